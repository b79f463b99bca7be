// SPDX-License-Identifier: EUPL-1.2
//! The values that a service chooses from, each with the stable name it has in files and tables.

use foundation::Locale;
use serde::{Deserialize, Serialize};

macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$about])* $variant),+ }

        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Stable name, as in files and tables.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Reads a stable name.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text)
            }
        }
    };
}
pub(super) use named;

named! {
    /// What kind of procedure a service is. It decides states, buttons, letters and clock of its cases.
    ProcedureKind {
        /// Anzeige: the authority takes note and confirms.
        Notification = "notification",
        /// Antrag: the authority grants or refuses.
        Application = "application",
        /// Abgabe: the authority assesses an amount.
        Levy = "levy",
        /// Entry in a register.
        RegisterEntry = "register_entry",
        /// Auskunft: the authority tells something.
        Information = "information",
        /// Beschwerde or report of a fault.
        Complaint = "complaint",
    }
}

named! {
    /// For whom a service is meant (XZuFi `leistungsadressat`).
    Addressee {
        /// Residents.
        Citizen = "citizen",
        /// Enterprises.
        Business = "business",
        /// Public bodies.
        Administration = "administration",
    }
}

named! {
    /// What a deadline limits.
    DeadlineKind {
        /// The resident must act within this time after the event.
        SubmitWithin = "submit_within",
        /// The resident must act this time before the event.
        SubmitBefore = "submit_before",
        /// The authority decides within this time.
        DecisionWithin = "decision_within",
        /// So long does the result hold.
        Validity = "validity",
        /// So long is an objection possible.
        Objection = "objection",
    }
}

named! {
    /// Unit of a deadline.
    TimeUnit {
        /// Calendar days.
        Day = "day",
        /// Weeks.
        Week = "week",
        /// Months.
        Month = "month",
        /// Years.
        Year = "year",
    }
}

named! {
    /// What decides the cost.
    CostKind {
        /// Nothing to pay.
        Free = "free",
        /// Usually between two amounts.
        Range = "range",
        /// A law of the federation or the Land.
        ByLaw = "by_law",
        /// A statute of the municipality or district.
        ByStatute = "by_statute",
    }
}

named! {
    /// A way to reach the authority with a matter.
    ChannelKind {
        /// On this portal.
        Online = "online",
        /// In person.
        Counter = "counter",
        /// By letter.
        Post = "post",
        /// By e-mail.
        Email = "email",
        /// By phone.
        Phone = "phone",
    }
}

named! {
    /// How somebody learns about a service (XZuFi `zugangskanal`); a text may differ from channel to channel.
    AccessChannel {
        /// On the web.
        Web = "web",
        /// On the phone.
        Phone = "phone",
        /// At the counter.
        Counter = "counter",
    }
}

impl AccessChannel {
    /// The code of XZuFi 2.3.1. Its three labels are to be confirmed, see the crate `xzufi`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Web => "000",
            Self::Phone => "100",
            Self::Counter => "200",
        }
    }

    /// Reads a code of XZuFi.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|channel| channel.code() == code)
    }
}

/// Everyday words under which a service is found, per language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keywords {
    /// German.
    pub de: Vec<String>,
    /// English.
    #[serde(default)]
    pub en: Vec<String>,
}

impl Keywords {
    /// The words in a language; German where the other has none.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::En if !self.en.is_empty() => &self.en,
            _ => &self.de,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stable_names_are_those_of_the_files() {
        for kind in ProcedureKind::ALL {
            assert_eq!(ProcedureKind::parse(kind.as_str()), Some(*kind));
            assert_eq!(serde_json::to_string(kind).unwrap(), format!("\"{}\"", kind.as_str()));
        }
        for kind in DeadlineKind::ALL {
            assert_eq!(serde_json::to_string(kind).unwrap(), format!("\"{}\"", kind.as_str()));
        }
        assert_eq!(ProcedureKind::parse("wish"), None);
    }

    #[test]
    fn english_words_fall_back_to_german() {
        let words = Keywords { de: vec!["Hund".to_owned()], en: Vec::new() };
        assert_eq!(words.get(Locale::En), ["Hund"]);
    }
}
