// SPDX-License-Identifier: EUPL-1.2
//! Putting, removing, committing, opening again.

use std::fs;

use search::{Entry, Error, Index};

use crate::corpus::{found, public, service};

fn english(mut entry: Entry) -> Entry {
    entry.locale = "en".into();
    entry
}

#[test]
fn put_replaces_by_kind_identifier_and_locale() {
    let index = Index::in_memory().unwrap();
    index.put(&[service("a", "Laterne", "", ""), english(service("a", "Lantern", "", ""))]).unwrap();
    index.commit().unwrap();
    index.put(&[service("a", "Brunnen", "", ""), service("a", "Spielplatz", "", "")]).unwrap();
    index.commit().unwrap();
    assert_eq!(index.entries(), 2);
    assert!(found(&index, "Laterne").is_empty());
    assert!(found(&index, "Brunnen").is_empty());
    assert_eq!(found(&index, "Spielplatz").len(), 1);
    assert_eq!(found(&index, "Lantern").len(), 1);
}

#[test]
fn remove_takes_all_locales_of_one_object_only() {
    let index = Index::in_memory().unwrap();
    let mut other = service("a", "Laterne", "", "");
    other.kind = "page".into();
    index.put(&[service("a", "Laterne", "", ""), english(service("a", "Laterne", "", "")), other]).unwrap();
    index.remove("service", "a").unwrap();
    index.commit().unwrap();
    assert_eq!(found(&index, "Laterne").len(), 1);
    index.clear().unwrap();
    index.commit().unwrap();
    assert_eq!(index.entries(), 0);
}

#[test]
fn changes_are_seen_after_the_commit() {
    let index = Index::in_memory().unwrap();
    index.put(&[service("a", "Laterne", "", "")]).unwrap();
    assert!(found(&index, "Laterne").is_empty());
    index.commit().unwrap();
    assert_eq!(found(&index.clone(), "Laterne").len(), 1);
}

#[test]
fn cursors_are_committed_with_the_entries() {
    let folder = tempfile::tempdir().unwrap();
    {
        let index = Index::open(folder.path()).unwrap();
        assert_eq!(index.cursor("feed"), None);
        index.put(&[service("a", "Laterne", "", "")]).unwrap();
        index.set_cursor("feed", 7);
        index.set_cursor("other", u64::MAX);
        assert_eq!(index.cursor("feed"), None);
        index.commit().unwrap();
        index.set_cursor("feed", 8);
        index.commit().unwrap();
        index.put(&[service("b", "Laterne", "", "")]).unwrap();
        index.set_cursor("feed", 9);
    }
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.cursor("feed"), index.cursor("other")), (Some(8), Some(u64::MAX)));
    assert_eq!(found(&index, "Laterne").len(), 1);
}

#[test]
fn other_layouts_are_removed_and_other_files_kept() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("layout-0-00")).unwrap();
    fs::create_dir(folder.path().join("blobs")).unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert_eq!(index.entries(), 0);
    assert!(!folder.path().join("layout-0-00").exists());
    assert!(folder.path().join("blobs").exists());
}

#[test]
fn damaged_index_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    {
        let index = Index::open(folder.path()).unwrap();
        index.put(&[service("a", "Laterne", "", "")]).unwrap();
        index.set_cursor("feed", 7);
        index.commit().unwrap();
    }
    let layout = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    fs::write(layout.join("meta.json"), "{").unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.entries(), index.cursor("feed")), (0, None));
    index.put(&[service("a", "Laterne", "", "")]).unwrap();
    index.commit().unwrap();
    assert_eq!(found(&index, "Laterne").len(), 1);
}

#[test]
fn index_with_a_lost_file_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    {
        let index = Index::open(folder.path()).unwrap();
        index.put(&[service("a", "Laterne", "", "")]).unwrap();
        index.commit().unwrap();
    }
    let layout = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    for file in fs::read_dir(layout).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "store" || extension == "term") {
            fs::remove_file(path).unwrap();
        }
    }
    assert_eq!(Index::open(folder.path()).unwrap().entries(), 0);
}

#[test]
fn second_writer_is_refused_but_may_read() {
    let folder = tempfile::tempdir().unwrap();
    let first = Index::open(folder.path()).unwrap();
    first.put(&[service("a", "Laterne", "", "")]).unwrap();
    first.commit().unwrap();
    let second = Index::open(folder.path()).unwrap();
    assert_eq!(found(&second, "Laterne").len(), 1);
    assert!(matches!(second.put(&[service("b", "Laterne", "", "")]), Err(Error::Busy)));
}

#[test]
fn folder_that_is_a_file_is_an_error() {
    let file = tempfile::NamedTempFile::new().unwrap();
    assert!(matches!(Index::open(file.path()), Err(Error::Folder { .. })));
}

#[test]
fn empty_and_overlong_keys_are_refused() {
    let index = Index::in_memory().unwrap();
    for key in [String::new(), "x".repeat(501)] {
        assert!(matches!(index.put(&[service(&key, "Laterne", "", "")]), Err(Error::Key { .. })));
    }
    let keyless = Entry { kind: "a".into(), id: "b".into(), locale: "de".into(), ..Entry::default() };
    index.put(&[keyless]).unwrap();
    index.commit().unwrap();
    assert_eq!(index.entries(), 1);
}

#[test]
fn index_is_shared_between_threads() {
    fn shareable<T: Clone + Send + Sync>() {}
    shareable::<Index>();
    let index = Index::in_memory().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..3 {
            let index = index.clone();
            scope.spawn(move || {
                for round in 0..5 {
                    index.put(&[service(&format!("{thread}-{round}"), "Laterne", "", "")]).unwrap();
                    index.commit().unwrap();
                    index.search(&public("Laterne")).unwrap();
                }
            });
        }
    });
    assert_eq!(index.entries(), 15);
}
