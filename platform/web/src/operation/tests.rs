// SPDX-License-Identifier: EUPL-1.2
//! Tests of the descriptions.

use super::*;
use crate::route::{Access, Route, RouteClass};
use i18n::Catalog;

async fn nothing() {}

fn routes() -> Vec<Route> {
    let call = |name, path| Route::single(name, path, Access::Permits(&["thing.view"]), RouteClass::Api);
    vec![call("api-thing", "/api/v1/things/{id}").get(nothing).post(nothing)]
}

fn operation(method: &'static str) -> Operation {
    Operation::new("api-thing", method, "summary")
        .takes(Parameter::path("id", "which", Shape::Format("uuid")))
        .answers(200, "found", Content::json(Shape::Object(vec![Property::new("id", Shape::Text)])))
        .refuses(&[404])
}

#[test]
fn every_method_of_the_interface_needs_exactly_one_description() {
    assert_eq!(faults(&routes(), &[operation("GET")]), ["POST api-thing: 0 descriptions"]);
    assert!(faults(&routes(), &[operation("GET"), operation("POST")]).is_empty());
    let twice = [operation("GET"), operation("GET"), operation("POST")];
    assert_eq!(faults(&routes(), &twice), ["GET api-thing: 2 descriptions"]);
}

#[test]
fn a_description_fits_its_route() {
    let mut wrong = operation("POST");
    wrong.parameters.clear();
    wrong.answers.clear();
    let unknown = Operation { route: "api-nothing", ..operation("GET") };
    let found = faults(&routes(), &[operation("GET"), wrong, unknown]);
    assert_eq!(
        found,
        [
            "api-thing: the path variables are described as {}",
            "api-thing: no answer is described",
            "api-nothing is described and no route",
        ]
    );
}

#[test]
fn the_document_names_paths_parameters_answers_and_problems() {
    let mut texts = Catalog::new();
    texts.add("en", "summary = Shows a thing.\nwhich = Its identifier.").unwrap();
    let installation =
        Installation { origin: "https://portal.example", version: "0.1.0", secure_cookies: true };
    let made = document(&routes(), &[operation("GET")], installation, (&texts, "en"));
    assert_eq!(made["openapi"], "3.1.0");
    let get = &made["paths"]["/api/v1/things/{id}"]["get"];
    assert_eq!(get["summary"], "Shows a thing.");
    assert_eq!(get["parameters"][0]["in"], "path");
    assert_eq!(get["parameters"][0]["schema"], json!({ "type": "string", "format": "uuid" }));
    let schema = &get["responses"]["200"]["content"]["application/json"]["schema"];
    assert_eq!(
        *schema,
        json!({ "type": "object", "properties": { "id": { "type": "string" } }, "required": ["id"] })
    );
    let problem = &get["responses"]["404"]["content"]["application/problem+json"]["schema"]["$ref"];
    assert_eq!(*problem, "#/components/schemas/Problem");
    assert_eq!(get["security"], json!([{ "session": [] }]));
    assert_eq!(made["components"]["securitySchemes"]["session"]["name"], "__Host-kontor");
}

#[test]
fn shapes_are_json_schemas() {
    let words = |key: &str| key.to_owned();
    assert_eq!(
        Shape::Integer.or_null().schema(&words),
        json!({ "anyOf": [{ "type": "integer" }, { "type": "null" }] })
    );
    assert_eq!(Shape::Base64.schema(&words), json!({ "type": "string", "contentEncoding": "base64" }));
    assert_eq!(
        Shape::Map(Box::new(Shape::Text)).schema(&words),
        json!({ "type": "object", "additionalProperties": { "type": "string" } })
    );
}
