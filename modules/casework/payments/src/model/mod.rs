// SPDX-License-Identifier: EUPL-1.2
//! The nouns of the module and everything that is computed from them; pure.

mod claim;
mod explain;
mod fee;
mod levy;
mod mandate;
mod reference;
mod rule;

pub use claim::{
    Claim, ClaimId, ClaimState, EntryKind, JournalEntry, MAX_AMOUNT, MAX_REASON, NewClaim, Relief, ReliefKind,
};
pub(crate) use explain::{TEXTS, sentence};
pub use fee::{FeeAmount, FeeItem, FeeReduction, MAX_QUANTITY, fee};
pub use levy::{Instalment, LevyId, StandingLevy};
pub use mandate::{Mandate, NewMandate};
pub use reference::{CheckRule, cash_reference, compact, creditor_identifier, iban, is_cash_reference};
pub use rule::PaymentRule;
