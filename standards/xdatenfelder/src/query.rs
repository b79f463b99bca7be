// SPDX-License-Identifier: EUPL-1.2
//! Questions to a schema: which rules no program can follow yet, which code lists are absent.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::genericode::CodeList;
use crate::model::{CodeListReference, DataSchema, FieldRule, Identifier, Value, for_each_field};

/// A rule that exists only in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UntranslatedRule {
    /// Identity of the rule.
    pub rule: Identifier,
    /// Its name.
    pub name: String,
    /// The rule in words; empty when the file says nothing but the name.
    pub text: String,
    /// Identity of the schema, group or field that carries the rule.
    pub carrier: Identifier,
}

impl DataSchema {
    /// Every rule without a script, once for each element that carries it, in document order.
    pub fn untranslated_rules(&self) -> Vec<UntranslatedRule> {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        let mut collect = |carrier: &Identifier, rules: &[FieldRule]| {
            for rule in rules.iter().filter(|rule| rule.script.is_none()) {
                if seen.insert((carrier.clone(), rule.identifier.clone())) {
                    found.push(UntranslatedRule {
                        rule: rule.identifier.clone(),
                        name: rule.name.clone(),
                        text: rule.free_text.clone().unwrap_or_default(),
                        carrier: carrier.clone(),
                    });
                }
            }
        };
        collect(&self.info.identifier, &self.rules);
        for occurrence in self.occurrences() {
            let element = &occurrence.structure.element;
            collect(&element.info().identifier, element.rules());
        }
        found
    }

    /// Fills the values of every field that refers to one of the lists, and returns the references that found no list:
    /// sorted, each once, as URN with version where there is one. Only the very version counts as the list meant.
    ///
    /// The fields keep their reference. Columns that a field names (`codeKey`, `nameKey`, `helpKey`) are preferred to
    /// those that the list recommends.
    pub fn resolve_code_lists(&mut self, lists: &[CodeList]) -> Vec<String> {
        let mut unresolved = BTreeSet::new();
        for_each_field(&mut self.structure, &mut |field| {
            let Some(reference) = &field.code_list else { return };
            match lists.iter().find(|list| is_meant(reference, list)) {
                Some(list) => {
                    let columns =
                        [&field.code_column, &field.name_column, &field.help_column].map(Option::as_deref);
                    field.values = choices(columns, list);
                }
                None => {
                    unresolved.insert(full_name(reference));
                }
            }
        });
        unresolved.into_iter().collect()
    }

    /// Replaces the reference to an internal code list (see [`CodeListReference::is_internal`]) by its values, where
    /// they are known. Returns how many fields changed. A schema that is handed on needs this, because internal lists
    /// are not published.
    pub fn inline_internal_code_lists(&mut self) -> usize {
        let mut changed = 0;
        for_each_field(&mut self.structure, &mut |field| {
            let internal = field.code_list.as_ref().is_some_and(CodeListReference::is_internal);
            if internal && !field.values.is_empty() {
                field.code_list = None;
                changed += 1;
            }
        });
        changed
    }
}

/// The name by which an editor finds the list.
pub(crate) fn full_name(reference: &CodeListReference) -> String {
    match (&reference.canonical_version_uri, &reference.version) {
        (Some(uri), _) => uri.clone(),
        (None, Some(version)) => format!("{}_{version}", reference.canonical_uri),
        (None, None) => reference.canonical_uri.clone(),
    }
}

pub(crate) fn is_meant(reference: &CodeListReference, list: &CodeList) -> bool {
    match (&reference.canonical_version_uri, &reference.version) {
        (Some(uri), _) => *uri == list.canonical_version_uri,
        (None, Some(version)) => reference.canonical_uri == list.canonical_uri && *version == list.version,
        (None, None) => reference.canonical_uri == list.canonical_uri,
    }
}

/// The rows of a list as values, from the columns for code, name and help where they are named.
pub(crate) fn choices(columns: [Option<&str>; 3], list: &CodeList) -> Vec<Value> {
    let [code, name, help] = columns;
    list.rows
        .iter()
        .map(|row| {
            let cell = |column: Option<&str>| column.and_then(|column| list.value(row, column));
            Value {
                code: cell(code).unwrap_or(&row.code).to_owned(),
                name: cell(name).unwrap_or(&row.label).to_owned(),
                help: cell(help).map(str::to_owned),
                extensions: Vec::new(),
            }
        })
        .collect()
}
