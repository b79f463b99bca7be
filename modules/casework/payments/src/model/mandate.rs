// SPDX-License-Identifier: EUPL-1.2
//! SEPA direct debit mandates.

use foundation::id::Uuid;
use foundation::{Date, OwnerId};

/// A mandate to be recorded.
#[derive(Clone, PartialEq, Eq)]
pub struct NewMandate {
    /// Identifier chosen by the caller; recording it again changes nothing.
    pub id: Uuid,
    /// The body that collects.
    pub legal_entity: Uuid,
    /// Who signed.
    pub debtor: OwnerId,
    /// Account to collect from, as typed.
    pub iban: String,
    /// Day of the signature.
    pub signed_on: Date,
}

impl std::fmt::Debug for NewMandate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewMandate").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A recorded mandate without the account, which lies sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// Identifier.
    pub id: Uuid,
    /// The body that collects.
    pub legal_entity: Uuid,
    /// Who signed.
    pub debtor: OwnerId,
    /// Mandate reference, unique for the creditor.
    pub reference: String,
    /// Creditor identifier of the legal entity on the day of the recording.
    pub creditor: String,
    /// The last four characters of the IBAN.
    pub iban_end: String,
    /// Day of the signature.
    pub signed_on: Date,
    /// Day from which nothing may be collected.
    pub revoked_on: Option<Date>,
}

impl Mandate {
    /// Whether money may be collected on a day.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.signed_on <= day && self.revoked_on.is_none_or(|revoked| day < revoked)
    }
}
