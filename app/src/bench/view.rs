// SPDX-License-Identifier: EUPL-1.2
//! What people look at: the work list with a million cases, a service page, the search; and the idle server.

use super::client::Client;
use super::process::{Disk, Jobs, Server};
use super::{Figures, Run, add_percentiles};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const CLERK: &str = "anja.moellendahl";

/// Filters and sorts of the work list.
const LISTS: [&str; 8] = [
    "",
    "?state=in_review",
    "?service=hundesteuer-anmeldung",
    "?assignee=nobody",
    "?overdue=true",
    "?order=received&direction=descending",
    "?order=applicant",
    "?service=hundesteuer-anmeldung&state=received&order=received",
];

async fn running(engine: Option<&str>, cases: usize) -> anyhow::Result<(Server, tempfile::TempDir)> {
    let folder = tempfile::tempdir()?;
    let database = match engine {
        Some(url) => Some(store::scratch::create(url).await?),
        None => None,
    };
    let server =
        Server::start(folder.path(), database.as_deref(), cases, Disk::default(), Jobs::Done).await?;
    Ok((server, folder))
}

/// The work list, every filter and sort, with 1 and 16 users.
pub(super) async fn list(run: &Run, figures: &mut Figures) -> anyhow::Result<()> {
    for (engine, url) in &run.engines {
        let (server, _folder) = running(url.as_deref(), run.cases).await?;
        figures.add(format!("{engine}: cases"), run.cases);
        for filter in LISTS {
            for users in [1, 16] {
                let path = format!("/de/arbeitsvorrat{filter}");
                let durations = load(server.address, Some(CLERK), vec![path], users, run.seconds / 4).await?;
                add_percentiles(figures, &format!("{engine}, {users} users: list {filter}"), durations);
            }
        }
        server.stop().await?;
    }
    Ok(())
}

/// A rendered service page with 16 clients.
pub(super) async fn page(run: &Run, figures: &mut Figures) -> anyhow::Result<()> {
    for (engine, url) in &run.engines {
        let (server, _folder) = running(url.as_deref(), 0).await?;
        let paths = vec![
            "/de/leistung/hundesteuer-anmeldung?ort=130745451019".to_owned(),
            "/en/service/bauantrag".to_owned(),
        ];
        let durations = load(server.address, None, paths, 16, run.seconds).await?;
        let seconds = run.seconds.as_secs_f64();
        figures.number(
            format!("{engine}: service pages/s, 16 clients"),
            super::submit::ratio(durations.len() as u64, 1) / seconds,
        );
        add_percentiles(figures, &format!("{engine}: service page, 16 clients"), durations);
        server.stop().await?;
    }
    Ok(())
}

/// Search over 100,000 entries of an index of its own.
pub(super) async fn search(run: &Run, figures: &mut Figures) -> anyhow::Result<()> {
    let seconds = run.seconds;
    let (entries, durations) = tokio::task::spawn_blocking(move || index_and_search(seconds)).await??;
    figures.add("search: entries", entries);
    add_percentiles(figures, "search: query", durations);
    Ok(())
}

const WORDS: [&str; 10] = [
    "Hundesteuer",
    "Anmeldung",
    "Bauantrag",
    "Garage",
    "Gewerbe",
    "Umzug",
    "Personalausweis",
    "Wohnung",
    "Straße",
    "Bescheid",
];
/// A word, two words, a typing error, a beginning, a number, a name, two words, a part of a compound.
const QUESTIONS: [&str; 8] = [
    "Hund",
    "Hundesteuer Anmeldung",
    "Bauantrg",
    "Gewer",
    "2026-004711",
    "Muster4711",
    "Wohnung Straße",
    "Ausweis",
];

fn entry(number: usize) -> search::Entry {
    let word = |number: usize| WORDS.get(number % WORDS.len()).copied().unwrap_or_default();
    search::Entry {
        id: number.to_string(),
        kind: "case".to_owned(),
        owner: "o".to_owned(),
        audience: vec!["authority".to_owned()],
        locale: "de".to_owned(),
        title: format!("{} {} Muster{}", word(number), word(number / 7), number % 5000),
        body: format!("{} {} {}", word(number / 3), word(number / 11), word(number / 13)),
        reference: format!("2026-{number:06}"),
        ..search::Entry::default()
    }
}

fn index_and_search(seconds: Duration) -> anyhow::Result<(u64, Vec<Duration>)> {
    let folder = tempfile::tempdir()?;
    let index = search::Index::open(folder.path())?;
    for chunk in 0..100 {
        let entries: Vec<_> = (chunk * 1000..(chunk + 1) * 1000).map(entry).collect();
        index.put(&entries)?;
    }
    index.commit()?;
    let until = Instant::now() + seconds;
    let mut durations = Vec::new();
    for text in QUESTIONS.iter().cycle() {
        if Instant::now() > until {
            break;
        }
        let begun = Instant::now();
        index.search(&search::Query {
            text: (*text).to_owned(),
            audience: vec!["authority".to_owned()],
            locale: Some("de".to_owned()),
            limit: 20,
            ..search::Query::default()
        })?;
        durations.push(begun.elapsed());
    }
    Ok((index.entries(), durations))
}

/// Memory of the idle server and the time from start to ready, with the sample Land loaded.
pub(super) async fn idle(run: &Run, figures: &mut Figures) -> anyhow::Result<()> {
    for (engine, url) in &run.engines {
        let folder = tempfile::tempdir()?;
        let database = match url {
            Some(url) => Some(store::scratch::create(url).await?),
            None => None,
        };
        Server::start(folder.path(), database.as_deref(), 0, Disk::default(), Jobs::Done)
            .await?
            .stop()
            .await?;
        let server =
            Server::start(folder.path(), database.as_deref(), 0, Disk::default(), Jobs::Done).await?;
        figures.number(format!("{engine}: start to ready, seconds"), server.ready_after.as_secs_f64());
        tokio::time::sleep(Duration::from_secs(5)).await;
        figures.number(format!("{engine}: resident memory when idle, MB"), server.resident_megabytes());
        server.stop().await?;
    }
    Ok(())
}

/// Reads pages in a closed loop; every answer must be a success.
async fn load(
    address: SocketAddr,
    login: Option<&'static str>,
    paths: Vec<String>,
    users: usize,
    seconds: Duration,
) -> anyhow::Result<Vec<Duration>> {
    let until = Instant::now() + seconds;
    let mut tasks = tokio::task::JoinSet::new();
    let mut first = Client::connect(address).await?;
    if let Some(login) = login {
        first.sign_in(login).await?;
    }
    for _ in 0..users {
        let paths = paths.clone();
        let mut client = Client::connect(address).await?;
        client.share(&first);
        tasks.spawn(async move {
            let mut durations = Vec::new();
            for path in paths.iter().cycle() {
                if Instant::now() > until {
                    break;
                }
                let begun = Instant::now();
                let reply = client.get(path).await?;
                anyhow::ensure!(reply.status.is_success(), "{path}: {}", reply.status);
                durations.push(begun.elapsed());
            }
            anyhow::Ok(durations)
        });
    }
    let mut all = Vec::new();
    while let Some(joined) = tasks.join_next().await {
        all.extend(joined??);
    }
    Ok(all)
}
