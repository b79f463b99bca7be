// SPDX-License-Identifier: EUPL-1.2
//! Encrypted objects of an owner, in a folder or in an S3 bucket.
//!
//! Every owner (an authority, or a resident) has one random data key, wrapped by a master key that
//! the caller holds outside of the store. Objects lie under `owner/id`, are written once and never
//! overwritten, and cannot be read under another name. The same data key seals small values which
//! the database keeps. Erasing the data key makes everything sealed with it unreadable.
//!
//! Nothing in this crate logs a key, a name or a content.

mod backing;
mod cipher;
mod error;
mod keys;
mod name;

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;

use backing::Backing;
pub use backing::S3Settings;
pub use cipher::MasterKey;
use cipher::Purpose;
pub use error::{Error, Result};
use keys::Keys;
pub use keys::OwnerKey;

/// Largest plain object in bytes (50 MiB).
pub const MAX_OBJECT_BYTES: usize = 50 * 1024 * 1024;

/// Largest plain value in bytes that [`Blobs::seal`] accepts (1 MiB).
pub const MAX_VALUE_BYTES: usize = 1024 * 1024;

/// From this size in bytes on, hashing and encryption leave the asynchronous threads.
const BLOCKING_FROM_BYTES: usize = 128 * 1024;

/// What is known about an object after it was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// SHA-256 of the plain bytes, 64 lower-case hexadecimal digits.
    pub digest_sha256: String,
    /// Number of plain bytes.
    pub size: u64,
}

/// The encrypted object store. Cheap to clone; all clones share one cache of keys.
#[derive(Clone)]
pub struct Blobs {
    backing: Arc<Backing>,
    keys: Arc<Keys>,
}

impl std::fmt::Debug for Blobs {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Blobs").field("backing", &self.backing).finish_non_exhaustive()
    }
}

impl Blobs {
    /// Opens a store in the folder `path`, which is created (mode 0700) when it is missing.
    ///
    /// # Errors
    /// [`Error::Store`] when the folder cannot be created or opened.
    pub fn folder(path: impl AsRef<Path>, master: MasterKey) -> Result<Self> {
        Self::with(Backing::folder(path.as_ref())?, &master)
    }

    /// Opens a store in an S3 bucket, which must exist and support conditional writes
    /// (`If-None-Match: *`). No request is made yet.
    ///
    /// # Errors
    /// [`Error::Store`] when the settings are contradictory.
    pub fn s3(settings: S3Settings, master: MasterKey) -> Result<Self> {
        Self::with(Backing::s3(settings)?, &master)
    }

    fn with(backing: Backing, master: &MasterKey) -> Result<Self> {
        let backing = Arc::new(backing);
        Ok(Self { keys: Arc::new(Keys::new(Arc::clone(&backing), master)?), backing })
    }

    /// Stores `bytes` as `owner/id`; returns after they are durable. An existing object is never
    /// overwritten.
    ///
    /// # Errors
    /// [`Error::AlreadyExists`], [`Error::Name`], [`Error::TooLarge`], [`Error::Erased`],
    /// [`Error::MasterKey`] or [`Error::Store`].
    pub async fn put(&self, owner: &str, id: &str, bytes: impl Into<Bytes> + Send) -> Result<Stored> {
        let (bytes, path) = (bytes.into(), name::object(owner, id)?);
        if bytes.len() > MAX_OBJECT_BYTES {
            return Err(Error::TooLarge { limit: MAX_OBJECT_BYTES });
        }
        let (key, id) = (self.keys.get(owner).await?, id.to_owned());
        let (stored, sealed) = heavy(bytes.len(), move || {
            let stored =
                Stored { digest_sha256: cipher::digest_hex(&bytes), size: u64::try_from(bytes.len())? };
            Ok((stored, key.encrypt(Purpose::Object, &id, &bytes)?))
        })
        .await?;
        self.backing.create(&path, sealed).await?;
        Ok(stored)
    }

    /// Reads the plain bytes of `owner/id`.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such object, [`Error::Refused`] when it was changed or
    /// moved, else as [`Blobs::put`].
    pub async fn get(&self, owner: &str, id: &str) -> Result<Vec<u8>> {
        let path = name::object(owner, id)?;
        let sealed = self.backing.read(&path, cipher::sealed_length(MAX_OBJECT_BYTES)).await?;
        let key = self.keys.existing(owner).await?;
        let id = id.to_owned();
        heavy(sealed.len(), move || key.decrypt(Purpose::Object, &id, &sealed)).await
    }

    /// Deletes `owner/id`; deleting an object that does not exist is no error. The object is gone
    /// durably when this returns.
    ///
    /// # Errors
    /// [`Error::Name`] or [`Error::Store`].
    pub async fn delete(&self, owner: &str, id: &str) -> Result<()> {
        self.backing.delete(&name::object(owner, id)?).await
    }

    /// Destroys the data key of `owner` for good: its objects and sealed values can never be read
    /// again and nothing new can be sealed for it. Other running programs notice within
    /// [`Blobs::KEY_CACHE_SECONDS`]. In a bucket with object versions the old key remains as a
    /// version; such buckets need a rule that deletes old versions of `*/key` at once.
    ///
    /// # Errors
    /// [`Error::Name`] or [`Error::Store`].
    pub async fn erase_owner_key(&self, owner: &str) -> Result<()> {
        self.keys.erase(owner).await
    }

    /// The key of `owner` for sealing and opening many small values without waiting in between,
    /// for example inside a database transaction. Created at the owner's first use. Fetch it anew
    /// for each command instead of keeping it: a kept one does not notice an erasure by another
    /// running program.
    ///
    /// # Errors
    /// [`Error::Name`], [`Error::Erased`], [`Error::MasterKey`] or [`Error::Store`].
    pub async fn owner_key(&self, owner: &str) -> Result<Arc<OwnerKey>> {
        self.keys.get(owner).await
    }

    /// Seals a small value for the database. `context` names its place (for example
    /// `cases.answers/0190…`); only the same owner and context open it again.
    ///
    /// # Errors
    /// [`Error::TooLarge`] above [`MAX_VALUE_BYTES`], else as [`Blobs::owner_key`].
    pub async fn seal(&self, owner: &str, context: &str, plain: &[u8]) -> Result<Vec<u8>> {
        self.keys.get(owner).await?.seal(context, plain)
    }

    /// Opens what [`Blobs::seal`] returned.
    ///
    /// # Errors
    /// [`Error::Refused`] when the value was changed or belongs elsewhere, [`Error::NotFound`] when the owner
    /// has no key, else as [`Blobs::owner_key`].
    pub async fn open(&self, owner: &str, context: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        self.keys.existing(owner).await?.open(context, sealed)
    }

    /// How long an unwrapped key is trusted, in seconds, before the stored one is looked at again.
    pub const KEY_CACHE_SECONDS: u64 = keys::TRUSTED_SECONDS;
}

/// Runs `work` here when it is short and on a blocking thread when `size` bytes make it long.
async fn heavy<T: Send + 'static>(
    size: usize,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    if size < BLOCKING_FROM_BYTES {
        return work();
    }
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Interrupted)?
}
