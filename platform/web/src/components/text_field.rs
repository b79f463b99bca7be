// SPDX-License-Identifier: EUPL-1.2
//! Field for one line or several lines of text, with an optional unit before or after it.

use super::question::{ErrorLink, FormField, Question, link_to, question_methods};
use super::{Example, Html};
use crate::page::Page;
use askama::Template;

/// What kind of text is asked; this chooses input type, on-screen keyboard and spell checking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// Any text.
    #[default]
    Text,
    /// A mail address.
    Email,
    /// A telephone number.
    Telephone,
    /// A secret.
    Password,
    /// Words to search for.
    Search,
    /// A number without decimals, or a code of digits.
    Digits,
    /// A number with decimals, for example an amount.
    Decimal,
    /// A code such as a reference number: no spell checking, no capitals added.
    Code,
}

impl TextKind {
    /// The value of the `type` attribute.
    #[must_use]
    pub fn input_type(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Telephone => "tel",
            Self::Password => "password",
            Self::Search => "search",
            Self::Text | Self::Digits | Self::Decimal | Self::Code => "text",
        }
    }

    /// The value of the `inputmode` attribute where the type alone does not choose the keyboard.
    #[must_use]
    pub fn input_mode(self) -> Option<&'static str> {
        match self {
            Self::Digits => Some("numeric"),
            Self::Decimal => Some("decimal"),
            _ => None,
        }
    }

    /// Whether spell checking and automatic capitals must be off.
    #[must_use]
    pub fn verbatim(self) -> bool {
        matches!(self, Self::Email | Self::Code | Self::Digits | Self::Decimal)
    }
}

/// How wide a field is; the width tells how long an answer is expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As wide as the column.
    #[default]
    Full,
    /// About four characters.
    Short,
    /// About ten characters.
    Medium,
    /// About twenty characters.
    Long,
}

impl Width {
    /// The class of this width, with a leading space.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Full => "",
            Self::Short => " k-width-short",
            Self::Medium => " k-width-medium",
            Self::Long => " k-width-long",
        }
    }
}

/// A field for text.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/text_field.html")]
pub struct TextField {
    pub(super) question: Question,
    value: String,
    kind: TextKind,
    width: Width,
    autocomplete: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    rows: Option<u16>,
}

question_methods!(TextField);

impl TextField {
    /// An empty field for one line of any text.
    #[must_use]
    pub fn new(page: &Page, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            question: Question::new(page, name, label),
            value: String::new(),
            kind: TextKind::Text,
            width: Width::Full,
            autocomplete: None,
            prefix: None,
            suffix: None,
            rows: None,
        }
    }

    /// Fills the field.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Chooses keyboard and checks.
    #[must_use]
    pub fn kind(mut self, kind: TextKind) -> Self {
        self.kind = kind;
        self
    }

    /// Shows how long an answer is expected.
    #[must_use]
    pub fn width(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    /// Lets the browser fill in what it knows (WCAG 1.3.5), for example `given-name`.
    #[must_use]
    pub fn autocomplete(mut self, purpose: impl Into<String>) -> Self {
        self.autocomplete = Some(purpose.into());
        self
    }

    /// Puts a unit before the field.
    #[must_use]
    pub fn prefix(mut self, unit: impl Into<String>) -> Self {
        self.question.unit = true;
        self.prefix = Some(unit.into());
        self
    }

    /// Puts a unit behind the field.
    #[must_use]
    pub fn suffix(mut self, unit: impl Into<String>) -> Self {
        self.question.unit = true;
        self.suffix = Some(unit.into());
        self
    }

    /// Makes room for several lines.
    #[must_use]
    pub fn multiline(mut self, rows: u16) -> Self {
        self.rows = Some(rows);
        self
    }
}

impl FormField for TextField {
    fn error_links(&self) -> Vec<ErrorLink> {
        link_to(&self.question, &self.question.id())
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let show = |name, field: TextField| Example::new("TextField", name, Html::of(&field));
    vec![
        show("plain", TextField::new(page, "text-plain", "Vorname").autocomplete("given-name").value("Änne")),
        show(
            "hint",
            TextField::new(page, "text-hint", "E-Mail-Adresse")
                .kind(TextKind::Email)
                .autocomplete("email")
                .hint("Wir schreiben Ihnen nur zu diesem Antrag.")
                .optional(),
        ),
        show(
            "error",
            TextField::new(page, "text-error", "Postleitzahl")
                .kind(TextKind::Digits)
                .width(Width::Medium)
                .hint("Fünf Ziffern")
                .value("1905")
                .error("Geben Sie eine Postleitzahl mit fünf Ziffern ein."),
        ),
        show(
            "units",
            TextField::new(page, "text-units", "Jährlicher Beitrag")
                .kind(TextKind::Decimal)
                .width(Width::Medium)
                .value("48,00")
                .suffix("Euro"),
        ),
        show(
            "multiline",
            TextField::new(page, "text-multiline", "Was möchten Sie uns noch mitteilen?")
                .multiline(5)
                .value("Zeile 1\n<Zeile 2>"),
        ),
        show(
            "code",
            TextField::new(page, "text-code", "Vorgangsnummer").kind(TextKind::Code).width(Width::Long),
        ),
    ]
}
