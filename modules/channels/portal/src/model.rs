// SPDX-License-Identifier: EUPL-1.2
//! What a resident sees.

use foundation::{Date, OwnerId, Timestamp, Translated, id::Uuid};

/// An application in the list of its applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyApplication {
    /// The case behind it.
    pub case_id: Uuid,
    /// Number by which people find the matter again.
    pub reference: String,
    /// Service.
    pub service_key: String,
    /// Name of the service when the application was made, in the language of the application.
    pub service_name: String,
    /// The authority that decides.
    pub authority: OwnerId,
    /// Its name.
    pub authority_name: String,
    /// State, as `cases` names it.
    pub state: String,
    /// When it was received.
    pub received_at: Timestamp,
    /// When something last happened.
    pub updated_at: Timestamp,
}

/// Something that happened, as told to the applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyEvent {
    /// When.
    pub at: Timestamp,
    /// What, in one sentence.
    pub kind: Translated,
    /// What the clerk wrote; may be empty.
    pub body: String,
}

/// Documents the authority asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyRequest {
    /// Identifier at the authority.
    pub id: Uuid,
    /// What is asked for.
    pub items: Vec<String>,
    /// By when.
    pub due_on: Date,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// A letter in the mailbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Identifier of the message.
    pub id: Uuid,
    /// The case.
    pub case_id: Uuid,
    /// The authority that wrote it.
    pub authority: OwnerId,
    /// Its name.
    pub authority_name: String,
    /// Subject.
    pub title: String,
    /// The letter.
    pub notice: Uuid,
    /// SHA-256 of the PDF file, hexadecimal.
    pub digest: String,
    /// Size in bytes.
    pub size: i64,
    /// When it arrived.
    pub at: Timestamp,
    /// When it was first opened.
    pub read_at: Option<Timestamp>,
}

/// One use of a resident's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// When.
    pub at: Timestamp,
    /// The case.
    pub case_id: Uuid,
    /// Who: the authority, never a person's name.
    pub authority_name: String,
    /// Kind of actor: `staff`, `system`, `resident`, `visitor`.
    pub actor_kind: String,
    /// What for, as a text key ending.
    pub purpose: String,
}

/// The kind in an actor reference such as `staff:0192…`.
#[must_use]
pub fn actor_kind(reference: &str) -> &str {
    reference.split(':').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_kind_of_an_actor_never_tells_who_it_was() {
        assert_eq!(super::actor_kind("staff:0192-7"), "staff");
        assert_eq!(super::actor_kind("visitor"), "visitor");
    }
}
