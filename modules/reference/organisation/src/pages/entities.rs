// SPDX-License-Identifier: EUPL-1.2
//! Legal entities with what stands in their letters.

use super::{Filled, FormPage, Sent, in_language, side, workplace};
use crate::commands;
use crate::forms::{self, Raw};
use crate::model::{Authority, LegalEntity};
use crate::policy::AuthorityResource;
use crate::queries;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use foundation::policy::{Edit, View};
use foundation::{FieldErrors, Problem, Role, id::Uuid};
use web::components::{
    Button, Column, DataTable, Html, NotificationBanner, Row, SideNavigation, SummaryList, SummaryRow, Tone,
};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "organisation_list.html")]
pub(super) struct ListPage {
    pub(super) page: Page,
    pub(super) side: SideNavigation,
    pub(super) lead: String,
    pub(super) add: Option<Button>,
    pub(super) tables: Vec<DataTable>,
}

/// The legal entities for which the authority acts.
pub(crate) async fn list(visit: Visit) -> Answer {
    let owner = workplace(&visit)?;
    visit.permit::<View, AuthorityResource>(owner)?;
    let mut tx = visit.read(owner).await?;
    let entities = queries::legal_entities_of(&mut tx, owner).await?;
    drop(tx);
    let page = visit.page("organisation-entities-title");
    let may_edit = visit.actor.has(Role::Administrator, owner);
    let columns = [
        "organisation-entity-name",
        "organisation-entity-letterhead",
        "organisation-entity-formula",
        "organisation-entity-remedy",
    ]
    .map(|key| Column::new(page.t(key)));
    let rows = entities
        .iter()
        .map(|entity| {
            let name = in_language(&page, &entity.name);
            let name = if may_edit {
                Html::link(name, &page.url1("organisation-entity", &entity.id))
            } else {
                name.into()
            };
            Row::new(vec![
                name,
                in_language(&page, &entity.letterhead).into(),
                in_language(&page, &entity.formula).into(),
                remedy_word(&page, &entity.remedy).into(),
            ])
        })
        .collect();
    let table =
        DataTable::new(&page, page.t("organisation-entities-title"), columns.into(), rows).hide_caption();
    visit.show(&ListPage {
        side: side(&visit, &page, owner, "organisation-entities"),
        lead: page.t("organisation-entities-lead"),
        add: None,
        tables: vec![table],
        page,
    })
}

/// What kind of remedy a key stands for; the instruction itself stands among the values of the authority.
fn remedy_word(page: &Page, key: &str) -> String {
    let kind = if key.is_empty() { "none" } else { key.split('-').next().unwrap_or_default() };
    page.t(match kind {
        "none" => "organisation-remedy-none",
        "widerspruch" => "organisation-remedy-objection",
        "klage" => "organisation-remedy-court-action",
        _ => "organisation-remedy-other",
    })
}

fn raw_of(entity: &LegalEntity) -> Raw {
    Raw::default()
        .with("letterhead_de", &entity.letterhead.de)
        .with("letterhead_en", &entity.letterhead.en)
        .with("formula_de", &entity.formula.de)
        .with("formula_en", &entity.formula.en)
        .with("version", entity.version.to_string())
}

fn form(
    visit: &Visit,
    authority: &Authority,
    entity: &LegalEntity,
    raw: &Raw,
    errors: &FieldErrors,
) -> FormPage {
    let page = visit.page_titled(in_language_of(visit, entity));
    let filled = Filled { visit, page: &page, raw, errors };
    let fields = vec![
        filled.text("letterhead_de", "organisation-entity-letterhead-de").into(),
        filled.text("letterhead_en", "organisation-entity-letterhead-en").optional().into(),
        filled.text("formula_de", "organisation-entity-formula-de").into(),
        filled.text("formula_en", "organisation-entity-formula-en").optional().into(),
    ];
    let mut head = entity.letterhead_lines(authority, visit.locale);
    head.insert(0, in_language(&page, &authority.name).to_owned());
    let head = head.join("\n");
    let contact = authority.contact(None, visit.locale).into_iter();
    let contact: Vec<_> = contact.map(|(label, value)| format!("{label}: {value}")).collect();
    let bank = if entity.bank.is_empty() {
        "organisation-entity-bank-none"
    } else {
        "organisation-entity-bank-known"
    };
    let bank = page.t(bank);
    let row = |key: &str, value: Html| SummaryRow::new(page.t(key), value);
    let facts = SummaryList::new(
        &page,
        vec![
            row("organisation-entity-head", Html::paragraphs(&head)),
            row("organisation-entity-contact", Html::paragraphs(&contact.join("\n"))),
            row("organisation-entity-bank", bank.into()),
            row("organisation-entity-remedy", remedy_word(&page, &entity.remedy).into()),
        ],
    );
    let buttons = vec![
        Button::submit(page.t("organisation-save")),
        Button::link(page.t("organisation-back"), page.url("organisation-entities")).tertiary(),
    ];
    let side = side(visit, &page, authority.id, "organisation-entities");
    let after = vec![Html::of(&facts)];
    let mut template = FormPage::new(page, side, fields, buttons);
    template.hidden.push(("version", raw.get("version").to_owned()));
    template.after = after;
    template
}

fn in_language_of(visit: &Visit, entity: &LegalEntity) -> String {
    entity.name.get(visit.locale).to_owned()
}

async fn load(visit: &Visit, id: Uuid) -> Result<(Authority, LegalEntity), Problem> {
    let owner = workplace(visit)?;
    let mut tx = visit.read(owner).await?;
    let entity = queries::legal_entity(&mut tx, id).await?;
    if entity.authority != owner {
        return Err(Problem::NotFound);
    }
    Ok((queries::authority(&mut tx, owner).await?, entity))
}

/// The form of a legal entity.
pub(crate) async fn edit(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let (authority, entity) = load(&visit, id).await?;
    visit.permit::<Edit, AuthorityResource>(authority.id)?;
    visit.show(&form(&visit, &authority, &entity, &raw_of(&entity), &FieldErrors::default()))
}

/// Changes letterhead and formula. When somebody else was faster, both versions are shown and can be saved after all.
pub(crate) async fn save(visit: Visit, Path(id): Path<Uuid>, Form(sent): Sent) -> Answer {
    let raw = Raw(sent);
    let (authority, entity) = load(&visit, id).await?;
    let permit = visit.permit::<Edit, AuthorityResource>(authority.id)?;
    let (changed, errors) = forms::letterhead(&raw, &entity);
    if !errors.is_empty() {
        return visit.show_errors(&form(&visit, &authority, &entity, &raw, &errors));
    }
    let mut tx = visit.write(authority.id).await?;
    match commands::edit_letterhead(&mut tx, &permit, &changed, visit.now).await {
        Err(Problem::Conflict(_)) => {
            drop(tx);
            return show_both(&visit, id, &raw).await;
        }
        other => other?,
    }
    tx.commit().await?;
    visit.go_done("organisation-entities", &[], "organisation-done-entity")
}

async fn show_both(visit: &Visit, id: Uuid, raw: &Raw) -> Answer {
    let (authority, stored) = load(visit, id).await?;
    let now = Raw(raw.0.iter().filter(|(name, _)| name != "version").cloned().collect())
        .with("version", stored.version.to_string());
    let mut template = form(visit, &authority, &stored, &now, &FieldErrors::default());
    let lines = [&stored.letterhead.de, &stored.letterhead.en, &stored.formula.de, &stored.formula.en];
    let body = lines.map(|line| line.as_str()).join("\n");
    template.notice = Some(
        NotificationBanner::new(Tone::Warning, visit.text("organisation-entity-changed"))
            .body(Html::paragraphs(&body)),
    );
    visit.show_with(axum::http::StatusCode::CONFLICT, &template)
}
