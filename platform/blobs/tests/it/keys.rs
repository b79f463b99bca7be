// SPDX-License-Identifier: EUPL-1.2
//! The data keys of the owners.

use std::time::Instant;

use blobs::{Blobs, Error, MAX_VALUE_BYTES, MasterKey};

use crate::{fresh, open};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_first_use_of_an_owner_gives_one_key() {
    let (folder, _) = fresh();
    // Sixteen stores without a common cache stand for sixteen programs.
    let tasks: Vec<_> = (0..16)
        .map(|number: u8| {
            let blobs = open(&folder);
            tokio::spawn(async move { blobs.seal("amt-1", "place", &[number]).await.unwrap() })
        })
        .collect();
    let late = open(&folder);
    for (number, task) in (0..16_u8).zip(tasks) {
        let sealed = task.await.unwrap();
        assert_eq!(late.open("amt-1", "place", &sealed).await.unwrap(), [number]);
    }
    assert_eq!(std::fs::read_dir(folder.path().join("amt-1")).unwrap().count(), 1);
}

#[tokio::test]
async fn an_erased_key_makes_everything_of_the_owner_unreadable() {
    let (folder, blobs) = fresh();
    blobs.put("amt-1", "a", &b"x"[..]).await.unwrap();
    blobs.put("amt-2", "a", &b"y"[..]).await.unwrap();
    let sealed = blobs.seal("amt-1", "place", b"x").await.unwrap();
    let held = blobs.owner_key("amt-1").await.unwrap();
    blobs.erase_owner_key("amt-1").await.unwrap();

    for store in [&blobs, &open(&folder)] {
        assert!(matches!(store.get("amt-1", "a").await, Err(Error::Erased)));
        assert!(matches!(store.open("amt-1", "place", &sealed).await, Err(Error::Erased)));
        assert!(matches!(store.put("amt-1", "b", &b"x"[..]).await, Err(Error::Erased)));
        assert!(matches!(store.seal("amt-1", "place", b"x").await, Err(Error::Erased)));
        assert_eq!(store.get("amt-2", "a").await.unwrap(), b"y");
    }
    assert!(matches!(held.open("place", &sealed), Err(Error::Erased)));
    assert!(matches!(held.seal("place", b"x"), Err(Error::Erased)));
}

#[tokio::test]
async fn another_master_key_opens_nothing() {
    let (folder, blobs) = fresh();
    blobs.put("amt-1", "a", &b"x"[..]).await.unwrap();
    let other = Blobs::folder(folder.path(), MasterKey([2; 32])).unwrap();
    assert!(matches!(other.get("amt-1", "a").await, Err(Error::MasterKey)));
    assert!(matches!(other.put("amt-1", "b", &b"x"[..]).await, Err(Error::MasterKey)));
}

#[tokio::test]
async fn the_wrapped_key_of_another_owner_is_refused() {
    let (folder, blobs) = fresh();
    blobs.put("amt-1", "a", &b"x"[..]).await.unwrap();
    blobs.put("amt-2", "a", &b"x"[..]).await.unwrap();
    std::fs::copy(folder.path().join("amt-2/key"), folder.path().join("amt-1/key")).unwrap();
    assert!(matches!(open(&folder).get("amt-1", "a").await, Err(Error::MasterKey)));
}

#[tokio::test]
async fn a_sealed_value_opens_only_at_its_place_and_for_its_owner() {
    let (_folder, blobs) = fresh();
    let sealed = blobs.seal("amt-1", "answers/1", b"Schwerin").await.unwrap();
    assert_eq!(blobs.open("amt-1", "answers/1", &sealed).await.unwrap(), b"Schwerin");
    assert!(matches!(blobs.open("amt-1", "answers/2", &sealed).await, Err(Error::Refused)));
    assert!(matches!(blobs.open("amt-9", "answers/1", &sealed).await, Err(Error::NotFound)));
    blobs.seal("amt-2", "answers/1", b"x").await.unwrap();
    assert!(matches!(blobs.open("amt-2", "answers/1", &sealed).await, Err(Error::Refused)));
}

#[tokio::test]
async fn a_sealed_value_does_not_pass_for_an_object() {
    let (folder, blobs) = fresh();
    let sealed = blobs.seal("amt-1", "a", b"x").await.unwrap();
    std::fs::write(folder.path().join("amt-1/a"), sealed).unwrap();
    assert!(matches!(blobs.get("amt-1", "a").await, Err(Error::Refused)));
}

#[tokio::test]
async fn the_same_value_is_sealed_differently_each_time() {
    let (_folder, blobs) = fresh();
    let first = blobs.seal("amt-1", "a", b"x").await.unwrap();
    assert_ne!(first, blobs.seal("amt-1", "a", b"x").await.unwrap());
}

#[tokio::test]
async fn a_sealed_value_has_at_most_one_mebibyte() {
    let (_folder, blobs) = fresh();
    let larger = vec![0; MAX_VALUE_BYTES + 1];
    assert!(matches!(blobs.seal("amt-1", "a", &larger).await, Err(Error::TooLarge { limit: 1_048_576 })));
}

/// Prints the cost; a limit in time would make the test depend on the machine.
#[tokio::test]
async fn sealing_with_a_cached_key_reads_nothing_from_the_store() {
    let (folder, blobs) = fresh();
    let key = blobs.owner_key("amt-1").await.unwrap();
    std::fs::remove_dir_all(folder.path().join("amt-1")).unwrap();
    let start = Instant::now();
    for _ in 0..10_000 {
        let sealed = key.seal("answers/1", &[0; 100]).unwrap();
        key.open("answers/1", &sealed).unwrap();
    }
    eprintln!("seal and open of 100 bytes: {:?}", start.elapsed() / 10_000);
    assert!(blobs.seal("amt-1", "a", b"x").await.is_ok());
}
