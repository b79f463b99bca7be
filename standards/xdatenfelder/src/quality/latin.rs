// SPDX-License-Identifier: EUPL-1.2
//! The characters of String.Latin, the data type of XÖV for names and texts.

/// The first character that does not belong to String.Latin.
pub(super) fn stranger(text: &str) -> Option<char> {
    let mut before = ' ';
    for character in text.chars() {
        let belongs = is_single(character) || is_pair(before, character);
        if !belongs {
            return Some(character);
        }
        before = character;
    }
    None
}

/// Letters that exist only with an accent behind them.
fn is_pair(letter: char, accent: char) -> bool {
    match accent {
        '\u{302}' => matches!(letter, 'D' | 'L' | 'M' | 'N' | 'd' | 'l' | 'm' | 'n'),
        '\u{30c}' => letter == 'J',
        _ => false,
    }
}

fn is_single(character: char) -> bool {
    matches!(character,
        '\t' | '\n' | '\r' | ' '..='~'
        | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{107}' | '\u{10a}'..='\u{11b}' | '\u{11e}'..='\u{123}'
        | '\u{126}'..='\u{131}' | '\u{134}'..='\u{15b}' | '\u{15e}'..='\u{16b}' | '\u{16e}'..='\u{17e}'
        | '\u{18f}' | '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}' | '\u{1b7}' | '\u{1cd}'..='\u{1d4}'
        | '\u{1de}' | '\u{1df}' | '\u{1e4}'..='\u{1f0}' | '\u{1f4}' | '\u{1f5}' | '\u{1fa}'..='\u{1ff}'
        | '\u{218}'..='\u{21b}' | '\u{21e}' | '\u{21f}' | '\u{22a}' | '\u{22b}' | '\u{22e}'..='\u{233}'
        | '\u{259}' | '\u{292}')
        || matches!(character,
        '\u{1e02}' | '\u{1e03}' | '\u{1e0a}' | '\u{1e0b}' | '\u{1e10}' | '\u{1e11}' | '\u{1e1e}'..='\u{1e21}'
        | '\u{1e24}'..='\u{1e27}' | '\u{1e30}' | '\u{1e31}' | '\u{1e40}' | '\u{1e41}' | '\u{1e44}' | '\u{1e45}'
        | '\u{1e56}' | '\u{1e57}' | '\u{1e60}'..='\u{1e63}' | '\u{1e6a}' | '\u{1e6b}' | '\u{1e80}'..='\u{1e85}'
        | '\u{1e8c}'..='\u{1e93}' | '\u{1e9e}' | '\u{1ea0}'..='\u{1ea7}' | '\u{1eaa}'..='\u{1eac}'
        | '\u{1eae}'..='\u{1ec1}' | '\u{1ec4}'..='\u{1ed3}' | '\u{1ed6}'..='\u{1edd}' | '\u{1ee4}'..='\u{1ef9}'
        | '€')
}

#[cfg(test)]
mod tests {
    use super::stranger;

    #[test]
    fn letters_with_accents_belong_and_other_scripts_do_not() {
        for good in ["Müller-Lüdenscheidt", "Şahin Ńowak ẞ €", "M\u{302} J\u{30c}", "a\n\tb"] {
            assert_eq!(stranger(good), None, "{good}");
        }
        for (bad, found) in
            [("„so“", '„'), ("a\u{302}", '\u{302}'), ("Иван", 'И'), ("a\u{a0}b", '\u{a0}'), ("–", '–')]
        {
            assert_eq!(stranger(bad), Some(found), "{bad}");
        }
    }
}
