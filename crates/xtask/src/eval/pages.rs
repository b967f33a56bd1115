//! Saved web pages with known text → the scores of the benchmarks' own metrics, peers beside ours.
//!
//! The metrics are in `../shared/data/extract/metrics/score.py`; what it does not count (summaries,
//! headings, captions found as such) is counted here.

use super::sidelight;
use crate::process::{feed, program_exists, run as run_process};
use crate::workspace::{path, root};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Folder in `data/extract`, and what the metrics call the set.
const SETS: [(&str, &str); 3] = [
    ("zyte", "zyte"),
    ("fundus_dev", "fundus"),
    ("wcxb_dev", "wcxb_dev"),
];

/// Figures of the best peers, as measured for the whole sets (fundus with twice our pages; wcxb: the
/// articles of its test part): body, title strict, names of authors, date.
const PEERS: [&str; 5] = [
    "trafilatura 2.3 (Python)   zyte .960  fundus .951 | .686 .839 .965  wcxb .953 | .562 .726 .845",
    "trafilatura, precision     zyte .964  fundus .949                   wcxb .925",
    "trafilatura 0.6 (crate)    zyte .960  fundus .943 | .686 .852 .907  wcxb .955 | .560 .734 .517",
    "readex 0.19 (crate)        zyte .948  fundus .940 | .690 .809 .969  wcxb .938 | .574 .726 .834",
    "libreadability 0.3 (crate) zyte .952  fundus .915 | .806 .821 .903  wcxb .942 | .515 .592 .442",
];

pub(super) fn run() -> Result<()> {
    let data = root().join("../shared/data/extract");
    let scorer = data.join("metrics/score.py");
    if !scorer.is_file() {
        println!("eval pages: skipped, there are no saved pages beside this checkout (../shared).");
        return Ok(());
    }
    let has_lxml = program_exists("python3")
        && Command::new("python3")
            .args(["-c", "import lxml.html"])
            .output()
            .is_ok_and(|output| output.status.success());
    if !has_lxml {
        println!("eval pages: skipped, the metrics need python3 with lxml (pip install lxml).");
        return Ok(());
    }
    let home = path("target/eval");
    let out = home.join("out/sidelight");
    std::fs::create_dir_all(&out)?;
    std::fs::create_dir_all(home.join("data"))?;
    println!(
        "\nSaved web pages (articles' text F1 | title strict, authors F1, date). The labeller learned from \
         these pages:\nthe figures of pages it has not seen are in docs/models/html-zoning.md."
    );
    for (folder, set) in SETS {
        let folder = data.join(folder);
        link(&folder, &home.join("data").join(set))?;
        let predicted = predict(&folder)?;
        std::fs::write(out.join(format!("{set}.jsonl")), &predicted.lines)?;
        println!(
            "  {set}: {} pages, {:.0} pages a second",
            predicted.n_pages, predicted.pages_a_second
        );
        if set == "fundus" {
            parts(&folder, &predicted.lines)?;
        }
    }
    run_process(
        Command::new("python3")
            .arg(&scorer)
            .arg("sidelight")
            .current_dir(&home),
    )?;
    print_scores(&home.join("out/scores.json"))
}

struct Predicted {
    lines: String,
    n_pages: usize,
    pages_a_second: f64,
}

/// What the command reads from all pages of a folder.
fn predict(folder: &Path) -> Result<Predicted> {
    let mut asked = String::new();
    let mut n_pages = 0;
    let mut names: Vec<_> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    names.sort();
    for page in &names {
        let name = page.file_name().unwrap_or_default().to_string_lossy();
        if let Some(id) = name.strip_suffix(".html.gz") {
            let line = json!({ "id": id, "path": page.to_string_lossy() });
            writeln!(asked, "{line}")?;
            n_pages += 1;
        }
    }
    let begin = Instant::now();
    let lines = feed(sidelight().args(["predict", "html"]), &asked)?;
    let seconds = begin.elapsed().as_secs_f64();
    let ms_a_page = seconds * 1000.0 / f64::from(u32::try_from(n_pages.max(1))?);
    // The metrics want to know how long each page took.
    let lines = lines.lines().map(|line| {
        let mut page: Value = serde_json::from_str(line)?;
        page["ms"] = json!(ms_a_page);
        Ok(format!("{page}\n"))
    });
    Ok(Predicted {
        lines: lines.collect::<Result<String>>()?,
        n_pages,
        pages_a_second: 1000.0 / ms_a_page,
    })
}

fn link(from: &Path, to: &Path) -> Result<()> {
    if !to.exists() {
        let from = from.canonicalize()?;
        std::fs::create_dir_all(to)?;
        std::fs::copy(from.join("gold.json"), to.join("gold.json"))
            .context("a set has no gold.json")?;
    }
    Ok(())
}

/// Summaries, headings and captions found as what they are.
fn parts(folder: &Path, lines: &str) -> Result<()> {
    let gold: BTreeMap<String, Value> =
        serde_json::from_str(&std::fs::read_to_string(folder.join("gold.json"))?)?;
    let (mut n_dek, mut dek, mut n_caption, mut caption) = (0, 0, 0, 0);
    let (mut right, mut n_found, mut n_gold) = (0, 0, 0);
    for line in lines.lines() {
        let page: Value = serde_json::from_str(line)?;
        let Some(gold) = page["id"].as_str().and_then(|id| gold.get(id)) else {
            continue;
        };
        let found_dek = squeezed(&page["dek"]);
        for wanted in strings(&gold["dek"]) {
            n_dek += 1;
            let is_found = !found_dek.is_empty()
                && (wanted.starts_with(&found_dek) || found_dek.starts_with(&wanted));
            dek += usize::from(is_found);
        }
        let mut found = strings(&page["headings"]);
        n_found += found.len();
        for wanted in strings(&gold["headings"]) {
            n_gold += 1;
            if let Some(at) = found.iter().position(|heading| *heading == wanted) {
                found.swap_remove(at);
                right += 1;
            }
        }
        let captions = strings(&page["captions"]);
        for image in gold["images"].as_array().into_iter().flatten() {
            let wanted: String = squeezed(&image["caption"]).chars().take(60).collect();
            if wanted.chars().count() > 20 {
                n_caption += 1;
                caption += usize::from(captions.iter().any(|found| found.contains(&wanted)));
            }
        }
    }
    let share = |a: usize, b: usize| a as f64 / b.max(1) as f64;
    println!(
        "    summaries {:.3} of {n_dek}; headings F1 {:.3} of {n_gold}; captions found as captions {:.3} of \
         {n_caption}",
        share(dek, n_dek),
        share(2 * right, n_found + n_gold),
        share(caption, n_caption),
    );
    Ok(())
}

/// The strings of a list, squeezed; empty ones left out.
fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().into_iter().flatten().map(squeezed);
    list.filter(|text| !text.is_empty()).collect()
}

/// Letters and digits only, in lower case.
fn squeezed(value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    let letters = text.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn print_scores(file: &Path) -> Result<()> {
    let scores: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let ours = &scores["sidelight"];
    let body = |set: &str, metric: &str| ours[set][metric]["f1"].as_f64().unwrap_or_default();
    let meta = |set: &str| {
        let meta = &ours[set]["meta"];
        let figure = |name: &str| meta[name].as_f64().unwrap_or_default();
        format!(
            "{:.3} {:.3} {:.3}",
            figure("title_eq"),
            figure("auth_f1"),
            figure("date_acc")
        )
    };
    println!(
        "  Sidelight                  zyte {:.3}  fundus {:.3} | {}  wcxb {:.3} | {}",
        body("zyte", "sh"),
        body("fundus", "word"),
        meta("fundus"),
        body("wcxb_dev", "word"),
        meta("wcxb_dev"),
    );
    for peer in PEERS {
        println!("  {peer}");
    }
    let parts = &ours["fundus"]["parts"];
    println!(
        "  captions in the body {:.3}, paragraphs found {:.3}",
        parts["caption_in_text"].as_f64().unwrap_or_default(),
        parts["para_recall"].as_f64().unwrap_or_default()
    );
    Ok(())
}
