// SPDX-License-Identifier: EUPL-1.2
//! The quality check of federal information management: coded messages about schemata, groups, fields and document
//! profiles.
//!
//! [`lint`] looks at the file itself and not at the types, so that it also reports what the strict reader refuses: a missing
//! name, an unknown code, a cardinality of another form. Files of version 2 are converted first and must be readable. An
//! element that is used in several places is reported once.
//!
//! ```
//! use xdatenfelder::quality::{Language, LintOptions, lint};
//!
//! let bytes = include_bytes!("../../tests/data/boat_mooring.xdf3.xml");
//! let report = lint(bytes, &LintOptions::default())?;
//! let first = &report.findings[0];
//! assert_eq!((first.code, first.element_id.as_str()), (1117, "S13000000001"));
//! assert_eq!(first.message(Language::English), "A versioned or published element should name its creator.");
//! # Ok::<(), xdatenfelder::ReadError>(())
//! ```

mod bounds;
mod code_lists;
mod fields;
mod latin;
mod messages;
mod metadata;
mod place;
mod rules;
mod scalar;
mod structure;

pub use messages::{Language, Message, NOT_CHECKED, NotChecked, Severity, checked, message, messages};

use std::collections::BTreeSet;

use serde::Serialize;

use crate::error::{ErrorKind, ReadError};
use crate::genericode::CodeList;
use crate::limits::Limits;
use crate::reader::{
    FIELD_MESSAGE, GROUP_MESSAGE, NAMESPACE_2, NAMESPACE_3, PROFILE_MESSAGE, ReadOptions, SCHEMA_MESSAGE,
};
use crate::xml::{self, Node};
use place::{Kind, Place};

const MESSAGES: &str = "xdatenfelder.dokumentsteckbrief.0101, xdatenfelder.stammdatenschema.0102, \
     xdatenfelder.datenfeldgruppe.0103 or xdatenfelder.datenfeld.0104";
/// Most findings in a report: a file with more is not read more closely.
const MOST_FINDINGS: usize = 10_000;

/// How to check.
#[derive(Debug, Clone, Default)]
pub struct LintOptions<'a> {
    /// Upper bounds for reading.
    pub limits: Limits,
    /// Code lists at hand. What is said about references to other lists needs their content and is left out.
    pub code_lists: &'a [CodeList],
}

/// What the quality check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Identity of the schema, group, field or document profile; empty when the file names none.
    pub subject_id: String,
    /// Its version; none for a working copy.
    pub subject_version: Option<String>,
    /// In document order, outer before inner.
    pub findings: Vec<Finding>,
    /// Whether there would be more findings than are listed.
    pub is_cut: bool,
}

/// One message about one element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Code of the message.
    pub code: u16,
    /// Its class.
    pub severity: Severity,
    /// Identity of the element (S, G, F, D or R); empty when it has none.
    pub element_id: String,
    /// Its version; none for a working copy.
    pub element_version: Option<String>,
    /// Identities of the elements around it, outermost first, with slashes between them; the first place of several.
    pub path: String,
    /// What the message is about: a name of the standard, a value; may be empty.
    pub detail: String,
}

impl Finding {
    /// The sentence, without the detail.
    pub fn message(&self, language: Language) -> &'static str {
        message(self.code).map_or("", |message| message.text(language))
    }
}

impl Report {
    /// How many findings there are of a class.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether something critical was found.
    pub fn is_critical(&self) -> bool {
        self.count(Severity::Critical) > 0
    }
}

/// Checks a file of XDatenfelder 2 or 3.
///
/// # Errors
/// [`ReadError`] when the bytes are no XML within the limits or no message of the standard, or when a file of version 2 cannot
/// be converted.
pub fn lint(bytes: &[u8], options: &LintOptions<'_>) -> Result<Report, ReadError> {
    let root = xml::parse(bytes, &options.limits)?;
    match root.namespace.as_deref() {
        Some(NAMESPACE_3) => report(&root, options.code_lists),
        Some(NAMESPACE_2) => {
            let read = ReadOptions { limits: options.limits, ..ReadOptions::default() };
            lint_message(&crate::read_with(bytes, &read)?, options)
        }
        _ => match crate::read(bytes) {
            Ok(message) => lint_message(&message, options),
            Err(error) => Err(error),
        },
    }
}

/// Checks a message as it would be written.
///
/// # Errors
/// [`ReadError`] when the written message exceeds a limit.
pub fn lint_message(message: &crate::Message, options: &LintOptions<'_>) -> Result<Report, ReadError> {
    // Indentation makes the written file larger than the one that was read.
    let limits = Limits { input_bytes: usize::MAX, ..options.limits };
    report(&xml::parse(&crate::write(message), &limits)?, options.code_lists)
}

fn report(root: &Node, code_lists: &[CodeList]) -> Result<Report, ReadError> {
    let (body, kind) = match root.name.as_str() {
        PROFILE_MESSAGE => ("dokumentsteckbrief", Kind::Profile),
        SCHEMA_MESSAGE => ("stammdatenschema", Kind::Schema),
        GROUP_MESSAGE => ("datenfeldgruppe", Kind::Group),
        FIELD_MESSAGE => ("datenfeld", Kind::Field),
        other => return Err(root.error(ErrorKind::Message { root: other.to_owned(), expected: MESSAGES })),
    };
    let missing = || root.error(ErrorKind::Missing { child: body.to_owned() });
    let node = root.children.iter().find(|child| child.name == body).ok_or_else(missing)?;
    let top = Place::top(node, kind);
    let mut notes = Notes::default();
    code_lists::given(code_lists, &mut notes);
    for place in top.with_all_below() {
        metadata::check(&place, &mut notes);
        structure::check(&place, &top, &mut notes);
        rules::check(&place, &mut notes);
        if place.kind == Kind::Field {
            fields::check(&place, &mut notes);
            bounds::check(&place, &mut notes);
            code_lists::check(&place, code_lists, &mut notes);
        }
    }
    structure::check_whole(&top, &mut notes);
    Ok(Report {
        subject_id: top.id().to_owned(),
        subject_version: top.version().map(str::to_owned),
        is_cut: notes.is_cut,
        findings: notes.findings,
    })
}

/// The findings so far, each once.
#[derive(Default)]
struct Notes {
    findings: Vec<Finding>,
    known: BTreeSet<(u16, String, String)>,
    is_cut: bool,
}

impl Notes {
    /// A message about an element, wherever it is used.
    fn add(&mut self, code: u16, place: &Place<'_>, detail: impl Into<String>) {
        let (id, version) = (place.id(), place.version());
        self.push(code, (id, version), &place.path, (String::new(), detail.into()));
    }

    /// A message about an element at this place of its use.
    fn add_here(&mut self, code: u16, place: &Place<'_>, detail: impl Into<String>) {
        let around = place.path.last().map(|id| (*id).to_owned()).unwrap_or_default();
        let (id, version) = (place.id(), place.version());
        self.push(code, (id, version), &place.path, (around, detail.into()));
    }

    /// A message about a rule of an element.
    fn add_rule(&mut self, code: u16, place: &Place<'_>, rule: (&str, Option<&str>), detail: String) {
        let mut path = place.path.clone();
        path.push(place.id());
        self.push(code, rule, &path, (place.id().to_owned(), detail));
    }

    fn push(
        &mut self,
        code: u16,
        (id, version): (&str, Option<&str>),
        path: &[&str],
        (around, detail): (String, String),
    ) {
        let severity = message(code).map_or(Severity::Off, |message| message.severity);
        let detail: String = detail.chars().take(200).collect();
        let name = format!("{around}/{id}V{}", version.unwrap_or_default());
        if !self.known.insert((code, name, detail.clone())) {
            return;
        }
        if self.findings.len() >= MOST_FINDINGS {
            self.is_cut = true;
            return;
        }
        self.findings.push(Finding {
            code,
            severity,
            element_id: id.to_owned(),
            element_version: version.map(str::to_owned),
            path: path.join("/"),
            detail,
        });
    }
}
