//! Every real file of the readers' tests, through the front door: found by content, read, or refused
//! with a sentence; and damaged copies of each.

#![expect(
    clippy::expect_used,
    reason = "a helper of a test stops at the first surprise"
)]

use analysis::{Format, Lexicon, Opened, Refusal};
use std::path::{Path, PathBuf};

/// Files that hold nothing that can be read; each has to say so.
const REFUSED: &[&str] = &[
    "locked.zip",
    "locked.pdf",
    "picture_only.pdf",
    "workbook.zip",
];

fn files() -> Vec<PathBuf> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for reader in ["archive", "data", "office", "pdf", "web"] {
        let folder = crates.join(format!("reader-{reader}/tests/files"));
        let Ok(entries) = std::fs::read_dir(folder) else {
            continue;
        };
        files.extend(entries.filter_map(Result::ok).map(|entry| entry.path()));
    }
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn open(path: &Path) -> Result<Opened, Refusal> {
    let bytes = std::fs::read(path).expect("the file is there");
    readers::open(&name(path), bytes)
}

#[test]
fn every_file_is_read_or_refused_as_it_should_be() {
    let files = files();
    assert!(files.len() > 60, "{} files", files.len());
    for path in files {
        let name = name(&path);
        match open(&path) {
            Ok(opened) => {
                assert!(!REFUSED.contains(&name.as_str()), "{name} was read");
                let n_words: usize = opened
                    .found
                    .iter()
                    .map(|found| {
                        found.document.check();
                        found.document.text.split_whitespace().count()
                    })
                    .sum();
                assert!(n_words > 5, "{name} has {n_words} words");
            }
            Err(refusal) => {
                assert!(REFUSED.contains(&name.as_str()), "{name}: {refusal}");
                assert!(refusal.0.ends_with('.'), "{name}: {refusal}");
            }
        }
    }
}

#[test]
fn formats_are_known_by_content_under_any_name() {
    for (file, format) in [
        ("archive/tests/files/chromium.mhtml", Format::Mhtml),
        ("archive/tests/files/newsletter.eml", Format::Eml),
        ("archive/tests/files/plain.zip", Format::Zip),
        ("archive/tests/files/ustar.tar", Format::Tar),
        ("archive/tests/files/crawl.warc", Format::Warc),
        ("office/tests/files/libreoffice.docx", Format::Docx),
        ("office/tests/files/libreoffice.odt", Format::Odt),
        ("office/tests/files/pandoc.rtf", Format::Rtf),
        ("office/tests/files/pandoc.epub", Format::Epub),
        ("data/tests/files/newsapi.json", Format::Json),
        ("data/tests/files/newsplease.jsonl", Format::JsonLines),
        ("data/tests/files/rss.xml", Format::Xml),
        ("pdf/tests/files/groff_two_columns.pdf", Format::Pdf),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../reader-{file}"));
        let bytes = std::fs::read(&path).expect(file);
        for name in ["a", "a.txt", "a.jpg"] {
            assert_eq!(
                analysis::detect(name, &bytes),
                Ok(format),
                "{file} as {name}"
            );
        }
    }
}

/// A small generator, so that damage is the same each time (Numerical Recipes' constants).
struct Dice(u32);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % n.max(1)
    }
}

#[test]
fn damaged_files_are_read_in_part_or_refused() {
    let mut dice = Dice(7);
    for path in files() {
        let whole = std::fs::read(&path).expect("the file is there");
        for round in 0..6 {
            let mut bytes = whole.clone();
            if round % 2 == 0 {
                bytes.truncate(dice.below(whole.len()));
            }
            for _ in 0..dice.below(12) {
                let at = dice.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            match readers::open(&name(&path), bytes) {
                Ok(opened) => opened.found.iter().for_each(|found| found.document.check()),
                Err(refusal) => assert!(refusal.0.ends_with('.'), "{path:?}: {refusal}"),
            }
        }
    }
}

#[test]
fn articles_of_every_format_are_analysed() {
    let lexicon = Lexicon::from_entries(&[]).expect("an empty lexicon");
    for path in files() {
        let bytes = std::fs::read(&path).expect("the file is there");
        if let Ok(reading) = readers::analyze(&name(&path), bytes, &lexicon, &mut |_| ()) {
            assert_eq!(reading.articles.len(), reading.origins.len());
            for article in &reading.articles {
                article.check();
            }
        }
    }
}
