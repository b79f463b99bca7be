// SPDX-License-Identifier: EUPL-1.2
//! Who somebody is: accounts of residents and staff, sessions, roles bound to authorities and lent to others,
//! and codes that find a draft again without an account.
//!
//! Secrets are kept as Argon2id hashes, session and resume codes as SHA-256 of 160 or more random bits.

mod code;
mod commands;
mod model;
mod own_secret;
mod secret;
mod store;
mod workplace;

pub use code::Code;
pub use commands::{
    Loan, SignInRefused, account_of, begin_visit, bind_role, bindings_at, change_protection, disable,
    end_all_sessions, end_binding, enrol, keep_visit, lend_role, make_resume_code, register, resolve, resume,
    sign_in, sign_out, sweep, sweep_codes,
};
pub use model::{Account, AccountId, AccountKind, BindingId, Located, NewAccount, RoleRow, Session};
pub use own_secret::{SECRET_LENGTH, SecretChange, change_secret};
pub use store::{holders, locate, point};
pub use workplace::work_for;

use ::store::Migration;
use foundation::policy::{Rule, Scope, allow};
use foundation::{Role, policy};

/// The tables of this crate.
pub const MIGRATIONS: &[Migration] = &[
    Migration { module: "identity", number: 1, sql: include_str!("../migrations/0001_create_identity.sql") },
    Migration { module: "identity", number: 2, sql: include_str!("../migrations/0002_first_secrets.sql") },
    Migration {
        module: "identity",
        number: 3,
        sql: include_str!("../migrations/0003_remember_workplaces.sql"),
    },
];

foundation::resource! {
    /// An account.
    AccountResource = "account",
    /// A role of a person at an authority.
    RoleResource = "role",
}

foundation::action! {
    /// Lend one's own role to a colleague for a time.
    Lend = "lend",
    /// Mark a person as protected (BMG §§ 51, 52).
    Protect = "protect",
    /// Replace one's own secret.
    ChangeSecret = "change_secret",
}

/// Who may do what with accounts and roles.
pub const RULES: &[Rule] = &[
    allow::<policy::View, AccountResource>(Role::Resident, Scope::Own),
    allow::<policy::Edit, AccountResource>(Role::Resident, Scope::Own),
    allow::<policy::Create, AccountResource>(Role::Visitor, Scope::Any),
    allow::<policy::Create, AccountResource>(Role::Administrator, Scope::Authority),
    allow::<policy::Create, AccountResource>(Role::System, Scope::Any),
    allow::<policy::Edit, AccountResource>(Role::Administrator, Scope::Authority),
    allow::<Protect, AccountResource>(Role::Administrator, Scope::Authority),
    allow::<Protect, AccountResource>(Role::System, Scope::Any),
    allow::<ChangeSecret, AccountResource>(Role::Resident, Scope::Own),
    allow::<ChangeSecret, AccountResource>(Role::CaseWorker, Scope::Authority),
    allow::<ChangeSecret, AccountResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<ChangeSecret, AccountResource>(Role::Administrator, Scope::Authority),
    allow::<ChangeSecret, AccountResource>(Role::Auditor, Scope::Authority),
    allow::<ChangeSecret, AccountResource>(Role::PhoneDesk, Scope::Authority),
    allow::<policy::List, RoleResource>(Role::Administrator, Scope::Authority),
    allow::<policy::List, RoleResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<policy::List, RoleResource>(Role::Auditor, Scope::Authority),
    allow::<policy::Edit, RoleResource>(Role::Administrator, Scope::Authority),
    allow::<policy::Edit, RoleResource>(Role::System, Scope::Any),
    allow::<Lend, RoleResource>(Role::CaseWorker, Scope::Authority),
    allow::<Lend, RoleResource>(Role::HeadOfOffice, Scope::Authority),
];
