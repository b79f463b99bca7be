// SPDX-License-Identifier: EUPL-1.2
//! Cases for programs of the authority: a list and one case. Names and places of protected persons stay masked.

use crate::forms::Pairs;
use crate::model::{Case, CaseId, Filter};
use crate::pages::workplace;
use crate::policy::CaseResource;
use crate::queries;
use crate::store;
use axum::extract::{Path, RawQuery};
use axum::http::header;
use axum::response::IntoResponse as _;
use foundation::Problem;
use foundation::id::Uuid;
use foundation::policy::View;
use serde_json::{Value, json};
use web::{Answer, Content, Operation, Parameter, Property, Shape, Visit};

/// Rows of one answer.
const ROWS: usize = 100;

/// What the routes take and answer.
pub(crate) fn operations() -> Vec<Operation> {
    let text = |name| Property::new(name, Shape::Text);
    let service = vec![text("key"), Property::new("name", translated())];
    let case = Shape::Object(vec![
        Property::new("id", Shape::Format("uuid")),
        text("reference").explained("cases-api-reference"),
        Property::new("service", Shape::Object(service)),
        text("procedure_kind"),
        text("state").explained("cases-api-state"),
        text("area_key").explained("cases-api-area"),
        text("applicant").explained("cases-api-applicant"),
        Property::new("assigned_to", Shape::Text.or_null()).explained("cases-api-assigned"),
        Property::new("received_at", Shape::Format("date-time")),
        Property::new("due_on", Shape::Format("date")).explained("cases-api-due"),
        Property::new("answered_at", Shape::Format("date-time").or_null()).explained("cases-api-answered"),
        Property::new("lost_if_idle", Shape::Boolean).explained("cases-api-lost"),
        Property::new("version", Shape::Integer),
    ]);
    let page = Shape::Object(vec![
        Property::new("cases", case.clone().list()),
        Property::new("next", Shape::Text.or_null()).explained("cases-api-next"),
        Property::new("count", Shape::Integer.or_null()).explained("cases-api-count"),
    ]);
    let filter = |name, key| Parameter::query(name, key, Shape::Text);
    vec![
        Operation::new("api-cases", "GET", "cases-api-list")
            .takes(filter("scope", "cases-api-scope"))
            .takes(filter("state", "cases-api-state"))
            .takes(filter("service", "cases-api-service"))
            .takes(filter("assignee", "cases-api-assigned"))
            .takes(filter("unit", "cases-api-unit"))
            .takes(filter("overdue", "cases-api-overdue"))
            .takes(filter("lost", "cases-api-lost"))
            .takes(filter("order", "cases-api-order"))
            .takes(filter("direction", "cases-api-direction"))
            .takes(filter("after", "cases-api-after"))
            .answers(200, "cases-api-list-answer", Content::json(page))
            .refuses(&[401, 404]),
        Operation::new("api-case", "GET", "cases-api-one")
            .takes(Parameter::path("id", "cases-api-id", Shape::Format("uuid")))
            .answers(200, "cases-api-one-answer", Content::json(case))
            .refuses(&[401, 404]),
    ]
}

/// A text in both languages.
fn translated() -> Shape {
    Shape::Object(["de", "en"].map(|locale| Property::new(locale, Shape::Text)).to_vec())
}

fn described(case: &Case) -> Value {
    json!({
        "id": case.id,
        "reference": case.reference,
        "service": { "key": case.service_key, "name": case.service_name },
        "procedure_kind": store::kind_name(case.kind),
        "state": case.state.as_str(),
        "area_key": case.shown_area(false),
        "applicant": case.shown_name(false),
        "assigned_to": case.assigned.as_ref().map(|(_, name)| name),
        "received_at": case.received_at.rfc3339(),
        "due_on": case.due_on.to_string(),
        "answered_at": case.answered_at.map(foundation::Timestamp::rfc3339),
        "lost_if_idle": case.lost_if_idle,
        "version": case.version,
    })
}

fn answer(body: &Value) -> Answer {
    Ok(([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response())
}

/// `GET /api/v1/cases`: the filters of the work list (`scope`, `state`, `service`, `assignee`, `unit`, `overdue`, `lost`,
/// `order`, `direction`, `after`). `next` is the value of `after` for the following rows, `count` is null above the ceiling.
pub(crate) async fn cases(visit: Visit, RawQuery(query): RawQuery) -> Answer {
    let permit = workplace(&visit)?;
    let filter = Filter::read(&Pairs::read(query.unwrap_or_default().as_bytes()).0);
    let mut tx = visit.read(permit.owner()).await?;
    let found = queries::list_page(&mut tx, &permit, &filter, visit.now.date(), ROWS).await?;
    answer(&json!({
        "cases": found.cases.iter().map(described).collect::<Vec<_>>(),
        "next": found.next.map(|cursor| cursor.text()),
        "count": match found.count {
            queries::Count::Exactly(count) => Some(count),
            queries::Count::MoreThan(_) => None,
        },
    }))
}

/// `GET /api/v1/cases/{id}`: one case. The reading is noted before the answer.
pub(crate) async fn case(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let owner = workplace(&visit)?.owner();
    let permit = visit.permit::<View, CaseResource>(owner)?;
    let mut tx = visit.read(owner).await?;
    let found = store::load(&mut tx, permit.owner(), CaseId(id)).await?.ok_or(Problem::NotFound)?;
    drop(tx);
    let log = &visit.platform.access_log;
    log.read(owner, visit.actor.reference(), ("case", id), "case-work").await?;
    answer(&described(&found))
}
