// SPDX-License-Identifier: EUPL-1.2
//! The mailbox: letters of authorities to the resident.

use crate::model::Message;
use crate::policy::Mailbox;
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse as _;
use foundation::id::Uuid;
use foundation::policy::{List, View};
use notices::NoticeId;
use web::components::{Button, Column, DataTable, Html, Row, StatusBadge, SummaryList, SummaryRow, Tone};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "mailbox.html")]
struct MailboxPage {
    page: Page,
    table: Option<DataTable>,
}

/// All letters, newest first.
pub async fn mailbox(visit: Visit) -> Answer {
    let permit = visit.permit::<List, Mailbox>(visit.own()?)?;
    let mut tx = visit.read(permit.owner()).await?;
    let messages = store::messages(&mut tx, permit.owner()).await?;
    let page = visit.page("portal-mailbox-title");
    let columns = ["subject", "from", "when", "state"];
    let columns = columns.map(|name| Column::new(visit.text(&format!("portal-mailbox-{name}")))).to_vec();
    let rows: Vec<_> = messages.iter().map(|message| row(&visit, message)).collect();
    let table = (!rows.is_empty()).then(|| DataTable::new(&page, page.title.clone(), columns, rows));
    visit.show(&MailboxPage { page, table })
}

fn row(visit: &Visit, message: &Message) -> Row {
    let (tone, state) = match message.read_at {
        Some(_) => (Tone::Neutral, "portal-mailbox-read"),
        None => (Tone::Info, "portal-mailbox-new"),
    };
    Row::new(vec![
        Html::link(&message.title, &visit.url("message", &[&message.id])),
        Html::from(&message.authority_name),
        Html::from(message.at.format(visit.locale)),
        Html::of(&StatusBadge::new(tone, visit.text(state))),
    ])
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage {
    page: Page,
    facts: SummaryList,
    download: Button,
    to_application: Button,
}

/// One letter with its facts; opening it is noted as read.
pub async fn message(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let permit = visit.permit::<View, Mailbox>(visit.own()?)?;
    let mut tx = visit.write(permit.owner()).await?;
    let message = store::message_of(&mut tx, permit.owner(), id).await?;
    store::mark_read(&mut tx, permit.owner(), id, visit.now).await?;
    tx.commit().await?;
    let page = visit.page_titled(message.title.clone());
    let fact = |key: &str, value: String| SummaryRow::new(visit.text(key), value);
    let facts = vec![
        fact("portal-mailbox-from", message.authority_name.clone()),
        fact("portal-mailbox-when", message.at.format(visit.locale)),
        fact("portal-message-size", format!("{} kB", (message.size + 1023) / 1024)),
        fact("portal-message-digest", message.digest.clone()),
    ];
    let template = MessagePage {
        facts: SummaryList::new(&page, facts),
        download: Button::link(visit.text("portal-message-open"), visit.url("message-file", &[&id])),
        to_application: Button::link(
            visit.text("portal-message-application"),
            visit.url("my-application", &[&message.case_id]),
        )
        .secondary(),
        page,
    };
    visit.show(&template)
}

/// The letter itself.
pub async fn message_file(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let permit = visit.permit::<View, Mailbox>(visit.own()?)?;
    let mut tx = visit.read(permit.owner()).await?;
    let message = store::message_of(&mut tx, permit.owner(), id).await?;
    drop(tx);
    let bytes = notices::notice_bytes(&visit.platform, message.authority, NoticeId(message.notice)).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"schreiben.pdf\""),
    ];
    Ok((headers, bytes).into_response())
}
