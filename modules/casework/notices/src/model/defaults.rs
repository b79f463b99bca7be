// SPDX-License-Identifier: EUPL-1.2
//! The texts that hold until an authority writes its own, and the values with which previews and checks are filled.

use super::{LetterKind, Letterhead, NoticeId, NoticeOrder, TemplateText};
use foundation::id::Uuid;
use foundation::{Locale, OwnerId};
use serde::Deserialize;

macro_rules! letters {
    ($kind:expr, $locale:expr, $($variant:ident = $name:literal),+ $(,)?) => {
        match ($kind, $locale) {
            $(
                (LetterKind::$variant, Locale::De) => include_str!(concat!("../../letters/", $name, ".de.txt")),
                (LetterKind::$variant, Locale::En) => include_str!(concat!("../../letters/", $name, ".en.txt")),
            )+
        }
    };
}

/// The file of a template: a comment, the subject as a heading, the text.
const fn file(kind: LetterKind, locale: Locale) -> &'static str {
    letters!(
        kind,
        locale,
        CertificateOfReceipt = "certificate-of-receipt",
        DocumentRequest = "document-request",
        Hearing = "hearing",
        DogTaxNotice = "dog-tax-notice",
        PartialRefusal = "partial-refusal",
        Grant = "grant",
        Refusal = "refusal",
        Answer = "answer",
        ComplaintReply = "complaint-reply",
        Closing = "closing",
    )
}

/// The default of the installation.
pub(super) fn template(kind: LetterKind, locale: Locale) -> TemplateText {
    let file = file(kind, locale);
    let text = file.split_once("#}").map_or(file, |(_, text)| text).trim_start();
    let (subject, body) = text.split_once('\n').unwrap_or((text, ""));
    TemplateText {
        subject: subject.trim_start_matches('#').trim().to_owned(),
        body: format!("{}\n", body.trim()),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    recipient_lines: Vec<String>,
    case_reference: String,
    letterhead: Letterhead,
    variables: serde_json::Value,
}

const SAMPLE_DE: &str = include_str!("../../letters/sample.de.toml");
const SAMPLE_EN: &str = include_str!("../../letters/sample.en.toml");

/// A letter to an invented person, for previews and checks. `None` when the embedded file is damaged, which a test excludes.
pub(crate) fn sample_order(kind: LetterKind, locale: Locale) -> Option<NoticeOrder> {
    let text = if locale == Locale::De { SAMPLE_DE } else { SAMPLE_EN };
    let sample: Sample = toml::from_str(text).ok()?;
    Some(NoticeOrder {
        id: NoticeId(Uuid::nil()),
        case_id: Uuid::nil(),
        kind,
        locale,
        recipient_owner: OwnerId::INSTALLATION,
        recipient_protected: false,
        recipient_lines: sample.recipient_lines,
        variables: sample.variables,
        legal_entity: Uuid::nil(),
        case_reference: sample.case_reference,
        letterhead: sample.letterhead,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_has_a_subject_and_a_text_without_the_comment() {
        for kind in LetterKind::ALL {
            for locale in Locale::ALL {
                let template = template(kind, locale);
                assert!(
                    !template.subject.is_empty() && !template.subject.contains('#'),
                    "{kind:?} {locale:?}"
                );
                assert!(template.body.contains("{{ recipient.salutation }}"), "{kind:?} {locale:?}");
                assert!(!template.body.contains("SPDX") && !template.body.contains("MUSTER"), "{kind:?}");
                assert!(sample_order(kind, locale).is_some());
            }
        }
        assert_eq!(template(LetterKind::Hearing, Locale::De).subject, "Anhörung");
        assert_eq!(template(LetterKind::Hearing, Locale::En).subject, "Hearing");
    }
}
