//! What a reader said of how a file is read. The page keeps it with the file and gives it back with
//! the file, as bytes: it never looks inside.

use crate::{Zone, decode, encode};
use serde::{Deserialize, Serialize};

/// What a reader said of a stretch of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneChange {
    /// [`stable_id`](crate::ArticleView::stable_id) of the article: in another text the change means nothing.
    pub article: String,
    /// Bytes of its text.
    pub start: u32,
    /// Bytes of its text, exclusive.
    pub end: u32,
    /// What it is.
    pub zone: Zone,
}

/// What a reader took a column for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChoice {
    /// Its name.
    pub name: String,
    /// What it is; none: nothing of use.
    pub role: Option<ColumnRole>,
}

/// What a column of a table gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnRole {
    /// The article's text.
    Text,
    /// Its title.
    Headline,
    /// Its summary.
    Dek,
    /// Its publisher.
    Outlet,
    /// Its writers.
    Authors,
    /// When it was published.
    Published,
    /// Its address.
    Url,
    /// Its language.
    Language,
}

impl ColumnRole {
    /// All of them, in the order of their declaration.
    pub const ALL: [ColumnRole; 8] = [
        ColumnRole::Text,
        ColumnRole::Headline,
        ColumnRole::Dek,
        ColumnRole::Outlet,
        ColumnRole::Authors,
        ColumnRole::Published,
        ColumnRole::Url,
        ColumnRole::Language,
    ];
}

/// Changes of zones as the page keeps them; no bytes when there are none.
pub fn encode_changes(changes: &[ZoneChange]) -> Vec<u8> {
    if changes.is_empty() {
        return Vec::new();
    }
    encode(&changes)
}

/// The changes of kept bytes; none where they are of another version.
pub fn decode_changes(bytes: &[u8]) -> Vec<ZoneChange> {
    decode(bytes).unwrap_or_default()
}

/// Choices of columns as the page keeps them; no bytes when there are none.
pub fn encode_columns(columns: &[ColumnChoice]) -> Vec<u8> {
    if columns.is_empty() {
        return Vec::new();
    }
    encode(&columns)
}

/// The choices of kept bytes; none where they are of another version.
pub fn decode_columns(bytes: &[u8]) -> Vec<ColumnChoice> {
    decode(bytes).unwrap_or_default()
}
