// SPDX-License-Identifier: EUPL-1.2
//! Boxed expressions.

use roxmltree::Node;

use crate::error::ReadError;
use crate::model::{
    Binding, Boxed, BoxedKind, ContextEntry, FunctionKind, FunctionLogic, NoteKind, Variable,
};

use super::element::{Reader, id, normalised, type_ref};

/// Whether an element is a boxed expression.
pub(super) fn is_boxed(name: &str) -> bool {
    matches!(
        name,
        "literalExpression"
            | "context"
            | "list"
            | "relation"
            | "invocation"
            | "functionDefinition"
            | "conditional"
            | "filter"
            | "for"
            | "some"
            | "every"
            | "decisionTable"
    )
}

impl Reader<'_> {
    /// Any boxed expression. The depth of the file bounds the recursion.
    pub(super) fn boxed(&mut self, node: Node<'_, '_>) -> Result<Boxed, ReadError> {
        let kind = match node.tag_name().name() {
            "context" => self.context(node)?,
            "list" => self.list(node)?,
            "relation" => self.relation(node)?,
            "invocation" => self.invocation(node)?,
            "functionDefinition" => BoxedKind::Function(self.function_logic(node)?),
            "conditional" => self.conditional(node)?,
            "filter" => self.filter(node)?,
            "for" | "some" | "every" => self.iteration(node)?,
            "decisionTable" => BoxedKind::Table(self.table(node)?),
            _ => BoxedKind::Literal(self.text(node)?),
        };
        Ok(Boxed { id: id(node), type_ref: type_ref(node), kind, place: self.place(node) })
    }

    fn context(&mut self, node: Node<'_, '_>) -> Result<BoxedKind, ReadError> {
        let mut entries = Vec::new();
        for child in self.children(node) {
            match child.tag_name().name() {
                "contextEntry" => {
                    let (variable, value) = self.named_value(child, "variable")?;
                    let value = value.ok_or_else(|| self.missing(child, "expression"))?;
                    entries.push(ContextEntry { variable, value });
                }
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok(BoxedKind::Context(entries))
    }

    fn list(&mut self, node: Node<'_, '_>) -> Result<BoxedKind, ReadError> {
        let mut items = Vec::new();
        for child in self.children(node) {
            match child.tag_name().name() {
                name if is_boxed(name) => items.push(self.boxed(child)?),
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok(BoxedKind::List(items))
    }

    fn relation(&mut self, node: Node<'_, '_>) -> Result<BoxedKind, ReadError> {
        let mut columns = Vec::new();
        let mut rows = Vec::new();
        for child in self.children(node) {
            match child.tag_name().name() {
                "column" => columns.push(self.variable(child)?),
                "row" => {
                    let mut row = Vec::new();
                    for cell in self.children(child) {
                        match cell.tag_name().name() {
                            name if is_boxed(name) => row.push(self.boxed(cell)?),
                            _ => self.note(cell, NoteKind::UnknownElement),
                        }
                    }
                    rows.push((self.place(child), row));
                }
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        if let Some((place, row)) = rows.iter().find(|(_, row)| row.len() != columns.len()) {
            return Err(ReadError::RuleWidth { expected: columns.len(), found: row.len(), place: *place });
        }
        Ok(BoxedKind::Relation { columns, rows: rows.into_iter().map(|(_, row)| row).collect() })
    }

    fn invocation(&mut self, node: Node<'_, '_>) -> Result<BoxedKind, ReadError> {
        let mut callee = None;
        let mut bindings = Vec::new();
        for child in self.children(node) {
            match child.tag_name().name() {
                "binding" => {
                    let (parameter, value) = self.named_value(child, "parameter")?;
                    let parameter = parameter.ok_or_else(|| self.missing(child, "parameter"))?;
                    bindings.push(Binding { parameter, value });
                }
                name if is_boxed(name) && callee.is_none() => callee = Some(Box::new(self.boxed(child)?)),
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        let callee = callee.ok_or_else(|| self.missing(node, "expression"))?;
        Ok(BoxedKind::Invocation { callee, bindings })
    }

    /// `functionDefinition` and `encapsulatedLogic`.
    pub(super) fn function_logic(&mut self, node: Node<'_, '_>) -> Result<FunctionLogic, ReadError> {
        let kind = match node.attribute("kind") {
            None | Some("FEEL") => FunctionKind::Feel,
            Some("Java") => FunctionKind::Java,
            Some("PMML") => FunctionKind::Pmml,
            Some(other) => return Err(self.unknown(node, "kind", other)),
        };
        let mut parameters = Vec::new();
        let mut body = None;
        for child in self.children(node) {
            match child.tag_name().name() {
                "formalParameter" => parameters.push(self.variable(child)?),
                name if is_boxed(name) && body.is_none() => body = Some(Box::new(self.boxed(child)?)),
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok(FunctionLogic { kind, parameters, body, type_ref: type_ref(node), place: self.place(node) })
    }

    fn conditional(&mut self, node: Node<'_, '_>) -> Result<BoxedKind, ReadError> {
        Ok(BoxedKind::Conditional {
            condition: self.part(node, "if")?,
            consequence: self.part(node, "then")?,
            alternative: self.part(node, "else")?,
        })
    }

    fn filter(&mut self, node: Node<'_, '_>) -> Result<BoxedKind, ReadError> {
        Ok(BoxedKind::Filter { list: self.part(node, "in")?, condition: self.part(node, "match")? })
    }

    fn iteration(&mut self, node: Node<'_, '_>) -> Result<BoxedKind, ReadError> {
        let name = normalised(&self.required(node, "iteratorVariable")?);
        let list = self.part(node, "in")?;
        let reference = node
            .children()
            .find(|child| child.is_element() && child.tag_name().name() == "in")
            .and_then(type_ref);
        let variable = Variable { name, type_ref: reference };
        Ok(match node.tag_name().name() {
            "for" => BoxedKind::For { variable, list, result: self.part(node, "return")? },
            "some" => BoxedKind::Some { variable, list, condition: self.part(node, "satisfies")? },
            _ => BoxedKind::Every { variable, list, condition: self.part(node, "satisfies")? },
        })
    }

    /// The boxed expression inside a named child such as `in` or `satisfies`.
    fn part(&mut self, node: Node<'_, '_>, name: &'static str) -> Result<Box<Boxed>, ReadError> {
        let child = node.children().find(|child| child.is_element() && child.tag_name().name() == name);
        let child = child.ok_or_else(|| self.missing(node, name))?;
        let inner = child.children().find(|inner| inner.is_element() && is_boxed(inner.tag_name().name()));
        let inner = inner.ok_or_else(|| self.missing(child, "expression"))?;
        Ok(Box::new(self.boxed(inner)?))
    }

    /// A variable and the boxed expression beside it; either may be absent.
    fn named_value(
        &mut self,
        node: Node<'_, '_>,
        kind: &str,
    ) -> Result<(Option<Variable>, Option<Boxed>), ReadError> {
        let mut variable = None;
        let mut value = None;
        for child in self.children(node) {
            match child.tag_name().name() {
                name if name == kind => variable = Some(self.variable(child)?),
                name if is_boxed(name) && value.is_none() => value = Some(self.boxed(child)?),
                "description" | "extensionElements" => {}
                _ => self.note(child, NoteKind::UnknownElement),
            }
        }
        Ok((variable, value))
    }
}
