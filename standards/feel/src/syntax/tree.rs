// SPDX-License-Identifier: EUPL-1.2
//! The tree of an expression as it was written, with places. Two trees are equal when they say the same, wherever it stands.

use std::sync::Arc;

use crate::diagnostic::Span;
use crate::value::{Type, Value};

/// An expression and its place in the text.
#[derive(Debug, Clone)]
pub(crate) struct Expression {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub kind: Box<Kind>,
}

impl Expression {
    pub(crate) fn new(span: Span, kind: Kind) -> Self {
        Self { span, kind: Box::new(kind) }
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What an expression says (DMN 1.5, clause 10.3.1.2).
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// A literal: null, boolean, number, text, or a temporal value after `@`.
    Literal(Value),
    /// A name; blanks are normalised to one.
    Name(Arc<str>),
    /// `[a, b]`
    List(Vec<Expression>),
    /// `{a: 1, b: 2}`
    Context(Vec<(Arc<str>, Expression)>),
    /// `[1..5)`, `(< 10)`
    Range(Range),
    /// `(= 10)`: the range of one value.
    Only(Box<Expression>),
    /// `a + b - c`, `a * b / c` or `a ** b`: operators of one rank, from left to right.
    Chain(Box<Expression>, Vec<(Arithmetic, Expression)>),
    /// `-a`
    Negation(Box<Expression>),
    /// `a < b`
    Comparison(Comparison, Box<[Expression; 2]>),
    /// `a between b and c`
    Between(Box<[Expression; 3]>),
    /// `a in (b, < c)`
    In(Box<Expression>, Vec<Test>),
    /// `a and b and c`
    And(Vec<Expression>),
    /// `a or b or c`
    Or(Vec<Expression>),
    /// `if a then b else if c then d else e`
    If(Vec<[Expression; 2]>, Expression),
    /// `for a in b return c`
    For(Vec<Iteration>, Box<Expression>),
    /// `some a in b satisfies c`, `every a in b satisfies c`
    Quantified(Quantifier, Vec<Iteration>, Box<Expression>),
    /// `a.b`
    Path(Box<Expression>, Arc<str>),
    /// `a[b]`
    Filter(Box<[Expression; 2]>),
    /// `a(b, c)`
    Call(Box<Expression>, Vec<Expression>),
    /// `a(b: 1, c: 2)`
    CallNamed(Box<Expression>, Vec<(Arc<str>, Expression)>),
    /// `function(a: number) b`
    Function(Vec<(Arc<str>, Type)>, Box<Expression>),
    /// `a instance of b`
    InstanceOf(Box<Expression>, Type),
}

impl Kind {
    /// The operands of `and` or `or`; none of anything else.
    pub(crate) fn operands(self) -> Vec<Expression> {
        match self {
            Self::And(operands) | Self::Or(operands) => operands,
            _ => Vec::new(),
        }
    }
}

/// A range; an end without expression is unbounded.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Range {
    /// First value.
    pub start: Option<Box<Expression>>,
    /// Whether the first value belongs to it.
    pub start_included: bool,
    /// Last value.
    pub end: Option<Box<Expression>>,
    /// Whether the last value belongs to it.
    pub end_included: bool,
}

/// An arithmetic operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `**`
    Power,
}

/// A comparison operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// The operator as written.
    pub(crate) fn symbol(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// The operator of a symbol.
    pub(crate) fn of(symbol: &str) -> Option<Self> {
        [Self::Equal, Self::NotEqual, Self::Less, Self::LessOrEqual, Self::Greater, Self::GreaterOrEqual]
            .into_iter()
            .find(|comparison| comparison.symbol() == symbol)
    }
}

/// `some` or `every`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantifier {
    /// True for at least one.
    Some,
    /// True for all.
    Every,
}

/// `name in list` or `name in from..to` after `for`, `some` and `every`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Iteration {
    /// The name that takes each value.
    pub name: Arc<str>,
    /// The list, or the first value.
    pub over: Expression,
    /// The last value, when two values are given.
    pub until: Option<Expression>,
}

/// A unary test: what is asked of the value on the left of `in`, or in a cell of a decision table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Test {
    /// `< 10`
    Comparison(Comparison, Expression),
    /// A value, a range, a list, or a condition with `?`.
    Value(Expression),
}

/// The unary tests of one cell (rule 17).
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tests {
    /// `-`
    Any,
    /// `a, b, < c`: one of them holds.
    OneOf(Vec<Test>),
    /// `not(a, b)`: none of them holds.
    NoneOf(Vec<Test>),
}
