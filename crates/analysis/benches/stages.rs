//! Sample coverage → MB/s of each stage, and of the whole against a plain pass over the same words.
//!
//! Machine speed cancels out in the last column: a stage's time as a multiple of splitting the same
//! text into words. Run by `cargo bench -p analysis`; prints a table, asserts nothing.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use analysis::{Stage, read_text};
use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{fs, path::Path};

/// Rounds over the whole sample; the fastest counts.
const ROUNDS: usize = 15;

const STAGES: [(Stage, &str); 5] = [
    (Stage::Read, "read"),
    (Stage::Zone, "zone"),
    (Stage::Segment, "segment"),
    (Stage::Tag, "tag"),
    (Stage::Resolve, "resolve"),
];

fn sample() -> Vec<(String, Vec<u8>)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/assets/sample");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|ext| ext == "txt"))
        .filter_map(|entry| {
            let bytes = fs::read(entry.path()).ok()?;
            Some((entry.file_name().to_string_lossy().into_owned(), bytes))
        })
        .collect();
    files.sort();
    files
}

fn main() {
    let files = sample();
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let started = Instant::now();
    let lexicon = lexicon::built_in();
    println!(
        "lexicon of {} actors loaded in {:.1} ms",
        lexicon.actors().len(),
        ms(started.elapsed())
    );

    let mut best = [Duration::MAX; STAGES.len()];
    let mut whole = Duration::MAX;
    let mut words = Duration::MAX;
    for _ in 0..ROUNDS {
        let mut spent = [Duration::ZERO; STAGES.len()];
        let round = Instant::now();
        for (name, bytes) in &files {
            let mut current: Option<(usize, Instant)> = None;
            let mut on_stage = |stage: Stage| {
                let now = Instant::now();
                if let Some((idx, since)) = current {
                    spent[idx] += now - since;
                }
                let idx = STAGES
                    .iter()
                    .position(|(other, _)| *other == stage)
                    .unwrap_or(0);
                current = Some((idx, now));
            };
            let reading = read_text(name, bytes, &lexicon, &mut on_stage);
            if let Some((idx, since)) = current {
                spent[idx] += since.elapsed();
            }
            black_box(reading.is_ok());
        }
        whole = whole.min(round.elapsed());
        for (best, spent) in best.iter_mut().zip(spent) {
            *best = (*best).min(spent);
        }
        let round = Instant::now();
        for (_, bytes) in &files {
            black_box(
                String::from_utf8_lossy(bytes)
                    .split_whitespace()
                    .map(str::len)
                    .sum::<usize>(),
            );
        }
        words = words.min(round.elapsed());
    }
    println!(
        "{} files, {bytes} bytes; fastest of {ROUNDS} rounds",
        files.len()
    );
    println!(
        "{:<10}{:>10}{:>10}{:>16}",
        "stage", "ms", "MB/s", "× word split"
    );
    for ((_, name), spent) in STAGES.iter().zip(best) {
        row(name, bytes, spent, words);
    }
    row("all", bytes, whole, words);
}

fn row(name: &str, bytes: usize, spent: Duration, words: Duration) {
    let rate = bytes as f64 / 1e6 / spent.as_secs_f64();
    let times = spent.as_secs_f64() / words.as_secs_f64();
    println!("{name:<10}{:>10.3}{rate:>10.1}{times:>16.1}", ms(spent));
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
