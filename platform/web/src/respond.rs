// SPDX-License-Identifier: EUPL-1.2
//! Answers: pages, and problems as pages or as problem documents (RFC 9457).

mod sent;

use crate::components::ErrorPage;
use crate::page::Page;
use crate::platform::Platform;
use crate::visit::locale_of;
use askama::Template as _;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use foundation::{Locale, Message, Problem};
use std::sync::{Arc, Mutex};
use store::StoreError;

/// What a handler returns.
pub type Answer = Result<Response, Refusal>;

/// A problem on its way to the reader.
#[derive(Debug)]
pub struct Refusal(pub Problem);

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self(error.into())
    }
}

/// The problem, handed from the handler to the layer that knows language and kind of answer.
#[derive(Clone)]
struct Carried(Arc<Mutex<Option<Problem>>>);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Carried(Arc::new(Mutex::new(Some(self.0)))));
        response
    }
}

const fn status(problem: &Problem) -> StatusCode {
    match problem {
        Problem::NotFound => StatusCode::NOT_FOUND,
        Problem::SignInNeeded => StatusCode::UNAUTHORIZED,
        Problem::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Problem::Refused(_) | Problem::Conflict(_) => StatusCode::CONFLICT,
        Problem::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Problem::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        Problem::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The reference number of this request, made by the outermost layer.
#[derive(Clone, Debug)]
pub struct Reference(pub String);

/// Turns problems and bare error statuses into pages or problem documents. Faults of ours are logged with their reference.
pub async fn explain(State(platform): State<Arc<Platform>>, request: Request, next: Next) -> Response {
    let reference = request.extensions().get::<Reference>().cloned().unwrap_or(Reference(String::new()));
    let (parts, body) = request.into_parts();
    let locale = locale_of(&parts);
    let for_program = parts.uri.path().starts_with("/api/");
    let path = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let is_get = parts.method == axum::http::Method::GET;
    let (sent, body) = match (for_program, sent::keep(&parts, body).await) {
        (false, Ok(kept)) => kept,
        (true, Ok((_, body))) => (None, body),
        (_, Err(too_large)) => return too_large,
    };
    let response = next.run(Request::from_parts(parts, body)).await;
    let carried = response.extensions().get::<Carried>().and_then(|carried| carried.0.lock().ok()?.take());
    let problem = match carried {
        Some(problem) => problem,
        None => match bare(&response) {
            Some(problem) => problem,
            None => return response,
        },
    };
    let status = if bare(&response).is_some() { response.status() } else { status(&problem) };
    log(&problem, &reference);
    let mut answer = match (&problem, for_program) {
        (Problem::SignInNeeded, false) => match sent {
            Some(sent) => sent.page(&platform, locale, path).await,
            None => sign_in(&platform, locale, is_get.then_some(path.as_str())),
        },
        (_, true) => document(&platform, locale, &problem, status, &reference),
        (_, false) => page(&platform, locale, &problem, status, &reference),
    };
    if let Problem::TooMany { retry_after_seconds } = problem {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_seconds));
    }
    answer
}

/// An error status without a body of ours (unknown path, wrong method, refused body) as a problem.
fn bare(response: &Response) -> Option<Problem> {
    let own = response.headers().contains_key(header::CONTENT_TYPE)
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind != "text/plain; charset=utf-8");
    let status = response.status();
    if own
        || !(status.is_client_error() || status.is_server_error())
        || response.extensions().get::<Carried>().is_some()
    {
        return None;
    }
    Some(match status.as_u16() {
        403 => Problem::Refused(Message::new("web-problem-foreign-site")),
        404 => Problem::NotFound,
        503 => Problem::Unavailable("overload".to_owned()),
        500..=599 => Problem::internal("a layer answered with a server error"),
        _ => Problem::Refused(Message::new("web-problem-request")),
    })
}

fn log(problem: &Problem, reference: &Reference) {
    match problem {
        Problem::Internal(error) => tracing::error!(reference = reference.0, %error, "a request failed"),
        Problem::Unavailable(why) => {
            tracing::warn!(reference = reference.0, why, "a request could not be taken");
        }
        _ => {}
    }
}

/// Leads to the sign-in page, which leads back afterwards.
fn sign_in(platform: &Platform, locale: Locale, back: Option<&str>) -> Response {
    let address = platform.routes.address(locale, "sign-in", &[]);
    match back {
        Some(path) => Redirect::to(&format!("{address}?back={}", crate::route::encode(path))).into_response(),
        None => Redirect::to(&address).into_response(),
    }
}

fn sentence(platform: &Platform, locale: Locale, problem: &Problem) -> String {
    let text = |message: &Message| {
        let arguments: Vec<_> = message
            .arguments
            .iter()
            .map(|(name, value)| (*name, i18n::Argument::from(value.clone())))
            .collect();
        platform.texts.0.format(locale.as_str(), message.key, &arguments)
    };
    match problem {
        Problem::Refused(message) | Problem::Conflict(message) => text(message),
        Problem::Invalid(errors) => {
            errors.0.iter().map(|(_, message)| text(message)).collect::<Vec<_>>().join(" ")
        }
        other => {
            let status = status(other).as_u16();
            platform.texts.0.text(
                locale.as_str(),
                &format!("web-error-{}-text", if status == 401 { 403 } else { status }),
            )
        }
    }
}

fn page(
    platform: &Arc<Platform>,
    locale: Locale,
    problem: &Problem,
    status: StatusCode,
    reference: &Reference,
) -> Response {
    let mut page = Page::new(locale, "", Arc::clone(&platform.texts) as _, Arc::clone(&platform.routes) as _);
    page.alternate_url = None;
    let told = matches!(problem, Problem::Refused(_) | Problem::Conflict(_) | Problem::Invalid(_));
    let template = if told {
        let text = sentence(platform, locale, problem);
        ErrorPage::told(page, text, reference.0.clone())
    } else {
        ErrorPage::new(page, status.as_u16(), reference.0.clone())
    };
    let html = template.render().unwrap_or_else(|_| status.to_string());
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

/// The field of an error, and its place in the request as a JSON pointer (RFC 6901) in the shape of a fragment. A field that is written
/// as such a pointer already is called by its last part.
fn place(field: &str) -> (String, String) {
    if !field.starts_with('#') {
        return (field.to_owned(), format!("#/{}", escaped(field)));
    }
    let last = field.rsplit('/').next().unwrap_or_default();
    (last.replace("~1", "/").replace("~0", "~"), field.to_owned())
}

/// A name as a part of a JSON pointer.
#[must_use]
pub fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// A problem document (RFC 9457).
fn document(
    platform: &Platform,
    locale: Locale,
    problem: &Problem,
    status: StatusCode,
    reference: &Reference,
) -> Response {
    let fields: Vec<_> = match problem {
        Problem::Invalid(errors) => errors
            .0
            .iter()
            .map(|(field, message)| {
                let one = Problem::Refused(message.clone());
                let (field, pointer) = place(field);
                let detail = sentence(platform, locale, &one);
                serde_json::json!({ "field": field, "pointer": pointer, "code": message.key, "detail": detail })
            })
            .collect(),
        _ => Vec::new(),
    };
    let mut body = serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or("error"),
        "status": status.as_u16(),
        "detail": sentence(platform, locale, problem),
        "instance": format!("urn:kontor:reference:{}", reference.0),
    });
    if let (false, Some(object)) = (fields.is_empty(), body.as_object_mut()) {
        object.insert("errors".to_owned(), serde_json::Value::Array(fields));
    }
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_their_place_in_the_request() {
        let pair = |field: &str, pointer: &str| (field.to_owned(), pointer.to_owned());
        assert_eq!(place("email"), pair("email", "#/email"));
        assert_eq!(place("G1/F2"), pair("G1/F2", "#/G1~1F2"));
        assert_eq!(place("#/answers/G1~1F~02"), pair("G1/F~2", "#/answers/G1~1F~02"));
        assert_eq!(place("#"), pair("#", "#"));
    }
}
