// SPDX-License-Identifier: EUPL-1.2
//! The sentences of "why this office?" in both languages, from the module's own texts.

use super::competence::{Level, Step};
use super::{Area, AreaKind};
use foundation::{Locale, Translated};
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

/// A name that is the same in every language.
pub(crate) fn same(name: &str) -> Translated {
    Translated::new(name, name)
}

/// A sentence with its names filled in, in both languages.
pub(crate) fn sentence(key: &str, names: &[(&str, Translated)]) -> Step {
    let [de, en] = Locale::ALL.map(|locale| {
        let arguments: Vec<_> =
            names.iter().map(|(name, value)| (*name, Argument::from(value.get(locale)))).collect();
        CATALOG.format(locale.as_str(), key, &arguments)
    });
    Step { text: Translated::new(de, en) }
}

/// Who provides services of a level.
pub(crate) fn level(level: Level) -> Step {
    sentence(
        match level {
            Level::Municipality | Level::Association => "organisation-why-level-local",
            Level::District => "organisation-why-level-district",
            Level::Land => "organisation-why-level-land",
        },
        &[],
    )
}

/// How the asked area and the responsible one belong together.
pub(crate) fn belonging(level: Level, living: &[Area], responsible: &Area) -> Option<Step> {
    let asked = living.first()?;
    let name = ("name", same(&asked.name));
    let above = ("above", same(&responsible.name));
    match responsible.kind {
        AreaKind::City => Some(sentence("organisation-why-city", &[name])),
        AreaKind::Municipality if level.tier() == "local" => {
            Some(sentence("organisation-why-independent", &[name]))
        }
        AreaKind::Association if asked.key != responsible.key => {
            Some(sentence("organisation-why-belongs", &[name, above]))
        }
        AreaKind::District if asked.key != responsible.key => {
            Some(sentence("organisation-why-district", &[name, above]))
        }
        AreaKind::Land if asked.key != responsible.key => {
            Some(sentence("organisation-why-land", &[name, above]))
        }
        _ => None,
    }
}
