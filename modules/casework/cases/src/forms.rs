// SPDX-License-Identifier: EUPL-1.2
//! What clerks type, read into commands. Pure.

use crate::commands::Wanted;
use crate::model::{CaseId, Command, Decision, DecisionPart, MOST_PARTS};
use foundation::{Date, FieldErrors, Message, id::Uuid};
use web::components::DateParts;

/// The pairs of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pairs(pub(crate) Vec<(String, String)>);

impl Pairs {
    /// Reads a body or a query of type `application/x-www-form-urlencoded`.
    pub(crate) fn read(text: &[u8]) -> Self {
        let decoded = |part: &str| {
            let spaced = part.replace('+', " ");
            let mut bytes = Vec::with_capacity(spaced.len());
            let mut rest = spaced.as_bytes();
            while let Some((first, tail)) = rest.split_first() {
                let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
                match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%') {
                    Some(byte) => {
                        bytes.push(byte);
                        rest = tail.get(2..).unwrap_or_default();
                    }
                    None => {
                        bytes.push(*first);
                        rest = tail;
                    }
                }
            }
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let text = String::from_utf8_lossy(text);
        let pairs = text.split('&').filter(|pair| !pair.is_empty()).take(500).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value).replace("\r\n", "\n"))
        });
        Self(pairs.collect())
    }

    /// The first value of a name, without surrounding spaces; empty when missing.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Every value of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// The version that the page showed; a missing one is stale.
    pub(crate) fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or(-1)
    }

    /// The chosen cases of the work list, at most a hundred.
    pub(crate) fn chosen(&self) -> Vec<CaseId> {
        self.all("case").filter_map(|text| text.parse().ok()).take(100).collect()
    }

    /// The three parts of a date.
    pub(crate) fn date_parts(&self, name: &str) -> DateParts {
        let part = |part: &str| self.get(&format!("{name}-{part}")).to_owned();
        DateParts { day: part("day"), month: part("month"), year: part("year") }
    }

    fn date(&self, name: &str) -> Option<Date> {
        let parts = self.date_parts(name);
        Date::new(parts.year.parse().ok()?, parts.month.parse().ok()?, parts.day.parse().ok()?).ok()
    }
}

/// To whom a case is given; `None` with an error when nobody was chosen.
pub(crate) fn assignee(pairs: &Pairs) -> Result<Uuid, FieldErrors> {
    pairs.get("to").parse().map_err(|_| {
        let mut errors = FieldErrors::default();
        errors.add("to", Message::new("cases-error-nobody-chosen"));
        errors
    })
}

/// A request for documents: one line per document, and a day.
pub(crate) fn wanted(pairs: &Pairs, today: Date) -> Result<Wanted, FieldErrors> {
    let items = pairs.get("items").lines().map(str::trim).filter(|line| !line.is_empty());
    let items: Vec<String> = items.map(str::to_owned).collect();
    match pairs.date("due") {
        Some(due_on) => {
            let wanted = Wanted { items, due_on };
            let errors = wanted.check(today);
            if errors.is_empty() { Ok(wanted) } else { Err(errors) }
        }
        None => {
            let far = today.tomorrow().unwrap_or(today);
            let mut errors = Wanted { items, due_on: far }.check(today);
            errors.add("due", Message::new("cases-error-due-not-a-date"));
            Err(errors)
        }
    }
}

/// A decision. Parts without any words are left out; at least two are offered by the page.
pub(crate) fn decision(command: Command, pairs: &Pairs) -> Decision {
    let mut decision = Decision::plain(command);
    pairs.get("reasons").clone_into(&mut decision.reasons);
    decision.early = (pairs.get("early") == "true").then(|| pairs.get("early-reason").to_owned());
    if command == Command::PartlyGrant {
        decision.parts = (1..=MOST_PARTS)
            .map(|number| DecisionPart {
                subject: pairs.get(&format!("part-{number}-subject")).to_owned(),
                granted: pairs.get(&format!("part-{number}-granted")) == "true",
                reason: pairs.get(&format!("part-{number}-reason")).to_owned(),
            })
            .filter(|part| !(part.subject.is_empty() && part.reason.is_empty()))
            .collect();
    }
    decision
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 3, 2);

    #[test]
    fn a_body_is_decoded_and_bad_escapes_stay_as_they_are() {
        let pairs = Pairs::read(b"reasons=Gr%C3%BCnde+%26+mehr%0D%0Azweite&case=1&case=2&x=%zz%");
        assert_eq!(pairs.get("reasons"), "Gründe & mehr\nzweite");
        assert_eq!(pairs.all("case").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(pairs.get("x"), "%zz%");
        assert_eq!(pairs.version(), -1);
    }

    #[test]
    fn a_request_names_documents_and_a_day_to_come() {
        let good = Pairs::read(b"items=Lageplan%0A%0A+Grundriss+&due-day=16&due-month=3&due-year=2026");
        let wanted_good = wanted(&good, TODAY).unwrap();
        assert_eq!(wanted_good.items, ["Lageplan", "Grundriss"]);
        assert_eq!(wanted_good.due_on, Date::constant(2026, 3, 16));
        let fields = |body: &[u8]| -> Vec<String> {
            wanted(&Pairs::read(body), TODAY).unwrap_err().0.into_iter().map(|(field, _)| field).collect()
        };
        assert_eq!(fields(b"items=&due-day=31&due-month=2&due-year=2026"), ["items", "due"]);
        assert_eq!(fields(b"items=Plan&due-day=2&due-month=3&due-year=2026"), ["due"]);
    }

    #[test]
    fn empty_parts_are_left_out() {
        let pairs = Pairs::read(
            b"part-1-subject=Bau&part-1-granted=true&part-2-subject=L%C3%A4rm&part-2-granted=false&part-2-reason=zu+laut&part-3-subject=",
        );
        let decision = decision(Command::PartlyGrant, &pairs);
        assert_eq!(decision.parts.len(), 2);
        assert!(decision.check().is_empty());
    }
}
