// SPDX-License-Identifier: EUPL-1.2
//! Decision models (DMN 1.2 to 1.5): read, checked once, evaluated many times.
//!
//! [`read`] turns a file into [`model::Definitions`]; [`Model::compile`] checks models together, compiles every expression and finds
//! the order of evaluation; [`Model::evaluate`] gives a value, the rules that were hit, and what went wrong with its place. An
//! evaluation has a budget of steps and bytes, knows no clock but the one it is given, and never calls anything outside.
//!
//! ```
//! use dmn::{Inputs, Limits, Model};
//! use feel::{Environment, Number, Value};
//!
//! let file = r##"<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:dogs" name="Dogs">
//!   <inputData id="n" name="Number of dogs"><variable name="Number of dogs" typeRef="number"/></inputData>
//!   <decision id="t" name="Tax"><variable name="Tax" typeRef="number"/>
//!     <informationRequirement><requiredInput href="#n"/></informationRequirement>
//!     <decisionTable hitPolicy="UNIQUE">
//!       <input><inputExpression><text>Number of dogs</text></inputExpression></input><output/>
//!       <rule id="one"><inputEntry><text>1</text></inputEntry><outputEntry><text>60</text></outputEntry></rule>
//!       <rule id="more"><inputEntry><text>&gt; 1</text></inputEntry><outputEntry><text>60 + (Number of dogs - 1) * 90</text></outputEntry></rule>
//!     </decisionTable>
//!   </decision>
//! </definitions>"##;
//! let definitions = dmn::read(file.as_bytes(), &Limits::default())?;
//! let model = Model::compile(&[definitions]).map_err(|faults| format!("{faults:?}"))?;
//! # let Some(Value::DateTime(now)) = feel::value::parse_temporal("2026-07-01T12:00:00Z") else { return Err("no moment".into()) };
//! let inputs = Inputs::new().with("Number of dogs", Value::Number(Number::from(3)));
//! let outcome = model.evaluate("Tax", &inputs, &Environment::at(now))?;
//! assert_eq!(outcome.hits[0].rules, [2]);
//! assert_eq!(outcome.strict(), Ok(Value::Number(Number::from(240))));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod compile;
mod diagnostic;
mod error;
mod evaluate;
mod limits;
pub mod model;
mod plan;
mod read;
pub mod tck;
mod xml;

pub use diagnostic::{Diagnostic, ElementKind, Fault, Part, Problem, Source};
pub use error::ReadError;
pub use evaluate::{Hit, Inputs, Model, Outcome, UnknownElement};
pub use limits::{DEEPEST, Limits};
pub use read::read;
