// SPDX-License-Identifier: EUPL-1.2
//! One of my applications: where it stands, what the authority still needs, what can be done about it.

use crate::model::{MyApplication, MyEvent, MyRequest};
use crate::policy::ApplicationEntry;
use crate::store;
use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use cases::{
    Answer as AnswerCase, ApplicantChoices, COMPLAINT_SERVICE, CaseId, CaseResource, Hearing, LinkedCase,
};
use foundation::id::Uuid;
use foundation::policy::View;
use foundation::time::format_date;
use foundation::{FieldErrors, Problem};
use web::components::{
    Button, ButtonGroup, ErrorSummary, FileUpload, FormField as _, Html, StatusBadge, SummaryList,
    SummaryRow, TextField, Timeline, TimelineEvent, Tone,
};
use web::{Answer, Page, Visit};

/// The name of the service in the reader's language; of a service that is gone the name it had.
pub(super) async fn service_name(visit: &Visit, tx: &mut Tx, one: &MyApplication) -> String {
    if one.service_key == COMPLAINT_SERVICE {
        return visit.text("cases-complaint-name");
    }
    match catalogue::service(tx, &one.service_key).await {
        Ok(service) => service.name.get(visit.locale).to_owned(),
        Err(_) => one.service_name.clone(),
    }
}

pub(super) fn badge(visit: &Visit, state: &str) -> StatusBadge {
    let tone = match state {
        "awaiting_documents" | "hearing" => Tone::Warning,
        "decided" | "closed" | "upheld" => Tone::Success,
        "dismissed" | "withdrawn" => Tone::Neutral,
        _ => Tone::Info,
    };
    StatusBadge::new(tone, visit.text(&format!("portal-state-{}", state.replace('_', "-"))))
}

/// A form of the page that was sent with errors: whose, the words, and what was wrong.
#[derive(Default)]
pub(super) struct Wrong {
    pub(super) id: Uuid,
    pub(super) text: String,
    pub(super) errors: FieldErrors,
}

impl Wrong {
    fn at(&self, visit: &Visit, id: Uuid, field: &str) -> Option<String> {
        let message = self.errors.at(field).filter(|_| self.id == id)?;
        Some(visit.message(message))
    }
}

#[derive(Template)]
#[template(path = "my_application.html")]
struct ApplicationPage {
    page: Page,
    state: StatusBadge,
    next: String,
    facts: SummaryList,
    hearings: Vec<HearingView>,
    requests: Vec<RequestView>,
    timeline: Timeline,
    letters: Vec<Html>,
    complaints: Vec<Html>,
    receipt: Button,
    actions: Option<ButtonGroup>,
    summary: ErrorSummary,
}

/// A request for documents with its upload field.
struct RequestView {
    request: MyRequest,
    due: String,
    action: String,
    upload: FileUpload,
    button: Button,
}

/// A hearing that can be answered, in words and with files.
struct HearingView {
    id: Uuid,
    due: String,
    action: String,
    text: TextField,
    upload: FileUpload,
    button: Button,
}

/// Where one application stands.
pub async fn application(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let template = application_page(&visit, id, &Wrong::default()).await?;
    visit.show(&template)
}

/// The page again, with what was wrong with one of its forms.
pub(super) async fn again(visit: &Visit, id: Uuid, wrong: Wrong) -> Answer {
    visit.show_errors(&application_page(visit, id, &wrong).await?)
}

/// What the applicant can do with a case now, as the authority knows it: rows that jobs write may lag behind.
pub(super) async fn choices(visit: &Visit, one: &MyApplication) -> Result<ApplicantChoices, Problem> {
    let permit = visit.permit::<AnswerCase, CaseResource>(one.authority)?;
    let mut tx = visit.read(one.authority).await?;
    cases::choices_of_applicant(&mut tx, &permit, CaseId(one.case_id)).await
}

/// One of the own applications; somebody else's does not exist.
pub(super) async fn own_application(visit: &Visit, id: Uuid) -> Result<MyApplication, Problem> {
    let permit = visit.permit::<View, ApplicationEntry>(visit.own()?)?;
    let mut tx = visit.read(permit.owner()).await?;
    Ok(store::application_of(&mut tx, permit.owner(), id).await?)
}

async fn application_page(visit: &Visit, id: Uuid, wrong: &Wrong) -> Result<ApplicationPage, Problem> {
    let permit = visit.permit::<View, ApplicationEntry>(visit.own()?)?;
    let one = own_application(visit, id).await?;
    let now = choices(visit, &one).await?;
    let mut tx = visit.read(permit.owner()).await?;
    let events = store::events(&mut tx, permit.owner(), id).await?;
    let requests = store::requests(&mut tx, permit.owner(), id).await?;
    let messages = store::messages(&mut tx, permit.owner()).await?;
    let mut page = visit.page_titled(service_name(visit, &mut tx, &one).await);
    drop(tx);
    let open = now.hearings.iter().filter(|hearing| now.may_answer && hearing.answered_at.is_none());
    let hearings: Vec<_> = open.map(|hearing| hearing_view(visit, &page, id, (hearing, wrong))).collect();
    let requests: Vec<_> =
        requests.into_iter().map(|request| request_view(visit, &page, id, request, wrong)).collect();
    let mut links: Vec<_> = hearings
        .iter()
        .flat_map(|view| view.text.error_links().into_iter().chain(view.upload.error_links()))
        .collect();
    links.extend(requests.iter().flat_map(|view| view.upload.error_links()));
    let summary = ErrorSummary::new(&page, links);
    page.error_count = summary.count();
    let letters = messages
        .iter()
        .filter(|message| message.case_id == id)
        .map(|message| Html::link(&message.title, &visit.url("message", &[&message.id])));
    let state = now.state.as_str();
    Ok(ApplicationPage {
        state: badge(visit, state),
        next: visit.text(&format!("portal-next-{}", state.replace('_', "-"))),
        facts: facts(visit, &page, &one, &now),
        hearings,
        requests,
        timeline: timeline(visit, &page, events),
        letters: letters.collect(),
        complaints: now.complaints.iter().map(|complaint| linked(visit, complaint)).collect(),
        receipt: Button::link(visit.text("portal-application-receipt"), visit.url("my-receipt", &[&id]))
            .secondary(),
        actions: actions(visit, id, &now),
        summary,
        page,
    })
}

/// A link to another of the own cases, with its state.
fn linked(visit: &Visit, case: &LinkedCase) -> Html {
    Html::link(&case.reference, &visit.url("my-application", &[&case.id]))
        .and(Html::of(&badge(visit, case.state.as_str())))
}

fn actions(visit: &Visit, id: Uuid, now: &ApplicantChoices) -> Option<ButtonGroup> {
    let link = |key: &str, route: &str| Button::link(visit.text(key), visit.url(route, &[&id])).secondary();
    let mut buttons = Vec::new();
    if now.may_withdraw {
        buttons.push(link("portal-withdraw-title", "my-withdrawal"));
    }
    if now.may_complain {
        buttons.push(link("portal-complain-title", "my-complaint"));
    }
    (!buttons.is_empty()).then(|| ButtonGroup::new(buttons))
}

fn facts(visit: &Visit, page: &Page, one: &MyApplication, now: &ApplicantChoices) -> SummaryList {
    let fact =
        |name: &str, value: Html| SummaryRow::new(visit.text(&format!("portal-applications-{name}")), value);
    let mut rows = vec![
        fact("reference", Html::from(&one.reference)),
        fact("authority", Html::from(&one.authority_name)),
        fact("received", Html::from(one.received_at.format(visit.locale))),
    ];
    rows.extend(now.concerned.iter().map(|concerned| fact("concerns", linked(visit, concerned))));
    SummaryList::new(page, rows)
}

fn timeline(visit: &Visit, page: &Page, events: Vec<MyEvent>) -> Timeline {
    let events = events
        .into_iter()
        .map(|event| {
            TimelineEvent::new(
                event.kind.get(visit.locale),
                event.at.format(visit.locale),
                event.at.rfc3339(),
            )
            .body(Html::paragraphs(&event.body))
        })
        .collect();
    Timeline::new(page, events)
}

/// A field for files of the kinds that the portal takes.
pub(super) fn upload_field(visit: &Visit, page: &Page, name: String, label: &str) -> FileUpload {
    let limit = visit.platform.settings.upload_limit as u64;
    FileUpload::new(page, name, visit.text(label), ".pdf,.jpg,.jpeg,.png", limit).multiple()
}

fn request_view(visit: &Visit, page: &Page, case_id: Uuid, request: MyRequest, wrong: &Wrong) -> RequestView {
    let name = format!("file-{}", request.id);
    RequestView {
        due: format_date(request.due_on, visit.locale),
        action: visit.url("my-request", &[&case_id, &request.id]),
        upload: upload_field(visit, page, name, "portal-request-files")
            .error_from(wrong.at(visit, request.id, "files")),
        button: Button::submit(visit.text("portal-request-send")),
        request,
    }
}

fn hearing_view(
    visit: &Visit,
    page: &Page,
    case_id: Uuid,
    (hearing, wrong): (&Hearing, &Wrong),
) -> HearingView {
    let id = hearing.id.uuid();
    let typed = if wrong.id == id { wrong.text.clone() } else { String::new() };
    let key = if hearing.is_late(visit.now) { "portal-hearing-late" } else { "portal-hearing-due" };
    HearingView {
        id,
        due: page.t1(key, "date", &format_date(hearing.due_on, visit.locale)),
        action: visit.url("my-hearing", &[&case_id, &id]),
        text: TextField::new(page, format!("text-{id}"), visit.text("portal-hearing-text"))
            .hint(visit.text("portal-hearing-text-hint"))
            .multiline(8)
            .value(typed)
            .error_from(wrong.at(visit, id, "text")),
        upload: upload_field(visit, page, format!("file-{id}"), "portal-hearing-files")
            .optional()
            .error_from(wrong.at(visit, id, "files")),
        button: Button::submit(visit.text("portal-hearing-send")),
    }
}
