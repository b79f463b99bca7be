// SPDX-License-Identifier: EUPL-1.2
//! The OpenAPI document (version 3.1.0).

use super::{Content, Operation, Place, Property, Shape};
use crate::route::{Access, Route};
use i18n::Catalog;
use serde_json::{Map, Value, json};

/// What the document says about the installation.
#[derive(Clone, Copy, Debug)]
pub struct Installation<'a> {
    /// Address under which programs reach it.
    pub origin: &'a str,
    /// Version of the program.
    pub version: &'a str,
    /// Whether cookies carry the prefix of a secure host.
    pub secure_cookies: bool,
}

/// The OpenAPI 3.1 document of all operations, in a language.
#[must_use]
pub fn document(
    routes: &[Route],
    operations: &[Operation],
    installation: Installation<'_>,
    (texts, locale): (&Catalog, &str),
) -> Value {
    let words = |key: &str| texts.text(locale, key);
    let mut paths: Map<String, Value> = Map::new();
    for operation in operations {
        let Some(route) = routes.iter().find(|route| route.name == operation.route) else { continue };
        let path = paths.entry(route.de).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(operation.method.to_lowercase(), described(operation, route, &words));
        }
    }
    let cookie = crate::visit::session_cookie(installation.secure_cookies);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": words("web-api-title"),
            "summary": words("web-api-summary"),
            "version": installation.version,
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": installation.origin }],
        "paths": paths,
        "components": {
            "schemas": { "Problem": problem(&words) },
            "securitySchemes": { "session": {
                "type": "apiKey", "in": "cookie", "name": cookie, "description": words("web-api-session"),
            } },
        },
    })
}

fn described(operation: &Operation, route: &Route, words: &dyn Fn(&str) -> String) -> Value {
    let place = |place: Place| match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
    };
    let parameters: Vec<_> = operation
        .parameters
        .iter()
        .map(|parameter| {
            json!({
                "name": parameter.name,
                "in": place(parameter.place),
                "required": parameter.required,
                "description": words(parameter.description),
                "schema": parameter.shape.schema(words),
            })
        })
        .collect();
    let content =
        |content: &Content| json!({ content.media_type: { "schema": content.shape.schema(words) } });
    let mut responses: Map<String, Value> = Map::new();
    for (status, key, body) in &operation.answers {
        let answer = json!({ "description": words(key), "content": content(body) });
        responses.insert(status.to_string(), answer);
    }
    for status in operation.problems {
        let reference = json!({ "$ref": "#/components/schemas/Problem" });
        let answer = json!({
            "description": words(&format!("web-api-problem-{status}")),
            "content": { "application/problem+json": { "schema": reference } },
        });
        responses.insert(status.to_string(), answer);
    }
    let mut found = json!({
        "operationId": operation.route,
        "summary": words(operation.summary),
        "parameters": parameters,
        "responses": responses,
    });
    if let Some(found) = found.as_object_mut() {
        if let Some(body) = &operation.body {
            found.insert("requestBody".to_owned(), json!({ "required": true, "content": content(body) }));
        }
        if let Access::Permits(_) = route.access {
            found.insert("security".to_owned(), json!([{ "session": [] }]));
        }
    }
    found
}

/// The problem document as [`crate::respond`] writes it.
fn problem(words: &dyn Fn(&str) -> String) -> Value {
    let field = vec![
        Property::new("field", Shape::Text).explained("web-api-problem-field"),
        Property::new("pointer", Shape::Format("json-pointer")).explained("web-api-problem-pointer"),
        Property::new("code", Shape::Text).explained("web-api-problem-code"),
        Property::new("detail", Shape::Text).explained("web-api-problem-detail"),
    ];
    let members = vec![
        Property::new("type", Shape::Format("uri-reference")),
        Property::new("title", Shape::Text),
        Property::new("status", Shape::Integer),
        Property::new("detail", Shape::Text).explained("web-api-problem-detail"),
        Property::new("instance", Shape::Format("uri")).explained("web-api-problem-instance"),
        Property::new("errors", Shape::Object(field).list()).explained("web-api-problem-errors").optional(),
    ];
    Shape::Object(members).schema(words)
}
