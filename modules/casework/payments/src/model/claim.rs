// SPDX-License-Identifier: EUPL-1.2
//! A claim, its journal and the state that follows from both.

use foundation::id::Uuid;
use foundation::{Date, Money, OwnerId, Problem, Timestamp, Translated};
use serde::{Deserialize, Serialize};

foundation::id! {
    /// A claim.
    ClaimId
}

/// Largest amount of one entry: a hundred million euros.
pub const MAX_AMOUNT: Money = Money::from_cents(10_000_000_000);
/// Longest reason in characters.
pub const MAX_REASON: usize = 1_000;

/// A claim to be opened. Opening an identifier again changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClaim {
    /// Chosen by the caller, so that a repeated command is one claim.
    pub id: ClaimId,
    /// The body whose money it is.
    pub legal_entity: Uuid,
    /// The resident or visitor who owes.
    pub debtor: OwnerId,
    /// The case from which it comes.
    pub case_id: Option<Uuid>,
    /// What it is for, without personal data.
    pub subject: Translated,
    /// Why this amount.
    pub why: Translated,
    /// The assessment (Sollstellung); above zero.
    pub amount: Money,
    /// Day by which it is to be paid; none takes the term of the legal entity.
    pub due_on: Option<Date>,
}

/// A claim (Forderung) of a legal entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Identifier.
    pub id: ClaimId,
    /// The body whose money it is.
    pub legal_entity: Uuid,
    /// Cash reference (Kassenzeichen).
    pub cash_reference: String,
    /// The resident or visitor who owes.
    pub debtor: OwnerId,
    /// The case from which it comes.
    pub case_id: Option<Uuid>,
    /// What it is for.
    pub subject: Translated,
    /// Why this amount.
    pub why: Translated,
    /// Day of the assessment.
    pub assessed_on: Date,
    /// Day by which it is to be paid.
    pub due_on: Date,
    /// Until when it is deferred (Stundung).
    pub deferred_until: Option<Date>,
    /// Day of the hand-over to dunning.
    pub handed_over_on: Option<Date>,
    /// The sum of the journal.
    pub balance: Money,
    /// What was paid, less what went back.
    pub paid: Money,
    /// What was remitted (Erlass).
    pub remitted: Money,
    /// Counts changes, to notice a stale edit.
    pub version: i64,
}

/// The state of a claim on a day. It is never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimState {
    /// Nothing paid, not due.
    Open,
    /// Something paid, not due.
    PartlyPaid,
    /// Due and not settled.
    Overdue,
    /// Deferred beyond the due day.
    Deferred,
    /// Handed over to dunning.
    HandedOver,
    /// Settled by payment.
    Paid,
    /// More was paid than is owed.
    Overpaid,
    /// Settled by remission without any payment.
    Remitted,
    /// Corrected to nothing.
    Cancelled,
}

impl ClaimState {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Open,
        Self::PartlyPaid,
        Self::Overdue,
        Self::Deferred,
        Self::HandedOver,
        Self::Paid,
        Self::Overpaid,
        Self::Remitted,
        Self::Cancelled,
    ];

    /// Stable name, also in text keys.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::PartlyPaid => "partly-paid",
            Self::Overdue => "overdue",
            Self::Deferred => "deferred",
            Self::HandedOver => "handed-over",
            Self::Paid => "paid",
            Self::Overpaid => "overpaid",
            Self::Remitted => "remitted",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Claim {
    /// The last day for paying: that of the deferral, or the due day.
    #[must_use]
    pub fn pay_by(&self) -> Date {
        self.deferred_until.map_or(self.due_on, |until| until.max(self.due_on))
    }

    /// The state on a day.
    #[must_use]
    pub fn state(&self, today: Date) -> ClaimState {
        let (zero, paid) = (Money::ZERO, self.paid > Money::ZERO);
        if self.balance < zero {
            return ClaimState::Overpaid;
        }
        if self.balance == zero {
            return match (paid, self.remitted > zero) {
                (true, _) => ClaimState::Paid,
                (false, true) => ClaimState::Remitted,
                (false, false) => ClaimState::Cancelled,
            };
        }
        if self.handed_over_on.is_some() {
            return ClaimState::HandedOver;
        }
        if today > self.pay_by() {
            return ClaimState::Overdue;
        }
        match (self.deferred_until, paid) {
            (Some(_), _) => ClaimState::Deferred,
            (None, true) => ClaimState::PartlyPaid,
            (None, false) => ClaimState::Open,
        }
    }
}

/// What an entry of the journal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Assessment (Sollstellung): more is owed.
    Assessment,
    /// Correction (Absetzung): less is owed, because it was never owed.
    Correction,
    /// Interest of a deferral.
    Interest,
    /// Remission (Erlass): less is owed, although it was owed.
    Remission,
    /// A payment by bank transfer.
    Transfer,
    /// Cash at the counter.
    Cash,
    /// A payment taken back, for example a returned direct debit.
    Reversal,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Assessment,
        Self::Correction,
        Self::Interest,
        Self::Remission,
        Self::Transfer,
        Self::Cash,
        Self::Reversal,
    ];

    /// Stable name, also in text keys.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Correction => "correction",
            Self::Interest => "interest",
            Self::Remission => "remission",
            Self::Transfer => "transfer",
            Self::Cash => "cash",
            Self::Reversal => "reversal",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Whether the entry makes the debt larger.
    #[must_use]
    pub const fn is_debit(self) -> bool {
        matches!(self, Self::Assessment | Self::Interest | Self::Reversal)
    }

    /// The account on the other side, as accounting names it.
    #[must_use]
    pub const fn counter_account(self) -> &'static str {
        match self {
            Self::Assessment | Self::Correction => "revenue",
            Self::Interest => "interest",
            Self::Remission => "remission",
            Self::Transfer | Self::Reversal => "bank",
            Self::Cash => "cash",
        }
    }

    /// Whether money came or went back.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Transfer | Self::Cash | Self::Reversal)
    }
}

/// An entry of a claim's journal. Entries are never changed or deleted; what was wrong gets an opposite entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// Place in the journal, from 1.
    pub number: i64,
    /// What it does.
    pub kind: EntryKind,
    /// Signed: above zero more is owed, below zero less.
    pub amount: Money,
    /// Day from which it counts.
    pub value_on: Date,
    /// Why, as the person wrote it or as it was computed.
    pub reason: Translated,
    /// Receipt number or reference of the bank; unique within the authority, so that a repeated import is no second entry.
    pub source: Option<String>,
    /// The entry that it takes back.
    pub reverses: Option<i64>,
    /// When it was written.
    pub at: Timestamp,
}

impl JournalEntry {
    /// An entry of an amount above zero; the kind gives the sign.
    ///
    /// # Errors
    /// [`Problem::Refused`] for an amount that is not above zero or too large.
    pub(crate) fn of(
        kind: EntryKind,
        amount: Money,
        (value_on, at): (Date, Timestamp),
    ) -> Result<Self, Problem> {
        if amount <= Money::ZERO || amount > MAX_AMOUNT {
            return Err(Problem::refused("payments-refused-amount"));
        }
        let signed = if kind.is_debit() { amount } else { Money::from_cents(-amount.cents()) };
        let reason = Translated::new("", "");
        Ok(Self { number: 0, kind, amount: signed, value_on, reason, source: None, reverses: None, at })
    }

    pub(crate) fn because(mut self, reason: Translated) -> Self {
        self.reason = reason;
        self
    }

    pub(crate) fn with_source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// What a second person approves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReliefKind {
    /// A correction (Absetzung).
    Correction,
    /// A remission (Erlass).
    Remission,
}

impl ReliefKind {
    /// The entry that carries it out.
    #[must_use]
    pub const fn entry(self) -> EntryKind {
        match self {
            Self::Correction => EntryKind::Correction,
            Self::Remission => EntryKind::Remission,
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Correction, Self::Remission].into_iter().find(|kind| kind.entry().as_str() == text)
    }
}

/// A correction or remission that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relief {
    /// Identifier.
    pub id: Uuid,
    /// The claim.
    pub claim: ClaimId,
    /// What is asked for.
    pub kind: ReliefKind,
    /// How much, above zero.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// The account that asked; it cannot approve.
    pub asked_by: Uuid,
    /// When.
    pub asked_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = Date::constant(2026, 3, 2);

    fn claim(balance: i64, paid: i64, remitted: i64) -> Claim {
        Claim {
            id: ClaimId(Uuid::nil()),
            legal_entity: Uuid::nil(),
            cash_reference: "1".to_owned(),
            debtor: OwnerId(Uuid::nil()),
            case_id: None,
            subject: Translated::new("a", "a"),
            why: Translated::new("b", "b"),
            assessed_on: DAY,
            due_on: DAY,
            deferred_until: None,
            handed_over_on: None,
            balance: Money::from_cents(balance),
            paid: Money::from_cents(paid),
            remitted: Money::from_cents(remitted),
            version: 1,
        }
    }

    #[test]
    fn the_state_follows_from_balance_day_and_marks() {
        let tomorrow = Date::constant(2026, 3, 3);
        let deferred = Claim { deferred_until: Some(tomorrow), ..claim(100, 0, 0) };
        let handed = Claim { handed_over_on: Some(tomorrow), ..claim(100, 0, 0) };
        for (claim, day, state) in [
            (claim(100, 0, 0), DAY, ClaimState::Open),
            (claim(50, 50, 0), DAY, ClaimState::PartlyPaid),
            (claim(50, 50, 0), tomorrow, ClaimState::Overdue),
            (deferred.clone(), tomorrow, ClaimState::Deferred),
            (deferred, Date::constant(2026, 3, 4), ClaimState::Overdue),
            (handed, tomorrow, ClaimState::HandedOver),
            (claim(0, 100, 0), tomorrow, ClaimState::Paid),
            (claim(0, 50, 50), tomorrow, ClaimState::Paid),
            (claim(-1, 101, 0), tomorrow, ClaimState::Overpaid),
            (claim(0, 0, 100), tomorrow, ClaimState::Remitted),
            (claim(0, 0, 0), tomorrow, ClaimState::Cancelled),
        ] {
            assert_eq!(claim.state(day), state);
        }
    }

    #[test]
    fn the_kind_gives_the_sign_and_nothing_or_too_much_is_refused() {
        let entry = |kind, cents| {
            JournalEntry::of(kind, Money::from_cents(cents), (DAY, Timestamp::default()))
                .map(|entry| entry.amount.cents())
        };
        assert_eq!(entry(EntryKind::Assessment, 5).unwrap(), 5);
        assert_eq!(entry(EntryKind::Cash, 5).unwrap(), -5);
        for cents in [0, -1, MAX_AMOUNT.cents() + 1, i64::MIN, i64::MAX] {
            assert!(entry(EntryKind::Assessment, cents).is_err(), "{cents}");
        }
    }
}
