// SPDX-License-Identifier: EUPL-1.2
//! Tests through the public interface, with the crate's own fixtures and with public files where they are present.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "it/conversion.rs"]
mod conversion;
#[path = "it/extensions.rs"]
mod extensions;
#[path = "it/fixtures.rs"]
mod fixtures;
#[path = "it/genericode.rs"]
mod genericode;
#[path = "it/hostile.rs"]
mod hostile;
#[path = "it/public_files.rs"]
mod public_files;
#[path = "it/quality.rs"]
mod quality;
#[path = "it/round_trip.rs"]
mod round_trip;
#[path = "it/rules.rs"]
mod rules;
#[path = "it/support.rs"]
mod support;
#[path = "it/version2.rs"]
mod version2;
