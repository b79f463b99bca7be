// SPDX-License-Identifier: EUPL-1.2
//! Sentences that explain an amount in both languages, from the module's own texts.

use foundation::time::format_date;
use foundation::{Date, Locale, Money, Translated};
use i18n::{Argument, Catalog};
use std::sync::LazyLock;

/// German and English texts of the module.
pub(crate) const TEXTS: (&str, &str) =
    (include_str!("../../locales/de.ftl"), include_str!("../../locales/en.ftl"));

/// A file with a fault is left out here; the module's tests compare both files and find it.
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let mut catalog = Catalog::new();
    for (locale, source) in [("de", TEXTS.0), ("en", TEXTS.1)] {
        let _ = catalog.add(locale, source);
    }
    catalog
});

/// A value for a sentence.
pub(crate) enum Fact {
    /// A text that may differ by language.
    Text(Translated),
    /// A number that chooses the plural form.
    Count(i64),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(Translated::new(text, text))
    }
}

impl From<&Translated> for Fact {
    fn from(text: &Translated) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Money> for Fact {
    fn from(amount: Money) -> Self {
        Self::Text(Translated::new(amount.format(Locale::De), amount.format(Locale::En)))
    }
}

impl From<Date> for Fact {
    fn from(day: Date) -> Self {
        Self::Text(Translated::new(format_date(day, Locale::De), format_date(day, Locale::En)))
    }
}

impl From<i64> for Fact {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

/// A sentence with its facts filled in, in both languages.
pub(crate) fn sentence(key: &str, facts: &[(&str, Fact)]) -> Translated {
    let [de, en] = Locale::ALL.map(|locale| {
        let arguments: Vec<_> = facts
            .iter()
            .map(|(name, fact)| {
                let argument = match fact {
                    Fact::Text(text) => Argument::from(text.get(locale)),
                    Fact::Count(count) => Argument::from(*count),
                };
                (*name, argument)
            })
            .collect();
        CATALOG.format(locale.as_str(), key, &arguments)
    });
    Translated::new(de, en)
}

/// Several sentences as one text.
pub(crate) fn joined(sentences: &[Translated]) -> Translated {
    let join = |locale| sentences.iter().map(|text| text.get(locale)).collect::<Vec<_>>().join(" ");
    Translated::new(join(Locale::De), join(Locale::En))
}
