// SPDX-License-Identifier: EUPL-1.2
//! FEEL, the expression language of DMN 1.5 (chapter 10), for the conditions, fees and decisions that administrations
//! write.
//!
//! A text is compiled once against the names it may use, and evaluated many times:
//!
//! ```
//! use feel::value::{Date, DateTime, Zone};
//! use feel::{Context, Environment, Names, Type, Value, compile};
//!
//! let names = Names::new().with("dogs", Type::Number).with("date of birth", Type::Date);
//! let fee = compile("if dogs > 1 then 60 + (dogs - 1) * 120 else 60", &names).expect("the expression is right");
//!
//! let today = Date::new(2026, 3, 8).expect("the date exists");
//! let environment = Environment::at(DateTime::midnight(today, Some(Zone::UTC)));
//! let answers = Context::new().with("dogs", 3);
//! assert_eq!(fee.evaluate(&answers, &environment).strict(), Ok(Value::from(300)));
//! ```
//!
//! The standard turns every mistake into null. This evaluator gives that null *and* a [`Diagnostic`] that says what is
//! wrong and where in the text; [`Evaluation::strict`] makes an error of it. Evaluation never panics, never overflows the
//! stack, and never takes more than its [`Budget`]. There is no clock, no randomness, no input or output: what an
//! expression may know of the world stands in its [`Environment`].

mod budget;
pub mod builtins;
mod diagnostic;
mod evaluate;
mod syntax;
pub mod value;

pub use budget::{Budget, Meter};
pub use builtins::Calendar;
pub use diagnostic::{Code, Diagnostic, Language, Problem, Span};
pub use evaluate::{Environment, Evaluation, Expression, Run, Tests, compile, compile_tests, compile_type};
pub use syntax::Names;
pub use value::{Context, Function, Number, Type, Value};
