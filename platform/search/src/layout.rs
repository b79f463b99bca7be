// SPDX-License-Identifier: EUPL-1.2
//! Fields of the index and the name of the folder that holds them.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use crate::{compound, synonym};

/// Raised whenever fields or analysis change; an index with another number is thrown away and built anew.
const VERSION: u32 = 1;
/// Beginning of the names of all folders that belong to an index.
pub(crate) const FOLDER_PREFIX: &str = "layout-";

/// Handles of all fields.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    /// Kind, identifier and locale together: what `put` replaces.
    pub key: Field,
    /// Kind and identifier together: what `remove` removes.
    pub object: Field,
    pub id: Field,
    pub kind: Field,
    pub owner: Field,
    pub audience: Field,
    pub locale: Field,
    /// Texts as they were given, for display only.
    pub shown_title: Field,
    pub shown_body: Field,
    pub date: Field,
    /// Stems of the title, the body and the keywords.
    pub title: Field,
    pub body: Field,
    pub keywords: Field,
    /// Stems of the parts of compounds in title and keywords, and in the body.
    pub title_parts: Field,
    pub body_parts: Field,
    /// Folded words of title and keywords, and of everything.
    pub title_words: Field,
    pub words: Field,
    /// The reference, whole and each of its beginnings.
    pub reference: Field,
    pub beginnings: Field,
    /// Numbers with punctuation that stand in the texts.
    pub numbers: Field,
}

/// The schema with its fields.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        key: builder.add_text_field("key", STRING),
        object: builder.add_text_field("object", STRING),
        id: builder.add_text_field("id", STORED),
        kind: builder.add_text_field("kind", STRING | STORED),
        owner: builder.add_text_field("owner", STRING),
        audience: builder.add_text_field("audience", STRING),
        locale: builder.add_text_field("locale", STRING | STORED),
        shown_title: builder.add_text_field("shown_title", STORED),
        shown_body: builder.add_text_field("shown_body", STORED),
        date: builder.add_i64_field("date", FAST | STORED | INDEXED),
        title: ranked(&mut builder, "title"),
        body: ranked(&mut builder, "body"),
        keywords: ranked(&mut builder, "keywords"),
        title_parts: ranked(&mut builder, "title_parts"),
        body_parts: ranked(&mut builder, "body_parts"),
        title_words: listed(&mut builder, "title_words"),
        words: listed(&mut builder, "words"),
        reference: listed(&mut builder, "reference"),
        beginnings: listed(&mut builder, "beginnings"),
        numbers: listed(&mut builder, "numbers"),
    };
    (builder.build(), fields)
}

/// A field whose hits are ranked by frequency and length.
fn ranked(builder: &mut SchemaBuilder, name: &str) -> Field {
    field(builder, name, IndexRecordOption::WithFreqs, true)
}

/// A field in which a term only is there or not.
fn listed(builder: &mut SchemaBuilder, name: &str) -> Field {
    field(builder, name, IndexRecordOption::Basic, false)
}

fn field(builder: &mut SchemaBuilder, name: &str, option: IndexRecordOption, lengths: bool) -> Field {
    // Values come as finished tokens, so the tokenizer named here is never asked.
    let indexing =
        TextFieldIndexing::default().set_tokenizer("raw").set_index_option(option).set_fieldnorms(lengths);
    builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

/// Name of the folder for the current layout: it changes with the fields and with the word lists.
pub(crate) fn folder_name() -> String {
    let lists = compound::PARTS.bytes().chain(synonym::GROUPS.bytes());
    // FNV-1a, 64 bits: small, and the same on every machine and in every version of the compiler.
    let digest = lists.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{FOLDER_PREFIX}{VERSION}-{digest:016x}")
}
