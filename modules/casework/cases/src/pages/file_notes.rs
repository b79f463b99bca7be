// SPDX-License-Identifier: EUPL-1.2
//! What the page of a case warns of, and its timeline.

use super::file_views::words;
use super::machine;
use super::views::sentence;
use crate::model::{Case, HearingId, rule_named};
use crate::queries::WholeCase;
use crate::store::TimelineEntry;
use foundation::Date;
use foundation::time::format_date;
use web::components::{Html, NotificationBanner, Timeline, TimelineEvent, Tone};
use web::{Page, Visit};

/// What a clerk has to know before anything else.
pub(super) fn warnings(visit: &Visit, page: &Page, file: &WholeCase) -> Vec<NotificationBanner> {
    let today = visit.now.date();
    let case = &file.case;
    let mut found = Vec::new();
    if case.is_overdue(today) {
        let key = if case.lost_if_idle { "cases-file-overdue-lost" } else { "cases-file-overdue" };
        found.push(NotificationBanner::new(Tone::Danger, page.t(key)));
    }
    if let Some(hearing) = file.running_hearing(today) {
        let until = format_date(hearing.due_on, page.locale);
        found.push(
            NotificationBanner::new(Tone::Info, page.t1("cases-file-hearing-runs", "date", &until))
                .body(page.t("cases-file-hearing-runs-text")),
        );
    }
    found.extend(clock(page, case, today));
    found
}

/// The time left for a step that the law gives its own deadline, such as the certificate of receipt (GewO section 15 (1)).
fn clock(page: &Page, case: &Case, today: Date) -> Option<NotificationBanner> {
    let step = case.steps().into_iter().find(|step| step.timed)?;
    let rule = rule_named(&case.due_rule).filter(|_| case.lost_if_idle)?;
    let left = i64::from((case.due_on - today).get_days());
    let tone = match left {
        ..0 => Tone::Danger,
        0..=1 => Tone::Warning,
        _ => Tone::Info,
    };
    let key = match left {
        ..0 => "passed",
        0 => "today",
        _ => "left",
    };
    let name = step.command.as_str().replace('_', "-");
    let title = page.tf(
        &format!("cases-clock-{name}-{key}"),
        &[("count", left.to_string()), ("date", format_date(case.due_on, page.locale))],
    );
    Some(NotificationBanner::new(tone, title).body(rule.source.clone()))
}

/// The link that turns the timeline round.
pub(super) fn timeline_order(page: &Page, case: &Case, newest_first: bool) -> Html {
    let address = page.url1("case", &case.id);
    match newest_first {
        true => Html::link(&page.t("cases-file-timeline-oldest"), &format!("{address}#timeline-title")),
        false => Html::link(
            &page.t("cases-file-timeline-newest"),
            &format!("{address}?timeline=newest#timeline-title"),
        ),
    }
}

/// Everything that happened, and what comes. Words of clerks and of the person heard are left out while a protected person must
/// not be shown.
pub(super) fn timeline(
    visit: &Visit,
    page: &Page,
    file: &WholeCase,
    (statements, shows, newest_first): (&[(HearingId, String)], bool, bool),
) -> Timeline {
    let mut events: Vec<TimelineEvent> =
        file.timeline.iter().map(|entry| event(visit, page, entry, (statements, shows))).collect();
    if file.case.state.is_open() {
        let day = file.case.due_on;
        let when = page.t1("cases-timeline-due", "date", &format_date(day, page.locale));
        let tone = if file.case.lost_if_idle { Tone::Warning } else { Tone::Neutral };
        let event = TimelineEvent::new(page.t("cases-timeline-decision"), when, day.to_string());
        events.push(event.tone(tone).upcoming());
    }
    if newest_first {
        events.reverse();
    }
    Timeline::new(page, events)
}

fn event(
    visit: &Visit,
    page: &Page,
    entry: &TimelineEntry,
    (statements, shows): (&[(HearingId, String)], bool),
) -> TimelineEvent {
    let message = &entry.message;
    let argument = |wanted: &str| {
        message.arguments.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    };
    let statement = argument("hearing").and_then(|hearing| {
        statements.iter().find(|(id, _)| id.to_string() == hearing).map(|(_, text)| text.as_str())
    });
    let body = statement.unwrap_or(&message.body);
    let title = sentence(visit, &message.key, &message.arguments);
    let event = TimelineEvent::new(title, message.at.format(page.locale), machine(message.at))
        .body(words(body, shows))
        .tone(if entry.visible_to_applicant { Tone::Info } else { Tone::Neutral });
    let by_program = message.key.ends_with("-automatically");
    match (entry.actor.as_str(), by_program) {
        ("", true) => event.actor(page.t("cases-actor-automatic")),
        ("", false) => event,
        (actor, _) => event.actor(actor.to_owned()),
    }
}
