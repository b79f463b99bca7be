// SPDX-License-Identifier: EUPL-1.2
//! Beginning a draft.

use super::sealing;
use crate::model::{DRAFT_DAYS, DRAFTS_PER_OWNER, Draft, DraftId, DraftState, SENT_DAYS};
use crate::policy::DraftResource;
use crate::queries::Place;
use crate::store;
use ::store::Tx;
use blobs::{Blobs, OwnerKey};
use foundation::policy::{Create, Permit};
use foundation::{Actor, Message, OwnerId, Problem, Timestamp};
use identity::Code;
use schemata::{Answers, Form};
use std::sync::Arc;

/// What is decided before a draft is begun.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// Key of the public service.
    pub service_key: String,
    /// The form in its present version.
    pub form: Arc<Form>,
    /// The place and the authority responsible there.
    pub place: Place,
    /// What is known about the applicant already.
    pub known: Answers,
}

/// A draft ready to be written, with the key that seals its code.
#[derive(Clone)]
pub struct NewDraft {
    draft: Draft,
    key: Arc<OwnerKey>,
}

impl NewDraft {
    /// The draft as it will be written.
    pub(crate) const fn draft(&self) -> &Draft {
        &self.draft
    }
}

impl std::fmt::Debug for NewDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewDraft").field("id", &self.draft.id).finish_non_exhaustive()
    }
}

/// Seals the answers known so far. Done before the transaction.
///
/// Answers are sealed with the key of the authority that will receive them, not with one of the applicant: an applicant without
/// account would need a key file of its own for every visit, which costs more than all the rest of the way.
///
/// # Errors
/// What the object store says.
pub async fn prepare(
    blobs: &Blobs,
    owner: OwnerId,
    beginning: Beginning,
    now: Timestamp,
) -> Result<NewDraft, Problem> {
    let key = blobs.owner_key(&beginning.place.authority.to_string()).await.map_err(sealing)?;
    let mut draft = Draft {
        owner,
        id: DraftId::at(now),
        service_key: beginning.service_key,
        schema_id: beginning.form.meta().schema_id.clone(),
        schema_version: beginning.form.meta().version.clone(),
        area_key: beginning.place.area_key,
        authority: beginning.place.authority,
        legal_entity: beginning.place.legal_entity,
        unit: beginning.place.unit,
        answers: Vec::new(),
        code: None,
        state: DraftState::Open,
        reference: None,
        receipt: None,
        sent_to: None,
        created_at: now,
        updated_at: now,
        expires_at: now.plus_days(DRAFT_DAYS),
        version: 1,
    };
    draft.answers = key.seal(&draft.context(), beginning.known.to_json().as_bytes()).map_err(sealing)?;
    Ok(NewDraft { draft, key })
}

/// Writes the draft. Somebody without account also gets the code by which draft and case are found again.
///
/// # Errors
/// [`Problem::Refused`] when the person has too many drafts already.
pub async fn start(
    tx: &mut Tx,
    permit: &Permit<Create, DraftResource>,
    new: NewDraft,
    now: Timestamp,
) -> Result<(Draft, Option<Code>), Problem> {
    let NewDraft { mut draft, key } = new;
    if draft.owner != permit.owner() {
        return Err(Problem::NotFound);
    }
    if store::count_open(tx, draft.owner).await? >= DRAFTS_PER_OWNER {
        let message = Message::new("assistant-refused-drafts").with("most", DRAFTS_PER_OWNER);
        return Err(Problem::Refused(message));
    }
    let mut code = None;
    if matches!(permit.actor(), Actor::Visitor { .. }) {
        let found = (draft.owner, draft.id.uuid());
        let fresh = identity::make_resume_code(tx, found, now.plus_days(SENT_DAYS)).await?;
        draft.code = Some(key.seal(&draft.code_context(), fresh.as_str().as_bytes()).map_err(sealing)?);
        code = Some(fresh);
    }
    store::insert(tx, &draft);
    Ok((draft, code))
}
