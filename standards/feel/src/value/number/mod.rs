// SPDX-License-Identifier: EUPL-1.2
//! FEEL's numbers (DMN 1.5, 10.3.2.3.1): decimals of 34 significant digits, rounded half to even, with the bounds of
//! IEEE 754 decimal128. There is neither infinity nor "not a number": what has no value is `None`.

mod arithmetic;
mod fixed;
mod functions;
mod rounding;
mod text;
mod wide;

use std::cmp::Ordering;

pub use rounding::Rounding;

/// Significant digits of a number.
pub(super) const PRECISION: u32 = 34;
/// Largest exponent of the first digit.
const LARGEST: i32 = 6144;
/// Smallest exponent of the last digit.
const SMALLEST: i32 = -6176;

/// A decimal number: `coefficient * 10^exponent`, at most 34 digits. Equal values are equal whatever their number of
/// trailing zeros.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    coefficient: u128,
    exponent: i32,
    negative: bool,
}

impl Number {
    /// 0
    pub const ZERO: Self = Self { coefficient: 0, exponent: 0, negative: false };
    /// 1
    pub const ONE: Self = Self { coefficient: 1, exponent: 0, negative: false };

    /// `units * 10^-scale`: `Number::scaled(1999, 2)` is 19.99. `None` outside the bounds.
    pub fn scaled(units: i128, scale: i32) -> Option<Self> {
        Self::fit(units < 0, units.unsigned_abs(), scale.checked_neg()?, false)
    }

    /// The number of these digits; more than 34 are rounded half to even. `sticky` tells that further digits, not all
    /// zero, follow the last one.
    pub(super) fn fit(negative: bool, coefficient: u128, exponent: i32, sticky: bool) -> Option<Self> {
        let (mut coefficient, mut exponent) = (coefficient, exponent);
        let mut surplus = wide::digits(coefficient).saturating_sub(PRECISION);
        let missing = SMALLEST.saturating_sub(exponent);
        if missing > 0 {
            surplus = surplus.max(missing.unsigned_abs());
        }
        if surplus > 0 {
            coefficient = rounding::shorten(coefficient, surplus, sticky, Rounding::HalfEven, negative);
            exponent = exponent.checked_add_unsigned(surplus)?;
            if wide::digits(coefficient) > PRECISION {
                coefficient /= 10;
                exponent += 1;
            }
        }
        if coefficient == 0 {
            return Some(Self::ZERO);
        }
        let length = wide::digits(coefficient) as i32;
        if exponent.checked_add(length)? - 1 > LARGEST {
            return None;
        }
        Some(Self { coefficient, exponent, negative })
    }

    /// Whether the number is 0.
    pub fn is_zero(self) -> bool {
        self.coefficient == 0
    }

    /// Whether the number is below 0.
    pub fn is_negative(self) -> bool {
        self.negative
    }

    /// Whether there is nothing behind the decimal point.
    pub fn is_integer(self) -> bool {
        self.stripped().exponent >= 0
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { negative: false, ..self }
    }

    /// The same value with the fewest digits.
    pub(super) fn stripped(self) -> Self {
        let (mut coefficient, mut exponent) = (self.coefficient, self.exponent);
        if coefficient == 0 {
            return Self::ZERO;
        }
        for zeros in [16u32, 16, 8, 4, 2, 1] {
            let power = wide::power_of_ten(zeros);
            if coefficient.is_multiple_of(power) {
                coefficient /= power;
                exponent += zeros as i32;
            }
        }
        Self { coefficient, exponent, negative: self.negative }
    }

    /// The integer, when the number is one and fits.
    pub fn to_i128(self) -> Option<i128> {
        let stripped = if self.exponent < 0 { self.stripped() } else { self };
        if stripped.coefficient == 0 {
            return Some(0);
        }
        let exponent = u32::try_from(stripped.exponent).ok().filter(|exponent| *exponent < 39)?;
        let value = i128::try_from(stripped.coefficient.checked_mul(wide::power_of_ten(exponent))?).ok()?;
        Some(if stripped.negative { -value } else { value })
    }

    /// The integer, when the number is one and fits.
    pub fn to_i64(self) -> Option<i64> {
        self.to_i128().and_then(|value| i64::try_from(value).ok())
    }

    /// The nearest binary number, for estimates.
    pub fn to_f64(self) -> f64 {
        let value = self.coefficient as f64 * 10f64.powi(self.exponent);
        if self.negative { -value } else { value }
    }

    /// Exponent of the first digit plus one: 1 for 1 to 9, 2 for 10 to 99.
    fn magnitude(self) -> i32 {
        wide::digits(self.coefficient) as i32 + self.exponent
    }

    fn compare_magnitude(self, other: Self) -> Ordering {
        match (self.coefficient, other.coefficient) {
            (0, 0) => return Ordering::Equal,
            (0, _) => return Ordering::Less,
            (_, 0) => return Ordering::Greater,
            _ => {}
        }
        self.magnitude().cmp(&other.magnitude()).then_with(|| {
            // Equal magnitudes: the exponents differ by less than 34, and both sides stay within 34 digits.
            let difference = self.exponent - other.exponent;
            let power = wide::power_of_ten(difference.unsigned_abs());
            if difference >= 0 {
                (self.coefficient * power).cmp(&other.coefficient)
            } else {
                self.coefficient.cmp(&(other.coefficient * power))
            }
        })
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_magnitude(*other),
            (true, true) => other.compare_magnitude(*self),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

macro_rules! from_integers {
    ($($integer:ty),*) => {
        $(impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                Self { coefficient: value.abs_diff(0) as u128, exponent: 0, negative: i128::from(value) < 0 }
            }
        })*
    };
}

from_integers!(i8, i16, i32, i64, u8, u16, u32, u64);

impl From<usize> for Number {
    fn from(value: usize) -> Self {
        Self { coefficient: value as u128, exponent: 0, negative: false }
    }
}
