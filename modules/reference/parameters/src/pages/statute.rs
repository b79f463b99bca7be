// SPDX-License-Identifier: EUPL-1.2
//! "Statute to service": the statutes of a municipality, the figures of a new one, what it changes, and the second person.

use super::{period, workplace};
use crate::commands::{self, StatuteAsked};
use crate::forms::typed_of;
use crate::model::{DogTaxStatute, StatuteDraft, StatuteState, StatuteStep, Typed};
use crate::policy::{Approve, ParameterResource};
use crate::queries;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use foundation::policy::{Edit, View};
use foundation::{OwnerId, Problem};
use organisation::LegalEntity;
use web::components::{
    Breadcrumb, Button, Column, DataTable, ErrorSummary, Html, NotificationBanner, Row, StatusBadge,
    TextField, Tone,
};
use web::{Answer, Page, Visit};

/// A form as the browser sends it.
pub(super) type Sent = Form<Vec<(String, String)>>;

/// Longest reason that is kept, in characters.
const LONGEST_NOTE: usize = 1_000;

fn sent<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}

/// A municipality with its statutes and drafts.
pub(super) struct Found {
    pub(super) owner: OwnerId,
    pub(super) entity: LegalEntity,
    pub(super) statutes: Vec<DogTaxStatute>,
    pub(super) drafts: Vec<StatuteDraft>,
}

impl Found {
    pub(super) fn draft(&self) -> Option<&StatuteDraft> {
        let open =
            |draft: &&StatuteDraft| matches!(draft.state, StatuteState::Draft | StatuteState::Submitted);
        self.drafts.iter().find(open)
    }

    pub(super) fn seen(&self) -> i64 {
        self.draft().map_or(0, |draft| draft.version)
    }

    /// The newest statute, from which a new one begins.
    fn newest(&self) -> Option<&DogTaxStatute> {
        self.statutes.iter().max_by_key(|statute| statute.valid.from)
    }

    /// What the form shows: the draft, or the newest statute without source and days.
    pub(super) fn typed(&self) -> Typed {
        match (self.draft(), self.newest()) {
            (Some(draft), _) => draft.typed.clone(),
            (None, Some(newest)) => typed_of(newest),
            (None, None) => Typed::default(),
        }
    }
}

/// The municipality of a key, if the authority at which the person works acts for it.
pub(super) async fn load(visit: &Visit, key: &str) -> Result<Found, Problem> {
    let owner = workplace(visit)?;
    visit.permit::<View, ParameterResource>(owner)?;
    let mut tx = visit.read(owner).await?;
    let entity = organisation::legal_entity_by_key(&mut tx, key).await?;
    if entity.authority != owner {
        return Err(Problem::NotFound);
    }
    Ok(Found {
        statutes: queries::dog_tax_statutes(&mut tx, &[entity.id]).await?,
        drafts: queries::statute_drafts(&mut tx, owner, entity.id).await?,
        owner,
        entity,
    })
}

pub(super) fn trail(page: &Page, entity: &LegalEntity, is_start: bool) -> Breadcrumb {
    let mut steps = vec![(page.t("parameters-statutes-title"), page.url("parameters-statutes"))];
    if !is_start {
        steps.push((entity.name.get(page.locale).to_owned(), page.url1("statute", &entity.key)));
    }
    Breadcrumb::new(page, steps, page.title.clone())
}

#[derive(Template)]
#[template(path = "statute.html")]
struct StatutePage {
    page: Page,
    breadcrumb: Breadcrumb,
    summary: ErrorSummary,
    notices: Vec<NotificationBanner>,
    links: Vec<Button>,
    about: String,
    version: i64,
    note: Option<TextField>,
    buttons: Vec<Button>,
    tables: Vec<DataTable>,
}

/// The statutes of a municipality with their validity, the open draft and its steps.
pub(super) async fn show(visit: Visit, Path(key): Path<String>) -> Answer {
    let found = load(&visit, &key).await?;
    visit.show(&statute_page(&visit, &found))
}

fn statute_page(visit: &Visit, found: &Found) -> StatutePage {
    let name = found.entity.name.get(visit.locale).to_owned();
    let page =
        visit.page_titled(visit.page("parameters-statutes-title").t1("parameters-statute-of", "name", &name));
    let may_edit = visit.permit::<Edit, ParameterResource>(found.owner).is_ok();
    let may_approve = visit.permit::<Approve, ParameterResource>(found.owner).is_ok();
    let mut links = vec![
        Button::link(page.t("parameters-statute-preview"), page.url1("statute-preview", &found.entity.key))
            .secondary(),
    ];
    if may_edit {
        let label =
            if found.draft().is_some() { "parameters-statute-edit" } else { "parameters-statute-new" };
        links.insert(0, Button::link(page.t(label), page.url1("statute-edit", &found.entity.key)));
    }
    let (about, note, buttons) = steps(visit, &page, found, (may_edit, may_approve));
    let returned = found.draft().filter(|draft| draft.state == StatuteState::Draft && !draft.note.is_empty());
    let notices = returned
        .map(|draft| {
            NotificationBanner::new(Tone::Warning, page.t("parameters-draft-returned"))
                .body(Html::paragraphs(&draft.note))
        })
        .into_iter()
        .collect();
    StatutePage {
        breadcrumb: trail(&page, &found.entity, true),
        summary: ErrorSummary::new(&page, Vec::new()),
        notices,
        links,
        about,
        version: found.seen(),
        note,
        buttons,
        tables: vec![timeline(&page, found), decisions(&page, found)],
        page,
    }
}

/// What stands about the draft, and the steps that are open to the person.
fn steps(
    visit: &Visit,
    page: &Page,
    found: &Found,
    (may_edit, may_approve): (bool, bool),
) -> (String, Option<TextField>, Vec<Button>) {
    let Some(draft) = found.draft() else { return (page.t("parameters-draft-none"), None, Vec::new()) };
    let own = visit.actor.staff_account().is_some_and(|account| draft.authors.contains(&account));
    let button = |step: StatuteStep| {
        Button::submit_as(page.t(&format!("parameters-step-{}", step.as_str())), "action", step.as_str())
    };
    let waits = draft.state == StatuteState::Submitted;
    let decides = may_approve && waits && !own;
    let mut buttons = Vec::new();
    if may_edit && !waits {
        buttons.push(button(StatuteStep::Submit).primary());
    }
    if decides {
        buttons.push(button(StatuteStep::Approve).primary());
        buttons.push(button(StatuteStep::Return));
    }
    if may_edit {
        buttons.push(button(StatuteStep::Discard).tertiary());
    }
    let key = match (waits, may_approve && own) {
        (true, true) => "parameters-draft-own",
        (true, false) => "parameters-draft-waits",
        (false, _) => "parameters-draft-open",
    };
    let about =
        page.tf(key, &[("name", draft.author_name.clone()), ("at", draft.changed_at.format(page.locale))]);
    let note = decides.then(|| {
        TextField::new(page, "note", page.t("parameters-step-note"))
            .multiline(3)
            .hint(page.t("parameters-step-note-hint"))
            .optional()
    });
    (about, note, buttons)
}

/// Every statute with its validity, newest first: old rates stay.
fn timeline(page: &Page, found: &Found) -> DataTable {
    let mut statutes: Vec<&DogTaxStatute> = found.statutes.iter().collect();
    statutes.sort_by_key(|statute| std::cmp::Reverse(statute.valid.from));
    let columns = [
        "parameters-period",
        "parameters-first-dog",
        "parameters-second-dog",
        "parameters-further-dog",
        "parameters-dangerous-first",
        "parameters-dangerous-further",
        "parameters-source",
    ]
    .map(|key| Column::new(page.t(key)));
    let rows = statutes.into_iter().map(|statute| {
        let amount = |money: foundation::Money| Html::from(money.format(page.locale));
        Row::new(vec![
            period(page, &statute.valid).into(),
            amount(statute.first_dog),
            amount(statute.second_dog),
            amount(statute.further_dog),
            amount(statute.dangerous_first_dog),
            amount(statute.dangerous_further_dog),
            Html::german(page, &statute.source),
        ])
    });
    DataTable::new(page, page.t("parameters-statute-timeline"), columns.to_vec(), rows.collect())
}

/// Who entered and who approved which draft.
fn decisions(page: &Page, found: &Found) -> DataTable {
    let columns = ["state", "author", "approver", "at", "note"]
        .map(|name| Column::new(page.t(&format!("parameters-draft-{name}"))));
    let rows = found.drafts.iter().map(|draft| {
        let tone = match draft.state {
            StatuteState::Draft => Tone::Info,
            StatuteState::Submitted => Tone::Warning,
            StatuteState::Approved => Tone::Success,
            StatuteState::Discarded => Tone::Neutral,
        };
        let state = page.t(&format!("parameters-state-{}", draft.state.as_str()));
        Row::new(vec![
            Html::of(&StatusBadge::new(tone, state)),
            draft.author_name.as_str().into(),
            draft.approver_name.as_str().into(),
            draft.changed_at.format(page.locale).into(),
            draft.note.as_str().into(),
        ])
    });
    DataTable::new(page, page.t("parameters-draft-list"), columns.to_vec(), rows.collect())
}

pub(super) fn asked(
    visit: &Visit,
    found: &Found,
    pairs: &[(String, String)],
) -> Result<StatuteAsked, Problem> {
    let account = visit.actor.staff_account().ok_or(Problem::SignInNeeded)?;
    let known = visit.session.as_ref().and_then(|session| session.account.as_ref());
    Ok(StatuteAsked {
        legal_entity: found.entity.id,
        account,
        name: known.map(|account| account.display_name.clone()).unwrap_or_default(),
        seen: sent(pairs, "version").parse().unwrap_or_default(),
        note: sent(pairs, "note").chars().take(LONGEST_NOTE).collect(),
        now: visit.now,
    })
}

/// Takes a step with the draft.
pub(super) async fn act(visit: Visit, Path(key): Path<String>, Form(pairs): Sent) -> Answer {
    let found = load(&visit, &key).await?;
    let asked = asked(&visit, &found, &pairs)?;
    let step = StatuteStep::parse(sent(&pairs, "action")).ok_or(Problem::NotFound)?;
    if matches!(step, StatuteStep::Approve | StatuteStep::Return) {
        let permit = visit.permit::<Approve, ParameterResource>(found.owner)?;
        let mut tx = visit.write(found.owner).await?;
        commands::decide_statute(&mut tx, &permit, &asked, step).await?;
        tx.commit().await?;
    } else {
        let permit = visit.permit::<Edit, ParameterResource>(found.owner)?;
        let mut tx = visit.write(found.owner).await?;
        commands::advance_statute(&mut tx, &permit, &asked, step).await?;
        tx.commit().await?;
    }
    let done = match step {
        StatuteStep::Submit => "parameters-done-submitted",
        StatuteStep::Return => "parameters-done-returned",
        StatuteStep::Approve => "parameters-done-approved",
        StatuteStep::Discard => "parameters-done-discarded",
    };
    visit.go_done("statute", &[&key], done)
}
