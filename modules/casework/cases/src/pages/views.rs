// SPDX-License-Identifier: EUPL-1.2
//! Parts that several pages show: badges, rows of cases, words.

use crate::model::{Case, CaseState};
use foundation::time::format_date;
use foundation::{Date, Locale, Message};
use web::Page;
use web::Visit;
use web::components::{Column, DataTable, Html, Row, StatusBadge, Tone};

/// Colour of a state.
pub(super) const fn tone(state: CaseState) -> Tone {
    match state {
        CaseState::Received | CaseState::InReview => Tone::Info,
        CaseState::AwaitingDocuments | CaseState::Hearing => Tone::Warning,
        CaseState::Decided | CaseState::Upheld => Tone::Success,
        CaseState::Dismissed | CaseState::Closed | CaseState::Withdrawn => Tone::Neutral,
    }
}

pub(super) fn badge(page: &Page, state: CaseState) -> StatusBadge {
    StatusBadge::new(tone(state), page.t(state.text_key()))
}

/// The state, and whether the applicant sent something that nobody has taken note of yet.
pub(super) fn badges(page: &Page, case: &Case) -> Html {
    let state = Html::of(&badge(page, case.state));
    match case.answered_at.filter(|_| case.state.is_open()) {
        Some(_) => state.and(Html::of(&StatusBadge::new(Tone::Warning, page.t("cases-state-answered")))),
        None => state,
    }
}

/// The last day, with a badge when it has passed, is today or when something is lost.
pub(super) fn due(page: &Page, case: &Case, today: Date) -> Html {
    let day = Html::from(format_date(case.due_on, page.locale));
    if !case.state.is_open() {
        return day;
    }
    let badge = |tone, key| Html::of(&StatusBadge::new(tone, page.t(key)));
    let mut shown = day;
    if case.due_on < today {
        shown = shown.and(badge(Tone::Danger, "cases-due-overdue"));
    } else if case.due_on == today {
        shown = shown.and(badge(Tone::Warning, "cases-due-today"));
    }
    if case.lost_if_idle {
        shown = shown.and(badge(Tone::Warning, "cases-due-lost"));
    }
    shown
}

/// A number as people read it: groups of three digits, from five digits on in German (DIN 5008).
pub(super) fn grouped(number: i64, locale: Locale) -> String {
    let (separator, least) = if locale == Locale::De { ('.', 5) } else { (',', 4) };
    let digits = number.to_string();
    if digits.trim_start_matches('-').len() < least {
        return digits;
    }
    let mut shown = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len() - place;
        if place > 0 && left.is_multiple_of(3) && !shown.ends_with('-') {
            shown.push(separator);
        }
        shown.push(digit);
    }
    shown
}

/// The cells of a case in the lists: what, who, state, deadline, assignee, arrival.
pub(super) fn row(page: &Page, case: &Case, today: Date) -> Row {
    let assigned = match &case.assigned {
        Some((_, name)) => Html::from(name),
        None => Html::from(page.t("cases-assignee-nobody")),
    };
    let what = format!("{} {}", case.reference, case.service_name.get(page.locale));
    let cells = vec![
        Html::link(&what, &page.url1("case", &case.id)),
        Html::from(case.shown_name(false)),
        badges(page, case),
        due(page, case, today),
        assigned,
        Html::from(format_date(case.received_at.date(), page.locale)),
    ];
    Row::new(cells).choosable(case.id.to_string(), case.reference.clone())
}

/// The heads of these cells, without sorting.
pub(super) fn columns(page: &Page) -> Vec<Column> {
    ["what", "who", "state", "due", "assignee", "received"]
        .iter()
        .map(|name| Column::new(page.t(&format!("cases-column-{name}"))))
        .collect()
}

/// A plain table of cases.
pub(super) fn table(page: &Page, caption: &str, cases: &[Case], today: Date) -> DataTable {
    let rows = cases.iter().map(|case| row(page, case, today)).collect();
    DataTable::new(page, caption, columns(page), rows).hide_caption()
}

/// A message whose arguments may be ISO dates, which become dates as people write them.
pub(super) fn sentence(visit: &Visit, key: &str, arguments: &[(String, String)]) -> String {
    let shown: Vec<(&str, i18n::Argument)> = arguments
        .iter()
        .map(|(name, value)| {
            let value = match (value.parse::<Date>(), value.parse::<i64>()) {
                (Ok(day), _) if value.len() == 10 => i18n::Argument::from(format_date(day, visit.locale)),
                (_, Ok(number)) if name == "count" => i18n::Argument::from(number),
                _ => i18n::Argument::from(value.as_str()),
            };
            (name.as_str(), value)
        })
        .collect();
    visit.platform.texts.0.format(visit.locale.as_str(), key, &shown)
}

/// As [`sentence`], for a message of the model.
pub(super) fn told(visit: &Visit, message: &Message) -> String {
    let arguments: Vec<_> =
        message.arguments.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    sentence(visit, message.key, &arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_grouped_as_each_language_does() {
        let both = |number| (grouped(number, Locale::De), grouped(number, Locale::En));
        assert_eq!(both(999), ("999".to_owned(), "999".to_owned()));
        assert_eq!(both(1_000), ("1000".to_owned(), "1,000".to_owned()));
        assert_eq!(both(10_000), ("10.000".to_owned(), "10,000".to_owned()));
        assert_eq!(both(1_234_567), ("1.234.567".to_owned(), "1,234,567".to_owned()));
    }
}
