// SPDX-License-Identifier: EUPL-1.2
//! The rule language `kontor-condition/1`: JSON with one condition and its effects, compiled to element places.
//!
//! ```json
//! {"language": "kontor-condition/1", "when": {"equals": ["G1/F1", "true"]}, "then": [{"show": "G1/F2"}]}
//! ```
//!
//! Conditions: `all`, `any` (lists), `not`, `filled` (path), `equals`, `less`, `greater` (path and value; the value
//! `today` is the day of the answers) and `in` (path and values). Effects: `show`, `require`, `forbid` (path) and
//! `error` (`at`, `de`, `en`). Paths are absolute and carry no indexes.
//!
//! Rules in German sentences are compiled to the same conditions by [`super::sentence`]; a few conditions only they need.

use super::message::Complaint;
use super::tree::{NodeId, Tree};
use foundation::{Date, Translated};
use rust_decimal::Decimal;
use serde_json::Value;

/// Name of the language, as it stands in the script.
pub(crate) const LANGUAGE: &str = "kontor-condition/1";
/// Conditions nest at most this deep.
const DEEPEST: usize = 16;
/// Longest script, in bytes.
const LONGEST: usize = 50_000;

/// A compiled condition.
#[derive(Debug)]
pub(crate) enum Condition {
    All(Vec<Self>),
    Any(Vec<Self>),
    Not(Box<Self>),
    Filled(NodeId),
    Compare(NodeId, Comparison, Operand),
    OneOf(NodeId, Vec<Operand>),
    /// The group is in use, so that what is required in it must be answered. Only for `require` and `error`: visibility
    /// never depends on it, so that looking it up comes to an end.
    InUse(NodeId),
    /// The element is visible. Only for `error`.
    Visible(NodeId),
    /// Two answers of a repeated field are the same.
    Repeated(NodeId),
    /// Day, month and year are answered and name a day that does not exist.
    NoSuchDay([NodeId; 3]),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    Less,
    Greater,
}

/// What an answer is compared with.
#[derive(Debug)]
pub(crate) enum Operand {
    Today,
    /// So long before today.
    Past(Span),
    Text {
        text: String,
        number: Option<Decimal>,
    },
}

/// A span of calendar time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub years: i32,
    pub months: i32,
    pub days: i32,
}

impl Span {
    /// The day so long before another; the last day of a shorter month. `None` before the calendar begins.
    pub fn before(self, day: Date) -> Option<Date> {
        let months = self.years.checked_mul(12)?.checked_add(self.months)?;
        let count = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 - months;
        let year = i16::try_from(count.div_euclid(12)).ok()?;
        let month = i8::try_from(count.rem_euclid(12) + 1).ok()?;
        let first = Date::new(year, month, 1).ok()?;
        let mut found = Date::new(year, month, day.day().min(first.days_in_month())).ok()?;
        for _ in 0..self.days {
            found = found.yesterday().ok()?;
        }
        Some(found)
    }
}

/// What happens while the condition holds.
#[derive(Debug)]
pub(crate) enum Effect {
    Show(NodeId),
    Require(NodeId),
    Forbid(NodeId),
    Error(NodeId, Complaint),
    /// At most so many repetitions.
    AtMost(NodeId, u32),
}

/// A rule that can be followed.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub condition: Condition,
    pub effects: Vec<Effect>,
}

/// The rules that concern one element, by their place in the list of conditions.
#[derive(Debug, Default)]
pub(crate) struct NodeRules {
    pub show: Vec<usize>,
    pub forbid: Vec<usize>,
    pub require: Vec<usize>,
    pub errors: Vec<(usize, Complaint)>,
}

impl Condition {
    /// Every element the condition looks at.
    pub fn looks_at(&self, found: &mut Vec<NodeId>) {
        match self {
            Self::All(inner) | Self::Any(inner) => inner.iter().for_each(|one| one.looks_at(found)),
            Self::Not(inner) => inner.looks_at(found),
            Self::Filled(node)
            | Self::Compare(node, ..)
            | Self::OneOf(node, _)
            | Self::InUse(node)
            | Self::Visible(node)
            | Self::Repeated(node) => found.push(*node),
            Self::NoSuchDay(nodes) => found.extend(nodes),
        }
    }
}

/// Compiles a script.
///
/// # Errors
/// A path that does not exist, an unknown operator or malformed JSON; the text names it.
pub(crate) fn compile(script: &str, tree: &Tree) -> Result<Compiled, String> {
    if script.len() > LONGEST {
        return Err(format!("more than {LONGEST} bytes"));
    }
    let value: Value = serde_json::from_str(script).map_err(|error| error.to_string())?;
    if value.get("language").and_then(Value::as_str) != Some(LANGUAGE) {
        return Err(format!("language is not {LANGUAGE}"));
    }
    let condition = condition(value.get("when").ok_or("no `when`")?, tree, DEEPEST)?;
    let effects = value.get("then").and_then(Value::as_array).ok_or("no list `then`")?;
    let effects = effects.iter().map(|effect| self::effect(effect, tree)).collect::<Result<Vec<_>, _>>()?;
    Ok(Compiled { condition, effects })
}

/// The only entry of an object.
fn single(value: &Value) -> Result<(&str, &Value), String> {
    match value.as_object().map(|object| (object.len(), object.iter().next())) {
        Some((1, Some((name, inner)))) => Ok((name, inner)),
        _ => Err(format!("not an object with one entry: {value}")),
    }
}

fn condition(value: &Value, tree: &Tree, depth: usize) -> Result<Condition, String> {
    let depth = depth.checked_sub(1).ok_or("conditions nest too deep")?;
    let (name, inner) = single(value)?;
    let list = || {
        let list = inner.as_array().ok_or_else(|| format!("`{name}` needs a list"))?;
        list.iter().map(|one| condition(one, tree, depth)).collect::<Result<Vec<_>, String>>()
    };
    match name {
        "all" => list().map(Condition::All),
        "any" => list().map(Condition::Any),
        "not" => condition(inner, tree, depth).map(|inner| Condition::Not(Box::new(inner))),
        "filled" => place(inner, tree).map(Condition::Filled),
        "equals" | "less" | "greater" => {
            let (node, value) = pair(inner, tree, name)?;
            let comparison = match name {
                "equals" => Comparison::Equal,
                "less" => Comparison::Less,
                _ => Comparison::Greater,
            };
            Ok(Condition::Compare(node, comparison, operand(value)?))
        }
        "in" => {
            let (node, values) = pair(inner, tree, name)?;
            let values = values.as_array().ok_or("`in` needs a list of values")?;
            values
                .iter()
                .map(operand)
                .collect::<Result<Vec<_>, _>>()
                .map(|values| Condition::OneOf(node, values))
        }
        other => Err(format!("unknown condition `{other}`")),
    }
}

fn pair<'a>(value: &'a Value, tree: &Tree, name: &str) -> Result<(NodeId, &'a Value), String> {
    match value.as_array().map(Vec::as_slice) {
        Some([path, value]) => place(path, tree).map(|node| (node, value)),
        _ => Err(format!("`{name}` needs a path and a value")),
    }
}

fn place(value: &Value, tree: &Tree) -> Result<NodeId, String> {
    let path = value.as_str().ok_or_else(|| format!("not a path: {value}"))?;
    tree.at(path).ok_or_else(|| format!("no element {path}"))
}

fn operand(value: &Value) -> Result<Operand, String> {
    match value.as_str().ok_or_else(|| format!("not a text: {value}"))? {
        "today" => Ok(Operand::Today),
        text => Ok(Operand::Text { text: text.to_owned(), number: text.parse().ok() }),
    }
}

fn effect(value: &Value, tree: &Tree) -> Result<Effect, String> {
    let (name, inner) = single(value)?;
    match name {
        "show" => place(inner, tree).map(Effect::Show),
        "require" => place(inner, tree).map(Effect::Require),
        "forbid" => place(inner, tree).map(Effect::Forbid),
        "error" => {
            let text = |key: &str| inner.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let node = place(inner.get("at").ok_or("`error` needs `at`")?, tree)?;
            let message = Translated::new(text("de"), text("en"));
            if message.de.is_empty() {
                Err("`error` needs `de`".to_owned())
            } else {
                Ok(Effect::Error(node, Complaint::said(message)))
            }
        }
        other => Err(format!("unknown effect `{other}`")),
    }
}
