// SPDX-License-Identifier: EUPL-1.2
//! Cases for programs of the authority: a list and one case. Names of protected persons stay masked.

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
use web::{Answer, Visit};

/// Rows of one answer.
const ROWS: usize = 100;

fn described(case: &Case) -> Value {
    json!({
        "id": case.id,
        "reference": case.reference,
        "service": { "key": case.service_key, "name": case.service_name },
        "procedure_kind": store::kind_name(case.kind),
        "state": case.state.as_str(),
        "area_key": case.area_key,
        "applicant": case.shown_name(false),
        "assigned_to": case.assigned.as_ref().map(|(_, name)| name),
        "received_at": case.received_at.rfc3339(),
        "due_on": case.due_on.to_string(),
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
