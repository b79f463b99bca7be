// SPDX-License-Identifier: EUPL-1.2
//! Dates and points in time, checked and kept as they were written.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A text that is not a date or point in time of XML Schema.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a calendar date or point in time of XML Schema")]
pub struct InvalidDate(String);

/// A calendar date (`xs:date`), for example `2023-11-06`; a time zone is kept when written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(String);

/// A point in time (`xs:dateTime`), for example `2024-01-22T17:00:36.365Z`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(String);

impl Date {
    /// The date as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Timestamp {
    /// The point in time as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Date {
    type Error = InvalidDate;
    fn try_from(text: String) -> Result<Self, InvalidDate> {
        match date_part(&text) {
            Some(rest) if is_zone(rest) => Ok(Self(text)),
            _ => Err(InvalidDate(text)),
        }
    }
}

impl TryFrom<String> for Timestamp {
    type Error = InvalidDate;
    fn try_from(text: String) -> Result<Self, InvalidDate> {
        let rest = date_part(&text).and_then(|rest| rest.strip_prefix('T')).and_then(time_part);
        match rest {
            Some(rest) if is_zone(rest) => Ok(Self(text)),
            _ => Err(InvalidDate(text)),
        }
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.0
    }
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Reads exactly `digits` decimal digits.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let (head, rest) = text.split_at_checked(digits)?;
    if !head.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some((head.parse().ok()?, rest))
}

/// Reads `YYYY-MM-DD` with a day that exists; returns what follows.
fn date_part(text: &str) -> Option<&str> {
    let (year, rest) = number(text, 4)?;
    let (month, rest) = number(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = number(rest.strip_prefix('-')?, 2)?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    (year > 0 && (1..=days).contains(&day)).then_some(rest)
}

/// Reads `hh:mm:ss` with an optional fraction; returns what follows.
fn time_part(text: &str) -> Option<&str> {
    let (hour, rest) = number(text, 2)?;
    let (minute, rest) = number(rest.strip_prefix(':')?, 2)?;
    let (second, rest) = number(rest.strip_prefix(':')?, 2)?;
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let Some(fraction) = rest.strip_prefix('.') else { return Some(rest) };
    let after = fraction.trim_start_matches(|character: char| character.is_ascii_digit());
    (after.len() < fraction.len()).then_some(after)
}

/// Whether the text is empty, `Z`, or an offset such as `+01:00`.
fn is_zone(text: &str) -> bool {
    if text.is_empty() || text == "Z" {
        return true;
    }
    let offset = text.strip_prefix(['+', '-']).and_then(|rest| number(rest, 2));
    let minutes = offset.and_then(|(hour, rest)| Some((hour, number(rest.strip_prefix(':')?, 2)?)));
    matches!(minutes, Some((hour, (minute, ""))) if hour <= 14 && minute <= 59)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_exists_in_the_calendar() {
        for good in ["2024-02-29", "2000-02-29", "2023-12-31", "2023-01-01Z", "2023-01-01+01:00"] {
            assert!(Date::try_from(good.to_owned()).is_ok(), "{good}");
        }
        for bad in
            ["2023-02-29", "1900-02-29", "2023-13-01", "2023-04-31", "23-04-01", "2023-04-01x", "", "äöüß"]
        {
            assert!(Date::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_timestamp_has_date_time_and_optional_zone() {
        for good in [
            "2021-04-14T12:49:54.848Z",
            "2020-09-01T00:00:00.000000Z",
            "2026-08-12T13:12:08+00:00",
            "2020-01-01T00:00:00",
        ] {
            assert!(Timestamp::try_from(good.to_owned()).is_ok(), "{good}");
        }
        for bad in [
            "2021-04-14",
            "2021-04-14T24:00:00",
            "2021-04-14T12:49:54.Z",
            "2021-04-14T12:49Z",
            "2021-04-14T12:49:54+1:00",
        ] {
            assert!(Timestamp::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
