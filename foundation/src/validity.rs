// SPDX-License-Identifier: EUPL-1.2
//! Periods in which a dated row (a rate, a competence, a role) holds, and timelines of such rows.

use crate::time::Date;
use serde::{Deserialize, Serialize};

/// From a first day, up to and including a last day; without a last day, until further notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Validity {
    /// First day.
    pub from: Date,
    /// Last day, inclusive.
    pub until: Option<Date>,
}

impl Validity {
    /// Valid from a day until further notice.
    #[must_use]
    pub const fn from(from: Date) -> Self {
        Self { from, until: None }
    }

    /// Whether the day lies within.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether both share at least one day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        other.until.is_none_or(|until| self.from <= until)
            && self.until.is_none_or(|until| other.from <= until)
    }
}

/// The row that holds on a day: the one with the latest beginning among those that contain it.
pub fn valid_on<T>(rows: &[T], validity: impl Fn(&T) -> Validity, day: Date) -> Option<&T> {
    rows.iter().filter(|row| validity(row).contains(day)).max_by_key(|row| validity(row).from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_last_day_belongs_to_the_period() {
        let year = Validity { from: date(2026, 1, 1), until: Some(date(2026, 12, 31)) };
        assert!(year.contains(date(2026, 12, 31)));
        assert!(!year.contains(date(2027, 1, 1)));
    }

    #[test]
    fn the_later_row_wins_where_two_hold() {
        let rows = [Validity::from(date(2020, 1, 1)), Validity::from(date(2026, 1, 1))];
        assert_eq!(valid_on(&rows, |row| *row, date(2026, 5, 1)), rows.get(1));
        assert_eq!(valid_on(&rows, |row| *row, date(2019, 5, 1)), None);
    }
}
