// SPDX-License-Identifier: EUPL-1.2
//! Installing and importing, on both engines.

use crate::common::{OWN, source};
use foundation::policy::{Create, Edit, Permit, Policy, RoleBinding, authorise};
use foundation::{Actor, OwnerId, Problem, Role};
use schemata::{
    Answers, ConditionOutcome, FindingKind, MIGRATIONS, RULES, RulePlace, RuleState, SchemaResource,
    current_form, enter_condition, form, import, install, notes,
};
use std::sync::Arc;
use store::Migration;
use testkit::{databases, monday};

fn migrations() -> Vec<Migration> {
    [jobs::MIGRATIONS, audit::MIGRATIONS, MIGRATIONS].concat()
}

fn permit() -> Permit<Create, SchemaResource> {
    let policy = Policy::new(RULES.iter().copied());
    authorise(&policy, &Actor::System { task: "import" }, OwnerId::INSTALLATION).expect("a permit")
}

#[tokio::test]
async fn own_schemata_are_installed_once_and_found_by_slug_and_version() {
    for database in
        databases("own_schemata_are_installed_once_and_found_by_slug_and_version", &migrations()).await
    {
        for stem in OWN {
            let mut tx = database.store.write(OwnerId::INSTALLATION).await.expect("tx");
            let first = install(&mut tx, &permit(), &source(stem), monday()).await.expect(stem);
            assert!(first.is_new && first.notes.is_empty() && first.untranslated_rules.is_empty());
            let again = install(&mut tx, &permit(), &source(stem), monday()).await.expect(stem);
            assert!(!again.is_new);
            tx.commit().await.expect("commit");
        }
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.expect("tx");
        for stem in OWN {
            let current = current_form(&mut tx, stem).await.expect(stem);
            let meta = current.meta().clone();
            assert_eq!(meta.slug, stem);
            let same = form(&mut tx, &meta.schema_id, &meta.version).await.expect(stem);
            assert!(Arc::ptr_eq(&current, &same), "compiled once");
        }
        assert!(matches!(current_form(&mut tx, "nothing").await, Err(Problem::NotFound)));
        assert!(matches!(form(&mut tx, "S13000000001", "9.9.9").await, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn a_version_keeps_its_content_and_a_slug_its_schema() {
    for database in databases("a_version_keeps_its_content_and_a_slug_its_schema", &migrations()).await {
        let mut tx = database.store.write(OwnerId::INSTALLATION).await.expect("tx");
        install(&mut tx, &permit(), &source("event"), monday()).await.expect("event");
        let mut other = source("event");
        other.english.push_str("\n# changed\n");
        let refused = |result: Result<_, Problem>| match result {
            Err(Problem::Refused(message)) => message.key,
            _ => "not refused",
        };
        let result = install(&mut tx, &permit(), &other, monday()).await.map(|_| ());
        assert_eq!(refused(result), "schemata-refused-version-taken");
        let mut taken = source("building-permit");
        taken.meta = taken.meta.replace("slug = \"building-permit\"", "slug = \"event\"");
        let result = install(&mut tx, &permit(), &taken, monday()).await.map(|_| ());
        assert_eq!(refused(result), "schemata-refused-slug-taken");
        let result = import(&mut tx, &permit(), b"<x/>", &[], monday()).await.map(|_| ());
        assert_eq!(refused(result), "schemata-refused-unreadable");
    }
}

#[tokio::test]
async fn a_newer_version_replaces_the_current_one_and_leaves_the_old_one_readable() {
    let name = "a_newer_version_replaces_the_current_one_and_leaves_the_old_one_readable";
    for database in databases(name, &migrations()).await {
        let mut tx = database.store.write(OwnerId::INSTALLATION).await.expect("tx");
        let old = source("event");
        let mut new = old.clone();
        let xml = String::from_utf8(old.xml.clone()).expect("text");
        let (head, tail) = xml.split_once("<xdf:version>1.0.0</xdf:version>").expect("a version");
        new.xml = format!("{head}<xdf:version>1.1.0</xdf:version>{tail}").into_bytes();
        new.meta = new.meta.replace("version = \"1.0.0\"", "version = \"1.1.0\"");
        install(&mut tx, &permit(), &old, monday()).await.expect("old");
        install(&mut tx, &permit(), &new, monday()).await.expect("new");
        assert_eq!(current_form(&mut tx, "event").await.expect("form").meta().version, "1.1.0");
        assert_eq!(form(&mut tx, "S13000000003", "1.0.0").await.expect("form").meta().version, "1.0.0");
    }
}

#[tokio::test]
async fn an_import_gets_its_slug_from_the_id_and_keeps_its_notes() {
    let name = "an_import_gets_its_slug_from_the_id_and_keeps_its_notes";
    let Some(data) = testkit::shared_data(name) else { return };
    let xml = std::fs::read(data.join("fim/xdatenfelder/real/S00000246v1.1_xdf2.xml")).expect("a schema");
    for database in databases(name, &migrations()).await {
        let mut tx = database.store.write(OwnerId::INSTALLATION).await.expect("tx");
        let imported = import(&mut tx, &permit(), &xml, &[], monday()).await.expect("imported");
        tx.commit().await.expect("commit");
        assert_eq!(imported.slug, "s00000000246");
        let by_hand: Vec<_> = imported.untranslated_rules.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(by_hand, ["R00000002288"]);
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.expect("tx");
        let kept = notes(&mut tx, &imported.schema_id, &imported.version).await.expect("notes");
        assert_eq!(kept, imported.notes);
        assert_eq!(kept.iter().filter(|note| note.kind == FindingKind::RuleInWords).count(), 1);
        let form = current_form(&mut tx, "s00000000246").await.expect("form");
        assert!(!form.meta().title.get(foundation::Locale::En).is_empty());
    }
}

fn edit() -> Permit<Edit, SchemaResource> {
    let binding =
        RoleBinding { authority: OwnerId::INSTALLATION, role: Role::Administrator, delegation: None };
    let actor = Actor::Staff { account: foundation::id::Uuid::from_u128(7), bindings: vec![binding] };
    authorise(&Policy::new(RULES.iter().copied()), &actor, OwnerId::INSTALLATION).expect("a permit")
}

#[tokio::test]
async fn a_condition_that_an_editor_enters_goes_before_the_words_of_the_rule() {
    let name = "a_condition_that_an_editor_enters_goes_before_the_words_of_the_rule";
    for database in databases(name, &migrations()).await {
        let mut tx = database.store.write(OwnerId::INSTALLATION).await.expect("tx");
        let xml = crate::words::schema("Man sollte den Grund nennen.");
        let imported = import(&mut tx, &permit(), &xml, &[], monday()).await.expect("imported");
        assert_eq!(imported.untranslated_rules.len(), 1);
        assert_eq!(imported.untranslated_rules[0].state, RuleState::ByHand);
        let place = RulePlace {
            schema_id: imported.schema_id.clone(),
            version: imported.version.clone(),
            carrier: imported.untranslated_rules[0].carrier.clone(),
            rule: imported.untranslated_rules[0].id.clone(),
        };
        let wrong = enter_condition(&mut tx, &edit(), &place, "Wenn F13000000909 = 1, dann", monday()).await;
        let Ok(ConditionOutcome::NotUnderstood(problem)) = wrong else { unreachable!("{wrong:?}") };
        assert_eq!((problem.kind, problem.excerpt.as_str()), ("verb", ""));
        let right = "Wenn F13000000901 = wahr, dann muss F13000000902 befüllt sein.";
        let kept = enter_condition(&mut tx, &edit(), &place, right, monday()).await;
        let Ok(ConditionOutcome::Kept(rule)) = kept else { unreachable!("{kept:?}") };
        assert_eq!((rule.state, rule.entered.as_deref()), (RuleState::Entered, Some(right)));
        let unknown = RulePlace { rule: "R1".to_owned(), ..place.clone() };
        let nothing = enter_condition(&mut tx, &edit(), &unknown, right, monday()).await;
        assert!(matches!(nothing, Err(Problem::NotFound)));
        tx.commit().await.expect("commit");
        let mut tx = database.store.write(OwnerId::INSTALLATION).await.expect("tx");
        let strict = form(&mut tx, &place.schema_id, &place.version).await.expect("form");
        let mut answers = Answers::empty(crate::common::day());
        answers.set("G13000000900/F13000000901", "true");
        assert_eq!(crate::common::errors(&strict, &answers), ["G13000000900/F13000000902"]);
        let gone = enter_condition(&mut tx, &edit(), &place, " ", monday()).await;
        assert!(matches!(gone, Ok(ConditionOutcome::Kept(rule)) if rule.state == RuleState::ByHand));
        let lenient = form(&mut tx, &place.schema_id, &place.version).await.expect("form");
        assert_eq!(crate::common::errors(&lenient, &answers), Vec::<String>::new());
    }
}
