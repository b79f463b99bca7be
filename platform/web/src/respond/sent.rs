// SPDX-License-Identifier: EUPL-1.2
//! What was typed survives the end of a session: a form that needs a sign-in comes back with its values, to be sent once more.

use super::Refusal;
use crate::page::Page;
use crate::platform::Platform;
use askama::Template;
use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::extract::{Form, FromRequest as _, Multipart};
use axum::http::request::Parts;
use axum::http::{Method, Request, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use foundation::{Locale, Message, Problem};
use std::sync::Arc;

/// Largest form that is kept, in bytes; larger ones are sent once only.
const MOST_BYTES: usize = 256 * 1024;
/// Parts of names of fields that are never written into a page.
const SECRET_NAMES: [&str; 2] = ["secret", "current"];

/// A form as it was sent.
#[derive(Clone, Debug)]
pub(super) struct Sent {
    kind: String,
    bytes: Bytes,
}

#[derive(Template)]
#[template(path = "expired.html")]
struct ExpiredPage {
    page: Page,
    action: String,
    pairs: Vec<(String, String)>,
    had_files: bool,
}

/// Keeps a copy of a form that comes with a session code, which may have ended, and gives the body back. Other requests pass untouched.
pub(super) async fn keep(parts: &Parts, body: Body) -> Result<(Option<Sent>, Body), Response> {
    let text = |name| parts.headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    let kind = text(header::CONTENT_TYPE).unwrap_or_default();
    let is_form = ["application/x-www-form-urlencoded", "multipart/form-data"]
        .iter()
        .any(|form| kind.starts_with(form));
    let size = body.size_hint().exact().and_then(|size| usize::try_from(size).ok());
    let small = size.is_some_and(|size| size <= MOST_BYTES);
    if parts.method != Method::POST || !is_form || !small || !parts.headers.contains_key(header::COOKIE) {
        return Ok((None, body));
    }
    let Ok(bytes) = to_bytes(body, MOST_BYTES).await else {
        return Err(Refusal(Problem::Refused(Message::new("web-problem-request"))).into_response());
    };
    Ok((Some(Sent { kind: kind.to_owned(), bytes: bytes.clone() }), Body::from(bytes)))
}

impl Sent {
    /// The page that keeps the values until somebody is signed in again.
    pub(super) async fn page(self, platform: &Arc<Platform>, locale: Locale, action: String) -> Response {
        let mut page =
            Page::new(locale, "", Arc::clone(&platform.texts) as _, Arc::clone(&platform.routes) as _);
        page.title = page.t("web-expired-title");
        let (pairs, had_files) = self.pairs().await;
        let html = ExpiredPage { page, action, pairs, had_files }.render();
        let html = html.unwrap_or_else(|_| StatusCode::UNAUTHORIZED.to_string());
        (StatusCode::UNAUTHORIZED, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
    }

    /// The fields without files and secrets, and whether there were files.
    async fn pairs(self) -> (Vec<(String, String)>, bool) {
        let is_multipart = self.kind.starts_with("multipart/");
        let request = Request::post("/").header(header::CONTENT_TYPE, self.kind).body(Body::from(self.bytes));
        let Ok(request) = request else { return (Vec::new(), false) };
        let (mut pairs, had_files) = match is_multipart {
            true => read_parts(request).await,
            // A form that cannot be read has nothing to keep.
            false => (
                Form::from_request(request, &()).await.map_or_else(|_| Vec::new(), |Form(pairs)| pairs),
                false,
            ),
        };
        pairs.retain(|(name, _): &(String, String)| !SECRET_NAMES.iter().any(|secret| name.contains(secret)));
        (pairs, had_files)
    }
}

async fn read_parts(request: Request<Body>) -> (Vec<(String, String)>, bool) {
    let (mut pairs, mut had_files) = (Vec::new(), false);
    let Ok(mut parts) = Multipart::from_request(request, &()).await else { return (pairs, had_files) };
    while let Ok(Some(field)) = parts.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        if field.file_name().is_some() {
            had_files = true;
        } else if let Ok(value) = field.text().await {
            pairs.push((name, value));
        }
    }
    (pairs, had_files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(kind: &str) -> Parts {
        let request = Request::post("/de/x").header(header::COOKIE, "kontor=x");
        request.header(header::CONTENT_TYPE, kind).body(()).unwrap().into_parts().0
    }

    #[tokio::test]
    async fn values_are_kept_and_secrets_are_not() {
        let body = "name=M%C3%B6ller+%26+Co&secret=abc&current_secret=d&name=zwei";
        let kind = "application/x-www-form-urlencoded";
        let (sent, again) = keep(&parts(kind), Body::from(body)).await.unwrap();
        assert_eq!(to_bytes(again, 1000).await.unwrap(), body, "the handler reads the same");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            sent.unwrap().pairs().await,
            (vec![pair("name", "Möller & Co"), pair("name", "zwei")], false)
        );
    }

    #[tokio::test]
    async fn the_texts_of_a_form_with_files_are_kept() {
        let body = "--g\r\ncontent-disposition: form-data; name=\"why\"\r\n\r\nUmzug\r\n--g\r\ncontent-disposition: form-data; \
                    name=\"plan\"; filename=\"a.pdf\"\r\n\r\n%PDF\r\n--g--\r\n";
        let (sent, _) = keep(&parts("multipart/form-data; boundary=g"), Body::from(body)).await.unwrap();
        assert_eq!(sent.unwrap().pairs().await, (vec![("why".to_owned(), "Umzug".to_owned())], true));
    }

    #[tokio::test]
    async fn large_forms_and_other_requests_pass_untouched() {
        let kind = "application/x-www-form-urlencoded";
        assert!(keep(&parts(kind), Body::from(vec![b'x'; MOST_BYTES + 1])).await.unwrap().0.is_none());
        assert!(keep(&parts("application/json"), Body::from("{}")).await.unwrap().0.is_none());
    }
}
