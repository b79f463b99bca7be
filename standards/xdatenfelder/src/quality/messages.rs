// SPDX-License-Identifier: EUPL-1.2
//! The coded messages: class and sentences, and which of them are not checked.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// How much a message weighs (column `Typ` of the official code list).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// `FehlerKritisch`: the element cannot be used like this.
    Critical,
    /// `FehlerMethodisch`: against the method of federal information management.
    Method,
    /// `Warnung`.
    Warning,
    /// `Hinweis`.
    Hint,
    /// `Deaktiviert`: switched off in the official code list.
    Off,
}

impl Severity {
    /// Every class, the heaviest first.
    pub const ALL: [Self; 5] = [Self::Critical, Self::Method, Self::Warning, Self::Hint, Self::Off];

    /// Stable name, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Method => "method",
            Self::Warning => "warning",
            Self::Hint => "hint",
            Self::Off => "off",
        }
    }

    /// The word of the official code list.
    pub const fn official(self) -> &'static str {
        match self {
            Self::Critical => "FehlerKritisch",
            Self::Method => "FehlerMethodisch",
            Self::Warning => "Warnung",
            Self::Hint => "Hinweis",
            Self::Off => "Deaktiviert",
        }
    }
}

/// Language of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// German.
    German,
    /// English.
    English,
}

/// A message of the quality check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// Code, as in the official code list.
    pub code: u16,
    /// Class.
    pub severity: Severity,
    german: &'static str,
    english: &'static str,
}

impl Message {
    /// The sentence.
    pub const fn text(&self, language: Language) -> &'static str {
        match language {
            Language::German => self.german,
            Language::English => self.english,
        }
    }
}

/// Why a message is never given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotChecked {
    /// The official code list has switched it off.
    SwitchedOff,
    /// It asks what a repository holds at present; one file cannot tell.
    NeedsRepository,
    /// Another message of the list says the same more precisely.
    Superseded,
    /// It is about something that files of version 3 do not carry.
    NotInTheFormat,
}

/// The messages that are never given, with the reason.
pub const NOT_CHECKED: [(u16, NotChecked); 14] = [
    // A document profile without legal basis: 1052 asks for it unless the profile is abstract.
    (1008, NotChecked::Superseded),
    // The old format of notes of an earlier editor; version 3 has no such notes.
    (1035, NotChecked::NotInTheFormat),
    (1089, NotChecked::SwitchedOff),
    (1104, NotChecked::SwitchedOff),
    (1108, NotChecked::SwitchedOff),
    (1110, NotChecked::SwitchedOff),
    (1111, NotChecked::SwitchedOff),
    (1112, NotChecked::SwitchedOff),
    (1113, NotChecked::SwitchedOff),
    (1114, NotChecked::SwitchedOff),
    // Whether the XRepository answers, and what the collecting repository holds.
    (1115, NotChecked::NeedsRepository),
    (1119, NotChecked::SwitchedOff),
    (1125, NotChecked::NeedsRepository),
    (1126, NotChecked::NeedsRepository),
];

static MESSAGES: LazyLock<BTreeMap<u16, Message>> = LazyLock::new(|| {
    include_str!("messages.txt").lines().filter_map(line).map(|one| (one.code, one)).collect()
});

/// A line of the file; a test holds that every line is understood.
fn line(line: &'static str) -> Option<Message> {
    let mut parts = line.split(" | ");
    let code = parts.next()?.parse().ok()?;
    let class = parts.next()?;
    let severity = Severity::ALL.into_iter().find(|severity| severity.as_str() == class)?;
    Some(Message { code, severity, german: parts.next()?, english: parts.next()? })
}

/// Every message, by code.
pub fn messages() -> impl Iterator<Item = &'static Message> {
    MESSAGES.values()
}

/// The message of a code.
pub fn message(code: u16) -> Option<&'static Message> {
    MESSAGES.get(&code)
}

/// The codes that are checked: all that are not in [`NOT_CHECKED`].
pub fn checked() -> impl Iterator<Item = u16> {
    MESSAGES.keys().copied().filter(|code| !NOT_CHECKED.iter().any(|(not, _)| not == code))
}
