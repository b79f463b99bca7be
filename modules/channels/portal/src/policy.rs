// SPDX-License-Identifier: EUPL-1.2
//! Who may see what in the portal: everybody only what is theirs.

use foundation::Role;
use foundation::policy::{Edit, List, Rule, Scope, View, allow};

foundation::resource! {
    /// A resident's list of applications.
    ApplicationEntry = "my_application",
    /// The mailbox.
    Mailbox = "mailbox",
    /// Who used my data.
    DataUse = "data_use",
    /// Mails that were captured instead of sent (sample installations).
    CapturedMail = "captured_mail",
    /// The list of jobs that were given up.
    DeadLetters = "dead_letters",
    /// The audit log of an authority.
    AuditLog = "audit_log",
}

/// The rules.
pub const RULES: &[Rule] = &[
    allow::<List, ApplicationEntry>(Role::Resident, Scope::Own),
    allow::<List, ApplicationEntry>(Role::Visitor, Scope::Own),
    allow::<View, ApplicationEntry>(Role::Resident, Scope::Own),
    allow::<View, ApplicationEntry>(Role::Visitor, Scope::Own),
    allow::<Edit, ApplicationEntry>(Role::System, Scope::Any),
    allow::<List, Mailbox>(Role::Resident, Scope::Own),
    allow::<List, Mailbox>(Role::Visitor, Scope::Own),
    allow::<View, Mailbox>(Role::Resident, Scope::Own),
    allow::<View, Mailbox>(Role::Visitor, Scope::Own),
    allow::<List, DataUse>(Role::Resident, Scope::Own),
    allow::<List, DataUse>(Role::Visitor, Scope::Own),
    allow::<List, CapturedMail>(Role::Administrator, Scope::Any),
    allow::<List, DeadLetters>(Role::Administrator, Scope::Authority),
    allow::<Edit, DeadLetters>(Role::Administrator, Scope::Authority),
    allow::<List, AuditLog>(Role::Auditor, Scope::Authority),
    allow::<List, AuditLog>(Role::Administrator, Scope::Authority),
];
