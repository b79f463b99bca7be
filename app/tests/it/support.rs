// SPDX-License-Identifier: EUPL-1.2
//! A house in memory and people with browsers.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use foundation::{Clock, FixedClock};
use http_body_util::BodyExt as _;
use kontor::configuration::Configuration;
use kontor::wiring;
use std::sync::Arc;
use testkit::skipped;
use tower::ServiceExt as _;
use web::Platform;

/// People of the sample Land.
pub const RESIDENT: &str = "marlene.tiedemann";
pub const OTHER_RESIDENT: &str = "jonas.petersen-kuehl";
pub const CLERK: &str = "anja.moellendahl";
pub const HEAD: &str = "ilka.reuterhof";
pub const ADMINISTRATOR: &str = "malte.suhrbier";
pub const AUDITOR: &str = "gesa.dierksmann";
pub const PHONE_DESK: &str = "rieke.volkerts";
/// A clerk of another authority.
pub const OTHER_CLERK: &str = "pawel.nowitzki";
/// The administrator of another authority.
pub const OTHER_ADMINISTRATOR: &str = "doerte.plathmann";

/// A house with the small sample Land, without network.
pub struct House {
    pub platform: Arc<Platform>,
    pub clock: Arc<FixedClock>,
    pub engine: &'static str,
    router: Router,
    _folder: tempfile::TempDir,
}

/// Houses on every engine at hand.
pub async fn houses(test: &str) -> Vec<House> {
    let mut found = vec![house("sqlite", None, 60_000).await];
    match std::env::var("KONTOR_TEST_POSTGRES") {
        Ok(server) => {
            found.push(house("postgres", Some(store::scratch::create(&server).await.unwrap()), 60_000).await);
        }
        Err(_) => skipped(test, "on PostgreSQL: KONTOR_TEST_POSTGRES names no server"),
    }
    found
}

/// A house on SQLite only, for tests of what does not touch the database.
pub async fn sqlite_house() -> House {
    house("sqlite", None, 60_000).await
}

/// A house that allows only few attempts a minute.
pub async fn strict_house(attempts_per_minute: u32) -> House {
    house("sqlite", None, attempts_per_minute).await
}

async fn house(engine: &'static str, postgres: Option<String>, attempts_per_minute: u32) -> House {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(testkit::clock());
    let configuration = Configuration {
        data: folder.path().to_owned(),
        postgres,
        attempts_per_minute,
        ..Configuration::default()
    };
    let platform = wiring::build(&configuration, Arc::clone(&clock) as _, true).await.unwrap();
    let registry = wiring::registry(&platform).unwrap();
    demo::create(&platform, registry, demo::Scale::Small, |_| {}).await.unwrap();
    let router = web::layers::service(&platform, wiring::routes());
    House { platform, clock, engine, router, _folder: folder }
}

impl House {
    /// Carries out every due job and places every audit entry.
    pub async fn settle(&self) {
        let registry = wiring::registry(&self.platform).unwrap();
        let mut worker = jobs::Worker::new(
            self.platform.store.clone(),
            Arc::clone(&self.clock) as Arc<dyn Clock>,
            registry,
            "test".to_owned(),
        );
        worker.drain().await.unwrap();
        worker.release().await;
        let mut tx = self.platform.store.read(store::Reach::Everyone).await.unwrap();
        let dead = jobs::dead_letters(&mut tx).await.unwrap();
        assert!(dead.is_empty(), "{dead:?}");
        let sequencer = audit::Sequencer::new(
            self.platform.store.clone(),
            Arc::clone(&self.clock) as _,
            Arc::clone(&self.platform.log_key),
            "test".to_owned(),
        );
        sequencer.drain().await.unwrap();
        sequencer.release().await;
    }

    /// A person without session.
    pub fn browser(&self) -> Browser<'_> {
        Browser { house: self, cookie: None }
    }

    /// A person of the sample Land who is signed in.
    pub async fn person(&self, login: &str) -> Browser<'_> {
        let mut browser = self.browser();
        let answer = browser.post("/de/anmelden", &[("login", login), ("secret", demo::SECRET)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} cannot sign in: {}", answer.text());
        browser
    }
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn location(&self) -> String {
        self.headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }
}

/// Somebody with a cookie jar.
#[derive(Clone)]
pub struct Browser<'a> {
    house: &'a House,
    pub cookie: Option<String>,
}

impl Browser<'_> {
    /// The same person's session in another window.
    pub fn with(mut self, cookie: Option<String>) -> Self {
        self.cookie = cookie;
        self
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", web::route::encode(name), web::route::encode(value)))
            .collect();
        let headers =
            [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        self.send(Method::POST, path, &headers, Body::from(body.join("&"))).await
    }

    /// Sends one file and the other fields as a multipart form.
    pub async fn upload(
        &mut self,
        path: &str,
        field: &str,
        (name, bytes): (&str, &[u8]),
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut body = Vec::new();
        for (key, value) in fields {
            body.extend_from_slice(
                format!("--grenze\r\ncontent-disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        body.extend_from_slice(
            format!("--grenze\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\ncontent-type: application/octet-stream\r\n\r\n")
                .as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--grenze--\r\n");
        let headers =
            [("content-type", "multipart/form-data; boundary=grenze"), ("sec-fetch-site", "same-origin")];
        self.send(Method::POST, path, &headers, Body::from(body)).await
    }

    /// Sends anything; keeps the session cookie that comes back.
    pub async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:8115");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, format!("kontor={cookie}"));
        }
        let response = self.house.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        for value in parts.headers.get_all(header::SET_COOKIE) {
            let text = value.to_str().unwrap();
            if let Some(code) = text.strip_prefix("kontor=").and_then(|rest| rest.split(';').next()) {
                self.cookie = (!code.is_empty()).then(|| code.to_owned());
            }
        }
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}
