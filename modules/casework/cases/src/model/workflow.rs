// SPDX-License-Identifier: EUPL-1.2
//! What each procedure allows, as a table: which step, from which state, to which state, with which letter.

use super::{CaseState, Command};
use CaseState::{AwaitingDocuments, Closed, Decided, Hearing, InReview, Received, Withdrawn};
use catalogue::ProcedureKind;
use foundation::Problem;
use notices::LetterKind;

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What is done.
    pub command: Command,
    /// In which states it is allowed.
    pub from: &'static [CaseState],
    /// The state afterwards; `None` leaves it.
    pub to: Option<CaseState>,
    /// The letter that goes out.
    pub letter: Option<LetterKind>,
}

/// The life of a case of one procedure kind.
#[derive(Clone, Copy, Debug)]
pub struct Workflow {
    /// The procedure.
    pub kind: ProcedureKind,
    /// States it can take.
    pub states: &'static [CaseState],
    /// Steps, in the order of the buttons.
    pub steps: &'static [Step],
}

/// States in which somebody works.
const OPEN: &[CaseState] = &[Received, InReview, AwaitingDocuments, Hearing];
/// States in which the file can be decided: not while the applicant is still being waited for.
const READY: &[CaseState] = &[Received, InReview, Hearing];
/// As [`READY`], for procedures without hearing.
const READY_PLAIN: &[CaseState] = &[Received, InReview];

const fn line(
    command: Command,
    from: &'static [CaseState],
    to: Option<CaseState>,
    letter: Option<LetterKind>,
) -> Step {
    Step { command, from, to, letter }
}

const TAKE: Step = line(Command::Take, &[Received], Some(InReview), None);
const TAKE_OVER: Step = line(Command::Take, &[InReview, AwaitingDocuments, Hearing], None, None);
const RESUME: Step = line(Command::Resume, &[AwaitingDocuments, Hearing], Some(InReview), None);
const ASSIGN: Step = line(Command::Assign, OPEN, None, None);
const RELEASE: Step = line(Command::Release, OPEN, None, None);
const NOTE: Step = line(
    Command::AddNote,
    &[Received, InReview, AwaitingDocuments, Hearing, Decided, Closed, Withdrawn],
    None,
    None,
);
const REQUEST: Step = line(
    Command::RequestDocuments,
    &[Received, InReview, AwaitingDocuments],
    Some(AwaitingDocuments),
    Some(LetterKind::DocumentRequest),
);
const SUPPLY: Step = line(Command::AnswerRequest, &[AwaitingDocuments], Some(InReview), None);
const HEAR: Step = line(Command::Hear, &[Received, InReview], Some(Hearing), Some(LetterKind::Hearing));
const CLOSE: Step =
    line(Command::Close, &[Received, InReview, AwaitingDocuments, Hearing, Decided], Some(Closed), None);
const WITHDRAW: Step = line(Command::Withdraw, OPEN, Some(Withdrawn), None);
const REFUSE: Step = line(Command::Refuse, READY, Some(Decided), Some(LetterKind::Refusal));
const REPLY: Step = line(Command::Reply, READY_PLAIN, Some(Decided), Some(LetterKind::Answer));

const ALL_STATES: &[CaseState] =
    &[Received, InReview, AwaitingDocuments, Hearing, Decided, Closed, Withdrawn];
const PLAIN_STATES: &[CaseState] = &[Received, InReview, AwaitingDocuments, Decided, Closed, Withdrawn];

const NOTIFICATION: &[Step] = &[
    line(Command::Acknowledge, READY_PLAIN, Some(Decided), Some(LetterKind::CertificateOfReceipt)),
    REQUEST,
    RESUME,
    TAKE,
    TAKE_OVER,
    ASSIGN,
    RELEASE,
    NOTE,
    SUPPLY,
    CLOSE,
    WITHDRAW,
];
const APPLICATION: &[Step] = &[
    line(Command::Grant, READY, Some(Decided), Some(LetterKind::Grant)),
    line(Command::PartlyGrant, READY, Some(Decided), Some(LetterKind::PartialRefusal)),
    REFUSE,
    REQUEST,
    HEAR,
    RESUME,
    TAKE,
    TAKE_OVER,
    ASSIGN,
    RELEASE,
    NOTE,
    SUPPLY,
    CLOSE,
    WITHDRAW,
];
const LEVY: &[Step] = &[
    line(Command::Assess, READY, Some(Decided), Some(LetterKind::DogTaxNotice)),
    REQUEST,
    HEAR,
    RESUME,
    TAKE,
    TAKE_OVER,
    ASSIGN,
    RELEASE,
    NOTE,
    SUPPLY,
    CLOSE,
    WITHDRAW,
];
const REGISTER_ENTRY: &[Step] = &[
    line(Command::Enter, READY, Some(Decided), Some(LetterKind::Grant)),
    REFUSE,
    REQUEST,
    HEAR,
    RESUME,
    TAKE,
    TAKE_OVER,
    ASSIGN,
    RELEASE,
    NOTE,
    SUPPLY,
    CLOSE,
    WITHDRAW,
];
const QUESTION: &[Step] =
    &[REPLY, REQUEST, RESUME, TAKE, TAKE_OVER, ASSIGN, RELEASE, NOTE, SUPPLY, CLOSE, WITHDRAW];

/// The life of a case of a procedure kind.
#[must_use]
pub const fn workflow(kind: ProcedureKind) -> Workflow {
    let (states, steps) = match kind {
        ProcedureKind::Notification => (PLAIN_STATES, NOTIFICATION),
        ProcedureKind::Application => (ALL_STATES, APPLICATION),
        ProcedureKind::Levy => (ALL_STATES, LEVY),
        ProcedureKind::RegisterEntry => (ALL_STATES, REGISTER_ENTRY),
        ProcedureKind::Information | ProcedureKind::Complaint => (PLAIN_STATES, QUESTION),
    };
    Workflow { kind, states, steps }
}

/// Whether a step is allowed now.
#[must_use]
pub fn allowed(kind: ProcedureKind, state: CaseState, command: Command) -> bool {
    step(kind, state, command).is_ok()
}

/// The step of a command in a state.
///
/// # Errors
/// [`Problem::Refused`] with a sentence that says what to do instead.
pub fn step(kind: ProcedureKind, state: CaseState, command: Command) -> Result<&'static Step, Problem> {
    let mut of_command = workflow(kind).steps.iter().filter(|step| step.command == command).peekable();
    if of_command.peek().is_none() {
        return Err(Problem::refused("cases-refused-other-procedure"));
    }
    match of_command.find(|step| step.from.contains(&state)) {
        Some(step) => Ok(step),
        None => Err(Problem::refused(match state {
            Decided => "cases-refused-already-decided",
            Closed => "cases-refused-closed",
            Withdrawn => "cases-refused-withdrawn",
            AwaitingDocuments => "cases-refused-documents-open",
            Hearing => "cases-refused-hearing-open",
            Received | InReview => "cases-refused-nothing-asked",
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    const KINDS: [ProcedureKind; 6] = [
        ProcedureKind::Notification,
        ProcedureKind::Application,
        ProcedureKind::Levy,
        ProcedureKind::RegisterEntry,
        ProcedureKind::Information,
        ProcedureKind::Complaint,
    ];

    #[test]
    fn the_life_table_says_for_every_state_and_command_what_follows() {
        let mut table = String::new();
        for kind in KINDS {
            for command in Command::ALL {
                let mut cells = String::new();
                for state in CaseState::ALL.into_iter().filter(|state| workflow(kind).states.contains(state))
                {
                    let cell = match step(kind, state, command) {
                        Ok(step) => step.to.map_or("stays", CaseState::as_str).to_owned(),
                        Err(Problem::Refused(message)) => {
                            format!("({})", message.key.trim_start_matches("cases-refused-"))
                        }
                        Err(other) => other.to_string(),
                    };
                    write!(cells, " {}={cell}", state.as_str()).unwrap();
                }
                writeln!(table, "{kind:?} {}:{cells}", command.as_str()).unwrap();
            }
        }
        insta::assert_snapshot!(table);
    }

    #[test]
    fn no_step_leaves_the_states_of_its_procedure() {
        for kind in KINDS {
            let workflow = workflow(kind);
            for to in workflow.steps.iter().filter_map(|step| step.to) {
                assert!(workflow.states.contains(&to), "{kind:?} {to:?}");
            }
        }
    }

    #[test]
    fn what_is_decided_is_never_decided_again() {
        for kind in KINDS {
            for state in [Decided, Closed, Withdrawn, AwaitingDocuments] {
                for command in Command::ALL.into_iter().filter(|command| command.decides()) {
                    assert!(step(kind, state, command).is_err(), "{kind:?} {state:?} {command:?}");
                }
            }
        }
    }
}
