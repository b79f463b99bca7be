// SPDX-License-Identifier: EUPL-1.2
//! Objects in a folder.

use blobs::{Error, MAX_OBJECT_BYTES};

use crate::{fresh, open};

#[tokio::test]
async fn an_object_comes_back_with_digest_and_size_of_the_plain_bytes() {
    let (folder, blobs) = fresh();
    let stored = blobs.put("amt-1", "a", &b"abc"[..]).await.unwrap();
    assert_eq!(stored.digest_sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(stored.size, 3);
    assert_eq!(blobs.get("amt-1", "a").await.unwrap(), b"abc");
    assert_eq!(open(&folder).get("amt-1", "a").await.unwrap(), b"abc");
}

#[tokio::test]
async fn an_existing_object_is_never_overwritten() {
    let (_folder, blobs) = fresh();
    blobs.put("amt-1", "a", &b"first"[..]).await.unwrap();
    assert!(matches!(blobs.put("amt-1", "a", &b"second"[..]).await, Err(Error::AlreadyExists)));
    assert_eq!(blobs.get("amt-1", "a").await.unwrap(), b"first");
}

#[tokio::test]
async fn the_folder_holds_no_plain_text() {
    let (folder, blobs) = fresh();
    blobs.put("amt-1", "a", &b"Ein Hund namens Bello"[..]).await.unwrap();
    let written = std::fs::read(folder.path().join("amt-1/a")).unwrap();
    assert_eq!(written.len(), 21 + 41);
    assert!(!written.windows(5).any(|window| window == b"Bello"));
}

#[tokio::test]
async fn each_flipped_byte_of_an_object_is_refused() {
    let (folder, blobs) = fresh();
    blobs.put("amt-1", "a", &b"Bescheid"[..]).await.unwrap();
    let path = folder.path().join("amt-1/a");
    let written = std::fs::read(&path).unwrap();
    for position in 0..written.len() {
        let mut changed = written.clone();
        changed[position] ^= 1;
        std::fs::write(&path, &changed).unwrap();
        assert!(matches!(blobs.get("amt-1", "a").await, Err(Error::Refused)), "byte {position}");
    }
    std::fs::write(&path, b"").unwrap();
    assert!(matches!(blobs.get("amt-1", "a").await, Err(Error::Refused)));
}

#[tokio::test]
async fn swapped_objects_are_refused() {
    let (folder, blobs) = fresh();
    for (owner, id) in [("amt-1", "a"), ("amt-1", "b"), ("amt-2", "a")] {
        blobs.put(owner, id, &b"text"[..]).await.unwrap();
    }
    for foreign in ["amt-1/b", "amt-2/a"] {
        std::fs::copy(folder.path().join(foreign), folder.path().join("amt-1/a")).unwrap();
        assert!(matches!(blobs.get("amt-1", "a").await, Err(Error::Refused)), "{foreign}");
    }
}

#[tokio::test]
async fn names_that_could_leave_the_folder_are_refused() {
    let (folder, blobs) = fresh();
    let long = "a".repeat(65);
    for name in
        ["", ".", "..", "../x", "a/b", "a\\b", "a\0", "ä", "a b", "%2e%2e", "a#1", "key", "KEY", &long]
    {
        assert!(matches!(blobs.put("amt-1", name, &b"x"[..]).await, Err(Error::Name)), "put {name:?}");
        assert!(matches!(blobs.get("amt-1", name).await, Err(Error::Name)), "get {name:?}");
        assert!(matches!(blobs.delete("amt-1", name).await, Err(Error::Name)), "delete {name:?}");
    }
    for owner in ["", "..", "../x", "a/b", "a\0", "ä", &long] {
        assert!(matches!(blobs.put(owner, "a", &b"x"[..]).await, Err(Error::Name)), "owner {owner:?}");
        assert!(matches!(blobs.seal(owner, "a", b"x").await, Err(Error::Name)), "owner {owner:?}");
        assert!(matches!(blobs.erase_owner_key(owner).await, Err(Error::Name)), "owner {owner:?}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_deleted_object_is_gone_and_deleting_twice_is_no_error() {
    let (_folder, blobs) = fresh();
    assert!(matches!(blobs.get("amt-1", "a").await, Err(Error::NotFound)));
    blobs.delete("amt-1", "a").await.unwrap();
    blobs.put("amt-1", "a", &b"x"[..]).await.unwrap();
    blobs.delete("amt-1", "a").await.unwrap();
    blobs.delete("amt-1", "a").await.unwrap();
    assert!(matches!(blobs.get("amt-1", "a").await, Err(Error::NotFound)));
}

#[tokio::test]
async fn an_object_has_at_most_50_mebibytes() {
    let (_folder, blobs) = fresh();
    let largest = vec![7; MAX_OBJECT_BYTES];
    assert_eq!(blobs.put("amt-1", "a", largest.clone()).await.unwrap().size, 52_428_800);
    assert!(blobs.get("amt-1", "a").await.unwrap() == largest);
    let larger = vec![7; MAX_OBJECT_BYTES + 1];
    assert!(matches!(blobs.put("amt-1", "b", larger).await, Err(Error::TooLarge { limit: 52_428_800 })));
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_folder_is_closed_to_other_accounts() {
    use std::os::unix::fs::PermissionsExt;
    let above = tempfile::tempdir().unwrap();
    let path = above.path().join("deep/objects");
    blobs::Blobs::folder(&path, blobs::MasterKey([1; 32])).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
}
