// SPDX-License-Identifier: EUPL-1.2
//! Letters of an authority in a case: editable templates, and files that are made once and never change.
//!
//! [`order`] notes a letter within the command of the case; the job `notices.render` typesets it, stores the file sealed below
//! the authority and publishes [`NoticeIssued`]. Values inserted into a template are plain text and can never become markup.

mod commands;
mod events;
mod forms;
mod jobs;
mod model;
mod pages;
mod policy;
mod queries;
mod store;

pub use commands::{
    MAX_ORDER_BYTES, RENDER_JOB, TemplateChange, order, order_sealed, reset_template, save_template,
};
pub use events::NoticeIssued;
pub use jobs::{Prepared, Printer};
pub use model::{
    Help, LetterKind, Letterhead, MAX_BODY_CHARACTERS, MAX_SUBJECT_CHARACTERS, MarkupError, Member,
    MissingVariable, NoticeId, NoticeOrder, NoticeState, NoticeView, Shape, Template, TemplateError,
    TemplateText, Words, check, compose, help,
};
pub use policy::{NoticeResource, RULES, Render, TemplateResource};
pub use queries::{notice, notice_bytes, of_case, template, templates};

use ::store::Migration;
use foundation::Role;
use web::{Access, Module, Navigation, Route, RouteClass};

/// The tables of this module.
pub const MIGRATIONS: &[Migration] = &[
    Migration { module: "notices", number: 1, sql: include_str!("../migrations/0001_create_notices.sql") },
    Migration {
        module: "notices",
        number: 2,
        sql: include_str!("../migrations/0002_protect_recipients.sql"),
    },
];

/// The module as the house wires it.
#[must_use]
pub fn module() -> Module {
    const TEMPLATES: Access = Access::Permits(&["letter_template.view"]);
    const TEMPLATE: Access = Access::Permits(&["letter_template.view", "letter_template.edit"]);
    let routes = vec![
        Route::page("notice-templates", "/de/textvorlagen", "/en/letter-templates", TEMPLATES)
            .get(pages::templates),
        Route::page(
            "notice-template",
            "/de/textvorlagen/{kind}/{language}",
            "/en/letter-templates/{kind}/{language}",
            TEMPLATE,
        )
        .get(pages::template)
        .post(pages::save_template),
        Route::page(
            "notice-download",
            "/de/schreiben/{id}/datei",
            "/en/letters/{id}/file",
            Access::Permits(&["notice.view"]),
        )
        .class(RouteClass::Download)
        .get(pages::download),
    ];
    Module {
        name: "notices",
        routes,
        rules: RULES,
        migrations: MIGRATIONS,
        jobs: vec![(RENDER_JOB, jobs::run)],
        subscriptions: Vec::new(),
        texts: Some((include_str!("../locales/de.ftl"), include_str!("../locales/en.ftl"))),
        navigation: vec![Navigation {
            route: "notice-templates",
            label: "notices-navigation-templates",
            roles: &[Role::Administrator],
        }],
        ..Module::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_and_english_texts_agree_and_the_help_is_filled_in() {
        let Some((german, english)) = module().texts else { panic!("no texts") };
        assert_eq!(i18n::check(&[("notices", german)], &[("notices", english)]), Vec::<String>::new());
        let mut catalog = i18n::Catalog::new();
        catalog.add("de", german).unwrap();
        let help = catalog.text("de", "notices-template-help-text");
        assert!(
            help.contains("{% for item in documents %}") && help.contains("{{ case.reference }}"),
            "{help}"
        );
        assert_eq!(help.split("\n\n").count(), 3, "{help}");
    }

    #[test]
    fn every_kind_value_and_state_has_its_words() {
        let Some((german, _)) = module().texts else { panic!("no texts") };
        let has = |key: String| assert!(german.contains(&format!("\n{key} =")), "{key}");
        for kind in LetterKind::ALL {
            has(format!("notices-kind-{}", kind.as_str()));
            for help in help(kind) {
                has(format!("notices-variable-{}", help.name.replace(['.', '_'], "-")));
            }
        }
        NoticeState::ALL.iter().for_each(|state| has(format!("notices-state-{}", state.as_str())));
    }
}
