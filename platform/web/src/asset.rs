// SPDX-License-Identifier: EUPL-1.2
//! Style sheets, scripts, fonts and pictures, named by their content and therefore cached for good.

use crate::respond::{Answer, Refusal};
use crate::route::{Access, Route, RouteClass};
use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse as _;
use foundation::Problem;

/// The route of all assets.
#[must_use]
pub fn route() -> Route {
    Route::single("asset", "/assets/{*path}", Access::Public, RouteClass::Asset).get(asset)
}

async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Answer {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let file = assets::file(&path, accepted).ok_or(Refusal(Problem::NotFound))?;
    let mut response = (
        [(header::CONTENT_TYPE, file.mime), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")],
        file.bytes,
    )
        .into_response();
    response.headers_mut().insert(header::VARY, header::HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = file.encoding.header() {
        response.headers_mut().insert(header::CONTENT_ENCODING, header::HeaderValue::from_static(encoding));
    }
    Ok(response)
}
