// SPDX-License-Identifier: EUPL-1.2
//! One page per step of a case. A wrong form comes back with its errors, a stale one with both versions.

use super::step_views::{Shown, entered, template};
use super::{clerk, find, note_reading};
use crate::commands::{self, Handling};
use crate::forms::{self, Pairs};
use crate::model::{Assessment, Command, Correspondence, Decision, step};
use crate::policy::{Assign, CaseResource, Close, Decide, Reveal};
use crate::queries::{self, Dog, WholeCase};
use axum::body::Bytes;
use axum::extract::Path;
use foundation::id::Uuid;
use foundation::policy::{Create, Edit};
use foundation::{FieldErrors, OwnerId, Problem};
use payments::ClaimResource;
use web::{Answer, Visit};

/// What a page can be opened for: a command of the workflow, or asking to see a protected person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    Do(Command),
    Reveal,
}

impl Task {
    fn parse(text: &str) -> Result<Self, Problem> {
        if text == "reveal" {
            return Ok(Self::Reveal);
        }
        let command = Command::ALL.into_iter().find(|command| command.as_str() == text);
        match command.ok_or(Problem::NotFound)? {
            command if command.is_of_applicant() => Err(Problem::NotFound),
            command => Ok(Self::Do(command)),
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Do(command) => command.as_str(),
            Self::Reveal => "reveal",
        }
    }
}

/// Who may do not see the page either.
fn check(visit: &Visit, owner: OwnerId, task: Task) -> Result<(), Problem> {
    match task {
        Task::Reveal => visit.permit::<Reveal, CaseResource>(owner).map(drop),
        Task::Do(Command::Take | Command::Assign | Command::Release) => {
            visit.permit::<Assign, CaseResource>(owner).map(drop)
        }
        Task::Do(Command::RequestDocuments | Command::AddNote | Command::Resume) => {
            visit.permit::<Edit, CaseResource>(owner).map(drop)
        }
        Task::Do(Command::Close) => visit.permit::<Close, CaseResource>(owner).map(drop),
        Task::Do(_) => visit.permit::<Decide, CaseResource>(owner).map(drop),
    }
}

/// Shows the page of a step.
pub(crate) async fn show(visit: Visit, Path((id, name)): Path<(Uuid, String)>) -> Answer {
    let task = Task::parse(&name)?;
    let (permit, file) = find(&visit, id).await?;
    check(&visit, permit.owner(), task)?;
    if let Task::Do(command) = task {
        step(file.case.kind, file.case.state, command)?;
    }
    let shown = prepare(&visit, permit.owner(), &file, (task, &Pairs::default())).await?;
    visit.show(&template(&visit, &file, task, shown))
}

/// What the page of a step shows besides the case: colleagues to choose, the assessment of a levy.
async fn prepare(
    visit: &Visit,
    owner: OwnerId,
    file: &WholeCase,
    (task, pairs): (Task, &Pairs),
) -> Result<Shown, Problem> {
    let mut shown = Shown { pairs: pairs.clone(), ..Shown::default() };
    if task == Task::Do(Command::Assign) {
        let mut tx = visit.read(owner).await?;
        shown.colleagues = queries::colleagues(&mut tx, owner, visit.now.date()).await?;
    }
    if task == Task::Do(Command::Assess) {
        if !file.shows_person(visit.actor.staff_account(), visit.now) {
            return Err(Problem::refused("cases-refused-protected"));
        }
        note_reading(visit, owner, file.case.id, "case-work").await?;
        let (dogs, assessment) = assessed(visit, owner, file, pairs).await?;
        shown.dogs = dogs;
        shown.assessment = Some(assessment);
    }
    Ok(shown)
}

/// The dogs of the registration and the tax for them. A relief counts when the clerk left its box ticked; the first time all are.
async fn assessed(
    visit: &Visit,
    owner: OwnerId,
    file: &WholeCase,
    pairs: &Pairs,
) -> Result<(Vec<Dog>, Assessment), Problem> {
    let (_, answers) = queries::open_answers(&visit.platform, owner, &file.case, &file.content).await?;
    let dogs = queries::dogs(&answers, file.case.received_at.date());
    if dogs.is_empty() {
        return Err(Problem::refused("cases-refused-no-dogs"));
    }
    let first_time = pairs.0.is_empty();
    let granted: Vec<Dog> = dogs
        .iter()
        .enumerate()
        .map(|(index, dog)| {
            let keep = first_time || pairs.get(&format!("relief-{}", index + 1)) == "true";
            Dog { relief: dog.relief.clone().filter(|_| keep), ..dog.clone() }
        })
        .collect();
    let mut tx = visit.read(owner).await?;
    let assessment = queries::assess(&mut tx, &file.case, &granted, visit.now.date()).await?;
    Ok((dogs, assessment))
}

/// Carries a step out.
pub(crate) async fn carry_out(visit: Visit, Path((id, name)): Path<(Uuid, String)>, body: Bytes) -> Answer {
    let task = Task::parse(&name)?;
    let (permit, file) = find(&visit, id).await?;
    let owner = permit.owner();
    check(&visit, owner, task)?;
    let pairs = Pairs::read(&body);
    if pairs.get("action") == "preview" {
        let shown = prepare(&visit, owner, &file, (task, &pairs)).await?;
        return visit.show(&template(&visit, &file, task, shown));
    }
    match act(&visit, owner, &file, (task, &pairs)).await {
        Ok(()) => visit.go_done("case", &[&id], done(task)),
        Err(Problem::Invalid(errors)) => again(&visit, owner, &file, (task, pairs), errors).await,
        Err(Problem::Conflict(message)) => {
            let mut shown = prepare(&visit, owner, &file, (task, &pairs)).await?;
            shown.conflict = Some((message, entered(&visit, &shown)));
            visit.show_with(axum::http::StatusCode::CONFLICT, &template(&visit, &file, task, shown))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn again(
    visit: &Visit,
    owner: OwnerId,
    file: &WholeCase,
    (task, pairs): (Task, Pairs),
    errors: FieldErrors,
) -> Answer {
    let mut shown = prepare(visit, owner, file, (task, &pairs)).await?;
    shown.errors = errors;
    visit.show_errors(&template(visit, file, task, shown))
}

async fn act(
    visit: &Visit,
    owner: OwnerId,
    file: &WholeCase,
    (task, pairs): (Task, &Pairs),
) -> Result<(), Problem> {
    let handling = Handling { case_id: file.case.id, version: pairs.version(), clerk: clerk(visit) };
    match task {
        Task::Reveal => {
            let permit = visit.permit::<Reveal, CaseResource>(owner)?;
            let mut tx = visit.write(owner).await?;
            let asked = (handling.clerk.as_str(), pairs.get("reason"));
            commands::ask_reveal(&mut tx, &permit, file.case.id, asked, visit.now).await?;
            Ok(tx.commit().await?)
        }
        Task::Do(Command::Take | Command::Assign | Command::Release) => {
            assign(visit, owner, &handling, (task, pairs)).await
        }
        Task::Do(Command::RequestDocuments | Command::AddNote | Command::Resume) => {
            edit(visit, owner, &handling, (task, pairs)).await
        }
        Task::Do(Command::Close) => {
            let permit = visit.permit::<Close, CaseResource>(owner)?;
            let letter = letter_needs(visit, owner, file, file.case.state.is_open()).await?;
            let mut tx = visit.write(owner).await?;
            commands::close(&mut tx, &permit, &handling, (pairs.get("reasons"), &letter), visit.now).await?;
            Ok(tx.commit().await?)
        }
        Task::Do(command) => decide(visit, owner, file, (&handling, command, pairs)).await,
    }
}

async fn assign(
    visit: &Visit,
    owner: OwnerId,
    handling: &Handling,
    (task, pairs): (Task, &Pairs),
) -> Result<(), Problem> {
    let permit = visit.permit::<Assign, CaseResource>(owner)?;
    let to = match task {
        Task::Do(Command::Assign) => {
            let wanted = forms::assignee(pairs).map_err(Problem::Invalid)?;
            let mut tx = visit.read(owner).await?;
            let people = queries::colleagues(&mut tx, owner, visit.now.date()).await?;
            Some(people.into_iter().find(|one| one.id == wanted).ok_or(Problem::NotFound)?)
        }
        _ => None,
    };
    let mut tx = visit.write(owner).await?;
    match (task, to) {
        (_, Some(to)) => {
            commands::assign(&mut tx, &permit, handling, (to.id, to.name), visit.now).await?;
        }
        (Task::Do(Command::Release), None) => {
            commands::release(&mut tx, &permit, handling, visit.now).await?;
        }
        _ => commands::take(&mut tx, &permit, handling, visit.now).await?,
    }
    Ok(tx.commit().await?)
}

async fn edit(
    visit: &Visit,
    owner: OwnerId,
    handling: &Handling,
    (task, pairs): (Task, &Pairs),
) -> Result<(), Problem> {
    let permit = visit.permit::<Edit, CaseResource>(owner)?;
    let asked = match task {
        Task::Do(Command::RequestDocuments) => {
            let wanted = forms::wanted(pairs, visit.now.date()).map_err(Problem::Invalid)?;
            let account = visit.actor.staff_account();
            let letter = queries::correspondence(&visit.platform, owner, handling.case_id, account).await?;
            Some((wanted, letter))
        }
        _ => None,
    };
    let mut tx = visit.write(owner).await?;
    match (task, asked) {
        (_, Some((wanted, letter))) => {
            let wanted = (&wanted, &letter);
            commands::request_documents(&mut tx, &permit, handling, wanted, visit.now).await?;
        }
        (Task::Do(Command::AddNote), None) => {
            commands::add_note(&mut tx, &permit, handling, pairs.get("body"), visit.now).await?;
        }
        _ => commands::resume(&mut tx, &permit, handling, visit.now).await?,
    }
    Ok(tx.commit().await?)
}

async fn letter_needs(
    visit: &Visit,
    owner: OwnerId,
    file: &WholeCase,
    needed: bool,
) -> Result<Correspondence, Problem> {
    if !needed {
        return Ok(Correspondence::default());
    }
    let account = visit.actor.staff_account();
    queries::correspondence(&visit.platform, owner, file.case.id, account).await
}

async fn decide(
    visit: &Visit,
    owner: OwnerId,
    file: &WholeCase,
    (handling, command, pairs): (&Handling, Command, &Pairs),
) -> Result<(), Problem> {
    let permit = visit.permit::<Decide, CaseResource>(owner)?;
    let mut decision: Decision = forms::decision(command, pairs);
    if command == Command::Assess {
        decision.assessment = Some(assessed(visit, owner, file, pairs).await?.1);
    }
    let letter = letter_needs(visit, owner, file, true).await?;
    let mut tx = visit.write(owner).await?;
    if command == Command::Hear {
        commands::hear(&mut tx, &permit, handling, (&decision.reasons, &letter), visit.now).await?;
    } else {
        commands::decide(&mut tx, &permit, handling, (&decision, &letter), visit.now).await?;
        if let Some(assessment) = &decision.assessment {
            let books = visit.permit::<Create, ClaimResource>(owner)?;
            commands::claim_levy(&mut tx, &books, file.case.id, assessment, visit.now).await?;
        }
    }
    Ok(tx.commit().await?)
}

const fn done(task: Task) -> &'static str {
    match task {
        Task::Reveal => "cases-done-reveal-asked",
        Task::Do(Command::Take) => "cases-done-taken",
        Task::Do(Command::Assign) => "cases-done-assigned",
        Task::Do(Command::Release) => "cases-done-released",
        Task::Do(Command::RequestDocuments) => "cases-done-requested",
        Task::Do(Command::Resume) => "cases-done-resumed",
        Task::Do(Command::AddNote) => "cases-done-noted",
        Task::Do(Command::Hear) => "cases-done-heard",
        Task::Do(Command::Close) => "cases-done-closed",
        Task::Do(_) => "cases-done-decided",
    }
}
