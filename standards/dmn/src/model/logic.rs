// SPDX-License-Identifier: EUPL-1.2
//! Boxed expressions as they are written (DMN 1.5, 10.2.1).

use super::{DecisionTable, Place, Text, Variable};

/// A boxed expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Boxed {
    /// Id of the element; empty when the file gives none.
    pub id: String,
    /// Type the result is held to.
    pub type_ref: Option<String>,
    /// What it is.
    pub kind: BoxedKind,
    /// Where it begins.
    pub place: Place,
}

/// The kinds of boxed expression.
#[derive(Debug, Clone, PartialEq)]
pub enum BoxedKind {
    /// `literalExpression`: a FEEL expression.
    Literal(Text),
    /// `context`: named entries, each seeing those above it.
    Context(Vec<ContextEntry>),
    /// `list`.
    List(Vec<Boxed>),
    /// `relation`: a list of contexts with the same names.
    Relation {
        /// Names and types of the columns.
        columns: Vec<Variable>,
        /// Rows of cells.
        rows: Vec<Vec<Boxed>>,
    },
    /// `invocation`: a function called with named arguments.
    Invocation {
        /// The function.
        callee: Box<Boxed>,
        /// The arguments.
        bindings: Vec<Binding>,
    },
    /// `functionDefinition`.
    Function(FunctionLogic),
    /// `conditional`.
    Conditional {
        /// The condition.
        condition: Box<Boxed>,
        /// The result when it is true.
        consequence: Box<Boxed>,
        /// The result otherwise.
        alternative: Box<Boxed>,
    },
    /// `filter`.
    Filter {
        /// The list.
        list: Box<Boxed>,
        /// The condition on `item` and its components.
        condition: Box<Boxed>,
    },
    /// `for`.
    For {
        /// Name of the iterator.
        variable: Variable,
        /// What it runs over.
        list: Box<Boxed>,
        /// The result for each.
        result: Box<Boxed>,
    },
    /// `some`.
    Some {
        /// Name of the iterator.
        variable: Variable,
        /// What it runs over.
        list: Box<Boxed>,
        /// The condition.
        condition: Box<Boxed>,
    },
    /// `every`.
    Every {
        /// Name of the iterator.
        variable: Variable,
        /// What it runs over.
        list: Box<Boxed>,
        /// The condition.
        condition: Box<Boxed>,
    },
    /// `decisionTable`.
    Table(DecisionTable),
}

/// `contextEntry`; the one without a variable is the result of the context.
#[derive(Debug, Clone, PartialEq)]
pub struct ContextEntry {
    /// Name and type of the entry.
    pub variable: Option<Variable>,
    /// The value.
    pub value: Boxed,
}

/// `binding`: one argument of an invocation.
#[derive(Debug, Clone, PartialEq)]
pub struct Binding {
    /// Name and type of the parameter.
    pub parameter: Variable,
    /// The value; `None` stands for null.
    pub value: Option<Boxed>,
}

/// `functionDefinition` and `encapsulatedLogic`.
#[derive(Debug, Clone, PartialEq)]
pub struct FunctionLogic {
    /// Language of the body.
    pub kind: FunctionKind,
    /// Parameters in their order.
    pub parameters: Vec<Variable>,
    /// The body.
    pub body: Option<Box<Boxed>>,
    /// Type the result is held to.
    pub type_ref: Option<String>,
    /// Where it begins.
    pub place: Place,
}

/// Language of a function body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FunctionKind {
    /// Any boxed expression.
    #[default]
    Feel,
    /// A method of a Java class; never called, the result is null with a diagnostic.
    Java,
    /// A PMML model; never called, the result is null with a diagnostic.
    Pmml,
}
