// SPDX-License-Identifier: EUPL-1.2
//! Fixed-point numbers with 256 bits behind the point, for roots, logarithms and powers to 34 digits.

use std::sync::OnceLock;

use super::Number;

const LIMBS: usize = 6;
/// Limbs behind the point.
const FRACTION: usize = 4;
const GROUP: u64 = 1_000_000_000_000_000_000;
const GROUP_DIGITS: i32 = 18;
/// Halvings before the series of the exponential function, undone by squaring.
const HALVINGS: u32 = 12;

/// Sign and magnitude, the lowest limb first: 256 bits behind the point and 128 before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fixed {
    negative: bool,
    limbs: [u64; LIMBS],
}

impl Fixed {
    pub(super) const ZERO: Self = Self { negative: false, limbs: [0; LIMBS] };
    pub(super) const ONE: Self = Self { negative: false, limbs: [0, 0, 0, 0, 1, 0] };

    /// `coefficient * 10^exponent`; the caller sees to it that 128 bits before the point suffice.
    pub(super) fn new(negative: bool, coefficient: u128, exponent: i32) -> Self {
        let mut limbs = [0; LIMBS];
        limbs[FRACTION] = coefficient as u64;
        limbs[FRACTION + 1] = (coefficient >> 64) as u64;
        let mut fixed = Self { negative, limbs };
        let mut rest = exponent;
        while rest > 0 {
            let now = rest.min(GROUP_DIGITS);
            fixed = fixed.times(10u64.pow(now.unsigned_abs()));
            rest -= now;
        }
        while rest < 0 && fixed.limbs != [0; LIMBS] {
            let now = (-rest).min(GROUP_DIGITS);
            fixed = fixed.over(10u64.pow(now.unsigned_abs()));
            rest += now;
        }
        fixed
    }

    /// A binary number of moderate size, exactly.
    pub(super) fn estimate(value: f64) -> Self {
        let whole = value.abs().trunc();
        let fraction = value.abs() - whole;
        let mut limbs = [0; LIMBS];
        limbs[FRACTION] = whole as u64;
        limbs[FRACTION - 1] = (fraction * 18_446_744_073_709_551_616.0) as u64;
        Self { negative: value < 0.0, limbs }
    }

    /// 36 significant digits or more as coefficient and exponent.
    pub(super) fn digits(self) -> (u128, i32) {
        let (mut fixed, mut exponent) = (self, 0);
        if fixed.limbs == [0; LIMBS] {
            return (0, 0);
        }
        while fixed.limbs[FRACTION] < GROUP / 10 {
            fixed = fixed.times(10);
            exponent -= 1;
        }
        let first = u128::from(fixed.limbs[FRACTION]);
        fixed.limbs[FRACTION] = 0;
        fixed = fixed.times(GROUP);
        (first * u128::from(GROUP) + u128::from(fixed.limbs[FRACTION]), exponent - GROUP_DIGITS)
    }

    pub(super) fn is_negative(self) -> bool {
        self.negative
    }

    pub(super) fn negated(self) -> Self {
        Self { negative: !self.negative, ..self }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        if self.negative == other.negative {
            return Self { negative: self.negative, limbs: sum(self.limbs, other.limbs) };
        }
        if self.limbs.iter().rev().ge(other.limbs.iter().rev()) {
            Self { negative: self.negative, limbs: difference(self.limbs, other.limbs) }
        } else {
            Self { negative: other.negative, limbs: difference(other.limbs, self.limbs) }
        }
    }

    pub(super) fn times(self, factor: u64) -> Self {
        let (mut limbs, mut carry) = ([0; LIMBS], 0u128);
        for (target, limb) in limbs.iter_mut().zip(self.limbs) {
            let product = u128::from(limb) * u128::from(factor) + carry;
            *target = product as u64;
            carry = product >> 64;
        }
        Self { limbs, ..self }
    }

    pub(super) fn over(self, divisor: u64) -> Self {
        let (mut limbs, mut rest) = ([0; LIMBS], 0u128);
        for place in (0..LIMBS).rev() {
            let dividend = (rest << 64) | u128::from(self.limbs[place]);
            limbs[place] = (dividend / u128::from(divisor)) as u64;
            rest = dividend % u128::from(divisor);
        }
        Self { limbs, ..self }
    }

    pub(super) fn by(self, other: Self) -> Self {
        let mut product = [0u64; LIMBS * 2];
        for (place, left) in self.limbs.into_iter().enumerate() {
            let mut carry = 0u128;
            for (offset, right) in other.limbs.into_iter().enumerate() {
                let cell = u128::from(left) * u128::from(right) + u128::from(product[place + offset]) + carry;
                product[place + offset] = cell as u64;
                carry = cell >> 64;
            }
            product[place + LIMBS] = carry as u64;
        }
        let mut limbs = [0; LIMBS];
        limbs.copy_from_slice(&product[FRACTION..FRACTION + LIMBS]);
        Self { negative: self.negative != other.negative, limbs }
    }

    /// The exponential function for arguments up to about 40.
    pub(super) fn exponential(self) -> Self {
        let small = self.over(1 << HALVINGS);
        let (mut result, mut term) = (Self::ONE, Self::ONE);
        let mut position = 1;
        while term.limbs != [0; LIMBS] {
            term = term.by(small).over(position);
            result = result.plus(term);
            position += 1;
        }
        for _ in 0..HALVINGS {
            result = result.by(result);
        }
        result
    }

    /// The natural logarithm of a number between 0.3 and 3.2, by Newton's method: the error of a binary estimate is
    /// squared three times.
    pub(super) fn logarithm(self, estimate: f64) -> Self {
        let mut result = Self::estimate(estimate);
        for _ in 0..3 {
            let quotient = self.by(result.negated().exponential());
            result = result.plus(quotient).plus(Self::ONE.negated());
        }
        result
    }

    /// The natural logarithm of 10: three times that of 2 and that of 5/4.
    pub(super) fn logarithm_of_ten() -> Self {
        static VALUE: OnceLock<Fixed> = OnceLock::new();
        *VALUE.get_or_init(|| area_tangent_of_inverse(3).times(6).plus(area_tangent_of_inverse(9).times(2)))
    }
}

/// artanh(1/n) as a series; ln((n + 1) / (n - 1)) is twice that.
fn area_tangent_of_inverse(inverse: u64) -> Fixed {
    let mut power = Fixed::ONE.over(inverse);
    let mut result = power;
    let mut position = 1;
    while power.limbs != [0; LIMBS] {
        power = power.over(inverse * inverse);
        position += 2;
        result = result.plus(power.over(position));
    }
    result
}

fn sum(left: [u64; LIMBS], right: [u64; LIMBS]) -> [u64; LIMBS] {
    let (mut limbs, mut carry) = ([0; LIMBS], 0u128);
    for place in 0..LIMBS {
        let cell = u128::from(left[place]) + u128::from(right[place]) + carry;
        limbs[place] = cell as u64;
        carry = cell >> 64;
    }
    limbs
}

fn difference(left: [u64; LIMBS], right: [u64; LIMBS]) -> [u64; LIMBS] {
    let (mut limbs, mut borrow) = ([0; LIMBS], false);
    for place in 0..LIMBS {
        let (cell, first) = left[place].overflowing_sub(right[place]);
        let (cell, second) = cell.overflowing_sub(u64::from(borrow));
        limbs[place] = cell;
        borrow = first || second;
    }
    limbs
}

impl Number {
    /// The number with 256 bits behind the point; `None` when it does not fit.
    pub(super) fn to_fixed(self) -> Option<Fixed> {
        (self.magnitude() <= 30).then(|| Fixed::new(self.negative, self.coefficient, self.exponent))
    }
}
