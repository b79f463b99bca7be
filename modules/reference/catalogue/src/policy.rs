// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with the catalogue. Its texts are public; hints for people who answer questions are not.

use foundation::policy::{Edit, List, Role, Rule, Scope, allow};

foundation::resource! {
    /// A public service with its texts.
    ServiceResource = "service",
    /// What an area says differently about a service; belongs to the authority of the area.
    LocalTextResource = "local_text",
}

foundation::action! {
    /// Take over services and local texts from files.
    Import = "import",
    /// Hand out the catalogue with everything in it, as an exchange file.
    Export = "export",
    /// Publish what somebody else wrote, give it back, or withdraw what is published.
    Publish = "publish",
    /// Read the hints for people who answer questions on the phone or at the counter.
    ReadHints = "read_hints",
}

/// The rules of this module. Editors of the shared catalogue are the administrators, publishers are administrators and heads of
/// office; local texts are written by everybody who works at the authority of the area and published by its head or administrator.
/// That nobody publishes an own draft is no matter of roles: [`crate::Draft::take`] holds it.
pub const RULES: &[Rule] = &[
    allow::<Import, ServiceResource>(Role::System, Scope::Any),
    allow::<List, ServiceResource>(Role::CaseWorker, Scope::Any),
    allow::<List, ServiceResource>(Role::HeadOfOffice, Scope::Any),
    allow::<List, ServiceResource>(Role::Administrator, Scope::Any),
    allow::<List, ServiceResource>(Role::Auditor, Scope::Any),
    allow::<Edit, ServiceResource>(Role::Administrator, Scope::Any),
    allow::<Publish, ServiceResource>(Role::HeadOfOffice, Scope::Any),
    allow::<Publish, ServiceResource>(Role::Administrator, Scope::Any),
    allow::<Edit, LocalTextResource>(Role::CaseWorker, Scope::Authority),
    allow::<Edit, LocalTextResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<Edit, LocalTextResource>(Role::Administrator, Scope::Authority),
    allow::<Publish, LocalTextResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<Publish, LocalTextResource>(Role::Administrator, Scope::Authority),
    allow::<Export, ServiceResource>(Role::Administrator, Scope::Any),
    allow::<ReadHints, ServiceResource>(Role::PhoneDesk, Scope::Any),
    allow::<ReadHints, ServiceResource>(Role::CaseWorker, Scope::Any),
    allow::<ReadHints, ServiceResource>(Role::HeadOfOffice, Scope::Any),
    allow::<ReadHints, ServiceResource>(Role::Administrator, Scope::Any),
];
