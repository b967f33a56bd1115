//! What `tag` hands to `resolve`: stretches that name somebody, before it is known whom.
//!
//! Plain data between two stages, so that neither has to know the other. Not part of the model: no
//! candidate outlives the analysis.

use crate::lexicon::Group;
use crate::model::{ActorKind, Form, Rule, Span};

/// A stretch that names somebody.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// The naming words.
    pub(crate) span: Span,
    /// How they name.
    pub(crate) form: Form,
    /// Who may be meant.
    pub(crate) sense: Sense,
    /// What found it.
    pub(crate) rule: Rule,
    /// Whether a title of a person stands right before it.
    pub(crate) has_title: bool,
}

/// Who may be meant by a candidate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sense {
    /// These actors of the lexicon have the name.
    Known(Group),
    /// Somebody of this kind.
    Found(ActorKind),
    /// No actor: a ship, a treaty. Keeps the names inside it from being marked.
    Nobody,
    /// A body of this kind of the state with this index: "the Iraqi government".
    Body {
        /// Index of the state in the lexicon.
        state: usize,
        /// Government or military.
        kind: ActorKind,
    },
}

/// What the finders found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tagged {
    /// Sorted by start, then longest first; disjoint or nested.
    pub(crate) candidates: Vec<Candidate>,
    /// Capitalised words no finder could place: perhaps surnames of somebody named in full
    /// elsewhere. Indices into `Segments::tokens`.
    pub(crate) loose: Vec<usize>,
}
