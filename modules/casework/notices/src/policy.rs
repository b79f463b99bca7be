// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with letters and their templates.

use foundation::Role;
use foundation::policy::{Edit, Rule, Scope, View, allow};

foundation::resource! {
    /// A letter of an authority.
    NoticeResource = "notice",
    /// A template from which letters are made.
    TemplateResource = "letter_template",
}

foundation::action! {
    /// Make the file of a letter that was ordered.
    Render = "render",
}

/// The rules of this module. Ordering a letter has no rule of its own: it is part of the step in the case that calls for it.
pub const RULES: &[Rule] = &[
    allow::<View, NoticeResource>(Role::CaseWorker, Scope::Authority),
    allow::<View, NoticeResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<View, NoticeResource>(Role::Auditor, Scope::Authority),
    allow::<Render, NoticeResource>(Role::System, Scope::Any),
    allow::<View, TemplateResource>(Role::CaseWorker, Scope::Authority),
    allow::<View, TemplateResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<View, TemplateResource>(Role::Administrator, Scope::Authority),
    allow::<View, TemplateResource>(Role::Auditor, Scope::Authority),
    allow::<Edit, TemplateResource>(Role::Administrator, Scope::Authority),
];
