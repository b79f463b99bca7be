// SPDX-License-Identifier: EUPL-1.2
//! A PostgreSQL server of our own, for tests and benchmarks.
//!
//! It listens on a socket in a private folder only, belongs to an unprivileged account when the gate
//! runs as root, syncs to disk as in operation, and is gone afterwards: a guard process waits for the end
//! of a pipe that only this program holds, so server and folder go even when this program is killed.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, anyhow, bail};

use crate::process;
use crate::workspace::in_path;

/// Time that initdb and the start of the server may take on a busy machine.
const START_LIMIT: Duration = Duration::from_secs(120);

/// Runs initdb and the server, waits until its standard input ends, then stops the server at once (the
/// data is thrown away, so no checkpoint is worth waiting for) and removes the folder.
const GUARD: &str = r#"
binaries=$1
folder=$2
"$binaries/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 \
    --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 </dev/null
if [ $? -eq 0 ]; then
    "$binaries/postgres" -D "$folder/data" -p 5432 -c listen_addresses= -c unix_socket_directories="$folder" \
        -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=300 \
        -c log_statement=none -c timezone=UTC >>"$folder/log" 2>&1 </dev/null &
    server=$!
    cat >/dev/null
    kill -QUIT "$server" 2>/dev/null
    wait "$server"
else
    touch "$folder/failed"
    cat >/dev/null
fi
rm -rf "$folder"
"#;

/// A running server; dropping it stops it and removes its folder.
pub struct Postgres {
    guard: Child,
    folder: PathBuf,
}

impl Postgres {
    /// Starts a server with the super-user `postgres` and the role `kontor`, which may create databases
    /// and is no super-user, so that row-level security holds for it.
    pub fn start(binaries: &Path) -> Result<Self> {
        let folder = new_folder()?;
        let mut command = Command::new("sh");
        command.args(["-c", GUARD, "guard"]).arg(binaries).arg(&folder);
        command
            .current_dir(&folder)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("LC_ALL", "C.UTF-8");
        // Its own group: Ctrl-C must reach it through the pipe only, so that it can clean up.
        command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        if process::is_root() {
            let (user, group) = account().context(
                "PostgreSQL refuses to run as root, and neither the account `postgres` nor `nobody` exists",
            )?;
            chown(&folder, Some(user), Some(group))?;
            command.uid(user).gid(group);
        }
        let guard = command.spawn().context("sh cannot be started")?;
        let mut server = Self { guard, folder };
        server.wait_until_ready(binaries)?;
        server.superuser(binaries, "create role kontor login createdb")?;
        Ok(server)
    }

    /// The address for the role `kontor`, in the form that sqlx and libpq read: the socket's folder,
    /// percent-encoded, in the place of the host.
    pub fn url(&self) -> String {
        format!("postgres://kontor@{}/postgres", percent_encoded(&self.folder.to_string_lossy()))
    }

    /// The process id of the server's main process, for measuring what the database costs.
    pub fn main_process(&self) -> Result<u32> {
        let file = self.folder.join("data/postmaster.pid");
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        text.lines()
            .next()
            .and_then(|line| line.trim().parse().ok())
            .context("postmaster.pid holds no number")
    }

    fn wait_until_ready(&mut self, binaries: &Path) -> Result<()> {
        let start = Instant::now();
        loop {
            if self.folder.join("failed").exists() || self.guard.try_wait()?.is_some() {
                bail!("PostgreSQL did not start:\n{}", self.log());
            }
            let mut command = Command::new(binaries.join("pg_isready"));
            command.arg("--quiet").arg("--host").arg(&self.folder).args(["--port", "5432"]);
            if command.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            if start.elapsed() > START_LIMIT {
                bail!("PostgreSQL was not ready after {} s:\n{}", START_LIMIT.as_secs(), self.log());
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn superuser(&self, binaries: &Path, statement: &str) -> Result<()> {
        let mut command = Command::new(binaries.join("psql"));
        command.args([
            "--no-psqlrc",
            "--quiet",
            "--username",
            "postgres",
            "--port",
            "5432",
            "--dbname",
            "postgres",
        ]);
        command.arg("--host").arg(&self.folder).args(["--set", "ON_ERROR_STOP=1", "--command", statement]);
        process::read(&mut command).map(|_| ()).map_err(|problem| anyhow!("{problem:#}\n{}", self.log()))
    }

    fn log(&self) -> String {
        let text = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines.iter().rev().take(30).rev().copied().collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let start = Instant::now();
        while matches!(self.guard.try_wait(), Ok(None)) {
            if start.elapsed() > Duration::from_secs(60) {
                eprintln!("PostgreSQL in {} does not stop; end it by hand", self.folder.display());
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The newest installed PostgreSQL server's folder of programs.
pub fn binaries() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, folder)| complete(folder))
        .collect();
    found.sort();
    found.pop().map(|(_, folder)| folder).or_else(|| {
        let folder = in_path("postgres")?.canonicalize().ok()?.parent()?.to_owned();
        complete(&folder).then_some(folder)
    })
}

/// `cargo xtask postgres`: a server for trying things out.
pub fn hold() -> Result<()> {
    let binaries = binaries().context("there is no PostgreSQL server here: apt-get install postgresql")?;
    let server = Postgres::start(&binaries)?;
    println!("KONTOR_TEST_POSTGRES={}", server.url());
    println!("Enter ends it.");
    std::io::stdin().read_line(&mut String::new())?;
    Ok(())
}

fn complete(folder: &Path) -> bool {
    ["initdb", "postgres", "psql", "pg_isready"].iter().all(|name| folder.join(name).is_file())
}

fn new_folder() -> Result<PathBuf> {
    let moment = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_nanos();
    let folder = std::env::temp_dir().join(format!("kontor-postgres-{}-{moment}", std::process::id()));
    // A socket's path may have at most 107 bytes.
    if folder.as_os_str().len() > 90 {
        bail!("the path {} is too long for a socket; set TMPDIR to a shorter one", folder.display());
    }
    fs::DirBuilder::new()
        .mode(0o700)
        .create(&folder)
        .with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

fn account() -> Option<(u32, u32)> {
    let text = fs::read_to_string("/etc/passwd").ok()?;
    ["postgres", "nobody"].iter().find_map(|name| account_in(&text, name))
}

fn account_in(passwd: &str, name: &str) -> Option<(u32, u32)> {
    let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_socket_folder_is_encoded_as_a_host() {
        assert_eq!(percent_encoded("/var/tmp/kontor-1.2_ä"), "%2Fvar%2Ftmp%2Fkontor-1.2_%C3%A4");
    }

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        let passwd = "root:x:0:0::/root:/bin/sh\npostgresql:x:7:8::/:\npostgres:x:101:104::/var/lib/postgresql:/bin/bash\n";
        assert_eq!(account_in(passwd, "postgres"), Some((101, 104)));
        assert_eq!(account_in(passwd, "nobody"), None);
    }

    #[test]
    fn the_server_runs_for_an_ordinary_role_and_is_gone_afterwards() {
        let Some(binaries) = binaries() else {
            eprintln!(
                "skipped: the_server_runs_for_an_ordinary_role_and_is_gone_afterwards: no PostgreSQL server"
            );
            return;
        };
        let server = Postgres::start(&binaries).unwrap();
        let folder = server.folder.clone();
        let mut command = Command::new(binaries.join("psql"));
        command.args(["--no-psqlrc", "--tuples-only", "--no-align", "--command"]);
        command.arg("select usesuper, usecreatedb, current_setting('fsync') from pg_user where usename = current_user");
        command.arg(server.url());
        assert_eq!(process::read(&mut command).unwrap().trim(), "f|t|on");
        let id = server.main_process().unwrap();
        assert!(Path::new(&format!("/proc/{id}")).exists());
        drop(server);
        assert!(!folder.exists());
        assert!(!Path::new(&format!("/proc/{id}")).exists());
    }
}
