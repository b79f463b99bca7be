// SPDX-License-Identifier: EUPL-1.2
//! The running house: HTTP, workers, sequencer, house-keeping; and its orderly end.

use crate::wiring;
use anyhow::Context as _;
use audit::Sequencer;
use jobs::Worker;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use web::Platform;

/// A running house.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

/// Starts everything on an address; port 0 takes a free one.
///
/// # Errors
/// When the address is taken or the wiring has faults.
pub async fn start(platform: &Arc<Platform>, address: SocketAddr, workers: usize) -> anyhow::Result<Running> {
    catalogue::refresh_index(platform).await?;
    crate::house_keeping::begin(platform).await?;
    let listener = TcpListener::bind(address).await.with_context(|| {
        format!("{address} cannot be listened on; another program may use it: choose another port")
    })?;
    let address = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let mut tasks = JoinSet::new();
    let service =
        web::layers::service(platform, wiring::routes()).into_make_service_with_connect_info::<SocketAddr>();
    let ending = wait(stopped.clone());
    tasks.spawn(async move {
        if let Err(error) = axum::serve(listener, service).with_graceful_shutdown(ending).await {
            tracing::error!(%error, "the server stopped");
        }
    });
    background(platform, workers, &stopped, &mut tasks)?;
    Ok(Running { address, stop, tasks })
}

fn background(
    platform: &Arc<Platform>,
    workers: usize,
    stopped: &watch::Receiver<bool>,
    tasks: &mut JoinSet<()>,
) -> anyhow::Result<()> {
    tasks.spawn(keep_house(Arc::clone(platform), stopped.clone()));
    if workers == 0 {
        return Ok(());
    }
    let registry = wiring::registry(platform)?;
    let node = foundation::id::uuid_at(platform.clock.now()).simple().to_string();
    for number in 0..workers {
        let holder = format!("{node}-{number}");
        let worker =
            Worker::new(platform.store.clone(), Arc::clone(&platform.clock), registry.clone(), holder);
        tasks.spawn(worker.run(wait(stopped.clone())));
    }
    let sequencer = Sequencer::new(
        platform.store.clone(),
        Arc::clone(&platform.clock),
        Arc::clone(&platform.log_key),
        node,
    );
    tasks.spawn(sequencer.run(wait(stopped.clone())));
    Ok(())
}

async fn wait(mut stopped: watch::Receiver<bool>) {
    // A sender that is gone means the same as a stop.
    let _ = stopped.wait_for(|stop| *stop).await;
}

/// Once a minute: forget old sessions, expired drafts and old attempt counters.
async fn keep_house(platform: Arc<Platform>, stopped: watch::Receiver<bool>) {
    let stop = wait(stopped);
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(Duration::from_secs(60)) => {}
        }
        platform.limits.forget_old();
        if let Err(error) = assistant::sweep(&platform, platform.clock.now()).await {
            tracing::warn!(%error, "old drafts could not be removed");
        }
        if let Err(error) = identity::sweep(&platform.store, platform.clock.now()).await {
            tracing::warn!(%error, "old sessions could not be removed");
        }
    }
}

impl Running {
    /// Ends in order: no new requests, running ones finish, jobs in hand finish, the log is sequenced.
    pub async fn stop(mut self) {
        // Without receivers everything has ended already.
        let _ = self.stop.send(true);
        let all = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(Duration::from_secs(20), all).await.is_err() {
            tracing::warn!("some tasks did not end in time");
        }
    }

    /// Runs until the process is told to end (SIGTERM or Ctrl-C).
    ///
    /// # Errors
    /// When signals cannot be listened to.
    pub async fn until_told(self) -> anyhow::Result<()> {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        tokio::select! {
            done = tokio::signal::ctrl_c() => done?,
            _ = terminate.recv() => {}
        }
        tracing::info!("ending in order");
        self.stop().await;
        Ok(())
    }
}
