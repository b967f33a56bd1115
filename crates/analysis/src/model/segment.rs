//! Tokens and sentences of the zones that are read.

use super::Span;
use std::ops::Range;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters (with inner apostrophes, and dotted abbreviations such as "U.S." whole).
    Word,
    /// Digits with their inner marks: "2,500", "3.5".
    Number,
    /// One mark: punctuation, bracket, dash, symbol.
    Mark,
}

/// The smallest unit that later stages look at. Hyphens are marks of their own, so "Iran-backed"
/// is three tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// One sentence of a zone that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where, closing marks included, white space trimmed.
    pub span: Span,
    /// Its tokens, as indices into [`Segments::tokens`].
    pub tokens: Range<usize>,
    /// Index of its zone in `Article::zones`.
    pub zone: usize,
}

/// Tokens and sentences, both sorted by span and disjoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// All tokens of the zones that are read.
    pub tokens: Vec<Token>,
    /// All sentences of the zones that are read.
    pub sentences: Vec<Sentence>,
}

impl Segments {
    /// Index of the sentence that holds `byte`.
    pub fn sentence_at(&self, byte: u32) -> Option<usize> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.span.start <= byte);
        let idx = after.checked_sub(1)?;
        (byte < self.sentences[idx].span.end).then_some(idx)
    }
}
