// SPDX-License-Identifier: EUPL-1.2
//! Keys that lie outside the database: the signing key of the audit log and the master key of the blobs.

use anyhow::{Context as _, bail};
use audit::SigningKey;
use blobs::MasterKey;
use std::fs::OpenOptions;
use std::io::{Read as _, Write as _};
use std::path::Path;

/// Name of the log in signatures.
const LOG_NAME: &str = "kontor-log";

/// Reads the log key, or makes it at the first start. The public half is written beside it, to be pinned elsewhere.
///
/// # Errors
/// When the file cannot be read, made or understood.
pub fn log_key(file: &Path) -> anyhow::Result<SigningKey> {
    if let Some(text) = read(file)? {
        return SigningKey::from_text(text.trim())
            .with_context(|| format!("{} is not a log key", file.display()));
    }
    let key = SigningKey::generate(LOG_NAME)?;
    write_once(file, &key.to_text()?)?;
    write_once(&file.with_extension("pub"), &key.verifying_key().to_string())?;
    Ok(key)
}

/// Reads the master key, or makes it at the first start.
///
/// # Errors
/// When the file cannot be read, made or understood.
pub fn master_key(file: &Path) -> anyhow::Result<MasterKey> {
    if let Some(text) = read(file)? {
        let mut key = [0_u8; 32];
        hex::decode_to_slice(text.trim(), &mut key)
            .with_context(|| format!("{} is not a master key", file.display()))?;
        return Ok(MasterKey(key));
    }
    let mut key = [0_u8; 32];
    if aws_lc_rs::rand::fill(&mut key).is_err() {
        bail!("the system has no random numbers for a master key");
    }
    write_once(file, &hex::encode(key))?;
    Ok(MasterKey(key))
}

fn read(file: &Path) -> anyhow::Result<Option<String>> {
    match std::fs::File::open(file) {
        Ok(mut opened) => {
            let mut text = String::new();
            opened.read_to_string(&mut text).with_context(|| format!("{} cannot be read", file.display()))?;
            Ok(Some(text))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be opened", file.display())),
    }
}

/// Writes a new file that only its owner may read; an existing one is left alone and is an error.
fn write_once(file: &Path, text: &str) -> anyhow::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    let mut opened = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .with_context(|| format!("{} cannot be made", file.display()))?;
    opened.write_all(text.as_bytes())?;
    opened.write_all(b"\n")?;
    opened.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_once_and_only_their_owner_may_read_them() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys/log.key");
        let first = log_key(&file).unwrap();
        assert_eq!(log_key(&file).unwrap().verifying_key().to_string(), first.verifying_key().to_string());
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let master = folder.path().join("keys/master.key");
        assert_eq!(master_key(&master).unwrap().0, master_key(&master).unwrap().0);
        std::fs::write(&master, "short").unwrap();
        assert!(master_key(&master).is_err());
    }
}
