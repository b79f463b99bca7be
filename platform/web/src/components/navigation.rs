// SPDX-License-Identifier: EUPL-1.2
//! Ways through the pages: breadcrumb, pagination, tabs and side navigation. All of them are links.

use super::{Example, Html};
use crate::page::{NavigationItem, Page};
use askama::Template;

/// The way from the home page to this page.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/breadcrumb.html")]
pub struct Breadcrumb {
    label: String,
    steps: Vec<(String, String)>,
    current: String,
}

impl Breadcrumb {
    /// `steps` are text and address of the pages above; `current` is this page.
    #[must_use]
    pub fn new(page: &Page, steps: Vec<(String, String)>, current: impl Into<String>) -> Self {
        Self { label: page.t("web-breadcrumb-label"), steps, current: current.into() }
    }
}

/// A place in the row of page numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageNumber {
    /// A page.
    Number(usize),
    /// Pages that are left out.
    Gap,
}

/// The numbers worth showing: first, last, and the current page with its neighbours; a gap stands for two or more.
#[must_use]
pub fn page_numbers(current: usize, total: usize) -> Vec<PageNumber> {
    let shown = |number: usize| number == 1 || number == total || number.abs_diff(current) <= 1;
    let mut numbers = Vec::new();
    let mut last_shown = 0;
    for number in (1..=total).filter(|number| shown(*number)) {
        match number - last_shown {
            0 | 1 => {}
            2 => numbers.push(PageNumber::Number(number - 1)),
            _ => numbers.push(PageNumber::Gap),
        }
        numbers.push(PageNumber::Number(number));
        last_shown = number;
    }
    numbers
}

/// A link of the pagination; without address it is a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// The number, or the sign for a gap.
    pub text: String,
    /// The name for screen readers.
    pub name: String,
    /// Where it leads.
    pub url: Option<String>,
    /// Whether it is the page that is shown.
    pub current: bool,
}

/// Links to the other parts of a long list.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/pagination.html")]
pub struct Pagination {
    label: String,
    previous: Option<String>,
    next: Option<String>,
    previous_word: String,
    next_word: String,
    links: Vec<PageLink>,
}

impl Pagination {
    /// Only previous and next, for lists that are read by key.
    #[must_use]
    pub fn keyset(page: &Page, previous: Option<String>, next: Option<String>) -> Self {
        Self {
            label: page.t("web-pagination-label"),
            previous,
            next,
            previous_word: page.t("web-pagination-previous"),
            next_word: page.t("web-pagination-next"),
            links: Vec::new(),
        }
    }

    /// Names the list for screen readers where a page has several.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With page numbers from 1 to `total`; `url` makes the address of a page.
    #[must_use]
    pub fn numbered(page: &Page, current: usize, total: usize, url: impl Fn(usize) -> String) -> Self {
        let previous = (current > 1).then(|| url(current - 1));
        let next = (current < total).then(|| url(current + 1));
        let link = |number| match number {
            PageNumber::Gap => {
                PageLink { text: "…".to_owned(), name: String::new(), url: None, current: false }
            }
            PageNumber::Number(number) => PageLink {
                text: number.to_string(),
                name: page.t1("web-pagination-page", "number", &number),
                url: Some(url(number)),
                current: number == current,
            },
        };
        let links = page_numbers(current, total).into_iter().map(link).collect();
        Self { links, ..Self::keyset(page, previous, next) }
    }
}

/// Views of the same thing, as links that look like tabs.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/tab_links.html")]
pub struct TabLinks {
    label: String,
    items: Vec<NavigationItem>,
}

impl TabLinks {
    /// `label` names the row for screen readers.
    #[must_use]
    pub fn new(label: impl Into<String>, items: Vec<NavigationItem>) -> Self {
        Self { label: label.into(), items }
    }
}

/// Pages of one area, beside the content.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/side_navigation.html")]
pub struct SideNavigation {
    label: String,
    items: Vec<NavigationItem>,
}

impl SideNavigation {
    /// `label` names the list for screen readers.
    #[must_use]
    pub fn new(label: impl Into<String>, items: Vec<NavigationItem>) -> Self {
        Self { label: label.into(), items }
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let steps = vec![
        ("Startseite".to_owned(), "/".to_owned()),
        ("Steuern und Abgaben".to_owned(), "/themen/steuern".to_owned()),
    ];
    let item = |label: &str, current| NavigationItem {
        label: label.to_owned(),
        url: format!("/fall/{}", label.to_lowercase()),
        current,
    };
    let items = || vec![item("Übersicht", true), item("Unterlagen", false), item("Verlauf", false)];
    let address = |number| format!("/suche?seite={number}");
    vec![
        Example::new("Breadcrumb", "three", Html::of(&Breadcrumb::new(page, steps, "Hund anmelden"))),
        Example::new("Pagination", "numbered", Html::of(&Pagination::numbered(page, 5, 12, address))),
        Example::new(
            "Pagination",
            "keyset",
            Html::of(
                &Pagination::keyset(page, None, Some("/vorgaenge?nach=1".to_owned()))
                    .label("Seiten der Vorgänge"),
            ),
        ),
        Example::new("TabLinks", "three", Html::of(&TabLinks::new("Ansichten des Vorgangs", items()))),
        Example::new("SideNavigation", "three", Html::of(&SideNavigation::new("Arbeitsbereiche", items()))),
    ]
}

#[cfg(test)]
mod tests {
    use super::PageNumber::{Gap, Number};
    use super::*;

    #[test]
    fn a_gap_stands_for_at_least_two_pages() {
        assert_eq!(page_numbers(1, 1), [Number(1)]);
        assert_eq!(page_numbers(1, 3), [Number(1), Number(2), Number(3)]);
        assert_eq!(page_numbers(1, 4), [Number(1), Number(2), Number(3), Number(4)]);
        assert_eq!(page_numbers(1, 9), [Number(1), Number(2), Gap, Number(9)]);
        assert_eq!(page_numbers(5, 9), [Number(1), Gap, Number(4), Number(5), Number(6), Gap, Number(9)]);
        assert_eq!(page_numbers(4, 5), [Number(1), Number(2), Number(3), Number(4), Number(5)]);
        assert_eq!(page_numbers(1, 0), []);
    }
}
