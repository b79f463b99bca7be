// SPDX-License-Identifier: EUPL-1.2
//! For those who keep the house: captured mails of the sample Land, jobs that were given up, the audit log.

use super::audit_words::EntryWords;
use crate::policy::{AuditLog, CapturedMail, DeadLetters};
use askama::Template;
use axum::extract::Path;
use foundation::id::Uuid;
use foundation::policy::{Edit, List};
use foundation::{OwnerId, Problem, Role};
use jobs::JobId;
use store::Reach;
use web::components::{Button, Column, DataTable, Html, Row};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "operation.html")]
struct OperationPage {
    page: Page,
    lead: String,
    table: Option<DataTable>,
    nothing: String,
}

impl OperationPage {
    fn new(visit: &Visit, name: &str, columns: &[&str], rows: Vec<Row>) -> Self {
        let page = visit.page(&format!("portal-{name}-title"));
        let columns = columns
            .iter()
            .map(|column| Column::new(visit.text(&format!("portal-{name}-{column}"))))
            .collect();
        let table = (!rows.is_empty()).then(|| DataTable::new(&page, page.title.clone(), columns, rows));
        let (lead, nothing) =
            (visit.text(&format!("portal-{name}-lead")), visit.text(&format!("portal-{name}-nothing")));
        Self { page, lead, table, nothing }
    }
}

/// Mails that were captured instead of sent. Only in the sample Land; elsewhere mails leave.
pub async fn captured_mails(visit: Visit) -> Answer {
    if !visit.platform.settings.sample {
        return Err(Problem::NotFound.into());
    }
    visit.permit::<List, CapturedMail>(OwnerId::INSTALLATION)?;
    let mut tx = visit.read(Reach::Everyone).await?;
    let mails = mail::captured(&mut tx, 100).await?;
    let rows = mails
        .into_iter()
        .map(|mail| {
            let cells = vec![
                Html::from(mail.at.format(visit.locale)),
                Html::from(mail.recipient),
                Html::from(mail.subject),
                Html::paragraphs(&mail.body),
            ];
            Row::new(cells)
        })
        .collect();
    visit.show(&OperationPage::new(&visit, "mails", &["when", "to", "subject", "body"], rows))
}

/// Jobs that were given up at the administrator's authority.
pub async fn dead_letters(visit: Visit) -> Answer {
    let permit = visit.permit::<List, DeadLetters>(visit.authority(Role::Administrator)?)?;
    let mut tx = visit.read(permit.owner()).await?;
    let rows = jobs::dead_letters(&mut tx)
        .await?
        .into_iter()
        .map(|letter| {
            let action = visit.url("dead-letter-restart", &[&letter.id]);
            let button = RestartForm {
                action,
                button: Button::submit(visit.text("portal-jobs-restart"))
                    .secondary()
                    .context(letter.kind.clone()),
            };
            Row::new(vec![
                Html::from(letter.kind),
                Html::from(letter.attempts.to_string()),
                Html::from(letter.last_error),
                Html::of(&button),
            ])
        })
        .collect();
    visit.show(&OperationPage::new(&visit, "jobs", &["kind", "attempts", "error", "action"], rows))
}

/// A button with a form of its own.
#[derive(Template)]
#[template(source = "<form method=\"post\" action=\"{{ action }}\">{{ button }}</form>", ext = "html")]
struct RestartForm {
    action: String,
    button: Button,
}

impl askama::filters::HtmlSafe for RestartForm {}

/// Starts a job again that was given up.
pub async fn restart_dead_letter(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let permit = visit.permit::<Edit, DeadLetters>(visit.authority(Role::Administrator)?)?;
    let mut tx = visit.write(permit.owner()).await?;
    jobs::restart(&mut tx, permit.owner(), JobId(id), visit.now).await.map_err(|_| Problem::NotFound)?;
    audit::record(&mut tx, &permit, audit::Entry::about("job", id).with("restarted", true), visit.now)?;
    tx.commit().await?;
    visit.go_done("dead-letters", &[], "portal-done-restarted")
}

/// The newest entries of the authority's audit log.
pub async fn audit_log(visit: Visit) -> Answer {
    let authority = visit.authority(Role::Auditor).or_else(|_| visit.authority(Role::Administrator))?;
    let permit = visit.permit::<List, AuditLog>(authority)?;
    let mut tx = visit.read(permit.owner()).await?;
    let newest = audit::newest(&mut tx, 200).await?;
    let people = organisation::directory(&mut tx, authority).await?;
    let rows = newest
        .into_iter()
        .map(|change| {
            let words = EntryWords::new(&visit, (authority, &people), &change.entry);
            Row::new(vec![
                Html::from(change.seq.map_or_else(|| "–".to_owned(), |seq| (seq + 1).to_string())),
                Html::from(change.at.format(visit.locale)),
                Html::from(words.action()),
                Html::from(words.actor()),
                Html::from(words.object()),
                Html::from(words.details()),
            ])
        })
        .collect();
    visit.show(&OperationPage::new(
        &visit,
        "audit",
        &["place", "when", "action", "actor", "object", "details"],
        rows,
    ))
}
