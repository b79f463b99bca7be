// SPDX-License-Identifier: EUPL-1.2
//! What stands around every handler: reference numbers, security headers, the check against foreign sites, limits, logs.

use crate::platform::Platform;
use crate::respond::{Reference, Refusal, explain};
use crate::route::{Route, RouteClass};
use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use foundation::Problem;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// Largest request body unless a route allows more, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;
/// Longest a request may take.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// The whole service: all routes behind all layers.
pub fn service(platform: &Arc<Platform>, routes: Vec<Route>) -> Router {
    let mut router = Router::new();
    for route in routes {
        let (paths, handlers, class) = route.into_parts();
        let handlers = handlers.layer(from_fn(move |request, next| secure(class, request, next)));
        for path in paths {
            router = router.route(path, handlers.clone());
        }
    }
    router
        .fallback(|| async { Refusal(Problem::NotFound) })
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn(refuse_foreign_sites))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIME_LIMIT))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(Arc::clone(platform), explain))
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
        .layer(from_fn(accompany))
        .with_state(Arc::clone(platform))
}

/// Gives the request its reference number, measures and logs it, and sets the headers every answer carries.
async fn accompany(mut request: Request, next: Next) -> Response {
    let mut random = [0_u8; 6];
    // Without random numbers the reference is all zero, which still answers.
    let _ = aws_lc_rs::rand::fill(&mut random);
    let reference = hex::encode(random).to_uppercase();
    request.extensions_mut().insert(Reference(reference.clone()));
    let method = request.method().clone();
    // The pattern, never the path itself: paths carry identifiers.
    let pattern = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("unmatched".to_owned(), |path| path.as_str().to_owned());
    let begun = Instant::now();
    let mut response = next.run(request).await;
    let seconds = begun.elapsed().as_secs_f64();
    let status = response.status().as_u16();
    metrics::counter!("kontor_requests_total", "method" => method.to_string(), "status" => status.to_string()).increment(1);
    metrics::histogram!("kontor_request_seconds").record(seconds);
    tracing::info!(reference, %method, pattern, status, milliseconds = seconds * 1000.0, "request");
    let headers = response.headers_mut();
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(RouteClass::Page.policy()));
    for (name, value) in FIXED {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if let Ok(value) = HeaderValue::from_str(&reference) {
        headers.insert(HeaderName::from_static("x-reference"), value);
    }
    response
}

/// Headers of every answer.
const FIXED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Sets the content security policy of the route's class; what belongs to people is never stored by caches.
async fn secure(class: RouteClass, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(class.policy()));
    if class != RouteClass::Asset {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    }
    response
}

/// Refuses changes that another site ordered (cross-site request forgery). A browser says where a request comes from by
/// `Sec-Fetch-Site` or `Origin`; a changing request that says neither, or something else than our own origin, is refused. Programs that
/// call the interface without a session are let through: they have no right that another site could use.
async fn refuse_foreign_sites(request: Request, next: Next) -> Response {
    let harmless = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let program = request.uri().path().starts_with("/api/") && is_program_without_session(request.headers());
    if harmless || program || comes_from_us(request.headers(), request.uri()) {
        return next.run(request).await;
    }
    StatusCode::FORBIDDEN.into_response()
}

/// Whether no browser sent it (they name the origin of every change) and no session goes along.
fn is_program_without_session(headers: &HeaderMap) -> bool {
    let browser = [HeaderName::from_static("sec-fetch-site"), header::ORIGIN, header::COOKIE];
    !browser.iter().any(|name| headers.contains_key(name))
}

fn comes_from_us(headers: &HeaderMap, uri: &Uri) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    let host = text(header::HOST).or_else(|| uri.authority().map(axum::http::uri::Authority::as_str));
    match (text(header::ORIGIN), host) {
        (Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, authority)| authority == host)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        comes_from_us(&headers.collect(), &Uri::from_static("/x"))
    }

    #[test]
    fn a_program_needs_no_origin_as_long_as_it_has_no_session() {
        let headers = |names: &[&'static str]| -> HeaderMap {
            let value = HeaderValue::from_static("x");
            names.iter().map(|name| (HeaderName::from_static(name), value.clone())).collect()
        };
        assert!(is_program_without_session(&headers(&["host", "content-type"])));
        assert!(!is_program_without_session(&headers(&["host", "cookie"])));
        assert!(!is_program_without_session(&headers(&["origin"])));
        assert!(!is_program_without_session(&headers(&["sec-fetch-site"])));
    }

    /// A6, as a table.
    #[test]
    fn only_our_own_pages_may_order_changes() {
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(ours(&[("sec-fetch-site", "none")]));
        assert!(ours(&[("host", "a.example"), ("origin", "https://a.example")]));
        assert!(!ours(&[]));
        assert!(!ours(&[("host", "a.example")]));
        assert!(!ours(&[("sec-fetch-site", "cross-site")]));
        assert!(!ours(&[("sec-fetch-site", "same-site")]));
        assert!(!ours(&[
            ("sec-fetch-site", "cross-site"),
            ("host", "a.example"),
            ("origin", "https://a.example")
        ]));
        assert!(!ours(&[("host", "a.example"), ("origin", "https://b.example")]));
        assert!(!ours(&[("host", "a.example"), ("origin", "null")]));
        assert!(!ours(&[("host", "a.example"), ("origin", "https://a.example.b.example")]));
    }
}
