// SPDX-License-Identifier: EUPL-1.2
//! An authority with its clerks, and everything that making letters needs.

use foundation::policy::{Action, Permit, Resource, RoleBinding, authorise};
use foundation::{Actor, Clock, FixedClock, Locale, OwnerId, Policy, Role, Translated, id::Uuid};
use jobs::{Registry, Worker};
use notices::{LetterKind, Letterhead, NoticeId, NoticeOrder, NoticeState, NoticeView, Printer, Words};
use serde_json::json;
use std::sync::Arc;
use store::{Migration, Reach};
use testkit::{Database, databases};

foundation::resource! {
    /// A case, as the module above knows it.
    Case = "case",
}

foundation::action! {
    /// Decide a case.
    Decide = "decide",
}

pub fn schema() -> Vec<Migration> {
    let lower = jobs::MIGRATIONS.iter().chain(audit::MIGRATIONS);
    lower.chain(notices::MIGRATIONS).copied().collect()
}

pub fn authority() -> OwnerId {
    OwnerId(Uuid::from_u128(7))
}

pub fn staff(role: Role) -> Actor {
    let binding = RoleBinding { authority: authority(), role, delegation: None };
    Actor::Staff { account: Uuid::from_u128(70), bindings: vec![binding] }
}

pub fn policy() -> Policy {
    use foundation::policy::{Scope, allow};
    let deciding = [allow::<Decide, Case>(Role::CaseWorker, Scope::Authority)];
    Policy::new(notices::RULES.iter().copied().chain(deciding))
}

pub fn permit<A: Action, R: Resource>(role: Role) -> Permit<A, R> {
    authorise(&policy(), &staff(role), authority()).unwrap()
}

pub fn words() -> Words {
    Words {
        reference: Translated::new("Aktenzeichen", "Reference"),
        sample: Some(Translated::new("MUSTER", "MUSTER")),
    }
}

/// A letter with everything any kind needs.
pub fn order(number: u128, kind: LetterKind, locale: Locale) -> NoticeOrder {
    NoticeOrder {
        id: NoticeId(Uuid::from_u128(number)),
        case_id: Uuid::from_u128(9),
        kind,
        locale,
        recipient_owner: OwnerId(Uuid::from_u128(8)),
        recipient_protected: false,
        recipient_lines: vec![
            "Erika Mustermann".to_owned(),
            "Lindenstraße 7".to_owned(),
            "19999 Musterstadt".to_owned(),
        ],
        variables: json!({
            "recipient": { "salutation": "Guten Tag Erika Mustermann" },
            "case": { "service": "Hund anmelden", "received_on": "01.03.2026" },
            "signature": { "name": "Max Beispiel", "role": "Sachbearbeiter" },
            "reasons": "Die Unterlagen sind vollständig.", "remedy": "Sie können Widerspruch einlegen.",
            "documents": ["Nachweis der Versicherung"], "deadline": "30.03.2026",
            "decision_parts": [{ "subject": "Umzug", "granted": true, "reason": "" }],
            "assessment": [{ "label": "Erster Hund", "amount": "60,00 €" }],
            "assessment_total": "60,00 €", "due_on": "15.05.2026",
        }),
        legal_entity: Uuid::from_u128(10),
        case_reference: "K-2026-000042".to_owned(),
        letterhead: Letterhead {
            authority_name: "Amt Musterland".to_owned(),
            legal_entity_name: "Gemeinde Musterstadt".to_owned(),
            formula: "Im Auftrag".to_owned(),
            sender_lines: vec!["Am Markt 1".to_owned(), "19999 Musterstadt".to_owned()],
            contact: vec![("Telefon".to_owned(), "03999 115".to_owned())],
            footer_lines: vec!["Sparkasse Musterland".to_owned()],
            place: "Musterstadt".to_owned(),
        },
    }
}

/// An authority on one engine.
pub struct House {
    pub database: Database,
    pub clock: Arc<FixedClock>,
    pub printer: Printer,
}

pub async fn houses(test: &str) -> Vec<House> {
    let databases = databases(test, &schema()).await;
    databases.into_iter().map(House::of).collect()
}

impl House {
    fn of(database: Database) -> Self {
        let clock = Arc::new(testkit::clock());
        let master = blobs::MasterKey([7; 32]);
        let printer = Printer {
            store: database.store.clone(),
            blobs: blobs::Blobs::folder(database.folder().join("blobs"), master).unwrap(),
            policy: policy(),
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            words: words(),
        };
        Self { database, clock, printer }
    }

    pub async fn order(&self, order: NoticeOrder) {
        let mut tx = self.database.store.write(authority()).await.unwrap();
        notices::order(&mut tx, &permit::<Decide, Case>(Role::CaseWorker), order, self.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// Carries out all jobs; returns how many were tried.
    pub async fn work(&self) -> usize {
        let mut registry = Registry::default();
        let printer = self.printer.clone();
        registry.handle(notices::RENDER_JOB, move |job| {
            let printer = printer.clone();
            async move { printer.carry_out(&job).await }
        });
        let (store, clock) = (self.database.store.clone(), Arc::clone(&self.clock) as Arc<dyn Clock>);
        Worker::new(store, clock, registry, "one".to_owned()).drain().await.unwrap()
    }

    pub async fn notices(&self) -> Vec<NoticeView> {
        let mut tx = self.database.store.read(authority()).await.unwrap();
        notices::of_case(&mut tx, Uuid::from_u128(9)).await.unwrap()
    }

    /// States of all letters of the case.
    pub async fn states(&self) -> Vec<NoticeState> {
        self.notices().await.iter().map(|notice| notice.state).collect()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.database.store.read(Reach::Everyone).await.unwrap();
        tx.row(sql, Vec::new()).await.unwrap().get(0).unwrap()
    }

    pub async fn file(&self, notice: &NoticeView) -> Vec<u8> {
        self.printer.blobs.get(&authority().to_string(), &notice.blob.to_string()).await.unwrap()
    }
}
