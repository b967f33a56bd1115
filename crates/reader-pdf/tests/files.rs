//! Files made by real programs → what is read in them, against the articles they were made from.
//!
//! `make_files.py` makes the files. Two figures per file: F1 of words, and F1 of runs of four words,
//! which falls when columns are read across or furniture stands inside a paragraph.

#![allow(clippy::expect_used)] // A test stops at the first surprise.

use document::{Document, Format, Item, Member, Refusal, ZoneKind};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder().join("files").join(format!("{name}.pdf"))).expect("the file is there")
}

fn read_bytes(bytes: Vec<u8>) -> Result<Document, Refusal> {
    let unpacked = reader_pdf::read(&Member::new("article.pdf", bytes), Format::Pdf)?;
    match unpacked.items.into_iter().next() {
        Some(Item::Document(document)) => Ok(document),
        _ => Err(Refusal::new("nothing")),
    }
}

fn read(name: &str) -> Document {
    read_bytes(bytes(name)).expect("it can be read")
}

/// Lines of the article a file was made from, title first.
fn article(name: &str) -> Vec<String> {
    std::fs::read_to_string(folder().join("articles").join(format!("{name}.txt")))
        .expect("the article is there")
        .lines()
        .map(|line| line.trim_start_matches(['#', ' ']).to_owned())
        .collect()
}

/// Lines that are no furniture.
fn text_lines(document: &Document) -> Vec<&str> {
    let furniture: Vec<usize> = document
        .marks
        .iter()
        .filter(|mark| mark.kind == ZoneKind::Furniture)
        .map(|mark| mark.span.start as usize)
        .collect();
    let mut at = 0;
    let mut lines = Vec::new();
    for line in document.text.split('\n') {
        if !line.is_empty() && !furniture.contains(&at) {
            lines.push(line);
        }
        at += line.len() + 1;
    }
    lines
}

fn marked(document: &Document, kind: ZoneKind) -> Vec<&str> {
    let of_kind = document.marks.iter().filter(|mark| mark.kind == kind);
    of_kind
        .map(|mark| &document.text.as_str()[mark.span])
        .collect()
}

/// F1 of runs of `n` words, quote marks made alike.
fn f1<'a>(
    wanted: impl Iterator<Item = &'a str>,
    found: impl Iterator<Item = &'a str>,
    n: usize,
) -> f32 {
    let (wanted, found) = (grams(wanted, n), grams(found, n));
    let n_both: usize = wanted
        .iter()
        .map(|(gram, n_wanted)| (*n_wanted).min(found.get(gram).copied().unwrap_or(0)))
        .sum();
    let n_all: usize = wanted.values().sum::<usize>() + found.values().sum::<usize>();
    2.0 * n_both as f32 / n_all.max(1) as f32
}

fn grams<'a>(lines: impl Iterator<Item = &'a str>, n: usize) -> BTreeMap<Vec<String>, usize> {
    let words: Vec<String> = lines
        .flat_map(str::split_whitespace)
        .map(|word| word.replace('’', "'"))
        .collect();
    let mut grams = BTreeMap::new();
    for gram in words.windows(n) {
        *grams.entry(gram.to_vec()).or_insert(0) += 1;
    }
    grams
}

/// A file, what it was made from, and lines of text it has besides.
struct Case {
    file: &'static str,
    articles: &'static [&'static str],
    besides: &'static [&'static str],
    /// Paragraphs of the article that may come out in pieces or joined.
    n_torn: usize,
}

const CASES: [Case; 11] = [
    Case {
        file: "chromium_one_column",
        articles: &["harbour"],
        besides: &["Freighters wait outside the breakwater of Northgate. Photo: Harbour News"],
        n_torn: 0,
    },
    Case {
        file: "chromium_untagged",
        articles: &["harbour"],
        besides: &["Freighters wait outside the breakwater of Northgate. Photo: Harbour News"],
        n_torn: 0,
    },
    Case {
        file: "chromium_three_columns",
        articles: &["harbour"],
        besides: &[],
        n_torn: 0,
    },
    Case {
        file: "libreoffice_two_columns",
        articles: &["harbour"],
        besides: &["1 The union was formed from two northern branches in the autumn."],
        // The figure of the note stays in its paragraph.
        n_torn: 1,
    },
    Case {
        file: "pdftex_newspaper",
        articles: &["harbour", "bridge"],
        besides: &[],
        n_torn: 0,
    },
    Case {
        file: "groff_two_columns",
        articles: &["harbour"],
        besides: &[],
        n_torn: 0,
    },
    Case {
        file: "weasyprint_cyrillic",
        articles: &["cyrillic"],
        besides: &[],
        n_torn: 0,
    },
    Case {
        file: "chromium_arabic",
        articles: &["arabic"],
        besides: &[],
        n_torn: 0,
    },
    Case {
        file: "libreoffice_arabic",
        articles: &["arabic"],
        besides: &[],
        n_torn: 0,
    },
    Case {
        file: "newspaper_page",
        articles: &["harbour", "bridge", "cyrillic"],
        besides: &["The Northgate Courier"],
        n_torn: 0,
    },
    Case {
        file: "rotated",
        articles: &["bridge"],
        besides: &[],
        n_torn: 0,
    },
];

#[test]
fn words_and_their_order_come_out_as_written() {
    let mut report = String::new();
    let mut is_good = true;
    for case in &CASES {
        let document = read(case.file);
        let mut wanted: Vec<String> = case
            .articles
            .iter()
            .flat_map(|name| article(name))
            .collect();
        wanted.extend(case.besides.iter().map(|line| (*line).to_owned()));
        let found = text_lines(&document);
        let lines = || wanted.iter().map(String::as_str);
        let words = f1(lines(), found.iter().copied(), 1);
        let order = f1(lines(), found.iter().copied(), 4);
        let alike = |line: &str| line.replace('’', "'");
        let torn: Vec<&String> = wanted
            .iter()
            .filter(|line| !found.iter().any(|other| alike(other) == alike(line)))
            .collect();
        let is_case_good = words >= 0.97 && order >= 0.95 && torn.len() <= case.n_torn;
        is_good &= is_case_good;
        writeln!(
            report,
            "{} words {words:.3} order {order:.3} torn {torn:#?}",
            case.file
        )
        .expect("strings take all");
    }
    assert!(is_good, "{report}");
}

#[test]
fn headlines_are_hinted() {
    for case in &CASES {
        let document = read(case.file);
        let title = &article(case.articles[0])[0];
        assert_eq!(
            marked(&document, ZoneKind::Headline),
            [title],
            "{}",
            case.file
        );
        assert!(
            document
                .marks
                .iter()
                .all(|mark| mark.is_sure == (mark.kind == ZoneKind::Furniture)),
            "{}",
            case.file
        );
    }
}

#[test]
fn headings_and_captions_are_hinted() {
    for name in [
        "chromium_untagged",
        "libreoffice_two_columns",
        "pdftex_newspaper",
        "groff_two_columns",
    ] {
        let document = read(name);
        assert_eq!(
            marked(&document, ZoneKind::Heading),
            [
                "Militia threatens to close the coast road",
                "Prices rise in the islands"
            ],
            "{name}"
        );
    }
    let document = read("chromium_one_column");
    assert_eq!(
        marked(&document, ZoneKind::Caption),
        ["Freighters wait outside the breakwater of Northgate. Photo: Harbour News"]
    );
}

#[test]
fn heads_and_feet_are_sure_furniture() {
    for (name, expected) in [
        (
            "chromium_untagged",
            &[
                "http://harbour.example/talks.html 1/2",
                "http://harbour.example/talks.html 2/2",
            ][..],
        ),
        (
            "libreoffice_two_columns",
            &["The Northgate Courier", "Page 1 of 2", "Page 2 of 2"],
        ),
        ("weasyprint_cyrillic", &["Вестник Ардена", "1", "2", "3"]),
        ("rotated", &["HN-0514 proof"]),
    ] {
        let document = read(name);
        let found = marked(&document, ZoneKind::Furniture);
        let n_dated = usize::from(name == "chromium_untagged");
        assert_eq!(found[n_dated..], *expected, "{name}");
    }
}

#[test]
fn the_lines_that_part_articles_of_a_database_stand_alone() {
    let document = read("database_export");
    let lines: Vec<&str> = document.text.lines().collect();
    let n_lines = |wanted: &str| lines.iter().filter(|line| **line == wanted).count();
    assert_eq!(n_lines("End of Document"), 2);
    assert_eq!(n_lines("Length: 480 words"), 2);
    assert_eq!(n_lines("Body"), 2);
    for number in 1..=3 {
        assert_eq!(
            n_lines(&format!("Page {number} of 3")),
            1,
            "{:?}",
            document.text
        );
    }
    for line in article("harbour").iter().chain(&article("bridge")) {
        assert_eq!(n_lines(line), 1, "{line}");
    }
}

#[test]
fn the_stated_title_counts_if_the_page_shows_it() {
    let title = |name: &str| read(name).facts.headline.map(|fact| fact.value);
    assert_eq!(
        title("chromium_untagged").as_ref(),
        article("harbour").first()
    );
    assert_eq!(title("chromium_arabic").as_ref(), article("arabic").first());
    assert_eq!(title("groff_two_columns"), None);
    assert_eq!(read("chromium_untagged").facts.published, None);
}

#[test]
fn what_cannot_be_read_is_refused_with_advice() {
    for (name, expected) in [
        ("picture_only", "text recognition (OCR)"),
        ("locked", "password"),
    ] {
        let refusal = read_bytes(bytes(name)).expect_err("it has no text");
        assert!(refusal.0.contains(expected), "{name}: {refusal}");
    }
    for junk in [&b""[..], b"%PDF-1.7", b"no pdf at all", &[0u8; 4096]] {
        assert!(read_bytes(junk.to_vec()).is_err());
    }
}

#[test]
fn pages_left_out_are_told() {
    let document = read("half_scanned");
    assert_eq!(
        document.notices,
        ["1 page of 2 is a picture without text and was left out."]
    );
    assert_eq!(
        marked(&document, ZoneKind::Headline),
        [&article("bridge")[0]]
    );
    assert!(read("chromium_untagged").notices.is_empty());
}

#[test]
fn fonts_that_do_not_name_their_letters_are_refused() {
    let mut bytes = bytes("chromium_untagged");
    let key = b"/ToUnicode";
    let places: Vec<usize> = (0..bytes.len() - key.len())
        .filter(|&at| bytes[at..].starts_with(key))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at + 1] = b'X';
    }
    let refusal = read_bytes(bytes).expect_err("no letters are known");
    assert!(refusal.0.contains("fonts"), "{refusal}");
}

#[test]
fn a_cut_file_gives_what_is_left() {
    let whole = bytes("libreoffice_two_columns");
    let n_words = |document: &Document| document.text.split_whitespace().count();
    let n_whole = n_words(&read_bytes(whole.clone()).expect("whole"));
    // Without its table of objects the library finds them by their shape.
    let end = whole.len() - 400;
    let cut = read_bytes(whole[..end].to_vec()).expect("most of it is there");
    assert!(n_words(&cut) * 10 > n_whole * 9);
    assert!(cut.notices.iter().any(|notice| notice.contains("The end")));
}

/// A small generator, the same on all machines (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

fn broken(whole: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    match dice.below(4) {
        0 => bytes.truncate(dice.below(whole.len())),
        1 => {
            for _ in 0..=dice.below(20) {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
        }
        2 => {
            let (one, other, n) = (
                dice.below(bytes.len()),
                dice.below(bytes.len()),
                dice.below(200),
            );
            for step in 0..n {
                if one + step < bytes.len() && other + step < bytes.len() {
                    bytes.swap(one + step, other + step);
                }
            }
        }
        _ => {
            // Figures are where a PDF hurts: lengths, counts, places.
            for _ in 0..5 {
                let at = dice.below(bytes.len());
                if let Some(digit) = bytes[at..].iter_mut().find(|byte| byte.is_ascii_digit()) {
                    *digit = b'0' + dice.below(10) as u8;
                }
            }
        }
    }
    bytes
}

#[test]
fn broken_files_do_no_harm() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut n_read = 0;
    for case in &CASES {
        let whole = bytes(case.file);
        for _ in 0..12 {
            let result = read_bytes(broken(&whole, &mut dice));
            if let Ok(document) = &result {
                n_read += 1;
                check_marks(document);
            }
        }
    }
    assert!(
        n_read > 30,
        "most damage leaves something to read: {n_read}"
    );
}

/// Marks are sorted, apart, and cover whole lines without white space at the ends.
fn check_marks(document: &Document) {
    let mut end = 0;
    for mark in &document.marks {
        assert!(mark.span.start >= end && !mark.span.is_empty());
        end = mark.span.end;
        let text = &document.text.as_str()[mark.span];
        assert!(!text.contains('\n') && text.trim() == text, "{text:?}");
    }
}

#[test]
fn reading_twice_is_the_same() {
    for case in &CASES {
        let document = read(case.file);
        assert_eq!(document, read(case.file));
        check_marks(&document);
    }
}
