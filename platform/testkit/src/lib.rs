// SPDX-License-Identifier: EUPL-1.2
//! What tests share: databases on both engines, skipped tests counted by name, a clock that stands still.

mod database;
mod skip;

pub use database::{Database, Engine, databases};
pub use skip::{shared_data, skipped};

use foundation::{Date, FixedClock, Timestamp};

/// A Monday morning, 2 March 2026, 08:00 in Germany: the day on which tests take place unless they say otherwise.
#[must_use]
pub fn monday() -> Timestamp {
    Timestamp::start_of(Date::constant(2026, 3, 2)).plus_seconds(8 * 3600)
}

/// A clock standing at [`monday`].
#[must_use]
pub fn clock() -> FixedClock {
    FixedClock::at(monday())
}
