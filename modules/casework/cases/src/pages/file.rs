// SPDX-License-Identifier: EUPL-1.2
//! The page of a case. Opening it is a reading of protected content and is noted before anything is shown.

use super::views::badges;
use super::{file_notes as note, file_views as view};
use super::{find, note_reading};
use crate::forms::Pairs;
use crate::model::HearingId;
use crate::policy::{ApproveReveal, CaseResource};
use crate::queries::{self, WholeCase};
use askama::Template;
use axum::extract::{Path, RawQuery};
use foundation::id::Uuid;
use foundation::{OwnerId, Problem};
use web::components::{
    Breadcrumb, Button, ButtonGroup, DataTable, Details, Html, NotificationBanner, SummaryList, Timeline,
};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "case_file.html")]
struct FileTemplate {
    page: Page,
    breadcrumb: Breadcrumb,
    badge: Html,
    warnings: Vec<NotificationBanner>,
    buttons: ButtonGroup,
    facts: SummaryList,
    why: Details,
    reveal: Option<RevealSection>,
    answers_title: String,
    answers: Vec<(String, SummaryList)>,
    letter: Option<Html>,
    answers_hidden: String,
    attachments: DataTable,
    requests: DataTable,
    letters: DataTable,
    notes: DataTable,
    timeline_order: Html,
    timeline: Timeline,
}

/// What was sealed, opened for a reader who may see it.
#[derive(Default)]
struct Opened {
    /// The answers of the form, with the headings of their sections.
    answers: Vec<(String, SummaryList)>,
    /// The words of a case without form.
    letter: Option<String>,
    /// What was said to hearings.
    statements: Vec<(HearingId, String)>,
}

struct RevealSection {
    text: Html,
    /// The own request that nobody has approved yet; a sentence.
    waiting: Option<String>,
    ask: Option<Button>,
    pending: Vec<Pending>,
}

struct Pending {
    action: String,
    text: String,
    button: Button,
}

/// The page of a case.
pub(crate) async fn case(visit: Visit, Path(id): Path<Uuid>, RawQuery(query): RawQuery) -> Answer {
    let (permit, file) = find(&visit, id).await?;
    let owner = permit.owner();
    note_reading(&visit, owner, file.case.id, "case-work").await?;
    let shows = file.shows_person(visit.actor.staff_account(), visit.now);
    let page =
        visit.page_titled(format!("{} – {}", file.case.reference, file.case.service_name.get(visit.locale)));
    let opened = if shows { open(&visit, &page, owner, &file).await? } else { Opened::default() };
    let newest_first = Pairs::read(query.unwrap_or_default().as_bytes()).get("timeline") == "newest";
    visit.show(&template(&visit, page, (&file, owner), (opened, shows), newest_first).await?)
}

/// Opens what is sealed. A form that is gone must not take the case with it.
async fn open(visit: &Visit, page: &Page, owner: OwnerId, file: &WholeCase) -> Result<Opened, Problem> {
    let (platform, case, content) = (&visit.platform, &file.case, &file.content);
    let statements = queries::open_statements(platform, owner, &file.statements).await?;
    if content.schema_id.is_empty() {
        let letter = Some(queries::open_letter(platform, owner, (case, content)).await?);
        return Ok(Opened { letter, statements, ..Opened::default() });
    }
    let answers = match queries::open_answers(platform, owner, case, content).await {
        Ok((form, answers)) => view::answers(page, &form.summary(&answers, visit.locale)),
        Err(Problem::NotFound) => Vec::new(),
        Err(problem) => return Err(problem),
    };
    Ok(Opened { answers, statements, ..Opened::default() })
}

async fn template(
    visit: &Visit,
    page: Page,
    (file, owner): (&WholeCase, OwnerId),
    (opened, shows): (Opened, bool),
    newest_first: bool,
) -> Result<FileTemplate, Problem> {
    let case = &file.case;
    let why = view::why(visit, &page, owner, case).await?;
    let place = {
        let mut tx = visit.read(owner).await?;
        queries::place(&mut tx, case.shown_area(shows)).await?
    };
    let hidden = if shows { "cases-file-answers-gone" } else { "cases-file-answers-protected" };
    let title =
        if file.concerned.is_some() { "cases-file-complaint-title" } else { "cases-file-answers-title" };
    Ok(FileTemplate {
        breadcrumb: Breadcrumb::new(
            &page,
            vec![(page.t("cases-list-title"), page.url("cases"))],
            case.reference.clone(),
        ),
        badge: badges(&page, case),
        warnings: note::warnings(visit, &page, file),
        buttons: view::buttons(visit, &page, owner, file),
        facts: view::facts(&page, file, (shows, visit.now.date()), &place),
        why,
        reveal: reveal(visit, &page, owner, file),
        answers_title: page.t(title),
        answers: opened.answers,
        letter: opened.letter.as_deref().map(Html::paragraphs),
        answers_hidden: page.t(hidden),
        attachments: view::attachments(&page, file, shows),
        requests: view::requests(&page, file, shows),
        letters: view::letters(&page, file, shows),
        notes: view::notes(&page, file, shows),
        timeline_order: note::timeline_order(&page, case, newest_first),
        timeline: note::timeline(visit, &page, file, (&opened.statements, shows, newest_first)),
        page,
    })
}

fn reveal(visit: &Visit, page: &Page, owner: OwnerId, file: &WholeCase) -> Option<RevealSection> {
    if !file.case.applicant_protected {
        return None;
    }
    let me = visit.actor.staff_account();
    let revealed = file.revealed_to(me, visit.now);
    let may_ask = visit.permit::<crate::policy::Reveal, CaseResource>(owner).is_ok() && !revealed;
    let may_approve = visit.permit::<ApproveReveal, CaseResource>(owner).is_ok();
    let mine = file.reveals.iter().find(|one| one.approved.is_none() && Some(one.asked_by) == me);
    let waiting = mine
        .filter(|_| !revealed)
        .map(|one| page.t1("cases-file-reveal-waiting", "date", &one.asked_at.format(visit.locale)));
    let may_ask = may_ask && waiting.is_none();
    let open = file.reveals.iter().filter(|one| one.approved.is_none() && Some(one.asked_by) != me);
    let pending = open.filter(|_| may_approve).map(|one| Pending {
        action: page.url2("case-reveal-approve", &file.case.id, &one.id),
        text: page.tf(
            "cases-file-reveal-asked",
            &[("name", one.asked_name.clone()), ("reason", one.reason.clone())],
        ),
        button: Button::submit(page.t("cases-file-reveal-approve")).secondary(),
    });
    let text = if revealed { "cases-file-reveal-shown" } else { "cases-file-reveal-hidden" };
    Some(RevealSection {
        text: Html::paragraphs(&page.t(text)),
        waiting,
        ask: may_ask.then(|| {
            Button::link(page.t("cases-file-reveal-ask"), page.url2("case-step", &file.case.id, "reveal"))
                .secondary()
        }),
        pending: pending.collect(),
    })
}
