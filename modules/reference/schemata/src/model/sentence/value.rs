// SPDX-License-Identifier: EUPL-1.2
//! The value of a comparison as an answer of its field would be kept.

use super::super::condition::Operand;
use super::super::field::FieldSpec;
use super::super::notation;
use xdatenfelder::DataType;
use xdatenfelder::rules::Value;

/// The operand, or the name of what is wrong: a value that the field can never have is a slip of the pen.
pub(super) fn operand(field: &FieldSpec, value: &Value) -> Result<Operand, &'static str> {
    if field.is_select() && !field.values.is_empty() {
        return chosen(field, value).map(text).ok_or("unknown-value");
    }
    match (field.data_type, value) {
        (_, Value::Boolean(answer)) => {
            let fits = matches!(field.data_type, DataType::Boolean);
            if fits { Ok(text(answer.to_string())) } else { Err("wrong-value") }
        }
        (DataType::Boolean, _) => match said(value).to_lowercase().as_str() {
            "ja" | "true" => Ok(text("true".to_owned())),
            "nein" | "false" => Ok(text("false".to_owned())),
            _ => Err("wrong-value"),
        },
        (DataType::Number | DataType::Integer | DataType::Currency, _) => {
            notation::number(said(value), field.data_type).map(text).map_err(|_| "wrong-value")
        }
        (DataType::Date | DataType::DateTime, _) => date(said(value)).ok_or("wrong-value"),
        (DataType::File | DataType::Object, _) => Err("wrong-value"),
        (DataType::Text | DataType::TextLatin | DataType::Time, _) => Ok(text(said(value).to_owned())),
    }
}

fn text(text: String) -> Operand {
    let number = text.parse().ok();
    Operand::Text { text, number }
}

fn said(value: &Value) -> &str {
    match value {
        Value::Boolean(true) => "true",
        Value::Boolean(false) => "false",
        Value::Code { code, .. } => code,
        Value::Text(text) => text,
    }
}

/// The code of a choice, named by its code or, in quotation marks, by its label.
fn chosen(field: &FieldSpec, value: &Value) -> Option<String> {
    let by_code = |code: &str| field.values.iter().find(|choice| choice.code == code);
    let by_label = |label: &str| field.values.iter().find(|choice| choice.label.de == label);
    let found = match value {
        Value::Boolean(_) => by_code(said(value)),
        Value::Code { code, .. } => by_code(code),
        Value::Text(text) => by_label(text).or_else(|| by_code(text)),
    };
    found.map(|choice| choice.code.clone())
}

/// `31.12.2026` or `2026-12-31`.
fn date(said: &str) -> Option<Operand> {
    let parts: Vec<&str> = said.split('.').collect();
    let iso = match parts.as_slice() {
        [day, month, year] => format!("{year:0>4}-{month:0>2}-{day:0>2}"),
        _ => said.to_owned(),
    };
    notation::parse_date(&iso).map(|date| text(date.to_string()))
}
