// SPDX-License-Identifier: EUPL-1.2
//! A service in the editor: where it stands, its parts, its modules per language and channel, and the steps of publication.

use super::labels::{module_label, part_label, path_label};
use super::{Sent, asked, badges, channel_label, name_of, sent};
use crate::commands;
use crate::model::{
    AccessChannel, Draft, DraftState, Part, ServiceModule, Step, Target, differences, field_of,
};
use crate::policy::{Publish, ServiceResource};
use crate::queries::{self, Working};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use foundation::policy::{Edit, List};
use foundation::{FieldErrors, OwnerId, Problem};
use web::components::{
    Breadcrumb, Button, Column, DataTable, Html, NotificationBanner, Row, SummaryList, SummaryRow, TextField,
    Tone,
};
use web::{Answer, Page, Visit};

const INSTALLATION: OwnerId = OwnerId::INSTALLATION;

/// The overview.
#[derive(Template)]
#[template(path = "editor_overview.html")]
struct OverviewPage {
    page: Page,
    breadcrumb: Breadcrumb,
    /// Where something is missing, and what.
    complaints: Vec<(String, String)>,
    badges: Html,
    notices: Vec<NotificationBanner>,
    links: Vec<Button>,
    steps: Steps,
    parts: SummaryList,
    modules: DataTable,
}

/// The steps that are open to the person now.
pub(super) struct Steps {
    /// What the draft is and who wrote it; a sentence.
    pub(super) about: String,
    /// Version of the draft on the screen.
    pub(super) version: i64,
    /// Reason, where a step may need one.
    pub(super) note: Option<TextField>,
    /// The steps.
    pub(super) buttons: Vec<Button>,
}

/// What the person may do with a target.
#[derive(Clone, Copy)]
pub(super) struct May {
    pub(super) edit: bool,
    pub(super) publish: bool,
}

impl Steps {
    /// The steps of a draft; the own draft cannot be published, and the page says so instead of offering it.
    pub(super) fn new(visit: &Visit, page: &Page, working: &Working, may: May) -> Self {
        let Some(draft) = &working.draft else { return Self::without_draft(page, working, may) };
        let own = visit.actor.staff_account().is_some_and(|account| draft.authors.contains(&account));
        let button = |step: Step| {
            let label = page.t(&format!("catalogue-step-{}", step.as_str()));
            Button::submit_as(label, "action", step.as_str())
        };
        let mut buttons = Vec::new();
        if may.edit && draft.base_version != working.published_version {
            buttons.push(button(Step::Rebase));
        }
        if may.edit && draft.state == DraftState::Draft {
            buttons.push(button(Step::Submit).primary());
        }
        let decides = may.publish && draft.state == DraftState::Submitted;
        if decides && !own {
            buttons.push(button(Step::Publish).primary());
            buttons.push(button(Step::Return));
        }
        if may.edit {
            buttons.push(button(Step::Discard).tertiary());
        }
        let about = page.tf(
            if decides && own { "catalogue-draft-own" } else { "catalogue-draft-about" },
            &[("name", draft.author_name.clone()), ("at", draft.changed_at.format(page.locale))],
        );
        let note = (decides && !own).then(|| Self::note_field(page));
        Self { about, version: draft.version, note, buttons }
    }

    fn note_field(page: &Page) -> TextField {
        let field = TextField::new(page, "note", page.t("catalogue-step-note")).multiline(3).optional();
        field.hint(page.t("catalogue-step-note-hint"))
    }

    fn without_draft(page: &Page, working: &Working, may: May) -> Self {
        let is_shown = working.published.as_ref().is_some_and(|service| !service.further.withdrawn);
        let withdraws = may.publish && is_shown;
        let button = || Button::submit_as(page.t("catalogue-step-withdraw"), "action", "withdraw");
        Self {
            about: page.t("catalogue-draft-none"),
            version: 0,
            note: withdraws.then(|| Self::note_field(page)),
            buttons: if withdraws { vec![button()] } else { Vec::new() },
        }
    }
}

/// What must be said about a draft: that it was given back, or that something newer was published meanwhile.
pub(super) fn notices(page: &Page, draft: Option<&Draft>, published_version: i64) -> Vec<NotificationBanner> {
    let Some(draft) = draft else { return Vec::new() };
    let mut notices = Vec::new();
    if draft.state == DraftState::Draft && !draft.note.is_empty() {
        notices.push(
            NotificationBanner::new(Tone::Warning, page.t("catalogue-draft-returned"))
                .body(Html::paragraphs(&draft.note)),
        );
    }
    if draft.base_version != published_version {
        let body = page.tf(
            "catalogue-draft-old-base-text",
            &[("base", draft.base_version.to_string()), ("now", published_version.to_string())],
        );
        notices.push(NotificationBanner::new(Tone::Warning, page.t("catalogue-draft-old-base")).body(body));
    }
    notices
}

/// The page in which a path is edited.
fn part_url(page: &Page, key: &str, path: &str) -> String {
    let part = field_of(path).map_or(Part::Assignment, |place| place.part());
    page.url2("service-part", key, part.as_str())
}

fn show(visit: &Visit, target: &Target, working: &Working, errors: &FieldErrors) -> Answer {
    let key = target.service_key.as_str();
    let name = name_of(working, target, &visit.page("catalogue-list-title"));
    let mut page = visit.page_titled(name);
    let may = May {
        edit: visit.permit::<Edit, ServiceResource>(INSTALLATION).is_ok(),
        publish: visit.permit::<Publish, ServiceResource>(INSTALLATION).is_ok(),
    };
    let complaints: Vec<(String, String)> = errors
        .0
        .iter()
        .map(|(path, message)| {
            let text = format!("{}: {}", path_label(&page, path), visit.message(message));
            (part_url(&page, key, path), text)
        })
        .collect();
    page.error_count = complaints.len();
    let steps = vec![(page.t("catalogue-list-title"), page.url("service-list"))];
    let overview = OverviewPage {
        breadcrumb: Breadcrumb::new(&page, steps, page.title.clone()),
        badges: badges(&page, working),
        notices: notices(&page, working.draft.as_ref(), working.published_version),
        links: links(&page, key, working),
        steps: Steps::new(visit, &page, working, may),
        parts: part_list(&page, key, working, may.edit),
        modules: module_table(&page, working),
        complaints,
        page,
    };
    if errors.is_empty() { visit.show(&overview) } else { visit.show_errors(&overview) }
}

fn links(page: &Page, key: &str, working: &Working) -> Vec<Button> {
    let link = |label: &str, route: &str| Button::link(page.t(label), page.url1(route, key)).secondary();
    let mut links = vec![
        link("catalogue-link-preview", "service-preview"),
        link("catalogue-link-history", "service-history"),
        link("catalogue-link-local", "service-local-list"),
        link("catalogue-link-competence", "service-competence"),
    ];
    if working.published.is_none() {
        links.truncate(2);
    }
    links
}

/// The parts with how much is written in each, what changed against the published version, and the way to edit them.
fn part_list(page: &Page, key: &str, working: &Working, may_edit: bool) -> SummaryList {
    let changes = match working.draft.is_some() {
        true => differences(&working.published_sheet, working.sheet()),
        false => Vec::new(),
    };
    let rows = Part::ALL.iter().map(|part| {
        let written = working.sheet().part(*part).len();
        let changed = changes
            .iter()
            .filter(|change| field_of(&change.path).is_some_and(|place| place.part() == *part))
            .count();
        let mut value = page.t1("catalogue-part-values", "count", &written);
        if changed > 0 {
            value = format!("{value}, {}", page.t1("catalogue-part-changed", "count", &changed));
        }
        let row = SummaryRow::new(part_label(page, *part), value);
        if may_edit { row.change(page.url2("service-part", key, part.as_str())) } else { row }
    });
    SummaryList::new(page, rows.collect())
}

/// Which module exists in which language, and which channel has words of its own.
fn module_table(page: &Page, working: &Working) -> DataTable {
    let sheet = working.sheet();
    let mut columns = vec![Column::new(page.t("catalogue-modules-module"))];
    columns.extend(["catalogue-language-de", "catalogue-language-en"].map(|key| Column::new(page.t(key))));
    columns.extend(AccessChannel::ALL.iter().map(|channel| Column::new(channel_label(page, *channel))));
    let word = |written: bool| {
        page.t(if written { "catalogue-modules-written" } else { "catalogue-modules-missing" })
    };
    let row = |module: &ServiceModule| {
        let name = module.as_str();
        let general = |language: &str| {
            let own = match module {
                ServiceModule::Costs => !sheet.get(&format!("costs.text.{language}")).is_empty(),
                ServiceModule::Deadlines => sheet
                    .rows("deadlines")
                    .iter()
                    .any(|row| !sheet.get(&format!("deadlines.{row}.text.{language}")).is_empty()),
                ServiceModule::LegalBasis => language == "de" && !sheet.rows("legal_basis").is_empty(),
                _ => !sheet.get(&format!("{name}.{language}")).is_empty(),
            };
            own || !sheet.get(&format!("modules.{name}.{language}")).is_empty()
        };
        let mut cells = vec![module_label(page, *module).into()];
        cells.extend(["de", "en"].map(|language| word(general(language)).into()));
        for channel in AccessChannel::ALL {
            let path = format!("modules.{name}.{}.de", channel.as_str());
            let own = !sheet.get(&path).is_empty();
            cells
                .push(page.t(if own { "catalogue-modules-own" } else { "catalogue-modules-general" }).into());
        }
        Row::new(cells)
    };
    let rows = ServiceModule::ALL.iter().map(row).collect();
    DataTable::new(page, page.t("catalogue-modules-title"), columns, rows).hide_caption()
}

/// A service in the editor.
pub(crate) async fn overview(visit: Visit, Path(key): Path<String>) -> Answer {
    visit.permit::<List, ServiceResource>(INSTALLATION)?;
    let target = Target::service(&key);
    let mut tx = visit.read(INSTALLATION).await?;
    let working = queries::existing(&mut tx, INSTALLATION, &target).await?;
    drop(tx);
    show(&visit, &target, &working, &FieldErrors::default())
}

/// Takes a step with a draft, or withdraws what is published.
pub(crate) async fn act(visit: Visit, Path(key): Path<String>, Form(pairs): Sent) -> Answer {
    visit.permit::<List, ServiceResource>(INSTALLATION)?;
    let target = Target::service(&key);
    let asked = asked(&visit, target.clone(), &pairs)?;
    let step = Step::parse(sent(&pairs, "action"));
    let done = match step {
        Some(Step::Publish | Step::Return) => {
            let permit = visit.permit::<Publish, ServiceResource>(INSTALLATION)?;
            let mut tx = visit.write(INSTALLATION).await?;
            let done = commands::decide(&mut tx, &permit, &asked, step.unwrap_or(Step::Return)).await;
            finish(tx, done.map(|_| ())).await
        }
        Some(step) => {
            let permit = visit.permit::<Edit, ServiceResource>(INSTALLATION)?;
            let mut tx = visit.write(INSTALLATION).await?;
            let done = commands::advance(&mut tx, &permit, &asked, step).await;
            finish(tx, done.map(|_| ())).await
        }
        None if sent(&pairs, "action") == "withdraw" => {
            let permit = visit.permit::<Publish, ServiceResource>(INSTALLATION)?;
            let mut tx = visit.write(INSTALLATION).await?;
            let done = commands::withdraw(&mut tx, &permit, &asked).await;
            finish(tx, done).await
        }
        None => Err(Problem::NotFound),
    };
    match done {
        Err(Problem::Invalid(errors)) => {
            let mut tx = visit.read(INSTALLATION).await?;
            let working = queries::existing(&mut tx, INSTALLATION, &target).await?;
            drop(tx);
            show(&visit, &target, &working, &errors)
        }
        other => {
            other?;
            let gone = step == Some(Step::Discard) && !still_there(&visit, &target).await?;
            let done = done_text(step);
            if gone {
                visit.go_done("service-list", &[], done)
            } else {
                visit.go_done("service-editor", &[&key], done)
            }
        }
    }
}

/// A discarded draft of something that was never published leaves nothing to show.
async fn still_there(visit: &Visit, target: &Target) -> Result<bool, Problem> {
    let mut tx = visit.read(INSTALLATION).await?;
    match queries::existing(&mut tx, INSTALLATION, target).await {
        Ok(_) => Ok(true),
        Err(Problem::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

/// Commits what was done; a refusal leaves nothing.
pub(super) async fn finish(tx: store::Tx, done: Result<(), Problem>) -> Result<(), Problem> {
    done?;
    Ok(tx.commit().await?)
}

/// What the next page says after a step.
pub(super) const fn done_text(step: Option<Step>) -> &'static str {
    match step {
        Some(Step::Submit) => "catalogue-done-submitted",
        Some(Step::Return) => "catalogue-done-returned",
        Some(Step::Publish) => "catalogue-done-published",
        Some(Step::Discard) => "catalogue-done-discarded",
        Some(Step::Rebase) => "catalogue-done-rebased",
        None => "catalogue-done-withdrawn",
    }
}
