// SPDX-License-Identifier: EUPL-1.2
//! The nouns of the catalogue; pure.

mod exchange;
mod finding;
mod local;
mod service;
mod suggestion;
mod topic;
mod words;

pub use exchange::{public_xzufi_message, xzufi_message};
pub use finding::{KIND_LIFE_EVENT, KIND_SERVICE, KIND_TOPIC, search_entries, topic_entries};
pub use local::{LocalTexts, ServiceOverride};
pub use service::{Channel, Costs, Deadline, LegalBasis, PublicService, Task};
pub use suggestion::Vocabulary;
pub use topic::{LifeEvent, TopicField};
pub use words::{Addressee, ChannelKind, CostKind, DeadlineKind, Keywords, ProcedureKind, TimeUnit};
