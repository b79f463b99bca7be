// SPDX-License-Identifier: EUPL-1.2
//! Faults: a process killed at any moment (F1), a form sent many times at once (F11).

use crate::support::{Browser, CLERK, House, houses};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const SERVICE: &str = "bewohnerparkausweis";
const AREA: &str = "130040000000";
const SAMPLE: &str = include_str!("../../../demo/schemata/residents-parking-permit.sample.json");

/// The sample's answers without files, which are sent separately.
fn answers() -> Value {
    let sample: BTreeMap<String, String> = serde_json::from_str(SAMPLE).unwrap();
    let typed = sample
        .into_iter()
        .filter(|(_, value)| ![".pdf", ".jpg", ".png"].iter().any(|end| value.ends_with(end)));
    Value::Object(typed.map(|(path, value)| (path, Value::from(value))).collect())
}

/// The file questions of the sample, by path.
fn files() -> Vec<String> {
    let sample: BTreeMap<String, String> = serde_json::from_str(SAMPLE).unwrap();
    let named = sample
        .into_iter()
        .filter(|(_, value)| [".pdf", ".jpg", ".png"].iter().any(|end| value.ends_with(end)));
    named.map(|(path, _)| path).collect()
}

pub async fn send(
    browser: &mut Browser<'_>,
    path: &str,
    body: Vec<u8>,
    kind: &str,
) -> crate::support::Answer {
    let headers = [("content-type", kind), ("sec-fetch-site", "same-origin")];
    browser.send(Method::POST, path, &headers, Body::from(body)).await
}

/// A complete draft, ready to be sent; returns its address.
pub async fn draft(browser: &mut Browser<'_>) -> String {
    let body = json!({ "service": SERVICE, "area": AREA }).to_string().into_bytes();
    let begun = send(browser, "/api/v1/drafts", body, "application/json").await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.text());
    let begun: Value = serde_json::from_slice(&begun.body).unwrap();
    let address = format!("/api/v1/drafts/{}", begun["draft"].as_str().unwrap());
    let saved =
        send(browser, &format!("{address}/answers"), answers().to_string().into_bytes(), "application/json")
            .await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    for path in files() {
        let to = format!("{address}/files/{}?name=beleg.pdf", web::route::encode(&path));
        let stored = send(browser, &to, b"%PDF-1.7\nMUSTER".to_vec(), "application/pdf").await;
        assert_eq!(stored.status, StatusCode::CREATED, "{path}: {}", stored.text());
    }
    address
}

/// F11: the same draft sent a hundred times at once is one case with one receipt.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_sent_a_hundred_times_at_once_is_one_case_with_one_receipt() {
    let rounds = if std::env::var_os("KONTOR_FULL").is_some() { 100 } else { 3 };
    for house in houses("a_form_sent_a_hundred_times_at_once_is_one_case_with_one_receipt").await {
        for _ in 0..rounds {
            let mut browser = house.browser();
            let address = draft(&mut browser).await;
            let answers = send_at_once(&house, &browser, &format!("{address}/submit")).await;
            let first = answers.first().unwrap().clone();
            assert!(answers.iter().all(|answer| *answer == first), "different receipts on {}", house.engine);
            house.settle().await;
            let mut clerk = house.person(crate::support::OTHER_CLERK).await;
            let listed = clerk
                .get(&format!("/api/v1/cases?service={SERVICE}&order=received&direction=descending"))
                .await
                .text();
            let reference = first["reference"].as_str().unwrap();
            assert_eq!(listed.matches(reference).count(), 1, "{reference} on {}", house.engine);
        }
    }
}

async fn send_at_once(house: &House, browser: &Browser<'_>, path: &str) -> Vec<Value> {
    let sends = (0..100).map(|_| {
        let mut browser = house.browser().with(browser.cookie.clone());
        async move {
            let answer = send(&mut browser, path, b"{}".to_vec(), "application/json").await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
            serde_json::from_slice(&answer.body).unwrap()
        }
    });
    futures_util::future::join_all(sends).await
}

/// A running program that is killed when it goes out of scope.
struct Program {
    child: Child,
    address: SocketAddr,
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have been killed already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(data: &Path) -> Program {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kontor"))
        .args(["bench", "server", "--cases", "0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.find_map(|line| line.unwrap().strip_prefix("listening ").map(str::to_owned));
    std::thread::spawn(move || lines.for_each(drop));
    Program { child, address: line.unwrap().parse().unwrap() }
}

/// One request on a connection of its own; `None` when the server went away before it answered.
fn request(address: SocketAddr, path: &str, cookie: &str, body: &[u8]) -> Option<(u16, String, Vec<u8>)> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    let method = if body.is_empty() { "GET" } else { "POST" };
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\ncookie: {cookie}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let text = String::from_utf8_lossy(&answer).into_owned();
    let (head, _) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap_or(cookie);
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    let start = answer.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    Some((status, cookie, answer.split_off(start)))
}

/// Sends applications until the server goes away; returns the acknowledged references.
fn apply_until_killed(address: SocketAddr) -> Vec<String> {
    let mut acknowledged = Vec::new();
    let begin = json!({ "service": "messung", "area": "130745451019" }).to_string();
    let answers = kontor::bench::answers().to_string();
    loop {
        let apply = || {
            let (_, cookie, body) = request(address, "/api/v1/drafts", "", begin.as_bytes())?;
            let draft = json_of(&body)?["draft"].as_str()?.to_owned();
            request(address, &format!("/api/v1/drafts/{draft}/answers"), &cookie, answers.as_bytes())?;
            let (status, _, body) =
                request(address, &format!("/api/v1/drafts/{draft}/submit"), &cookie, b"{}")?;
            (status == 200).then_some(())?;
            Some(json_of(&body)?["reference"].as_str()?.to_owned())
        };
        match apply() {
            Some(reference) => acknowledged.push(reference),
            None => return acknowledged,
        }
    }
}

/// The JSON object in a body that may be sent in chunks.
fn json_of(body: &[u8]) -> Option<Value> {
    let text = String::from_utf8_lossy(body);
    let (from, to) = (text.find('{')?, text.rfind('}')?);
    serde_json::from_str(text.get(from..=to)?).ok()
}

/// F1: whatever was acknowledged is there after the process was killed at a random moment, once.
#[test]
fn what_was_acknowledged_survives_being_killed() {
    let cycles = if std::env::var_os("KONTOR_FULL").is_some() { 500 } else { 20 };
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = Vec::new();
    for cycle in 0..cycles {
        let mut program = start(folder.path());
        let address = program.address;
        let client = std::thread::spawn(move || apply_until_killed(address));
        std::thread::sleep(Duration::from_millis(300 + (cycle * 97) % 700));
        program.child.kill().unwrap();
        acknowledged.extend(client.join().unwrap());
    }
    assert!(acknowledged.len() > 20, "only {} were acknowledged", acknowledged.len());
    let program = start(folder.path());
    let listed = wait_for_list(program.address);
    for reference in &acknowledged {
        assert_eq!(listed.matches(reference.as_str()).count(), 1, "{reference} is lost or doubled");
    }
}

fn wait_for_list(address: SocketAddr) -> String {
    let login = format!("login={CLERK}&secret={}", web::route::encode(demo::SECRET));
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /de/anmelden HTTP/1.1\r\nhost: {address}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{login}",
        login.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    let cookie = cookie.split(';').next().unwrap();
    let begun = Instant::now();
    let mut all = String::new();
    let mut path = "/api/v1/cases?service=messung".to_owned();
    loop {
        let (_, _, body) = request(address, &path, cookie, b"").unwrap();
        let page = json_of(&body).unwrap();
        all.push_str(&page.to_string());
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/cases?service=messung&after={}", web::route::encode(next)),
            None => return all,
        }
        assert!(begun.elapsed() < Duration::from_secs(60));
    }
}
