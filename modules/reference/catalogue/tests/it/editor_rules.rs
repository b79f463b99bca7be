// SPDX-License-Identifier: EUPL-1.2
//! The editor over HTTP: drafts, the second person, stale edits, history, withdrawal, rights.

use crate::house::{AMT, Browser, CITY, House, assert_complete, assert_refused, houses};
use crate::support::{files, import, now};
use foundation::Role;

const DOG: &str = "/de/verwaltung/leistung/hundesteuer-anmeldung";
const PUBLIC: &str = "/de/leistung/hundesteuer-anmeldung";

async fn editor<'a>(house: &'a House, name: &str) -> Browser<'a> {
    house.person(name, Role::Administrator, AMT).await
}

/// Writes a short text into the draft of a version.
async fn write(person: &Browser<'_>, version: &str, short: &str) -> (u16, String) {
    let fields = [("version", version), ("short.de", short), ("short.en", ""), ("full.de", "Alles.")];
    person.post(&format!("{DOG}/teil/texts"), &fields).await
}

async fn step(person: &Browser<'_>, version: &str, action: &str, note: &str) -> (u16, String) {
    person.post(DOG, &[("version", version), ("action", action), ("note", note)]).await
}

#[tokio::test]
async fn a_text_is_published_by_a_second_person_and_the_old_one_stays_in_the_history() {
    let name = "a_text_is_published_by_a_second_person_and_the_old_one_stays_in_the_history";
    for house in houses(name).await {
        let (author, second) = (editor(&house, "Anna").await, editor(&house, "Bernd").await);
        assert_eq!(write(&author, "0", "Neuer Kurztext.").await.0, 303);
        assert!(!house.visitor().get(PUBLIC).await.1.contains("Neuer Kurztext."));
        assert_refused(&step(&second, "1", "publish", "").await, "nicht möglich");
        assert_eq!(step(&author, "1", "submit", "").await.0, 303);
        assert_refused(&step(&author, "2", "publish", "").await, "zweite Person");
        let overview = author.get(DOG).await.1;
        assert!(!overview.contains("value=\"publish\"") && overview.contains("muss ihn jemand anderes"));
        assert!(second.get(DOG).await.1.contains("value=\"publish\""));
        assert_eq!(step(&second, "2", "publish", "Beschluss vom Montag").await.0, 303);
        let page = house.visitor().get(PUBLIC).await.1;
        assert!(page.contains("Neuer Kurztext.") && page.contains("Alles."));
        let history = author.get(&format!("{DOG}/verlauf")).await;
        assert_complete("history", &history);
        for wanted in ["Anna", "Bernd", "Beschluss vom Montag", "<ins>", "<del>", "Aus einer Datei"] {
            assert!(history.1.contains(wanted), "{wanted}: {}", history.1);
        }
        // The draft is closed; a new one begins from the new version.
        assert!(author.get(DOG).await.1.contains("Es gibt keinen offenen Entwurf."));
    }
}

#[tokio::test]
async fn whoever_gives_a_draft_back_says_why_and_the_author_reads_it() {
    for house in houses("whoever_gives_a_draft_back_says_why_and_the_author_reads_it").await {
        let (author, second) =
            (editor(&house, "Anna").await, house.person("Hilde", Role::HeadOfOffice, CITY).await);
        write(&author, "0", "Fast fertig.").await;
        step(&author, "1", "submit", "").await;
        assert_refused(&step(&second, "2", "return", " ").await, "Begründung");
        assert_eq!(step(&second, "2", "return", "Die Frist fehlt.").await.0, 303);
        assert!(author.get(DOG).await.1.contains("Die Frist fehlt."));
        // Whoever wrote a word is an author too, also of a draft that somebody else began.
        let third = editor(&house, "Clara").await;
        assert_eq!(write(&third, "3", "Fertig.").await.0, 303);
        step(&author, "4", "submit", "").await;
        assert_refused(&step(&third, "5", "publish", "").await, "zweite Person");
        assert_eq!(step(&second, "5", "publish", "").await.0, 303);
        assert!(house.visitor().get(PUBLIC).await.1.contains("Fertig."));
    }
}

#[tokio::test]
async fn two_people_who_edit_at_once_see_both_versions_and_lose_nothing() {
    for house in houses("two_people_who_edit_at_once_see_both_versions_and_lose_nothing").await {
        let (one, other) = (editor(&house, "Anna").await, editor(&house, "Bernd").await);
        assert_eq!(write(&one, "0", "Annas Text.").await.0, 303);
        let (status, html) = write(&other, "0", "Bernds Text.").await;
        assert_eq!(status, 409);
        assert!(html.contains("Annas") && html.contains("Bernds Text."), "{html}");
        assert!(html.contains("name=\"version\" value=\"1\""), "{html}");
        assert!(html.contains("Jemand anderes hat den Entwurf inzwischen geändert"));
        // With the new version on the screen it can be saved after all.
        assert_eq!(write(&other, "1", "Bernds Text.").await.0, 303);
        let form = one.get(&format!("{DOG}/teil/texts")).await.1;
        assert!(form.contains("Bernds Text.") && form.contains("name=\"version\" value=\"2\""));
        // A stale step changes nothing either.
        assert_refused(&step(&one, "1", "discard", "").await, "geändert");
    }
}

#[tokio::test]
async fn only_what_is_complete_can_be_submitted_and_each_gap_leads_to_its_page() {
    let name = "only_what_is_complete_can_be_submitted_and_each_gap_leads_to_its_page";
    for house in houses(name).await {
        let (author, second) = (editor(&house, "Anna").await, editor(&house, "Bernd").await);
        let new = "/de/verwaltung/leistungen/neu";
        let (status, html) = author.post(new, &[("name.de", ""), ("key", "Ü"), ("leika_key", "12")]).await;
        assert_eq!(status, 422);
        assert!(html.contains("href=\"#key\"") && html.contains("14 Ziffern ein."), "{html}");
        let taken = [("name.de", "Hund"), ("key", "hundesteuer-anmeldung"), ("leika_key", "13006001004999")];
        assert!(author.post(new, &taken).await.1.contains("gibt es schon"));
        let fields =
            [("name.de", "Bootssteg anzeigen"), ("key", "bootssteg"), ("leika_key", "13006001004999")];
        assert_eq!(author.post(new, &fields).await.0, 303);
        let boat = "/de/verwaltung/leistung/bootssteg";
        let (status, html) = author.post(boat, &[("version", "1"), ("action", "submit")]).await;
        assert_eq!(status, 422);
        assert!(html.contains("href=\"/de/verwaltung/leistung/bootssteg/teil/channels\""), "{html}");
        assert_complete("preview", &author.get(&format!("{boat}/vorschau")).await);
        let parts: [(&str, &[(&str, &str)]); 4] = [
            ("texts", &[("short.de", "Wer einen Steg baut, zeigt es an.")]),
            ("costs", &[("costs.kind", "free"), ("costs.text.de", "Kostet nichts.")]),
            (
                "channels",
                &[("channels.1.kind", "post"), ("channels.1.text.de", "Per Post."), ("channels.2.kind", "")],
            ),
            (
                "assignment",
                &[
                    ("leika_key", "13006001004999"),
                    ("topic_field", "umwelt"),
                    ("addressees", "citizen"),
                    ("addressees", "business"),
                    ("procedure_kind", "notification"),
                    ("level", "district"),
                    ("legal_entity", "district"),
                    ("task", "delegated"),
                    ("trust_level", "10"),
                ],
            ),
        ];
        for (version, (part, fields)) in (1..).zip(parts) {
            let version = version.to_string();
            let fields = [&[("version", version.as_str())], fields].concat();
            let (status, html) = author.post(&format!("{boat}/teil/{part}"), &fields).await;
            assert_eq!(status, 303, "{part}: {html}");
        }
        assert_eq!(author.post(boat, &[("version", "5"), ("action", "submit")]).await.0, 303);
        assert_eq!(second.post(boat, &[("version", "6"), ("action", "publish")]).await.0, 303);
        let page = house.visitor().get("/de/leistung/bootssteg").await;
        assert_complete("public", &page);
        assert!(page.1.contains("Wer einen Steg baut"));
    }
}

#[tokio::test]
async fn a_withdrawn_service_is_gone_at_once_and_comes_back_by_the_next_publication() {
    let name = "a_withdrawn_service_is_gone_at_once_and_comes_back_by_the_next_publication";
    for house in houses(name).await {
        let (author, second) = (editor(&house, "Anna").await, editor(&house, "Bernd").await);
        catalogue::refresh_index(&house.platform).await.unwrap();
        assert!(house.visitor().get("/de/suche?q=Hundesteuer").await.1.contains(PUBLIC));
        assert_refused(&step(&second, "0", "withdraw", "").await, "Begründung");
        assert_eq!(step(&second, "0", "withdraw", "Falsche Frist").await.0, 303);
        assert_eq!(house.visitor().get(PUBLIC).await.0, 404);
        catalogue::refresh_index(&house.platform).await.unwrap();
        assert!(!house.visitor().get("/de/suche?q=Hundesteuer").await.1.contains(PUBLIC));
        assert!(author.get(DOG).await.1.contains("Zurückgezogen"));
        assert!(author.get(&format!("{DOG}/verlauf")).await.1.contains("Falsche Frist"));
        write(&author, "0", "Richtig.").await;
        step(&author, "1", "submit", "").await;
        assert_eq!(step(&second, "2", "publish", "").await.0, 303);
        assert!(house.visitor().get(PUBLIC).await.1.contains("Richtig."));
    }
}

#[tokio::test]
async fn a_file_never_overwrites_what_was_published_in_the_editor() {
    for house in houses("a_file_never_overwrites_what_was_published_in_the_editor").await {
        let (author, second) = (editor(&house, "Anna").await, editor(&house, "Bernd").await);
        write(&author, "0", "Aus dem Editor.").await;
        step(&author, "1", "submit", "").await;
        step(&second, "2", "publish", "").await;
        let (topics, services) = files();
        let again = import(&house.platform.store, &topics, &services, now()).await;
        assert_eq!((again.added, again.changed, again.unchanged, again.kept), (0, 0, 68, 1));
        assert!(house.visitor().get(PUBLIC).await.1.contains("Aus dem Editor."));
    }
}

#[tokio::test]
async fn texts_of_a_channel_are_shown_where_they_belong() {
    for house in houses("texts_of_a_channel_are_shown_where_they_belong").await {
        let (author, second) = (editor(&house, "Anna").await, editor(&house, "Bernd").await);
        let web = [
            ("version", "0"),
            ("modules.short.web.de", "Im Web so."),
            ("modules.short.phone.de", "falsche Seite"),
        ];
        assert_eq!(author.post(&format!("{DOG}/teil/web"), &web).await.0, 303);
        let phone = [("version", "1"), ("modules.short.phone.de", "Am Telefon so.")];
        assert_eq!(author.post(&format!("{DOG}/teil/phone"), &phone).await.0, 303);
        let more = [("version", "2"), ("modules.remedy.de", "Sie können widersprechen.")];
        assert_eq!(author.post(&format!("{DOG}/teil/modules"), &more).await.0, 303);
        step(&author, "3", "submit", "").await;
        assert_eq!(step(&second, "4", "publish", "").await.0, 303);
        let resident = house.visitor().get(PUBLIC).await.1;
        assert!(resident.contains("Im Web so.") && resident.contains("Sie können widersprechen."));
        assert!(!resident.contains("Am Telefon so.") && !resident.contains("falsche Seite"));
        let desk = house.person("Rieke", Role::PhoneDesk, AMT).await;
        assert!(desk.get(PUBLIC).await.1.contains("Am Telefon so."));
        assert!(author.get(&format!("{DOG}/vorschau?channel=phone")).await.1.contains("Am Telefon so."));
    }
}

#[tokio::test]
async fn who_may_not_edit_does_not_find_the_editor() {
    for house in houses("who_may_not_edit_does_not_find_the_editor").await {
        let clerk = house.person("Karl", Role::CaseWorker, AMT).await;
        let head = house.person("Hilde", Role::HeadOfOffice, AMT).await;
        let auditor = house.person("Gesa", Role::Auditor, AMT).await;
        let desk = house.person("Rieke", Role::PhoneDesk, AMT).await;
        let part = format!("{DOG}/teil/texts");
        for (who, person) in [("clerk", &clerk), ("head", &head), ("auditor", &auditor), ("desk", &desk)] {
            assert_eq!(person.get(&part).await.0, 404, "{who}");
            assert_eq!(person.post(&part, &[("version", "0"), ("short.de", "x")]).await.0, 404, "{who}");
            assert_eq!(person.get("/de/verwaltung/leistungen/neu").await.0, 404, "{who}");
            assert_eq!(
                person.upload("/de/verwaltung/leistungen/austausch", "a.csv", b"key\nx").await.0,
                404,
                "{who}"
            );
            let sees = person.get(DOG).await.0;
            assert_eq!(sees, if who == "desk" { 404 } else { 200 }, "{who}");
            assert_eq!(step(person, "1", "publish", "").await.0, 404, "{who}");
        }
        // Nothing is published that nobody wrote; the visitor is asked to sign in.
        assert_eq!(house.visitor().get(&part).await.0, 303);
        let editor = editor(&house, "Anna").await;
        for unknown in ["/de/verwaltung/leistung/gibt-es-nicht", &format!("{DOG}/teil/alles")] {
            assert_eq!(editor.get(unknown).await.0, 404, "{unknown}");
        }
    }
}

#[tokio::test]
async fn every_page_of_the_editor_is_complete_in_both_languages() {
    for house in houses("every_page_of_the_editor_is_complete_in_both_languages").await {
        let person = editor(&house, "Anna").await;
        write(&person, "0", "Ein Entwurf.").await;
        for part in catalogue::Part::ALL {
            for path in [
                format!("{DOG}/teil/{}", part.as_str()),
                format!("/en/administration/service/bauantrag/part/{}", part.as_str()),
            ] {
                assert_complete(&path, &person.get(&path).await);
            }
        }
        let area = "130745451019";
        for tail in [
            "",
            "/vorschau",
            "/verlauf",
            "/zustaendigkeit?ort=Metelsdorf",
            "/vor-ort",
            &format!("/vor-ort/{area}"),
        ] {
            let path = format!("{DOG}{tail}");
            assert_complete(&path, &person.get(&path).await);
        }
        let english = "/en/administration/service/hundesteuer-anmeldung";
        for tail in [
            "",
            "/preview",
            "/history",
            "/competence?place=Neu",
            "/local",
            &format!("/local/{area}"),
            &format!("/local/{area}/preview"),
            &format!("/local/{area}/history"),
        ] {
            let path = format!("{english}{tail}");
            assert_complete(&path, &person.get(&path).await);
        }
        let found = person.get("/de/verwaltung/leistungen?q=hund%20anmelden").await;
        assert_complete("list", &found);
        assert!(found.1.contains("Offene Entwürfe") && !found.1.contains("/leistung/bauantrag"));
        assert_complete("exchange", &person.get("/en/administration/services/exchange").await);
    }
}
