// SPDX-License-Identifier: EUPL-1.2
//! The way through the pages, without script.

use crate::browser::{Browser, Shown};
use crate::support::{House, PLACE, SERVICE, houses, sample};
use axum::http::StatusCode;

/// The first page of the form: person or organisation?
const FIRST: &str = "G13000000101.G13000000003";
/// The page with the name, and two questions on it.
const NAME: &str = "G13000000101.G13000000003.G13000000001";
const FAMILY_NAME: &str = "G13000000101/G13000000003/G13000000001/F13000000001";
const GIVEN_NAMES: &str = "G13000000101/G13000000003/G13000000001/F13000000002";

/// Begins a draft; gives its address.
async fn begin(browser: &mut Browser<'_>) -> String {
    let start = format!("/de/antrag/{SERVICE}/beginnen");
    let begun = browser.post(&start, &[("ort", PLACE)]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    assert!(begun.location.starts_with("/de/antrag/"));
    begun.location
}

/// Begins a draft of a person; gives its address and the one of the page with the name.
async fn begin_as_person(browser: &mut Browser<'_>) -> (String, String) {
    let draft = begin(browser).await;
    let choice = [("G13000000101/G13000000003", "G13000000001")];
    let next = browser.post(&format!("{draft}/seite/{FIRST}"), &choice).await;
    assert_eq!(next.location, format!("{draft}/seite/{NAME}"), "{}", next.body);
    (draft, next.location)
}

/// What the sample answers on the page at an address.
fn answers_for(shown: &Shown, at: &str) -> Vec<(String, String)> {
    let mut pairs = vec![("_base".to_owned(), shown.base().to_owned())];
    for (path, value) in sample().iter().filter(|(path, _)| !path.contains("G13000000106/1/")) {
        if shown.body.contains(&format!("name=\"{path}\"")) {
            pairs.push((path.clone(), value.clone()));
        }
        if shown.body.contains(&format!("name=\"{path}-day\"")) {
            let parts: Vec<_> = value.split('-').collect();
            pairs.push((format!("{path}-year"), parts[0].to_owned()));
            pairs.push((format!("{path}-month"), parts[1].to_owned()));
            pairs.push((format!("{path}-day"), parts[2].to_owned()));
        }
    }
    // Which branch, or whether there is another dog: there is none.
    let key = at.rsplit('/').next().unwrap().replace('.', "/");
    if shown.body.contains(&format!("name=\"{key}\"")) {
        let branch = sample().into_iter().find_map(|(path, _)| {
            let rest = path.strip_prefix(&format!("{key}/"))?;
            rest.split('/').next().map(str::to_owned)
        });
        let branch = branch.filter(|branch| branch.starts_with('G')).unwrap_or_else(|| "false".to_owned());
        pairs.push((key, branch));
    }
    pairs
}

/// The addresses of a page that begin with another one.
fn links<'a>(shown: &'a Shown, start: &str) -> Vec<&'a str> {
    let all = shown.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    all.filter(|link| link.starts_with(start)).collect()
}

#[tokio::test]
async fn the_place_decides_who_is_responsible_and_why() {
    for house in houses("the_place_decides_who_is_responsible_and_why").await {
        let mut browser = Browser::new(&house);
        let start = format!("/de/antrag/{SERVICE}/beginnen");
        let asked = browser.get(&start).await;
        assert_eq!(asked.status, StatusCode::OK);
        assert!(asked.body.contains("Gemeinde oder Postleitzahl") && asked.body.contains("name=\"q\""));
        let single = browser.get(&format!("{start}?q=dorf+meckl")).await;
        assert!(single.body.contains("Zuständig für Dorf Mecklenburg"));
        let several = browser.get(&format!("{start}?q=klein")).await;
        assert!(several.body.contains("type=\"radio\"") && several.body.contains("name=\"ort\""));
        let nothing = browser.get(&format!("{start}?q=Xanadu")).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            nothing.body.contains("Wir haben keine Gemeinde gefunden") && nothing.body.contains("Xanadu")
        );
        let empty = browser.post(&start, &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let known = browser.get(&format!("{start}?ort={PLACE}")).await;
        assert!(known.body.contains("Amt Dorf Mecklenburg-Bad Kleinen"));
        assert!(known.body.contains("Warum diese Stelle?") && known.body.contains("Jetzt beginnen"));
        let english = browser.get(&format!("/en/application/{SERVICE}/start?ort={PLACE}")).await;
        assert!(english.body.contains("Why this office?"));
        let unknown = browser.get("/de/antrag/gibt-es-nicht/beginnen").await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    }
}

/// Answers every page that the house leads to; returns the last answer.
async fn fill_in(browser: &mut Browser<'_>, draft: &str) {
    let mut at = format!("{draft}/seite/{FIRST}");
    for _ in 0..60 {
        let shown = browser.get(&at).await;
        assert_eq!(shown.status, StatusCode::OK, "{at}");
        let pairs = answers_for(&shown, &at);
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let next = browser.post(&at, &pairs).await;
        assert_eq!(next.status, StatusCode::SEE_OTHER, "{at}: {}", next.body);
        at = next.location;
        if at == draft {
            let tasks = browser.get(draft).await;
            let page = format!("{draft}/seite/");
            let open = tasks.body.split("<li class=\"kern-task-list__item\">").skip(1);
            let mut open = open.filter(|item| item.contains(&page) && !item.contains("Erledigt"));
            match open.next().map(|item| item.split("href=\"").nth(1).unwrap().split('"').next().unwrap()) {
                Some(link) => at = link.to_owned(),
                None => return,
            }
        }
    }
    panic!("the form has no end");
}

#[tokio::test]
async fn an_application_is_made_page_by_page_without_an_account() {
    for house in houses("an_application_is_made_page_by_page_without_an_account").await {
        let mut browser = Browser::new(&house);
        let draft = begin(&mut browser).await;
        let tasks = browser.get(&draft).await;
        assert!(tasks.body.contains("0 von 5 Abschnitten erledigt"), "{}", tasks.body);
        assert!(tasks.body.contains("Ihr Code") && tasks.body.contains("Für Dorf Mecklenburg"));
        let early = browser.get(&format!("{draft}/pruefen")).await;
        assert!(early.body.contains("Es fehlen noch Angaben") && !early.body.contains("Absenden"));
        fill_in(&mut browser, &draft).await;
        let check = browser.get(&format!("{draft}/pruefen")).await;
        assert!(check.body.contains("Tiedemann") && check.body.contains("Absenden"), "{}", check.body);
        assert!(links(&check, &format!("{draft}/seite/{NAME}?von=pruefen")).len() > 1);
        assert!(
            check.body.contains("Ich habe alle Angaben") || check.body.contains("Richtigkeit der Angaben")
        );
        assert!(!check.body.contains("name=\"declaration\""), "the form asked for the declaration already");
        let sent = browser.post(&format!("{draft}/absenden"), &[]).await;
        assert_eq!(sent.location, format!("{draft}/eingegangen"));
        let again = browser.post(&format!("{draft}/absenden"), &[("declaration", "true")]).await;
        assert_eq!(again.location, sent.location);
        let done = browser.get(&sent.location).await;
        assert!(done.body.contains("Ihre Vorgangsnummer") && done.body.contains("Ihr Code"));
        let receipt = browser.get(&format!("{draft}/empfangsbestaetigung.json")).await;
        let disposition = receipt.headers["content-disposition"].to_str().unwrap();
        assert!(disposition.starts_with("attachment; filename=\"kontor-empfangsbestaetigung-"));
        assert!(serde_json::from_str::<audit::Receipt>(&receipt.body).is_ok());
        house.work().await;
        assert_eq!(
            browser.get(&draft).await.location,
            sent.location,
            "the way back leads to the confirmation"
        );
        assert_eq!(house.count("select count(*) from cases").await, 1);
    }
}

#[tokio::test]
async fn a_page_with_one_question_has_one_heading_inside_the_legend() {
    for house in houses("a_page_with_one_question_has_one_heading_inside_the_legend").await {
        let mut browser = Browser::new(&house);
        let draft = begin(&mut browser).await;
        let choice = browser.get(&format!("{draft}/seite/{FIRST}")).await;
        assert_eq!(choice.body.matches("<h1").count(), 1, "{}", choice.body);
        assert!(choice.body.contains("<legend class=\"kern-label\"><h1"), "{}", choice.body);
        let wrong = browser.post(&format!("{draft}/seite/{FIRST}"), &[]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.body.matches("<h1").count(), 1);
        browser
            .post(&format!("{draft}/seite/{FIRST}"), &[("G13000000101/G13000000003", "G13000000001")])
            .await;
        let several = browser.get(&format!("{draft}/seite/{NAME}")).await;
        assert_eq!(several.body.matches("<h1").count(), 1);
        assert!(
            !several.body.contains("<legend class=\"kern-label\"><h1"),
            "several questions, a heading above"
        );
    }
}

#[tokio::test]
async fn what_was_typed_is_kept_when_it_is_wrong() {
    for house in houses("what_was_typed_is_kept_when_it_is_wrong").await {
        let mut browser = Browser::new(&house);
        let (_, page) = begin_as_person(&mut browser).await;
        let wrong = browser.post(&page, &[(FAMILY_NAME, "Möller"), (GIVEN_NAMES, "")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("<title>Fehler:") && wrong.body.contains("value=\"Möller\""));
        assert!(wrong.body.contains("data-error-summary"));
        let again = browser.get(&page).await;
        assert!(again.body.contains("value=\"Möller\""), "saved although the page is not complete");
    }
}

#[tokio::test]
async fn a_page_changed_in_two_windows_shows_both_versions() {
    for house in houses("a_page_changed_in_two_windows_shows_both_versions").await {
        let mut browser = Browser::new(&house);
        let (_, page) = begin_as_person(&mut browser).await;
        let base = browser.get(&page).await.base().to_owned();
        let first = [("_base", base.as_str()), (FAMILY_NAME, "Erste"), (GIVEN_NAMES, "Änne")];
        browser.post(&page, &first).await;
        let second = [("_base", base.as_str()), (FAMILY_NAME, "Zweite"), (GIVEN_NAMES, "Änne")];
        let both = browser.post(&page, &second).await;
        assert_eq!(both.status, StatusCode::CONFLICT);
        assert!(both.body.contains("<td>Erste</td>") && both.body.contains("<td>Zweite</td>"));
        assert!(!both.body.contains("<td>Änne</td>"), "what is the same is not asked");
        let mine = [("_base", both.base()), (FAMILY_NAME, "Zweite"), (GIVEN_NAMES, "Änne")];
        assert_ne!(browser.post(&page, &mine).await.status, StatusCode::CONFLICT);
        assert!(browser.get(&page).await.body.contains("value=\"Zweite\""));
    }
}

async fn status(house: &House, path: &str) -> StatusCode {
    Browser::new(house).get(path).await.status
}

#[tokio::test]
async fn hostile_addresses_lead_nowhere() {
    for house in houses("hostile_addresses_lead_nowhere").await {
        let mut browser = Browser::new(&house);
        let draft = begin(&mut browser).await;
        for path in [
            "/de/antrag/x",
            "/de/antrag/..%2f..%2fetc",
            "/de/antrag/%00/pruefen",
            "/de/antrag/00000000-0000-0000-0000-000000000000",
        ] {
            assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        for page in ["..", "%2e%2e%2f", "G1.G2", "'%20or%201=1", "%3Cscript%3E", "add"] {
            let shown = browser.get(&format!("{draft}/seite/{page}")).await;
            assert!(shown.status.is_redirection() || shown.status.is_client_error(), "{page}");
        }
        let page = format!("{draft}/seite/{FIRST}");
        browser.post(&page, &[("G13000000101/G13000000003", "G13000000001")]).await;
        let page = format!("{draft}/seite/{NAME}");
        for name in ["F1", "G13000000101/../x", "remove", "add", "G13000000006/F13000000042", "<b>"] {
            let shown = browser.post(&page, &[(name, "../../x"), (FAMILY_NAME, "A")]).await;
            assert!(!shown.status.is_server_error(), "{name}: {}", shown.body);
            assert!(!shown.body.contains("<b>"));
        }
        for suffix in ["", "/pruefen", "/eingegangen", "/empfangsbestaetigung.json", "/loeschen"] {
            let nobody = status(&house, &format!("{draft}{suffix}")).await;
            assert_eq!(nobody, StatusCode::SEE_OTHER, "nobody at {suffix} has to sign in");
        }
        let mut stranger = Browser::new(&house);
        begin(&mut stranger).await;
        for suffix in ["", "/pruefen", "/eingegangen", "/empfangsbestaetigung.json", "/loeschen"] {
            let shown = stranger.get(&format!("{draft}{suffix}")).await;
            assert_eq!(shown.status, StatusCode::NOT_FOUND, "a stranger at {suffix}");
        }
        for suffix in ["/absenden", "/loeschen", "/code"] {
            let shown = stranger.post(&format!("{draft}{suffix}"), &[("declaration", "true")]).await;
            assert_eq!(shown.status, StatusCode::NOT_FOUND, "a stranger at {suffix}");
        }
    }
}

#[tokio::test]
async fn answers_of_a_branch_come_back_when_it_is_chosen_again() {
    const WAY: &str = "G13000000101/G13000000005/F13000000031";
    for house in houses("answers_of_a_branch_come_back_when_it_is_chosen_again").await {
        let mut browser = Browser::new(&house);
        let draft = begin(&mut browser).await;
        fill_in(&mut browser, &draft).await;
        let moved = "G13000000102/G13000000103/F13000000101";
        let page = format!("{draft}/seite/G13000000102.G13000000103");
        let details = format!("{draft}/seite/G13000000102.G13000000104");
        let before = browser.get(&details).await;
        assert!(before.body.contains("Gadebusch"), "{WAY}");
        let shown = browser.get(&page).await;
        let other = shown.body.split("type=\"radio\"").filter_map(|part| {
            let name = part.split("name=\"").nth(1)?.split('"').next()?;
            let value = part.split("value=\"").nth(1)?.split('"').next()?;
            (name == moved && value != "zuzug").then(|| value.to_owned())
        });
        let other = other.into_iter().next().expect("another reason");
        let dogs = "G13000000102/G13000000103/F13000000102";
        browser.post(&page, &[(moved, &other), (dogs, "0")]).await;
        let hidden = browser.get(&format!("{draft}/pruefen")).await;
        assert!(!hidden.body.contains("Gadebusch"), "a hidden answer is not sent");
        browser.post(&page, &[(moved, "zuzug"), (dogs, "0")]).await;
        assert!(browser.get(&details).await.body.contains("Gadebusch"), "and not lost");
    }
}

#[tokio::test]
async fn the_code_is_mailed_without_a_word_about_the_application() {
    for house in houses("the_code_is_mailed_without_a_word_about_the_application").await {
        let mut browser = Browser::new(&house);
        let draft = begin(&mut browser).await;
        let wrong = browser.post(&format!("{draft}/code"), &[("email", "erika")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sent = browser.post(&format!("{draft}/code"), &[("email", "erika@example.org")]).await;
        assert_eq!(sent.location, format!("{draft}?done=assistant-done-code-sent"));
        house.work().await;
        let mut tx = house.platform.store.read(store::Reach::Everyone).await.unwrap();
        let mails = mail::captured(&mut tx, 10).await.unwrap();
        assert_eq!(mails.len(), 1);
        let tasks = browser.get(&draft).await;
        let code = tasks.body.split("class=\"k-reference\">").nth(1).unwrap().split('<').next().unwrap();
        assert!(mails[0].body.contains(code));
        assert!(!mails[0].body.contains("Hund") && !mails[0].body.contains("Mecklenburg"));
    }
}

#[tokio::test]
async fn a_deleted_draft_is_gone() {
    for house in houses("a_deleted_draft_is_gone").await {
        let mut browser = Browser::new(&house);
        let draft = begin(&mut browser).await;
        assert!(browser.get(&format!("{draft}/loeschen")).await.body.contains("Endgültig löschen"));
        browser.post(&format!("{draft}/loeschen"), &[]).await;
        assert_eq!(browser.get(&draft).await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.count("select count(*) from draft").await, 0);
    }
}
