// SPDX-License-Identifier: EUPL-1.2
//! Who may see and load the dated rows of law.

use foundation::policy::{List, Rule, Scope, View, allow};
use foundation::{Role, action, resource};

resource! {
    /// Rates, remedies, bank accounts and holidays.
    ParameterResource = "parameter",
}

action! {
    /// Load rows from a file.
    ImportParameters = "import",
}

/// All staff see the statutes of their municipalities; the whole list with sources and marks is for those who answer for it.
pub const RULES: &[Rule] = &[
    allow::<ImportParameters, ParameterResource>(Role::System, Scope::Any),
    allow::<View, ParameterResource>(Role::CaseWorker, Scope::Authority),
    allow::<View, ParameterResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<View, ParameterResource>(Role::Administrator, Scope::Authority),
    allow::<View, ParameterResource>(Role::Auditor, Scope::Authority),
    allow::<View, ParameterResource>(Role::PhoneDesk, Scope::Authority),
    allow::<List, ParameterResource>(Role::Administrator, Scope::Authority),
    allow::<List, ParameterResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<List, ParameterResource>(Role::Auditor, Scope::Authority),
];
