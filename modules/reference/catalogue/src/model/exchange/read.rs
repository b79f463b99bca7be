// SPDX-License-Identifier: EUPL-1.2
//! A service of an XZuFi message as a sheet, with everything that could not be taken over.

use super::html::{items, plain};
use super::{AGENCY, OWN_LIST};
use crate::model::further::ServiceModule;
use crate::model::sheet::Sheet;
use crate::model::words::{AccessChannel, ChannelKind, CostKind, DeadlineKind, TimeUnit};
use foundation::{Locale, Message, Money, Translated};
use xzufi::{Code, CostValue, LocalizedText, Period, TimeLimit};

/// What a message says about a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The service.
    pub sheet: Sheet,
    /// What was not taken over, as sentences.
    pub left: Vec<Message>,
}

/// Takes a service over. `like` is the sheet of the service that is here already under the same key: what XZuFi has no place for
/// (the form, sources, whether somebody confirmed a provision) stays as it is there. A new service gets a usual classification,
/// which the editor must check.
#[must_use]
pub fn taken_over(service: &xzufi::PublicService, like: Option<&Sheet>) -> Taken {
    let empty = Sheet::default();
    let mut taking =
        Taking { from: service, like: like.unwrap_or(&empty), sheet: Sheet::default(), left: Vec::new() };
    taking.keys();
    taking.texts();
    taking.channels();
    taking.deadlines();
    taking.times();
    taking.costs();
    taking.documents();
    taking.words_and_hints();
    taking.classification();
    taking.further();
    taking.validity();
    Taken { sheet: taking.sheet, left: taking.left }
}

struct Taking<'a> {
    from: &'a xzufi::PublicService,
    like: &'a Sheet,
    sheet: Sheet,
    left: Vec<Message>,
}

/// Lower case letters, digits and hyphens of a name.
fn slug(name: &str) -> String {
    let name =
        name.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    let words = name.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.take(6).collect::<Vec<_>>().join("-").chars().take(60).collect()
}

impl Taking<'_> {
    fn leave(&mut self, key: &'static str, what: &str) {
        let message = Message::new(key).with("what", what.chars().take(60).collect::<String>());
        if !self.left.contains(&message) {
            self.left.push(message);
        }
    }

    /// The languages we have; others are named.
    fn translated(&mut self, texts: &[LocalizedText], read: fn(&str) -> String) -> Translated {
        let mut found = Translated::default();
        for text in texts {
            let language = text.language.as_deref().unwrap_or("de");
            match Locale::parse(language.split('-').next().unwrap_or(language))
                .filter(|_| !language.contains("-x-"))
            {
                Some(Locale::De) if found.de.is_empty() => found.de = read(&text.text),
                Some(Locale::En) if found.en.is_empty() => found.en = read(&text.text),
                Some(_) => {}
                None => self.leave("catalogue-import-left-language", language),
            }
        }
        found
    }

    fn channel(&mut self, code: Option<&Code>) -> Option<AccessChannel> {
        let code = code?;
        let known = AccessChannel::of_code(code.value());
        if known.is_none() {
            self.leave("catalogue-import-left-channel", code.value());
        }
        known
    }

    fn keys(&mut self) {
        let mut keys = self.from.leika_keys().map(String::from);
        let first = keys.next().unwrap_or_default();
        let rest: Vec<String> = keys.collect();
        self.sheet.set("leika_key", &first);
        self.sheet.set("further_leika_keys", &rest.join(" "));
        let own = self.from.id.scheme_agency_id.as_deref() == Some(AGENCY);
        let name = self.from.text(xzufi::text_module::PLAIN_NAME, "de", None);
        let name = name.or_else(|| self.from.text(xzufi::text_module::NAME, "de", None)).unwrap_or_default();
        let key = match (self.like.get("key"), own) {
            ("", true) => self.from.id.value.clone(),
            ("", false) if !slug(name).is_empty() => slug(name),
            ("", false) => format!("leistung-{first}"),
            (known, _) => known.to_owned(),
        };
        self.sheet.set("key", &key);
    }

    fn texts(&mut self) {
        for own in &self.from.texts {
            let Some(module) = ServiceModule::of_code(own.kind.value()) else {
                self.leave("catalogue-import-left-module", own.kind.value());
                continue;
            };
            let listed = matches!(
                module,
                ServiceModule::Documents
                    | ServiceModule::Requirements
                    | ServiceModule::Procedure
                    | ServiceModule::LegalBasis
            );
            let text = self.translated(&own.contents, if listed { items } else { plain });
            let channel = self.channel(own.access_channel.as_ref());
            match (module, channel) {
                (ServiceModule::LegalBasis, None) => self.provisions(&text.de),
                _ => self.module(module, channel, &text),
            }
        }
        // An official name alone is better than no name.
        if self.sheet.get("name.de").is_empty() {
            let official = self.sheet.get("modules.official_name.de").to_owned();
            self.sheet.set("name.de", &official);
        }
    }

    fn module(&mut self, module: ServiceModule, channel: Option<AccessChannel>, text: &Translated) {
        let path = match channel {
            Some(channel) => format!("modules.{}.{}", module.as_str(), channel.as_str()),
            None if module.has_own_field() => module.as_str().to_owned(),
            None => format!("modules.{}", module.as_str()),
        };
        self.sheet.text(&path, text);
    }

    /// A provision that is here already keeps its source and its mark; a new one is to be confirmed.
    fn provisions(&mut self, lines: &str) {
        let known = self.like.rows("legal_basis");
        for (row, text) in (1..).zip(lines.lines()) {
            let same = known.iter().find(|row| self.like.get(&format!("legal_basis.{row}.text")) == text);
            let value = |field: &str, or: &str| match same {
                Some(same) => self.like.get(&format!("legal_basis.{same}.{field}")).to_owned(),
                None => or.to_owned(),
            };
            let (source, mark) = (value("source", "XZuFi"), value("to_be_confirmed", "true"));
            self.sheet.set(format!("legal_basis.{row}.text"), text);
            self.sheet.set(format!("legal_basis.{row}.source"), &source);
            self.sheet.set(format!("legal_basis.{row}.to_be_confirmed"), &mark);
        }
    }

    fn channels(&mut self) {
        let list = format!("{OWN_LIST}channel");
        let mut row = 0;
        for own in &self.from.custom_texts {
            let kind = ChannelKind::parse(own.kind.value())
                .filter(|_| own.kind.list_uri.as_deref() == Some(list.as_str()));
            let Some(kind) = kind else {
                self.leave("catalogue-import-left-module", own.kind.value());
                continue;
            };
            let text = self.translated(&own.contents, plain);
            row += 1;
            self.sheet.set(format!("channels.{row}.kind"), kind.as_str());
            self.sheet.text(&format!("channels.{row}.text"), &text);
        }
        if row == 0 {
            self.keep("channels.");
        }
    }

    /// What the message does not say stays as it is here.
    fn keep(&mut self, start: &str) {
        for (path, value) in self.like.iter().filter(|(path, _)| path.starts_with(start)) {
            self.sheet.set(path, value);
        }
    }

    fn deadlines(&mut self) {
        let mut row = 0;
        for module in &self.from.deadlines {
            let channel = self.channel(module.access_channel.as_ref());
            if channel.is_some() {
                let text = self.translated(&module.descriptions, plain);
                self.module(ServiceModule::Deadlines, channel, &text);
                continue;
            }
            for deadline in &module.deadlines {
                row += 1;
                self.deadline(row, deadline);
            }
        }
    }

    fn deadline(&mut self, row: usize, deadline: &xzufi::Deadline) {
        let own = deadline.kind.list_uri.as_deref() == Some(format!("{OWN_LIST}deadline").as_str());
        let kind = DeadlineKind::parse(deadline.kind.value()).filter(|_| own).unwrap_or_else(|| {
            self.leave("catalogue-import-left-deadline", deadline.kind.value());
            DeadlineKind::DecisionWithin
        });
        let (amount, unit) = match &deadline.limit {
            Some(TimeLimit::Duration(length)) => (length.amount, self.unit(&length.unit.0)),
            Some(TimeLimit::CutOff(_)) => {
                self.leave("catalogue-import-left-cut-off", deadline.kind.value());
                (0, TimeUnit::Day)
            }
            None => (0, TimeUnit::Day),
        };
        let text = self.translated(&deadline.descriptions, plain);
        let same = |known: &&usize| self.like.get(&format!("deadlines.{known}.text.de")) == text.de;
        let known = self.like.rows("deadlines").iter().find(same).copied();
        let value =
            |field: &str| known.map(|known| self.like.get(&format!("deadlines.{known}.{field}")).to_owned());
        let (basis, known_unit) = (value("legal_basis").unwrap_or_default(), value("unit"));
        let unit = known_unit.filter(|_| amount == 0).unwrap_or_else(|| unit.as_str().to_owned());
        self.sheet.set(format!("deadlines.{row}.kind"), kind.as_str());
        self.sheet.set(format!("deadlines.{row}.amount"), &amount.to_string());
        self.sheet.set(format!("deadlines.{row}.unit"), &unit);
        self.sheet.text(&format!("deadlines.{row}.text"), &text);
        self.sheet.set(format!("deadlines.{row}.legal_basis"), &basis);
    }

    fn unit(&mut self, unit: &str) -> TimeUnit {
        match unit {
            "TAG" => TimeUnit::Day,
            "WOCHE" => TimeUnit::Week,
            "MONAT" => TimeUnit::Month,
            "JAHR" => TimeUnit::Year,
            other => {
                self.leave("catalogue-import-left-unit", other);
                TimeUnit::Day
            }
        }
    }

    fn times(&mut self) {
        for module in &self.from.processing_times {
            let channel = self.channel(module.access_channel.as_ref());
            let texts = module.times.iter().flat_map(|time| &time.descriptions).chain(&module.descriptions);
            let texts: Vec<LocalizedText> = texts.cloned().collect();
            let text = self.translated(&texts, plain);
            self.module(ServiceModule::ProcessingTime, channel, &text);
        }
    }

    fn costs(&mut self) {
        let mut general = false;
        for module in &self.from.costs {
            let channel = self.channel(module.access_channel.as_ref());
            if channel.is_some() {
                let text = self.translated(&module.descriptions, plain);
                self.module(ServiceModule::Costs, channel, &text);
                continue;
            }
            for cost in &module.costs {
                if general {
                    self.leave("catalogue-import-left-cost", cost.kind.value());
                } else {
                    self.cost(cost);
                    general = true;
                }
            }
        }
        if !general {
            self.keep("costs.");
        }
    }

    fn cost(&mut self, cost: &xzufi::Cost) {
        let own = cost.kind.list_uri.as_deref() == Some(format!("{OWN_LIST}cost").as_str());
        let named = CostKind::parse(cost.kind.value()).filter(|_| own);
        let mut text = self.translated(&cost.descriptions, plain);
        let (kind, range) = match &cost.value {
            Some(CostValue::Free(free)) => {
                if text.is_empty() {
                    text = self.translated(&free.reasons, plain);
                }
                (CostKind::Free, None)
            }
            Some(CostValue::Fixed(fixed)) => {
                (CostKind::Range, fixed.amount.cents().map(|cents| (cents, cents)))
            }
            Some(CostValue::Variable(variable)) => {
                if text.is_empty() {
                    text = self.translated(&variable.explanations, plain);
                }
                let cents = |amount: &Option<xzufi::Amount>| amount.as_ref().and_then(xzufi::Amount::cents);
                let range = cents(&variable.minimum).zip(cents(&variable.maximum));
                (if range.is_some() { CostKind::Range } else { CostKind::ByLaw }, range)
            }
            None => (CostKind::ByLaw, None),
        };
        self.sheet.set("costs.kind", named.unwrap_or(kind).as_str());
        self.sheet.text("costs.text", &text);
        if let Some((least, greatest)) = range.filter(|(least, _)| *least >= 0) {
            let amount = |cents: i64| Money::from_cents(cents).format(Locale::De).replace(" €", "");
            self.sheet.set("costs.least", &amount(least).replace('.', ""));
            self.sheet.set("costs.greatest", &amount(greatest).replace('.', ""));
        }
        let mark = match self.like.get("costs.text.de") == self.sheet.get("costs.text.de") {
            true => self.like.get("costs.to_be_confirmed").to_owned(),
            false => "true".to_owned(),
        };
        self.sheet.set("costs.to_be_confirmed", &mark);
    }

    /// The names of documents stand in for the text module, if that is missing.
    fn documents(&mut self) {
        for module in &self.from.documents {
            if !self.sheet.get("documents.de").is_empty() {
                continue;
            }
            let names: Vec<Translated> = module
                .incoming
                .iter()
                .map(|incoming| self.translated(&incoming.document.names, plain))
                .collect();
            self.sheet.text("documents", &crate::model::further::lines(&names));
        }
    }

    fn words_and_hints(&mut self) {
        let mut words = Translated::default();
        for term in self.from.context_terms.iter().flat_map(|module| &module.terms) {
            let word = self.translated(std::slice::from_ref(&term.term), plain);
            for (list, word) in [(&mut words.de, word.de), (&mut words.en, word.en)] {
                if !word.is_empty() {
                    list.push_str(&format!("{word}\n"));
                }
            }
        }
        self.sheet.text("keywords", &words);
        match self.from.hints.first() {
            Some(hint) => {
                let text = self.translated(&hint.contents, plain);
                self.sheet.text("hints", &text);
            }
            // A public message holds no hints.
            None => self.keep("hints."),
        }
    }

    fn classification(&mut self) {
        let usual = [
            ("procedure_kind", "application"),
            ("level", "municipality"),
            ("legal_entity", "municipality"),
            ("task", "self_governed"),
        ];
        for (list, or) in usual {
            let uri = format!("{OWN_LIST}{list}");
            let own =
                self.from.classifications.iter().find(|code| code.list_uri.as_deref() == Some(uri.as_str()));
            let known = self.like.get(list);
            let value = own.map(Code::value).or((!known.is_empty()).then_some(known));
            let value = value.unwrap_or(or).to_owned();
            if own.is_none() && self.like.get(list).is_empty() {
                self.leave("catalogue-import-left-classification", list);
            }
            self.sheet.set(list, &value);
        }
        let category = |kind: &str| {
            let own =
                self.from.categories.iter().filter(|category| category.id.scheme_id.as_deref() == Some(kind));
            own.map(|category| category.id.value.as_str()).collect::<Vec<_>>().join(" ")
        };
        let (topic, events) = (category("topic_field"), category("life_event"));
        let or =
            |value: String, path: &str| if value.is_empty() { self.like.get(path).to_owned() } else { value };
        let (topic, events) = (or(topic, "topic_field"), or(events, "life_events"));
        self.sheet.set("topic_field", if topic.is_empty() { "querschnittsleistungen" } else { &topic });
        self.sheet.set("life_events", &events);
        let addressee = |code: &Code| match code.value() {
            "001" => "citizen",
            "002" => "business",
            _ => "administration",
        };
        let addressees: Vec<_> = self.from.addressees.iter().map(addressee).collect();
        self.sheet.set("addressees", &or(addressees.join(" "), "addressees"));
        let trust = self.from.trust_level.as_ref().map(|code| code.value().to_owned()).unwrap_or_default();
        self.sheet.set("trust_level", &or(trust, "trust_level"));
        self.keep("schema");
        self.keep("withdrawn");
    }

    fn further(&mut self) {
        let codes = |codes: &[Code]| codes.iter().map(Code::value).collect::<Vec<_>>().join(" ");
        self.sheet.set("typing", &codes(&self.from.typing));
        self.sheet.set("single_contact_point", &codes(&self.from.single_contact_point));
        if let Some(areas) = &self.from.sdg_areas {
            self.sheet.set("sdg_areas", &codes(&areas.seven_digit));
            self.sheet.set("sdg_topics", &codes(&areas.four_digit));
        }
        for (path, value) in [
            ("needs_written_form", self.from.needs_written_form),
            ("needs_personal_appearance", self.from.needs_personal_appearance),
            ("is_informal", self.from.is_informal),
        ] {
            self.sheet.set(path, value.map_or("", |value| if value { "true" } else { "false" }));
        }
    }

    fn validity(&mut self) {
        let day = |moment: &Option<String>| {
            moment.as_deref().and_then(|text| text.get(..10)).unwrap_or_default().to_owned()
        };
        if let Some(Period { start, end, .. }) = self.from.validity.first() {
            self.sheet.set("valid_from", &day(start));
            self.sheet.set("valid_until", &day(end));
        }
        if self.from.validity.len() > 1 {
            self.leave("catalogue-import-left-validity", &self.from.validity.len().to_string());
        }
    }
}

#[cfg(test)]
mod tests;
