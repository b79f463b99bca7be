// SPDX-License-Identifier: EUPL-1.2
//! From tree to text. What is printed reads as the same tree again, given the same names.

use std::fmt::{Display, Formatter, Result, Write};
use std::sync::Arc;

use super::token::{continues_name, starts_name};
use super::tree::{Arithmetic, Expression, Iteration, Kind, Quantifier, Range, Test, Tests};
use crate::value::Value;

/// How tightly an expression binds; an operand that binds less tightly gets parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Control,
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Power,
    Negation,
    Instance,
    Postfix,
}

fn rank(kind: &Kind) -> Rank {
    match kind {
        Kind::If(..) | Kind::For(..) | Kind::Quantified(..) | Kind::Function(..) => Rank::Control,
        Kind::Or(_) => Rank::Or,
        Kind::And(_) => Rank::And,
        Kind::Comparison(..) | Kind::Between(_) | Kind::In(..) => Rank::Comparison,
        Kind::Chain(_, rest) => match rest.first() {
            Some((Arithmetic::Add | Arithmetic::Subtract, _)) => Rank::Sum,
            Some((Arithmetic::Multiply | Arithmetic::Divide, _)) => Rank::Product,
            _ => Rank::Power,
        },
        Kind::Negation(_) => Rank::Negation,
        Kind::InstanceOf(..) => Rank::Instance,
        _ => Rank::Postfix,
    }
}

/// An operand that must bind at least as tightly as a rank.
struct Operand<'e>(&'e Expression, Rank);

impl Display for Operand<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        if rank(&self.0.kind) < self.1 { write!(formatter, "({})", self.0) } else { self.0.fmt(formatter) }
    }
}

impl Display for Expression {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match &*self.kind {
            Kind::Literal(value) => value.fmt(formatter),
            Kind::Name(name) => formatter.write_str(name),
            Kind::List(items) => {
                formatter.write_char('[')?;
                separated(items, formatter)?;
                formatter.write_char(']')
            }
            Kind::Context(entries) => {
                formatter.write_char('{')?;
                named(entries, formatter)?;
                formatter.write_char('}')
            }
            Kind::Range(range) => range.fmt(formatter),
            Kind::Only(value) => write!(formatter, "(= {})", Operand(value, Rank::Sum)),
            Kind::If(branches, otherwise) => {
                for [condition, then] in branches {
                    write!(formatter, "if {condition} then {then} else ")?;
                }
                match *otherwise.kind {
                    Kind::If(..) => write!(formatter, "({otherwise})"),
                    _ => otherwise.fmt(formatter),
                }
            }
            Kind::For(iterations, result) => {
                formatter.write_str("for ")?;
                separated(iterations, formatter)?;
                write!(formatter, " return {result}")
            }
            Kind::Quantified(quantifier, iterations, condition) => {
                formatter.write_str(if *quantifier == Quantifier::Some { "some " } else { "every " })?;
                separated(iterations, formatter)?;
                write!(formatter, " satisfies {condition}")
            }
            Kind::Function(parameters, body) => {
                let parameters: Vec<_> =
                    parameters.iter().map(|(name, type_)| format!("{name}: {type_}")).collect();
                write!(formatter, "function({}) {body}", parameters.join(", "))
            }
            kind => operation(kind, formatter),
        }
    }
}

/// Expressions that consist of operands.
fn operation(kind: &Kind, formatter: &mut Formatter<'_>) -> Result {
    match kind {
        Kind::Chain(first, rest) => {
            let tighter = match rank(kind) {
                Rank::Sum => Rank::Product,
                Rank::Product => Rank::Power,
                _ => Rank::Negation,
            };
            Operand(first, tighter).fmt(formatter)?;
            for (operator, operand) in rest {
                write!(formatter, " {operator} {}", Operand(operand, tighter))?;
            }
            Ok(())
        }
        Kind::Negation(operand) => write!(formatter, "-{}", Operand(operand, Rank::Negation)),
        Kind::Comparison(comparison, operands) => {
            let [left, right] = &**operands;
            let (left, right) = (Operand(left, Rank::Comparison), Operand(right, Rank::Sum));
            write!(formatter, "{left} {} {right}", comparison.symbol())
        }
        Kind::Between(operands) => {
            let [value, low, high] = &**operands;
            let (low, high) = (Operand(low, Rank::Sum), Operand(high, Rank::Sum));
            write!(formatter, "{} between {low} and {high}", Operand(value, Rank::Comparison))
        }
        Kind::In(value, tests) => {
            write!(formatter, "{} in (", Operand(value, Rank::Comparison))?;
            separated(tests, formatter)?;
            formatter.write_char(')')
        }
        Kind::And(operands) => joined(operands, " and ", Rank::Comparison, formatter),
        Kind::Or(operands) => joined(operands, " or ", Rank::And, formatter),
        Kind::Path(value, name) => write!(formatter, "{}.{name}", Operand(value, Rank::Postfix)),
        Kind::Filter(parts) => {
            let [value, condition] = &**parts;
            write!(formatter, "{}[{condition}]", Operand(value, Rank::Postfix))
        }
        Kind::Call(callee, arguments) => {
            write!(formatter, "{}(", Operand(callee, Rank::Postfix))?;
            separated(arguments, formatter)?;
            formatter.write_char(')')
        }
        Kind::CallNamed(callee, arguments) => {
            write!(formatter, "{}(", Operand(callee, Rank::Postfix))?;
            named(arguments, formatter)?;
            formatter.write_char(')')
        }
        Kind::InstanceOf(value, type_) => {
            write!(formatter, "{} instance of {type_}", Operand(value, Rank::Instance))
        }
        _ => Ok(()),
    }
}

fn separated(items: &[impl Display], formatter: &mut Formatter<'_>) -> Result {
    for (position, item) in items.iter().enumerate() {
        write!(formatter, "{}{item}", if position == 0 { "" } else { ", " })?;
    }
    Ok(())
}

fn joined(operands: &[Expression], word: &str, tighter: Rank, formatter: &mut Formatter<'_>) -> Result {
    for (position, operand) in operands.iter().enumerate() {
        write!(formatter, "{}{}", if position == 0 { "" } else { word }, Operand(operand, tighter))?;
    }
    Ok(())
}

fn named(entries: &[(Arc<str>, Expression)], formatter: &mut Formatter<'_>) -> Result {
    for (position, (name, value)) in entries.iter().enumerate() {
        formatter.write_str(if position == 0 { "" } else { ", " })?;
        if is_readable(name) {
            write!(formatter, "{name}: {value}")?;
        } else {
            write!(formatter, "{}: {value}", Value::from(&**name))?;
        }
    }
    Ok(())
}

/// Whether a key can be written without quotes.
fn is_readable(name: &str) -> bool {
    name.starts_with(starts_name)
        && !name.contains("..")
        && !name.contains("//")
        && !name.contains("/*")
        && name.chars().all(|character| continues_name(character) || " ./-'+*?".contains(character))
        && super::names::normalise(name) == name
}

impl Display for Range {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match (&self.start, &self.end) {
            (Some(start), Some(end)) => {
                let open = if self.start_included { '[' } else { '(' };
                let close = if self.end_included { ']' } else { ')' };
                write!(formatter, "{open}{start}..{}{close}", Operand(end, Rank::Sum))
            }
            (Some(start), None) => {
                let equal = if self.start_included { "=" } else { "" };
                write!(formatter, "(>{equal} {})", Operand(start, Rank::Sum))
            }
            (None, Some(end)) => {
                let equal = if self.end_included { "=" } else { "" };
                write!(formatter, "(<{equal} {})", Operand(end, Rank::Sum))
            }
            (None, None) => formatter.write_str("null"),
        }
    }
}

impl Display for Arithmetic {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        formatter.write_str(match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Power => "**",
        })
    }
}

impl Display for Iteration {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        write!(formatter, "{} in {}", self.name, self.over)?;
        match &self.until {
            Some(until) => write!(formatter, "..{until}"),
            None => Ok(()),
        }
    }
}

impl Display for Test {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self {
            Self::Comparison(comparison, operand) => {
                write!(formatter, "{} {}", comparison.symbol(), Operand(operand, Rank::Sum))
            }
            Self::Value(value) => value.fmt(formatter),
        }
    }
}

impl Display for Tests {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self {
            Self::Any => formatter.write_char('-'),
            Self::OneOf(tests) => separated(tests, formatter),
            Self::NoneOf(tests) => {
                formatter.write_str("not(")?;
                separated(tests, formatter)?;
                formatter.write_char(')')
            }
        }
    }
}
