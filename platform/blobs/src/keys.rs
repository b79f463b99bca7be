// SPDX-License-Identifier: EUPL-1.2
//! The data keys of the owners: made at first use, kept wrapped in the store, cached unwrapped.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use crate::backing::Backing;
use crate::cipher::{self, Cipher, MasterKey, Purpose};
use crate::{Error, MAX_VALUE_BYTES, Result, name};

/// How long an unwrapped key is trusted, in seconds.
pub(crate) const TRUSTED_SECONDS: u64 = 60;

/// Most unwrapped keys held at a time.
const CAPACITY: usize = 4096;

/// Content of the key object of an owner whose key was erased. Its first byte is no version of a
/// sealed key, and its presence keeps a new key from being made by mistake.
const ERASED: &[u8] = b"\0erased";

/// Longest key object read, in bytes.
const KEY_OBJECT_LIMIT: usize = 256;

/// The unwrapped key of one owner. Dies with its cache entry and its last holder; refuses all work
/// once the key was erased in this program.
pub struct OwnerKey {
    owner: String,
    cipher: Cipher,
    erased: AtomicBool,
}

impl std::fmt::Debug for OwnerKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OwnerKey").field("owner", &self.owner).finish_non_exhaustive()
    }
}

impl OwnerKey {
    fn new(owner: &str, key: &[u8; 32]) -> Result<Self> {
        Ok(Self { owner: owner.to_owned(), cipher: Cipher::new(key)?, erased: AtomicBool::new(false) })
    }

    /// Seals a small value for the place `context`; see [`crate::Blobs::seal`].
    ///
    /// # Errors
    /// [`Error::TooLarge`] above [`MAX_VALUE_BYTES`], [`Error::Erased`] or [`Error::Crypto`].
    pub fn seal(&self, context: &str, plain: &[u8]) -> Result<Vec<u8>> {
        if plain.len() > MAX_VALUE_BYTES {
            return Err(Error::TooLarge { limit: MAX_VALUE_BYTES });
        }
        self.encrypt(Purpose::Value, context, plain)
    }

    /// Opens a value sealed for the same owner and `context`.
    ///
    /// # Errors
    /// [`Error::Refused`] or [`Error::Erased`].
    pub fn open(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        self.decrypt(Purpose::Value, context, sealed)
    }

    pub(crate) fn encrypt(&self, purpose: Purpose, name: &str, plain: &[u8]) -> Result<Vec<u8>> {
        self.usable()?;
        self.cipher.seal(purpose, &self.owner, name, plain)
    }

    pub(crate) fn decrypt(&self, purpose: Purpose, name: &str, sealed: &[u8]) -> Result<Vec<u8>> {
        self.usable()?;
        self.cipher.open(purpose, &self.owner, name, sealed)
    }

    fn usable(&self) -> Result<()> {
        if self.erased.load(Ordering::Acquire) { Err(Error::Erased) } else { Ok(()) }
    }
}

struct Entry {
    key: Arc<OwnerKey>,
    since: Instant,
}

/// The cache of unwrapped keys in front of the store.
pub(crate) struct Keys {
    backing: Arc<Backing>,
    master: Cipher,
    cache: Mutex<HashMap<String, Entry>>,
    erasures: AtomicU64,
}

impl Keys {
    pub(crate) fn new(backing: Arc<Backing>, master: &MasterKey) -> Result<Self> {
        let cache = Mutex::new(HashMap::new());
        Ok(Self { backing, master: Cipher::new(&master.0)?, cache, erasures: AtomicU64::new(0) })
    }

    /// The key of `owner`, made when there is none yet.
    pub(crate) async fn get(&self, owner: &str) -> Result<Arc<OwnerKey>> {
        match self.existing(owner).await {
            Err(Error::NotFound) => self.create(owner).await,
            found => found,
        }
    }

    /// The key of `owner`.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub(crate) async fn existing(&self, owner: &str) -> Result<Arc<OwnerKey>> {
        if let Some(key) = self.cached(owner) {
            return Ok(key);
        }
        let erasures = self.erasures.load(Ordering::Acquire);
        let wrapped = self.backing.read(&name::key(owner)?, KEY_OBJECT_LIMIT).await?;
        if wrapped.as_ref() == ERASED {
            self.forget(owner);
            return Err(Error::Erased);
        }
        let plain = self.master.open(Purpose::Key, owner, "", &wrapped).map_err(|_| Error::MasterKey)?;
        let plain = <[u8; 32]>::try_from(plain.as_slice()).map_err(|_| Error::MasterKey)?;
        // Another program may have linked the key a moment ago without having synced the folder yet.
        self.backing.sync_owner(owner).await?;
        self.remember(owner, &plain, erasures)
    }

    /// Makes a key. When another task or program was faster, its key is the owner's key.
    async fn create(&self, owner: &str) -> Result<Arc<OwnerKey>> {
        let erasures = self.erasures.load(Ordering::Acquire);
        let plain = cipher::random_key()?;
        let wrapped = self.master.seal(Purpose::Key, owner, "", &plain)?;
        match self.backing.create(&name::key(owner)?, wrapped).await {
            Ok(()) => self.remember(owner, &plain, erasures),
            Err(Error::AlreadyExists) => self.existing(owner).await,
            Err(other) => Err(other),
        }
    }

    pub(crate) async fn erase(&self, owner: &str) -> Result<()> {
        self.backing.replace(&name::key(owner)?, ERASED.to_vec()).await?;
        self.forget(owner);
        Ok(())
    }

    fn cached(&self, owner: &str) -> Option<Arc<OwnerKey>> {
        let cache = self.cache.lock();
        let entry = cache.get(owner)?;
        let trusted = entry.since.elapsed() < Duration::from_secs(TRUSTED_SECONDS);
        trusted.then(|| Arc::clone(&entry.key))
    }

    /// Caches a key that was read after `erasures` erasures. A key that is already here is kept, since
    /// an owner never gets a second one and its holders must learn of an erasure.
    fn remember(&self, owner: &str, plain: &[u8; 32], erasures: u64) -> Result<Arc<OwnerKey>> {
        let key = Arc::new(OwnerKey::new(owner, plain)?);
        let mut cache = self.cache.lock();
        if let Some(entry) = cache.get_mut(owner) {
            entry.since = Instant::now();
            return Ok(Arc::clone(&entry.key));
        }
        if self.erasures.load(Ordering::Acquire) != erasures {
            return Ok(key);
        }
        if cache.len() >= CAPACITY {
            discard_oldest(&mut cache);
        }
        cache.insert(owner.to_owned(), Entry { key: Arc::clone(&key), since: Instant::now() });
        Ok(key)
    }

    fn forget(&self, owner: &str) {
        let mut cache = self.cache.lock();
        self.erasures.fetch_add(1, Ordering::AcqRel);
        if let Some(entry) = cache.remove(owner) {
            entry.key.erased.store(true, Ordering::Release);
        }
    }

    #[cfg(test)]
    pub(crate) fn cached_count(&self) -> usize {
        self.cache.lock().len()
    }
}

/// Drops the older half, so that a full cache is tidied once in many misses and not at each.
fn discard_oldest(cache: &mut HashMap<String, Entry>) {
    let mut ages: Vec<Instant> = cache.values().map(|entry| entry.since).collect();
    let middle = ages.len() / 2;
    let (_, &mut median, _) = ages.select_nth_unstable(middle);
    cache.retain(|_, entry| entry.since > median);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_cache_of_keys_stays_bounded() {
        let folder = tempfile::tempdir().unwrap();
        let backing = Arc::new(Backing::folder(folder.path()).unwrap());
        let keys = Keys::new(backing, &MasterKey([1; 32])).unwrap();
        for number in 0..CAPACITY + 10 {
            keys.remember(&format!("owner-{number}"), &[2; 32], 0).unwrap();
            assert!(keys.cached_count() <= CAPACITY);
        }
        assert!(keys.cached(&format!("owner-{}", CAPACITY + 9)).is_some());
        assert!(keys.cached("owner-0").is_none());
    }
}
