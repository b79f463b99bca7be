// SPDX-License-Identifier: EUPL-1.2
//! Integers of 256 bits, as far as decimal arithmetic of 34 digits needs them.

/// Powers of ten that fit into 128 bits.
const POWERS: [u128; 39] = {
    let mut powers = [1u128; 39];
    let mut exponent = 1;
    while exponent < 39 {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
};

/// 10 to the power of `exponent`, at most 38.
pub(super) fn power_of_ten(exponent: u32) -> u128 {
    POWERS[exponent as usize]
}

/// Number of decimal digits; 0 has none.
pub(super) fn digits(value: u128) -> u32 {
    if value == 0 {
        return 0;
    }
    // 1233 / 4096 is log10(2), rounded up far enough for 128 bits.
    let estimate = ((128 - value.leading_zeros()) * 1233) >> 12;
    if value >= POWERS[estimate as usize] { estimate + 1 } else { estimate }
}

/// A product of two 128-bit integers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wide {
    /// The upper 128 bits.
    pub high: u128,
    /// The lower 128 bits.
    pub low: u128,
}

const HALF: u32 = 64;
const LOW_MASK: u128 = u64::MAX as u128;

impl Wide {
    /// The full product.
    pub(super) fn product(left: u128, right: u128) -> Self {
        let (left_high, left_low) = (left >> HALF, left & LOW_MASK);
        let (right_high, right_low) = (right >> HALF, right & LOW_MASK);
        let low = left_low * right_low;
        let middle = left_high * right_low + (low >> HALF);
        let other = left_low * right_high + (middle & LOW_MASK);
        Self {
            high: left_high * right_high + (middle >> HALF) + (other >> HALF),
            low: (other << HALF) | (low & LOW_MASK),
        }
    }

    /// Quotient and remainder. The quotient must fit into 128 bits, that is `self.high < divisor`.
    pub(super) fn divide(self, divisor: u128) -> (u128, u128) {
        debug_assert!(self.high < divisor);
        if self.high == 0 {
            return (self.low / divisor, self.low % divisor);
        }
        let shift = divisor.leading_zeros();
        let divisor = divisor << shift;
        let (high, low) = if shift == 0 {
            (self.high, self.low)
        } else {
            ((self.high << shift) | (self.low >> (128 - shift)), self.low << shift)
        };
        let (upper, rest) = step(high, low >> HALF, divisor);
        let (lower, rest) = step(rest, low & LOW_MASK, divisor);
        ((upper << HALF) | lower, rest >> shift)
    }

    /// Quotient by a power of ten (at most 38), and whether something remained.
    pub(super) fn shorten(self, exponent: u32) -> (Self, bool) {
        let divisor = power_of_ten(exponent);
        let (high, rest) = (self.high / divisor, self.high % divisor);
        let (low, rest) = Self { high: rest, low: self.low }.divide(divisor);
        (Self { high, low }, rest != 0)
    }
}

/// One digit of 64 bits in the schoolbook division: `(rest, next)` by a divisor whose highest bit is set.
fn step(rest: u128, next: u128, divisor: u128) -> (u128, u128) {
    let (divisor_high, divisor_low) = (divisor >> HALF, divisor & LOW_MASK);
    let mut quotient = rest / divisor_high;
    let mut remainder = rest % divisor_high;
    while quotient > LOW_MASK || quotient * divisor_low > ((remainder << HALF) | next) {
        quotient -= 1;
        remainder += divisor_high;
        if remainder > LOW_MASK {
            break;
        }
    }
    let product = quotient.wrapping_mul(divisor);
    (quotient, (rest << HALF | next).wrapping_sub(product))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_are_counted_at_the_edges_of_every_power() {
        assert_eq!(digits(0), 0);
        for exponent in 0..39 {
            assert_eq!(digits(power_of_ten(exponent)), exponent + 1);
            assert_eq!(digits(power_of_ten(exponent) - 1), exponent);
        }
        assert_eq!(digits(u128::MAX), 39);
    }

    proptest! {
        #[test]
        fn dividing_a_product_gives_the_factor_and_the_addend(factor: u128, divisor in 1u128.., addend: u128) {
            let addend = addend % divisor;
            let product = Wide::product(factor, divisor);
            let (low, carry) = product.low.overflowing_add(addend);
            let sum = Wide { high: product.high + u128::from(carry), low };
            prop_assert_eq!(sum.divide(divisor), (factor, addend));
        }

        #[test]
        fn small_products_are_those_of_the_machine(left: u64, right: u64) {
            let product = Wide::product(left.into(), right.into());
            prop_assert_eq!((product.high, product.low), (0, u128::from(left) * u128::from(right)));
        }
    }
}
