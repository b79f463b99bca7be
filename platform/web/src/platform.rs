// SPDX-License-Identifier: EUPL-1.2
//! What every handler and job has at hand.

use crate::module::Navigation;
use crate::page::Texts;
use crate::route::RouteTable;
use audit::{AccessLog, SigningKey};
use blobs::Blobs;
use foundation::{Clock, OwnerId, Policy, Problem, Translated};
use futures_util::future::BoxFuture;
use i18n::{Argument, Catalog};
use mail::Mailer;
use search::Index;
use std::net::IpAddr;
use std::sync::Arc;
use store::Store;

/// How the installation is set up, as far as pages must know.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address under which residents reach the portal, for example `https://portal.example.org`.
    pub public_origin: String,
    /// Whether cookies carry `Secure` and the `__Host-` prefix: always, except on plain loopback.
    pub secure_cookies: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether this is the sample Land: sample people are listed, mails are captured, letters carry MUSTER.
    pub sample: bool,
    /// Name of the operator, for the imprint.
    pub operator: String,
    /// Largest upload in bytes.
    pub upload_limit: usize,
    /// Attempts per minute and address for sign-in and codes.
    pub attempts_per_minute: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_origin: "http://127.0.0.1:8115".to_owned(),
            secure_cookies: false,
            trusted_proxies: Vec::new(),
            sample: false,
            operator: "Kontor".to_owned(),
            upload_limit: 20 * 1024 * 1024,
            attempts_per_minute: 20,
        }
    }
}

/// Names of authorities, as they are found.
pub type Names = BoxFuture<'static, Result<Vec<(OwnerId, Translated)>, Problem>>;

/// Finds the names of authorities, which a module above this crate knows.
pub type AuthorityNames = fn(Store, Vec<OwnerId>) -> Names;

/// Finds no names; for houses without directory.
#[must_use]
pub fn nameless(_: Store, _: Vec<OwnerId>) -> Names {
    Box::pin(async { Ok(Vec::new()) })
}

/// Everything a request or job needs from the house.
pub struct Platform {
    /// The database.
    pub store: Store,
    /// The injected clock.
    pub clock: Arc<dyn Clock>,
    /// Files and sealed values.
    pub blobs: Blobs,
    /// The search index of this node.
    pub search: Index,
    /// Texts of all modules.
    pub texts: Arc<TextCatalog>,
    /// Who may do what.
    pub policy: Policy,
    /// The key of the audit log.
    pub log_key: Arc<SigningKey>,
    /// Reads of protected content.
    pub access_log: AccessLog,
    /// Mail.
    pub mailer: Mailer,
    /// Addresses by route name.
    pub routes: Arc<RouteTable>,
    /// Main navigation.
    pub navigation: Vec<Navigation>,
    /// Names of the authorities between which people can switch.
    pub authority_names: AuthorityNames,
    /// Set-up.
    pub settings: Settings,
    /// Attempt counters.
    pub limits: crate::limit::Limits,
}

impl std::fmt::Debug for Platform {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Platform").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// The Fluent catalogue as pages see it.
pub struct TextCatalog(pub Catalog);

impl std::fmt::Debug for TextCatalog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TextCatalog")
    }
}

impl Texts for TextCatalog {
    fn text(&self, locale: &str, key: &str) -> String {
        self.0.text(locale, key)
    }

    fn format(&self, locale: &str, key: &str, arguments: &[(&str, String)]) -> String {
        let arguments: Vec<(&str, Argument)> =
            arguments.iter().map(|(name, value)| (*name, argument(value))).collect();
        self.0.format(locale, key, &arguments)
    }
}

/// A value as an argument: a plain number counts as a number, so that texts can tell one from many.
fn argument(value: &str) -> Argument {
    match value.parse::<i64>() {
        Ok(number) if number.to_string() == value => Argument::from(number),
        _ => Argument::from(value.to_owned()),
    }
}
