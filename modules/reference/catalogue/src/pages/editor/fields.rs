// SPDX-License-Identifier: EUPL-1.2
//! The fields of a part of the editor, and what was typed into them.

use super::labels::{choices, field_label, language_label, module_label, row_label};
use super::{channel_label, complaint};
use crate::model::{
    Addressee, ChannelKind, CostKind, DeadlineKind, FIELDS, Field as Known, Lookups, MOST_ROWS, Part,
    ProcedureKind, SINGLE_CONTACT_POINT, ServiceModule, Shape, Sheet, TRUST_LEVELS, Task, TimeUnit, UNSHOWN,
    field_of, fields_of,
};
use foundation::{FieldErrors, Locale};
use organisation::{LegalEntityKind, Level};
use web::components::{
    Checkboxes, Choice, DateField, DateParts, Field, FieldGroup, InsetText, SelectField, SingleCheckbox,
    TextField, TextKind, Width,
};
use web::{Page, Visit};

/// What a form shows.
pub(super) struct Filled<'a> {
    pub(super) visit: &'a Visit,
    pub(super) page: &'a Page,
    pub(super) sheet: &'a Sheet,
    pub(super) errors: &'a FieldErrors,
    pub(super) lookups: &'a Lookups,
}

/// What was typed into the fields of some parts.
pub(super) fn read(pairs: &[(String, String)], parts: &[Part]) -> Sheet {
    let mut sheet = Sheet::default();
    for (name, value) in pairs.iter().take(2_000) {
        // The parts of a day arrive in the order of the page: day, month, year.
        let day = ["-day", "-month", "-year"].iter().find_map(|part| name.strip_suffix(part));
        let path = day.unwrap_or(name);
        let Some(place) = field_of(path).filter(|place| parts.contains(&place.part())) else { continue };
        if UNSHOWN.contains(&place.field.name) {
            continue;
        }
        let before = sheet.get(path).to_owned();
        let joined = match (place.field.shape, before.as_str()) {
            (Shape::Day, "") if value.trim().is_empty() => String::new(),
            (Shape::Day, "") => value.trim().to_owned(),
            (Shape::Day, before) => format!("{before}.{}", value.trim()),
            (Shape::Choices, before) if !before.is_empty() => format!("{before} {value}"),
            _ => value.clone(),
        };
        sheet.set(path, &joined);
    }
    let days: Vec<String> = sheet
        .iter()
        .filter(|(path, _)| field_of(path).is_some_and(|place| place.field.shape == Shape::Day))
        .map(|(path, _)| path.to_owned())
        .collect();
    for path in days {
        if let Some(day) = crate::model::parse_day(sheet.get(&path)) {
            sheet.set(path, &day.to_string());
        }
    }
    sheet.renumbered()
}

impl Filled<'_> {
    /// The fields of a part.
    pub(super) fn part(&self, part: Part) -> Vec<Field> {
        match part {
            Part::Deadlines => self.rows("deadlines"),
            Part::Law => self.rows("legal_basis"),
            Part::Channels => self.rows("channels"),
            Part::Modules => self.modules(),
            Part::Web | Part::Phone | Part::Counter => self.channel(part),
            _ => fields_of(part)
                .flat_map(|field| self.fields(field, field.name, field_label(self.page, field.name)))
                .collect(),
        }
    }

    /// One field, or one per language.
    fn fields(&self, known: &Known, path: &str, label: String) -> Vec<Field> {
        if !known.translated {
            return vec![self.single(known, path, label)];
        }
        let language = |locale: Locale| {
            let label = format!("{label} ({})", language_label(self.page, locale));
            self.text(known.shape, &format!("{path}.{}", locale.as_str()), label)
        };
        let english = language(Locale::En).optional();
        vec![language(Locale::De).into(), english.into()]
    }

    fn error(&self, path: &str) -> Option<String> {
        complaint(self.visit, self.errors, path)
    }

    fn text(&self, shape: Shape, path: &str, label: String) -> TextField {
        let field =
            TextField::new(self.page, path, label).value(self.sheet.get(path)).error_from(self.error(path));
        match shape {
            Shape::Text => field.multiline(6),
            Shape::Lines => field.multiline(6).hint(self.page.t("catalogue-editor-lines")),
            Shape::Codes => field.kind(TextKind::Code).hint(self.page.t("catalogue-editor-codes")),
            Shape::Number => field.kind(TextKind::Digits).width(Width::Short),
            Shape::Amount => field.kind(TextKind::Decimal).width(Width::Medium).suffix("€"),
            _ => field,
        }
    }

    fn single(&self, known: &Known, path: &str, label: String) -> Field {
        let value = self.sheet.get(path);
        match known.shape {
            Shape::Choice | Shape::Flag if !path.ends_with("to_be_confirmed") => {
                let choices = self.choices(known);
                let field = SelectField::new(self.page, path, label, choices).selected(value);
                field.error_from(self.error(path)).into()
            }
            Shape::Flag => SingleCheckbox::new(self.page, path, label).checked(value == "true").into(),
            Shape::Choices => Checkboxes::new(self.page, path, label, self.choices(known))
                .selected(value.split(' '))
                .error_from(self.error(path))
                .into(),
            Shape::Day => DateField::new(self.page, path, label)
                .value(date_parts(value))
                .error_from(self.error(path))
                .optional()
                .into(),
            shape => {
                let optional = [
                    "further_leika_keys",
                    "typing",
                    "schema",
                    "sdg_areas",
                    "sdg_topics",
                    "costs.least",
                    "costs.greatest",
                ];
                let field = self.text(shape, path, label);
                if optional.contains(&known.name) { field.optional().into() } else { field.into() }
            }
        }
    }

    fn choices(&self, known: &Known) -> Vec<Choice> {
        let named = |values: &[&str]| choices(self.page, known.name, values);
        let locale = self.page.locale;
        match known.name {
            "topic_field" => {
                let topics = self.lookups.topic_fields.iter();
                topics.map(|topic| Choice::new(&topic.code, topic.name.get(locale))).collect()
            }
            "life_events" => {
                let events = self.lookups.life_events.iter();
                events.map(|event| Choice::new(&event.code, event.name.get(locale))).collect()
            }
            "addressees" => named(&Addressee::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>()),
            "procedure_kind" => {
                named(&ProcedureKind::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>())
            }
            "level" => {
                let levels = [Level::Municipality, Level::Association, Level::District, Level::Land];
                named(&levels.map(Level::as_str))
            }
            "legal_entity" => named(&LegalEntityKind::ALL.map(LegalEntityKind::as_str)),
            "task" => named(&Task::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>()),
            "trust_level" => named(&TRUST_LEVELS),
            "single_contact_point" => named(&SINGLE_CONTACT_POINT),
            "costs.kind" => named(&CostKind::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>()),
            "deadlines.kind" => {
                named(&DeadlineKind::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>())
            }
            "deadlines.unit" => named(&TimeUnit::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>()),
            "channels.kind" => {
                named(&ChannelKind::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>())
            }
            _ => vec![
                Choice::new("true", self.page.t("web-choice-yes")),
                Choice::new("false", self.page.t("web-choice-no")),
            ],
        }
    }

    /// The rows of a group and an empty one for more.
    fn rows(&self, group: &str) -> Vec<Field> {
        let mut rows = self.sheet.rows(group);
        let next = rows.last().copied().unwrap_or_default() + 1;
        if next <= MOST_ROWS {
            rows.push(next);
        }
        rows.into_iter().map(|row| self.row(group, row, row == next).into()).collect()
    }

    fn row(&self, group: &str, row: usize, is_new: bool) -> FieldGroup {
        let of_group = |field: &&'static Known| field.name.split('.').next() == Some(group);
        let fields = FIELDS.iter().filter(of_group).flat_map(|field| {
            let own = field.name.split('.').nth(1).unwrap_or_default();
            self.fields(field, &format!("{group}.{row}.{own}"), field_label(self.page, field.name))
        });
        let fieldset = FieldGroup::new(row_label(self.page, group, row), fields.collect());
        let hint = if is_new { "catalogue-editor-row-new" } else { "catalogue-editor-row-remove" };
        fieldset.hint(self.page.t(hint))
    }

    /// Modules that have no field of their own.
    fn modules(&self) -> Vec<Field> {
        let modules = ServiceModule::ALL.iter().filter(|module| !module.has_own_field());
        modules
            .map(|module| self.module(*module, &format!("modules.{}", module.as_str()), String::new()))
            .collect()
    }

    /// What a channel says differently, beside what everybody reads.
    fn channel(&self, part: Part) -> Vec<Field> {
        let Some(channel) = part.channel() else { return Vec::new() };
        let name = channel_label(self.page, channel);
        let lead = InsetText::new(self.page.t1("catalogue-editor-channel", "channel", &name));
        let modules = ServiceModule::ALL.iter().map(|module| {
            let general = match module.has_own_field() {
                true => self.sheet.get(&format!("{}.de", module.as_str())),
                false => self.sheet.get(&format!("modules.{}.de", module.as_str())),
            };
            let general = match general.char_indices().nth(160) {
                Some((end, _)) => format!("{} …", general.get(..end).unwrap_or_default()),
                None => general.to_owned(),
            };
            self.module(*module, &format!("modules.{}.{}", module.as_str(), channel.as_str()), general)
        });
        std::iter::once(lead.into()).chain(modules).collect()
    }

    fn module(&self, module: ServiceModule, path: &str, general: String) -> Field {
        let fields = Locale::ALL.map(|locale| {
            let label = language_label(self.page, locale);
            let path = format!("{path}.{}", locale.as_str());
            Field::from(self.text(Shape::Text, &path, label).multiline(4).optional())
        });
        let group = FieldGroup::new(module_label(self.page, module), fields.to_vec());
        let group = if general.is_empty() {
            group
        } else {
            group.hint(self.page.t1("catalogue-editor-general", "text", &general))
        };
        group.into()
    }
}

/// Day, month and year as they were typed, or of a day.
fn date_parts(value: &str) -> DateParts {
    if let Ok(day) = value.parse::<foundation::Date>() {
        return DateParts {
            day: day.day().to_string(),
            month: day.month().to_string(),
            year: day.year().to_string(),
        };
    }
    let mut parts = value.splitn(3, '.').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    DateParts { day: next(), month: next(), year: next() }
}
