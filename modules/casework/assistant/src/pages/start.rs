// SPDX-License-Identifier: EUPL-1.2
//! The first page: what it is about, for which place, who is responsible; then the draft is begun.

use super::{address_if_known, paragraphs, posted};
use crate::commands::{self, Beginning};
use crate::forms;
use crate::policy::DraftResource;
use crate::queries::{self, Place};
use askama::Template;
use axum::extract::{Path, RawForm, RawQuery};
use catalogue::PublicService;
use foundation::policy::{Create, Permit, authorise};
use foundation::time::format_date;
use foundation::{Actor, Message, OwnerId, Problem};
use organisation::Area;
use schemata::{Answers, Form};
use std::sync::Arc;
use web::components::{Choice, Details, ErrorSummary, FormField as _, Html, Radios, TextField};
use web::{Answer, Attempt, Page, Visit};

/// Places offered at once.
const MOST_PLACES: usize = 20;
/// Longest words that are searched for.
const LONGEST_QUERY: usize = 100;

/// What the page asks or says about the place.
enum PlaceStep {
    /// Which place?
    Ask(TextField),
    /// Which of these?
    Choose(Radios),
    /// This place, and who is responsible there.
    Known { heading: String, lines: Vec<String>, why: Details, area_key: String },
}

#[derive(Template)]
#[template(path = "assistant_start.html")]
struct StartPage {
    page: Page,
    errors: ErrorSummary,
    intro: Vec<String>,
    minutes: Option<String>,
    have_ready: Vec<String>,
    next_steps: Vec<String>,
    step: PlaceStep,
    action: String,
    sign_in: String,
}

/// What was said about the place.
#[derive(Default)]
struct Asked {
    /// Key of an area.
    key: Option<String>,
    /// Words or a postcode.
    words: Option<String>,
}

impl Asked {
    fn from(pairs: &[(String, String)]) -> Self {
        let value = |name: &str| {
            let found = pairs.iter().find(|(key, _)| key == name);
            found.map(|(_, value)| value.trim().chars().take(LONGEST_QUERY).collect::<String>())
        };
        Self { key: value("ort").filter(|key| !key.is_empty()), words: value("q") }
    }
}

/// What the answer to the place came to.
enum Found {
    /// Nothing was said yet.
    Nothing,
    /// The words were empty or fit nothing.
    Wrong(String, Message),
    /// Several fit.
    Several(Vec<Area>),
    /// It is this one; nobody may be responsible there.
    One(Area),
}

/// `GET assistant-start`.
pub(crate) async fn start(visit: Visit, Path(key): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::from(&posted::pairs(query.unwrap_or_default().as_bytes())?);
    show(&visit, &key, asked).await
}

async fn show(visit: &Visit, key: &str, asked: Asked) -> Answer {
    if asked.words.is_some() {
        visit.attempt(Attempt::Search)?;
    }
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let (service, form) = queries::service_with_form(&mut tx, key).await?;
    let page = start_page(visit, &service, &form);
    let found = find(&mut tx, asked).await?;
    let (step, error) = match found {
        Found::Nothing => (ask(&page, "", None), None),
        Found::Wrong(words, message) => {
            let text = visit.message(&message);
            (ask(&page, &words, Some(text)), Some("q"))
        }
        Found::Several(areas) => (choose(visit, &page, &areas), None),
        Found::One(area) => match known(visit, &mut tx, &service, &area).await {
            Ok(step) => (step, None),
            // Nobody is recorded for this place: say so, and let another one be chosen.
            Err(Problem::Refused(message)) => {
                (ask(&page, &area.name, Some(visit.message(&message))), Some("q"))
            }
            Err(other) => return Err(other.into()),
        },
    };
    drop(tx);
    let template = template(visit, page, (&service, &form), step);
    if error.is_some() { visit.show_errors(&template) } else { visit.show(&template) }
}

async fn find(tx: &mut ::store::Tx, asked: Asked) -> Result<Found, Problem> {
    if let Some(key) = asked.key {
        return match organisation::area(tx, &key).await {
            Ok(area) => Ok(Found::One(area)),
            Err(Problem::NotFound) => {
                Ok(Found::Wrong(String::new(), Message::new("assistant-start-place-unknown")))
            }
            Err(other) => Err(other),
        };
    }
    let Some(words) = asked.words else { return Ok(Found::Nothing) };
    if words.is_empty() {
        return Ok(Found::Wrong(words, Message::new("assistant-start-place-missing")));
    }
    let mut areas = organisation::areas_matching(tx, &words, MOST_PLACES).await?;
    match areas.len() {
        0 => Ok(Found::Wrong(words, Message::new("assistant-start-place-unknown"))),
        1 => Ok(areas.pop().map_or(Found::Nothing, Found::One)),
        _ => Ok(Found::Several(areas)),
    }
}

fn start_page(visit: &Visit, service: &PublicService, form: &Form) -> Page {
    let mut page = visit.page_titled(form.meta().title.get(visit.locale));
    page.service_name = Some(service.name.get(visit.locale).to_owned());
    page
}

fn ask(page: &Page, words: &str, error: Option<String>) -> PlaceStep {
    let field = TextField::new(page, "q", page.t("assistant-start-place-label"));
    let field = field.hint(page.t("assistant-start-place-hint")).value(words).error_from(error);
    PlaceStep::Ask(field.autocomplete("address-level2"))
}

fn choose(visit: &Visit, page: &Page, areas: &[Area]) -> PlaceStep {
    let choices = areas.iter().map(|area| {
        let choice = Choice::new(area.key.clone(), area.name.clone());
        match area.valid.until.filter(|until| *until < visit.now.date()) {
            Some(until) => {
                let day = format_date(until, visit.locale);
                choice.hint(page.t1("assistant-start-place-former", "day", &day))
            }
            None => choice,
        }
    });
    let label = page.t("assistant-start-place-choose");
    PlaceStep::Choose(Radios::new(page, "ort", label, choices.collect()))
}

async fn known(
    visit: &Visit,
    tx: &mut ::store::Tx,
    service: &PublicService,
    area: &Area,
) -> Result<PlaceStep, Problem> {
    let place = queries::place(tx, service, &area.key, visit.now).await?;
    let authority = organisation::authority(tx, place.authority).await?;
    let heading = Message::new("assistant-start-authority").with("place", &area.name);
    Ok(PlaceStep::Known {
        heading: visit.message(&heading),
        lines: authority.address_lines(visit.locale),
        why: why(visit, &place),
        area_key: area.key.clone(),
    })
}

/// The answer to "why this office?", folded away.
pub(super) fn why(visit: &Visit, place: &Place) -> Details {
    let sentences: Vec<_> = place.why.iter().map(|step| step.get(visit.locale)).collect();
    Details::new(visit.text("assistant-start-why"), Html::paragraphs(&sentences.join("\n\n")))
}

fn template(
    visit: &Visit,
    mut page: Page,
    (service, form): (&PublicService, &Form),
    step: PlaceStep,
) -> StartPage {
    let meta = form.meta();
    let links = match &step {
        PlaceStep::Ask(field) => field.error_links(),
        _ => Vec::new(),
    };
    let errors = ErrorSummary::new(&page, links);
    page.error_count = errors.count();
    StartPage {
        intro: paragraphs(meta.intro.get(visit.locale)),
        minutes: (meta.minutes > 0)
            .then(|| visit.message(&Message::new("assistant-start-minutes").with("minutes", meta.minutes))),
        have_ready: meta.have_ready.iter().map(|item| item.get(visit.locale).to_owned()).collect(),
        next_steps: paragraphs(meta.next_steps.get(visit.locale)),
        action: visit.url("assistant-start", &[&service.key]),
        sign_in: sign_in(visit),
        errors,
        step,
        page,
    }
}

/// The sign-in page, which leads back here.
fn sign_in(visit: &Visit) -> String {
    let address = address_if_known(visit, "sign-in").unwrap_or_default();
    format!("{address}?back={}", web::route::encode(&visit.path))
}

/// `POST assistant-start`: begins the draft, and a visit for somebody who has neither account nor visit.
pub(crate) async fn begin(visit: Visit, Path(key): Path<String>, RawForm(body): RawForm) -> Answer {
    let asked = Asked::from(&posted::pairs(&body)?);
    let Some(area_key) = asked.key else {
        return show(&visit, &key, Asked { key: None, words: Some(asked.words.unwrap_or_default()) }).await;
    };
    let (draft, session) = begin_draft(&visit, &key, &area_key).await?;
    let response = visit.go("assistant-tasks", &[&draft.0])?;
    match session {
        Some(code) => visit.with_session(response, &code, false),
        None => Ok(response),
    }
}

/// A draft's identifier and its resume code; and the code of the session that was begun for it.
pub(crate) type Begun = ((crate::model::DraftId, Option<identity::Code>), Option<identity::Code>);

/// Begins a draft for whoever asks; shared by page and interface.
pub(crate) async fn begin_draft(visit: &Visit, key: &str, area_key: &str) -> Result<Begun, Problem> {
    visit.attempt(Attempt::Send)?;
    let (permit, is_new) = creator(visit)?;
    let mut tx = visit.read(permit.owner()).await?;
    let (service, form) = queries::service_with_form(&mut tx, key).await?;
    if !service.is_valid_on(visit.now.date()) {
        return Err(Problem::NotFound);
    }
    let area = organisation::area(&mut tx, area_key).await?;
    let place = queries::place(&mut tx, &service, &area.key, visit.now).await?;
    drop(tx);
    let known = known_answers(visit, &form);
    let beginning = Beginning { service_key: service.key.clone(), form, place, known };
    let new = commands::prepare(&visit.platform.blobs, permit.owner(), beginning, visit.now).await?;
    let mut tx = visit.write_soon(permit.owner()).await?;
    let session = match is_new {
        true => Some(identity::begin_visit(&mut tx, permit.owner(), visit.now).await?),
        false => None,
    };
    let (draft, code) = commands::start(&mut tx, &permit, new, visit.now).await?;
    tx.commit().await?;
    Ok(((draft.id, code), session))
}

fn known_answers(visit: &Visit, form: &Arc<Form>) -> Answers {
    let empty = Answers::empty(visit.now.date());
    match visit.session.as_ref().and_then(|session| session.account.as_ref()) {
        Some(account) => forms::prefill(form, account, empty),
        None => empty,
    }
}

/// The permit to begin a draft, and whether the visit has to be begun first.
fn creator(visit: &Visit) -> Result<(Permit<Create, DraftResource>, bool), Problem> {
    let policy = &visit.platform.policy;
    if let Some(owner) = visit.actor.own() {
        return Ok((authorise(policy, &visit.actor, owner)?, false));
    }
    match visit.actor {
        Actor::Visitor { .. } => {
            let owner = OwnerId::at(visit.now);
            Ok((authorise(policy, &Actor::Visitor { owner: Some(owner) }, owner)?, true))
        }
        _ => Err(Problem::NotFound),
    }
}
