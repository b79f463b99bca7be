// SPDX-License-Identifier: EUPL-1.2
//! The built-in functions of DMN 1.5 (clause 10.3.4) and a few that products need besides.
//!
//! [`lookup`] finds a function by its name; [`BuiltIn::call`] and [`BuiltIn::call_named`] run it. A function sees the
//! world only through [`Calling`]: the budget, the injected time, the calendar, and functions it was given.

mod aggregates;
mod alphabet;
mod arguments;
mod contexts;
mod conversions;
mod lists;
mod moments;
mod numbers;
mod pattern;
mod range_literal;
mod ranges;
mod table;
mod texts;

use std::sync::Arc;

use crate::budget::Meter;
use crate::diagnostic::{Code, Problem};
use crate::value::{Date, DateTime, Function, Value};

pub use arguments::Arguments;

/// What a built-in function may use besides its arguments. The evaluator implements it.
pub trait Calling {
    /// The budget. A function charges a step for every item it looks at, and the bytes it builds.
    fn meter(&mut self) -> &mut Meter;

    /// The injected time of this evaluation, with its zone.
    fn now(&self) -> DateTime;

    /// The calendar of working days, when the product gave one.
    fn calendar(&self) -> Option<&dyn Calendar> {
        None
    }

    /// Calls a function that was given as an argument.
    ///
    /// # Errors
    /// What the function reports.
    fn invoke(&mut self, function: &Function, arguments: &[Value]) -> Result<Value, Problem>;
}

/// Working days, as the product knows them for a place.
pub trait Calendar: Send + Sync {
    /// Whether a day is a working day; `None` when the calendar does not reach that day.
    fn is_working_day(&self, day: Date) -> Option<bool>;
}

/// How a form of a function is run.
pub type Run = fn(&Arguments<'_>, &mut dyn Calling) -> Result<Value, Problem>;

/// One way to call a function: its parameters and what runs.
#[derive(Debug)]
pub struct Form {
    /// Names of the parameters, as in the standard.
    pub parameters: &'static [&'static str],
    /// How many of them must be given.
    pub required: usize,
    /// Whether the last parameter takes any number of arguments (positional calls only).
    pub variadic: bool,
    run: Run,
}

impl Form {
    fn takes(&self, count: usize) -> bool {
        count >= self.required && (self.variadic || count <= self.parameters.len())
    }
}

/// A built-in function.
#[derive(Debug)]
pub struct BuiltIn {
    /// Its name, which may hold blanks.
    pub name: &'static str,
    /// The ways to call it.
    pub forms: &'static [Form],
}

impl BuiltIn {
    /// Calls the function with arguments in order.
    ///
    /// # Errors
    /// A [`Problem`]; the standard's result is then null.
    pub fn call(&'static self, arguments: &[Value], calling: &mut dyn Calling) -> Result<Value, Problem> {
        let form = self
            .forms
            .iter()
            .find(|form| form.takes(arguments.len()))
            .ok_or_else(|| Problem::new(Code::ArgumentCount, [self.name]))?;
        (form.run)(&Arguments::in_order(self.name, form, arguments), calling)
    }

    /// Whether the function can be called with this number of arguments.
    pub fn takes(&self, count: usize) -> bool {
        self.forms.iter().any(|form| form.takes(count))
    }

    /// Calls the function with named arguments, in any order. A required parameter that is not named is null.
    ///
    /// # Errors
    /// A [`Problem`]; the standard's result is then null.
    pub fn call_named(
        &'static self,
        arguments: &[(Arc<str>, Value)],
        calling: &mut dyn Calling,
    ) -> Result<Value, Problem> {
        let (form, places) = self.arrange(arguments)?;
        let length = places.iter().max().map_or(0, |last| last + 1).max(form.required);
        let mut ordered = vec![Value::Null; length];
        for (place, (_, value)) in places.into_iter().zip(arguments) {
            ordered[place] = value.clone();
        }
        (form.run)(&Arguments::named(self.name, form, &ordered), calling)
    }

    /// The first form that has all the names given, and the place of each.
    fn arrange(
        &'static self,
        arguments: &[(Arc<str>, Value)],
    ) -> Result<(&'static Form, Vec<usize>), Problem> {
        let mut unknown = None;
        for form in self.forms {
            let mut places = Vec::with_capacity(arguments.len());
            for (name, _) in arguments {
                match form.parameters.iter().position(|parameter| *parameter == &**name) {
                    Some(place) if !places.contains(&place) => places.push(place),
                    _ => unknown = Some(name.to_string()),
                }
            }
            if places.len() == arguments.len() && !arguments.is_empty() {
                return Ok((form, places));
            }
        }
        Err(match unknown {
            Some(parameter) => Problem::new(Code::UnknownArgument, [self.name.to_owned(), parameter]),
            None => Problem::new(Code::ArgumentCount, [self.name]),
        })
    }
}

/// The built-in function of a name, for example `string length`.
pub fn lookup(name: &str) -> Option<&'static BuiltIn> {
    table::TABLE
        .binary_search_by(|function| function.name.cmp(name))
        .ok()
        .map(|position| &table::TABLE[position])
}

/// The names of all built-in functions, in order; the parser needs them, since names may hold blanks.
pub fn names() -> impl Iterator<Item = &'static str> {
    table::TABLE.iter().map(|function| function.name)
}
