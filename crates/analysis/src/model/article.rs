//! One news item: its text, what is stated about it, and which stretch of it does which job.
//!
//! Plain data; `zone` fills it. Nothing here knows how a zone is found.

use super::{Span, Text};

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
    pub language: &'static str,
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

/// The job of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ZoneKind {
    /// Name of the publisher.
    Outlet,
    /// The article's title.
    Headline,
    /// Summary under the headline.
    Dek,
    /// Who wrote it, and notes on the authors.
    Byline,
    /// Place (and date) before the first sentence: "BAGHDAD —".
    Dateline,
    /// When it was published or updated.
    Date,
    /// A title inside the article.
    Heading,
    /// A paragraph of the article.
    Body,
    /// Words under a picture.
    Caption,
    /// Who made the picture.
    Credit,
    /// A remark put in by an editor or republisher.
    EditorNote,
    /// Where the text was taken from.
    SourceLine,
    /// A reader's comment, its header included.
    Comment,
    /// Copyright line.
    Copyright,
    /// Menus, buttons, teasers: everything that is not the article.
    Furniture,
}

impl ZoneKind {
    /// All kinds, in the order of their declaration.
    pub const ALL: [ZoneKind; 15] = [
        ZoneKind::Outlet,
        ZoneKind::Headline,
        ZoneKind::Dek,
        ZoneKind::Byline,
        ZoneKind::Dateline,
        ZoneKind::Date,
        ZoneKind::Heading,
        ZoneKind::Body,
        ZoneKind::Caption,
        ZoneKind::Credit,
        ZoneKind::EditorNote,
        ZoneKind::SourceLine,
        ZoneKind::Comment,
        ZoneKind::Copyright,
        ZoneKind::Furniture,
    ];

    /// Whether actors are looked for here.
    pub fn is_read(self) -> bool {
        use ZoneKind::{Body, Caption, Dek, Heading, Headline};
        matches!(self, Headline | Dek | Heading | Body | Caption)
    }

    /// The word used in exports.
    pub fn name(self) -> &'static str {
        match self {
            ZoneKind::Outlet => "outlet",
            ZoneKind::Headline => "headline",
            ZoneKind::Dek => "dek",
            ZoneKind::Byline => "byline",
            ZoneKind::Dateline => "dateline",
            ZoneKind::Date => "date",
            ZoneKind::Heading => "heading",
            ZoneKind::Body => "body",
            ZoneKind::Caption => "caption",
            ZoneKind::Credit => "credit",
            ZoneKind::EditorNote => "editor_note",
            ZoneKind::SourceLine => "source_line",
            ZoneKind::Comment => "comment",
            ZoneKind::Copyright => "copyright",
            ZoneKind::Furniture => "furniture",
        }
    }
}

/// A stated fact about the article and the words that state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The value, tidied (dates are ISO 8601).
    pub value: String,
    /// The words it was taken from.
    pub span: Span,
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
