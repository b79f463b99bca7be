// SPDX-License-Identifier: EUPL-1.2
//! A house with organisation, parameters and payments, its people, and their browsers.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, header};
use foundation::id::Uuid;
use foundation::policy::{Action, Permit, Policy, Resource, RoleBinding, authorise};
use foundation::{Actor, Clock, Date, FixedClock, Money, OwnerId, Role, Timestamp, Translated};
use http_body_util::BodyExt as _;
use jobs::{Registry, Worker};
use payments::{Claim, ClaimId, NewClaim};
use std::sync::Arc;
use store::{Migration, Reach};
use testkit::{Database, databases};
use tower::ServiceExt as _;
use web::limit::Limits;
use web::{Access, Module, Platform, Route, RouteTable, Settings, TextCatalog};

const SECRET: &str = "ein langes Geheimnis";
/// Key of the Amt whose claims are tested.
pub const AMT: &str = "amt-dorf-mecklenburg";
/// Key of another authority.
pub const CITY: &str = "schwerin";
const SYSTEM: Actor = Actor::System { task: "test" };

async fn import(store: &store::Store) {
    let policy = Policy::new(modules().into_iter().flat_map(|module| module.rules.to_vec()));
    let (owner, now) = (OwnerId::INSTALLATION, testkit::clock().now());
    let mut tx = store.write(Reach::Everyone).await.unwrap();
    let areas = authorise(&policy, &SYSTEM, owner).unwrap();
    organisation::import_areas(&mut tx, &areas, include_str!("../../../../../demo/land/areas.tsv"), now)
        .await
        .unwrap();
    let authorities = authorise(&policy, &SYSTEM, owner).unwrap();
    let toml = include_str!("../../../../../demo/land/authorities.toml");
    organisation::import_authorities(&mut tx, &authorities, toml, now).await.unwrap();
    let statutes = authorise(&policy, &SYSTEM, owner).unwrap();
    let toml = include_str!("../../../../../demo/land/statutes.toml");
    parameters::import_statutes(&mut tx, &statutes, toml, now).await.unwrap();
    let rules = authorise(&policy, &SYSTEM, owner).unwrap();
    // Twice, because an import can be repeated.
    for _ in 0..2 {
        let toml = include_str!("../../parameters/sample.toml");
        assert_eq!(payments::import_rules(&mut tx, &rules, toml, now).await.unwrap(), (1, 2));
    }
    tx.commit().await.unwrap();
}

fn modules() -> Vec<Module> {
    vec![organisation::module(), parameters::module(), payments::module()]
}

fn migrations() -> Vec<Migration> {
    let platform = [jobs::MIGRATIONS, audit::MIGRATIONS, identity::MIGRATIONS].concat();
    platform.into_iter().chain(modules().into_iter().flat_map(|module| module.migrations.to_vec())).collect()
}

fn texts() -> TextCatalog {
    let mut catalog = i18n::Catalog::new();
    let own = modules().into_iter().filter_map(|module| module.texts);
    for (german, english) in own.chain([(web::TEXTS_DE, web::TEXTS_EN)]) {
        catalog.add("de", german).unwrap();
        catalog.add("en", english).unwrap();
    }
    TextCatalog(catalog)
}

/// Pages of other modules to which ours link.
fn elsewhere() -> Vec<Route> {
    let names = [
        "home",
        "sign-in",
        "sign-out",
        "easy-language",
        "accessibility",
        "privacy",
        "imprint",
        "licences",
        "session-extend",
        "own-secret",
        "workplace",
    ];
    names.map(|name| Route::page(name, "/de/x", "/en/x", Access::Public)).into()
}

/// The house on one engine.
pub struct House {
    pub database: Database,
    pub platform: Arc<Platform>,
    pub clock: Arc<FixedClock>,
    pub authority: OwnerId,
    pub legal_entity: Uuid,
    router: Router,
}

/// A furnished house on each engine.
pub async fn houses(test: &str) -> Vec<House> {
    let mut found = Vec::new();
    for database in databases(test, &migrations()).await {
        import(&database.store).await;
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.unwrap();
        let authority = organisation::authority_by_key(&mut tx, AMT).await.unwrap().id;
        let legal_entity = organisation::legal_entity_by_key(&mut tx, "bad-kleinen").await.unwrap().id;
        drop(tx);
        found.push(House::of(database, authority, legal_entity));
    }
    found
}

impl House {
    fn of(database: Database, authority: OwnerId, legal_entity: Uuid) -> Self {
        let fixed = Arc::new(testkit::clock());
        let clock = Arc::clone(&fixed) as Arc<dyn Clock>;
        let folder = database.folder().to_owned();
        let store = database.store.clone();
        let routes: Vec<Route> = modules().into_iter().flat_map(|module| module.routes).collect();
        let rules = modules().into_iter().flat_map(|module| module.rules.to_vec());
        let all: Vec<Route> = routes.iter().cloned().chain(elsewhere()).collect();
        let platform = Arc::new(Platform {
            blobs: blobs::Blobs::folder(folder.join("blobs"), blobs::MasterKey([7; 32])).unwrap(),
            search: search::Index::open(&folder.join("search")).unwrap(),
            texts: Arc::new(texts()),
            policy: Policy::new(rules.chain(identity::RULES.iter().copied())),
            log_key: Arc::new(audit::SigningKey::generate("test").unwrap()),
            access_log: audit::AccessLog::start(store.clone(), Arc::clone(&clock)),
            mailer: mail::Mailer::new(mail::Transport::Captured).unwrap(),
            routes: Arc::new(RouteTable::of(&all)),
            navigation: Vec::new(),
            authority_names: web::platform::nameless,
            settings: Settings::default(),
            limits: Limits::per_minute(100_000),
            clock,
            store,
        });
        let router = web::layers::service(&platform, routes);
        Self { database, platform, clock: fixed, authority, legal_entity, router }
    }

    /// Somebody who works at an authority in a role, signed in.
    pub async fn person(&self, name: &str, role: Role, authority: &str) -> Browser<'_> {
        let mut tx = self.platform.store.write(Reach::Everyone).await.unwrap();
        let owner = organisation::authority_by_key(&mut tx, authority).await.unwrap().id;
        let policy = &self.platform.policy;
        let opens = authorise(policy, &SYSTEM, owner).unwrap();
        let new = identity::NewAccount {
            kind: identity::AccountKind::Staff,
            login: name.to_lowercase(),
            display_name: name.to_owned(),
            email: String::new(),
            secret: SECRET.to_owned(),
        };
        let account = identity::register(&mut tx, &opens, new, self.now()).await.unwrap();
        let binds = authorise(policy, &SYSTEM, owner).unwrap();
        let from = Date::constant(2020, 1, 1);
        identity::bind_role(&mut tx, &binds, (account, role), from, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        let (code, _) =
            identity::sign_in(&self.platform.store, &name.to_lowercase(), SECRET, None, self.now())
                .await
                .unwrap();
        Browser { house: self, owner: OwnerId(account.uuid()), cookie: Some(code.as_str().to_owned()) }
    }

    /// A resident with an account, signed in.
    pub async fn resident(&self, name: &str) -> Browser<'_> {
        let mut tx = self.platform.store.write(Reach::Everyone).await.unwrap();
        let opens = authorise(&self.platform.policy, &SYSTEM, OwnerId::INSTALLATION).unwrap();
        let new = identity::NewAccount {
            kind: identity::AccountKind::Resident,
            login: name.to_lowercase(),
            display_name: name.to_owned(),
            email: String::new(),
            secret: SECRET.to_owned(),
        };
        let account = identity::register(&mut tx, &opens, new, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        let (code, _) =
            identity::sign_in(&self.platform.store, &name.to_lowercase(), SECRET, None, self.now())
                .await
                .unwrap();
        Browser { house: self, owner: OwnerId(account.uuid()), cookie: Some(code.as_str().to_owned()) }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Moves the clock to the morning of a day.
    pub fn go_to(&self, day: Date) {
        self.clock.set(Timestamp::start_of(day).plus_seconds(8 * 3_600));
    }

    /// A permit of a member of staff with a number.
    pub fn permit<A: Action, R: Resource>(&self, number: u128, role: Role) -> Permit<A, R> {
        let binding = RoleBinding { authority: self.authority, role, delegation: None };
        let actor = Actor::Staff { account: Uuid::from_u128(number), bindings: vec![binding] };
        authorise(&self.platform.policy, &actor, self.authority).unwrap()
    }

    /// A claim to be opened, due by the usual term.
    pub fn new_claim(&self, number: u128, cents: i64) -> NewClaim {
        NewClaim {
            id: ClaimId(Uuid::from_u128(number)),
            legal_entity: self.legal_entity,
            debtor: debtor(),
            case_id: Some(Uuid::from_u128(77)),
            subject: Translated::new("Bewohnerparkausweis", "residents' parking permit"),
            why: Translated::new("Satz 30,70 €", "rate €30.70"),
            amount: Money::from_cents(cents),
            due_on: None,
        }
    }

    pub async fn open(&self, number: u128, cents: i64) -> Claim {
        self.open_for(number, cents, debtor()).await
    }

    pub async fn open_for(&self, number: u128, cents: i64, debtor: OwnerId) -> Claim {
        let mut tx = self.database.store.write(self.authority).await.unwrap();
        let permit = self.permit(1, Role::CaseWorker);
        let new = NewClaim { debtor, ..self.new_claim(number, cents) };
        let claim = payments::open_claim(&mut tx, &permit, new, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        claim
    }

    pub async fn view(&self, id: ClaimId) -> payments::ClaimView {
        let mut tx = self.database.store.read(self.authority).await.unwrap();
        let permit = self.permit(1, Role::CaseWorker);
        let view = payments::claim(&mut tx, &permit, id).await.unwrap();
        let sum: i64 = view.journal.iter().map(|entry| entry.amount.cents()).sum();
        assert_eq!(view.claim.balance.cents(), sum, "the balance is the sum of the journal");
        view
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.database.store.read(Reach::Everyone).await.unwrap();
        tx.row(sql, Vec::new()).await.unwrap().get(0).unwrap()
    }

    /// Carries out all jobs that are due.
    pub async fn work(&self) -> usize {
        let mut registry = Registry::default();
        let module = payments::module();
        for (kind, run) in module.jobs {
            let platform = Arc::clone(&self.platform);
            registry.handle(kind, move |job| run(Arc::clone(&platform), job));
        }
        for (event, kind) in module.subscriptions {
            registry.subscribe(event, kind);
        }
        let (store, clock) = (self.database.store.clone(), Arc::clone(&self.clock) as Arc<dyn Clock>);
        Worker::new(store, clock, registry, "one".to_owned()).drain().await.unwrap()
    }
}

/// The resident who owes.
pub fn debtor() -> OwnerId {
    OwnerId(Uuid::from_u128(8))
}

/// An answer: status and text.
pub type Answer = (u16, String);

pub struct Browser<'a> {
    house: &'a House,
    owner: OwnerId,
    cookie: Option<String>,
}

impl Browser<'_> {
    /// The owner of the person's own rows.
    pub fn owner(&self) -> OwnerId {
        self.owner
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Body::empty()).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pair = |(name, value): &(&str, &str)| {
            format!("{}={}", web::route::encode(name), web::route::encode(value))
        };
        let body = fields.iter().map(pair).collect::<Vec<_>>().join("&");
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded"), Body::from(body)).await
    }

    async fn send(&self, method: Method, path: &str, kind: Option<&str>, body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, format!("kontor={cookie}"));
        }
        let answer = self.house.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let status = answer.status().as_u16();
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// Complete: a whole page, every text found, every link known, nothing inline.
pub fn assert_complete(path: &str, answer: &Answer) {
    let (status, html) = answer;
    assert_eq!(*status, 200, "{path}: {html}");
    assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"), "{path}");
    for fault in
        ["[payments-", "[parameters-", "[web-", "[organisation-", "{$", "#unknown-", "style=", "<script>"]
    {
        assert!(
            !html.contains(fault),
            "{path} has {fault}: {}",
            &html[html.find(fault).unwrap_or(0)..].chars().take(120).collect::<String>()
        );
    }
    assert_eq!(html.matches("<h1").count(), 1, "{path}");
}
