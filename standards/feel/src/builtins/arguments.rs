// SPDX-License-Identifier: EUPL-1.2
//! The arguments of a call, read as the function wants them. The implicit conversions of 10.3.2.9.4 happen here: a list
//! of one item stands for the item where a single value is wanted, and a value for a list of it.

use std::sync::Arc;

use super::Form;
use crate::diagnostic::{Code, Problem};
use crate::value::{Context, Date, DaysDuration, Function, List, Number, Rounding, Type, Value};

/// The arguments of one call.
#[derive(Debug)]
pub struct Arguments<'a> {
    function: &'static str,
    form: &'static Form,
    values: &'a [Value],
    named: bool,
}

impl<'a> Arguments<'a> {
    pub(super) fn in_order(function: &'static str, form: &'static Form, values: &'a [Value]) -> Self {
        Self { function, form, values, named: false }
    }

    pub(super) fn named(function: &'static str, form: &'static Form, values: &'a [Value]) -> Self {
        Self { function, form, values, named: true }
    }

    /// Whether the arguments were named.
    pub(super) fn are_named(&self) -> bool {
        self.named
    }

    /// All arguments in order.
    pub(super) fn all(&self) -> &'a [Value] {
        self.values
    }

    /// The argument as it is; null when it is missing.
    pub(super) fn value(&self, place: usize) -> &'a Value {
        const MISSING: &Value = &Value::Null;
        self.values.get(place).unwrap_or(MISSING)
    }

    /// Whether the argument was written down, be it as null.
    pub(super) fn given(&self, place: usize) -> bool {
        place < self.values.len()
    }

    /// The argument where a single value is wanted.
    pub(super) fn single(&self, place: usize) -> &'a Value {
        match self.value(place) {
            Value::List(items) if items.len() == 1 => &items[0],
            other => other,
        }
    }

    /// The problem that an argument has the wrong type.
    pub(super) fn wrong_type(&self, place: usize) -> Problem {
        let found = Type::of(self.value(place)).to_string();
        Problem::new(Code::ArgumentType, [self.function.to_owned(), self.parameter(place).to_owned(), found])
    }

    /// The problem that an argument has the right type but no meaning here.
    pub(super) fn wrong_value(&self, place: usize) -> Problem {
        Problem::new(Code::ArgumentValue, [self.function, self.parameter(place)])
    }

    /// The problem that the function has no result that FEEL could express.
    pub(super) fn out_of_range(&self) -> Problem {
        Problem::new(Code::OutOfRange, [self.function])
    }

    /// The problem with this code that names only the function.
    pub(super) fn problem(&self, code: Code) -> Problem {
        Problem::new(code, [self.function])
    }

    fn parameter(&self, place: usize) -> &'static str {
        self.form.parameters.get(place).or(self.form.parameters.last()).copied().unwrap_or_default()
    }

    pub(super) fn number(&self, place: usize) -> Result<Number, Problem> {
        match self.single(place) {
            Value::Number(number) => Ok(*number),
            _ => Err(self.wrong_type(place)),
        }
    }

    /// A number of moderate size without its fraction.
    pub(super) fn integer(&self, place: usize) -> Result<i64, Problem> {
        let number = self.number(place)?;
        number.round(0, Rounding::Down).and_then(Number::to_i64).ok_or_else(|| self.wrong_value(place))
    }

    /// A number that has no fraction.
    pub(super) fn whole(&self, place: usize) -> Result<i64, Problem> {
        self.number(place)?.to_i64().ok_or_else(|| self.wrong_value(place))
    }

    pub(super) fn text(&self, place: usize) -> Result<&'a Arc<str>, Problem> {
        match self.single(place) {
            Value::Text(text) => Ok(text),
            _ => Err(self.wrong_type(place)),
        }
    }

    /// A text, or nothing when the argument is missing or null.
    pub(super) fn optional_text(&self, place: usize) -> Result<Option<&'a Arc<str>>, Problem> {
        if self.value(place).is_null() { Ok(None) } else { self.text(place).map(Some) }
    }

    /// The day of a date or of a date and time.
    pub(super) fn date(&self, place: usize) -> Result<Date, Problem> {
        match self.single(place) {
            Value::Date(date) => Ok(*date),
            Value::DateTime(moment) => Ok(moment.date()),
            _ => Err(self.wrong_type(place)),
        }
    }

    /// A duration of days and below, or nothing when the argument is missing or null.
    pub(super) fn optional_days(&self, place: usize) -> Result<Option<DaysDuration>, Problem> {
        match self.single(place) {
            Value::Null => Ok(None),
            Value::DaysDuration(duration) => Ok(Some(*duration)),
            _ => Err(self.wrong_type(place)),
        }
    }

    pub(super) fn context(&self, place: usize) -> Result<&'a Arc<Context>, Problem> {
        match self.single(place) {
            Value::Context(context) => Ok(context),
            _ => Err(self.wrong_type(place)),
        }
    }

    pub(super) fn function(&self, place: usize) -> Result<&'a Function, Problem> {
        match self.single(place) {
            Value::Function(function) => Ok(function),
            _ => Err(self.wrong_type(place)),
        }
    }

    /// A list; a single value that is not null stands for a list of it.
    pub(super) fn list(&self, place: usize) -> Result<List, Problem> {
        match self.value(place) {
            Value::Null => Err(self.wrong_type(place)),
            Value::List(items) => Ok(items.clone()),
            single => Ok(List::from(vec![single.clone()])),
        }
    }

    /// The items of a function that takes either one list or any number of values.
    pub(super) fn items(&self) -> Result<List, Problem> {
        if self.values.len() == 1 { self.list(0) } else { Ok(List::from(self.values.to_vec())) }
    }

    /// A position in a list of `length` items, from 1, or backwards from -1: as an index from 0.
    pub(super) fn position(&self, place: usize, length: usize) -> Result<usize, Problem> {
        let position = self.integer(place)?;
        let length = length as i64;
        let index = if position > 0 { position - 1 } else { length + position };
        if position == 0 || !(0..length).contains(&index) {
            return Err(Problem::new(Code::IndexOutOfRange, [position.to_string(), length.to_string()]));
        }
        Ok(index as usize)
    }
}
