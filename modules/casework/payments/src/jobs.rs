// SPDX-License-Identifier: EUPL-1.2
//! Background work: what residents see, and the next year of standing levies.

use crate::commands::assess_year;
use crate::events::ClaimChanged;
use crate::model::{Claim, LevyId};
use crate::queries::MyClaim;
use crate::store;
use ::jobs::{Job, JobError};
use ::store::Tx;
use foundation::policy::authorise;
use foundation::{Actor, Money, Problem};
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use web::Platform;

/// The job that writes what the debtor sees.
pub(crate) const TELL_JOB: &str = "payments.tell_debtor";
/// The job that assesses a year of a standing levy.
pub(crate) const YEAR_JOB: &str = "payments.assess_year";

const ASSESSOR: Actor = Actor::System { task: YEAR_JOB };

/// A year of a levy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct LevyYear {
    pub levy: LevyId,
    pub year: i16,
}

/// Writes what the debtor sees of a claim, below the debtor.
pub(crate) fn tell(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let event: ClaimChanged = job.read()?;
        let mut tx = platform.store.read(job.owner).await?;
        let claim = store::claim(&mut tx, job.owner, event.claim).await?;
        let claim = claim.ok_or_else(|| JobError::Never(format!("there is no claim {}", event.claim)))?;
        let mine = mine(&mut tx, &claim, platform.clock.today()).await?;
        drop(tx);
        let mut tx = platform.store.write_soon(claim.debtor).await?;
        store::put_my_claim(&mut tx, claim.debtor, &mine).await?;
        tx.commit().await?;
        let mut tx = platform.store.write_soon(job.owner).await?;
        job.finish(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    })
}

async fn mine(tx: &mut Tx, claim: &Claim, today: foundation::Date) -> Result<MyClaim, Problem> {
    let entity = organisation::legal_entity(tx, claim.legal_entity).await?;
    let account = match parameters::bank(tx, &entity.bank, today).await {
        Ok(bank) => Some([bank.holder, bank.iban, bank.bank]),
        Err(Problem::NotFound) => None,
        Err(problem) => return Err(problem),
    };
    Ok(MyClaim {
        id: claim.id,
        version: claim.version,
        creditor: entity.name,
        cash_reference: claim.cash_reference.clone(),
        subject: claim.subject.clone(),
        why: claim.why.clone(),
        balance: claim.balance,
        paid: claim.paid,
        pay_by: claim.pay_by(),
        deferred: claim.deferred_until.is_some(),
        handed_over: claim.handed_over_on.is_some(),
        remitted: claim.remitted > Money::ZERO,
        account,
    })
}

/// Assesses a year of a standing levy and orders the next one.
pub(crate) fn assess(platform: Arc<Platform>, job: Job) -> BoxFuture<'static, Result<(), JobError>> {
    Box::pin(async move {
        let LevyYear { levy, year } = job.read()?;
        let permit = authorise(&platform.policy, &ASSESSOR, job.owner)?;
        let mut tx = platform.store.write(job.owner).await?;
        assess_year(&mut tx, &permit, levy, year, platform.clock.now()).await?;
        job.finish(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    })
}
