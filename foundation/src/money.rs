// SPDX-License-Identifier: EUPL-1.2
//! Amounts of money in whole euro cents.

use crate::locale::Locale;
use serde::{Deserialize, Serialize};

/// An amount in euro cents. Arithmetic is checked: an overflow is `None`, never a wrong amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    /// Nothing to pay.
    pub const ZERO: Self = Self(0);

    /// An amount in cents.
    #[must_use]
    pub const fn from_cents(cents: i64) -> Self {
        Self(cents)
    }

    /// The amount in cents.
    #[must_use]
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// The sum, or `None` when it cannot be represented.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The amount times a count, or `None` when it cannot be represented.
    #[must_use]
    pub fn checked_times(self, count: i64) -> Option<Self> {
        self.0.checked_mul(count).map(Self)
    }

    /// The share `numerator / denominator`, rounded half up to whole cents; `None` for a zero denominator or overflow.
    #[must_use]
    pub fn share(self, numerator: i64, denominator: i64) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let product = i128::from(self.0) * i128::from(numerator);
        let doubled = product * 2 + i128::from(denominator);
        i64::try_from(doubled.div_euclid(i128::from(denominator) * 2)).ok().map(Self)
    }

    /// `1.234,50 €` in German, `€1,234.50` in English.
    #[must_use]
    pub fn format(self, locale: Locale) -> String {
        let (thousands, decimal) = match locale {
            Locale::De => ('.', ','),
            Locale::En => (',', '.'),
        };
        let sign = if self.0 < 0 { "-" } else { "" };
        let absolute = self.0.unsigned_abs();
        let digits = (absolute / 100).to_string();
        let mut whole = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                whole.push(thousands);
            }
            whole.push(digit);
        }
        let cents = absolute % 100;
        match locale {
            Locale::De => format!("{sign}{whole}{decimal}{cents:02} €"),
            Locale::En => format!("{sign}€{whole}{decimal}{cents:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_each_language_writes_them() {
        let amount = Money::from_cents(123_450);
        assert_eq!(amount.format(Locale::De), "1.234,50 €");
        assert_eq!(amount.format(Locale::En), "€1,234.50");
        assert_eq!(Money::from_cents(-5).format(Locale::De), "-0,05 €");
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        assert_eq!(Money::from_cents(1001).share(1, 2), Some(Money::from_cents(501)));
        assert_eq!(Money::from_cents(1000).share(1, 3), Some(Money::from_cents(333)));
        assert_eq!(Money::from_cents(1000).share(1, 0), None);
    }

    #[test]
    fn an_overflow_is_refused() {
        assert_eq!(Money::from_cents(i64::MAX).checked_add(Money::from_cents(1)), None);
        assert_eq!(Money::from_cents(i64::MAX).checked_times(2), None);
    }
}
