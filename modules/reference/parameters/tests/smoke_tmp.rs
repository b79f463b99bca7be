#![allow(clippy::all, missing_docs)]
use axum::body::Body;
use axum::http::{Request, header};
use foundation::policy::{Policy, authorise};
use foundation::{Actor, Clock, OwnerId, Role};
use http_body_util::BodyExt as _;
use std::sync::Arc;
use store::Reach;
use tower::ServiceExt as _;
use web::{Platform, RouteTable, TextCatalog};

#[tokio::test]
async fn smoke() {
    let modules = || vec![organisation::module(), parameters::module()];
    let migrations: Vec<_> = [jobs::MIGRATIONS, audit::MIGRATIONS, identity::MIGRATIONS, mail::MIGRATIONS, organisation::MIGRATIONS, parameters::MIGRATIONS].concat();
    for database in testkit::databases("smoke", &migrations).await {
        let store = database.store.clone();
        let clock: Arc<dyn Clock> = Arc::new(testkit::clock());
        let now = clock.now();
        let policy = Policy::new(identity::RULES.iter().copied().chain(modules().into_iter().flat_map(|m| m.rules.iter().copied())));
        let mut catalog = i18n::Catalog::new();
        for (de, en) in std::iter::once((web::TEXTS_DE, web::TEXTS_EN)).chain(modules().into_iter().filter_map(|m| m.texts)) {
            catalog.add("de", de).unwrap();
            catalog.add("en", en).unwrap();
        }
        let routes = || modules().into_iter().flat_map(|m| m.routes).collect::<Vec<_>>();
        let all = routes();
        let platform = Arc::new(Platform {
            access_log: audit::AccessLog::start(store.clone(), Arc::clone(&clock)),
            store: store.clone(),
            clock,
            blobs: blobs::Blobs::folder(database.folder().join("blobs"), blobs::MasterKey([7; 32])).unwrap(),
            search: search::Index::open(&database.folder().join("search")).unwrap(),
            texts: Arc::new(TextCatalog(catalog)),
            policy,
            log_key: Arc::new(KEY()),
            mailer: mail::Mailer::new(mail::Transport::Captured).unwrap(),
            routes: Arc::new(RouteTable::of(&all)),
            navigation: modules().into_iter().flat_map(|m| m.navigation).collect(),
            settings: web::Settings::default(),
            limits: web::limit::Limits::per_minute(60000),
        });
        let router = web::layers::service(&platform, routes());
        let system = Actor::System { task: "t" };
        let p = &platform.policy;
        let i = OwnerId::INSTALLATION;
        let mut tx = store.write(Reach::Everyone).await.unwrap();
        organisation::import_areas(&mut tx, &authorise(p, &system, i).unwrap(), include_str!("../../../../demo/land/areas.tsv"), now).await.unwrap();
        organisation::import_postcodes(&mut tx, &authorise(p, &system, i).unwrap(), include_str!("../../../../demo/land/postcodes.tsv"), now).await.unwrap();
        organisation::import_authorities(&mut tx, &authorise(p, &system, i).unwrap(), include_str!("../../../../demo/land/authorities.toml"), now).await.unwrap();
        parameters::import_statutes(&mut tx, &authorise(p, &system, i).unwrap(), include_str!("../../../../demo/land/statutes.toml"), now).await.unwrap();
        parameters::import_holidays(&mut tx, &authorise(p, &system, i).unwrap(), include_str!("../../../../demo/land/holidays.toml"), now).await.unwrap();
        let amt = organisation::authority_by_key(&mut tx, "amt-dorf-mecklenburg").await.unwrap().id;
        let units = organisation::units_of(&mut tx, amt).await.unwrap();
        let entity = organisation::legal_entity_by_key(&mut tx, "luebow").await.unwrap().id;
        let permits = organisation::Administration { accounts: authorise(p, &system, amt).unwrap(), directory: authorise(p, &system, amt).unwrap(), roles: authorise(p, &system, amt).unwrap() };
        let mut new = organisation::NewPerson { login: "admin".into(), display_name: "Malte <b>".into(), unit: Some(units[0].id), function: foundation::Translated::new("F", "F"), email: "a@b".into(), phone: String::new(), role: Role::Administrator };
        let (_, secret) = organisation::add_person(&mut tx, &permits, new.clone(), now).await.unwrap();
        new.login = "clerk".into(); new.role = Role::CaseWorker; new.display_name = "Clerk".into();
        let (clerk, clerk_secret) = organisation::add_person(&mut tx, &permits, new, now).await.unwrap();
        tx.commit().await.unwrap();
        let (code, _) = identity::sign_in(&store, "admin", &secret, None, now).await.unwrap();
        let (clerk_code, _) = identity::sign_in(&store, "clerk", &clerk_secret, None, now).await.unwrap();
        let fetch = |method: &'static str, path: String, cookie: Option<String>, body: String| {
            let router = router.clone();
            async move {
                let mut request = Request::builder().method(method).uri(&path).header("host", "127.0.0.1:8115").header("sec-fetch-site", "same-origin").header("origin", "http://127.0.0.1:8115").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                if let Some(cookie) = cookie { request = request.header("cookie", format!("kontor={cookie}")); }
                let response = router.oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
                let status = response.status().as_u16();
                let location = response.headers().get("location").map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
                let text = String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
                (status, location, text)
            }
        };
        let admin = Some(code.as_str().to_owned());
        let worker = Some(clerk_code.as_str().to_owned());
        let unit = units[0].id;
        for path in ["/de/orte".to_owned(), "/en/places?q=luebow".into(), "/de/orte/130745451047".into(), "/en/places/130745459029".into(), "/de/orte/130740087087".into(), "/de/orte/130745451000".into(), "/de/orte/x".into(),
            "/de/verwaltung/organisation".into(), "/en/administration/organisation".into(), "/de/verwaltung/einheiten/neu".into(), format!("/de/verwaltung/einheiten/{unit}"), "/de/verwaltung/rechtstraeger".into(), format!("/en/administration/legal-entities/{entity}"), "/de/verwaltung/personen".into(), "/de/verwaltung/personen/neu".into(), format!("/de/verwaltung/personen/{clerk}"), "/de/vertretungen".into(), "/de/verwaltung/werte".into(), "/en/dog-tax-statutes".into()] {
            let mut statuses = Vec::new();
            for who in [admin.clone(), worker.clone(), None] {
                let (status, _, text) = fetch("GET", path.clone(), who.clone(), String::new()).await;
                statuses.push(status);
                if who == admin { 
                    let odd: Vec<_> = text.match_indices('[').map(|(at, _)| text[at..].chars().take(40).collect::<String>()).filter(|t| t.starts_with("[organisation-") || t.starts_with("[parameters-") || t.starts_with("[web-")).collect();
                    if !odd.is_empty() { eprintln!("ODD {path}: {odd:?}"); }
                    let opens = text.matches("<ul").count(); let closes = text.matches("</ul>").count();
                    let (lo, lc) = (text.matches("<li").count() - text.matches("<link").count(), text.matches("</li>").count());
                    if opens != closes || lo != lc { eprintln!("UNBALANCED {path}: ul {opens}/{closes} li {lo}/{lc}"); }
                    assert!(!text.contains("Malte <b>"));
                    std::fs::write(format!("{}/{}.html", std::env::var("SMOKE").unwrap(), path.replace(['/', '?', '='], "_")), &text).unwrap();
                }
            }
            eprintln!("{:?} {statuses:?} {path}", database.engine);
        }
        let post = |path: String, who: Option<String>, body: String| fetch("POST", path, who, body);
        {
            let mut tx = store.read(amt).await.unwrap();
            let q = organisation::Question { service_key: "x", level: organisation::Level::Association, legal_entity_kind: organisation::LegalEntityKind::Municipality, area_key: "130745451047", day: now.date() };
            for _ in 0..10 { organisation::resolve(&mut tx, &q).await.unwrap(); tx.row("select 1", vec![]).await.unwrap(); }
            let t = std::time::Instant::now(); for _ in 0..300 { organisation::resolve(&mut tx, &q).await.unwrap(); } let a = t.elapsed() / 300;
            let t = std::time::Instant::now(); for _ in 0..300 { tx.row("select 1", vec![]).await.unwrap(); } let b = t.elapsed() / 300;
            eprintln!("PERF {:?} resolve {a:?} select1 {b:?}", database.engine);
        }
        let check = |name: &str, (status, location, text): (u16, String, String)| eprintln!("{name}: {status} {location} {}", if status == 422 || status == 409 || status == 200 { text.split("k-error-summary").nth(1).map(|t| t.chars().take(400).collect::<String>()).unwrap_or_default() } else { String::new() });
        check("unit empty", post("/de/verwaltung/einheiten/neu".into(), admin.clone(), String::new()).await);
        check("unit new", post("/de/verwaltung/einheiten/neu".into(), admin.clone(), format!("name_de=Neu&kind=desk&parent={unit}&services=a")).await);
        check("unit by clerk", post("/de/verwaltung/einheiten/neu".into(), worker.clone(), format!("name_de=Neu&kind=desk")).await);
        check("entity", post(format!("/de/verwaltung/rechtstraeger/{entity}"), admin.clone(), "letterhead_de=A&formula_de=B&version=1".into()).await);
        check("entity stale", post(format!("/de/verwaltung/rechtstraeger/{entity}"), admin.clone(), "letterhead_de=A&formula_de=B&version=1".into()).await);
        check("person empty", post("/de/verwaltung/personen/neu".into(), admin.clone(), String::new()).await);
        check("person taken", post("/de/verwaltung/personen/neu".into(), admin.clone(), "display_name=X&login=clerk&role=case_worker".into()).await);
        let added = post("/de/verwaltung/personen/neu".into(), admin.clone(), "display_name=X&login=xx&role=case_worker".into()).await;
        std::fs::write(format!("{}/added.html", std::env::var("SMOKE").unwrap()), &added.2).unwrap();
        check("person added", added);
        let person = format!("/de/verwaltung/personen/{clerk}");
        check("bind", post(person.clone(), admin.clone(), "action=bind&role=auditor&from-day=2&from-month=3&from-year=2026".into()).await);
        check("bind bad", post(person.clone(), admin.clone(), "action=bind&role=system".into()).await);
        check("end bad", post(person.clone(), admin.clone(), "action=end".into()).await);
        let admins = fetch("GET", "/de/vertretungen".into(), worker.clone(), String::new()).await.2;
        let to = admins.split("<option value=\"").filter_map(|t| uuid(t)).next().unwrap();
        check("lend", post("/de/vertretungen".into(), worker.clone(), format!("role=case_worker&to={to}&from-day=2&from-month=3&from-year=2026&until-day=5&until-month=3&until-year=2026&reason=Urlaub")).await);
        let received = fetch("GET", "/de/vertretungen?done=organisation-done-lent".into(), worker.clone(), String::new()).await.2;
        eprintln!("given shown: {}", received.contains("Urlaub"));
        std::fs::write(format!("{}/delegations.html", std::env::var("SMOKE").unwrap()), &received).unwrap();
        check("disable unconfirmed", post(person.clone(), admin.clone(), "action=disable".into()).await);
        check("disable", post(person.clone(), admin.clone(), "action=disable&confirmed=true".into()).await);
        check("disabled clerk", fetch("GET", "/de/vertretungen".into(), worker.clone(), String::new()).await);
    }
}
fn uuid(text: &str) -> Option<&str> { text.get(..36).filter(|t| t.matches('-').count() == 4) }
#[allow(non_snake_case)]
fn KEY() -> audit::SigningKey { audit::SigningKey::generate("kontor").unwrap() }
