// SPDX-License-Identifier: EUPL-1.2
//! What changes cases. Every command loads the case, asks the workflow table, saves with the version that the clerk saw,
//! writes one line of the timeline, one audit entry and one event.

mod access;
mod applicant;
mod arrival;
mod assignment;
mod automatic;
mod complaint;
mod decide;
mod hearing;
mod letter;
mod request;
mod take_over;

pub(crate) use access::REVEAL_DAYS;
pub use access::{approve_reveal, ask_reveal, remove_view, save_view};
pub use applicant::{answer_hearing, answer_request, withdraw};
pub(crate) use arrival::LOCATOR;
pub use arrival::receive;
pub use assignment::{assign, assign_many, release, take};
pub use automatic::set_automatic;
pub(crate) use automatic::{AUTOMATIC, acknowledge, order_if_complete};
pub(crate) use complaint::FreeText;
pub use complaint::{Complaint, complain};
pub use decide::{claim_levy, close, decide, resume};
pub use hearing::hear;
pub use request::{Wanted, add_note, request_documents};
pub use take_over::{TakenOver, take_over};

use crate::events::{CaseChanged, PublicMessage};
use crate::model::{Case, CaseId, Command, Step, step};
use crate::policy::CaseResource;
use crate::store::{self, TimelineEntry};
use ::store::Tx;
use audit::Entry;
use foundation::policy::{Action, Permit};
use foundation::{Message, Problem, Timestamp, id::Uuid};

/// What every form of a clerk carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handling {
    /// The case.
    pub case_id: CaseId,
    /// The version that the clerk saw.
    pub version: i64,
    /// Name of the clerk, for the timeline.
    pub clerk: String,
}

/// Loads a case for a command and looks up the step. A case that somebody changed meanwhile is a conflict.
async fn begin<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, CaseResource>,
    handling: &Handling,
    command: Command,
) -> Result<(Case, &'static Step), Problem> {
    let mut case = store::load(tx, permit.owner(), handling.case_id).await?.ok_or(Problem::NotFound)?;
    if case.version != handling.version {
        return Err(Problem::Conflict(Message::new("cases-conflict-changed")));
    }
    let step = step(case.kind, case.state, command)?;
    if command.takes_note() {
        case.answered_at = None;
    }
    Ok((case, step))
}

/// A line of the timeline.
struct Line {
    key: &'static str,
    arguments: Vec<(String, String)>,
    body: String,
    actor: String,
    visible: bool,
}

impl Line {
    fn new(key: &'static str, actor: &str) -> Self {
        Self { key, arguments: Vec::new(), body: String::new(), actor: actor.to_owned(), visible: false }
    }

    fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.arguments.push((name.to_owned(), value.to_string()));
        self
    }

    fn body(mut self, body: &str) -> Self {
        body.clone_into(&mut self.body);
        self
    }

    /// The applicant sees it too.
    fn visible(mut self) -> Self {
        self.visible = true;
        self
    }

    fn entry(self, now: Timestamp) -> TimelineEntry {
        TimelineEntry {
            message: PublicMessage {
                key: self.key.to_owned(),
                arguments: self.arguments,
                body: self.body,
                at: now,
            },
            actor: self.actor,
            visible_to_applicant: self.visible,
        }
    }
}

/// Saves a changed case with its line of the timeline, its audit entry and its event.
async fn finish<A: Action>(
    tx: &mut Tx,
    permit: &Permit<A, CaseResource>,
    changed: (&Case, Command),
    line: Line,
    now: Timestamp,
) -> Result<(), Problem> {
    let (case, command) = changed;
    store::save(tx, permit.owner(), case, now).await?;
    let entry = line.entry(now);
    store::insert_message(tx, permit.owner(), case.id, &entry)?;
    let audited = Entry::about("case", case.id)
        .with("command", command.as_str())
        .with("state", case.state.as_str())
        .with("version", case.version + 1);
    audit::record(tx, permit, audited, now)?;
    let event = CaseChanged {
        case_id: case.id,
        reference: case.reference.clone(),
        state: case.state,
        applicant_owner: case.applicant_owner,
        service_key: case.service_key.clone(),
        message: entry.visible_to_applicant.then_some(entry.message),
    };
    jobs::emit(tx, &event, &permit.actor().reference(), now)?;
    Ok(())
}

/// The staff account behind a permit.
fn account<A: Action>(permit: &Permit<A, CaseResource>) -> Result<Uuid, Problem> {
    permit.actor().staff_account().ok_or(Problem::NotFound)
}
