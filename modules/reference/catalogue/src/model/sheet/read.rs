// SPDX-License-Identifier: EUPL-1.2
//! Services and local texts from sheets, with everything that is wrong about them.

use super::{LONGEST_LINE, LONGEST_TEXT, Lookups, Shape, Sheet, field_of};
use crate::model::further::{Further, ModuleText, ServiceModule, items};
use crate::model::local::LocalTexts;
use crate::model::service::{Channel, Costs, Deadline, LegalBasis, PublicService, Task};
use crate::model::words::{
    AccessChannel, Addressee, ChannelKind, CostKind, DeadlineKind, Keywords, ProcedureKind, TimeUnit,
};
use foundation::{Date, FieldErrors, Message, Timestamp, Translated, id::Uuid};
use organisation::{LegalEntityKind, Level};

/// Trust levels of XZuFi.
pub(crate) const TRUST_LEVELS: [&str; 6] = ["00", "10", "15", "20", "30", "40"];
/// Whether a single contact point may handle a service.
pub(crate) const SINGLE_CONTACT_POINT: [&str; 3] = ["00", "11", "19"];

impl Sheet {
    /// The service that the sheet describes.
    ///
    /// # Errors
    /// What is missing or wrong, by path.
    pub fn service(&self, lookups: &Lookups) -> Result<PublicService, FieldErrors> {
        let mut reader = Reader { sheet: self, errors: FieldErrors::default() };
        let service = reader.service();
        reader.lengths();
        reader.references(lookups);
        if reader.errors.is_empty() { Ok(service) } else { Err(reader.errors) }
    }

    /// The local texts that the sheet describes.
    ///
    /// # Errors
    /// What is missing or wrong, by path.
    pub fn local_texts(&self) -> Result<LocalTexts, FieldErrors> {
        let mut reader = Reader { sheet: self, errors: FieldErrors::default() };
        let texts = reader.local_texts();
        reader.lengths();
        if reader.errors.is_empty() { Ok(texts) } else { Err(reader.errors) }
    }
}

struct Reader<'a> {
    sheet: &'a Sheet,
    errors: FieldErrors,
}

impl Reader<'_> {
    fn wrong(&mut self, path: impl Into<String>, key: &'static str) {
        self.errors.add(path, Message::new(key));
    }

    fn line(&self, path: &str) -> String {
        self.sheet.get(path).trim().to_owned()
    }

    fn text(&self, name: &str) -> Translated {
        Translated::new(self.sheet.get(&format!("{name}.de")), self.sheet.get(&format!("{name}.en")))
    }

    /// A text that must be there in German; English follows it.
    fn needed(&mut self, name: &str, key: &'static str) -> Translated {
        let text = self.text(name);
        if text.de.is_empty() {
            self.wrong(format!("{name}.de"), key);
        }
        text
    }

    fn codes(&self, path: &str) -> Vec<String> {
        self.sheet
            .get(path)
            .split([' ', ',', ';', '\n'])
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Codes of so many digits.
    fn digits(&mut self, path: &str, count: usize, key: &'static str) -> Vec<String> {
        let codes = self.codes(path);
        let fits = |code: &String| code.len() == count && code.bytes().all(|byte| byte.is_ascii_digit());
        if !codes.iter().all(fits) {
            self.wrong(path, key);
        }
        codes
    }

    /// One of a few words; the first of them stands in where the sheet is wrong.
    fn choice<T: Copy>(&mut self, path: &str, parse: fn(&str) -> Option<T>, or: T) -> T {
        parse(self.sheet.get(path)).unwrap_or_else(|| {
            self.wrong(path, "catalogue-error-choice");
            or
        })
    }

    fn one_of(&mut self, path: &str, allowed: &[&str]) -> Option<String> {
        let value = self.line(path);
        if !value.is_empty() && !allowed.contains(&value.as_str()) {
            self.wrong(path, "catalogue-error-choice");
        }
        (!value.is_empty()).then_some(value)
    }

    /// `true` and `false`, and the words that people write into tables.
    fn flag(&mut self, path: &str) -> Option<bool> {
        match self.line(path).to_lowercase().as_str() {
            "" => None,
            "true" | "ja" | "yes" | "x" | "1" => Some(true),
            "false" | "nein" | "no" | "0" => Some(false),
            _ => {
                self.wrong(path, "catalogue-error-flag");
                None
            }
        }
    }

    fn day(&mut self, path: &str) -> Option<Date> {
        let text = self.line(path);
        let day = parse_day(&text);
        if day.is_none() && !text.is_empty() {
            self.wrong(path, "catalogue-error-day");
        }
        day
    }

    fn amount(&mut self, path: &str) -> Option<i64> {
        let text = self.line(path);
        let amount = parse_cents(&text);
        if amount.is_none() && !text.is_empty() {
            self.wrong(path, "catalogue-error-amount");
        }
        amount
    }

    fn service(&mut self) -> PublicService {
        let key = self.line("key");
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if key.is_empty() || key.len() > 80 || !key.bytes().all(plain) {
            self.wrong("key", "catalogue-error-key");
        }
        let leika_key = self.line("leika_key");
        if leika_key.parse::<xzufi::LeikaKey>().is_err() {
            self.wrong("leika_key", "catalogue-error-leika");
        }
        let channels = self.channels();
        if channels.is_empty() {
            self.wrong("channels.1.kind", "catalogue-error-channel");
        }
        let service = PublicService {
            key,
            leika_key,
            topic_field: self.line("topic_field"),
            procedure_kind: self.choice("procedure_kind", ProcedureKind::parse, ProcedureKind::Application),
            level: self.choice("level", Level::parse, Level::Municipality),
            legal_entity_kind: self.choice(
                "legal_entity",
                LegalEntityKind::parse,
                LegalEntityKind::Municipality,
            ),
            task: self.choice("task", Task::parse, Task::SelfGoverned),
            schema: Some(self.line("schema")).filter(|slug| !slug.is_empty()),
            life_events: self.codes("life_events"),
            trust_level: self.one_of("trust_level", &TRUST_LEVELS).unwrap_or_default(),
            addressees: self.addressees(),
            name: self.needed("name", "catalogue-error-name"),
            short: self.needed("short", "catalogue-error-short"),
            full: self.text("full"),
            requirements: items(&self.text("requirements")),
            documents: items(&self.text("documents")),
            procedure: items(&self.text("procedure")),
            deadlines: self.deadlines(),
            costs: self.costs(),
            processing_time: self.text("processing_time"),
            legal_basis: self.provisions(),
            channels,
            keywords: Keywords {
                de: words(self.sheet.get("keywords.de")),
                en: words(self.sheet.get("keywords.en")),
            },
            hints: self.text("hints"),
            further: self.further(),
            valid_from: self.day("valid_from"),
            valid_until: self.day("valid_until"),
            id: Uuid::nil(),
            version: 0,
            changed_at: Timestamp::from_micros(0),
        };
        if service.trust_level.is_empty() {
            self.wrong("trust_level", "catalogue-error-choice");
        }
        if service.valid_from.zip(service.valid_until).is_some_and(|(from, until)| until < from) {
            self.wrong("valid_until", "catalogue-error-ends-before");
        }
        service
    }

    fn addressees(&mut self) -> Vec<Addressee> {
        let codes = self.codes("addressees");
        let found: Vec<Addressee> = codes.iter().filter_map(|code| Addressee::parse(code)).collect();
        if found.is_empty() || found.len() < codes.len() {
            self.wrong("addressees", "catalogue-error-addressee");
        }
        found
    }

    fn deadlines(&mut self) -> Vec<Deadline> {
        let mut deadlines = Vec::new();
        for row in self.sheet.rows("deadlines") {
            let at = |field: &str| format!("deadlines.{row}.{field}");
            let amount = self.line(&at("amount"));
            let number = amount.parse::<u32>().ok().filter(|number| *number <= 10_000);
            if number.is_none() && !amount.is_empty() {
                self.wrong(at("amount"), "catalogue-error-number");
            }
            deadlines.push(Deadline {
                kind: self.choice(&at("kind"), DeadlineKind::parse, DeadlineKind::SubmitWithin),
                amount: number.unwrap_or_default(),
                unit: self.choice(&at("unit"), TimeUnit::parse, TimeUnit::Day),
                text: self.needed(&at("text"), "catalogue-error-deadline"),
                legal_basis: self.line(&at("legal_basis")),
            });
        }
        deadlines
    }

    fn costs(&mut self) -> Costs {
        let kind = self.choice("costs.kind", CostKind::parse, CostKind::Free);
        let text = self.needed("costs.text", "catalogue-error-costs");
        let (least, greatest) = (self.amount("costs.least"), self.amount("costs.greatest"));
        let range_cents = match (least, greatest) {
            (Some(least), Some(greatest)) if least <= greatest => vec![least, greatest],
            (None, None) if kind != CostKind::Range => Vec::new(),
            _ => {
                self.wrong("costs.least", "catalogue-error-range");
                Vec::new()
            }
        };
        let to_be_confirmed = self.flag("costs.to_be_confirmed").unwrap_or_default();
        Costs { kind, text, range_cents, to_be_confirmed }
    }

    fn provisions(&mut self) -> Vec<LegalBasis> {
        let mut provisions = Vec::new();
        for row in self.sheet.rows("legal_basis") {
            let text = self.line(&format!("legal_basis.{row}.text"));
            if text.is_empty() {
                self.wrong(format!("legal_basis.{row}.text"), "catalogue-error-provision");
            }
            let source = self.line(&format!("legal_basis.{row}.source"));
            let to_be_confirmed =
                self.flag(&format!("legal_basis.{row}.to_be_confirmed")).unwrap_or_default();
            provisions.push(LegalBasis { text, source, to_be_confirmed });
        }
        provisions
    }

    fn channels(&mut self) -> Vec<Channel> {
        let mut channels = Vec::new();
        for row in self.sheet.rows("channels") {
            let kind = self.choice(&format!("channels.{row}.kind"), ChannelKind::parse, ChannelKind::Counter);
            let text = self.needed(&format!("channels.{row}.text"), "catalogue-error-channel-text");
            channels.push(Channel { kind, text });
        }
        channels
    }

    fn further(&mut self) -> Further {
        let mut texts = Vec::new();
        for module in ServiceModule::ALL {
            let channels = AccessChannel::ALL.iter().copied().map(Some);
            for channel in std::iter::once(None).chain(channels) {
                let of = channel.map(|channel| format!(".{}", channel.as_str())).unwrap_or_default();
                let text = self.text(&format!("modules.{}{of}", module.as_str()));
                if !text.is_empty() {
                    texts.push(ModuleText { module: *module, channel, text });
                }
            }
        }
        Further {
            texts,
            leika_keys: self.digits("further_leika_keys", 14, "catalogue-error-leika"),
            typing: self.codes("typing"),
            sdg_areas: self.digits("sdg_areas", 7, "catalogue-error-sdg-areas"),
            sdg_topics: self.digits("sdg_topics", 4, "catalogue-error-sdg-topics"),
            single_contact_point: self.one_of("single_contact_point", &SINGLE_CONTACT_POINT),
            needs_written_form: self.flag("needs_written_form"),
            needs_personal_appearance: self.flag("needs_personal_appearance"),
            is_informal: self.flag("is_informal"),
            withdrawn: self.flag("withdrawn").unwrap_or_default(),
        }
    }

    fn local_texts(&mut self) -> LocalTexts {
        let one = |text: Translated| (!text.is_empty()).then_some(text);
        let list = |items: Vec<Translated>| (!items.is_empty()).then_some(items);
        let (deadlines, channels) = (self.deadlines(), self.channels());
        let has_costs = self.sheet.iter().any(|(path, value)| path.starts_with("costs.") && value != "false");
        LocalTexts {
            short: one(self.text("short")),
            full: one(self.text("full")),
            requirements: list(items(&self.text("requirements"))),
            documents: list(items(&self.text("documents"))),
            procedure: list(items(&self.text("procedure"))),
            deadlines: (!deadlines.is_empty()).then_some(deadlines),
            costs: has_costs.then(|| self.costs()),
            processing_time: one(self.text("processing_time")),
            channels: (!channels.is_empty()).then_some(channels),
        }
    }

    fn lengths(&mut self) {
        for (path, value) in self.sheet.iter() {
            let Some(place) = field_of(path) else { continue };
            let limit = match place.field.shape {
                Shape::Text | Shape::Lines => LONGEST_TEXT,
                _ => LONGEST_LINE,
            };
            if value.chars().count() > limit {
                self.errors.add(path, Message::new("catalogue-error-too-long").with("count", limit));
            }
        }
    }

    fn references(&mut self, lookups: &Lookups) {
        let topic = self.line("topic_field");
        if !lookups.topic_fields.iter().any(|known| known.code == topic) {
            self.wrong("topic_field", "catalogue-error-topic");
        }
        let known = |code: &String| lookups.life_events.iter().any(|event| event.code == *code);
        if !self.codes("life_events").iter().all(known) {
            self.wrong("life_events", "catalogue-error-life-event");
        }
        if lookups.taken_leika_keys.contains(&self.line("leika_key")) {
            self.wrong("leika_key", "catalogue-error-leika-taken");
        }
    }
}

/// Search words, one per line or separated by commas.
fn words(text: &str) -> Vec<String> {
    let words = text.split(['\n', ',', ';']).map(str::trim).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// A day as `2026-03-02` or `2.3.2026`.
pub(crate) fn parse_day(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let found = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (parts.next().is_none() && found.year() >= 1900).then_some(found)
}

/// Cents of an amount as people write it: `60`, `60,5`, `60,00`, `1.234,00`, `60.00`.
pub(crate) fn parse_cents(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('€').trim();
    let (whole, fraction) = match text.rsplit_once(',') {
        Some((whole, fraction)) => (whole.replace('.', ""), fraction),
        None => match text.rsplit_once('.') {
            Some((whole, fraction)) if fraction.len() <= 2 => (whole.to_owned(), fraction),
            _ => (text.replace('.', ""), ""),
        },
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || !digits(&whole) || !digits(fraction) || fraction.len() > 2 {
        return None;
    }
    let cents: i64 = format!("{fraction:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)
}
