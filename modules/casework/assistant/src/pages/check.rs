// SPDX-License-Identifier: EUPL-1.2
//! Check your answers, declare that they are right unless the form asked for that already, send.

use super::start::why;
use super::{error_link, open, own, page_of, posted, to_done};
use crate::commands;
use crate::forms;
use crate::policy::Submit;
use crate::queries::{self, Opened};
use askama::Template;
use axum::extract::{Path, RawForm};
use foundation::{Message, Problem};
use schemata::{PageKey, SummarySection};
use web::components::{Details, ErrorSummary, FormField as _, SingleCheckbox, SummaryList, SummaryRow};
use web::{Answer, Attempt, Page, Visit};

#[derive(Template)]
#[template(path = "assistant_check.html")]
struct CheckPage {
    page: Page,
    errors: ErrorSummary,
    destination: String,
    why: Option<Details>,
    incomplete: Vec<Missing>,
    sections: Vec<SummaryList>,
    declaration: Option<SingleCheckbox>,
    action: String,
    back: String,
}

/// Something that is still missing, with the page on which it is asked.
struct Missing {
    url: String,
    message: String,
}

/// `GET assistant-check`.
pub(crate) async fn check(visit: Visit, Path(draft): Path<String>) -> Answer {
    match open(&visit, &draft).await? {
        Some(opened) => visit.show(&check_page(&visit, &opened, None).await?),
        None => to_done(&visit, &draft),
    }
}

async fn check_page(visit: &Visit, opened: &Opened, error: Option<Message>) -> Result<CheckPage, Problem> {
    let around = queries::around(&visit.platform, &opened.draft).await?;
    let mut page = page_of(visit, &around, visit.text("assistant-check-title"));
    let place = queries::destination(&visit.platform, &opened.draft, visit.now).await;
    let authority = around.authority.as_ref().map_or("", |authority| authority.name.get(visit.locale));
    let lead = Message::new("assistant-check-lead").with("authority", authority);
    let declaration = (!forms::declares(&opened.form)).then(|| {
        SingleCheckbox::new(&page, "declaration", page.t("assistant-check-declaration"))
            .error_from(error.as_ref().map(|message| visit.message(message)))
    });
    let mut links: Vec<_> = declaration.iter().flat_map(|declaration| declaration.error_links()).collect();
    // What the resolution of the office says when nobody is responsible any more.
    if let Err(Problem::Refused(message)) = &place {
        links.push(error_link(visit, "main", message));
    }
    let errors = ErrorSummary::new(&page, links);
    page.error_count = errors.count();
    let id = opened.draft.id;
    let sections = opened.form.summary(&opened.answers, visit.locale);
    Ok(CheckPage {
        destination: visit.message(&lead),
        why: place.ok().map(|(_, place)| why(visit, &place)),
        incomplete: incomplete(visit, opened),
        sections: sections.into_iter().map(|section| summary(visit, &page, opened, section)).collect(),
        declaration,
        action: visit.url("assistant-submit", &[&id]),
        back: visit.url("assistant-tasks", &[&id]),
        errors,
        page,
    })
}

fn change_url(visit: &Visit, opened: &Opened, page: &PageKey) -> String {
    format!("{}?von=pruefen", visit.url("assistant-page", &[&opened.draft.id, page]))
}

fn summary(visit: &Visit, page: &Page, opened: &Opened, section: SummarySection) -> SummaryList {
    let row = |row: schemata::SummaryRow| {
        SummaryRow::new(row.label, row.value).change(change_url(visit, opened, &row.page))
    };
    let rows = section.rows.into_iter().map(row).collect();
    SummaryList::new(page, rows).heading(section.title)
}

fn incomplete(visit: &Visit, opened: &Opened) -> Vec<Missing> {
    let errors = opened.form.validate(&opened.answers);
    let missing = errors.0.iter().map(|(path, message)| Missing {
        url: match opened.form.page_of(path, &opened.answers) {
            Some(page) => change_url(visit, opened, &page),
            None => visit.url("assistant-tasks", &[&opened.draft.id]),
        },
        message: visit.message(&schemata::localised(message, visit.locale)),
    });
    missing.collect()
}

/// `POST assistant-submit`: sends the application once, however often the button is pressed.
pub(crate) async fn submit(visit: Visit, Path(draft): Path<String>, RawForm(body): RawForm) -> Answer {
    visit.attempt(Attempt::Send)?;
    let Some(opened) = open(&visit, &draft).await? else { return to_done(&visit, &draft) };
    let pairs = posted::pairs(&body)?;
    let declared = forms::declares(&opened.form)
        || pairs.iter().any(|(name, value)| name == "declaration" && value == "true");
    if !declared {
        let message = Message::new("assistant-check-declaration-missing");
        return visit.show_errors(&check_page(&visit, &opened, Some(message)).await?);
    }
    let permit = own::<Submit>(&visit)?;
    match commands::submit(&visit.platform, &permit, opened.draft.id, visit.locale, visit.now).await {
        Ok(_) => to_done(&visit, &draft),
        // The page names what is missing, each with the page on which it is asked.
        Err(Problem::Invalid(_)) => visit.show_errors(&check_page(&visit, &opened, None).await?),
        Err(other) => Err(other.into()),
    }
}
