// SPDX-License-Identifier: EUPL-1.2
//! The way to a mail server (RFC 5321), and what its answers mean for the job.

use jobs::JobError;
use lettre::message::Mailbox;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};
use std::error::Error as _;
use std::time::Duration;

/// How the connection to the server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// Not at all: only for a server on the same machine or a protected network.
    None,
    /// By STARTTLS, which must succeed (RFC 3207).
    StartTls,
    /// From the first byte (RFC 8314, section 3.3).
    Implicit,
}

/// Where mail is handed over.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpSettings {
    /// Name of the server.
    pub host: String,
    /// Port: usually 25 without protection, 587 with STARTTLS, 465 with TLS from the start.
    pub port: u16,
    /// Protection of the connection.
    pub tls: Tls,
    /// Account at the server; none when it knows this machine.
    #[serde(default)]
    pub user: Option<String>,
    /// Secret of that account.
    #[serde(default)]
    pub password: Option<String>,
    /// The sender, `Name <address>` or an address.
    pub from: String,
}

impl std::fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .finish_non_exhaustive()
    }
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The sender is not an address, or its domain has letters beyond ASCII.
    #[error("`from` is not a mail address with an ASCII domain")]
    From,
    /// A user without password or the other way round.
    #[error("`user` and `password` belong together")]
    HalfCredentials,
    /// The password would travel in clear text.
    #[error("a password needs `tls = \"starttls\"` or `tls = \"implicit\"`")]
    PasswordInTheClear,
    /// TLS cannot be set up for this host name.
    #[error("TLS cannot be set up: {0}")]
    Tls(String),
}

/// A mail server, ready to be spoken to.
#[derive(Clone, Debug)]
pub(crate) struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    pub(crate) from: Mailbox,
    time_out: Duration,
}

impl Smtp {
    pub(crate) fn new(settings: SmtpSettings, time_out: Duration) -> Result<Self, SettingsError> {
        type Transport = AsyncSmtpTransport<Tokio1Executor>;
        let from: Mailbox = settings.from.parse().map_err(|_| SettingsError::From)?;
        if !from.email.domain().is_ascii() {
            return Err(SettingsError::From);
        }
        let host = settings.host.as_str();
        let unusable = |error: Error| SettingsError::Tls(error.to_string());
        let mut builder = match settings.tls {
            Tls::None => Transport::builder_dangerous(host),
            Tls::StartTls => Transport::starttls_relay(host).map_err(unusable)?,
            Tls::Implicit => Transport::relay(host).map_err(unusable)?,
        };
        builder = match (settings.user, settings.password) {
            (None, None) => builder,
            (Some(_), Some(_)) if settings.tls == Tls::None => return Err(SettingsError::PasswordInTheClear),
            (Some(user), Some(password)) => builder.credentials(Credentials::new(user, password)),
            _ => return Err(SettingsError::HalfCredentials),
        };
        let hello = ClientId::Domain(from.email.domain().to_owned());
        let transport = builder.port(settings.port).hello_name(hello).timeout(Some(time_out)).build();
        Ok(Self { transport, from, time_out })
    }

    pub(crate) async fn deliver(&self, message: Message) -> Result<(), JobError> {
        // The library limits only the opening of the connection, so the whole conversation is limited here.
        match tokio::time::timeout(self.time_out, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(judge(&error)),
            Err(_) => Err(JobError::Again("the mail server took too long".to_owned())),
        }
    }
}

/// Answers about the sign-in (RFC 4954, section 6): they refuse this installation, not this mail.
const SIGN_IN: [u16; 4] = [530, 534, 535, 538];

/// A permanent refusal (5yz) ends the job; everything else is tried again. The server's own words are left out, because they
/// usually repeat the address.
fn judge(error: &Error) -> JobError {
    let Some(status) = error.status().map(u16::from) else {
        return JobError::Again(fault(error).to_owned());
    };
    let said = match enhanced(error) {
        Some(enhanced) => format!("the mail server answered {status} {enhanced}"),
        None => format!("the mail server answered {status}"),
    };
    match error.is_permanent() && !SIGN_IN.contains(&status) {
        true => JobError::Never(said),
        false => JobError::Again(said),
    }
}

fn fault(error: &Error) -> &'static str {
    if error.is_timeout() {
        "the mail server took too long"
    } else if error.is_tls() {
        "the connection to the mail server could not be protected"
    } else if error.is_response() {
        "the mail server said something unknown"
    } else if error.is_client() {
        "the mail server lacks something this mail needs"
    } else {
        "the mail server cannot be reached"
    }
}

/// The enhanced status code, such as `5.1.1`, at the start of the server's answer (RFC 3463).
fn enhanced(error: &Error) -> Option<String> {
    let answer = error.source()?.to_string();
    let word = answer.split_whitespace().next()?;
    let parts: Vec<_> = word.split('.').collect();
    let digits = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (parts.len() == 3 && parts.iter().all(digits)).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> SmtpSettings {
        SmtpSettings {
            host: "mail.example".to_owned(),
            port: 587,
            tls: Tls::StartTls,
            user: Some("kontor".to_owned()),
            password: Some("a-secret".to_owned()),
            from: "Stadt Muster <post@stadt.example>".to_owned(),
        }
    }

    fn refused(settings: SmtpSettings) -> SettingsError {
        Smtp::new(settings, Duration::from_secs(1)).unwrap_err()
    }

    #[test]
    fn a_password_never_travels_in_clear_text() {
        assert!(Smtp::new(settings(), Duration::from_secs(1)).is_ok());
        assert!(Smtp::new(SmtpSettings { tls: Tls::Implicit, ..settings() }, Duration::from_secs(1)).is_ok());
        let clear = SmtpSettings { tls: Tls::None, ..settings() };
        assert!(matches!(refused(clear), SettingsError::PasswordInTheClear));
    }

    #[test]
    fn settings_that_cannot_work_are_refused_at_the_start() {
        let half = SmtpSettings { password: None, ..settings() };
        assert!(matches!(refused(half), SettingsError::HalfCredentials));
        let nobody = SmtpSettings { from: "nobody".to_owned(), ..settings() };
        assert!(matches!(refused(nobody), SettingsError::From));
    }

    #[test]
    fn the_password_is_not_shown() {
        let made = Smtp::new(settings(), Duration::from_secs(1)).unwrap();
        assert!(!format!("{:?} {made:?}", settings()).contains("a-secret"));
    }
}
