// SPDX-License-Identifier: EUPL-1.2
//! The world that the typesetter sees: three templates, one data file, the bundled fonts. There is
//! no other file, no network, no package and no clock in it.

use std::collections::HashSet;
use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// Which template is the main one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Template {
    /// `templates/letter.typ`
    Letter,
    /// `templates/summary.typ`
    Summary,
}

/// The families that `templates/common.typ` sets texts in. Other bundled fonts are for formulas; the typesetter would fall back to them,
/// but not reliably.
const FAMILIES: [&str; 3] = ["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"];

/// What all documents share; loaded once.
pub(crate) struct Assets {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    letters: HashSet<char>,
    fonts: Vec<Font>,
    common: Source,
    letter: Source,
    summary: Source,
    data: FileId,
}

fn file(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Assets {
    /// Loads fonts and templates. Gives nothing only if a path written here were no path.
    pub(crate) fn load() -> Option<Self> {
        let fonts: Vec<Font> = typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect();
        // Row headings of tables need `pdf.header-cell`, which this version calls an extra.
        let features = [Feature::A11yExtras].into_iter().collect();
        let source = |path, text: &str| Some(Source::new(file(path)?, text.to_owned()));
        Some(Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            letters: letters(&fonts),
            fonts,
            common: source("common.typ", include_str!("../templates/common.typ"))?,
            letter: source("letter.typ", include_str!("../templates/letter.typ"))?,
            summary: source("summary.typ", include_str!("../templates/summary.typ"))?,
            data: file("data.json")?,
        })
    }

    /// Whether a text can hold `letter` in every style.
    pub(crate) fn covers(&self, letter: char) -> bool {
        self.letters.contains(&letter)
    }
}

/// The letters for which some family of [`FAMILIES`] has a glyph in each of its faces. The list of code points that a font gives is not enough:
/// some of them lead to the sign for a missing glyph.
fn letters(fonts: &[Font]) -> HashSet<char> {
    let mut letters = HashSet::new();
    for family in FAMILIES {
        let faces: Vec<&Font> = fonts.iter().filter(|font| font.info().family == family).collect();
        let Some(listed) = faces.first().map(|face| face.info().coverage.iter()) else { continue };
        let instances: Vec<FontInstance> = faces
            .iter()
            .map(|face| {
                (*face).clone().instantiate(FontVariant::default(), Abs::pt(11.0), &FontVariations::default())
            })
            .collect();
        let drawn = |letter: &char| {
            let glyph = |face: &FontInstance| face.ttf().glyph_index(*letter);
            instances.iter().all(|face| glyph(face).is_some_and(|glyph| glyph.0 != 0))
        };
        letters.extend(listed.filter_map(char::from_u32).filter(drawn));
    }
    letters
}

/// The world of one document.
pub(crate) struct DocumentWorld {
    pub(crate) assets: Arc<Assets>,
    pub(crate) template: Template,
    pub(crate) data: Bytes,
}

impl World for DocumentWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.assets.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.assets.book
    }

    fn main(&self) -> FileId {
        match self.template {
            Template::Letter => self.assets.letter.id(),
            Template::Summary => self.assets.summary.id(),
        }
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.assets.common, &self.assets.letter, &self.assets.summary]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.assets.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.assets.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
