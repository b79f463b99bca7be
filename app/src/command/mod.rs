// SPDX-License-Identifier: EUPL-1.2
//! The sub-commands of the program `kontor`.

mod check;
pub mod fim;
pub mod import;
mod sample;

use crate::configuration::Configuration;
use crate::wiring::{self, SystemClock};
use crate::{health, server};
use clap::{Args, Parser, Subcommand};
use foundation::Problem;
use i18n::{Argument, Catalog};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tracing_subscriber::EnvFilter;

/// One program for the whole of public administration.
#[derive(Debug, Parser)]
#[command(name = "kontor", version)]
struct Arguments {
    /// Configuration file instead of `kontor.toml`.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves pages and carries out jobs.
    Serve,
    /// Creates the sample Land if need be and serves it.
    Demo(DemoArguments),
    /// Brings the database up to date and ends.
    Migrate,
    /// Works on the audit log.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Checks a receipt offline against the pinned key of the log.
    Verify {
        /// The receipt as downloaded.
        file: PathBuf,
        /// The public key of the log, as text or as a file; by default `log.pub` in the data folder.
        #[arg(long)]
        key: Option<String>,
    },
    /// Takes over data from other systems.
    #[command(subcommand)]
    Import(ImportCommand),
    /// Works on descriptions of federal information management.
    #[command(subcommand)]
    Fim(fim::FimCommand),
    /// Prints every route with its permits.
    Routes,
    /// Prints the permit matrix.
    Matrix,
    /// Measures; prints figures.
    Bench(crate::bench::BenchArguments),
}

#[derive(Debug, Args)]
struct DemoArguments {
    /// Port on this machine.
    #[arg(long, default_value_t = 8115)]
    port: u16,
    /// Folder for the sample data.
    #[arg(long, default_value = "data/demo")]
    data: PathBuf,
    /// PostgreSQL instead of the embedded database.
    #[arg(long)]
    postgres: Option<String>,
    /// Fewer cases, for tests.
    #[arg(long)]
    small: bool,
    /// Prepares the data and ends.
    #[arg(long)]
    prepare_only: bool,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Recomputes every log and compares it with every signed checkpoint.
    Verify,
}

#[derive(Debug, Subcommand)]
enum ImportCommand {
    /// Turns an `XDatenfelder` schema (2 or 3) into a form.
    Xdatenfelder {
        /// The schema message.
        file: PathBuf,
        /// Data folder of the installation.
        #[arg(long)]
        data: Option<PathBuf>,
        /// Folder with code lists in genericode; by default the folder `codelists_NAME` beside the file.
        #[arg(long)]
        code_lists: Option<PathBuf>,
    },
}

/// What the program says to people, in German or English after `LANG`.
pub(crate) struct Voice {
    catalog: Catalog,
    locale: &'static str,
}

impl Voice {
    fn new() -> anyhow::Result<Self> {
        let language = std::env::var("LC_ALL").or_else(|_| std::env::var("LANG")).unwrap_or_default();
        let locale = if language.starts_with("en") { "en" } else { "de" };
        Ok(Self { catalog: wiring::texts()?, locale })
    }

    #[expect(clippy::print_stdout, reason = "a command speaks on standard output")]
    pub(crate) fn say(&self, key: &str, arguments: &[(&str, Argument)]) {
        println!("{}", self.catalog.format(self.locale, key, arguments));
    }

    /// A text in the reader's language.
    pub(crate) fn text(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        self.catalog.format(self.locale, key, arguments)
    }

    /// Whether the reader is spoken to in English.
    pub(crate) fn is_english(&self) -> bool {
        self.locale == "en"
    }

    /// An error in the reader's language, as far as it has a sentence there.
    fn explain(&self, error: &anyhow::Error) -> String {
        match error.downcast_ref::<Problem>() {
            Some(Problem::Refused(message) | Problem::Conflict(message)) => {
                let arguments: Vec<_> = message
                    .arguments
                    .iter()
                    .map(|(name, value)| (*name, Argument::from(value.clone())))
                    .collect();
                self.catalog.format(self.locale, message.key, &arguments)
            }
            _ => format!("{error:#}"),
        }
    }

    #[expect(clippy::print_stdout, reason = "a command speaks on standard output")]
    pub(crate) fn line(text: &str) {
        println!("{text}");
    }
}

/// Runs the program.
pub async fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let voice = match Voice::new() {
        Ok(voice) => voice,
        Err(error) => {
            Voice::line(&format!("{error:#}"));
            return ExitCode::FAILURE;
        }
    };
    match carry_out(arguments, &voice).await {
        Ok(code) => code,
        Err(error) => {
            voice.say("app-error", &[("why", Argument::from(voice.explain(&error)))]);
            ExitCode::FAILURE
        }
    }
}

async fn carry_out(arguments: Arguments, voice: &Voice) -> anyhow::Result<ExitCode> {
    let configuration = Configuration::read(arguments.config.as_deref())?;
    match arguments.command {
        Command::Serve => serve(&configuration, voice).await?,
        Command::Demo(demo) => {
            start_logging(false, "warn");
            sample::run(configuration, demo, voice).await?;
        }
        Command::Migrate => {
            let store = store::Store::open(&configuration.location()).await?;
            let count = store.migrate(&wiring::migrations()).await?;
            voice.say("app-migrated", &[("count", Argument::from(count))]);
        }
        Command::Audit(AuditCommand::Verify) => return check::audit(&configuration, voice).await,
        Command::Verify { file, key } => return check::receipt(&configuration, &file, key.as_deref(), voice),
        Command::Import(ImportCommand::Xdatenfelder { file, data, code_lists }) => {
            let data = data.unwrap_or_else(|| configuration.data.clone());
            import::xdatenfelder(&Configuration { data, ..configuration }, &file, code_lists, voice).await?;
        }
        Command::Fim(command) => return fim::run(&command, voice),
        Command::Routes => Voice::line(web::RouteTable::of(&wiring::routes()).text().trim_end()),
        Command::Matrix => Voice::line(wiring::policy().matrix().trim_end()),
        Command::Bench(bench) => return crate::bench::run(configuration, bench).await,
    }
    Ok(ExitCode::SUCCESS)
}

async fn serve(configuration: &Configuration, voice: &Voice) -> anyhow::Result<()> {
    start_logging(configuration.log_json, "info");
    health::count();
    let platform = wiring::build(configuration, Arc::new(SystemClock), false).await?;
    let running = server::start(&platform, configuration.listen, configuration.workers).await?;
    voice.say("app-serving", &[("address", Argument::from(format!("http://{}", running.address)))]);
    running.until_told().await
}

/// Logs to standard error, as text or JSON lines; `RUST_LOG` overrides the level.
fn start_logging(json: bool, level: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call, as in tests, changes nothing.
    let _ = if json { builder.json().try_init() } else { builder.try_init() };
}
