// SPDX-License-Identifier: EUPL-1.2
//! Events: what happened in one module and others may want to know. They travel as jobs written in the same transaction.

use serde::{Serialize, de::DeserializeOwned};

/// A thing that happened. The name is stable, for example `case.decided`.
pub trait Event: Serialize + DeserializeOwned + Send + 'static {
    /// Stable name: module, dot, what happened.
    const NAME: &'static str;
}
