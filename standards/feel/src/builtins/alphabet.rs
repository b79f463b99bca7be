// SPDX-License-Identifier: EUPL-1.2
//! The order of German dictionaries (DIN 5007-1), which the standard does not have: its own order of texts is by code
//! point, where `Ärger` follows `Zettel`.

use std::sync::Arc;

use super::{Arguments, Calling};
use crate::diagnostic::Problem;
use crate::value::Value;

/// Letters with marks and what they are ordered as.
const FOLDED: &[(&str, &str)] = &[
    ("àáâãäåāăą", "a"),
    ("æ", "ae"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņň", "n"),
    ("òóôõöøōŏő", "o"),
    ("œ", "oe"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ß", "ss"),
    ("ţťŧț", "t"),
    ("þ", "th"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
];

/// Texts in the order of a German dictionary: letters with marks as without them, ß as ss, small and capital letters
/// alike; what is still the same by code point.
pub(super) fn sort_alphabetically(
    arguments: &Arguments<'_>,
    calling: &mut dyn Calling,
) -> Result<Value, Problem> {
    let list = arguments.list(0)?;
    let mut keyed: Vec<(String, &Arc<str>)> = Vec::with_capacity(list.len());
    for item in list.iter() {
        let Value::Text(text) = item else { return Err(arguments.wrong_type(0)) };
        calling.meter().steps(item.size() + 1)?;
        calling.meter().bytes(text.len() * 2 + size_of::<Value>())?;
        keyed.push((key(text), text));
    }
    keyed.sort();
    Ok(Value::list(keyed.into_iter().map(|(_, text)| Value::from(Arc::clone(text)))))
}

fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match FOLDED.iter().find(|(letters, _)| !letter.is_ascii() && letters.contains(letter)) {
            Some((_, folded)) => key.push_str(folded),
            None => key.push(letter),
        }
    }
    key
}
