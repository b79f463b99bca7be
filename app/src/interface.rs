// SPDX-License-Identifier: EUPL-1.2
//! The description of the interface for programs (OpenAPI 3.1), put together from what the modules say about their routes.

use crate::wiring;
use axum::http::header;
use axum::response::IntoResponse as _;
use web::operation::{Installation, Shape, document};
use web::{Access, Answer, Content, Operation, Route, RouteClass, Visit};

/// The route of the description.
#[must_use]
pub fn routes() -> Vec<Route> {
    let path = "/api/v1/openapi.json";
    vec![Route::single("api-description", path, Access::Public, RouteClass::Api).get(description)]
}

/// Every operation of the interface.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let mut operations: Vec<_> = wiring::modules().into_iter().flat_map(|module| module.operations).collect();
    let answer = Content::json(Shape::Any);
    operations.push(Operation::new("api-description", "GET", "web-api-description").answers(
        200,
        "web-api-description-answer",
        answer,
    ));
    operations
}

/// `GET /api/v1/openapi.json`, in the language that the reader prefers.
async fn description(visit: Visit) -> Answer {
    let settings = &visit.platform.settings;
    let installation = Installation {
        origin: &settings.public_origin,
        version: env!("CARGO_PKG_VERSION"),
        secure_cookies: settings.secure_cookies,
    };
    let texts = (&visit.platform.texts.0, visit.locale.as_str());
    let made = document(&wiring::routes(), &operations(), installation, texts);
    Ok(([(header::CONTENT_TYPE, "application/json")], made.to_string()).into_response())
}
