// SPDX-License-Identifier: EUPL-1.2
//! One claim: what it is, why this amount, the journal, what waits, and the steps that are open to the person.

use super::{badge, workplace};
use crate::forms::{Pairs, value};
use crate::model::{Claim, ClaimId, ClaimState, EntryKind, ReliefKind};
use crate::policy::{ApproveRelief, BookPayment, ClaimResource};
use crate::queries::{self, ClaimView};
use askama::Template;
use axum::extract::Path;
use foundation::id::Uuid;
use foundation::policy::{Edit, View};
use foundation::time::format_date;
use foundation::{FieldErrors, Money, OwnerId, Problem, Translated};
use web::components::{
    Breadcrumb, Button, Choice, Column, DataTable, DateField, DateParts, Details, ErrorSummary, Field,
    FormField as _, Html, Radios, Row, SelectField, SummaryList, SummaryRow, TextField, TextKind, Width,
};
use web::{Answer, Page, Visit};

/// A step with its fields.
struct Step {
    heading: String,
    about: String,
    action: &'static str,
    fields: Vec<Field>,
    button: Button,
}

/// What waits for a second person.
struct Waiting {
    id: String,
    text: String,
    buttons: Vec<Button>,
}

#[derive(Template)]
#[template(path = "claim.html")]
pub(super) struct ClaimPage {
    page: Page,
    breadcrumb: Breadcrumb,
    summary: ErrorSummary,
    version: i64,
    facts: SummaryList,
    why: Details,
    waiting: Vec<Waiting>,
    journal: DataTable,
    steps: Vec<Step>,
}

/// A claim with the name of its legal entity.
pub(super) struct Found {
    pub(super) owner: OwnerId,
    pub(super) view: ClaimView,
    pub(super) creditor: Translated,
}

/// What was sent and what was wrong with it.
#[derive(Default)]
pub(super) struct Sent {
    pub(super) pairs: Pairs,
    pub(super) errors: FieldErrors,
}

/// The claim, if the person may see it.
pub(super) async fn load(visit: &Visit, id: Uuid) -> Result<Found, Problem> {
    let owner = workplace(visit)?;
    let permit = visit.permit::<View, ClaimResource>(owner)?;
    let mut tx = visit.read(owner).await?;
    let view = queries::claim(&mut tx, &permit, ClaimId(id)).await?;
    let creditor = organisation::legal_entity(&mut tx, view.claim.legal_entity).await?.name;
    Ok(Found { owner, view, creditor })
}

/// The page.
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Answer {
    let found = load(&visit, id).await?;
    visit.show(&claim_page(&visit, &found, &Sent::default()))
}

pub(super) fn claim_page(visit: &Visit, found: &Found, sent: &Sent) -> ClaimPage {
    let claim = &found.view.claim;
    let title =
        visit.page("payments-claims-title").t1("payments-claim-title", "reference", &claim.cash_reference);
    let mut page = visit.page_titled(title);
    let steps = Steps { visit, page: &page, found, sent }.all();
    let fields = steps.iter().flat_map(|step| &step.fields);
    let summary = ErrorSummary::new(&page, fields.flat_map(|field| field.error_links()).collect());
    page.error_count = summary.count();
    let trail = vec![(page.t("payments-claims-title"), page.url("claims"))];
    ClaimPage {
        breadcrumb: Breadcrumb::new(&page, trail, page.title.clone()),
        summary,
        version: claim.version,
        facts: facts(&page, found, visit.now.date()),
        why: Details::new(page.t("payments-why"), Html::paragraphs(claim.why.get(page.locale))).open(),
        waiting: waiting(visit, &page, found),
        journal: journal(&page, &found.view),
        steps,
        page,
    }
}

fn facts(page: &Page, found: &Found, today: foundation::Date) -> SummaryList {
    let claim = &found.view.claim;
    let row = |key: &str, value: Html| SummaryRow::new(page.t(key), value);
    let mut rows = vec![
        row("payments-subject", claim.subject.get(page.locale).into()),
        row("payments-creditor", found.creditor.get(page.locale).into()),
        row("payments-state", Html::of(&badge(page, claim.state(today)))),
        row("payments-balance", claim.balance.format(page.locale).into()),
        row("payments-due-on", format_date(claim.due_on, page.locale).into()),
    ];
    let days = [
        ("payments-deferred-until", claim.deferred_until),
        ("payments-handed-over-on", claim.handed_over_on),
    ];
    rows.extend(
        days.into_iter().filter_map(|(key, day)| Some(row(key, format_date(day?, page.locale).into()))),
    );
    SummaryList::new(page, rows)
}

fn journal(page: &Page, view: &ClaimView) -> DataTable {
    let column = |key: &str| Column::new(page.t(key));
    let columns = vec![
        column("payments-entry-number").numeric(),
        column("payments-entry-day"),
        column("payments-entry-kind"),
        column("payments-entry-reason"),
        column("payments-entry-source"),
        column("payments-entry-account"),
        column("payments-entry-amount").numeric(),
    ];
    let rows = view.journal.iter().map(|entry| {
        Row::new(vec![
            entry.number.to_string().into(),
            format_date(entry.value_on, page.locale).into(),
            page.t(&format!("payments-kind-{}", entry.kind.as_str())).into(),
            entry.reason.get(page.locale).into(),
            entry.source.clone().unwrap_or_default().into(),
            page.t(&format!("payments-ledger-{}", entry.kind.counter_account())).into(),
            entry.amount.format(page.locale).into(),
        ])
    });
    DataTable::new(page, page.t("payments-journal"), columns, rows.collect())
}

fn waiting(visit: &Visit, page: &Page, found: &Found) -> Vec<Waiting> {
    let approves = visit.permit::<ApproveRelief, ClaimResource>(found.owner).is_ok();
    let own = visit.actor.staff_account();
    let one = |relief: &crate::model::Relief| {
        let kind = page.t(&format!("payments-kind-{}", relief.kind.entry().as_str()));
        let amount = relief.amount.format(page.locale);
        let text = page.tf(
            "payments-waiting-text",
            &[("kind", kind), ("amount", amount.clone()), ("reason", relief.reason.clone())],
        );
        let decides = approves && own != Some(relief.asked_by);
        let button = |key: &str, action: &str| {
            Button::submit_as(page.t(key), "action", action).context(amount.clone())
        };
        let buttons = match decides {
            true => {
                vec![button("payments-approve", "approve"), button("payments-refuse", "refuse").secondary()]
            }
            false => Vec::new(),
        };
        Waiting { id: relief.id.to_string(), text, buttons }
    };
    found.view.waiting.iter().map(one).collect()
}

/// What the steps need.
struct Steps<'a> {
    visit: &'a Visit,
    page: &'a Page,
    found: &'a Found,
    sent: &'a Sent,
}

impl Steps<'_> {
    fn claim(&self) -> &Claim {
        &self.found.view.claim
    }

    fn all(&self) -> Vec<Step> {
        let books = self.visit.permit::<BookPayment, ClaimResource>(self.found.owner).is_ok();
        let edits = self.visit.permit::<Edit, ClaimResource>(self.found.owner).is_ok();
        let claim = self.claim();
        let (owes, state) = (claim.balance > Money::ZERO, claim.state(self.visit.now.date()));
        let defers = edits && owes && claim.deferred_until.is_none() && claim.handed_over_on.is_none();
        [
            (books && owes).then(|| self.cash()),
            (edits && owes).then(|| self.relief()),
            defers.then(|| self.defer()),
            (edits && state == ClaimState::Overdue).then(|| self.step("hand-over", Vec::new())),
            books.then(|| self.reverse()).flatten(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn step(&self, action: &'static str, fields: Vec<Field>) -> Step {
        Step {
            heading: self.page.t(&format!("payments-step-{action}")),
            about: self.page.t(&format!("payments-step-{action}-text")),
            button: Button::submit_as(
                self.page.t(&format!("payments-step-{action}-button")),
                "action",
                action,
            )
            .secondary(),
            action,
            fields,
        }
    }

    fn error(&self, name: &str) -> Option<String> {
        self.sent.errors.at(name).map(|message| self.visit.message(message))
    }

    fn amount(&self, name: &str) -> Field {
        TextField::new(self.page, name, self.page.t("payments-field-amount"))
            .kind(TextKind::Decimal)
            .width(Width::Medium)
            .suffix("€")
            .value(value(&self.sent.pairs, name))
            .error_from(self.error(name))
            .into()
    }

    fn cash(&self) -> Step {
        self.step("cash", vec![self.amount("cash_amount")])
    }

    fn relief(&self) -> Step {
        let kinds = [ReliefKind::Correction, ReliefKind::Remission].map(|kind| {
            let name = kind.entry().as_str();
            Choice::new(name, self.page.t(&format!("payments-kind-{name}")))
                .hint(self.page.t(&format!("payments-kind-{name}-hint")))
        });
        let kind = Radios::new(self.page, "kind", self.page.t("payments-field-kind"), kinds.to_vec())
            .selected(value(&self.sent.pairs, "kind"))
            .error_from(self.error("kind"));
        let reason = TextField::new(self.page, "reason", self.page.t("payments-field-reason"))
            .multiline(3)
            .hint(self.page.t("payments-field-reason-hint"))
            .value(value(&self.sent.pairs, "reason"))
            .error_from(self.error("reason"));
        self.step("relief", vec![kind.into(), self.amount("relief_amount"), reason.into()])
    }

    fn defer(&self) -> Step {
        let part = |part: &str| value(&self.sent.pairs, &format!("until-{part}")).to_owned();
        let parts = DateParts { day: part("day"), month: part("month"), year: part("year") };
        let until = DateField::new(self.page, "until", self.page.t("payments-field-until"))
            .value(parts)
            .error_from(self.error("until"));
        self.step("defer", vec![until.into()])
    }

    /// Payments that were not taken back yet.
    fn reverse(&self) -> Option<Step> {
        let journal = &self.found.view.journal;
        let open = |number: i64| !journal.iter().any(|entry| entry.reverses == Some(number));
        let choices: Vec<_> = journal
            .iter()
            .filter(|entry| matches!(entry.kind, EntryKind::Transfer | EntryKind::Cash) && open(entry.number))
            .map(|entry| {
                let amount = Money::from_cents(-entry.amount.cents()).format(self.page.locale);
                let arguments = [("number", entry.number.to_string()), ("amount", amount)];
                Choice::new(entry.number.to_string(), self.page.tf("payments-reverse-choice", &arguments))
            })
            .collect();
        if choices.is_empty() {
            return None;
        }
        let field = SelectField::new(self.page, "number", self.page.t("payments-field-number"), choices)
            .selected(value(&self.sent.pairs, "number"))
            .error_from(self.error("number"));
        Some(self.step("reverse", vec![field.into()]))
    }
}
