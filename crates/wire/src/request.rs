//! What the page may ask. Every request is answered exactly once, under its own id.

use crate::{ActorId, FileId};
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
    /// All open articles as a file. Answer: `Exported`.
    Export {
        /// In which format.
        format: ExportFormat,
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
}
