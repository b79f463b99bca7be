// SPDX-License-Identifier: EUPL-1.2
//! Drafts: found again, kept apart, never overwritten, removed in time.

use crate::support::{House, houses, resident, sample, visitor};
use assistant::{DRAFT_DAYS, DRAFTS_PER_OWNER, DraftState};
use foundation::policy::{List, Remove, authorise};
use foundation::{Actor, Problem};
use identity::Code;

#[tokio::test]
async fn a_draft_is_found_again_by_its_code_from_another_session() {
    for house in houses("a_draft_is_found_again_by_its_code_from_another_session").await {
        let actor = visitor(&house);
        let (draft, code) = house.begin(&actor).await.unwrap();
        let code = code.expect("a visitor gets a code");
        let typed = Code::typed(&code.grouped().to_lowercase());
        let found = identity::resume(&house.platform.store, &typed, house.now()).await.unwrap();
        assert_eq!(found, (draft.owner, draft.id.uuid()));
        let session = identity::keep_visit(&house.platform.store, found.0, house.now()).await.unwrap();
        let other = identity::resolve(&house.platform.store, &session, house.now()).await.unwrap().unwrap();
        let opened = house.open(&other.actor, draft.id).await.unwrap();
        assert_eq!(opened.draft.id, draft.id);
        let shown = assistant::resume_code(&house.platform, &opened.draft).await.unwrap();
        assert_eq!(shown, Some(code), "the page shows the same code again");
        let (_, none) = house.begin(&resident(&house)).await.unwrap();
        assert_eq!(none, None, "an account needs no code");
    }
}

#[tokio::test]
async fn a_draft_of_somebody_else_does_not_exist() {
    for house in houses("a_draft_of_somebody_else_does_not_exist").await {
        let actor = visitor(&house);
        let (draft, _) = house.begin(&actor).await.unwrap();
        for stranger in [visitor(&house), resident(&house)] {
            assert!(matches!(house.open(&stranger, draft.id).await, Err(Problem::NotFound)));
            let permit = house.permit::<Remove>(&stranger).unwrap();
            let mut tx = house.platform.store.write(permit.owner()).await.unwrap();
            let removed = assistant::remove(&mut tx, &permit, draft.id, house.now()).await;
            assert!(matches!(removed, Err(Problem::NotFound)));
        }
        let staff = Actor::Staff { account: draft.id.uuid(), bindings: Vec::new() };
        let denied = authorise::<List, assistant::DraftResource>(&house.platform.policy, &staff, draft.owner);
        assert!(matches!(denied, Err(Problem::NotFound)));
        let permit = house.permit::<List>(&actor).unwrap();
        let mut tx = house.platform.store.read(permit.owner()).await.unwrap();
        let mine = assistant::drafts_of(&mut tx, &permit).await.unwrap();
        assert_eq!(mine.len(), 1);
        assert_eq!((mine[0].id, mine[0].state), (draft.id, DraftState::Open));
    }
}

#[tokio::test]
async fn two_windows_never_overwrite_each_other_in_silence() {
    for house in houses("two_windows_never_overwrite_each_other_in_silence").await {
        let actor = visitor(&house);
        let (draft, _) = house.begin(&actor).await.unwrap();
        let first = house.open(&actor, draft.id).await.unwrap();
        let second = house.open(&actor, draft.id).await.unwrap();
        let sample = sample();
        house.save(&actor, &first, &sample[..1]).await.unwrap();
        let refused = house.save(&actor, &second, &sample[1..2]).await;
        assert!(matches!(refused, Err(Problem::Conflict(_))));
        let now = house.open(&actor, draft.id).await.unwrap();
        assert_eq!(now.answers.get(&sample[0].0), Some(sample[0].1.as_str()));
        assert_eq!(now.answers.get(&sample[1].0), None);
    }
}

#[tokio::test]
async fn a_draft_goes_on_with_the_form_version_it_began_with() {
    for house in houses("a_draft_goes_on_with_the_form_version_it_began_with").await {
        let actor = visitor(&house);
        let (draft, _) = house.begin(&actor).await.unwrap();
        house.install("1.1.0").await;
        let opened = house.open(&actor, draft.id).await.unwrap();
        assert_eq!(opened.form.meta().version, "1.0.0");
        let (newer, _) = house.begin(&actor).await.unwrap();
        assert_eq!(house.open(&actor, newer.id).await.unwrap().form.meta().version, "1.1.0");
    }
}

async fn rows(house: &House) -> (i64, i64) {
    (house.count("select count(*) from draft").await, house.count("select count(*) from draft_file").await)
}

#[tokio::test]
async fn a_draft_is_removed_ninety_days_after_its_last_change() {
    for house in houses("a_draft_is_removed_ninety_days_after_its_last_change").await {
        let actor = visitor(&house);
        let (kept, _) = house.begin(&actor).await.unwrap();
        house.begin(&actor).await.unwrap();
        house.clock.advance(30 * 86_400);
        let opened = house.open(&actor, kept.id).await.unwrap();
        house.save(&actor, &opened, &sample()[..1]).await.unwrap();
        house.clock.advance((DRAFT_DAYS - 30) * 86_400);
        assert_eq!(assistant::sweep(&house.platform, house.now()).await.unwrap(), 1);
        assert_eq!(rows(&house).await, (1, 0));
        assert!(house.open(&actor, kept.id).await.is_ok());
        house.clock.advance(30 * 86_400);
        let late = house.open(&actor, kept.id).await;
        assert!(matches!(late, Err(Problem::NotFound)), "over, though not swept yet");
        assert_eq!(assistant::sweep(&house.platform, house.now()).await.unwrap(), 1);
        assert_eq!(assistant::sweep(&house.platform, house.now()).await.unwrap(), 0);
        assert_eq!(rows(&house).await, (0, 0));
    }
}

#[tokio::test]
async fn nobody_fills_the_house_with_drafts() {
    for house in houses("nobody_fills_the_house_with_drafts").await {
        let actor = visitor(&house);
        for _ in 0..DRAFTS_PER_OWNER {
            house.begin(&actor).await.unwrap();
        }
        let refused = house.begin(&actor).await;
        assert!(
            matches!(refused, Err(Problem::Refused(message)) if message.key == "assistant-refused-drafts")
        );
        assert!(house.begin(&visitor(&house)).await.is_ok());
    }
}
