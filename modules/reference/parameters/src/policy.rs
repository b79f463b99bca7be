// SPDX-License-Identifier: EUPL-1.2
//! Who may see and load the dated rows of law.

use foundation::policy::{Edit, List, Rule, Scope, View, allow};
use foundation::{Role, action, resource};

resource! {
    /// Rates, remedies, bank accounts and holidays.
    ParameterResource = "parameter",
}

action! {
    /// Load rows from a file.
    ImportParameters = "import",
    /// Approve figures that somebody else entered, or give them back.
    Approve = "approve",
}

/// All staff see the statutes of their municipalities; the whole list with sources and marks is for those who answer for it. Clerks
/// enter the figures of a new statute, heads of office and administrators approve them; that nobody approves own figures is no
/// matter of roles: [`crate::StatuteDraft::take`] holds it.
pub const RULES: &[Rule] = &[
    allow::<ImportParameters, ParameterResource>(Role::System, Scope::Any),
    allow::<Edit, ParameterResource>(Role::CaseWorker, Scope::Authority),
    allow::<Edit, ParameterResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<Edit, ParameterResource>(Role::Administrator, Scope::Authority),
    allow::<Approve, ParameterResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<Approve, ParameterResource>(Role::Administrator, Scope::Authority),
    allow::<View, ParameterResource>(Role::CaseWorker, Scope::Authority),
    allow::<View, ParameterResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<View, ParameterResource>(Role::Administrator, Scope::Authority),
    allow::<View, ParameterResource>(Role::Auditor, Scope::Authority),
    allow::<View, ParameterResource>(Role::PhoneDesk, Scope::Authority),
    allow::<List, ParameterResource>(Role::Administrator, Scope::Authority),
    allow::<List, ParameterResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<List, ParameterResource>(Role::Auditor, Scope::Authority),
];
