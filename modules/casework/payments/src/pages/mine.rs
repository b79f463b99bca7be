// SPDX-License-Identifier: EUPL-1.2
//! What a resident owes, and how to pay.

use super::badge;
use crate::policy::MyClaimResource;
use crate::queries::{self, MyClaim};
use askama::Template;
use foundation::policy::List;
use foundation::time::format_date;
use foundation::{Date, Money};
use web::components::{Details, Html, SummaryList, SummaryRow};
use web::{Answer, Page, Visit};

#[derive(Template)]
#[template(path = "my_claims.html")]
struct MyClaimsPage {
    page: Page,
    lead: String,
    owed: Vec<Shown>,
    settled: Vec<Shown>,
}

/// A claim on the page.
struct Shown {
    list: SummaryList,
    how: Option<String>,
    why: Details,
}

/// The page.
pub(super) async fn list(visit: Visit) -> Answer {
    let permit = visit.permit::<List, MyClaimResource>(visit.own()?)?;
    let mut tx = visit.read(permit.owner()).await?;
    let mine = queries::my_claims(&mut tx, &permit).await?;
    drop(tx);
    visit.show(&my_page(visit.page("payments-mine-title"), &mine, visit.now.date()))
}

fn my_page(page: Page, mine: &[MyClaim], today: Date) -> MyClaimsPage {
    let (owed, settled): (Vec<_>, Vec<_>) = mine.iter().partition(|claim| claim.balance > Money::ZERO);
    let sum = owed.iter().try_fold(Money::ZERO, |sum, claim| sum.checked_add(claim.balance));
    let lead = match (owed.is_empty(), sum) {
        (false, Some(sum)) => page.t1("payments-mine-sum", "sum", &sum.format(page.locale)),
        _ => page.t("payments-mine-none"),
    };
    MyClaimsPage {
        lead,
        owed: owed.into_iter().map(|claim| shown(&page, claim, today)).collect(),
        settled: settled.into_iter().map(|claim| shown(&page, claim, today)).collect(),
        page,
    }
}

fn shown(page: &Page, claim: &MyClaim, today: Date) -> Shown {
    let row = |key: &str, value: Html| SummaryRow::new(page.t(key), value);
    let mut rows = vec![
        row("payments-creditor", claim.creditor.get(page.locale).into()),
        row("payments-state", Html::of(&badge(page, claim.state(today)))),
        row("payments-balance", claim.balance.format(page.locale).into()),
        row("payments-pay-by", format_date(claim.pay_by, page.locale).into()),
        row("payments-cash-reference", claim.cash_reference.as_str().into()),
    ];
    let owes = claim.balance > Money::ZERO;
    if let Some([holder, iban, bank]) = claim.account.as_ref().filter(|_| owes) {
        rows.push(row("payments-account-holder", holder.into()));
        rows.push(row("payments-account-iban", iban.into()));
        rows.push(row("payments-account-bank", bank.into()));
    }
    let how = match (&claim.account, owes) {
        (_, false) => None,
        (Some(_), true) => Some(page.t1("payments-mine-how", "reference", &claim.cash_reference)),
        (None, true) => Some(page.t1("payments-mine-counter", "reference", &claim.cash_reference)),
    };
    Shown {
        list: SummaryList::new(page, rows).heading(claim.subject.get(page.locale)),
        how,
        why: Details::new(page.t("payments-why"), Html::paragraphs(claim.why.get(page.locale))),
    }
}
