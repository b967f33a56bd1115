//! The notation names are stored in, so that one automaton finds every typography of them.
//!
//! A key is the folded name with three marks: `^` before a letter that must be a capital in the
//! text (the first of each capitalised word; every letter of an abbreviation), a space where parts
//! are separate, `-` where they are joined. "Asaib Ahl al-Haq" is `^asaib ^ahl al-^haq`; "US" is
//! `^u^s`, which the word "us" can never reach. The articles al/el/ul carry no `^`, for their case
//! varies.

use super::fold::{fold, is_apostrophe, is_hyphen, is_invisible};

/// Capital mark.
pub(crate) const CAPITAL: u8 = b'^';
/// Joint that may be kept, lost or turned into a space.
pub(crate) const JOINT: u8 = b'-';
/// Separation of two words.
pub(crate) const GAP: u8 = b' ';

/// Appends the key of `alias`.
pub(crate) fn push_key(key: &mut Vec<u8>, alias: &str, all_capitals: bool) {
    let start = key.len();
    let chars: Vec<char> = alias
        .chars()
        .filter(|&c| !is_apostrophe(c) && !is_invisible(c))
        .collect();
    let mut idx = 0;
    let mut at_word_start = true;
    while let Some(&c) = chars.get(idx) {
        let next = chars.get(idx + 1).copied();
        let after = chars.get(idx + 2).copied();
        if at_word_start && is_article(c, next, after) {
            key.extend_from_slice(b"al");
            idx += 2;
            at_word_start = false;
            continue;
        }
        idx += 1;
        if c == '.' {
            continue;
        }
        let folded = fold(c);
        if folded.first == '\0' {
            if key.len() > start && !matches!(key.last(), Some(&(GAP | JOINT))) {
                key.push(if is_hyphen(c) { JOINT } else { GAP });
            }
            at_word_start = true;
            continue;
        }
        if c.is_uppercase() && (at_word_start || all_capitals) {
            key.push(CAPITAL);
        }
        at_word_start = false;
        push_char(key, folded.first);
        push_char(key, folded.second);
    }
    while key.len() > start && matches!(key.last(), Some(&(GAP | JOINT))) {
        key.pop();
    }
}

fn push_char(key: &mut Vec<u8>, c: char) {
    if c != '\0' {
        let mut buffer = [0; 4];
        key.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
    }
}

/// Whether `al`, `el` or `ul` starts here as an article: followed by a joint, a space or a capital.
pub(crate) fn is_article(first: char, second: Option<char>, third: Option<char>) -> bool {
    matches!(first, 'a' | 'A' | 'e' | 'E' | 'u' | 'U')
        && matches!(second, Some('l' | 'L'))
        && third
            .is_some_and(|c| is_hyphen(c) || c == ' ' || (c.is_uppercase() && second == Some('l')))
}

/// Whether a name can start with this word: with a capital or a digit; "al-", "el-" and "ul-" may
/// be small, and other scripts have no case.
pub(crate) fn may_start(word: &str) -> bool {
    word.chars().next().is_some_and(|c| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || !c.is_ascii()
            || matches!(c, 'a' | 'e' | 'u') && word[1..].starts_with('l')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_hold_capitals_and_joints() {
        let rows = [
            ("Asaib Ahl al-Haq", false, "^asaib ^ahl al-^haq"),
            ("Kata’ib Hezbollah", false, "^kataib ^hezbollah"),
            ("US", true, "^u^s"),
            ("U.S. Army", false, "^us ^army"),
            ("El Salvador", false, "al ^salvador"),
            ("Guardians of Blood", false, "^guardians of ^blood"),
            ("Elbit", false, "^elbit"),
            ("- x -", false, "x"),
            ("’", false, ""),
        ];
        for (alias, all_capitals, want) in rows {
            let mut key = Vec::new();
            push_key(&mut key, alias, all_capitals);
            assert_eq!(String::from_utf8_lossy(&key), want, "{alias}");
        }
    }
}
