// SPDX-License-Identifier: EUPL-1.2
//! What can be done with accounts, roles and sessions.

use crate::code::Code;
use crate::model::{
    ABSOLUTE, Account, AccountId, AccountKind, BindingId, LOGIN, Located, MOST_SESSIONS, NewAccount, RESUME,
    RoleRow, SEEN_EVERY, Session, ends_at,
};
use crate::store::{self, SessionRow};
use crate::workplace::at_workplace;
use crate::{AccountResource, Lend, Protect, RoleResource, secret};
use ::store::{Reach, Store, StoreError, Tx};
use audit::Entry;
use foundation::policy::{Create, Edit, List, Permit};
use foundation::{Actor, Date, Message, OwnerId, Problem, Role, Timestamp};

/// Characters of a session code: 160 random bits.
const SESSION_CHARACTERS: usize = 32;
/// Characters of a resume code: 80 random bits, still short enough to type.
const RESUME_CHARACTERS: usize = 16;

/// Why somebody could not sign in. One answer for "unknown" and "wrong", so that nobody learns which logins exist.
#[derive(Debug)]
pub enum SignInRefused {
    /// Login or secret is wrong, or the account is disabled.
    Wrong,
    /// A fault of ours.
    Fault(StoreError),
}

fn login_code(login: &str) -> Code {
    // Login names may hold dots and at-signs, which a typed code would drop; the hash sees them as hexadecimal.
    let folded = login.trim().to_lowercase();
    Code::typed(&folded.bytes().map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// Opens an account. The permit's owner is who opens it: an authority for staff, anybody for residents.
///
/// # Errors
/// [`Problem::Refused`] when the login is taken.
pub async fn register(
    tx: &mut Tx,
    permit: &Permit<Create, AccountResource>,
    new: NewAccount,
    now: Timestamp,
) -> Result<AccountId, Problem> {
    open_account(tx, permit, (new, false), now).await
}

/// Opens an account for somebody else. The secret is known to whoever opened it, therefore the person has to replace it at the first
/// sign-in and may do nothing else before ([`crate::change_secret`]).
///
/// # Errors
/// [`Problem::Refused`] when the login is taken.
pub async fn enrol(
    tx: &mut Tx,
    permit: &Permit<Create, AccountResource>,
    new: NewAccount,
    now: Timestamp,
) -> Result<AccountId, Problem> {
    open_account(tx, permit, (new, true), now).await
}

async fn open_account(
    tx: &mut Tx,
    permit: &Permit<Create, AccountResource>,
    (new, first_secret): (NewAccount, bool),
    now: Timestamp,
) -> Result<AccountId, Problem> {
    let hash = secret::hash(new.secret.clone()).await.map_err(|error| Problem::internal(error.as_str()))?;
    let id = AccountId::at(now);
    let account = Account {
        id,
        kind: new.kind,
        login: new.login.trim().to_owned(),
        display_name: new.display_name.trim().to_owned(),
        email: new.email.trim().to_owned(),
        disabled: false,
        protected: false,
        first_secret,
    };
    let target: Located = (id.owner(), id.uuid());
    match store::point(tx, LOGIN, &login_code(&new.login), target, None).await {
        Err(error) if error.is_duplicate() => {
            return Err(Problem::Refused(Message::new("identity-login-taken")));
        }
        other => other?,
    }
    store::insert_account(tx, &account, &hash, now).await?;
    audit::record(tx, permit, Entry::about("account", id).with("kind", new.kind.as_str()), now)?;
    Ok(id)
}

/// Checks login and secret and begins a session. The previous session code, if any, ends: codes are never carried over.
///
/// # Errors
/// [`SignInRefused::Wrong`] for every reason that lies with the person.
pub async fn sign_in(
    database: &Store,
    login: &str,
    clear_secret: &str,
    previous: Option<&[u8]>,
    now: Timestamp,
) -> Result<(Code, Account), SignInRefused> {
    let found = find_login(database, login, now).await.map_err(SignInRefused::Fault)?;
    let hash = found.as_ref().map(|(_, hash)| hash.clone());
    let right = secret::verify(clear_secret.to_owned(), hash)
        .await
        .map_err(|error| SignInRefused::Fault(StoreError::Engine(error)))?;
    let account = found.filter(|(account, _)| right && !account.disabled).ok_or(SignInRefused::Wrong)?.0;
    let code = begin_session(database, &account, previous, now).await.map_err(SignInRefused::Fault)?;
    Ok((code, account))
}

async fn find_login(
    database: &Store,
    login: &str,
    now: Timestamp,
) -> Result<Option<(Account, String)>, StoreError> {
    let mut tx = database.read(Reach::Everyone).await?;
    match store::locate(&mut tx, LOGIN, &login_code(login), now).await? {
        Some((_, id)) => store::load_secret(&mut tx, AccountId(id)).await,
        None => Ok(None),
    }
}

async fn begin_session(
    database: &Store,
    account: &Account,
    previous: Option<&[u8]>,
    now: Timestamp,
) -> Result<Code, StoreError> {
    // A session that a power failure takes is begun again by signing in.
    let mut tx = database.write_soon(account.id.owner()).await?;
    if let Some(previous) = previous {
        store::delete_session(&mut tx, previous).await?;
    }
    let code = fresh_session(&mut tx, account, now).await?;
    tx.commit().await?;
    Ok(code)
}

/// Begins a session of an account; the oldest ones end when there are too many.
pub(crate) async fn fresh_session(
    tx: &mut Tx,
    account: &Account,
    now: Timestamp,
) -> Result<Code, StoreError> {
    let code = Code::fresh(SESSION_CHARACTERS)?;
    let row = SessionRow {
        account: Some(account.id),
        visitor: None,
        staff: account.kind == AccountKind::Staff,
        created_at: now,
        seen_at: now,
        workplace: None,
    };
    store::insert_session(tx, &code.hash(), &row).await?;
    store::trim_sessions(tx, account.id, MOST_SESSIONS).await?;
    Ok(code)
}

/// Begins a visit without account: a fresh owner for the drafts of this visit and the code that finds it again.
///
/// # Errors
/// What the engine says.
pub async fn begin_visit(tx: &mut Tx, visitor: OwnerId, now: Timestamp) -> Result<Code, StoreError> {
    let code = Code::fresh(SESSION_CHARACTERS)?;
    let row = SessionRow {
        account: None,
        visitor: Some(visitor),
        staff: false,
        created_at: now,
        seen_at: now,
        workplace: None,
    };
    store::insert_session(tx, &code.hash(), &row).await?;
    Ok(code)
}

/// As [`begin_visit`], but in a transaction of its own and for an owner that exists already (after a resume code).
///
/// # Errors
/// What the engine says.
pub async fn keep_visit(database: &Store, visitor: OwnerId, now: Timestamp) -> Result<Code, StoreError> {
    let mut tx = database.write(visitor).await?;
    let code = begin_visit(&mut tx, visitor, now).await?;
    tx.commit().await?;
    Ok(code)
}

/// The session behind a code, when it exists, has not ended and its account is not disabled. Roles are read anew every time,
/// so that a role that was taken away is gone with the next request; of roles at several authorities those at the session's workplace
/// count ([`crate::work_for`]). Who still has a first secret has no rights but to replace it.
///
/// # Errors
/// What the engine says.
pub async fn resolve(database: &Store, code: &Code, now: Timestamp) -> Result<Option<Session>, StoreError> {
    let hash = code.hash();
    let mut tx = database.read(Reach::Everyone).await?;
    let Some(row) = store::load_session(&mut tx, &hash).await? else { return Ok(None) };
    let ends = ends_at(row.staff, row.created_at, row.seen_at);
    if ends <= now {
        return Ok(None);
    }
    let account = match row.account {
        Some(id) => match store::load_account(&mut tx, id).await? {
            Some(account) if !account.disabled => Some(account),
            _ => return Ok(None),
        },
        None => None,
    };
    let (mut workplaces, mut workplace) = (Vec::new(), None);
    let actor = match &account {
        Some(account) if account.first_secret => match account.kind {
            AccountKind::Staff => Actor::Staff { account: account.id.uuid(), bindings: Vec::new() },
            AccountKind::Resident | AccountKind::Company => Actor::Visitor { owner: None },
        },
        Some(account) if account.kind == AccountKind::Staff => {
            let bindings = store::bindings_of(&mut tx, account.id, now.date()).await?;
            let found = at_workplace(bindings, row.workplace);
            (workplaces, workplace) = (found.choices, found.current);
            Actor::Staff { account: account.id.uuid(), bindings: found.bindings }
        }
        Some(account) => Actor::Resident { account: account.id.owner() },
        None => Actor::Visitor { owner: row.visitor },
    };
    drop(tx);
    if row.seen_at.plus_seconds(SEEN_EVERY) <= now {
        let mut tx = database.write_soon(Reach::Everyone).await?;
        store::touch_session(&mut tx, &hash, now).await?;
        tx.commit().await?;
    }
    Ok(Some(Session { code: hash, actor, account, ends_at: ends, workplaces, workplace }))
}

/// Ends a session.
///
/// # Errors
/// What the engine says.
pub async fn sign_out(database: &Store, code: &[u8]) -> Result<(), StoreError> {
    let mut tx = database.write(Reach::Everyone).await?;
    store::delete_session(&mut tx, code).await?;
    tx.commit().await
}

/// Ends every session of an account.
///
/// # Errors
/// What the engine says.
pub async fn end_all_sessions(tx: &mut Tx, account: AccountId) -> Result<(), StoreError> {
    store::trim_sessions(tx, account, 0).await
}

/// Removes sessions that ended long ago; returns how many.
///
/// # Errors
/// What the engine says.
pub async fn sweep(database: &Store, now: Timestamp) -> Result<u64, StoreError> {
    let mut tx = database.write(Reach::Everyone).await?;
    let removed = store::delete_old_sessions(&mut tx, now.plus_seconds(-ABSOLUTE)).await?;
    tx.commit().await?;
    Ok(removed)
}

/// Removes codes that expired (resume codes and the like); returns how many.
///
/// # Errors
/// What the engine says.
pub async fn sweep_codes(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    store::delete_expired_codes(tx, now).await
}

/// An account without its secret.
///
/// # Errors
/// What the engine says.
pub async fn account_of(tx: &mut Tx, id: AccountId) -> Result<Option<Account>, StoreError> {
    store::load_account(tx, id).await
}

/// Disables an account of staff and ends its sessions. The account's rows are its own, so the transaction must reach them.
/// The account belongs to the permit's authority when it has or had a role there that was its own.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such account or it is not one of the permit's authority.
pub async fn disable(
    tx: &mut Tx,
    permit: &Permit<Edit, AccountResource>,
    id: AccountId,
    now: Timestamp,
) -> Result<(), Problem> {
    let account = store::load_account(tx, id).await?.ok_or(Problem::NotFound)?;
    if account.kind != AccountKind::Staff || !store::has_worked_at(tx, permit.owner(), id).await? {
        return Err(Problem::NotFound);
    }
    store::set_disabled(tx, id, true).await?;
    end_all_sessions(tx, id).await?;
    audit::record(tx, permit, Entry::about("account", id).with("disabled", true), now)?;
    Ok(())
}

/// Marks a person as protected or not (BMG §§ 51, 52).
///
/// # Errors
/// [`Problem::Conflict`] when there is no such account.
pub async fn change_protection(
    tx: &mut Tx,
    permit: &Permit<Protect, AccountResource>,
    id: AccountId,
    protected: bool,
    now: Timestamp,
) -> Result<(), Problem> {
    store::set_protected(tx, id, protected).await?;
    audit::record(tx, permit, Entry::about("account", id).with("protected", protected), now)?;
    Ok(())
}

/// Binds a role to an authority for a person, from a day on.
///
/// # Errors
/// What the engine says.
pub async fn bind_role(
    tx: &mut Tx,
    permit: &Permit<Edit, RoleResource>,
    (account, role): (AccountId, Role),
    from: Date,
    now: Timestamp,
) -> Result<BindingId, Problem> {
    let row = RoleRow {
        id: BindingId::at(now),
        authority: permit.owner(),
        account,
        display_name: String::new(),
        role,
        valid_from: from,
        valid_until: None,
        lent_by: None,
        reason: String::new(),
    };
    store::insert_binding(tx, &row).await?;
    audit::record(
        tx,
        permit,
        Entry::about("role", row.id).with("role", role.as_str()).with("account", account),
        now,
    )?;
    Ok(row.id)
}

/// Ends a role after a day.
///
/// # Errors
/// [`Problem::Conflict`] when there is no such role at this authority.
pub async fn end_binding(
    tx: &mut Tx,
    permit: &Permit<Edit, RoleResource>,
    id: BindingId,
    last_day: Date,
    now: Timestamp,
) -> Result<(), Problem> {
    store::end_binding(tx, permit.owner(), id.uuid(), last_day).await?;
    audit::record(tx, permit, Entry::about("role", id).with("last_day", last_day), now)?;
    Ok(())
}

/// A loan of a role: to whom, which, how long, why.
#[derive(Clone, Debug)]
pub struct Loan {
    /// The colleague who receives the role.
    pub to: AccountId,
    /// The role; the lender must hold it.
    pub role: Role,
    /// First and last day.
    pub days: (Date, Date),
    /// Why, for both sides to see.
    pub reason: String,
}

/// Lends one's own role to a colleague for a time. Borrowed roles cannot be lent on.
///
/// # Errors
/// [`Problem::NotFound`] when the lender does not hold the role as an own one; [`Problem::Refused`] for a period that ends before it begins.
pub async fn lend_role(
    tx: &mut Tx,
    permit: &Permit<Lend, RoleResource>,
    loan: Loan,
    now: Timestamp,
) -> Result<BindingId, Problem> {
    let Actor::Staff { account, bindings } = permit.actor() else { return Err(Problem::NotFound) };
    let holds = bindings.iter().any(|binding| {
        binding.authority == permit.owner() && binding.role == loan.role && binding.delegation.is_none()
    });
    if !holds {
        return Err(Problem::NotFound);
    }
    if loan.days.1 < loan.days.0 {
        return Err(Problem::refused("identity-loan-ends-before-it-begins"));
    }
    let row = RoleRow {
        id: BindingId::at(now),
        authority: permit.owner(),
        account: loan.to,
        display_name: String::new(),
        role: loan.role,
        valid_from: loan.days.0,
        valid_until: Some(loan.days.1),
        lent_by: Some(AccountId(*account)),
        reason: loan.reason,
    };
    store::insert_binding(tx, &row).await?;
    let entry = Entry::about("role", row.id).with("role", loan.role.as_str()).with("lent_to", loan.to);
    audit::record(tx, permit, entry, now)?;
    Ok(row.id)
}

/// The roles at the permit's authority that hold today or later.
///
/// # Errors
/// What the engine says. The transaction must reach the accounts for their names.
pub async fn bindings_at(
    tx: &mut Tx,
    permit: &Permit<List, RoleResource>,
    today: Date,
) -> Result<Vec<RoleRow>, StoreError> {
    store::bindings_at(tx, permit.owner(), today).await
}

/// Makes a code by which a draft can be found again without an account.
///
/// # Errors
/// What the engine says.
pub async fn make_resume_code(
    tx: &mut Tx,
    draft: Located,
    expires_at: Timestamp,
) -> Result<Code, StoreError> {
    let code = Code::fresh(RESUME_CHARACTERS)?;
    store::point(tx, RESUME, &code, draft, Some(expires_at)).await?;
    Ok(code)
}

/// The draft behind a resume code: its owner and identifier. A wrong code is [`Problem::NotFound`].
///
/// # Errors
/// [`Problem::NotFound`] for an unknown or expired code.
pub async fn resume(database: &Store, code: &Code, now: Timestamp) -> Result<Located, Problem> {
    let mut tx = database.read(Reach::Everyone).await?;
    store::locate(&mut tx, RESUME, code, now).await?.ok_or(Problem::NotFound)
}
