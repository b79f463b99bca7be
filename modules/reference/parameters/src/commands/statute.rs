// SPDX-License-Identifier: EUPL-1.2
//! A new statute: entered by one person, approved by another. Nothing is deleted: the statute before it ends the day before and
//! stays with its rates, because old years are assessed by old law.

use crate::forms::statute_of;
use crate::model::{Dog, StatuteDraft, StatuteState, StatuteStep, Typed};
use crate::policy::{Approve, ParameterResource};
use crate::store;
use ::store::Tx;
use audit::Entry;
use foundation::policy::{Action, Edit, Permit, Resource};
use foundation::{Message, Problem, Timestamp, id, id::Uuid};
use organisation::LegalEntity;

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct StatuteAsked {
    /// The municipality.
    pub legal_entity: Uuid,
    /// Who asks.
    pub account: Uuid,
    /// Name of whoever asks, as it is shown beside the draft.
    pub name: String,
    /// The version of the draft that was on the screen; 0 when there was none.
    pub seen: i64,
    /// Why; may be empty.
    pub note: String,
    /// When.
    pub now: Timestamp,
}

/// The legal entity, if the permit's authority acts for it.
async fn entity<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, ParameterResource>,
    asked: &StatuteAsked,
) -> Result<LegalEntity, Problem> {
    let entity = organisation::legal_entity(tx, asked.legal_entity).await?;
    if entity.authority == permit.owner() { Ok(entity) } else { Err(Problem::NotFound) }
}

async fn open_draft<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, ParameterResource>,
    asked: &StatuteAsked,
) -> Result<Option<StatuteDraft>, Problem> {
    let drafts = store::drafts(tx, permit.owner(), asked.legal_entity).await?;
    let is_open = |draft: &StatuteDraft| matches!(draft.state, StatuteState::Draft | StatuteState::Submitted);
    let draft = drafts.into_iter().find(is_open);
    if draft.as_ref().map_or(0, |draft| draft.version) != asked.seen {
        return Err(Problem::Conflict(Message::new("parameters-conflict")));
    }
    Ok(draft)
}

/// Enters the figures of a statute. A submitted draft becomes a draft again, because the second person read other figures.
///
/// # Errors
/// [`Problem::Conflict`] when somebody else changed the draft since it was on the screen; [`Problem::NotFound`] for a legal entity for
/// which the authority does not act.
pub async fn save_statute_draft(
    tx: &mut Tx,
    permit: &Permit<Edit, ParameterResource>,
    asked: &StatuteAsked,
    typed: Typed,
) -> Result<StatuteDraft, Problem> {
    entity(tx, permit, asked).await?;
    let mut draft = open_draft(tx, permit, asked).await?.unwrap_or_else(|| StatuteDraft {
        id: id::uuid_at(asked.now),
        legal_entity: asked.legal_entity,
        state: StatuteState::Draft,
        typed: Typed::default(),
        authors: Vec::new(),
        author_name: String::new(),
        approver_name: String::new(),
        note: String::new(),
        version: 0,
        changed_at: asked.now,
    });
    draft.state = StatuteState::Draft;
    draft.typed = typed;
    draft.written_by(asked.account, &asked.name);
    keep(tx, permit, draft, asked.now).await
}

async fn keep<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, ParameterResource>,
    draft: StatuteDraft,
    now: Timestamp,
) -> Result<StatuteDraft, Problem> {
    let draft = StatuteDraft { version: draft.version + 1, changed_at: now, ..draft };
    if draft.version == 1 {
        store::insert_draft(tx, permit.owner(), &draft).await?;
    } else {
        store::update_draft(tx, permit.owner(), &draft).await?;
    }
    let entry = Entry::about("statute_draft", draft.id)
        .with("state", draft.state.as_str())
        .with("version", draft.version);
    audit::record(tx, permit, entry, now)?;
    Ok(draft)
}

/// Submits or discards a draft. Only figures that are complete and right can be submitted.
///
/// # Errors
/// [`Problem::Invalid`] with what is wrong; [`Problem::Refused`] for a step that is not possible now; [`Problem::Conflict`] when the
/// draft changed since it was on the screen.
pub async fn advance_statute(
    tx: &mut Tx,
    permit: &Permit<Edit, ParameterResource>,
    asked: &StatuteAsked,
    step: StatuteStep,
) -> Result<StatuteDraft, Problem> {
    if !matches!(step, StatuteStep::Submit | StatuteStep::Discard) {
        return Err(Problem::refused("parameters-refused-step"));
    }
    let entity = entity(tx, permit, asked).await?;
    let mut draft = open_draft(tx, permit, asked).await?.ok_or(Problem::NotFound)?;
    if step == StatuteStep::Submit {
        statute_of(&draft.typed, &entity, draft.id).map_err(Problem::Invalid)?;
    }
    draft.take(step, asked.account)?;
    draft.note.clear();
    keep(tx, permit, draft, asked.now).await
}

/// Approves a draft or gives it back with a reason. An approved statute holds from its first day; the one before it ends the day before.
///
/// # Errors
/// [`Problem::Refused`] for whoever entered a figure, for a first day on or before that of another statute, and for giving back
/// without a reason; [`Problem::Conflict`] when the draft changed since it was on the screen.
pub async fn decide_statute(
    tx: &mut Tx,
    permit: &Permit<Approve, ParameterResource>,
    asked: &StatuteAsked,
    step: StatuteStep,
) -> Result<StatuteDraft, Problem> {
    if !matches!(step, StatuteStep::Approve | StatuteStep::Return) {
        return Err(Problem::refused("parameters-refused-step"));
    }
    let entity = entity(tx, permit, asked).await?;
    let mut draft = open_draft(tx, permit, asked).await?.ok_or(Problem::NotFound)?;
    draft.take(step, asked.account)?;
    if step == StatuteStep::Return && asked.note.trim().is_empty() {
        return Err(Problem::refused("parameters-refused-no-reason"));
    }
    draft.note.clone_from(&asked.note);
    if step == StatuteStep::Approve {
        draft.approver_name.clone_from(&asked.name);
        enact(tx, permit, (&draft, &entity), asked.now).await?;
    }
    keep(tx, permit, draft, asked.now).await
}

/// Lets a statute hold from its first day. It must begin after every other one: what lies between two statutes would be guessed.
async fn enact(
    tx: &mut Tx,
    permit: &Permit<Approve, ParameterResource>,
    (draft, entity): (&StatuteDraft, &LegalEntity),
    now: Timestamp,
) -> Result<(), Problem> {
    let statute = statute_of(&draft.typed, entity, draft.id).map_err(Problem::Invalid)?;
    let others = store::statutes_of(tx, &[entity.id]).await?;
    if others.iter().any(|other| other.valid.from >= statute.valid.from) {
        return Err(Problem::refused("parameters-refused-later-statute"));
    }
    if let Ok(last_day) = statute.valid.from.yesterday() {
        store::end_statutes(tx, entity.id, last_day).await?;
    }
    store::put_statute(tx, &statute).await?;
    let entry = Entry::about("dog_tax_statute", statute.id)
        .with("key", &statute.key)
        .with("valid_from", statute.valid.from.to_string());
    audit::record(tx, permit, entry, now)?;
    Ok(())
}

/// Keeps what the assessment of a case rests on, so that a new statute can be tried out before it holds: how many dogs, since when,
/// dangerous or not, which relief. Names are not kept. A module above calls this in the transaction in which it assesses the tax and
/// has its own entry in the audit log.
///
/// # Errors
/// What the store says.
pub async fn note_dog_tax<A: Action, R: Resource>(
    tx: &mut Tx,
    permit: &Permit<A, R>,
    (case, legal_entity): (Uuid, Uuid),
    dogs: &[Dog],
    now: Timestamp,
) -> Result<(), Problem> {
    Ok(store::put_noted(tx, permit.owner(), (case, legal_entity), dogs, now).await?)
}

/// Forgets what the assessment of a case rested on, when its tax ended or its content is erased.
///
/// # Errors
/// What the store says.
pub async fn forget_dog_tax<A: Action, R: Resource>(
    tx: &mut Tx,
    permit: &Permit<A, R>,
    case: Uuid,
) -> Result<(), Problem> {
    store::delete_noted(tx, permit.owner(), case).await?;
    Ok(())
}
