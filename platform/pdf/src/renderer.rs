// SPDX-License-Identifier: EUPL-1.2
//! From input to file.

use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::world::{Assets, DocumentWorld, Template};
use crate::{Fault, Letter, PdfError, Summary, prepare};

/// How many documents long the typesetter remembers an intermediate result; keeps the templates warm and
/// the memory small.
const REMEMBERED_DOCUMENTS: usize = 2;

/// Fonts and templates, loaded at most once in a program.
static ASSETS: LazyLock<Option<Arc<Assets>>> = LazyLock::new(|| Assets::load().map(Arc::new));

/// Makes documents. Cheap to clone, usable from many threads at a time. The work takes tens of
/// milliseconds of CPU and must not run on a thread that serves asynchronous tasks.
#[derive(Clone)]
pub struct Renderer {
    assets: Arc<Assets>,
}

impl std::fmt::Debug for Renderer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Renderer")
    }
}

impl Renderer {
    /// Loads fonts and templates; later calls share them.
    ///
    /// # Errors
    /// [`PdfError::Typesetting`] when the crate was built with damaged templates.
    pub fn new() -> Result<Self, PdfError> {
        let assets = ASSETS.clone();
        let assets = assets.ok_or_else(|| PdfError::Typesetting("templates are missing".to_owned()))?;
        Ok(Self { assets })
    }

    /// Makes the file of a letter; `created` stands in its metadata.
    ///
    /// # Errors
    /// [`PdfError::TooLarge`] or [`PdfError::Invalid`] for input outside of the limits, else
    /// [`PdfError::Typesetting`] or [`PdfError::Export`].
    pub fn letter(&self, letter: &Letter, created: Timestamp) -> Result<Vec<u8>, PdfError> {
        let data = prepare::letter(letter, &|letter| self.assets.covers(letter))?;
        self.render(Template::Letter, data, created)
    }

    /// Makes the file of a summary; `created` stands in its metadata.
    ///
    /// # Errors
    /// As [`Renderer::letter`].
    pub fn document(&self, summary: &Summary, created: Timestamp) -> Result<Vec<u8>, PdfError> {
        let data = prepare::summary(summary, &|letter| self.assets.covers(letter))?;
        self.render(Template::Summary, data, created)
    }

    fn render(&self, template: Template, data: String, created: Timestamp) -> Result<Vec<u8>, PdfError> {
        let options = options(format!("{created}\n{data}"), created)?;
        let world =
            DocumentWorld { assets: Arc::clone(&self.assets), template, data: Bytes::from_string(data) };
        let compiled = typst::compile::<PagedDocument>(&world).output;
        let file = compiled.map_err(|errors| PdfError::Typesetting(messages(&errors))).and_then(|document| {
            typst_pdf::pdf(&document, &options).map_err(|errors| PdfError::Export(messages(&errors)))
        });
        comemo::evict(REMEMBERED_DOCUMENTS);
        file
    }
}

/// PDF/A-2a with PDF/UA-1; the identifier is hashed into the file's id.
fn options(identifier: String, created: Timestamp) -> Result<PdfOptions, PdfError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| PdfError::Export(error.message().to_string()))?;
    let time = datetime(created).ok_or(PdfError::Invalid(Fault::Time))?;
    Ok(PdfOptions {
        ident: Smart::Custom(identifier),
        creator: Smart::Custom(Some("Kontor".to_owned())),
        timestamp: Some(typst_pdf::Timestamp::new_utc(time)),
        standards,
        ..PdfOptions::default()
    })
}

fn datetime(created: Timestamp) -> Option<Datetime> {
    let time = created.to_zoned(TimeZone::UTC).datetime();
    let part = |number: i8| u8::try_from(number).ok();
    let year = u16::try_from(time.year()).ok()?;
    Datetime::from_ymd_hms(
        i32::from(year),
        part(time.month())?,
        part(time.day())?,
        part(time.hour())?,
        part(time.minute())?,
        part(time.second())?,
    )
}

fn messages(errors: &[SourceDiagnostic]) -> String {
    let texts: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    texts.join("; ")
}
