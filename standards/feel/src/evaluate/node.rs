// SPDX-License-Identifier: EUPL-1.2
//! An expression ready to be evaluated: every name is a place in a frame, or is looked up in the item of a filter.

use std::sync::Arc;

use crate::builtins::BuiltIn;
use crate::diagnostic::Span;
use crate::syntax::tree::{Arithmetic, Comparison, Quantifier};
use crate::value::{Type, Value};

/// One step of an evaluation and the place it comes from.
#[derive(Debug)]
pub(super) struct Node {
    pub span: Span,
    pub kind: Kind,
}

/// What a step does.
#[derive(Debug)]
pub(super) enum Kind {
    Constant(Value),
    /// The value at a place in the frame.
    Slot(usize),
    /// The value at a place in the frame that may be missing: whether it is there stands at another place.
    Open(Arc<str>, usize, usize),
    /// An entry of the item of a surrounding filter, otherwise the value outside.
    Entry(Box<Entry>),
    /// A name that nothing declares: null, with a diagnostic.
    Unknown(Arc<str>),
    List(Vec<Node>),
    Context(Vec<(Arc<str>, usize, Node)>),
    Range(Box<Range>),
    /// The range of one value.
    Only(Box<Node>),
    Chain(Box<Node>, Vec<(Arithmetic, Node)>),
    Negation(Box<Node>),
    Comparison(Comparison, Box<[Node; 2]>),
    Between(Box<[Node; 3]>),
    In(Box<In>),
    And(Vec<Node>),
    Or(Vec<Node>),
    If(Vec<[Node; 2]>, Box<Node>),
    For(Box<For>),
    Quantified(Quantifier, Vec<Iteration>, Box<Node>),
    Path(Box<Node>, Arc<str>),
    Filter(Box<Filter>),
    Call(Box<Call>),
    Function(Arc<Body>),
    InstanceOf(Box<Node>, Type),
    /// `is defined(a)`: whether a is not null, without a diagnostic when it is.
    IsDefined(Box<Node>),
    /// `get or else(a, b)`: a, or b when a is null, without a diagnostic for a.
    GetOrElse(Box<[Node; 2]>),
}

/// A name inside a filter.
#[derive(Debug)]
pub(super) struct Entry {
    /// Where the items of the surrounding filters are, the innermost first.
    pub items: Vec<usize>,
    pub name: Arc<str>,
    /// The place of the name outside the filters.
    pub otherwise: Option<usize>,
}

#[derive(Debug)]
pub(super) struct Range {
    pub start: Option<Node>,
    pub start_included: bool,
    pub end: Option<Node>,
    pub end_included: bool,
}

#[derive(Debug)]
pub(super) struct In {
    pub value: Node,
    /// Where `?` is kept.
    pub slot: usize,
    pub tests: Vec<Test>,
}

/// A unary test.
#[derive(Debug)]
pub(super) enum Test {
    Comparison(Comparison, Node),
    Value {
        value: Node,
        /// Whether `?` occurs: then the value is the answer.
        asks: bool,
    },
}

#[derive(Debug)]
pub(super) struct For {
    pub iterations: Vec<Iteration>,
    /// Where `partial` is kept, when the result uses it.
    pub partial: Option<usize>,
    pub result: Node,
}

#[derive(Debug)]
pub(super) struct Iteration {
    pub slot: usize,
    pub over: Node,
    pub until: Option<Node>,
}

#[derive(Debug)]
pub(super) struct Filter {
    pub value: Node,
    /// Where `item` is kept.
    pub slot: usize,
    pub condition: Node,
}

#[derive(Debug)]
pub(super) struct Call {
    /// What the function is called in diagnostics.
    pub name: Arc<str>,
    pub callee: Callee,
    pub arguments: Vec<Node>,
    /// The names of the arguments, when they are named.
    pub names: Option<Vec<Arc<str>>>,
}

#[derive(Debug)]
pub(super) enum Callee {
    /// A function of the standard.
    BuiltIn(&'static BuiltIn),
    /// A value; when it is no function, the function of the standard of that name.
    Value(Node, Option<&'static BuiltIn>),
}

/// The body of a function literal.
#[derive(Debug)]
pub(super) struct Body {
    pub parameters: Vec<(Arc<str>, Type)>,
    /// Places of the surrounding frame whose values the function keeps, and their places in its own frame, where the
    /// parameters come first.
    pub captures: Vec<(usize, usize)>,
    /// How many places the frame of the function has.
    pub size: usize,
    pub node: Node,
}

/// A name of the context, and where its value goes.
#[derive(Debug)]
pub(super) struct Global {
    pub name: Arc<str>,
    pub slot: usize,
    /// Where it goes whether the context has the name, when nobody declared it.
    pub present: Option<usize>,
}
