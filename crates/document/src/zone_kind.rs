//! The jobs a stretch of text can have.

/// The job of a stretch of text.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
