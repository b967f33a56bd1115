//! What the page may ask. Every request is answered exactly once, under its own id.

use crate::{ActorId, ArticleId, FileId, Zone};
use serde::{Deserialize, Serialize};

/// What the page may ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Read the file whose bytes come with the message. Answer: [`Reply::Read`](crate::Reply).
    Read {
        /// The page's number for it.
        file: FileId,
        /// Its name, without folders.
        name: String,
        /// What the reader said of stretches of its articles, at this visit or before; see
        /// [`encode_changes`](crate::encode_changes).
        changes: Vec<u8>,
        /// What the reader took its columns for, if it is a table; see
        /// [`encode_columns`](crate::encode_columns).
        columns: Vec<u8>,
    },
    /// The next articles of a file with many. Answer: `Read`.
    More {
        /// Which.
        file: FileId,
    },
    /// Give a block of an article another zone, or the one it had. Answer: `Reread`.
    Change {
        /// Which article.
        article: ArticleId,
        /// Which block: counted over all sections, folded ones too.
        block: u32,
        /// What it is; none: what Sidelight would say.
        zone: Option<Zone>,
    },
    /// Forget a file and its articles. Answer: `Closed`.
    Close {
        /// Which.
        file: FileId,
    },
    /// Forget all files. Answer: `Closed`.
    CloseAll,
    /// Everything about one actor. Answer: `Inspected`.
    Inspect {
        /// Whom.
        actor: ActorId,
    },
    /// Find words in all articles. Answer: `Found`.
    Search {
        /// The words, as typed.
        query: String,
    },
    /// How each open file was read. Answer: `Annex`.
    Report,
    /// Every block of an article and its zone. Answer: `Annex`.
    Zones {
        /// Which article.
        article: ArticleId,
    },
    /// All open articles as a file. Answer: `Exported`.
    Export {
        /// In which format.
        format: ExportFormat,
        /// Only this article.
        article: Option<ArticleId>,
    },
}

/// Formats the corpus can be saved in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportFormat {
    /// One JSON document, schema 1.
    Json,
    /// One JSON article a line.
    JsonLines,
    /// Plain text, mentions in brackets.
    Text,
    /// The articles without what is around them, as plain text.
    CleanText,
    /// The articles without what is around them, as Markdown.
    Markdown,
}
