// SPDX-License-Identifier: EUPL-1.2
//! Writes the sample documents of the tests into a folder: `cargo run -p pdf --example samples -- FOLDER`.

#[expect(clippy::unwrap_used, reason = "the tests' own data")]
#[path = "../tests/it/fixtures.rs"]
mod fixtures;

use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use pdf::Renderer;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: samples FOLDER")?);
    let renderer = Renderer::new()?;
    std::fs::write(folder.join("letter-de.pdf"), renderer.letter(&fixtures::german(), fixtures::created())?)?;
    std::fs::write(
        folder.join("letter-en.pdf"),
        renderer.letter(&fixtures::english(), fixtures::created())?,
    )?;
    std::fs::write(
        folder.join("summary.pdf"),
        renderer.document(&fixtures::summary(), fixtures::created())?,
    )?;

    let mut times: Vec<_> = (0..21)
        .map(|number| {
            let mut letter = fixtures::german();
            letter.recipient.push(format!("Nummer {number}"));
            let start = Instant::now();
            renderer.letter(&letter, fixtures::created()).map(|_| start.elapsed())
        })
        .collect::<Result<_, _>>()?;
    times.sort();
    println!("letter of two pages: p50 {:?}, slowest of 21 {:?}", times[10], times[20]);
    Ok(())
}
