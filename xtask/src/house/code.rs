// SPDX-License-Identifier: EUPL-1.2
//! Rules 2 and 7 and the style, read from Rust source: SQL, environment, HTTP, clock, `#[allow]`, inline style.

use crate::house::place::{self, Place};
use crate::house::source::Source;
use crate::house::{Finding, TextFile};

/// Checks all Rust files.
pub fn check(files: &[TextFile]) -> Vec<Finding> {
    let sources: Vec<&TextFile> =
        files.iter().filter(|file| file.path.ends_with(".rs") && !place::is_sample(&file.path)).collect();
    let tests: Vec<String> = sources.iter().flat_map(|file| test_modules(&file.path, &file.text)).collect();
    let for_tests = |path: &str| {
        tests.iter().any(|module| {
            path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    };
    sources.iter().flat_map(|file| one(&file.path, &file.text, for_tests(&file.path))).collect()
}

/// The paths, without `.rs`, of modules in files of their own that are declared for tests only.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    if !text.contains("#[cfg(test)]") {
        return Vec::new();
    }
    let Some((folder, name)) = path.rsplit_once('/') else { return Vec::new() };
    let home = match name {
        "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
        _ => path.trim_end_matches(".rs").to_owned(),
    };
    let source = Source::read(text);
    let marked = source.code.iter().zip(&source.in_tests).filter(|(_, test)| **test);
    marked
        .filter_map(|(line, _)| {
            line.split_once("mod ")?.1.split_once(';').map(|(module, _)| format!("{home}/{}", module.trim()))
        })
        .collect()
}

fn one(path: &str, text: &str, for_tests: bool) -> Vec<Finding> {
    let source = Source::read(text);
    let mut findings = attributes_without_reason(path, text, &source);
    let Some(here) = place::of(path) else { return findings };
    if here == Place::Xtask || for_tests || place::is_test(path) {
        return findings;
    }
    if !may_hold_sql(path) {
        findings.extend(source.program_literals().filter(|literal| is_sql(&literal.text)).map(|literal| {
            Finding::new(
                path,
                literal.line,
                "rule 2",
                "SQL belongs in the module's store.rs (or a file in its folder store/)",
            )
        }));
    }
    findings.extend(source.program_literals().filter(|literal| has_inline_style(&literal.text)).map(
        |literal| {
            Finding::new(
                path,
                literal.line,
                "pages",
                "no inline style: the content security policy refuses it; use a class",
            )
        },
    ));
    for (line, code) in source.program_lines() {
        if reads_environment(code) && !may_read_environment(path, here) {
            let message = "only app reads the environment; take the value as a setting";
            findings.push(Finding::new(path, line, "rule 2", message));
        }
        if has_word(code, "axum") && !may_know_http(path, here) {
            let message =
                "only platform/web and pages.rs, api.rs and lib.rs of modules know HTTP; move this there";
            findings.push(Finding::new(path, line, "rule 2", message));
        }
        if let Some(what) = impure(code).filter(|_| must_be_pure(path, here)) {
            let message =
                format!("deciding and formats are pure: no {what} here; take what is needed as an argument");
            findings.push(Finding::new(path, line, "rule 7", message));
        }
    }
    findings
}

fn may_hold_sql(path: &str) -> bool {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop() == Some("store.rs") || parts.contains(&"store") || parts.contains(&"migrations")
}

/// Whether a literal reads as a statement, not as a sentence that begins with the same word.
fn is_sql(literal: &str) -> bool {
    let text = literal.replace("\\n", " ").to_lowercase();
    let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "\\").collect();
    let word = |place: usize| words.get(place).copied().unwrap_or_default();
    let has = |wanted: &str| words.contains(&wanted);
    match (word(0), word(1)) {
        ("select", next) => {
            has("from") && has_sql_sign(&words)
                || next.contains('(')
                || next.starts_with(|first: char| first.is_ascii_digit())
        }
        ("insert", "into") => has("values") || has("select") || text.contains("values("),
        ("insert", "or") => word(2) == "replace" || word(2) == "ignore",
        ("update", _) => has("set") && text.contains('='),
        ("delete", "from") => words.len() == 3 || has("where"),
        ("create", "table" | "index" | "unique" | "view" | "role" | "schema" | "database" | "policy") => {
            words.len() > 2
        }
        ("alter" | "drop", "table" | "index" | "role" | "schema" | "database" | "policy") => true,
        ("with", "recursive") => true,
        ("with", _) => word(2) == "as" && word(3).starts_with('('),
        _ => false,
    }
}

/// "Select a file from the list" is a sentence; `select number from cases` and `select * from cases where …` are not.
fn has_sql_sign(words: &[&str]) -> bool {
    let from = words.iter().position(|word| *word == "from").unwrap_or(0);
    let columns = words.get(1..from).unwrap_or_default();
    let several_columns = columns.len() > 1
        && !columns.iter().any(|word| word.ends_with(',') || word.contains('.') || *word == "as");
    !several_columns || columns.contains(&"distinct") || words.contains(&"where")
}

fn has_inline_style(literal: &str) -> bool {
    literal.contains(" style=\"") || literal.contains(" style=\\\"") || literal.contains(" style='")
}

fn reads_environment(code: &str) -> bool {
    code.contains("std::env")
        || ["var", "vars", "var_os", "vars_os", "args", "args_os", "temp_dir", "current_dir", "current_exe"]
            .iter()
            .any(|name| has_word(code, &format!("env::{name}")))
}

fn may_read_environment(path: &str, here: Place<'_>) -> bool {
    here == Place::App || path.ends_with("/build.rs")
}

fn may_know_http(path: &str, here: Place<'_>) -> bool {
    match here {
        Place::App | Place::Platform("web" | "testkit") => true,
        Place::Module(..) => {
            let inner: Vec<&str> = path.split('/').skip(4).collect();
            matches!(inner.as_slice(), ["lib.rs" | "pages.rs" | "api.rs"] | ["pages" | "api", ..])
        }
        _ => false,
    }
}

fn must_be_pure(path: &str, here: Place<'_>) -> bool {
    match here {
        Place::Standard(_) => true,
        // The clock itself must be read somewhere.
        Place::Foundation => !path.ends_with("/clock.rs"),
        Place::Module(..) => {
            let inner: Vec<&str> = path.split('/').skip(4).collect();
            matches!(inner.as_slice(), ["model.rs" | "policy.rs"] | ["model" | "policy", ..])
        }
        _ => false,
    }
}

fn impure(code: &str) -> Option<&'static str> {
    const SIGNS: [(&str, &str); 8] = [
        ("std::fs", "file system"),
        ("std::net", "network"),
        ("std::process", "other programs"),
        ("SystemTime::now", "clock"),
        ("Instant::now", "clock"),
        ("Timestamp::now", "clock"),
        ("Zoned::now", "clock"),
        ("async fn", "asynchronous function"),
    ];
    SIGNS.iter().find(|(sign, _)| has_word(code, sign)).map(|(_, what)| *what)
}

/// `#[allow]` and `#[expect]` say why.
fn attributes_without_reason(path: &str, text: &str, source: &Source) -> Vec<Finding> {
    let lines: Vec<&str> = text.lines().collect();
    let mut findings = Vec::new();
    for (index, code) in source.code.iter().enumerate() {
        let starts =
            ["#[allow(", "#![allow(", "#[expect(", "#![expect("].iter().any(|start| code.contains(start));
        if !starts {
            continue;
        }
        let mut attribute = String::new();
        for line in lines.iter().skip(index).take(12) {
            attribute.push_str(line);
            if line.trim_end().ends_with(']') {
                break;
            }
        }
        if !attribute.contains("reason") {
            let message = "say why: `#[expect(lint, reason = \"...\")]`; better, do without";
            findings.push(Finding::new(path, index + 1, "style", message));
        }
    }
    findings
}

/// Whether `word` stands in `code` without a letter, digit or underscore on either side.
fn has_word(code: &str, word: &str) -> bool {
    let joins = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    code.match_indices(word).any(|(start, _)| {
        let before = code.get(..start).and_then(|text| text.chars().next_back());
        let after = code.get(start + word.len()..).and_then(|text| text.chars().next());
        !joins(before) && !joins(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house::tests::file;

    fn rules(path: &str, text: &str) -> Vec<(usize, &'static str)> {
        one(path, text, false).into_iter().map(|finding| (finding.line, finding.rule)).collect()
    }

    #[test]
    fn sql_stands_only_in_the_store() {
        let text = "fn a() {\n    run(\"select id from cases where owner = $1\");\n}\n";
        assert_eq!(rules("modules/casework/cases/src/queries.rs", text), [(2, "rule 2")]);
        assert_eq!(rules("modules/casework/cases/src/store.rs", text), []);
        assert_eq!(rules("modules/casework/cases/src/store/list.rs", text), []);
        assert_eq!(rules("platform/store/src/writer.rs", text), []);
        assert_eq!(rules("modules/casework/cases/tests/it/life.rs", text), []);
    }

    #[test]
    fn statements_are_told_from_sentences() {
        for statement in [
            "select 1",
            "SELECT count(*) FROM cases",
            "select id, owner from cases",
            "select distinct owner from cases",
            "insert into cases (id) values ($1)",
            "update cases set state = $1",
            "delete from cases",
            "create table cases (id uuid)",
            "with open as (select id from cases) select count(*) from open",
        ] {
            assert!(is_sql(statement), "{statement}");
        }
        for sentence in [
            "select a file from the list",
            "select",
            "update the address",
            "with kind regards",
            "delete from here on everything you do not need",
            "insert into the form what you know",
        ] {
            assert!(!is_sql(sentence), "{sentence}");
        }
    }

    #[test]
    fn only_the_program_reads_the_environment() {
        let text = "use std::env;\nfn a() { env::var(\"X\"); }\nconst Y: &str = env!(\"CARGO_PKG_NAME\");\n";
        assert_eq!(rules("platform/mail/src/lib.rs", text), [(1, "rule 2"), (2, "rule 2")]);
        assert_eq!(rules("app/src/main.rs", text), []);
        assert_eq!(rules("platform/assets/build.rs", text), []);
        assert_eq!(rules("platform/mail/src/lib.rs", &format!("#[cfg(test)]\nmod tests {{\n{text}}}\n")), []);
    }

    #[test]
    fn a_module_declared_for_tests_is_free() {
        let files = [
            file("platform/mail/src/lib.rs", "#[cfg(test)]\nmod capture;\nmod send;\n"),
            file("platform/mail/src/capture.rs", "use std::env;\n"),
            file("platform/mail/src/send.rs", "use std::env;\n#[cfg(test)] pub(crate) mod helper;\n"),
            file("platform/mail/src/send/helper.rs", "use std::env;\n"),
        ];
        let found: Vec<String> = check(&files).into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, ["platform/mail/src/send.rs"]);
    }

    #[test]
    fn http_stays_in_pages_and_api() {
        let text = "use axum::Router;\n";
        assert_eq!(rules("modules/casework/cases/src/commands.rs", text), [(1, "rule 2")]);
        assert_eq!(rules("modules/casework/cases/src/pages/list.rs", text), []);
        assert_eq!(rules("modules/casework/cases/src/api.rs", text), []);
        assert_eq!(rules("platform/jobs/src/lib.rs", text), [(1, "rule 2")]);
        assert_eq!(rules("platform/jobs/src/lib.rs", "// axum\n"), []);
    }

    #[test]
    fn deciding_is_pure() {
        let text = "fn a() { Instant::now(); }\n";
        assert_eq!(rules("modules/casework/cases/src/model.rs", text), [(1, "rule 7")]);
        assert_eq!(rules("standards/xzufi/src/lib.rs", "pub async fn read() {}\n"), [(1, "rule 7")]);
        assert_eq!(rules("modules/casework/cases/src/jobs.rs", text), []);
        assert_eq!(rules("foundation/src/clock.rs", text), []);
    }

    #[test]
    fn an_exception_says_why() {
        assert_eq!(rules("app/src/main.rs", "#[allow(dead_code)]\nfn a() {}\n"), [(1, "style")]);
        assert_eq!(
            rules(
                "app/src/main.rs",
                "#[expect(\n    dead_code,\n    reason = \"used by the next step\"\n)]\nfn a() {}\n"
            ),
            []
        );
        assert_eq!(rules("app/src/main.rs", "// #[allow(dead_code)]\n"), []);
    }

    #[test]
    fn drawn_pages_have_no_inline_style() {
        assert_eq!(
            rules("platform/web/src/chart.rs", "let a = r#\"<g style=\"fill:red\">\"#;\n"),
            [(1, "pages")]
        );
        assert_eq!(rules("platform/web/src/chart.rs", "let a = r#\"<g class=\"bar\">\"#;\n"), []);
    }
}
