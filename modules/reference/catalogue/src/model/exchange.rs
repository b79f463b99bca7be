// SPDX-License-Identifier: EUPL-1.2
//! The catalogue as an XZuFi message.
//!
//! Where the labels of an official code list are not known for certain (types of deadlines and costs), a list of our
//! own is named, so that nobody mistakes our code for an official one.

use super::service::{Costs, Deadline, PublicService};
use super::words::{Addressee, CostKind, TimeUnit};
use foundation::{Date, Locale, Translated};
use std::sync::Arc;
use xzufi::{
    Amount, Category, Code, ContextTerm, ContextTermModule, Cost, CostModule, CostValue, CustomTextModule,
    DeadlineModule, Document, DocumentModule, Duration, FreeOfCharge, Header, HintModule, Identifier,
    IncomingDocument, LanguageVersion, LocalizedText, Message, Object, Operation, Period, ProcessingTime,
    ProcessingTimeModule, TextModule, TimeLimit, Unit, VariableCost, VersionInformation, text_module,
};

/// Agency of our own identifiers.
const AGENCY: &str = "kontor";
const TEXT_MODULES: &str = "urn:de:xzufi:codeliste:leistungstextmodulleika";
const SERVICE_KEYS: &str = "urn:de:fim:leika:leistung";
const OWN_LIST: &str = "urn:kontor:codelist:";

/// The whole catalogue as one message, hints for people who answer questions included.
#[must_use]
pub fn xzufi_message(services: &[Arc<PublicService>]) -> Message {
    message(services, true)
}

/// As [`xzufi_message`], without what is not meant for the public.
#[must_use]
pub fn public_xzufi_message(services: &[Arc<PublicService>]) -> Message {
    message(services, false)
}

fn message(services: &[Arc<PublicService>], hints: bool) -> Message {
    let write = |service: &Arc<PublicService>| {
        Operation::Write(Object::Service(Box::new(public_service(service, hints))))
    };
    Message {
        header: Some(Header { sender: Some(AGENCY.to_owned()), ..Header::default() }),
        operations: services.iter().map(write).collect(),
        ..Message::default()
    }
}

fn public_service(service: &PublicService, hints: bool) -> xzufi::PublicService {
    let hint = HintModule { contents: localized(&service.hints), ..HintModule::default() };
    xzufi::PublicService {
        id: Identifier::new(AGENCY, &service.key),
        service_keys: vec![Identifier {
            scheme_uri: Some(SERVICE_KEYS.to_owned()),
            value: service.leika_key.clone(),
            ..Identifier::default()
        }],
        addressees: service.addressees.iter().map(|addressee| addressee_code(*addressee)).collect(),
        texts: texts(service),
        custom_texts: channels(service),
        deadlines: deadlines(&service.deadlines),
        processing_times: processing_times(&service.processing_time),
        costs: vec![costs(&service.costs)],
        documents: documents(&service.documents),
        context_terms: context_terms(service),
        hints: if hints && !service.hints.is_empty() { vec![hint] } else { Vec::new() },
        trust_level: Some(Code::new(&service.trust_level)),
        categories: categories(service),
        classifications: classifications(service),
        version: Some(VersionInformation {
            changed_at: (service.version > 0).then(|| service.changed_at.rfc3339()),
            version: Some(service.version.to_string()),
            ..VersionInformation::default()
        }),
        languages: languages(service),
        validity: validity(service.valid_from, service.valid_until),
        ..xzufi::PublicService::default()
    }
}

/// Codes 001 to 003 are citizen, business and administration (to be confirmed, see the crate `xzufi`).
fn addressee_code(addressee: Addressee) -> Code {
    Code::new(match addressee {
        Addressee::Citizen => "001",
        Addressee::Business => "002",
        Addressee::Administration => "003",
    })
}

/// The text in the languages in which it was written; German always comes first.
fn localized(text: &Translated) -> Vec<LocalizedText> {
    let written = |locale: Locale| match locale {
        Locale::De => &text.de,
        Locale::En => &text.en,
    };
    let languages = Locale::ALL.into_iter().filter(|locale| !written(*locale).is_empty());
    languages.map(|locale| LocalizedText::new(locale.as_str(), written(locale))).collect()
}

/// A list as HTML, as XZuFi allows in text modules; the writer escapes it once more for XML.
fn listed(items: &[Translated], element: &str) -> Translated {
    let list = |locale: Locale| {
        let written = items.iter().map(|item| item.get(locale)).filter(|item| !item.is_empty());
        let lines: String = written.map(|item| format!("<li>{}</li>", escaped(item))).collect();
        if lines.is_empty() { lines } else { format!("<{element}>{lines}</{element}>") }
    };
    Translated::new(list(Locale::De), list(Locale::En))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn texts(service: &PublicService) -> Vec<TextModule> {
    let basis: Vec<Translated> =
        service.legal_basis.iter().map(|basis| Translated::new(basis.text.clone(), "")).collect();
    let modules = [
        (text_module::PLAIN_NAME, service.name.clone()),
        (text_module::SHORT, service.short.clone()),
        (text_module::FULL, service.full.clone()),
        (text_module::LEGAL_BASIS, listed(&basis, "ul")),
        (text_module::DOCUMENTS, listed(&service.documents, "ul")),
        (text_module::REQUIREMENTS, listed(&service.requirements, "ul")),
        (text_module::PROCEDURE, listed(&service.procedure, "ol")),
    ];
    let modules = modules.into_iter().filter(|(_, text)| !text.is_empty());
    modules
        .map(|(code, text)| TextModule {
            kind: Code::of(TEXT_MODULES, code),
            contents: localized(&text),
            ..TextModule::default()
        })
        .collect()
}

/// XZuFi has no place for the ways to an authority in the service itself.
fn channels(service: &PublicService) -> Vec<CustomTextModule> {
    let channel = |channel: &super::service::Channel| CustomTextModule {
        kind: Code::of(&format!("{OWN_LIST}channel"), channel.kind.as_str()),
        contents: localized(&channel.text),
        ..CustomTextModule::default()
    };
    service.channels.iter().map(channel).collect()
}

fn deadlines(deadlines: &[Deadline]) -> Vec<DeadlineModule> {
    let deadline = |deadline: &Deadline| xzufi::Deadline {
        kind: Code::of(&format!("{OWN_LIST}deadline"), deadline.kind.as_str()),
        limit: duration(deadline),
        descriptions: localized(&deadline.text),
        ..xzufi::Deadline::default()
    };
    let deadlines: Vec<_> = deadlines.iter().map(deadline).collect();
    if deadlines.is_empty() {
        return Vec::new();
    }
    vec![DeadlineModule { deadlines, ..DeadlineModule::default() }]
}

fn duration(deadline: &Deadline) -> Option<TimeLimit> {
    let unit = match deadline.unit {
        TimeUnit::Day => "TAG",
        TimeUnit::Week => "WOCHE",
        TimeUnit::Month => "MONAT",
        TimeUnit::Year => "JAHR",
    };
    let length = Duration { amount: deadline.amount, unit: Unit(unit.to_owned()), ..Duration::default() };
    (deadline.amount > 0).then_some(TimeLimit::Duration(length))
}

fn processing_times(usual: &Translated) -> Vec<ProcessingTimeModule> {
    if usual.is_empty() {
        return Vec::new();
    }
    let time = ProcessingTime { descriptions: localized(usual), ..ProcessingTime::default() };
    vec![ProcessingTimeModule { times: vec![time], ..ProcessingTimeModule::default() }]
}

fn costs(costs: &Costs) -> CostModule {
    let amount = |cents: i64| u32::try_from(cents).ok().map(Amount::euro_cents);
    let text = localized(&costs.text);
    let value = match (costs.kind, costs.range()) {
        (CostKind::Free, _) => CostValue::Free(FreeOfCharge { reasons: text.clone() }),
        (_, range) => CostValue::Variable(VariableCost {
            minimum: range.and_then(|(least, _)| amount(least.cents())),
            maximum: range.and_then(|(_, greatest)| amount(greatest.cents())),
            explanations: text.clone(),
        }),
    };
    let cost = Cost {
        kind: Code::of(&format!("{OWN_LIST}cost"), costs.kind.as_str()),
        value: Some(value),
        descriptions: text,
        ..Cost::default()
    };
    CostModule { costs: vec![cost], ..CostModule::default() }
}

fn documents(documents: &[Translated]) -> Vec<DocumentModule> {
    let incoming = |text: &Translated| IncomingDocument {
        document: Document { names: localized(text), ..Document::default() },
        ..IncomingDocument::default()
    };
    let incoming: Vec<_> = documents.iter().map(incoming).collect();
    if incoming.is_empty() {
        return Vec::new();
    }
    vec![DocumentModule { incoming, ..DocumentModule::default() }]
}

fn context_terms(service: &PublicService) -> Vec<ContextTermModule> {
    let words = |locale: Locale| match locale {
        Locale::De => &service.keywords.de,
        Locale::En => &service.keywords.en,
    };
    let term = |locale: Locale, word: &String| ContextTerm {
        term: LocalizedText::new(locale.as_str(), word),
        ..ContextTerm::default()
    };
    let terms: Vec<_> = Locale::ALL
        .into_iter()
        .flat_map(|locale| words(locale).iter().map(move |word| term(locale, word)))
        .collect();
    if terms.is_empty() {
        return Vec::new();
    }
    vec![ContextTermModule { terms, ..ContextTermModule::default() }]
}

fn categories(service: &PublicService) -> Vec<Category> {
    let category = |kind: &str, code: &str| Category {
        id: Identifier { scheme_id: Some(kind.to_owned()), ..Identifier::new(AGENCY, code) },
        ..Category::default()
    };
    let events = service.life_events.iter().map(|code| category("life_event", code));
    std::iter::once(category("topic_field", &service.topic_field)).chain(events).collect()
}

fn classifications(service: &PublicService) -> Vec<Code> {
    let task = match service.task {
        super::service::Task::SelfGoverned => "self_governed",
        super::service::Task::Delegated => "delegated",
        super::service::Task::Land => "land",
    };
    [
        ("procedure_kind", service.procedure_kind.as_str()),
        ("level", service.level.as_str()),
        ("legal_entity", service.legal_entity_kind.as_str()),
        ("task", task),
    ]
    .into_iter()
    .map(|(list, code)| Code::of(&format!("{OWN_LIST}{list}"), code))
    .collect()
}

fn languages(service: &PublicService) -> Vec<LanguageVersion> {
    let written = localized(&service.name);
    let language = |text: &LocalizedText| LanguageVersion {
        language: text.language.clone().unwrap_or_default(),
        ..LanguageVersion::default()
    };
    written.iter().map(language).collect()
}

fn validity(from: Option<Date>, until: Option<Date>) -> Vec<Period> {
    if from.is_none() && until.is_none() {
        return Vec::new();
    }
    let moment = |day: Date, time: &str| format!("{day}T{time}");
    vec![Period {
        start: from.map(|day| moment(day, "00:00:00")),
        end: until.map(|day| moment(day, "23:59:59")),
        ..Period::default()
    }]
}
