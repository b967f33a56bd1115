//! What the annex shows of how files were read. Travels inside [`Reply::Annex`](crate::Reply), so that
//! the page, which only passes it on, need not know it.

use crate::{ArticleId, ColumnRole, FileId, Zone};
use serde::{Deserialize, Serialize};

/// What the worker answers a view of the annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnnexReply {
    /// How each open file was read.
    Reported(Vec<ReportView>),
    /// Every block of an article and its zone.
    Zoned {
        /// Which article.
        article: ArticleId,
        /// Its blocks, as they are counted over all sections.
        blocks: Vec<BlockRow>,
    },
}

/// How an open file was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportView {
    /// Which file.
    pub file: FileId,
    /// The file itself first, then what was inside it.
    pub files: Vec<FileReport>,
    /// Its articles that were read so far.
    pub articles: Vec<ArticleReport>,
    /// Articles that are still to be read.
    pub n_more: u32,
}

/// What was made of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleReport {
    /// The worker's number.
    pub article: ArticleId,
    /// Headline, else the first words.
    pub headline: String,
    /// BCP 47 tag.
    pub language: String,
    /// Words that are read.
    pub n_words: u32,
    /// How many blocks each zone has, in the order of their first.
    pub zones: Vec<(Zone, u32)>,
    /// What is stated about it.
    pub facts: Vec<FactRow>,
    /// What could not be done, as sentences.
    pub notices: Vec<String>,
}

/// A stated fact about an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactRow {
    /// What it is.
    pub kind: FactKind,
    /// The value.
    pub value: String,
    /// What states it: the words of the text, or where else in the file it stands.
    pub stated_by: String,
    /// Whether `stated_by` are words of the text.
    pub is_in_text: bool,
}

/// What a stated fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FactKind {
    /// The title.
    Headline,
    /// The summary.
    Dek,
    /// The publisher.
    Outlet,
    /// The news agency.
    Agency,
    /// A writer.
    Author,
    /// The place of the dateline.
    DatelinePlace,
    /// When it was published.
    Published,
    /// When it was changed last.
    Updated,
    /// The address.
    Url,
}

/// A block of an article and its zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockRow {
    /// The zone of its longest part.
    pub zone: Zone,
    /// Its first words.
    pub text: String,
    /// Whether the reader gave it this zone.
    pub is_changed: bool,
}

/// A row of the reading report: a file, or one inside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReport {
    /// Its name, with the names on the way to it.
    pub name: String,
    /// Its format as words; empty when it was refused before that was known.
    pub format: String,
    /// Its character encoding; empty for binary formats.
    pub encoding: String,
    /// Articles found directly in it.
    pub n_articles: u32,
    /// Why it was not read.
    pub problem: Option<String>,
    /// What could not be done.
    pub notices: Vec<String>,
    /// How a table was understood: its columns.
    pub columns: Vec<ColumnView>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnView {
    /// Its name.
    pub name: String,
    /// What it was taken for.
    pub role: Option<ColumnRole>,
    /// The beginning of its first cell.
    pub example: String,
}
