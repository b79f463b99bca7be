// SPDX-License-Identifier: EUPL-1.2
//! Sessions of people: what was typed survives their end, first passwords are replaced, codes that expired are forgotten.

use crate::support::{ADMINISTRATOR, AUDITOR, RESIDENT, houses};
use axum::http::StatusCode;
use foundation::{Clock as _, OwnerId, id::Uuid};
use store::Reach;

/// The hidden fields of the form that a page shows.
fn hidden(html: &str) -> Vec<(String, String)> {
    let rest = html.split("<input type=\"hidden\" name=\"").skip(1);
    let pairs = rest.filter_map(|rest| {
        let (name, rest) = rest.split_once("\" value=\"")?;
        Some((name.to_owned(), rest.split_once('"')?.0.replace("&#38;", "&").replace("&amp;", "&")))
    });
    pairs.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_survives_the_end_of_a_session() {
    const START: &str = "/de/antrag/hundesteuer-anmeldung/beginnen";
    const CHOICE: &str = "G13000000101/G13000000003";
    const NAME: &str = "G13000000101/G13000000003/G13000000001/F13000000001";
    for house in houses("what_was_typed_survives_the_end_of_a_session").await {
        let mut browser = house.person(RESIDENT).await;
        let draft = browser.post(START, &[("ort", "130745451019")]).await.location();
        let first = format!("{draft}/seite/{}", CHOICE.replace('/', "."));
        let page = browser.post(&first, &[(CHOICE, "G13000000001")]).await.location();
        house.clock.advance(3 * 3600);
        let ended = browser.post(&page, &[(NAME, "Möller & Söhne"), ("secret", "nie zeigen")]).await;
        assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
        let html = ended.text();
        assert!(html.contains("Ihre Sitzung ist abgelaufen") && html.contains(&format!("action=\"{page}\"")));
        assert!(!html.contains("nie zeigen"), "secrets do not come back");
        let kept = hidden(&html);
        assert_eq!(kept, [(NAME.to_owned(), "Möller & Söhne".to_owned())]);
        let other_window = house.person(RESIDENT).await;
        let mut browser = browser.with(other_window.cookie);
        let kept: Vec<_> = kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post(&page, &kept).await;
        let shown = browser.get(&page).await.text();
        assert!(shown.contains("Möller &#38; Söhne") || shown.contains("Möller &amp; Söhne"), "{shown}");
        assert!(shown.contains("data-session-seconds"), "the page warns before the session ends");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_without_account_finds_the_mailbox_once_there_is_a_draft() {
    for house in houses("somebody_without_account_finds_the_mailbox_once_there_is_a_draft").await {
        let mut browser = house.browser();
        assert!(!browser.get("/de").await.text().contains("href=\"/de/postfach\""));
        browser.post("/de/antrag/hundesteuer-anmeldung/beginnen", &[("ort", "130745451019")]).await;
        let home = browser.get("/de").await.text();
        assert!(home.contains("href=\"/de/postfach\"") && home.contains("href=\"/de/antraege\""), "{home}");
        assert_eq!(browser.get("/de/postfach").await.status, StatusCode::OK);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_made_by_an_administrator_replaces_the_first_password_first() {
    for house in houses("a_person_made_by_an_administrator_replaces_the_first_password_first").await {
        let mut administrator = house.person(ADMINISTRATOR).await;
        let fields = [("display_name", "Neu Muster"), ("login", "neu.muster"), ("role", "case_worker")];
        let added = administrator.post("/de/verwaltung/personen/neu", &fields).await.text();
        let secret = added.split("k-reference").nth(1).unwrap().split(['>', '<']).nth(1).unwrap().trim();
        let mut person = house.browser();
        let signed_in = person.post("/de/anmelden", &[("login", "neu.muster"), ("secret", secret)]).await;
        assert_eq!(signed_in.status, StatusCode::SEE_OTHER);
        for path in ["/de/arbeitsvorrat", "/de", "/en/work-list"] {
            let led = person.get(path).await;
            assert_eq!(led.status, StatusCode::SEE_OTHER, "{path}");
            assert!(led.location().contains("/kennwort?back=") || led.location().contains("/password?back="));
        }
        assert_eq!(person.get("/api/v1/cases").await.status, StatusCode::CONFLICT);
        let page = person.get("/de/kennwort?back=%2Fde%2Farbeitsvorrat").await;
        assert!(page.text().contains("Ihr Kennwort hat jemand anderes festgelegt"));
        let short = person.post("/de/kennwort", &[("current", secret), ("secret", "kurz")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        let new = [("current", secret), ("secret", "ein langes eigenes Kennwort")];
        let done = person.post("/de/kennwort?back=%2Fde%2Farbeitsvorrat", &new).await;
        assert_eq!((done.status, done.location().as_str()), (StatusCode::SEE_OTHER, "/de/arbeitsvorrat"));
        assert_eq!(person.get("/de/arbeitsvorrat").await.status, StatusCode::OK);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_reads_substitutions_and_the_log_in_words() {
    for house in houses("an_auditor_reads_substitutions_and_the_log_in_words").await {
        let mut auditor = house.person(AUDITOR).await;
        let page = auditor.get("/de/vertretungen").await;
        assert_eq!(page.status, StatusCode::OK);
        let html = page.text();
        assert!(html.contains("Alle Vertretungen") && html.contains("Ilka Reuterhof"), "{html}");
        assert!(!html.contains("name=\"reason\""), "whoever inspects lends nothing");
        assert_ne!(
            auditor.post("/de/vertretungen", &[("role", "auditor")]).await.status,
            StatusCode::SEE_OTHER
        );
        for (path, word) in [("/de/betrieb/protokoll", "Vorgang"), ("/en/operation/log", "Case")] {
            let html = auditor.get(path).await.text();
            assert!(html.contains(word), "{path}");
            for code in ["case.", "system:", "staff:", "state: ", "case:"] {
                assert!(!html.contains(code), "{path} shows {code}");
            }
        }
    }
}

/// Every permit of the matrix can stand in the log, so each has words.
#[test]
fn every_action_that_the_log_can_hold_has_words() {
    let texts = kontor::wiring::texts().unwrap();
    for line in kontor::wiring::policy().matrix().lines().skip(1) {
        let Some((object, action)) = line.split_whitespace().next().and_then(|name| name.split_once('.'))
        else {
            continue;
        };
        for key in [format!("portal-audit-object-{object}"), format!("portal-audit-action-{action}")] {
            let key = key.replace('_', "-");
            assert!(texts.contains("de", &key) && texts.contains("en", &key), "{key} is missing");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_that_expired_are_forgotten_every_night() {
    for house in houses("codes_that_expired_are_forgotten_every_night").await {
        let store = &house.platform.store;
        let visitor = OwnerId::at(house.clock.now());
        let mut tx = store.write(visitor).await.unwrap();
        let until = house.clock.now().plus_days(1);
        identity::make_resume_code(&mut tx, (visitor, Uuid::from_u128(1)), until).await.unwrap();
        tx.commit().await.unwrap();
        kontor::house_keeping::begin(&house.platform).await.unwrap();
        kontor::house_keeping::begin(&house.platform).await.unwrap();
        let count = async || -> i64 {
            let mut tx = store.read(Reach::Everyone).await.unwrap();
            let sql = "select count(*) from locator where kind = 'resume' and points_to = $1";
            tx.row(sql, store::params![visitor]).await.unwrap().get(0).unwrap()
        };
        house.settle().await;
        assert_eq!(count().await, 1, "it has not expired");
        house.clock.advance(2 * 24 * 3600);
        house.settle().await;
        assert_eq!(count().await, 0);
        let mut tx = store.read(OwnerId::INSTALLATION).await.unwrap();
        let sql = "select count(*) from job where kind = 'identity.sweep_codes'";
        assert_eq!(
            tx.row(sql, store::params![]).await.unwrap().get::<i64>(0).unwrap(),
            1,
            "once, for tomorrow"
        );
    }
}
