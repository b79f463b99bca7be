// SPDX-License-Identifier: EUPL-1.2
//! What a letter consists of. Plain data: this crate knows no case, authority or law.

use serde::{Deserialize, Serialize};

/// Language of a document; decides its declared language, hyphenation and the words of the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// German (`de-DE`).
    #[default]
    #[serde(rename = "de")]
    German,
    /// British English (`en-GB`).
    #[serde(rename = "en")]
    English,
}

/// A letter of an authority.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Letter {
    /// Language of all texts.
    pub language: Language,
    /// Title of the file, as readers show it in the window; not empty.
    pub title: String,
    /// Who writes.
    pub sender: Sender,
    /// Lines of the address field, at most [`crate::MAX_RECIPIENT_LINES`].
    pub recipient: Vec<String>,
    /// Lines of the information block above the date, for example the file reference.
    pub reference: Vec<Entry>,
    /// Date of the letter as it is to be printed.
    pub date: String,
    /// Subject; becomes the heading of level 1; not empty.
    pub subject: String,
    /// The text.
    pub body: Vec<Block>,
    /// Closing formula; may be empty.
    pub closing: String,
    /// Lines below the closing formula.
    pub signature: Vec<String>,
    /// Small lines at the foot of the first page (bank account, opening hours); read after the letterhead.
    pub footer: Vec<String>,
    /// A word such as `MUSTER` that marks the letter as a sample, on every page and once in the text.
    pub sample: Option<String>,
}

/// The sender's part of the letterhead.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sender {
    /// Name of the authority.
    pub name: String,
    /// Lines below the name: office, street, place. Also the return address above the address field.
    pub lines: Vec<String>,
    /// Contact in the information block: clerk, telephone, e-mail address, room.
    pub contact: Vec<Entry>,
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// Label without colon.
    pub label: String,
    /// Value; line breaks are kept.
    pub value: String,
}

impl<L: Into<String>, V: Into<String>> From<(L, V)> for Entry {
    fn from((label, value): (L, V)) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Block {
    /// A heading below the subject; level 1 is the highest. Levels never skip: one that is too
    /// deep moves up (PDF/UA-1, 7.4.2).
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list with bullets.
    List(Vec<Vec<Inline>>),
    /// A list with the numbers 1, 2, 3.
    NumberedList(Vec<Vec<Inline>>),
    /// A table with a caption.
    Table(Table),
    /// Paragraphs in a box, for example the instruction on remedies.
    Remark(Vec<Vec<Inline>>),
}

/// A table. All rows and the alignments are as long as the head.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Caption above the table; may be empty.
    pub caption: String,
    /// Headings of the columns, repeated on each page.
    pub head: Vec<String>,
    /// Rows of cells.
    pub rows: Vec<Vec<String>>,
    /// Alignment of each column; empty means that all columns start at the left.
    pub alignment: Vec<Alignment>,
}

/// How a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// At the beginning of the line; for text.
    #[default]
    Start,
    /// At the end of the line; for numbers and amounts.
    End,
    /// In the middle.
    Center,
}

/// A piece of a paragraph. Line breaks in texts are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Important text, bold.
    Strong(String),
    /// Emphasised text, italic.
    Emphasis(String),
    /// A text that leads to an address.
    Link {
        /// What is printed.
        text: String,
        /// Address with `https:`, `http:`, `mailto:` or `tel:`.
        address: String,
    },
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Inline::text(text)])
    }
}
