// SPDX-License-Identifier: EUPL-1.2
//! Replacing one's own password; people who were given their first one come here before anything else.

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::response::{IntoResponse as _, Redirect};
use foundation::{FieldErrors, Problem};
use identity::{Account, AccountKind, SecretChange};
use web::components::{Button, ButtonGroup, ErrorSummary, Field, FormField as _, TextField, TextKind};
use web::{Answer, Attempt, Page, Visit};

type Pairs = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "own_secret.html")]
struct OwnSecretPage {
    page: Page,
    lead: String,
    summary: ErrorSummary,
    fields: Vec<Field>,
    buttons: ButtonGroup,
}

/// What was typed, word for word: spaces at the ends of a password count.
fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

/// The page of ours to go back to, when the address names one.
fn back_path(text: &str) -> Option<&str> {
    let ours = text.starts_with('/') && !text.starts_with("//");
    (ours && !text.chars().any(|c| c.is_control() || c == '\\')).then_some(text)
}

fn account(visit: &Visit) -> Result<Account, Problem> {
    let account = visit.session.as_ref().and_then(|session| session.account.clone());
    account.ok_or(Problem::SignInNeeded)
}

fn template(visit: &Visit, account: &Account, errors: &FieldErrors) -> OwnSecretPage {
    let mut page = visit.page("organisation-own-secret-title");
    let field = |name: &str, label: &str, purpose: &str| {
        TextField::new(&page, name, page.t(label))
            .kind(TextKind::Password)
            .autocomplete(purpose)
            .error_from(errors.at(name).map(|message| visit.message(message)))
    };
    let new = field("secret", "organisation-own-secret-new", "new-password");
    let fields: Vec<Field> = vec![
        field("current", "organisation-own-secret-current", "current-password").into(),
        new.hint(page.t("organisation-own-secret-hint")).into(),
    ];
    let summary = ErrorSummary::new(&page, fields.iter().flat_map(Field::error_links).collect());
    page.error_count = summary.count();
    let lead =
        if account.first_secret { "organisation-own-secret-first" } else { "organisation-own-secret-lead" };
    OwnSecretPage {
        lead: page.t(lead),
        buttons: ButtonGroup::new(vec![Button::submit(page.t("organisation-own-secret-save"))]),
        fields,
        summary,
        page,
    }
}

/// The form.
pub(crate) async fn form(visit: Visit) -> Answer {
    let account = account(&visit)?;
    visit.show(&template(&visit, &account, &FieldErrors::default()))
}

/// Replaces the password. Every session ends; this browser gets a new one.
pub(crate) async fn change(visit: Visit, Query(query): Query<Pairs>, Form(sent): Form<Pairs>) -> Answer {
    visit.attempt(Attempt::SignIn)?;
    let account = account(&visit)?;
    let change = SecretChange { current: value(&sent, "current"), new: value(&sent, "secret") };
    let (store, policy) = (&visit.platform.store, &visit.platform.policy);
    let code = match identity::change_secret(store, policy, account.id, change, visit.now).await {
        Ok(code) => code,
        Err(Problem::Invalid(errors)) => return visit.show_errors(&template(&visit, &account, &errors)),
        Err(problem) => return Err(problem.into()),
    };
    let answer = match back_path(value(&query, "back")) {
        Some(back) => Redirect::to(back).into_response(),
        None => visit.go_done("home", &[], "organisation-done-secret")?,
    };
    visit.with_session(answer, &code, account.kind == AccountKind::Staff)
}

#[cfg(test)]
mod tests {
    use super::back_path;

    #[test]
    fn the_way_back_leads_to_our_own_pages_only() {
        assert_eq!(back_path("/de/vorgaenge?seite=2"), Some("/de/vorgaenge?seite=2"));
        for foreign in ["", "https://a.example", "//a.example", "/\\a.example", "/de\r\nx: y"] {
            assert_eq!(back_path(foreign), None, "{foreign}");
        }
    }
}
