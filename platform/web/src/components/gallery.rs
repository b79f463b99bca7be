// SPDX-License-Identifier: EUPL-1.2
//! The page that shows every component, for those who build pages and for the accessibility tests.

use super::{Example, examples};
use crate::page::Page;
use askama::Template;

/// All examples on one page.
#[derive(Clone, Debug, Template)]
#[template(path = "gallery.html")]
pub struct Gallery {
    page: Page,
    examples: Vec<Example>,
}

impl Gallery {
    /// The gallery in the language of the page; it sets the title.
    #[must_use]
    pub fn new(mut page: Page) -> Self {
        page.title = page.t("web-gallery-title");
        let examples = examples(&page);
        Self { page, examples }
    }

    /// The example stands alone or begins a new component.
    fn begins(&self, index: &usize) -> bool {
        let component = |index: usize| self.examples.get(index).map(|example| example.component);
        index.checked_sub(1).is_none_or(|before| component(before) != component(*index))
    }
}
