//! Two lines of a paragraph → one text: what becomes of a hyphen at the end of the first.
//!
//! No layout. The rule, first that applies: a soft hyphen goes; a hyphen stays before a capital, after
//! a figure, beside a part that has a hyphen already, after initials ("US-"), and as "-" in a file that
//! breaks words with U+2010; it goes if the document
//! has the word in one piece elsewhere, stays if it has it with the hyphen; it stays between a name
//! that stands alone elsewhere and a word that does ("Iran-" "backed"), and before the words that news
//! hangs on names ("-backed", "-linked"), after a prefix of a known word ("non-" "union") and between
//! a number and what it counts ("three-" "week"); a hyphen before "and" keeps its blank; else it goes.

use crate::letters::is_unspaced;
use std::collections::BTreeSet;

/// Words a hyphen joins to whatever stands before; no word's last syllable among them.
const HANGERS: [&str; 22] = [
    "affiliated",
    "aligned",
    "allied",
    "appointed",
    "backed",
    "based",
    "brokered",
    "controlled",
    "dominated",
    "driven",
    "era",
    "funded",
    "linked",
    "majority",
    "related",
    "ruled",
    "sponsored",
    "style",
    "supported",
    "trained",
    "wide",
    "year-old",
];

/// Numbers, and what they count in words like "three-week".
const NUMBERS: [&str; 16] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
    "twenty", "thirty", "forty", "fifty", "hundred",
];
const UNITS: [&str; 18] = [
    "acre",
    "bed",
    "day",
    "hour",
    "kilometre",
    "man",
    "member",
    "mile",
    "minute",
    "month",
    "page",
    "party",
    "point",
    "state",
    "storey",
    "vehicle",
    "week",
    "year",
];

/// Beginnings a hyphen joins to a word that stands alone elsewhere: "non-union".
const PREFIXES: [&str; 14] = [
    "anti", "counter", "cross", "ex", "half", "mid", "neo", "non", "post", "pre", "pro", "quasi",
    "self", "semi",
];

/// Words before which a hyphen is the rest of a longer word: "short- and long-term".
const SUSPENDED: [&str; 14] = [
    "and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of", "och",
];

/// The words of a document, lower case, and those that stand there with a capital.
#[derive(Debug, Default)]
pub(crate) struct Words {
    lower: BTreeSet<String>,
    capital: BTreeSet<String>,
    /// Lines that end with the hyphen programs put in themselves (U+2010).
    n_put_in: usize,
}

/// Most words remembered; an article has a few hundred different ones, a year's volume this many.
const MAX_WORDS: usize = 200_000;

impl Words {
    /// Learns the words of a line, without the pieces at a broken end.
    pub(crate) fn add(&mut self, line: &str, is_after_hyphen: bool) {
        self.n_put_in += usize::from(line.ends_with('\u{2010}'));
        let mut words = line.split(' ').peekable();
        let mut is_first = true;
        while let Some(word) = words.next() {
            let is_piece = (is_first && is_after_hyphen)
                || (words.peek().is_none() && hyphen_end(word).is_some());
            is_first = false;
            let word = bare(word);
            if is_piece || word.is_empty() || self.lower.len() >= MAX_WORDS {
                continue;
            }
            if word.starts_with(char::is_uppercase) {
                self.capital.insert(word.to_owned());
            }
            self.lower.insert(word.to_lowercase());
        }
    }

    fn has(&self, word: &str) -> bool {
        self.lower.contains(&word.to_lowercase())
    }
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|char: char| !char.is_alphanumeric());
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// Bytes of the hyphen a text ends with.
pub(crate) fn hyphen_end(text: &str) -> Option<usize> {
    let last = text.chars().next_back()?;
    let before = text[..text.len() - last.len_utf8()].chars().next_back()?;
    (matches!(last, '-' | '\u{2010}' | '\u{ad}') && before.is_alphanumeric())
        .then_some(last.len_utf8())
}

/// What happens between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seam {
    Blank,
    Nothing,
    DropHyphen,
}

/// Appends the next line of a paragraph.
pub(crate) fn append(text: &mut String, next: &str, words: &Words) {
    match seam(text, next, words) {
        Seam::Blank => text.push(' '),
        Seam::Nothing => {}
        Seam::DropHyphen => {
            text.pop();
        }
    }
    text.push_str(next);
}

fn seam(text: &str, next: &str, words: &Words) -> Seam {
    let (Some(last), Some(first)) = (text.chars().next_back(), next.chars().next()) else {
        return Seam::Nothing;
    };
    if is_unspaced(last) && is_unspaced(first) {
        return Seam::Nothing;
    }
    if let Some(n_bytes) = hyphen_end(text) {
        return hyphen_seam(&text[..text.len() - n_bytes], last, next, words);
    }
    let is_dash = |char: char| matches!(char, '–' | '—');
    let before = text[..text.len() - last.len_utf8()].chars().next_back();
    if is_dash(last) && before.is_some_and(char::is_alphanumeric) {
        return Seam::Nothing;
    }
    Seam::Blank
}

/// The seam at a hyphen between `text` and `next`.
fn hyphen_seam(text: &str, hyphen: char, next: &str, words: &Words) -> Seam {
    if hyphen == '\u{ad}' {
        return Seam::DropHyphen;
    }
    let left = text.rsplit(' ').next().unwrap_or_default();
    let left = left.trim_start_matches(|char: char| !char.is_alphanumeric());
    let right_raw = next.split(' ').next().unwrap_or_default();
    let right = bare(right_raw);
    if SUSPENDED.contains(&right_raw) {
        return Seam::Blank;
    }
    // Browsers break words with another character than the writer's hyphen.
    if hyphen == '-' && words.n_put_in >= 2 {
        return Seam::Nothing;
    }
    let is_initials = left.chars().filter(|char| char.is_alphabetic()).count() >= 2
        && left.chars().all(|char| char.is_uppercase() || char == '.');
    let is_all_capitals = is_initials && right.chars().all(char::is_uppercase);
    if is_all_capitals {
        return if words.has(&format!("{left}-{right}")) {
            Seam::Nothing
        } else {
            Seam::DropHyphen
        };
    }
    let is_kept = !right.starts_with(char::is_lowercase)
        || left.ends_with(char::is_numeric)
        || left.contains(['-', '\u{2010}'])
        || right.contains('-')
        || is_initials;
    if is_kept {
        return Seam::Nothing;
    }
    if words.has(&format!("{left}{right}")) {
        return Seam::DropHyphen;
    }
    if words.has(&format!("{left}-{right}")) {
        return Seam::Nothing;
    }
    let is_name = left.chars().count() >= 3
        && left.starts_with(char::is_uppercase)
        && words.capital.contains(left);
    let is_prefix = PREFIXES.contains(&left.to_lowercase().as_str()) && words.has(right);
    let is_number = NUMBERS.contains(&left.to_lowercase().as_str())
        && UNITS.contains(&right.strip_suffix('s').unwrap_or(right));
    let is_hanger = HANGERS.contains(&right);
    if is_hanger || is_prefix || is_number || (is_name && (words.has(right) || right == "led")) {
        return Seam::Nothing;
    }
    Seam::DropHyphen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(lines: &[&str], elsewhere: &str) -> String {
        let mut words = Words::default();
        words.add(elsewhere, false);
        let mut text = lines[0].to_owned();
        for next in &lines[1..] {
            append(&mut text, next, &words);
        }
        text
    }

    #[test]
    fn a_plain_hyphen_is_the_writers_where_the_program_uses_another() {
        let mut words = Words::default();
        for line in ["three minis\u{2010}", "ters and govern\u{2010}", "ments"] {
            words.add(line, false);
        }
        for (line, expected) in [("ever-", "ever-changing"), ("ex\u{2010}", "exchanging")] {
            let mut text = line.to_owned();
            append(&mut text, "changing", &words);
            assert_eq!(text, expected);
        }
    }

    #[test]
    fn hyphens_at_line_ends() {
        for (lines, elsewhere, expected) in [
            (["the govern-", "ment said"], "", "the government said"),
            (["the Govern-", "ment said"], "", "the Government said"),
            (["the Iran-", "backed group"], "", "the Iran-backed group"),
            (
                ["the Saudi-", "led talks"],
                "a Saudi envoy",
                "the Saudi-led talks",
            ),
            (
                ["the re-", "elected mayor"],
                "was re-elected twice",
                "the re-elected mayor",
            ),
            (
                ["the re-", "ported loss"],
                "reported re-ported",
                "the reported loss",
            ),
            (["the three-", "week strike"], "", "the three-week strike"),
            (
                ["the second-", "most-visited port"],
                "",
                "the second-most-visited port",
            ),
            (["by non-", "union men"], "the union", "by non-union men"),
            (["in Al-", "Mansura today"], "", "in Al-Mansura today"),
            (["a US-", "made drone"], "", "a US-made drone"),
            (["a 10-", "year lease"], "", "a 10-year lease"),
            (["state-of-the-", "art port"], "", "state-of-the-art port"),
            (["short-", "and long-term"], "", "short- and long-term"),
            (
                ["co\u{ad}oper\u{ad}", "ation began"],
                "",
                "co\u{ad}operation began",
            ),
            (["NORTH-", "GATE — Two"], "", "NORTHGATE — Two"),
            (["he left—", "and came back"], "", "he left—and came back"),
            (
                ["he left –", "and came back"],
                "",
                "he left – and came back",
            ),
            (["港口的", "工人"], "", "港口的工人"),
            (["In-", "dian envoys"], "In May", "Indian envoys"),
        ] {
            assert_eq!(joined(&lines, elsewhere), expected);
        }
    }
}
