// SPDX-License-Identifier: EUPL-1.2
//! Dates, times and durations (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8): the proleptic Gregorian calendar for the years
//! -999,999,999 to 999,999,999, nanoseconds, zones by offset and by IANA name.

mod date;
mod date_time;
mod duration;
mod read;
mod time;
mod write;
mod zone;

pub use date::Date;
pub use date_time::DateTime;
pub use duration::{DaysDuration, MonthsDuration};
pub use read::parse_temporal;
pub use time::Time;
pub use zone::{NamedZone, Zone};

/// Nanoseconds of a second.
pub(super) const SECOND: u64 = 1_000_000_000;
/// Nanoseconds of a day.
pub(super) const DAY: u64 = 86_400 * SECOND;

/// A text that is no such value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date, time or duration")]
pub struct NotTemporal;
