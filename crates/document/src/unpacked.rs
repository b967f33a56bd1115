//! What one file gives: texts of articles, and files inside it.

use crate::{Column, ColumnRole, Facts, Format, Span, TableView, ZoneKind};

/// A file: one the user gave, or one found inside another.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// Its name; inside an archive with its folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What the file around it says it is: "text/html". Trusted less than the bytes.
    pub media_type: Option<String>,
    /// The character encoding the file around it (a mail part, an HTTP header) states.
    pub charset: Option<String>,
    /// What the file around it states about the article in it (subject and sender of a mail, a row of
    /// a table). Facts found in the member itself go before these.
    pub facts: Facts,
    /// What the reader of the page chose for the columns of this table; empty: guess.
    pub columns: Vec<(String, Option<ColumnRole>)>,
}

impl Member {
    /// A file by its name and content.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self {
            name: name.into(),
            bytes,
            ..Self::default()
        }
    }
}

/// Something found in a file.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// The text of one article (or of several, if it is an export of a news database).
    Document(Document),
    /// A file inside.
    Member(Member),
}

/// What a reader made of one file.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// What the file turned out to be: a reader of feeds may find other XML.
    pub format: Format,
    /// Character encoding, as the Encoding Standard names it; none for binary formats.
    pub encoding: Option<String>,
    /// Texts and files, in the order of the file.
    pub items: Vec<Item>,
    /// How a table was understood.
    pub table: Option<TableView>,
    /// What could not be done, as sentences for the reader: "3 of 200 rows have no text." A reading
    /// that is partial says so here.
    pub notices: Vec<String>,
}

impl Unpacked {
    /// Nothing found yet in a file of this format.
    pub fn new(format: Format) -> Self {
        Self {
            format,
            encoding: None,
            items: Vec::new(),
            table: None,
            notices: Vec::new(),
        }
    }
}

/// The text of an article as its format gives it: one paragraph, heading or list item a line.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// All that can be read in the file, menus and footers included, blocks apart by line ends (an
    /// empty line where the format shows a gap). White space inside a line is single.
    pub text: String,
    /// What the format says of stretches of the text; sorted, not overlapping.
    pub marks: Vec<Mark>,
    /// What the file states about the article outside the text.
    pub facts: Facts,
    /// What could not be done with this article, as sentences.
    pub notices: Vec<String>,
}

/// What the format says of a stretch of text.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where: whole lines, or a part of one line, without white space at either end.
    pub span: Span,
    /// Its job.
    pub kind: ZoneKind,
    /// Of a comment: who wrote it, inside `span`.
    pub author: Option<Span>,
    /// Sure: the stretch becomes this zone as it is. Not sure (a bold line, a style called
    /// "Heading 2"): a hint that the zoner weighs with what else it sees; whole lines only.
    pub is_sure: bool,
}

impl TableView {
    /// The columns with this role.
    pub fn with_role(&self, role: ColumnRole) -> impl Iterator<Item = &Column> {
        self.columns
            .iter()
            .filter(move |column| column.role == Some(role))
    }
}
