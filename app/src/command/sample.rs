// SPDX-License-Identifier: EUPL-1.2
//! The sample Land: created at the first start, served at every one.

use super::{DemoArguments, Voice};
use crate::configuration::Configuration;
use crate::wiring::{self, SystemClock};
use crate::{health, server};
use i18n::Argument;
use std::net::SocketAddr;
use std::sync::Arc;

/// Creates what is missing, serves, and says who can sign in.
pub(super) async fn run(
    configuration: Configuration,
    demo: DemoArguments,
    voice: &Voice,
) -> anyhow::Result<()> {
    let address = SocketAddr::from(([127, 0, 0, 1], demo.port));
    let configuration = Configuration {
        data: demo.data,
        postgres: demo.postgres.or(configuration.postgres.clone()),
        listen: address,
        public_origin: format!("http://{address}"),
        attempts_per_minute: 600,
        ..configuration
    };
    health::count();
    let platform = wiring::build(&configuration, Arc::new(SystemClock), true).await?;
    if !demo::is_there(&platform).await? {
        voice.say("app-demo-preparing", &[]);
        let scale = if demo.small { demo::Scale::Small } else { demo::Scale::Full };
        let registry = wiring::registry(&platform)?;
        demo::create(&platform, registry, scale, |step| match step {
            demo::Step::Areas => voice.say("app-demo-areas", &[]),
            demo::Step::History { done, total } => {
                voice.say(
                    "app-demo-history",
                    &[("done", Argument::from(done)), ("total", Argument::from(total))],
                );
            }
            demo::Step::Letters => voice.say("app-demo-letters", &[]),
        })
        .await?;
    }
    if demo.prepare_only {
        return Ok(());
    }
    let running = server::start(&platform, address, configuration.workers).await?;
    let origin = format!("http://{}", running.address);
    voice.say("app-demo-ready", &[("address", Argument::from(origin.clone()))]);
    voice.say("app-demo-people", &[("address", Argument::from(format!("{origin}/de/anmelden")))]);
    for person in demo::people() {
        Voice::line(&format!("  {:<28} {:<24} {}", person.login, person.name, person.role));
    }
    voice.say("app-demo-secret", &[("secret", Argument::from(demo::SECRET))]);
    voice.say("app-demo-stop", &[]);
    running.until_told().await
}
