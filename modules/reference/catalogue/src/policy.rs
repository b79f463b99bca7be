// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with the catalogue. Its texts are public; hints for people who answer questions are not.

use foundation::policy::{List, Role, Rule, Scope, allow};

foundation::resource! {
    /// A public service with its texts.
    ServiceResource = "service",
}

foundation::action! {
    /// Take over services and local texts from files.
    Import = "import",
    /// Hand out the catalogue with everything in it, as an exchange file.
    Export = "export",
    /// Read the hints for people who answer questions on the phone or at the counter.
    ReadHints = "read_hints",
}

/// The rules of this module.
pub const RULES: &[Rule] = &[
    allow::<Import, ServiceResource>(Role::System, Scope::Any),
    allow::<List, ServiceResource>(Role::Administrator, Scope::Any),
    allow::<Export, ServiceResource>(Role::Administrator, Scope::Any),
    allow::<ReadHints, ServiceResource>(Role::PhoneDesk, Scope::Any),
    allow::<ReadHints, ServiceResource>(Role::CaseWorker, Scope::Any),
    allow::<ReadHints, ServiceResource>(Role::HeadOfOffice, Scope::Any),
    allow::<ReadHints, ServiceResource>(Role::Administrator, Scope::Any),
];
