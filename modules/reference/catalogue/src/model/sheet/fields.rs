// SPDX-License-Identifier: EUPL-1.2
//! The fields of a sheet: which there are, in which part of the editor they stand, and what shape their values have.

use crate::model::further::ServiceModule;
use crate::model::words::{AccessChannel, named};
use foundation::Locale;

named! {
    /// A part of the editor: one page.
    Part {
        /// Names and search words.
        Names = "names",
        /// Short and full text.
        Texts = "texts",
        /// Requirements and documents.
        Needs = "needs",
        /// Course of the procedure and usual time.
        Procedure = "procedure",
        /// Deadlines.
        Deadlines = "deadlines",
        /// Costs.
        Costs = "costs",
        /// Legal basis.
        Law = "law",
        /// Ways to the authority.
        Channels = "channels",
        /// Modules without a field of their own.
        Modules = "modules",
        /// What the web says differently.
        Web = "web",
        /// What the phone says differently.
        Phone = "phone",
        /// What the counter says differently.
        Counter = "counter",
        /// Hints for people who answer questions.
        Hints = "hints",
        /// Keys, kind, level, addressees, form.
        Assignment = "assignment",
        /// Single Digital Gateway.
        Sdg = "sdg",
        /// Validity.
        Validity = "validity",
    }
}

impl Part {
    /// The part of a channel's own texts.
    #[must_use]
    pub const fn of_channel(channel: AccessChannel) -> Self {
        match channel {
            AccessChannel::Web => Self::Web,
            AccessChannel::Phone => Self::Phone,
            AccessChannel::Counter => Self::Counter,
        }
    }

    /// The channel whose own texts stand in this part.
    #[must_use]
    pub fn channel(self) -> Option<AccessChannel> {
        AccessChannel::ALL.iter().copied().find(|channel| Self::of_channel(*channel) == self)
    }

    /// Whether an area may say something else here.
    #[must_use]
    pub const fn is_local(self) -> bool {
        matches!(
            self,
            Self::Texts | Self::Needs | Self::Procedure | Self::Deadlines | Self::Costs | Self::Channels
        )
    }
}

/// The shape of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line.
    Line,
    /// Several paragraphs.
    Text,
    /// A list, one item per line.
    Lines,
    /// One of a few words.
    Choice,
    /// Any of a few words, separated by spaces.
    Choices,
    /// Several codes, separated by spaces.
    Codes,
    /// `true` or `false`.
    Flag,
    /// A day, ISO 8601 or day.month.year.
    Day,
    /// A whole number.
    Number,
    /// An amount in euros.
    Amount,
}

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name; in a group of rows `group.field`.
    pub name: &'static str,
    /// Where it stands; modules of a channel stand in the part of the channel.
    pub part: Part,
    /// Shape of its values.
    pub shape: Shape,
    /// Whether it has a value per language.
    pub translated: bool,
}

/// Groups whose fields repeat by rows.
pub(crate) const ROW_GROUPS: [&str; 3] = ["deadlines", "legal_basis", "channels"];

const fn plain(name: &'static str, part: Part, shape: Shape) -> Field {
    Field { name, part, shape, translated: false }
}

const fn text(name: &'static str, part: Part, shape: Shape) -> Field {
    Field { name, part, shape, translated: true }
}

/// Every field, in the order of reading.
pub(crate) const FIELDS: &[Field] = &[
    plain("key", Part::Assignment, Shape::Line),
    text("name", Part::Names, Shape::Line),
    text("keywords", Part::Names, Shape::Lines),
    text("short", Part::Texts, Shape::Text),
    text("full", Part::Texts, Shape::Text),
    text("requirements", Part::Needs, Shape::Lines),
    text("documents", Part::Needs, Shape::Lines),
    text("procedure", Part::Procedure, Shape::Lines),
    text("processing_time", Part::Procedure, Shape::Line),
    plain("deadlines.kind", Part::Deadlines, Shape::Choice),
    plain("deadlines.amount", Part::Deadlines, Shape::Number),
    plain("deadlines.unit", Part::Deadlines, Shape::Choice),
    text("deadlines.text", Part::Deadlines, Shape::Text),
    plain("deadlines.legal_basis", Part::Deadlines, Shape::Line),
    plain("costs.kind", Part::Costs, Shape::Choice),
    plain("costs.least", Part::Costs, Shape::Amount),
    plain("costs.greatest", Part::Costs, Shape::Amount),
    text("costs.text", Part::Costs, Shape::Text),
    plain("costs.to_be_confirmed", Part::Costs, Shape::Flag),
    plain("legal_basis.text", Part::Law, Shape::Line),
    plain("legal_basis.source", Part::Law, Shape::Line),
    plain("legal_basis.to_be_confirmed", Part::Law, Shape::Flag),
    plain("channels.kind", Part::Channels, Shape::Choice),
    text("channels.text", Part::Channels, Shape::Text),
    text("modules", Part::Modules, Shape::Text),
    text("hints", Part::Hints, Shape::Text),
    plain("leika_key", Part::Assignment, Shape::Line),
    plain("further_leika_keys", Part::Assignment, Shape::Codes),
    plain("topic_field", Part::Assignment, Shape::Choice),
    plain("life_events", Part::Assignment, Shape::Choices),
    plain("addressees", Part::Assignment, Shape::Choices),
    plain("procedure_kind", Part::Assignment, Shape::Choice),
    plain("level", Part::Assignment, Shape::Choice),
    plain("legal_entity", Part::Assignment, Shape::Choice),
    plain("task", Part::Assignment, Shape::Choice),
    plain("typing", Part::Assignment, Shape::Codes),
    plain("trust_level", Part::Assignment, Shape::Choice),
    plain("needs_written_form", Part::Assignment, Shape::Flag),
    plain("needs_personal_appearance", Part::Assignment, Shape::Flag),
    plain("is_informal", Part::Assignment, Shape::Flag),
    plain("schema", Part::Assignment, Shape::Line),
    plain("sdg_areas", Part::Sdg, Shape::Codes),
    plain("sdg_topics", Part::Sdg, Shape::Codes),
    plain("single_contact_point", Part::Sdg, Shape::Choice),
    plain("valid_from", Part::Validity, Shape::Day),
    plain("valid_until", Part::Validity, Shape::Day),
    plain("withdrawn", Part::Validity, Shape::Flag),
];

/// Fields that no form shows: a key never changes, and what is withdrawn is decided by a step.
pub(crate) const UNSHOWN: [&str; 2] = ["key", "withdrawn"];

/// The fields of a part that a form shows.
pub(crate) fn fields_of(part: Part) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(move |field| field.part == part && !UNSHOWN.contains(&field.name))
}

/// What a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The field.
    pub field: &'static Field,
    /// Row of a group, from 1.
    pub row: Option<usize>,
    /// ServiceModule.
    pub module: Option<ServiceModule>,
    /// Channel of a module.
    pub channel: Option<AccessChannel>,
    /// Language.
    pub locale: Option<Locale>,
}

impl Place {
    /// The part in which it stands.
    #[must_use]
    pub fn part(&self) -> Part {
        self.channel.map_or(self.field.part, Part::of_channel)
    }

    pub(super) fn order(&self) -> (usize, usize, usize) {
        let field = FIELDS.iter().position(|field| field.name == self.field.name).unwrap_or(FIELDS.len());
        let module = self.module.and_then(|own| ServiceModule::ALL.iter().position(|module| *module == own));
        let channel = self.channel.and_then(|own| AccessChannel::ALL.iter().position(|one| *one == own));
        let row = self.row.unwrap_or(0) + module.map_or(0, |at| at * 8) + channel.map_or(0, |at| at + 1);
        let language = usize::from(self.locale == Some(Locale::En));
        // Rows stay together, whatever their fields.
        match self.row {
            Some(_) => {
                let group = self.field.name.split('.').next().unwrap_or_default();
                let first = FIELDS.iter().position(|field| field.name.starts_with(group)).unwrap_or(field);
                (first, row * 100 + (field - first), language)
            }
            None => (field, row, language),
        }
    }
}

/// What a path names; `None` for a path that no sheet has.
#[must_use]
pub fn field_of(path: &str) -> Option<Place> {
    let parts: Vec<&str> = path.split('.').collect();
    let (locale, parts) = match parts.split_last() {
        Some((last, rest)) if Locale::parse(last).is_some() => (Locale::parse(last), rest),
        _ => (None, parts.as_slice()),
    };
    let (name, row, module, channel) = match parts {
        ["modules", module] => ("modules".to_owned(), None, Some(ServiceModule::parse(module)?), None),
        ["modules", module, channel] => {
            let (module, channel) = (ServiceModule::parse(module)?, AccessChannel::parse(channel)?);
            ("modules".to_owned(), None, Some(module), Some(channel))
        }
        [group, row, field] if ROW_GROUPS.contains(group) => {
            let number: usize = row.parse().ok().filter(|number| (1..=super::MOST_ROWS).contains(number))?;
            // Exactly one way to write a number.
            (number.to_string() == **row).then_some(())?;
            (format!("{group}.{field}"), Some(number), None, None)
        }
        other => (other.join("."), None, None, None),
    };
    let field = FIELDS.iter().find(|field| field.name == name)?;
    let in_rows = name.split('.').next().is_some_and(|group| ROW_GROUPS.contains(&group));
    let fits = field.translated == locale.is_some()
        && in_rows == row.is_some()
        && (name == "modules") == module.is_some()
        && module.is_none_or(|module| channel.is_some() || !module.has_own_field());
    fits.then_some(Place { field, row, module, channel, locale })
}
