// SPDX-License-Identifier: EUPL-1.2
//! Accounts, sessions and roles.

use foundation::{Actor, Date, OwnerId, Role, Timestamp, id::Uuid};

foundation::id! {
    /// An account of a resident, a company or a member of staff.
    AccountId
}

foundation::id! {
    /// A role of an account at an authority; also the identifier of a delegation.
    BindingId
}

impl From<AccountId> for OwnerId {
    fn from(account: AccountId) -> Self {
        Self(account.uuid())
    }
}

/// Whose account it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountKind {
    /// A natural person.
    Resident,
    /// A business with an acting person.
    Company,
    /// A member of staff.
    Staff,
}

impl AccountKind {
    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Company => "company",
            Self::Staff => "staff",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Resident, Self::Company, Self::Staff].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// What is needed to open an account. The secret is clear text and is hashed before it is kept.
#[derive(Clone)]
pub struct NewAccount {
    /// Whose account.
    pub kind: AccountKind,
    /// Login name: an e-mail address for residents, a short name for staff. Compared without regard to case.
    pub login: String,
    /// Name shown to the person and in letters.
    pub display_name: String,
    /// Address for notifications; may be empty.
    pub email: String,
    /// Clear-text secret.
    pub secret: String,
}

impl std::fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccount").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// An account without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Identifier; also the owner of its rows.
    pub id: AccountId,
    /// Whose account.
    pub kind: AccountKind,
    /// Login name.
    pub login: String,
    /// Name shown.
    pub display_name: String,
    /// Address for notifications.
    pub email: String,
    /// Whether it may sign in.
    pub disabled: bool,
    /// Whether the person is protected (BMG §§ 51, 52): addresses are masked everywhere.
    pub protected: bool,
    /// Whether somebody else chose the secret, so that it has to be replaced before anything else is possible.
    pub first_secret: bool,
}

/// A role of a person at an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// Identifier.
    pub id: BindingId,
    /// The authority.
    pub authority: OwnerId,
    /// The person.
    pub account: AccountId,
    /// Name of the person.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// First day.
    pub valid_from: Date,
    /// Last day.
    pub valid_until: Option<Date>,
    /// The colleague who lent the role.
    pub lent_by: Option<AccountId>,
    /// Why, for lent roles.
    pub reason: String,
}

/// A session as a request sees it.
#[derive(Clone, Debug)]
pub struct Session {
    /// Hash of the code; names the session in the store.
    pub code: Vec<u8>,
    /// Who acts.
    pub actor: Actor,
    /// The signed-in account, if any.
    pub account: Option<Account>,
    /// When it ends unless it is used.
    pub ends_at: Timestamp,
    /// The authorities at which a member of staff has roles; the actor's roles are those at one of them.
    pub workplaces: Vec<OwnerId>,
    /// The one the session works for.
    pub workplace: Option<OwnerId>,
}

/// Seconds without use after which a session of staff ends.
pub(crate) const STAFF_IDLE: i64 = 60 * 60;
/// Seconds without use after which a session of a resident or visitor ends (at least 20 minutes, WCAG 2.2.1).
pub(crate) const RESIDENT_IDLE: i64 = 2 * 60 * 60;
/// Seconds after which every session ends, used or not.
pub(crate) const ABSOLUTE: i64 = 12 * 60 * 60;
/// Sessions an account may have at a time; the oldest ends first (ASVS 7.1.2).
pub(crate) const MOST_SESSIONS: usize = 5;
/// How often the last use is written, in seconds.
pub(crate) const SEEN_EVERY: i64 = 60;

/// When a session ends.
pub(crate) fn ends_at(staff: bool, created_at: Timestamp, seen_at: Timestamp) -> Timestamp {
    let idle = if staff { STAFF_IDLE } else { RESIDENT_IDLE };
    seen_at.plus_seconds(idle).min(created_at.plus_seconds(ABSOLUTE))
}

/// The identifier as a plain UUID, for audit entries.
impl AccountId {
    /// The owner of the account's rows: the account itself.
    #[must_use]
    pub const fn owner(self) -> OwnerId {
        OwnerId(self.uuid())
    }
}

/// Kinds of locator codes.
pub(crate) const LOGIN: &str = "login";
/// Resume codes of drafts.
pub(crate) const RESUME: &str = "resume";

/// The target of a locator: whose rows, and which object.
pub type Located = (OwnerId, Uuid);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_by_idling_or_by_age() {
        let start = Timestamp::from_micros(0);
        assert_eq!(ends_at(true, start, start), start.plus_seconds(3600));
        assert_eq!(
            ends_at(false, start, start.plus_seconds(11 * 3600 + 1800)),
            start.plus_seconds(12 * 3600)
        );
    }
}
