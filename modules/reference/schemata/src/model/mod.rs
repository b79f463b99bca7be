// SPDX-License-Identifier: EUPL-1.2
//! Forms: compiled once from a schema, then asked about tasks, pages, questions, errors and summaries. Pure.

mod answers;
mod build;
mod check;
mod condition;
mod evaluate;
mod example;
mod field;
mod finding;
mod form;
mod freeze;
mod latin;
mod message;
mod notation;
mod paging;
mod pattern;
mod read;
mod repetition;
mod rule;
mod sentence;
mod show;
mod summary;
mod texts;
mod tree;
mod validate;
mod words;

pub use answers::{
    Answers, AnswersError, LARGEST_JSON, LONGEST_VALUE, MOST_ANSWERS, MOST_PAIRS, MOST_REPETITIONS,
};
pub use field::FileField;
pub use finding::{Finding, FindingKind};
pub use form::{Form, FormMeta};
pub use freeze::{Applicant, FileAnswer};
pub use message::localised;
pub use paging::{PageKey, PageKind, PageView, TaskView};
pub use repetition::{Instance, Overview};
pub use rule::{Conditions, RuleKey, RuleProblem, RuleState, RuleView};
pub use summary::{SummaryRow, SummarySection};
pub use texts::{Source, SourceError};
pub use tree::ElementView;
