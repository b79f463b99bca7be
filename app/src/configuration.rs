// SPDX-License-Identifier: EUPL-1.2
//! Configuration: defaults, then a file, then the environment (`KONTOR_…`). Only this crate reads either.

use anyhow::Context as _;
use figment::Figment;
use figment::providers::{Env, Format as _, Serialized, Toml};
use mail::{SmtpSettings, Transport};
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use store::Location;

/// Everything an operator can set.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Configuration {
    /// Folder for database, blobs, search index and keys.
    pub data: PathBuf,
    /// PostgreSQL connection string; without one the embedded database in the data folder is used.
    pub postgres: Option<String>,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Address under which the public reaches the portal.
    pub public_origin: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// File of the log's signing key; by default `log.key` in the data folder. It should lie on another volume than the database.
    pub log_key: Option<PathBuf>,
    /// File of the master key that wraps the keys of blobs; by default `master.key` in the data folder.
    pub master_key: Option<PathBuf>,
    /// S3 store for blobs; without one they lie in the data folder.
    pub s3: Option<S3>,
    /// SMTP server; without one mails are captured and can be read by the administrator.
    pub smtp: Option<SmtpSettings>,
    /// Name of the operator for the imprint.
    pub operator: String,
    /// Largest upload in bytes.
    pub upload_limit: usize,
    /// Attempts per minute and address for sign-in and codes.
    pub attempts_per_minute: u32,
    /// Worker tasks in this process; 0 for a node that only answers requests and leaves jobs and the order of the log to others.
    pub workers: usize,
    /// Log as JSON lines instead of text.
    pub log_json: bool,
}

/// An S3 store.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3 {
    /// Address of the store.
    pub endpoint: String,
    /// Bucket.
    pub bucket: String,
    /// Region.
    pub region: String,
    /// Access key.
    pub access_key: String,
    /// Secret key.
    pub secret_key: String,
}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data/kontor"),
            postgres: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8115)),
            public_origin: "http://127.0.0.1:8115".to_owned(),
            trusted_proxies: Vec::new(),
            log_key: None,
            master_key: None,
            s3: None,
            smtp: None,
            operator: "Kontor".to_owned(),
            upload_limit: 20 * 1024 * 1024,
            attempts_per_minute: 20,
            workers: 2,
            log_json: false,
        }
    }
}

impl Configuration {
    /// Reads the configuration; `file` overrides the usual `kontor.toml`.
    ///
    /// # Errors
    /// Names the setting that is wrong and where it came from.
    pub fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let file = file.unwrap_or(Path::new("kontor.toml"));
        Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file))
            .merge(Env::prefixed("KONTOR_").only(&SETTINGS).split("__"))
            .extract()
            .context("the configuration cannot be read; correct the setting named here")
    }

    /// Where the rows lie.
    #[must_use]
    pub fn location(&self) -> Location {
        match &self.postgres {
            Some(url) => Location::Postgres(url.clone()),
            None => Location::Embedded(self.data.join("database")),
        }
    }

    /// How mail leaves.
    #[must_use]
    pub fn transport(&self) -> Transport {
        self.smtp.clone().map_or(Transport::Captured, Transport::Smtp)
    }

    /// What pages must know.
    #[must_use]
    pub fn settings(&self, sample: bool) -> web::Settings {
        web::Settings {
            public_origin: self.public_origin.clone(),
            secure_cookies: self.public_origin.starts_with("https://"),
            trusted_proxies: self.trusted_proxies.clone(),
            sample,
            operator: self.operator.clone(),
            upload_limit: self.upload_limit,
            attempts_per_minute: self.attempts_per_minute,
        }
    }
}

/// Settings the environment may set; other variables with the prefix belong to tools.
const SETTINGS: [&str; 12] = [
    "data",
    "postgres",
    "listen",
    "public_origin",
    "log_key",
    "master_key",
    "s3",
    "smtp",
    "operator",
    "upload_limit",
    "attempts_per_minute",
    "workers",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_secure_unless_the_portal_is_plain_loopback() {
        let plain = Configuration::default();
        assert!(!plain.settings(false).secure_cookies);
        let public = Configuration { public_origin: "https://portal.example.org".to_owned(), ..plain };
        assert!(public.settings(false).secure_cookies);
    }
}
