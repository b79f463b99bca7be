// SPDX-License-Identifier: EUPL-1.2
//! Numbers with check digits: the cash reference of a claim, the IBAN and the creditor identifier.

/// How the check digits of a cash reference are computed. The rule is data of the legal entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckRule {
    /// One digit: weights 2 and 1 from the right, sums of digits, complement to ten (ISO/IEC 7812-1, annex B).
    Mod10,
    /// Two digits: 98 minus the remainder of the number times 100 divided by 97 (ISO/IEC 7064, MOD 97-10).
    Mod97,
}

impl CheckRule {
    /// Every rule.
    pub const ALL: [Self; 2] = [Self::Mod10, Self::Mod97];

    /// Stable name in rows and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mod10 => "mod10",
            Self::Mod97 => "mod97",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.as_str() == text)
    }

    const fn digits(self) -> usize {
        match self {
            Self::Mod10 => 1,
            Self::Mod97 => 2,
        }
    }

    /// The check digits of a body of letters and digits; letters count as 10 to 35.
    fn check(self, body: &str) -> String {
        match self {
            Self::Mod10 => mod10(body).to_string(),
            Self::Mod97 => format!("{:02}", 98 - remainder97(&format!("{body}00")).unwrap_or_default()),
        }
    }
}

fn mod10(body: &str) -> u32 {
    let digits: Vec<u32> = body
        .chars()
        .filter_map(|character| character.to_digit(36))
        .flat_map(|value| if value > 9 { vec![value / 10, value % 10] } else { vec![value] })
        .collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let weighted = if place.is_multiple_of(2) { digit * 2 } else { *digit };
            weighted / 10 + weighted % 10
        })
        .sum();
    (10 - sum % 10) % 10
}

/// The remainder by 97, letters as 10 to 35; `None` for any other character.
fn remainder97(text: &str) -> Option<u32> {
    text.chars().try_fold(0_u32, |rest, character| {
        let value = character.to_digit(36).filter(|_| character.is_ascii_alphanumeric())?;
        Some(if value > 9 { (rest * 100 + value) % 97 } else { (rest * 10 + value) % 97 })
    })
}

/// The cash reference (Kassenzeichen) of a number: prefix, the number filled with zeros to the width, check digits.
#[must_use]
pub fn cash_reference(prefix: &str, number: i64, width: usize, rule: CheckRule) -> String {
    let body = format!("{prefix}{number:0width$}");
    let check = rule.check(&body);
    format!("{body}{check}")
}

/// Whether the check digits of a cash reference are right.
#[must_use]
pub fn is_cash_reference(text: &str, rule: CheckRule) -> bool {
    let split = text.len().checked_sub(rule.digits()).and_then(|at| text.split_at_checked(at));
    split.is_some_and(|(body, check)| {
        !body.is_empty() && body.bytes().all(|byte| byte.is_ascii_alphanumeric()) && rule.check(body) == check
    })
}

/// Takes out what people type for legibility and makes letters large.
#[must_use]
pub fn compact(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '.' | '-' | '/'))
        .collect::<String>()
        .to_uppercase()
}

fn rotated_is_valid(text: &str, kept: &str) -> bool {
    let head = text.get(..4).unwrap_or_default();
    remainder97(&format!("{kept}{head}")) == Some(1)
}

/// Reads an IBAN (ISO 13616): spaces are taken out, length and check digits must be right. German ones have 22 characters.
#[must_use]
pub fn iban(text: &str) -> Option<String> {
    let text = compact(text);
    let shape = text.is_ascii() && (15..=34).contains(&text.len());
    let country = text.get(..2)?;
    let right_length = country != "DE" || text.len() == 22;
    let letters = country.bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = text.get(2..4)?.bytes().all(|byte| byte.is_ascii_digit());
    (shape && right_length && letters && digits && rotated_is_valid(&text, text.get(4..)?)).then_some(text)
}

/// Reads a creditor identifier (EPC AT-02): country, check digits, a business code of three characters that does not count, and the
/// national part; German ones have 18 characters.
#[must_use]
pub fn creditor_identifier(text: &str) -> Option<String> {
    let text = compact(text);
    let shape = text.is_ascii() && (8..=35).contains(&text.len());
    let country = text.get(..2)?;
    let right_length = country != "DE" || text.len() == 18;
    let letters = country.bytes().all(|byte| byte.is_ascii_uppercase());
    (shape && right_length && letters && rotated_is_valid(&text, text.get(7..)?)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cash_reference_is_prefix_number_and_check_digits() {
        // 7992739871 with check digit 3 is the textbook example of the rule.
        assert_eq!(cash_reference("7", 992_739_871, 9, CheckRule::Mod10), "79927398713");
        // 794 of ISO/IEC 7064: 79400 = 818 * 97 + 54, 98 - 54 = 44.
        assert_eq!(cash_reference("", 794, 3, CheckRule::Mod97), "79444");
        assert_eq!(cash_reference("5801", 42, 6, CheckRule::Mod10).len(), 11);
    }

    #[test]
    fn an_iban_needs_right_check_digits_and_length() {
        assert_eq!(iban("DE89 3704 0044 0532 0130 00").as_deref(), Some("DE89370400440532013000"));
        for wrong in ["DE88370400440532013000", "DE8937040044053201300", "", "DÄ89370400440532013000", "89"]
        {
            assert_eq!(iban(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_creditor_identifier_needs_right_check_digits_without_the_business_code() {
        assert_eq!(creditor_identifier("DE98 ZZZ 0999 9999 999").as_deref(), Some("DE98ZZZ09999999999"));
        assert_eq!(creditor_identifier("DE98ABC09999999999").as_deref(), Some("DE98ABC09999999999"));
        assert_eq!(creditor_identifier("DE97ZZZ09999999999"), None);
        assert_eq!(creditor_identifier("DE98"), None);
    }

    proptest! {
        #[test]
        fn every_reference_passes_its_rule_and_one_wrong_digit_does_not(
            number in 0_i64..1_000_000_000, place in 0_usize..13, up in 1_u8..10, which in 0_usize..2
        ) {
            let rule = CheckRule::ALL.into_iter().nth(which).unwrap();
            let reference = cash_reference("5801", number, 9, rule);
            prop_assert!(is_cash_reference(&reference, rule));
            let mut bytes = reference.into_bytes();
            let changed = (bytes[place] - b'0' + up) % 10 + b'0';
            bytes[place] = changed;
            prop_assert!(!is_cash_reference(&String::from_utf8(bytes).unwrap(), rule));
        }

        #[test]
        fn no_text_from_outside_stops_the_readers(text in "\\PC{0,40}") {
            let _ = (iban(&text), creditor_identifier(&text));
            let _ = CheckRule::ALL.map(|rule| is_cash_reference(&text, rule));
        }
    }
}
