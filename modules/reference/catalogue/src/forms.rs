// SPDX-License-Identifier: EUPL-1.2
//! Raw input: import files, and what stands behind the `?` of our addresses.

use crate::model::{CostKind, LifeEvent, PublicService, TopicField};
use foundation::{Locale, Problem, Translated};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Letters of a question that count.
const QUESTION_LENGTH: usize = 200;
/// Letters of a place that count.
const PLACE_LENGTH: usize = 80;
/// Pages of results that can be opened.
const MOST_PAGES: usize = 50;

/// Why files cannot be imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file has another shape.
    #[error("file {file}: {detail}")]
    Shape {
        /// Place of the file, 0 for the topic fields, then the files of services from 1.
        file: usize,
        /// What the reader says, with the line.
        detail: String,
    },
    /// Services that break a rule.
    #[error("{}", .0.join("; "))]
    Content(
        /// One sentence per fault, beginning with the key of the service.
        Vec<String>,
    ),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

impl From<ImportError> for Problem {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Store(error) => error.into(),
            other => Self::internal(other),
        }
    }
}

/// What the files hold.
#[derive(Debug)]
pub(crate) struct Files {
    pub(crate) topic_fields: Vec<TopicField>,
    pub(crate) life_events: Vec<LifeEvent>,
    pub(crate) services: Vec<PublicService>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TopicFile {
    topic_field: Vec<TopicField>,
    #[serde(default)]
    life_event: Vec<LifeEvent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ServiceFile {
    #[serde(default)]
    service: Vec<PublicService>,
}

/// Reads and checks the files as a whole; nothing is taken over from files with a fault.
pub(crate) fn read_files(topic_fields: &str, services: &[&str]) -> Result<Files, ImportError> {
    let topics: TopicFile = parse(0, topic_fields)?;
    let mut all = Vec::new();
    for (index, text) in services.iter().enumerate() {
        all.extend(parse::<ServiceFile>(index + 1, text)?.service);
    }
    let files = Files { topic_fields: topics.topic_field, life_events: topics.life_event, services: all };
    let faults = faults(&files);
    if faults.is_empty() { Ok(files) } else { Err(ImportError::Content(faults)) }
}

fn parse<T: serde::de::DeserializeOwned>(file: usize, text: &str) -> Result<T, ImportError> {
    toml::from_str(text).map_err(|error| ImportError::Shape { file, detail: error.to_string() })
}

fn faults(files: &Files) -> Vec<String> {
    let topics: BTreeSet<&str> = files.topic_fields.iter().map(|topic| topic.code.as_str()).collect();
    let events: BTreeSet<&str> = files.life_events.iter().map(|event| event.code.as_str()).collect();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for service in &files.services {
        let mut note = |fault: String| faults.push(format!("{}: {fault}", service.key));
        if !seen.insert(service.key.as_str()) || !seen.insert(service.leika_key.as_str()) {
            note("key or service key appears twice".to_owned());
        }
        if !topics.contains(service.topic_field.as_str()) {
            note(format!("unknown topic field {}", service.topic_field));
        }
        for event in service.life_events.iter().filter(|event| !events.contains(event.as_str())) {
            note(format!("unknown life event {event}"));
        }
        own_faults(service).into_iter().for_each(note);
    }
    faults
}

/// What is wrong with a service by itself.
fn own_faults(service: &PublicService) -> Vec<String> {
    let mut faults = Vec::new();
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if service.key.is_empty() || service.key.len() > 80 || !service.key.bytes().all(plain) {
        faults.push("a key has 1 to 80 lower-case letters, digits and hyphens".to_owned());
    }
    if service.leika_key.parse::<xzufi::LeikaKey>().is_err() {
        faults.push("a service key has exactly 14 digits".to_owned());
    }
    let needed: [(&str, &Translated); 3] =
        [("name", &service.name), ("short", &service.short), ("costs.text", &service.costs.text)];
    for (field, _) in needed.iter().filter(|(_, text)| text.de.trim().is_empty()) {
        faults.push(format!("{field}.de is empty"));
    }
    if service.channels.is_empty() {
        faults.push("no channel says how to apply".to_owned());
    }
    let range_fits = match service.costs.range_cents.as_slice() {
        [] => service.costs.kind != CostKind::Range,
        [least, greatest] => *least >= 0 && least <= greatest,
        _ => false,
    };
    if !range_fits {
        faults.push("range_cents is empty or has a least and a greatest amount".to_owned());
    }
    if let (Some(from), Some(until)) = (service.valid_from, service.valid_until)
        && until < from
    {
        faults.push("valid_until lies before valid_from".to_owned());
    }
    faults
}

/// What stands behind the `?` of an address.
pub(crate) type Parameters = BTreeMap<String, String>;

/// Name of the parameter of the chosen place. Both names are read in both languages.
pub(crate) const fn place_name(locale: Locale) -> &'static str {
    match locale {
        Locale::De => "ort",
        Locale::En => "place",
    }
}

/// Name of the parameter of the page of results.
pub(crate) const fn page_name(locale: Locale) -> &'static str {
    match locale {
        Locale::De => "seite",
        Locale::En => "page",
    }
}

fn one_of<'a>(parameters: &'a Parameters, names: [&str; 2]) -> &'a str {
    names.iter().find_map(|name| parameters.get(*name)).map_or("", |value| value.trim())
}

/// The place that was chosen or typed.
pub(crate) fn read_place(parameters: &Parameters) -> String {
    one_of(parameters, ["ort", "place"]).chars().take(PLACE_LENGTH).collect()
}

/// Whether the form for the place was sent with nothing in it.
pub(crate) fn asked_for_nothing(parameters: &Parameters) -> bool {
    let sent = parameters.iter().any(|(name, _)| ["ort", "place"].contains(&name.as_str()));
    sent && read_place(parameters).trim().is_empty()
}

/// A question to the search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SearchRequest {
    pub(crate) words: String,
    pub(crate) place: String,
    /// From 1.
    pub(crate) page: usize,
}

impl SearchRequest {
    /// Everything can be read: what makes no sense is cut or left out.
    pub(crate) fn read(parameters: &Parameters) -> Self {
        let words = one_of(parameters, ["q", "q"]);
        let page = one_of(parameters, ["seite", "page"]).parse().unwrap_or(1);
        Self {
            words: words.chars().filter(|letter| !letter.is_control()).take(QUESTION_LENGTH).collect(),
            place: read_place(parameters),
            page: usize::clamp(page, 1, MOST_PAGES),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(pairs: &[(&str, &str)]) -> Parameters {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_question_is_cut_and_its_page_kept_within_bounds() {
        let long = "a".repeat(5000);
        let read = SearchRequest::read(&parameters(&[("q", &long), ("seite", "9999"), ("place", " 130 ")]));
        assert_eq!(read.words.len(), 200);
        assert_eq!((read.page, read.place.as_str()), (50, "130"));
        let read = SearchRequest::read(&parameters(&[("q", " Hund\u{0} "), ("page", "-1")]));
        assert_eq!((read.words.as_str(), read.page), ("Hund", 1));
        assert_eq!(SearchRequest::read(&parameters(&[])).page, 1);
    }

    #[test]
    fn files_of_another_shape_are_named_by_their_place() {
        let error = read_files("[[topic_field]]\ncode = 1", &[]).unwrap_err();
        assert!(matches!(error, ImportError::Shape { file: 0, .. }));
        let error = read_files("topic_field = []", &["", "[[service]]\nkey = \"x\""]).unwrap_err();
        assert!(matches!(error, ImportError::Shape { file: 2, .. }));
    }
}
