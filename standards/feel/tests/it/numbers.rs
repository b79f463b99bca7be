// SPDX-License-Identifier: EUPL-1.2
//! Decimal arithmetic: 34 digits, half to even, checked against exact integers.

use feel::value::{Number, Rounding};
use proptest::prelude::*;

fn number(text: &str) -> Number {
    Number::parse(text).expect(text)
}

fn shown(value: Option<Number>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| value.to_string())
}

#[test]
fn tenths_are_exact() {
    assert_eq!(shown(number("0.1").checked_add(number("0.2"))), "0.3");
    assert_eq!(shown(number("1.1").checked_sub(number("0.9"))), "0.2");
    assert_eq!(shown(number("0.1").checked_mul(number("0.1"))), "0.01");
    assert_eq!(shown(number("19.99").checked_mul(number("3"))), "59.97");
}

#[test]
fn products_of_long_numbers_are_rounded_once() {
    let (left, right) =
        (number("1234567890123456789012345678901234"), number("9876543210987654321098765432109876"));
    assert_eq!(left.checked_mul(right), Number::parse("1.219326311370217952261850327338667E+67"));
    assert_eq!(
        left.checked_div(number("9.876543210987654321098765432109876")),
        Number::parse("124999998860937500014238281249822")
    );
    let nearly_one = number("1.000000000000000000000000000000001");
    assert_eq!(shown(nearly_one.checked_mul(nearly_one)), "1.000000000000000000000000000000002");
    let nines = number("9999999999999999999999999999999999");
    assert_eq!(nines.checked_mul(nines), Number::parse("9.999999999999999999999999999999998E+67"));
}

#[test]
fn quotients_have_thirty_four_digits() {
    assert_eq!(shown(number("1").checked_div(number("3"))), "0.3333333333333333333333333333333333");
    assert_eq!(shown(number("2").checked_div(number("3"))), "0.6666666666666666666666666666666667");
    assert_eq!(shown(number("1").checked_div(number("8"))), "0.125");
    assert_eq!(shown(number("600").checked_div(number("0.3"))), "2000");
    assert_eq!(shown(number("1").checked_div(Number::ZERO)), "none");
}

#[test]
fn the_thirty_fifth_digit_is_rounded_half_to_even() {
    assert_eq!(number("1.0000000000000000000000000000000005"), number("1.000000000000000000000000000000000"));
    assert_eq!(number("1.0000000000000000000000000000000015"), number("1.000000000000000000000000000000002"));
    assert_eq!(
        number("1.00000000000000000000000000000000050001"),
        number("1.000000000000000000000000000000001")
    );
    let largest = number("9999999999999999999999999999999999");
    assert_eq!(shown(largest.checked_add(number("0.5"))), "10000000000000000000000000000000000");
    assert_eq!(shown(largest.checked_add(number("0.4"))), "9999999999999999999999999999999999");
}

#[test]
fn a_tiny_summand_still_decides_a_half() {
    let half = number("5E-34");
    let one_and_half = number("1").checked_add(half).and_then(|sum| sum.checked_add(number("1E-60")));
    assert_eq!(shown(one_and_half), "1");
    let big = number("1000000000000000000000000000000001");
    assert_eq!(shown(big.checked_sub(number("1E-40"))), "1000000000000000000000000000000001");
    assert_eq!(shown(number("1").checked_sub(number("1E-40"))), "1");
}

#[test]
fn roots_have_thirty_four_digits() {
    assert_eq!(shown(number("2").sqrt()), "1.414213562373095048801688724209698");
    assert_eq!(shown(number("144").sqrt()), "12");
    assert_eq!(shown(number("0.0625").sqrt()), "0.25");
    assert_eq!(shown(number("1E-41").sqrt()), "0.000000000000000000003162277660168379331998893544432719");
    assert_eq!(shown(number("-1").sqrt()), "none");
}

#[test]
fn exponential_and_logarithm_have_thirty_four_digits() {
    assert_eq!(shown(number("1").exp()), "2.718281828459045235360287471352662");
    assert_eq!(shown(number("0").exp()), "1");
    assert_eq!(shown(number("-1").exp()), "0.3678794411714423215955237701614609");
    assert_eq!(shown(number("2").ln()), "0.6931471805599453094172321214581766");
    assert_eq!(shown(number("10").ln()), "2.302585092994045684017991454684364");
    assert_eq!(shown(number("0.5").ln()), "-0.6931471805599453094172321214581766");
    assert_eq!(number("700.5").exp(), Number::parse("1.672185962067498557241036079302120E+304"));
    assert_eq!(
        shown(number("7.123456789").checked_pow(number("-3.75"))),
        "0.0006344677060519749285930525840020328"
    );
    assert_eq!(shown(number("1").ln()), "0");
    assert_eq!(shown(number("0").ln()), "none");
    assert_eq!(shown(number("20000").exp()), "none");
    assert_eq!(shown(number("-20000").exp()), "0");
}

#[test]
fn a_logarithm_near_one_keeps_its_digits() {
    assert_eq!(shown(number("1.00000000001").ln()), "0.000000000009999999999950000000000333333333331");
}

#[test]
fn powers_are_exact_where_they_can_be() {
    assert_eq!(shown(number("2").checked_pow(number("100"))), "1267650600228229401496703205376");
    assert_eq!(shown(number("1.1").checked_pow(number("10"))), "2.5937424601");
    assert_eq!(shown(number("10").checked_pow(number("-5"))), "0.00001");
    assert_eq!(shown(number("-2").checked_pow(number("3"))), "-8");
    assert_eq!(shown(number("-2").checked_pow(number("0.5"))), "none");
    assert_eq!(shown(number("0").checked_pow(number("0"))), "1");
    assert_eq!(shown(number("2").checked_pow(number("0.5"))), "1.414213562373095048801688724209698");
    assert_eq!(
        number("1.5").checked_pow(number("1000")),
        Number::parse("1.23384059690617347922743909948678E+176")
    );
    assert_eq!(shown(number("10").checked_pow(number("7000"))), "none");
}

#[test]
fn the_remainder_bears_the_sign_of_the_divisor() {
    for (dividend, divisor, rest) in [
        ("12", "5", "2"),
        ("-12", "5", "3"),
        ("12", "-5", "-3"),
        ("-12", "-5", "-2"),
        ("10.1", "4.5", "1.1"),
        ("-10.1", "4.5", "3.4"),
        ("10.1", "-4.5", "-3.4"),
        ("1E+40", "7", "4"),
        ("1", "1E+40", "1"),
    ] {
        assert_eq!(shown(number(dividend).checked_modulo(number(divisor))), rest, "{dividend} mod {divisor}");
    }
}

#[test]
fn every_way_of_rounding_treats_halves_and_signs_as_its_name_tells() {
    use Rounding::{Ceiling, Down, Floor, HalfDown, HalfEven, HalfUp, Up};
    for (text, expected) in [
        ("5.5", ["5", "6", "6", "5", "6", "5", "6"]),
        ("2.5", ["2", "3", "3", "2", "3", "2", "2"]),
        ("1.1", ["1", "2", "2", "1", "1", "1", "1"]),
        ("-1.1", ["-2", "-1", "-2", "-1", "-1", "-1", "-1"]),
        ("-2.5", ["-3", "-2", "-3", "-2", "-3", "-2", "-2"]),
    ] {
        let ways = [Floor, Ceiling, Up, Down, HalfUp, HalfDown, HalfEven];
        assert_eq!(ways.map(|way| shown(number(text).round(0, way))), expected.map(str::to_owned), "{text}");
    }
    assert_eq!(shown(number("1234.5678").round(2, HalfUp)), "1234.57");
    assert_eq!(shown(number("1250").round(-2, HalfEven)), "1200");
    assert_eq!(shown(number("-49").round(-2, HalfUp)), "0");
}

#[test]
fn numbers_print_without_superfluous_zeros_and_without_exponent() {
    for (text, printed) in [
        ("1.50", "1.5"),
        ("100", "100"),
        ("0.00001", "0.00001"),
        ("-0", "0"),
        (".5", "0.5"),
        ("1e3", "1000"),
        ("12E+40", "120000000000000000000000000000000000000000"),
        ("1E-40", "0.0000000000000000000000000000000000000001"),
    ] {
        assert_eq!(number(text).to_string(), printed);
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for text in
        ["", "-", ".", "5.", "+5", "1,5", "1e", "1e+", "0x10", "1 000", "NaN", "1e99999", "--1", "1.2.3"]
    {
        assert!(Number::parse(text).is_none(), "{text}");
    }
}

/// Digits of `dividend / divisor` by long division: 34 significant ones, rounded half to even.
fn long_division(dividend: u64, divisor: u64) -> String {
    let (mut rest, mut exponent, mut digits) = (u128::from(dividend), 0i32, 0u128);
    let divisor = u128::from(divisor);
    digits += rest / divisor;
    rest %= divisor;
    while digits < 10u128.pow(33) && rest != 0 {
        rest *= 10;
        digits = digits * 10 + rest / divisor;
        rest %= divisor;
        exponent -= 1;
    }
    let twice = rest * 2;
    if twice > divisor || (twice == divisor && digits % 2 == 1) {
        digits += 1;
    }
    format!("{digits}E{exponent}")
}

proptest! {
    #[test]
    fn sums_differences_and_products_are_those_of_exact_integers(left: i64, right: i64, scale in 0i32..12) {
        let [a, b] = [left, right].map(|units| Number::scaled(units.into(), scale).unwrap());
        let (wide_left, wide_right) = (i128::from(left), i128::from(right));
        prop_assert_eq!(a.checked_add(b), Number::scaled(wide_left + wide_right, scale));
        prop_assert_eq!(a.checked_sub(b), Number::scaled(wide_left - wide_right, scale));
        prop_assert_eq!(a.cmp(&b), left.cmp(&right));
        let product = wide_left * wide_right;
        if product.unsigned_abs() < 10u128.pow(34) {
            prop_assert_eq!(a.checked_mul(b), Number::scaled(product, scale * 2));
        }
    }

    #[test]
    fn remainders_are_those_of_exact_integers(left: i64, right in 1i64.., scale in 0i32..6) {
        let [a, b] = [left, right].map(|units| Number::scaled(units.into(), scale).unwrap());
        prop_assert_eq!(a.checked_modulo(b), Number::scaled(i128::from(left).rem_euclid(right.into()), scale));
    }

    #[test]
    fn quotients_are_those_of_long_division(dividend in 1u64.., divisor in 1u64..) {
        let quotient = Number::from(dividend).checked_div(Number::from(divisor));
        // Quotients below 1 have zeros that long division counts as digits; they are covered by scaling the dividend.
        prop_assume!(dividend >= divisor);
        prop_assert_eq!(quotient, Number::parse(&long_division(dividend, divisor)));
    }

    #[test]
    fn a_number_reads_back_as_itself(units in -(10i128.pow(34) - 1)..10i128.pow(34), scale in -40i32..80) {
        let value = Number::scaled(units, scale).unwrap();
        prop_assert_eq!(Number::parse(&value.to_string()), Some(value));
    }

    #[test]
    fn the_square_of_a_root_comes_back_within_the_last_digit(units in 1u64.., scale in -10i32..10) {
        let value = Number::scaled(units.into(), scale).unwrap();
        let root = value.sqrt().unwrap();
        let error = root.checked_mul(root).unwrap().checked_sub(value).unwrap().abs();
        prop_assert!(error <= value.checked_mul(Number::parse("2E-33").unwrap()).unwrap());
    }

    #[test]
    fn exponential_and_logarithm_undo_each_other(units in -400_000i64..400_000) {
        let value = Number::scaled(units.into(), 3).unwrap();
        let back = value.exp().unwrap().ln().unwrap();
        let error = back.checked_sub(value).unwrap().abs();
        prop_assert!(error <= Number::parse("1E-30").unwrap(), "{} {}", value, back);
    }

    #[test]
    fn rounding_is_that_of_exact_integers(units: i64, places in 0u32..6) {
        let value = Number::scaled(units.into(), 6).unwrap();
        let power = 10i128.pow(6 - places);
        let floor = i128::from(units).div_euclid(power);
        let exact = i128::from(units).rem_euclid(power) == 0;
        let ceiling = if exact { floor } else { floor + 1 };
        prop_assert_eq!(value.round(places as i32, Rounding::Floor), Number::scaled(floor, places as i32));
        prop_assert_eq!(value.round(places as i32, Rounding::Ceiling), Number::scaled(ceiling, places as i32));
    }

    #[test]
    fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,20}") {
        let _ = Number::parse(&text);
    }
}
