// SPDX-License-Identifier: EUPL-1.2
//! Running other programs: shown as they are, or read line by line with a time limit.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// What a program printed and how it ended.
pub struct Finished {
    /// Standard output and standard error in the order in which they came.
    pub output: String,
    /// Whether it ended with exit code 0.
    pub success: bool,
}

/// Runs a program whose output goes straight to the screen; it gets no standard input.
pub fn show(command: &mut Command) -> Result<bool> {
    let status = command.stdin(Stdio::null()).status().with_context(|| cannot_start(command))?;
    Ok(status.success())
}

/// Like [`show`], but a failure is an error that names the program.
pub fn must(command: &mut Command) -> Result<()> {
    if show(command)? {
        return Ok(());
    }
    bail!("`{}` failed; its message stands above", spelled(command))
}

/// Runs a program quietly and returns what it printed on standard output; a failure is an error.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("`{}` failed: {}", spelled(command), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program and hands each line it prints to `each`. When it runs longer than `limit` it is
/// ended together with everything it has started, and counts as failed.
pub fn follow(command: &mut Command, limit: Duration, each: &mut dyn FnMut(&str)) -> Result<Finished> {
    let (reader, writer) = std::io::pipe().context("no pipe could be made")?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().with_context(|| cannot_start(command))?;
    // The command keeps its copies of the writing ends; without this the reading end would never see the end.
    command.stdout(Stdio::null()).stderr(Stdio::null());

    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        let mut reader = BufReader::new(reader);
        let mut bytes = Vec::new();
        while matches!(reader.read_until(b'\n', &mut bytes), Ok(count) if count > 0) {
            let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned();
            if sender.send(line).is_err() {
                return;
            }
            bytes.clear();
        }
    });

    let start = Instant::now();
    let mut ended: Option<Instant> = None;
    let mut output = String::new();
    let mut too_long = false;
    loop {
        match lines.recv_timeout(Duration::from_millis(200)) {
            Ok(line) => {
                each(&line);
                output.push_str(&line);
                output.push('\n');
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                if ended.is_none() && child.try_wait()?.is_some() {
                    ended = Some(Instant::now());
                }
                // What it left running in the background must not hold the gate.
                if ended.is_some_and(|moment| moment.elapsed() > Duration::from_secs(3)) {
                    break;
                }
            }
        }
        if !too_long && start.elapsed() > limit {
            too_long = true;
            each(&format!("ended after {} minutes: `{}`", limit.as_secs() / 60, spelled(command)));
            end_with_descendants(&mut child);
        }
    }
    let status = child.wait()?;
    Ok(Finished { output, success: status.success() && !too_long })
}

/// The command as a person would type it.
pub fn spelled(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Whether this program runs as the super-user.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|found| found.uid() == 0)
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` cannot be started", spelled(command))
}

fn end_with_descendants(child: &mut Child) {
    let mut family = vec![child.id()];
    let mut next = 0;
    while let Some(parent) = family.get(next).copied() {
        family.extend(
            children_of(parent).into_iter().filter(|found| !family.contains(found)).collect::<Vec<_>>(),
        );
        next += 1;
    }
    let mut command = Command::new("kill");
    command.arg("-KILL").args(family.iter().map(u32::to_string)).stderr(Stdio::null());
    if command.status().is_err() {
        // Without a `kill` program at least the child itself is ended.
        drop(child.kill());
    }
}

fn children_of(parent: u32) -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|process| {
            let Ok(text) = fs::read_to_string(format!("/proc/{process}/stat")) else { return false };
            // The name in parentheses may hold spaces; state and parent follow it.
            text.rsplit_once(')')
                .and_then(|(_, rest)| rest.split_whitespace().nth(1)?.parse::<u32>().ok())
                .is_some_and(|found| found == parent)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_streams_are_read_and_the_exit_code_decides() {
        let mut lines = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two >&2; exit 3"]);
        let finished =
            follow(&mut command, Duration::from_secs(60), &mut |line| lines.push(line.to_owned())).unwrap();
        assert_eq!(lines, ["one", "two"]);
        assert_eq!(finished.output, "one\ntwo\n");
        assert!(!finished.success);
    }

    #[test]
    fn a_program_over_its_limit_is_ended_with_its_children() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & sleep 600"]);
        let finished = follow(&mut command, Duration::from_millis(300), &mut |_| {}).unwrap();
        assert!(!finished.success);
    }

    #[test]
    fn what_is_left_in_the_background_does_not_hold_the_caller() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 30 & echo done"]);
        let start = Instant::now();
        let finished = follow(&mut command, Duration::from_secs(60), &mut |_| {}).unwrap();
        assert!(finished.success);
        assert!(start.elapsed() < Duration::from_secs(25));
    }

    #[test]
    fn a_command_is_spelled_without_its_folder() {
        let mut command = Command::new("/usr/bin/cargo");
        command.args(["fmt", "--check"]);
        assert_eq!(spelled(&command), "cargo fmt --check");
    }
}
