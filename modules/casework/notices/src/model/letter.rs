// SPDX-License-Identifier: EUPL-1.2
//! From order and template to the letter that is typeset.

use super::template::{TemplateError, render, subject_line};
use super::{NoticeOrder, TemplateText, complete, markup};
use foundation::time::format_date;
use foundation::{Locale, Timestamp, Translated};
use pdf::{Block, Entry, Language, Letter, Sender};
use serde_json::Value;

/// Words that every letter carries besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Label of the reference in the information block.
    pub reference: Translated,
    /// The mark of letters in a sample installation; `None` elsewhere.
    pub sample: Option<Translated>,
}

/// The letter of an order, as of the instant at which it was ordered.
///
/// # Errors
/// [`TemplateError`] when template and values do not make a letter.
pub fn compose(
    order: &NoticeOrder,
    at: Timestamp,
    template: &TemplateText,
    words: &Words,
) -> Result<Letter, TemplateError> {
    let values = complete(order, at)?;
    let subject = subject(template, &values)?;
    let date = format_date(at.date(), order.locale);
    let head = &order.letterhead;
    Ok(Letter {
        language: if order.locale == Locale::De { Language::German } else { Language::English },
        title: format!("{subject} – {}", order.case_reference),
        sender: Sender {
            name: head.authority_name.clone(),
            lines: head.sender_lines.clone(),
            contact: head.contact.iter().cloned().map(Entry::from).collect(),
        },
        recipient: address(&order.recipient_lines),
        reference: vec![Entry::from((words.reference.get(order.locale), order.case_reference.as_str()))],
        date: if head.place.is_empty() { date } else { format!("{}, {date}", head.place) },
        subject,
        body: body(template, &values)?,
        closing: String::new(),
        signature: Vec::new(),
        footer: head.footer_lines.clone(),
        sample: words.sample.as_ref().map(|mark| mark.get(order.locale).to_owned()),
    })
}

/// The subject of a template with its values.
pub(super) fn subject(template: &TemplateText, values: &Value) -> Result<String, TemplateError> {
    subject_line(&render(&template.subject, values)?)
}

/// The blocks of a template with its values.
pub(super) fn body(template: &TemplateText, values: &Value) -> Result<Vec<Block>, TemplateError> {
    Ok(markup::blocks(&render(&template.body, values)?)?)
}

/// The address field takes nine lines; breaks inside of a line do not make more of them.
fn address(lines: &[String]) -> Vec<String> {
    let lines = lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).take(pdf::MAX_RECIPIENT_LINES).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{LetterKind, sample_order};
    use super::*;
    use foundation::Date;

    fn at() -> Timestamp {
        Timestamp::start_of(Date::constant(2026, 3, 2))
    }

    #[test]
    fn a_letter_shows_who_writes_to_whom_about_what_and_when() {
        let order = sample_order(LetterKind::Hearing, Locale::De).unwrap();
        let words = Words {
            reference: Translated::new("Aktenzeichen", "Reference"),
            sample: Some(Translated::new("MUSTER", "MUSTER")),
        };
        let template = TemplateText::default_of(LetterKind::Hearing, Locale::De);
        let letter = compose(&order, at(), &template, &words).unwrap();
        assert_eq!(letter.title, "Anhörung – K-2026-000042");
        assert_eq!(letter.subject, "Anhörung");
        assert_eq!(letter.date, "Musterstadt, 02.03.2026");
        assert_eq!(letter.reference, [Entry::from(("Aktenzeichen", "K-2026-000042"))]);
        assert_eq!(letter.recipient, ["Frau", "Erika Mustermann", "Lindenstraße 7", "19999 Musterstadt"]);
        assert_eq!(letter.sample.as_deref(), Some("MUSTER"));
        assert_eq!(letter.body.first(), Some(&Block::paragraph("Sehr geehrte Frau Mustermann,")));
        assert_eq!(letter.body.last(), Some(&Block::paragraph("Sachbearbeiter, Amt Musterland")));
        let plain = compose(&order, at(), &template, &Words::default()).unwrap();
        assert_eq!(plain.sample, None, "only sample installations mark their letters");
    }

    #[test]
    fn the_table_of_a_decision_lists_its_parts() {
        let order = sample_order(LetterKind::PartialRefusal, Locale::De).unwrap();
        let template = TemplateText::default_of(LetterKind::PartialRefusal, Locale::De);
        let letter = compose(&order, at(), &template, &Words::default()).unwrap();
        let table = letter.body.iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        assert_eq!(
            table.unwrap().rows,
            [["Straßenfest am 6. Juni 2026", "bewilligt"], ["Feuerwerk", "abgelehnt"]]
        );
    }

    #[test]
    fn an_address_has_at_most_nine_lines() {
        let lines: Vec<String> =
            (0..12).map(|number| format!("a\n{number}")).chain([String::new()]).collect();
        let found = address(&lines);
        assert_eq!((found.len(), found[0].as_str()), (9, "a 0"));
    }
}
