// SPDX-License-Identifier: EUPL-1.2
//! Fees, claims and their journal: what residents owe a legal entity, why, until when, and what was paid.
//!
//! A module above calls [`open_claim`] in its own transaction and reads [`claims_of`]. The balance of a claim is the sum of its journal;
//! entries are never changed or deleted, and the state follows from balance and day.

mod commands;
mod events;
mod forms;
mod jobs;
mod model;
mod pages;
mod policy;
mod queries;
mod store;

pub use commands::{
    Asked, Booked, Cash, Payment, ReliefOutcome, ask_relief, assess_year, book_payment, decide_relief, defer,
    end_levy, hand_over, import_rules, mandate_iban, open_claim, record_mandate, reverse_payment,
    revoke_mandate, start_levy, take_cash,
};
pub use events::{ClaimChanged, ClaimHandedOver, ClaimOpened, ClaimPaid};
pub use forms::ImportError;
pub use model::{
    CheckRule, Claim, ClaimId, ClaimState, EntryKind, FeeAmount, FeeItem, FeeReduction, Instalment,
    JournalEntry, LevyId, MAX_AMOUNT, MAX_QUANTITY, MAX_REASON, Mandate, NewClaim, NewMandate, PaymentRule,
    Relief, ReliefKind, StandingLevy, cash_reference, creditor_identifier, fee, iban, is_cash_reference,
};
pub use policy::{
    ApproveRelief, BookPayment, ClaimResource, ImportRules, MyClaimResource, PaymentRuleResource, RULES,
};
pub use queries::{
    ClaimFilter, ClaimPage, ClaimView, MyClaim, Place, Shown, Subject, Sums, claim, claims, claims_of,
    fee_item, mandates_of, my_claims, rule_on, standing_levy,
};

use ::store::Migration;

/// The tables of this module.
pub const MIGRATIONS: &[Migration] = &[Migration {
    module: "payments",
    number: 1,
    sql: include_str!("../migrations/0001_create_payments.sql"),
}];

/// The module for the house.
#[must_use]
pub fn module() -> web::Module {
    use foundation::Event as _;
    web::Module {
        name: "payments",
        routes: pages::routes(),
        navigation: pages::navigation(),
        rules: RULES,
        migrations: MIGRATIONS,
        jobs: vec![(jobs::TELL_JOB, jobs::tell), (jobs::YEAR_JOB, jobs::assess)],
        subscriptions: vec![(ClaimChanged::NAME, jobs::TELL_JOB)],
        texts: Some(model::TEXTS),
        ..web::Module::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_and_english_texts_agree_and_every_value_has_its_words() {
        let (german, english) = model::TEXTS;
        assert_eq!(i18n::check(&[("payments", german)], &[("payments", english)]), Vec::<String>::new());
        let has = |key: String| assert!(german.contains(&format!("\n{key} =")), "{key}");
        ClaimState::ALL.iter().for_each(|state| has(format!("payments-state-{}", state.as_str())));
        Shown::ALL.iter().for_each(|shown| has(format!("payments-shown-{}", shown.as_str())));
        for kind in EntryKind::ALL {
            has(format!("payments-kind-{}", kind.as_str()));
            has(format!("payments-ledger-{}", kind.counter_account()));
        }
    }
}
