// SPDX-License-Identifier: EUPL-1.2
//! A service in the words of one language, ready for the template.

use super::editor::module_label;
use crate::model::{ChannelKind, CostKind, DeadlineKind, LegalBasis, PublicService, ServiceModule};
use foundation::{Locale, Money, Translated};
use web::Page;
use web::components::{Html, StatusBadge, Tone};

/// A rule with its legal source.
pub(super) struct Rule {
    pub(super) label: String,
    pub(super) text: Html,
    pub(super) basis: Html,
    pub(super) mark: Option<StatusBadge>,
}

/// The texts of a service.
pub(super) struct ServiceTexts {
    pub(super) short: String,
    pub(super) full: Html,
    pub(super) requirements: Vec<String>,
    pub(super) documents: Vec<String>,
    pub(super) procedure: Vec<String>,
    pub(super) deadlines: Vec<Rule>,
    pub(super) cost_text: String,
    pub(super) cost_range: Option<String>,
    pub(super) cost_mark: Option<StatusBadge>,
    pub(super) processing_time: String,
    pub(super) legal_basis: Vec<Rule>,
    pub(super) channels: Vec<String>,
    /// Further modules: title and text.
    pub(super) further: Vec<(String, Html)>,
}

/// The modules without a field of their own that residents read, in the order of reading.
const FURTHER: [ServiceModule; 6] = [
    ServiceModule::Forms,
    ServiceModule::Remarks,
    ServiceModule::Remedy,
    ServiceModule::ResponsibleBody,
    ServiceModule::ContactPoint,
    ServiceModule::FurtherInformation,
];

impl ServiceTexts {
    /// `online` says whether one can apply on this portal in the chosen place; otherwise that channel is left out.
    pub(super) fn new(page: &Page, service: &PublicService, online: bool) -> Self {
        let locale = page.locale;
        let channels =
            service.channels.iter().filter(|channel| online || channel.kind != ChannelKind::Online);
        Self {
            short: service.short.get(locale).to_owned(),
            full: Html::paragraphs(service.full.get(locale)),
            requirements: all(&service.requirements, locale),
            documents: all(&service.documents, locale),
            procedure: all(&service.procedure, locale),
            deadlines: deadlines(page, service),
            cost_text: service.costs.text.get(locale).to_owned(),
            cost_range: cost_range(page, service),
            cost_mark: confirmation(
                page,
                service.costs.to_be_confirmed && service.costs.kind != CostKind::Free,
            ),
            processing_time: service.processing_time.get(locale).to_owned(),
            legal_basis: service.legal_basis.iter().map(|basis| provision(page, basis)).collect(),
            further: FURTHER
                .into_iter()
                .filter_map(|module| Some((module, service.further.text(module, None)?)))
                .map(|(module, text)| (module_label(page, module), Html::paragraphs(text.get(locale))))
                .collect(),
            channels: channels.map(|channel| channel.text.get(locale).to_owned()).collect(),
        }
    }
}

fn all(texts: &[Translated], locale: Locale) -> Vec<String> {
    texts.iter().map(|text| text.get(locale).to_owned()).filter(|text| !text.is_empty()).collect()
}

/// The mark of what somebody who is responsible must still confirm.
fn confirmation(page: &Page, needed: bool) -> Option<StatusBadge> {
    needed.then(|| StatusBadge::new(Tone::Warning, page.t("catalogue-to-be-confirmed")))
}

fn provision(page: &Page, basis: &LegalBasis) -> Rule {
    Rule {
        label: String::new(),
        text: Html::german(page, &basis.text),
        basis: Html::default(),
        mark: confirmation(page, basis.to_be_confirmed),
    }
}

fn deadlines(page: &Page, service: &PublicService) -> Vec<Rule> {
    let unconfirmed = !service.law_is_confirmed();
    let rule = |deadline: &crate::model::Deadline| Rule {
        label: page.t(deadline_label(deadline.kind)),
        text: deadline.text.get(page.locale).into(),
        basis: Html::german(page, &deadline.legal_basis),
        mark: confirmation(page, unconfirmed && !deadline.legal_basis.is_empty()),
    };
    service.deadlines.iter().map(rule).collect()
}

fn cost_range(page: &Page, service: &PublicService) -> Option<String> {
    let (least, greatest) = service.costs.range()?;
    let amount = |money: Money| money.format(page.locale);
    Some(if least == greatest {
        page.t1("catalogue-costs-about", "amount", &amount(least))
    } else {
        page.tf("catalogue-costs-range", &[("least", amount(least)), ("greatest", amount(greatest))])
    })
}

/// The cost in a few words, for the short answer.
pub(super) fn cost_in_short(page: &Page, service: &PublicService) -> String {
    cost_range(page, service).unwrap_or_else(|| {
        page.t(match service.costs.kind {
            CostKind::Free => "catalogue-costs-free",
            CostKind::Range | CostKind::ByLaw => "catalogue-costs-by-law",
            CostKind::ByStatute => "catalogue-costs-by-statute",
        })
    })
}

/// The deadline that residents must keep, for the short answer.
pub(super) fn deadline_in_short(service: &PublicService, locale: Locale) -> Option<String> {
    let theirs = |kind: DeadlineKind| matches!(kind, DeadlineKind::SubmitWithin | DeadlineKind::SubmitBefore);
    let deadline = service.deadlines.iter().find(|deadline| theirs(deadline.kind))?;
    Some(deadline.text.get(locale).to_owned())
}

const fn deadline_label(kind: DeadlineKind) -> &'static str {
    match kind {
        DeadlineKind::SubmitWithin => "catalogue-deadline-submit-within",
        DeadlineKind::SubmitBefore => "catalogue-deadline-submit-before",
        DeadlineKind::DecisionWithin => "catalogue-deadline-decision-within",
        DeadlineKind::Validity => "catalogue-deadline-validity",
        DeadlineKind::Objection => "catalogue-deadline-objection",
    }
}
