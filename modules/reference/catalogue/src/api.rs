// SPDX-License-Identifier: EUPL-1.2
//! The catalogue for programs. Public; hints for people who answer questions are left out.

use crate::forms::Parameters;
use crate::model::{PublicService, public_xzufi_message};
use crate::queries::snapshot;
use axum::Json;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::IntoResponse as _;
use foundation::{OwnerId, Problem, Translated};
use serde_json::{Value, json};
use web::{Answer, Content, Operation, Parameter, Property, Shape, Visit};

/// What the routes take and answer.
pub(crate) fn operations() -> Vec<Operation> {
    let text = |name| Property::new(name, Shape::Text);
    let translated = || Shape::Object(["de", "en"].map(|locale| Property::new(locale, Shape::Text)).to_vec());
    let line = Shape::Object(vec![
        text("key").explained("catalogue-api-key"),
        text("leika_key").explained("catalogue-api-leika"),
        Property::new("name", translated()),
        Property::new("short", translated()),
        text("topic_field").explained("catalogue-api-topic"),
        text("procedure_kind"),
        text("level").explained("catalogue-api-level"),
        Property::new("online", Shape::Boolean).explained("catalogue-api-online"),
        Property::new("url", Shape::Format("uri")),
    ]);
    let lines = Shape::Object(vec![Property::new("services", line.list())]);
    let key = || Parameter::path("key", "catalogue-api-key", Shape::Text);
    vec![
        Operation::new("api-services", "GET", "catalogue-api-list")
            .takes(Parameter::query("topic", "catalogue-api-topic", Shape::Text))
            .answers(200, "catalogue-api-list-answer", Content::json(lines)),
        Operation::new("api-service", "GET", "catalogue-api-one")
            .takes(key())
            .answers(200, "catalogue-api-one-answer", Content::json(Shape::Any))
            .refuses(&[404]),
        Operation::new("api-service-xzufi", "GET", "catalogue-api-xzufi")
            .takes(key())
            .answers(200, "catalogue-api-xzufi-answer", Content::of("application/xml"))
            .refuses(&[404]),
    ]
}

/// `GET /api/v1/services`: every service that exists today, in the order of keys. `topic=CODE` limits it to a topic field.
///
/// 200: `{"services": [{"key", "leika_key", "name", "short", "topic_field", "procedure_kind", "level", "online", "url"}]}`.
pub(crate) async fn services(visit: Visit, Query(parameters): Query<Parameters>) -> Answer {
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    let topic = parameters.get("topic");
    let today = visit.now.date();
    let fits = |service: &&std::sync::Arc<PublicService>| {
        service.is_valid_on(today) && topic.is_none_or(|topic| *topic == service.topic_field)
    };
    let services: Vec<Value> =
        catalogue.services().iter().filter(fits).map(|service| line(&visit, service)).collect();
    Ok(Json(json!({ "services": services })).into_response())
}

/// `GET /api/v1/services/{key}`: the whole service with its version. 404 for an unknown key or one that no longer exists.
pub(crate) async fn service(visit: Visit, Path(key): Path<String>) -> Answer {
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    let service = catalogue.valid_service(&key, visit.now.date())?;
    Ok(Json(document(service)?).into_response())
}

/// `GET /api/v1/services/{key}/xzufi`: the service as an XZuFi 2.3.1 message (`application/xml`).
pub(crate) async fn xzufi(visit: Visit, Path(key): Path<String>) -> Answer {
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    let service = catalogue.valid_service(&key, visit.now.date())?;
    let message = public_xzufi_message(std::slice::from_ref(service));
    let xml = xzufi::write(&message).map_err(Problem::internal)?;
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response())
}

fn line(visit: &Visit, service: &PublicService) -> Value {
    json!({
        "key": service.key,
        "leika_key": service.leika_key,
        "name": service.name,
        "short": service.short,
        "topic_field": service.topic_field,
        "procedure_kind": service.procedure_kind,
        "level": service.level.as_str(),
        "online": service.schema.is_some(),
        "url": format!("{}{}", visit.platform.settings.public_origin, visit.url("service", &[&service.key])),
    })
}

/// The document without the hints, with version and time of the last change.
fn document(service: &PublicService) -> Result<Value, Problem> {
    let shown = PublicService { hints: Translated::default(), ..service.clone() };
    let mut value = serde_json::to_value(&shown).map_err(Problem::internal)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("hints");
        fields.insert("version".to_owned(), json!(service.version));
        fields.insert("changed_at".to_owned(), json!(service.changed_at.rfc3339()));
    }
    Ok(value)
}
