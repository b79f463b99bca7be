// SPDX-License-Identifier: EUPL-1.2
//! Numbers as text: `12`, `-0.5`; an exponent (`1.2E+40`) is read, never written.

use std::fmt::{Display, Formatter};
use std::str::FromStr;

use super::Number;

/// A text that is no number, or one outside the bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number")]
pub struct NotANumber;

/// Longest text that is read.
const LONGEST: usize = 8_192;

/// Reads `-`? digits, `.` digits, exponent; `.5` and `5e3` are numbers, `5.` and `+5` are not. More than 34 digits are
/// rounded half to even.
impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        if text.len() > LONGEST {
            return Err(NotANumber);
        }
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, read_exponent(exponent)?),
            None => (text, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return Err(NotANumber),
            Some((whole, fraction)) => (whole, fraction),
            None => (mantissa, ""),
        };
        if whole.is_empty() && fraction.is_empty() {
            return Err(NotANumber);
        }
        let (mut coefficient, mut sticky, mut cut) = (0u128, false, 0i32);
        for digit in whole.bytes().chain(fraction.bytes()) {
            if !digit.is_ascii_digit() {
                return Err(NotANumber);
            }
            let value = u128::from(digit - b'0');
            if coefficient < 10u128.pow(36) {
                coefficient = coefficient * 10 + value;
            } else {
                cut += 1;
                sticky |= value != 0;
            }
        }
        Self::fit(negative, coefficient, exponent + cut - fraction.len() as i32, sticky).ok_or(NotANumber)
    }
}

fn read_exponent(text: &str) -> Result<i32, NotANumber> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || digits.len() > 6 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(NotANumber);
    }
    text.parse().map_err(|_| NotANumber)
}

/// The shortest decimal that reads back as the same number. Always without an exponent, which FEEL's literals do not have
/// (10.3.2.3.1); the bounds allow some 6,000 zeros.
impl Display for Number {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        let stripped = self.stripped();
        let digits = stripped.coefficient.to_string();
        if stripped.negative {
            formatter.write_str("-")?;
        }
        let point = digits.len() as i32 + stripped.exponent;
        if stripped.exponent >= 0 {
            let zeros = "0".repeat(stripped.exponent.unsigned_abs() as usize);
            write!(formatter, "{digits}{zeros}")
        } else if point > 0 {
            let (whole, fraction) = digits.split_at(point.unsigned_abs() as usize);
            write!(formatter, "{whole}.{fraction}")
        } else {
            let zeros = "0".repeat(point.unsigned_abs() as usize);
            write!(formatter, "0.{zeros}{digits}")
        }
    }
}

impl Number {
    /// The number of a text, see [`FromStr`]; `None` when it is none.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}
