// SPDX-License-Identifier: EUPL-1.2
//! What the template pages show.

use crate::forms::TemplateForm;
use crate::model::{Help, LetterKind, Shape, Template as LetterTemplate, TemplateText, help};
use askama::Template;
use foundation::Locale;
use web::Page;
use web::components::{
    Breadcrumb, Button, ButtonGroup, Column, DataTable, Details, ErrorSummary, Html, InsetText, Row,
    TextField,
};

/// The list of templates.
#[derive(Template)]
#[template(path = "letter_templates.html")]
pub(super) struct TemplatesPage {
    page: Page,
    table: DataTable,
}

impl TemplatesPage {
    /// The page of these templates.
    pub(super) fn of(page: Page, templates: &[LetterTemplate]) -> Self {
        let columns =
            ["kind", "state"].map(|name| Column::new(page.t(&format!("notices-templates-{name}")))).into();
        let rows = templates.iter().map(|template| row(&page, template)).collect();
        let caption = page.t("notices-templates-caption");
        Self { table: DataTable::new(&page, caption, columns, rows).hide_caption(), page }
    }
}

fn row(page: &Page, template: &LetterTemplate) -> Row {
    Row::new(vec![Html::link(&name(page, template), &address(page, template)), state(page, template).into()])
}

fn name(page: &Page, template: &LetterTemplate) -> String {
    let kind = page.t(&format!("notices-kind-{}", template.kind.as_str()));
    let language = page.t(&format!("notices-language-{}", template.locale.as_str()));
    format!("{kind} ({language})")
}

fn address(page: &Page, template: &LetterTemplate) -> String {
    page.url2("notice-template", template.kind.as_str(), template.locale.as_str())
}

fn state(page: &Page, template: &LetterTemplate) -> String {
    let locale = Locale::parse(page.locale.as_str()).unwrap_or_default();
    match (template.is_default, template.changed_at) {
        (false, Some(at)) => {
            let arguments = [("version", template.version.to_string()), ("at", at.format(locale))];
            page.tf("notices-template-state-own", &arguments)
        }
        _ => page.t("notices-template-state-default"),
    }
}

/// A template on its page.
#[derive(Clone)]
pub(super) struct Shown<'a> {
    /// What is stored.
    pub stored: &'a LetterTemplate,
    /// The text in the fields.
    pub text: &'a TemplateText,
    /// The version on which saving will be based.
    pub version: i64,
    /// Whether somebody else saved after the text in the fields was begun.
    pub stale: bool,
    /// Whether the person may change it.
    pub may_edit: bool,
    /// Field and sentence of each error.
    pub errors: Vec<(String, String)>,
}

impl<'a> Shown<'a> {
    /// A form over what is stored, without errors, not to be changed.
    pub(super) const fn of(stored: &'a LetterTemplate, form: &'a TemplateForm) -> Self {
        let (text, version) = (&form.text, form.based_on);
        Self { stored, text, version, stale: false, may_edit: false, errors: Vec::new() }
    }
}

/// The page on which a template is edited.
#[derive(Template)]
#[template(path = "letter_template.html")]
pub(super) struct TemplatePage {
    page: Page,
    action: String,
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

impl TemplatePage {
    /// The page of a template.
    pub(super) fn of(mut page: Page, shown: &Shown<'_>) -> Self {
        let Shown { stored, text, version, stale, may_edit, .. } = *shown;
        page.title = name(&page, stored);
        let subject = field(&page, shown, "subject").value(&text.subject);
        let body = field(&page, shown, "body").value(&text.body).multiline(28);
        let errors = ErrorSummary::of(&page, &[&subject, &body]);
        page.error_count = errors.count();
        let steps = vec![(page.t("notices-templates-title"), page.url("notice-templates"))];
        let syntax = Html::paragraphs(&page.t("notices-template-help-text"));
        let both = || Html::paragraphs(&format!("{}\n\n{}", stored.text.subject, stored.text.body));
        Self {
            action: address(&page, stored),
            breadcrumb: Breadcrumb::new(&page, steps, page.title.clone()),
            errors,
            state: state(&page, stored),
            stored: stale.then(|| InsetText::new(both())),
            version,
            subject,
            body,
            buttons: buttons(&page, stored, may_edit),
            help: Details::new(page.t("notices-template-help"), syntax),
            variables: variables(&page, stored.kind),
            may_edit,
            page,
        }
    }
}

/// A field with its errors; a field shows one message, so several become one.
fn field(page: &Page, shown: &Shown<'_>, name: &str) -> TextField {
    let text = |end: &str| page.t(&format!("notices-template-{name}{end}"));
    let field = TextField::new(page, name, text("")).hint(text("-hint"));
    let told: Vec<&str> =
        shown.errors.iter().filter(|(at, _)| at == name).map(|(_, sentence)| sentence.as_str()).collect();
    if told.is_empty() { field } else { field.error(told.join(" ")) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Wish;
    use foundation::Timestamp;
    use std::sync::Arc;
    use web::{RouteTable, TextCatalog};

    fn page() -> Page {
        let module = crate::module();
        let mut catalog = i18n::Catalog::new();
        catalog.add("de", web::TEXTS_DE).unwrap();
        catalog.add("de", module.texts.unwrap().0).unwrap();
        let routes = Arc::new(RouteTable::of(&module.routes));
        Page::new(Locale::De, "Textvorlagen", Arc::new(TextCatalog(catalog)), routes)
    }

    fn stored() -> LetterTemplate {
        LetterTemplate {
            kind: LetterKind::Grant,
            locale: Locale::De,
            version: 3,
            is_default: false,
            text: TemplateText { subject: "Gespeichert".to_owned(), body: "Alter Text <b>".to_owned() },
            changed_at: Some(Timestamp::from_micros(1_772_434_800_000_000)),
        }
    }

    fn form() -> TemplateForm {
        let text = TemplateText { subject: "Eigener".to_owned(), body: "Neuer Text {{ today }}".to_owned() };
        TemplateForm { text, based_on: 2, wish: Wish::Save }
    }

    /// No text key and no unknown address of this module is left in the page.
    fn is_complete(html: &str) {
        assert!(!html.contains("notices-") && !html.contains("#unknown-notice"), "{html}");
    }

    #[test]
    fn a_stale_edit_shows_both_texts_and_saves_over_the_one_shown() {
        let (stored, form) = (stored(), form());
        let shown = Shown { version: 3, stale: true, may_edit: true, ..Shown::of(&stored, &form) };
        let html = TemplatePage::of(page(), &shown).render().unwrap();
        assert!(html.contains("Alter Text &lt;b&gt;") && html.contains("Neuer Text {{ today }}"), "{html}");
        assert!(html.contains(r#"name="version" value="3""#));
        assert!(html.contains(r#"action="/de/textvorlagen/grant/de""#));
        is_complete(&html);
    }

    #[test]
    fn errors_stand_at_their_field_and_keep_text_and_version() {
        let (stored, form) = (stored(), form());
        let errors = vec![("body".to_owned(), "Zeile 1: falsch.".to_owned())];
        let shown = Shown { errors, may_edit: true, ..Shown::of(&stored, &form) };
        let html = TemplatePage::of(page(), &shown).render().unwrap();
        assert!(html.contains(r##"<a href="#body">Zeile 1: falsch.</a>"##), "{html}");
        assert!(html.contains(r#"name="version" value="2""#) && html.contains(r#"value="Eigener""#));
        assert!(!html.contains("Alter Text"));
        is_complete(&html);
    }

    #[test]
    fn who_may_not_change_a_template_can_only_try_it_out() {
        let (stored, form) = (stored(), form());
        let html = TemplatePage::of(page(), &Shown::of(&stored, &form)).render().unwrap();
        assert!(html.contains("Musterschreiben herunterladen") && !html.contains("Speichern"), "{html}");
        is_complete(&html);
    }

    #[test]
    fn the_list_leads_to_every_template() {
        let html = TemplatesPage::of(page(), &[stored()]).render().unwrap();
        assert!(html.contains(r#"<a href="/de/textvorlagen/grant/de">Bewilligung (Deutsch)</a>"#), "{html}");
        assert!(html.contains("Eigene Fassung 3, geändert am 02.03.2026, 08:00 Uhr"), "{html}");
        is_complete(&html);
    }

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
}
