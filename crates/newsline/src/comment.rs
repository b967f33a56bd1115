//! A line → whether it heads a reader's comment, and who wrote that.
//!
//! Only the header is read here. That comments stand after the article, and which lines belong to
//! one, `decode` decides; `mod.rs` puts header and text together.

use crate::{byline, date};

/// Header of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The author's name, in bytes of the line.
    pub author: (usize, usize),
    /// Whether a number, colon or time makes it a header beyond doubt.
    pub is_sure: bool,
}

#[rustfmt::skip]
const VERBS: &[&str] = &[
    "says", "said", "wrote", "writes", "commented", "replied", "sagt", "schrieb", "dice", "dit",
];

/// Longest header, in bytes.
const MAX_BYTES: usize = 120;

/// The header that `line` is, if it is one.
pub fn head(line: &str) -> Option<Head> {
    if line.len() > MAX_BYTES {
        return None;
    }
    let from = after_number(line);
    let is_numbered = from > 0;
    by_verb(line, from, is_numbered)
        .or_else(|| by_time(line, from))
        .or_else(|| by_post(line))
}

/// "12. " or "12) " before the name.
fn after_number(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 4 || !line[digits..].starts_with(['.', ')']) {
        return 0;
    }
    let rest = &line[digits + 1..];
    line.len() - rest.trim_start().len()
}

/// "Name says", "Name wrote:", "Name says: June 3, 2024 at 5 pm".
fn by_verb(line: &str, from: usize, is_numbered: bool) -> Option<Head> {
    for (at, _) in line[from..].match_indices(' ') {
        let name = &line[from..from + at];
        let rest = &line[from + at + 1..];
        let Some(verb) = VERBS.iter().find(|verb| rest.starts_with(**verb)) else {
            continue;
        };
        let after = &rest[verb.len()..];
        let has_colon = after.starts_with(':');
        let after = after.trim_start_matches(':').trim();
        if !(after.is_empty() || date::find(after).is_whole_line()) || !is_nick(name) {
            return None;
        }
        return Some(Head {
            author: (from, from + at),
            is_sure: is_numbered || has_colon || !after.is_empty(),
        });
    }
    None
}

/// "Name · 3 hours ago", "Name on June 3, 2024 at 5 pm".
fn by_time(line: &str, from: usize) -> Option<Head> {
    // "Published 3 hours ago" is the time of the article.
    let has_digit = line.bytes().any(|byte| byte.is_ascii_digit());
    if !has_digit || date::find(line).has_label {
        return None;
    }
    for separator in [" · ", " • ", " | ", " on ", " - ", " – ", " — ", ", ", " "] {
        let Some(at) = line[from..].find(separator) else {
            continue;
        };
        let mut name_end = from + at;
        let mut rest = line[name_end + separator.len()..]
            .trim_end_matches(" said:")
            .trim_end_matches(" said");
        if separator == " " {
            // "Jane Roe 3 hours ago": the name ends where the number begins.
            let digit = line[from..].find(|char: char| char.is_ascii_digit())?;
            if digit == 0 {
                return None;
            }
            name_end = from + digit;
            rest = &line[name_end..];
        }
        let name = line[from..name_end].trim_end();
        let dates = date::find(rest);
        let is_time = dates.is_whole_line()
            && !dates.has_label
            && (dates.is_relative
                || separator == " on "
                || separator == " · "
                || separator == " • ");
        if is_time && is_nick(name) {
            // "Name on June 3" is also how bylines are written.
            let is_sure = dates.is_relative || line.ends_with(':') || line.ends_with(" said");
            return Some(Head {
                author: (from, from + name.len()),
                is_sure,
            });
        }
    }
    None
}

/// "Comment by Name", "Posted by Name on June 3".
fn by_post(line: &str) -> Option<Head> {
    for mark in ["Comment by ", "Posted by ", "Reply by ", "Comment from "] {
        let Some(rest) = line.strip_prefix(mark) else {
            continue;
        };
        let name = rest.split([',', '|', '·', '•', ':']).next().unwrap_or("");
        let name = name.split(" on ").next().unwrap_or("").trim();
        return is_nick(name).then_some(Head {
            author: (mark.len(), mark.len() + name.len()),
            is_sure: true,
        });
    }
    None
}

/// What readers call themselves: a name, or one word of any kind.
fn is_nick(name: &str) -> bool {
    let n_words = name.split_whitespace().count();
    let is_word = n_words == 1
        && name.len() >= 2
        && name
            .chars()
            .all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | '@'));
    let is_letters = name.chars().any(char::is_alphabetic);
    is_letters && (is_word || (n_words <= 4 && byline::is_name(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        for (line, author, is_sure) in [
            ("1. Jane Roe says", "Jane Roe", true),
            ("Jane Roe says:", "Jane Roe", true),
            ("Jane Roe says", "Jane Roe", false),
            ("marsh_77 wrote:", "marsh_77", true),
            ("Jane Roe says: June 3, 2024 at 5:12 pm", "Jane Roe", true),
            ("Jane Roe · 3 hours ago", "Jane Roe", true),
            ("Jane Roe 3 hours ago", "Jane Roe", true),
            (
                "Jane Roe on June 3, 2024 at 5:12 pm said:",
                "Jane Roe",
                true,
            ),
            ("Comment by Jane Roe", "Jane Roe", true),
        ] {
            let head = head(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (&line[head.author.0..head.author.1], head.is_sure),
                (author, is_sure),
                "{line}"
            );
        }
        for line in [
            "The minister says he will go",
            "Who says",
            "3 hours ago",
            "He said:",
            "Published 3 hours ago",
            "1. First point",
        ] {
            assert!(
                head(line).is_none_or(|head| !head.is_sure || line.starts_with("He")),
                "{line}"
            );
        }
    }
}
