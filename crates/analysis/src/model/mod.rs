//! Plain data: the nouns every stage speaks in. No stage code here.

mod actor;
mod analysis;
mod article;
mod check;
mod ids;
mod mention;
mod notice;
mod segment;
mod text;

pub use actor::{Actor, ActorKey, ActorKind};
pub use analysis::{Analysis, Reading, file_notices};
pub use article::{Article, Evidence, Meta, Stated, Zone};
pub use document::{Span, ZoneKind, is_line_end, one_line};
pub use ids::{ActorId, MentionId};
pub use mention::{Form, Mention, Rule};
pub use notice::Notice;
pub use segment::{Segments, Sentence, Token, TokenKind};
pub use text::{Text, fingerprint};
