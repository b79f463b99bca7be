// SPDX-License-Identifier: EUPL-1.2
//! The catalogue and XZuFi.
//!
//! Where the labels of an official code list are not known for certain (types of deadlines and costs), a list of our
//! own is named, so that nobody mistakes our code for an official one.

mod html;
mod read;
mod write;

pub use read::{Taken, taken_over};
pub use write::{public_xzufi_message, xzufi_message};

/// Agency of our own identifiers.
const AGENCY: &str = "kontor";
const TEXT_MODULES: &str = "urn:de:xzufi:codeliste:leistungstextmodulleika";
const SERVICE_KEYS: &str = "urn:de:fim:leika:leistung";
const OWN_LIST: &str = "urn:kontor:codelist:";
