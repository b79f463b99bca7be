// SPDX-License-Identifier: EUPL-1.2
//! The parts of which pages are made. A component is a data type, a template in `templates/components/`, examples that
//! are at once documentation, picture and test, and a snapshot of their markup.
//!
//! # How a component comes into a page
//!
//! A page template has a field of the component's type and writes `{{ field }}`. Components carry the marker
//! [`HtmlSafe`](askama::filters::HtmlSafe), therefore their markup is not escaped a second time; every other value,
//! above all every `String`, is escaped. This is the only way: templates never use the filter `safe`, and where a
//! component takes free content it takes [`Html`], which is made from escaped text or from another component.
//!
//! Every builder takes the texts it shows as arguments and its own few words from the [`Page`](crate::page::Page).

mod buttons;
mod choices;
mod data_table;
mod date_field;
mod error_page;
mod error_summary;
mod field;
mod figures;
mod file_upload;
mod gallery;
mod html;
mod messages;
mod navigation;
mod question;
mod search;
mod status_badge;
mod summary_list;
mod task_list;
#[cfg(test)]
pub(crate) mod testing;
mod text_field;
mod timeline;

pub use buttons::{Button, ButtonGroup, ButtonKind};
pub use choices::{Checkboxes, Choice, Radios, SelectField, SingleCheckbox};
pub use data_table::{Column, DataTable, Row, Sort, SortDirection};
pub use date_field::{DateField, DatePart, DateParts, WrongParts};
pub use error_page::ErrorPage;
pub use error_summary::ErrorSummary;
pub use field::{Field, FieldGroup, RemoveGroup};
pub use figures::{Bar, BarChart, StatTile, StatTiles};
pub use file_upload::{FileUpload, StoredFile};
pub use gallery::Gallery;
pub use html::Html;
pub use messages::{Details, InsetText, NotificationBanner, Panel};
pub use navigation::{Breadcrumb, PageLink, PageNumber, Pagination, SideNavigation, TabLinks, page_numbers};
pub use question::{ErrorLink, FormField, Question, field_id};
pub use search::{FilterForm, LinkCard, LinkCards, SearchBox};
pub use status_badge::StatusBadge;
pub use summary_list::{SummaryList, SummaryRow};
pub use task_list::{Task, TaskList, TaskSection, TaskStatus};
pub use text_field::{TextField, TextKind, Width};
pub use timeline::{Timeline, TimelineEvent};

use crate::page::Page;

macro_rules! html_safe {
    ($($component:ty),+ $(,)?) => { $(impl askama::filters::HtmlSafe for $component {})+ };
}

html_safe!(
    BarChart,
    Breadcrumb,
    Button,
    ButtonGroup,
    Checkboxes,
    DataTable,
    DateField,
    Details,
    ErrorSummary,
    FieldGroup,
    FileUpload,
    FilterForm,
    InsetText,
    LinkCards,
    NotificationBanner,
    Pagination,
    Panel,
    Radios,
    SearchBox,
    SelectField,
    SideNavigation,
    SingleCheckbox,
    StatTile,
    StatTiles,
    StatusBadge,
    SummaryList,
    TabLinks,
    TaskList,
    TextField,
    Timeline,
);

/// How serious something is; chooses colour and icon. Words must say it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Neutral,
    /// Worth knowing.
    Info,
    /// Done.
    Success,
    /// Needs attention soon.
    Warning,
    /// Wrong or overdue.
    Danger,
}

impl Tone {
    /// The end of the class name.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// The end of the class name of a message; KERN has no neutral one.
    #[must_use]
    pub fn alert_class(self) -> &'static str {
        match self {
            Self::Neutral => "info",
            other => other.class(),
        }
    }

    /// The icon, if the tone has one.
    #[must_use]
    pub fn icon(self) -> Option<&'static str> {
        (self != Self::Neutral).then(|| self.class())
    }
}

/// A component as it is shown in the gallery and held by a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The name of the type.
    pub component: &'static str,
    /// What the example shows.
    pub name: &'static str,
    /// Its markup.
    pub html: Html,
}

impl Example {
    pub(crate) fn new(component: &'static str, name: &'static str, html: Html) -> Self {
        Self { component, name, html }
    }
}

/// Every example of every component.
#[must_use]
pub fn examples(page: &Page) -> Vec<Example> {
    [
        error_summary::examples(page),
        text_field::examples(page),
        date_field::examples(page),
        choices::examples(page),
        file_upload::examples(page),
        field::examples(page),
        buttons::examples(page),
        task_list::examples(page),
        summary_list::examples(page),
        timeline::examples(page),
        navigation::examples(page),
        messages::examples(page),
        status_badge::examples(page),
        data_table::examples(page),
        figures::examples(page),
        search::examples(page),
    ]
    .concat()
}
