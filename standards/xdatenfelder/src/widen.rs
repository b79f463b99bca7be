// SPDX-License-Identifier: EUPL-1.2
//! Identities and versions of XDatenfelder 2 in the form of version 3.
//!
//! Version 2 has a letter and eight digits, version 3 puts a sub-range of three digits (`000` by default) after the
//! first two: `F60000227` becomes `F60000000227`.

/// Letters of elements that version 3 still has; code lists (`C`) are no elements there.
const LETTERS: [char; 5] = ['D', 'S', 'G', 'F', 'R'];

/// The identity in the form of version 3; `None` when it has not the form of version 2.
pub fn widen_id(id: &str) -> Option<String> {
    let letter = id.chars().next().filter(|letter| LETTERS.contains(letter))?;
    let digits = &id[letter.len_utf8()..];
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (range, rest) = digits.split_at(2);
    Some(format!("{letter}{range}000{rest}"))
}

/// A text in which every identity of version 2 has the form of version 3. A letter or digit before it
/// (`XF60000227`) or a digit after it (`F600002271`) means that it is something else.
pub fn widen_text(text: &str) -> String {
    let mut widened = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while !rest.is_empty() {
        let word_end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(word_end);
        let id = word.split_at_checked(9).filter(|(_, tail)| !tail.starts_with(|c: char| c.is_ascii_digit()));
        match id.and_then(|(head, tail)| Some((widen_id(head)?, tail))) {
            Some((id, tail)) => {
                widened.push_str(&id);
                widened.push_str(tail);
            }
            None => widened.push_str(word),
        }
        let gap_end = after.find(char::is_alphanumeric).unwrap_or(after.len());
        let (gap, next) = after.split_at(gap_end);
        widened.push_str(gap);
        rest = next;
    }
    widened
}

/// A version `1.2` as `1.2.0`; `None` when it has another form. A version of three parts stays as it is.
pub fn widen_version(version: &str) -> Option<String> {
    let parts: Vec<&str> = version.split('.').collect();
    let numeric = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    match (numeric, parts.len()) {
        (true, 2) => Some(format!("{version}.0")),
        (true, 3) => Some(version.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_zeros_follow_the_first_two_digits() {
        assert_eq!(widen_id("F60000227").as_deref(), Some("F60000000227"));
        assert_eq!(widen_id("S00000246").as_deref(), Some("S00000000246"));
        for other in ["F60000000227", "F123", "C00000001", "T1234", "", "F6000022x", "Ä60000227"] {
            assert_eq!(widen_id(other), None, "{other}");
        }
    }

    #[test]
    fn identities_inside_of_rule_texts_are_widened() {
        let rule =
            "Wenn das Feld G00000283.F00000522 \"Tätigkeit\" = 001, dann muss (F60000227) befüllt werden.";
        let wide = "Wenn das Feld G00000000283.F00000000522 \"Tätigkeit\" = 001, dann muss (F60000000227) befüllt werden.";
        assert_eq!(widen_text(rule), wide);
        assert_eq!(widen_text("XF60000227 F600002271 Größe"), "XF60000227 F600002271 Größe");
        assert_eq!(widen_text("F60000227V1.1"), "F60000000227V1.1");
        assert_eq!(widen_text("\"F00001032 Ende\""), "\"F00000001032 Ende\"");
    }

    #[test]
    fn a_version_gets_a_third_part() {
        assert_eq!(widen_version("1.2").as_deref(), Some("1.2.0"));
        assert_eq!(widen_version("1.2.3").as_deref(), Some("1.2.3"));
        assert_eq!(widen_version("1"), None);
        assert_eq!(widen_version("1.x"), None);
    }
}
