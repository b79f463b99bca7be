// SPDX-License-Identifier: EUPL-1.2
//! Statements whose filters depend on the request, built from fixed pieces only: text from outside can only become a parameter.

use crate::Value;
use std::fmt::Write as _;

/// A statement under construction. Pieces are `&'static str`; a `?` in a piece stands for the next parameter.
#[derive(Debug, Default)]
pub struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// Begins with a fixed piece without parameters.
    #[must_use]
    pub fn new(piece: &'static str) -> Self {
        Self { text: piece.to_owned(), values: Vec::new() }
    }

    /// Adds a fixed piece; each `?` in it takes the next of the values.
    #[must_use]
    pub fn add(mut self, piece: &'static str, values: impl IntoIterator<Item = Value>) -> Self {
        self.text.push(' ');
        let mut values = values.into_iter();
        for part in piece.split_inclusive('?') {
            match part.strip_suffix('?') {
                Some(before) => {
                    self.text.push_str(before);
                    if let Some(value) = values.next() {
                        self.place(value);
                    }
                }
                None => self.text.push_str(part),
            }
        }
        self
    }

    /// Adds a list of parameters in brackets, for `in`; an empty list becomes `(null)`, which matches nothing.
    #[must_use]
    pub fn list(mut self, values: impl IntoIterator<Item = Value>) -> Self {
        self.text.push_str(" (");
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            self.place(value);
        }
        if self.text.ends_with('(') {
            self.text.push_str("null");
        }
        self.text.push(')');
        self
    }

    /// Adds a piece only when a condition holds.
    #[must_use]
    pub fn add_if(
        self,
        condition: bool,
        piece: &'static str,
        values: impl IntoIterator<Item = Value>,
    ) -> Self {
        if condition { self.add(piece, values) } else { self }
    }

    fn place(&mut self, value: Value) {
        self.values.push(value);
        // Writing to a String cannot fail.
        let _ = write!(self.text, "${}", self.values.len());
    }

    /// The statement text with `$n` parameters.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn into_parts(self) -> (String, Vec<Value>) {
        (self.text, self.values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_parameters_never_text() {
        let sql = Sql::new("select id from thing where owner =")
            .add("?", [Value::Integer(1)])
            .add_if(true, "and name = ?", [Value::from("x' or '1'='1")])
            .add_if(false, "and never = ?", [Value::Integer(0)])
            .add("and kind in", [])
            .list([Value::from("a"), Value::from("b")]);
        assert_eq!(sql.text(), "select id from thing where owner = $1 and name = $2 and kind in ($3,$4)");
        assert_eq!(sql.into_parts().1.len(), 4);
    }

    #[test]
    fn an_empty_list_matches_nothing() {
        assert_eq!(Sql::new("select 1 where 1 in").list([]).text(), "select 1 where 1 in (null)");
    }
}
