// SPDX-License-Identifier: EUPL-1.2
//! How much work and memory one evaluation may take.
//!
//! Limits are counted in steps and bytes, never in time: the same expression on the same data stops at the same place
//! on every machine.

use crate::diagnostic::{Code, Problem};

/// The limits of one evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Steps: one for every node of the expression that is evaluated and for every item a built-in function looks at.
    pub steps: u64,
    /// Bytes that may be built in total (texts, lists, contexts), whether they are released again or not.
    pub bytes: u64,
    /// How deep evaluation may nest: expressions inside expressions and calls inside calls together.
    pub depth: u32,
}

impl Default for Budget {
    /// Enough for every condition of a form or a process: 200,000 steps, 16 MiB, 400 levels.
    fn default() -> Self {
        Self { steps: 200_000, bytes: 16 << 20, depth: 400 }
    }
}

/// Counts down what a [`Budget`] allows. When nothing is left, every charge fails, so that the evaluation ends.
#[derive(Debug, Clone)]
pub struct Meter {
    steps: u64,
    bytes: u64,
    budget: Budget,
    /// What was prepared lately; see [`Meter::once`].
    prepared: Vec<u64>,
}

/// How many prepared things are remembered.
const REMEMBERED: usize = 32;

impl Meter {
    /// A full meter.
    #[must_use]
    pub fn new(budget: Budget) -> Self {
        Self { steps: budget.steps, bytes: budget.bytes, budget, prepared: Vec::new() }
    }

    /// Charges `count` steps.
    ///
    /// # Errors
    /// [`Code::StepsExhausted`] when fewer are left; nothing is left afterwards.
    #[inline]
    pub fn steps(&mut self, count: u64) -> Result<(), Problem> {
        match self.steps.checked_sub(count) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => {
                self.steps = 0;
                Err(Problem::new(Code::StepsExhausted, [self.budget.steps.to_string()]))
            }
        }
    }

    /// Charges what preparing something takes (compiling a pattern), unless it was charged lately: the same thing is not
    /// prepared again. `key` tells things apart.
    ///
    /// # Errors
    /// [`Code::StepsExhausted`].
    pub fn once(&mut self, key: u64, steps: u64) -> Result<(), Problem> {
        if self.prepared.contains(&key) {
            return Ok(());
        }
        self.steps(steps)?;
        if self.prepared.len() >= REMEMBERED {
            self.prepared.clear();
        }
        self.prepared.push(key);
        Ok(())
    }

    /// Charges `count` bytes; call it before the bytes are built.
    ///
    /// # Errors
    /// [`Code::BytesExhausted`] when fewer are left; nothing is left afterwards.
    #[inline]
    pub fn bytes(&mut self, count: usize) -> Result<(), Problem> {
        match self.bytes.checked_sub(count as u64) {
            Some(left) => {
                self.bytes = left;
                Ok(())
            }
            None => {
                self.bytes = 0;
                Err(Problem::new(Code::BytesExhausted, [self.budget.bytes.to_string()]))
            }
        }
    }

    /// The steps used so far.
    #[must_use]
    pub fn steps_used(&self) -> u64 {
        self.budget.steps - self.steps
    }

    /// The bytes built so far.
    #[must_use]
    pub fn bytes_used(&self) -> u64 {
        self.budget.bytes - self.bytes
    }
}
