//! One news item: its text, what is stated about it, and which stretch of it does which job.
//!
//! Plain data; `zone` fills it. Nothing here knows how a zone is found.

use super::{Span, Text, ZoneKind};

/// One news item read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The decoded text, exactly as in the file (byte order mark removed).
    pub text: Text,
    /// What the text states about itself.
    pub meta: Meta,
    /// Ordered, disjoint, covering every non-white character. One body zone a paragraph.
    pub zones: Vec<Zone>,
    /// BCP 47 tag of the language the article is written in, as far as we can tell.
    pub language: String,
}

impl Article {
    /// The characters.
    pub fn text(&self) -> &str {
        self.text.as_str()
    }
}

/// A stretch with one job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Its job.
    pub kind: ZoneKind,
    /// Where, without white space at either end.
    pub span: Span,
    /// Who wrote it, for comments that say so.
    pub author: Option<Span>,
}

/// A stated fact about the article and the words that state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The value, tidied (dates are ISO 8601).
    pub value: String,
    /// What states it.
    pub evidence: Evidence,
}

/// Where a stated fact stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// In these words of the text.
    Text(Span),
    /// In the file, outside the text: words for the reader, as "the page's JSON-LD".
    File(String),
}

impl Stated {
    /// The words of the text that state it; none where they stand outside the text.
    pub fn span(&self) -> Option<Span> {
        match self.evidence {
            Evidence::Text(span) => Some(span),
            Evidence::File(_) => None,
        }
    }
}

/// What the text states about itself. Absent means "not found", not "not stated".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The article's title.
    pub headline: Option<Stated>,
    /// Summary under the headline.
    pub dek: Option<Stated>,
    /// The publisher.
    pub outlet: Option<Stated>,
    /// The news agency the text comes from.
    pub agency: Option<Stated>,
    /// Who wrote it, in the order given.
    pub authors: Vec<Stated>,
    /// Place named before the first sentence.
    pub dateline_place: Option<Stated>,
    /// ISO date (with time where stated) of publication.
    pub published: Option<Stated>,
    /// ISO date (with time where stated) of the last change.
    pub updated: Option<Stated>,
    /// Address of the article.
    pub url: Option<Stated>,
}
