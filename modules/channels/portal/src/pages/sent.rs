// SPDX-License-Identifier: EUPL-1.2
//! What an applicant sends about a case: documents, a statement in a hearing, a complaint; and taking the application back.

use super::application::{Wrong, again, choices, own_application, upload_field};
use super::{FormPage, value};
use crate::model::MyApplication;
use crate::store;
use axum::extract::{Form, Multipart, Path};
use cases::{
    Answer as AnswerCase, AttachmentRef, CaseId, CaseResource, Complaint, HearingId, MOST_FILES, Receive,
    RequestId, Statement,
};
use foundation::id::{Uuid, uuid_at};
use foundation::{FieldErrors, Locale, Message, Problem, Translated};
use web::components::{Button, ButtonGroup, Field, TextField};
use web::upload::Upload;
use web::{Answer, Attempt, Visit};

/// A form with text and files, as it arrived.
#[derive(Default)]
struct Sent {
    /// Words and hidden values by field name.
    texts: Vec<(String, String)>,
    files: Vec<Upload>,
    /// What was wrong with the files.
    errors: FieldErrors,
}

impl Sent {
    /// The words of the field whose name begins like this.
    fn text(&self, beginning: &str) -> &str {
        self.texts.iter().find(|(name, _)| name.starts_with(beginning)).map_or("", |(_, text)| text)
    }

    fn wrong(&self, id: Uuid, errors: FieldErrors) -> Wrong {
        Wrong { id, text: self.text("text").to_owned(), errors }
    }
}

/// Reads a form and looks at its files one by one.
async fn read(visit: &Visit, mut form: Multipart) -> Result<Sent, Problem> {
    let unreadable = |_| Problem::refused("web-problem-request");
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.map_err(unreadable)?.to_vec();
        match file {
            None => {
                let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
                sent.texts.push((name, text));
            }
            Some(file) if !file.is_empty() => {
                match web::upload::inspect(&file, bytes, visit.platform.settings.upload_limit, &[]) {
                    Ok(upload) => sent.files.push(upload),
                    Err(message) => sent.errors.add("files", message),
                }
            }
            Some(_) => {}
        }
    }
    if sent.files.len() > MOST_FILES {
        sent.errors.add("files", Message::new("portal-request-no-file"));
    }
    Ok(sent)
}

/// Stores the files below the authority, before its rows are touched.
async fn keep(
    visit: &Visit,
    one: &MyApplication,
    files: &mut Vec<Upload>,
) -> Result<Vec<AttachmentRef>, Problem> {
    let mut attachments = Vec::new();
    for file in files.drain(..) {
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

/// Takes files away again that no case holds.
async fn forget(visit: &Visit, one: &MyApplication, files: &[AttachmentRef]) {
    for file in files {
        // A file that stays behind is sealed and known to nobody; the person must not wait for that.
        let _ = visit.platform.blobs.delete(&one.authority.to_string(), &file.blob.to_string()).await;
    }
}

/// Sends documents the authority asked for.
pub async fn answer_request(
    visit: Visit,
    Path((id, request)): Path<(Uuid, Uuid)>,
    form: Multipart,
) -> Answer {
    visit.attempt(Attempt::Send)?;
    let one = own_application(&visit, id).await?;
    let mut sent = read(&visit, form).await?;
    let mut errors = sent.errors.clone();
    if errors.is_empty() && sent.files.is_empty() {
        errors.add("files", Message::new("portal-request-no-file"));
    }
    if !errors.is_empty() {
        return again(&visit, id, sent.wrong(request, errors)).await;
    }
    let files = keep(&visit, &one, &mut sent.files).await?;
    let asked = (CaseId(id), RequestId(request));
    if let Err(problem) = send_documents(&visit, &one, asked, &files).await {
        forget(&visit, &one, &files).await;
        return Err(problem.into());
    }
    let own = visit.own()?;
    let mut tx = visit.write(own).await?;
    store::answered(&mut tx, own, request, visit.now).await?;
    tx.commit().await?;
    visit.go_done("my-application", &[&id], "portal-done-documents-sent")
}

async fn send_documents(
    visit: &Visit,
    one: &MyApplication,
    asked: (CaseId, RequestId),
    files: &[AttachmentRef],
) -> Result<(), Problem> {
    let permit = visit.permit::<AnswerCase, CaseResource>(one.authority)?;
    let mut tx = visit.write(one.authority).await?;
    cases::answer_request(&mut tx, &permit, asked, files, visit.now).await?;
    Ok(tx.commit().await?)
}

/// Answers a hearing, in words, with files, or both.
pub async fn answer_hearing(
    visit: Visit,
    Path((id, hearing)): Path<(Uuid, Uuid)>,
    form: Multipart,
) -> Answer {
    visit.attempt(Attempt::Send)?;
    let one = own_application(&visit, id).await?;
    let mut sent = read(&visit, form).await?;
    let text = sent.text("text").to_owned();
    let mut errors = sent.errors.clone();
    // Files are stored only when nothing else is wrong; their number was looked at before.
    if !(text.trim().is_empty() && (!sent.files.is_empty() || !errors.is_empty())) {
        errors.0.extend(Statement { text: &text, files: &[] }.check().0);
    }
    if !errors.is_empty() {
        return again(&visit, id, sent.wrong(hearing, errors)).await;
    }
    let files = keep(&visit, &one, &mut sent.files).await?;
    let asked = (CaseId(id), HearingId(hearing));
    match send_statement(&visit, &one, asked, Statement { text: &text, files: &files }).await {
        Ok(()) => visit.go_done("my-application", &[&id], "portal-done-statement-sent"),
        Err(problem) => {
            forget(&visit, &one, &files).await;
            Err(problem.into())
        }
    }
}

async fn send_statement(
    visit: &Visit,
    one: &MyApplication,
    asked: (CaseId, HearingId),
    statement: Statement<'_>,
) -> Result<(), Problem> {
    let permit = visit.permit::<AnswerCase, CaseResource>(one.authority)?;
    let key = visit.platform.blobs.owner_key(&one.authority.to_string()).await.map_err(Problem::internal)?;
    let mut tx = visit.write(one.authority).await?;
    cases::answer_hearing(&mut tx, &permit, asked, (statement, &key), visit.now).await?;
    Ok(tx.commit().await?)
}

fn withdrawal_page(visit: &Visit, one: &MyApplication, reason: &str, errors: &FieldErrors) -> FormPage {
    let page = visit.page("portal-withdraw-title");
    let field: Field = TextField::new(&page, "reason", visit.text("portal-withdraw-reason"))
        .multiline(4)
        .optional()
        .value(reason)
        .error_from(errors.at("reason").map(|message| visit.message(message)))
        .into();
    let lead = page.t1("portal-withdraw-lead", "reference", &one.reference);
    let action = visit.url("my-withdrawal", &[&one.case_id]);
    let back =
        Button::link(visit.text("portal-withdraw-cancel"), visit.url("my-application", &[&one.case_id]));
    let buttons = vec![Button::submit(visit.text("portal-withdraw-button")), back.tertiary()];
    let form = FormPage::new(page, lead, action, vec![field], String::new());
    FormPage { buttons: ButtonGroup::new(buttons), ..form }
}

/// Asks whether the application shall really be taken back; only while nothing is decided.
pub async fn withdrawal(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let one = own_application(&visit, id).await?;
    if !choices(&visit, &one).await?.may_withdraw {
        return Err(Problem::refused("portal-refused-withdraw").into());
    }
    visit.show(&withdrawal_page(&visit, &one, "", &FieldErrors::default()))
}

/// Takes the application back.
pub async fn withdraw(visit: Visit, Path(id): Path<Uuid>, Form(form): Form<Vec<(String, String)>>) -> Answer {
    visit.attempt(Attempt::Send)?;
    let one = own_application(&visit, id).await?;
    let permit = visit.permit::<AnswerCase, CaseResource>(one.authority)?;
    let reason = value(&form, "reason");
    let mut tx = visit.write(one.authority).await?;
    match cases::withdraw(&mut tx, &permit, CaseId(id), reason, visit.now).await {
        Ok(()) => tx.commit().await?,
        Err(Problem::Invalid(errors)) => {
            drop(tx);
            return visit.show_errors(&withdrawal_page(&visit, &one, reason, &errors));
        }
        Err(problem) => return Err(problem.into()),
    }
    visit.go_done("my-application", &[&id], "portal-done-withdrawn")
}

fn complaint_page(
    visit: &Visit,
    one: &MyApplication,
    complaint: CaseId,
    (text, errors): (&str, &FieldErrors),
) -> FormPage {
    let page = visit.page("portal-complain-title");
    let error = |field: &str| errors.at(field).map(|message| visit.message(message));
    let fields: Vec<Field> = vec![
        TextField::new(&page, "text", visit.text("portal-complain-text"))
            .hint(visit.text("portal-complain-text-hint"))
            .multiline(8)
            .value(text)
            .error_from(error("text"))
            .into(),
        upload_field(visit, &page, "files".to_owned(), "portal-complain-files")
            .optional()
            .error_from(error("files"))
            .into(),
    ];
    let lead = page.t1("portal-complain-lead", "reference", &one.reference);
    let action = visit.url("my-complaint", &[&one.case_id]);
    let back =
        Button::link(visit.text("portal-complain-cancel"), visit.url("my-application", &[&one.case_id]));
    let buttons = vec![Button::submit(visit.text("portal-complain-button")), back.tertiary()];
    FormPage {
        multipart: true,
        hidden: vec![("complaint", complaint.to_string())],
        buttons: ButtonGroup::new(buttons),
        ..FormPage::new(page, lead, action, fields, String::new())
    }
}

/// The form of a complaint. It carries the identifier of the complaint, so that sending twice is one.
pub async fn complaint(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let one = own_application(&visit, id).await?;
    if !choices(&visit, &one).await?.may_complain {
        return Err(Problem::NotFound.into());
    }
    let empty = ("", &FieldErrors::default());
    visit.show(&complaint_page(&visit, &one, CaseId::at(visit.now), empty))
}

/// Sends a complaint.
pub async fn complain(visit: Visit, Path(id): Path<Uuid>, form: Multipart) -> Answer {
    visit.attempt(Attempt::Send)?;
    let one = own_application(&visit, id).await?;
    let mut sent = read(&visit, form).await?;
    let complaint = sent.text("complaint").parse().unwrap_or_else(|_| CaseId::at(visit.now));
    let text = sent.text("text").to_owned();
    let mut errors = sent.errors.clone();
    if text.trim().is_empty() {
        errors.add("text", Message::new("cases-error-complaint-missing"));
    } else {
        errors.0.extend(Statement { text: &text, files: &[] }.check().0);
    }
    if !errors.is_empty() {
        return visit.show_errors(&complaint_page(&visit, &one, complaint, (&text, &errors)));
    }
    let files = keep(&visit, &one, &mut sent.files).await?;
    match send_complaint(&visit, &one, complaint, (&text, &files)).await {
        Ok(true) => {}
        Ok(false) => forget(&visit, &one, &files).await,
        Err(problem) => {
            forget(&visit, &one, &files).await;
            return Err(problem.into());
        }
    }
    visit.go_done("my-application", &[&id], "portal-done-complained")
}

/// Sends it; says whether it is new.
async fn send_complaint(
    visit: &Visit,
    one: &MyApplication,
    id: CaseId,
    (text, files): (&str, &[AttachmentRef]),
) -> Result<bool, Problem> {
    let permit = visit.permit::<Receive, CaseResource>(one.authority)?;
    let platform = &visit.platform;
    let key = platform.blobs.owner_key(&one.authority.to_string()).await.map_err(Problem::internal)?;
    let [de, en] = Locale::ALL.map(|locale| platform.texts.0.text(locale.as_str(), "cases-complaint-name"));
    let name = Translated::new(de, en);
    let concerns = CaseId(one.case_id);
    let complaint = Complaint { id, concerns, text, files, name: &name, channel: "online" };
    let mut tx = visit.write(one.authority).await?;
    let received = cases::complain(&mut tx, &permit, (&platform.log_key, &key), complaint, visit.now).await?;
    tx.commit().await?;
    Ok(received.fresh)
}
