// SPDX-License-Identifier: EUPL-1.2
//! The page of a case. Opening it is a reading of protected content and is noted before anything is shown.

use super::file_views as view;
use super::views::badge;
use super::{find, note_reading};
use crate::policy::{ApproveReveal, CaseResource};
use crate::queries::{self, WholeCase};
use askama::Template;
use axum::extract::Path;
use foundation::id::Uuid;
use foundation::{OwnerId, Problem};
use web::components::{
    Breadcrumb, Button, ButtonGroup, DataTable, Details, Html, NotificationBanner, StatusBadge, SummaryList,
    Timeline, Tone,
};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "case_file.html")]
struct FileTemplate {
    page: Page,
    breadcrumb: Breadcrumb,
    badge: StatusBadge,
    warning: Option<NotificationBanner>,
    buttons: ButtonGroup,
    facts: SummaryList,
    why: Details,
    reveal: Option<RevealSection>,
    answers: Vec<SummaryList>,
    answers_hidden: String,
    attachments: DataTable,
    requests: DataTable,
    letters: DataTable,
    notes: DataTable,
    timeline: Timeline,
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
pub(crate) async fn case(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let (permit, file) = find(&visit, id).await?;
    let owner = permit.owner();
    note_reading(&visit, owner, file.case.id, "case-work").await?;
    let shows = file.shows_person(visit.actor.staff_account(), visit.now);
    let opened = if shows {
        Some(queries::open_answers(&visit.platform, owner, &file.case, &file.content).await)
    } else {
        None
    };
    let place = {
        let mut tx = visit.read(owner).await?;
        queries::place(&mut tx, &file.case.area_key).await?
    };
    let page =
        visit.page_titled(format!("{} – {}", file.case.reference, file.case.service_name.get(visit.locale)));
    let answers = match opened {
        Some(Ok((form, answers))) => view::answers(&page, &form.summary(&answers, visit.locale)),
        // A form that is gone must not take the case with it.
        Some(Err(Problem::NotFound)) | None => Vec::new(),
        Some(Err(problem)) => return Err(problem.into()),
    };
    visit.show(&template(&visit, page, (&file, owner), (answers, shows), &place).await?)
}

async fn template(
    visit: &Visit,
    page: Page,
    (file, owner): (&WholeCase, OwnerId),
    (answers, shows): (Vec<SummaryList>, bool),
    place: &str,
) -> Result<FileTemplate, Problem> {
    let today = visit.now.date();
    let case = &file.case;
    let warning = case.is_overdue(today).then(|| {
        let key = if case.lost_if_idle { "cases-file-overdue-lost" } else { "cases-file-overdue" };
        NotificationBanner::new(Tone::Danger, page.t(key))
    });
    let why = view::why(visit, &page, owner, case).await?;
    let hidden = if shows { "cases-file-answers-gone" } else { "cases-file-answers-protected" };
    Ok(FileTemplate {
        breadcrumb: Breadcrumb::new(
            &page,
            vec![(page.t("cases-list-title"), page.url("cases"))],
            case.reference.clone(),
        ),
        badge: badge(&page, case.state),
        warning,
        buttons: view::buttons(visit, &page, owner, case),
        facts: view::facts(&page, case, (shows, today), place),
        why,
        reveal: reveal(visit, &page, owner, file),
        answers_hidden: page.t(hidden),
        answers,
        attachments: view::attachments(&page, file, shows),
        requests: view::requests(&page, file),
        letters: view::letters(&page, file),
        notes: view::notes(&page, file),
        timeline: view::timeline(visit, &page, file),
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
