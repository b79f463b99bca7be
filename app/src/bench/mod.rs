// SPDX-License-Identifier: EUPL-1.2
//! Measurements against a running server: a process of its own serves, this one sends. Figures are printed; nothing is asserted but
//! that every acknowledged application is seen by a clerk.

mod bare;
mod client;
mod form;
mod process;
mod server;
mod store;
mod submit;
mod view;

use crate::configuration::Configuration;
use clap::Args;
use serde_json::{Map, Value};
use std::process::ExitCode;
use std::time::Duration;

pub use form::answers;
pub use server::serve;

/// What to measure and how long.
#[derive(Clone, Debug, Args)]
pub struct BenchArguments {
    /// `submit`, `list`, `page`, `search`, `idle`, or `server` (used by the others).
    name: String,
    /// One JSON object with every figure instead of lines.
    #[arg(long)]
    json: bool,
    /// Seconds per run.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Clients at the same time, a run for each number (`submit` only).
    #[arg(long, value_delimiter = ',', default_values_t = [1, 16])]
    clients: Vec<usize>,
    /// Cases of the work list.
    #[arg(long, default_value_t = 1_000_000)]
    cases: usize,
    /// Folder of the server's data (set by the measuring process).
    #[arg(long, hide = true)]
    data: Option<std::path::PathBuf>,
    /// PostgreSQL instead of the embedded database (set by the measuring process).
    #[arg(long, hide = true)]
    postgres: Option<String>,
    /// Only the embedded database.
    #[arg(long)]
    embedded_only: bool,
}

/// Figures by name, in the order in which they were found.
#[derive(Debug, Default)]
pub struct Figures(Vec<(String, Value)>);

impl Figures {
    fn add(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.0.push((name.into(), value.into()));
    }

    /// A figure with three significant decimals.
    fn number(&mut self, name: impl Into<String>, value: f64) {
        self.add(name, (value * 1000.0).round() / 1000.0);
    }

    #[expect(clippy::print_stdout, reason = "a benchmark speaks on standard output")]
    fn print(self, json: bool) {
        if json {
            println!("{}", Value::Object(self.0.into_iter().collect::<Map<_, _>>()));
            return;
        }
        for (name, value) in self.0 {
            println!("{name:<58} {value}");
        }
    }
}

/// A run of a benchmark.
pub(crate) struct Run {
    seconds: Duration,
    cases: usize,
    clients: Vec<usize>,
    engines: Vec<(&'static str, Option<String>)>,
}

/// Measures.
///
/// # Errors
/// Whatever keeps the server from starting, or an acknowledged application that no clerk sees.
pub async fn run(configuration: Configuration, arguments: BenchArguments) -> anyhow::Result<ExitCode> {
    if arguments.name == "server" {
        server::serve(configuration, arguments.data.as_deref(), arguments.postgres, arguments.cases).await?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut engines = vec![("sqlite", None)];
    let server = std::env::var("KONTOR_BENCH_POSTGRES").ok().filter(|_| !arguments.embedded_only);
    if let Some(server) = server {
        engines.push(("postgres", Some(server)));
    }
    let seconds = Duration::from_secs(arguments.seconds);
    let run = Run { seconds, cases: arguments.cases, clients: arguments.clients, engines };
    let mut figures = Figures::default();
    match arguments.name.as_str() {
        "submit" => submit::measure(&run, &mut figures).await?,
        "list" => view::list(&run, &mut figures).await?,
        "page" => view::page(&run, &mut figures).await?,
        "search" => view::search(&run, &mut figures).await?,
        "idle" => view::idle(&run, &mut figures).await?,
        other => {
            anyhow::bail!("there is no benchmark {other}; there are submit, list, page, search and idle")
        }
    }
    figures.print(arguments.json);
    Ok(ExitCode::SUCCESS)
}

/// The value below which a share of the sorted durations lies, in milliseconds.
fn percentile(sorted: &[Duration], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    // The index is within the list, and a list of durations is far shorter than 2^52.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "bounded index"
    )]
    let index = ((last as f64) * share).round() as usize;
    sorted.get(index).map_or(0.0, |duration| duration.as_secs_f64() * 1000.0)
}

/// Adds p50, p95 and p99 of some durations.
fn add_percentiles(figures: &mut Figures, prefix: &str, mut durations: Vec<Duration>) {
    durations.sort_unstable();
    for (name, share) in [("p50", 0.50), ("p95", 0.95), ("p99", 0.99)] {
        figures.number(format!("{prefix} {name} ms"), percentile(&durations, share));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_read_from_the_sorted_list() {
        let durations: Vec<_> = (1..=101).map(Duration::from_millis).collect();
        assert!((percentile(&durations, 0.5) - 51.0).abs() < 1e-9);
        assert!((percentile(&durations, 0.99) - 100.0).abs() < 1e-9);
        assert!(percentile(&[], 0.5).abs() < 1e-9);
    }
}
