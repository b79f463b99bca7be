// SPDX-License-Identifier: EUPL-1.2
//! What this module tells others.

use crate::model::{LetterKind, NoticeId};
use foundation::id::Uuid;
use foundation::{Event, Locale, OwnerId};
use serde::{Deserialize, Serialize};

/// A letter is ready. The job that hears of it belongs to the authority, below which the file lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeIssued {
    /// The letter.
    pub notice: NoticeId,
    /// Its case.
    pub case_id: Uuid,
    /// What it does.
    pub kind: LetterKind,
    /// Its language.
    pub locale: Locale,
    /// Its subject.
    pub title: String,
    /// The resident or visitor who receives it.
    pub recipient_owner: OwnerId,
    /// Where the file lies below the authority in the object store.
    pub blob: Uuid,
    /// SHA-256 of the file, 64 lower-case hexadecimal digits.
    pub digest: String,
    /// Size of the file in bytes.
    pub size: i64,
}

impl Event for NoticeIssued {
    const NAME: &'static str = "notices.issued";
}
