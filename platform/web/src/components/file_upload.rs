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
    question: Question,
    accept: String,
    limit_bytes: u64,
    limit_text: String,
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
        let accept = accept.into();
        let types: Vec<String> =
            accept.split(',').map(|kind| kind.trim().trim_start_matches('.').to_uppercase()).collect();
        let limit = page.t1("web-file-megabytes", "size", &megabytes(page, limit_bytes));
        let limit_text = page.tf("web-file-limit", &[("types", types.join(", ")), ("size", limit.clone())]);
        let mut question = Question::new(page, name, label);
        question.hint = Some(limit_text.clone());
        Self {
            question,
            accept,
            limit_bytes,
            limit_text,
            too_large: page.t1("web-file-too-large", "size", &limit),
            multiple: false,
            stored: Vec::new(),
            stored_title: page.t("web-file-stored"),
            remove_word: page.t("web-file-remove"),
        }
    }

    /// Puts an explanation before the sentence about types and size.
    #[must_use]
    pub fn explain(mut self, explanation: &str) -> Self {
        self.question.hint = Some(format!("{explanation} {}", self.limit_text));
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

/// Megabytes (of 1,000,000 bytes) with one decimal where it matters, in the notation of the page's language.
fn megabytes(page: &Page, bytes: u64) -> String {
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
}
