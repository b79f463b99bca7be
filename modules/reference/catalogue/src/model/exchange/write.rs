// SPDX-License-Identifier: EUPL-1.2
//! Services as an XZuFi message.
//!
//! Where the labels of an official code list are not known for certain (types of deadlines and costs), a list of our
//! own is named, so that nobody mistakes our code for an official one.

use super::{AGENCY, OWN_LIST, SERVICE_KEYS, TEXT_MODULES};
use crate::model::further::ServiceModule;
use crate::model::further::items;
use crate::model::service::{Channel, Costs, Deadline, PublicService};
use crate::model::words::{AccessChannel, Addressee, CostKind, TimeUnit};
use foundation::{Date, Locale, Translated};
use std::sync::Arc;
use xzufi::{
    Amount, Category, Code, ContextTerm, ContextTermModule, Cost, CostModule, CostValue, CustomTextModule,
    DeadlineModule, Document, DocumentModule, Duration, FreeOfCharge, Header, HintModule, Identifier,
    IncomingDocument, LanguageVersion, LocalizedText, Message, Object, Operation, Period, ProcessingTime,
    ProcessingTimeModule, SdgAreas, TextModule, TimeLimit, Unit, VariableCost, VersionInformation,
    text_module,
};

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
        service_keys: std::iter::once(&service.leika_key)
            .chain(&service.further.leika_keys)
            .map(|key| Identifier {
                scheme_uri: Some(SERVICE_KEYS.to_owned()),
                value: key.clone(),
                ..Identifier::default()
            })
            .collect(),
        addressees: service.addressees.iter().map(|addressee| addressee_code(*addressee)).collect(),
        texts: texts(service),
        custom_texts: channels(service),
        deadlines: deadlines(service),
        processing_times: processing_times(service),
        costs: costs(service),
        documents: documents(&service.documents),
        context_terms: context_terms(service),
        hints: if hints && !service.hints.is_empty() { vec![hint] } else { Vec::new() },
        typing: service.further.typing.iter().map(|code| Code::new(code)).collect(),
        needs_written_form: service.further.needs_written_form,
        needs_personal_appearance: service.further.needs_personal_appearance,
        is_informal: service.further.is_informal,
        sdg_areas: sdg_areas(service),
        single_contact_point: service
            .further
            .single_contact_point
            .iter()
            .map(|code| Code::new(code))
            .collect(),
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

/// A list as HTML, as XZuFi allows in text modules; the writer escapes it once more for XML. An item that one language lacks stands
/// there in German, so that the list is complete; a language without any item has no list.
fn listed(items: &[Translated], element: &str) -> Translated {
    let list = |locale: Locale| {
        let own = |item: &Translated| match locale {
            Locale::De => !item.de.is_empty(),
            Locale::En => !item.en.is_empty(),
        };
        if !items.iter().any(own) {
            return String::new();
        }
        let written = items.iter().map(|item| item.get(locale)).filter(|item| !item.is_empty());
        let lines: String = written.map(|item| format!("<li>{}</li>", escaped(item))).collect();
        format!("<{element}>{lines}</{element}>")
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
    let general =
        modules.into_iter().filter(|(_, text)| !text.is_empty()).map(|(code, text)| (code, None, text));
    let further = service.further.texts.iter().filter_map(|own| {
        let text = match own.module {
            ServiceModule::Documents | ServiceModule::Requirements | ServiceModule::LegalBasis => {
                listed(&items(&own.text), "ul")
            }
            ServiceModule::Procedure => listed(&items(&own.text), "ol"),
            _ => own.text.clone(),
        };
        Some((own.module.code()?, own.channel, text))
    });
    general
        .chain(further)
        .map(|(code, channel, text)| TextModule {
            access_channel: channel_code(channel),
            kind: Code::of(TEXT_MODULES, code),
            contents: localized(&text),
            ..TextModule::default()
        })
        .collect()
}

fn channel_code(channel: Option<AccessChannel>) -> Option<Code> {
    channel.map(|channel| Code::new(channel.code()))
}

/// What the channels say differently in a module that is no text module.
fn own_texts(
    service: &PublicService,
    module: ServiceModule,
) -> impl Iterator<Item = (Option<Code>, Vec<LocalizedText>)> {
    let own = service.further.texts.iter().filter(move |own| own.module == module);
    own.map(|own| (channel_code(own.channel), localized(&own.text)))
}

fn sdg_areas(service: &PublicService) -> Option<SdgAreas> {
    let codes = |codes: &[String]| codes.iter().map(|code| Code::new(code)).collect();
    let areas = SdgAreas {
        seven_digit: codes(&service.further.sdg_areas),
        four_digit: codes(&service.further.sdg_topics),
    };
    (areas != SdgAreas::default()).then_some(areas)
}

/// XZuFi has no place for the ways to an authority in the service itself.
fn channels(service: &PublicService) -> Vec<CustomTextModule> {
    let channel = |channel: &Channel| CustomTextModule {
        kind: Code::of(&format!("{OWN_LIST}channel"), channel.kind.as_str()),
        contents: localized(&channel.text),
        ..CustomTextModule::default()
    };
    service.channels.iter().map(channel).collect()
}

fn deadlines(service: &PublicService) -> Vec<DeadlineModule> {
    let deadline = |deadline: &Deadline| xzufi::Deadline {
        kind: Code::of(&format!("{OWN_LIST}deadline"), deadline.kind.as_str()),
        limit: duration(deadline),
        descriptions: localized(&deadline.text),
        ..xzufi::Deadline::default()
    };
    let deadlines: Vec<_> = service.deadlines.iter().map(deadline).collect();
    let general = (!deadlines.is_empty()).then(|| DeadlineModule { deadlines, ..DeadlineModule::default() });
    let own = own_texts(service, ServiceModule::Deadlines).map(|(access_channel, descriptions)| {
        DeadlineModule { access_channel, descriptions, ..DeadlineModule::default() }
    });
    general.into_iter().chain(own).collect()
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

fn processing_times(service: &PublicService) -> Vec<ProcessingTimeModule> {
    let usual = localized(&service.processing_time);
    let general = (!usual.is_empty()).then(|| ProcessingTimeModule {
        times: vec![ProcessingTime { descriptions: usual, ..ProcessingTime::default() }],
        ..ProcessingTimeModule::default()
    });
    let own = own_texts(service, ServiceModule::ProcessingTime).map(|(access_channel, descriptions)| {
        ProcessingTimeModule { access_channel, descriptions, ..ProcessingTimeModule::default() }
    });
    general.into_iter().chain(own).collect()
}

fn costs(service: &PublicService) -> Vec<CostModule> {
    let own = own_texts(service, ServiceModule::Costs).map(|(access_channel, descriptions)| CostModule {
        access_channel,
        descriptions,
        ..CostModule::default()
    });
    std::iter::once(general_costs(&service.costs)).chain(own).collect()
}

fn general_costs(costs: &Costs) -> CostModule {
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
    [
        ("procedure_kind", service.procedure_kind.as_str()),
        ("level", service.level.as_str()),
        ("legal_entity", service.legal_entity_kind.as_str()),
        ("task", service.task.as_str()),
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
