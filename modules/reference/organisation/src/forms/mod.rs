// SPDX-License-Identifier: EUPL-1.2
//! Raw input of import files and of forms.

pub(crate) mod import;

use crate::commands::{NewPerson, STAFF_ROLES};
use crate::model::{LegalEntity, OrgUnit, UNIT_KINDS};
use foundation::{Date, FieldErrors, Message, Role, Translated, id::Uuid};
use identity::{AccountId, Loan};

/// Longest text of a field, in characters.
const LONGEST: usize = 500;

/// The pairs of a form as they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Raw(pub(crate) Vec<(String, String)>);

impl Raw {
    /// The value of a field without spaces around it; empty when it was not sent.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Fills in a value where none was sent.
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// Fills in the three parts of a date.
    pub(crate) fn with_date(self, name: &str, day: Date) -> Self {
        self.with(&format!("{name}-day"), day.day().to_string())
            .with(&format!("{name}-month"), day.month().to_string())
            .with(&format!("{name}-year"), day.year().to_string())
    }

    fn translated(&self, name: &str) -> Translated {
        Translated::new(self.get(&format!("{name}_de")), self.get(&format!("{name}_en")))
    }

    fn id(&self, name: &str) -> Option<Uuid> {
        Uuid::parse_str(self.get(name)).ok()
    }

    /// A date of three parts.
    fn date(&self, name: &str) -> Option<Date> {
        let part = |part: &str| self.get(&format!("{name}-{part}")).to_owned();
        Date::new(part("year").parse().ok()?, part("month").parse().ok()?, part("day").parse().ok()?).ok()
    }
}

fn require(errors: &mut FieldErrors, raw: &Raw, field: &str, key: &'static str) {
    if raw.get(field).is_empty() {
        errors.add(field, Message::new(key));
    } else if raw.get(field).chars().count() > LONGEST {
        errors.add(field, Message::new("organisation-error-too-long").with("count", LONGEST));
    }
}

/// A unit from its form. `before` is the unit that is changed; without it a new one is made with the key given.
pub(crate) fn unit(raw: &Raw, before: Option<&OrgUnit>, fresh: Uuid) -> (OrgUnit, FieldErrors) {
    let mut errors = FieldErrors::default();
    require(&mut errors, raw, "name_de", "organisation-error-name");
    if !UNIT_KINDS.contains(&raw.get("kind")) {
        errors.add("kind", Message::new("organisation-error-kind"));
    }
    let services =
        raw.get("services").split(|c: char| c.is_whitespace() || c == ',').filter(|key| !key.is_empty());
    let unit = OrgUnit {
        id: before.map_or(fresh, |unit| unit.id),
        key: before.map_or_else(|| format!("unit-{fresh}"), |unit| unit.key.clone()),
        parent: raw.id("parent"),
        kind: raw.get("kind").to_owned(),
        name: raw.translated("name"),
        service_keys: services.map(str::to_owned).collect(),
        version: before.map_or(0, |_| raw.get("version").parse().unwrap_or(1)),
    };
    (unit, errors)
}

/// The changed letterhead of a legal entity.
pub(crate) fn letterhead(raw: &Raw, before: &LegalEntity) -> (LegalEntity, FieldErrors) {
    let mut errors = FieldErrors::default();
    require(&mut errors, raw, "letterhead_de", "organisation-error-letterhead");
    require(&mut errors, raw, "formula_de", "organisation-error-formula");
    let entity = LegalEntity {
        letterhead: raw.translated("letterhead"),
        formula: raw.translated("formula"),
        version: raw.get("version").parse().unwrap_or(before.version),
        ..before.clone()
    };
    (entity, errors)
}

/// A staff role from its name.
pub(crate) fn role(text: &str) -> Option<Role> {
    Role::parse(text).filter(|role| STAFF_ROLES.contains(role))
}

/// A person who begins to work here.
pub(crate) fn person(raw: &Raw) -> Result<NewPerson, FieldErrors> {
    let mut errors = FieldErrors::default();
    require(&mut errors, raw, "display_name", "organisation-error-person-name");
    require(&mut errors, raw, "login", "organisation-error-login");
    if !raw.get("email").is_empty() && !raw.get("email").contains('@') {
        errors.add("email", Message::new("organisation-error-email"));
    }
    let role = role(raw.get("role"));
    if role.is_none() {
        errors.add("role", Message::new("organisation-error-role"));
    }
    let new = role.map(|role| NewPerson {
        login: raw.get("login").to_owned(),
        display_name: raw.get("display_name").to_owned(),
        unit: raw.id("unit"),
        function: raw.translated("function"),
        email: raw.get("email").to_owned(),
        phone: raw.get("phone").to_owned(),
        role,
    });
    match new {
        Some(new) if errors.is_empty() => Ok(new),
        _ => Err(errors),
    }
}

/// A role with its first day.
pub(crate) fn binding(raw: &Raw) -> Result<(Role, Date), FieldErrors> {
    let mut errors = FieldErrors::default();
    let role = role(raw.get("role"));
    if role.is_none() {
        errors.add("role", Message::new("organisation-error-role"));
    }
    let from = raw.date("from");
    if from.is_none() {
        errors.add("from", Message::new("organisation-error-date"));
    }
    role.zip(from).ok_or(errors)
}

/// The role to end and its last day, which is not in the past.
pub(crate) fn ending(raw: &Raw, today: Date) -> Result<(Uuid, Date), FieldErrors> {
    let mut errors = FieldErrors::default();
    let binding = raw.id("binding");
    if binding.is_none() {
        errors.add("binding", Message::new("organisation-error-binding"));
    }
    let last_day = raw.date("last_day");
    match last_day {
        None => errors.add("last_day", Message::new("organisation-error-date")),
        Some(day) if day < today => errors.add("last_day", Message::new("organisation-error-past")),
        Some(_) => {}
    }
    match binding.zip(last_day) {
        Some(found) if errors.is_empty() => Ok(found),
        _ => Err(errors),
    }
}

/// A loan of one of the roles one holds.
pub(crate) fn loan(raw: &Raw, own: &[Role], today: Date) -> Result<Loan, FieldErrors> {
    let mut errors = FieldErrors::default();
    let role = role(raw.get("role")).filter(|role| own.contains(role));
    if role.is_none() {
        errors.add("role", Message::new("organisation-error-role"));
    }
    let to = raw.id("to").map(AccountId);
    if to.is_none() {
        errors.add("to", Message::new("organisation-error-colleague"));
    }
    let (from, until) = (raw.date("from"), raw.date("until"));
    for (field, day) in [("from", from), ("until", until)] {
        match day {
            None => errors.add(field, Message::new("organisation-error-date")),
            Some(day) if day < today => errors.add(field, Message::new("organisation-error-past")),
            Some(_) => {}
        }
    }
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        errors.add("until", Message::new("organisation-error-ends-before"));
    }
    require(&mut errors, raw, "reason", "organisation-error-reason");
    match (to, role, from.zip(until)) {
        (Some(to), Some(role), Some(days)) if errors.is_empty() => {
            Ok(Loan { to, role, days, reason: raw.get("reason").to_owned() })
        }
        _ => Err(errors),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 3, 2);

    fn raw(pairs: &[(&str, &str)]) -> Raw {
        Raw(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn fields(errors: &FieldErrors) -> Vec<&str> {
        errors.0.iter().map(|(field, _)| field.as_str()).collect()
    }

    #[test]
    fn an_empty_form_says_what_is_missing_in_the_order_of_the_page() {
        assert_eq!(fields(&person(&Raw::default()).unwrap_err()), ["display_name", "login", "role"]);
        assert_eq!(
            fields(&loan(&Raw::default(), &[], TODAY).unwrap_err()),
            ["role", "to", "from", "until", "reason"]
        );
        assert_eq!(fields(&binding(&Raw::default()).unwrap_err()), ["role", "from"]);
    }

    #[test]
    fn only_roles_of_staff_can_be_given_and_only_own_ones_lent() {
        assert_eq!(role("system"), None);
        assert_eq!(role("resident"), None);
        assert_eq!(role("case_worker"), Some(Role::CaseWorker));
        let id = Uuid::from_u128(1).to_string();
        let filled = raw(&[("role", "administrator"), ("to", &id), ("reason", "Urlaub")])
            .with_date("from", TODAY)
            .with_date("until", TODAY);
        assert_eq!(fields(&loan(&filled, &[Role::CaseWorker], TODAY).unwrap_err()), ["role"]);
        assert!(loan(&filled, &[Role::Administrator], TODAY).is_ok());
    }

    #[test]
    fn a_role_does_not_end_in_the_past() {
        let id = Uuid::from_u128(1).to_string();
        let yesterday = raw(&[("binding", &id)]).with_date("last_day", Date::constant(2026, 3, 1));
        assert_eq!(fields(&ending(&yesterday, TODAY).unwrap_err()), ["last_day"]);
        let impossible = raw(&[
            ("binding", &id),
            ("last_day-day", "31"),
            ("last_day-month", "2"),
            ("last_day-year", "2027"),
        ]);
        assert_eq!(fields(&ending(&impossible, TODAY).unwrap_err()), ["last_day"]);
    }

    #[test]
    fn service_keys_are_separated_by_lines_or_commas() {
        let sent = raw(&[("name_de", "Steueramt"), ("kind", "division"), ("services", "a\r\nb, c")]);
        let (unit, errors) = unit(&sent, None, Uuid::from_u128(7));
        assert!(errors.is_empty());
        assert_eq!(unit.service_keys, ["a", "b", "c"]);
        assert_eq!(unit.version, 0);
    }

    #[test]
    fn a_text_beyond_the_limit_is_refused() {
        let sent = raw(&[("name_de", &"x".repeat(501)), ("kind", "desk")]);
        assert_eq!(fields(&unit(&sent, None, Uuid::from_u128(7)).1), ["name_de"]);
    }
}
