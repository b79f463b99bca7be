// SPDX-License-Identifier: EUPL-1.2
//! My applications: where each stands, what the authority still needs, who used my data, and the receipt.

use crate::model::{MyApplication, MyEvent, MyRequest};
use crate::policy::{ApplicationEntry, DataUse};
use crate::store;
use ::store::Tx;
use askama::Template;
use axum::extract::{Multipart, Path};
use axum::http::header;
use axum::response::IntoResponse as _;
use cases::{Answer as AnswerCase, AttachmentRef, CaseId, CaseResource, RequestId};
use foundation::id::{Uuid, uuid_at};
use foundation::policy::{List, View};
use foundation::time::format_date;
use foundation::{Message, Problem};
use web::components::{
    Button, Column, DataTable, ErrorSummary, FileUpload, FormField as _, Html, Row, StatusBadge, SummaryList,
    SummaryRow, Timeline, TimelineEvent, Tone,
};
use web::{Answer, Attempt, Page, Visit};

#[derive(Template)]
#[template(path = "my_applications.html")]
struct ApplicationsPage {
    page: Page,
    drafts: Option<DataTable>,
    sent: Option<DataTable>,
}

/// Drafts and applications.
pub async fn applications(visit: Visit) -> Answer {
    let permit = visit.permit::<List, ApplicationEntry>(visit.own()?)?;
    let mut tx = visit.read(permit.owner()).await?;
    let sent = store::applications(&mut tx, permit.owner()).await?;
    let draft_permit = visit.permit(permit.owner())?;
    let drafts = assistant::drafts_of(&mut tx, &draft_permit).await?;
    let mut draft_rows = Vec::new();
    for draft in drafts.into_iter().filter(|draft| draft.reference.is_none()) {
        let name = catalogue::service(&mut tx, &draft.service_key).await?.name.get(visit.locale).to_owned();
        let link = Html::link(&name, &visit.url("assistant-tasks", &[&draft.id]));
        draft_rows.push(Row::new(vec![link, Html::from(draft.updated_at.format(visit.locale))]));
    }
    let page = visit.page("portal-applications-title");
    let column = |name: &str| Column::new(visit.text(&format!("portal-applications-{name}")));
    let table = |caption: &str, columns, rows: Vec<Row>| {
        (!rows.is_empty()).then(|| DataTable::new(&page, visit.text(caption), columns, rows))
    };
    let drafts = table("portal-applications-drafts", vec![column("service"), column("saved")], draft_rows);
    let columns = ["service", "reference", "authority", "state", "received"].map(column).to_vec();
    let mut rows = Vec::new();
    for one in &sent {
        let name = service_name(&visit, &mut tx, one).await;
        rows.push(application_row(&visit, one, &name));
    }
    let sent = table("portal-applications-sent", columns, rows);
    visit.show(&ApplicationsPage { drafts, sent, page })
}

/// The name of the service in the reader's language; of a service that is gone the name it had.
async fn service_name(visit: &Visit, tx: &mut Tx, one: &MyApplication) -> String {
    match catalogue::service(tx, &one.service_key).await {
        Ok(service) => service.name.get(visit.locale).to_owned(),
        Err(_) => one.service_name.clone(),
    }
}

fn application_row(visit: &Visit, one: &MyApplication, name: &str) -> Row {
    Row::new(vec![
        Html::link(name, &visit.url("my-application", &[&one.case_id])),
        Html::from(&one.reference),
        Html::from(&one.authority_name),
        Html::of(&badge(visit, &one.state)),
        Html::from(one.received_at.format(visit.locale)),
    ])
}

fn badge(visit: &Visit, state: &str) -> StatusBadge {
    let tone = match state {
        "awaiting_documents" | "hearing" => Tone::Warning,
        "decided" | "closed" => Tone::Success,
        _ => Tone::Info,
    };
    StatusBadge::new(tone, visit.text(&format!("portal-state-{}", state.replace('_', "-"))))
}

#[derive(Template)]
#[template(path = "my_application.html")]
struct ApplicationPage {
    page: Page,
    state: StatusBadge,
    next: String,
    facts: SummaryList,
    requests: Vec<RequestView>,
    timeline: Timeline,
    letters: Vec<Html>,
    receipt: Button,
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

/// Where one application stands.
pub async fn application(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let template = application_page(&visit, id, None).await?;
    visit.show(&template)
}

async fn application_page(
    visit: &Visit,
    id: Uuid,
    wrong: Option<(Uuid, Message)>,
) -> Result<ApplicationPage, Problem> {
    let permit = visit.permit::<View, ApplicationEntry>(visit.own()?)?;
    let mut tx = visit.read(permit.owner()).await?;
    let one = store::application_of(&mut tx, permit.owner(), id).await?;
    let events = store::events(&mut tx, permit.owner(), id).await?;
    let requests = store::requests(&mut tx, permit.owner(), id).await?;
    let messages = store::messages(&mut tx, permit.owner()).await?;
    let mut page = visit.page_titled(service_name(visit, &mut tx, &one).await);
    let requests: Vec<_> =
        requests.into_iter().map(|request| request_view(visit, &page, id, request, wrong.as_ref())).collect();
    let summary =
        ErrorSummary::new(&page, requests.iter().flat_map(|view| view.upload.error_links()).collect());
    page.error_count = summary.count();
    let letters = messages
        .iter()
        .filter(|message| message.case_id == id)
        .map(|message| Html::link(&message.title, &visit.url("message", &[&message.id])))
        .collect();
    Ok(ApplicationPage {
        state: badge(visit, &one.state),
        next: visit.text(&format!("portal-next-{}", one.state.replace('_', "-"))),
        facts: facts(visit, &page, &one),
        requests,
        timeline: timeline(visit, &page, events),
        letters,
        receipt: Button::link(visit.text("portal-application-receipt"), visit.url("my-receipt", &[&id]))
            .secondary(),
        summary,
        page,
    })
}

fn facts(visit: &Visit, page: &Page, one: &MyApplication) -> SummaryList {
    let fact = |name: &str, value: String| {
        SummaryRow::new(visit.text(&format!("portal-applications-{name}")), value)
    };
    SummaryList::new(
        page,
        vec![
            fact("reference", one.reference.clone()),
            fact("authority", one.authority_name.clone()),
            fact("received", one.received_at.format(visit.locale)),
        ],
    )
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

fn request_view(
    visit: &Visit,
    page: &Page,
    case_id: Uuid,
    request: MyRequest,
    wrong: Option<&(Uuid, Message)>,
) -> RequestView {
    let limit = visit.platform.settings.upload_limit as u64;
    let error = wrong.filter(|(id, _)| *id == request.id).map(|(_, message)| visit.message(message));
    let name = format!("file-{}", request.id);
    RequestView {
        due: format_date(request.due_on, visit.locale),
        action: visit.url("my-request", &[&case_id, &request.id]),
        upload: FileUpload::new(
            page,
            name,
            visit.text("portal-request-files"),
            ".pdf,.jpg,.jpeg,.png",
            limit,
        )
        .multiple()
        .error_from(error),
        button: Button::submit(visit.text("portal-request-send")),
        request,
    }
}

/// Sends documents the authority asked for.
pub async fn answer_request(
    visit: Visit,
    Path((id, request)): Path<(Uuid, Uuid)>,
    form: Multipart,
) -> Answer {
    visit.attempt(Attempt::Send)?;
    let own = visit.own()?;
    let permit = visit.permit::<View, ApplicationEntry>(own)?;
    let mut tx = visit.read(permit.owner()).await?;
    let one = store::application_of(&mut tx, own, id).await?;
    drop(tx);
    let files = match files_of(&visit, form).await {
        Ok(files) => files,
        Err(Problem::Refused(message)) => {
            return visit.show_errors(&application_page(&visit, id, Some((request, message))).await?);
        }
        Err(problem) => return Err(problem.into()),
    };
    let attachments = keep(&visit, &one, files).await?;
    let answer = visit.permit::<AnswerCase, CaseResource>(one.authority)?;
    let mut tx = visit.write(one.authority).await?;
    let asked = (CaseId(id), RequestId(request));
    cases::answer_request(&mut tx, &answer, asked, &attachments, visit.now).await?;
    tx.commit().await?;
    let mut tx = visit.write(own).await?;
    store::answered(&mut tx, own, request, visit.now).await?;
    tx.commit().await?;
    visit.go_done("my-application", &[&id], "portal-done-documents-sent")
}

/// The files of a form, looked at one by one.
async fn files_of(visit: &Visit, mut form: Multipart) -> Result<Vec<web::upload::Upload>, Problem> {
    let unreadable = |_| Problem::refused("web-problem-request");
    let mut files = Vec::new();
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(unreadable)?.to_vec();
        if !name.is_empty() {
            let upload = web::upload::inspect(&name, bytes, visit.platform.settings.upload_limit, &[]);
            files.push(upload.map_err(Problem::Refused)?);
        }
    }
    if files.is_empty() || files.len() > 20 {
        return Err(Problem::refused("portal-request-no-file"));
    }
    Ok(files)
}

/// Stores the files below the authority, before its rows are touched.
async fn keep(
    visit: &Visit,
    one: &MyApplication,
    files: Vec<web::upload::Upload>,
) -> Result<Vec<AttachmentRef>, Problem> {
    let mut attachments = Vec::new();
    for file in files {
        let blob = uuid_at(visit.now);
        let stored = visit
            .platform
            .blobs
            .put(&one.authority.to_string(), &blob.to_string(), file.bytes)
            .await
            .map_err(Problem::internal)?;
        attachments.push(AttachmentRef {
            blob,
            name: file.name,
            media_type: file.media_type.to_owned(),
            size: stored.size,
            digest: stored.digest_sha256,
            field: String::new(),
        });
    }
    Ok(attachments)
}

/// The receipt, completed with the proof of inclusion as soon as the log has placed the entry.
pub async fn receipt(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let own = visit.own()?;
    let permit = visit.permit::<View, ApplicationEntry>(own)?;
    let mut tx = visit.read(permit.owner()).await?;
    let one = store::application_of(&mut tx, own, id).await?;
    drop(tx);
    let answer = visit.permit::<AnswerCase, CaseResource>(one.authority)?;
    let mut tx = visit.read(one.authority).await?;
    let view = cases::of_applicant(&mut tx, &answer, CaseId(id)).await?;
    let receipt = audit::Receipt::from_json(view.receipt.as_bytes()).map_err(Problem::internal)?;
    let complete = audit::inclusion(&mut tx, id, receipt).await?;
    let json = complete.to_json().map_err(Problem::internal)?;
    let name = format!("attachment; filename=\"kontor-empfangsbestaetigung-{}.json\"", one.reference);
    Ok(([(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)], json)
        .into_response())
}

#[derive(Template)]
#[template(path = "data_uses.html")]
struct DataUsesPage {
    page: Page,
    table: Option<DataTable>,
}

/// Who used my data.
pub async fn data_uses(visit: Visit) -> Answer {
    let permit = visit.permit::<List, DataUse>(visit.own()?)?;
    let mut tx = visit.read(permit.owner()).await?;
    let uses = store::uses(&mut tx, permit.owner()).await?;
    let page = visit.page("portal-uses-title");
    let columns = ["when", "who", "actor", "purpose"]
        .map(|name| Column::new(visit.text(&format!("portal-uses-{name}"))));
    let rows: Vec<_> = uses
        .into_iter()
        .map(|one| {
            Row::new(vec![
                Html::from(one.at.format(visit.locale)),
                Html::from(one.authority_name),
                Html::from(visit.text(&format!("portal-actor-{}", one.actor_kind))),
                Html::link(
                    &visit.text(&format!("portal-purpose-{}", one.purpose)),
                    &visit.url("my-application", &[&one.case_id]),
                ),
            ])
        })
        .collect();
    let table = (!rows.is_empty()).then(|| DataTable::new(&page, page.title.clone(), columns.to_vec(), rows));
    visit.show(&DataUsesPage { page, table })
}
