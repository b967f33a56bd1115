//! Files of real programs → the words of the articles they were made from.
//!
//! Made by `make_files.sh`; what must come out stands in `article.txt` and `courier.txt`, one
//! paragraph a line.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;
use std::path::Path;

use document::{Document, Format, Item, Member, Unpacked, ZoneKind};

/// Word F1 below which something of the text is lost or made up. Numbers of lists, which pandoc
/// writes into RTF as text, and its line for the author cost .01.
const FLOOR: f64 = 0.99;

fn read(name: &str) -> Unpacked {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(name);
    let format = match name.rsplit('.').next() {
        Some("docx") => Format::Docx,
        Some("odt" | "fodt") => Format::Odt,
        Some("rtf") => Format::Rtf,
        _ => Format::Epub,
    };
    let bytes = std::fs::read(path).expect("a fixture");
    reader_office::read(&Member::new(name, bytes), format).expect("a text")
}

fn document(name: &str) -> Document {
    match read(name).items.into_iter().next() {
        Some(Item::Document(document)) => document,
        other => panic!("{name}: no document but {other:?}"),
    }
}

fn lines(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(name);
    let text = std::fs::read_to_string(path).expect("the lines");
    text.lines().map(str::to_owned).collect()
}

fn counts(text: &str) -> BTreeMap<&str, i64> {
    let mut counts = BTreeMap::new();
    for word in text.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

fn word_f1(found: &str, expected: &str) -> f64 {
    let (found, expected) = (counts(found), counts(expected));
    let shared: i64 = found
        .iter()
        .map(|(word, n)| (*n).min(expected.get(word).copied().unwrap_or(0)))
        .sum();
    let total: i64 = found.values().sum::<i64>() + expected.values().sum::<i64>();
    2.0 * shared as f64 / total as f64
}

fn marked(document: &Document, kind: ZoneKind) -> Vec<&str> {
    document
        .marks
        .iter()
        .filter(|mark| mark.kind == kind)
        .map(|mark| &document.text.as_str()[mark.span])
        .collect()
}

#[test]
fn every_paragraph_is_a_line() {
    for name in [
        "libreoffice.docx",
        "libreoffice.odt",
        "libreoffice.rtf",
        "courier.fodt",
    ] {
        let document = document(name);
        let found: Vec<&str> = document
            .text
            .lines()
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(found, lines("courier.txt"), "{name}");
    }
}

#[test]
fn pandoc_files_give_the_words_of_the_article() {
    for name in ["pandoc.docx", "pandoc.odt", "pandoc.rtf"] {
        let document = document(name);
        let expected = lines("article.txt").join("\n");
        let f1 = word_f1(&document.text, &expected);
        assert!(f1 >= FLOOR, "{name}: {f1:.3}");
        let found: Vec<&str> = document.text.lines().collect();
        let n_lines = lines("article.txt")
            .iter()
            .filter(|line| found.contains(&line.as_str()))
            .count();
        assert!(n_lines >= 28, "{name}: {n_lines} of 30 lines");
    }
}

#[test]
fn styles_and_outlines_are_hints() {
    for name in [
        "libreoffice.docx",
        "libreoffice.odt",
        "libreoffice.rtf",
        "courier.fodt",
        "pandoc.docx",
        "pandoc.odt",
        "pandoc.rtf",
    ] {
        let document = document(name);
        let text = lines("article.txt");
        assert_eq!(
            marked(&document, ZoneKind::Headline),
            [text[0].as_str()],
            "{name}"
        );
        assert_eq!(
            marked(&document, ZoneKind::Heading),
            [&text[4], &text[21], &text[23], &text[25]],
            "{name}"
        );
        for mark in &document.marks {
            let is_edge = matches!(mark.kind, ZoneKind::Furniture | ZoneKind::EditorNote);
            assert_eq!(mark.is_sure, is_edge, "{name}");
        }
    }
}

#[test]
fn what_is_round_the_text_is_marked_and_told() {
    for name in [
        "libreoffice.docx",
        "libreoffice.odt",
        "libreoffice.rtf",
        "courier.fodt",
    ] {
        let document = document(name);
        assert_eq!(
            marked(&document, ZoneKind::Dek),
            ["A deal nobody has seen ends nine days without ships"]
        );
        assert_eq!(
            marked(&document, ZoneKind::EditorNote),
            ["Can we confirm the nine days?"]
        );
        assert_eq!(
            marked(&document, ZoneKind::Furniture),
            ["The Northgate Courier", "Courier Press House, Quay 3"]
        );
        assert_eq!(marked(&document, ZoneKind::Caption).len(), 2, "{name}");
        assert_eq!(
            document.notices,
            ["1 deletion of the tracked changes is not shown."],
            "{name}"
        );
        assert!(document.facts.authors.is_empty() && document.facts.published.is_none());
    }
}

#[test]
fn e_books_give_pages() {
    let expected = lines("article.txt");
    let text = expected.join("\n");
    for name in ["pandoc.epub", "libreoffice.epub"] {
        let book = read(name);
        let page = text_of_pages(&book);
        let (found, expected) = (counts(&page), counts(&text));
        let n_found: i64 = expected
            .iter()
            .map(|(word, n)| (*n).min(found.get(word).copied().unwrap_or(0)))
            .sum();
        let recall = n_found as f64 / expected.values().sum::<i64>() as f64;
        assert!(recall >= FLOOR, "{name}: {recall:.3}");
    }
}

#[test]
fn an_article_cut_at_its_headings_is_one_page() {
    let headline = &lines("article.txt")[0];
    for name in ["pandoc.epub", "libreoffice.epub"] {
        assert_eq!(headlines(&read(name)), [Some(headline.clone())], "{name}");
    }
}

#[test]
fn a_book_of_articles_gives_a_page_each() {
    let book = read("pandoc_book.epub");
    assert_eq!(
        headlines(&book),
        ["Port reopens after nine days", "Minister leaves the talks"]
            .map(|headline| Some(headline.to_owned()))
    );
    assert_eq!(book.notices.len(), 1);
}

fn headlines(unpacked: &Unpacked) -> Vec<Option<String>> {
    unpacked
        .items
        .iter()
        .map(|item| match item {
            Item::Member(member) => member
                .facts
                .headline
                .as_ref()
                .map(|fact| fact.value.clone()),
            Item::Document(_) => None,
        })
        .collect()
}

/// The pages' characters without tags, roughly: a space where a block begins or ends.
fn text_of_pages(unpacked: &Unpacked) -> String {
    let mut text = String::new();
    for item in &unpacked.items {
        let Item::Member(member) = item else { continue };
        let page = String::from_utf8(member.bytes.clone()).expect("UTF-8");
        for piece in page.split('<') {
            let (tag, after) = piece.split_once('>').unwrap_or_default();
            let name = tag
                .trim_start_matches('/')
                .split(' ')
                .next()
                .unwrap_or_default();
            if !["a", "b", "em", "i", "span", "strong", "sup"].contains(&name) {
                text.push(' ');
            }
            text.push_str(after);
        }
    }
    text.replace("&amp;", "&")
}
