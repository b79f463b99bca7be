// SPDX-License-Identifier: EUPL-1.2
//! Field for files, with the files that are already stored.

use super::question::{ErrorLink, FormField, Question, link_to, question_methods};
use super::{Example, Html};
use crate::page::Page;
use askama::Template;

/// A file that is already stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// What is sent as `remove` when the person removes the file.
    pub id: String,
    /// The name of the file.
    pub name: String,
    /// The size as text, for example "120 kB".
    pub size: String,
    /// Where the file can be read again.
    pub url: Option<String>,
}

/// A field for files. Script shows the size limit before sending and the progress while sending; without script the
/// server checks and answers.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/file_upload.html")]
pub struct FileUpload {
    pub(super) question: Question,
    accept: String,
    limit_bytes: u64,
    explanation: String,
    limit_text: String,
    limit_size: String,
    types: String,
    too_large: String,
    multiple: bool,
    stored: Vec<StoredFile>,
    stored_title: String,
    remove_word: String,
}

question_methods!(FileUpload);

impl FileUpload {
    /// A field for one file of at most `limit_bytes`. `accept` lists the admitted types as in the attribute of the same
    /// name, for example `.pdf,.jpg`.
    #[must_use]
    pub fn new(
        page: &Page,
        name: impl Into<String>,
        label: impl Into<String>,
        accept: impl Into<String>,
        limit_bytes: u64,
    ) -> Self {
        let upload = Self {
            question: Question::new(page, name, label),
            accept: accept.into(),
            limit_bytes: u64::MAX,
            explanation: String::new(),
            limit_text: String::new(),
            limit_size: String::new(),
            types: String::new(),
            too_large: String::new(),
            multiple: false,
            stored: Vec::new(),
            stored_title: page.t("web-file-stored"),
            remove_word: page.t("web-file-remove"),
        };
        upload.limit(page, limit_bytes)
    }

    /// Lowers the limit, for example to what the installation takes at all; a higher one changes nothing.
    #[must_use]
    pub fn limit(mut self, page: &Page, bytes: u64) -> Self {
        if bytes >= self.limit_bytes {
            return self;
        }
        self.limit_bytes = bytes;
        self.limit_size = page.t1("web-file-megabytes", "size", &megabytes(page, bytes));
        self.types = kinds(&self.accept).join(", ");
        let arguments = [("types", self.types.clone()), ("size", self.limit_size.clone())];
        let key = if self.types.is_empty() { "web-file-limit-size" } else { "web-file-limit" };
        self.limit_text = page.tf(key, &arguments);
        self.too_large = page.t1("web-file-too-large", "size", &self.limit_size);
        self.with_hint()
    }

    /// Puts an explanation before the sentence about types and size. When it names the limit already, only the types follow.
    #[must_use]
    pub fn explain(mut self, explanation: &str) -> Self {
        explanation.clone_into(&mut self.explanation);
        self.with_hint()
    }

    fn with_hint(mut self) -> Self {
        let says_limit = names(&self.explanation, &self.limit_size);
        let rest = if says_limit { &self.types } else { &self.limit_text };
        let known = says_limit && self.types.split(", ").all(|kind| self.explanation.contains(kind));
        let parts = [self.explanation.as_str(), if known { "" } else { rest }];
        let hint = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        self.question.hint = Some(hint);
        self
    }

    /// Admits several files at once.
    #[must_use]
    pub fn multiple(mut self) -> Self {
        self.multiple = true;
        self
    }

    /// Lists the files that are already stored, each with a button to remove it.
    #[must_use]
    pub fn stored(mut self, files: Vec<StoredFile>) -> Self {
        self.stored = files;
        self
    }
}

/// Whether a text names a size; "25 MB" does not name "5 MB".
fn names(text: &str, size: &str) -> bool {
    let mut found = text.match_indices(size);
    found.any(|(at, _)| !text[..at].ends_with(|before: char| before.is_ascii_digit() || before == ','))
}

/// The kinds of an `accept` attribute as people call them, each once: `.jpg` and `.jpeg` are both JPG.
fn kinds(accept: &str) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for ending in accept.split(',') {
        let kind = match ending.trim().trim_start_matches('.').to_uppercase().as_str() {
            "" => continue,
            "JPEG" => "JPG".to_owned(),
            "TIFF" => "TIF".to_owned(),
            "HEIF" => "HEIC".to_owned(),
            other => other.to_owned(),
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// Megabytes as people know the limit: "20" for 20 times 1,048,576 bytes as for 20,000,000; with one decimal, in the notation of the
/// page's language, where neither is round.
fn megabytes(page: &Page, bytes: u64) -> String {
    if bytes > 0 && bytes.is_multiple_of(1_048_576) {
        return (bytes / 1_048_576).to_string();
    }
    let tenths = bytes / 100_000;
    let separator = if page.locale.as_str() == "de" { ',' } else { '.' };
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}{separator}{rest}", tenths / 10),
    }
}

impl FormField for FileUpload {
    fn error_links(&self) -> Vec<ErrorLink> {
        link_to(&self.question, &self.question.id())
    }
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let show = |name, field: FileUpload| Example::new("FileUpload", name, Html::of(&field));
    let stored = vec![
        StoredFile {
            id: "1".to_owned(),
            name: "Lageplan.pdf".to_owned(),
            size: "1,2 MB".to_owned(),
            url: Some("/dateien/1".to_owned()),
        },
        StoredFile {
            id: "2".to_owned(),
            name: "Foto <1>.jpg".to_owned(),
            size: "640 kB".to_owned(),
            url: None,
        },
    ];
    vec![
        show(
            "stored",
            FileUpload::new(page, "upload-stored", "Lageplan", ".pdf,.jpg,.png", 10_000_000)
                .explain("Nicht älter als sechs Monate.")
                .stored(stored)
                .multiple(),
        ),
        show(
            "error",
            FileUpload::new(page, "upload-error", "Nachweis der Sachkunde", ".pdf", 2_500_000)
                .error("Laden Sie eine PDF-Datei hoch."),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::testing::page;

    #[test]
    fn sizes_are_written_in_megabytes() {
        assert_eq!(megabytes(&page(), 10_000_000), "10");
        assert_eq!(megabytes(&page(), 2_500_000), "2,5");
        assert_eq!(megabytes(&page(), 100_000), "0,1");
    }

    #[test]
    fn the_limit_is_the_round_number_that_people_know() {
        assert_eq!(megabytes(&page(), 20 * 1024 * 1024), "20");
        assert_eq!(megabytes(&page(), 50 * 1024 * 1024), "50");
    }

    #[test]
    fn each_kind_of_file_is_named_once() {
        assert_eq!(kinds(".pdf,.jpg,.jpeg,.tif,.tiff,.heic,.heif"), ["PDF", "JPG", "TIF", "HEIC"]);
        assert!(kinds("").is_empty());
    }

    #[test]
    fn a_limit_that_the_explanation_names_is_not_said_again() {
        let hint = |explanation: &str, accept: &str| {
            FileUpload::new(&page(), "plan", "Plan", accept, 50_000_000)
                .explain(explanation)
                .question
                .hint
                .unwrap()
        };
        assert_eq!(hint("Maßstab 1:100.", ".pdf"), "Maßstab 1:100. PDF, höchstens 50 MB");
        assert_eq!(hint("PDF, höchstens 50 MB.", ".pdf"), "PDF, höchstens 50 MB.");
        assert_eq!(hint("Bis 150 MB.", ".pdf"), "Bis 150 MB. PDF, höchstens 50 MB");
        assert_eq!(hint("Höchstens 50 MB.", ".pdf,.jpg,.jpeg"), "Höchstens 50 MB. PDF, JPG");
    }

    #[test]
    fn the_limit_of_the_installation_is_the_one_that_people_read() {
        let upload =
            FileUpload::new(&page(), "plan", "Plan", ".pdf", 50_000_000).limit(&page(), 20 * 1024 * 1024);
        assert_eq!(upload.question.hint.as_deref(), Some("PDF, höchstens 20 MB"));
        assert!(upload.to_string().contains("data-limit-bytes=\"20971520\""));
        let higher = FileUpload::new(&page(), "plan", "Plan", ".pdf", 5_000_000).limit(&page(), 20_000_000);
        assert_eq!(higher.question.hint.as_deref(), Some("PDF, höchstens 5 MB"));
    }
}
