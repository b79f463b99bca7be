// SPDX-License-Identifier: EUPL-1.2
//! Signing in and out, opening an account, coming back with a code.

use super::{FormPage, value};
use crate::forms::{Registration, back_path};
use axum::extract::{Form, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use foundation::policy::Create;
use foundation::{Actor, FieldErrors, Message, OwnerId, Problem, Role};
use identity::{AccountKind, AccountResource, Code, SignInRefused};
use store::Reach;
use web::components::{Button, Field, Html, TextField, TextKind};
use web::{Answer, Attempt, Page, Visit};

type Pairs = Vec<(String, String)>;

fn error(visit: &Visit, errors: &FieldErrors, field: &str) -> Option<String> {
    errors.at(field).map(|message| visit.message(message))
}

fn sign_in_page(visit: &Visit, login: &str, back: &str, errors: &FieldErrors) -> FormPage {
    let page = visit.page("portal-sign-in-title");
    let fields: Vec<Field> = vec![
        TextField::new(&page, "login", visit.text("portal-sign-in-login"))
            .kind(TextKind::Code)
            .autocomplete("username")
            .value(login)
            .error_from(error(visit, errors, "login"))
            .into(),
        TextField::new(&page, "secret", visit.text("portal-sign-in-secret"))
            .kind(TextKind::Password)
            .autocomplete("current-password")
            .error_from(error(visit, errors, "secret"))
            .into(),
    ];
    let action = match back {
        "" => visit.url("sign-in", &[]),
        back => format!("{}?back={}", visit.url("sign-in", &[]), web::route::encode(back)),
    };
    let after = further_ways(visit);
    let lead = visit.text("portal-sign-in-lead");
    FormPage { after, ..FormPage::new(page, lead, action, fields, visit.text("portal-sign-in-button")) }
}

/// Links for those who have no account, one below the other.
fn further_ways(visit: &Visit) -> Html {
    let register =
        Button::link(visit.text("portal-sign-in-register"), visit.url("register", &[])).secondary();
    let resume = Button::link(visit.text("portal-sign-in-resume"), visit.url("resume", &[])).tertiary();
    Html::of(&web::components::ButtonGroup::new(vec![register, resume]))
}

/// The sign-in page.
pub async fn sign_in_form(visit: Visit, Query(query): Query<Pairs>) -> Answer {
    visit.show(&sign_in_page(&visit, "", value(&query, "back"), &FieldErrors::default()))
}

/// Signs in; the session code is always a new one.
pub async fn sign_in(visit: Visit, Query(query): Query<Pairs>, Form(form): Form<Pairs>) -> Answer {
    visit.attempt(Attempt::SignIn)?;
    let (login, back) = (value(&form, "login"), back_path(value(&query, "back")));
    let previous = visit.session.as_ref().map(|session| session.code.as_slice());
    let secret = form.iter().find(|(key, _)| key == "secret").map_or("", |(_, secret)| secret);
    match identity::sign_in(&visit.platform.store, login, secret, previous, visit.now).await {
        Ok((code, account)) => {
            let staff = account.kind == AccountKind::Staff;
            let target = match back {
                Some(back) => back,
                None => visit.url(first_page(&visit, &code).await?, &[]),
            };
            visit.with_session(Redirect::to(&target).into_response(), &code, staff)
        }
        Err(SignInRefused::Wrong) => {
            let mut errors = FieldErrors::default();
            errors.add("login", Message::new("portal-sign-in-wrong"));
            visit.show_errors(&sign_in_page(&visit, login, value(&query, "back"), &errors))
        }
        Err(SignInRefused::Fault(error)) => Err(error.into()),
    }
}

/// Where a person begins. Nobody is sent to a page that their roles do not open.
async fn first_page(visit: &Visit, code: &Code) -> Result<&'static str, Problem> {
    let session = identity::resolve(&visit.platform.store, code, visit.now).await?;
    let Some(Actor::Staff { bindings, .. }) = session.map(|session| session.actor) else {
        return Ok("my-applications");
    };
    let roles: Vec<Role> = bindings.iter().map(|binding| binding.role).collect();
    Ok(first_page_of(&roles))
}

/// Where a member of staff with these roles begins.
fn first_page_of(held: &[Role]) -> &'static str {
    let has = |roles: &[Role]| held.iter().any(|role| roles.contains(role));
    if has(&[Role::CaseWorker, Role::HeadOfOffice]) {
        "cases"
    } else if has(&[Role::Administrator]) {
        "organisation"
    } else if has(&[Role::Auditor]) {
        "audit-log"
    } else {
        "home"
    }
}

/// Lets somebody with roles at several authorities work for another one; everything shown follows.
pub async fn work_for(visit: Visit, Form(form): Form<Pairs>) -> Answer {
    let authority: OwnerId = value(&form, "authority").parse().map_err(|_| Problem::NotFound)?;
    let (store, session) = (&visit.platform.store, visit.session.as_ref());
    let roles = identity::work_for(store, session, authority, visit.now).await?;
    visit.go_done(first_page_of(&roles), &[], "portal-done-workplace")
}

/// Asks whether to sign out.
pub async fn sign_out_form(visit: Visit) -> Answer {
    let page = visit.page("portal-sign-out-title");
    let action = visit.url("sign-out", &[]);
    let lead = visit.text("portal-sign-out-lead");
    visit.show(&FormPage::new(page, lead, action, Vec::new(), visit.text("portal-sign-out-button")))
}

/// Ends the session.
pub async fn sign_out(visit: Visit) -> Answer {
    if let Some(session) = &visit.session {
        identity::sign_out(&visit.platform.store, &session.code).await?;
    }
    let response = visit.go_done("home", &[], "portal-done-signed-out")?;
    Ok(visit.without_session(response))
}

/// Keeps the session alive; every request does, this one does nothing else.
pub async fn extend_session(visit: Visit) -> Answer {
    visit.session.as_ref().ok_or(Problem::SignInNeeded)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn register_page(visit: &Visit, given: &Registration, errors: &FieldErrors) -> FormPage {
    let page = visit.page("portal-register-title");
    let text = |page: &Page, name: &str, kind, auto: &str, content: &str| -> Field {
        TextField::new(page, name, visit.text(&format!("portal-register-{name}")))
            .kind(kind)
            .autocomplete(auto)
            .value(content)
            .error_from(error(visit, errors, name))
            .into()
    };
    let fields = vec![
        text(&page, "name", TextKind::Text, "name", &given.name),
        text(&page, "email", TextKind::Email, "email", &given.email),
        TextField::new(&page, "secret", visit.text("portal-register-secret"))
            .kind(TextKind::Password)
            .autocomplete("new-password")
            .hint(visit.text("portal-register-secret-hint"))
            .error_from(error(visit, errors, "secret"))
            .into(),
    ];
    let lead = visit.text("portal-register-lead");
    FormPage::new(page, lead, visit.url("register", &[]), fields, visit.text("portal-register-button"))
}

/// The page on which residents open an account.
pub async fn register_form(visit: Visit) -> Answer {
    visit.show(&register_page(&visit, &Registration::default(), &FieldErrors::default()))
}

/// Opens an account and signs in.
pub async fn register(visit: Visit, Form(form): Form<Pairs>) -> Answer {
    visit.attempt(Attempt::SignIn)?;
    let (given, errors) = Registration::read(&form);
    if !errors.is_empty() {
        return visit.show_errors(&register_page(&visit, &given, &errors));
    }
    let permit = foundation::policy::authorise::<Create, AccountResource>(
        &visit.platform.policy,
        &Actor::Visitor { owner: None },
        OwnerId::INSTALLATION,
    )?;
    let mut tx = visit.write(Reach::Everyone).await?;
    match identity::register(&mut tx, &permit, given.account(), visit.now).await {
        Ok(_) => tx.commit().await?,
        Err(Problem::Refused(message)) => {
            let mut errors = FieldErrors::default();
            errors.add("email", message);
            return visit.show_errors(&register_page(&visit, &given, &errors));
        }
        Err(problem) => return Err(problem.into()),
    }
    let previous = visit.session.as_ref().map(|session| session.code.as_slice());
    match identity::sign_in(&visit.platform.store, &given.email, &given.secret, previous, visit.now).await {
        Ok((code, _)) => visit.with_session(visit.go("my-applications", &[])?, &code, false),
        Err(_) => visit.go("sign-in", &[]),
    }
}

fn resume_page(visit: &Visit, typed: &str, errors: &FieldErrors) -> FormPage {
    let page = visit.page("portal-resume-title");
    let fields = vec![
        TextField::new(&page, "code", visit.text("portal-resume-code"))
            .kind(TextKind::Code)
            .hint(visit.text("portal-resume-code-hint"))
            .value(typed)
            .error_from(error(visit, errors, "code"))
            .into(),
    ];
    let lead = visit.text("portal-resume-lead");
    FormPage::new(page, lead, visit.url("resume", &[]), fields, visit.text("portal-resume-button"))
}

/// Asks for the code that was shown when the application was saved or sent.
pub async fn resume_form(visit: Visit) -> Answer {
    visit.show(&resume_page(&visit, "", &FieldErrors::default()))
}

/// Comes back with a code: a new session for the owner of the draft or application.
pub async fn resume(visit: Visit, Form(form): Form<Pairs>) -> Answer {
    visit.attempt(Attempt::Code)?;
    let typed = value(&form, "code");
    match identity::resume(&visit.platform.store, &Code::typed(typed), visit.now).await {
        Ok((owner, draft)) => {
            let code = identity::keep_visit(&visit.platform.store, owner, visit.now).await?;
            let target = crate::queries::where_to(&visit, owner, draft).await?;
            visit.with_session(Redirect::to(&target).into_response(), &code, false)
        }
        Err(Problem::NotFound) => {
            let mut errors = FieldErrors::default();
            errors.add("code", Message::new("portal-resume-wrong"));
            visit.show_errors(&resume_page(&visit, typed, &errors))
        }
        Err(problem) => Err(problem.into()),
    }
}
