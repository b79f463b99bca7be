// SPDX-License-Identifier: EUPL-1.2
//! A browser without script: keeps its session, sends forms, reads pages.

use crate::support::House;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

/// An answer.
pub struct Shown {
    pub status: StatusCode,
    pub location: String,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

impl Shown {
    /// The hidden mark of a page of questions.
    pub fn base(&self) -> &str {
        let rest = self.body.split("name=\"_base\" value=\"").nth(1).expect("a page of questions");
        rest.split('"').next().unwrap()
    }
}

/// A browser at a house.
pub struct Browser<'a> {
    house: &'a House,
    cookie: Option<String>,
}

const BOUNDARY: &str = "----kontor-boundary";

impl<'a> Browser<'a> {
    pub fn new(house: &'a House) -> Self {
        Self { house, cookie: None }
    }

    async fn send(&mut self, request: Request<Body>) -> Shown {
        let routes = assistant::module().routes;
        let service = web::layers::service(&self.house.platform, routes);
        let answer = service.oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        if let Some(cookie) = parts.headers.get(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            self.cookie = text.split(';').next().map(str::to_owned);
        }
        let location = parts.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap());
        let location = location.to_owned();
        let body = body.collect().await.unwrap().to_bytes();
        let body = String::from_utf8_lossy(&body).into_owned();
        Shown { status: parts.status, location, headers: parts.headers, body }
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let builder = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        match &self.cookie {
            Some(cookie) => builder.header(header::COOKIE, cookie),
            None => builder,
        }
    }

    pub async fn get(&mut self, path: &str) -> Shown {
        let request = self.request("GET", path).body(Body::empty()).unwrap();
        self.send(request).await
    }

    pub async fn post(&mut self, path: &str, pairs: &[(&str, &str)]) -> Shown {
        let encoded: Vec<_> = pairs
            .iter()
            .map(|(name, value)| format!("{}={}", web::route::encode(name), web::route::encode(value)))
            .collect();
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(encoded.join("&")))
            .unwrap();
        self.send(request).await
    }

    /// Sends a form with files: field, name, bytes.
    pub async fn upload(
        &mut self,
        path: &str,
        pairs: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Shown {
        let mut body = Vec::new();
        for (name, value) in pairs {
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
        }
        for (field, name, bytes) in files {
            let head = format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
            );
            body.extend([head.as_bytes(), bytes, b"\r\n"].concat());
        }
        body.extend(format!("--{BOUNDARY}--\r\n").as_bytes());
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    /// A call with a name of its own for the request.
    pub async fn call_named(&mut self, path: &str, key: &str, body: impl Into<Body>) -> Shown {
        let request = self.request("POST", path).header("idempotency-key", key);
        self.send(request.body(body.into()).unwrap()).await
    }

    pub async fn call(&mut self, path: &str, body: impl Into<Body>) -> Shown {
        let request = self.request("POST", path).body(body.into()).unwrap();
        self.send(request).await
    }
}
