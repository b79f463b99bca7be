// SPDX-License-Identifier: EUPL-1.2
//! What the routes of the interface take and answer.

use web::operation::Shape;
use web::{Content, Operation, Parameter, Property};

fn uuid() -> Shape {
    Shape::Format("uuid")
}

fn draft() -> Parameter {
    Parameter::path("draft", "assistant-api-draft", uuid())
}

fn answers() -> Shape {
    Shape::Map(Box::new(Shape::Text))
}

/// Number and receipt.
fn sent() -> Vec<Property> {
    vec![
        Property::new("reference", Shape::Text).explained("assistant-api-reference"),
        Property::new("receipt", Shape::Any).explained("assistant-api-receipt"),
    ]
}

fn resume_code() -> Property {
    Property::new("resume_code", Shape::Text.or_null()).explained("assistant-api-code")
}

/// The operations of this module.
pub(crate) fn operations() -> Vec<Operation> {
    let mut operations = vec![whole()];
    operations.extend(in_steps());
    operations
}

fn whole() -> Operation {
    let file = vec![
        Property::new("question", Shape::Text).explained("assistant-api-path"),
        Property::new("name", Shape::Text).explained("assistant-api-file-name"),
        Property::new("content", Shape::Base64).explained("assistant-api-content"),
    ];
    let body = vec![
        Property::new("area", Shape::Text).explained("assistant-api-area"),
        Property::new("answers", answers()).explained("assistant-api-answers-map"),
        Property::new("files", Shape::Object(file).list()).explained("assistant-api-files").optional(),
    ];
    let mut made = vec![Property::new("application", uuid()).explained("assistant-api-application-id")];
    made.extend(sent());
    made.push(resume_code());
    let made = || Content::json(Shape::Object(made.clone()));
    Operation::new("api-application", "POST", "assistant-api-application")
        .takes(Parameter::path("service", "assistant-api-service", Shape::Text))
        .takes(Parameter::header("Idempotency-Key", "assistant-api-key", Shape::Length(16, 128)).required())
        .sends(Content::json(Shape::Object(body)))
        .answers(201, "assistant-api-application-made", made())
        .answers(200, "assistant-api-application-again", made())
        .refuses(&[404, 409, 413, 422, 429])
}

fn in_steps() -> Vec<Operation> {
    let begin = vec![
        Property::new("service", Shape::Text).explained("assistant-api-service"),
        Property::new("area", Shape::Text).explained("assistant-api-area"),
    ];
    let begun = vec![Property::new("draft", uuid()).explained("assistant-api-draft"), resume_code()];
    let file = vec![
        Property::new("file", uuid()),
        Property::new("name", Shape::Text).explained("assistant-api-file-kept"),
        Property::new("digest", Shape::Text).explained("assistant-api-digest"),
    ];
    let version = vec![Property::new("version", Shape::Integer).explained("assistant-api-version")];
    vec![
        Operation::new("api-drafts", "POST", "assistant-api-begin")
            .sends(Content::json(Shape::Object(begin)))
            .answers(201, "assistant-api-begun", Content::json(Shape::Object(begun)))
            .refuses(&[404, 409, 429]),
        Operation::new("api-draft-answers", "POST", "assistant-api-answers")
            .takes(draft())
            .sends(Content::json(answers()))
            .answers(200, "assistant-api-answers-saved", Content::json(Shape::Object(version)))
            .refuses(&[401, 404, 409, 422]),
        Operation::new("api-draft-files", "POST", "assistant-api-file")
            .takes(draft())
            .takes(Parameter::path("path", "assistant-api-path", Shape::Text))
            .takes(Parameter::query("name", "assistant-api-file-name", Shape::Text))
            .sends(Content::of("application/octet-stream"))
            .answers(201, "assistant-api-file-stored", Content::json(Shape::Object(file)))
            .refuses(&[401, 404, 409, 413, 422, 429]),
        Operation::new("api-draft-submit", "POST", "assistant-api-submit")
            .takes(draft())
            .answers(200, "assistant-api-sent", Content::json(Shape::Object(sent())))
            .refuses(&[401, 404, 422, 429]),
    ]
}
