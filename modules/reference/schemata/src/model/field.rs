// SPDX-License-Identifier: EUPL-1.2
//! What a field accepts, ready for checking.

use foundation::Translated;
use regex::Regex;
use rust_decimal::Decimal;
use xdatenfelder::{DataType, FieldKind};

/// What a field accepts.
#[derive(Debug)]
pub(crate) struct FieldSpec {
    pub kind: FieldKind,
    pub data_type: DataType,
    pub min_length: Option<usize>,
    pub max_length: Option<usize>,
    pub min_value: Option<Limit>,
    pub max_value: Option<Limit>,
    pub pattern: Option<Regex>,
    /// Fixed value or text of a label.
    pub content: Translated,
    pub values: Vec<Selectable>,
    pub media_types: Vec<String>,
    pub max_bytes: u64,
    /// Whether a yes-no question is a statement to be ticked.
    pub statement: bool,
}

/// One choice of a select field.
#[derive(Clone, Debug)]
pub(crate) struct Selectable {
    pub code: String,
    pub label: Translated,
    pub hint: Option<String>,
}

/// A least or greatest value.
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    /// As written; dates and times compare as text.
    pub text: String,
    /// As a number.
    pub number: Option<Decimal>,
}

/// Size allowed for a file when the schema says nothing, in megabytes.
pub(crate) const USUAL_MEGABYTES: u64 = 10;
/// Bytes of a megabyte, as the file field counts them.
pub(crate) const MEGABYTE: u64 = 1_000_000;
/// Media types accepted when the schema names none.
pub(crate) const USUAL_MEDIA_TYPES: [&str; 3] = ["application/pdf", "image/jpeg", "image/png"];

impl FieldSpec {
    /// Whether people can answer it.
    pub fn is_answerable(&self) -> bool {
        matches!(self.kind, FieldKind::Input | FieldKind::Select) && self.data_type != DataType::Object
    }

    pub fn is_file(&self) -> bool {
        self.data_type == DataType::File && self.is_answerable()
    }

    /// Whether one of given values is to be chosen.
    pub fn is_select(&self) -> bool {
        self.kind == FieldKind::Select && !self.values.is_empty()
    }

    /// Whether it has a place on a page.
    pub fn is_shown(&self) -> bool {
        self.is_answerable() || matches!(self.kind, FieldKind::Label | FieldKind::Locked)
    }

    /// The fixed value of a hidden or locked field.
    pub fn fixed(&self) -> Option<&str> {
        let fixed = matches!(self.kind, FieldKind::Hidden | FieldKind::Locked) && !self.content.de.is_empty();
        fixed.then_some(self.content.de.as_str())
    }
}

/// A field for files, for whoever takes in the upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileField {
    /// Path of the field with the indexes of the groups around it.
    pub path: String,
    /// Label at the input.
    pub label: Translated,
    /// Accepted media types.
    pub media_types: Vec<String>,
    /// Greatest size of one file, in bytes.
    pub max_bytes: u64,
    /// Greatest number of files.
    pub max_count: u32,
}
