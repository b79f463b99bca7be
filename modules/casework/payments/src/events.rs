// SPDX-License-Identifier: EUPL-1.2
//! What this module tells others. The job that hears of it belongs to the authority.

use crate::model::{ClaimId, EntryKind};
use foundation::id::Uuid;
use foundation::{Event, Money, OwnerId};
use serde::{Deserialize, Serialize};

/// A claim was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimOpened {
    /// The claim.
    pub claim: ClaimId,
    /// The case from which it comes.
    pub case_id: Option<Uuid>,
    /// Who owes.
    pub debtor: OwnerId,
    /// The assessment.
    pub amount: Money,
}

impl Event for ClaimOpened {
    const NAME: &'static str = "payments.claim_opened";
}

/// A claim was settled by money: its balance reached zero or fell below.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimPaid {
    /// The claim.
    pub claim: ClaimId,
    /// The case from which it comes.
    pub case_id: Option<Uuid>,
    /// Who owed.
    pub debtor: OwnerId,
    /// The kind of the last payment.
    pub kind: EntryKind,
}

impl Event for ClaimPaid {
    const NAME: &'static str = "payments.paid";
}

/// Anything about a claim changed, its opening included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimChanged {
    /// The claim.
    pub claim: ClaimId,
}

impl Event for ClaimChanged {
    const NAME: &'static str = "payments.claim_changed";
}

/// A claim goes to dunning (Mahnung) and enforcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimHandedOver {
    /// The claim.
    pub claim: ClaimId,
    /// The balance on that day.
    pub balance: Money,
}

impl Event for ClaimHandedOver {
    const NAME: &'static str = "payments.handed_over";
}
