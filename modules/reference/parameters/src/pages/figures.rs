// SPDX-License-Identifier: EUPL-1.2
//! The figures of a new statute as a form.

use super::comparison;
use super::statute::{Found, Sent, asked, load, trail};
use crate::commands;
use crate::forms::{AMOUNTS, MOST_REDUCTIONS, parse_day, statute_of, typed};
use crate::model::{DogTaxStatute, Typed};
use crate::policy::ParameterResource;
use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use foundation::policy::Edit;
use foundation::{FieldErrors, Problem};
use web::components::{
    Breadcrumb, Button, Choice, DataTable, DateField, DateParts, ErrorSummary, Field, FieldGroup,
    FormField as _, NotificationBanner, SelectField, SingleCheckbox, TextField, TextKind, Tone, Width,
};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "statute_form.html")]
struct StatuteFormPage {
    page: Page,
    breadcrumb: Breadcrumb,
    summary: ErrorSummary,
    notice: Option<NotificationBanner>,
    both: Option<DataTable>,
    version: i64,
    fields: Vec<Field>,
    buttons: Vec<Button>,
}

/// What the fields of the form need.
struct Filled<'a> {
    visit: &'a Visit,
    page: &'a Page,
    typed: &'a Typed,
    errors: &'a FieldErrors,
}

impl Filled<'_> {
    fn error(&self, name: &str) -> Option<String> {
        self.errors.at(name).map(|message| self.visit.message(message))
    }

    fn text(&self, name: &str, label: &str) -> TextField {
        TextField::new(self.page, name, self.page.t(label))
            .value(self.typed.get(name))
            .error_from(self.error(name))
    }

    fn amount(&self, name: &str) -> Field {
        let label = format!("parameters-field-{}", name.replace('_', "-"));
        self.text(name, &label).kind(TextKind::Decimal).width(Width::Medium).suffix("€").into()
    }

    fn number(&self, name: &str) -> Field {
        let label = format!("parameters-field-{}", name.replace('_', "-"));
        self.text(name, &label).kind(TextKind::Digits).width(Width::Short).into()
    }

    fn day(&self, name: &str) -> DateField {
        let label = self.page.t(&format!("parameters-field-{}", name.replace('_', "-")));
        let value = self.typed.get(name);
        let parts = match parse_day(value) {
            Some(day) => DateParts {
                day: day.day().to_string(),
                month: day.month().to_string(),
                year: day.year().to_string(),
            },
            None => {
                let mut parts = value.splitn(3, '.').map(str::to_owned);
                let mut next = || parts.next().unwrap_or_default();
                DateParts { day: next(), month: next(), year: next() }
            }
        };
        DateField::new(self.page, name, label).value(parts).error_from(self.error(name))
    }

    fn all(&self) -> Vec<Field> {
        let page = self.page;
        let begins = ["first_of_month", "next_month"].map(|value| {
            Choice::new(value, page.t(&format!("parameters-begins-{}", value.replace('_', "-"))))
        });
        let mut fields: Vec<Field> = vec![
            self.text("title_de", "parameters-field-title-de").into(),
            self.text("title_en", "parameters-field-title-en").optional().into(),
            self.day("decided_on").into(),
            self.day("valid_from").hint(page.t("parameters-field-valid-from-hint")).into(),
            self.text("source", "parameters-field-source")
                .hint(page.t("parameters-field-source-hint"))
                .into(),
            FieldGroup::new(page.t("parameters-group-rates"), AMOUNTS.map(|name| self.amount(name)).to_vec())
                .hint(page.t("parameters-group-rates-hint"))
                .into(),
            self.number("minimum_age_months"),
            SelectField::new(page, "begins", page.t("parameters-begins"), begins.to_vec())
                .selected(self.typed.get("begins"))
                .error_from(self.error("begins"))
                .into(),
            self.text("due_yearly", "parameters-field-due-yearly")
                .width(Width::Medium)
                .hint(page.t("parameters-field-due-yearly-hint"))
                .into(),
            self.text("due_quarterly", "parameters-field-due-quarterly")
                .width(Width::Long)
                .hint(page.t("parameters-field-due-quarterly-hint"))
                .optional()
                .into(),
            self.number("first_due_days"),
            self.number("notification_days"),
        ];
        fields.extend(self.reductions());
        fields
    }

    /// The reductions and an empty one for more.
    fn reductions(&self) -> Vec<Field> {
        let mut numbers = self.typed.reductions();
        let next = numbers.last().copied().unwrap_or_default() + 1;
        if numbers.len() < MOST_REDUCTIONS {
            numbers.push(next);
        }
        numbers.into_iter().map(|number| self.reduction(number, number == next).into()).collect()
    }

    fn reduction(&self, number: usize, is_new: bool) -> FieldGroup {
        let name = |field: &str| format!("reduction.{number}.{field}");
        let dangerous =
            SingleCheckbox::new(self.page, name("dangerous_dogs"), self.page.t("parameters-also-dangerous"));
        let fields = vec![
            self.text(&name("kind"), "parameters-field-kind")
                .kind(TextKind::Code)
                .width(Width::Long)
                .hint(self.page.t("parameters-field-kind-hint"))
                .into(),
            self.text(&name("percent"), "parameters-field-percent")
                .kind(TextKind::Digits)
                .width(Width::Short)
                .suffix("%")
                .into(),
            self.text(&name("months"), "parameters-field-months")
                .kind(TextKind::Digits)
                .width(Width::Short)
                .hint(self.page.t("parameters-field-months-hint"))
                .optional()
                .into(),
            dangerous.checked(self.typed.get(&name("dangerous_dogs")) == "true").into(),
            self.text(&name("condition_de"), "parameters-field-condition-de").into(),
            self.text(&name("condition_en"), "parameters-field-condition-en").optional().into(),
        ];
        let hint = if is_new { "parameters-reduction-new" } else { "parameters-reduction-remove" };
        FieldGroup::new(self.page.t1("parameters-reduction", "number", &number), fields)
            .hint(self.page.t(hint))
    }
}

fn form(visit: &Visit, found: &Found, typed: &Typed, errors: &FieldErrors) -> StatuteFormPage {
    let name = found.entity.name.get(visit.locale).to_owned();
    let mut page = visit.page_titled(visit.page("parameters-statutes-title").t1(
        "parameters-statute-form",
        "name",
        &name,
    ));
    let fields = Filled { visit, page: &page, typed, errors }.all();
    let summary = ErrorSummary::new(&page, fields.iter().flat_map(|field| field.error_links()).collect());
    page.error_count = summary.count();
    StatuteFormPage {
        breadcrumb: trail(&page, &found.entity, false),
        summary,
        notice: None,
        both: None,
        version: found.seen(),
        fields,
        buttons: vec![
            Button::submit(page.t("parameters-statute-save")),
            Button::link(page.t("parameters-statute-cancel"), page.url1("statute", &found.entity.key))
                .tertiary(),
        ],
        page,
    }
}

/// The figures of the draft, or of the newest statute as the start of a new one.
pub(super) async fn edit(visit: Visit, Path(key): Path<String>) -> Answer {
    let found = load(&visit, &key).await?;
    visit.permit::<Edit, ParameterResource>(found.owner)?;
    visit.show(&form(&visit, &found, &found.typed(), &FieldErrors::default()))
}

/// Stores the figures in the draft. When somebody else was faster, both sets of figures stand side by side.
pub(super) async fn save(visit: Visit, Path(key): Path<String>, Form(pairs): Sent) -> Answer {
    let found = load(&visit, &key).await?;
    let permit = visit.permit::<Edit, ParameterResource>(found.owner)?;
    let typed = typed(&pairs);
    let asked = asked(&visit, &found, &pairs)?;
    if asked.seen != found.seen() {
        return show_both(&visit, &found, &typed);
    }
    if let Err(errors) = statute_of(&typed, &found.entity, found.entity.id) {
        return visit.show_errors(&form(&visit, &found, &typed, &errors));
    }
    let mut tx = visit.write(found.owner).await?;
    match commands::save_statute_draft(&mut tx, &permit, &asked, typed.clone()).await {
        Err(Problem::Conflict(_)) => {
            drop(tx);
            return show_both(&visit, &load(&visit, &key).await?, &typed);
        }
        other => other?,
    };
    tx.commit().await?;
    visit.go_done("statute-preview", &[&key], "parameters-done-saved")
}

fn show_both(visit: &Visit, found: &Found, typed: &Typed) -> Answer {
    let mut shown = form(visit, found, typed, &FieldErrors::default());
    let page = &shown.page;
    let body = page.t("parameters-conflict-text");
    shown.notice = Some(NotificationBanner::new(Tone::Warning, page.t("parameters-conflict")).body(body));
    let both: Vec<(String, DogTaxStatute)> =
        [("parameters-conflict-stored", &found.typed()), ("parameters-conflict-typed", typed)]
            .into_iter()
            .filter_map(|(key, typed)| {
                Some((page.t(key), statute_of(typed, &found.entity, found.entity.id).ok()?))
            })
            .collect();
    let both: Vec<_> = both.iter().map(|(name, statute)| (name.clone(), statute)).collect();
    shown.both = Some(comparison(page, page.t("parameters-conflict-both"), &both));
    visit.show_with(StatusCode::CONFLICT, &shown)
}
