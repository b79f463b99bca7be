// SPDX-License-Identifier: EUPL-1.2
//! One part of a service as a form. When somebody else was faster, both versions are shown and nothing typed is lost.

use super::fields::{Filled, read};
use super::history::{Both, both};
use super::labels::part_label;
use super::{Sent, asked, name_of, sent, trail};
use crate::commands;
use crate::model::{Lookups, Part, Sheet, Target, field_of};
use crate::policy::ServiceResource;
use crate::queries::{self, Working};
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use foundation::policy::Edit;
use foundation::{FieldErrors, OwnerId, Problem};
use web::components::{
    Breadcrumb, Button, ErrorSummary, Field, FormField as _, Html, NotificationBanner, Tone,
};
use web::{Answer, Page, Visit};

const INSTALLATION: OwnerId = OwnerId::INSTALLATION;

/// A page with one form.
#[derive(Template)]
#[template(path = "editor_form.html")]
pub(super) struct FormPage {
    pub(super) page: Page,
    pub(super) breadcrumb: Breadcrumb,
    pub(super) summary: ErrorSummary,
    pub(super) lead: String,
    pub(super) notices: Vec<NotificationBanner>,
    pub(super) both: Option<Both>,
    pub(super) multipart: bool,
    pub(super) hidden: Vec<(&'static str, String)>,
    pub(super) fields: Vec<Field>,
    pub(super) buttons: Vec<Button>,
    pub(super) after: Vec<Html>,
}

impl FormPage {
    /// A form with its fields; the summary repeats what they complain of.
    pub(super) fn new(
        mut page: Page,
        breadcrumb: Breadcrumb,
        fields: Vec<Field>,
        buttons: Vec<Button>,
    ) -> Self {
        let links = fields.iter().flat_map(|field| field.error_links()).collect();
        let summary = ErrorSummary::new(&page, links);
        page.error_count = summary.count();
        Self {
            page,
            breadcrumb,
            summary,
            lead: String::new(),
            notices: Vec::new(),
            both: None,
            multipart: false,
            hidden: Vec::new(),
            fields,
            buttons,
            after: Vec::new(),
        }
    }
}

/// What is on the screen: the target as it stands, and the values of the form.
struct Screen<'a> {
    key: &'a str,
    part: Part,
    working: &'a Working,
    lookups: &'a Lookups,
    sheet: &'a Sheet,
    errors: &'a FieldErrors,
}

fn form(visit: &Visit, screen: &Screen<'_>) -> FormPage {
    let Screen { key, part, working, .. } = screen;
    let page = visit.page("catalogue-list-title");
    let name = name_of(working, &Target::service(key), &page);
    let page = visit.page_titled(format!("{}: {name}", part_label(&page, *part)));
    let filled =
        Filled { visit, page: &page, sheet: screen.sheet, errors: screen.errors, lookups: screen.lookups };
    let fields = filled.part(*part);
    let mut buttons = vec![Button::submit(page.t("catalogue-editor-save"))];
    if matches!(part, Part::Deadlines | Part::Law | Part::Channels) {
        buttons.push(Button::submit_as(page.t("catalogue-editor-more"), "action", "more"));
    }
    buttons
        .push(Button::link(page.t("catalogue-editor-cancel"), page.url1("service-editor", *key)).tertiary());
    let breadcrumb = trail(&page, key, &name);
    let mut form = FormPage::new(page, breadcrumb, fields, buttons);
    form.hidden.push(("version", working.seen().to_string()));
    form
}

async fn load(visit: &Visit, key: &str, part: &str) -> Result<(Part, Working, Lookups), Problem> {
    let part = Part::parse(part).ok_or(Problem::NotFound)?;
    let mut tx = visit.read(INSTALLATION).await?;
    let working = queries::existing(&mut tx, INSTALLATION, &Target::service(key)).await?;
    let lookups = queries::lookups(&mut tx, key).await?;
    Ok((part, working, lookups))
}

/// The form of a part.
pub(crate) async fn part(visit: Visit, Path((key, part)): Path<(String, String)>) -> Answer {
    visit.permit::<Edit, ServiceResource>(INSTALLATION)?;
    let (part, working, lookups) = load(&visit, &key, &part).await?;
    let errors = FieldErrors::default();
    let screen = Screen {
        key: &key,
        part,
        working: &working,
        lookups: &lookups,
        sheet: working.sheet(),
        errors: &errors,
    };
    visit.show(&form(&visit, &screen))
}

/// The errors that concern the fields of a part.
fn errors_of(sheet: &Sheet, lookups: &Lookups, part: Part) -> FieldErrors {
    let all = sheet.service(lookups).err().unwrap_or_default();
    let here = |path: &str| field_of(path).is_some_and(|place| place.part() == part);
    FieldErrors(all.0.into_iter().filter(|(path, _)| here(path)).collect())
}

/// Writes what was typed into the draft.
pub(crate) async fn save_part(
    visit: Visit,
    Path((key, part)): Path<(String, String)>,
    Form(pairs): Sent,
) -> Answer {
    let permit = visit.permit::<Edit, ServiceResource>(INSTALLATION)?;
    let (part, working, lookups) = load(&visit, &key, &part).await?;
    let typed = read(&pairs, &[part]);
    let mut sheet = working.sheet().clone();
    sheet.replace_part(part, &typed);
    let errors = errors_of(&sheet, &lookups, part);
    let screen =
        Screen { key: &key, part, working: &working, lookups: &lookups, sheet: &sheet, errors: &errors };
    let asked = asked(&visit, Target::service(&key), &pairs)?;
    if asked.seen != working.seen() {
        return show_both(&visit, &screen);
    }
    if !errors.is_empty() {
        return visit.show_errors(&form(&visit, &screen));
    }
    let mut tx = visit.write(INSTALLATION).await?;
    match commands::save_draft(&mut tx, &permit, &asked, sheet.clone()).await {
        Err(Problem::Conflict(_)) => {
            drop(tx);
            let (_, working, lookups) = load(&visit, &key, part.as_str()).await?;
            return show_both(&visit, &Screen { working: &working, lookups: &lookups, ..screen });
        }
        other => other?,
    };
    tx.commit().await?;
    if sent(&pairs, "action") == "more" {
        return visit.go_done("service-part", &[&key, &part.as_str()], "catalogue-done-saved");
    }
    visit.go_done("service-editor", &[&key], "catalogue-done-saved")
}

/// Somebody else changed the draft: their version and the one typed here side by side, above a form that keeps what was typed and
/// can be saved on top of theirs.
fn show_both(visit: &Visit, screen: &Screen<'_>) -> Answer {
    let mut form = form(visit, screen);
    form.notices.push(conflict(&form.page));
    let theirs = screen.working.sheet().part(screen.part);
    form.both = Some(both(&form.page, &theirs, &screen.sheet.part(screen.part), "catalogue-conflict-both"));
    visit.show_with(StatusCode::CONFLICT, &form)
}

/// What is said when somebody else was faster.
pub(super) fn conflict(page: &Page) -> NotificationBanner {
    NotificationBanner::new(Tone::Warning, page.t("catalogue-conflict"))
        .body(page.t("catalogue-conflict-text"))
}
