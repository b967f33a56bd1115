//! A line → the names of its writers, and where a note on them or a date begins.
//!
//! No decision whether the line is a byline at all: `weight` weighs that. Names are found by case
//! and place only, so that writers nobody has heard of are found too.

mod word;
mod writers;

pub use writers::{Writers, is_nobody, writers};

use word::{MARKS, NEED_COLON, PARTICLES, ROLES};

/// A byline taken apart. Offsets are bytes of the line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The names, in order.
    pub names: Vec<(usize, usize)>,
    /// Where a note on the writers begins ("A B is a reporter").
    pub note: Option<usize>,
    /// Where something else begins after a separator, usually a date.
    pub rest: Option<usize>,
}

/// Takes a byline apart. `is_media` knows the names of outlets and agencies.
pub fn parse(line: &str, is_media: &dyn Fn(&str) -> bool) -> Parsed {
    let from =
        after_mark(line).unwrap_or_else(|| line.len() - line.trim_start_matches(is_ornament).len());
    let note = repeated_name(line, from).or_else(|| note_start(line, from));
    let mut end = note.unwrap_or(line.len());
    let rest = separator(line, from, end);
    if let Some(rest) = rest {
        end = rest;
    }
    let mut names = Vec::new();
    for (start, stop) in parts(line, from, end) {
        let (start, stop) = trim(line, start, stop);
        let part = &line[start..stop];
        let stop = start
            + part
                .find(" in ")
                .or_else(|| part.find(" for "))
                .unwrap_or(part.len());
        let part = &line[start..stop];
        if is_name(part) && !is_media(part) {
            names.push((start, stop));
        }
    }
    Parsed { names, note, rest }
}

/// Byte after "By " and its kin, when the line begins so and goes on with a capital.
pub fn after_mark(line: &str) -> Option<usize> {
    let at = raw_after_mark(line)?;
    line[at..]
        .chars()
        .next()
        .is_some_and(|char| !char.is_lowercase() && char.is_alphabetic())
        .then_some(at)
}

/// Byte after "By " and its kin, whatever follows.
fn raw_after_mark(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start_matches(is_ornament).len();
    let rest = &line[start..];
    for mark in MARKS {
        let Some(after) = strip(rest, mark) else {
            continue;
        };
        let name = after.trim_start_matches(|char: char| {
            char.is_whitespace() || matches!(char, ':' | '：' | '／') || is_ornament(char)
        });
        let has_colon = after.trim_start().starts_with([':', '：', '／']);
        if after.len() > name.len() && !name.is_empty() && (has_colon || !NEED_COLON.contains(mark))
        {
            return Some(line.len() - name.len());
        }
    }
    None
}

/// What follows `mark`, case aside. No allocation: every line of a page is tried with every mark.
fn strip<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let first = mark.as_bytes().first()?;
    let begins = line.as_bytes().first()?;
    let may_match = if first.is_ascii() {
        begins.eq_ignore_ascii_case(first)
    } else {
        !begins.is_ascii()
    };
    if !may_match {
        return None;
    }
    let mut chars = line.chars();
    for expected in mark.chars() {
        let char = chars.next()?;
        if char != expected && !char.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
    }
    Some(chars.as_str())
}

/// Whether the line speaks about those who wrote the article.
pub fn is_author_note(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    let lower = line.trim_start_matches(is_ornament).to_lowercase();
    let starts = [
        "reporting by",
        "additional reporting",
        "with reporting",
        "editing by",
        "writing by",
        "with files from",
        "with contributions",
        "with additional",
        "associated press writer",
        "ap writer",
        "associated press journalist",
        "about the author",
        "author's note",
        "the author is",
        "the writer is",
    ];
    if starts.iter().any(|start| lower.starts_with(start)) {
        return true;
    }
    if [
        "contributed to this report",
        "contributed reporting",
        "contributed to this story",
        "contributed to this article",
        "reported from",
        "reporting from",
    ]
    .iter()
    .any(|phrase| lower.contains(phrase))
        && lower.len() < 300
        && !lower.contains(['“', '"'])
    {
        return true;
    }
    // "A B is a reporter for …": a name, a form of "be", an office, and an outlet or a beat.
    note_verb(&lower).is_some_and(|at| {
        let head = &line.trim_start_matches(is_ornament);
        let head = head.get(..at).unwrap_or("");
        let office = &lower[at..];
        let office = office.split(['.', ',']).next().unwrap_or("");
        head.split(" and ")
            .flat_map(|part| part.split(", "))
            .all(is_name)
            && office
                .split(|char: char| !char.is_alphabetic())
                .any(|word| {
                    matches!(
                        word,
                        "writer"
                            | "writers"
                            | "reporter"
                            | "reporters"
                            | "correspondent"
                            | "correspondents"
                            | "editor"
                            | "journalist"
                            | "journalists"
                            | "columnist"
                            | "columnists"
                            | "contributor"
                            | "freelance"
                            | "freelancer"
                            | "researcher"
                            | "fellow"
                            | "lecturer"
                    )
                })
    })
}

fn note_verb(lower: &str) -> Option<usize> {
    [" is a ", " is an ", " is the ", " are ", " is "]
        .iter()
        .filter_map(|verb| lower.find(verb))
        .min()
        .filter(|at| *at < 90)
}

fn is_ornament(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '-' | '–' | '—' | '*' | '_' | '|' | '•' | '·' | '>' | '#'
        )
}

/// The names are given twice, with nothing between: the second time a sentence about them begins.
fn repeated_name(line: &str, from: usize) -> Option<usize> {
    let mut ends = line[from..].match_indices(' ').map(|(at, _)| from + at);
    ends.next()?;
    let second = ends.next()?;
    let name = line[from..second].trim_end_matches([',', '.', ' ']);
    if !is_name(name) {
        return None;
    }
    let again = line[second..].find(name)? + second;
    line[..again]
        .ends_with(char::is_whitespace)
        .then_some(again)
}

/// "By A B. A B is …" is found above; this finds "By A B – C writes for …": not names any more.
fn note_start(line: &str, from: usize) -> Option<usize> {
    let at = line[from..].find(". ")? + from + 2;
    let before = &line[from..at];
    // An initial's stop is no end.
    let is_initial = before
        .trim_end_matches(['.', ' '])
        .rsplit(' ')
        .next()
        .is_some_and(|word| word.chars().count() == 1);
    (!is_initial && at < line.len()).then_some(at)
}

fn separator(line: &str, from: usize, end: usize) -> Option<usize> {
    let text = &line[from..end];
    let marks = [
        "|",
        "•",
        "·",
        " - ",
        " – ",
        " — ",
        "Published",
        "published",
        "Updated",
        "updated",
        "Posted",
        "PUBLISHED",
        "UPDATED",
        " on ",
    ];
    let by_mark = marks
        .iter()
        .filter_map(|mark| text.find(mark))
        .filter(|at| *at > 0)
        .min();
    // A date may follow without a separator: "By A B January 12, 2024".
    let by_digit = text.find(|char: char| char.is_ascii_digit()).map(|at| {
        let before = text[..at].trim_end();
        let word = before
            .rsplit(|char: char| char.is_whitespace() || char == ',')
            .next()
            .unwrap_or("");
        if crate::date::is_month(word.trim_end_matches('.')) {
            before.len() - word.len()
        } else {
            at
        }
    });
    match (by_mark, by_digit) {
        (Some(a), Some(b)) => Some(from + a.min(b)),
        (a, b) => a.or(b).map(|at| from + at),
    }
}

fn parts(line: &str, from: usize, end: usize) -> Vec<(usize, usize)> {
    let text = &line[from..end];
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let width = [
            ", and ", " and ", " AND ", " And ", ", ", " & ", "; ", " und ", " et ", " with ", "/",
            ",", "\n",
        ]
        .iter()
        .find(|mark| rest.starts_with(**mark))
        .map(|mark| mark.len());
        if let Some(width) = width {
            parts.push((from + start, from + at));
            at += width;
            start = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    parts.push((from + start, end));
    parts
}

fn trim(line: &str, start: usize, end: usize) -> (usize, usize) {
    let is_edge = |char: char| {
        is_ornament(char) || matches!(char, '.' | ',' | ';' | ':' | '(' | ')' | '[' | ']' | '"')
    };
    let text = &line[start..end];
    let start = start + (text.len() - text.trim_start_matches(is_edge).len());
    let text = &line[start..end.max(start)];
    let trimmed = text.trim_end_matches(|char| is_edge(char) && char != '.');
    // The stop of "Jr." belongs to the name, the one that ends the line does not.
    let keeps_stop = trimmed.ends_with("Jr.") || trimmed.ends_with("Sr.");
    let trimmed = if keeps_stop {
        trimmed
    } else {
        trimmed.trim_end_matches('.')
    };
    (start, start + trimmed.len())
}

/// Whether `text` is built like a person's name (or that of an unknown outlet).
pub fn is_name(text: &str) -> bool {
    let mut n_words = 0;
    let mut n_capitals = 0;
    let mut last_is_month = false;
    for word in text.split_whitespace() {
        n_words += 1;
        if n_words > 5 || word.len() > 40 {
            return false;
        }
        let Some(first) = word.trim_start_matches(['‘', '’', '\'']).chars().next() else {
            return false;
        };
        let bare = word.trim_end_matches(['.', ',']);
        if ROLES.contains(&bare.to_lowercase().as_str()) {
            return false;
        }
        // April and June are first names; alone, or last in the line, they are months.
        last_is_month = bare.len() > 3 && crate::date::is_month(bare);
        if first.is_uppercase() {
            n_capitals += 1;
        } else if first.is_alphabetic() && !first.is_lowercase() {
            // Scripts without case.
            n_capitals += 1;
        } else if !PARTICLES.contains(&bare) && !bare.starts_with("al-") && !bare.starts_with("el-")
        {
            return false;
        }
        let is_letters = bare.chars().all(|char| char.is_alphabetic() || matches!(char, '-' | '‑' | '.' | '\'' | '’' | '‘' | 'ʼ' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{93e}'..='\u{94d}'));
        if !is_letters {
            return false;
        }
    }
    n_capitals > 0 && !last_is_month
}

/// Whether the whole line may be one or more names: two or more words each, case as in names.
pub fn is_name_line(line: &str) -> bool {
    if line.len() > 100 {
        return false;
    }
    let parts: Vec<&str> = line
        .split([',', '&', ';'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    !parts.is_empty()
        && parts
            .iter()
            .all(|part| is_name(part) && !has_small_word(part))
        && parts
            .iter()
            .all(|part| (2..=4).contains(&part.split_whitespace().count()))
}

fn has_small_word(part: &str) -> bool {
    part.split_whitespace().any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "the"
                | "of"
                | "to"
                | "for"
                | "in"
                | "on"
                | "at"
                | "by"
                | "with"
                | "our"
                | "your"
                | "about"
                | "how"
                | "why"
                | "what"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> (Vec<&str>, Option<&str>, Option<&str>) {
        let is_media = |name: &str| {
            matches!(
                name,
                "Associated Press" | "Reuters" | "The Associated Press"
            )
        };
        let parsed = parse(line, &is_media);
        (
            parsed
                .names
                .iter()
                .map(|(start, end)| &line[*start..*end])
                .collect(),
            parsed.note.map(|at| &line[at..]),
            parsed.rest.map(|at| &line[at..]),
        )
    }

    #[test]
    fn names_are_split() {
        for (line, expected) in [
            ("By Lena Marsh", vec!["Lena Marsh"]),
            (
                "- By Omar al-Amin and Ruth de Vries",
                vec!["Omar al-Amin", "Ruth de Vries"],
            ),
            ("BY LENA MARSH, Associated Press", vec!["LENA MARSH"]),
            (
                "By Ann Lee, Bo Karlsson and J. P. O’Neil",
                vec!["Ann Lee", "Bo Karlsson", "J. P. O’Neil"],
            ),
            ("*By Lena Marsh*", vec!["Lena Marsh"]),
            ("By The Associated Press", vec![]),
            ("Von Karl Weiß und Eva Ort", vec!["Karl Weiß", "Eva Ort"]),
            ("By Ann Lee in Amman", vec!["Ann Lee"]),
            ("By Ann Lee, staff writer", vec!["Ann Lee"]),
        ] {
            assert_eq!(names(line).0, expected, "{line}");
        }
    }

    #[test]
    fn notes_and_dates_are_told_apart() {
        let line = "By Ann Lee and Bo Karlsson Ann Lee and Bo Karlsson are reporters in Oslo.";
        assert_eq!(
            names(line),
            (
                vec!["Ann Lee", "Bo Karlsson"],
                Some("Ann Lee and Bo Karlsson are reporters in Oslo."),
                None
            )
        );
        assert_eq!(
            names("Ann Lee|Published 4 months ago"),
            (vec!["Ann Lee"], None, Some("|Published 4 months ago"))
        );
        assert_eq!(names("By Ann Lee June 3, 2024").2, Some("June 3, 2024"));
    }

    #[test]
    fn marks_need_a_name() {
        assert_eq!(after_mark("By Ann Lee"), Some(3));
        assert_eq!(after_mark("By the time they came"), None);
        assert_eq!(after_mark("Byron Bay floods"), None);
        assert_eq!(after_mark("Text messages leaked"), None);
    }

    #[test]
    fn notes_on_writers() {
        for (line, expected) in [
            ("Reporting by Ann Lee; editing by Bo Karlsson", true),
            ("Ann Lee in Oslo contributed to this report.", true),
            ("Ann Lee is a senior correspondent for the paper.", true),
            ("Ann Lee is the new mayor of the city.", false),
            ("The army is a writer of its own history.", false),
        ] {
            assert_eq!(is_author_note(line), expected, "{line}");
        }
    }
}
