// SPDX-License-Identifier: EUPL-1.2
//! The measured processes: CPU time and memory as the kernel counts them.

use anyhow::{Context as _, bail};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

/// Clock ticks per second of `/proc/PID/stat` (`USER_HZ`, 100 on every Linux).
const TICKS: f64 = 100.0;

/// A server process under measurement.
pub(super) struct Server {
    child: Child,
    /// Where it listens.
    pub(super) address: SocketAddr,
    /// From start to the line that says so.
    pub(super) ready_after: Duration,
    database: Option<u32>,
    syncs: std::path::PathBuf,
}

/// How the syncs of the server are counted and slowed down.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Disk {
    /// Least duration of a sync in microseconds; 0 leaves the disk as it is.
    pub(super) sync_microseconds: u32,
}

/// Who does the jobs that requests leave behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Jobs {
    /// The server itself, at the same time.
    Done,
    /// Nobody yet: the server only answers requests.
    Left,
}

impl Server {
    /// Starts this program as a server and waits until it says where it listens.
    pub(super) async fn start(
        data: &Path,
        postgres: Option<&str>,
        cases: usize,
        disk: Disk,
        jobs: Jobs,
    ) -> anyhow::Result<Self> {
        let begun = Instant::now();
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["bench", "server", "--cases", &cases.to_string(), "--data"]).arg(data);
        if jobs == Jobs::Left {
            command.env("KONTOR_WORKERS", "0");
        }
        if let Some(url) = postgres {
            command.args(["--postgres", url]);
        }
        let syncs = data.join("syncs");
        if let Some(shim) = std::env::var_os("KONTOR_BENCH_SHIM") {
            command.env("LD_PRELOAD", shim).env("KONTOR_SYNC_COUNT", &syncs);
            command.env("KONTOR_SYNC_MICROSECONDS", disk.sync_microseconds.to_string());
        }
        let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let output = child.stdout.take().context("no standard output")?;
        let mut lines = BufReader::new(output).lines();
        while let Some(line) = lines.next_line().await? {
            if let Some(address) = line.strip_prefix("listening ") {
                let address = address.parse()?;
                tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
                let ready_after = begun.elapsed();
                let database =
                    postgres.and_then(|_| std::env::var("KONTOR_BENCH_POSTGRES_PROCESS").ok()?.parse().ok());
                return Ok(Self { child, address, ready_after, database, syncs });
            }
        }
        bail!("the server ended before it was ready")
    }

    fn id(&self) -> u32 {
        self.child.id().unwrap_or_default()
    }

    /// CPU time of server and database so far.
    pub(super) fn cpu(&self) -> Duration {
        let database = self.database.map_or(Duration::ZERO, cpu_of_tree);
        cpu_of(self.id()) + database
    }

    /// Syncs of the server process so far; `None` without the counting library.
    pub(super) fn syncs(&self) -> Option<u64> {
        let bytes: [u8; 8] = std::fs::read(&self.syncs).ok()?.try_into().ok()?;
        Some(u64::from_ne_bytes(bytes))
    }

    /// Resident memory in megabytes (10^6 bytes).
    pub(super) fn resident_megabytes(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        let kilobytes: f64 =
            line.split_whitespace().next().and_then(|text| text.parse().ok()).unwrap_or_default();
        kilobytes * 1024.0 / 1e6
    }

    /// Ends the server in order.
    pub(super) async fn stop(mut self) -> anyhow::Result<()> {
        let id = self.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().await?;
        self.child.wait().await?;
        Ok(())
    }
}

/// User and system time of one process.
fn cpu_of(id: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    // The command name stands in brackets and may hold spaces; the fields after it are counted from the third.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks =
        |index: usize| fields.get(index).and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    // utime, stime, and those of ended children (cutime, cstime): fields 14 to 17 of the whole line.
    Duration::from_secs_f64((ticks(11) + ticks(12) + ticks(13) + ticks(14)) / TICKS)
}

/// A process and its living children, as a postmaster and its backends.
fn cpu_of_tree(id: u32) -> Duration {
    let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    let living: Duration =
        children.split_whitespace().filter_map(|child| child.parse().ok()).map(cpu_of).sum();
    cpu_of(id) + living
}
