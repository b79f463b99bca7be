// SPDX-License-Identifier: EUPL-1.2
//! People with roles at several authorities work for one at a time.

use crate::model::{AccountId, AccountKind, Session};
use crate::store;
use ::store::{Reach, Store};
use foundation::policy::RoleBinding;
use foundation::{OwnerId, Problem, Role, Timestamp};

/// The roles that count in a session, and the authorities between which it can switch.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Workplace {
    pub(crate) bindings: Vec<RoleBinding>,
    pub(crate) choices: Vec<OwnerId>,
    pub(crate) current: Option<OwnerId>,
}

/// The roles at the chosen authority. Without a choice that still holds it is the first authority at which the person has a role of
/// their own, otherwise the first that lent one. Roles for the whole installation count everywhere.
pub(crate) fn at_workplace(bindings: Vec<RoleBinding>, chosen: Option<OwnerId>) -> Workplace {
    let own = bindings.iter().filter(|binding| binding.delegation.is_none());
    let lent = bindings.iter().filter(|binding| binding.delegation.is_some());
    let mut choices: Vec<OwnerId> = Vec::new();
    for authority in own.chain(lent).map(|binding| binding.authority) {
        if authority != OwnerId::INSTALLATION && !choices.contains(&authority) {
            choices.push(authority);
        }
    }
    let current = chosen.filter(|chosen| choices.contains(chosen)).or(choices.first().copied());
    let counts = |binding: &RoleBinding| {
        binding.authority == OwnerId::INSTALLATION || Some(binding.authority) == current
    };
    Workplace { bindings: bindings.into_iter().filter(counts).collect(), choices, current }
}

/// Lets a session work for another authority from the next request on; returns the roles there.
///
/// # Errors
/// [`Problem::SignInNeeded`] without a session of staff; [`Problem::NotFound`] for an authority at which the person has no role today.
pub async fn work_for(
    database: &Store,
    session: Option<&Session>,
    authority: OwnerId,
    now: Timestamp,
) -> Result<Vec<Role>, Problem> {
    let session = session.ok_or(Problem::SignInNeeded)?;
    let account = session.account.as_ref().filter(|account| account.kind == AccountKind::Staff);
    let account: AccountId = account.ok_or(Problem::SignInNeeded)?.id;
    let mut tx = database.write(Reach::Everyone).await?;
    let bindings = store::bindings_of(&mut tx, account, now.date()).await?;
    let there = bindings.iter().filter(|binding| binding.authority == authority);
    let roles: Vec<Role> = there.map(|binding| binding.role).collect();
    if roles.is_empty() || !session.workplaces.contains(&authority) {
        return Err(Problem::NotFound);
    }
    store::set_workplace(&mut tx, &session.code, authority).await?;
    tx.commit().await?;
    Ok(roles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use foundation::id::Uuid;

    const A: OwnerId = OwnerId(Uuid::from_u128(1));
    const B: OwnerId = OwnerId(Uuid::from_u128(2));

    fn binding(authority: OwnerId, lent: bool) -> RoleBinding {
        let delegation = lent.then(|| Uuid::from_u128(9));
        RoleBinding { authority, role: Role::CaseWorker, delegation }
    }

    #[test]
    fn an_own_role_comes_before_a_lent_one_until_somebody_chooses() {
        let bindings = vec![binding(A, true), binding(B, false)];
        let first = at_workplace(bindings.clone(), None);
        assert_eq!((first.current, first.choices), (Some(B), vec![B, A]));
        assert_eq!(first.bindings, [binding(B, false)]);
        let chosen = at_workplace(bindings.clone(), Some(A));
        assert_eq!((chosen.current, chosen.bindings), (Some(A), vec![binding(A, true)]));
        let gone = at_workplace(vec![binding(B, false)], Some(A));
        assert_eq!(gone.current, Some(B), "a role that ended takes the choice along");
    }

    #[test]
    fn roles_for_the_whole_installation_count_everywhere_and_are_no_place_to_work() {
        let bindings = vec![binding(OwnerId::INSTALLATION, false), binding(A, false)];
        let found = at_workplace(bindings.clone(), None);
        assert_eq!((found.bindings, found.choices), (bindings, vec![A]));
        assert_eq!(at_workplace(Vec::new(), Some(A)).current, None);
    }
}
