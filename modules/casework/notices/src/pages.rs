// SPDX-License-Identifier: EUPL-1.2
//! Pages for staff: list of templates, editing a template, download of a letter.

use crate::commands::{self, TemplateChange};
use crate::forms::{self, TemplateForm, Wish};
use crate::jobs::{typeset, words};
use crate::model::{
    Help, LetterKind, NoticeId, NoticeView, Shape, Template as LetterTemplate, TemplateText, check, compose,
    help, sample_order,
};
use crate::policy::{NoticeResource, TemplateResource};
use crate::{queries, store};
use askama::Template;
use axum::extract::{Form, Path};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse as _;
use foundation::id::Uuid;
use foundation::policy::{Edit, View};
use foundation::{Actor, FieldErrors, Locale, OwnerId, Problem, Role};
use web::components::{
    Breadcrumb, Button, ButtonGroup, Column, DataTable, Details, ErrorSummary, Html, InsetText, Row,
    TextField,
};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "letter_templates.html")]
struct TemplatesPage {
    page: Page,
    table: DataTable,
}

#[derive(Template)]
#[template(path = "letter_template.html")]
struct TemplatePage {
    page: Page,
    breadcrumb: Breadcrumb,
    errors: ErrorSummary,
    state: String,
    stored: Option<InsetText>,
    version: i64,
    subject: TextField,
    body: TextField,
    buttons: ButtonGroup,
    help: Details,
    variables: DataTable,
    may_edit: bool,
}

/// The authority whose templates the person sees: where they are administrator, otherwise where they work.
fn authority(visit: &Visit) -> Result<OwnerId, Problem> {
    let roles = [Role::Administrator, Role::CaseWorker, Role::HeadOfOffice, Role::Auditor];
    let found = roles.into_iter().find_map(|role| visit.authority(role).ok());
    found.map_or_else(|| visit.authority(Role::Administrator), Ok)
}

/// The list of templates.
pub(crate) async fn templates(visit: Visit) -> Answer {
    let owner = authority(&visit)?;
    visit.permit::<View, TemplateResource>(owner)?;
    let mut tx = visit.read(owner).await?;
    let templates = queries::templates(&mut tx).await?;
    drop(tx);
    let page = visit.page("notices-templates-title");
    let columns =
        ["kind", "language", "state"].map(|name| Column::new(page.t(&format!("notices-templates-{name}"))));
    let rows = templates.iter().map(|template| template_row(&page, template)).collect();
    let table =
        DataTable::new(&page, page.t("notices-templates-caption"), columns.into(), rows).hide_caption();
    visit.show(&TemplatesPage { page, table })
}

fn kind_name(page: &Page, kind: LetterKind) -> String {
    page.t(&format!("notices-kind-{}", kind.as_str()))
}

fn language_name(page: &Page, locale: Locale) -> String {
    page.t(&format!("notices-language-{}", locale.as_str()))
}

fn state_of(visit_locale: Locale, page: &Page, template: &LetterTemplate) -> String {
    match (template.is_default, template.changed_at) {
        (false, Some(at)) => page.tf(
            "notices-template-state-own",
            &[("version", template.version.to_string()), ("at", at.format(visit_locale))],
        ),
        _ => page.t("notices-template-state-default"),
    }
}

fn template_row(page: &Page, template: &LetterTemplate) -> Row {
    let (kind, language) = (kind_name(page, template.kind), language_name(page, template.locale));
    let address = page.url2("notice-template", template.kind.as_str(), template.locale.as_str());
    let name = format!("{kind} ({language})");
    Row::new(vec![Html::link(&name, &address), language.into(), state_of(page.locale, page, template).into()])
}

/// What stands in the address of a template.
fn addressed(kind: &str, language: &str) -> Result<(LetterKind, Locale), Problem> {
    LetterKind::parse(kind).zip(Locale::parse(language)).ok_or(Problem::NotFound)
}

/// The page on which a template is edited.
pub(crate) async fn template(visit: Visit, Path((kind, language)): Path<(String, String)>) -> Answer {
    let (kind, locale) = addressed(&kind, &language)?;
    let owner = authority(&visit)?;
    visit.permit::<View, TemplateResource>(owner)?;
    let mut tx = visit.read(owner).await?;
    let stored = queries::template(&mut tx, kind, locale).await?;
    drop(tx);
    let text = stored.text.clone();
    visit.show(&template_page(
        &visit,
        owner,
        Shown { stored: &stored, text: &text, stale: false },
        &FieldErrors::default(),
    ))
}

/// Saves a template, resets it, or makes a sample letter of it.
pub(crate) async fn save_template(
    visit: Visit,
    Path((kind, language)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer {
    let (kind, locale) = addressed(&kind, &language)?;
    let owner = authority(&visit)?;
    let form = forms::read(&pairs);
    let TemplateForm { text, based_on, wish } = form.clone();
    if wish == Wish::Preview {
        visit.permit::<View, TemplateResource>(owner)?;
        return preview(&visit, owner, (kind, locale), &text).await;
    }
    let permit = visit.permit::<Edit, TemplateResource>(owner)?;
    let mut tx = visit.write(owner).await?;
    let saved = match wish {
        Wish::Reset => commands::reset_template(&mut tx, &permit, (kind, locale), based_on, visit.now).await,
        _ => {
            let change = TemplateChange { kind, locale, text: text.clone(), based_on };
            commands::save_template(&mut tx, &permit, change, visit.now).await
        }
    };
    match saved {
        Ok(_) => {
            tx.commit().await?;
            let done = if wish == Wish::Reset {
                "notices-done-template-reset"
            } else {
                "notices-done-template-saved"
            };
            visit.go_done("notice-template", &[&kind.as_str(), &locale.as_str()], done)
        }
        Err(problem) => {
            drop(tx);
            refused(&visit, owner, (kind, locale), &text, problem).await
        }
    }
}

/// The page again: with errors, or, when somebody else saved meanwhile, with both texts.
async fn refused(
    visit: &Visit,
    owner: OwnerId,
    (kind, locale): (LetterKind, Locale),
    text: &TemplateText,
    problem: Problem,
) -> Answer {
    let mut tx = visit.read(owner).await?;
    let stored = store::template(&mut tx, kind, locale).await?;
    drop(tx);
    let shown = |stale| Shown { stored: &stored, text, stale };
    match problem {
        Problem::Invalid(errors) => visit.show_errors(&template_page(visit, owner, shown(false), &errors)),
        Problem::Conflict(_) => {
            let page = template_page(visit, owner, shown(true), &FieldErrors::default());
            visit.show_with(StatusCode::CONFLICT, &page)
        }
        other => Err(other.into()),
    }
}

/// A sample letter to an invented person, for download; a text with errors is shown again instead.
async fn preview(
    visit: &Visit,
    owner: OwnerId,
    (kind, locale): (LetterKind, Locale),
    text: &TemplateText,
) -> Answer {
    let errors = check(kind, locale, text);
    if !errors.is_empty() {
        return refused(visit, owner, (kind, locale), text, Problem::Invalid(errors)).await;
    }
    let order = sample_order(kind, locale).ok_or(Problem::NotFound)?;
    let words =
        crate::Words { sample: Some(crate::jobs::sample_mark(&visit.platform)), ..words(&visit.platform) };
    let letter = compose(&order, visit.now, text, &words).map_err(Problem::internal)?;
    let bytes = typeset(letter, visit.now).await.map_err(Problem::internal)?;
    Ok(pdf_download(&format!("{}-{}.pdf", kind.as_str(), locale.as_str()), bytes))
}

fn pdf_download(name: &str, bytes: Vec<u8>) -> axum::response::Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}

/// A template on its page: what is stored, and the text in the fields.
#[derive(Clone, Copy)]
struct Shown<'a> {
    stored: &'a LetterTemplate,
    text: &'a TemplateText,
    /// Whether somebody else saved after the text in the fields was begun.
    stale: bool,
}

fn template_page(visit: &Visit, owner: OwnerId, shown: Shown<'_>, errors: &FieldErrors) -> TemplatePage {
    let Shown { stored, text, stale } = shown;
    let may_edit = visit.permit::<Edit, TemplateResource>(owner).is_ok();
    let mut page = visit.page("notices-templates-title");
    page.title = format!("{} ({})", kind_name(&page, stored.kind), language_name(&page, stored.locale));
    let field = |name: &str, label: &str, hint: &str, value: &str| {
        let field = TextField::new(&page, name, page.t(label)).hint(page.t(hint)).value(value);
        // Every error stands at its field; the field can show one, so its errors are one message.
        let told: Vec<String> =
            errors.0.iter().filter(|(at, _)| at == name).map(|(_, message)| visit.message(message)).collect();
        if told.is_empty() { field } else { field.error(told.join(" ")) }
    };
    let subject =
        field("subject", "notices-template-subject", "notices-template-subject-hint", &text.subject);
    let body = field("body", "notices-template-body", "notices-template-body-hint", &text.body).multiline(28);
    let summary = ErrorSummary::of(&page, &[&subject, &body]);
    let steps = vec![(page.t("notices-templates-title"), page.url("notice-templates"))];
    let breadcrumb = Breadcrumb::new(&page, steps, page.title.clone());
    let syntax = Details::new(
        page.t("notices-template-help"),
        Html::paragraphs(&page.t("notices-template-help-text")),
    );
    page.error_count = summary.count();
    TemplatePage {
        breadcrumb,
        errors: summary,
        state: state_of(visit.locale, &page, stored),
        stored: stale.then(|| {
            InsetText::new(Html::paragraphs(&format!("{}\n\n{}", stored.text.subject, stored.text.body)))
        }),
        version: stored.version,
        subject,
        body,
        buttons: buttons(&page, stored, may_edit),
        help: syntax,
        variables: variables(&page, stored.kind),
        may_edit,
        page,
    }
}

fn buttons(page: &Page, stored: &LetterTemplate, may_edit: bool) -> ButtonGroup {
    let mut buttons = Vec::new();
    if may_edit {
        buttons.push(Button::submit(page.t("notices-template-save")));
    }
    buttons.push(Button::submit_as(page.t("notices-template-preview"), "wish", "preview"));
    if may_edit && !stored.is_default {
        buttons.push(Button::submit_as(page.t("notices-template-reset"), "wish", "reset").tertiary());
    }
    ButtonGroup::new(buttons)
}

/// The table of values that a letter has.
fn variables(page: &Page, kind: LetterKind) -> DataTable {
    let columns =
        ["name", "meaning", "shape"].map(|name| Column::new(page.t(&format!("notices-variables-{name}"))));
    let row = |help: &Help| {
        let meaning = page.t(&format!("notices-variable-{}", help.name.replace(['.', '_'], "-")));
        Row::new(vec![placeholder(help).into(), meaning.into(), page.t(shape_key(help.shape)).into()])
    };
    let rows = help(kind).iter().map(row).collect();
    DataTable::new(page, page.t("notices-variables-title"), columns.into(), rows)
}

/// How the value is written in a template.
fn placeholder(help: &Help) -> String {
    match help.shape {
        Shape::Line | Shape::Text => format!("{{{{ {} }}}}", help.name),
        Shape::Lines => format!("{{% for item in {} %}}{{{{ item }}}}{{% endfor %}}", help.name),
        Shape::Records(members) => {
            let names: Vec<_> = members.iter().map(|member| format!("item.{}", member.name())).collect();
            format!("{{% for item in {} %}} {} {{% endfor %}}", help.name, names.join(", "))
        }
    }
}

const fn shape_key(shape: Shape) -> &'static str {
    match shape {
        Shape::Line => "notices-shape-line",
        Shape::Text => "notices-shape-text",
        Shape::Lines => "notices-shape-lines",
        Shape::Records(_) => "notices-shape-records",
    }
}

/// The file of a letter, for staff. The reading is noted before the file is sent.
pub(crate) async fn download(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let (owner, view) = find(&visit, NoticeId(id)).await?;
    let actor = visit.actor.reference();
    visit.platform.access_log.read(owner, actor, ("notice", id), "notices.download").await?;
    let bytes = queries::file_of(&visit.platform.blobs, owner, &view).await?;
    Ok(pdf_download(&format!("{}-{id}.pdf", view.kind.as_str()), bytes))
}

/// The letter at one of the authorities at which the person may see letters.
async fn find(visit: &Visit, id: NoticeId) -> Result<(OwnerId, NoticeView), Problem> {
    if matches!(visit.actor, Actor::Visitor { .. }) {
        return Err(Problem::SignInNeeded);
    }
    for owner in visit.actor.authorities() {
        if visit.permit::<View, NoticeResource>(owner).is_ok() {
            let mut tx = visit.read(owner).await?;
            if let Some(view) = store::notice(&mut tx, id).await? {
                return Ok((owner, view));
            }
        }
    }
    Err(Problem::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_shows_values_as_they_are_written() {
        let shown: Vec<_> = help(LetterKind::DogTaxNotice).iter().skip(9).map(placeholder).collect();
        assert_eq!(
            shown,
            [
                "{{ today }}",
                "{% for item in assessment %} item.label, item.amount {% endfor %}",
                "{{ assessment_total }}",
                "{{ due_on }}",
                "{{ reasons }}",
                "{{ remedy }}",
            ]
        );
    }

    #[test]
    fn only_existing_templates_have_an_address() {
        assert!(matches!(addressed("grant", "de"), Ok((LetterKind::Grant, Locale::De))));
        assert!(addressed("grant", "fr").is_err() && addressed("invoice", "de").is_err());
    }
}
