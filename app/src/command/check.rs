// SPDX-License-Identifier: EUPL-1.2
//! Checks that anybody can repeat: the whole audit log, and a single receipt without any server.

use super::Voice;
use crate::configuration::Configuration;
use crate::keys;
use anyhow::Context as _;
use audit::{Receipt, VerifyingKey};
use i18n::Argument;
use std::path::Path;
use std::process::ExitCode;
use store::Store;
use transparency_log::Proven;

/// Recomputes every log. Exit code 1 when something diverges.
pub(super) async fn audit(configuration: &Configuration, voice: &Voice) -> anyhow::Result<ExitCode> {
    let store = Store::open(&configuration.location()).await?;
    let file = configuration.log_key.clone().unwrap_or_else(|| configuration.data.join("log.key"));
    let key = keys::log_key(&file)?;
    let report = audit::verify(&store, key.verifying_key()).await?;
    for divergence in &report.divergences {
        voice.say("app-audit-bad", &[("what", Argument::from(divergence.to_string()))]);
    }
    if !report.divergences.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    voice.say(
        "app-audit-good",
        &[
            ("logs", Argument::from(report.logs)),
            ("entries", Argument::from(report.entries)),
            ("checkpoints", Argument::from(report.checkpoints)),
        ],
    );
    Ok(ExitCode::SUCCESS)
}

/// Checks a receipt: the signed promise first, then the proof of inclusion. Exit code 1 when it is refused.
pub(super) fn receipt(
    configuration: &Configuration,
    file: &Path,
    key: Option<&str>,
    voice: &Voice,
) -> anyhow::Result<ExitCode> {
    let key = pinned(configuration, key)?;
    let document = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    match Receipt::from_json(&document).and_then(|receipt| receipt.verify(&key)) {
        Ok(verified) => match verified.proven {
            Proven::Promise => voice.say("app-verify-promise", &[]),
            Proven::Inclusion { index, checkpoint } => voice.say(
                "app-verify-inclusion",
                &[
                    ("index", Argument::from((index + 1).to_string())),
                    ("size", Argument::from(checkpoint.size.to_string())),
                ],
            ),
        },
        Err(error) => {
            voice.say("app-verify-refused", &[("why", Argument::from(error.to_string()))]);
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn pinned(configuration: &Configuration, key: Option<&str>) -> anyhow::Result<VerifyingKey> {
    let default = configuration.data.join("log.pub");
    let text = match key {
        Some(text) if !Path::new(text).is_file() => text.to_owned(),
        Some(file) => std::fs::read_to_string(file)?,
        None => std::fs::read_to_string(&default).with_context(|| {
            format!("{} cannot be read; name the log's public key with --key", default.display())
        })?,
    };
    text.trim().parse().context("this is not the public key of a log")
}
