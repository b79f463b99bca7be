// SPDX-License-Identifier: EUPL-1.2
//! A service that is not in the catalogue yet: key, service key and name; everything else follows in its parts.

use super::part::FormPage;
use super::{Sent, asked, complaint, sent};
use crate::commands;
use crate::model::{Lookups, Sheet, Target};
use crate::policy::ServiceResource;
use crate::queries;
use axum::Form;
use foundation::policy::Edit;
use foundation::{FieldErrors, Message, OwnerId, Problem};
use web::components::{Breadcrumb, Button, TextField, TextKind, Width};
use web::{Answer, Visit};

const INSTALLATION: OwnerId = OwnerId::INSTALLATION;
/// What the form asks.
const ASKED: [&str; 3] = ["name.de", "key", "leika_key"];

fn form(visit: &Visit, sheet: &Sheet, errors: &FieldErrors) -> FormPage {
    let page = visit.page("catalogue-new-title");
    let text = |path: &str, label: &str| {
        let field = TextField::new(&page, path, page.t(label)).value(sheet.get(path));
        field.error_from(complaint(visit, errors, path))
    };
    let fields = vec![
        text("name.de", "catalogue-new-name").into(),
        text("key", "catalogue-field-key").kind(TextKind::Code).hint(page.t("catalogue-new-key-hint")).into(),
        text("leika_key", "catalogue-field-leika-key")
            .kind(TextKind::Digits)
            .width(Width::Long)
            .hint(page.t("catalogue-new-leika-hint"))
            .into(),
    ];
    let buttons = vec![
        Button::submit(page.t("catalogue-new-create")),
        Button::link(page.t("catalogue-editor-cancel"), page.url("service-list")).tertiary(),
    ];
    let steps = vec![(page.t("catalogue-list-title"), page.url("service-list"))];
    let breadcrumb = Breadcrumb::new(&page, steps, page.title.clone());
    let mut form = FormPage::new(page, breadcrumb, fields, buttons);
    form.lead = form.page.t("catalogue-new-lead");
    form
}

/// The empty form.
pub(crate) async fn new(visit: Visit) -> Answer {
    visit.permit::<Edit, ServiceResource>(INSTALLATION)?;
    visit.show(&form(&visit, &Sheet::default(), &FieldErrors::default()))
}

/// What is wrong with the three answers.
fn faults(sheet: &Sheet, lookups: &Lookups, exists: bool) -> FieldErrors {
    let all = sheet.service(lookups).err().unwrap_or_default();
    let mut errors =
        FieldErrors(all.0.into_iter().filter(|(path, _)| ASKED.contains(&path.as_str())).collect());
    if exists {
        errors.add("key", Message::new("catalogue-error-key-taken"));
    }
    errors.0.sort_by_key(|(path, _)| ASKED.iter().position(|asked| asked == path));
    errors
}

/// Begins the draft of a new service.
pub(crate) async fn create(visit: Visit, Form(pairs): Sent) -> Answer {
    let permit = visit.permit::<Edit, ServiceResource>(INSTALLATION)?;
    let sheet: Sheet = ASKED.iter().map(|path| ((*path).to_owned(), sent(&pairs, path).to_owned())).collect();
    let key = sheet.get("key").to_owned();
    let target = Target::service(&key);
    let mut tx = visit.write(INSTALLATION).await?;
    let lookups = queries::lookups(&mut tx, &key).await?;
    let exists = match queries::existing(&mut tx, INSTALLATION, &target).await {
        Ok(_) => true,
        Err(Problem::NotFound) => false,
        Err(other) => return Err(other.into()),
    };
    let errors = faults(&sheet, &lookups, exists);
    if !errors.is_empty() {
        drop(tx);
        return visit.show_errors(&form(&visit, &sheet, &errors));
    }
    commands::save_draft(&mut tx, &permit, &asked(&visit, target, &[])?, sheet).await?;
    tx.commit().await?;
    visit.go_done("service-editor", &[&key], "catalogue-done-created")
}
