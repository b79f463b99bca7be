// SPDX-License-Identifier: EUPL-1.2
//! Pages for residents, and the few for everybody.

mod account;
mod application;
mod applications;
mod audit_words;
mod home;
mod information;
mod mailbox;
mod operation;
mod sent;

pub use account::{
    extend_session, register, register_form, resume, resume_form, sign_in, sign_in_form, sign_out,
    sign_out_form, work_for,
};
pub use application::application;
pub use applications::{applications, data_uses, receipt};
pub use home::{home, root};
pub use information::{accessibility, easy_language, imprint, licences, log_key, privacy};
pub use mailbox::{mailbox, message, message_file};
pub use operation::{audit_log, captured_mails, dead_letters, restart_dead_letter};
pub use sent::{answer_hearing, answer_request, complain, complaint, withdraw, withdrawal};

use askama::Template;
use web::Page;
use web::components::{Button, ButtonGroup, ErrorSummary, Field, Html};

/// A page with a lead, a form and buttons.
#[derive(Template)]
#[template(path = "portal_form.html")]
struct FormPage {
    page: Page,
    lead: String,
    action: String,
    /// Whether files go along.
    multipart: bool,
    /// Values that the form carries unseen.
    hidden: Vec<(&'static str, String)>,
    summary: ErrorSummary,
    fields: Vec<Field>,
    buttons: ButtonGroup,
    after: Html,
}

impl FormPage {
    fn new(mut page: Page, lead: String, action: String, fields: Vec<Field>, button: String) -> Self {
        let links = fields.iter().flat_map(web::components::FormField::error_links).collect();
        let summary = ErrorSummary::new(&page, links);
        page.error_count = summary.count();
        let buttons = ButtonGroup::new(vec![Button::submit(button)]);
        Self {
            page,
            lead,
            action,
            multipart: false,
            hidden: Vec::new(),
            summary,
            fields,
            buttons,
            after: Html::default(),
        }
    }
}

/// The first value of a field in a posted form.
fn value<'a>(form: &'a [(String, String)], name: &str) -> &'a str {
    form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}
