//! A stretch of text → its tokens.
//!
//! Words keep inner apostrophes ("Kata’ib", "Iran’s", "don't") and dotted abbreviations are whole
//! with their last stop ("U.S.", "a.m."); "Mr." is a word and a mark. Hyphens are marks of their
//! own. Numbers keep inner marks ("2,500", "12:47", "9/11"). Scripts written without spaces give
//! one token a character.
//!
//! Method: one pass, class of each character by an ASCII table first. Left out: Unicode word
//! segmentation (UAX 29), which splits "U.S." and keeps "al-Walae" differently from what names need.

use crate::{Span, Token, TokenKind};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    /// Letter of a script without spaces.
    Single,
    /// Seen only inside words: joiners, soft hyphens.
    Joiner,
    Mark,
}

/// Adds the tokens of `zone`, sorted by span.
pub(super) fn scan(text: &str, zone: Span, tokens: &mut Vec<Token>) {
    let end = zone.end as usize;
    let mut at = zone.start as usize;
    while at < end {
        let (class, width) = class_at(text, at);
        let (stop, kind) = match class {
            Class::Space | Class::Joiner => {
                at += width;
                continue;
            }
            Class::Letter => (word_end(text, at, end), TokenKind::Word),
            Class::Digit => number_end(text, at, end),
            Class::Single => (at + width, TokenKind::Word),
            Class::Mark => (at + width, TokenKind::Mark),
        };
        tokens.push(Token {
            span: Span::new(at, stop),
            kind,
        });
        at = stop;
    }
}

fn class_at(text: &str, at: usize) -> (Class, usize) {
    let byte = text.as_bytes()[at];
    if byte < 0x80 {
        let class = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            0..=b' ' | 0x7f => Class::Space,
            _ => Class::Mark,
        };
        return (class, 1);
    }
    let Some(char) = text[at..].chars().next() else {
        return (Class::Space, 1);
    };
    (class_of(char), char.len_utf8())
}

fn class_of(char: char) -> Class {
    match char {
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' => Class::Joiner,
        // Zero-width and direction marks separate nothing a reader sees, but are no part of a name.
        '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => Class::Space,
        '\u{2010}'..='\u{203a}' | '\u{ab}' | '\u{bb}' => {
            if char.is_whitespace() {
                Class::Space
            } else {
                Class::Mark
            }
        }
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
            if char.is_numeric() {
                Class::Digit
            } else {
                Class::Single
            }
        }
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => {
            if char == '\u{30fb}' {
                Class::Mark
            } else {
                Class::Single
            }
        }
        // Marks that Rust does not count as alphabetic but that never stand alone.
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{fe20}'..='\u{fe2f}' => {
            if char == '\u{5be}' || char == '\u{5c0}' || char == '\u{5c3}' {
                Class::Mark
            } else {
                Class::Letter
            }
        }
        '\u{900}'..='\u{dff}' if !char.is_numeric() && char != '\u{964}' && char != '\u{965}' => {
            Class::Letter
        }
        _ if char.is_alphabetic() => Class::Letter,
        _ if char.is_numeric() => Class::Digit,
        _ if char.is_whitespace() || char.is_control() => Class::Space,
        _ => Class::Mark,
    }
}

fn class_before(text: &str, at: usize, end: usize) -> Option<(Class, usize)> {
    (at < end).then(|| class_at(text, at))
}

/// End of the word that starts at `from`.
fn word_end(text: &str, from: usize, end: usize) -> usize {
    if let Some(stop) = dotted_end(text, from, end) {
        return letters_end(text, stop, end);
    }
    letters_end(text, from, end)
}

/// Letters and digits, with apostrophes and joiners between letters.
fn letters_end(text: &str, from: usize, end: usize) -> usize {
    let mut at = from;
    while let Some((class, width)) = class_before(text, at, end) {
        match class {
            Class::Letter | Class::Digit => at += width,
            Class::Joiner => {
                if !is_letter(text, at + width, end) {
                    break;
                }
                at += width;
            }
            Class::Mark => {
                let Some(width) = apostrophe(text, at) else {
                    break;
                };
                if !is_letter(text, at + width, end) {
                    break;
                }
                at += width;
            }
            Class::Space | Class::Single => break,
        }
    }
    at
}

fn is_letter(text: &str, at: usize, end: usize) -> bool {
    matches!(class_before(text, at, end), Some((Class::Letter, _)))
}

fn apostrophe(text: &str, at: usize) -> Option<usize> {
    let rest = &text.as_bytes()[at..];
    if rest[0] == b'\'' {
        Some(1)
    } else {
        (rest.starts_with("’".as_bytes()) || rest.starts_with("‘".as_bytes())).then_some(3)
    }
}

/// End of "U.S.", "C.I.A.", "a.m.", "J.D", "Ph.D.": single letters (or "Ph") with stops between them.
fn dotted_end(text: &str, from: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut n_parts = 0;
    let mut last = from;
    while let Some((Class::Letter, width)) = class_before(text, at, end) {
        let width = if n_parts == 0 && bytes[at..end].starts_with(b"Ph.") {
            2
        } else {
            width
        };
        let after = at + width;
        if is_letter(text, after, end)
            || matches!(class_before(text, after, end), Some((Class::Digit, _)))
        {
            break;
        }
        n_parts += 1;
        last = after;
        if after >= end || bytes[after] != b'.' {
            break;
        }
        at = after + 1;
        last = at;
    }
    // "A. The": one letter and a stop is an initial, and its stop a mark.
    (n_parts >= 2).then_some(last)
}

/// End of a run of digits with inner marks; letters glued to it make it a word ("7th", "60mm").
fn number_end(text: &str, from: usize, end: usize) -> (usize, TokenKind) {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some((class, width)) = class_before(text, at, end) {
        match class {
            Class::Digit => at += width,
            Class::Mark if matches!(bytes[at], b'.' | b',' | b':' | b'/') => {
                if !matches!(class_before(text, at + 1, end), Some((Class::Digit, _))) {
                    break;
                }
                at += 1;
            }
            Class::Letter => return (letters_end(text, at, end), TokenKind::Word),
            _ => break,
        }
    }
    (at, TokenKind::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        scan(text, Span::new(0, text.len()), &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| &text[token.span]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        check(
            "Kata’ib fighters' camp isn't Syria’s",
            &["Kata’ib", "fighters", "'", "camp", "isn't", "Syria’s"],
        );
        check(
            "U.S.-led C.I.A. a.m. J.D",
            &["U.S.", "-", "led", "C.I.A.", "a.m.", "J.D"],
        );
        check(
            "the U.S.’s envoy, Ph.D.",
            &["the", "U.S.’s", "envoy", ",", "Ph.D."],
        );
        check("Mr. J. Doe", &["Mr", ".", "J", ".", "Doe"]);
        check("end.The next", &["end", ".", "The", "next"]);
        check("group A.The rest", &["group", "A", ".", "The", "rest"]);
    }

    #[test]
    fn hyphens_and_numbers() {
        check(
            "Iran-backed, 2,500 or 3.5% at 12:47",
            &[
                "Iran", "-", "backed", ",", "2,500", "or", "3.5", "%", "at", "12:47",
            ],
        );
        check(
            "9/11, 7th, F-16s in 2021.",
            &["9/11", ",", "7th", ",", "F", "-", "16s", "in", "2021", "."],
        );
        check("“don’t”…", &["“", "don’t", "”", "…"]);
    }

    #[test]
    fn other_scripts() {
        check("東京で会談。", &["東", "京", "で", "会", "談", "。"]);
        check("می\u{200c}گوید", &["می\u{200c}گوید"]);
        check("Сказал он", &["Сказал", "он"]);
        check(
            "cafe\u{301} \u{feff}next\u{200b}word",
            &["cafe\u{301}", "next", "word"],
        );
    }

    #[test]
    fn tokens_are_in_order_and_not_empty() {
        for text in [
            "",
            "'''",
            "a.b.c.d.e.f.",
            "1.2.3..4",
            "\u{ad}\u{ad}x\u{ad}",
            "’’a’’b",
            "\u{0}\u{1}a",
        ] {
            let mut tokens = Vec::new();
            scan(text, Span::new(0, text.len()), &mut tokens);
            assert!(tokens.iter().all(|token| !token.span.is_empty()));
            assert!(
                tokens
                    .windows(2)
                    .all(|pair| pair[0].span.end <= pair[1].span.start)
            );
        }
    }
}
