//! What a view of the annex asks of the page itself: acts that change what is on the desk.

use crate::{ArticleId, ExportFormat, FileId, Zone};
use serde::{Deserialize, Serialize};

/// What a view of the annex asks of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Give a block of an article another zone; can be undone.
    Change {
        /// Which article.
        article: ArticleId,
        /// Which block: counted over all sections, folded ones too.
        block: u32,
        /// What the reader had made of it before; none: nothing.
        before: Option<Zone>,
        /// What it is; none: what Sidelight would say.
        zone: Option<Zone>,
    },
    /// Read a table again with these columns; can be undone.
    ReadTable {
        /// Which file.
        file: FileId,
        /// Its columns, as [`encode_columns`](crate::encode_columns) writes them; empty: guess.
        columns: Vec<u8>,
    },
    /// Open typed or pasted text as a file.
    OpenText {
        /// What to call it; empty: its first words.
        name: String,
        /// The text, or the markup it was copied with.
        content: String,
        /// Whether `content` is markup.
        is_markup: bool,
    },
    /// Save one article.
    Export {
        /// Which.
        article: ArticleId,
        /// In which format.
        format: ExportFormat,
    },
    /// Bring an article to the front.
    Show {
        /// Which.
        article: ArticleId,
    },
    /// Close the view.
    Close,
}
