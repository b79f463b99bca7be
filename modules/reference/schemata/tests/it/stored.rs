// SPDX-License-Identifier: EUPL-1.2
//! Installing and importing, on both engines.

use crate::common::{OWN, source};
use foundation::policy::{Create, Permit, Policy, authorise};
use foundation::{Actor, OwnerId, Problem};
use schemata::{FindingKind, MIGRATIONS, RULES, SchemaResource, current_form, form, import, install, notes};
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
    let xml = std::fs::read(data.join("fim/xdatenfelder/real/S00000094V1.0_xdf2.xml")).expect("a schema");
    for database in databases(name, &migrations()).await {
        let mut tx = database.store.write(OwnerId::INSTALLATION).await.expect("tx");
        let imported = import(&mut tx, &permit(), &xml, &[], monday()).await.expect("imported");
        tx.commit().await.expect("commit");
        assert_eq!(imported.slug, "s00000000094");
        assert_eq!(imported.untranslated_rules.len(), 12);
        let mut tx = database.store.read(OwnerId::INSTALLATION).await.expect("tx");
        let kept = notes(&mut tx, &imported.schema_id, &imported.version).await.expect("notes");
        assert_eq!(kept, imported.notes);
        assert_eq!(kept.iter().filter(|note| note.kind == FindingKind::RuleInWords).count(), 12);
        let form = current_form(&mut tx, "s00000000094").await.expect("form");
        assert!(!form.meta().title.get(foundation::Locale::En).is_empty());
    }
}
