// SPDX-License-Identifier: EUPL-1.2
//! What XZuFi knows about a service besides the texts that every page shows: further modules, texts per channel, the fields of
//! the Single Digital Gateway and of the form.

use super::service::PublicService;
use super::words::AccessChannel;
use foundation::Translated;
use serde::{Deserialize, Serialize};

/// Fields that a service may leave out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Further {
    /// Modules with no place of their own, and what a channel says differently.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<ModuleText>,
    /// Further service keys (LeiKa), 14 digits each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub leika_keys: Vec<String>,
    /// Typing by competence for law and execution, such as `2` or `3a` (XZuFi `typisierung`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub typing: Vec<String>,
    /// Information areas of the Single Digital Gateway (Regulation (EU) 2018/1724, Annex I), seven digits each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sdg_areas: Vec<String>,
    /// The same in the newer list, four digits each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sdg_topics: Vec<String>,
    /// Whether a single contact point may handle it: `00`, `11` or `19` (labels to be confirmed).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub single_contact_point: Option<String>,
    /// Whether the application needs the written form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs_written_form: Option<bool>,
    /// Whether people must appear in person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs_personal_appearance: Option<bool>,
    /// Whether it is possible without a form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_informal: Option<bool>,
    /// Whether those who published it took it back; the next publication shows it again.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
}

impl Further {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The text of a module for everybody, or for one channel.
    #[must_use]
    pub fn text(&self, module: ServiceModule, channel: Option<AccessChannel>) -> Option<&Translated> {
        let found = self.texts.iter().find(|text| text.module == module && text.channel == channel);
        found.map(|text| &text.text)
    }
}

/// A text of a module, for everybody or for one channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModuleText {
    /// Which module.
    pub module: ServiceModule,
    /// For whom; without channel for everybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<AccessChannel>,
    /// The text; lists have one item per line.
    pub text: Translated,
}

macro_rules! modules {
    ($($(#[$about:meta])* $variant:ident = $name:literal, $code:expr, $own:literal;)+) => {
        /// The modules of a service (XZuFi `leistungstextmodulleika`, version 2024-02-16, and the modules of their own).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ServiceModule { $($(#[$about])* $variant),+ }

        impl ServiceModule {
            /// Every module in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Stable name, as in files, tables and addresses.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Code of the text module; `None` for modules that are no text modules of the list.
            #[must_use]
            pub const fn code(self) -> Option<&'static str> {
                match self { $(Self::$variant => $code),+ }
            }

            /// Whether the general text has a field of its own in [`PublicService`].
            #[must_use]
            pub const fn has_own_field(self) -> bool {
                match self { $(Self::$variant => $own),+ }
            }

            /// Reads a stable name.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|module| module.as_str() == text)
            }

            /// Reads a code of the list.
            #[must_use]
            pub fn of_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|module| module.code() == Some(code))
            }
        }
    };
}

modules! {
    /// Leistungsbezeichnung: official name.
    OfficialName = "official_name", Some("02"), false;
    /// Leistungsname II: name in everyday language.
    Name = "name", Some("03"), true;
    /// Kurztext.
    Short = "short", Some("05"), true;
    /// Volltext.
    Full = "full", Some("06"), true;
    /// Handlungsgrundlagen.
    LegalBasis = "legal_basis", Some("07"), true;
    /// Erforderliche Unterlagen.
    Documents = "documents", Some("08"), true;
    /// Voraussetzungen.
    Requirements = "requirements", Some("09"), true;
    /// Verfahrensablauf.
    Procedure = "procedure", Some("11"), true;
    /// Formulare.
    Forms = "forms", Some("14"), false;
    /// Weiterführende Informationen.
    FurtherInformation = "further_information", Some("15"), false;
    /// Hinweise (Besonderheiten).
    Remarks = "remarks", Some("16"), false;
    /// Urheber.
    Author = "author", Some("18"), false;
    /// Zuständige Stelle.
    ResponsibleBody = "responsible_body", Some("22"), false;
    /// Ansprechpunkt.
    ContactPoint = "contact_point", Some("23"), false;
    /// Teaser.
    Teaser = "teaser", Some("24"), false;
    /// Rechtsbehelf.
    Remedy = "remedy", Some("25"), false;
    /// Fristen.
    Deadlines = "deadlines", None, true;
    /// Bearbeitungsdauer.
    ProcessingTime = "processing_time", None, true;
    /// Kosten.
    Costs = "costs", None, true;
}

impl ServiceModule {
    /// Puts a channel's own text in the place of the general one. Provisions and deadlines stay as they are: they are law, and a
    /// channel only explains them.
    pub(crate) fn tell(self, service: &mut PublicService, text: &Translated) {
        match self {
            Self::Name => service.name = text.clone(),
            Self::Short => service.short = text.clone(),
            Self::Full => service.full = text.clone(),
            Self::Documents => service.documents = items(text),
            Self::Requirements => service.requirements = items(text),
            Self::Procedure => service.procedure = items(text),
            Self::ProcessingTime => service.processing_time = text.clone(),
            Self::Costs => service.costs.text = text.clone(),
            Self::LegalBasis | Self::Deadlines => {}
            other => {
                service.further.texts.retain(|own| own.module != other || own.channel.is_some());
                let told = ModuleText { module: other, channel: None, text: text.clone() };
                service.further.texts.push(told);
            }
        }
    }
}

/// The items of a list, one per line in each language; the n-th line of one language belongs to the n-th of the other.
#[must_use]
pub(crate) fn items(text: &Translated) -> Vec<Translated> {
    let (de, en): (Vec<&str>, Vec<&str>) = (text.de.lines().collect(), text.en.lines().collect());
    let line = |lines: &[&str], at: usize| lines.get(at).map_or("", |line| line.trim()).to_owned();
    (0..de.len().max(en.len()))
        .map(|at| Translated::new(line(&de, at), line(&en, at)))
        .filter(|item| !item.is_empty())
        .collect()
}

/// The reverse of [`items`].
#[must_use]
pub(crate) fn lines(items: &[Translated]) -> Translated {
    let all = |pick: fn(&Translated) -> &String| {
        let lines: Vec<String> = items.iter().map(|item| one_line(pick(item))).collect();
        lines.join("\n").trim_end().to_owned()
    };
    Translated::new(all(|item| &item.de), all(|item| &item.en))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_known_by_name_and_by_code() {
        for module in ServiceModule::ALL {
            assert_eq!(ServiceModule::parse(module.as_str()), Some(*module));
            assert_eq!(serde_json::to_string(module).unwrap(), format!("\"{}\"", module.as_str()));
        }
        assert_eq!(ServiceModule::of_code("08"), Some(ServiceModule::Documents));
        assert_eq!(ServiceModule::of_code("99"), None);
        assert_eq!(ServiceModule::ALL.iter().filter(|module| module.code().is_some()).count(), 16);
    }

    #[test]
    fn the_lines_of_both_languages_belong_together() {
        let items = items(&Translated::new("Ausweis\nFoto\n\n", "Identity card"));
        assert_eq!(items, [Translated::new("Ausweis", "Identity card"), Translated::new("Foto", "")]);
        assert_eq!(lines(&items), Translated::new("Ausweis\nFoto", "Identity card"));
        let english_only = super::items(&Translated::new("\nb", "a"));
        assert_eq!(english_only, [Translated::new("", "a"), Translated::new("b", "")]);
    }
}
