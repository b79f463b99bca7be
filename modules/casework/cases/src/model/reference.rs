// SPDX-License-Identifier: EUPL-1.2
//! Reference numbers of cases, for reading aloud and typing, and the key by which names are sorted.

use foundation::Timestamp;
use identity::Code;
use store::StoreError;

/// Random characters of a reference number: 35 bits, so that a guess among a million cases hits one in 34,000 tries.
const RANDOM_CHARACTERS: usize = 7;

/// A reference number: the year of arrival and seven characters of Crockford's alphabet, `2026-K7QF-3MD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceNumber(String);

impl ReferenceNumber {
    /// A fresh number.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn fresh(now: Timestamp) -> Result<Self, StoreError> {
        let random = Code::fresh(RANDOM_CHARACTERS)?;
        let (year, ..) = now.parts();
        Ok(Self(format!("{year:04}-{}", random.grouped())))
    }

    /// The number as people read it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as a locator code: dashes, spaces and small letters do not matter.
    #[must_use]
    pub fn code(text: &str) -> Code {
        Code::typed(text)
    }
}

/// Longest sort key.
const SORT_LENGTH: usize = 48;

/// The key by which a name is sorted, the same on every engine: small letters and digits only, umlauts as their base letter
/// (DIN 5007, variant 1). A protected person gets none, so that the order of the list does not give the name away.
#[must_use]
pub fn sort_key(name: &str, protected: bool) -> String {
    if protected {
        return String::new();
    }
    let mut key = String::with_capacity(name.len());
    for character in name.chars().flat_map(char::to_lowercase) {
        match character {
            'a'..='z' | '0'..='9' => key.push(character),
            'ä' | 'à' | 'á' | 'â' | 'å' => key.push('a'),
            'ö' | 'ò' | 'ó' | 'ô' | 'ø' => key.push('o'),
            'ü' | 'ù' | 'ú' | 'û' => key.push('u'),
            'é' | 'è' | 'ê' | 'ë' => key.push('e'),
            'ß' => key.push_str("ss"),
            'ç' | 'ć' | 'č' => key.push('c'),
            'ł' => key.push('l'),
            'ń' | 'ñ' => key.push('n'),
            'ś' | 'š' => key.push('s'),
            'ź' | 'ż' | 'ž' => key.push('z'),
            _ => {}
        }
        if key.len() >= SORT_LENGTH {
            break;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::Date;

    #[test]
    fn a_reference_is_the_year_and_seven_characters_in_two_groups() {
        let now = Timestamp::start_of(Date::constant(2026, 3, 2));
        let reference = ReferenceNumber::fresh(now).unwrap();
        let parts: Vec<_> = reference.as_str().split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [4, 4, 3]);
        assert_eq!(parts.first(), Some(&"2026"));
        let typed = reference.as_str().to_lowercase().replace('-', " ");
        assert_eq!(ReferenceNumber::code(&typed).hash(), ReferenceNumber::code(reference.as_str()).hash());
    }

    #[test]
    fn names_are_sorted_without_case_and_umlauts_and_protected_ones_have_no_place() {
        assert_eq!(sort_key("Müller, Änne", false), "mulleranne");
        assert_eq!(sort_key("Weiß 2", false), "weiss2");
        assert_eq!(sort_key("Müller", true), "");
        assert_eq!(sort_key(&"x".repeat(100), false).len(), 48);
    }
}
