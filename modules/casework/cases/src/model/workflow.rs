// SPDX-License-Identifier: EUPL-1.2
//! What each procedure allows, as a table: which step, from which state, to which state, with which letter.

use super::{CaseState, Command};
use CaseState::{
    AwaitingDocuments, Closed, Decided, Dismissed, Hearing, InReview, Received, Upheld, Withdrawn,
};
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
    /// Whether a service may be set up so that the program does it as soon as everything is complete.
    pub automatic: bool,
    /// Whether the law gives it a deadline of its own kind, which is shown as a clock beside the button.
    pub timed: bool,
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
    Step { command, from, to, letter, automatic: false, timed: false }
}

const TAKE: Step = line(Command::Take, &[Received], Some(InReview), None);
const TAKE_OVER: Step = line(Command::Take, &[InReview, AwaitingDocuments, Hearing], None, None);
const RESUME: Step = line(Command::Resume, &[AwaitingDocuments, Hearing], Some(InReview), None);
const ASSIGN: Step = line(Command::Assign, OPEN, None, None);
const RELEASE: Step = line(Command::Release, OPEN, None, None);
const NOTE: Step = line(
    Command::AddNote,
    &[Received, InReview, AwaitingDocuments, Hearing, Decided, Upheld, Dismissed, Closed, Withdrawn],
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
/// What the person heard has to say, as long as nothing is decided; while the authority waits for it, work goes on afterwards.
const HEARD: Step = line(Command::AnswerHearing, &[Hearing], Some(InReview), None);
const HEARD_LATER: Step = line(Command::AnswerHearing, &[InReview, AwaitingDocuments], None, None);
const CLOSE: Step = line(
    Command::Close,
    &[Received, InReview, AwaitingDocuments, Hearing, Decided, Upheld, Dismissed],
    Some(Closed),
    None,
);
const WITHDRAW: Step = line(Command::Withdraw, OPEN, Some(Withdrawn), None);
const REFUSE: Step = line(Command::Refuse, READY, Some(Decided), Some(LetterKind::Refusal));
const REPLY: Step = line(Command::Reply, READY_PLAIN, Some(Decided), Some(LetterKind::Answer));
/// The authority certifies a notification within three days (GewO section 15 (1)). There is nothing to weigh, so that the program
/// may do it.
const ACKNOWLEDGE: Step = Step {
    automatic: true,
    timed: true,
    ..line(Command::Acknowledge, READY_PLAIN, Some(Decided), Some(LetterKind::CertificateOfReceipt))
};
const UPHOLD: Step = line(Command::Uphold, READY_PLAIN, Some(Upheld), Some(LetterKind::ComplaintReply));
const DISMISS: Step = line(Command::Dismiss, READY_PLAIN, Some(Dismissed), Some(LetterKind::ComplaintReply));

const ALL_STATES: &[CaseState] =
    &[Received, InReview, AwaitingDocuments, Hearing, Decided, Closed, Withdrawn];
const PLAIN_STATES: &[CaseState] = &[Received, InReview, AwaitingDocuments, Decided, Closed, Withdrawn];
const COMPLAINT_STATES: &[CaseState] =
    &[Received, InReview, AwaitingDocuments, Upheld, Dismissed, Closed, Withdrawn];

const NOTIFICATION: &[Step] =
    &[ACKNOWLEDGE, REQUEST, RESUME, TAKE, TAKE_OVER, ASSIGN, RELEASE, NOTE, SUPPLY, CLOSE, WITHDRAW];
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
    HEARD,
    HEARD_LATER,
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
    HEARD,
    HEARD_LATER,
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
    HEARD,
    HEARD_LATER,
    CLOSE,
    WITHDRAW,
];
const QUESTION: &[Step] =
    &[REPLY, REQUEST, RESUME, TAKE, TAKE_OVER, ASSIGN, RELEASE, NOTE, SUPPLY, CLOSE, WITHDRAW];
const COMPLAINT: &[Step] =
    &[UPHOLD, DISMISS, REQUEST, RESUME, TAKE, TAKE_OVER, ASSIGN, RELEASE, NOTE, SUPPLY, CLOSE, WITHDRAW];

/// The life of a case of a procedure kind.
#[must_use]
pub const fn workflow(kind: ProcedureKind) -> Workflow {
    let (states, steps) = match kind {
        ProcedureKind::Notification => (PLAIN_STATES, NOTIFICATION),
        ProcedureKind::Application => (ALL_STATES, APPLICATION),
        ProcedureKind::Levy => (ALL_STATES, LEVY),
        ProcedureKind::RegisterEntry => (ALL_STATES, REGISTER_ENTRY),
        ProcedureKind::Information => (PLAIN_STATES, QUESTION),
        ProcedureKind::Complaint => (COMPLAINT_STATES, COMPLAINT),
    };
    Workflow { kind, states, steps }
}

/// Whether a step is allowed now.
#[must_use]
pub fn allowed(kind: ProcedureKind, state: CaseState, command: Command) -> bool {
    step(kind, state, command).is_ok()
}

/// Whether a service of this kind may be set up so that the program carries the command out.
#[must_use]
pub fn may_be_automatic(kind: ProcedureKind, command: Command) -> bool {
    workflow(kind).steps.iter().any(|step| step.command == command && step.automatic)
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
            Decided | Upheld | Dismissed => "cases-refused-already-decided",
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
    fn only_the_certificate_of_receipt_may_be_automatic() {
        let mut found = Vec::new();
        for kind in KINDS {
            for command in Command::ALL.into_iter().filter(|command| may_be_automatic(kind, *command)) {
                found.push((kind, command));
            }
        }
        assert_eq!(found, [(ProcedureKind::Notification, Command::Acknowledge)]);
    }

    #[test]
    fn what_is_decided_is_never_decided_again() {
        for kind in KINDS {
            for state in [Decided, Upheld, Dismissed, Closed, Withdrawn, AwaitingDocuments] {
                for command in Command::ALL.into_iter().filter(|command| command.decides()) {
                    assert!(step(kind, state, command).is_err(), "{kind:?} {state:?} {command:?}");
                }
            }
        }
    }
}
