// SPDX-License-Identifier: EUPL-1.2
//! Sending: once, complete, to the right place.

use crate::support::{House, houses, resident, visitor};
use assistant::{DraftId, Sent};
use foundation::policy::{Permit, Remove};
use foundation::{Actor, Locale, Problem};
use std::sync::Arc;

async fn send(house: &House, actor: &Actor, id: DraftId) -> Result<Sent, Problem> {
    let permit: Permit<assistant::Submit, _> = house.permit(actor).unwrap();
    assistant::submit(&house.platform, &permit, id, Locale::De, house.now()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_sends_at_once_are_one_case_and_one_receipt() {
    for house in houses("sixty_four_sends_at_once_are_one_case_and_one_receipt").await {
        let actor = visitor(&house);
        let draft = house.complete(&actor).await;
        let house = Arc::new(house);
        let tasks: Vec<_> = (0..64)
            .map(|_| {
                let (house, actor) = (Arc::clone(&house), actor.clone());
                tokio::spawn(async move { send(&house, &actor, draft.id).await.unwrap() })
            })
            .collect();
        let mut sent = Vec::new();
        for task in tasks {
            sent.push(task.await.unwrap());
        }
        assert!(sent.iter().all(|one| *one == sent[0]), "one number, one receipt");
        assert_eq!(house.count("select count(*) from cases").await, 1);
        house.work().await;
        assert_eq!(send(&house, &actor, draft.id).await.unwrap(), sent[0], "also after it was marked");
        assert_eq!(house.count("select count(*) from cases").await, 1);
        assert_eq!(house.count("select count(*) from draft where state = 'submitted'").await, 1);
    }
}

#[tokio::test]
async fn the_case_holds_the_answers_of_the_draft_under_its_own_identifier() {
    for house in houses("the_case_holds_the_answers_of_the_draft_under_its_own_identifier").await {
        let actor = resident(&house);
        let draft = house.complete(&actor).await;
        let opened = house.open(&actor, draft.id).await.unwrap();
        let frozen = opened.form.frozen(&opened.answers).to_json();
        send(&house, &actor, draft.id).await.unwrap();
        let case = cases::CaseId(draft.id.uuid());
        let mut tx = house.platform.store.read(draft.authority).await.unwrap();
        let sql = "select answers from case_content where owner = $1 and case_id = $2";
        let row = tx.row(sql, store::params![draft.authority, case.uuid()]).await.unwrap();
        let sealed: Vec<u8> = row.get(0).unwrap();
        let authority = draft.authority.to_string();
        let context = cases::answers_context(case);
        let plain = house.platform.blobs.open(&authority, &context, &sealed).await.unwrap();
        assert_eq!(String::from_utf8(plain).unwrap(), frozen);
        assert!(!frozen.contains("seen/"), "what only a draft needs is left out");
    }
}

#[tokio::test]
async fn an_incomplete_draft_is_not_sent() {
    for house in houses("an_incomplete_draft_is_not_sent").await {
        let actor = visitor(&house);
        let (draft, _) = house.begin(&actor).await.unwrap();
        assert!(matches!(send(&house, &actor, draft.id).await, Err(Problem::Invalid(_))));
        let stranger = visitor(&house);
        assert!(matches!(send(&house, &stranger, draft.id).await, Err(Problem::NotFound)));
        assert_eq!(house.count("select count(*) from cases").await, 0);
    }
}

#[tokio::test]
async fn the_confirmation_can_be_read_before_and_after_the_draft_is_marked() {
    for house in houses("the_confirmation_can_be_read_before_and_after_the_draft_is_marked").await {
        let actor = visitor(&house);
        let draft = house.complete(&actor).await;
        let confirmation = async || {
            let owner = actor.own().unwrap();
            let draft = assistant::draft(&house.platform, owner, draft.id, house.now()).await.unwrap();
            assistant::confirmation(&house.platform, &actor, &draft, house.now()).await.unwrap()
        };
        assert!(confirmation().await.is_none());
        let sent = send(&house, &actor, draft.id).await.unwrap();
        let before = confirmation().await.unwrap();
        house.work().await;
        let after = confirmation().await.unwrap();
        assert_eq!((&before.reference, &before.receipt), (&sent.reference, &sent.receipt));
        assert_eq!((after.reference, after.receipt), (sent.reference, sent.receipt));
        assert!(before.due_on.is_some());
    }
}

#[tokio::test]
async fn a_sent_draft_is_empty_and_cannot_be_changed() {
    for house in houses("a_sent_draft_is_empty_and_cannot_be_changed").await {
        let actor = visitor(&house);
        let draft = house.complete(&actor).await;
        let before = house.open(&actor, draft.id).await.unwrap();
        send(&house, &actor, draft.id).await.unwrap();
        house.work().await;
        let opened = house.open(&actor, draft.id).await.unwrap();
        assert!(opened.draft.is_submitted() && opened.draft.answers.is_empty() && opened.answers.is_empty());
        assert!(matches!(house.save(&actor, &before, &[]).await, Err(Problem::Conflict(_))));
        assert!(matches!(house.save(&actor, &opened, &[]).await, Err(Problem::Conflict(_))));
        let permit = house.permit::<Remove>(&actor).unwrap();
        let mut tx = house.platform.store.write(permit.owner()).await.unwrap();
        assistant::remove(&mut tx, &permit, draft.id, house.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(house.count("select count(*) from cases").await, 1, "the case stays with the authority");
    }
}
