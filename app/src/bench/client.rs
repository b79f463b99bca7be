// SPDX-License-Identifier: EUPL-1.2
//! A small HTTP client that keeps one connection: what a load test needs and no more.

use anyhow::{Context as _, bail};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// One connection with its session.
pub(super) struct Client {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    cookie: Option<String>,
}

/// An answer.
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) body: Bytes,
}

impl Client {
    /// Connects.
    pub(super) async fn connect(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { sender, host: address.to_string(), cookie: None })
    }

    /// Takes over the session of another client: one account keeps only a few sessions.
    pub(super) fn share(&mut self, other: &Self) {
        self.cookie.clone_from(&other.cookie);
    }

    /// Forgets the session.
    pub(super) fn forget(&mut self) {
        self.cookie = None;
    }

    /// Sends a request and reads the whole answer; keeps a session cookie that comes back.
    pub(super) async fn send(
        &mut self,
        method: Method,
        path: &str,
        kind: &str,
        body: Bytes,
    ) -> anyhow::Result<Reply> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", &self.host)
            .header("sec-fetch-site", "same-origin");
        if !kind.is_empty() {
            request = request.header("content-type", kind);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        self.sender.ready().await?;
        let response = self.sender.send_request(request.body(Full::new(body))?).await?;
        let status = response.status();
        for value in response.headers().get_all("set-cookie") {
            let pair = value.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            self.cookie = Some(pair.to_owned());
        }
        let body = response.into_body().collect().await?.to_bytes();
        Ok(Reply { status, body })
    }

    /// Reads a page.
    pub(super) async fn get(&mut self, path: &str) -> anyhow::Result<Reply> {
        self.send(Method::GET, path, "", Bytes::new()).await
    }

    /// Sends JSON and reads JSON; anything but success is an error.
    pub(super) async fn json(
        &mut self,
        path: &str,
        body: &serde_json::Value,
    ) -> anyhow::Result<serde_json::Value> {
        let reply = self.send(Method::POST, path, "application/json", Bytes::from(body.to_string())).await?;
        reply.json().with_context(|| path.to_owned())
    }

    /// Signs a person of the sample Land in.
    pub(super) async fn sign_in(&mut self, login: &str) -> anyhow::Result<()> {
        let body = format!("login={}&secret={}", web::route::encode(login), web::route::encode(demo::SECRET));
        let reply = self
            .send(Method::POST, "/de/anmelden", "application/x-www-form-urlencoded", Bytes::from(body))
            .await?;
        if reply.status != StatusCode::SEE_OTHER {
            bail!("{login} cannot sign in: {}", reply.status);
        }
        Ok(())
    }
}

impl Reply {
    /// The JSON of a successful answer.
    pub(super) fn json(&self) -> anyhow::Result<serde_json::Value> {
        if !self.status.is_success() {
            bail!("{}: {}", self.status, String::from_utf8_lossy(&self.body));
        }
        Ok(serde_json::from_slice(&self.body)?)
    }
}
