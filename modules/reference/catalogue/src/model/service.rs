// SPDX-License-Identifier: EUPL-1.2
//! A public service: what it is, what it needs, what it costs, who provides it.

use super::further::Further;
use super::words::{
    AccessChannel, Addressee, ChannelKind, CostKind, DeadlineKind, Keywords, ProcedureKind, TimeUnit,
};
use foundation::{Date, Locale, Money, Timestamp, Translated, id::Uuid};
use organisation::{LegalEntityKind, Level, Question};
use serde::{Deserialize, Serialize};

/// In whose sphere a task lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Own sphere of the municipality or district, which is then the legal entity.
    SelfGoverned,
    /// Transferred by the Land; the Amt or district itself acts.
    Delegated,
    /// A task of the Land.
    Land,
}

/// A deadline with its explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// What it limits.
    pub kind: DeadlineKind,
    /// How many units; 0 means at once or within the current unit.
    pub amount: u32,
    /// Unit.
    pub unit: TimeUnit,
    /// The rule in a sentence.
    pub text: Translated,
    /// Legal source; empty for a usual value without one.
    pub legal_basis: String,
}

/// What a service costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Costs {
    /// What decides the amount.
    pub kind: CostKind,
    /// The rule in a sentence or two.
    pub text: Translated,
    /// Least and greatest usual amount in cents, or nothing.
    pub range_cents: Vec<i64>,
    /// Whether somebody who is responsible must still confirm it.
    pub to_be_confirmed: bool,
}

impl Costs {
    /// Least and greatest usual amount, when both are given.
    #[must_use]
    pub fn range(&self) -> Option<(Money, Money)> {
        match self.range_cents.as_slice() {
            [least, greatest] => Some((Money::from_cents(*least), Money::from_cents(*greatest))),
            _ => None,
        }
    }
}

/// A provision on which the service rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// The provision as it is cited in German.
    pub text: String,
    /// Where the statement comes from.
    pub source: String,
    /// Whether somebody who is responsible must still confirm it.
    pub to_be_confirmed: bool,
}

/// A way to the authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Which way.
    pub kind: ChannelKind,
    /// How it goes.
    pub text: Translated,
}

/// A public service. The shape of the files is described beside them; XZuFi has a place for every field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicService {
    /// Stable key, lower case with hyphens; part of addresses.
    pub key: String,
    /// Key of 14 digits (LeiKa).
    pub leika_key: String,
    /// Code of the topic field.
    pub topic_field: String,
    /// Kind of procedure.
    pub procedure_kind: ProcedureKind,
    /// Level of the administration that provides it.
    #[serde(with = "level_name")]
    pub level: Level,
    /// The legal entity it concerns; see [`PublicService::acting_entity`] for who acts.
    #[serde(rename = "legal_entity", with = "entity_name")]
    pub legal_entity_kind: LegalEntityKind,
    /// Own sphere or transferred.
    pub task: Task,
    /// Slug of the online form.
    #[serde(with = "empty_is_none")]
    pub schema: Option<String>,
    /// Codes of life events.
    pub life_events: Vec<String>,
    /// Trust level of XZuFi, two digits.
    pub trust_level: String,
    /// For whom.
    #[serde(rename = "addressee")]
    pub addressees: Vec<Addressee>,
    /// Name in everyday words.
    pub name: Translated,
    /// The short answer.
    pub short: Translated,
    /// The whole text, paragraphs separated by empty lines.
    pub full: Translated,
    /// What must hold.
    pub requirements: Vec<Translated>,
    /// What to have at hand.
    pub documents: Vec<Translated>,
    /// Steps in their order.
    pub procedure: Vec<Translated>,
    /// Deadlines.
    pub deadlines: Vec<Deadline>,
    /// Costs.
    pub costs: Costs,
    /// How long it usually takes.
    pub processing_time: Translated,
    /// Provisions.
    pub legal_basis: Vec<LegalBasis>,
    /// Ways to the authority.
    pub channels: Vec<Channel>,
    /// Everyday words for the search.
    pub keywords: Keywords,
    /// For people who answer questions; never shown to residents.
    pub hints: Translated,
    /// What XZuFi knows besides.
    #[serde(default, skip_serializing_if = "Further::is_empty")]
    pub further: Further,
    /// First day; without one since ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Last day; without one until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// Identifier in the audit log; nil until stored.
    #[serde(skip)]
    pub id: Uuid,
    /// Counts changes, from 1; 0 until stored.
    #[serde(skip)]
    pub version: i64,
    /// When it was last changed.
    #[serde(skip)]
    pub changed_at: Timestamp,
}

impl PublicService {
    /// Whether the service exists on a day: within its validity, and not withdrawn by those who published it.
    #[must_use]
    pub fn is_valid_on(&self, day: Date) -> bool {
        !self.further.withdrawn
            && self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day <= until)
    }

    /// The kind of legal entity that acts: in a transferred matter the Amt or district itself.
    #[must_use]
    pub const fn acting_entity(&self) -> LegalEntityKind {
        self.legal_entity_kind.acting(self.level, matches!(self.task, Task::Delegated))
    }

    /// The question for the authority that is responsible in an area on a day.
    #[must_use]
    pub fn question<'a>(&'a self, area_key: &'a str, day: Date) -> Question<'a> {
        Question {
            service_key: &self.key,
            level: self.level,
            legal_entity_kind: self.acting_entity(),
            area_key,
            day,
        }
    }

    /// The service as a channel tells it: its own text of a module in place of the general one.
    #[must_use]
    pub fn told_by(&self, channel: AccessChannel) -> Self {
        let mut told = self.clone();
        for own in self.further.texts.iter().filter(|text| text.channel == Some(channel)) {
            own.module.tell(&mut told, &own.text);
        }
        told
    }

    /// Whether all provisions are confirmed.
    #[must_use]
    pub fn law_is_confirmed(&self) -> bool {
        !self.legal_basis.iter().any(|basis| basis.to_be_confirmed)
    }

    /// Everything that is shown, as one text in a language; what the search reads.
    #[must_use]
    pub fn whole_text(&self, locale: Locale) -> String {
        let lists = [&self.requirements, &self.documents, &self.procedure];
        let lists = lists.into_iter().flatten();
        let deadlines = self.deadlines.iter().map(|deadline| &deadline.text);
        [&self.short, &self.full]
            .into_iter()
            .chain(lists)
            .chain(deadlines)
            .chain([&self.costs.text])
            .map(|text| text.get(locale))
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

macro_rules! by_name {
    ($module:ident, $type:ty, $what:literal) => {
        mod $module {
            use super::*;
            use serde::{Deserializer, Serializer, de::Error as _};

            pub(super) fn serialize<S: Serializer>(value: &$type, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(value.as_str())
            }

            pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<$type, D::Error> {
                let text = String::deserialize(from)?;
                <$type>::parse(&text)
                    .ok_or_else(|| D::Error::custom(format!(concat!("unknown ", $what, " {:?}"), text)))
            }
        }
    };
}

by_name!(level_name, Level, "level");
by_name!(entity_name, LegalEntityKind, "kind of legal entity");

/// The files write an empty text where there is no form.
mod empty_is_none {
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(value: &Option<String>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(value.as_deref().unwrap_or_default())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
        let text = String::deserialize(from)?;
        Ok((!text.is_empty()).then_some(text))
    }
}
