// SPDX-License-Identifier: EUPL-1.2
//! How people write numbers, dates and times, and how answers are kept.
//!
//! Kept are `2026-02-01`, `2026-02-01T14:00`, `14:00` and numbers with a decimal point. What cannot be understood is
//! kept as it was typed (a date with full stops between its parts), so that nothing typed is lost.

use foundation::{Date, Locale, Money};
use rust_decimal::Decimal;
use xdatenfelder::DataType;

/// Why a number was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberFault {
    /// Not a number.
    Invalid,
    /// `1.234` can be a thousand or a fraction.
    Ambiguous,
}

/// A number as it is kept, from German or English notation.
pub(crate) fn number(text: &str, data_type: DataType) -> Result<String, NumberFault> {
    let text: String = text
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '€' && *character != '\'')
        .map(|character| if character == '\u{2212}' { '-' } else { character })
        .collect();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let allowed = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    if digits.is_empty() || !allowed || digits.len() > 28 {
        return Err(NumberFault::Invalid);
    }
    let (whole, fraction) = separate(digits, data_type)?;
    let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
    let value: Decimal = format!("{sign}{whole}{fraction}").parse().map_err(|_| NumberFault::Invalid)?;
    match data_type {
        DataType::Integer if value.scale() > 0 => Err(NumberFault::Invalid),
        DataType::Currency if value.scale() > 2 => Err(NumberFault::Invalid),
        DataType::Currency => Ok(format!("{value:.2}")),
        _ => Ok(value.to_string()),
    }
}

/// Whole part without grouping, and fraction.
fn separate(digits: &str, data_type: DataType) -> Result<(String, String), NumberFault> {
    let places: Vec<(usize, char)> = digits.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let Some((last, mark)) = places.last().copied() else { return Ok((digits.to_owned(), String::new())) };
    let mixed = places.iter().any(|(_, other)| *other != mark);
    let grouped = |text: &str, mark: char| {
        let groups: Vec<&str> = text.split(mark).collect();
        let first =
            groups.first().is_some_and(|group| (1..=3).contains(&group.len()) && !group.starts_with('0'));
        first && groups.iter().skip(1).all(|group| group.len() == 3)
    };
    let (before, after) =
        (digits.get(..last).unwrap_or_default(), digits.get(last + 1..).unwrap_or_default());
    if mixed {
        let other = if mark == '.' { ',' } else { '.' };
        let sound = !before.contains(mark) && grouped(before, other) && !after.is_empty();
        return if sound {
            Ok((before.replace(other, ""), after.to_owned()))
        } else {
            Err(NumberFault::Invalid)
        };
    }
    let thousands = grouped(digits, mark);
    if places.len() > 1 || (thousands && matches!(data_type, DataType::Integer | DataType::Currency)) {
        let whole = digits.replace(mark, "");
        return if thousands { Ok((whole, String::new())) } else { Err(NumberFault::Invalid) };
    }
    if thousands {
        return Err(NumberFault::Ambiguous);
    }
    if before.is_empty() || after.is_empty() {
        return Err(NumberFault::Invalid);
    }
    Ok((before.to_owned(), after.to_owned()))
}

/// A kept number as it stands in an input, such that [`number`] reads it back.
pub(crate) fn typed_number(value: &str, data_type: DataType, locale: Locale) -> String {
    let sound = value.parse::<Decimal>().is_ok();
    let Some((whole, fraction)) = value.split_once('.').filter(|_| sound) else { return value.to_owned() };
    // Three digits behind the mark could be read as a thousand; a zero more cannot.
    let more = if fraction.len() == 3 && data_type == DataType::Number { "0" } else { "" };
    let mark = if locale == Locale::De { ',' } else { '.' };
    format!("{whole}{mark}{fraction}{more}")
}

/// An amount for people.
pub(crate) fn money(value: &str, locale: Locale) -> String {
    let cents = value
        .parse::<Decimal>()
        .ok()
        .and_then(|amount| (amount * Decimal::ONE_HUNDRED).to_string().parse::<Decimal>().ok());
    let cents = cents.and_then(|cents| i64::try_from(cents.trunc()).ok());
    cents.map_or_else(|| value.to_owned(), |cents| Money::from_cents(cents).format(locale))
}

/// A date as it is kept. Years have four digits, so that nobody is born in the year 85.
pub(crate) fn date(day: &str, month: &str, year: &str) -> Option<String> {
    let digits = |text: &str, most: usize| {
        (!text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<i16>().ok())
            .flatten()
    };
    let year = digits(year, 4).filter(|_| year.len() == 4)?;
    let month = i8::try_from(digits(month, 2)?).ok()?;
    let day = i8::try_from(digits(day, 2)?).ok()?;
    Date::new(year, month, day).ok().map(|date| date.to_string())
}

/// The date as kept, or the parts as typed with full stops between them; empty when nothing was typed.
pub(crate) fn date_or_typed(day: &str, month: &str, year: &str) -> String {
    let (day, month, year) = (day.trim(), month.trim(), year.trim());
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return String::new();
    }
    date(day, month, year).unwrap_or_else(|| {
        let part = |text: &str| text.replace(['.', 'T'], "").chars().take(10).collect::<String>();
        format!("{}.{}.{}", part(day), part(month), part(year))
    })
}

/// A kept date.
pub(crate) fn parse_date(value: &str) -> Option<Date> {
    let shape = value.len() == 10 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    shape.then(|| value.parse().ok()).flatten()
}

/// Day, month and year of a kept or typed date.
pub(crate) fn date_parts(value: &str) -> [String; 3] {
    if let Some(date) = parse_date(value) {
        return [date.day().to_string(), date.month().to_string(), date.year().to_string()];
    }
    let mut parts = value.splitn(3, '.').map(str::to_owned);
    [(); 3].map(|()| parts.next().unwrap_or_default())
}

/// A time of day as it is kept, from `14:00`, `14.00`, `14 Uhr 30` or `14`.
pub(crate) fn time(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let text =
        text.strip_suffix("uhr").unwrap_or(&text).trim().replace("uhr", ":").replace(['.', 'h', ' '], ":");
    let mut parts = text.split(':').filter(|part| !part.is_empty());
    let two = |part: &str| {
        (part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u8>().ok())
            .flatten()
    };
    let hour = two(parts.next()?).filter(|hour| *hour < 24)?;
    let minute = match parts.next() {
        Some(part) => two(part).filter(|minute| *minute < 60)?,
        None => 0,
    };
    parts.next().is_none().then(|| format!("{hour:02}:{minute:02}"))
}

/// Whether a value is a time as it is kept.
pub(crate) fn is_time(value: &str) -> bool {
    value.len() == 5 && time(value).as_deref() == Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_german_and_english_notation() {
        let read = |text| number(text, DataType::Number);
        assert_eq!(read("8,45"), Ok("8.45".to_owned()));
        assert_eq!(read("8.45"), Ok("8.45".to_owned()));
        assert_eq!(read("1.234,5"), Ok("1234.5".to_owned()));
        assert_eq!(read("1,234.5"), Ok("1234.5".to_owned()));
        assert_eq!(read("1.234.567"), Ok("1234567".to_owned()));
        assert_eq!(read("0,125"), Ok("0.125".to_owned()));
        assert_eq!(read("−3"), Ok("-3".to_owned()));
        assert_eq!(read("1.234"), Err(NumberFault::Ambiguous));
        assert_eq!(read("1,234"), Err(NumberFault::Ambiguous));
        for bad in ["", "-", ",", "1,", ",5", "1..2", "1e5", "12.34.56", "NaN", "0x10", "1,2,3"] {
            assert_eq!(read(bad), Err(NumberFault::Invalid), "{bad}");
        }
    }

    #[test]
    fn amounts_have_two_decimals_and_whole_numbers_none() {
        let money = |text| number(text, DataType::Currency);
        assert_eq!(money("1.850"), Ok("1850.00".to_owned()));
        assert_eq!(money("1.850,5 €"), Ok("1850.50".to_owned()));
        assert_eq!(money("3"), Ok("3.00".to_owned()));
        assert_eq!(money("3,999.99"), Ok("3999.99".to_owned()));
        assert_eq!(money("3,0001"), Err(NumberFault::Invalid));
        assert_eq!(number("1.234", DataType::Integer), Ok("1234".to_owned()));
        assert_eq!(number("3,5", DataType::Integer), Err(NumberFault::Invalid));
    }

    #[test]
    fn what_stands_in_an_input_is_read_back_as_the_same_number() {
        for (value, data_type) in [
            ("1.234", DataType::Number),
            ("8.45", DataType::Number),
            ("1850.00", DataType::Currency),
            ("-3", DataType::Integer),
        ] {
            for locale in Locale::ALL {
                let shown = typed_number(value, data_type, locale);
                let read = number(&shown, data_type).expect("a number");
                assert_eq!(read.parse::<Decimal>(), value.parse::<Decimal>(), "{shown}");
            }
        }
    }

    #[test]
    fn dates_need_a_year_of_four_digits_and_must_exist() {
        assert_eq!(date("1", "2", "2026").as_deref(), Some("2026-02-01"));
        assert_eq!(date("29", "2", "2024").as_deref(), Some("2024-02-29"));
        for (day, month, year) in [
            ("29", "2", "2026"),
            ("1", "2", "85"),
            ("", "2", "2026"),
            ("x", "2", "2026"),
            ("1", "13", "2026"),
        ] {
            assert_eq!(date(day, month, year), None);
        }
        assert_eq!(date_or_typed("31", "2", "2026"), "31.2.2026");
        assert_eq!(date_parts("31.2.2026"), ["31", "2", "2026"]);
        assert_eq!(date_or_typed("", "", "2026"), "..2026");
        assert_eq!(date_parts("..2026"), ["", "", "2026"]);
        assert_eq!(date_or_typed(" ", "", ""), "");
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for text in ["14:00", "14.00", "14", "14 Uhr", "14 uhr 00"] {
            assert_eq!(time(text).as_deref(), Some("14:00"), "{text}");
        }
        assert_eq!(time("6:05").as_deref(), Some("06:05"));
        for bad in ["", "24:00", "14:60", "abc", "1:2:3", "14:000"] {
            assert_eq!(time(bad), None, "{bad}");
        }
    }
}
