// SPDX-License-Identifier: EUPL-1.2
//! Replacing one's own secret.

use crate::code::Code;
use crate::commands::fresh_session;
use crate::model::{Account, AccountId, AccountKind};
use crate::{AccountResource, ChangeSecret, secret, store};
use ::store::{Reach, Store, Tx};
use audit::Entry;
use foundation::policy::{Permit, authorise};
use foundation::{Actor, FieldErrors, Message, Policy, Problem, Timestamp};
use std::ops::RangeInclusive;

/// How many characters a secret may have; nothing else is demanded of it (NIST SP 800-63B, section 5.1.1.2).
pub const SECRET_LENGTH: RangeInclusive<usize> = 12..=200;

/// The present secret and the one to come, both in clear text.
#[derive(Clone, Copy)]
pub struct SecretChange<'a> {
    /// The present secret.
    pub current: &'a str,
    /// The secret to come.
    pub new: &'a str,
}

impl std::fmt::Debug for SecretChange<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretChange(…)")
    }
}

impl SecretChange<'_> {
    /// What is wrong with the new secret by itself.
    fn check(&self, account: &Account) -> FieldErrors {
        let mut errors = FieldErrors::default();
        if !SECRET_LENGTH.contains(&self.new.chars().count()) {
            errors.add("secret", Message::new("identity-secret-length"));
        } else if self.new == self.current {
            errors.add("secret", Message::new("identity-secret-same"));
        } else if self.new.trim().eq_ignore_ascii_case(&account.login) {
            errors.add("secret", Message::new("identity-secret-login"));
        }
        errors
    }
}

/// Replaces the secret of an account by somebody who knows the present one. Every session of the account ends; a new one begins, whose
/// code is returned.
///
/// # Errors
/// [`Problem::Invalid`] at `current` for a wrong present secret and at `secret` for a new one that cannot be taken;
/// [`Problem::NotFound`] for an account that is disabled or, as one of staff, has no role.
pub async fn change_secret(
    database: &Store,
    policy: &Policy,
    id: AccountId,
    change: SecretChange<'_>,
    now: Timestamp,
) -> Result<Code, Problem> {
    let mut tx = database.read(Reach::Everyone).await?;
    let (account, hash) = store::load_secret(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    let permit = permit(&mut tx, policy, &account, now).await?;
    drop(tx);
    let right = secret::verify(change.current.to_owned(), Some(hash)).await;
    if account.disabled {
        return Err(Problem::NotFound);
    }
    let mut errors = change.check(&account);
    if !right.map_err(|error| Problem::internal(error.as_str()))? {
        errors.0.insert(0, ("current".to_owned(), Message::new("identity-secret-wrong")));
    }
    errors.into_result()?;
    let hash =
        secret::hash(change.new.to_owned()).await.map_err(|error| Problem::internal(error.as_str()))?;
    let mut tx = database.write(Reach::Everyone).await?;
    store::set_secret(&mut tx, id, &hash).await?;
    store::trim_sessions(&mut tx, id, 0).await?;
    let code = fresh_session(&mut tx, &account, now).await?;
    audit::record(&mut tx, &permit, Entry::about("account", id).with("secret", "changed"), now)?;
    tx.commit().await?;
    Ok(code)
}

/// Staff act at the first authority where they have a role, also while a first secret keeps them from everything else.
async fn permit(
    tx: &mut Tx,
    policy: &Policy,
    account: &Account,
    now: Timestamp,
) -> Result<Permit<ChangeSecret, AccountResource>, Problem> {
    if account.kind != AccountKind::Staff {
        let owner = account.id.owner();
        return authorise(policy, &Actor::Resident { account: owner }, owner);
    }
    let bindings = store::bindings_of(tx, account.id, now.date()).await?;
    let authority = bindings.first().map(|binding| binding.authority).ok_or(Problem::NotFound)?;
    authorise(policy, &Actor::Staff { account: account.id.uuid(), bindings }, authority)
}
