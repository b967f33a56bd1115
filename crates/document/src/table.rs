//! How a table was understood: its columns, and what each was taken for.

/// What a column of a table gives.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// One column of a table.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the first row, or its path in a JSON object ("source.name"), or "Column 3".
    pub name: String,
    /// What it was taken for.
    pub role: Option<ColumnRole>,
    /// The beginning of its first cell that is not empty.
    pub example: String,
}

/// The columns of a table, shown so that the reader can change what they are taken for.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableView {
    /// In the order of the file.
    pub columns: Vec<Column>,
    /// Rows, without the one that names the columns.
    pub n_rows: usize,
}
