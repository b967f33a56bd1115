//! Everything found in one article, and everything found in one file.

use super::{Actor, Article, Mention, Notice, Segments};

/// Everything found in one article. Look-ups by position are binary searches: every table of spans
/// is sorted by its start.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// The text and its zones.
    pub article: Article,
    /// Tokens and sentences of the zones that are read.
    pub segments: Segments,
    /// Sorted by start, then longest first. Two mentions are disjoint or one holds the other.
    pub mentions: Vec<Mention>,
    /// In the order of their first mention.
    pub actors: Vec<Actor>,
    /// What we could not do.
    pub notices: Vec<Notice>,
}

/// What was read from one file: usually one article, never none.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The articles, in the order of the file.
    pub articles: Vec<Analysis>,
    /// Character encoding the file was read in, as the Encoding Standard names it.
    pub encoding: &'static str,
    /// What we could not do with the file as a whole.
    pub notices: Vec<Notice>,
}
