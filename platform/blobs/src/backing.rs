// SPDX-License-Identifier: EUPL-1.2
//! Where the sealed bytes lie: a folder or an S3 bucket.

use std::path::{Path as FolderPath, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use object_store::aws::{AmazonS3Builder, S3ConditionalPut};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{
    BackoffConfig, ClientOptions, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, RetryConfig,
};

use crate::{Error, Result};

/// Longest time in seconds for all attempts at one request to S3.
const S3_RETRY_SECONDS: u64 = 20;

/// Longest time in seconds for one attempt; 50 MiB fit through a slow line.
const S3_ATTEMPT_SECONDS: u64 = 60;

/// How to reach an S3 bucket.
#[derive(Clone)]
pub struct S3Settings {
    /// Address of the service, for example `https://s3.example.org`.
    pub endpoint: String,
    /// Name of the bucket; addressed as part of the path.
    pub bucket: String,
    /// Region, for example `eu-central-1`.
    pub region: String,
    /// Public part of the credentials.
    pub access_key: String,
    /// Secret part of the credentials; never printed.
    pub secret_key: String,
    /// Permits an endpoint without TLS, for tests.
    pub allow_http: bool,
}

impl std::fmt::Debug for S3Settings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("S3Settings")
            .field("endpoint", &self.endpoint)
            .field("bucket", &self.bucket)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}

/// A folder or bucket. In a folder every change is on disk, with the folder's own entry, before a
/// function returns; S3 promises the same for its answers.
#[derive(Debug)]
pub(crate) struct Backing {
    store: Arc<dyn ObjectStore>,
    folder: Option<PathBuf>,
}

impl Backing {
    pub(crate) fn folder(path: &FolderPath) -> Result<Self> {
        create_private_folder(path)?;
        let store = LocalFileSystem::new_with_prefix(path)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), folder: Some(path.to_path_buf()) })
    }

    pub(crate) fn s3(settings: S3Settings) -> Result<Self> {
        let options = ClientOptions::new()
            .with_timeout(Duration::from_secs(S3_ATTEMPT_SECONDS))
            .with_allow_http(settings.allow_http);
        let retry = RetryConfig {
            backoff: BackoffConfig::default(),
            max_retries: 4,
            retry_timeout: Duration::from_secs(S3_RETRY_SECONDS),
        };
        let store = AmazonS3Builder::new()
            .with_client_options(options)
            .with_endpoint(settings.endpoint)
            .with_bucket_name(settings.bucket)
            .with_region(settings.region)
            .with_access_key_id(settings.access_key)
            .with_secret_access_key(settings.secret_key)
            .with_virtual_hosted_style_request(false)
            .with_conditional_put(S3ConditionalPut::ETagMatch)
            .with_retry(retry)
            .build()?;
        Ok(Self { store: Arc::new(store), folder: None })
    }

    /// Writes a new object; an existing one stays and is reported.
    pub(crate) async fn create(&self, path: &Path, bytes: Vec<u8>) -> Result<()> {
        self.write(path, bytes, PutMode::Create).await
    }

    /// Writes an object in place of what is there.
    pub(crate) async fn replace(&self, path: &Path, bytes: Vec<u8>) -> Result<()> {
        self.write(path, bytes, PutMode::Overwrite).await
    }

    async fn write(&self, path: &Path, bytes: Vec<u8>, mode: PutMode) -> Result<()> {
        let options = PutOptions { mode, ..PutOptions::default() };
        self.store.put_opts(path, PutPayload::from(bytes), options).await?;
        Ok(())
    }

    /// Reads an object of at most `limit` bytes; a longer one was not written here.
    pub(crate) async fn read(&self, path: &Path, limit: usize) -> Result<Bytes> {
        let found = self.store.get(path).await?;
        if usize::try_from(found.meta.size).map_or(true, |size| size > limit) {
            return Err(Error::Refused);
        }
        Ok(found.bytes().await?)
    }

    /// Deletes an object, if it is there.
    pub(crate) async fn delete(&self, path: &Path) -> Result<()> {
        match self.store.delete(path).await.map_err(Error::from) {
            Ok(()) => {}
            Err(Error::NotFound) => return Ok(()),
            Err(other) => return Err(other),
        }
        match path.parts().next() {
            Some(owner) => self.sync_owner(owner.as_ref()).await,
            None => Ok(()),
        }
    }

    /// Brings the entries of the owner's folder and of the folder above it to the disk.
    pub(crate) async fn sync_owner(&self, owner: &str) -> Result<()> {
        let Some(root) = self.folder.clone() else { return Ok(()) };
        let folders = [root.join(owner), root];
        tokio::task::spawn_blocking(move || folders.iter().try_for_each(|folder| sync_folder(folder)))
            .await
            .map_err(|_| Error::Interrupted)?
            .map_err(Error::from)
    }
}

#[cfg(unix)]
fn create_private_folder(path: &FolderPath) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    if path.is_dir() {
        return Ok(());
    }
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    path.parent().filter(|above| !above.as_os_str().is_empty()).map_or(Ok(()), sync_folder)
}

#[cfg(not(unix))]
fn create_private_folder(path: &FolderPath) -> std::io::Result<()> {
    std::fs::create_dir_all(path)
}

#[cfg(unix)]
fn sync_folder(path: &FolderPath) -> std::io::Result<()> {
    std::fs::File::open(path)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &FolderPath) -> std::io::Result<()> {
    Ok(())
}
