// SPDX-License-Identifier: EUPL-1.2
//! My applications, who used my data, and the receipt.

use super::application::{badge, service_name};
use crate::model::MyApplication;
use crate::policy::{ApplicationEntry, DataUse};
use crate::store;
use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse as _;
use cases::{Answer as AnswerCase, CaseId, CaseResource};
use foundation::Problem;
use foundation::id::Uuid;
use foundation::policy::{List, View};
use web::components::{Column, DataTable, Html, Row};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "my_applications.html")]
struct ApplicationsPage {
    page: Page,
    drafts: Option<DataTable>,
    sent: Option<DataTable>,
}

/// Drafts and applications.
pub async fn applications(visit: Visit) -> Answer {
    let permit = visit.permit::<List, ApplicationEntry>(visit.own()?)?;
    let mut tx = visit.read(permit.owner()).await?;
    let sent = store::applications(&mut tx, permit.owner()).await?;
    let draft_permit = visit.permit(permit.owner())?;
    let drafts = assistant::drafts_of(&mut tx, &draft_permit).await?;
    let mut draft_rows = Vec::new();
    for draft in drafts.into_iter().filter(|draft| draft.reference.is_none()) {
        let name = catalogue::service(&mut tx, &draft.service_key).await?.name.get(visit.locale).to_owned();
        let link = Html::link(&name, &visit.url("assistant-tasks", &[&draft.id]));
        draft_rows.push(Row::new(vec![link, Html::from(draft.updated_at.format(visit.locale))]));
    }
    let page = visit.page("portal-applications-title");
    let column = |name: &str| Column::new(visit.text(&format!("portal-applications-{name}")));
    let table = |caption: &str, columns, rows: Vec<Row>| {
        (!rows.is_empty()).then(|| DataTable::new(&page, visit.text(caption), columns, rows))
    };
    let drafts = table("portal-applications-drafts", vec![column("service"), column("saved")], draft_rows);
    let columns = ["service", "reference", "authority", "state", "received"].map(column).to_vec();
    let mut rows = Vec::new();
    for one in &sent {
        let name = service_name(&visit, &mut tx, one).await;
        rows.push(application_row(&visit, one, &name));
    }
    let sent = table("portal-applications-sent", columns, rows);
    visit.show(&ApplicationsPage { drafts, sent, page })
}

fn application_row(visit: &Visit, one: &MyApplication, name: &str) -> Row {
    Row::new(vec![
        Html::link(name, &visit.url("my-application", &[&one.case_id])),
        Html::from(&one.reference),
        Html::from(&one.authority_name),
        Html::of(&badge(visit, &one.state)),
        Html::from(one.received_at.format(visit.locale)),
    ])
}

/// The receipt, completed with the proof of inclusion as soon as the log has placed the entry.
pub async fn receipt(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let own = visit.own()?;
    let permit = visit.permit::<View, ApplicationEntry>(own)?;
    let mut tx = visit.read(permit.owner()).await?;
    let one = store::application_of(&mut tx, own, id).await?;
    drop(tx);
    let answer = visit.permit::<AnswerCase, CaseResource>(one.authority)?;
    let mut tx = visit.read(one.authority).await?;
    let view = cases::of_applicant(&mut tx, &answer, CaseId(id)).await?;
    let receipt = audit::Receipt::from_json(view.receipt.as_bytes()).map_err(Problem::internal)?;
    let complete = audit::inclusion(&mut tx, id, receipt).await?;
    let json = complete.to_json().map_err(Problem::internal)?;
    let name = format!("attachment; filename=\"kontor-empfangsbestaetigung-{}.json\"", one.reference);
    Ok(([(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)], json)
        .into_response())
}

#[derive(Template)]
#[template(path = "data_uses.html")]
struct DataUsesPage {
    page: Page,
    table: Option<DataTable>,
}

/// Who used my data.
pub async fn data_uses(visit: Visit) -> Answer {
    let permit = visit.permit::<List, DataUse>(visit.own()?)?;
    let mut tx = visit.read(permit.owner()).await?;
    let uses = store::uses(&mut tx, permit.owner()).await?;
    let page = visit.page("portal-uses-title");
    let columns = ["when", "who", "actor", "purpose"]
        .map(|name| Column::new(visit.text(&format!("portal-uses-{name}"))));
    let rows: Vec<_> = uses
        .into_iter()
        .map(|one| {
            Row::new(vec![
                Html::from(one.at.format(visit.locale)),
                Html::from(one.authority_name),
                Html::from(visit.text(&format!("portal-actor-{}", one.actor_kind))),
                Html::link(
                    &visit.text(&format!("portal-purpose-{}", one.purpose)),
                    &visit.url("my-application", &[&one.case_id]),
                ),
            ])
        })
        .collect();
    let table = (!rows.is_empty()).then(|| DataTable::new(&page, page.title.clone(), columns.to_vec(), rows));
    visit.show(&DataUsesPage { page, table })
}
