// SPDX-License-Identifier: EUPL-1.2
//! The only SQL about accounts, roles, sessions and locators.

use crate::code::Code;
use crate::model::{Account, AccountId, AccountKind, Located, RoleRow};
use ::store::{Row, StoreError, Tx, params};
use foundation::policy::RoleBinding;
use foundation::{Date, OwnerId, Role, Timestamp, id::Uuid};

pub(crate) async fn insert_account(
    tx: &mut Tx,
    account: &Account,
    secret: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into account (owner, kind, login, display_name, email, secret, disabled, protected, created_at, first_secret, \
         version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
        params![
            account.id.owner(),
            account.kind.as_str(),
            &account.login,
            &account.display_name,
            &account.email,
            secret,
            account.disabled,
            account.protected,
            now,
            account.first_secret
        ],
    )
    .await?;
    Ok(())
}

const ACCOUNT: &str = "select owner, kind, login, display_name, email, disabled, protected, secret, first_secret \
                       from account where owner = $1";

fn account(row: &Row) -> Result<Account, StoreError> {
    let kind: String = row.get(1)?;
    Ok(Account {
        id: row.id(0)?,
        kind: AccountKind::parse(&kind)
            .ok_or_else(|| StoreError::Engine(format!("unknown account kind {kind}")))?,
        login: row.get(2)?,
        display_name: row.get(3)?,
        email: row.get(4)?,
        disabled: row.get(5)?,
        protected: row.get(6)?,
        first_secret: row.get(8)?,
    })
}

pub(crate) async fn load_account(tx: &mut Tx, id: AccountId) -> Result<Option<Account>, StoreError> {
    tx.optional(ACCOUNT, params![id.owner()]).await?.as_ref().map(account).transpose()
}

pub(crate) async fn load_secret(tx: &mut Tx, id: AccountId) -> Result<Option<(Account, String)>, StoreError> {
    let row = tx.optional(ACCOUNT, params![id.owner()]).await?;
    row.map(|row| Ok((account(&row)?, row.get(7)?))).transpose()
}

pub(crate) async fn set_disabled(tx: &mut Tx, id: AccountId, disabled: bool) -> Result<(), StoreError> {
    tx.execute_one(
        "update account set disabled = $2, version = version + 1 where owner = $1",
        params![id.owner(), disabled],
    )
    .await
}

/// Replaces the hash of a secret by one that the person chose.
pub(crate) async fn set_secret(tx: &mut Tx, id: AccountId, hash: &str) -> Result<(), StoreError> {
    tx.execute_one(
        "update account set secret = $2, first_secret = $3, version = version + 1 where owner = $1",
        params![id.owner(), hash, false],
    )
    .await
}

pub(crate) async fn set_protected(tx: &mut Tx, id: AccountId, protected: bool) -> Result<(), StoreError> {
    tx.execute_one(
        "update account set protected = $2, version = version + 1 where owner = $1",
        params![id.owner(), protected],
    )
    .await
}

/// Lets a code of a kind point to an object of an owner. Receipt numbers and other clear codes may be passed as [`Code::typed`].
///
/// # Errors
/// [`StoreError::Duplicate`] when the code already points somewhere.
pub async fn point(
    tx: &mut Tx,
    kind: &'static str,
    code: &Code,
    to: Located,
    expires_at: Option<Timestamp>,
) -> Result<(), StoreError> {
    tx.execute(
        "insert into locator (kind, code, points_to, target, expires_at) values ($1, $2, $3, $4, $5)",
        params![kind, code.hash(), to.0, to.1, expires_at],
    )
    .await?;
    Ok(())
}

/// Where a code of a kind points to, unless it has expired.
///
/// # Errors
/// What the engine says.
pub async fn locate(
    tx: &mut Tx,
    kind: &'static str,
    code: &Code,
    now: Timestamp,
) -> Result<Option<Located>, StoreError> {
    let row = tx
        .optional(
            "select points_to, target from locator where kind = $1 and code = $2 and (expires_at is null or expires_at > $3)",
            params![kind, code.hash(), now],
        )
        .await?;
    row.map(|row| Ok((row.id(0)?, row.get(1)?))).transpose()
}

/// Deletes locators whose time is over.
pub(crate) async fn delete_expired_codes(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    tx.execute("delete from locator where expires_at <= $1", params![now]).await
}

pub(crate) struct SessionRow {
    pub(crate) account: Option<AccountId>,
    pub(crate) visitor: Option<OwnerId>,
    pub(crate) staff: bool,
    pub(crate) created_at: Timestamp,
    pub(crate) seen_at: Timestamp,
    pub(crate) workplace: Option<OwnerId>,
}

pub(crate) async fn insert_session(tx: &mut Tx, code: &[u8], session: &SessionRow) -> Result<(), StoreError> {
    tx.execute(
        "insert into session (code, account, visitor, staff, created_at, seen_at) values ($1, $2, $3, $4, $5, $6)",
        params![
            code,
            session.account.map(AccountId::uuid),
            session.visitor.map(OwnerId::uuid),
            session.staff,
            session.created_at,
            session.seen_at
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn load_session(tx: &mut Tx, code: &[u8]) -> Result<Option<SessionRow>, StoreError> {
    let row = tx
        .optional(
            "select account, visitor, staff, created_at, seen_at, workplace from session where code = $1",
            params![code],
        )
        .await?;
    row.map(|row| {
        Ok(SessionRow {
            account: row.optional_id(0)?,
            visitor: row.optional_id(1)?,
            staff: row.get(2)?,
            created_at: row.get(3)?,
            seen_at: row.get(4)?,
            workplace: row.optional_id(5)?,
        })
    })
    .transpose()
}

pub(crate) async fn set_workplace(tx: &mut Tx, code: &[u8], authority: OwnerId) -> Result<(), StoreError> {
    tx.execute_one("update session set workplace = $2 where code = $1", params![code, authority]).await
}

pub(crate) async fn touch_session(tx: &mut Tx, code: &[u8], now: Timestamp) -> Result<(), StoreError> {
    tx.execute("update session set seen_at = $2 where code = $1", params![code, now]).await?;
    Ok(())
}

pub(crate) async fn delete_session(tx: &mut Tx, code: &[u8]) -> Result<(), StoreError> {
    tx.execute("delete from session where code = $1", params![code]).await?;
    Ok(())
}

/// Ends all sessions of an account but the newest few.
pub(crate) async fn trim_sessions(tx: &mut Tx, account: AccountId, keep: usize) -> Result<(), StoreError> {
    let rows = tx
        .rows(
            "select code from session where account = $1 order by created_at desc, code",
            params![account.uuid()],
        )
        .await?;
    for row in rows.iter().skip(keep) {
        delete_session(tx, &row.get::<Vec<u8>>(0)?).await?;
    }
    Ok(())
}

pub(crate) async fn delete_old_sessions(tx: &mut Tx, seen_before: Timestamp) -> Result<u64, StoreError> {
    tx.execute("delete from session where seen_at < $1", params![seen_before]).await
}

pub(crate) async fn insert_binding(tx: &mut Tx, row: &RoleRow) -> Result<(), StoreError> {
    tx.execute(
        "insert into role_binding (owner, id, account, role, valid_from, valid_until, lent_by, reason) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            row.authority,
            row.id.uuid(),
            row.account.uuid(),
            row.role.as_str(),
            row.valid_from,
            row.valid_until,
            row.lent_by.map(AccountId::uuid),
            &row.reason
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn end_binding(
    tx: &mut Tx,
    authority: OwnerId,
    id: Uuid,
    last_day: Date,
) -> Result<(), StoreError> {
    tx.execute_one(
        "update role_binding set valid_until = $3 where owner = $1 and id = $2",
        params![authority, id, last_day],
    )
    .await
}

/// Whether an account has or had a role of its own at an authority.
pub(crate) async fn has_worked_at(
    tx: &mut Tx,
    authority: OwnerId,
    account: AccountId,
) -> Result<bool, StoreError> {
    let row = tx
        .optional(
            "select 1 from role_binding where owner = $1 and account = $2 and lent_by is null limit 1",
            params![authority, account.uuid()],
        )
        .await?;
    Ok(row.is_some())
}

/// The roles of an account that hold on a day, at all authorities.
pub(crate) async fn bindings_of(
    tx: &mut Tx,
    account: AccountId,
    day: Date,
) -> Result<Vec<RoleBinding>, StoreError> {
    let rows = tx
        .rows(
            "select owner, role, id, lent_by from role_binding \
             where account = $1 and valid_from <= $2 and (valid_until is null or valid_until >= $2) order by owner, id",
            params![account.uuid(), day],
        )
        .await?;
    let mut bindings = Vec::new();
    for row in rows {
        if let Some(role) = Role::parse(&row.get::<String>(1)?) {
            let lent = row.get::<Option<Uuid>>(3)?.is_some();
            let delegation = if lent { Some(row.get(2)?) } else { None };
            bindings.push(RoleBinding { authority: row.id(0)?, role, delegation });
        }
    }
    Ok(bindings)
}

/// All roles at an authority that hold on a day or later, with the names of the people.
pub(crate) async fn bindings_at(
    tx: &mut Tx,
    authority: OwnerId,
    day: Date,
) -> Result<Vec<RoleRow>, StoreError> {
    let rows = tx
        .rows(
            "select b.id, b.account, a.display_name, b.role, b.valid_from, b.valid_until, b.lent_by, b.reason \
             from role_binding b join account a on a.owner = b.account \
             where b.owner = $1 and (b.valid_until is null or b.valid_until >= $2) order by a.display_name, b.id",
            params![authority, day],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let role: String = row.get(3)?;
            Ok(RoleRow {
                id: row.id(0)?,
                authority,
                account: row.id(1)?,
                display_name: row.get(2)?,
                role: Role::parse(&role).ok_or_else(|| StoreError::Engine(format!("unknown role {role}")))?,
                valid_from: row.get(4)?,
                valid_until: row.get(5)?,
                lent_by: row.optional_id(6)?,
                reason: row.get(7)?,
            })
        })
        .collect()
}

/// The accounts that hold one of the roles at an authority on a day, own or lent. The transaction must reach the authority.
///
/// # Errors
/// What the engine says.
pub async fn holders(
    tx: &mut Tx,
    authority: OwnerId,
    roles: &[Role],
    day: Date,
) -> Result<Vec<AccountId>, StoreError> {
    let sql = ::store::Sql::new("select distinct account from role_binding where owner =")
        .add(
            "? and valid_from <= ? and (valid_until is null or valid_until >= ?) and role in",
            [authority.into(), day.into(), day.into()],
        )
        .list(roles.iter().map(|role| role.as_str().into()));
    tx.rows_of(sql).await?.iter().map(|row| row.id(0)).collect()
}
