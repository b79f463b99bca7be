// SPDX-License-Identifier: EUPL-1.2
//! Letters, their kinds, states and templates. Pure: nothing here reads a clock, a file or the database.

mod defaults;
mod letter;
mod markup;
mod template;
mod variables;

pub use letter::{Words, compose};
pub use markup::MarkupError;
pub use template::{MAX_BODY_CHARACTERS, MAX_SUBJECT_CHARACTERS, TemplateError, check};
pub use variables::{Help, Member, MissingVariable, Shape, help};

pub(crate) use defaults::sample_order;
pub(crate) use variables::complete;

use foundation::id::Uuid;
use foundation::{Locale, OwnerId, Timestamp};
use serde::{Deserialize, Serialize};

foundation::id! {
    /// A letter of an authority in a case.
    NoticeId
}

/// What a letter does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// Confirms that an application or notification has arrived.
    CertificateOfReceipt,
    /// Asks for missing documents.
    DocumentRequest,
    /// Asks for the person's view before a decision against them.
    Hearing,
    /// Assesses the dog tax.
    DogTaxNotice,
    /// Grants one part and refuses another.
    PartialRefusal,
    /// Grants everything.
    Grant,
    /// Refuses everything.
    Refusal,
    /// Answers a question without deciding.
    Answer,
    /// Says whether a complaint is justified, and what follows.
    ComplaintReply,
    /// Says that the case is closed without a decision.
    Closing,
}

impl LetterKind {
    /// Every kind, in the order of the list of templates.
    pub const ALL: [Self; 10] = [
        Self::CertificateOfReceipt,
        Self::DocumentRequest,
        Self::Hearing,
        Self::DogTaxNotice,
        Self::PartialRefusal,
        Self::Grant,
        Self::Refusal,
        Self::Answer,
        Self::ComplaintReply,
        Self::Closing,
    ];

    /// Stable name: in the database, in addresses and in text keys.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CertificateOfReceipt => "certificate-of-receipt",
            Self::DocumentRequest => "document-request",
            Self::Hearing => "hearing",
            Self::DogTaxNotice => "dog-tax-notice",
            Self::PartialRefusal => "partial-refusal",
            Self::Grant => "grant",
            Self::Refusal => "refusal",
            Self::Answer => "answer",
            Self::ComplaintReply => "complaint-reply",
            Self::Closing => "closing",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// How far a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeState {
    /// A job makes the file.
    Ordered,
    /// The file is there.
    Ready,
    /// The file cannot be made until the template or the order is put right; the job lies among the dead letters.
    Failed,
}

impl NoticeState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Ordered, Self::Ready, Self::Failed];

    /// Stable name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ordered => "ordered",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// Who writes: the authority that works, the legal entity for which it acts, and what stands around the letter.
/// All texts are finished texts in the language of the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letterhead {
    /// Name of the authority that works.
    pub authority_name: String,
    /// Name of the body for which it acts.
    pub legal_entity_name: String,
    /// Signature formula of that body, for example "Im Auftrag".
    pub formula: String,
    /// Lines below the name: office, street, post code and place.
    pub sender_lines: Vec<String>,
    /// Label and value of each contact: clerk, telephone, mail address, room.
    pub contact: Vec<(String, String)>,
    /// Small lines at the foot of the first page: bank account, opening hours.
    pub footer_lines: Vec<String>,
    /// Place that stands before the date; may be empty.
    pub place: String,
}

/// A letter to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeOrder {
    /// Identifier, chosen by the caller: ordering the same identifier twice makes one letter.
    pub id: NoticeId,
    /// The case it belongs to.
    pub case_id: Uuid,
    /// What the letter does.
    pub kind: LetterKind,
    /// Language of the letter.
    pub locale: Locale,
    /// The resident or visitor who receives it.
    pub recipient_owner: OwnerId,
    /// Whether the recipient is protected (BMG sections 51, 52): staff then open the file from its case only.
    #[serde(default)]
    pub recipient_protected: bool,
    /// Lines of the address field; more than nine are cut.
    pub recipient_lines: Vec<String>,
    /// Values for the template as listed by [`help`]. Names that the letter itself knows (`authority.name`,
    /// `legal_entity.name`, `legal_entity.formula`, `case.reference`, `today`) may be left out.
    pub variables: serde_json::Value,
    /// The body for which the authority acts.
    pub legal_entity: Uuid,
    /// Reference of the case as people read it.
    pub case_reference: String,
    /// Who writes.
    pub letterhead: Letterhead,
}

/// A letter as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeView {
    /// Identifier.
    pub id: NoticeId,
    /// The case it belongs to.
    pub case_id: Uuid,
    /// What the letter does.
    pub kind: LetterKind,
    /// Its language.
    pub locale: Locale,
    /// How far it is.
    pub state: NoticeState,
    /// Whether the recipient is, or may be, protected.
    pub recipient_protected: bool,
    /// Its subject; empty until it is ready.
    pub title: String,
    /// Where the file lies below the authority in the object store.
    pub blob: Uuid,
    /// SHA-256 of the file, 64 lower-case hexadecimal digits; empty until it is ready.
    pub digest: String,
    /// Size of the file in bytes; 0 until it is ready.
    pub size: i64,
    /// When it was ordered; stands in the file as its time of creation.
    pub created_at: Timestamp,
    /// When it became ready.
    pub issued_at: Option<Timestamp>,
}

/// Subject and text of a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateText {
    /// Subject: one line; may hold placeholders.
    pub subject: String,
    /// Text with placeholders and markup.
    pub body: String,
}

impl TemplateText {
    /// The default of the installation.
    #[must_use]
    pub fn default_of(kind: LetterKind, locale: Locale) -> Self {
        defaults::template(kind, locale)
    }
}

/// A template as it is in force at an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What letters made from it do.
    pub kind: LetterKind,
    /// Its language.
    pub locale: Locale,
    /// 0 until the authority changed it for the first time.
    pub version: i64,
    /// Whether the text is the default of the installation.
    pub is_default: bool,
    /// Its text.
    pub text: TemplateText,
    /// When the authority changed it last.
    pub changed_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_state_reads_its_own_name() {
        assert!(LetterKind::ALL.into_iter().all(|kind| LetterKind::parse(kind.as_str()) == Some(kind)));
        assert!(NoticeState::ALL.into_iter().all(|state| NoticeState::parse(state.as_str()) == Some(state)));
        assert_eq!(LetterKind::parse("invoice"), None);
        assert_eq!(NoticeState::parse(""), None);
    }
}
