// SPDX-License-Identifier: EUPL-1.2
//! Every developer command of Kontor: `cargo xtask COMMAND`.

mod bench;
mod count;
mod decisions;
mod demo;
mod fixture;
mod fuzz;
mod house;
mod licences;
mod machine;
mod postgres;
mod process;
mod report;
mod setup;
mod test;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

/// The developer commands of Kontor.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Fetch the npm packages and bundle the browser side into web/dist
    Setup {
        /// Do it even when nothing has changed
        #[arg(long)]
        force: bool,
    },
    /// Set everything up, build, create the sample Land and serve it
    Demo {
        /// Port on the loopback address
        #[arg(long, default_value_t = 8115)]
        port: u16,
        /// Folder of the embedded database and the uploads [default: data/demo in the project]
        #[arg(long)]
        data: Option<PathBuf>,
        /// Use this PostgreSQL instead of the embedded database
        #[arg(long)]
        postgres: Option<String>,
    },
    /// The gate: formatting, lints, house rules, all tests on both engines, browser tests
    Test {
        /// Show the line of every test, not only of those that fail
        #[arg(long)]
        verbose: bool,
    },
    /// The gate and what takes longer: all colour schemes, long fault runs, fuzzing
    Full {
        /// Show the line of every test, not only of those that fail
        #[arg(long)]
        verbose: bool,
    },
    /// Build for release and run one benchmark with a PostgreSQL of its own
    Bench {
        /// Name of the benchmark, for example `submit`
        name: String,
        /// Passed on to the benchmark, for example `--json`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    /// Run the DMN conformance kit below a folder
    Tck {
        /// Folder with the kit, for example its `TestCases`
        directory: PathBuf,
    },
    /// Search for inputs that break a promise of a standard; what is found is kept beside its tests
    Fuzz {
        /// One target, for example `xdatenfelder_3`; all of them when left out
        target: Option<String>,
        /// Seconds for each target
        #[arg(long, default_value_t = 60)]
        seconds: u64,
    },
    /// Keep the database of this landing for the upgrade test of the next one
    Fixture,
    /// Check the rules of the house
    House,
    /// Check the licences of all dependencies
    Licences,
    /// Start a private PostgreSQL and keep it until Enter or Ctrl-C
    Postgres,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("error: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<bool> {
    let workspace = Workspace::find()?;
    match arguments.command {
        Task::Setup { force } => setup::run(&workspace, force).map(|()| true),
        Task::Demo { port, data, postgres } => {
            demo::run(&workspace, &demo::Options { port, data, postgres }).map(|()| true)
        }
        Task::Test { verbose } => test::run(&workspace, test::Extent { full: false, verbose }),
        Task::Full { verbose } => test::run(&workspace, test::Extent { full: true, verbose }),
        Task::Bench { name, rest } if name == "decisions" => decisions::bench(&workspace, &rest),
        Task::Bench { name, rest } => bench::run(&workspace, &name, &rest),
        Task::Tck { directory } => decisions::tck(&workspace, &directory),
        Task::Fuzz { target, seconds } => fuzz::run(&workspace, target.as_deref(), seconds),
        Task::Fixture => fixture::run(&workspace),
        Task::House => house::run(&workspace),
        Task::Licences => licences::run(&workspace),
        Task::Postgres => postgres::hold().map(|()| true),
    }
}
