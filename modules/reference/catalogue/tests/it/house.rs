// SPDX-License-Identifier: EUPL-1.2
//! A house with organisation and catalogue, and people of staff with browsers.

use crate::support::{import_all, import_land, now};
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, header};
use foundation::policy::{Policy, authorise};
use foundation::{Actor, Clock, Date, OwnerId, Role};
use http_body_util::BodyExt as _;
use std::sync::Arc;
use store::{Migration, Reach};
use testkit::{Database, databases};
use tower::ServiceExt as _;
use web::limit::Limits;
use web::{Access, Module, Platform, Route, RouteTable, Settings, TextCatalog};

const SECRET: &str = "ein langes Geheimnis";
/// Key of the Amt whose people edit.
pub const AMT: &str = "amt-dorf-mecklenburg";
/// Key of another authority.
pub const CITY: &str = "schwerin";

fn modules() -> Vec<Module> {
    vec![organisation::module(), catalogue::module()]
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
    let mut routes: Vec<Route> = names.map(|name| Route::page(name, "/de/x", "/en/x", Access::Public)).into();
    routes.push(Route::page(
        "assistant-start",
        "/de/antrag/{service}",
        "/en/application/{service}",
        Access::Public,
    ));
    routes
}

/// The house on one engine.
pub struct House {
    _database: Database,
    pub platform: Arc<Platform>,
    router: Router,
}

/// A furnished house on each engine.
pub async fn houses(test: &str) -> Vec<House> {
    let mut found = Vec::new();
    for database in databases(test, &migrations()).await {
        import_land(&database.store).await;
        import_all(&database.store).await;
        found.push(House::of(database));
    }
    found
}

impl House {
    fn of(database: Database) -> Self {
        let clock = Arc::new(testkit::clock()) as Arc<dyn Clock>;
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
        Self { _database: database, platform, router }
    }

    /// Somebody who works at an authority in a role, signed in.
    pub async fn person(&self, name: &str, role: Role, authority: &str) -> Browser<'_> {
        let system = Actor::System { task: "test" };
        let mut tx = self.platform.store.write(Reach::Everyone).await.unwrap();
        let owner = organisation::authority_by_key(&mut tx, authority).await.unwrap().id;
        let policy = &self.platform.policy;
        let opens = authorise(policy, &system, owner).unwrap();
        let new = identity::NewAccount {
            kind: identity::AccountKind::Staff,
            login: name.to_lowercase(),
            display_name: name.to_owned(),
            email: String::new(),
            secret: SECRET.to_owned(),
        };
        let account = identity::register(&mut tx, &opens, new, now()).await.unwrap();
        let binds = authorise(policy, &system, owner).unwrap();
        let from = Date::constant(2020, 1, 1);
        identity::bind_role(&mut tx, &binds, (account, role), from, now()).await.unwrap();
        tx.commit().await.unwrap();
        let (code, _) =
            identity::sign_in(&self.platform.store, &name.to_lowercase(), SECRET, None, now()).await.unwrap();
        Browser { house: self, cookie: Some(code.as_str().to_owned()) }
    }

    /// Somebody without session.
    pub fn visitor(&self) -> Browser<'_> {
        Browser { house: self, cookie: None }
    }

    /// The owner of an authority's rows.
    pub async fn authority(&self, key: &str) -> OwnerId {
        let mut tx = self.platform.store.read(OwnerId::INSTALLATION).await.unwrap();
        organisation::authority_by_key(&mut tx, key).await.unwrap().id
    }
}

/// An answer: status and text.
pub type Answer = (u16, String);

pub struct Browser<'a> {
    house: &'a House,
    cookie: Option<String>,
}

impl Browser<'_> {
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

    pub async fn upload(&self, path: &str, file: &str, bytes: &[u8]) -> Answer {
        let head =
            format!("--grenze\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{file}\"\r\n\r\n");
        let body = [head.as_bytes(), bytes, b"\r\n--grenze--\r\n"].concat();
        self.send(Method::POST, path, Some("multipart/form-data; boundary=grenze"), Body::from(body)).await
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

/// Refused politely: a page with the sentence.
pub fn assert_refused(answer: &Answer, sentence: &str) {
    assert_eq!(answer.0, 409, "{}", answer.1);
    assert!(answer.1.contains(sentence), "{}", answer.1);
}

/// Complete: a whole page, every text found, every link known, nothing inline.
pub fn assert_complete(path: &str, answer: &Answer) {
    let (status, html) = answer;
    assert_eq!(*status, 200, "{path}: {html}");
    assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"), "{path}");
    for fault in ["[catalogue-", "[web-", "[organisation-", "{$", "#unknown-", "style=", "<script>"] {
        assert!(
            !html.contains(fault),
            "{path} has {fault}: {}",
            &html[html.find(fault).unwrap_or(0)..].chars().take(120).collect::<String>()
        );
    }
    assert_eq!(html.matches("<h1").count(), 1, "{path}");
}
