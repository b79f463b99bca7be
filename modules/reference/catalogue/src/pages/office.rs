// SPDX-License-Identifier: EUPL-1.2
//! The block "responsible authority": which place, which office, why, and whether one can apply online.

use super::service_url;
use crate::model::PublicService;
use crate::queries::{Office, Place, Responsible};
use foundation::{Date, Locale};
use organisation::Area;
use web::Page;
use web::components::{Button, Details, Html};
use web::route::encode;

/// What is known about the responsible office.
pub(super) struct OfficeBlock {
    /// The place, when it is clear.
    pub(super) place: Option<String>,
    /// Where another place can be chosen.
    pub(super) without_place: String,
    /// What was typed and did not lead to one place.
    pub(super) typed: String,
    /// Places that may be meant: name and address of this page with that place.
    pub(super) candidates: Vec<(String, String)>,
    /// Why no office can be named; a sentence.
    pub(super) unknown: Option<String>,
    /// The office.
    pub(super) office: Option<OfficeView>,
    /// The button that starts the application.
    pub(super) apply: Option<Button>,
    /// What stands in place of the button; a sentence.
    pub(super) instead: String,
}

/// Name and contact of an office.
pub(super) struct OfficeView {
    pub(super) name: String,
    pub(super) address: Vec<String>,
    pub(super) phone: String,
    pub(super) phone_link: String,
    pub(super) email: String,
    pub(super) hours: String,
    pub(super) why: Details,
}

impl OfficeView {
    fn new(page: &Page, office: &Office) -> Self {
        let authority = &office.authority;
        let steps: Vec<&str> =
            office.competence.steps.iter().map(|step| step.text.get(page.locale)).collect();
        Self {
            name: authority.name.get(page.locale).to_owned(),
            address: authority.address_lines(page.locale).into_iter().skip(1).collect(),
            phone: authority.phone.clone(),
            phone_link: authority
                .phone
                .chars()
                .filter(|sign| sign.is_ascii_digit() || *sign == '+')
                .collect(),
            email: authority.email.clone(),
            hours: authority.hours.get(page.locale).to_owned(),
            why: Details::new(page.t("catalogue-office-why"), Html::paragraphs(&steps.join("\n\n"))),
        }
    }
}

impl OfficeBlock {
    /// `responsible` is there when the place is clear.
    pub(super) fn new(
        page: &Page,
        service: &PublicService,
        place: &Place,
        responsible: Option<&Responsible>,
        day: Date,
    ) -> Self {
        let office = match responsible {
            Some(Responsible::Office(office)) => Some(office),
            _ => None,
        };
        let unknown = match responsible {
            Some(Responsible::Unknown(message)) => Some(page.tf(message.key, &message.arguments)),
            _ => None,
        };
        let candidates = place.candidates.iter().map(|area| candidate(page, service, area, day)).collect();
        Self {
            place: place.area.as_ref().map(|area| area.name.clone()),
            without_place: service_url(page, &service.key, ""),
            typed: if place.area.is_none() { place.asked.clone() } else { String::new() },
            candidates,
            unknown,
            office: office.map(|office| OfficeView::new(page, office)),
            apply: apply(page, service, place, office.is_some()),
            instead: page.t(instead(service, place, office.is_some())),
        }
    }
}

/// A place that may be meant; one that no longer exists leads to the one that took it over.
fn candidate(page: &Page, service: &PublicService, area: &Area, day: Date) -> (String, String) {
    let successor = area.successor.as_ref().filter(|_| !area.exists_on(day));
    let url = service_url(page, &service.key, successor.unwrap_or(&area.key));
    let name = match area.note.as_str() {
        "" => area.name.clone(),
        note if page.locale == Locale::De => format!("{} ({note})", area.name),
        _ => area.name.clone(),
    };
    (name, url)
}

fn apply(page: &Page, service: &PublicService, place: &Place, has_office: bool) -> Option<Button> {
    let area = place.area.as_ref().filter(|_| has_office && service.schema.is_some())?;
    let url = format!("{}?ort={}", page.url1("assistant-start", &service.key), encode(&area.key));
    Some(Button::link(page.t("catalogue-apply-online"), url).icon("arrow-forward"))
}

/// Says honestly why there is no button.
fn instead(service: &PublicService, place: &Place, has_office: bool) -> &'static str {
    match (&service.schema, &place.area, has_office) {
        (None, ..) => "catalogue-apply-not-online",
        (Some(_), None, _) => "catalogue-apply-choose-place",
        (Some(_), Some(_), false) => "catalogue-apply-not-here",
        (Some(_), Some(_), true) => "catalogue-apply-ready",
    }
}
