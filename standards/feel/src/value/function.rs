// SPDX-License-Identifier: EUPL-1.2
//! Functions as values.

use std::fmt::Debug;
use std::sync::Arc;

use super::{Type, Value};
use crate::builtins::BuiltIn;
use crate::diagnostic::Problem;
use crate::evaluate::Run;

/// A function that is not built in: a function literal of an expression, or a callable element of a model.
pub trait Callable: Debug + Send + Sync {
    /// Names and types of the parameters.
    fn parameters(&self) -> &[(Arc<str>, Type)];
    /// Type of the result.
    fn result(&self) -> Type;
    /// How deep the values nest that the function keeps; see [`Value::depth`].
    fn depth(&self) -> u32;
    /// Runs the function on as many arguments as it has parameters; their number and types are checked already.
    ///
    /// # Errors
    /// Only problems that end the evaluation ([`crate::Code::ends_evaluation`]); whatever else goes wrong is reported to the run and makes the result null.
    fn call(&self, arguments: Vec<Value>, run: &mut Run<'_>) -> Result<Value, Problem>;
}

/// Something that can be called.
#[derive(Debug, Clone)]
pub enum Function {
    /// A function of the standard.
    BuiltIn(&'static BuiltIn),
    /// A function of the model: an expression, a business knowledge model, a decision service.
    Defined(Arc<dyn Callable>),
}

/// The same function, not a function that does the same.
impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::BuiltIn(left), Self::BuiltIn(right)) => std::ptr::eq(*left, *right),
            (Self::Defined(left), Self::Defined(right)) => Arc::ptr_eq(left, right),
            _ => false,
        }
    }
}
