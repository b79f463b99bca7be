// SPDX-License-Identifier: EUPL-1.2
//! Names: type names use the words of `GLOSSARY.toml` and none of the synonyms that it forbids.
//!
//! The file is a list of tables (`[[term]]`); read here are `de`, `code` (one identifier or a list of them)
//! and `not` (forbidden synonyms).

use std::collections::BTreeMap;

use crate::house::place;
use crate::house::source::Source;
use crate::house::{Finding, TextFile};

const FILE: &str = "GLOSSARY.toml";

/// Checks the glossary itself and the type names of all Rust files.
pub fn check(files: &[TextFile]) -> Vec<Finding> {
    let Some(glossary) = files.iter().find(|file| file.path == FILE) else { return Vec::new() };
    let table: toml::Table = match glossary.text.parse() {
        Ok(table) => table,
        Err(problem) => return vec![Finding::new(FILE, 0, "names", format!("cannot be read: {problem}"))],
    };
    let mut findings = Vec::new();
    let forbidden = read(&table, &mut findings);
    for file in files.iter().filter(|file| file.path.ends_with(".rs") && !place::is_sample(&file.path)) {
        let source = Source::read(&file.text);
        for (line, code) in source.program_lines() {
            if let Some(name) = type_name(code)
                && let Some(instead) = forbidden.get(name)
            {
                let message = format!("`{name}` is not the glossary's word; it says {instead}");
                findings.push(Finding::new(&file.path, line, "names", message));
            }
        }
    }
    findings
}

/// Forbidden synonyms with what stands in their place.
fn read(table: &toml::Table, findings: &mut Vec<Finding>) -> BTreeMap<String, String> {
    let mut forbidden = BTreeMap::new();
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let terms = table.values().filter_map(toml::Value::as_array).flatten().filter_map(toml::Value::as_table);
    for term in terms {
        let german = term.get("de").and_then(toml::Value::as_str).unwrap_or("a term without `de`").to_owned();
        let identifiers = strings(term.get("code"));
        if identifiers.is_empty() {
            findings.push(Finding::new(FILE, 0, "names", format!("{german}: `code` is missing")));
        }
        for identifier in &identifiers {
            if let Some(other) = owners.insert(identifier.clone(), german.clone()) {
                findings.push(Finding::new(
                    FILE,
                    0,
                    "names",
                    format!("`{identifier}` stands for {other} and for {german}"),
                ));
            }
        }
        for synonym in strings(term.get("not")) {
            forbidden.insert(synonym, format!("`{}` for {german}", identifiers.join("`, `")));
        }
    }
    for (synonym, german) in owners.iter().filter(|(identifier, _)| forbidden.contains_key(*identifier)) {
        findings.push(Finding::new(
            FILE,
            0,
            "names",
            format!("`{synonym}` stands for {german} and is forbidden elsewhere"),
        ));
    }
    forbidden
}

fn strings(value: Option<&toml::Value>) -> Vec<String> {
    match value {
        Some(toml::Value::String(text)) => text.split(',').map(|part| part.trim().to_owned()).collect(),
        Some(toml::Value::Array(list)) => {
            list.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

/// The name of the struct, enum, trait or type alias that a line declares.
fn type_name(code: &str) -> Option<&str> {
    let mut rest = code.trim_start();
    if let Some(after) = rest.strip_prefix("pub") {
        rest = match after.strip_prefix('(') {
            Some(inner) => inner.split_once(')')?.1.trim_start(),
            None => after.strip_prefix(' ')?.trim_start(),
        };
    }
    let after =
        ["struct ", "enum ", "trait ", "type ", "union "].iter().find_map(|word| rest.strip_prefix(word))?;
    let end = after.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(after.len());
    after.get(..end).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::tests::file;

    const GLOSSARY: &str = r#"
[[term]]
de = "Verwaltungsleistung"
code = "PublicService"
not = ["Service"]

[[term]]
de = "Fall"
code = ["Case"]
not = ["Matter"]
"#;

    #[test]
    fn a_forbidden_synonym_is_found_in_declarations_only() {
        let code = "pub struct PublicService;\npub(crate) enum Matter { A }\n// struct Service\nlet x: Service;\ntrait Service<T> {}\n";
        let found = check(&[file(FILE, GLOSSARY), file("app/src/main.rs", code)]);
        assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2, 5]);
        assert!(found[0].message.contains("`Case` for Fall"));
    }

    #[test]
    fn a_word_has_one_meaning() {
        let twice = format!("{GLOSSARY}\n[[term]]\nde = \"Kiste\"\ncode = \"Case\"\n");
        assert_eq!(check(&[file(FILE, &twice)]).len(), 1);
        let against = format!("{GLOSSARY}\n[[term]]\nde = \"Dienst\"\ncode = \"Service\"\n");
        assert_eq!(check(&[file(FILE, &against)]).len(), 1);
        assert_eq!(check(&[file(FILE, GLOSSARY)]), []);
    }

    #[test]
    fn without_a_glossary_nothing_is_checked_and_a_broken_one_is_found() {
        assert_eq!(check(&[file("app/src/main.rs", "struct Service;")]), []);
        assert_eq!(check(&[file(FILE, "[[term")]).len(), 1);
    }
}
