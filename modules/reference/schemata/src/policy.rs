// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with schemata. Filling in a form needs no permit of this module: forms are public information.

use foundation::Role;
use foundation::policy::{Create, Edit, List, Rule, Scope, View, allow};

foundation::resource! {
    /// A schema from which a form is made.
    SchemaResource = "schema",
}

/// The rules of this module. Schemata are installed and imported on the command line only; conditions for rules that no
/// program understands are entered by administrators.
pub const RULES: &[Rule] = &[
    allow::<List, SchemaResource>(Role::Administrator, Scope::Any),
    allow::<View, SchemaResource>(Role::Administrator, Scope::Any),
    allow::<Edit, SchemaResource>(Role::Administrator, Scope::Any),
    allow::<Create, SchemaResource>(Role::System, Scope::Any),
];
