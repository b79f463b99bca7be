// SPDX-License-Identifier: EUPL-1.2
//! Secrets as Argon2id hashes (RFC 9106) in the PHC string format.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use std::sync::OnceLock;
use tokio::sync::Semaphore;

/// Each hash takes 19 MiB and about 30 ms; more than this many at once would only wait for each other.
static SLOTS: Semaphore = Semaphore::const_new(2);

/// Hashes a secret.
pub(crate) async fn hash(secret: String) -> Result<String, String> {
    run(move || {
        Argon2::default()
            .hash_password(secret.as_bytes())
            .map(|hash| hash.to_string())
            .map_err(|e| e.to_string())
    })
    .await?
}

/// Whether the secret belongs to the hash. Without a hash (no such account) the same work is done and the answer is no.
pub(crate) async fn verify(secret: String, hash: Option<String>) -> Result<bool, String> {
    run(move || {
        let known = hash.is_some();
        let text = hash.unwrap_or_else(|| decoy().to_owned());
        let right = PasswordHash::new(&text)
            .is_ok_and(|parsed| Argon2::default().verify_password(secret.as_bytes(), &parsed).is_ok());
        right && known
    })
    .await
}

/// A hash nobody knows the secret of, so that an unknown login takes as long as a known one.
fn decoy() -> &'static str {
    static DECOY: OnceLock<String> = OnceLock::new();
    DECOY.get_or_init(|| {
        let mut random = [0_u8; 32];
        // Without random numbers the decoy is a fixed secret; it still answers no.
        let _ = aws_lc_rs::rand::fill(&mut random);
        Argon2::default().hash_password(&random).map(|hash| hash.to_string()).unwrap_or_default()
    })
}

async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    let _slot = SLOTS.acquire().await.map_err(|error| error.to_string())?;
    tokio::task::spawn_blocking(work).await.map_err(|error| error.to_string())
}
