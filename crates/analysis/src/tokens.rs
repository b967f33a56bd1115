//! Tokens over their text, with the questions several stages ask of them.
//!
//! Looks only: nothing is found or decided here.

use crate::lexicon::{fold_name, is_hyphen};
use crate::model::{Span, Token, TokenKind};
use std::ops::Range;

/// The tokens of an article over its text.
#[derive(Clone, Copy)]
pub(crate) struct Tokens<'a> {
    pub(crate) text: &'a str,
    pub(crate) all: &'a [Token],
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(text: &'a str, all: &'a [Token]) -> Self {
        Self { text, all }
    }

    /// The characters of a token; empty past either end.
    pub(crate) fn str(&self, idx: usize) -> &'a str {
        self.all
            .get(idx)
            .map_or("", |token| &self.text[token.span.range()])
    }

    /// Without a possessive 's.
    pub(crate) fn bare(&self, idx: usize) -> &'a str {
        let word = self.str(idx);
        for tail in ["'s", "’s", "'S", "’S", "ʼs"] {
            if let Some(bare) = word.strip_suffix(tail) {
                return bare;
            }
        }
        word.trim_end_matches(['\'', '’'])
    }

    /// Whether the token ends in a possessive 's.
    pub(crate) fn is_possessive(&self, idx: usize) -> bool {
        self.bare(idx).len() < self.str(idx).len()
    }

    /// Folded, without a possessive 's.
    pub(crate) fn folded(&self, idx: usize) -> String {
        fold_name(self.bare(idx))
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self, idx: usize) -> bool {
        self.all
            .get(idx)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether it is a word with a capital: "Quds", "alHaq", "U.S.".
    pub(crate) fn is_capitalised(&self, idx: usize) -> bool {
        if !self.is_word(idx) {
            return false;
        }
        let word = self.str(idx);
        let mut chars = word.chars();
        let Some(first) = chars.next() else {
            return false;
        };
        first.is_uppercase()
            || matches!(word.get(..2), Some("al" | "el" | "ul"))
                && word[2..].chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it has two letters or more and all are capitals.
    pub(crate) fn is_all_capitals(&self, idx: usize) -> bool {
        let word = self.str(idx);
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
    }

    /// Whether only white space within one paragraph lies between two tokens.
    pub(crate) fn is_spaced(&self, left: usize, right: usize) -> bool {
        let gap = self.gap(left, right);
        !gap.is_empty() && gap.chars().all(char::is_whitespace) && gap.matches('\n').count() <= 1
    }

    /// Whether nothing lies between two tokens.
    pub(crate) fn is_touching(&self, left: usize, right: usize) -> bool {
        match (self.all.get(left), self.all.get(right)) {
            (Some(left), Some(right)) => left.span.end == right.span.start,
            _ => false,
        }
    }

    /// Whether it is a hyphen or dash.
    pub(crate) fn is_hyphen(&self, idx: usize) -> bool {
        let mut chars = self.str(idx).chars();
        chars.next().is_some_and(is_hyphen) && chars.next().is_none()
    }

    fn gap(&self, left: usize, right: usize) -> &'a str {
        match (self.all.get(left), self.all.get(right)) {
            (Some(left), Some(right)) => self
                .text
                .get(left.span.end as usize..right.span.start as usize)
                .unwrap_or(""),
            _ => "",
        }
    }

    /// The span of tokens `range`, a closing possessive left out.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let last = range.end.saturating_sub(1);
        let start = self
            .all
            .get(range.start)
            .map_or(0, |token| token.span.start as usize);
        let end = self.all.get(last).map_or(start, |token| {
            token.span.start as usize + self.bare(last).len()
        });
        Span::new(start, end.max(start))
    }

    /// Index of the first token that starts at or after `byte`.
    pub(crate) fn at_or_after(&self, byte: u32) -> usize {
        self.all.partition_point(|token| token.span.start < byte)
    }
}
