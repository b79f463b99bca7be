// SPDX-License-Identifier: EUPL-1.2
//! `praezisierung` of version 2: a JSON object in a text, with the keys that version 3 has as attributes.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;

use super::convert::Losses;
use crate::model::Constraints;

/// The entries of a JSON object in their order, also those whose key stands twice.
struct Entries(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

/// Reads the text. What it holds beyond the five known keys, and a key that stands a second time, is lost.
pub(super) fn constraints(text: Option<&str>, losses: &mut Losses) -> Constraints {
    let mut constraints = Constraints::default();
    let Some(text) = text else { return constraints };
    let Ok(Entries(entries)) = serde_json::from_str::<Entries>(text) else {
        losses.lose("praezisierung", Some(text.to_owned()));
        return constraints;
    };
    for (key, value) in entries {
        let written = match &value {
            Json::String(text) => crate::xml::trim(text).to_owned(),
            Json::Number(number) => number.to_string(),
            Json::Null => String::new(),
            other => other.to_string(),
        };
        if !written.is_empty() && !take(&mut constraints, &key, &written) {
            losses.lose("praezisierung", Some(format!("{key}={written}")));
        }
    }
    constraints
}

/// Whether the entry has found its place.
fn take(constraints: &mut Constraints, key: &str, written: &str) -> bool {
    let number = |place: &mut Option<u32>| {
        let fits = place.is_none() && written.bytes().all(|byte| byte.is_ascii_digit());
        *place = place.or(if fits { written.parse().ok() } else { None });
        fits && place.is_some()
    };
    let text = |place: &mut Option<String>| {
        let free = place.is_none();
        if free {
            *place = Some(written.to_owned());
        }
        free
    };
    match key {
        "minLength" => number(&mut constraints.min_length),
        "maxLength" => number(&mut constraints.max_length),
        "minValue" => text(&mut constraints.min_value),
        "maxValue" => text(&mut constraints.max_value),
        "pattern" => text(&mut constraints.pattern),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Constraints, Vec<String>) {
        let mut losses = Losses::default();
        let found = constraints(Some(text), &mut losses);
        (found, losses.lines())
    }

    #[test]
    fn the_json_of_a_constraint_becomes_attributes_and_the_rest_is_lost_aloud() {
        let (found, lost) = read(
            r#"{"minLength":"1","maxLength":55,"minValue":"","pattern":"[0-9]{5}","step":"2","maxValue":"2080-12-31"}"#,
        );
        assert_eq!(found.min_length, Some(1));
        assert_eq!(found.max_length, Some(55));
        assert_eq!(found.min_value, None);
        assert_eq!(found.max_value.as_deref(), Some("2080-12-31"));
        assert_eq!(found.pattern.as_deref(), Some("[0-9]{5}"));
        assert_eq!(lost, ["praezisierung: step=2"]);
    }

    #[test]
    fn a_key_that_stands_twice_or_is_no_length_is_lost_aloud() {
        let (found, lost) =
            read(r#"{"minLength":"1","minLength":"2","maxLength":"viel","pattern":"a","pattern":"b"}"#);
        assert_eq!((found.min_length, found.max_length), (Some(1), None));
        assert_eq!(found.pattern.as_deref(), Some("a"));
        assert_eq!(
            lost,
            ["praezisierung: minLength=2", "praezisierung: maxLength=viel", "praezisierung: pattern=b"]
        );
    }

    #[test]
    fn a_constraint_that_is_not_json_is_lost_aloud() {
        let (found, lost) = read("höchstens 5");
        assert!(found.is_empty());
        assert_eq!(lost, ["praezisierung: höchstens 5"]);
    }
}
