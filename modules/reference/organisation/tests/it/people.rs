// SPDX-License-Identifier: EUPL-1.2
//! People, roles and loans at an authority.

use crate::policy;
use crate::{SYSTEM, import, now, permit, schema};
use foundation::policy::RoleBinding;
use foundation::{Actor, OwnerId, Problem, Role, Translated};
use identity::{AccountId, Loan};
use organisation::{Administration, NewPerson};
use store::{Reach, Store};
use testkit::databases;

fn new_person(login: &str, role: Role) -> NewPerson {
    NewPerson {
        login: login.to_owned(),
        display_name: format!("Erika {login}"),
        unit: None,
        function: Translated::new("Sachbearbeiterin", "Clerk"),
        email: "post@example.org".to_owned(),
        phone: "03841 000".to_owned(),
        role,
    }
}

fn staff(account: AccountId, authority: OwnerId, role: Role) -> Actor {
    Actor::Staff {
        account: account.uuid(),
        bindings: vec![RoleBinding { authority, role, delegation: None }],
    }
}

/// Everything somebody who administers people needs; the system may do it too.
fn administration(actor: &Actor, authority: OwnerId) -> Administration {
    Administration {
        accounts: permit(actor, authority),
        directory: permit(actor, authority),
        roles: permit(actor, authority),
    }
}

async fn add(store: &Store, authority: OwnerId, login: &str, role: Role) -> (AccountId, String) {
    let mut tx = store.write(Reach::Everyone).await.unwrap();
    let permits = administration(&SYSTEM, authority);
    let added = organisation::add_person(&mut tx, &permits, new_person(login, role), now()).await.unwrap();
    tx.commit().await.unwrap();
    added
}

async fn amt(store: &Store) -> OwnerId {
    let mut tx = store.read(Reach::Everyone).await.unwrap();
    organisation::authority_by_key(&mut tx, "amt-dorf-mecklenburg").await.unwrap().id
}

#[tokio::test]
async fn a_new_person_replaces_the_first_secret_and_then_has_the_role() {
    for database in databases("a_new_person_replaces_the_first_secret_and_then_has_the_role", &schema()).await
    {
        let store = &database.store;
        import(store).await;
        let authority = amt(store).await;
        let (account, secret) = add(store, authority, "neu", Role::CaseWorker).await;
        let (code, _) = identity::sign_in(store, "neu", &secret, None, now()).await.unwrap();
        let session = identity::resolve(store, &code, now()).await.unwrap().unwrap();
        assert!(!session.actor.has(Role::CaseWorker, authority), "nothing before the secret is replaced");
        let change = identity::SecretChange { current: &secret, new: "ein eigenes Kennwort" };
        let code = identity::change_secret(store, &policy(), account, change, now()).await.unwrap();
        let session = identity::resolve(store, &code, now()).await.unwrap().unwrap();
        assert!(session.actor.has(Role::CaseWorker, authority));
        let mut tx = store.read(authority).await.unwrap();
        let people = organisation::people_at(&mut tx, authority).await.unwrap();
        assert_eq!(people.iter().map(|person| person.account).collect::<Vec<_>>(), [account]);
        let mut tx = store.write(Reach::Everyone).await.unwrap();
        let permits = administration(&SYSTEM, authority);
        let refused =
            organisation::add_person(&mut tx, &permits, new_person("x", Role::Resident), now()).await;
        assert!(matches!(refused, Err(Problem::Refused(_))));
    }
}

#[tokio::test]
async fn the_last_administrator_of_an_authority_stays() {
    for database in databases("the_last_administrator_of_an_authority_stays", &schema()).await {
        let store = &database.store;
        import(store).await;
        let authority = amt(store).await;
        let (first, _) = add(store, authority, "erste", Role::Administrator).await;
        let (second, _) = add(store, authority, "zweite", Role::Administrator).await;
        let actor = staff(first, authority, Role::Administrator);
        let (edit, list) = (permit(&actor, authority), permit(&actor, authority));
        let mut tx = store.write(Reach::Everyone).await.unwrap();
        let rows = identity::bindings_at(&mut tx, &list, now().date()).await.unwrap();
        let of = |account| rows.iter().find(|row| row.account == account).unwrap().id;
        organisation::end_role(&mut tx, (&edit, &list), of(second), now().date(), now()).await.unwrap();
        let refused = organisation::end_role(&mut tx, (&edit, &list), of(first), now().date(), now()).await;
        match refused {
            Err(Problem::Refused(message)) => {
                assert_eq!(message.key, "organisation-refused-last-administrator");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn nobody_disables_oneself_or_people_of_other_authorities() {
    for database in databases("nobody_disables_oneself_or_people_of_other_authorities", &schema()).await {
        let store = &database.store;
        import(store).await;
        let authority = amt(store).await;
        let (admin, _) = add(store, authority, "admin", Role::Administrator).await;
        let (clerk, _) = add(store, authority, "clerk", Role::CaseWorker).await;
        let mut tx = store.write(Reach::Everyone).await.unwrap();
        let elsewhere = organisation::authority_by_key(&mut tx, "schwerin").await.unwrap().id;
        tx.commit().await.unwrap();
        let (stranger, _) = add(store, elsewhere, "stranger", Role::CaseWorker).await;
        let actor = staff(admin, authority, Role::Administrator);
        let (edit, list) = (permit(&actor, authority), permit(&actor, authority));
        let mut tx = store.write(Reach::Everyone).await.unwrap();
        let oneself = organisation::disable_person(&mut tx, (&edit, &list), admin, now()).await;
        assert!(matches!(oneself, Err(Problem::Refused(_))));
        let foreign = organisation::disable_person(&mut tx, (&edit, &list), stranger, now()).await;
        assert!(matches!(foreign, Err(Problem::NotFound)));
        organisation::disable_person(&mut tx, (&edit, &list), clerk, now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = store.read(authority).await.unwrap();
        let people = organisation::people_at(&mut tx, authority).await.unwrap();
        assert_eq!(people.len(), 1);
        assert_eq!(organisation::directory(&mut tx, authority).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn a_role_is_lent_only_to_a_colleague_and_with_a_reason() {
    for database in databases("a_role_is_lent_only_to_a_colleague_and_with_a_reason", &schema()).await {
        let store = &database.store;
        import(store).await;
        let authority = amt(store).await;
        let (clerk, _) = add(store, authority, "clerk", Role::CaseWorker).await;
        let (colleague, _) = add(store, authority, "colleague", Role::CaseWorker).await;
        let actor = staff(clerk, authority, Role::CaseWorker);
        let lend = permit(&actor, authority);
        let loan = |to, reason: &str| Loan {
            to,
            role: Role::CaseWorker,
            days: (now().date(), now().date()),
            reason: reason.to_owned(),
        };
        let mut tx = store.write(authority).await.unwrap();
        for (wrong, key) in [
            (loan(clerk, "Urlaub"), "organisation-refused-loan-to-oneself"),
            (loan(colleague, " "), "organisation-refused-loan-without-reason"),
        ] {
            match organisation::lend_role(&mut tx, &lend, wrong, now()).await {
                Err(Problem::Refused(message)) => assert_eq!(message.key, key),
                other => panic!("{other:?}"),
            }
        }
        let stranger = AccountId::at(now());
        let foreign = organisation::lend_role(&mut tx, &lend, loan(stranger, "Urlaub"), now()).await;
        assert!(matches!(foreign, Err(Problem::NotFound)));
        let more = Loan { role: Role::HeadOfOffice, ..loan(colleague, "Urlaub") };
        assert!(matches!(organisation::lend_role(&mut tx, &lend, more, now()).await, Err(Problem::NotFound)));
        organisation::lend_role(&mut tx, &lend, loan(colleague, "Urlaub"), now()).await.unwrap();
        tx.commit().await.unwrap();
        let list = permit(&actor, authority);
        let mut tx = store.read(Reach::Everyone).await.unwrap();
        let rows = identity::bindings_at(&mut tx, &list, now().date()).await.unwrap();
        let lent = rows.iter().find(|row| row.lent_by == Some(clerk)).unwrap();
        assert_eq!((lent.account, lent.reason.as_str()), (colleague, "Urlaub"));
    }
}

#[tokio::test]
async fn a_stale_edit_of_a_unit_or_letterhead_is_refused() {
    for database in databases("a_stale_edit_of_a_unit_or_letterhead_is_refused", &schema()).await {
        let store = &database.store;
        import(store).await;
        let authority = amt(store).await;
        let edit = permit(&SYSTEM, authority);
        let mut tx = store.write(authority).await.unwrap();
        let mut entity = organisation::legal_entity_by_key(&mut tx, "luebow").await.unwrap();
        entity.formula = Translated::new("Im Auftrag", "By order");
        organisation::edit_letterhead(&mut tx, &edit, &entity, now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = store.write(authority).await.unwrap();
        let stale = organisation::edit_letterhead(&mut tx, &edit, &entity, now()).await;
        assert!(matches!(stale, Err(Problem::Conflict(_))));
        drop(tx);
        // Another authority cannot change it either.
        let mut tx = store.write(Reach::Everyone).await.unwrap();
        let fresh = organisation::legal_entity_by_key(&mut tx, "luebow").await.unwrap();
        let elsewhere = organisation::authority_by_key(&mut tx, "schwerin").await.unwrap().id;
        let foreign =
            organisation::edit_letterhead(&mut tx, &permit(&SYSTEM, elsewhere), &fresh, now()).await;
        assert!(matches!(foreign, Err(Problem::Conflict(_))));
        drop(tx);
        let mut tx = store.write(authority).await.unwrap();
        let mut units = organisation::units_of(&mut tx, authority).await.unwrap();
        let top = units.iter().find(|unit| unit.key == "amt-leitung").unwrap().id;
        let index = units.iter().position(|unit| unit.parent == Some(top)).unwrap();
        let below = units.swap_remove(index).id;
        let mut head = organisation::units_of(&mut tx, authority)
            .await
            .unwrap()
            .into_iter()
            .find(|unit| unit.id == top)
            .unwrap();
        head.parent = Some(below);
        assert!(matches!(
            organisation::save_unit(&mut tx, &edit, &head, now()).await,
            Err(Problem::Refused(_))
        ));
    }
}
