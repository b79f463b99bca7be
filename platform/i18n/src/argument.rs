// SPDX-License-Identifier: EUPL-1.2
//! Values that are put into a text.

use fluent_bundle::FluentValue;

/// A value for a `{ $name }` in a text.
///
/// Numbers choose plural forms and are written without grouping; amounts of money, dates and large numbers are
/// formatted by the caller and handed over as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A text, put in as it is; escaping for HTML is the template's task.
    Text(String),
    /// A whole number.
    Number(i64),
}

impl Argument {
    pub(crate) fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(text.as_str()),
            Self::Number(number) => FluentValue::from(*number),
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Argument {
    /// A count beyond `i64::MAX` is shown as `i64::MAX`.
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
