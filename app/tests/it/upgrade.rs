// SPDX-License-Identifier: EUPL-1.2
//! Every landing upgrades the database that the one before it left (`cargo xtask fixture`), on both engines.

use audit::VerifyingKey;
use foundation::Clock as _;
use kontor::wiring;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use store::{Location, Store};
use testkit::skipped;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/landing")
}

fn key(name: &str) -> VerifyingKey {
    std::fs::read_to_string(fixtures().join(name)).unwrap().trim().parse().unwrap()
}

fn unpacked(name: &str) -> Vec<u8> {
    let output = Command::new("gzip").arg("-dc").arg(fixtures().join(name)).output().unwrap();
    assert!(output.status.success(), "gzip: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The upgraded database still holds its people, cases and an unbroken log.
async fn check(location: &Location, key: &VerifyingKey) {
    let store = Store::open(location).await.unwrap();
    store.migrate(&wiring::migrations()).await.unwrap();
    assert_eq!(store.migrate(&wiring::migrations()).await.unwrap(), 0, "an upgrade is done once");
    let report = audit::verify(&store, key).await.unwrap();
    assert_eq!(report.divergences, []);
    assert!(report.entries > 200, "{report:?}");
    let now = testkit::clock().now();
    let signed_in = identity::sign_in(&store, "anja.moellendahl", demo::SECRET, None, now).await;
    assert!(signed_in.is_ok());
}

#[tokio::test]
async fn the_embedded_database_of_the_last_landing_is_upgraded() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(Store::embedded_file(folder.path()), unpacked("kontor.sqlite.gz")).unwrap();
    check(&Location::Embedded(folder.path().to_owned()), &key("sqlite.pub")).await;
}

#[tokio::test]
async fn the_postgres_database_of_the_last_landing_is_upgraded() {
    let name = "the_postgres_database_of_the_last_landing_is_upgraded";
    let Ok(server) = std::env::var("KONTOR_TEST_POSTGRES") else {
        return skipped(name, "KONTOR_TEST_POSTGRES names no server");
    };
    let url = store::scratch::create(&server).await.unwrap();
    let mut psql = Command::new("psql");
    psql.args(["--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1"])
        .arg(&url)
        .env("PGOPTIONS", "-c kontor.owner=*");
    let mut child = psql.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let dump = unpacked("kontor.postgres.sql.gz");
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut input, &dump));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    check(&Location::Postgres(url), &key("postgres.pub")).await;
}
