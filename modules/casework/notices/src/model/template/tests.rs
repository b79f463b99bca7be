// SPDX-License-Identifier: EUPL-1.2
//! Rules of templates.

use super::*;
use serde_json::json;

/// Field, key and arguments of an error.
type Told = (String, &'static str, Vec<(&'static str, String)>);

fn errors(body: &str) -> Vec<Told> {
    let template = TemplateText { subject: "Betreff".to_owned(), body: body.to_owned() };
    let found = check(LetterKind::Answer, Locale::De, &template);
    found.0.into_iter().map(|(field, message)| (field, message.key, message.arguments)).collect()
}

fn one(key: &'static str, arguments: &[(&'static str, &str)]) -> Vec<Told> {
    let arguments = arguments.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    vec![("body".to_owned(), key, arguments)]
}

#[test]
fn every_default_of_the_installation_passes_the_check() {
    for kind in LetterKind::ALL {
        for locale in Locale::ALL {
            let template = TemplateText::default_of(kind, locale);
            assert_eq!(check(kind, locale, &template), FieldErrors::default(), "{kind:?} {locale:?}");
        }
    }
}

#[test]
fn unknown_names_are_reported_with_their_line() {
    assert_eq!(
        errors("Text\n\n{{ case.reference }} {{ case.refrence }}"),
        one("notices-error-template-unknown", &[("line", "3"), ("name", "case.refrence")])
    );
    assert_eq!(
        errors("{{ deadline }}"),
        one("notices-error-template-unknown", &[("line", "1"), ("name", "deadline")])
    );
    let both = errors("{{ first }}\n{% if second %}x{% endif %}");
    assert_eq!(both.iter().map(|(_, _, arguments)| arguments[0].1.as_str()).collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn syntax_errors_are_reported_with_their_line() {
    for body in ["Text\n{{ reasons", "Text\n{% if reasons %}x", "Text\n{{ reasons reasons }}"] {
        let found = errors(body);
        assert_eq!(found.len(), 1, "{body}: {found:?}");
        assert_eq!(found[0].1, "notices-error-template-syntax", "{body}");
        assert_eq!(found[0].2, [("line", "2".to_owned())], "{body}");
    }
}

#[test]
fn members_that_do_not_exist_and_lists_are_not_printed() {
    assert_eq!(
        errors("{% for d in documents %}\n{{ d.name }}\n{% endfor %}"),
        one("notices-error-template-member", &[("line", "2")])
    );
    assert_eq!(errors("x\n{{ documents }}"), one("notices-error-template-list", &[("line", "2")]));
}

#[test]
fn templates_can_do_nothing_but_choose_repeat_and_insert() {
    let forbidden = [
        ("{% set x = 1 %}", "set"),
        ("{% include 'x' %}", "include"),
        ("{% import 'x' as y %}", "import"),
        ("{% macro x() %}{% endmacro %}", "macro"),
        ("{% raw %}x{% endraw %}", "raw"),
        ("{% filter upper %}x{% endfilter %}", "filter"),
        ("{%- with x = 1 -%}", "with"),
        ("{{ reasons ~ reasons }}", "~"),
        ("{{ reasons * 1000 }}", "*"),
        ("{{ [1, 2] }}", "["),
        ("{{ reasons | upper }}", "upper"),
        ("{{ reasons | pprint }}", "pprint"),
    ];
    for (body, text) in forbidden {
        assert_eq!(
            errors(body),
            one("notices-error-template-forbidden", &[("line", "1"), ("text", text)]),
            "{body}"
        );
    }
    assert_eq!(
        errors("a\n\u{F0001}"),
        one("notices-error-template-forbidden", &[("line", "2"), ("text", "U+F0000")])
    );
    assert_eq!(errors("x {# {% set %} #}{{ documents | join('* + [') }}"), []);
}

#[test]
fn a_template_that_grows_without_bound_is_stopped() {
    let nested = "{% for a in documents %}".repeat(4) + "x" + &"{% endfor %}".repeat(4);
    let many: Vec<_> = (0..200).map(|number| number.to_string()).collect();
    assert_eq!(render(&nested, &json!({ "documents": many })), Err(TemplateError::TooLong));
    let long = json!({ "documents": ["x".repeat(9000), "y".repeat(9000)] });
    let nested = "{% for a in documents %}".repeat(7) + "{{ a }}" + &"{% endfor %}".repeat(7);
    assert_eq!(render(&nested, &long), Err(TemplateError::TooLong));
}

#[test]
fn uneven_tables_and_empty_texts_are_reported() {
    assert_eq!(errors("| a | b |\n| c |"), one("notices-error-table-uneven", &[("row", "c")]));
    assert_eq!(errors("| |\n| c |"), one("notices-error-table-head", &[]));
    assert_eq!(errors("  "), one("notices-error-body-empty", &[]));
    assert_eq!(errors(&"x".repeat(20_001)), one("notices-error-template-length", &[("limit", "20000")]));
    let no_subject = TemplateText { subject: "{# x #}".to_owned(), body: "x".to_owned() };
    let found = check(LetterKind::Answer, Locale::De, &no_subject);
    assert_eq!(found.at("subject"), Some(&Message::new("notices-error-subject-empty")));
}

#[test]
fn a_template_must_also_hold_without_the_values_that_may_be_left_out() {
    let only_with_documents = "{% for document in documents %}{{ document }}{% endfor %}";
    assert_eq!(errors(only_with_documents), one("notices-error-body-empty", &[]));
}

#[test]
fn a_value_that_looks_like_a_placeholder_or_carries_the_marks_stays_text() {
    let values = json!({ "reasons": "{{ case.reference }} {% set %} \u{F0001}# x\u{F0000}" });
    let rendered = render("{{ reasons }}", &values).unwrap();
    assert_eq!(rendered, "\u{F0000}{{ case.reference }} {% set %} # x\u{F0001}");
}
