// SPDX-License-Identifier: EUPL-1.2
//! Rounding to a number of places behind the decimal point (DMN 1.5, 10.3.4.5).

use super::{Number, SMALLEST, wide};

/// How a digit that is cut off changes the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Towards the smaller number.
    Floor,
    /// Towards the greater number.
    Ceiling,
    /// Away from zero.
    Up,
    /// Towards zero.
    Down,
    /// To the nearest; a half away from zero.
    HalfUp,
    /// To the nearest; a half towards zero.
    HalfDown,
    /// To the nearest; a half to the even digit.
    HalfEven,
}

impl Number {
    /// The number with at most `scale` places behind the decimal point; a negative scale rounds to tens, hundreds and so
    /// on. `None` when the result has no place.
    pub fn round(self, scale: i32, rounding: Rounding) -> Option<Self> {
        let surplus = scale.checked_neg()?.saturating_sub(self.exponent);
        if surplus <= 0 || self.coefficient == 0 {
            return Some(self);
        }
        let coefficient = shorten(self.coefficient, surplus.unsigned_abs(), false, rounding, self.negative);
        Self::fit(self.negative, coefficient, (-scale).max(SMALLEST), false)
    }
}

/// Cuts `surplus` digits off. `sticky` tells that further digits, not all zero, followed.
pub(super) fn shorten(
    coefficient: u128,
    surplus: u32,
    sticky: bool,
    rounding: Rounding,
    negative: bool,
) -> u128 {
    let (kept, rest, half) = if surplus <= 38 {
        let power = wide::power_of_ten(surplus);
        (coefficient / power, coefficient % power, power / 2)
    } else {
        (0, coefficient, u128::MAX)
    };
    if rest == 0 && !sticky {
        return kept;
    }
    let nearest =
        rest.cmp(&half).then(if sticky { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Equal });
    let away = match rounding {
        Rounding::Floor => negative,
        Rounding::Ceiling => !negative,
        Rounding::Up => true,
        Rounding::Down => false,
        Rounding::HalfUp => nearest.is_ge(),
        Rounding::HalfDown => nearest.is_gt(),
        Rounding::HalfEven => nearest.is_gt() || (nearest.is_eq() && kept % 2 == 1),
    };
    kept + u128::from(away)
}
