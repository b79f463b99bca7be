// SPDX-License-Identifier: EUPL-1.2
//! People of an authority: entering, roles, loans, leaving.

use crate::model::Person;
use crate::policy::AuthorityResource;
use crate::store;
use ::store::Tx;
use audit::Entry;
use foundation::policy::{Create, Edit, List, Permit};
use foundation::{Date, OwnerId, Problem, Role, Timestamp, Translated, id::Uuid};
use identity::{
    AccountId, AccountKind, AccountResource, BindingId, Code, Lend, Loan, NewAccount, RoleResource, RoleRow,
};

/// Characters of a first secret: 80 random bits, short enough to hand over on paper.
const FIRST_SECRET: usize = 16;

/// The permits of somebody who administers people.
#[derive(Debug)]
pub struct Administration {
    /// To open accounts.
    pub accounts: Permit<Create, AccountResource>,
    /// To change the directory.
    pub directory: Permit<Edit, AuthorityResource>,
    /// To bind and end roles.
    pub roles: Permit<Edit, RoleResource>,
}

/// A person who begins to work at an authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// Login name.
    pub login: String,
    /// Name.
    pub display_name: String,
    /// The unit.
    pub unit: Option<Uuid>,
    /// Function, as it stands in letters.
    pub function: Translated,
    /// E-mail address at work.
    pub email: String,
    /// Telephone number at work.
    pub phone: String,
    /// The first role.
    pub role: Role,
}

/// Opens an account for a person, enters the person in the directory and binds the first role. Returns the account and its first
/// secret, which is kept nowhere in clear text and has to be replaced at the first sign-in. The transaction must reach everyone, because accounts own themselves.
///
/// # Errors
/// [`Problem::Refused`] when the login is taken or the role is not one of staff; [`Problem::NotFound`] for a unit of another authority.
pub async fn add_person(
    tx: &mut Tx,
    permits: &Administration,
    new: NewPerson,
    now: Timestamp,
) -> Result<(AccountId, String), Problem> {
    check_role(new.role)?;
    let authority = permits.directory.owner();
    check_unit(tx, authority, new.unit).await?;
    let secret = Code::fresh(FIRST_SECRET)?.grouped();
    let opened = NewAccount {
        kind: AccountKind::Staff,
        login: new.login,
        display_name: new.display_name.clone(),
        email: new.email.clone(),
        secret: secret.clone(),
    };
    let account = identity::enrol(tx, &permits.accounts, opened, now).await?;
    let person = Person {
        account,
        display_name: new.display_name,
        unit: new.unit,
        function: new.function,
        email: new.email,
        phone: new.phone,
        active: true,
    };
    store::put_person(tx, authority, &person).await?;
    audit::record(tx, &permits.directory, Entry::about("person", account).with("state", "entered"), now)?;
    identity::bind_role(tx, &permits.roles, (account, new.role), now.date(), now).await?;
    Ok((account, secret))
}

/// Enters an existing account in the directory of the permit's authority, or changes its entry.
///
/// # Errors
/// [`Problem::NotFound`] for a unit of another authority.
pub async fn assign_person(
    tx: &mut Tx,
    permit: &Permit<Edit, AuthorityResource>,
    person: &Person,
    now: Timestamp,
) -> Result<(), Problem> {
    check_unit(tx, permit.owner(), person.unit).await?;
    store::put_person(tx, permit.owner(), person).await?;
    let entry = Entry::about("person", person.account).with("active", person.active);
    audit::record(tx, permit, entry, now)?;
    Ok(())
}

/// Binds a role for a person of the directory, from a day on.
///
/// # Errors
/// [`Problem::NotFound`] for somebody who does not work here; [`Problem::Refused`] for a role that is not one of staff.
pub async fn bind_role(
    tx: &mut Tx,
    permit: &Permit<Edit, RoleResource>,
    (account, role): (AccountId, Role),
    from: Date,
    now: Timestamp,
) -> Result<BindingId, Problem> {
    check_role(role)?;
    colleague(tx, permit.owner(), account).await?;
    identity::bind_role(tx, permit, (account, role), from, now).await
}

/// Ends a role after a day. The transaction must reach everyone, because it looks who else is an administrator.
///
/// # Errors
/// [`Problem::NotFound`] for a role of another authority; [`Problem::Refused`] when nobody would be left to administer the authority.
pub async fn end_role(
    tx: &mut Tx,
    permits: (&Permit<Edit, RoleResource>, &Permit<List, RoleResource>),
    binding: BindingId,
    last_day: Date,
    now: Timestamp,
) -> Result<(), Problem> {
    let rows = identity::bindings_at(tx, permits.1, now.date()).await?;
    if !rows.iter().any(|row| row.id == binding) || permits.0.owner() != permits.1.owner() {
        return Err(Problem::NotFound);
    }
    check_administrator_left(&rows, |row| row.id == binding)?;
    identity::end_binding(tx, permits.0, binding, last_day, now).await
}

/// Lends one's own role to a colleague of the same authority.
///
/// # Errors
/// [`Problem::NotFound`] for somebody who does not work here or a role one does not hold; [`Problem::Refused`] for a loan to oneself,
/// without reason, or of an auditor's role.
pub async fn lend_role(
    tx: &mut Tx,
    permit: &Permit<Lend, RoleResource>,
    loan: Loan,
    now: Timestamp,
) -> Result<BindingId, Problem> {
    check_role(loan.role)?;
    if permit.actor().staff_account() == Some(loan.to.uuid()) {
        return Err(Problem::refused("organisation-refused-loan-to-oneself"));
    }
    if loan.reason.trim().is_empty() {
        return Err(Problem::refused("organisation-refused-loan-without-reason"));
    }
    if loan.role == Role::Auditor {
        return Err(Problem::refused("organisation-refused-loan-of-auditor"));
    }
    colleague(tx, permit.owner(), loan.to).await?;
    identity::lend_role(tx, permit, loan, now).await
}

/// Disables the account of a person of the directory and ends its sessions. The transaction must reach everyone.
///
/// # Errors
/// [`Problem::NotFound`] for somebody who does not work here; [`Problem::Refused`] for oneself, for somebody who also works at another
/// authority, and when nobody would be left to administer the authority.
pub async fn disable_person(
    tx: &mut Tx,
    permits: (&Permit<Edit, AccountResource>, &Permit<List, RoleResource>),
    account: AccountId,
    now: Timestamp,
) -> Result<(), Problem> {
    let authority = permits.0.owner();
    let mut person = colleague(tx, authority, account).await?;
    if permits.0.actor().staff_account() == Some(account.uuid()) {
        return Err(Problem::refused("organisation-refused-disable-oneself"));
    }
    if store::works_elsewhere(tx, authority, account).await? {
        return Err(Problem::refused("organisation-refused-works-elsewhere"));
    }
    let rows = identity::bindings_at(tx, permits.1, now.date()).await?;
    check_administrator_left(&rows, |row| row.account == account)?;
    identity::disable(tx, permits.0, account, now).await?;
    person.active = false;
    store::put_person(tx, authority, &person).await?;
    Ok(())
}

async fn colleague(tx: &mut Tx, authority: OwnerId, account: AccountId) -> Result<Person, Problem> {
    let found = store::load_person(tx, authority, account).await?;
    found.filter(|person| person.active).ok_or(Problem::NotFound)
}

async fn check_unit(tx: &mut Tx, authority: OwnerId, unit: Option<Uuid>) -> Result<(), Problem> {
    let Some(unit) = unit else { return Ok(()) };
    let known = store::load_units(tx, authority).await?.iter().any(|other| other.id == unit);
    if known { Ok(()) } else { Err(Problem::NotFound) }
}

/// Roles that can be bound to an authority.
pub(crate) const STAFF_ROLES: [Role; 5] =
    [Role::CaseWorker, Role::HeadOfOffice, Role::Administrator, Role::Auditor, Role::PhoneDesk];

fn check_role(role: Role) -> Result<(), Problem> {
    if STAFF_ROLES.contains(&role) { Ok(()) } else { Err(Problem::refused("organisation-refused-role")) }
}

/// Every authority keeps an administrator with an own, open-ended role; `leaves` says which rows go.
fn check_administrator_left(rows: &[RoleRow], leaves: impl Fn(&RoleRow) -> bool) -> Result<(), Problem> {
    let own = |row: &&RoleRow| {
        row.role == Role::Administrator && row.lent_by.is_none() && row.valid_until.is_none()
    };
    let (mut before, mut after) = (0, 0);
    for row in rows.iter().filter(own) {
        before += 1;
        after += usize::from(!leaves(row));
    }
    if before > 0 && after == 0 {
        return Err(Problem::refused("organisation-refused-last-administrator"));
    }
    Ok(())
}
