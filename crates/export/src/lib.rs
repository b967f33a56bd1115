//! Analysed articles → a document other programs or people read: JSON, JSON lines, text, Markdown.
//!
//! One file per format. The serde types live here, so that `analysis` knows no format. Nothing is
//! decided here: what the analysis does not hold is an empty list. The same articles give the same
//! bytes, natively and as wasm: tables are filled in text order, never in hash order.

mod clean;
mod json;
mod json_lines;
mod schema;
mod table;
mod text;

pub use clean::{clean_text, markdown};
pub use json::json;
pub use json_lines::{JsonLines, json_lines};
pub use text::text;

use analysis::{Analysis, Lexicon};

/// One article and where it came from.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Name of its file, without folders.
    pub file: &'a str,
    /// Which article of that file, from 0.
    pub index: usize,
    /// What was found in it.
    pub analysis: &'a Analysis,
}

/// A sentence about a file as a whole: it could not be read, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileNotice {
    /// Name of the file, without folders.
    pub file: String,
    /// The sentence.
    pub message: String,
}

/// What is exported: articles in the order they were opened.
#[derive(Clone, Copy)]
pub struct Coverage<'a> {
    /// The articles.
    pub documents: &'a [Document<'a>],
    /// What could not be done with their files; notices of an article are in its analysis.
    pub file_notices: &'a [FileNotice],
    /// Gives known actors their other names and Wikidata ids.
    pub lexicon: &'a Lexicon,
}

/// Hash of a text's UTF-8 bytes, 16 hex digits: the same article has the same one in every session.
///
/// FNV-1a, 64 bit (Fowler, Noll, Vo; RFC 9923): stable, short, and no one gains anything by making
/// two articles collide.
///
/// ```
/// assert_eq!(export::stable_id(""), "cbf29ce484222325");
/// assert_eq!(export::stable_id("a"), "af63dc4c8601ec8c");
/// ```
pub fn stable_id(text: &str) -> String {
    format!("{:016x}", analysis::fingerprint(text))
}
