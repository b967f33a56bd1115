//! What a reader of a file format hands over: texts, what the format says of them, files inside.
//!
//! Plain data, the border between the readers (one a group of formats, each a module that is loaded
//! only when a file needs it) and `analysis`, which decides what the texts say. No reading and no
//! judging here. With the feature `serde` the types can travel between workers.
//!
//! A reader takes the bytes of one file ([`Member`]) and gives [`Unpacked`]: articles' texts
//! ([`Document`]) and further files found inside ([`Member`]), in the order of the file, and what it
//! could not do as sentences.

mod check;
mod fact;
mod format;
mod line;
mod refusal;
mod span;
mod table;
mod unpacked;
mod zone_kind;

pub use fact::{Fact, Facts};
pub use format::{Format, Reader};
pub use line::{is_line_end, one_line};
pub use refusal::Refusal;
pub use span::Span;
pub use table::{Column, ColumnRole, TableView};
pub use unpacked::{Document, Item, Mark, Member, Unpacked};
pub use zone_kind::ZoneKind;

/// Most bytes of text that one article may have. A newspaper's whole year is about this much;
/// beyond it a tab would run out of memory before there was anything to look at.
pub const MAX_TEXT_BYTES: usize = 64 << 20;

/// Most bytes of a file that is opened at all: archives and PDFs of pictures are larger than their
/// text, but what does not fit in a tab beside its analysis is refused before it is loaded.
pub const MAX_FILE_BYTES: usize = 256 << 20;
