// SPDX-License-Identifier: EUPL-1.2
//! Pages for staff: list of templates, editing a template, download of a letter.

mod view;

use crate::commands::{self, TemplateChange};
use crate::forms::{self, TemplateForm, Wish};
use crate::jobs::{sample_mark, typeset, words};
use crate::model::{LetterKind, NoticeId, NoticeView, Words, check, compose, sample_order};
use crate::policy::{NoticeResource, TemplateResource};
use crate::{queries, store};
use axum::extract::{Form, Path};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse as _;
use foundation::id::Uuid;
use foundation::policy::{Edit, View};
use foundation::{Actor, Locale, OwnerId, Problem, Role};
use view::{Shown, TemplatePage, TemplatesPage};
use web::{Answer, Visit};

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
    visit.show(&TemplatesPage::of(visit.page("notices-templates-title"), &templates))
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
    let form = TemplateForm { text: stored.text.clone(), based_on: stored.version, wish: Wish::Save };
    visit.show(&template_page(&visit, owner, Shown::of(&stored, &form)))
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
        return preview(&visit, owner, (kind, locale), &form).await;
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
            refused(&visit, owner, (kind, locale), &form, problem).await
        }
    }
}

/// The page again: with errors, or, when somebody else saved meanwhile, with both texts.
async fn refused(
    visit: &Visit,
    owner: OwnerId,
    (kind, locale): (LetterKind, Locale),
    form: &TemplateForm,
    problem: Problem,
) -> Answer {
    let mut tx = visit.read(owner).await?;
    let stored = store::template(&mut tx, kind, locale).await?;
    drop(tx);
    let shown = Shown::of(&stored, form);
    match problem {
        Problem::Invalid(errors) => {
            let told = errors.0.iter().map(|(field, message)| (field.clone(), visit.message(message)));
            let shown = Shown { errors: told.collect(), ..shown };
            visit.show_errors(&template_page(visit, owner, shown))
        }
        Problem::Conflict(_) => {
            let page = template_page(visit, owner, Shown { version: stored.version, stale: true, ..shown });
            visit.show_with(StatusCode::CONFLICT, &page)
        }
        other => Err(other.into()),
    }
}

fn template_page(visit: &Visit, owner: OwnerId, shown: Shown<'_>) -> TemplatePage {
    let may_edit = visit.permit::<Edit, TemplateResource>(owner).is_ok();
    TemplatePage::of(visit.page("notices-templates-title"), &Shown { may_edit, ..shown })
}

/// A sample letter to an invented person, for download; a text with errors is shown again instead.
async fn preview(
    visit: &Visit,
    owner: OwnerId,
    (kind, locale): (LetterKind, Locale),
    form: &TemplateForm,
) -> Answer {
    let errors = check(kind, locale, &form.text);
    if !errors.is_empty() {
        return refused(visit, owner, (kind, locale), form, Problem::Invalid(errors)).await;
    }
    let order = sample_order(kind, locale).ok_or(Problem::NotFound)?;
    let words = Words { sample: Some(sample_mark(&visit.platform)), ..words(&visit.platform) };
    let letter = compose(&order, visit.now, &form.text, &words).map_err(Problem::internal)?;
    let bytes = typeset(letter, visit.now).await.map_err(Problem::internal)?;
    Ok(pdf_download(&format!("{}-{}.pdf", kind.as_str(), locale.as_str()), bytes))
}

fn pdf_download(name: &str, bytes: Vec<u8>) -> axum::response::Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}

/// The file of a letter, for staff. The reading is noted before the file is sent, at the case, because the applicant is told. A letter
/// names its recipient: to a protected person it is opened from the case only, where a second person approved that.
pub(crate) async fn download(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let (owner, view) = find(&visit, NoticeId(id)).await?;
    if view.recipient_protected {
        return Err(Problem::refused("notices-refused-protected").into());
    }
    let actor = visit.actor.reference();
    visit.platform.access_log.read(owner, actor, ("case", view.case_id), "notice").await?;
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
    fn only_existing_templates_have_an_address() {
        assert!(matches!(addressed("grant", "de"), Ok((LetterKind::Grant, Locale::De))));
        assert!(addressed("grant", "fr").is_err() && addressed("invoice", "de").is_err());
    }
}
