// SPDX-License-Identifier: EUPL-1.2
//! Typed identifiers. Every identifier is a UUID of version 7, so that it sorts by the time of its making.

use crate::time::Timestamp;
pub use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicU32, Ordering};
pub use uuid::{Error as UuidError, Uuid};

/// Counts identifiers made, so that those of one microsecond keep their order.
static COUNTER: AtomicU32 = AtomicU32::new(0);

/// Makes a UUID v7 for an instant (RFC 9562, section 5.7): milliseconds, then the rest of the microseconds in the twelve bits
/// of section 6.2 method 3, then a counter, then random bits.
#[must_use]
pub fn uuid_at(now: Timestamp) -> Uuid {
    let micros = now.micros().max(0).unsigned_abs();
    let fraction = u16::try_from((micros % 1_000) * 4_096 / 1_000).unwrap_or(0).to_be_bytes();
    let counter = COUNTER.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    let random = Uuid::new_v4().into_bytes();
    let [high, low] = fraction;
    // The two highest bits of the third byte become the variant; the counter uses the 22 bits behind them.
    let [_, count_high, count_middle, count_low] = counter;
    let [r0, r1, r2, r3, r4, ..] = random;
    let rest = [high, low, count_high & 0x3f, count_middle, count_low, r0, r1, r2, r3, r4];
    uuid::Builder::from_unix_timestamp_millis(micros / 1_000, &rest).into_uuid()
}

/// Declares a typed identifier around a UUID.
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, $crate::id::Serialize, $crate::id::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $crate::id::Uuid);
        impl $name {
            /// A fresh identifier for the given instant.
            #[must_use]
            pub fn at(now: $crate::time::Timestamp) -> Self {
                Self($crate::id::uuid_at(now))
            }
            /// The bare UUID.
            #[must_use]
            pub const fn uuid(self) -> $crate::id::Uuid {
                self.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::id::UuidError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::id::Uuid::parse_str(text).map(Self)
            }
        }
        impl From<$crate::id::Uuid> for $name {
            fn from(value: $crate::id::Uuid) -> Self {
                Self(value)
            }
        }
        impl From<$name> for $crate::id::Uuid {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

id! {
    /// The owner of rows of business data: an authority, or (for accounts, drafts and mailboxes) a resident.
    OwnerId
}

impl OwnerId {
    /// The owner of rows that belong to the installation itself (configuration jobs, the operator's own audit log).
    pub const INSTALLATION: Self = Self(Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0001));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_sort_by_the_time_and_order_in_which_they_were_made() {
        let instant = Timestamp::from_micros(1_700_000_000_000_123);
        let made: Vec<_> = (0..1000).map(|_| OwnerId::at(instant)).collect();
        assert!(made.is_sorted());
        let later = OwnerId::at(Timestamp::from_micros(1_700_000_000_000_124));
        assert!(made.iter().all(|early| *early < later));
        assert_eq!(later.uuid().get_version_num(), 7);
    }
}
