// SPDX-License-Identifier: EUPL-1.2
//! Objects in an S3 bucket. Runs when `KONTOR_S3_TEST` gives the endpoint of a test server such as
//! `http://127.0.0.1:5000` that accepts any credentials.

use std::io::{Read as _, Write as _};

use blobs::{Blobs, Error, MasterKey, S3Settings};

const BUCKET: &str = "kontor-test";

/// The endpoint, or a line for the counter of skipped tests.
fn endpoint(test: &str) -> Option<String> {
    let endpoint = std::env::var("KONTOR_S3_TEST").ok().filter(|text| !text.is_empty());
    if endpoint.is_none() {
        eprintln!("skipped: {test}: KONTOR_S3_TEST is not set");
    }
    endpoint
}

/// Makes the bucket by a bare request; test servers ask for no signature.
fn make_bucket(endpoint: &str) {
    let host = endpoint.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    write!(
        stream,
        "PUT /{BUCKET} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    stream.read_to_end(&mut Vec::new()).unwrap();
}

fn open(endpoint: &str) -> Blobs {
    let settings = S3Settings {
        endpoint: endpoint.to_owned(),
        bucket: BUCKET.to_owned(),
        region: "us-east-1".to_owned(),
        access_key: "test".to_owned(),
        secret_key: "secret-of-the-test".to_owned(),
        allow_http: true,
    };
    assert!(!format!("{settings:?}").contains("secret-of-the-test"));
    Blobs::s3(settings, MasterKey([1; 32])).unwrap()
}

#[tokio::test]
async fn a_bucket_keeps_the_rules_of_the_folder() {
    let Some(endpoint) = endpoint("a_bucket_keeps_the_rules_of_the_folder") else { return };
    make_bucket(&endpoint);
    let blobs = open(&endpoint);
    let moment = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let owner = format!("amt-{}", moment.as_micros());

    assert!(matches!(blobs.get(&owner, "a").await, Err(Error::NotFound)));
    assert_eq!(blobs.put(&owner, "a", &b"first"[..]).await.unwrap().size, 5);
    assert!(matches!(blobs.put(&owner, "a", &b"second"[..]).await, Err(Error::AlreadyExists)));
    assert_eq!(open(&endpoint).get(&owner, "a").await.unwrap(), b"first");

    let sealed = blobs.seal(&owner, "place", b"x").await.unwrap();
    assert_eq!(open(&endpoint).open(&owner, "place", &sealed).await.unwrap(), b"x");

    blobs.delete(&owner, "a").await.unwrap();
    blobs.delete(&owner, "a").await.unwrap();
    assert!(matches!(blobs.get(&owner, "a").await, Err(Error::NotFound)));

    blobs.erase_owner_key(&owner).await.unwrap();
    assert!(matches!(open(&endpoint).open(&owner, "place", &sealed).await, Err(Error::Erased)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_first_use_in_a_bucket_gives_one_key() {
    let Some(endpoint) = endpoint("concurrent_first_use_in_a_bucket_gives_one_key") else { return };
    make_bucket(&endpoint);
    let moment = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let owner = format!("race-{}", moment.as_micros());
    let tasks: Vec<_> = (0..8_u8)
        .map(|number| {
            let (blobs, owner) = (open(&endpoint), owner.clone());
            tokio::spawn(async move { blobs.seal(&owner, "place", &[number]).await.unwrap() })
        })
        .collect();
    for (number, task) in (0..8_u8).zip(tasks) {
        let sealed = task.await.unwrap();
        assert_eq!(open(&endpoint).open(&owner, "place", &sealed).await.unwrap(), [number]);
    }
}
