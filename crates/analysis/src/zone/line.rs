//! Text → the units that are labelled: lines, or paragraphs of lines that were wrapped.
//!
//! No roles here. A file whose lines were wrapped at a fixed width (mail, agency copy, `fold`) has
//! its paragraphs put together again, as spans over several lines.
//!
//! Method: a line was wrapped if the first word of the next one would not have fitted on it, for
//! the file's greatest width. Files where most neighbouring lines pass are wrapped files.

use crate::model::is_line_end;
/// One unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Without white space at either end; holds line ends when it was wrapped.
    pub(super) text: &'a str,
    /// Byte offset of `text`.
    pub(super) start: usize,
    /// White-space characters before it on its line.
    pub(super) indent: usize,
    /// Empty lines before it.
    pub(super) blanks: usize,
}

impl Line<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Widths, in characters, that files are wrapped at: 40 (narrow mail) to 100 (wide editors).
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;

/// Characters a wrapped line may be shorter than it could be: some programs count differently.
const WRAP_SLACK: usize = 3;

/// Least number of neighbouring lines that must look wrapped, and least share of all (in percent).
const WRAP_MIN_JOINTS: usize = 3;
const WRAP_MIN_PERCENT: usize = 60;

/// The units of `text`: not empty, in order.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut blanks = 0;
    for (start, end) in rows(text) {
        let row = &text[start..end];
        let trimmed = row.trim();
        if trimmed.is_empty() {
            blanks += 1;
            continue;
        }
        let indent = row.len() - row.trim_start().len();
        lines.push(Line {
            text: trimmed,
            start: start + indent,
            indent,
            blanks,
        });
        blanks = 0;
    }
    unwrap_lines(text, lines)
}

/// Ranges of the physical lines, without their ends (see [`is_line_end`]; `\r\n` is one end).
pub(super) fn rows(text: &str) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    let mut start = 0;
    let mut ends = text
        .char_indices()
        .filter(|(_, c)| is_line_end(*c))
        .peekable();
    while let Some((at, end)) = ends.next() {
        rows.push((start, at));
        start = at + end.len_utf8();
        if end == '\r' && ends.next_if_eq(&(at + 1, '\n')).is_some() {
            start += 1;
        }
    }
    rows.push((start, text.len()));
    rows
}

fn unwrap_lines<'a>(text: &'a str, lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
    let is_joint = |idx: usize| idx + 1 < lines.len() && lines[idx + 1].blanks == 0;
    let n_joints = (0..lines.len()).filter(|idx| is_joint(*idx)).count();
    if n_joints < WRAP_MIN_JOINTS {
        return lines;
    }
    let widths: Vec<usize> = lines
        .iter()
        .map(|line| line.text.chars().count() + line.indent.min(8))
        .collect();
    let width = (0..lines.len())
        .filter(|idx| is_joint(*idx))
        .map(|idx| widths[idx])
        .max()
        .unwrap_or(0);
    if !WRAP_WIDTHS.contains(&width) {
        return lines;
    }
    let is_wrapped = |idx: usize| {
        is_joint(idx)
            && widths[idx] + 1 + first_word_width(lines[idx + 1].text) + WRAP_SLACK > width
            && !starts_item(lines[idx + 1].text)
    };
    let n_wrapped = (0..lines.len()).filter(|idx| is_wrapped(*idx)).count();
    let n_open = (0..lines.len())
        .filter(|idx| is_wrapped(*idx) && !lines[*idx].text.ends_with(['.', '!', '?', '”', '"']))
        .count();
    if n_wrapped < WRAP_MIN_JOINTS
        || n_wrapped * 100 < n_joints * WRAP_MIN_PERCENT
        || n_open * 2 < n_wrapped
    {
        return lines;
    }
    let mut joined: Vec<Line<'a>> = Vec::new();
    for (idx, line) in lines.iter().enumerate() {
        match joined.last_mut() {
            Some(last) if idx > 0 && is_wrapped(idx - 1) => {
                last.text = &text[last.start..line.end()];
            }
            _ => joined.push(*line),
        }
    }
    joined
}

fn first_word_width(line: &str) -> usize {
    line.split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count())
}

fn starts_item(line: &str) -> bool {
    line.starts_with(['-', '*', '•', '#', '>', '|', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts() {
        let found: Vec<_> = lines("a\r\nb\rc\u{2028}d\u{85}e\n\n  f \n")
            .iter()
            .map(|line| (line.text, line.blanks, line.indent))
            .collect();
        assert_eq!(
            found,
            [
                ("a", 0, 0),
                ("b", 0, 0),
                ("c", 0, 0),
                ("d", 0, 0),
                ("e", 0, 0),
                ("f", 1, 2)
            ]
        );
    }

    #[test]
    fn wrapped_paragraphs_become_whole() {
        let text = "Harbour talks end without result\n\n\
            The talks about the harbour ended on Friday\nwithout a result, both delegations said in\n\
            statements that named no reason at all.\n\nA new round may begin in the autumn, said a\n\
            diplomat who took part in the meetings on\nthe island.\n";
        let found: Vec<usize> = lines(text)
            .iter()
            .map(|line| line.text.lines().count())
            .collect();
        assert_eq!(found, [1, 3, 3]);
    }

    #[test]
    fn lists_and_paragraph_lines_stay_apart() {
        let text =
            "Home\nWorld\nPolitics\nA line that is a good deal longer than the others here.\nSport";
        assert_eq!(lines(text).len(), 5);
        let text = "One whole sentence stands on this line here.\nAnother sentence stands on this other line.\n\
            A third sentence is on a line of its own too.\nThe fourth sentence closes this little file.";
        assert_eq!(lines(text).len(), 4);
    }
}
