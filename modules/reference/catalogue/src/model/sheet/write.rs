// SPDX-License-Identifier: EUPL-1.2
//! Services and local texts as sheets.

use super::Sheet;
use crate::model::further::lines;
use crate::model::local::LocalTexts;
use crate::model::service::{Channel, Costs, Deadline, LegalBasis, PublicService, Task};
use crate::model::words::Keywords;
use foundation::{Date, Money, Translated};

impl Sheet {
    /// A service as a sheet.
    #[must_use]
    pub fn of(service: &PublicService) -> Self {
        let mut sheet = Self::default();
        sheet.set("key", &service.key);
        sheet.text("name", &service.name);
        sheet.keywords(&service.keywords);
        sheet.text("short", &service.short);
        sheet.text("full", &service.full);
        sheet.text("requirements", &lines(&service.requirements));
        sheet.text("documents", &lines(&service.documents));
        sheet.text("procedure", &lines(&service.procedure));
        sheet.text("processing_time", &service.processing_time);
        sheet.deadlines(&service.deadlines);
        sheet.costs(&service.costs);
        sheet.provisions(&service.legal_basis);
        sheet.channels(&service.channels);
        sheet.text("hints", &service.hints);
        sheet.assignment(service);
        sheet.further(service);
        sheet.day("valid_from", service.valid_from);
        sheet.day("valid_until", service.valid_until);
        sheet
    }

    /// Local texts as a sheet; modules that stay as they are have no values.
    #[must_use]
    pub fn of_local(texts: &LocalTexts) -> Self {
        let mut sheet = Self::default();
        let one = |sheet: &mut Self, name: &str, text: &Option<Translated>| {
            if let Some(text) = text {
                sheet.text(name, text);
            }
        };
        let list = |sheet: &mut Self, name: &str, items: &Option<Vec<Translated>>| {
            if let Some(items) = items {
                sheet.text(name, &lines(items));
            }
        };
        one(&mut sheet, "short", &texts.short);
        one(&mut sheet, "full", &texts.full);
        list(&mut sheet, "requirements", &texts.requirements);
        list(&mut sheet, "documents", &texts.documents);
        list(&mut sheet, "procedure", &texts.procedure);
        one(&mut sheet, "processing_time", &texts.processing_time);
        if let Some(deadlines) = &texts.deadlines {
            sheet.deadlines(deadlines);
        }
        if let Some(costs) = &texts.costs {
            sheet.costs(costs);
        }
        if let Some(channels) = &texts.channels {
            sheet.channels(channels);
        }
        sheet
    }

    /// Sets a text in both languages.
    pub(crate) fn text(&mut self, name: &str, text: &Translated) {
        self.set(format!("{name}.de"), &text.de);
        self.set(format!("{name}.en"), &text.en);
    }

    fn keywords(&mut self, keywords: &Keywords) {
        self.set("keywords.de", &keywords.de.join("\n"));
        self.set("keywords.en", &keywords.en.join("\n"));
    }

    fn flag(&mut self, name: &str, value: Option<bool>) {
        self.set(name, value.map_or("", |value| if value { "true" } else { "false" }));
    }

    fn day(&mut self, name: &str, day: Option<Date>) {
        self.set(name, &day.map(|day| day.to_string()).unwrap_or_default());
    }

    fn deadlines(&mut self, deadlines: &[Deadline]) {
        for (row, deadline) in (1..).zip(deadlines) {
            let at = |field: &str| format!("deadlines.{row}.{field}");
            self.set(at("kind"), deadline.kind.as_str());
            self.set(at("amount"), &deadline.amount.to_string());
            self.set(at("unit"), deadline.unit.as_str());
            self.text(&at("text"), &deadline.text);
            self.set(at("legal_basis"), &deadline.legal_basis);
        }
    }

    fn costs(&mut self, costs: &Costs) {
        self.set("costs.kind", costs.kind.as_str());
        self.text("costs.text", &costs.text);
        if let Some((least, greatest)) = costs.range() {
            self.set("costs.least", &plain_amount(least));
            self.set("costs.greatest", &plain_amount(greatest));
        }
        self.flag("costs.to_be_confirmed", Some(costs.to_be_confirmed));
    }

    fn provisions(&mut self, provisions: &[LegalBasis]) {
        for (row, provision) in (1..).zip(provisions) {
            self.set(format!("legal_basis.{row}.text"), &provision.text);
            self.set(format!("legal_basis.{row}.source"), &provision.source);
            self.flag(&format!("legal_basis.{row}.to_be_confirmed"), Some(provision.to_be_confirmed));
        }
    }

    fn channels(&mut self, channels: &[Channel]) {
        for (row, channel) in (1..).zip(channels) {
            self.set(format!("channels.{row}.kind"), channel.kind.as_str());
            self.text(&format!("channels.{row}.text"), &channel.text);
        }
    }

    fn assignment(&mut self, service: &PublicService) {
        self.set("leika_key", &service.leika_key);
        self.set("further_leika_keys", &service.further.leika_keys.join(" "));
        self.set("topic_field", &service.topic_field);
        self.set("life_events", &service.life_events.join(" "));
        let addressees: Vec<&str> = service.addressees.iter().map(|one| one.as_str()).collect();
        self.set("addressees", &addressees.join(" "));
        self.set("procedure_kind", service.procedure_kind.as_str());
        self.set("level", service.level.as_str());
        self.set("legal_entity", service.legal_entity_kind.as_str());
        self.set("task", service.task.as_str());
        self.set("typing", &service.further.typing.join(" "));
        self.set("trust_level", &service.trust_level);
        self.set("schema", service.schema.as_deref().unwrap_or_default());
    }

    fn further(&mut self, service: &PublicService) {
        let further = &service.further;
        for own in &further.texts {
            let channel = own.channel.map(|channel| format!(".{}", channel.as_str())).unwrap_or_default();
            self.text(&format!("modules.{}{channel}", own.module.as_str()), &own.text);
        }
        self.flag("needs_written_form", further.needs_written_form);
        self.flag("needs_personal_appearance", further.needs_personal_appearance);
        self.flag("is_informal", further.is_informal);
        self.set("sdg_areas", &further.sdg_areas.join(" "));
        self.set("sdg_topics", &further.sdg_topics.join(" "));
        self.set("single_contact_point", further.single_contact_point.as_deref().unwrap_or_default());
        self.flag("withdrawn", further.withdrawn.then_some(true));
    }
}

impl Task {
    /// Every value.
    pub const ALL: &'static [Self] = &[Self::SelfGoverned, Self::Delegated, Self::Land];

    /// Stable name, as in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfGoverned => "self_governed",
            Self::Delegated => "delegated",
            Self::Land => "land",
        }
    }

    /// Reads a stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|task| task.as_str() == text)
    }
}

/// `60,00`: how people in Germany write an amount into a field or a table.
fn plain_amount(amount: Money) -> String {
    let cents = amount.cents().max(0);
    format!("{},{:02}", cents / 100, cents % 100)
}
