// SPDX-License-Identifier: EUPL-1.2
//! Whether a value fits its field. Every message says what to do.

use super::answers::LONGEST_VALUE;
use super::field::{FieldSpec, Limit};
use super::latin::{is_latin, is_text};
use super::message::{about, with_hint};
use super::notation::{NumberFault, is_time, money, number, parse_date, typed_number};
use super::tree::Node;
use foundation::time::format_date;
use foundation::{Locale, Message};
use rust_decimal::Decimal;
use xdatenfelder::DataType;

/// What is wrong with a value, if anything.
pub(crate) fn check(node: &Node, field: &FieldSpec, value: &str) -> Option<Message> {
    if field.is_select() {
        let known = field.values.iter().any(|choice| choice.code == value);
        return (!known).then(|| about("schemata-error-choice-unknown", node));
    }
    match field.data_type {
        DataType::Text | DataType::TextLatin => text(node, field, value),
        DataType::Date => date(node, field, value),
        DataType::Time => (!is_time(value)).then(|| about("schemata-error-time", node)),
        DataType::DateTime => date_time(node, field, value),
        DataType::Boolean => {
            (!matches!(value, "true" | "false")).then(|| about("schemata-error-missing-choice", node))
        }
        DataType::Number | DataType::Integer | DataType::Currency => numeric(node, field, value),
        DataType::File | DataType::Object => None,
    }
}

/// What to say when a required answer is absent.
pub(crate) fn missing(node: &Node, field: &FieldSpec) -> Message {
    let key = match field.data_type {
        _ if field.is_select() => "schemata-error-missing-choice",
        DataType::Boolean if field.statement => "schemata-error-missing-statement",
        DataType::Boolean => "schemata-error-missing-choice",
        DataType::Date => "schemata-error-missing-date",
        DataType::DateTime => "schemata-error-missing-date-time",
        DataType::Time => "schemata-error-missing-time",
        DataType::File => "schemata-error-missing-file",
        DataType::Number | DataType::Integer => "schemata-error-missing-number",
        DataType::Currency => "schemata-error-missing-amount",
        _ if node.label.de.ends_with('?') => "schemata-error-missing-answer",
        _ => "schemata-error-missing-text",
    };
    about(key, node)
}

fn text(node: &Node, field: &FieldSpec, value: &str) -> Option<Message> {
    if let Some(message) = characters(node, field, value) {
        return Some(message);
    }
    let length = value.chars().count();
    let most = field.max_length.unwrap_or(LONGEST_VALUE).min(LONGEST_VALUE);
    if length > most {
        return Some(about("schemata-error-too-long", node).with("most", most).with("length", length));
    }
    let least = field.min_length.unwrap_or(0);
    if length < least {
        return Some(about("schemata-error-too-short", node).with("least", least).with("length", length));
    }
    let matches = field.pattern.as_ref().is_none_or(|pattern| pattern.is_match(value));
    (!matches).then(|| {
        with_hint(
            if node.hint.is_empty() { "schemata-error-pattern" } else { "schemata-error-pattern-hint" },
            node,
        )
    })
}

fn characters(node: &Node, field: &FieldSpec, value: &str) -> Option<Message> {
    let wrong = |allowed: fn(char) -> bool| value.chars().find(|character| !allowed(*character));
    if let Some(character) = wrong(is_text) {
        return Some(
            about("schemata-error-control", node).with("code", format!("U+{:04X}", u32::from(character))),
        );
    }
    let character = wrong(is_latin).filter(|_| field.data_type == DataType::TextLatin)?;
    Some(about("schemata-error-latin", node).with("character", character))
}

fn date(node: &Node, field: &FieldSpec, value: &str) -> Option<Message> {
    if parse_date(value).is_none() {
        return Some(about("schemata-error-date", node));
    }
    outside_dates(node, field, value)
}

fn date_time(node: &Node, field: &FieldSpec, value: &str) -> Option<Message> {
    let (date, time) = value.split_once('T').unwrap_or((value, ""));
    if parse_date(date).is_none() {
        return Some(about("schemata-error-date", node));
    }
    if !is_time(time) {
        return Some(about("schemata-error-time", node));
    }
    outside_dates(node, field, date)
}

/// Dates compare as texts: year, month, day.
fn outside_dates(node: &Node, field: &FieldSpec, date: &str) -> Option<Message> {
    let limit =
        |limit: &Option<Limit>| limit.as_ref().and_then(|limit| limit.text.get(..10)).and_then(parse_date);
    let beyond = |key, name: [&'static str; 2], day| {
        let [german, english] = name;
        about(key, node)
            .with(german, format_date(day, Locale::De))
            .with(english, format_date(day, Locale::En))
    };
    let day = parse_date(date)?;
    if let Some(least) = limit(&field.min_value).filter(|least| day < *least) {
        return Some(beyond("schemata-error-date-early", ["least", "least-en"], least));
    }
    let most = limit(&field.max_value).filter(|most| day > *most)?;
    Some(beyond("schemata-error-date-late", ["most", "most-en"], most))
}

fn numeric(node: &Node, field: &FieldSpec, value: &str) -> Option<Message> {
    let Some(amount) = kept_number(value, field.data_type) else {
        let key = match (number(value, field.data_type), field.data_type) {
            (Err(NumberFault::Ambiguous), _) => "schemata-error-number-ambiguous",
            (_, DataType::Integer) => "schemata-error-integer",
            (_, DataType::Currency) => "schemata-error-amount",
            _ => "schemata-error-number",
        };
        return Some(about(key, node));
    };
    let shown = |limit: &Limit, locale| match field.data_type {
        DataType::Currency => money(&limit.text, locale),
        _ => typed_number(&limit.text, DataType::Integer, locale),
    };
    let below = |least: &&Limit| least.number.is_some_and(|number| amount < number);
    if let Some(least) = field.min_value.as_ref().filter(below) {
        let message = about("schemata-error-too-small", node);
        return Some(
            message.with("least", shown(least, Locale::De)).with("least-en", shown(least, Locale::En)),
        );
    }
    let above = |most: &&Limit| most.number.is_some_and(|number| amount > number);
    let most = field.max_value.as_ref().filter(above)?;
    let message = about("schemata-error-too-large", node);
    Some(message.with("most", shown(most, Locale::De)).with("most-en", shown(most, Locale::En)))
}

/// A number in the form in which it is kept.
fn kept_number(value: &str, data_type: DataType) -> Option<Decimal> {
    let shape =
        value.len() <= 30 && value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let number: Decimal = shape.then(|| value.parse().ok()).flatten()?;
    let most = match data_type {
        DataType::Integer => 0,
        DataType::Currency => 2,
        _ => 28,
    };
    (number.scale() <= most).then_some(number)
}
