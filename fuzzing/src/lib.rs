// SPDX-License-Identifier: EUPL-1.2
//! What all fuzz targets share: the seeds and words that a target brings along.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Longest word taken into the dictionary, in bytes.
const LONGEST_WORD: usize = 80;

/// Processor time that one input may take; with counters and checks the programs are several times slower than the product.
const LONGEST_CHECK: Duration = Duration::from_secs(1);

/// Writes the seeds to the folder `seeds` and the words in them to the file `words.dict`, when the program runs in a folder that has
/// a folder `seeds`; libFuzzer calls this before it reads either.
///
/// # Errors
/// When a file cannot be written.
pub fn prepare(seeds: &[Vec<u8>]) -> std::io::Result<()> {
    let folder = Path::new("seeds");
    if !folder.is_dir() {
        return Ok(());
    }
    let mut words = BTreeSet::new();
    for (number, seed) in seeds.iter().enumerate() {
        fs::write(folder.join(format!("{number:03}")), seed)?;
        words.extend(words_of(seed));
    }
    let lines: String = words.iter().map(|word| format!("\"{word}\"\n")).collect();
    fs::write("words.dict", lines)
}

/// Tags, attribute names and other words of a seed, as libFuzzer wants them in a dictionary.
fn words_of(seed: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(seed);
    let tags = text.split_inclusive('>').filter_map(|piece| piece.rfind('<').map(|start| &piece[start..]));
    let words = text.split(|character: char| !(character.is_alphanumeric() || "_-:.".contains(character)));
    let usable = |word: &&str| (3..=LONGEST_WORD).contains(&word.len()) && word.is_ascii();
    let printable = |word: &&str| word.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    let escaped = |word: &str| word.replace('\\', "\\\\").replace('"', "\\\"");
    tags.chain(words).filter(usable).filter(printable).map(escaped).collect()
}

/// Runs a check and panics when it takes too long, so that a slow input is kept like any other finding. The clock on the wall also runs
/// while other programs are busy: what it finds slow runs again with the processor's time.
pub fn timed(data: &[u8], check: fn(&[u8])) {
    let start = Instant::now();
    check(data);
    if start.elapsed() < LONGEST_CHECK {
        return;
    }
    let before = processor_time();
    check(data);
    if let (Some(before), Some(after)) = (before, processor_time()) {
        let used = after.saturating_sub(before);
        assert!(used < LONGEST_CHECK, "the input takes {used:?}");
    }
}

/// How long this thread has been on a processor, where the system tells.
fn processor_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Defines the fuzz target: its seeds and its check.
#[macro_export]
macro_rules! target {
    ($seeds:expr, $check:expr) => {
        libfuzzer_sys::fuzz_target!(
            init: {
                if let Err(problem) = $crate::prepare(&$seeds()) {
                    eprintln!("cannot write the seeds: {problem}");
                    std::process::exit(1);
                }
            },
            |data: &[u8]| $crate::timed(data, $check)
        );
    };
}
