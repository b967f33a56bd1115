//! Everything found in one article, and everything found in one file.

use super::{Actor, Article, Mention, Notice, Segments};
use crate::FileReport;

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
    /// Of each article the file it stands in: an index into `files`.
    pub origins: Vec<usize>,
    /// The file itself first, then what was inside, in order.
    pub files: Vec<FileReport>,
}

impl Reading {
    /// What could not be done with the file and the files in it: see [`file_notices`].
    pub fn notices(&self) -> impl Iterator<Item = String> + '_ {
        file_notices(&self.files)
    }
}

/// What could not be done with a file (the first) and the files in it, as sentences; those of a file
/// inside begin with its name.
pub fn file_notices(files: &[FileReport]) -> impl Iterator<Item = String> + '_ {
    files.iter().enumerate().flat_map(|(idx, file)| {
        let sentences = file.problem.iter().chain(&file.notices);
        sentences.map(move |sentence| {
            if idx == 0 {
                sentence.clone()
            } else {
                format!("{}: {sentence}", file.name)
            }
        })
    })
}
