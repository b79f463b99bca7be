// SPDX-License-Identifier: EUPL-1.2
//! The names an expression may use. FEEL names may hold blanks and operator characters (`date of birth`, `a-b`), so that
//! only somebody who knows the names can read an expression (DMN 1.5, clause 10.3.1.4).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::token::{continues_name, is_space};
use crate::value::Type;

/// Names of properties of values that hold blanks (tables 53 and 54).
const PROPERTIES: [&str; 3] = ["time offset", "start included", "end included"];

/// How deep the types of variables are searched for names of entries.
const DEEPEST_TYPE: u32 = 32;

/// The names and types that an expression may use.
///
/// ```
/// use feel::{Names, Type};
/// let names = Names::new().with("date of birth", Type::Date).with("income", Type::Number);
/// assert!(feel::compile("date of birth < @\"2008-01-01\" and income > 0", &names).is_ok());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Names {
    variables: Index,
    variable_types: HashMap<Arc<str>, Type>,
    members: Index,
    types: BTreeMap<Arc<str>, Type>,
    type_names: Index,
    others: Others,
}

/// What a name means that nobody declared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Others {
    /// An error when the text is compiled.
    #[default]
    Refused,
    /// Null, with a diagnostic when it is evaluated.
    Null,
    /// What the context holds under that name; null, with a diagnostic, when it holds nothing.
    Open,
}

impl Names {
    /// No names besides those of the standard.
    #[must_use]
    pub fn new() -> Self {
        let mut names = Self::default();
        for property in PROPERTIES {
            names.members.add(property);
        }
        names
    }

    /// Adds a variable. The entries of its type become known as names after a full stop and inside a filter.
    #[must_use]
    pub fn with(mut self, name: &str, type_: Type) -> Self {
        self.add(name, &type_);
        self
    }

    /// Adds a variable in place; see [`Names::with`].
    pub fn add(&mut self, name: &str, type_: &Type) {
        let known = self.variables.add(name);
        self.variable_types.insert(known, type_.clone());
        self.add_members(type_, 0);
    }

    /// Adds a name that may stand after a full stop and inside a filter.
    pub fn add_member(&mut self, name: &str) {
        self.members.add(name);
    }

    /// Adds a type that `instance of` and parameters may name.
    #[must_use]
    pub fn with_type(mut self, name: &str, type_: Type) -> Self {
        self.add_type(name, type_);
        self
    }

    /// Adds a type in place; see [`Names::with_type`].
    pub fn add_type(&mut self, name: &str, type_: Type) {
        self.add_members(&type_, 0);
        let known = self.type_names.add(name);
        self.types.insert(known, type_);
    }

    /// With these names an unknown name is null when it is evaluated, with a diagnostic, as the standard has it; without,
    /// it is an error when the text is compiled.
    #[must_use]
    pub fn tolerant(mut self) -> Self {
        self.others = Others::Null;
        self
    }

    /// With these names an unknown name is looked up in the context when it is evaluated; when the context lacks it, it is
    /// null, with a diagnostic.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.others = Others::Open;
        self
    }

    /// Whether a variable of this name is declared; blanks count as one.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.variables.contains(&normalise(name))
    }

    /// The type of a variable.
    pub(crate) fn type_of(&self, name: &str) -> Option<&Type> {
        self.variable_types.get(name)
    }

    pub(crate) fn others(&self) -> Others {
        self.others
    }

    pub(crate) fn variable_at(&self, text: &str, position: usize) -> Option<(Arc<str>, usize)> {
        self.variables.longest_at(text, position)
    }

    pub(crate) fn member_at(&self, text: &str, position: usize) -> Option<(Arc<str>, usize)> {
        self.members.longest_at(text, position)
    }

    pub(crate) fn type_at(&self, text: &str, position: usize) -> Option<(&Type, usize)> {
        let (name, end) = self.type_names.longest_at(text, position)?;
        Some((self.types.get(&name)?, end))
    }

    fn add_members(&mut self, type_: &Type, depth: u32) {
        if depth >= DEEPEST_TYPE {
            return;
        }
        match type_ {
            Type::Context(entries) => {
                for (name, type_) in entries.iter() {
                    self.members.add(name);
                    self.add_members(type_, depth + 1);
                }
            }
            Type::List(item) | Type::Range(item) => self.add_members(item, depth + 1),
            Type::Function(signature) => self.add_members(&signature.result, depth + 1),
            _ => {}
        }
    }
}

/// Blanks at the ends removed, between words one blank.
pub(crate) fn normalise(name: &str) -> String {
    name.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The next part of a name at or after `position`: a run of letters and digits, or one other character.
pub(crate) fn part_at(text: &str, position: usize) -> Option<(usize, usize)> {
    let rest = &text[position..];
    let start = position + rest.find(|character| !is_space(character))?;
    let first = text[start..].chars().next()?;
    if !continues_name(first) {
        return Some((start, start + first.len_utf8()));
    }
    let length = text[start..].find(|character| !continues_name(character)).unwrap_or(text.len() - start);
    Some((start, start + length))
}

/// Known names as a tree of their parts, so that finding the longest one takes as long as the name, however many there
/// are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    children: HashMap<Box<str>, usize>,
    name: Option<Arc<str>>,
    /// How often the name that ends here is visible.
    visible: usize,
}

impl Index {
    /// Makes a name visible once more and gives it with blanks normalised.
    pub(crate) fn add(&mut self, name: &str) -> Arc<str> {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let name = normalise(name);
        let mut node = 0;
        let mut position = 0;
        while let Some((start, end)) = part_at(&name, position) {
            node = match self.nodes[node].children.get(&name[start..end]) {
                Some(child) => *child,
                None => {
                    self.nodes.push(Node::default());
                    let child = self.nodes.len() - 1;
                    self.nodes[node].children.insert(name[start..end].into(), child);
                    child
                }
            };
            position = end;
        }
        if node > 0 {
            self.nodes[node].visible += 1;
        }
        Arc::clone(self.nodes[node].name.get_or_insert_with(|| name.into()))
    }

    /// Takes back one [`Index::add`].
    pub(crate) fn hide(&mut self, name: &str) {
        if let Some((node, _)) = self.walk(name, 0).filter(|(_, end)| *end == name.len()) {
            self.nodes[node].visible -= 1;
        }
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.walk(name, 0).is_some_and(|(_, end)| end == name.len())
    }

    /// The longest visible name at a place, and where it ends. Blanks between its parts do not matter.
    pub(crate) fn longest_at(&self, text: &str, position: usize) -> Option<(Arc<str>, usize)> {
        let (node, end) = self.walk(text, position)?;
        Some((self.nodes[node].name.clone()?, end))
    }

    fn walk(&self, text: &str, mut position: usize) -> Option<(usize, usize)> {
        let mut node = 0;
        let mut best = None;
        while let Some((start, end)) = part_at(text, position) {
            match self.nodes.get(node).and_then(|node| node.children.get(&text[start..end])) {
                Some(child) => node = *child,
                None => break,
            }
            position = end;
            if self.nodes[node].visible > 0 {
                best = Some((node, end));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_name_wins_and_blanks_do_not_matter() {
        let mut index = Index::default();
        index.add("date");
        index.add("date of  birth");
        let (name, end) = index.longest_at("date \n of birth + 1", 0).unwrap();
        assert_eq!((&*name, end), ("date of birth", 15));
        assert_eq!(&*index.longest_at("date of births", 0).unwrap().0, "date");
        assert!(index.longest_at("dates", 0).is_none());
    }

    #[test]
    fn operator_characters_belong_to_a_known_name() {
        let mut index = Index::default();
        index.add("a-b");
        assert_eq!(index.longest_at("a - b - c", 0).unwrap().1, 5);
    }
}
