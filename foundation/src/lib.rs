// SPDX-License-Identifier: EUPL-1.2
//! Pure values every floor shares: identifiers, times, money, validity, locale, problems, access vocabulary, events.
//!
//! Nothing here performs input or output, reads a clock or is asynchronous.

pub mod event;
pub mod id;
pub mod locale;
pub mod money;
pub mod policy;
pub mod problem;
pub mod time;
pub mod validity;

pub use event::Event;
pub use id::OwnerId;
pub use locale::{Locale, Translated};
pub use money::Money;
pub use policy::{Actor, Permit, Policy, Role};
pub use problem::{FieldErrors, Message, Problem};
pub use time::{Clock, Date, FixedClock, Timestamp};
pub use validity::Validity;
