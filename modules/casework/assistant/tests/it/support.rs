// SPDX-License-Identifier: EUPL-1.2
//! A house with the sample Land, its services and the dog tax form.

use assistant::{Beginning, Change, Draft, DraftId, DraftResource, Opened};
use foundation::policy::{Action, Permit, authorise};
use foundation::{Actor, Clock, FixedClock, OwnerId, Policy, Problem, Timestamp};
use jobs::{Registry, Worker};
use schemata::{Answers, Source};
use std::path::PathBuf;
use std::sync::Arc;
use store::{Migration, Reach};
use testkit::{Database, databases};
use web::limit::Limits;
use web::{Module, Platform, RouteTable, Settings, TextCatalog};

/// The service of these tests, and the municipality.
pub const SERVICE: &str = "hundesteuer-anmeldung";
/// Dorf Mecklenburg.
pub const PLACE: &str = "130745451019";
/// The question for a proof that the second dog came from a shelter.
pub const PROOF: &str = "G13000000105/G13000000106/1/G13000000111/F13000000120";

fn modules() -> Vec<Module> {
    vec![
        organisation::module(),
        parameters::module(),
        schemata::module(),
        catalogue::module(),
        notices::module(),
        cases::module(),
        assistant::module(),
    ]
}

fn migrations() -> Vec<Migration> {
    let platform = [jobs::MIGRATIONS, audit::MIGRATIONS, identity::MIGRATIONS, mail::MIGRATIONS].concat();
    let of_modules = modules().into_iter().flat_map(|module| module.migrations.to_vec());
    platform.into_iter().chain(of_modules).collect()
}

fn policy() -> Policy {
    let modules = modules().into_iter().flat_map(|module| module.rules.to_vec());
    Policy::new(modules.chain(identity::RULES.iter().copied()))
}

fn texts() -> TextCatalog {
    let mut catalog = i18n::Catalog::new();
    let modules = modules().into_iter().filter_map(|module| module.texts);
    for (german, english) in modules.chain([(web::TEXTS_DE, web::TEXTS_EN)]) {
        catalog.add("de", german).unwrap();
        catalog.add("en", english).unwrap();
    }
    TextCatalog(catalog)
}

/// The house on one engine.
pub struct House {
    pub database: Database,
    pub platform: Arc<Platform>,
    pub clock: Arc<FixedClock>,
}

pub async fn houses(test: &str) -> Vec<House> {
    let mut found = Vec::new();
    for database in databases(test, &migrations()).await {
        let house = House::of(database);
        house.furnish().await;
        found.push(house);
    }
    found
}

fn demo(path: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../demo");
    std::fs::read_to_string(folder.join(path)).unwrap()
}

/// The dog tax form in a version.
pub fn dog_tax(version: &str) -> Source {
    let renew = |text: String| text.replace("1.0.0", version);
    Source {
        xml: renew(demo("schemata/dog-tax-registration.xdf3.xml")).into_bytes(),
        english: demo("schemata/dog-tax-registration.en.toml"),
        meta: renew(demo("schemata/dog-tax-registration.meta.toml")),
    }
}

/// Complete answers without their files.
pub fn sample() -> Vec<(String, String)> {
    let text = demo("schemata/dog-tax-registration.sample.json");
    let all: std::collections::BTreeMap<String, String> = serde_json::from_str(&text).unwrap();
    all.into_iter().filter(|(path, _)| !path.starts_with(PROOF)).collect()
}

pub fn pdf(bytes: usize) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n".to_vec();
    pdf.resize(bytes.max(16), b'x');
    pdf
}

impl House {
    fn of(database: Database) -> Self {
        let clock = Arc::new(testkit::clock());
        let folder = database.folder().to_owned();
        let (store, dyn_clock) = (database.store.clone(), Arc::clone(&clock) as Arc<dyn Clock>);
        let routes: Vec<_> = modules().into_iter().flat_map(|module| module.routes).collect();
        let platform = Platform {
            blobs: blobs::Blobs::folder(folder.join("blobs"), blobs::MasterKey([7; 32])).unwrap(),
            search: search::Index::open(&folder.join("search")).unwrap(),
            texts: Arc::new(texts()),
            policy: policy(),
            log_key: Arc::new(audit::SigningKey::generate("test").unwrap()),
            access_log: audit::AccessLog::start(store.clone(), Arc::clone(&dyn_clock)),
            mailer: mail::Mailer::new(mail::Transport::Captured).unwrap(),
            routes: Arc::new(RouteTable::of(&routes)),
            navigation: Vec::new(),
            authority_names: web::platform::nameless,
            settings: Settings { upload_limit: 300_000, ..Settings::default() },
            limits: Limits::per_minute(100_000),
            clock: dyn_clock,
            store,
        };
        Self { database, platform: Arc::new(platform), clock }
    }

    async fn furnish(&self) {
        let system = Actor::System { task: "test" };
        let all = OwnerId::INSTALLATION;
        let (policy, now) = (&self.platform.policy, self.now());
        let mut tx = self.platform.store.write(Reach::Everyone).await.unwrap();
        let areas = authorise(policy, &system, all).unwrap();
        organisation::import_areas(&mut tx, &areas, &demo("land/areas.tsv"), now).await.unwrap();
        let authorities = authorise(policy, &system, all).unwrap();
        organisation::import_authorities(&mut tx, &authorities, &demo("land/authorities.toml"), now)
            .await
            .unwrap();
        let services = authorise(policy, &system, all).unwrap();
        let taxes = demo("services/steuern_zoll.toml");
        let topics = demo("services/topic_fields.toml");
        catalogue::import(&mut tx, &services, &topics, &[&taxes], now).await.unwrap();
        tx.commit().await.unwrap();
        self.install("1.0.0").await;
    }

    pub async fn install(&self, version: &str) {
        let system = Actor::System { task: "test" };
        let permit = authorise(&self.platform.policy, &system, OwnerId::INSTALLATION).unwrap();
        let mut tx = self.platform.store.write(OwnerId::INSTALLATION).await.unwrap();
        schemata::install(&mut tx, &permit, &dog_tax(version), self.now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn permit<A: Action>(&self, actor: &Actor) -> Result<Permit<A, DraftResource>, Problem> {
        authorise(&self.platform.policy, actor, actor.own().unwrap())
    }

    /// Begins an empty draft; gives the resume code of a visitor.
    pub async fn begin(&self, actor: &Actor) -> Result<(Draft, Option<identity::Code>), Problem> {
        let permit = self.permit(actor)?;
        let mut tx = self.platform.store.read(permit.owner()).await?;
        let (service, form) = assistant::service_with_form(&mut tx, SERVICE).await?;
        let place = assistant::place(&mut tx, &service, PLACE, self.now()).await?;
        drop(tx);
        let known = Answers::empty(self.now().date());
        let beginning = Beginning { service_key: SERVICE.to_owned(), form, place, known };
        let new = assistant::prepare(&self.platform.blobs, permit.owner(), beginning, self.now()).await?;
        let mut tx = self.platform.store.write(permit.owner()).await?;
        let started = assistant::start(&mut tx, &permit, new, self.now()).await?;
        tx.commit().await?;
        Ok(started)
    }

    pub async fn open(&self, actor: &Actor, id: DraftId) -> Result<Opened, Problem> {
        assistant::opened(&self.platform, actor.own().unwrap(), id, self.now()).await
    }

    /// Saves answers on top of a draft as it was opened.
    pub async fn save(
        &self,
        actor: &Actor,
        opened: &Opened,
        answers: &[(String, String)],
    ) -> Result<(), Problem> {
        let mut merged = opened.answers.clone();
        for (path, value) in answers {
            assert!(merged.set(path, value.as_str()), "{path}");
        }
        let sealed = assistant::seal_answers(&self.platform, &opened.draft, &merged).await?;
        let permit = self.permit(actor)?;
        let mut tx = self.platform.store.write(permit.owner()).await?;
        let change = Change { sealed, ..Change::default() };
        assistant::save(&mut tx, &permit, &opened.draft, change, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// Begins a draft that can be sent: one dog, so that no proof is asked.
    pub async fn complete(&self, actor: &Actor) -> Draft {
        let (draft, _) = self.begin(actor).await.unwrap();
        let opened = self.open(actor, draft.id).await.unwrap();
        let second = "G13000000105/G13000000106/1/";
        let one_dog: Vec<_> = sample().into_iter().filter(|(path, _)| !path.starts_with(second)).collect();
        let list = ("G13000000105/G13000000106".to_owned(), "1".to_owned());
        self.save(actor, &opened, &[one_dog, vec![list]].concat()).await.unwrap();
        draft
    }

    /// Carries out every job that is due.
    pub async fn work(&self) -> usize {
        let mut registry = Registry::default();
        for module in modules() {
            for (kind, run) in module.jobs {
                let platform = Arc::clone(&self.platform);
                registry.handle(kind, move |job| run(Arc::clone(&platform), job));
            }
            for (event, kind) in module.subscriptions {
                registry.subscribe(event, kind);
            }
        }
        let platform = Arc::clone(&self.platform);
        registry.handle(mail::KIND, move |job| {
            let platform = Arc::clone(&platform);
            async move { platform.mailer.handle(&platform.store, job).await }
        });
        let clock = Arc::clone(&self.clock) as Arc<dyn Clock>;
        let mut worker = Worker::new(self.platform.store.clone(), clock, registry, "test".to_owned());
        worker.drain().await.unwrap()
    }

    /// How many rows a table has, over all owners.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.platform.store.read(Reach::Everyone).await.unwrap();
        tx.row(sql, store::params![]).await.unwrap().get(0).unwrap()
    }
}

/// Somebody without account, fresh each time.
pub fn visitor(house: &House) -> Actor {
    Actor::Visitor { owner: Some(OwnerId::at(house.now())) }
}

pub fn resident(house: &House) -> Actor {
    Actor::Resident { account: OwnerId::at(house.now()) }
}
