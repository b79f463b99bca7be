// SPDX-License-Identifier: EUPL-1.2
//! Texts and links for tests, the snapshots of all examples, and the files for the browser tests.

use super::*;
use crate::page::{Area, Banner, Links, Locale, NavigationItem, Page, Texts};
use askama::Template;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::collections::BTreeSet;
use std::sync::Arc;

struct OwnTexts {
    german: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
}

fn bundle(language: &str, source: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
    bundle
}

impl Texts for OwnTexts {
    fn text(&self, locale: &str, key: &str) -> String {
        self.format(locale, key, &[])
    }

    fn format(&self, locale: &str, key: &str, arguments: &[(&str, String)]) -> String {
        let bundle = if locale == "en" { &self.english } else { &self.german };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut filled = FluentArgs::new();
        for (name, value) in arguments {
            match value.parse::<f64>() {
                Ok(number) => filled.set(*name, number),
                Err(_) => filled.set(*name, value.clone()),
            }
        }
        bundle.format_pattern(pattern, Some(&filled), &mut Vec::new()).into_owned()
    }
}

struct PathLinks;

impl Links for PathLinks {
    fn url(&self, locale: &str, name: &str, arguments: &[String]) -> String {
        let name = if name == "home" { "" } else { name };
        std::iter::once(format!("/{locale}/{name}"))
            .chain(arguments.iter().cloned())
            .collect::<Vec<_>>()
            .join("/")
    }
}

pub(crate) fn page_in(locale: Locale) -> Page {
    let german = bundle("de", include_str!("../../locales/de.ftl"));
    let english = bundle("en", include_str!("../../locales/en.ftl"));
    Page::new(locale, "Hund anmelden", Arc::new(OwnTexts { german, english }), Arc::new(PathLinks))
}

pub(crate) fn page() -> Page {
    page_in(Locale::De)
}

fn navigation(labels: &[&str]) -> Vec<NavigationItem> {
    let item = |(index, label): (usize, &&str)| NavigationItem {
        label: (*label).to_owned(),
        url: format!("/de/{index}"),
        current: index == 0,
    };
    labels.iter().enumerate().map(item).collect()
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout.html" %}
{% block before %}{{ breadcrumb }}{% endblock %}
{% block main %}
<div class="k-text">
{{ summary }}
<h1>Angaben zum Hund</h1>
<p class="k-lead">Wir brauchen diese Angaben, um die Steuer zu berechnen.</p>
<form method="post" novalidate>
{% for field in fields %}{{ field }}{% endfor %}
{{ buttons }}
</form>
</div>
{% endblock %}
{% block side %}<aside class="k-side" aria-label="Hilfe"><h2>Gut zu wissen</h2><p>Sie können jederzeit speichern und später weitermachen.</p></aside>{% endblock %}"#
)]
struct FormPage {
    page: Page,
    breadcrumb: Breadcrumb,
    summary: ErrorSummary,
    fields: Vec<Field>,
    buttons: ButtonGroup,
}

fn form_page() -> FormPage {
    let mut page = page();
    page.service_name = Some("Hund anmelden".to_owned());
    page.alternate_url = Some("/en/".to_owned());
    page.navigation = navigation(&["Leistungen", "Meine Anträge", "Postfach"]);
    let kinds = vec![
        Choice::new("a", "Begleithund"),
        Choice::new("b", "Blindenführhund").hint("Mit Nachweis befreit"),
    ];
    let name = TextField::new(&page, "name", "Name des Hundes")
        .width(Width::Long)
        .error("Geben Sie den Namen des Hundes ein.");
    let start = DateField::new(&page, "start", "Beginn der Haltung")
        .hint("Zum Beispiel 27 3 2026")
        .error("Geben Sie das Datum vollständig ein.");
    let kind = Radios::new(&page, "kind", "Was für ein Hund ist es?", kinds);
    let fields: Vec<Field> = vec![name.into(), start.into(), kind.into()];
    let links = fields.iter().flat_map(FormField::error_links).collect();
    let summary = ErrorSummary::new(&page, links);
    page.error_count = summary.count();
    let steps =
        vec![("Startseite".to_owned(), "/de/".to_owned()), ("Steuern".to_owned(), "/de/steuern".to_owned())];
    FormPage {
        breadcrumb: Breadcrumb::new(&page, steps, "Hund anmelden"),
        buttons: ButtonGroup::new(vec![
            Button::submit("Speichern und weiter"),
            Button::submit_as("Später weitermachen", "action", "later"),
        ]),
        summary,
        fields,
        page,
    }
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout.html" %}
{% block main %}
<div class="k-hero"><h1>Was möchten Sie erledigen?</h1>
<p class="k-lead">Leistungen Ihrer Gemeinde, Ihres Amtes und Ihres Landkreises an einem Ort.</p>
{{ search }}</div>
<h2>Themen</h2>
{{ cards }}
{% endblock %}"#
)]
struct StartPage {
    page: Page,
    search: SearchBox,
    cards: LinkCards,
}

fn start_page() -> StartPage {
    let mut page = page();
    page.title = "Startseite".to_owned();
    page.alternate_url = Some("/en/".to_owned());
    page.navigation = navigation(&["Leistungen", "Meine Anträge", "Postfach"]);
    let topics = [
        ("Bauen und Wohnen", "Baugenehmigung, Wohngeld, Ummeldung"),
        ("Steuern und Abgaben", "Hundesteuer, Grundsteuer, Kurabgabe"),
        ("Unternehmen führen", "Gewerbe, Gaststätten, Veranstaltungen"),
        ("Familie und Kind", "Geburt, Elterngeld, Kita-Platz"),
        ("Auto und Verkehr", "Parkausweis, Führerschein, Zulassung"),
        ("Engagement und Hobby", "Ehrenamtskarte, Fischereischein"),
    ];
    let card = |(title, text): &(&str, &str)| LinkCard {
        title: (*title).into(),
        url: "/de/thema".into(),
        text: (*text).into(),
    };
    StartPage {
        search: SearchBox::new(&page, "/de/suche", "q", "Leistung, Formular oder Amt"),
        cards: LinkCards::new(topics.iter().map(card).collect()),
        page,
    }
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout_clerk.html" %}
{% block main %}
<div class="k-title-row"><h1>Vorgänge</h1>{{ print }}</div>
{{ tiles }}
{{ filter }}
<form method="post">{{ table }}{{ buttons }}</form>
{{ pagination }}
{% endblock %}
{% block side %}<div class="k-side">{{ areas }}</div>{% endblock %}"#
)]
struct WorkListPage {
    page: Page,
    print: Button,
    tiles: StatTiles,
    filter: FilterForm,
    table: DataTable,
    buttons: ButtonGroup,
    pagination: Pagination,
    areas: SideNavigation,
}

fn work_list_table(page: &Page) -> DataTable {
    let columns = ["Vorgang", "Anliegen", "Person", "Frist", "Stand"];
    let columns = columns.map(|label| {
        Column::new(label).sort("/de/faelle", (label == "Frist").then_some(SortDirection::Ascending))
    });
    let names = [
        "Änne Möller",
        "Bauhof Wismar GmbH",
        "Karl-Heinz von Bassewitz-Behrendt",
        "Łukasz Nowak",
        "Fatma Yıldız",
    ];
    let states = [
        (Tone::Danger, "Überfällig"),
        (Tone::Warning, "Heute fällig"),
        (Tone::Info, "In Bearbeitung"),
        (Tone::Neutral, "Neu"),
        (Tone::Success, "Entschieden"),
    ];
    let row = |index: usize| {
        let (tone, state) = states[index % 5];
        let number = format!("K-2026-00471{index}");
        Row::new(vec![
            Html::link(&number, "/de/fall"),
            ["Hund anmelden", "Gewerbe anmelden", "Veranstaltung anzeigen"][index % 3].into(),
            names[index % 5].into(),
            format!("{:02}.08.2026", index + 3).into(),
            Html::of(&StatusBadge::new(tone, state)),
        ])
        .choosable(number.clone(), number)
    };
    DataTable::new(page, "Offene Vorgänge, nach Frist sortiert", columns.to_vec(), (0..8).map(row).collect())
        .choose("cases")
}

fn work_list_page() -> WorkListPage {
    let mut page = page();
    page.title = "Vorgänge".to_owned();
    page.area = Area::Clerk;
    page.signed_in_as = Some("Katrin Behrens, Amt Neuburg".to_owned());
    page.session_seconds = Some(1800);
    page.banner = Some(Banner {
        tone: Tone::Success,
        title: "2 Vorgänge sind zugewiesen.".to_owned(),
        body: String::new(),
    });
    page.navigation = navigation(&["Vorgänge", "Eingang", "Auswertung", "Katalog"]);
    let tiles = [
        (12, "heute fällig", Tone::Warning),
        (3, "überfällig", Tone::Danger),
        (148, "offen", Tone::Neutral),
        (7, "ohne Zuständige", Tone::Info),
    ];
    let states = vec![Choice::new("neu", "Neu"), Choice::new("frist", "Frist läuft ab")];
    let words = TextField::new(&page, "words", "Name oder Nummer").kind(TextKind::Search);
    let state = SelectField::new(&page, "state", "Stand", states).empty_label("Alle");
    let areas = SideNavigation::new(
        "Ansichten",
        navigation(&["Alle offenen", "Meine", "Montagsrunde", "Widersprüche"]),
    );
    let assign = Button::submit_as("Ausgewählte zuweisen", "action", "assign");
    WorkListPage {
        print: Button::print(&page),
        tiles: StatTiles::new(
            tiles
                .iter()
                .map(|(value, label, tone)| StatTile::new(value, *label).tone(*tone).url("/de/faelle"))
                .collect(),
        ),
        filter: FilterForm::new(&page, "/de/faelle", vec![words.into(), state.into()]),
        table: work_list_table(&page),
        buttons: ButtonGroup::new(vec![assign]),
        pagination: Pagination::numbered(&page, 2, 12, |number| format!("/de/faelle?seite={number}")),
        areas,
        page,
    }
}

/// The pages that the browser tests open, by file name.
fn browser_pages() -> Vec<(&'static str, String)> {
    vec![
        ("gallery.html", Gallery::new(page()).to_string()),
        ("gallery-en.html", Gallery::new(page_in(Locale::En)).to_string()),
        ("form.html", form_page().to_string()),
        ("start.html", start_page().to_string()),
        ("work-list.html", work_list_page().to_string()),
        ("not-found.html", ErrorPage::new(page(), 404, "R-7F3A-19C2").to_string()),
    ]
}

/// With `KONTOR_GALLERY` naming a folder, the pages are written there for `web/test/gallery.mjs`.
#[test]
fn gallery_pages_render_completely() {
    let folder = std::env::var_os("KONTOR_GALLERY");
    for (name, html) in browser_pages() {
        assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"), "{name}");
        assert!(!html.contains("web-") || name.starts_with("gallery"), "{name} lacks a text");
        if let Some(folder) = &folder {
            std::fs::write(std::path::Path::new(folder).join(name), html).unwrap();
        }
    }
}

#[test]
fn every_example_keeps_its_markup() {
    let shown: Vec<String> = examples(&page())
        .iter()
        .map(|example| format!("<!-- {} {} -->\n{}\n", example.component, example.name, example.html))
        .collect();
    for (component, html) in by_component(&shown) {
        insta::assert_snapshot!(component, html);
    }
}

fn by_component(shown: &[String]) -> Vec<(String, String)> {
    let mut groups: Vec<(String, String)> = Vec::new();
    for text in shown {
        let component = text.split(' ').nth(1).unwrap_or_default().to_owned();
        match groups.last_mut() {
            Some((last, html)) if *last == component => {
                html.push('\n');
                html.push_str(text);
            }
            _ => groups.push((component, text.clone())),
        }
    }
    groups
}

#[test]
fn every_component_has_an_example() {
    let shown: BTreeSet<&str> = examples(&page()).iter().map(|example| example.component).collect();
    let expected = [
        "BarChart",
        "Breadcrumb",
        "Button",
        "ButtonGroup",
        "Checkboxes",
        "DataTable",
        "DateField",
        "Details",
        "ErrorSummary",
        "FieldGroup",
        "FileUpload",
        "FilterForm",
        "InsetText",
        "LinkCards",
        "NotificationBanner",
        "Pagination",
        "Panel",
        "Radios",
        "SearchBox",
        "SelectField",
        "SideNavigation",
        "SingleCheckbox",
        "StatTiles",
        "StatusBadge",
        "SummaryList",
        "TabLinks",
        "TaskList",
        "TextField",
        "Timeline",
    ];
    assert_eq!(shown, BTreeSet::from(expected));
}

#[test]
fn labels_and_descriptions_lead_to_elements_that_exist() {
    for example in examples(&page()) {
        let html = example.html.to_string();
        for attribute in ["for=\"", "aria-describedby=\"", "aria-labelledby=\""] {
            for ids in html.split(attribute).skip(1) {
                let ids = ids.split('"').next().unwrap_or_default();
                for id in ids.split(' ') {
                    assert_eq!(
                        html.matches(&format!(" id=\"{id}\"")).count(),
                        1,
                        "{} {}: {id}",
                        example.component,
                        example.name
                    );
                }
            }
        }
    }
}

#[test]
fn no_example_lacks_a_text_or_has_inline_style() {
    for locale in [Locale::De, Locale::En] {
        for example in examples(&page_in(locale)) {
            let html = example.html.to_string();
            assert!(!html.contains("\"web-") && !html.contains(">web-"), "{}: {html}", example.component);
            assert!(!html.contains("style="), "{}", example.component);
        }
    }
}

#[test]
fn both_languages_have_the_same_texts() {
    let keys = |source: &str| -> Vec<String> {
        let named = |line: &str| {
            line.starts_with("web-").then(|| line.split(' ').next().unwrap_or_default().to_owned())
        };
        source.lines().filter_map(named).collect()
    };
    assert_eq!(keys(include_str!("../../locales/de.ftl")), keys(include_str!("../../locales/en.ftl")));
}

#[test]
fn the_title_of_a_page_with_errors_begins_with_the_word_error() {
    let html = form_page().to_string();
    assert!(html.contains("<title>Fehler: Hund anmelden – Hund anmelden – Kontor</title>"));
}
