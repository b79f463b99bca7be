// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with cases. Applicants may send and answer at any authority; whether a case is theirs is checked by the
//! command, because the case belongs to the authority.

use foundation::policy::{Edit, List, Rule, Scope, View, allow};
use foundation::{Role, action, resource};

resource! {
    /// A case of an authority.
    CaseResource = "case",
    /// Which steps of a service the program carries out by itself.
    StepSettingResource = "step_setting",
}

action! {
    /// Hand in an application.
    Receive = "receive",
    /// Give a case to a clerk, or take it.
    Assign = "assign",
    /// Decide in the widest sense: grant, refuse, assess, acknowledge, enter, answer, hear.
    Decide = "decide",
    /// Close a case.
    Close = "close",
    /// What the applicant may do with the own case: send documents, withdraw.
    Answer = "answer",
    /// Ask to see a protected person's name and address.
    Reveal = "reveal",
    /// Approve that somebody else sees it.
    ApproveReveal = "approve_reveal",
}

/// The rules of this module.
pub const RULES: &[Rule] = &[
    allow::<Receive, CaseResource>(Role::Visitor, Scope::Any),
    allow::<Receive, CaseResource>(Role::Resident, Scope::Any),
    allow::<Receive, CaseResource>(Role::System, Scope::Any),
    allow::<Answer, CaseResource>(Role::Visitor, Scope::Any),
    allow::<Answer, CaseResource>(Role::Resident, Scope::Any),
    allow::<List, CaseResource>(Role::CaseWorker, Scope::Authority),
    allow::<List, CaseResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<List, CaseResource>(Role::Auditor, Scope::Authority),
    allow::<List, CaseResource>(Role::System, Scope::Any),
    allow::<View, CaseResource>(Role::CaseWorker, Scope::Authority),
    allow::<View, CaseResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<View, CaseResource>(Role::Auditor, Scope::Authority),
    allow::<View, CaseResource>(Role::System, Scope::Any),
    allow::<Assign, CaseResource>(Role::CaseWorker, Scope::Authority),
    allow::<Assign, CaseResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<Assign, CaseResource>(Role::System, Scope::Any),
    allow::<Edit, CaseResource>(Role::CaseWorker, Scope::Authority),
    allow::<Edit, CaseResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<Edit, CaseResource>(Role::System, Scope::Any),
    allow::<Decide, CaseResource>(Role::CaseWorker, Scope::Authority),
    allow::<Decide, CaseResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<Decide, CaseResource>(Role::System, Scope::Any),
    allow::<Close, CaseResource>(Role::CaseWorker, Scope::Authority),
    allow::<Close, CaseResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<Close, CaseResource>(Role::System, Scope::Any),
    allow::<Reveal, CaseResource>(Role::CaseWorker, Scope::Authority),
    allow::<Reveal, CaseResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<ApproveReveal, CaseResource>(Role::CaseWorker, Scope::Authority),
    allow::<ApproveReveal, CaseResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<View, StepSettingResource>(Role::CaseWorker, Scope::Authority),
    allow::<View, StepSettingResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<View, StepSettingResource>(Role::Auditor, Scope::Authority),
    allow::<Edit, StepSettingResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<Edit, StepSettingResource>(Role::System, Scope::Any),
];
