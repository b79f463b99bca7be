// SPDX-License-Identifier: EUPL-1.2
//! The few words a form needs where no page is at hand: yes, no, numbered repetitions.

use foundation::Locale;
use i18n::{Argument, Catalog};
use std::sync::LazyLock;

/// German texts of this module.
pub(crate) const GERMAN: &str = include_str!("../../locales/de.ftl");
/// English texts of this module.
pub(crate) const ENGLISH: &str = include_str!("../../locales/en.ftl");

static TEXTS: LazyLock<Catalog> = LazyLock::new(|| {
    let mut catalog = Catalog::new();
    for (locale, source) in [("de", GERMAN), ("en", ENGLISH)] {
        // Both files are part of the program; a test reads them.
        let _ = catalog.add(locale, source);
    }
    catalog
});

/// A text of this module.
pub(crate) fn text(locale: Locale, key: &str) -> String {
    TEXTS.text(locale.as_str(), key)
}

/// A text of this module with arguments.
pub(crate) fn format(locale: Locale, key: &str, arguments: &[(&str, String)]) -> String {
    let arguments: Vec<(&str, Argument)> =
        arguments.iter().map(|(name, value)| (*name, Argument::from(value.clone()))).collect();
    TEXTS.format(locale.as_str(), key, &arguments)
}
