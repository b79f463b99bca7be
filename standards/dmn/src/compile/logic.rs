// SPDX-License-Identifier: EUPL-1.2
//! Boxed expressions.

use std::sync::Arc;

use feel::{Names, Type};

use crate::diagnostic::{Fault, Part};
use crate::limits::DEEPEST;
use crate::model::{Binding, Boxed, BoxedKind, ContextEntry, Text, Variable};
use crate::plan::{EntryPlan, FilterPlan, InvocationPlan, IterationKind, IterationPlan, Node};

use super::{Compiler, Site};

/// How often a filter's condition is looked at for names of entries; one look finds all of them that stand in simple places.
const MOST_ENTRIES: usize = 2;

impl Compiler<'_> {
    /// A boxed expression, held to its type.
    pub(super) fn node(&mut self, boxed: &Boxed, names: &Names, site: Site<'_>, depth: usize) -> Node {
        let source = site.source(Part::Expression, boxed.place);
        if depth > DEEPEST {
            return self.broken(Fault::TooLarge, source, &DEEPEST.to_string());
        }
        let node = self.untyped(boxed, names, site, depth);
        self.typed(node, boxed.type_ref.as_deref(), site, boxed)
    }

    fn typed(&mut self, node: Node, name: Option<&str>, site: Site<'_>, boxed: &Boxed) -> Node {
        // The type of a function definition is checked where the function is called.
        if matches!(boxed.kind, BoxedKind::Function(_)) {
            return node;
        }
        match self.type_of(site, name, boxed.place) {
            Some(kind) => {
                let source = self.sources.add(site.source(Part::Expression, boxed.place));
                Node::Typed(Box::new(node), kind, source)
            }
            None => node,
        }
    }

    fn untyped(&mut self, boxed: &Boxed, names: &Names, site: Site<'_>, depth: usize) -> Node {
        let part = |compiler: &mut Self, part: &Boxed| Box::new(compiler.node(part, names, site, depth + 1));
        match &boxed.kind {
            BoxedKind::Literal(text) => self.literal(text, names, site),
            BoxedKind::Context(entries) => self.context(entries, names, site, depth),
            BoxedKind::List(items) => {
                Node::List(items.iter().map(|item| self.node(item, names, site, depth + 1)).collect())
            }
            BoxedKind::Relation { columns, rows } => {
                let names_of_columns = columns.iter().map(|column| Arc::from(column.name.as_str())).collect();
                let rows = rows.iter().map(|row| self.row(row, columns, (names, site, depth))).collect();
                Node::Relation(names_of_columns, rows)
            }
            BoxedKind::Invocation { callee, bindings } => {
                let callee = self.node(callee, names, site, depth + 1);
                let bindings = bindings
                    .iter()
                    .map(|binding| self.binding(binding, boxed, (names, site, depth)))
                    .collect();
                let source = self.sources.add(site.source(Part::Expression, boxed.place));
                Node::Invocation(Box::new(InvocationPlan { callee, bindings, source }))
            }
            BoxedKind::Function(logic) => {
                Node::Function(Arc::new(self.function_plan(logic, names, site, depth)))
            }
            BoxedKind::Conditional { condition, consequence, alternative } => Node::Conditional {
                condition: part(self, condition),
                consequence: part(self, consequence),
                alternative: part(self, alternative),
                source: self.sources.add(site.source(Part::Expression, boxed.place)),
            },
            BoxedKind::Filter { list, condition } => {
                let list = self.node(list, names, site, depth + 1);
                let inner = with_item(self.copied(names), condition);
                let condition = self.node(condition, &inner, site, depth + 1);
                let source = self.sources.add(site.source(Part::Expression, boxed.place));
                Node::Filter(Box::new(FilterPlan { list, condition, source }))
            }
            BoxedKind::For { variable, list, result } => {
                self.iteration(IterationKind::For, variable, (list, result), (names, site, depth))
            }
            BoxedKind::Some { variable, list, condition } => {
                self.iteration(IterationKind::Some, variable, (list, condition), (names, site, depth))
            }
            BoxedKind::Every { variable, list, condition } => {
                self.iteration(IterationKind::Every, variable, (list, condition), (names, site, depth))
            }
            BoxedKind::Table(table) => self.table(table, names, site, boxed),
        }
    }

    fn literal(&mut self, text: &Text, names: &Names, site: Site<'_>) -> Node {
        let source = site.source(Part::Expression, text.place);
        match self.expression(text, names, source.clone()) {
            Some((expression, source)) => Node::Literal(expression, source),
            None => Node::Broken(self.sources.add(source)),
        }
    }

    /// Each entry sees those above it.
    fn context(&mut self, entries: &[ContextEntry], names: &Names, site: Site<'_>, depth: usize) -> Node {
        let mut inner = self.copied(names);
        let mut plans = Vec::with_capacity(entries.len());
        for entry in entries {
            let node = self.node(&entry.value, &inner, site, depth + 1);
            let Some(variable) = &entry.variable else {
                plans.push(EntryPlan { name: None, value: node });
                continue;
            };
            let value = self.typed(node, variable.type_ref.as_deref(), site, &entry.value);
            let kind = self.entry_type(variable, &entry.value, site);
            inner = inner.with(&variable.name, kind);
            plans.push(EntryPlan { name: Some(variable.name.as_str().into()), value });
        }
        Node::Context(plans)
    }

    /// The type under which later entries know an entry: declared, or the names of a nested context.
    fn entry_type(&mut self, variable: &Variable, value: &Boxed, site: Site<'_>) -> Type {
        let declared = variable.type_ref.as_deref().and_then(|name| self.find_type(site.model, name));
        match (declared, &value.kind) {
            (Some(id), _) => self.types.plans[id.0].feel.clone(),
            (None, BoxedKind::Context(entries)) if entries.iter().all(|entry| entry.variable.is_some()) => {
                let parts: Vec<(Arc<str>, Type)> = entries
                    .iter()
                    .filter_map(|entry| Some((entry.variable.as_ref()?.name.as_str().into(), Type::Any)))
                    .collect();
                Type::Context(parts.into())
            }
            (None, BoxedKind::Relation { columns, .. }) => {
                let parts: Vec<(Arc<str>, Type)> =
                    columns.iter().map(|column| (column.name.as_str().into(), Type::Any)).collect();
                Type::List(Arc::new(Type::Context(parts.into())))
            }
            _ => Type::Any,
        }
    }

    fn row(
        &mut self,
        row: &[Boxed],
        columns: &[Variable],
        (names, site, depth): (&Names, Site<'_>, usize),
    ) -> Vec<Node> {
        row.iter()
            .zip(columns)
            .map(|(cell, column)| {
                let node = self.node(cell, names, site, depth + 1);
                self.typed(node, column.type_ref.as_deref(), site, cell)
            })
            .collect()
    }

    fn binding(
        &mut self,
        binding: &Binding,
        invocation: &Boxed,
        (names, site, depth): (&Names, Site<'_>, usize),
    ) -> EntryPlan {
        let name = Some(binding.parameter.name.as_str().into());
        let value = match &binding.value {
            Some(value) => {
                let node = self.node(value, names, site, depth + 1);
                self.typed(node, binding.parameter.type_ref.as_deref(), site, value)
            }
            None => self.broken(Fault::MissingLogic, site.source(Part::Expression, invocation.place), ""),
        };
        EntryPlan { name, value }
    }

    fn iteration(
        &mut self,
        kind: IterationKind,
        variable: &Variable,
        (list, body): (&Boxed, &Boxed),
        (names, site, depth): (&Names, Site<'_>, usize),
    ) -> Node {
        let source = self.sources.add(site.source(Part::Expression, list.place));
        let list = self.node(list, names, site, depth + 1);
        let partial = kind == IterationKind::For && mentions_partial(body);
        let mut inner = self.copied(names).with(&variable.name, Type::Any);
        if partial {
            inner = inner.with("partial", Type::List(Arc::new(Type::Any)));
        }
        let body = self.node(body, &inner, site, depth + 1);
        let variable = variable.name.as_str().into();
        Node::Iteration(Box::new(IterationPlan { kind, variable, list, body, partial, source }))
    }
}

/// The names a filter's condition may use: those around it, `item`, and whatever it names besides, which can only be entries
/// of the item.
fn with_item(names: Names, condition: &Boxed) -> Names {
    let mut inner = names.with("item", Type::Any);
    let BoxedKind::Literal(text) = &condition.kind else { return inner };
    for _ in 0..MOST_ENTRIES {
        let Err(diagnostics) = feel::compile(&text.text, &inner) else { break };
        for diagnostic in diagnostics.iter().filter(|diagnostic| diagnostic.code == feel::Code::UnknownName) {
            for name in diagnostic.arguments.iter().take(1) {
                inner = inner.with(name, Type::Any);
            }
        }
    }
    inner
}

/// Whether an expression may use the results so far. Only what is a literal expression itself is looked at.
fn mentions_partial(boxed: &Boxed) -> bool {
    matches!(&boxed.kind, BoxedKind::Literal(text) if text.text.contains("partial"))
}
