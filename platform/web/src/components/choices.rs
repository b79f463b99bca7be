// SPDX-License-Identifier: EUPL-1.2
//! Fields for choosing: radio buttons, check boxes, a single check box and a list.

use super::question::{ErrorLink, FormField, Question, link_to, question_methods};
use super::{Example, Html};
use crate::page::Page;
use askama::Template;

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// An explanation below the label.
    pub hint: Option<String>,
}

impl Choice {
    /// An answer without explanation.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// Adds an explanation.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// The id of the choice at `index` (from zero); the first has the id of the question, so that links lead to it.
fn choice_id(question: &Question, index: usize) -> String {
    if index == 0 { question.id() } else { format!("{}-{}", question.id(), index + 1) }
}

/// A question with exactly one of a few answers, all of them visible.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/radios.html")]
pub struct Radios {
    pub(super) question: Question,
    choices: Vec<Choice>,
    selected: Option<String>,
    inline: bool,
}

question_methods!(Radios);

impl Radios {
    /// A question with nothing chosen.
    #[must_use]
    pub fn new(page: &Page, name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { question: Question::new(page, name, label), choices, selected: None, inline: false }
    }

    /// A question to be answered by yes (sent as `true`) or no (`false`).
    #[must_use]
    pub fn yes_no(page: &Page, name: impl Into<String>, label: impl Into<String>) -> Self {
        let choices = vec![
            Choice::new("true", page.t("web-choice-yes")),
            Choice::new("false", page.t("web-choice-no")),
        ];
        Self { inline: true, ..Self::new(page, name, label, choices) }
    }

    /// Chooses the answer with this value.
    #[must_use]
    pub fn selected(mut self, value: impl Into<String>) -> Self {
        self.selected = Some(value.into());
        self
    }

    /// Puts the answers side by side; only for two short ones.
    #[must_use]
    pub fn inline(mut self) -> Self {
        self.inline = true;
        self
    }

    fn choice_id(&self, index: &usize) -> String {
        choice_id(&self.question, *index)
    }

    fn is_selected(&self, choice: &Choice) -> bool {
        self.selected.as_ref() == Some(&choice.value)
    }
}

impl FormField for Radios {
    fn error_links(&self) -> Vec<ErrorLink> {
        link_to(&self.question, &self.question.id())
    }
}

/// A question with any number of answers, all of them visible.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/checkboxes.html")]
pub struct Checkboxes {
    pub(super) question: Question,
    choices: Vec<Choice>,
    selected: Vec<String>,
}

question_methods!(Checkboxes);

impl Checkboxes {
    /// A question with nothing chosen.
    #[must_use]
    pub fn new(page: &Page, name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self { question: Question::new(page, name, label), choices, selected: Vec::new() }
    }

    /// Chooses the answers with these values.
    #[must_use]
    pub fn selected(mut self, values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.selected = values.into_iter().map(Into::into).collect();
        self
    }

    fn choice_id(&self, index: &usize) -> String {
        choice_id(&self.question, *index)
    }

    fn is_selected(&self, choice: &Choice) -> bool {
        self.selected.contains(&choice.value)
    }
}

impl FormField for Checkboxes {
    fn error_links(&self) -> Vec<ErrorLink> {
        link_to(&self.question, &self.question.id())
    }
}

/// A statement to be confirmed; sent as `true` when it is.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/single_checkbox.html")]
pub struct SingleCheckbox {
    pub(super) question: Question,
    checked: bool,
}

question_methods!(SingleCheckbox);

impl SingleCheckbox {
    /// A statement that is not yet confirmed.
    #[must_use]
    pub fn new(page: &Page, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { question: Question::new(page, name, label), checked: false }
    }

    /// Whether the statement is confirmed.
    #[must_use]
    pub fn checked(mut self, checked: bool) -> Self {
        self.checked = checked;
        self
    }
}

impl FormField for SingleCheckbox {
    fn error_links(&self) -> Vec<ErrorLink> {
        link_to(&self.question, &self.question.id())
    }
}

/// A question with exactly one of many answers, in a list that opens.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "components/select_field.html")]
pub struct SelectField {
    pub(super) question: Question,
    choices: Vec<Choice>,
    selected: String,
    empty_label: String,
    autocomplete: Option<String>,
}

question_methods!(SelectField);

impl SelectField {
    /// A list with "please choose" at its top.
    #[must_use]
    pub fn new(page: &Page, name: impl Into<String>, label: impl Into<String>, choices: Vec<Choice>) -> Self {
        Self {
            question: Question::new(page, name, label),
            choices,
            selected: String::new(),
            empty_label: page.t("web-select-empty"),
            autocomplete: None,
        }
    }

    /// Chooses the answer with this value.
    #[must_use]
    pub fn selected(mut self, value: impl Into<String>) -> Self {
        self.selected = value.into();
        self
    }

    /// Replaces "please choose", for example by "all" in a filter.
    #[must_use]
    pub fn empty_label(mut self, label: impl Into<String>) -> Self {
        self.empty_label = label.into();
        self
    }

    /// Lets the browser choose what it knows (WCAG 1.3.5), for example `country`.
    #[must_use]
    pub fn autocomplete(mut self, purpose: impl Into<String>) -> Self {
        self.autocomplete = Some(purpose.into());
        self
    }

    fn is_selected(&self, choice: &Choice) -> bool {
        self.selected == choice.value
    }
}

impl FormField for SelectField {
    fn error_links(&self) -> Vec<ErrorLink> {
        link_to(&self.question, &self.question.id())
    }
}

fn breeds() -> Vec<Choice> {
    vec![
        Choice::new("companion", "Begleithund"),
        Choice::new("guide", "Blindenführhund").hint("Mit Nachweis von der Steuer befreit"),
        Choice::new("dangerous", "Gefährlicher Hund"),
    ]
}

fn group_examples(page: &Page) -> Vec<Example> {
    let kind = Radios::new(page, "radios-kind", "Was für ein Hund ist es?", breeds()).selected("guide");
    let other = Radios::yes_no(page, "radios-error", "Halten Sie schon einen anderen Hund?")
        .hint("Gemeint sind alle Hunde in Ihrem Haushalt.")
        .error("Wählen Sie aus, ob Sie schon einen Hund halten.");
    let topics = Checkboxes::new(page, "checkboxes-kind", "Worum geht es?", breeds())
        .hint("Wählen Sie alles aus, was zutrifft.")
        .selected(["companion"]);
    let proofs = Checkboxes::new(page, "checkboxes-error", "Welche Nachweise haben Sie?", breeds())
        .error("Wählen Sie mindestens einen Nachweis aus.");
    vec![
        Example::new("Radios", "hints", Html::of(&kind)),
        Example::new("Radios", "error", Html::of(&other)),
        Example::new("Checkboxes", "selected", Html::of(&topics)),
        Example::new("Checkboxes", "error", Html::of(&proofs)),
    ]
}

pub(super) fn examples(page: &Page) -> Vec<Example> {
    let statement =
        SingleCheckbox::new(page, "single-error", "Ich versichere, dass meine Angaben vollständig sind.")
            .error("Bestätigen Sie, dass Ihre Angaben vollständig sind.");
    let place = SelectField::new(page, "select-error", "Gemeinde", breeds())
        .selected("guide")
        .error("Wählen Sie eine Gemeinde aus.");
    let mut examples = group_examples(page);
    examples.push(Example::new("SingleCheckbox", "error", Html::of(&statement)));
    examples.push(Example::new("SelectField", "error", Html::of(&place)));
    examples
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::testing::page;

    #[test]
    fn the_summary_leads_to_the_first_choice() {
        let radios = Radios::yes_no(&page(), "hund", "Hund?").error("Wählen Sie aus.");
        assert_eq!(radios.error_links()[0].target, "hund");
        assert!(radios.to_string().contains(r#"type="radio" id="hund""#));
    }

    #[test]
    fn only_the_selected_value_is_checked() {
        let html = Radios::yes_no(&page(), "hund", "Hund?").selected("false").to_string();
        assert_eq!(html.matches(" checked").count(), 1);
        assert!(html.contains(r#"value="false" checked"#));
    }
}
