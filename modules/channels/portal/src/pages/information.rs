// SPDX-License-Identifier: EUPL-1.2
//! Pages every portal must have: imprint, privacy, accessibility, easy language, licences, and the key of the log.

use askama::Template;
use axum::http::header;
use axum::response::IntoResponse as _;
use web::components::Html;
use web::{Answer, Page, Visit};

/// A page of paragraphs with headings between them.
#[derive(Template)]
#[template(path = "information.html")]
struct InformationPage {
    page: Page,
    sections: Vec<(String, Html)>,
}

/// Sections `portal-NAME-PART-title` and `-text` in the order of `parts`.
fn information(visit: &Visit, name: &str, parts: &[&str]) -> Answer {
    let mut page = visit.page(&format!("portal-{name}-title"));
    page.navigation.clear();
    let text = |part: &str, end: &str| {
        let operator = i18n::Argument::from(visit.platform.settings.operator.clone());
        let key = format!("portal-{name}-{part}-{end}");
        visit.platform.texts.0.format(visit.locale.as_str(), &key, &[("operator", operator)])
    };
    let sections =
        parts.iter().map(|part| (text(part, "title"), Html::paragraphs(&text(part, "text")))).collect();
    visit.show(&InformationPage { page, sections })
}

/// Who runs this portal.
pub async fn imprint(visit: Visit) -> Answer {
    information(&visit, "imprint", &["operator", "sample"])
}

/// What happens to personal data.
pub async fn privacy(visit: Visit) -> Answer {
    information(&visit, "privacy", &["what", "who", "how-long", "rights", "cookies"])
}

/// How accessible this portal is, what is not yet, and how to say so (BITV 2.0 § 7).
pub async fn accessibility(visit: Visit) -> Answer {
    information(&visit, "accessibility", &["state", "checked", "gaps", "feedback"])
}

/// What this portal is about, in easy language (BITV 2.0 § 4).
pub async fn easy_language(visit: Visit) -> Answer {
    information(&visit, "easy-language", &["what", "search", "apply", "answer", "help"])
}

/// Licences of the program and of what it contains.
pub async fn licences(visit: Visit) -> Answer {
    information(&visit, "licences", &["own", "others", "data"])
}

/// The public key of the audit log, to be pinned by those who keep receipts.
pub async fn log_key(visit: Visit) -> Answer {
    let text = format!("{}\n", visit.platform.log_key.verifying_key());
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
