// SPDX-License-Identifier: EUPL-1.2
//! For the operator: is it alive, is it ready, what does it count.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::sync::{Arc, OnceLock};
use web::{Access, Platform, Route, RouteClass};

static METRICS: OnceLock<PrometheusHandle> = OnceLock::new();

/// Starts to count; further calls do nothing.
pub fn count() {
    if METRICS.get().is_some() {
        return;
    }
    if let Ok(handle) = PrometheusBuilder::new().install_recorder() {
        // Another thread may have been faster; its recorder counts then.
        let _ = METRICS.set(handle);
    }
}

/// The routes for operators. A reverse proxy should not pass `/metrics` on.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::single("healthz", "/healthz", Access::Public, RouteClass::Api).get(alive),
        Route::single("readyz", "/readyz", Access::Public, RouteClass::Api).get(ready),
        Route::single("metrics", "/metrics", Access::Public, RouteClass::Api).get(metrics_text),
    ]
}

async fn alive() -> &'static str {
    "ok\n"
}

/// Ready when the database answers. Shows how many jobs wait, how many were given up, and how many entries the search knows.
async fn ready(State(platform): State<Arc<Platform>>) -> Response {
    let waiting = match platform.store.ping().await {
        Ok(()) => jobs::waiting(&platform.store, platform.clock.now()).await,
        Err(error) => Err(error),
    };
    match waiting {
        Ok((due, dead)) => axum::Json(serde_json::json!({
            "ready": true, "jobs_due": due, "jobs_dead": dead, "search_entries": platform.search.entries(),
        }))
        .into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                [(header::CONTENT_TYPE, "application/json")],
                "{\"ready\":false}\n",
            )
                .into_response()
        }
    }
}

async fn metrics_text(State(platform): State<Arc<Platform>>) -> Response {
    let counters = platform.store.counters();
    metrics::counter!("kontor_commits_total").absolute(counters.commits());
    metrics::counter!("kontor_syncs_total").absolute(counters.syncs());
    let text = METRICS.get().map(PrometheusHandle::render).unwrap_or_default();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}
