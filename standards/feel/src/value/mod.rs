// SPDX-License-Identifier: EUPL-1.2
//! FEEL's values (DMN 1.5, clause 10.3.2.2 to 10.3.2.15): numbers, texts, temporal values, durations, ranges, lists,
//! contexts and functions, with their equality, order, arithmetic and printing.
//!
//! A [`Value`] is cheap to clone: everything of unbounded size stands behind an [`Arc`].

mod access;
mod context;
mod function;
mod list;
mod number;
mod operators;
mod order;
mod print;
mod range;
mod temporal;
mod types;

use std::sync::Arc;

pub use access::property;
pub use context::Context;
pub use function::{Callable, Function};
pub use list::List;
pub use number::{Number, Rounding};
pub use operators::{add, divide, exponentiate, multiply, negate, subtract};
pub use order::{compare, equal, identical};
pub use range::Range;
pub use temporal::{
    Date, DateTime, DaysDuration, MonthsDuration, NamedZone, NotTemporal, Time, Zone, parse_temporal,
};
pub use types::{Signature, Type};

/// One value of FEEL.
///
/// Rust's own `==` is structural and total (`Null == Null`), for tests and for sets; FEEL's three-valued `=` is
/// [`equal`], its `is()` is [`identical`].
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value {
    /// No value.
    #[default]
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A decimal number of 34 digits.
    Number(Number),
    /// A text of Unicode characters.
    Text(Arc<str>),
    /// A day of the calendar.
    Date(Date),
    /// A time of day, with or without zone.
    Time(Time),
    /// A day and a time of day, with or without zone.
    DateTime(DateTime),
    /// A span of days, hours, minutes and seconds.
    DaysDuration(DaysDuration),
    /// A span of years and months.
    MonthsDuration(MonthsDuration),
    /// An interval, or a comparison such as `< 10`.
    Range(Arc<Range>),
    /// Values in an order.
    List(List),
    /// Named values.
    Context(Arc<Context>),
    /// Something that can be called.
    Function(Function),
}
