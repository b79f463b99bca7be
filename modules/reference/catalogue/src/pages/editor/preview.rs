// SPDX-License-Identifier: EUPL-1.2
//! The draft as residents will see it.

use super::{name_of, workplace};
use crate::forms::{Parameters, read_place};
use crate::model::{AccessChannel, LocalTexts, Lookups, PublicService, Sheet, Target};
use crate::pages::service::{Preview, ServicePage, Shown};
use crate::policy::{LocalTextResource, ServiceResource};
use crate::queries::{self, Place, Working};
use axum::extract::{Path, Query};
use foundation::policy::{Edit, List};
use foundation::{FieldErrors, OwnerId, Problem};
use web::components::{Button, Html, NotificationBanner, Tone};
use web::{Answer, Visit};

/// A service of an unfinished sheet: what is missing is filled with a usual value, so that everything written can be seen.
fn provisional(sheet: &Sheet, lookups: &Lookups) -> Result<(PublicService, usize), Problem> {
    let Err(errors) = sheet.service(lookups) else {
        return Ok((sheet.service(lookups).map_err(Problem::Invalid)?, 0));
    };
    let mut filled = sheet.clone();
    for path in errors.0.iter().map(|(path, _)| path.as_str()) {
        let usual = match path {
            "costs.kind" => "by_law",
            "procedure_kind" => "application",
            "level" | "legal_entity" => "municipality",
            "task" => "self_governed",
            "trust_level" => "00",
            "addressees" => "citizen",
            "leika_key" => "00000000000000",
            "channels.1.kind" => "counter",
            path if path.ends_with(".de") => "…",
            path if path.ends_with(".kind") => "decision_within",
            path if path.ends_with(".unit") => "day",
            path if path.starts_with("legal_basis") => "…",
            _ => "",
        };
        filled.set(path, usual);
    }
    if let Some(topic) = lookups.topic_fields.first().filter(|_| errors.at("topic_field").is_some()) {
        filled.set("topic_field", &topic.code);
    }
    if filled.get("channels.1.kind") == "counter" && filled.get("channels.1.text.de").is_empty() {
        filled.set("channels.1.text.de", "…");
    }
    let shown = filled.service(lookups).map_err(Problem::Invalid)?;
    Ok((shown, errors.0.len()))
}

/// The notice of a preview.
fn notice(visit: &Visit, missing: usize) -> NotificationBanner {
    let mut body = Html::from(visit.text("catalogue-preview-text"));
    if missing > 0 {
        body = body.and(visit.page("catalogue-preview-title").t1(
            "catalogue-preview-missing",
            "count",
            &missing,
        ));
    }
    NotificationBanner::new(Tone::Info, visit.text("catalogue-preview-title")).body(body)
}

/// The way back to the editor.
fn back(visit: &Visit, url: String) -> Button {
    Button::link(visit.text("catalogue-preview-back"), url).secondary()
}

/// The preview of a service, with a place and for a channel when they are chosen (`ort` or `place`, `channel`).
pub(crate) async fn preview(
    visit: Visit,
    Path(key): Path<String>,
    Query(parameters): Query<Parameters>,
) -> Answer {
    visit.permit::<List, ServiceResource>(OwnerId::INSTALLATION)?;
    let target = Target::service(&key);
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let working = queries::existing(&mut tx, OwnerId::INSTALLATION, &target).await?;
    let lookups = queries::lookups(&mut tx, &key).await?;
    let (service, missing) = provisional(working.sheet(), &lookups)?;
    let place = queries::place(&mut tx, &read_place(&parameters)).await?;
    let back = back(&visit, visit.url("service-editor", &[&key]));
    let address = visit.url("service-preview", &[&key]);
    let channel = parameters.get("channel").and_then(|name| AccessChannel::parse(name));
    let told = service.told_by(channel.unwrap_or(AccessChannel::Web));
    let preview = Preview { address, notice: notice(&visit, missing), back };
    show(&visit, &mut tx, (&told, &place), preview).await
}

async fn show(
    visit: &Visit,
    tx: &mut store::Tx,
    (service, place): (&PublicService, &Place),
    preview: Preview,
) -> Answer {
    let day = visit.now.date();
    let mut responsible = None;
    if let Some(area) = &place.area {
        responsible = Some(queries::responsible(tx, service, &area.key, day).await?);
    }
    let lookups = queries::lookups(tx, &service.key).await?;
    let page = visit.page_titled(service.name.get(visit.locale));
    let shown = Shown {
        service,
        topic: lookups.topic_fields.iter().find(|topic| topic.code == service.topic_field),
        place,
        responsible: responsible.as_ref(),
        day,
        place_missing: false,
        with_hints: true,
        preview: Some(preview),
    };
    visit.show(&ServicePage::new(page, &shown))
}

/// The preview of local texts in their area.
pub(crate) async fn local_preview(visit: Visit, Path((key, area)): Path<(String, String)>) -> Answer {
    let owner = workplace(&visit)?;
    visit.permit::<Edit, LocalTextResource>(owner)?;
    let area = super::local::own_area(&visit, owner, &area).await?;
    let target = Target::local(&key, &area.key);
    let mut tx = visit.read(owner).await?;
    let working = queries::existing(&mut tx, owner, &target).await?;
    let published = working.published.clone().ok_or(Problem::NotFound)?;
    let (texts, missing) = local_texts(&working);
    let service = texts.applied_to(&published);
    let place = Place { asked: area.key.clone(), area: Some(area.clone()), candidates: Vec::new() };
    let back = back(&visit, visit.url("service-local", &[&key, &area.key]));
    let page = visit.page("catalogue-preview-title");
    let name = name_of(&working, &target, &page);
    let mut notice = notice(&visit, missing);
    if missing > 0 {
        notice = NotificationBanner::new(Tone::Warning, name).body(page.t("catalogue-preview-local-wrong"));
    }
    let preview = Preview { address: visit.url("service", &[&key]), notice, back };
    show(&visit, &mut tx, (&service, &place), preview).await
}

/// What is written so far; the published texts while the draft has a fault.
fn local_texts(working: &Working) -> (LocalTexts, usize) {
    let count = |errors: &FieldErrors| errors.0.len();
    match working.sheet().local_texts() {
        Ok(texts) => (texts, 0),
        Err(errors) => (working.published_sheet.local_texts().unwrap_or_default(), count(&errors)),
    }
}
