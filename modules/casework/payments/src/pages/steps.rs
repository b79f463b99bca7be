// SPDX-License-Identifier: EUPL-1.2
//! Taking a step with a claim.

use super::claim::{Found, Sent, claim_page, load};
use crate::commands::{self, Asked, Cash, ReliefOutcome};
use crate::forms::{Pairs, amount, day, value};
use crate::model::{ClaimId, MAX_REASON, ReliefKind};
use crate::policy::{ApproveRelief, BookPayment, ClaimResource};
use axum::Form;
use axum::extract::Path;
use foundation::id::Uuid;
use foundation::policy::Edit;
use foundation::{FieldErrors, Message, Money, Problem};
use web::{Answer, Visit};

/// What a step ended with: the message key of what was done.
type Done = Result<&'static str, Problem>;

/// Carries out the step that the button names. Errors of fields show the page again with what was typed.
pub(super) async fn act(visit: Visit, Path(id): Path<Uuid>, Form(pairs): Form<Pairs>) -> Answer {
    let found = load(&visit, id).await?;
    let step = Taken { visit: &visit, found: &found, pairs: &pairs };
    let done = match value(&pairs, "action") {
        "cash" => step.cash().await,
        "relief" => step.relief().await,
        "defer" => step.defer().await,
        "hand-over" => step.hand_over().await,
        "reverse" => step.reverse().await,
        "approve" => step.decide(true).await,
        "refuse" => step.decide(false).await,
        _ => Err(Problem::NotFound),
    };
    match done {
        Err(Problem::Invalid(errors)) => {
            visit.show_errors(&claim_page(&visit, &found, &Sent { pairs, errors }))
        }
        other => visit.go_done("claim", &[&id], other?),
    }
}

struct Taken<'a> {
    visit: &'a Visit,
    found: &'a Found,
    pairs: &'a Pairs,
}

impl Taken<'_> {
    fn id(&self) -> ClaimId {
        self.found.view.claim.id
    }

    /// The claim in the version that stood on the page; one that cannot be read matches none.
    fn seen(&self) -> (ClaimId, i64) {
        (self.id(), value(self.pairs, "version").parse().unwrap_or(-1))
    }

    /// An amount above zero and at most the balance, or an error at its field.
    fn amount(&self, name: &str, errors: &mut FieldErrors) -> Money {
        let balance = self.found.view.claim.balance;
        let found = amount(value(self.pairs, name)).filter(|amount| *amount > Money::ZERO);
        match found {
            Some(amount) if amount <= balance => amount,
            Some(_) => {
                let most = balance.format(self.visit.locale);
                errors.add(name, Message::new("payments-error-above-balance").with("balance", most));
                Money::ZERO
            }
            None => {
                errors.add(name, Message::new("payments-error-amount"));
                Money::ZERO
            }
        }
    }

    async fn cash(&self) -> Done {
        let permit = self.visit.permit::<BookPayment, ClaimResource>(self.found.owner)?;
        let mut errors = FieldErrors::default();
        let amount = self.amount("cash_amount", &mut errors);
        errors.into_result()?;
        let (claim, version) = self.seen();
        let mut tx = self.visit.write(self.found.owner).await?;
        commands::take_cash(&mut tx, &permit, Cash { claim, version, amount }, self.visit.now).await?;
        tx.commit().await?;
        Ok("payments-done-cash")
    }

    async fn relief(&self) -> Done {
        let permit = self.visit.permit::<Edit, ClaimResource>(self.found.owner)?;
        let mut errors = FieldErrors::default();
        let kind = ReliefKind::parse(value(self.pairs, "kind"));
        if kind.is_none() {
            errors.add("kind", Message::new("payments-error-kind"));
        }
        let amount = self.amount("relief_amount", &mut errors);
        let reason = value(self.pairs, "reason").to_owned();
        if !(1..=MAX_REASON).contains(&reason.chars().count()) {
            errors.add("reason", Message::new("payments-error-reason").with("most", MAX_REASON));
        }
        errors.into_result()?;
        let (claim, version) = self.seen();
        let asked = Asked { claim, version, kind: kind.ok_or(Problem::NotFound)?, amount, reason };
        let mut tx = self.visit.write(self.found.owner).await?;
        let outcome = commands::ask_relief(&mut tx, &permit, &asked, self.visit.now).await?;
        tx.commit().await?;
        Ok(match outcome {
            ReliefOutcome::Booked => "payments-done-relief",
            ReliefOutcome::Waits(_) => "payments-done-waits",
        })
    }

    async fn defer(&self) -> Done {
        let permit = self.visit.permit::<Edit, ClaimResource>(self.found.owner)?;
        let earliest = self.visit.now.date().max(self.found.view.claim.due_on);
        let until = day(self.pairs, "until").filter(|until| *until > earliest);
        let Some(until) = until else {
            let mut errors = FieldErrors::default();
            let day = foundation::time::format_date(earliest, self.visit.locale);
            errors.add("until", Message::new("payments-error-until").with("day", day));
            return Err(Problem::Invalid(errors));
        };
        let mut tx = self.visit.write(self.found.owner).await?;
        commands::defer(&mut tx, &permit, self.seen(), until, self.visit.now).await?;
        tx.commit().await?;
        Ok("payments-done-deferred")
    }

    async fn hand_over(&self) -> Done {
        let permit = self.visit.permit::<Edit, ClaimResource>(self.found.owner)?;
        let mut tx = self.visit.write(self.found.owner).await?;
        commands::hand_over(&mut tx, &permit, self.seen(), self.visit.now).await?;
        tx.commit().await?;
        Ok("payments-done-handed-over")
    }

    async fn reverse(&self) -> Done {
        let permit = self.visit.permit::<BookPayment, ClaimResource>(self.found.owner)?;
        let Ok(number) = value(self.pairs, "number").parse::<i64>() else {
            let mut errors = FieldErrors::default();
            errors.add("number", Message::new("payments-error-number"));
            return Err(Problem::Invalid(errors));
        };
        let mut tx = self.visit.write(self.found.owner).await?;
        commands::reverse_payment(&mut tx, &permit, self.seen(), number, self.visit.now).await?;
        tx.commit().await?;
        Ok("payments-done-reversed")
    }

    async fn decide(&self, approve: bool) -> Done {
        let permit = self.visit.permit::<ApproveRelief, ClaimResource>(self.found.owner)?;
        let relief = Uuid::parse_str(value(self.pairs, "relief")).map_err(|_| Problem::NotFound)?;
        let mut tx = self.visit.write(self.found.owner).await?;
        let asked = (self.id(), relief);
        commands::decide_relief(&mut tx, &permit, asked, approve, self.visit.now).await?;
        tx.commit().await?;
        Ok(if approve { "payments-done-approved" } else { "payments-done-refused" })
    }
}
