// SPDX-License-Identifier: EUPL-1.2
//! The rules of identity, held on both engines.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has to fail")]

use foundation::policy::{Policy, authorise};
use foundation::{Actor, Clock, OwnerId, Problem, Role, Timestamp, id::Uuid};
use identity::{AccountId, AccountKind, Code, Loan, NewAccount, RULES, SignInRefused};
use store::{Migration, Reach, Store};
use testkit::databases;

fn schema() -> Vec<Migration> {
    jobs::MIGRATIONS.iter().chain(audit::MIGRATIONS).chain(identity::MIGRATIONS).copied().collect()
}

fn authority() -> OwnerId {
    OwnerId(Uuid::from_u128(7))
}

fn now() -> Timestamp {
    testkit::clock().now()
}

const SYSTEM: Actor = Actor::System { task: "test" };

async fn register(store: &Store, kind: AccountKind, login: &str) -> Result<AccountId, Problem> {
    let policy = Policy::new(RULES.iter().copied());
    let permit = authorise(&policy, &SYSTEM, authority())?;
    let new = NewAccount {
        kind,
        login: login.to_owned(),
        display_name: "Erika Muster".to_owned(),
        email: String::new(),
        secret: "gutes Geheimnis 1".to_owned(),
    };
    let mut tx = store.write(Reach::Everyone).await?;
    let id = identity::register(&mut tx, &permit, new, now()).await?;
    tx.commit().await?;
    Ok(id)
}

async fn bind(store: &Store, account: AccountId, role: Role) -> identity::BindingId {
    let policy = Policy::new(RULES.iter().copied());
    let permit = authorise(&policy, &SYSTEM, authority()).unwrap();
    let mut tx = store.write(authority()).await.unwrap();
    let id = identity::bind_role(&mut tx, &permit, (account, role), now().date(), now()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn actor(store: &Store, code: &Code, at: Timestamp) -> Option<Actor> {
    identity::resolve(store, code, at).await.unwrap().map(|session| session.actor)
}

#[tokio::test]
async fn only_the_right_secret_of_an_enabled_account_signs_in() {
    for database in databases("only_the_right_secret_of_an_enabled_account_signs_in", &schema()).await {
        let store = &database.store;
        let id = register(store, AccountKind::Resident, "erika@example.org").await.unwrap();
        assert!(matches!(
            register(store, AccountKind::Resident, "Erika@Example.org ").await,
            Err(Problem::Refused(_))
        ));
        let (code, _) =
            identity::sign_in(store, " ERIKA@example.org", "gutes Geheimnis 1", None, now()).await.unwrap();
        assert_eq!(actor(store, &code, now()).await, Some(Actor::Resident { account: id.owner() }));
        for (login, secret) in [("erika@example.org", "falsch"), ("niemand@example.org", "gutes Geheimnis 1")]
        {
            assert!(matches!(
                identity::sign_in(store, login, secret, None, now()).await,
                Err(SignInRefused::Wrong)
            ));
        }
    }
}

async fn disable(store: &Store, at: OwnerId, id: AccountId) -> Result<(), Problem> {
    let edit = foundation::policy::allow::<foundation::policy::Edit, identity::AccountResource>(
        Role::System,
        foundation::policy::Scope::Any,
    );
    let permit = authorise(&Policy::new([edit]), &SYSTEM, at)?;
    let mut tx = store.write(Reach::Everyone).await?;
    identity::disable(&mut tx, &permit, id, now()).await?;
    Ok(tx.commit().await?)
}

#[tokio::test]
async fn an_authority_disables_only_accounts_of_its_own_people() {
    for database in databases("an_authority_disables_only_accounts_of_its_own_people", &schema()).await {
        let store = &database.store;
        let clerk = register(store, AccountKind::Staff, "clerk").await.unwrap();
        let stranger = register(store, AccountKind::Staff, "stranger").await.unwrap();
        let resident = register(store, AccountKind::Resident, "erika@example.org").await.unwrap();
        bind(store, clerk, Role::CaseWorker).await;
        let (code, _) = identity::sign_in(store, "clerk", "gutes Geheimnis 1", None, now()).await.unwrap();
        let elsewhere = OwnerId(Uuid::from_u128(8));
        for (at, id) in [
            (elsewhere, clerk),
            (authority(), stranger),
            (authority(), resident),
            (authority(), AccountId(Uuid::from_u128(99))),
        ] {
            assert!(matches!(disable(store, at, id).await, Err(Problem::NotFound)), "{id}");
        }
        assert!(actor(store, &code, now()).await.is_some(), "nothing happened so far");
        disable(store, authority(), clerk).await.unwrap();
        assert_eq!(actor(store, &code, now()).await, None, "a disabled account keeps no session");
        assert!(identity::sign_in(store, "clerk", "gutes Geheimnis 1", None, now()).await.is_err());
    }
}

async fn enrol(store: &Store, login: &str) -> AccountId {
    let policy = Policy::new(RULES.iter().copied());
    let permit = authorise(&policy, &SYSTEM, authority()).unwrap();
    let new = NewAccount {
        kind: AccountKind::Staff,
        login: login.to_owned(),
        display_name: "Max Muster".to_owned(),
        email: String::new(),
        secret: "erstes Kennwort".to_owned(),
    };
    let mut tx = store.write(Reach::Everyone).await.unwrap();
    let id = identity::enrol(&mut tx, &permit, new, now()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

fn wrong_fields(result: Result<Code, Problem>) -> Vec<String> {
    match result {
        Err(Problem::Invalid(errors)) => errors.0.into_iter().map(|(field, _)| field).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_first_secret_opens_nothing_until_it_is_replaced() {
    for database in databases("a_first_secret_opens_nothing_until_it_is_replaced", &schema()).await {
        let store = &database.store;
        let policy = Policy::new(RULES.iter().copied());
        let id = enrol(store, "new.clerk").await;
        bind(store, id, Role::Administrator).await;
        let sign_in = async |secret: &str| identity::sign_in(store, "new.clerk", secret, None, now()).await;
        let (first, account) = sign_in("erstes Kennwort").await.unwrap();
        assert!(account.first_secret);
        let powerless = Actor::Staff { account: id.uuid(), bindings: Vec::new() };
        assert_eq!(actor(store, &first, now()).await, Some(powerless));
        let change = async |current: &str, new: &str| {
            identity::change_secret(store, &policy, id, identity::SecretChange { current, new }, now()).await
        };
        assert_eq!(wrong_fields(change("falsch", "ein neues Kennwort").await), ["current"]);
        assert_eq!(wrong_fields(change("erstes Kennwort", "zu kurz").await), ["secret"]);
        assert_eq!(wrong_fields(change("erstes Kennwort", "erstes Kennwort").await), ["secret"]);
        assert_eq!(wrong_fields(change("falsch", "kurz").await), ["current", "secret"]);
        let code = change("erstes Kennwort", "ein neues Kennwort").await.unwrap();
        assert!(actor(store, &code, now()).await.unwrap().has(Role::Administrator, authority()));
        assert_eq!(actor(store, &first, now()).await, None, "sessions under the old secret end");
        assert!(sign_in("erstes Kennwort").await.is_err());
        assert!(!sign_in("ein neues Kennwort").await.unwrap().1.first_secret);
    }
}

#[tokio::test]
async fn codes_that_expired_are_removed_and_others_stay() {
    for database in databases("codes_that_expired_are_removed_and_others_stay", &schema()).await {
        let store = &database.store;
        register(store, AccountKind::Resident, "erika@example.org").await.unwrap();
        let (visitor, draft) = (OwnerId::at(now()), Uuid::from_u128(5));
        let mut tx = store.write(visitor).await.unwrap();
        identity::make_resume_code(&mut tx, (visitor, draft), now().plus_days(30)).await.unwrap();
        let longer =
            identity::make_resume_code(&mut tx, (visitor, draft), now().plus_days(90)).await.unwrap();
        tx.commit().await.unwrap();
        let sweep = async |at: Timestamp| {
            let mut tx = store.write(Reach::Everyone).await.unwrap();
            let removed = identity::sweep_codes(&mut tx, at).await.unwrap();
            tx.commit().await.unwrap();
            removed
        };
        assert_eq!(sweep(now().plus_days(29)).await, 0);
        assert_eq!(sweep(now().plus_days(30)).await, 1);
        assert_eq!(sweep(now().plus_days(31)).await, 0);
        assert!(identity::resume(store, &longer, now().plus_days(31)).await.is_ok());
        let login = identity::sign_in(store, "erika@example.org", "gutes Geheimnis 1", None, now()).await;
        assert!(login.is_ok(), "logins have no end");
    }
}

/// A7: fixation, reuse after sign-out, reuse after a role ended, too many sessions, age.
#[tokio::test]
async fn a_session_code_is_worth_nothing_once_it_ended() {
    for database in databases("a_session_code_is_worth_nothing_once_it_ended", &schema()).await {
        let store = &database.store;
        let id = register(store, AccountKind::Staff, "clerk").await.unwrap();
        let binding = bind(store, id, Role::CaseWorker).await;
        let sign_in = async |previous: Option<Code>| {
            let previous = previous.map(|code| code.hash());
            identity::sign_in(store, "clerk", "gutes Geheimnis 1", previous.as_deref(), now())
                .await
                .unwrap()
                .0
        };
        let first = sign_in(None).await;
        assert!(actor(store, &first, now()).await.unwrap().has(Role::CaseWorker, authority()));
        let second = sign_in(Some(first.clone())).await;
        assert_ne!(first, second);
        assert_eq!(
            actor(store, &first, now()).await,
            None,
            "the code from before the sign-in is not carried over"
        );
        identity::sign_out(store, &second.hash()).await.unwrap();
        assert_eq!(actor(store, &second, now()).await, None);
        let third = sign_in(None).await;
        assert_eq!(actor(store, &third, now().plus_seconds(3601)).await, None, "idle too long");
        let policy = Policy::new(RULES.iter().copied());
        let permit = authorise(&policy, &SYSTEM, authority()).unwrap();
        let mut tx = store.write(authority()).await.unwrap();
        let yesterday = now().date().yesterday().unwrap();
        identity::end_binding(&mut tx, &permit, binding, yesterday, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!actor(store, &third, now()).await.unwrap().has(Role::CaseWorker, authority()));
        let mut codes = vec![third];
        for _ in 0..5 {
            codes.push(sign_in(None).await);
        }
        let mut alive = 0;
        for code in &codes {
            alive += usize::from(actor(store, code, now()).await.is_some());
        }
        assert_eq!(alive, 5, "an account has at most five sessions");
        assert!(codes.iter().all(|code| code.as_str().len() * 5 >= 128));
    }
}

#[tokio::test]
async fn a_role_can_be_lent_for_a_time_but_not_lent_on() {
    for database in databases("a_role_can_be_lent_for_a_time_but_not_lent_on", &schema()).await {
        let store = &database.store;
        let lender = register(store, AccountKind::Staff, "lender").await.unwrap();
        let borrower = register(store, AccountKind::Staff, "borrower").await.unwrap();
        bind(store, lender, Role::CaseWorker).await;
        let policy = Policy::new(RULES.iter().copied());
        let sign_in = async |login: &str| {
            let (code, _) = identity::sign_in(store, login, "gutes Geheimnis 1", None, now()).await.unwrap();
            actor(store, &code, now()).await.unwrap()
        };
        let loan = |to| Loan {
            to,
            role: Role::CaseWorker,
            days: (now().date(), now().date().tomorrow().unwrap()),
            reason: "Urlaub".to_owned(),
        };
        let permit = authorise(&policy, &sign_in("lender").await, authority()).unwrap();
        let mut tx = store.write(authority()).await.unwrap();
        identity::lend_role(&mut tx, &permit, loan(borrower), now()).await.unwrap();
        tx.commit().await.unwrap();
        let acting = sign_in("borrower").await;
        assert!(acting.has(Role::CaseWorker, authority()));
        let permit =
            authorise::<identity::Lend, identity::RoleResource>(&policy, &acting, authority()).unwrap();
        assert!(permit.delegation().is_some(), "the delegation is visible in the permit");
        let mut tx = store.write(authority()).await.unwrap();
        assert!(matches!(
            identity::lend_role(&mut tx, &permit, loan(lender), now()).await,
            Err(Problem::NotFound)
        ));
    }
}

#[tokio::test]
async fn a_draft_is_found_again_by_its_code_until_the_code_expires() {
    for database in databases("a_draft_is_found_again_by_its_code_until_the_code_expires", &schema()).await {
        let store = &database.store;
        let (visitor, draft) = (OwnerId::at(now()), Uuid::from_u128(5));
        let mut tx = store.write(visitor).await.unwrap();
        identity::begin_visit(&mut tx, visitor, now()).await.unwrap();
        let code = identity::make_resume_code(&mut tx, (visitor, draft), now().plus_days(30)).await.unwrap();
        tx.commit().await.unwrap();
        let typed = Code::typed(&code.grouped().to_lowercase());
        assert_eq!(identity::resume(store, &typed, now()).await.unwrap(), (visitor, draft));
        assert!(identity::resume(store, &typed, now().plus_days(31)).await.is_err());
        assert!(identity::resume(store, &Code::typed("AAAA-BBBB-CCCC-DDDD"), now()).await.is_err());
        let again = identity::keep_visit(store, visitor, now()).await.unwrap();
        assert_eq!(actor(store, &again, now()).await, Some(Actor::Visitor { owner: Some(visitor) }));
    }
}
