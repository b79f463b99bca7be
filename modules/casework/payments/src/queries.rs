// SPDX-License-Identifier: EUPL-1.2
//! Reading claims, rates and rules.

use crate::model::{
    Claim, ClaimId, ClaimState, FeeItem, JournalEntry, LevyId, Mandate, PaymentRule, Relief, StandingLevy,
};
use crate::policy::{ClaimResource, MyClaimResource};
use crate::store;
use ::store::Tx;
use foundation::id::Uuid;
use foundation::policy::{List, Permit, View};
use foundation::validity::valid_on;
use foundation::{Date, Money, OwnerId, Problem, Translated};
use serde::{Deserialize, Serialize};

/// Whose claims are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Those of a case.
    Case(Uuid),
    /// Those of a resident or visitor.
    Debtor(OwnerId),
}

/// The part of the claims that a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Something is owed.
    #[default]
    Open,
    /// Something is owed beyond the last day for paying, and it was not handed over.
    Overdue,
    /// At dunning.
    HandedOver,
    /// Nothing is owed.
    Settled,
    /// Everything.
    All,
}

impl Shown {
    /// Every part, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Open, Self::Overdue, Self::HandedOver, Self::Settled, Self::All];

    /// Stable name, also in text keys.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::HandedOver => "handed-over",
            Self::Settled => "settled",
            Self::All => "all",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shown| shown.as_str() == text)
    }
}

/// Where a list goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Last day for paying of the last row before.
    pub pay_by: Date,
    /// Its identifier.
    pub id: Uuid,
}

/// What a list of claims shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimFilter {
    /// Which part.
    pub shown: Shown,
    /// Only the claim with this cash reference.
    pub reference: Option<String>,
    /// After this row.
    pub after: Option<Place>,
}

/// Sums over all claims on which something is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// What is owed.
    pub open: Money,
    /// On how many claims.
    pub count: i64,
    /// What of it is beyond the last day for paying.
    pub overdue: Money,
}

/// A page of claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimPage {
    /// The rows.
    pub claims: Vec<Claim>,
    /// Where the next page begins.
    pub next: Option<Place>,
    /// Sums over all claims of the authority.
    pub sums: Sums,
}

/// A claim with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimView {
    /// The claim.
    pub claim: Claim,
    /// Its journal; the sum is the balance.
    pub journal: Vec<JournalEntry>,
    /// What waits for a second person.
    pub waiting: Vec<Relief>,
}

/// What a resident sees of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyClaim {
    /// The claim.
    pub id: ClaimId,
    /// Its version; an older one never replaces a newer one.
    pub version: i64,
    /// The body whose money it is.
    pub creditor: Translated,
    /// Cash reference, to be named when paying.
    pub cash_reference: String,
    /// What it is for.
    pub subject: Translated,
    /// Why this amount.
    pub why: Translated,
    /// What is still owed; below zero what is paid too much.
    pub balance: Money,
    /// What was paid.
    pub paid: Money,
    /// Last day for paying.
    pub pay_by: Date,
    /// Whether it is deferred.
    pub deferred: bool,
    /// Whether it is at dunning.
    pub handed_over: bool,
    /// Whether remission settled it.
    pub remitted: bool,
    /// Holder, IBAN and bank of the account; none when the legal entity has none.
    pub account: Option<[String; 3]>,
}

impl MyClaim {
    /// The state on a day.
    #[must_use]
    pub fn state(&self, today: Date) -> ClaimState {
        let paid = self.paid > Money::ZERO;
        match self.balance.cents() {
            ..0 => ClaimState::Overpaid,
            0 if paid => ClaimState::Paid,
            0 if self.remitted => ClaimState::Remitted,
            0 => ClaimState::Cancelled,
            _ if self.handed_over => ClaimState::HandedOver,
            _ if today > self.pay_by => ClaimState::Overdue,
            _ if self.deferred => ClaimState::Deferred,
            _ if paid => ClaimState::PartlyPaid,
            _ => ClaimState::Open,
        }
    }
}

/// The claims of a case or debtor at the permit's authority, by day.
///
/// # Errors
/// What the store says.
pub async fn claims_of(
    tx: &mut Tx,
    permit: &Permit<View, ClaimResource>,
    subject: Subject,
) -> Result<Vec<Claim>, Problem> {
    Ok(match subject {
        Subject::Case(case) => store::of_case(tx, permit.owner(), case).await?,
        Subject::Debtor(debtor) => store::of_debtor(tx, permit.owner(), debtor).await?,
    })
}

/// A claim with its journal.
///
/// # Errors
/// [`Problem::NotFound`], or what the store says.
pub async fn claim(
    tx: &mut Tx,
    permit: &Permit<View, ClaimResource>,
    id: ClaimId,
) -> Result<ClaimView, Problem> {
    let owner = permit.owner();
    let claim = store::claim(tx, owner, id).await?.ok_or(Problem::NotFound)?;
    let journal = store::journal(tx, owner, id).await?;
    Ok(ClaimView { claim, journal, waiting: store::reliefs(tx, owner, id).await? })
}

/// A page of at most `most` claims.
///
/// # Errors
/// What the store says.
pub async fn claims(
    tx: &mut Tx,
    permit: &Permit<List, ClaimResource>,
    filter: &ClaimFilter,
    (today, most): (Date, usize),
) -> Result<ClaimPage, Problem> {
    let limit = i64::try_from(most.saturating_add(1)).unwrap_or(i64::MAX);
    let mut claims = store::list(tx, (permit.owner(), today), filter, limit).await?;
    let more = claims.len() > most;
    claims.truncate(most);
    let place = |claim: &Claim| Place { pay_by: claim.pay_by(), id: claim.id.uuid() };
    let next = claims.last().filter(|_| more).map(place);
    Ok(ClaimPage { claims, next, sums: store::sums(tx, permit.owner(), today).await? })
}

/// What a resident or visitor owes, to all authorities.
///
/// # Errors
/// What the store says.
pub async fn my_claims(tx: &mut Tx, permit: &Permit<List, MyClaimResource>) -> Result<Vec<MyClaim>, Problem> {
    Ok(store::my_claims(tx, permit.owner()).await?)
}

/// The rules of a legal entity on a day.
///
/// # Errors
/// [`Problem::Refused`] when none hold.
pub async fn rule_on(tx: &mut Tx, legal_entity: Uuid, day: Date) -> Result<PaymentRule, Problem> {
    let rules = store::rules(tx, legal_entity).await?;
    let found = valid_on(&rules, |rule| rule.valid, day).cloned();
    found.ok_or(Problem::refused("payments-refused-no-rule"))
}

/// The fee item with a key as it is on a day.
///
/// # Errors
/// [`Problem::NotFound`] for an unknown key or when no rate holds on the day.
pub async fn fee_item(tx: &mut Tx, legal_entity: Uuid, key: &str, day: Date) -> Result<FeeItem, Problem> {
    let mut items = store::fee_items(tx, legal_entity).await?;
    items.retain(|item| item.key == key);
    valid_on(&items, |item| item.valid, day).cloned().ok_or(Problem::NotFound)
}

/// A standing levy.
///
/// # Errors
/// [`Problem::NotFound`], or what the store says.
pub async fn standing_levy(
    tx: &mut Tx,
    permit: &Permit<View, ClaimResource>,
    id: LevyId,
) -> Result<StandingLevy, Problem> {
    store::levy(tx, permit.owner(), id).await?.ok_or(Problem::NotFound)
}

/// The mandates of a debtor, also those that were revoked.
///
/// # Errors
/// What the store says.
pub async fn mandates_of(
    tx: &mut Tx,
    permit: &Permit<View, ClaimResource>,
    debtor: OwnerId,
) -> Result<Vec<Mandate>, Problem> {
    Ok(store::mandates(tx, permit.owner(), debtor).await?)
}
