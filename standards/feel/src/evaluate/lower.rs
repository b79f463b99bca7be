// SPDX-License-Identifier: EUPL-1.2
//! From tree to nodes: names become places, calls of the standard's functions are found, and what is constant is
//! calculated once.

use std::sync::Arc;

use super::check::item_type;
use super::node::{Body, Call, Callee, Entry, Filter, For, In, Iteration, Kind, Node, Range, Test};
use super::resolve::Resolver;
use super::run::{Environment, KEPT_DIAGNOSTICS, Run};
use crate::builtins::lookup;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::syntax::Others;
use crate::syntax::tree::{self, Expression};
use crate::value::{Date, DateTime, Function, Type, Value, Zone};

/// Turns trees into nodes and collects what is wrong.
pub(super) struct Lowering<'n> {
    pub resolver: Resolver<'n>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Lowering<'_> {
    pub(super) fn node(&mut self, expression: &Expression) -> Node {
        let span = expression.span;
        folded(Node { span, kind: self.kind(&expression.kind, span) })
    }

    /// Notes a mistake; beyond the first 64 they are not told.
    pub(super) fn refuse(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < KEPT_DIAGNOSTICS {
            self.diagnostics.push(diagnostic);
        }
    }

    fn boxed(&mut self, expression: &Expression) -> Box<Node> {
        Box::new(self.node(expression))
    }

    fn all(&mut self, expressions: &[Expression]) -> Vec<Node> {
        expressions.iter().map(|expression| self.node(expression)).collect()
    }

    fn three(&mut self, parts: &[Expression; 3]) -> Box<[Node; 3]> {
        let [first, second, third] = parts;
        Box::new([self.node(first), self.node(second), self.node(third)])
    }

    fn kind(&mut self, kind: &tree::Kind, span: Span) -> Kind {
        match kind {
            tree::Kind::Literal(value) => Kind::Constant(value.clone()),
            tree::Kind::Name(name) => self.name(name, span),
            tree::Kind::List(items) => Kind::List(self.all(items)),
            tree::Kind::Context(entries) => self.context(entries),
            tree::Kind::Only(value) => Kind::Only(self.boxed(value)),
            tree::Kind::Range(range) => Kind::Range(Box::new(Range {
                start: range.start.as_ref().map(|start| self.node(start)),
                start_included: range.start_included,
                end: range.end.as_ref().map(|end| self.node(end)),
                end_included: range.end_included,
            })),
            tree::Kind::Chain(first, rest) => {
                let first = self.boxed(first);
                Kind::Chain(
                    first,
                    rest.iter().map(|(operator, operand)| (*operator, self.node(operand))).collect(),
                )
            }
            tree::Kind::Negation(operand) => Kind::Negation(self.boxed(operand)),
            tree::Kind::Comparison(comparison, operands) => {
                let [left, right] = &**operands;
                Kind::Comparison(*comparison, Box::new([self.node(left), self.node(right)]))
            }
            tree::Kind::Between(parts) => Kind::Between(self.three(parts)),
            tree::Kind::In(value, tests) => self.in_(value, tests),
            tree::Kind::And(operands) => Kind::And(self.all(operands)),
            tree::Kind::Or(operands) => Kind::Or(self.all(operands)),
            tree::Kind::If(branches, otherwise) => {
                let branches =
                    branches.iter().map(|[condition, then]| [self.node(condition), self.node(then)]);
                let branches = branches.collect();
                Kind::If(branches, self.boxed(otherwise))
            }
            tree::Kind::For(iterations, result) => self.for_(iterations, result),
            tree::Kind::Quantified(quantifier, iterations, condition) => {
                let open = self.resolver.open();
                let iterations = self.iterations(iterations);
                let condition = self.boxed(condition);
                self.resolver.close(open);
                Kind::Quantified(*quantifier, iterations, condition)
            }
            tree::Kind::Path(value, name) => {
                let value = self.boxed(value);
                self.check_entry(&value, name, span);
                Kind::Path(value, Arc::clone(name))
            }
            tree::Kind::Filter(parts) => self.filter(parts),
            tree::Kind::Call(callee, arguments) => self.call(callee, arguments, None),
            tree::Kind::CallNamed(callee, arguments) => {
                let (names, values): (Vec<_>, Vec<_>) = arguments.iter().cloned().unzip();
                self.call(callee, &values, Some(names))
            }
            tree::Kind::Function(parameters, body) => self.function(parameters, body),
            tree::Kind::InstanceOf(value, type_) => Kind::InstanceOf(self.boxed(value), type_.clone()),
        }
    }

    fn name(&mut self, name: &Arc<str>, span: Span) -> Kind {
        let meaning = self.resolver.resolve(name);
        match meaning.slot {
            Some(slot) if meaning.items.is_empty() => match meaning.present {
                Some(present) => Kind::Open(Arc::clone(name), slot, present),
                None => Kind::Slot(slot),
            },
            None if meaning.items.is_empty() => match lookup(name) {
                Some(builtin) => Kind::Constant(Value::Function(Function::BuiltIn(builtin))),
                None => self.unknown(name, span),
            },
            otherwise => {
                if otherwise.is_none() && meaning.items.iter().all(|item| self.lacks(*item, name)) {
                    return self.unknown(name, span);
                }
                Kind::Entry(Box::new(Entry { items: meaning.items, name: Arc::clone(name), otherwise }))
            }
        }
    }

    fn unknown(&mut self, name: &Arc<str>, span: Span) -> Kind {
        if self.resolver.others() == Others::Refused {
            self.refuse(Diagnostic::new(Code::UnknownName, span, [name.as_ref()]));
        }
        Kind::Unknown(Arc::clone(name))
    }

    fn context(&mut self, entries: &[(Arc<str>, Expression)]) -> Kind {
        let open = self.resolver.open();
        let mut nodes = Vec::with_capacity(entries.len());
        for (name, value) in entries {
            let value = self.node(value);
            let type_ = self.type_of(&value);
            let slot = self.resolver.bind(name, type_);
            nodes.push((Arc::clone(name), slot, value));
        }
        self.resolver.close(open);
        Kind::Context(nodes)
    }

    fn in_(&mut self, value: &Expression, tests: &[tree::Test]) -> Kind {
        let value = self.node(value);
        let slot = self.resolver.place();
        let tests = self.tests(slot, tests);
        Kind::In(Box::new(In { value, slot, tests }))
    }

    /// Unary tests on the value that is kept at a place.
    pub(super) fn tests(&mut self, input: usize, tests: &[tree::Test]) -> Vec<Test> {
        let open = self.resolver.open();
        self.resolver.name(&"?".into(), input);
        let tests = tests
            .iter()
            .map(|test| match test {
                tree::Test::Comparison(comparison, operand) => {
                    Test::Comparison(*comparison, self.node(operand))
                }
                tree::Test::Value(value) => {
                    self.resolver.was_used(input);
                    let value = self.node(value);
                    Test::Value { value, asks: self.resolver.was_used(input) }
                }
            })
            .collect();
        self.resolver.close(open);
        tests
    }

    fn iterations(&mut self, iterations: &[tree::Iteration]) -> Vec<Iteration> {
        iterations
            .iter()
            .map(|iteration| {
                let over = self.node(&iteration.over);
                let until = iteration.until.as_ref().map(|until| self.node(until));
                let type_ = self.type_of(&over).and_then(item_type);
                Iteration { slot: self.resolver.bind(&iteration.name, type_), over, until }
            })
            .collect()
    }

    fn for_(&mut self, iterations: &[tree::Iteration], result: &Expression) -> Kind {
        let open = self.resolver.open();
        let iterations = self.iterations(iterations);
        let partial = self.resolver.bind(&"partial".into(), None);
        let result = self.node(result);
        self.resolver.close(open);
        let partial = self.resolver.was_used(partial).then_some(partial);
        Kind::For(Box::new(For { iterations, partial, result }))
    }

    fn filter(&mut self, parts: &[Expression; 2]) -> Kind {
        let [value, condition] = parts;
        let value = self.node(value);
        let open = self.resolver.open();
        let type_ = self.type_of(&value).and_then(item_type);
        let slot = self.resolver.bind_item(type_);
        let condition = self.node(condition);
        self.resolver.close(open);
        Kind::Filter(Box::new(Filter { value, slot, condition }))
    }

    fn function(&mut self, parameters: &[(Arc<str>, Type)], body: &Expression) -> Kind {
        self.resolver.enter_function();
        for (name, type_) in parameters {
            self.resolver.bind(name, (*type_ != Type::Any).then(|| type_.clone()));
        }
        let node = self.node(body);
        let (size, captures) = self.resolver.leave_function();
        Kind::Function(Arc::new(Body { parameters: parameters.to_vec(), captures, size, node }))
    }

    fn call(&mut self, callee: &Expression, arguments: &[Expression], names: Option<Vec<Arc<str>>>) -> Kind {
        let known_as: Arc<str> = match &*callee.kind {
            tree::Kind::Name(name) | tree::Kind::Path(_, name) => Arc::clone(name),
            _ => "function".into(),
        };
        let callee = match &*callee.kind {
            tree::Kind::Name(name) => {
                let meaning = self.resolver.resolve(name);
                let builtin = lookup(name);
                match (meaning.slot, builtin) {
                    (None, Some(builtin)) => Callee::BuiltIn(builtin),
                    (None, None) if is_question(name, arguments, names.is_some()) => {
                        return self.question(name, arguments);
                    }
                    _ => Callee::Value(self.node(callee), builtin),
                }
            }
            _ => Callee::Value(self.node(callee), None),
        };
        let arguments = self.all(arguments);
        Kind::Call(Box::new(Call { name: known_as, callee, arguments, names }))
    }

    /// `is defined` and `get or else`, which must not report what their first argument lacks.
    fn question(&mut self, name: &str, arguments: &[Expression]) -> Kind {
        match (name, arguments) {
            ("get or else", [value, otherwise]) => {
                Kind::GetOrElse(Box::new([self.node(value), self.node(otherwise)]))
            }
            (_, [value, ..]) => Kind::IsDefined(self.boxed(value)),
            (_, []) => Kind::Constant(Value::Null),
        }
    }
}

fn is_question(name: &str, arguments: &[Expression], named: bool) -> bool {
    !named && matches!((name, arguments.len()), ("is defined", 1) | ("get or else", 2))
}

/// A node whose operands are all constant becomes a constant itself. What gives a diagnostic is left for the evaluation,
/// which reports it.
fn folded(node: Node) -> Node {
    if !is_foldable(&node.kind) {
        return node;
    }
    let Some(epoch) = Date::new(1970, 1, 1).map(|day| DateTime::midnight(day, Some(Zone::UTC))) else {
        return node;
    };
    let environment = Environment::at(epoch);
    let mut run = Run::new(&environment);
    match super::step::evaluate(&node, &mut [], &mut run) {
        Ok(value) if run.diagnostics().is_empty() => Node { span: node.span, kind: Kind::Constant(value) },
        _ => node,
    }
}

/// Whether a node gives the same in every environment: an operation on constants, or one of the functions that make
/// values of texts, called with a constant text.
fn is_foldable(kind: &Kind) -> bool {
    const MAKERS: [&str; 4] = ["date", "time", "date and time", "duration"];
    let constant = |node: &Node| matches!(node.kind, Kind::Constant(_));
    match kind {
        Kind::List(items) => items.iter().all(constant),
        Kind::Range(range) => [&range.start, &range.end].into_iter().flatten().all(constant),
        Kind::Negation(operand) | Kind::Only(operand) => constant(operand),
        Kind::Chain(first, rest) => constant(first) && rest.iter().all(|(_, operand)| constant(operand)),
        Kind::Call(call) => match (&call.callee, call.arguments.as_slice()) {
            (Callee::BuiltIn(builtin), [Node { kind: Kind::Constant(Value::Text(_)), .. }]) => {
                call.names.is_none() && MAKERS.contains(&builtin.name)
            }
            _ => false,
        },
        _ => false,
    }
}
