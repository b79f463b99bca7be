// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with drafts: only the person who writes one, and the program that sends and clears them away.

use foundation::Role;
use foundation::policy::{Create, Edit, List, Remove, Rule, Scope, View, allow};

foundation::resource! {
    /// A draft of an application.
    DraftResource = "draft",
}

foundation::action! {
    /// Send the application to the authority.
    Submit = "submit",
}

/// The rules.
pub const RULES: &[Rule] = &[
    allow::<Create, DraftResource>(Role::Visitor, Scope::Own),
    allow::<Create, DraftResource>(Role::Resident, Scope::Own),
    allow::<View, DraftResource>(Role::Visitor, Scope::Own),
    allow::<View, DraftResource>(Role::Resident, Scope::Own),
    allow::<List, DraftResource>(Role::Visitor, Scope::Own),
    allow::<List, DraftResource>(Role::Resident, Scope::Own),
    allow::<Edit, DraftResource>(Role::Visitor, Scope::Own),
    allow::<Edit, DraftResource>(Role::Resident, Scope::Own),
    allow::<Submit, DraftResource>(Role::Visitor, Scope::Own),
    allow::<Submit, DraftResource>(Role::Resident, Scope::Own),
    allow::<Remove, DraftResource>(Role::Visitor, Scope::Own),
    allow::<Remove, DraftResource>(Role::Resident, Scope::Own),
    allow::<Edit, DraftResource>(Role::System, Scope::Any),
    allow::<Remove, DraftResource>(Role::System, Scope::Any),
];
