// SPDX-License-Identifier: EUPL-1.2
//! Tests over the public interface.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "../examples/tck/folder.rs"]
mod folder;

mod it {
    mod boxed;
    mod budget;
    mod conformance;
    mod damaged;
    mod hostile;
    mod public_models;
    mod requirements;
    mod shared;
    mod support;
    mod tables;
    mod types;
}
