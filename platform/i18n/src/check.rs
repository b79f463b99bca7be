// SPDX-License-Identifier: EUPL-1.2
//! Compares the German and the English texts.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use crate::source::{self, Text};

/// Compares all German files with all English files, each given as (name, source), and returns every complaint
/// in plain English, sorted: syntax errors, keys doubled within a language, keys missing on one side, different
/// arguments, doubled spaces, and texts of which only one ends with a full stop, colon, question or exclamation mark.
#[must_use]
pub fn check(de: &[(&str, &str)], en: &[(&str, &str)]) -> Vec<String> {
    let mut complaints = Vec::new();
    let german = collect("de", de, &mut complaints);
    let english = collect("en", en, &mut complaints);
    for key in german.keys().chain(english.keys()).collect::<BTreeSet<_>>() {
        match (german.get(key), english.get(key)) {
            (Some(left), Some(right)) => compare(left, right, &mut complaints),
            (Some(_), None) => complaints.push(format!("{key}: missing in en")),
            (None, Some(_)) => complaints.push(format!("{key}: missing in de")),
            (None, None) => {}
        }
    }
    complaints.sort();
    complaints
}

fn collect(locale: &str, files: &[(&str, &str)], complaints: &mut Vec<String>) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    for (name, source) in files {
        if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
            complaints.extend(errors.iter().map(|error| format!("{locale} {name}: {error}")));
        }
        for text in source::texts(source) {
            if text.raw.lines().any(|line| line.contains("  ")) {
                complaints.push(format!("{}: doubled space in {locale}", text.key));
            }
            if let Some(former) = texts.insert(text.key.clone(), text) {
                complaints.push(format!("{}: duplicate key in {locale}, again in {name}", former.key));
            }
        }
    }
    texts
}

fn compare(german: &Text, english: &Text, complaints: &mut Vec<String>) {
    let (left, right) = (german.arguments(), english.arguments());
    if left != right {
        complaints.push(format!("{}: arguments differ: de {left:?}, en {right:?}", german.key));
    }
    if endings(&german.raw) != endings(&english.raw) {
        complaints.push(format!("{}: end punctuation differs between de and en", german.key));
    }
}

/// How a text can end: one mark for a simple text, the marks of all variants for one that ends in a selector.
fn endings(raw: &str) -> BTreeSet<char> {
    let variants = raw.lines().filter(|line| line.starts_with('[') || line.starts_with("*["));
    let ends_in_selector = raw.ends_with('}') && raw.contains("->");
    if !ends_in_selector {
        return BTreeSet::from([mark(raw)]);
    }
    variants.filter_map(|line| line.split_once(']')).map(|(_, text)| mark(text.trim())).collect()
}

/// The end mark of a text, a blank when it has none; a closing quotation mark or bracket is looked through.
fn mark(text: &str) -> char {
    let inner = text.trim_end_matches(['"', '“', '”', '‘', '’', '»', '«', ')']);
    inner.chars().last().filter(|last| ".!?:…".contains(*last)).unwrap_or(' ')
}
