// SPDX-License-Identifier: EUPL-1.2
//! The facts of an audit entry in words. Entries are canonical codes, so that they can be proved; people read words. What has no word
//! yet is shown as its code rather than left out.

use crate::queries::fact;
use foundation::OwnerId;
use foundation::id::Uuid;
use organisation::Person;
use serde_json::Value;
use web::Visit;

/// An entry in the language of the page.
pub(super) struct EntryWords<'a> {
    visit: &'a Visit,
    people: &'a [Person],
    authority: OwnerId,
    entry: &'a str,
}

impl<'a> EntryWords<'a> {
    /// The words for an entry of an authority with the people of its directory.
    pub(super) const fn new(
        visit: &'a Visit,
        (authority, people): (OwnerId, &'a [Person]),
        entry: &'a str,
    ) -> Self {
        Self { visit, people, authority, entry }
    }

    /// The text of the first key that there is, otherwise the code itself.
    fn word(&self, keys: &[String], code: &str) -> String {
        let texts = &self.visit.platform.texts.0;
        let known = keys.iter().find(|key| texts.contains(self.visit.locale.as_str(), key));
        known.map_or_else(|| code.to_owned(), |key| self.visit.text(key))
    }

    fn object_word(&self, kind: &str) -> String {
        self.word(&[format!("portal-audit-object-{}", dashed(kind))], kind)
    }

    /// What was done: "Vorgang: entschieden".
    pub(super) fn action(&self) -> String {
        let code = fact(self.entry, "action");
        let Some((resource, action)) = code.split_once('.') else { return code };
        let done = self.word(&[format!("portal-audit-action-{}", dashed(action))], action);
        format!("{}: {done}", self.object_word(resource))
    }

    /// Who did it. People of the authority by name; residents never.
    pub(super) fn actor(&self) -> String {
        let code = fact(self.entry, "actor");
        let (kind, id) = code.split_once(':').unwrap_or((code.as_str(), ""));
        let person = self.people.iter().find(|person| kind == "staff" && person.account.to_string() == id);
        match person {
            Some(person) => person.display_name.clone(),
            None => match kind {
                "system" => format!("{} ({id})", self.visit.text("portal-audit-actor-system")),
                _ => self.word(&[format!("portal-audit-actor-{}", dashed(kind))], &code),
            },
        }
    }

    /// What it was done to, with its identifier.
    pub(super) fn object(&self) -> String {
        let code = fact(self.entry, "object");
        let Some((kind, id)) = code.split_once(':') else { return code };
        let is_own = id.parse::<Uuid>().is_ok_and(|id| id == self.authority.uuid());
        if is_own { self.object_word(kind) } else { format!("{} {id}", self.object_word(kind)) }
    }

    /// The short facts: "Stand: Entschieden, Version: 3".
    pub(super) fn details(&self) -> String {
        let parsed: Value = serde_json::from_str(self.entry).unwrap_or_default();
        let Some(pairs) = parsed.get("details").and_then(Value::as_object) else { return String::new() };
        let pairs = pairs.iter().map(|(name, value)| {
            let value = value.as_str().unwrap_or_default();
            let label = self.word(&[format!("portal-audit-detail-{}", dashed(name))], name);
            format!("{label}: {}", self.value(name, value))
        });
        pairs.collect::<Vec<_>>().join(", ")
    }

    fn value(&self, name: &str, value: &str) -> String {
        let code = dashed(value);
        let keys: Vec<String> = match (name, value) {
            (_, "true") => vec!["web-choice-yes".to_owned()],
            (_, "false") => vec!["web-choice-no".to_owned()],
            ("role", _) => vec![format!("organisation-role-{code}")],
            ("state", _) => vec![
                format!("cases-state-{code}"),
                format!("notices-state-{code}"),
                format!("portal-audit-value-{code}"),
            ],
            ("kind", _) => vec![format!("notices-kind-{code}"), format!("portal-audit-value-{code}")],
            ("lent_to" | "account", id) => {
                let person = self.people.iter().find(|person| person.account.to_string() == id);
                return person.map_or_else(|| value.to_owned(), |person| person.display_name.clone());
            }
            _ => vec![format!("portal-audit-value-{code}")],
        };
        self.word(&keys, value)
    }
}

/// A code as a part of a text key.
fn dashed(code: &str) -> String {
    code.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}
