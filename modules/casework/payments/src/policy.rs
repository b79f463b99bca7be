// SPDX-License-Identifier: EUPL-1.2
//! Who may do what with claims.

use foundation::policy::{Create, Edit, List, Rule, Scope, View, allow};
use foundation::{Role, action, resource};

resource! {
    /// A claim of an authority with its journal.
    ClaimResource = "claim",
    /// What a resident sees of own claims.
    MyClaimResource = "my_claim",
    /// Dated rates and rules of legal entities.
    PaymentRuleResource = "payment_rule",
}

action! {
    /// Book money that came or went back.
    BookPayment = "book_payment",
    /// Approve what somebody else asked for.
    ApproveRelief = "approve",
    /// Load rates and rules from a file.
    ImportRules = "import",
}

/// Case workers open and change claims and book what comes in; heads of office approve. That nobody approves an own request is no matter of
/// roles: [`crate::decide_relief`] holds it. Residents and visitors see their own.
pub const RULES: &[Rule] = &[
    allow::<ImportRules, PaymentRuleResource>(Role::System, Scope::Any),
    allow::<Create, ClaimResource>(Role::System, Scope::Any),
    allow::<Create, ClaimResource>(Role::CaseWorker, Scope::Authority),
    allow::<Create, ClaimResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<Edit, ClaimResource>(Role::CaseWorker, Scope::Authority),
    allow::<Edit, ClaimResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<BookPayment, ClaimResource>(Role::CaseWorker, Scope::Authority),
    allow::<BookPayment, ClaimResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<BookPayment, ClaimResource>(Role::System, Scope::Any),
    allow::<ApproveRelief, ClaimResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<View, ClaimResource>(Role::CaseWorker, Scope::Authority),
    allow::<View, ClaimResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<View, ClaimResource>(Role::Auditor, Scope::Authority),
    allow::<View, ClaimResource>(Role::System, Scope::Any),
    allow::<List, ClaimResource>(Role::CaseWorker, Scope::Authority),
    allow::<List, ClaimResource>(Role::HeadOfOffice, Scope::Authority),
    allow::<List, ClaimResource>(Role::Auditor, Scope::Authority),
    allow::<List, MyClaimResource>(Role::Resident, Scope::Own),
    allow::<List, MyClaimResource>(Role::Visitor, Scope::Own),
];
