// SPDX-License-Identifier: EUPL-1.2
//! The page for what went wrong.

use crate::page::Page;
use askama::Template;

/// A page that says what happened, what to do, and under which number it is found in the log.
#[derive(Clone, Debug, Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    page: Page,
    text: String,
    action: String,
    reference: String,
}

/// The statuses that have texts of their own; every other is explained like 500.
const EXPLAINED: [u16; 6] = [403, 404, 422, 429, 500, 503];

impl ErrorPage {
    /// The page for a refusal that has a sentence of its own.
    #[must_use]
    pub fn told(mut page: Page, text: impl Into<String>, reference: impl Into<String>) -> Self {
        page.title = page.t("web-error-told-title");
        let action = page.t("web-error-told-action");
        Self { page, text: text.into(), action, reference: reference.into() }
    }

    /// The page for a status of HTTP and a reference number; it sets the title.
    #[must_use]
    pub fn new(mut page: Page, status: u16, reference: impl Into<String>) -> Self {
        let status = if EXPLAINED.contains(&status) { status } else { 500 };
        let explained = |part: &str| page.t(&format!("web-error-{status}-{part}"));
        let (title, text, action) = (explained("title"), explained("text"), explained("action"));
        page.title = title;
        Self { page, text, action, reference: reference.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::testing::page;

    #[test]
    fn every_error_page_says_what_to_do_and_names_the_reference() {
        for status in EXPLAINED {
            let html = ErrorPage::new(page(), status, "R-7F3A").to_string();
            assert!(html.contains("R-7F3A"), "{status}");
            assert!(!html.contains("web-error-"), "{status} lacks a text");
        }
    }

    #[test]
    fn an_unexplained_status_is_an_internal_error() {
        let html = ErrorPage::new(page(), 418, "R-1").to_string();
        assert!(html.contains("<h1>Das hat nicht geklappt</h1>"));
    }
}
