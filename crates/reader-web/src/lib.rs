//! Web pages → zoned texts.
//!
//! Bytes in, for each article of the page its visible text with a mark on every line, and what the
//! page states about it. No script is run, nothing is loaded.
//!
//! | step | from | to |
//! |---|---|---|
//! | `tree` | characters | elements, nested as in a browser |
//! | `page` | tree | visible lines, what they are made of, what is around them |
//! | `label` | page | what each line is |
//! | `meta` | page, labels | what the page states |
//! | `assemble` | all of it | [`document::Document`]s |
//! | `fill` | documents nearly without text | with the text that a script would show |
//!
//! Method: the block features of boilerplate removal (Kohlschütter et al. 2010; Readability) and the
//! names of elements, weighed by gradient boosted trees in two passes; see docs/models. Left out:
//! style sheets, so what only they hide is furniture at best; text that a script loads later.

mod assemble;
mod fill;
mod label;
mod meta;
mod page;
mod source;
mod split;
#[cfg(feature = "training")]
pub mod training;
mod tree;

pub use source::charset_of;

use document::{Document, Format, Item, Member, Refusal, Unpacked, ZoneKind};
use page::Page;
use tree::Tree;

/// Reads one file.
///
/// # Errors
/// A sentence for the reader of the page when there is nothing to read in it.
pub fn read(member: &Member, format: Format) -> Result<Unpacked, Refusal> {
    let charset = member.charset.clone().or_else(|| charset_of(&member.bytes));
    let decoded = decode::decode(&member.bytes, charset.as_deref()).map_err(|why| {
        Refusal::new(format!(
            "There is no web page in this file: {why}. Save the page again and try that copy."
        ))
    })?;
    let mut unpacked = Unpacked::new(format);
    unpacked.encoding = Some(decoded.encoding.to_owned());
    if decoded.n_broken > 0 {
        unpacked.notices.push(format!(
            "{} characters could not be decoded and are shown as \u{fffd}.",
            decoded.n_broken
        ));
    }
    let documents = documents(&decoded.chars);
    if documents.iter().all(|document| document.text.is_empty()) {
        return Err(Refusal::new(
            "This page shows no text by itself: a script would load it. Open it in a browser, save \
             the complete page or copy its text, and try that.",
        ));
    }
    unpacked.items = documents.into_iter().map(Item::Document).collect();
    Ok(unpacked)
}

/// The articles of a page.
fn documents(source: &str) -> Vec<Document> {
    let tree = Tree::parse(source);
    let page = Page::new(&tree);
    if let Some(inner) = source::shown_source(&page) {
        let tree = Tree::parse(&inner);
        return documents_of(&Page::new(&tree));
    }
    documents_of(&page)
}

fn documents_of(page: &Page) -> Vec<Document> {
    let mut kinds = label::label(page);
    let comments = label::comments::comments(page, &kinds);
    let parts = split::parts(page, &mut kinds);
    let mut documents = assemble::documents(page, &kinds, &comments, &parts);
    if let [document] = &mut documents[..] {
        fill::fill(page.tree, document);
    }
    documents
}

/// What extraction benchmarks ask of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prediction {
    /// Paragraphs and headings of the first article, a line each.
    pub text: String,
    /// Its title.
    pub title: Option<String>,
    /// Its writers.
    pub authors: Vec<String>,
    /// ISO date of publication.
    pub date: Option<String>,
    /// The readers' comments, a line each.
    pub comments: String,
}

/// Reads a page and gives what benchmarks compare; empty when there is nothing to read.
pub fn predict(bytes: &[u8]) -> Prediction {
    let member = Member::new("page.html", bytes.to_vec());
    let items = read(&member, Format::Html).map_or_else(|_| Vec::new(), |unpacked| unpacked.items);
    let Some(Item::Document(document)) = items.into_iter().next() else {
        return Prediction::default();
    };
    Prediction {
        text: page_text(&document),
        comments: comments_text(&document),
        title: document.facts.headline.map(|fact| fact.value),
        authors: document
            .facts
            .authors
            .into_iter()
            .map(|fact| fact.value)
            .collect(),
        // Benchmarks have one date: that of the last change where no other is stated.
        date: document
            .facts
            .published
            .or(document.facts.updated)
            .map(|fact| fact.value),
    }
}

/// The article's text as extraction benchmarks count it: paragraphs and headings, a line each; a
/// summary where it runs into the first paragraph (they don't agree on those in the page's head).
pub fn page_text(document: &Document) -> String {
    let is_text = |kind| matches!(kind, ZoneKind::Body | ZoneKind::Heading);
    let mut text = String::new();
    for (index, mark) in document.marks.iter().enumerate() {
        let runs_in = mark.kind == ZoneKind::Dek
            && document.marks[index + 1..]
                .iter()
                .find(|later| later.kind != ZoneKind::Dek)
                .is_some_and(|later| is_text(later.kind));
        if is_text(mark.kind) || runs_in {
            push_line(&mut text, &document.text[mark.span.range()]);
        }
    }
    text
}

fn push_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// The readers' comments, a line each.
pub fn comments_text(document: &Document) -> String {
    let mut text = String::new();
    for mark in &document.marks {
        if mark.kind == ZoneKind::Comment {
            push_line(&mut text, &document.text[mark.span.range()]);
        }
    }
    text
}
