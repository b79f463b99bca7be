// SPDX-License-Identifier: EUPL-1.2
//! The four operations and the remainder.

use super::wide::{Wide, digits, power_of_ten};
use super::{Number, PRECISION};

/// Digits that an aligned coefficient may have: 34 and four to round by.
const WORKING: u32 = 38;

impl Number {
    /// The sum; `None` outside the bounds.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if other.coefficient == 0 {
            return Some(self);
        }
        if self.coefficient == 0 {
            return Some(other);
        }
        let (left, right) = if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        let (left_coefficient, right_coefficient, exponent, sticky) = align(left, right);
        if left.negative == right.negative {
            return Self::fit(left.negative, left_coefficient + right_coefficient, exponent, sticky);
        }
        if left_coefficient >= right_coefficient {
            Self::fit_difference(left.negative, left_coefficient - right_coefficient, exponent, sticky)
        } else {
            Self::fit(right.negative, right_coefficient - left_coefficient, exponent, sticky)
        }
    }

    /// A difference whose subtrahend was cut: what was cut off makes the difference smaller.
    fn fit_difference(negative: bool, difference: u128, exponent: i32, sticky: bool) -> Option<Self> {
        Self::fit(negative, difference - u128::from(sticky), exponent, sticky)
    }

    /// The difference; `None` outside the bounds.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.negated())
    }

    /// The number with the other sign; 0 has none.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { negative: !self.negative && self.coefficient != 0, ..self }
    }

    /// The product; `None` outside the bounds.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let negative = self.negative != other.negative;
        let exponent = self.exponent + other.exponent;
        if let Some(product) = self.coefficient.checked_mul(other.coefficient) {
            return Self::fit(negative, product, exponent, false);
        }
        // Two coefficients of 34 digits: at most 68, of which 34 and at least one to round by are kept.
        let surplus = digits(self.coefficient) + digits(other.coefficient) - (PRECISION + 2);
        let (product, sticky) = Wide::product(self.coefficient, other.coefficient).shorten(surplus);
        Self::fit(negative, product.low, exponent + surplus as i32, sticky)
    }

    /// The quotient; `None` for division by zero and outside the bounds.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        if other.coefficient == 0 {
            return None;
        }
        if self.coefficient == 0 {
            return Some(Self::ZERO);
        }
        let negative = self.negative != other.negative;
        let ideal = self.exponent - other.exponent;
        if self.coefficient.is_multiple_of(other.coefficient) {
            return Self::fit(negative, self.coefficient / other.coefficient, ideal, false);
        }
        let length = digits(self.coefficient);
        let shift = PRECISION + 1 + digits(other.coefficient) - length;
        let (quotient, rest) = if length + shift <= WORKING {
            let dividend = self.coefficient * power_of_ten(shift);
            (dividend / other.coefficient, dividend % other.coefficient)
        } else {
            let first = WORKING - length;
            Wide::product(self.coefficient * power_of_ten(first), power_of_ten(shift - first))
                .divide(other.coefficient)
        };
        let result = Self::fit(negative, quotient, ideal - shift as i32, rest != 0)?;
        Some(if rest == 0 { result.stripped() } else { result })
    }

    /// The remainder of the division rounded down; it bears the sign of the divisor (10.3.4.5, `modulo`). Exact before
    /// its own rounding. `None` for division by zero.
    pub fn checked_modulo(self, divisor: Self) -> Option<Self> {
        if divisor.coefficient == 0 {
            return None;
        }
        let rest = self.remainder(divisor)?;
        if rest.coefficient == 0 || rest.negative == divisor.negative {
            return Some(rest);
        }
        rest.checked_add(divisor)
    }

    /// The remainder of the division rounded towards zero.
    fn remainder(self, divisor: Self) -> Option<Self> {
        let difference = self.exponent - divisor.exponent;
        let (coefficient, exponent) = if difference >= 0 {
            let power = power_modulo(difference.unsigned_abs(), divisor.coefficient);
            (multiply_modulo(self.coefficient, power, divisor.coefficient), divisor.exponent)
        } else {
            let shift = difference.unsigned_abs();
            if shift + digits(divisor.coefficient) > WORKING {
                return Some(self);
            }
            (self.coefficient % (divisor.coefficient * power_of_ten(shift)), self.exponent)
        };
        Self::fit(self.negative, coefficient, exponent, false)
    }
}

/// Both coefficients for the same exponent, with at least 36 digits kept of the greater number; `true` when digits of
/// `right` were cut off. The exponent of `left` is the greater one.
fn align(left: Number, right: Number) -> (u128, u128, i32, bool) {
    let difference = (left.exponent - right.exponent).unsigned_abs();
    // One digit of the 38 stays free for the carry.
    let room = (WORKING - 1).saturating_sub(digits(left.coefficient)).min(difference);
    let left_coefficient = left.coefficient * power_of_ten(room);
    let surplus = difference - room;
    let exponent = right.exponent + surplus as i32;
    if surplus == 0 {
        return (left_coefficient, right.coefficient, exponent, false);
    }
    if surplus > WORKING {
        return (left_coefficient, 0, exponent, true);
    }
    let power = power_of_ten(surplus);
    (left_coefficient, right.coefficient / power, exponent, !right.coefficient.is_multiple_of(power))
}

fn multiply_modulo(left: u128, right: u128, modulus: u128) -> u128 {
    Wide::product(left % modulus, right % modulus).divide(modulus).1
}

/// `10^exponent` modulo `modulus`.
fn power_modulo(exponent: u32, modulus: u128) -> u128 {
    let (mut result, mut base, mut rest) = (1 % modulus, 10 % modulus, exponent);
    while rest > 0 {
        if rest % 2 == 1 {
            result = multiply_modulo(result, base, modulus);
        }
        base = multiply_modulo(base, base, modulus);
        rest /= 2;
    }
    result
}
