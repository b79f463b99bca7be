// SPDX-License-Identifier: EUPL-1.2
//! Reading dates, times and durations (XML Schema Part 2, with zones by name after `@`).

use std::str::FromStr;

use super::{DAY, Date, DateTime, DaysDuration, MonthsDuration, NotTemporal, SECOND, Time, Zone};
use crate::value::Value;

/// Longest text that is read.
const LONGEST: usize = 200;

/// The value of an `@"..."` literal: a date, a time, a date and time, or a duration of either kind.
pub fn parse_temporal(text: &str) -> Option<Value> {
    if text.len() > LONGEST {
        return None;
    }
    if text.trim_start_matches('-').starts_with('P') {
        return parse_duration(text);
    }
    // A zone's name may hold a `T`, too.
    if text.split('@').next().is_some_and(|clock| clock.contains('T')) {
        return text.parse().ok().map(Value::DateTime);
    }
    text.parse().map(Value::Date).ok().or_else(|| text.parse().ok().map(Value::Time))
}

/// A duration of either kind.
fn parse_duration(text: &str) -> Option<Value> {
    text.parse().map(Value::MonthsDuration).ok().or_else(|| text.parse().ok().map(Value::DaysDuration))
}

/// Two or more digits with their value.
fn number(text: &str, least: usize, most: usize) -> Option<i64> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// `YYYY-MM-DD`, with more digits for the year where needed and `-` before it for years before the year 0.
impl FromStr for Date {
    type Err = NotTemporal;

    fn from_str(text: &str) -> Result<Self, NotTemporal> {
        read_date(text).ok_or(NotTemporal)
    }
}

fn read_date(text: &str) -> Option<Date> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || (year.len() > 4 && year.starts_with('0')) || (sign < 0 && year == "0000") {
        return None;
    }
    Date::new(sign * number(year, 4, 9)?, number(month, 2, 2)?, number(day, 2, 2)?)
}

/// `hh:mm:ss`, fractions of a second, then nothing, `Z`, `+hh:mm`, `+hh:mm:ss` or `@Zone/Name`. `24:00:00` is midnight.
impl FromStr for Time {
    type Err = NotTemporal;

    fn from_str(text: &str) -> Result<Self, NotTemporal> {
        let (nanosecond, zone) = read_time(text).ok_or(NotTemporal)?;
        Ok(Self { nanosecond: nanosecond % DAY, zone })
    }
}

/// Date, `T` and time; or a date alone, which is its first moment. `24:00:00` is the midnight that follows.
impl FromStr for DateTime {
    type Err = NotTemporal;

    fn from_str(text: &str) -> Result<Self, NotTemporal> {
        let Some((date, time)) = text.split_once('T') else {
            return read_first_moment(text).ok_or(NotTemporal);
        };
        let date = read_date(date).ok_or(NotTemporal)?;
        let (nanosecond, zone) = read_time(time).ok_or(NotTemporal)?;
        let date = if nanosecond == DAY { date.plus_days(1).ok_or(NotTemporal)? } else { date };
        Ok(Self { date, nanosecond: nanosecond % DAY, zone })
    }
}

/// A date, which may bear a zone here: `2012-03-07Z`.
fn read_first_moment(text: &str) -> Option<DateTime> {
    let zoned = || {
        let place =
            text.char_indices().skip(10).find(|(_, sign)| matches!(sign, 'Z' | 'z' | '+' | '-' | '@'))?.0;
        Some(DateTime::midnight(read_date(&text[..place])?, Some(read_zone(&text[place..])?)))
    };
    read_date(text).map(|date| DateTime::midnight(date, None)).or_else(zoned)
}

/// Nanoseconds since midnight, up to and with 24 hours, and the zone.
fn read_time(text: &str) -> Option<(u64, Option<Zone>)> {
    if text.len() > LONGEST {
        return None;
    }
    let (clock, zone) = match text.find(['Z', 'z', '+', '-', '@']) {
        Some(place) => (&text[..place], Some(read_zone(&text[place..])?)),
        None => (text, None),
    };
    let (clock, fraction) = match clock.split_once('.') {
        Some((clock, fraction)) => (clock, read_fraction(fraction)?),
        None => (clock, 0),
    };
    let mut parts = clock.split(':');
    let hour = number(parts.next()?, 2, 2)? as u64;
    let minute = number(parts.next()?, 2, 2)? as u64;
    let second = number(parts.next()?, 2, 2)? as u64;
    if parts.next().is_some() || minute > 59 || second > 59 {
        return None;
    }
    let nanosecond = (hour * 3_600 + minute * 60 + second) * SECOND + fraction;
    (nanosecond <= DAY).then_some((nanosecond, zone))
}

/// Digits after the decimal point as nanoseconds; what follows the ninth is cut.
fn read_fraction(digits: &str) -> Option<u64> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let kept = &digits[..digits.len().min(9)];
    Some(kept.parse::<u64>().ok()? * 10u64.pow(9 - kept.len() as u32))
}

fn read_zone(text: &str) -> Option<Zone> {
    // Capital in XML Schema, small in the examples of the standard.
    if text.eq_ignore_ascii_case("z") {
        return Some(Zone::UTC);
    }
    if let Some(name) = text.strip_prefix('@') {
        return Zone::named(name);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let mut parts = text.get(1..)?.split(':');
    let hours = number(parts.next()?, 2, 2)?;
    let minutes = number(parts.next()?, 2, 2)?;
    let seconds = parts.next().map_or(Some(0), |seconds| number(seconds, 2, 2))?;
    if parts.next().is_some() || minutes > 59 || seconds > 59 {
        return None;
    }
    Zone::offset(sign * (hours * 3_600 + minutes * 60 + seconds))
}

/// `PnYnM`, with `-` before it for the past.
impl FromStr for MonthsDuration {
    type Err = NotTemporal;

    fn from_str(text: &str) -> Result<Self, NotTemporal> {
        let (past, rest) = sign_of_duration(text).ok_or(NotTemporal)?;
        let (mut months, mut found) = (0i64, false);
        let mut rest = rest;
        for (unit, factor) in [('Y', 12), ('M', 1)] {
            if let Some((digits, after)) = rest.split_once(unit) {
                let count = number(digits, 1, 12).ok_or(NotTemporal)?;
                months += count * factor;
                found = true;
                rest = after;
            }
        }
        if !found || !rest.is_empty() {
            return Err(NotTemporal);
        }
        Self::new(if past { -months } else { months }).ok_or(NotTemporal)
    }
}

/// `PnDTnHnMnS`, with `-` before it for the past; seconds may have a fraction.
impl FromStr for DaysDuration {
    type Err = NotTemporal;

    fn from_str(text: &str) -> Result<Self, NotTemporal> {
        read_days_duration(text).ok_or(NotTemporal)
    }
}

fn read_days_duration(text: &str) -> Option<DaysDuration> {
    let (past, rest) = sign_of_duration(text)?;
    let (days, clock) = match rest.split_once('T') {
        Some((_, "")) => return None,
        Some((days, clock)) => (days, clock),
        None => (rest, ""),
    };
    if days.is_empty() && clock.is_empty() {
        return None;
    }
    let mut nanoseconds = match days.strip_suffix('D') {
        Some(digits) => i128::from(number(digits, 1, 15)?) * i128::from(DAY),
        None if days.is_empty() => 0,
        None => return None,
    };
    let mut rest = clock;
    for (unit, factor) in [('H', 3_600), ('M', 60)] {
        if let Some((digits, after)) = rest.split_once(unit) {
            nanoseconds += i128::from(number(digits, 1, 18)?) * i128::from(factor * SECOND);
            rest = after;
        }
    }
    if let Some(seconds) = rest.strip_suffix('S') {
        let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
        nanoseconds += i128::from(number(whole, 1, 18)?) * i128::from(SECOND);
        nanoseconds += if fraction.is_empty() { 0 } else { i128::from(read_fraction(fraction)?) };
        rest = "";
    }
    if !rest.is_empty() {
        return None;
    }
    DaysDuration::new(if past { -nanoseconds } else { nanoseconds })
}

/// Whether the duration points to the past, and what follows `P`.
fn sign_of_duration(text: &str) -> Option<(bool, &str)> {
    if text.len() > LONGEST {
        return None;
    }
    let (past, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    rest.strip_prefix('P').map(|rest| (past, rest))
}
