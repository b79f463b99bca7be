// SPDX-License-Identifier: EUPL-1.2
//! Templates: nothing that the content security policy would refuse.

use crate::house::place;
use crate::house::{Finding, TextFile};

/// Checks all templates.
pub fn check(files: &[TextFile]) -> Vec<Finding> {
    files
        .iter()
        .filter(|file| {
            let template = file.path.ends_with(".html")
                || (file.path.ends_with(".svg")
                    && (file.path.starts_with("modules/") || file.path.starts_with("platform/")));
            template && !place::is_sample(&file.path)
        })
        .flat_map(|file| one(&file.path, &file.text))
        .collect()
}

fn one(path: &str, text: &str) -> Vec<Finding> {
    tags(&without_template_code(text))
        .into_iter()
        .flat_map(|tag| {
            problems(&tag)
                .into_iter()
                .map(|problem| Finding::new(path, tag.line, "pages", problem))
                .collect::<Vec<_>>()
        })
        .collect()
}

struct Tag {
    line: usize,
    name: String,
    attributes: Vec<(String, String)>,
}

fn problems(tag: &Tag) -> Vec<String> {
    let value = |wanted: &str| {
        tag.attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    };
    let mut problems = Vec::new();
    if tag.name == "style" {
        problems.push("no <style> in a page; put the rule into web/src".to_owned());
    }
    if tag.name == "script" && value("src").is_none() && value("type") != Some("application/json") {
        problems.push("no inline script; put it into web/src and name it with src".to_owned());
    }
    for (name, value) in &tag.attributes {
        if name == "style" {
            problems.push("no style attribute; use a class".to_owned());
        } else if name.len() > 2
            && name.starts_with("on")
            && name.bytes().all(|byte| byte.is_ascii_lowercase())
        {
            problems.push(format!("no handler attribute `{name}`; add the listener in web/src"));
        } else if value.trim_start().to_lowercase().starts_with("javascript:") {
            problems.push(format!("no script address in `{name}`"));
        }
    }
    problems
}

/// Blanks `{{ }}`, `{% %}` and `{# #}` and HTML comments, keeping line ends. A value that is only code stays
/// as `x`, so that its attribute is not taken for an empty one.
fn without_template_code(text: &str) -> String {
    const PAIRS: [(&str, &str); 4] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->")];
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let opened = PAIRS.iter().find(|(open, _)| rest.starts_with(open));
        let Some((open, close)) = opened else {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            kept.push_str(rest.get(..length).unwrap_or_default());
            rest = rest.get(length..).unwrap_or_default();
            continue;
        };
        let end = rest.find(close).map_or(rest.len(), |found| found + close.len());
        let code = rest.get(..end).unwrap_or_default();
        kept.push(if *open == "{{" { 'x' } else { ' ' });
        kept.extend(code.chars().filter(|letter| *letter == '\n'));
        rest = rest.get(end..).unwrap_or_default();
    }
    kept
}

fn tags(text: &str) -> Vec<Tag> {
    let letters: Vec<char> = text.chars().collect();
    let at = |place: usize| letters.get(place).copied().unwrap_or('\0');
    let mut tags = Vec::new();
    let mut line = 1;
    let mut place = 0;
    while place < letters.len() {
        if at(place) == '<' && at(place + 1).is_ascii_alphabetic() {
            let start = place;
            let mut quote = None;
            while place < letters.len() {
                match (quote, at(place)) {
                    (None, '>') => break,
                    (None, mark @ ('"' | '\'')) => quote = Some(mark),
                    (Some(open), mark) if open == mark => quote = None,
                    _ => {}
                }
                place += 1;
            }
            let inside: String = letters.get(start + 1..place).unwrap_or_default().iter().collect();
            let lines = inside.matches('\n').count();
            tags.push(tag(line, &inside));
            line += lines;
        } else {
            line += usize::from(at(place) == '\n');
            place += 1;
        }
    }
    tags
}

fn tag(line: usize, inside: &str) -> Tag {
    let name_end =
        inside.find(|letter: char| letter.is_whitespace() || letter == '/').unwrap_or(inside.len());
    let name = inside.get(..name_end).unwrap_or_default().to_lowercase();
    let mut attributes = Vec::new();
    let mut rest = inside
        .get(name_end..)
        .unwrap_or_default()
        .trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
    while !rest.is_empty() {
        let end = rest.find(|letter: char| letter.is_whitespace() || letter == '=').unwrap_or(rest.len());
        let attribute = rest.get(..end).unwrap_or_default().to_lowercase();
        rest = rest.get(end..).unwrap_or_default().trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let (found, left) = match after.chars().next() {
                Some(mark @ ('"' | '\'')) => {
                    let inner = after.get(1..).unwrap_or_default();
                    inner.split_once(mark).unwrap_or((inner, ""))
                }
                _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            value = found;
            rest = left;
        }
        attributes.push((attribute, value.to_owned()));
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
    }
    Tag { line, name, attributes }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: [usize; 0] = [];

    fn lines(text: &str) -> Vec<usize> {
        one("modules/casework/cases/templates/list.html", text)
            .into_iter()
            .map(|finding| finding.line)
            .collect()
    }

    #[test]
    fn style_and_handlers_and_inline_scripts_are_found() {
        assert_eq!(
            lines("<p>\n<p style=\"color:red\">\n<a\n  onclick='x()'>\n<script>\nx\n</script>"),
            [2, 3, 5]
        );
        assert_eq!(lines("<p {% if a > 1 %}style=\"x\"{% endif %}>"), [1]);
        assert_eq!(lines("<a href=\"javascript:x()\">"), [1]);
        assert_eq!(lines("<style>a {}</style>"), [1]);
    }

    #[test]
    fn what_the_policy_allows_is_left_alone() {
        assert_eq!(lines("<script src=\"{{ asset(\"app.js\") }}\" defer></script>"), NONE);
        assert_eq!(lines("<script type=\"application/json\">{}</script>"), NONE);
        assert_eq!(lines("<p class=\"style\" data-on=\"x\">style=1 onclick=2</p>"), NONE);
        assert_eq!(lines("<!-- <p style=\"x\"> -->\n{# <p style=\"x\"> #}"), NONE);
        assert_eq!(lines("<input value=\"a > b\" required/>\n<br>"), NONE);
    }
}
