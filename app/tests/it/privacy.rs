// SPDX-License-Identifier: EUPL-1.2
//! A12: what residents write stays where it belongs: never in logs, metrics, error pages or another authority's pages.

use crate::support::{ADMINISTRATOR, OTHER_CLERK, sqlite_house};
use std::io::Write;
use std::sync::{Arc, Mutex};

/// A marker that occurs nowhere else.
const CANARY: &str = "Kanarienvogel4711";

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn what_residents_write_is_in_no_log_metric_error_or_foreign_page() {
    let log = Captured::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    kontor::health::count();
    let house = sqlite_house().await;
    let mut visitor = house.browser();
    let email = format!("{CANARY}@beispiel.example");
    visitor
        .post("/de/konto", &[("name", CANARY), ("email", &email), ("secret", "Kanarienvogel4711 geheim")])
        .await;
    visitor.post("/de/anmelden", &[("login", &email), ("secret", CANARY)]).await;
    visitor.get(&format!("/de/suche?q={CANARY}")).await;
    let missing = visitor.get(&format!("/de/gibt-es-nicht/{CANARY}")).await;
    house.settle().await;
    let metrics = visitor.get("/metrics").await.text();
    let mut pages = vec![("error page", missing.text()), ("metrics", metrics)];
    for person in [OTHER_CLERK, ADMINISTRATOR] {
        let mut browser = house.person(person).await;
        for path in ["/de/betrieb/protokoll", "/de/betrieb/auftraege", "/de/arbeitsvorrat"] {
            pages.push(("page of another", browser.get(path).await.text()));
        }
    }
    pages.push(("log", String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned()));
    for (place, text) in pages {
        assert!(!text.contains(CANARY), "the marker stands in the {place}");
    }
}
