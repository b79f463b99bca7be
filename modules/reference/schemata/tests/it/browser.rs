// SPDX-License-Identifier: EUPL-1.2
//! A browser in small: reads the markup of a page and sends what it shows.

use foundation::{FieldErrors, Locale};
use schemata::{Answers, Form, PageKey, PageKind};
use std::sync::Arc;
use web::components::TaskStatus;
use web::page::{Links, Page};

struct NoLinks;

impl Links for NoLinks {
    fn url(&self, _: &str, _: &str, _: &[String]) -> String {
        String::new()
    }
}

/// A page with all texts.
pub fn page(locale: Locale) -> Page {
    let mut texts = i18n::Catalog::new();
    texts.add("de", web::TEXTS_DE).expect("texts");
    texts.add("en", web::TEXTS_EN).expect("texts");
    texts.add("de", include_str!("../../locales/de.ftl")).expect("texts");
    texts.add("en", include_str!("../../locales/en.ftl")).expect("texts");
    Page::new(locale, "x", Arc::new(web::TextCatalog(texts)), Arc::new(NoLinks))
}

/// What a browser would send for a page that shows these answers, read from its markup.
fn browser(form: &Form, key: &PageKey, answers: &Answers, locale: Locale) -> Vec<(String, String)> {
    let fields = form.fields(key, answers, locale, &FieldErrors::default(), &page(locale));
    let html: String = fields.iter().map(ToString::to_string).collect();
    let attribute = |tag: &str, name: &str| {
        let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        let text = &tag[from..from + tag[from..].find('"')?];
        Some(text.replace("&#38;", "&").replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&"))
    };
    let mut sent = Vec::new();
    for tag in html.split("<input").skip(1).map(|rest| &rest[..rest.find('>').unwrap_or(rest.len())]) {
        let kind = attribute(tag, "type").unwrap_or_default();
        if kind == "file" || (matches!(kind.as_str(), "radio" | "checkbox") && !tag.contains(" checked")) {
            continue;
        }
        sent.push((attribute(tag, "name").expect("a name"), attribute(tag, "value").unwrap_or_default()));
    }
    for area in html.split("<textarea").skip(1) {
        let value = &area[area.find('>').expect("an end") + 1..area.find("</textarea>").expect("an end")];
        sent.push((attribute(area, "name").expect("a name"), value.to_owned()));
    }
    for list in html.split("<select").skip(1) {
        let chosen = list.split("<option").find(|option| option.contains(" selected")).unwrap_or_default();
        sent.push((attribute(list, "name").expect("a name"), attribute(chosen, "value").unwrap_or_default()));
    }
    sent
}

/// Sends every page of a complete form as it is shown, in both languages: nothing is refused and nothing changes.
pub fn send_as_shown(form: &Form, answers: &Answers, name: &str) {
    for locale in Locale::ALL {
        let mut sent = answers.clone();
        for key in form.tasks(answers).into_iter().flat_map(|task| task.pages) {
            let mut raw = browser(form, &key, answers, locale);
            let view = form.page(&key, answers, locale).expect("a page");
            if let PageKind::Repetition(overview) = view.kind {
                raw.push((overview.path, "false".to_owned()));
            }
            let (after, found) = form.read_page(&key, &raw, &sent);
            assert_eq!(found.0, [], "{name} {key} {raw:?}");
            sent = after;
        }
        assert_eq!(form.frozen(&sent), *answers, "{name}");
        let open: Vec<_> =
            form.tasks(&sent).into_iter().filter(|task| task.status != TaskStatus::Done).collect();
        assert_eq!(open, [], "{name}");
    }
}
