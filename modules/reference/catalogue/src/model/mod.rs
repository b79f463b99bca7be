// SPDX-License-Identifier: EUPL-1.2
//! The nouns of the catalogue; pure.

mod csv;
mod difference;
mod draft;
mod exchange;
mod finding;
mod further;
mod local;
mod service;
mod sheet;
mod suggestion;
mod topic;
mod words;

pub use csv::{CsvError, read_csv, write_csv};
pub use difference::{Change, Passage, differences};
pub use draft::{Draft, DraftState, Editor, Step, Target, Version};
pub use exchange::{Taken, public_xzufi_message, taken_over, xzufi_message};
pub use finding::{KIND_LIFE_EVENT, KIND_SERVICE, KIND_TOPIC, search_entries, topic_entries};
pub use further::{Further, ModuleText, ServiceModule};
pub use local::{LocalTexts, ServiceOverride};
pub use service::{Channel, Costs, Deadline, LegalBasis, PublicService, Task};
pub(crate) use sheet::{
    FIELDS, MOST_ROWS, SINGLE_CONTACT_POINT, TRUST_LEVELS, UNSHOWN, fields_of, parse_day,
};
pub use sheet::{Field, Lookups, Part, Shape, Sheet, field_of};
pub use suggestion::Vocabulary;
pub use topic::{LifeEvent, TopicField};
pub use words::{
    AccessChannel, Addressee, ChannelKind, CostKind, DeadlineKind, Keywords, ProcedureKind, TimeUnit,
};
