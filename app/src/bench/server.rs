// SPDX-License-Identifier: EUPL-1.2
//! The measured side: the small sample Land, the form of the load test and, when asked for, a long work list.

use super::form;
use crate::configuration::Configuration;
use crate::wiring::{self, SystemClock};
use crate::{health, server};
use foundation::{Actor, OwnerId, policy::authorise};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use store::Reach;
use web::Platform;

/// Services of the sample Land, one of which serves as the pattern of the measured one.
const SERVICES: &str = include_str!("../../../demo/services/mobilitaet_reisen.toml");
const TOPIC_FIELDS: &str = include_str!("../../../demo/services/topic_fields.toml");

/// Serves until it is told to end; says `listening ADDRESS` on standard output when it is ready.
///
/// # Errors
/// Whatever keeps the server from starting.
#[expect(clippy::print_stdout, reason = "the measuring process reads the address from standard output")]
pub async fn serve(
    configuration: Configuration,
    data: Option<&Path>,
    postgres: Option<String>,
    cases: usize,
) -> anyhow::Result<()> {
    let configuration = Configuration {
        data: data.map_or_else(|| configuration.data.clone(), Path::to_path_buf),
        postgres,
        attempts_per_minute: 100_000_000,
        ..configuration
    };
    health::count();
    let platform = wiring::build(&configuration, Arc::new(SystemClock), true).await?;
    if !demo::is_there(&platform).await? {
        prepare(&platform, cases).await?;
    }
    let running =
        server::start(&platform, SocketAddr::from(([127, 0, 0, 1], 0)), configuration.workers).await?;
    println!("listening {}", running.address);
    running.until_told().await
}

async fn prepare(platform: &Arc<Platform>, cases: usize) -> anyhow::Result<()> {
    demo::create(platform, wiring::registry(platform)?, demo::Scale::Small, |_| {}).await?;
    let actor = Actor::System { task: "bench" };
    let now = platform.clock.now();
    let mut tx = platform.store.write(Reach::Everyone).await?;
    let permit = authorise(&platform.policy, &actor, OwnerId::INSTALLATION)?;
    let schema = form::schema();
    let source =
        schemata::Source { xml: schema.into_bytes(), english: String::new(), meta: form::META.to_owned() };
    schemata::install(&mut tx, &permit, &source, now).await?;
    let permit = authorise(&platform.policy, &actor, OwnerId::INSTALLATION)?;
    let service = form::service(SERVICES);
    catalogue::import(&mut tx, &permit, TOPIC_FIELDS, &[&service], now).await?;
    tx.commit().await?;
    if cases > 0 {
        super::store::fill_work_list(platform, cases).await?;
    }
    Ok(())
}
