// SPDX-License-Identifier: EUPL-1.2
//! What paths, modules, channels and values are called.

use crate::model::{AccessChannel, Part, ServiceModule, Shape, field_of};
use foundation::{Date, Locale, time::format_date};
use web::Page;
use web::components::Choice;

fn dashed(name: &str) -> String {
    name.replace(['.', '_'], "-")
}

/// A module.
pub(in crate::pages) fn module_label(page: &Page, module: ServiceModule) -> String {
    page.t(&format!("catalogue-module-{}", dashed(module.as_str())))
}

/// A channel.
pub(in crate::pages) fn channel_label(page: &Page, channel: AccessChannel) -> String {
    page.t(&format!("catalogue-channel-{}", channel.as_str()))
}

/// A part of the editor.
pub(super) fn part_label(page: &Page, part: Part) -> String {
    page.t(&format!("catalogue-part-{}", dashed(part.as_str())))
}

/// A field by its name in the table of fields.
pub(super) fn field_label(page: &Page, name: &str) -> String {
    page.t(&format!("catalogue-field-{}", dashed(name)))
}

/// A language.
pub(super) fn language_label(page: &Page, locale: Locale) -> String {
    page.t(&format!("catalogue-language-{}", locale.as_str()))
}

/// The number of a row.
pub(super) fn row_label(page: &Page, group: &str, row: usize) -> String {
    page.t1(&format!("catalogue-row-{}", dashed(group)), "number", &row)
}

/// The whole name of a path: row or module, field, channel, language.
pub(super) fn path_label(page: &Page, path: &str) -> String {
    let Some(place) = field_of(path) else { return path.to_owned() };
    let mut label = match (place.row, place.module) {
        (Some(row), _) => {
            let group = place.field.name.split('.').next().unwrap_or_default();
            format!("{}: {}", row_label(page, group, row), field_label(page, place.field.name))
        }
        (None, Some(module)) => module_label(page, module),
        (None, None) => field_label(page, place.field.name),
    };
    let channel = place.channel.map(|channel| channel_label(page, channel));
    let language = place.locale.map(|locale| language_label(page, locale));
    let more: Vec<String> = channel.into_iter().chain(language).collect();
    if !more.is_empty() {
        label.push_str(&format!(" ({})", more.join(", ")));
    }
    label
}

/// A value as people read it.
pub(super) fn value_label(page: &Page, path: &str, value: &str) -> String {
    let Some(place) = field_of(path).filter(|_| !value.is_empty()) else { return value.to_owned() };
    match place.field.shape {
        Shape::Flag => page.t(if value == "true" { "web-choice-yes" } else { "web-choice-no" }),
        Shape::Choice if has_words(place.field.name) => choice_label(page, place.field.name, value),
        Shape::Choices if place.field.name == "addressees" => {
            let words: Vec<String> =
                value.split(' ').map(|code| choice_label(page, "addressees", code)).collect();
            words.join(", ")
        }
        Shape::Day => {
            value.parse::<Date>().map_or_else(|_| value.to_owned(), |day| format_date(day, page.locale))
        }
        _ => value.to_owned(),
    }
}

/// Whether the values of a choice have words of ours; the others are codes of official lists or of our tables.
fn has_words(field: &str) -> bool {
    !["topic_field", "trust_level", "single_contact_point"].contains(&field)
}

fn choice_label(page: &Page, field: &str, value: &str) -> String {
    page.t(&format!("catalogue-choice-{}-{}", dashed(field), dashed(value)))
}

/// The values of a choice with their words.
pub(super) fn choices(page: &Page, field: &str, values: &[&str]) -> Vec<Choice> {
    let label = |value: &str| match has_words(field) {
        true => choice_label(page, field, value),
        false => value.to_owned(),
    };
    values.iter().map(|value| Choice::new(*value, label(value))).collect()
}
