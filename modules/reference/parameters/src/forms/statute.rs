// SPDX-License-Identifier: EUPL-1.2
//! The form of a statute: from what was typed to checked figures and back.

use crate::model::{Begins, DogTaxStatute, MonthDay, Reduction, Typed};
use foundation::{Date, FieldErrors, Message, Money, Translated, Validity, id::Uuid};
use organisation::LegalEntity;

/// Most reductions of a statute.
pub(crate) const MOST_REDUCTIONS: usize = 15;
/// Longest text, in characters.
const LONGEST: usize = 500;
/// Highest amount that is taken as meant, in cents: 100,000 euros a year.
const HIGHEST: i64 = 10_000_000;
/// The amounts, in the order of the form.
pub(crate) const AMOUNTS: [&str; 5] =
    ["first_dog", "second_dog", "further_dog", "dangerous_first_dog", "dangerous_further_dog"];

/// Takes what a browser sent. Days arrive in three parts.
pub(crate) fn typed(pairs: &[(String, String)]) -> Typed {
    let mut typed = Typed::default();
    for (name, value) in pairs.iter().take(400) {
        match name.as_str() {
            "version" | "action" | "note" => {}
            name => typed.set(name, value.chars().take(LONGEST + 1).collect::<String>()),
        }
    }
    for day in ["decided_on", "valid_from"] {
        let part = |part: &str| typed.get(&format!("{day}-{part}")).to_owned();
        let joined = format!("{}.{}.{}", part("day"), part("month"), part("year"));
        let value = parse_day(&joined).map_or(joined, |day| day.to_string());
        for part in ["day", "month", "year"] {
            typed.set(format!("{day}-{part}"), "");
        }
        typed.set(day, if value == ".." { String::new() } else { value });
    }
    typed
}

/// A day as `2026-03-02` or `2.3.2026`.
pub(crate) fn parse_day(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let day =
        Date::new(year.trim().parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?).ok()?;
    (parts.next().is_none() && day.year() >= 1900).then_some(day)
}

/// A day of the year as people write it: `1.7.`, `1.7` or `01.07.`.
fn parse_month_day(text: &str) -> Option<MonthDay> {
    let (day, month) = text.trim().trim_end_matches('.').split_once('.')?;
    let (day, month): (i8, i8) = (day.trim().parse().ok()?, month.trim().parse().ok()?);
    MonthDay::parse(&format!("{month:02}-{day:02}"))
}

/// Cents of an amount as people write it: `60`, `60,5`, `60,00`, `1.234,00`.
pub(crate) fn parse_cents(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('€').trim();
    let (whole, fraction) = text.rsplit_once(',').unwrap_or((text, ""));
    let whole = whole.replace('.', "");
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || !digits(&whole) || !digits(fraction) || fraction.len() > 2 {
        return None;
    }
    let cents: i64 = format!("{fraction:0<2}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 100 + cents)
}

/// `60,00`.
fn plain_amount(amount: Money) -> String {
    let cents = amount.cents().max(0);
    format!("{},{:02}", cents / 100, cents % 100)
}

/// A statute as it would be typed; the start of a new one.
pub(crate) fn of(statute: &DogTaxStatute) -> Typed {
    let mut typed = Typed::default();
    typed.set("title_de", &statute.title.de);
    typed.set("title_en", &statute.title.en);
    let amounts = [
        statute.first_dog,
        statute.second_dog,
        statute.further_dog,
        statute.dangerous_first_dog,
        statute.dangerous_further_dog,
    ];
    for (name, amount) in AMOUNTS.into_iter().zip(amounts) {
        typed.set(name, plain_amount(amount));
    }
    let day = |day: &MonthDay| format!("{}.{}.", day.day, day.month);
    let quarters: Vec<_> = statute.due_quarterly.iter().map(day).collect();
    typed.set("minimum_age_months", statute.minimum_age_months.to_string());
    typed.set("begins", statute.begins.as_str());
    typed.set("due_yearly", day(&statute.due_yearly));
    typed.set("due_quarterly", quarters.join(" "));
    typed.set("first_due_days", statute.first_due_days.to_string());
    typed.set("notification_days", statute.notification_days.to_string());
    for (number, reduction) in (1..).zip(&statute.reductions) {
        let name = |field: &str| format!("reduction.{number}.{field}");
        typed.set(name("kind"), &reduction.kind);
        typed.set(name("percent"), reduction.percent.to_string());
        typed.set(name("months"), reduction.months.map(|months| months.to_string()).unwrap_or_default());
        typed.set(name("dangerous_dogs"), if reduction.dangerous_dogs { "true" } else { "" });
        typed.set(name("condition_de"), &reduction.condition.de);
        typed.set(name("condition_en"), &reduction.condition.en);
    }
    typed
}

struct Reader<'a> {
    typed: &'a Typed,
    errors: FieldErrors,
}

impl Reader<'_> {
    fn wrong(&mut self, name: impl Into<String>, key: &'static str) {
        self.errors.add(name, Message::new(key));
    }

    fn needed(&mut self, name: &str, key: &'static str) -> String {
        let text = self.typed.get(name);
        if text.is_empty() {
            self.wrong(name, key);
        } else if text.chars().count() > LONGEST {
            self.errors.add(name, Message::new("parameters-error-too-long").with("count", LONGEST));
        }
        text.to_owned()
    }

    fn day(&mut self, name: &str) -> Date {
        parse_day(self.typed.get(name)).unwrap_or_else(|| {
            self.wrong(name, "parameters-error-day");
            Date::constant(1900, 1, 1)
        })
    }

    fn amount(&mut self, name: &str) -> Money {
        let cents = parse_cents(self.typed.get(name)).filter(|cents| *cents <= HIGHEST);
        Money::from_cents(cents.unwrap_or_else(|| {
            self.wrong(name, "parameters-error-amount");
            0
        }))
    }

    fn number(&mut self, name: &str, most: u32) -> u32 {
        let number = self.typed.get(name).parse().ok().filter(|number| *number <= most);
        number.unwrap_or_else(|| {
            self.errors.add(name, Message::new("parameters-error-number").with("most", most));
            0
        })
    }

    fn month_day(&mut self, name: &str) -> MonthDay {
        parse_month_day(self.typed.get(name)).unwrap_or_else(|| {
            self.wrong(name, "parameters-error-month-day");
            MonthDay { month: 7, day: 1 }
        })
    }

    fn quarters(&mut self) -> Vec<MonthDay> {
        let text = self.typed.get("due_quarterly");
        let days: Option<Vec<MonthDay>> = text.split_whitespace().map(parse_month_day).collect();
        match days.filter(|days| days.is_empty() || days.len() == 4) {
            Some(days) => days,
            None => {
                self.wrong("due_quarterly", "parameters-error-quarters");
                Vec::new()
            }
        }
    }

    fn reductions(&mut self) -> Vec<Reduction> {
        let numbers = self.typed.reductions();
        if numbers.len() > MOST_REDUCTIONS {
            self.wrong("reduction.1.kind", "parameters-error-reductions");
        }
        numbers.into_iter().take(MOST_REDUCTIONS).map(|number| self.reduction(number)).collect()
    }

    fn reduction(&mut self, number: usize) -> Reduction {
        let name = |field: &str| format!("reduction.{number}.{field}");
        let kind = self.typed.get(&name("kind")).to_owned();
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte);
        if kind.is_empty() || kind.len() > 40 || !kind.bytes().all(plain) {
            self.wrong(name("kind"), "parameters-error-reduction-kind");
        }
        let percent =
            self.typed.get(&name("percent")).trim_end_matches('%').trim().parse::<i64>().unwrap_or_default();
        if !(1..=100).contains(&percent) {
            self.wrong(name("percent"), "parameters-error-percent");
        }
        let months = match self.typed.get(&name("months")) {
            "" => None,
            _ => Some(self.number(&name("months"), 600)),
        };
        Reduction {
            kind,
            percent,
            months,
            dangerous_dogs: self.typed.get(&name("dangerous_dogs")) == "true",
            condition: Translated::new(
                self.needed(&name("condition_de"), "parameters-error-condition"),
                self.typed.get(&name("condition_en")),
            ),
        }
    }
}

/// The statute that was typed, for a legal entity. Its rates rise with the number of dogs; it holds from its first day until further
/// notice.
///
/// # Errors
/// What is missing or wrong, by the names of the fields.
pub(crate) fn statute(typed: &Typed, entity: &LegalEntity, id: Uuid) -> Result<DogTaxStatute, FieldErrors> {
    let mut reader = Reader { typed, errors: FieldErrors::default() };
    let title = Translated::new(reader.needed("title_de", "parameters-error-title"), typed.get("title_en"));
    let source = reader.needed("source", "parameters-error-source");
    let (decided_on, valid_from) = (reader.day("decided_on"), reader.day("valid_from"));
    let [first_dog, second_dog, further_dog, dangerous_first_dog, dangerous_further_dog] =
        AMOUNTS.map(|name| reader.amount(name));
    let statute = DogTaxStatute {
        id,
        key: format!("statute-{id}"),
        legal_entity: entity.id,
        area_key: entity.area_key.clone(),
        valid: Validity::from(valid_from),
        title,
        decided_on,
        first_dog,
        second_dog,
        further_dog,
        dangerous_first_dog,
        dangerous_further_dog,
        minimum_age_months: reader.number("minimum_age_months", 60),
        begins: Begins::parse(typed.get("begins")).unwrap_or_else(|| {
            reader.wrong("begins", "parameters-error-begins");
            Begins::NextMonth
        }),
        due_yearly: reader.month_day("due_yearly"),
        due_quarterly: reader.quarters(),
        first_due_days: reader.number("first_due_days", 365),
        notification_days: reader.number("notification_days", 365),
        source,
        to_be_confirmed: false,
        reductions: reader.reductions(),
    };
    if !statute.rates_rise() && reader.errors.is_empty() {
        reader.wrong("second_dog", "parameters-error-rates");
    }
    let mut kinds: Vec<&str> = statute.reductions.iter().map(|reduction| reduction.kind.as_str()).collect();
    kinds.sort_unstable();
    if kinds.windows(2).any(|pair| pair.first() == pair.last()) {
        reader.wrong("reduction.1.kind", "parameters-error-reduction-twice");
    }
    if reader.errors.is_empty() { Ok(statute) } else { Err(reader.errors) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::OwnerId;
    use proptest::prelude::*;

    fn entity() -> LegalEntity {
        LegalEntity {
            id: Uuid::from_u128(2),
            key: "bad-kleinen".to_owned(),
            kind: "municipality".to_owned(),
            area_key: "130745451002".to_owned(),
            authority: OwnerId(Uuid::from_u128(3)),
            name: Translated::new("Bad Kleinen", "Bad Kleinen"),
            letterhead: Translated::default(),
            formula: Translated::default(),
            bank: String::new(),
            remedy: String::new(),
            version: 1,
        }
    }

    fn complete() -> Typed {
        let mut typed = Typed::default();
        for (name, value) in [
            ("title_de", "Hundesteuersatzung"),
            ("source", "Amtsblatt 3/2026"),
            ("decided_on", "2.2.2026"),
            ("valid_from", "1.1.2027"),
            ("first_dog", "60"),
            ("second_dog", "90,00"),
            ("further_dog", "120,5"),
            ("dangerous_first_dog", "360"),
            ("dangerous_further_dog", "1.600,00 €"),
            ("minimum_age_months", "3"),
            ("begins", "next_month"),
            ("due_yearly", "1.7."),
            ("due_quarterly", "15.2. 15.5. 15.8. 15.11."),
            ("first_due_days", "30"),
            ("notification_days", "14"),
            ("reduction.1.kind", "assistenz"),
            ("reduction.1.percent", "100 %"),
            ("reduction.1.condition_de", "Assistenzhund"),
            ("reduction.1.dangerous_dogs", "true"),
        ] {
            typed.set(name, value);
        }
        typed
    }

    fn errors(typed: &Typed) -> Vec<(String, &'static str)> {
        let found = statute(typed, &entity(), Uuid::nil()).unwrap_err();
        found.0.into_iter().map(|(name, message)| (name, message.key)).collect()
    }

    #[test]
    fn the_figures_are_read_as_people_write_them() {
        let read = statute(&complete(), &entity(), Uuid::nil()).unwrap();
        assert_eq!(read.further_dog, Money::from_cents(12_050));
        assert_eq!(read.dangerous_further_dog, Money::from_cents(160_000));
        assert_eq!(read.valid, Validity::from(Date::constant(2027, 1, 1)));
        assert_eq!(read.due_quarterly.len(), 4);
        assert_eq!((read.reductions[0].percent, read.reductions[0].months), (100, None));
        assert!(!read.to_be_confirmed);
    }

    #[test]
    fn a_statute_comes_back_from_its_form() {
        let read = statute(&complete(), &entity(), Uuid::nil()).unwrap();
        let mut again = of(&read);
        for name in ["source", "decided_on", "valid_from"] {
            again.set(name, complete().get(name));
        }
        assert_eq!(statute(&again, &entity(), Uuid::nil()).unwrap(), read);
    }

    #[test]
    fn what_is_wrong_is_named_at_its_field() {
        for (name, value, wanted) in [
            ("title_de", "", "parameters-error-title"),
            ("first_dog", "sechzig", "parameters-error-amount"),
            ("first_dog", "-1", "parameters-error-amount"),
            ("first_dog", "200000", "parameters-error-amount"),
            ("valid_from", "31.2.2027", "parameters-error-day"),
            ("due_yearly", "29.2.", "parameters-error-month-day"),
            ("due_quarterly", "15.2. 15.5.", "parameters-error-quarters"),
            ("minimum_age_months", "61", "parameters-error-number"),
            ("begins", "sometime", "parameters-error-begins"),
            ("reduction.1.percent", "101", "parameters-error-percent"),
            ("reduction.1.kind", "Wach Hund", "parameters-error-reduction-kind"),
            ("reduction.1.condition_de", "", "parameters-error-condition"),
        ] {
            let mut typed = complete();
            typed.set(name, value);
            assert_eq!(errors(&typed), [(name.to_owned(), wanted)], "{name} {value}");
        }
        let mut falling = complete();
        falling.set("second_dog", "50");
        assert_eq!(errors(&falling), [("second_dog".to_owned(), "parameters-error-rates")]);
        let mut twice = complete();
        for (name, value) in [("kind", "assistenz"), ("percent", "50"), ("condition_de", "Noch einmal")] {
            twice.set(format!("reduction.2.{name}"), value);
        }
        assert_eq!(errors(&twice), [("reduction.1.kind".to_owned(), "parameters-error-reduction-twice")]);
    }

    proptest! {
        #[test]
        fn every_amount_comes_back_from_what_is_shown(cents in 0_i64..10_000_000) {
            prop_assert_eq!(parse_cents(&plain_amount(Money::from_cents(cents))), Some(cents));
            prop_assert_eq!(parse_cents(&Money::from_cents(cents).format(foundation::Locale::De)), Some(cents));
        }

        #[test]
        fn nothing_typed_makes_the_form_fall(pairs in proptest::collection::vec(("[a-z_.0-9-]{0,24}", "\\PC{0,40}"), 0..40)) {
            let _ = statute(&typed(&pairs), &entity(), Uuid::nil());
        }
    }
}
