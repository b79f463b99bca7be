// SPDX-License-Identifier: EUPL-1.2
//! Which rules of which tables were hit.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::model::Place;
use crate::plan::SourceId;

/// How many tables one evaluation remembers; a table inside a loop would otherwise fill the memory.
const KEPT_HITS: usize = 1_000;

/// One look at a decision table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Name of the decision or business knowledge model the table stands in.
    pub element: Arc<str>,
    /// Id of that element; empty when the file gives none.
    pub id: Arc<str>,
    /// Where the table begins in its file.
    pub place: Place,
    /// The rules that matched, counted from 1, in table order; with [`crate::model::HitPolicy::First`] only the first.
    pub rules: Vec<usize>,
    /// The ids of these rules; empty texts where the file gives none.
    pub rule_ids: Vec<Arc<str>>,
}

/// Collects over a whole evaluation what its expressions cannot return: hits, and where the budget ran out. Functions that are
/// passed around share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Recorder(Arc<Mutex<Recorded>>);

#[derive(Debug, Default)]
struct Recorded {
    hits: Vec<Hit>,
    stopped: Option<SourceId>,
}

impl Recorder {
    fn recorded(&self) -> MutexGuard<'_, Recorded> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn record(&self, hit: Hit) {
        let mut recorded = self.recorded();
        if recorded.hits.len() < KEPT_HITS {
            recorded.hits.push(hit);
        }
    }

    /// Notes where the budget ran out; only the first, innermost place counts.
    pub(crate) fn stop(&self, source: SourceId) {
        self.recorded().stopped.get_or_insert(source);
    }

    pub(crate) fn stopped(&self) -> Option<SourceId> {
        self.recorded().stopped
    }

    pub(crate) fn take(&self) -> Vec<Hit> {
        std::mem::take(&mut self.recorded().hits)
    }
}
