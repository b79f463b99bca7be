// SPDX-License-Identifier: EUPL-1.2
//! What happened in two years: which application arrived when, for which place, and how far it is. Pure.

use crate::Scale;
use crate::calendar::{Calendar, moved};
use crate::random::Random;
use catalogue::ProcedureKind;
use foundation::{Date, Timestamp};
use jiff::ToSpan as _;

/// One of the five services with an online form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Dog,
    Trade,
    Event,
    Parking,
    Building,
}

impl Kind {
    /// Every kind, in the order of [`crate::data::SCHEMATA`].
    pub(crate) const ALL: [Self; 5] = [Self::Dog, Self::Trade, Self::Event, Self::Parking, Self::Building];

    /// Key in the catalogue.
    pub(crate) const fn service(self) -> &'static str {
        match self {
            Self::Dog => "hundesteuer-anmeldung",
            Self::Trade => "gewerbeanmeldung",
            Self::Event => "veranstaltung",
            Self::Parking => "bewohnerparkausweis",
            Self::Building => "bauantrag",
        }
    }

    /// The kind of a service.
    pub(crate) fn of(service: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.service() == service)
    }

    /// Name of the procedure, as deadlines know it.
    pub(crate) const fn procedure(self) -> (ProcedureKind, &'static str) {
        match self {
            Self::Dog => (ProcedureKind::Levy, "levy"),
            Self::Trade => (ProcedureKind::Notification, "notification"),
            Self::Event | Self::Parking | Self::Building => (ProcedureKind::Application, "application"),
        }
    }

    /// How many applications arrive in each month, relatively; the sum of a row says how common the service is.
    const fn months(self) -> [usize; 12] {
        match self {
            // Puppies of Christmas are registered in the new year.
            Self::Dog => [44, 38, 30, 25, 22, 21, 20, 20, 23, 25, 23, 17],
            Self::Trade => [32, 22, 21, 20, 17, 15, 13, 13, 20, 19, 15, 9],
            Self::Event => [4, 7, 13, 19, 22, 20, 14, 9, 8, 9, 11, 6],
            // Leases begin in September and October.
            Self::Parking => [15, 13, 14, 16, 14, 14, 16, 21, 27, 25, 16, 14],
            Self::Building => [7, 10, 16, 16, 13, 11, 10, 9, 10, 8, 7, 5],
        }
    }

    /// Least and greatest usual number of days until the decision.
    const fn handling(self) -> (i64, i64) {
        match self {
            Self::Dog => (4, 27),
            Self::Trade => (0, 4),
            Self::Event => (9, 40),
            Self::Parking => (1, 12),
            Self::Building => (35, 85),
        }
    }
}

/// How far a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Finished long ago, taken over.
    Finished,
    /// Arrived.
    Unassigned,
    /// Given to a clerk.
    Assigned,
    /// Being worked on.
    Review,
    /// Being worked on; the applicant complained about it.
    Complained,
    /// The applicant was asked for documents.
    Waiting,
    /// The applicant sent documents.
    Answered,
    /// The applicant is being heard.
    Hearing,
    /// Decided as applied for.
    Decided,
    /// Decided in part.
    Partly,
    /// Refused.
    Refused,
    /// Decided and closed.
    Closed,
    /// Taken back.
    Withdrawn,
}

impl Fate {
    const ALL: [(&str, Self); 12] = [
        ("unassigned", Self::Unassigned),
        ("assigned", Self::Assigned),
        ("review", Self::Review),
        ("complained", Self::Complained),
        ("waiting", Self::Waiting),
        ("answered", Self::Answered),
        ("hearing", Self::Hearing),
        ("decided", Self::Decided),
        ("partly", Self::Partly),
        ("refused", Self::Refused),
        ("closed", Self::Closed),
        ("withdrawn", Self::Withdrawn),
    ];

    /// Reads the word of `applications.toml`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(name, _)| *name == text).map(|(_, fate)| fate)
    }

    /// Whether somebody still has to work on the case.
    #[cfg(test)]
    pub(crate) const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Unassigned
                | Self::Assigned
                | Self::Review
                | Self::Complained
                | Self::Waiting
                | Self::Answered
                | Self::Hearing
        )
    }
}

/// An application that will be made.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub(crate) kind: Kind,
    pub(crate) at: Timestamp,
    pub(crate) channel: &'static str,
    pub(crate) fate: Fate,
    /// Days until the decision, for finished cases.
    pub(crate) handled_in: i64,
}

/// How many cases of which sort are made, without those of residents with accounts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sizes {
    total: usize,
    open: usize,
    days: i64,
    due_today: usize,
    lost_soon: usize,
    overdue: usize,
    waiting: usize,
    hearing: usize,
    decided: usize,
}

impl Sizes {
    /// The sizes of a scale when residents with accounts have so many cases of their own.
    pub(crate) const fn of(scale: Scale, own: usize) -> Self {
        match scale {
            Scale::Small => Self {
                total: 60 - own,
                open: 16,
                days: 60,
                due_today: 3,
                lost_soon: 3,
                overdue: 3,
                waiting: 0,
                hearing: 0,
                decided: 0,
            },
            Scale::Full => Self {
                total: 2600 - own,
                open: 200,
                days: 730,
                due_today: 8,
                lost_soon: 10,
                overdue: 26,
                waiting: 5,
                hearing: 3,
                decided: 4,
            },
        }
    }
}

/// Every application without those of residents with accounts, oldest first.
pub(crate) fn plan(sizes: Sizes, calendar: &Calendar, random: &mut Random) -> Vec<Planned> {
    let mut planned = open(sizes, calendar, random);
    let days: Vec<Date> = (2..sizes.days).map(|back| moved(calendar.today(), -back)).collect();
    let weights: Vec<usize> =
        days.iter().map(|day| calendar.weight(*day) * kinds_on(*day).iter().sum::<usize>()).collect();
    while planned.len() < sizes.total {
        let Some(day) = days.get(random.weighted(&weights)).copied() else { break };
        let Some(kind) = Kind::ALL.get(random.weighted(&kinds_on(day))).copied() else { break };
        let (least, most) = kind.handling();
        let handled_in = random.between(least, most);
        // Finished means finished: what would still be in hand today is drawn again.
        if moved(day, handled_in + 4) < calendar.today() {
            let (channel, at) = calendar.arrival(day, random);
            planned.push(Planned { kind, at, channel, fate: Fate::Finished, handled_in });
        }
    }
    planned.sort_by_key(|one| one.at);
    planned
}

/// How common each kind is on a day.
fn kinds_on(day: Date) -> [usize; 5] {
    let month = usize::try_from(day.month() - 1).unwrap_or(0);
    Kind::ALL.map(|kind| kind.months().get(month).copied().unwrap_or(1))
}

/// The open cases: some due today, some lost if nobody acts, some overdue, the others recent; and a few that were just decided.
fn open(sizes: Sizes, calendar: &Calendar, random: &mut Random) -> Vec<Planned> {
    let today = calendar.working_day(calendar.today());
    let mut planned = Vec::new();
    for place in 0..sizes.due_today {
        let kinds = [Kind::Dog, Kind::Parking, Kind::Event, Kind::Building];
        let kind = kinds.get(place % kinds.len()).copied().unwrap_or(Kind::Dog);
        planned.extend(due(kind, today, calendar, random));
    }
    for place in 0..sizes.lost_soon {
        let kind = if place % 2 == 0 { Kind::Building } else { Kind::Trade };
        let days = i64::try_from(place % 3).unwrap_or(0);
        planned.extend(due(kind, calendar.working_day(moved(today, days)), calendar, random));
    }
    for _ in 0..sizes.overdue {
        let kind = Kind::ALL.get(random.weighted(&[5, 2, 2, 3, 2])).copied().unwrap_or(Kind::Dog);
        let day = calendar.working_day(moved(calendar.today(), -random.between(2, 34)));
        if day < calendar.today() {
            planned.extend(due(kind, day, calendar, random));
        }
    }
    let (waiting, hearing, decided) = (sizes.waiting, sizes.hearing, sizes.decided);
    let letters = [(Fate::Waiting, waiting), (Fate::Hearing, hearing), (Fate::Decided, decided)];
    for fate in letters.into_iter().flat_map(|(fate, count)| std::iter::repeat_n(fate, count)) {
        planned
            .push(Planned { fate, ..recent(&[Kind::Dog, Kind::Event, Kind::Parking], 9, calendar, random) });
    }
    while planned.len() < sizes.open + sizes.decided {
        planned.push(recent(&Kind::ALL, 0, calendar, random));
    }
    planned
}

/// States of open cases in a row.
const STATES: [Fate; 8] = [
    Fate::Review,
    Fate::Assigned,
    Fate::Review,
    Fate::Complained,
    Fate::Review,
    Fate::Unassigned,
    Fate::Review,
    Fate::Assigned,
];

/// An open case of the last weeks, at least so many days old.
fn recent(kinds: &[Kind], least: i64, calendar: &Calendar, random: &mut Random) -> Planned {
    let weights: Vec<usize> = kinds.iter().map(|kind| kind.months().iter().sum::<usize>()).collect();
    let kind = kinds.get(random.weighted(&weights)).copied().unwrap_or(Kind::Dog);
    let most = match kind {
        Kind::Dog => 26,
        Kind::Trade => 3,
        Kind::Event | Kind::Parking => 38,
        Kind::Building => 78,
    };
    // Most of what is open is young: the lesser of two draws.
    let back = random.between(least, most).min(random.between(least, most));
    let day = moved(calendar.today(), -back);
    let (channel, at) = calendar.arrival(day, random);
    let state = STATES.get(random.below(STATES.len())).copied().unwrap_or(Fate::Review);
    let fate = if back < 2 && random.percent(60) { Fate::Unassigned } else { state };
    Planned { kind, at, channel, fate, handled_in: 0 }
}

/// A case whose deadline ends on a day.
fn due(kind: Kind, on: Date, calendar: &Calendar, random: &mut Random) -> Option<Planned> {
    let latest = on.min(calendar.today());
    let end = |day: Date| cases::deadline(kind.procedure().1, kind.service(), day, &calendar.holidays).due_on;
    let day = (0..130)
        .map(|back| latest.saturating_sub(back.days()))
        .find(|day| end(*day) == on && !calendar.is_free(*day))
        .or_else(|| (0..130).map(|back| latest.saturating_sub(back.days())).find(|day| end(*day) == on))?;
    let (channel, at) = calendar.arrival(day, random);
    let fates = [Fate::Review, Fate::Assigned, Fate::Review, Fate::Complained];
    let fate = fates.get(random.below(fates.len())).copied().unwrap_or(Fate::Review);
    Some(Planned { kind, at, channel, fate, handled_in: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday;
    use std::collections::BTreeMap;

    fn calendar() -> Calendar {
        Calendar { holidays: BTreeMap::new(), now: testkit::monday() }
    }

    fn full() -> Vec<Planned> {
        plan(Sizes::of(Scale::Full, 0), &calendar(), &mut Random::new(115))
    }

    #[test]
    fn two_years_hold_2600_cases_of_which_eight_percent_are_open() {
        let planned = full();
        assert_eq!(planned.len(), 2600);
        let open = planned.iter().filter(|one| one.fate.is_open()).count();
        assert!((190..=215).contains(&open), "{open}");
        assert!(planned.is_sorted_by_key(|one| one.at));
        assert!(planned.iter().all(|one| one.at < testkit::monday()));
    }

    #[test]
    fn more_arrives_on_mondays_than_on_any_other_day() {
        let planned = full();
        let on = |weekday| planned.iter().filter(|one| one.at.date().weekday() == weekday).count();
        assert!(on(Weekday::Monday) > on(Weekday::Tuesday));
        assert!(on(Weekday::Tuesday) > on(Weekday::Friday));
        assert!(on(Weekday::Friday) > on(Weekday::Sunday));
    }

    #[test]
    fn some_cases_are_due_today_and_some_are_lost_soon_and_some_are_overdue() {
        let (planned, calendar) = (full(), calendar());
        let today = calendar.today();
        let (mut due_today, mut lost, mut overdue) = (0, 0, 0);
        for one in planned.iter().filter(|one| one.fate.is_open()) {
            let day = one.at.date();
            let found = cases::deadline(one.kind.procedure().1, one.kind.service(), day, &calendar.holidays);
            due_today += usize::from(found.due_on == today);
            lost +=
                usize::from(found.lost_if_idle() && found.due_on >= today && found.due_on <= moved(today, 4));
            overdue += usize::from(found.due_on < today);
        }
        assert!(due_today >= 6 && lost >= 6 && overdue >= 10, "{due_today} {lost} {overdue}");
    }

    #[test]
    fn the_same_seed_gives_the_same_history() {
        let seen = |planned: Vec<Planned>| {
            planned.iter().map(|one| (one.at, one.kind, one.channel)).collect::<Vec<_>>()
        };
        assert_eq!(seen(full()), seen(full()));
    }
}
