// SPDX-License-Identifier: EUPL-1.2
//! The clerk's desk: ticks that stay, the authority that one works for, certificates that go out by themselves; on both engines.

use crate::story::following;
use crate::support::{Browser, CLERK, HEAD, House, OTHER_CLERK, houses, sqlite_house};
use axum::http::StatusCode;
use cases::{ApplicantRef, CaseId, Received};
use foundation::policy::authorise;
use foundation::{Actor, Clock as _, Locale, OwnerId, Role, Translated, id::Uuid};
use identity::AccountId;
use store::Reach;

#[tokio::test]
async fn a_wrong_bulk_assignment_keeps_the_ticks() {
    let house = sqlite_house().await;
    let mut clerk = house.person(CLERK).await;
    let list = clerk.get("/de/arbeitsvorrat?order=received").await.text();
    let ids: Vec<String> = list.split("type=\"checkbox\"").skip(1).filter_map(case_box).take(2).collect();
    assert_eq!(ids.len(), 2, "{list}");
    let fields =
        [("query", "order=received"), ("case", ids[0].as_str()), ("case", ids[1].as_str()), ("to", "")];
    let wrong = clerk.post("/de/arbeitsvorrat/zuweisen", &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = wrong.text();
    let ticked = page.split("type=\"checkbox\"").skip(1).filter(|rest| {
        rest.split('>').next().is_some_and(|tag| tag.contains("name=\"case\"") && tag.contains(" checked"))
    });
    assert_eq!(ticked.count(), 2, "{page}");
}

/// The case whose check box begins here.
fn case_box(rest: &str) -> Option<String> {
    let tag = rest.split('>').next()?;
    tag.contains("name=\"case\"").then(|| following(tag, "value=\""))
}

#[tokio::test]
async fn the_order_of_the_list_can_be_chosen_without_table_heads() {
    let house = sqlite_house().await;
    let mut clerk = house.person(CLERK).await;
    let page = clerk.get("/de/arbeitsvorrat?order=received&direction=descending").await.text();
    assert!(page.contains("<option value=\"received\" selected>"), "{page}");
    assert!(page.contains("<option value=\"descending\" selected>"), "{page}");
    assert!(page.contains("aria-sort=\"descending\""), "{page}");
}

/// The authority at which somebody of the sample Land works.
async fn authority_of(house: &House, login: &str) -> (AccountId, OwnerId) {
    let mut tx = house.platform.store.read(Reach::Everyone).await.unwrap();
    let sql = "select a.owner, b.owner from account a join role_binding b on b.account = a.owner where a.login = $1";
    let row = tx.row(sql, store::params![login]).await.unwrap();
    (row.id(0).unwrap(), row.id(1).unwrap())
}

async fn bind(house: &House, account: AccountId, role: Role, authority: OwnerId) {
    let permit = authorise(&house.platform.policy, &Actor::System { task: "test" }, authority).unwrap();
    let now = house.clock.now();
    let mut tx = house.platform.store.write(Reach::Everyone).await.unwrap();
    identity::bind_role(&mut tx, &permit, (account, role), now.date(), now).await.unwrap();
    tx.commit().await.unwrap();
}

/// The authorities of the form in the header: identifier and whether it is the current one.
fn workplaces(page: &str) -> Vec<(String, bool)> {
    let form = page.split("action=\"/de/behoerde\"").nth(1).and_then(|rest| rest.split("</form>").next());
    let options = form.unwrap_or_default().split("<option value=\"").skip(1);
    options
        .map(|rest| {
            (
                rest.split('"').next().unwrap().to_owned(),
                rest.starts_with(&format!("{}\" selected", rest.split('"').next().unwrap())),
            )
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_with_roles_at_two_authorities_work_for_one_at_a_time() {
    for house in houses("staff_with_roles_at_two_authorities_work_for_one_at_a_time").await {
        let (account, own) = authority_of(&house, CLERK).await;
        let (_, other) = authority_of(&house, OTHER_CLERK).await;
        let mut clerk = house.person(CLERK).await;
        assert!(workplaces(&clerk.get("/de/arbeitsvorrat").await.text()).is_empty(), "nothing to choose");
        let elsewhere = house.person(OTHER_CLERK).await.get("/api/v1/cases").await.text();
        let foreign = following(&elsewhere, "\"id\":\"");
        let stranger = clerk.post("/de/behoerde", &[("authority", &other.to_string())]).await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND, "nobody works where there is no role");

        bind(&house, account, Role::CaseWorker, other).await;
        let page = clerk.get("/de/arbeitsvorrat").await.text();
        let mut found = workplaces(&page);
        found.sort();
        let current = |found: &[(String, bool)]| -> Vec<String> {
            found.iter().filter(|(_, current)| *current).map(|(id, _)| id.clone()).collect()
        };
        assert_eq!(found.len(), 2, "{page}");
        let first = current(&found);
        assert!(first == [own.to_string()] || first == [other.to_string()], "{found:?}");
        for (wanted, sees_foreign) in [(other, true), (own, false)] {
            let switched = clerk.post("/de/behoerde", &[("authority", &wanted.to_string())]).await;
            assert_eq!(switched.status, StatusCode::SEE_OTHER, "{}", switched.text());
            assert!(switched.location().starts_with("/de/arbeitsvorrat?done="), "{}", switched.location());
            let page = clerk.get("/de/arbeitsvorrat").await.text();
            assert_eq!(current(&workplaces(&page)), [wanted.to_string()], "{page}");
            assert_eq!(clerk.get("/api/v1/cases").await.text().contains(&foreign), sees_foreign);
            let case = clerk.get(&format!("/de/vorgaenge/{foreign}")).await.status;
            assert_eq!(case == StatusCode::OK, sees_foreign, "everything shown follows");
        }
    }
}

/// A notification that arrives complete.
async fn notify(house: &House, authority: OwnerId, number: u128) -> CaseId {
    let store = &house.platform.store;
    let mut tx = store.read(Reach::Everyone).await.unwrap();
    let sql = "select c.legal_entity, c.area_key, k.schema_id, k.schema_version from cases c \
        join case_content k on k.owner = c.owner and k.case_id = c.id \
        where c.owner = $1 and c.service_key = 'gewerbeanmeldung' order by c.id desc limit 1";
    let row = tx.row(sql, store::params![authority]).await.unwrap();
    drop(tx);
    let id = CaseId(Uuid::from_u128(number));
    let key = house.platform.blobs.owner_key(&authority.to_string()).await.unwrap();
    let owner = OwnerId(Uuid::from_u128(4_711));
    let received = Received {
        id,
        service_key: "gewerbeanmeldung".to_owned(),
        service_name: Translated::new("Gewerbe anmelden", "Register a trade"),
        procedure_kind: catalogue::ProcedureKind::Notification,
        legal_entity: row.get(0).unwrap(),
        area_key: row.get(1).unwrap(),
        unit: None,
        schema_id: row.get(2).unwrap(),
        schema_version: row.get(3).unwrap(),
        answers: key.seal(&cases::answers_context(id), b"{}").unwrap(),
        applicant: ApplicantRef {
            owner,
            name: "Uwe Musterfeld".to_owned(),
            email: String::new(),
            protected: false,
        },
        attachments: Vec::new(),
        channel: "online".to_owned(),
        locale: Locale::De,
    };
    let permit =
        authorise(&house.platform.policy, &Actor::Visitor { owner: Some(owner) }, authority).unwrap();
    let mut tx = store.write(authority).await.unwrap();
    let log = &house.platform.log_key;
    cases::receive(&mut tx, &permit, log, received, house.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    house.settle().await;
    id
}

async fn switch(head: &mut Browser<'_>, automatic: &str) {
    let fields = [("service", "gewerbeanmeldung"), ("automatic", automatic)];
    let set = head.post("/de/verfahrensschritte", &fields).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_of_receipt_goes_out_by_itself_where_the_head_of_office_says_so() {
    let test = "a_certificate_of_receipt_goes_out_by_itself_where_the_head_of_office_says_so";
    for house in houses(test).await {
        let (_, authority) = authority_of(&house, HEAD).await;
        let mut head = house.person(HEAD).await;
        let by_hand = notify(&house, authority, 10).await;
        let page = head.get(&format!("/de/vorgaenge/{by_hand}")).await.text();
        assert!(page.contains("Empfangsbescheinigung: noch 3 Tage"), "{page}");
        assert!(page.contains("§ 15 Abs. 1 GewO"), "{page}");
        assert!(page.contains("/schritt/acknowledge\""), "{page}");

        let settings = head.get("/de/verfahrensschritte").await;
        assert_eq!(settings.status, StatusCode::OK);
        assert!(settings.text().contains("Automatisch bescheinigen"), "{}", settings.text());
        let clerk = house.person(CLERK).await.post("/de/verfahrensschritte", &[("automatic", "true")]).await;
        assert_eq!(clerk.status, StatusCode::NOT_FOUND, "only the head of office decides that");
        switch(&mut head, "true").await;
        let by_program = notify(&house, authority, 11).await;
        let page = head.get(&format!("/de/vorgaenge/{by_program}")).await.text();
        for wanted in
            ["Empfang automatisch bescheinigt", "Automatisch", "Entschieden", "Empfangsbescheinigung"]
        {
            assert!(page.contains(wanted), "{wanted}: {page}");
        }
        let untouched = head.get(&format!("/de/vorgaenge/{by_hand}")).await.text();
        assert!(untouched.contains("/schritt/acknowledge\""), "what was there before waits for a person");
        switch(&mut head, "false").await;
        let again = notify(&house, authority, 12).await;
        let page = head.get(&format!("/de/vorgaenge/{again}")).await.text();
        assert!(page.contains("/schritt/acknowledge\""), "{page}");
    }
}

#[tokio::test]
async fn the_sections_of_the_answers_stand_below_their_heading() {
    let house = sqlite_house().await;
    let mut clerk = house.person(OTHER_CLERK).await;
    let list = clerk.get("/api/v1/cases").await.text();
    let id = following(&list, "\"id\":\"");
    let page = clerk.get(&format!("/de/vorgaenge/{id}")).await.text();
    let section = page.split("id=\"answers-title\"").nth(1).and_then(|rest| rest.split("</section>").next());
    let section = section.unwrap();
    assert!(section.contains("<h3>") && !section.contains("<h2>"), "{section}");
    assert!(page.contains("?timeline=newest#timeline-title"), "{page}");
    let turned = clerk.get(&format!("/de/vorgaenge/{id}?timeline=newest")).await.text();
    assert!(turned.contains("Älteste zuerst zeigen"), "{turned}");
}
