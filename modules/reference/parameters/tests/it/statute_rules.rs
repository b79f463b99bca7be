// SPDX-License-Identifier: EUPL-1.2
//! "Statute to service" over HTTP: figures, comparison, effects, the second person, and what stays.

use crate::house::{AMT, Browser, CITY, House, assert_complete, assert_refused, houses};
use crate::now;
use foundation::policy::{Policy, View, authorise};
use foundation::{Actor, Date, OwnerId, Role, id::Uuid};
use parameters::{Dog, ParameterResource};

const PAGE: &str = "/de/hundesteuersatzungen/bad-kleinen";

/// The figures of a statute from a first day: 72, 90 and 120 euros; dangerous dogs as before.
fn figures<'a>(version: &'a str, first_dog: &'a str, year: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("title_de", "Hundesteuersatzung der Gemeinde Bad Kleinen"),
        ("title_en", ""),
        ("decided_on-day", "2"),
        ("decided_on-month", "2"),
        ("decided_on-year", "2026"),
        ("valid_from-day", "1"),
        ("valid_from-month", "1"),
        ("valid_from-year", year),
        ("source", "Amtsblatt Nr. 3/2026"),
        ("first_dog", first_dog),
        ("second_dog", "90"),
        ("further_dog", "120"),
        ("dangerous_first_dog", "360"),
        ("dangerous_further_dog", "600"),
        ("minimum_age_months", "3"),
        ("begins", "next_month"),
        ("due_yearly", "1.7."),
        ("due_quarterly", ""),
        ("first_due_days", "30"),
        ("notification_days", "14"),
        ("reduction.1.kind", "assistenz"),
        ("reduction.1.percent", "100"),
        ("reduction.1.dangerous_dogs", "true"),
        ("reduction.1.condition_de", "Assistenzhund"),
    ]
}

async fn enter(person: &Browser<'_>, version: &str, first_dog: &str, year: &str) -> (u16, String) {
    person.post(&format!("{PAGE}/werte"), &figures(version, first_dog, year)).await
}

async fn step(person: &Browser<'_>, version: &str, action: &str, note: &str) -> (u16, String) {
    person.post(PAGE, &[("version", version), ("action", action), ("note", note)]).await
}

async fn rate(house: &House, day: Date) -> (i64, Option<Date>) {
    let mut tx = house.platform.store.read(OwnerId::INSTALLATION).await.unwrap();
    let entity = organisation::legal_entity_by_key(&mut tx, "bad-kleinen").await.unwrap().id;
    let statute = parameters::dog_tax(&mut tx, entity, day).await.unwrap().unwrap();
    (statute.first_dog.cents(), statute.valid.until)
}

#[tokio::test]
async fn a_new_statute_holds_from_its_first_day_and_the_old_rates_stay() {
    for house in houses("a_new_statute_holds_from_its_first_day_and_the_old_rates_stay").await {
        let clerk = house.person("Karl", Role::CaseWorker, AMT).await;
        let head = house.person("Hilde", Role::HeadOfOffice, AMT).await;
        assert_eq!(enter(&clerk, "0", "72", "2027").await.0, 303);
        assert_eq!(step(&clerk, "1", "approve", "").await.0, 404);
        assert_eq!(step(&clerk, "1", "submit", "").await.0, 303);
        // Until somebody approved it nothing changes.
        assert_eq!(rate(&house, Date::constant(2027, 6, 1)).await, (6_000, None));
        assert_eq!(step(&head, "2", "approve", "").await.0, 303);
        assert_eq!(
            rate(&house, Date::constant(2026, 12, 31)).await,
            (6_000, Some(Date::constant(2026, 12, 31)))
        );
        assert_eq!(rate(&house, Date::constant(2027, 1, 1)).await, (7_200, None));
        assert_eq!(rate(&house, Date::constant(2020, 1, 1)).await.0, 4_500);
        let page = clerk.get(PAGE).await;
        assert_complete(PAGE, &page);
        for wanted in
            ["72,00 €", "60,00 €", "45,00 €", "Amtsblatt Nr. 3/2026", "Karl", "Hilde", "Freigegeben"]
        {
            assert!(page.1.contains(wanted), "{wanted}");
        }
        // A file that still knows the old statute without an end does not open it again.
        crate::import(&house.platform.store).await;
        assert_eq!(
            rate(&house, Date::constant(2026, 12, 31)).await,
            (6_000, Some(Date::constant(2026, 12, 31)))
        );
    }
}

#[tokio::test]
async fn whoever_entered_a_figure_does_not_approve_it() {
    for house in houses("whoever_entered_a_figure_does_not_approve_it").await {
        let head = house.person("Hilde", Role::HeadOfOffice, AMT).await;
        let administrator = house.person("Malte", Role::Administrator, AMT).await;
        enter(&head, "0", "72", "2027").await;
        step(&head, "1", "submit", "").await;
        assert_refused(&step(&head, "2", "approve", "").await, "zweite Person");
        assert!(head.get(PAGE).await.1.contains("Freigeben muss ihn jemand anderes"));
        assert_refused(&step(&administrator, "2", "return", "").await, "Begründung");
        assert_eq!(step(&administrator, "2", "return", "Der zweite Hund fehlt.").await.0, 303);
        assert!(head.get(PAGE).await.1.contains("Der zweite Hund fehlt."));
        // A corrected figure makes the corrector an author too.
        assert_eq!(enter(&administrator, "3", "75", "2027").await.0, 303);
        step(&head, "4", "submit", "").await;
        assert_refused(&step(&administrator, "5", "approve", "").await, "zweite Person");
        let third = house.person("Clara", Role::HeadOfOffice, AMT).await;
        assert_eq!(step(&third, "5", "approve", "").await.0, 303);
        assert_eq!(rate(&house, Date::constant(2027, 1, 1)).await.0, 7_500);
    }
}

#[tokio::test]
async fn a_statute_begins_after_every_other_one() {
    for house in houses("a_statute_begins_after_every_other_one").await {
        let clerk = house.person("Karl", Role::CaseWorker, AMT).await;
        let head = house.person("Hilde", Role::HeadOfOffice, AMT).await;
        enter(&clerk, "0", "72", "2024").await;
        step(&clerk, "1", "submit", "").await;
        assert_refused(&step(&head, "2", "approve", "").await, "beginnt am selben Tag oder später");
        assert!(clerk.get(&format!("{PAGE}/vorschau")).await.1.contains("liegt in der Vergangenheit"));
        assert_eq!(step(&clerk, "2", "discard", "").await.0, 303);
        assert!(clerk.get(PAGE).await.1.contains("Verworfen"));
    }
}

#[tokio::test]
async fn two_people_who_enter_figures_at_once_see_both() {
    for house in houses("two_people_who_enter_figures_at_once_see_both").await {
        let (one, other) = (
            house.person("Karl", Role::CaseWorker, AMT).await,
            house.person("Lena", Role::CaseWorker, AMT).await,
        );
        enter(&one, "0", "72", "2027").await;
        let (status, html) = enter(&other, "0", "80", "2027").await;
        assert_eq!(status, 409);
        assert!(html.contains("72,00 €") && html.contains("80,00 €"), "{html}");
        assert!(html.contains("name=\"version\" value=\"1\"") && html.contains("value=\"80\""), "{html}");
        assert_eq!(enter(&other, "1", "80", "2027").await.0, 303);
        assert_refused(&step(&one, "1", "submit", "").await, "geändert");
    }
}

#[tokio::test]
async fn wrong_figures_are_named_at_their_fields_and_kept() {
    for house in houses("wrong_figures_are_named_at_their_fields_and_kept").await {
        let clerk = house.person("Karl", Role::CaseWorker, AMT).await;
        let (status, html) = enter(&clerk, "0", "sechzig", "2027").await;
        assert_eq!(status, 422);
        assert!(html.contains("href=\"#first_dog\"") && html.contains("value=\"sechzig\""), "{html}");
        let (status, html) = enter(&clerk, "0", "100", "2027").await;
        assert_eq!(status, 422);
        assert!(html.contains("kostet nicht weniger"), "{html}");
        let (status, html) = enter(&clerk, "0", "60", "zwei").await;
        assert_eq!(status, 422);
        assert!(html.contains("href=\"#valid_from-day\"") && html.contains("value=\"zwei\""), "{html}");
    }
}

#[tokio::test]
async fn the_preview_says_which_assessments_change_and_by_how_much() {
    for house in houses("the_preview_says_which_assessments_change_and_by_how_much").await {
        let clerk = house.person("Karl", Role::CaseWorker, AMT).await;
        let owner = house.authority(AMT).await;
        let policy = Policy::new(house.platform.policy.rules().iter().copied());
        let actor = Actor::Staff {
            account: Uuid::from_u128(5),
            bindings: vec![foundation::policy::RoleBinding {
                authority: owner,
                role: Role::CaseWorker,
                delegation: None,
            }],
        };
        let permit = authorise::<View, ParameterResource>(&policy, &actor, owner).unwrap();
        let mut tx = house.platform.store.write(owner).await.unwrap();
        let entity = organisation::legal_entity_by_key(&mut tx, "bad-kleinen").await.unwrap().id;
        let dog = |dangerous: bool, relief: Option<&str>| Dog {
            name: "Bosse".to_owned(),
            dangerous,
            relief: relief.map(str::to_owned),
            kept_since: Date::constant(2020, 1, 1),
            born_on: None,
        };
        // One dog (60 to 72), two dogs (150 to 162), an assistance dog (nothing), a dangerous one (360 stays).
        let households = [
            vec![dog(false, None)],
            vec![dog(false, None), dog(false, None)],
            vec![dog(false, Some("assistenz"))],
            vec![dog(true, None)],
        ];
        for (number, dogs) in (1..).zip(&households) {
            parameters::note_dog_tax(&mut tx, &permit, (Uuid::from_u128(number), entity), dogs, now())
                .await
                .unwrap();
        }
        // A second note about the same case replaces the first; a forgotten case counts no more.
        parameters::note_dog_tax(&mut tx, &permit, (Uuid::from_u128(1), entity), &households[0], now())
            .await
            .unwrap();
        parameters::note_dog_tax(&mut tx, &permit, (Uuid::from_u128(9), entity), &households[0], now())
            .await
            .unwrap();
        parameters::forget_dog_tax(&mut tx, &permit, Uuid::from_u128(9)).await.unwrap();
        let kept = parameters::noted_dog_tax(&mut tx, owner, entity).await.unwrap();
        assert!(kept.len() == 4 && kept.iter().flatten().all(|dog| dog.name.is_empty()));
        tx.commit().await.unwrap();
        assert_eq!(enter(&clerk, "0", "72", "2027").await.0, 303);
        let preview = clerk.get(&format!("{PAGE}/vorschau")).await;
        assert_complete("preview", &preview);
        let sentence =
            "2 von 4 Festsetzungen ändern sich. Für 2027 sind es zusammen 594,00 € statt 570,00 €.";
        assert!(preview.1.contains(sentence), "{}", preview.1);
        for wanted in ["+12,00 €", "+24,00 €", "Bad Kleinen (neu)", "Bad Kleinen (bisher", "Bobitz"] {
            assert!(preview.1.contains(wanted), "{wanted}: {}", preview.1);
        }
    }
}

#[tokio::test]
async fn the_pages_belong_to_the_authority_that_acts_for_the_municipality() {
    for house in houses("the_pages_belong_to_the_authority_that_acts_for_the_municipality").await {
        let stranger = house.person("Stine", Role::HeadOfOffice, CITY).await;
        let desk = house.person("Rieke", Role::PhoneDesk, AMT).await;
        for tail in ["", "/werte", "/vorschau"] {
            assert_eq!(stranger.get(&format!("{PAGE}{tail}")).await.0, 404, "{tail}");
        }
        assert_eq!(enter(&stranger, "0", "72", "2027").await.0, 404);
        assert_eq!(desk.get(PAGE).await.0, 200);
        assert_eq!(desk.get(&format!("{PAGE}/werte")).await.0, 404);
        assert_eq!(enter(&desk, "0", "72", "2027").await.0, 404);
        assert_eq!(desk.get("/de/hundesteuersatzungen/gibt-es-nicht").await.0, 404);
    }
}

#[tokio::test]
async fn every_page_of_a_statute_is_complete_in_both_languages() {
    for house in houses("every_page_of_a_statute_is_complete_in_both_languages").await {
        let clerk = house.person("Karl", Role::CaseWorker, AMT).await;
        let english = "/en/dog-tax-statutes/bad-kleinen";
        let all = [
            PAGE.to_owned(),
            format!("{PAGE}/werte"),
            format!("{PAGE}/vorschau"),
            "/de/hundesteuersatzungen".to_owned(),
            english.to_owned(),
            format!("{english}/figures"),
            format!("{english}/preview"),
            "/en/dog-tax-statutes".to_owned(),
        ];
        for path in &all {
            assert_complete(path, &clerk.get(path).await);
        }
        assert!(
            clerk
                .get("/de/hundesteuersatzungen")
                .await
                .1
                .contains("href=\"/de/hundesteuersatzungen/bad-kleinen\"")
        );
    }
}
