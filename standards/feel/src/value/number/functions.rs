// SPDX-License-Identifier: EUPL-1.2
//! Roots, powers, the exponential function and the natural logarithm, to 34 digits.

use super::fixed::Fixed;
use super::wide::{Wide, digits, power_of_ten};
use super::{Number, PRECISION};

/// Beyond this exponent of e a number leaves the bounds for certain.
const LARGEST_EXPONENT: f64 = 14_300.0;
/// Digits of the radicand, so that the root has 35.
const RADICAND: u32 = 69;
/// Digits that a factor of 128 bits can always take.
const FULL: u32 = 38;

impl Number {
    /// The square root; `None` of a negative number.
    pub fn sqrt(self) -> Option<Self> {
        if self.coefficient == 0 {
            return Some(Self::ZERO);
        }
        if self.negative {
            return None;
        }
        let length = digits(self.coefficient);
        let mut shift = RADICAND - length;
        if (self.exponent - shift as i32) % 2 != 0 {
            shift += 1;
        }
        let first = shift.min(FULL - length);
        let radicand = Wide::product(self.coefficient * power_of_ten(first), power_of_ten(shift - first));
        let root = integer_root(radicand);
        let sticky = Wide::product(root, root) != radicand;
        let result = Self::fit(false, root, (self.exponent - shift as i32) / 2, sticky)?;
        Some(if sticky { result } else { result.stripped() })
    }

    /// e to the power of this number; `None` outside the bounds.
    pub fn exp(self) -> Option<Self> {
        exponential(self.to_f64(), || self.to_fixed())
    }

    /// The natural logarithm; `None` for 0 and below.
    pub fn ln(self) -> Option<Self> {
        if self.negative || self.coefficient == 0 {
            return None;
        }
        if self == Self::ONE {
            return Some(Self::ZERO);
        }
        let logarithm = self.logarithm();
        let (coefficient, exponent) = logarithm.digits();
        Self::fit(logarithm.is_negative(), coefficient, exponent, true)
    }

    /// This number to the power of another; `None` where there is no real result and outside the bounds. Exact where
    /// the exponent is an integer and the result has at most 34 digits.
    pub fn checked_pow(self, exponent: Self) -> Option<Self> {
        if exponent.is_zero() {
            return Some(Self::ONE);
        }
        if self.is_zero() {
            return (!exponent.negative).then_some(Self::ZERO);
        }
        let integer = exponent.is_integer();
        if self.negative && !integer {
            return None;
        }
        if let Some(power) = exponent.to_i64().filter(|_| integer) {
            let exact = self.exact_power(power.unsigned_abs());
            if let Some(result) = exact {
                return if power < 0 { Self::ONE.checked_div(result) } else { Some(result) };
            }
        }
        let odd = self.negative && exponent.checked_modulo(Self::from(2))? == Self::ONE;
        let base = self.abs();
        if base == Self::ONE {
            return Some(if odd { base.negated() } else { base });
        }
        let logarithm = base.logarithm();
        let (coefficient, scale) = logarithm.digits();
        let estimate = coefficient as f64 * 10f64.powi(scale) * exponent.to_f64();
        let estimate = if logarithm.is_negative() { -estimate } else { estimate };
        let result = exponential(estimate, || Some(logarithm.by(exponent.to_fixed()?)))?;
        Some(if odd { result.negated() } else { result })
    }

    /// The power by multiplying, as long as nothing needs to be rounded.
    fn exact_power(self, power: u64) -> Option<Self> {
        let base = self.stripped();
        let exponent =
            i32::try_from(i64::from(base.exponent).checked_mul(i64::try_from(power).ok()?)?).ok()?;
        let coefficient = match base.coefficient {
            1 => 1,
            coefficient => coefficient.checked_pow(u32::try_from(power).ok()?)?,
        };
        if digits(coefficient) > PRECISION {
            return None;
        }
        Self::fit(base.negative && power % 2 == 1, coefficient, exponent, false)
    }

    /// The logarithm with 256 bits behind the point; the number is above 0.
    fn logarithm(self) -> Fixed {
        // The number as m * 10^k with m between 0.31 and 3.17: where m is near 1, k is 0 and nothing is lost.
        let mut power = self.magnitude();
        let mut leading = Self { exponent: self.exponent - power, ..self };
        if leading.to_f64() < 0.316 {
            power -= 1;
            leading.exponent += 1;
        }
        let fixed = Fixed::new(false, leading.coefficient, leading.exponent);
        let tens = Fixed::logarithm_of_ten().times(u64::from(power.unsigned_abs()));
        let tens = if power < 0 { tens.negated() } else { tens };
        fixed.logarithm(leading.to_f64().ln()).plus(tens)
    }
}

/// e to a power: `10^k * e^r`, where r is at most half the logarithm of 10.
fn exponential(estimate: f64, argument: impl Fn() -> Option<Fixed>) -> Option<Number> {
    if estimate > LARGEST_EXPONENT {
        return None;
    }
    if estimate < -LARGEST_EXPONENT {
        return Some(Number::ZERO);
    }
    let tens = (estimate / std::f64::consts::LN_10).round();
    let whole = Fixed::logarithm_of_ten().times(tens.abs() as u64);
    let whole = if tens < 0.0 { whole } else { whole.negated() };
    let rest = argument()?.plus(whole);
    if rest == Fixed::ZERO && tens == 0.0 {
        return Some(Number::ONE);
    }
    let (coefficient, exponent) = rest.exponential().digits();
    Number::fit(false, coefficient, exponent + tens as i32, true)
}

/// The integer part of the square root of a number of 69 or 70 digits.
fn integer_root(radicand: Wide) -> u128 {
    let estimate = (radicand.high as f64 * 2f64.powi(128) + radicand.low as f64).sqrt();
    let mut root = estimate as u128;
    for _ in 0..3 {
        root = (root + radicand.divide(root).0) / 2;
    }
    while Wide::product(root, root) > radicand {
        root -= 1;
    }
    while Wide::product(root + 1, root + 1) <= radicand {
        root += 1;
    }
    root
}
