// SPDX-License-Identifier: EUPL-1.2
//! Letters and summaries as PDF/A-2a (ISO 19005-2) with PDF/UA-1 (ISO 14289-1).
//!
//! A [`Letter`] is laid out after DIN 5008, form B; a [`Summary`] shows labelled values section by
//! section. Both are typeset by typst from templates inside this crate, without files, network or
//! clock. All texts reach the templates as data and are never read as markup. Equal input and
//! equal time of creation give equal bytes.
//!
//! [`structure::inspect`] reads back what a file declares about itself.

mod error;
mod letter;
mod prepare;
mod renderer;
pub mod structure;
mod summary;
mod world;

pub use error::{Fault, PdfError};
pub use letter::{Alignment, Block, Entry, Inline, Language, Letter, Sender, Table};
pub use prepare::{MAX_BLOCKS, MAX_CHARACTERS, MAX_RECIPIENT_LINES, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS};
pub use renderer::Renderer;
pub use summary::{Section, Summary};
