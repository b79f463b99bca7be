// SPDX-License-Identifier: EUPL-1.2
//! The page of a service: the short answer first, then who is responsible, then everything else.

use super::editor::{channel_label, module_label};
use super::office::OfficeBlock;
use super::views::{ServiceTexts, cost_in_short, deadline_in_short};
use super::{breadcrumb, keep_place};
use crate::forms::{Parameters, asked_for_nothing, place_name, read_place};
use crate::model::{AccessChannel, PublicService, TopicField};
use crate::policy::{ReadHints, ServiceResource};
use crate::queries::{self, Place, Responsible, snapshot};
use askama::Template;
use axum::extract::{Path, Query};
use foundation::{Date, OwnerId};
use std::sync::Arc;
use web::components::{
    Breadcrumb, Button, Html, InsetText, NotificationBanner, SummaryList, SummaryRow, TextField, Tone,
};
use web::{Answer, Page, Visit};

/// The page.
#[derive(Template)]
#[template(path = "service.html")]
pub(super) struct ServicePage {
    page: Page,
    breadcrumb: Breadcrumb,
    overview: SummaryList,
    texts: ServiceTexts,
    office: OfficeBlock,
    chooser: TextField,
    choose: Button,
    address: String,
    not_found: Option<NotificationBanner>,
    hints: Option<InsetText>,
    /// What phone and counter say differently, for people who answer questions.
    channels: Vec<(String, Html)>,
    preview: Option<(NotificationBanner, Button)>,
}

/// A page that shows a draft.
pub(super) struct Preview {
    /// Where another place is chosen.
    pub(super) address: String,
    /// What stands below the title.
    pub(super) notice: NotificationBanner,
    /// The way back to the editor.
    pub(super) back: Button,
}

/// What the page is made of.
pub(super) struct Shown<'a> {
    /// The service with its local texts.
    pub(super) service: &'a PublicService,
    pub(super) topic: Option<&'a TopicField>,
    pub(super) place: &'a Place,
    /// Who is responsible, when the place is clear.
    pub(super) responsible: Option<&'a Responsible>,
    pub(super) day: Date,
    /// Whether the form for the place was sent empty.
    pub(super) place_missing: bool,
    /// Whether hints for people who answer questions are shown.
    pub(super) with_hints: bool,
    /// Whether a draft is shown.
    pub(super) preview: Option<Preview>,
}

impl ServicePage {
    pub(super) fn new(mut page: Page, shown: &Shown<'_>) -> Self {
        let Shown { service, place, .. } = shown;
        let chosen = place.area.as_ref().map_or(place.asked.as_str(), |area| area.key.as_str());
        keep_place(&mut page, chosen);
        let locale = page.locale;
        let office = OfficeBlock::new(&page, service, place, shown.responsible, shown.day);
        let topic =
            shown.topic.map(|topic| (topic.name.get(locale).to_owned(), page.url1("topic", &topic.code)));
        let chooser = TextField::new(&page, place_name(locale), page.t("catalogue-place-label"))
            .hint(page.t("catalogue-place-hint"))
            .autocomplete("address-level2")
            .value(office.typed.clone())
            .error_from(shown.place_missing.then(|| page.t("catalogue-place-missing")));
        let nothing_fits = !office.typed.is_empty() && office.candidates.is_empty();
        let hints = service.hints.get(locale);
        let (address, preview) = match &shown.preview {
            Some(preview) => (preview.address.clone(), Some((preview.notice.clone(), preview.back.clone()))),
            None => (page.url1("service", &service.key), None),
        };
        Self {
            channels: if shown.with_hints { channel_texts(&page, service) } else { Vec::new() },
            preview,
            address,
            breadcrumb: breadcrumb(&page, topic.into_iter().collect()),
            overview: overview(&page, service, &office),
            texts: ServiceTexts::new(&page, service, office.apply.is_some()),
            chooser,
            choose: Button::submit(page.t("catalogue-place-find")).secondary(),
            not_found: nothing_fits
                .then(|| NotificationBanner::new(Tone::Warning, page.t("catalogue-place-nothing"))),
            hints: (shown.with_hints && !hints.is_empty()).then(|| InsetText::new(Html::paragraphs(hints))),
            office,
            page,
        }
    }
}

/// What phone and counter say differently.
fn channel_texts(page: &Page, service: &PublicService) -> Vec<(String, Html)> {
    let spoken = |channel: &AccessChannel| *channel != AccessChannel::Web;
    let own = service.further.texts.iter().filter_map(|own| Some((own.channel.filter(spoken)?, own)));
    own.map(|(channel, own)| {
        let title = format!("{}: {}", channel_label(page, channel), module_label(page, own.module));
        (title, Html::paragraphs(own.text.get(page.locale)))
    })
    .collect()
}

/// The short answer: what it costs, how long it takes, until when, and who does it.
fn overview(page: &Page, service: &PublicService, office: &OfficeBlock) -> SummaryList {
    let responsible = office
        .office
        .as_ref()
        .map_or_else(|| page.t(level_label(service.level)), |office| office.name.clone());
    let mut rows = vec![SummaryRow::new(page.t("catalogue-overview-costs"), cost_in_short(page, service))];
    let usual = service.processing_time.get(page.locale);
    if !usual.is_empty() {
        rows.push(SummaryRow::new(page.t("catalogue-overview-time"), usual));
    }
    if let Some(deadline) = deadline_in_short(service, page.locale) {
        rows.push(SummaryRow::new(page.t("catalogue-overview-deadline"), deadline));
    }
    rows.push(SummaryRow::new(page.t("catalogue-overview-office"), responsible));
    SummaryList::new(page, rows)
}

pub(super) const fn level_label(level: organisation::Level) -> &'static str {
    match level {
        organisation::Level::Municipality => "catalogue-level-municipality",
        organisation::Level::Association => "catalogue-level-association",
        organisation::Level::District => "catalogue-level-district",
        organisation::Level::Land => "catalogue-level-land",
    }
}

pub(crate) async fn service(
    visit: Visit,
    Path(key): Path<String>,
    Query(parameters): Query<Parameters>,
) -> Answer {
    let day = visit.now.date();
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let catalogue = snapshot(&mut tx).await?;
    let mut service = catalogue.valid_service(&key, day)?.clone();
    let place = queries::place(&mut tx, &read_place(&parameters)).await?;
    let mut responsible = None;
    if let Some(area) = &place.area {
        service = queries::local_service(&mut tx, &key, area).await?;
        responsible = Some(queries::responsible(&mut tx, &service, &area.key, day).await?);
    }
    drop(tx);
    if service.further.texts.iter().any(|own| own.channel == Some(AccessChannel::Web)) {
        service = Arc::new(service.told_by(AccessChannel::Web));
    }
    let page = visit.page_titled(service.name.get(visit.locale));
    let shown = Shown {
        service: &service,
        topic: catalogue.topic_field(&service.topic_field).ok(),
        place: &place,
        responsible: responsible.as_ref(),
        day,
        place_missing: asked_for_nothing(&parameters),
        with_hints: visit.permit::<ReadHints, ServiceResource>(OwnerId::INSTALLATION).is_ok(),
        preview: None,
    };
    visit.show(&ServicePage::new(page, &shown))
}
