// SPDX-License-Identifier: EUPL-1.2
//! After sending: reference number, what happens next, the way back, the receipt.

use super::{address_if_known, draft_id, own, page_of, paragraphs};
use crate::forms;
use crate::model::{Draft, SENT_DAYS};
use crate::queries::{self, Around, Confirmation};
use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse as _;
use foundation::policy::View;
use foundation::time::format_date;
use foundation::{Actor, Message, Problem};
use web::components::Panel;
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "assistant_done.html")]
struct DonePage {
    page: Page,
    panel: Panel,
    next_steps: Vec<String>,
    code: Option<String>,
    code_text: String,
    receipt_url: String,
    mine_url: Option<String>,
}

/// The draft of an address and its confirmation, if it was sent.
async fn sent(visit: &Visit, draft: &str) -> Result<(Draft, Option<Confirmation>), Problem> {
    let permit = own::<View>(visit)?;
    let draft = queries::draft(&visit.platform, permit.owner(), draft_id(draft)?, visit.now).await?;
    let found = queries::confirmation(&visit.platform, permit.actor(), &draft, visit.now).await?;
    Ok((draft, found))
}

/// `GET assistant-done`.
pub(crate) async fn done(visit: Visit, Path(id): Path<String>) -> Answer {
    let (draft, confirmation) = sent(&visit, &id).await?;
    let Some(confirmation) = confirmation else { return visit.go("assistant-tasks", &[&id]) };
    let around = queries::around(&visit.platform, &draft).await?;
    let mut tx = visit.read(draft.owner).await?;
    let form = schemata::form(&mut tx, &draft.schema_id, &draft.schema_version).await?;
    drop(tx);
    let code = queries::resume_code(&visit.platform, &draft).await?;
    let page = page_of(&visit, &around, visit.text("assistant-confirmation-title"));
    let until = format_date(draft.created_at.plus_days(SENT_DAYS).date(), visit.locale);
    let code_text = Message::new("assistant-confirmation-code").with("until", until);
    let label = page.t("assistant-confirmation-reference");
    visit.show(&DonePage {
        panel: Panel::new(page.title.clone()).reference(label, confirmation.reference.clone()),
        next_steps: next_steps(&visit, &around, &confirmation, form.meta().next_steps.get(visit.locale)),
        code: code.map(|code| code.grouped()),
        code_text: visit.message(&code_text),
        receipt_url: visit.url("assistant-receipt", &[&id]),
        mine_url: mine(&visit),
        page,
    })
}

/// The list of one's applications, where the portal has one.
fn mine(visit: &Visit) -> Option<String> {
    let known = visit.actor != Actor::Visitor { owner: None };
    known.then(|| address_if_known(visit, "my-applications")).flatten()
}

fn next_steps(visit: &Visit, around: &Around, found: &Confirmation, from_form: &str) -> Vec<String> {
    let mut steps = paragraphs(from_form);
    if let Some(authority) = around.authority.as_ref().filter(|_| steps.is_empty()) {
        let name = authority.name.get(visit.locale);
        let message = Message::new("assistant-confirmation-authority").with("authority", name);
        steps.push(visit.message(&message));
    }
    let usual = around.service.processing_time.get(visit.locale);
    if !usual.is_empty() {
        steps.push(visit.message(&Message::new("assistant-confirmation-time").with("time", usual)));
    }
    if let Some(day) = found.due_on {
        let date = format_date(day, visit.locale);
        steps.push(visit.message(&Message::new("assistant-confirmation-deadline").with("date", date)));
    }
    steps
}

/// `GET assistant-receipt`: the receipt as a file.
pub(crate) async fn receipt(visit: Visit, Path(id): Path<String>) -> Answer {
    let (_, confirmation) = sent(&visit, &id).await?;
    let confirmation = confirmation.ok_or(Problem::NotFound)?;
    let disposition = format!("attachment; filename=\"{}\"", forms::receipt_name(&confirmation.reference));
    let headers =
        [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, confirmation.receipt).into_response())
}
