// SPDX-License-Identifier: EUPL-1.2
//! Who may do what. [`authorise`] is the only maker of a [`Permit`]; a permit carries the owner whose rows it opens.
//!
//! A module lists its rules as pure data in `policy.rs`; the whole table is printed as a golden matrix. What no rule
//! allows is denied, and the denial is "not found", so that nobody learns what exists.

use crate::id::OwnerId;
use crate::problem::Problem;
use std::marker::PhantomData;

/// A role of an actor. Staff roles are bound to an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Anybody with a browser, without account; owns the drafts of this visit.
    Visitor,
    /// A resident or business with an account.
    Resident,
    /// Staff who handle cases of an authority.
    CaseWorker,
    /// Staff who lead an office: assign, countersign, see the load.
    HeadOfOffice,
    /// Staff who keep organisation, people, services and templates of an authority.
    Administrator,
    /// Staff who inspect the audit log and change nothing.
    Auditor,
    /// Staff who answer the phone (115): service information, no cases.
    PhoneDesk,
    /// The program itself, carrying out a job.
    System,
}

impl Role {
    /// Every role, in the order of the matrix.
    pub const ALL: [Self; 8] = [
        Self::Visitor,
        Self::Resident,
        Self::CaseWorker,
        Self::HeadOfOffice,
        Self::Administrator,
        Self::Auditor,
        Self::PhoneDesk,
        Self::System,
    ];

    /// Stable name, also the key of the translation.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Resident => "resident",
            Self::CaseWorker => "case_worker",
            Self::HeadOfOffice => "head_of_office",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::PhoneDesk => "phone_desk",
            Self::System => "system",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// A staff role at one authority, held directly or by a named delegation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleBinding {
    /// The authority.
    pub authority: OwnerId,
    /// The role there.
    pub role: Role,
    /// The delegation that lends the role, when it is not the person's own.
    pub delegation: Option<uuid::Uuid>,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody without account; `owner` holds the drafts of this visit (also reached by a resume code).
    Visitor {
        /// Owner of the visit's drafts, once there is one.
        owner: Option<OwnerId>,
    },
    /// A resident or business; the account is the owner of its drafts and mailbox.
    Resident {
        /// The account.
        account: OwnerId,
    },
    /// A member of staff.
    Staff {
        /// The account.
        account: uuid::Uuid,
        /// Roles at authorities, valid now.
        bindings: Vec<RoleBinding>,
    },
    /// The program, carrying out a job that an earlier grant ordered.
    System {
        /// Name of the job or command.
        task: &'static str,
    },
}

impl Actor {
    /// How the actor stands in the audit log: kind and account, never a name.
    #[must_use]
    pub fn reference(&self) -> String {
        match self {
            Self::Visitor { owner: Some(owner) } => format!("visitor:{owner}"),
            Self::Visitor { owner: None } => "visitor".to_owned(),
            Self::Resident { account } => format!("resident:{account}"),
            Self::Staff { account, .. } => format!("staff:{account}"),
            Self::System { task } => format!("system:{task}"),
        }
    }

    /// The owner id under which this actor keeps drafts and mail, when there is one.
    #[must_use]
    pub const fn own(&self) -> Option<OwnerId> {
        match self {
            Self::Visitor { owner } => *owner,
            Self::Resident { account } => Some(*account),
            Self::Staff { .. } | Self::System { .. } => None,
        }
    }

    /// The authorities at which the actor holds a staff role, each once.
    #[must_use]
    pub fn authorities(&self) -> Vec<OwnerId> {
        let Self::Staff { bindings, .. } = self else { return Vec::new() };
        let mut found: Vec<_> = bindings.iter().map(|binding| binding.authority).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the actor holds a staff role at an authority.
    #[must_use]
    pub fn has(&self, role: Role, authority: OwnerId) -> bool {
        matches!(self, Self::Staff { bindings, .. } if bindings.iter().any(|binding| binding.role == role && binding.authority == authority))
    }

    /// The staff account behind the actor.
    #[must_use]
    pub const fn staff_account(&self) -> Option<uuid::Uuid> {
        match self {
            Self::Staff { account, .. } => Some(*account),
            _ => None,
        }
    }
}

/// How far a rule reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Only rows whose owner is the actor (drafts, mailbox, own account).
    Own,
    /// Rows of an authority at which the actor holds the role.
    Authority,
    /// Everybody's: public information, or work of the program itself.
    Any,
}

/// What is done. A zero-sized type per action; see [`crate::action`].
pub trait Action: Send + Sync + 'static {
    /// Stable name for the matrix and the audit log.
    const NAME: &'static str;
}

/// What it is done to. A zero-sized type per kind of resource; see [`crate::resource`].
pub trait Resource: Send + Sync + 'static {
    /// Stable name for the matrix and the audit log.
    const NAME: &'static str;
}

/// Declares actions: zero-sized types with a stable name.
#[macro_export]
macro_rules! action {
    ($($(#[$meta:meta])* $name:ident = $text:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl $crate::policy::Action for $name { const NAME: &'static str = $text; }
    )+};
}

/// Declares resources: zero-sized types with a stable name.
#[macro_export]
macro_rules! resource {
    ($($(#[$meta:meta])* $name:ident = $text:literal),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl $crate::policy::Resource for $name { const NAME: &'static str = $text; }
    )+};
}

crate::action! {
    /// Look at one object.
    View = "view",
    /// See a list of objects.
    List = "list",
    /// Make a new object.
    Create = "create",
    /// Change an object.
    Edit = "edit",
    /// Take an object away.
    Remove = "remove",
}

/// One line of the permit table: this role may do this action to this kind of resource within this scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Resource name.
    pub resource: &'static str,
    /// Action name.
    pub action: &'static str,
    /// Role that is allowed.
    pub role: Role,
    /// Reach.
    pub scope: Scope,
}

/// A rule from types, so that names cannot drift.
#[must_use]
pub const fn allow<A: Action, R: Resource>(role: Role, scope: Scope) -> Rule {
    Rule { resource: R::NAME, action: A::NAME, role, scope }
}

/// The whole permit table of the installation.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    rules: Vec<Rule>,
}

impl Policy {
    /// A table from the rules of all modules.
    #[must_use]
    pub fn new(rules: impl IntoIterator<Item = Rule>) -> Self {
        Self { rules: rules.into_iter().collect() }
    }

    /// Every rule.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Whether a rule lets this actor do the action to the resource of this owner; the delegation used, if any.
    fn permits(
        &self,
        resource: &str,
        action: &str,
        actor: &Actor,
        owner: OwnerId,
    ) -> Option<Option<uuid::Uuid>> {
        self.rules
            .iter()
            .filter(|rule| rule.resource == resource && rule.action == action)
            .find_map(|rule| rule.reaches(actor, owner))
    }

    /// The matrix as text: a block per resource, a line per action, a column per role. `own`, `authority`, `any` or `-`.
    #[must_use]
    pub fn matrix(&self) -> String {
        let mut pairs: Vec<_> = self.rules.iter().map(|rule| (rule.resource, rule.action)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut text = format!("{:<38}", "resource.action");
        for role in Role::ALL {
            text.push_str(&format!("{:<15}", role.as_str()));
        }
        for (resource, action) in pairs {
            text = format!("{}\n{:<38}", text.trim_end(), format!("{resource}.{action}"));
            for role in Role::ALL {
                let cell = self
                    .rules
                    .iter()
                    .find(|rule| rule.resource == resource && rule.action == action && rule.role == role)
                    .map_or("-", |rule| rule.scope.as_str());
                text.push_str(&format!("{cell:<15}"));
            }
        }
        format!("{}\n", text.trim_end())
    }
}

impl Scope {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Authority => "authority",
            Self::Any => "any",
        }
    }
}

impl Rule {
    fn reaches(&self, actor: &Actor, owner: OwnerId) -> Option<Option<uuid::Uuid>> {
        match (self.scope, actor) {
            (Scope::Any, Actor::Visitor { .. }) => (self.role == Role::Visitor).then_some(None),
            (Scope::Any, Actor::Resident { .. }) => (self.role == Role::Resident).then_some(None),
            (Scope::Any, Actor::System { .. }) => (self.role == Role::System).then_some(None),
            (Scope::Any, Actor::Staff { bindings, .. }) => {
                bindings.iter().find(|binding| binding.role == self.role).map(|binding| binding.delegation)
            }
            (Scope::Authority, Actor::Staff { bindings, .. }) => bindings
                .iter()
                .find(|binding| binding.role == self.role && binding.authority == owner)
                .map(|binding| binding.delegation),
            (Scope::Own, Actor::Visitor { owner: Some(own) }) => {
                (self.role == Role::Visitor && *own == owner).then_some(None)
            }
            (Scope::Own, Actor::Resident { account }) => {
                (self.role == Role::Resident && *account == owner).then_some(None)
            }
            _ => None,
        }
    }
}

/// The proof that an actor may do `A` to the `R` of one owner. Made only by [`authorise`]; SQL takes the owner from it.
///
/// It cannot be forged: its fields are private, and it can be neither copied nor cloned nor made by default.
///
/// ```compile_fail,E0451
/// # use foundation::policy::{Permit, View};
/// # foundation::resource! { /// A thing.
/// Thing = "thing" }
/// let forged = Permit::<View, Thing> {
///     owner: foundation::OwnerId::INSTALLATION,
///     actor: foundation::Actor::Visitor { owner: None },
///     delegation: None,
///     kind: std::marker::PhantomData,
/// };
/// ```
///
/// ```compile_fail,E0599
/// # use foundation::policy::{Permit, View};
/// # foundation::resource! { /// A thing.
/// Thing = "thing" }
/// fn keep(permit: &Permit<View, Thing>) -> Permit<View, Thing> {
///     Permit::clone(permit)
/// }
/// ```
///
/// A permit to look at a thing is none to change it:
///
/// ```compile_fail,E0308
/// # use foundation::policy::{Edit, Permit, View};
/// # foundation::resource! { /// A thing.
/// Thing = "thing" }
/// fn change(_: &Permit<Edit, Thing>) {}
/// fn attempt(permit: &Permit<View, Thing>) {
///     change(permit);
/// }
/// ```
#[derive(Debug)]
pub struct Permit<A: Action, R: Resource> {
    owner: OwnerId,
    actor: Actor,
    delegation: Option<uuid::Uuid>,
    kind: PhantomData<fn() -> (A, R)>,
}

impl<A: Action, R: Resource> Permit<A, R> {
    /// The owner whose rows this permit opens.
    #[must_use]
    pub const fn owner(&self) -> OwnerId {
        self.owner
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The delegation by which the actor may act, if it is not the actor's own right.
    #[must_use]
    pub const fn delegation(&self) -> Option<uuid::Uuid> {
        self.delegation
    }

    /// `resource.action`, as it stands in the matrix and in the audit log.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}.{}", R::NAME, A::NAME)
    }
}

/// Decides whether the actor may do `A` to the `R` of this owner.
///
/// # Errors
/// [`Problem::NotFound`] when no rule allows it: who may not see a thing does not learn that it exists.
pub fn authorise<A: Action, R: Resource>(
    policy: &Policy,
    actor: &Actor,
    owner: OwnerId,
) -> Result<Permit<A, R>, Problem> {
    match policy.permits(R::NAME, A::NAME, actor, owner) {
        Some(delegation) => Ok(Permit { owner, actor: actor.clone(), delegation, kind: PhantomData }),
        None => Err(Problem::NotFound),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    crate::resource! {
        /// A thing for these tests.
        Thing = "thing",
    }

    fn owner() -> OwnerId {
        OwnerId::at(Timestamp::from_micros(1_000_000))
    }

    fn staff(authority: OwnerId, role: Role) -> Actor {
        Actor::Staff {
            account: uuid::Uuid::nil(),
            bindings: vec![RoleBinding { authority, role, delegation: None }],
        }
    }

    #[test]
    fn a_role_counts_only_at_the_authority_it_is_bound_to() {
        let policy = Policy::new([allow::<View, Thing>(Role::CaseWorker, Scope::Authority)]);
        let (here, there) = (owner(), owner());
        assert!(authorise::<View, Thing>(&policy, &staff(here, Role::CaseWorker), here).is_ok());
        assert!(authorise::<View, Thing>(&policy, &staff(here, Role::CaseWorker), there).is_err());
        assert!(authorise::<View, Thing>(&policy, &staff(here, Role::Auditor), here).is_err());
    }

    #[test]
    fn what_no_rule_allows_is_not_found() {
        let policy = Policy::new([allow::<View, Thing>(Role::Resident, Scope::Own)]);
        let account = owner();
        assert!(authorise::<View, Thing>(&policy, &Actor::Resident { account }, account).is_ok());
        assert!(matches!(
            authorise::<Edit, Thing>(&policy, &Actor::Resident { account }, account),
            Err(Problem::NotFound)
        ));
        assert!(authorise::<View, Thing>(&policy, &Actor::Resident { account: owner() }, account).is_err());
        assert!(authorise::<View, Thing>(&policy, &Actor::Visitor { owner: None }, account).is_err());
    }

    #[test]
    fn the_matrix_shows_every_role_in_one_line_per_action() {
        let policy = Policy::new([
            allow::<View, Thing>(Role::Resident, Scope::Own),
            allow::<View, Thing>(Role::CaseWorker, Scope::Authority),
        ]);
        let matrix = policy.matrix();
        let cells: Vec<_> = matrix.lines().nth(1).unwrap_or_default().split_whitespace().collect();
        assert_eq!(cells, ["thing.view", "-", "own", "authority", "-", "-", "-", "-", "-"]);
    }
}
