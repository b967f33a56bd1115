//! What the reader did to the desk → what undo and redo must do. Plain values, no signals.
//!
//! A change is kept, not a picture of the desk: a picture taken while files are still being read
//! would throw away those that arrived since.

use super::shelf::ArticleKey;
use wire::{FileId, Zone};

/// Acts older than this many are forgotten; their files' bytes can then be freed.
const LIMIT: usize = 100;

/// One act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Files were opened.
    Opened(Vec<FileId>),
    /// Files were removed; these columns were pinned before.
    Closed {
        /// Which.
        files: Vec<FileId>,
        /// All columns at the time, in order.
        pins: Vec<ArticleKey>,
    },
    /// Columns were pinned or unpinned.
    Pinned {
        /// All columns before.
        before: Vec<ArticleKey>,
        /// All columns after.
        after: Vec<ArticleKey>,
    },
    /// A block of an article was given another zone; none is what it has by itself.
    Zone {
        /// Which article.
        article: ArticleKey,
        /// Which block.
        block: u32,
        /// What the reader had made of it before.
        before: Option<Zone>,
        /// What they made of it.
        after: Option<Zone>,
    },
    /// The columns of a table were taken for something else.
    Table {
        /// Which file.
        file: FileId,
        /// Before; empty: as guessed.
        before: Vec<u8>,
        /// After.
        after: Vec<u8>,
    },
}

/// Acts that can be undone and acts that can be done again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl History {
    /// Notes an act; what was undone before it can't be redone any more.
    pub fn note(&mut self, change: Change) {
        self.undone.clear();
        self.done.push(change);
        if self.done.len() > LIMIT {
            self.done.remove(0);
        }
    }

    /// The act to undo now.
    pub fn undo(&mut self) -> Option<Change> {
        let change = self.done.pop()?;
        self.undone.push(change.clone());
        Some(change)
    }

    /// The act to do again now.
    pub fn redo(&mut self) -> Option<Change> {
        let change = self.undone.pop()?;
        self.done.push(change.clone());
        Some(change)
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
