// SPDX-License-Identifier: EUPL-1.2
//! The load test of the main job: begin a draft, save forty answers, upload 100 kB, send. Reported per application: CPU time of server and
//! database until the acknowledgement, without the upload and with it, and until all jobs are done; syncs; rates and latencies.

use super::client::Client;
use super::process::{Disk, Jobs, Server};
use super::{Figures, Run, add_percentiles, form};
use anyhow::{Context as _, bail};
use hyper::Method;
use hyper::body::Bytes;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// A clerk of the sample Amt, who must see every acknowledged application.
const CLERK: &str = "anja.moellendahl";

/// Runs with 1 and 16 clients on every engine, and once more with slow syncs on the embedded one.
pub(super) async fn measure(run: &Run, figures: &mut Figures) -> anyhow::Result<()> {
    for (engine, server) in &run.engines {
        figures.number(
            format!("{engine}: bare durable inserts/s, 1 client"),
            super::bare::inserts(server.as_deref()).await?,
        );
        engine_run(run, figures, engine, server.as_deref(), Disk::default()).await?;
    }
    if std::env::var_os("KONTOR_BENCH_SHIM").is_some() {
        let slow = Disk { sync_microseconds: 4000 };
        engine_run(run, figures, "sqlite, 4 ms syncs", None, slow).await?;
    }
    Ok(())
}

/// Two ways to run: first a server that also does the jobs, for rates and latencies; then one that leaves them, so that what an application costs until
/// its acknowledgement is not mixed with what it costs afterwards, which is measured while the jobs are done.
async fn engine_run(
    run: &Run,
    figures: &mut Figures,
    engine: &str,
    server: Option<&str>,
    disk: Disk,
) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let database = match server {
        Some(url) => Some(store::scratch::create(url).await?),
        None => None,
    };
    let place = Place { folder: folder.path(), database: database.as_deref(), disk };
    let server = place.serve(Jobs::Done).await?;
    let before = visible(server.address).await?;
    let mut acknowledged = BTreeSet::new();
    for &clients in &run.clients {
        let outcome = load(server.address, clients, run.seconds, true).await?;
        add_load(figures, &format!("{engine}, {clients} clients:"), &outcome);
        acknowledged.extend(outcome.references);
    }
    settle(server.address).await?;
    server.stop().await?;
    for &clients in &run.clients {
        acknowledged.extend(cost(run, figures, (engine, clients), &place).await?);
    }
    let server = place.serve(Jobs::Done).await?;
    let seen = visible(server.address).await?;
    let lost = acknowledged.iter().filter(|reference| !seen.contains(*reference)).count();
    let new = seen.difference(&before).count();
    figures.add(format!("{engine}: acknowledged"), acknowledged.len());
    figures.add(format!("{engine}: seen by a clerk"), new);
    server.stop().await?;
    if lost > 0 || new != acknowledged.len() {
        bail!(
            "{lost} acknowledged applications are not seen by a clerk; {new} seen, {} acknowledged",
            acknowledged.len()
        );
    }
    Ok(())
}

/// What an application costs until its acknowledgement, with and without an upload, and what its jobs cost after that. Returns the references.
async fn cost(
    run: &Run,
    figures: &mut Figures,
    (engine, clients): (&str, usize),
    place: &Place<'_>,
) -> anyhow::Result<Vec<String>> {
    let prefix = &format!("{engine}, {clients} clients:");
    let mut references = Vec::new();
    let server = place.serve(Jobs::Left).await?;
    for (upload, what) in [(true, "with upload"), (false, "without upload")] {
        // The first ones fill the caches and are not counted.
        references
            .extend(load(server.address, clients, Duration::from_millis(500), upload).await?.references);
        let (cpu, syncs) = (server.cpu(), server.syncs());
        let outcome = load(server.address, clients, run.seconds, upload).await?;
        per_application(
            figures,
            prefix,
            &format!("until acknowledged, {what}"),
            &outcome,
            server.cpu().saturating_sub(cpu),
        );
        if let (Some(before), Some(after)) = (syncs, server.syncs()) {
            figures.number(
                format!("{prefix} syncs per application, {what}"),
                ratio(after - before, outcome.count()),
            );
        }
        references.extend(outcome.references);
    }
    server.stop().await?;
    let server = place.serve(Jobs::Done).await?;
    settle(server.address).await?;
    let milliseconds = server.cpu().as_secs_f64() * 1000.0 / ratio(references.len() as u64, 1);
    figures.number(format!("{prefix} CPU ms per application, its jobs"), milliseconds);
    server.stop().await?;
    Ok(references)
}

/// Where the measured servers keep their data.
struct Place<'a> {
    folder: &'a std::path::Path,
    database: Option<&'a str>,
    disk: Disk,
}

impl Place<'_> {
    async fn serve(&self, jobs: Jobs) -> anyhow::Result<Server> {
        Server::start(self.folder, self.database, 0, self.disk, jobs).await
    }
}

pub(super) fn ratio(part: u64, whole: usize) -> f64 {
    // Counts of a load test are far below 2^52.
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let ratio = part as f64 / whole.max(1) as f64;
    ratio
}

struct Outcome {
    references: Vec<String>,
    sends: Vec<Duration>,
    wholes: Vec<Duration>,
    elapsed: Duration,
}

impl Outcome {
    fn count(&self) -> usize {
        self.references.len()
    }
}

fn add_load(figures: &mut Figures, prefix: &str, outcome: &Outcome) {
    let seconds = outcome.elapsed.as_secs_f64().max(1e-9);
    figures.number(format!("{prefix} applications/s"), ratio(outcome.count() as u64, 1) / seconds);
    add_percentiles(figures, &format!("{prefix} send"), outcome.sends.clone());
    add_percentiles(figures, &format!("{prefix} whole way"), outcome.wholes.clone());
}

fn per_application(figures: &mut Figures, prefix: &str, what: &str, outcome: &Outcome, cpu: Duration) {
    let milliseconds = cpu.as_secs_f64() * 1000.0 / ratio(outcome.count().max(1) as u64, 1);
    figures.number(format!("{prefix} CPU ms per application, {what}"), milliseconds);
}

async fn load(
    address: SocketAddr,
    clients: usize,
    seconds: Duration,
    upload: bool,
) -> anyhow::Result<Outcome> {
    let begun = Instant::now();
    let until = begun + seconds;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..clients {
        tasks.spawn(async move {
            let mut client = Client::connect(address).await?;
            let mut done = Vec::new();
            while Instant::now() < until {
                done.push(apply(&mut client, upload).await?);
            }
            anyhow::Ok(done)
        });
    }
    let mut outcome =
        Outcome { references: Vec::new(), sends: Vec::new(), wholes: Vec::new(), elapsed: Duration::ZERO };
    while let Some(joined) = tasks.join_next().await {
        for (reference, whole, send) in joined?? {
            outcome.references.push(reference);
            outcome.wholes.push(whole);
            outcome.sends.push(send);
        }
    }
    outcome.elapsed = begun.elapsed();
    Ok(outcome)
}

/// One application from the first request to the acknowledgement: reference, whole duration, duration of the last request.
async fn apply(client: &mut Client, upload: bool) -> anyhow::Result<(String, Duration, Duration)> {
    let begun = Instant::now();
    client.forget();
    let draft =
        client.json("/api/v1/drafts", &json!({ "service": form::SERVICE, "area": form::AREA })).await?;
    let id = draft.get("draft").and_then(Value::as_str).context("no draft")?.to_owned();
    client.json(&format!("/api/v1/drafts/{id}/answers"), &form::answers()).await?;
    if upload {
        let path = format!("/api/v1/drafts/{id}/files/{}", web::route::encode(form::FILE));
        let reply = client.send(Method::POST, &path, "application/pdf", Bytes::from(form::upload())).await?;
        reply.json()?;
    }
    let sending = Instant::now();
    let sent = client.json(&format!("/api/v1/drafts/{id}/submit"), &json!({})).await?;
    let reference = sent.get("reference").and_then(Value::as_str).context("no reference")?.to_owned();
    Ok((reference, begun.elapsed(), sending.elapsed()))
}

/// The references of all applications of the measured service in the clerk's list.
async fn visible(address: SocketAddr) -> anyhow::Result<BTreeSet<String>> {
    let mut client = Client::connect(address).await?;
    client.sign_in(CLERK).await?;
    let mut found = BTreeSet::new();
    let list = format!("/api/v1/cases?service={}", form::SERVICE);
    let mut path = list.clone();
    loop {
        let page = client.get(&path).await?.json()?;
        for case in page.get("cases").and_then(Value::as_array).into_iter().flatten() {
            found.extend(case.get("reference").and_then(Value::as_str).map(str::to_owned));
        }
        match page.get("next").and_then(Value::as_str) {
            Some(next) => path = format!("{list}&after={}", web::route::encode(next)),
            None => return Ok(found),
        }
    }
}

/// Waits until no job is due.
async fn settle(address: SocketAddr) -> anyhow::Result<()> {
    let mut client = Client::connect(address).await?;
    loop {
        let ready = client.get("/readyz").await?.json()?;
        if ready.get("jobs_due").and_then(Value::as_i64) == Some(0) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}
