// SPDX-License-Identifier: EUPL-1.2
//! The differences between the engines, all in one place: column types, strict tables, row-level security.
//!
//! Migrations are written once, with PostgreSQL's type names. For SQLite the type words are replaced and tables become `strict`;
//! for PostgreSQL every table whose first column is `owner uuid` gets a row-level security policy.

/// Type words of the neutral text and what SQLite calls them.
const SQLITE_TYPES: [(&str, &str); 6] = [
    ("double precision", "real"),
    ("bigint", "integer"),
    ("boolean", "integer"),
    ("bytea", "blob"),
    ("uuid", "blob"),
    ("jsonb", "text"),
];

/// Replaces whole words outside of quoted strings and comments.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let is_word = |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, from) = rest.split_at(at);
        let after = from.get(word.len()..).unwrap_or_default();
        out.push_str(before);
        let whole = !is_word(out.chars().next_back()) && !is_word(after.chars().next());
        out.push_str(if whole { by } else { word });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The migration as SQLite wants it.
pub(crate) fn for_sqlite(text: &str) -> String {
    let mut script = without_comments(text);
    for (word, by) in SQLITE_TYPES {
        script = replace_word(&script, word, by);
    }
    statements(&script)
        .map(|statement| match statement.starts_with("create table") {
            true => format!("{statement} strict;\n"),
            false => format!("{statement};\n"),
        })
        .collect()
}

/// The migration as PostgreSQL wants it, with a policy for every owned table. The policy compares the owner as a UUID, so that the
/// planner can tell how many rows to expect and use the indexes.
pub(crate) fn for_postgres(text: &str) -> String {
    let script = without_comments(text);
    let mut out = String::new();
    for statement in statements(&script) {
        out.push_str(statement);
        out.push_str(";\n");
        if let Some(table) = owned_table(statement) {
            out.push_str(&format!(
                "alter table {table} enable row level security;\n\
                 alter table {table} force row level security;\n\
                 create policy {table}_owner on {table} \
                 using (owner = nullif(nullif(current_setting('kontor.owner', true), '*'), '')::uuid \
                 or current_setting('kontor.owner', true) = '*');\n"
            ));
        }
    }
    out
}

/// The name of the table a statement creates, when its first column is the owner.
pub(crate) fn owned_table(statement: &str) -> Option<&str> {
    let (name, columns) = statement.strip_prefix("create table")?.split_once('(')?;
    columns.trim_start().starts_with("owner uuid").then(|| name.trim())
}

fn without_comments(text: &str) -> String {
    text.lines()
        .map(|line| line.split_once("--").map_or(line, |(code, _)| code))
        .collect::<Vec<_>>()
        .join("\n")
}

fn statements(script: &str) -> impl Iterator<Item = &str> {
    script.split(';').map(str::trim).filter(|statement| !statement.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "-- why\ncreate table thing (\n  owner uuid not null,\n  uuid_text text, -- a note\n  at bigint,\n  primary key (owner)\n);\ncreate index thing_at on thing (owner, at);";

    #[test]
    fn sqlite_gets_its_own_type_names_and_strict_tables() {
        assert_eq!(
            for_sqlite(TEXT),
            "create table thing (\n  owner blob not null,\n  uuid_text text, \n  at integer,\n  primary key (owner)\n) strict;\ncreate index thing_at on thing (owner, at);\n"
        );
    }

    #[test]
    fn postgres_guards_every_table_that_has_an_owner() {
        let script = for_postgres(TEXT);
        assert!(script.contains("alter table thing force row level security"));
        assert!(!for_postgres("create table list (code text primary key)").contains("row level"));
    }
}
