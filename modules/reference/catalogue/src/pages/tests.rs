// SPDX-License-Identifier: EUPL-1.2
//! The templates with the texts of both languages.

use super::editor::ExchangePage;
use super::search::{Found, SearchPage};
use super::service::{ServicePage, Shown};
use super::staff::{Listed, ServiceListPage};
use super::topics::{TopicPage, TopicsPage};
use crate::forms::{SearchRequest, read_files};
use crate::model::{LifeEvent, PublicService, TopicField, search_entries};
use crate::queries::{Office, Place, Responsible, find};
use ::search::{Index, Results};
use askama::Template;
use foundation::{Date, Locale, Message, OwnerId, Translated, Validity, id::Uuid};
use organisation::{Area, AreaKind, Authority, Competence, Step};
use std::sync::Arc;
use web::{Page, RouteTable, TextCatalog};

const TOPICS: &str = include_str!("../../../../../demo/services/topic_fields.toml");
const TAXES: &str = include_str!("../../../../../demo/services/steuern_zoll.toml");
const HOMES: &str = include_str!("../../../../../demo/services/bauen_wohnen.toml");

fn page(locale: Locale, title: &str) -> Page {
    let mut texts = i18n::Catalog::new();
    texts.add("de", web::TEXTS_DE).unwrap();
    texts.add("en", web::TEXTS_EN).unwrap();
    texts.add("de", include_str!("../../locales/de.ftl")).unwrap();
    texts.add("en", include_str!("../../locales/en.ftl")).unwrap();
    let mut routes = crate::routes();
    for (name, de, en) in [
        ("home", "/de/", "/en/"),
        ("assistant-start", "/de/antrag/{service}", "/en/application/{service}"),
        ("sign-in", "/de/anmelden", "/en/sign-in"),
        ("easy-language", "/de/leichte-sprache", "/en/easy-language"),
        ("accessibility", "/de/barrierefreiheit", "/en/accessibility"),
        ("privacy", "/de/datenschutz", "/en/privacy"),
        ("imprint", "/de/impressum", "/en/imprint"),
        ("licences", "/de/lizenzen", "/en/licences"),
    ] {
        routes.push(web::Route::page(name, de, en, web::Access::Public));
    }
    let mut page = Page::new(locale, title, Arc::new(TextCatalog(texts)), Arc::new(RouteTable::of(&routes)));
    page.alternate_url = Some("/x".to_owned());
    page
}

fn files() -> (Vec<TopicField>, Vec<LifeEvent>, Vec<Arc<PublicService>>) {
    let files = read_files(TOPICS, &[TAXES, HOMES]).unwrap();
    (files.topic_fields, files.life_events, files.services.into_iter().map(Arc::new).collect())
}

fn service(key: &str) -> Arc<PublicService> {
    Arc::clone(files().2.iter().find(|service| service.key == key).unwrap())
}

fn area(key: &str, name: &str) -> Area {
    Area {
        key: key.to_owned(),
        kind: AreaKind::Municipality,
        ags: String::new(),
        name: name.to_owned(),
        parent: String::new(),
        valid: Validity::from(Date::constant(2000, 1, 1)),
        successor: None,
        note: String::new(),
    }
}

fn office() -> Responsible {
    let id = OwnerId(Uuid::from_u128(7));
    let step = |de: &str, en: &str| Step { text: Translated::new(de, en) };
    Responsible::Office(Box::new(Office {
        competence: Competence {
            authority: id,
            legal_entity: Uuid::from_u128(8),
            unit: None,
            steps: vec![
                step("Metelsdorf gehört zum Amt.", "Metelsdorf belongs to the association."),
                step("Das Amt handelt.", "It acts."),
            ],
        },
        authority: Authority {
            id,
            key: "amt".to_owned(),
            kind: "association".to_owned(),
            area_key: "1".to_owned(),
            parent: None,
            name: Translated::new("Amt <Muster>", "Amt <Muster>"),
            street: "Musterstraße 1".to_owned(),
            postcode: "23972".to_owned(),
            town: "Dorf Mecklenburg".to_owned(),
            address_note: String::new(),
            phone: "03841 000-0".to_owned(),
            email: "post@amt.example".to_owned(),
            hours: Translated::new("Dienstag 9–12 Uhr", "Tuesday 9–12"),
            legal_entity: Uuid::from_u128(8),
        },
    }))
}

/// Complete, every text found, every link known, no inline style.
fn sound(html: String) -> String {
    assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"));
    assert!(!html.contains("[catalogue-") && !html.contains("[web-"), "a text is missing: {html}");
    assert!(!html.contains("{$") && !html.contains("#unknown-"), "{html}");
    assert!(!html.contains("style="));
    assert_eq!(html.matches("<h1").count(), 1);
    html
}

fn show(locale: Locale, key: &str, place: &Place, responsible: Option<&Responsible>) -> String {
    let service = service(key);
    let shown = Shown {
        service: &service,
        topic: None,
        place,
        responsible,
        day: Date::constant(2026, 3, 2),
        place_missing: false,
        with_hints: false,
        preview: None,
    };
    sound(ServicePage::new(page(locale, service.name.get(locale)), &shown).render().unwrap())
}

fn chosen() -> Place {
    let area = Some(area("130745451012", "Metelsdorf"));
    Place { asked: "130745451012".to_owned(), area, candidates: Vec::new() }
}

#[test]
fn topics_show_their_names_and_counts_in_both_languages() {
    let (topics, events, services) = files();
    let counted: Vec<_> = topics
        .into_iter()
        .map(|topic| {
            let count = services.iter().filter(|service| service.topic_field == topic.code).count();
            (topic, count)
        })
        .collect();
    let german = sound(TopicsPage::new(page(Locale::De, "Themen"), &counted, &events).render().unwrap());
    assert_eq!(german.matches("class=\"k-card\"").count(), 14);
    assert!(german.contains("Steuern &#38; Zoll") && german.contains("5 Leistungen"));
    let english = sound(TopicsPage::new(page(Locale::En, "Topics"), &counted, &events).render().unwrap());
    assert!(english.contains("Taxes &#38; customs") && english.contains("href=\"/en/topic/steuern_zoll\""));
    let topic = sound(TopicPage::new(page(Locale::De, "Steuern"), "Abgaben", &services).render().unwrap());
    assert!(topic.contains("href=\"/de/leistung/hundesteuer-anmeldung\""));
    let empty = sound(TopicPage::new(page(Locale::De, "Steuern"), "Abgaben", &[]).render().unwrap());
    assert!(empty.contains("zurzeit keine Leistung"));
}

#[test]
fn without_a_place_the_page_asks_for_it_and_offers_no_button() {
    let html = show(Locale::De, "hundesteuer-anmeldung", &Place::default(), None);
    assert!(html.contains("name=\"ort\"") && html.contains("Wählen Sie zuerst den Ort."));
    assert!(!html.contains("Online beantragen") && !html.contains("Online über dieses Portal"));
    let english = show(Locale::En, "hundesteuer-anmeldung", &Place::default(), None);
    assert!(english.contains("name=\"place\"") && english.contains("Choose the place first."));
}

#[test]
fn with_a_place_the_page_names_the_office_says_why_and_leads_to_the_form() {
    let office = office();
    let html = show(Locale::De, "hundesteuer-anmeldung", &chosen(), Some(&office));
    assert!(html.contains("Amt &#60;Muster&#62;") && !html.contains("<Muster>"));
    assert!(html.contains("Warum diese Stelle?") && html.contains("<p>Metelsdorf gehört zum Amt.</p>"));
    assert!(html.contains("href=\"/de/antrag/hundesteuer-anmeldung?ort=130745451012\""));
    assert!(html.contains("Online beantragen") && html.contains("Online über dieses Portal"));
    assert!(html.contains("href=\"tel:038410000\""));
    assert!(html.contains("href=\"/x?place=130745451012\""), "the place survives a change of language");
}

#[test]
fn a_service_without_a_form_says_honestly_how_to_apply() {
    let office = office();
    let html = show(Locale::De, "wohngeld", &chosen(), Some(&office));
    assert!(!html.contains("Online beantragen") && html.contains("noch nicht online erledigen"));
    assert!(html.contains("So erreichen Sie die zuständige Stelle"));
}

#[test]
fn an_unknown_office_is_explained_and_offers_no_button() {
    let unknown = Responsible::Unknown(Message::new("catalogue-office-unknown"));
    let html = show(Locale::De, "hundesteuer-anmeldung", &chosen(), Some(&unknown));
    assert!(html.contains("kennen wir die zuständige Stelle noch nicht"));
    assert!(!html.contains("Online beantragen") && html.contains("Für diesen Ort können Sie das"));
}

#[test]
fn several_places_become_links_and_none_a_warning() {
    let candidates = vec![area("1", "Neuburg"), area("2", "Neukloster")];
    let place = Place { asked: "Neu".to_owned(), area: None, candidates };
    let html = show(Locale::De, "hundesteuer-anmeldung", &place, None);
    assert!(html.contains("href=\"/de/leistung/hundesteuer-anmeldung?ort=1#office\">Neuburg</a>"));
    assert!(html.contains("value=\"Neu\"") && html.contains("Welchen Ort meinen Sie?"));
    let place = Place { asked: "\"><script>".to_owned(), ..Place::default() };
    let html = show(Locale::De, "hundesteuer-anmeldung", &place, None);
    assert!(html.contains("Diesen Ort haben wir nicht gefunden.") && !html.contains("\"><script>"));
}

#[test]
fn law_that_nobody_confirmed_is_marked() {
    let html = show(Locale::De, "hundesteuer-anmeldung", &Place::default(), None);
    assert!(html.contains("§ 3 Kommunalabgabengesetz"));
    // Two provisions, two deadlines with a source, the costs.
    assert_eq!(html.matches("noch zu bestätigen").count(), 5);
    let mut confirmed = PublicService::clone(&service("hundesteuer-anmeldung"));
    confirmed.legal_basis.iter_mut().for_each(|basis| basis.to_be_confirmed = false);
    confirmed.costs.to_be_confirmed = false;
    let place = Place::default();
    let day = Date::constant(2026, 3, 2);
    let shown = Shown {
        service: &confirmed,
        topic: None,
        place: &place,
        responsible: None,
        day,
        place_missing: false,
        with_hints: false,
        preview: None,
    };
    let html = sound(ServicePage::new(page(Locale::De, "Hund"), &shown).render().unwrap());
    assert!(!html.contains("noch zu bestätigen"));
}

#[test]
fn hints_are_shown_only_to_people_who_answer_questions() {
    let dog = service("hundesteuer-anmeldung");
    let place = Place::default();
    for with_hints in [false, true] {
        let day = Date::constant(2026, 3, 2);
        let shown = Shown {
            service: &dog,
            topic: None,
            place: &place,
            responsible: None,
            day,
            place_missing: false,
            with_hints,
            preview: None,
        };
        let html = sound(ServicePage::new(page(Locale::De, "Hund"), &shown).render().unwrap());
        assert_eq!(html.contains("Zuerst nach dem Wohnort fragen"), with_hints);
    }
}

#[test]
fn missing_english_texts_are_shown_in_german() {
    let mut dog = PublicService::clone(&service("hundesteuer-anmeldung"));
    dog.short.en.clear();
    dog.requirements.iter_mut().for_each(|text| text.en.clear());
    let place = Place::default();
    let day = Date::constant(2026, 3, 2);
    let shown = Shown {
        service: &dog,
        topic: None,
        place: &place,
        responsible: None,
        day,
        place_missing: false,
        with_hints: false,
        preview: None,
    };
    let html = sound(ServicePage::new(page(Locale::En, "Dog"), &shown).render().unwrap());
    assert!(html.contains("Wer einen Hund hält, meldet ihn"));
    assert!(html.contains("Sie halten einen Hund in Ihrem Haushalt"));
}

fn request(words: &str) -> SearchRequest {
    SearchRequest { words: words.to_owned(), place: "130745451012".to_owned(), page: 1 }
}

#[test]
fn results_are_highlighted_and_keep_the_place() {
    let (_, _, services) = files();
    let index = Index::in_memory().unwrap();
    index.put(&search_entries(&services)).unwrap();
    index.commit().unwrap();
    let asked = request("Hund");
    let results = find(&index, &asked.words, Locale::De, 20, 0).unwrap();
    let found = Found { results, suggestion: Some("Hunde".to_owned()) };
    let html = sound(SearchPage::new(page(Locale::De, "Suche"), asked, &found).render().unwrap());
    assert!(html.contains("<mark>Hund</mark>"));
    assert!(html.contains("href=\"/de/leistung/hundesteuer-anmeldung?ort=130745451012\""));
    assert!(html.contains("<input type=\"hidden\" name=\"ort\" value=\"130745451012\">"));
    assert!(html.contains("Meinten Sie: <a href=\"/de/suche?q=Hunde&#38;ort=130745451012\">Hunde</a>"));
    assert!(html.contains("href=\"/x?q=Hund&#38;place=130745451012\""));
}

#[test]
fn a_question_in_the_other_language_finds_what_that_language_has() {
    let (_, _, services) = files();
    let index = Index::in_memory().unwrap();
    index.put(&search_entries(&services)).unwrap();
    index.commit().unwrap();
    let asked = request("Zweitwohnungssteuer");
    let results = find(&index, &asked.words, Locale::En, 20, 0).unwrap();
    assert_eq!(results.hits.first().unwrap().locale, "de");
    let found = Found { results, suggestion: None };
    let html = sound(SearchPage::new(page(Locale::En, "Search"), asked, &found).render().unwrap());
    assert!(html.contains("<li class=\"k-card\" lang=\"de\">"));
}

#[test]
fn a_question_without_answer_says_what_to_do_next() {
    let found = Found { results: Results::default(), suggestion: None };
    let html = sound(SearchPage::new(page(Locale::De, "Suche"), request("<xyz>"), &found).render().unwrap());
    assert!(html.contains("Dazu haben wir nichts gefunden.") && html.contains("href=\"/de/themen\""));
    assert!(html.contains("value=\"&#60;xyz&#62;\""));
    let empty = SearchPage::new(page(Locale::De, "Suche"), request(""), &found).render().unwrap();
    assert!(sound(empty).contains("Geben Sie ein Wort ein"));
}

#[test]
fn the_pages_for_administrators_list_everything() {
    let (_, _, services) = files();
    for locale in Locale::ALL {
        let listed = Listed { services: &services, may_edit: true, may_export: true, ..Listed::default() };
        let html = sound(ServiceListPage::new(page(locale, "Katalog"), &listed).render().unwrap());
        assert!(html.contains("dog-tax-registration"));
        assert_eq!(html.matches("kern-table__row").count(), services.len() + 1);
        sound(ExchangePage::new(page(locale, "Austausch"), services.len(), true, None).render().unwrap());
    }
}

#[test]
fn both_languages_have_the_same_texts() {
    let de = [("de.ftl", include_str!("../../locales/de.ftl"))];
    let en = [("en.ftl", include_str!("../../locales/en.ftl"))];
    assert_eq!(i18n::check(&de, &en), Vec::<String>::new());
}

#[test]
fn an_empty_place_is_asked_for_at_the_field() {
    let dog = service("hundesteuer-anmeldung");
    let place = Place::default();
    for (place_missing, complaint) in [(false, 0), (true, 1)] {
        let day = Date::constant(2026, 3, 2);
        let shown = Shown {
            service: &dog,
            topic: None,
            place: &place,
            responsible: None,
            day,
            place_missing,
            with_hints: false,
            preview: None,
        };
        let html = sound(ServicePage::new(page(Locale::De, "Hund"), &shown).render().unwrap());
        assert_eq!(
            html.matches("Geben Sie den Namen der Gemeinde oder die Postleitzahl ein.").count(),
            complaint
        );
    }
}
