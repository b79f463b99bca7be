// SPDX-License-Identifier: EUPL-1.2
//! Values of fields as the standard writes them.

use std::cmp::Ordering;

use crate::model::{Date, Timestamp};

/// A value that can be compared with others of its type.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
pub(super) enum Scalar {
    Whole(i128),
    Decimal(f64),
    /// Date, time, or both; their notation sorts by time, when the time zones are the same.
    Moment(String),
}

/// The value, when it is one of the data type; `None` also for types without order.
pub(super) fn parse(data_type: &str, text: &str) -> Option<Scalar> {
    match data_type {
        "num" | "num_currency" => decimal(text).map(Scalar::Decimal),
        "num_int" => whole(text).map(Scalar::Whole),
        "date" => Date::try_from(text.to_owned()).ok().map(|date| Scalar::Moment(date.as_str().to_owned())),
        "datetime" => {
            Timestamp::try_from(text.to_owned()).ok().map(|moment| Scalar::Moment(moment.as_str().to_owned()))
        }
        "time" => time(text).map(Scalar::Moment),
        _ => None,
    }
}

/// Whether the first value lies above the second.
pub(super) fn is_above(first: &Scalar, second: &Scalar) -> bool {
    first.partial_cmp(second) == Some(Ordering::Greater)
}

/// A whole number with an optional sign.
pub(super) fn whole(text: &str) -> Option<i128> {
    text.parse().ok()
}

fn decimal(text: &str) -> Option<f64> {
    let plain =
        text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'));
    text.parse::<f64>().ok().filter(|number| plain && number.is_finite())
}

/// `14:30` or `14:30:00`, checked by putting a day before it.
fn time(text: &str) -> Option<String> {
    let full = if text.len() == 5 { format!("{text}:00") } else { text.to_owned() };
    let moment = Timestamp::try_from(format!("2000-01-01T{full}"));
    moment.is_ok().then_some(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_by_their_type() {
        assert_eq!(parse("num_int", "12"), Some(Scalar::Whole(12)));
        assert_eq!(parse("num_int", "1.5"), None);
        assert_eq!(parse("num", "1.5"), Some(Scalar::Decimal(1.5)));
        for bad in ["1,5", "inf", "NaN", "", "zwei"] {
            assert_eq!(parse("num", bad), None, "{bad}");
        }
        assert_eq!(parse("time", "14:30"), Some(Scalar::Moment("14:30:00".to_owned())));
        assert_eq!(parse("time", "24:30"), None);
        assert_eq!(parse("date", "2023-02-29"), None);
        assert_eq!(parse("text", "x"), None);
    }

    #[test]
    fn values_of_one_type_have_an_order() {
        let above =
            |kind, first, second| is_above(&parse(kind, first).unwrap(), &parse(kind, second).unwrap());
        assert!(above("num_int", "10", "9") && !above("num_int", "9", "9"));
        assert!(above("date", "2024-01-01", "2023-12-31") && above("time", "09:01", "09:00:59"));
    }
}
