// SPDX-License-Identifier: EUPL-1.2
//! What goes into an index and what comes out.

use std::time::Duration;

/// Something that can be found. An entry is identified by kind, identifier and locale.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Identifier, unique within its kind.
    pub id: String,
    /// What it is, in the caller's words; a query can be limited to kinds.
    pub kind: String,
    /// Who it belongs to; a query can be limited to one owner. May be empty.
    pub owner: String,
    /// Who may find it. An entry without an audience is found by nobody.
    pub audience: Vec<String>,
    /// Language tag of the texts; `en...` is read as English, everything else as German.
    pub locale: String,
    /// Heading; words found here weigh most.
    pub title: String,
    /// Text; snippets are cut from it.
    pub body: String,
    /// Further words under which the entry is found, never shown.
    pub keywords: String,
    /// File or case number, found exactly and by its beginning. May be empty.
    pub reference: String,
    /// When it happened or changed, in the caller's unit; breaks ties, newer first.
    pub date: i64,
}

/// A question to the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What a person typed; the first 200 characters and the first 12 words count. An empty text finds nothing.
    pub text: String,
    /// Kinds to look for; empty means all.
    pub kinds: Vec<String>,
    /// Audiences the asking person belongs to; empty finds nothing.
    pub audience: Vec<String>,
    /// Only entries of this owner.
    pub owner: Option<String>,
    /// Only entries with exactly this locale.
    pub locale: Option<String>,
    /// Number of hits to return, at most 100; with 0 hits are only counted.
    pub limit: usize,
    /// Number of hits to skip, at most 10 000.
    pub offset: usize,
}

/// The answer to a [`Query`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// Number of entries that match, beyond those returned.
    pub total: usize,
    /// The hits asked for, best first.
    pub hits: Vec<Hit>,
    /// Time the search took.
    pub elapsed: Duration,
}

/// One entry that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Identifier of the entry.
    pub id: String,
    /// Kind of the entry.
    pub kind: String,
    /// Heading of the entry.
    pub title: String,
    /// Locale of the entry.
    pub locale: String,
    /// Date of the entry, in the caller's unit.
    pub date: i64,
    /// Comparable within one answer only; higher is better.
    pub score: f32,
    /// About 160 characters of the text around the words found, in pieces; `true` marks a word that was found.
    pub snippet: Vec<(String, bool)>,
}
