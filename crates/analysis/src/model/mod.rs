//! Plain data: the nouns every stage speaks in. No stage code here.

mod actor;
mod analysis;
mod article;
mod check;
mod ids;
mod mention;
mod notice;
mod segment;
mod span;
mod text;

pub use actor::{Actor, ActorKey, ActorKind};
pub use analysis::{Analysis, Reading};
pub use article::{Article, Meta, Stated, Zone, ZoneKind};
pub use ids::{ActorId, MentionId};
pub use mention::{Form, Mention, Rule};
pub use notice::Notice;
pub use segment::{Segments, Sentence, Token, TokenKind};
pub use span::Span;
pub use text::{Text, fingerprint, is_line_end, one_line};
