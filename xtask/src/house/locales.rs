// SPDX-License-Identifier: EUPL-1.2
//! Translations: German and English have the same messages with the same values in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::place;
use crate::house::{Finding, TextFile};

/// Checks every folder `locales`, and that no message has two homes.
pub fn check(files: &[TextFile]) -> Vec<Finding> {
    let mut folders: BTreeMap<&str, BTreeMap<&str, &TextFile>> = BTreeMap::new();
    for file in files.iter().filter(|file| file.path.ends_with(".ftl") && !place::is_sample(&file.path)) {
        if let Some((folder, name)) = file.path.rsplit_once('/')
            && folder.ends_with("/locales")
        {
            folders.entry(folder).or_default().insert(name, file);
        }
    }
    let mut findings = Vec::new();
    let mut homes: BTreeMap<String, &str> = BTreeMap::new();
    for (folder, languages) in &folders {
        let (Some(german), Some(english)) = (languages.get("de.ftl"), languages.get("en.ftl")) else {
            findings.push(Finding::new(
                folder,
                0,
                "translations",
                "de.ftl and en.ftl belong together; one is missing",
            ));
            continue;
        };
        let (of_german, of_english) = (messages(german, &mut findings), messages(english, &mut findings));
        compare((german, &of_german), (english, &of_english), &mut findings);
        missing((english, &of_english), (german, &of_german), &mut findings);
        if let Some(easy) = languages.get("de-LS.ftl") {
            let of_easy = messages(easy, &mut findings);
            missing((easy, &of_easy), (german, &of_german), &mut findings);
        }
        for (key, message) in &of_german {
            if let Some(home) = homes.insert(key.clone(), folder) {
                let problem =
                    format!("`{key}` is already a message of {home}; begin it with the module's name");
                findings.push(Finding::new(&german.path, message.line, "translations", problem));
            }
        }
    }
    findings
}

struct Message {
    line: usize,
    values: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

/// Every message of `left` must be in `right` with the same values.
fn compare(left: (&TextFile, &Messages), right: (&TextFile, &Messages), findings: &mut Vec<Finding>) {
    missing(left, right, findings);
    for (key, message) in left.1 {
        if let Some(other) = right.1.get(key)
            && other.values != message.values
        {
            let names = |values: &BTreeSet<String>| values.iter().cloned().collect::<Vec<_>>().join(", ");
            let problem = format!(
                "`{key}` uses the values [{}], but [{}] in {}",
                names(&message.values),
                names(&other.values),
                right.0.path
            );
            findings.push(Finding::new(&left.0.path, message.line, "translations", problem));
        }
    }
}

fn missing(left: (&TextFile, &Messages), right: (&TextFile, &Messages), findings: &mut Vec<Finding>) {
    for (key, message) in left.1.iter().filter(|(key, _)| !right.1.contains_key(*key)) {
        let problem = format!("`{key}` is missing in {}", right.0.path);
        findings.push(Finding::new(&left.0.path, message.line, "translations", problem));
    }
}

/// Messages, terms and attributes (`message.attribute`) of a Fluent file.
fn messages(file: &TextFile, findings: &mut Vec<Finding>) -> Messages {
    let mut found = Messages::new();
    let mut message = String::new();
    let mut current = String::new();
    for (index, line) in file.text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let name = |text: &str| {
            let (name, _) = text.split_once('=')?;
            let name = name.trim_end();
            let fits = !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            fits.then(|| name.to_owned())
        };
        let indented = line.starts_with([' ', '\t']);
        let started = if indented {
            line.trim_start()
                .strip_prefix('.')
                .and_then(name)
                .map(|attribute| format!("{message}.{attribute}"))
        } else {
            name(line).inspect(|key| message.clone_from(key))
        };
        if let Some(key) = started {
            let new = Message { line: index + 1, values: BTreeSet::new() };
            if found.insert(key.clone(), new).is_some() {
                findings.push(Finding::new(
                    &file.path,
                    index + 1,
                    "translations",
                    format!("`{key}` stands here twice"),
                ));
            }
            current = key;
        }
        if let Some(entry) = found.get_mut(&current) {
            entry.values.extend(values(line));
        }
    }
    found
}

/// The names after `$` in a line.
fn values(line: &str) -> impl Iterator<Item = String> {
    line.split('$')
        .skip(1)
        .map(|rest| {
            rest.chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
                .collect::<String>()
        })
        .filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::tests::file;

    fn problems(german: &str, english: &str) -> Vec<(String, usize)> {
        check(&[file("m/locales/de.ftl", german), file("m/locales/en.ftl", english)])
            .into_iter()
            .map(|finding| (finding.path, finding.line))
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        assert_eq!(problems("a-b = A\na-c = C\n", "a-b = A\na-c = C\n"), []);
        assert_eq!(problems("a-b = A\na-c = C\n", "a-b = A\n"), [("m/locales/de.ftl".into(), 2)]);
        assert_eq!(problems("a-b = A\n", "a-b = A\na-x = X\n"), [("m/locales/en.ftl".into(), 2)]);
        assert_eq!(problems("a-b = A\n    .label = L\n", "a-b = A\n"), [("m/locales/de.ftl".into(), 2)]);
    }

    #[test]
    fn both_languages_use_the_same_values() {
        assert_eq!(
            problems("a-b = { $count } A\n", "a-b = A { $number }\n"),
            [("m/locales/de.ftl".into(), 1)]
        );
        let german =
            "a-b =\n    { $count ->\n        [one] = ein Fall\n       *[other] { $count } Fälle\n    }\n";
        assert_eq!(problems(german, "a-b = { $count } cases\n"), []);
        assert_eq!(problems("a-b = 5 $ und { $x }\n", "a-b = { $x } and $ 5\n"), []);
    }

    #[test]
    fn a_message_stands_once_and_has_one_home() {
        assert_eq!(problems("a-b = A\na-b = B\n", "a-b = A\n"), [("m/locales/de.ftl".into(), 2)]);
        let one = ["m/locales/de.ftl", "m/locales/en.ftl", "n/locales/de.ftl", "n/locales/en.ftl"];
        let found = check(&one.map(|path| file(path, "a-b = A\n")));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "n/locales/de.ftl");
    }

    #[test]
    fn a_language_does_not_come_alone_and_easy_language_adds_nothing() {
        assert_eq!(check(&[file("m/locales/de.ftl", "a-b = A\n")]).len(), 1);
        let files = [
            file("m/locales/de.ftl", "a-b = A\na-c = C\n"),
            file("m/locales/en.ftl", "a-b = A\na-c = C\n"),
            file("m/locales/de-LS.ftl", "a-b = A\na-x = X\n"),
        ];
        let found = check(&files);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].path.as_str(), found[0].line), ("m/locales/de-LS.ftl", 2));
    }
}
