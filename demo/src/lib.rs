// SPDX-License-Identifier: EUPL-1.2
//! The sample Land: real places of Mecklenburg-Vorpommern, invented people, two years of plausible history, letters marked MUSTER.
//!
//! Everything is made by the same commands that people use, so that timelines, audit log, mailboxes and lists are real. Only cases that
//! were finished long ago come in as cases of a predecessor system ([`cases::take_over`]), which makes no letters.

mod answers;
mod applicants;
mod calendar;
mod data;
mod history;
mod land;
mod plan;
mod random;
mod setup;
mod work;

use foundation::{Actor, OwnerId};
use identity::Code;
use std::sync::Arc;
use store::Reach;
use web::Platform;

/// The password of every sample person.
pub const SECRET: &str = "Muster-Land-2026";

/// Who does what nobody of the sample Land does.
pub(crate) const MAKER: Actor = Actor::System { task: "sample" };

/// Kind and code of the mark that says that the sample Land is complete.
const MARK: &str = "sample-land";

/// A sample person to sign in as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Login name.
    pub login: String,
    /// Name.
    pub name: String,
    /// What the person does, in German.
    pub role: String,
}

/// How much history is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 60 cases of 60 days, for tests.
    Small,
    /// 2,600 cases of two years.
    Full,
}

/// How far the creation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Areas, authorities, services, forms and people are being loaded.
    Areas,
    /// Cases are being made.
    History {
        /// How many are there.
        done: usize,
        /// How many there will be.
        total: usize,
    },
    /// Letters are being typeset and everything else that cases order is being done.
    Letters,
}

/// The short list of sample people that is shown at the start.
#[must_use]
pub fn people() -> Vec<Person> {
    data::shown_people().unwrap_or_default()
}

/// Whether the sample Land is there.
///
/// # Errors
/// When it was begun and not finished; then only an empty data folder helps.
pub async fn is_there(platform: &Platform) -> anyhow::Result<bool> {
    let mut tx = platform.store.read(Reach::Everyone).await?;
    if identity::locate(&mut tx, MARK, &Code::typed(MARK), platform.clock.now()).await?.is_some() {
        return Ok(true);
    }
    if organisation::authorities(&mut tx).await?.is_empty() {
        return Ok(false);
    }
    anyhow::bail!(
        "this database holds authorities but no complete sample Land; begin with an empty data folder"
    )
}

/// Creates the sample Land in an empty database, then carries out every job and places every audit entry.
///
/// # Errors
/// Whatever a command refuses, and jobs that were given up; the database should then be thrown away.
pub async fn create(
    platform: &Arc<Platform>,
    registry: jobs::Registry,
    scale: Scale,
    mut progress: impl FnMut(Step),
) -> anyhow::Result<()> {
    progress(Step::Areas);
    let land = setup::set_up(platform).await?;
    history::make(platform, &land, scale, &mut progress).await?;
    progress(Step::Letters);
    let holder = "sample".to_owned();
    let (store, clock) = (platform.store.clone(), Arc::clone(&platform.clock));
    let sequencer = audit::Sequencer::new(
        store.clone(),
        Arc::clone(&clock),
        Arc::clone(&platform.log_key),
        holder.clone(),
    );
    // Entries get their places first, because the search index follows them in large batches.
    sequencer.drain().await?;
    let mut worker = jobs::Worker::new(store, clock, registry, holder);
    worker.drain().await?;
    // The workers of the server must not wait until these leases expire.
    worker.release().await;
    sequencer.drain().await?;
    sequencer.release().await;
    check_dead_letters(platform).await?;
    let mut tx = platform.store.write(Reach::Everyone).await?;
    let target = (OwnerId::INSTALLATION, OwnerId::INSTALLATION.uuid());
    identity::point(&mut tx, MARK, &Code::typed(MARK), target, None).await?;
    tx.commit().await?;
    Ok(())
}

async fn check_dead_letters(platform: &Platform) -> anyhow::Result<()> {
    let mut tx = platform.store.read(Reach::Everyone).await?;
    let dead = jobs::dead_letters(&mut tx).await?;
    anyhow::ensure!(dead.is_empty(), "jobs were given up: {dead:?}");
    Ok(())
}
