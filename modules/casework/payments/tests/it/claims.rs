// SPDX-License-Identifier: EUPL-1.2
//! The journal of a claim and everything that writes it.

use crate::house::{House, debtor, houses};
use foundation::{Date, Money, Problem, Role};
use payments::{
    Asked, Booked, Cash, Claim, ClaimId, ClaimState, EntryKind, Payment, ReliefKind, ReliefOutcome, Subject,
};

async fn relief(house: &House, claim: &Claim, cents: i64) -> Result<ReliefOutcome, Problem> {
    let asked = Asked {
        claim: claim.id,
        version: claim.version,
        kind: ReliefKind::Correction,
        amount: Money::from_cents(cents),
        reason: "Rechenfehler".to_owned(),
    };
    let mut tx = house.database.store.write(house.authority).await?;
    let permit = house.permit(1, Role::CaseWorker);
    let outcome = payments::ask_relief(&mut tx, &permit, &asked, house.now()).await?;
    tx.commit().await?;
    Ok(outcome)
}

async fn transfer(house: &House, claim: &Claim, cents: i64, source: &str) -> Result<Booked, Problem> {
    let payment = Payment {
        cash_reference: claim.cash_reference.clone(),
        amount: Money::from_cents(cents),
        value_on: house.now().date(),
        source: source.to_owned(),
    };
    let mut tx = house.database.store.write(house.authority).await?;
    let permit = house.permit(1, Role::CaseWorker);
    let booked = payments::book_payment(&mut tx, &permit, &payment, house.now()).await?;
    tx.commit().await?;
    Ok(booked)
}

async fn cash(house: &House, claim: &Claim, cents: i64) -> Result<String, Problem> {
    let cash = Cash { claim: claim.id, version: claim.version, amount: Money::from_cents(cents) };
    let mut tx = house.database.store.write(house.authority).await?;
    let permit = house.permit(1, Role::CaseWorker);
    let receipt = payments::take_cash(&mut tx, &permit, cash, house.now()).await?;
    tx.commit().await?;
    Ok(receipt)
}

async fn decide(house: &House, claim: ClaimId, id: foundation::id::Uuid, by: u128) -> Result<(), Problem> {
    let mut tx = house.database.store.write(house.authority).await?;
    let permit = house.permit(by, Role::HeadOfOffice);
    payments::decide_relief(&mut tx, &permit, (claim, id), true, house.now()).await?;
    tx.commit().await?;
    Ok(())
}

#[tokio::test]
async fn a_claim_opened_twice_is_one_claim_with_one_entry() {
    for house in houses("a_claim_opened_twice_is_one_claim_with_one_entry").await {
        let first = house.open(1, 3_070).await;
        let again = house.open(1, 9_999).await;
        assert_eq!(first, again);
        assert_eq!((first.cash_reference.len(), first.balance.cents()), (12, 3_070));
        assert!(first.cash_reference.starts_with("58010000001"));
        assert!(payments::is_cash_reference(&first.cash_reference, payments::CheckRule::Mod10));
        // Monday, 2 March 2026 and 30 days.
        assert_eq!(
            (first.assessed_on, first.due_on),
            (Date::constant(2026, 3, 2), Date::constant(2026, 4, 1))
        );
        let second = house.open(2, 100).await;
        assert!(second.cash_reference.starts_with("58010000002"));
        assert_eq!(house.count("select count(*) from claim_entry").await, 2);
        let mut tx = house.database.store.read(house.authority).await.unwrap();
        let permit = house.permit(1, Role::Auditor);
        for subject in [Subject::Debtor(debtor()), Subject::Case(foundation::id::Uuid::from_u128(77))] {
            assert_eq!(payments::claims_of(&mut tx, &permit, subject).await.unwrap().len(), 2);
        }
    }
}

#[tokio::test]
async fn an_authority_opens_no_claim_for_a_legal_entity_of_another() {
    for house in houses("an_authority_opens_no_claim_for_a_legal_entity_of_another").await {
        let mut tx = house.database.store.write(house.authority).await.unwrap();
        let other = organisation::legal_entities(&mut tx).await.unwrap();
        let other = other.into_iter().find(|entity| entity.authority != house.authority).unwrap();
        let new = payments::NewClaim { legal_entity: other.id, ..house.new_claim(1, 100) };
        let permit = house.permit(1, Role::CaseWorker);
        let refused = payments::open_claim(&mut tx, &permit, new, house.now()).await;
        assert!(matches!(refused, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn a_payment_imported_twice_is_booked_once_and_an_unknown_reference_not_at_all() {
    let name = "a_payment_imported_twice_is_booked_once_and_an_unknown_reference_not_at_all";
    for house in houses(name).await {
        let claim = house.open(1, 3_070).await;
        assert_eq!(transfer(&house, &claim, 1_000, "B1").await.unwrap(), Booked::Now(claim.id));
        assert_eq!(transfer(&house, &claim, 1_000, "B1").await.unwrap(), Booked::Before(claim.id));
        let view = house.view(claim.id).await;
        assert_eq!(view.claim.state(house.now().date()), ClaimState::PartlyPaid);
        let unknown = Claim { cash_reference: "1".to_owned(), ..claim.clone() };
        assert_eq!(transfer(&house, &unknown, 5, "B2").await.unwrap(), Booked::Unknown);
        assert!(transfer(&house, &claim, 0, "B3").await.is_err());
        assert!(transfer(&house, &claim, 5, " ").await.is_err());
        transfer(&house, &claim, 2_071, "B4").await.unwrap();
        let view = house.view(claim.id).await;
        assert_eq!(view.claim.balance.cents(), -1);
        assert_eq!(view.claim.state(house.now().date()), ClaimState::Overpaid);
    }
}

#[tokio::test]
async fn cash_gets_a_receipt_number_and_a_stale_page_books_nothing() {
    for house in houses("cash_gets_a_receipt_number_and_a_stale_page_books_nothing").await {
        let claim = house.open(1, 3_070).await;
        assert!(cash(&house, &claim, 3_071).await.is_err());
        assert_eq!(cash(&house, &claim, 70).await.unwrap(), "Q-2026-000001");
        assert!(matches!(cash(&house, &claim, 70).await, Err(Problem::Conflict(_))));
        let claim = house.view(claim.id).await.claim;
        assert_eq!(cash(&house, &claim, 3_000).await.unwrap(), "Q-2026-000002");
        let view = house.view(claim.id).await;
        assert_eq!(view.claim.state(house.now().date()), ClaimState::Paid);
        let events = "select count(*) from job where kind = 'payments.paid'";
        assert_eq!(house.count(events).await, 1);
    }
}

#[tokio::test]
async fn a_payment_taken_back_stays_in_the_journal_with_its_opposite() {
    for house in houses("a_payment_taken_back_stays_in_the_journal_with_its_opposite").await {
        let claim = house.open(1, 3_070).await;
        transfer(&house, &claim, 3_070, "B1").await.unwrap();
        let mut codes = Vec::new();
        for number in [1, 2, 2] {
            let version = house.view(claim.id).await.claim.version;
            let mut tx = house.database.store.write(house.authority).await.unwrap();
            let permit = house.permit(1, Role::CaseWorker);
            let done =
                payments::reverse_payment(&mut tx, &permit, (claim.id, version), number, house.now()).await;
            codes.push(done.is_ok());
            if done.is_ok() {
                tx.commit().await.unwrap();
            }
        }
        // The first entry is the assessment; the second time the payment is taken back already.
        assert_eq!(codes, [false, true, false]);
        let view = house.view(claim.id).await;
        let kinds: Vec<_> = view.journal.iter().map(|entry| (entry.kind, entry.amount.cents())).collect();
        let expected =
            [(EntryKind::Assessment, 3_070), (EntryKind::Transfer, -3_070), (EntryKind::Reversal, 3_070)];
        assert_eq!(kinds, expected);
        assert_eq!((view.claim.paid, view.journal[2].reverses), (Money::ZERO, Some(2)));
    }
}

#[tokio::test]
async fn from_the_threshold_on_a_second_person_approves_and_never_the_first() {
    for house in houses("from_the_threshold_on_a_second_person_approves_and_never_the_first").await {
        let claim = house.open(1, 30_000).await;
        assert_eq!(relief(&house, &claim, 9_999).await.unwrap(), ReliefOutcome::Booked);
        let claim = house.view(claim.id).await.claim;
        let Ok(ReliefOutcome::Waits(id)) = relief(&house, &claim, 10_000).await else { panic!() };
        assert_eq!(house.view(claim.id).await.claim.balance.cents(), 20_001);
        assert!(matches!(decide(&house, claim.id, id, 1).await, Err(Problem::Refused(_))));
        decide(&house, claim.id, id, 2).await.unwrap();
        assert!(matches!(decide(&house, claim.id, id, 3).await, Err(Problem::NotFound)));
        let view = house.view(claim.id).await;
        assert_eq!((view.claim.balance.cents(), view.waiting.len()), (10_001, 0));
        assert!(relief(&house, &view.claim, 10_002).await.is_err());
        let audited = "select count(*) from audit_entry";
        // The import of organisation and rates writes its own; three entries of the journal, a request and a decision.
        assert!(house.count(audited).await >= 5);
    }
}

#[tokio::test]
async fn a_deferral_books_its_interest_and_moves_the_last_day() {
    for house in houses("a_deferral_books_its_interest_and_moves_the_last_day").await {
        let claim = house.open(1, 104_999).await;
        let until = Date::constant(2026, 10, 1);
        let mut tx = house.database.store.write(house.authority).await.unwrap();
        let permit = house.permit(1, Role::CaseWorker);
        let seen = (claim.id, claim.version);
        let interest = payments::defer(&mut tx, &permit, seen, until, house.now()).await.unwrap();
        tx.commit().await.unwrap();
        // Six full months from 1 April, half a percent of 1,000 € each.
        assert_eq!(interest.cents(), 3_000);
        let view = house.view(claim.id).await;
        assert_eq!((view.claim.pay_by(), view.claim.balance.cents()), (until, 107_999));
        assert_eq!(view.claim.state(house.now().date()), ClaimState::Deferred);
        assert!(view.journal[1].reason.de.contains("30,00 €"), "{}", view.journal[1].reason.de);
    }
}

#[tokio::test]
async fn only_an_overdue_claim_is_handed_over_to_dunning() {
    for house in houses("only_an_overdue_claim_is_handed_over_to_dunning").await {
        let claim = house.open(1, 3_070).await;
        let permit = house.permit(1, Role::CaseWorker);
        let mut tx = house.database.store.write(house.authority).await.unwrap();
        let seen = (claim.id, claim.version);
        assert!(payments::hand_over(&mut tx, &permit, seen, house.now()).await.is_err());
        drop(tx);
        house.go_to(Date::constant(2026, 4, 2));
        let mut tx = house.database.store.write(house.authority).await.unwrap();
        payments::hand_over(&mut tx, &permit, seen, house.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(house.view(claim.id).await.claim.state(house.now().date()), ClaimState::HandedOver);
        assert_eq!(house.count("select count(*) from job where kind = 'payments.handed_over'").await, 1);
    }
}

#[tokio::test]
async fn a_fee_takes_the_rate_of_its_day() {
    for house in houses("a_fee_takes_the_rate_of_its_day").await {
        let mut tx = house.database.store.read(house.authority).await.unwrap();
        for (year, cents) in [(2025, Some(2_550)), (2026, Some(3_070)), (2023, None)] {
            let day = Date::constant(year, 6, 1);
            let item = payments::fee_item(&mut tx, house.legal_entity, "residents-parking", day).await.ok();
            let total = item.map(|item| payments::fee(&item, 1, &[]).unwrap().total.cents());
            assert_eq!(total, cents, "{year}");
        }
    }
}
