// SPDX-License-Identifier: EUPL-1.2
//! Input before it reaches a command: what is known about the applicant, what changed on a page, answers from programs. Pure.

use crate::model::{DraftFile, FileId};
use aws_lc_rs::digest::{Context, SHA256};
use foundation::{FieldErrors, Locale, Message};
use identity::{Account, AccountKind};
use schemata::{Answers, Form, PageKey};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Names of inputs that belong to the page and not to the form.
pub(crate) const BASE: &str = "_base";
/// Where to go after saving: nothing for the next page, `stay` or `tasks`.
pub(crate) const THEN: &str = "_then";

/// Shared building blocks that an account can fill in: the elements of the sample schemata, then the harmonised ones of FIM.
const FAMILY_NAME: [&str; 2] = ["F13000000001", "F60000000227"];
const GIVEN_NAMES: [&str; 2] = ["F13000000002", "F60000000228"];
const ORGANISATION: [&str; 2] = ["F13000000011", "F60000000319"];
const EMAIL: [&str; 2] = ["F13000000032", "F60000000242"];
/// The building block by which the applicant declares inside of the form that the answers are right and complete.
const DECLARATION: &str = "F13000000042";

/// Whether the form itself asks for the declaration; then it is not asked a second time before sending.
pub(crate) fn declares(form: &Form) -> bool {
    form.elements().iter().any(|element| element.id == DECLARATION)
}

/// Fills in what an account says: the e-mail address, and the name where it is clear which word is which.
pub(crate) fn prefill(form: &Form, account: &Account, mut answers: Answers) -> Answers {
    let elements = form.elements();
    let mut fill = |ids: &[&str], value: &str| {
        // Inside a repetition it would not be clear whom the value is about.
        let place = elements.iter().find(|element| ids.contains(&element.id.as_str()) && element.max == 1);
        let single = place.filter(|place| {
            let around = |other: &&schemata::ElementView| {
                place.path.starts_with(&format!("{}/", other.path)) && other.max > 1
            };
            !elements.iter().any(|other| around(&other))
        });
        if let Some(place) = single {
            answers.set(&place.path, value);
        }
    };
    fill(&EMAIL, &account.email);
    if account.kind == AccountKind::Company {
        fill(&ORGANISATION, &account.display_name);
    } else if let [given, family] = account.display_name.split_whitespace().collect::<Vec<_>>().as_slice() {
        fill(&GIVEN_NAMES, given);
        fill(&FAMILY_NAME, family);
    }
    answers
}

/// The answers of a page as they are stored, with labels for people.
pub(crate) fn page_rows(
    form: &Form,
    key: &PageKey,
    answers: &Answers,
    locale: Locale,
) -> Vec<(String, String, String)> {
    let sections = form.summary(answers, locale);
    let rows = sections.into_iter().flat_map(|section| section.rows);
    rows.filter(|row| row.page == *key).map(|row| (row.path, row.label, row.value)).collect()
}

/// A mark of what a page's answers were when it was shown; it tells whether somebody changed them since. Choices and the number
/// of repetitions stand at the path that the page is named after.
pub(crate) fn fingerprint(form: &Form, key: &PageKey, answers: &Answers) -> String {
    let mut hasher = DefaultHasher::new();
    for (path, _, value) in page_rows(form, key, answers, Locale::De) {
        (path, value).hash(&mut hasher);
    }
    answers.get(&key.as_str().replace('.', "/")).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// A line of the page that shows both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// The question.
    pub(crate) label: String,
    /// What is stored.
    pub(crate) stored: String,
    /// What was sent.
    pub(crate) yours: String,
}

/// Where two versions of a page differ; an empty answer stands for none.
pub(crate) fn differences(
    form: &Form,
    key: &PageKey,
    (stored, yours): (&Answers, &Answers),
    locale: Locale,
) -> Vec<Difference> {
    let stored = page_rows(form, key, stored, locale);
    let yours = page_rows(form, key, yours, locale);
    let values = |rows: &[(String, String, String)]| -> HashMap<String, String> {
        rows.iter().map(|(path, _, value)| (path.clone(), value.clone())).collect()
    };
    let (stored_values, your_values) = (values(&stored), values(&yours));
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (path, label, _) in yours.into_iter().chain(stored) {
        let value = |values: &HashMap<String, String>| values.get(&path).cloned().unwrap_or_default();
        let (stored, yours) = (value(&stored_values), value(&your_values));
        if stored != yours && seen.insert(path.clone()) {
            found.push(Difference { label, stored, yours });
        }
    }
    found
}

/// The files that some answer names, hidden or not.
pub(crate) fn named_files(answers: &Answers) -> HashSet<FileId> {
    answers.iter().filter_map(|(_, value)| DraftFile::named_by(value)).collect()
}

/// The files that no answer names any more.
pub(crate) fn dropped(files: &[DraftFile], answers: &Answers) -> Vec<DraftFile> {
    let named = named_files(answers);
    files.iter().filter(|file| !named.contains(&file.id)).cloned().collect()
}

/// Takes in answers that a program sends, by path; an empty value takes an answer away. What the form does not ask, and what it
/// asks for as a file, is refused.
///
/// # Errors
/// One message for each path that cannot be taken.
pub(crate) fn merge(
    form: &Form,
    answers: &Answers,
    sent: &[(String, String)],
) -> Result<Answers, FieldErrors> {
    let mut merged = answers.clone();
    let mut errors = FieldErrors::default();
    let known: HashSet<String> = form.elements().into_iter().map(|element| element.path).collect();
    for (path, value) in sent {
        let refused = |key| Message::new(key).with("path", path.chars().take(200).collect::<String>());
        if !known.contains(&without_indexes(path)) {
            errors.add(path.clone(), refused("assistant-refused-path"));
        } else if form.file_field(path).is_some() {
            errors.add(path.clone(), refused("assistant-refused-file-value"));
        } else if !merged.set(path, value.as_str()) {
            errors.add(path.clone(), refused("assistant-refused-value"));
        }
    }
    if errors.is_empty() { Ok(merged) } else { Err(errors) }
}

/// Whether an answer belongs to a field: at its path, or at the path with one index.
pub(crate) fn is_at(path: &str, field: &str) -> bool {
    let rest = path.strip_prefix(field);
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.strip_prefix('/').is_some_and(|index| !index.contains('/'))
    })
}

/// A path without the indexes of repetitions.
fn without_indexes(path: &str) -> String {
    let segments = path.split('/');
    let named: Vec<_> =
        segments.filter(|segment| !segment.starts_with(|first: char| first.is_ascii_digit())).collect();
    named.join("/")
}

/// How many characters a key may have by which a program names its request.
const KEY_LENGTH: std::ops::RangeInclusive<usize> = 16..=128;

/// What stands for a request that may come again: the key that the program chose, within what belongs to the same owner, and the key
/// with everything that was asked. `None` for a key that is too short to be a name of its own, too long or not plain.
pub(crate) fn repetition(
    key: &str,
    owner: Option<foundation::OwnerId>,
    service: &str,
    body: &[u8],
) -> Option<crate::commands::Repetition> {
    let plain = key.bytes().all(|byte| byte.is_ascii_graphic());
    if !plain || !KEY_LENGTH.contains(&key.len()) {
        return None;
    }
    let owner = owner.map_or_else(String::new, |owner| owner.to_string());
    let code = |parts: &[&[u8]]| {
        let mut context = Context::new(&SHA256);
        for part in parts {
            // The length goes first, so that no two lists of parts read the same.
            context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(part);
        }
        identity::Code::typed(&hex::encode(context.finish()))
    };
    Some(crate::commands::Repetition {
        key: code(&[b"key", owner.as_bytes(), key.as_bytes()]),
        request: code(&[b"request", owner.as_bytes(), key.as_bytes(), service.as_bytes(), body]),
    })
}

/// A reference number as part of a file name.
pub(crate) fn receipt_name(reference: &str) -> String {
    let kept: String = reference.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    format!("kontor-empfangsbestaetigung-{kept}.json")
}

#[cfg(test)]
mod tests;
