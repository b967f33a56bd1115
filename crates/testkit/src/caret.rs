//! Text with marks drawn under the words ⇄ text and labelled spans.
//!
//! A line of marks holds runs of one mark character, each followed by its label:
//!
//! ```text
//! Iranian troops met al-Sadr.
//! ^^^^^^^ state:iran
//!                    ^^^^^^^ person:muqtada-al-sadr
//! ```
//!
//! It stands under the line of text it speaks of; several may follow each other, in any order. `//`
//! before the marks is allowed and counts as two columns. A column is one code point. `^` marks
//! mentions, `=` zones; what a label means is not known here. After rust-analyzer's fixtures.

use analysis::Span;
use std::fmt::Write;

/// A labelled span of a fixture.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Where in the text, in bytes.
    pub span: Span,
    /// The character it is drawn with: `^` or `=`.
    pub sign: char,
    /// The words after it.
    pub label: String,
}

impl Mark {
    /// A mark of `sign` under `span`.
    pub fn new(span: Span, sign: char, label: impl Into<String>) -> Self {
        Self {
            span,
            sign,
            label: label.into(),
        }
    }
}

/// The characters marks are drawn with.
const SIGNS: [char; 2] = ['^', '='];

/// Splits a fixture into its text and its marks, sorted by span. A first empty line is dropped, so
/// that a raw string may begin on the line after its quotation mark.
///
/// # Panics
/// When a mark points past its line or stands above any text.
#[track_caller]
pub fn parse(fixture: &str) -> (String, Vec<Mark>) {
    let fixture = fixture.strip_prefix('\n').unwrap_or(fixture);
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut line_start = None;
    for line in fixture.lines() {
        let runs = runs(line);
        if runs.is_empty() {
            line_start = Some(text.len());
            text.push_str(line);
            text.push('\n');
            continue;
        }
        let Some(start) = line_start else {
            panic!("marks above any text: {line}")
        };
        let marked = text[start..].to_string();
        let byte = |column: usize| -> usize {
            let mut ends = marked
                .char_indices()
                .map(|(at, _)| at)
                .chain([marked.len()]);
            let at = ends.nth(column).filter(|&at| at < marked.len());
            start + at.unwrap_or_else(|| panic!("the mark points past its line:\n{marked}{line}"))
        };
        for (sign, columns, label) in runs {
            let span = Span::new(byte(columns.start), byte(columns.end));
            marks.push(Mark { span, sign, label });
        }
    }
    marks.sort();
    (text, marks)
}

/// Draws marks under the lines of `text`: [`parse`] reads it back. A mark over several lines is
/// drawn under the first.
pub fn draw(text: &str, marks: &[Mark]) -> String {
    let mut out = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let whole = Span::new(start, start + line.len());
        let shown = line.trim_end_matches(['\n', '\r']);
        let _ = writeln!(out, "{shown}");
        for row in rows(text, whole, shown, marks) {
            let _ = writeln!(out, "{row}");
        }
        start += line.len();
    }
    out
}

/// The lines of marks under one line: a mark goes on the row before it where there is room.
fn rows(text: &str, whole: Span, shown: &str, marks: &[Mark]) -> Vec<String> {
    let shown_end = whole.start as usize + shown.len();
    let mut rows: Vec<String> = Vec::new();
    let on_line = marks
        .iter()
        .filter(|mark| (whole.start..whole.end).contains(&mark.span.start));
    for mark in on_line {
        let end = (mark.span.end as usize)
            .min(shown_end)
            .max(mark.span.start as usize);
        let column = text[whole.start as usize..mark.span.start as usize]
            .chars()
            .count();
        let length = text[mark.span.start as usize..end].chars().count().max(1);
        let mut drawn = mark.sign.to_string().repeat(length);
        if !mark.label.is_empty() {
            drawn.push(' ');
            drawn.push_str(&mark.label);
        }
        // Two spaces at least, so that the label before is seen to end.
        let has_room = |row: &String| row.chars().count() + 2 <= column;
        match rows.last_mut().filter(|row| has_room(row)) {
            Some(row) => {
                let gap = column - row.chars().count();
                row.push_str(&" ".repeat(gap));
                row.push_str(&drawn);
            }
            None => rows.push(format!("{}{drawn}", " ".repeat(column))),
        }
    }
    rows
}

type Run = (char, std::ops::Range<usize>, String);

/// The marks of a line; none when it is a line of text.
fn runs(line: &str) -> Vec<Run> {
    let chars: Vec<char> = line.chars().collect();
    let first = match chars.as_slice() {
        ['/', '/', ..] => 2,
        _ => 0,
    };
    let is_sign = |at: usize| chars.get(at).is_some_and(|char| SIGNS.contains(char));
    let mut at = first;
    while chars.get(at) == Some(&' ') {
        at += 1;
    }
    if !is_sign(at) {
        return Vec::new();
    }
    let mut runs = Vec::new();
    while at < chars.len() {
        let sign = chars[at];
        let start = at;
        while chars.get(at) == Some(&sign) {
            at += 1;
        }
        let end = at;
        // The label runs to the next mark: a sign after a space.
        while at < chars.len() && !(is_sign(at) && chars[at - 1] == ' ') {
            at += 1;
        }
        let label: String = chars[end..at].iter().collect();
        runs.push((sign, start..end, label.trim().to_string()));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &str = "\
Kata’ib men met Iran’s Hadi al-Amiri.
^^^^^^^ armed_group:kataib-hezbollah  ^ x
                ^^^^ state:iran
                       ^^^^^^^^^^^^^ person:hadi-al-amiri name

No marks here.
BAGHDAD — Iraq said.
========= dateline
          ^^^^ state:iraq
";

    #[test]
    fn marks_stand_under_their_words() {
        let fixture = FIXTURE.replace("  ^ x", "");
        let (text, marks) = parse(&fixture);
        let found: Vec<(&str, char, &str)> = marks
            .iter()
            .map(|mark| (&text.as_str()[mark.span], mark.sign, mark.label.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("Kata’ib", '^', "armed_group:kataib-hezbollah"),
                ("Iran", '^', "state:iran"),
                ("Hadi al-Amiri", '^', "person:hadi-al-amiri name"),
                ("BAGHDAD —", '=', "dateline"),
                ("Iraq", '^', "state:iraq"),
            ]
        );
        assert!(text.starts_with("Kata’ib men") && text.contains("\n\nNo marks here.\nBAGHDAD"));
    }

    #[test]
    fn drawing_and_parsing_are_each_other_s_inverse() {
        let fixture = FIXTURE.replace("  ^ x", "");
        let (text, marks) = parse(&fixture);
        assert_eq!(parse(&draw(&text, &marks)), (text, marks));
    }

    #[test]
    fn comment_slashes_count_as_columns() {
        let (text, marks) = parse("In Iran\n// ^^^^ state:iran\n");
        assert_eq!(&text.as_str()[marks[0].span], "Iran");
    }

    #[test]
    fn nested_marks_take_a_row_each() {
        let text = "Iraqi Army men in Iran\n";
        let marks = [
            Mark::new(Span::new(0, 10), '^', "a"),
            Mark::new(Span::new(0, 5), '^', "b"),
            Mark::new(Span::new(18, 22), '^', "c"),
        ];
        assert_eq!(
            draw(text, &marks),
            "Iraqi Army men in Iran\n^^^^^^^^^^ a\n^^^^^ b           ^^^^ c\n"
        );
    }

    #[test]
    fn a_ruler_of_text_is_not_a_mark_when_words_come_first() {
        let (text, marks) = parse("a == b\nx ^ y\n");
        assert_eq!((text.as_str(), marks.len()), ("a == b\nx ^ y\n", 0));
    }
}
