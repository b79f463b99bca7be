// SPDX-License-Identifier: EUPL-1.2
//! Who may see and change the organisation. Areas and the way to the responsible authority are public.

use foundation::policy::{Edit, List, Rule, Scope, View, allow};
use foundation::{Role, action, resource};
use identity::{Lend, RoleResource};

resource! {
    /// Areas and postcodes.
    AreaResource = "area",
    /// An authority with its legal entities, units, competences and directory.
    AuthorityResource = "authority",
}

action! {
    /// Load reference data from a file.
    Import = "import",
}

/// The rules of this module. People may lend their own role to a colleague and see loans of their authority, because a delegation is
/// visible to both sides; auditors may not lend, so that whoever inspects stays named.
pub const RULES: &[Rule] = &[
    allow::<Import, AreaResource>(Role::System, Scope::Any),
    allow::<Import, AuthorityResource>(Role::System, Scope::Any),
    allow::<View, AuthorityResource>(Role::CaseWorker, Scope::Authority),
    allow::<View, AuthorityResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<View, AuthorityResource>(Role::Administrator, Scope::Authority),
    allow::<View, AuthorityResource>(Role::Auditor, Scope::Authority),
    allow::<View, AuthorityResource>(Role::PhoneDesk, Scope::Authority),
    allow::<Edit, AuthorityResource>(Role::Administrator, Scope::Authority),
    allow::<Edit, AuthorityResource>(Role::System, Scope::Any),
    allow::<List, RoleResource>(Role::CaseWorker, Scope::Authority),
    allow::<List, RoleResource>(Role::PhoneDesk, Scope::Authority),
    allow::<Lend, RoleResource>(Role::Administrator, Scope::Authority),
    allow::<Lend, RoleResource>(Role::PhoneDesk, Scope::Authority),
];
