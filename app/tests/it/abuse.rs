// SPDX-License-Identifier: EUPL-1.2
//! Abuse: requests from other sites, malformed bodies, injected text, guesses.

use crate::support::{Browser, CLERK, RESIDENT, houses, sqlite_house, strict_house};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use kontor::wiring;
use web::RouteClass;

/// The path of a route with something plausible in place of its variables.
fn filled(path: &str) -> String {
    let known = path.split('/').map(|part| match part {
        "{service}" | "{key}" => "hundesteuer-anmeldung",
        part if part.starts_with('{') => "0192f0c1-2345-7abc-8def-0123456789ab",
        part => part,
    });
    known.collect::<Vec<_>>().join("/")
}

fn changing_paths() -> Vec<String> {
    let routes = wiring::routes();
    let changing = routes.iter().filter(|route| route.methods.contains(&"POST"));
    changing.flat_map(|route| [route.de, route.en]).map(filled).collect()
}

/// A6: nothing changes that our own pages did not order.
#[tokio::test(flavor = "multi_thread")]
async fn no_route_accepts_a_change_ordered_by_another_site() {
    let foreign: [&[(&str, &str)]; 5] = [
        &[("content-type", "application/x-www-form-urlencoded")],
        &[("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")],
        &[("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-site")],
        &[("content-type", "text/plain"), ("origin", "https://evil.example")],
        &[("content-type", "multipart/form-data; boundary=x"), ("origin", "null")],
    ];
    for house in houses("no_route_accepts_a_change_ordered_by_another_site").await {
        let mut clerk = house.person(CLERK).await;
        for path in changing_paths() {
            for headers in foreign {
                let answer = clerk.send(Method::POST, &path, headers, Body::from("a=b")).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?} on {}", house.engine);
            }
        }
    }
}

/// A small generator, so that every run sends the same.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }

    /// A seed text with some bytes changed, removed, doubled or cut off.
    fn damage(&mut self, seed: &[u8]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len());
            match self.below(5) {
                0 => bytes.truncate(at),
                1 if at < bytes.len() => bytes[at] = self.next().to_be_bytes()[0],
                2 if at < bytes.len() => drop(bytes.remove(at)),
                3 => bytes.splice(at..at, b"\"{[<&\0\xff".iter().copied()).for_each(drop),
                _ => bytes.extend_from_within(at..),
            }
            bytes.truncate(20_000);
        }
        bytes
    }
}

/// A1: ten thousand damaged bodies per kind; never a fault of ours.
async fn damaged_bodies(browser: &mut Browser<'_>, kind: &str, seeds: &[&[u8]], paths: &[String]) {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for round in 0..10_000 {
        let seed = seeds[random.below(seeds.len())];
        let path = &paths[round % paths.len()];
        let body = Body::from(random.damage(seed));
        let headers = [("content-type", kind), ("sec-fetch-site", "same-origin")];
        let answer = browser.send(Method::POST, path, &headers, body).await;
        assert!(
            !answer.status.is_server_error(),
            "{path}: {} in round {round}: {}",
            answer.status,
            answer.text()
        );
    }
}

fn paths_of(class: RouteClass, api: bool) -> Vec<String> {
    let routes = wiring::routes();
    let wanted = routes.iter().filter(|route| route.methods.contains(&"POST") && route.class == class);
    wanted.map(|route| filled(route.de)).filter(|path| path.starts_with("/api/") == api).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_damaged_json_bodies_are_answered_without_a_fault() {
    let house = sqlite_house().await;
    let mut browser = house.person(RESIDENT).await;
    let seeds: [&[u8]; 3] = [
        br#"{"service":"hundesteuer-anmeldung","area":"130745451019"}"#,
        br#"{"G13000000101/F13000000001":"Erika","G13000000102/0/F13000000110":"1"}"#,
        br#"{"a":{"b":[[[[[[[[1,2,3,{"c":null}]]]]]]]],"d":"\u0000\ud800"}}"#,
    ];
    damaged_bodies(&mut browser, "application/json", &seeds, &paths_of(RouteClass::Api, true)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_damaged_multipart_bodies_are_answered_without_a_fault() {
    let house = sqlite_house().await;
    let mut browser = house.person(RESIDENT).await;
    let seeds: [&[u8]; 2] = [
        b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7 body\r\n--x--\r\n",
        b"--x\r\ncontent-disposition: form-data; name=\"F13000000001\"\r\n\r\ntext\r\n--x--\r\n",
    ];
    damaged_bodies(
        &mut browser,
        "multipart/form-data; boundary=x",
        &seeds,
        &paths_of(RouteClass::Page, false),
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_damaged_forms_are_answered_without_a_fault() {
    let house = sqlite_house().await;
    let mut browser = house.person(CLERK).await;
    let seeds: [&[u8]; 2] = [
        b"login=a%40b&secret=x&back=%2Fde",
        b"version=1&reason=%C3%A4&item=a&item=b&due-day=1&due-month=2&due-year=2026",
    ];
    let paths: Vec<_> =
        paths_of(RouteClass::Page, false).into_iter().filter(|path| !path.contains("anmelden")).collect();
    damaged_bodies(&mut browser, "application/x-www-form-urlencoded", &seeds, &paths).await;
}

/// A1 for XML: schemata are the only XML that is read.
#[test]
fn ten_thousand_damaged_schemata_are_refused_or_read_without_a_panic() {
    let seed = include_bytes!("../../../demo/schemata/residents-parking-permit.xdf3.xml");
    let head: Vec<u8> = seed.iter().copied().take(6_000).collect();
    let mut random = Random(42);
    for _ in 0..10_000 {
        // Whether it is read or refused does not matter here.
        let _ = xdatenfelder::read(&random.damage(&head));
    }
}

/// A10: what people type comes out as text, wherever it is shown.
#[tokio::test(flavor = "multi_thread")]
async fn typed_markup_comes_out_as_text() {
    let attack = "\"><script>alert(1)</script><img src=x onerror=alert(1)>{{7919*7919}}${7919*7919}";
    for house in houses("typed_markup_comes_out_as_text").await {
        let mut visitor = house.browser();
        let searched = visitor.get(&format!("/de/suche?q={}", web::route::encode(attack))).await;
        let resumed = visitor.post("/de/fortsetzen", &[("code", attack)]).await;
        let registered =
            visitor.post("/de/konto", &[("name", attack), ("email", attack), ("secret", "x")]).await;
        let missing = visitor.get(&format!("/de/{}", web::route::encode(attack))).await;
        for answer in [searched, resumed, registered, missing] {
            let text = answer.text();
            assert!(!answer.status.is_server_error(), "{}", answer.status);
            assert!(
                !text.contains("<script>alert") && !text.contains("<img src=x") && !text.contains("62710561"),
                "{text}"
            );
        }
    }
}

/// A9: guesses end with 429 and say when to come back.
#[tokio::test(flavor = "multi_thread")]
async fn guessing_codes_and_secrets_is_slowed_down() {
    let house = strict_house(5).await;
    let mut visitor = house.browser();
    for (path, field) in [("/de/fortsetzen", "code"), ("/de/anmelden", "login")] {
        let mut last = None;
        for _ in 0..6 {
            last = Some(visitor.post(path, &[(field, "AAAA-BBBB-CCCC-DDDD"), ("secret", "x")]).await);
        }
        let last = last.unwrap();
        assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
        assert!(last.headers.contains_key(header::RETRY_AFTER));
    }
}
