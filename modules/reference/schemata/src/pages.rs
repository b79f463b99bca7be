// SPDX-License-Identifier: EUPL-1.2
//! Pages for administrators: which forms there are, what one is made of, how it looks.

use crate::model::{Answers, Finding, FindingKind, Form, RuleProblem, RuleState};
use crate::policy::SchemaResource;
use crate::store::{self, InstalledSchema, SchemaStatus};
use askama::Template;
use axum::extract::Path;
use foundation::policy::{List, View};
use foundation::{Locale, OwnerId, Problem};
use web::components::{
    Breadcrumb, Button, Column, DataTable, Field, Html, Row, StatusBadge, SummaryList, SummaryRow, Tone,
};
use web::{Answer, Page, Visit};
use xdatenfelder::quality::{Language, Report, Severity};

/// Most quality messages on a page; the whole report is printed by `kontor fim lint`.
const MOST_MESSAGES: usize = 500;

/// The list of forms.
#[derive(Template)]
#[template(path = "schema_list.html")]
struct ListPage {
    page: Page,
    count: usize,
    table: DataTable,
}

/// One form.
#[derive(Template)]
#[template(path = "schema.html")]
struct SchemaPage {
    page: Page,
    breadcrumb: Breadcrumb,
    preview: Button,
    facts: SummaryList,
    notes: DataTable,
    rule_count: String,
    rules: DataTable,
    quality_count: String,
    quality_cut: Option<String>,
    quality: DataTable,
    structure: DataTable,
}

/// All pages of a form.
#[derive(Template)]
#[template(path = "schema_preview.html")]
struct PreviewPage {
    page: Page,
    breadcrumb: Breadcrumb,
    sheets: Vec<Sheet>,
}

/// One page of a form.
struct Sheet {
    title: String,
    fields: Vec<Field>,
}

/// `GET /de/formulare`: every installed version.
pub(crate) async fn list(visit: Visit) -> Answer {
    visit.permit::<List, SchemaResource>(OwnerId::INSTALLATION)?;
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let installed = store::installed(&mut tx).await.map_err(Problem::internal)?;
    visit.show(&ListPage::new(visit.page("schemata-list-title"), &installed))
}

/// `GET /de/formulare/{schema}/{version}`: structure, rules and notes.
pub(crate) async fn schema(visit: Visit, Path((id, version)): Path<(String, String)>) -> Answer {
    visit.permit::<View, SchemaResource>(OwnerId::INSTALLATION)?;
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let form = store::form(&mut tx, &id, &version).await?;
    let notes = store::notes(&mut tx, &id, &version).await.map_err(Problem::internal)?;
    let report = store::quality_report(&mut tx, &id, &version).await?;
    let page = visit.page_titled(form.meta().title.get(visit.locale));
    visit.show(&SchemaPage::new(page, &form, &notes, &report))
}

/// `GET /de/formulare/{schema}/{version}/vorschau`: every page, to be read only.
pub(crate) async fn preview(visit: Visit, Path((id, version)): Path<(String, String)>) -> Answer {
    visit.permit::<View, SchemaResource>(OwnerId::INSTALLATION)?;
    let mut tx = visit.read(OwnerId::INSTALLATION).await?;
    let form = store::form(&mut tx, &id, &version).await?;
    let page = visit.page("schemata-preview-title");
    visit.show(&PreviewPage::new(page, visit.locale, &form, Answers::empty(visit.now.date())))
}

fn columns(page: &Page, keys: &[&str]) -> Vec<Column> {
    keys.iter().map(|key| Column::new(page.t(&format!("schemata-column-{key}")))).collect()
}

impl ListPage {
    fn new(page: Page, installed: &[InstalledSchema]) -> Self {
        let columns = columns(&page, &["title", "status", "version", "slug", "installed", "notes"]);
        let rows = installed.iter().map(|schema| Self::row(&page, schema)).collect();
        let table = DataTable::new(&page, page.title.clone(), columns, rows).hide_caption();
        Self { count: installed.len(), table, page }
    }

    fn row(page: &Page, schema: &InstalledSchema) -> Row {
        let tone = if schema.status == SchemaStatus::Current { Tone::Success } else { Tone::Neutral };
        let status = StatusBadge::new(tone, page.t(&format!("schemata-status-{}", schema.status.as_str())));
        Row::new(vec![
            Html::link(
                schema.title.get(page.locale),
                &page.url2("schema", &schema.schema_id, &schema.version),
            ),
            Html::of(&status),
            format!("{} {}", schema.schema_id, schema.version).into(),
            schema.slug.clone().into(),
            schema.installed_at.format(page.locale).into(),
            schema.notes.to_string().into(),
        ])
    }
}

impl SchemaPage {
    fn new(page: Page, form: &Form, notes: &[Finding], report: &Report) -> Self {
        let meta = form.meta();
        let steps = vec![(page.t("schemata-list-title"), page.url("schema-list"))];
        let facts = [
            ("identity", meta.schema_id.clone()),
            ("version", meta.version.clone()),
            ("slug", meta.slug.clone()),
            ("minutes", if meta.minutes == 0 { String::new() } else { meta.minutes.to_string() }),
        ];
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
        let facts =
            facts.map(|(key, value)| SummaryRow::new(page.t(&format!("schemata-column-{key}")), value));
        let by_hand = form.rules().iter().filter(|rule| rule.state == RuleState::ByHand).count();
        let counts = [("all", form.rules().len().to_string()), ("byhand", by_hand.to_string())];
        let preview = page.url2("schema-preview", &meta.schema_id, &meta.version);
        Self {
            breadcrumb: Breadcrumb::new(&page, steps, page.title.clone()),
            preview: Button::link(page.t("schemata-preview-title"), preview).secondary(),
            facts: SummaryList::new(&page, facts.collect()),
            notes: notes_table(&page, notes),
            rule_count: page.tf("schemata-rules-count", &counts),
            rules: rules_table(&page, form),
            quality_count: quality_count(&page, report),
            quality_cut: quality_cut(&page, report),
            quality: quality_table(&page, report),
            structure: structure_table(&page, page.locale, form),
            page,
        }
    }
}

fn notes_table(page: &Page, notes: &[Finding]) -> DataTable {
    // Rules in words stand in their own table.
    let rows = notes.iter().filter(|note| note.kind != FindingKind::RuleInWords).map(|note| {
        let kind = page.t(&format!("schemata-finding-{}", note.kind.as_str()));
        Row::new(vec![note.element_id.clone().into(), kind.into(), note.detail.clone().into()])
    });
    let columns = columns(page, &["element", "finding", "detail"]);
    DataTable::new(page, page.t("schemata-notes-title"), columns, rows.collect())
        .hide_caption()
        .empty_text(page.t("schemata-notes-none"))
}

fn rules_table(page: &Page, form: &Form) -> DataTable {
    let rows = form.rules().iter().map(|rule| {
        let (tone, key) = match rule.state {
            RuleState::Translated => (Tone::Success, "schemata-rule-translated"),
            RuleState::Entered => (Tone::Success, "schemata-rule-entered"),
            RuleState::ByHand => (Tone::Warning, "schemata-rule-by-hand"),
        };
        let words = if rule.text.is_empty() { &rule.name } else { &rule.text };
        let words = rule.entered.as_ref().unwrap_or(words);
        let problem = rule.problem.as_ref().map(|problem| problem_text(page, problem)).unwrap_or_default();
        Row::new(vec![
            rule.id.clone().into(),
            Html::of(&StatusBadge::new(tone, page.t(key))),
            rule.carrier.clone().into(),
            Html::german(page, words),
            problem.into(),
        ])
    });
    let columns = columns(page, &["rule", "state", "element", "words", "problem"]);
    DataTable::new(page, page.t("schemata-rules-title"), columns, rows.collect()).hide_caption()
}

/// What is not understood, with the words it is about.
fn problem_text(page: &Page, problem: &RuleProblem) -> String {
    let sentence = page.t(&format!("schemata-rule-problem-{}", problem.kind));
    let excerpt = [("problem", sentence), ("excerpt", problem.excerpt.clone())];
    let key = if problem.excerpt.is_empty() { "schemata-rule-problem" } else { "schemata-rule-problem-at" };
    page.tf(key, &excerpt)
}

fn quality_count(page: &Page, report: &Report) -> String {
    let counts = [Severity::Critical, Severity::Method, Severity::Warning, Severity::Hint]
        .map(|severity| (severity.as_str(), report.count(severity).to_string()));
    page.tf("schemata-quality-count", &counts)
}

/// A sentence when more was found than the page shows.
fn quality_cut(page: &Page, report: &Report) -> Option<String> {
    let counts = [("shown", MOST_MESSAGES.to_string()), ("all", report.findings.len().to_string())];
    (report.findings.len() > MOST_MESSAGES).then(|| page.tf("schemata-quality-cut", &counts))
}

/// The heaviest messages first, inside a class in the order of the form.
fn quality_table(page: &Page, report: &Report) -> DataTable {
    let language = if page.locale == Locale::De { Language::German } else { Language::English };
    let mut found: Vec<_> = report.findings.iter().collect();
    found.sort_by_key(|finding| finding.severity);
    let rows = found.into_iter().take(MOST_MESSAGES).map(|finding| {
        let tone = match finding.severity {
            Severity::Critical => Tone::Danger,
            Severity::Method | Severity::Warning => Tone::Warning,
            Severity::Hint | Severity::Off => Tone::Neutral,
        };
        let class = page.t(&format!("schemata-severity-{}", finding.severity.as_str()));
        let version = finding.element_version.clone().unwrap_or_default();
        Row::new(vec![
            Html::of(&StatusBadge::new(tone, class)),
            finding.code.to_string().into(),
            format!("{} {version}", finding.element_id).trim_end().to_owned().into(),
            finding.message(language).to_owned().into(),
            finding.detail.clone().into(),
        ])
    });
    let columns = columns(page, &["severity", "code", "element", "finding", "detail"]);
    DataTable::new(page, page.t("schemata-quality-title"), columns, rows.collect())
        .hide_caption()
        .empty_text(page.t("schemata-quality-none"))
}

fn structure_table(page: &Page, locale: Locale, form: &Form) -> DataTable {
    let rows = form.elements().into_iter().map(|element| {
        let most = if element.max == crate::model::MOST_REPETITIONS {
            "*".to_owned()
        } else {
            element.max.to_string()
        };
        // The depth is shown as a number beside the label, since indentation alone says nothing to those who listen.
        Row::new(vec![
            (element.depth + 1).to_string().into(),
            element.id.into(),
            element.label.get(locale).to_owned().into(),
            page.t(&format!("schemata-type-{}", element.data_type.replace('_', "-"))).into(),
            format!("{}:{most}", element.min).into(),
            Html::german(page, &element.legal.join("; ")),
        ])
    });
    let columns = columns(page, &["level", "element", "label", "type", "cardinality", "legal"]);
    DataTable::new(page, page.t("schemata-structure-title"), columns, rows.collect()).hide_caption()
}

impl PreviewPage {
    fn new(page: Page, locale: Locale, form: &Form, answers: Answers) -> Self {
        let meta = form.meta();
        let title = meta.title.get(locale).to_owned();
        let steps = vec![
            (page.t("schemata-list-title"), page.url("schema-list")),
            (title, page.url2("schema", &meta.schema_id, &meta.version)),
        ];
        let sheets = form.preview(&answers, locale, &page).into_iter();
        Self {
            breadcrumb: Breadcrumb::new(&page, steps, page.title.clone()),
            sheets: sheets.map(|(title, fields)| Sheet { title, fields }).collect(),
            page,
        }
    }
}

#[cfg(test)]
mod tests;
