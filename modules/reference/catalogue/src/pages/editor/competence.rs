// SPDX-License-Identifier: EUPL-1.2
//! Who is responsible for a service: the usual rule, what was agreed differently for an area and since when, and the answer for a
//! place with its reasons. The administration of an authority writes down that it becomes responsible.

use super::part::FormPage;
use super::{Sent, complaint, name_of, sent, trail, workplace};
use crate::forms::{Parameters, read_place};
use crate::model::{PublicService, Target, parse_day};
use crate::policy::ServiceResource;
use crate::queries::{self, Responsible};
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use foundation::policy::{Edit, List};
use foundation::time::format_date;
use foundation::{Date, FieldErrors, Message, OwnerId, Problem, Validity};
use organisation::{Area, AuthorityResource, LegalEntity, RecordedCompetence, SpecialCompetence};
use std::sync::Arc;
use web::components::{
    Button, Choice, Column, DataTable, DateField, DateParts, Html, InsetText, Row, SelectField, SummaryList,
    SummaryRow, TextField,
};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "editor_competence.html")]
struct CompetencePage {
    page: Page,
    form: FormPage,
    may_write: bool,
    rule: InsetText,
    recorded: DataTable,
    chooser: TextField,
    find: Button,
    answer: Option<SummaryList>,
}

/// Everything the page is made of.
struct Found {
    service: Arc<PublicService>,
    recorded: Vec<RecordedCompetence>,
    areas: Vec<Area>,
    entities: Vec<LegalEntity>,
    place: queries::Place,
    responsible: Option<Responsible>,
    owner: OwnerId,
}

async fn load(visit: &Visit, key: &str, parameters: &Parameters) -> Result<Found, Problem> {
    let owner = workplace(visit)?;
    let mut tx = visit.read(owner).await?;
    let service = queries::service(&mut tx, key).await?;
    let place = queries::place(&mut tx, &read_place(parameters)).await?;
    let mut responsible = None;
    if let Some(area) = &place.area {
        responsible = Some(queries::responsible(&mut tx, &service, &area.key, visit.now.date()).await?);
    }
    Ok(Found {
        recorded: organisation::special_competences(&mut tx, key).await?,
        areas: queries::own_areas(&mut tx, owner).await?,
        entities: organisation::legal_entities_of(&mut tx, owner).await?,
        service,
        place,
        responsible,
        owner,
    })
}

fn show(visit: &Visit, found: &Found, pairs: &[(String, String)], errors: &FieldErrors) -> CompetencePage {
    let page = visit.page("catalogue-competence-title");
    let target = Target::service(&found.service.key);
    let working = queries::Working::of(&found.service);
    let name = name_of(&working, &target, &page);
    let may_write = visit.permit::<Edit, AuthorityResource>(found.owner).is_ok();
    let level = format!("catalogue-choice-level-{}", found.service.level.as_str());
    let entity = format!("catalogue-choice-legal-entity-{}", found.service.acting_entity().as_str());
    let rule =
        page.tf("catalogue-competence-rule", &[("level", page.t(&level)), ("entity", page.t(&entity))]);
    let fields = fields(visit, &page, found, (pairs, errors));
    let buttons = vec![Button::submit(page.t("catalogue-competence-write"))];
    let breadcrumb = trail(&page, &found.service.key, &name);
    let form = FormPage::new(page, breadcrumb, fields, buttons);
    let page = form.page.clone();
    let typed = found.place.area.as_ref().map_or(found.place.asked.as_str(), |area| area.name.as_str());
    CompetencePage {
        may_write,
        rule: InsetText::new(rule),
        recorded: recorded_table(&page, &found.recorded),
        chooser: TextField::new(&page, "place", page.t("catalogue-place-label"))
            .hint(page.t("catalogue-place-hint"))
            .value(typed),
        find: Button::submit(page.t("catalogue-place-find")).secondary(),
        answer: answer(&page, found),
        form,
        page,
    }
}

fn fields(
    visit: &Visit,
    page: &Page,
    found: &Found,
    (pairs, errors): (&[(String, String)], &FieldErrors),
) -> Vec<web::components::Field> {
    let error = |name: &str| complaint(visit, errors, name);
    let areas = found.areas.iter().map(|area| Choice::new(&area.key, &area.name)).collect();
    let entities = found
        .entities
        .iter()
        .map(|entity| Choice::new(entity.id.to_string(), entity.name.get(page.locale)))
        .collect();
    let part = |part: &str| sent(pairs, &format!("from-{part}")).to_owned();
    let parts = DateParts { day: part("day"), month: part("month"), year: part("year") };
    vec![
        SelectField::new(page, "area", page.t("catalogue-competence-area"), areas)
            .selected(sent(pairs, "area"))
            .error_from(error("area"))
            .into(),
        SelectField::new(page, "entity", page.t("catalogue-competence-entity"), entities)
            .selected(sent(pairs, "entity"))
            .error_from(error("entity"))
            .into(),
        DateField::new(page, "from", page.t("catalogue-competence-from"))
            .value(parts)
            .error_from(error("from"))
            .into(),
        TextField::new(page, "source", page.t("catalogue-competence-source"))
            .hint(page.t("catalogue-competence-source-hint"))
            .value(sent(pairs, "source"))
            .error_from(error("source"))
            .into(),
    ]
}

fn period(page: &Page, valid: &Validity) -> String {
    let day = |day: Date| format_date(day, page.locale);
    match valid.until {
        Some(until) => {
            page.tf("catalogue-validity-both", &[("from", day(valid.from)), ("until", day(until))])
        }
        None => page.t1("catalogue-validity-from", "from", &day(valid.from)),
    }
}

fn recorded_table(page: &Page, recorded: &[RecordedCompetence]) -> DataTable {
    let columns = ["area", "authority", "entity", "period", "source"]
        .map(|name| Column::new(page.t(&format!("catalogue-competence-{name}"))));
    let rows = recorded.iter().map(|row| {
        Row::new(vec![
            row.area_name.as_str().into(),
            row.authority_name.get(page.locale).into(),
            row.legal_entity_name.get(page.locale).into(),
            period(page, &row.valid).into(),
            row.source.as_str().into(),
        ])
    });
    DataTable::new(page, page.t("catalogue-competence-recorded"), columns.to_vec(), rows.collect())
        .empty_text(page.t("catalogue-competence-none"))
}

/// Who is responsible in the chosen place, and why.
fn answer(page: &Page, found: &Found) -> Option<SummaryList> {
    let row = |key: &str, value: Html| SummaryRow::new(page.t(key), value);
    let rows = match (&found.responsible, found.place.candidates.as_slice()) {
        (Some(Responsible::Office(office)), _) => {
            let why: Vec<&str> =
                office.competence.steps.iter().map(|step| step.text.get(page.locale)).collect();
            vec![
                row("catalogue-competence-authority", office.authority.name.get(page.locale).into()),
                row("catalogue-office-why", Html::paragraphs(&why.join("\n\n"))),
            ]
        }
        (Some(Responsible::Unknown(message)), _) => {
            vec![row("catalogue-competence-authority", page.tf(message.key, &message.arguments).into())]
        }
        (None, []) if found.place.asked.is_empty() => return None,
        (None, []) => vec![row("catalogue-competence-area", page.t("catalogue-place-nothing").into())],
        (None, several) => {
            let address = page.url1("service-competence", &found.service.key);
            let links = several.iter().fold(Html::default(), |links, area| {
                links.and(Html::link(&area.name, &format!("{address}?place={}", area.key)))
            });
            vec![row("catalogue-place-which", links)]
        }
    };
    Some(SummaryList::new(page, rows))
}

/// Who is responsible for a service.
pub(crate) async fn competence(
    visit: Visit,
    Path(key): Path<String>,
    Query(parameters): Query<Parameters>,
) -> Answer {
    visit.permit::<List, ServiceResource>(OwnerId::INSTALLATION)?;
    let found = load(&visit, &key, &parameters).await?;
    visit.show(&show(&visit, &found, &[], &FieldErrors::default()))
}

/// What was typed, checked against what the authority may decide.
fn read(pairs: &[(String, String)], found: &Found) -> Result<SpecialCompetence, FieldErrors> {
    let mut errors = FieldErrors::default();
    let area = found.areas.iter().find(|area| area.key == sent(pairs, "area"));
    let entity = found.entities.iter().find(|entity| entity.id.to_string() == sent(pairs, "entity"));
    let part = |part: &str| sent(pairs, &format!("from-{part}")).to_owned();
    let from = parse_day(&format!("{}.{}.{}", part("day"), part("month"), part("year")));
    let source = sent(pairs, "source");
    for (field, missing, key) in [
        ("area", area.is_none(), "catalogue-error-area"),
        ("entity", entity.is_none(), "catalogue-error-entity"),
        ("from", from.is_none(), "catalogue-error-day"),
        ("source", source.is_empty() || source.chars().count() > 300, "catalogue-error-source"),
    ] {
        if missing {
            errors.add(field, Message::new(key));
        }
    }
    match (area, entity, from) {
        (Some(area), Some(entity), Some(from)) if errors.is_empty() => Ok(SpecialCompetence {
            area_key: area.key.clone(),
            level: found.service.level,
            service_key: found.service.key.clone(),
            legal_entity_kind: found.service.acting_entity(),
            from,
            authority: found.owner,
            legal_entity: entity.id,
            source: source.to_owned(),
        }),
        _ => Err(errors),
    }
}

/// Writes down that the own authority is responsible in an area from a day on.
pub(crate) async fn write_competence(visit: Visit, Path(key): Path<String>, Form(pairs): Sent) -> Answer {
    let found = load(&visit, &key, &Parameters::new()).await?;
    let permit = visit.permit::<Edit, AuthorityResource>(found.owner)?;
    let special = match read(&pairs, &found) {
        Ok(special) => special,
        Err(errors) => return visit.show_errors(&show(&visit, &found, &pairs, &errors)),
    };
    let mut tx = visit.write(found.owner).await?;
    organisation::claim_competence(&mut tx, &permit, &special, visit.now).await?;
    tx.commit().await?;
    visit.go_done("service-competence", &[&key], "catalogue-done-competence")
}
