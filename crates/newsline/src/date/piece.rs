//! A line → numbers, words and marks, each with its place.
//!
//! Digits of all scripts are numbers. Han and Hangul stand as single marks, since 年, 月 and 일 have
//! no spaces around them.

use super::word::{self, Job};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece<'a> {
    Number(&'a str),
    Word(&'a str, Job),
    Mark(char),
}

/// A line cut up.
pub(super) struct Pieces<'a> {
    /// Piece, first byte, byte after it.
    pub pieces: Vec<(Piece<'a>, usize, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Mark,
}

fn class(char: char) -> Class {
    if digit(char).is_some() {
        Class::Digit
    } else if char.is_ascii_alphabetic() || (char.is_alphabetic() && !is_han(char)) {
        Class::Letter
    } else {
        Class::Mark
    }
}

fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// Signs that belong to the letter before them: vowel signs, viramas, tone marks, joiners.
fn is_joined(char: char) -> bool {
    matches!(char,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}'
        | '\u{a3c}' | '\u{a4d}' | '\u{acd}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}'
        | '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ecd}' | '\u{1037}'..='\u{103a}' | '\u{17c9}'..='\u{17d3}'
        | '\u{200c}' | '\u{200d}')
}

/// The zeros of those scripts.
const ZEROS: [u32; 12] = [
    0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xbe6, 0xff10,
];

/// Value of a decimal digit of any script that newspapers print dates in.
pub(super) fn digit(char: char) -> Option<u32> {
    if char.is_ascii() {
        return char.to_digit(10);
    }
    ZEROS
        .iter()
        .map(|zero| (char as u32).wrapping_sub(*zero))
        .find(|value| *value < 10)
}

impl<'a> Pieces<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        let mut pieces: Vec<(Piece<'a>, usize, usize)> = Vec::new();
        let mut chars = line.char_indices().peekable();
        while let Some((start, char)) = chars.next() {
            // Marks of writing direction stand inside dates of Arabic and Hebrew pages.
            if char.is_whitespace()
                || matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            {
                continue;
            }
            let kind = class(char);
            let mut end = start + char.len_utf8();
            if kind != Class::Mark {
                while let Some((at, next)) = chars.peek().copied() {
                    let is_more = class(next) == kind || (kind == Class::Letter && is_joined(next));
                    if !is_more {
                        break;
                    }
                    end = at + next.len_utf8();
                    chars.next();
                }
            }
            let text = &line[start..end];
            let piece = match kind {
                Class::Digit => Piece::Number(text),
                Class::Letter => Piece::Word(text, word::job(text)),
                Class::Mark => Piece::Mark(char),
            };
            pieces.push((piece, start, end));
        }
        Self { pieces }
    }

    #[inline(never)]
    pub(super) fn word(&self, at: usize) -> Option<&'a str> {
        match self.pieces.get(at)?.0 {
            Piece::Word(word, _) => Some(word),
            _ => None,
        }
    }

    /// The jobs of the word at `at`; none of them when there is no word.
    #[inline(never)]
    pub(super) fn job(&self, at: usize) -> Job {
        match self.pieces.get(at).map(|piece| piece.0) {
            Some(Piece::Word(_, job)) => job,
            _ => Job::default(),
        }
    }

    #[inline(never)]
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        match self.pieces.get(at)?.0 {
            Piece::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// 1 when one of `marks` stands at `at`, else 0: how far to step over it.
    #[inline(never)]
    pub(super) fn skip(&self, at: usize, marks: &str) -> usize {
        usize::from(self.mark(at).is_some_and(|mark| marks.contains(mark)))
    }

    #[inline(never)]
    pub(super) fn is_number(&self, at: usize) -> bool {
        matches!(self.pieces.get(at), Some((Piece::Number(_), ..)))
    }

    /// The number at `at` when it has so many digits.
    #[inline(never)]
    pub(super) fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let Piece::Number(number) = self.pieces.get(at)?.0 else {
            return None;
        };
        let n_digits = number.chars().count();
        // Nine digits always fit.
        if !digits.contains(&n_digits) || n_digits > 9 {
            return None;
        }
        Some(
            number
                .chars()
                .filter_map(digit)
                .fold(0, |value, digit| value * 10 + digit),
        )
    }

    /// Whether the piece follows the one before it without a gap.
    #[inline(never)]
    pub(super) fn is_attached(&self, at: usize) -> bool {
        at > 0
            && self
                .pieces
                .get(at)
                .is_some_and(|piece| piece.1 == self.pieces[at - 1].2)
    }
}
