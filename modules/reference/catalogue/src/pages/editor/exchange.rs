// SPDX-License-Identifier: EUPL-1.2
//! The catalogue as files: XZuFi for editor systems, CSV for municipalities without one. What comes in becomes drafts, which a
//! second person publishes like any other.

use super::part::FormPage;
use super::{asked, labels::path_label};
use crate::commands;
use crate::model::{CsvError, Sheet, Target, read_csv, taken_over, write_csv, xzufi_message};
use crate::policy::{Export, ServiceResource};
use crate::queries::{self, snapshot};
use askama::Template;
use axum::extract::Multipart;
use axum::http::header;
use axum::response::IntoResponse as _;
use foundation::policy::Edit;
use foundation::{Message, OwnerId, Problem};
use web::components::{Breadcrumb, Button, Column, DataTable, FileUpload, Html, Row, StatusBadge, Tone};
use web::{Answer, Visit};
use xzufi::{Limits, Object, Operation, XzufiError};

const INSTALLATION: OwnerId = OwnerId::INSTALLATION;
/// Largest file, in bytes.
pub(crate) const LARGEST: usize = 8 * 1024 * 1024;
/// Most services that are taken over at once.
const MOST_SERVICES: usize = 2_000;

/// The page from which files are fetched and to which they are sent.
#[derive(Template)]
#[template(path = "service_exchange.html")]
pub(in crate::pages) struct ExchangePage {
    form: FormPage,
    page: web::Page,
    breadcrumb: Breadcrumb,
    count: usize,
    downloads: Vec<Button>,
    may_edit: bool,
    result: Option<DataTable>,
}

impl ExchangePage {
    pub(in crate::pages) fn new(
        page: web::Page,
        count: usize,
        may_edit: bool,
        error: Option<String>,
    ) -> Self {
        let steps = vec![(page.t("catalogue-list-title"), page.url("service-list"))];
        let breadcrumb = Breadcrumb::new(&page, steps, page.title.clone());
        let file =
            FileUpload::new(&page, "file", page.t("catalogue-exchange-file"), ".xml,.csv", LARGEST as u64)
                .error_from(error);
        let downloads = vec![
            Button::link(page.t("catalogue-exchange-download"), page.url("service-exchange-file")),
            Button::link(page.t("catalogue-exchange-table"), page.url("service-exchange-table")).secondary(),
        ];
        let buttons = vec![Button::submit(page.t("catalogue-exchange-send"))];
        let form = FormPage::new(page, breadcrumb.clone(), vec![file.into()], buttons);
        Self { page: form.page.clone(), form, breadcrumb, count, downloads, may_edit, result: None }
    }
}

async fn page(visit: &Visit, error: Option<&Message>) -> Result<ExchangePage, Problem> {
    let mut tx = visit.read(INSTALLATION).await?;
    let count = snapshot(&mut tx).await?.services().len();
    let may_edit = visit.permit::<Edit, ServiceResource>(INSTALLATION).is_ok();
    let error = error.map(|message| visit.message(message));
    Ok(ExchangePage::new(visit.page("catalogue-exchange-title"), count, may_edit, error))
}

pub(crate) async fn exchange(visit: Visit) -> Answer {
    visit.permit::<Export, ServiceResource>(INSTALLATION)?;
    visit.show(&page(&visit, None).await?)
}

pub(crate) async fn exchange_file(visit: Visit) -> Answer {
    visit.permit::<Export, ServiceResource>(INSTALLATION)?;
    let mut tx = visit.read(INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    drop(tx);
    let xml = xzufi::write(&xzufi_message(catalogue.services())).map_err(Problem::internal)?;
    let headers = [
        (header::CONTENT_TYPE, "application/xml; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"xzufi.xml\""),
    ];
    Ok((headers, xml).into_response())
}

/// The catalogue as a table.
pub(crate) async fn exchange_table(visit: Visit) -> Answer {
    visit.permit::<Export, ServiceResource>(INSTALLATION)?;
    let mut tx = visit.read(INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    drop(tx);
    let sheets: Vec<Sheet> = catalogue.services().iter().map(|service| Sheet::of(service)).collect();
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"leistungen.csv\""),
    ];
    Ok((headers, write_csv(&sheets)).into_response())
}

/// A service of a file with what could not be taken over.
struct Incoming {
    sheet: Sheet,
    left: Vec<Message>,
}

/// What happened with a service of a file.
struct Outcome {
    key: String,
    state: &'static str,
    tone: Tone,
    notes: Vec<Message>,
    faults: Vec<(String, Message)>,
}

/// The file as it was sent; at most one byte more than allowed.
async fn file_of(mut form: Multipart) -> Result<Vec<u8>, Message> {
    let refused = || Message::new("catalogue-exchange-broken");
    while let Some(mut field) = form.next_field().await.map_err(|_| refused())? {
        if field.name() != Some("file") {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| refused())? {
            if bytes.len() + chunk.len() > LARGEST {
                return Err(
                    Message::new("catalogue-exchange-too-large").with("megabytes", LARGEST / 1_048_576)
                );
            }
            bytes.extend_from_slice(&chunk);
        }
        return if bytes.is_empty() { Err(Message::new("catalogue-exchange-missing")) } else { Ok(bytes) };
    }
    Err(Message::new("catalogue-exchange-missing"))
}

/// Services of a file; the content decides whether it is XZuFi or a table, never its name.
fn services_of(bytes: &[u8], known: &[Sheet]) -> Result<Vec<Incoming>, Message> {
    let begins = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xef | 0xbb | 0xbf));
    let services = match begins {
        Some(b'<') => from_xzufi(bytes, known)?,
        _ => {
            let sheets = read_csv(bytes).map_err(|error| csv_message(&error))?;
            sheets.into_iter().map(|sheet| Incoming { sheet, left: Vec::new() }).collect()
        }
    };
    if services.is_empty() || services.len() > MOST_SERVICES {
        return Err(Message::new("catalogue-exchange-nothing").with("most", MOST_SERVICES));
    }
    Ok(services)
}

fn csv_message(error: &CsvError) -> Message {
    match error {
        CsvError::NoHeader => Message::new("catalogue-csv-no-header"),
        CsvError::UnknownColumn(name) => Message::new("catalogue-csv-unknown-column").with("name", name),
        CsvError::RepeatedColumn(name) => Message::new("catalogue-csv-repeated-column").with("name", name),
        CsvError::OpenQuote(line) => Message::new("catalogue-csv-open-quote").with("line", line),
        CsvError::TooManyCells(line) => Message::new("catalogue-csv-too-many-cells").with("line", line),
        CsvError::TooLarge => Message::new("catalogue-csv-too-large"),
    }
}

fn from_xzufi(bytes: &[u8], known: &[Sheet]) -> Result<Vec<Incoming>, Message> {
    let limits = Limits { bytes: LARGEST, ..Limits::default() };
    let reading = xzufi::read(bytes, &limits).map_err(|error| match error {
        XzufiError::UnknownNamespace { .. } => Message::new("catalogue-xzufi-version"),
        XzufiError::DocumentType => Message::new("catalogue-xzufi-document-type"),
        _ => Message::new("catalogue-xzufi-broken"),
    })?;
    let mut services = Vec::new();
    for operation in reading.message.operations {
        let Operation::Write(Object::Service(service)) = operation else { continue };
        let keys: Vec<String> = service.leika_keys().map(String::from).collect();
        let like = known.iter().find(|sheet| {
            keys.iter().any(|key| sheet.get("leika_key") == key) || sheet.get("key") == service.id.value
        });
        let taken = taken_over(&service, like);
        services.push(Incoming { sheet: taken.sheet, left: taken.left });
    }
    // What the reader itself could not place is told with the first service, because it names no service.
    if let Some(first) = services.first_mut() {
        let paths = reading
            .notes
            .iter()
            .take(20)
            .map(|note| Message::new("catalogue-import-left-element").with("path", &note.path));
        first.left.extend(paths);
    }
    Ok(services)
}

/// Takes a file over: a draft for every service that is new or differs.
pub(crate) async fn take_over(visit: Visit, form: Multipart) -> Answer {
    let permit = visit.permit::<Edit, ServiceResource>(INSTALLATION)?;
    let mut tx = visit.read(INSTALLATION).await?;
    let known: Vec<Sheet> =
        snapshot(&mut tx).await?.services().iter().map(|service| Sheet::of(service)).collect();
    drop(tx);
    let read = match file_of(form).await {
        // Reading a file of the largest size takes a while and would hold up others on this thread.
        Ok(bytes) => tokio::task::spawn_blocking(move || services_of(&bytes, &known))
            .await
            .map_err(Problem::internal)?,
        Err(message) => Err(message),
    };
    let services = match read {
        Ok(services) => services,
        Err(message) => return visit.show_errors(&page(&visit, Some(&message)).await?),
    };
    let mut tx = visit.write(INSTALLATION).await?;
    let mut outcomes = Vec::new();
    for incoming in services {
        outcomes.push(take_one(&visit, &mut tx, &permit, incoming).await?);
    }
    tx.commit().await?;
    let mut page = page(&visit, None).await?;
    page.result = Some(result_table(&visit, &page.page, &outcomes));
    visit.show(&page)
}

async fn take_one(
    visit: &Visit,
    tx: &mut store::Tx,
    permit: &foundation::policy::Permit<Edit, ServiceResource>,
    incoming: Incoming,
) -> Result<Outcome, Problem> {
    let key = incoming.sheet.get("key").to_owned();
    let outcome =
        |state, tone, faults| Outcome { key: key.clone(), state, tone, notes: incoming.left.clone(), faults };
    let lookups = queries::lookups(tx, &key).await?;
    let errors = incoming.sheet.service(&lookups).err().unwrap_or_default();
    if errors.at("key").is_some() {
        return Ok(outcome("catalogue-import-no-key", Tone::Danger, errors.0));
    }
    let target = Target::service(&key);
    let working = queries::working(tx, INSTALLATION, &target).await?;
    if working.sheet() == &incoming.sheet {
        return Ok(outcome("catalogue-import-unchanged", Tone::Neutral, Vec::new()));
    }
    // Somebody's open draft is not overwritten by a file.
    if working.draft.is_some() {
        return Ok(outcome("catalogue-import-open-draft", Tone::Warning, Vec::new()));
    }
    let is_new = working.published.is_none();
    commands::save_draft(tx, permit, &asked(visit, target, &[])?, incoming.sheet.clone()).await?;
    let state = if is_new { "catalogue-import-new" } else { "catalogue-import-changed" };
    Ok(outcome(state, if errors.is_empty() { Tone::Success } else { Tone::Warning }, errors.0))
}

fn result_table(visit: &Visit, page: &web::Page, outcomes: &[Outcome]) -> DataTable {
    let columns =
        ["service", "state", "notes"].map(|name| Column::new(page.t(&format!("catalogue-import-{name}"))));
    let rows = outcomes.iter().map(|outcome| {
        let faults = outcome
            .faults
            .iter()
            .map(|(path, message)| format!("{}: {}", path_label(page, path), visit.message(message)));
        let notes: Vec<String> =
            outcome.notes.iter().map(|message| visit.message(message)).chain(faults).collect();
        let link = match outcome.state {
            "catalogue-import-no-key" => Html::from(outcome.key.as_str()),
            _ => Html::link(&outcome.key, &page.url1("service-editor", &outcome.key)),
        };
        Row::new(vec![
            link,
            Html::of(&StatusBadge::new(outcome.tone, page.t(outcome.state))),
            Html::paragraphs(&notes.join("\n\n")),
        ])
    });
    DataTable::new(page, page.t("catalogue-import-title"), columns.to_vec(), rows.collect())
}
