//! The text of an export → its lines that are not empty, and which of them make one paragraph.
//!
//! No field and no database here. Lines are ranges of the text; nothing is copied or changed.
//!
//! Method: as in the zoner, a line was wrapped if the first word of the next one would not have fitted
//! on it. The width is taken from the stretch asked about, since an export mixes lists and articles.

use document::Span;
use document::is_line_end;
use std::ops::Range;

/// Lines beyond which a text is not taken for an export: ten times the largest a database gives (500
/// articles), so that the table of lines stays below the size of the text.
const MAX_ROWS: usize = 1 << 21;

/// Widths, in characters, that exports are wrapped at: 78 in Nexis, 72 to 80 after mail programs.
const WRAP_WIDTHS: Range<usize> = 40..101;

/// Characters a wrapped line may be shorter than it could be: soft hyphens and tabs count otherwise.
const WRAP_SLACK: usize = 3;

/// A line that is not empty, without white space at either end.
#[derive(Clone, Copy, Debug)]
struct Row {
    start: u32,
    end: u32,
    /// An empty line, a form feed or the beginning of the text stands before it.
    has_gap: bool,
    /// Stands in the middle of its line.
    is_centred: bool,
}

/// The lines of a text.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    /// All of it.
    pub(super) text: &'a str,
    rows: Vec<Row>,
}

/// Least indent of a line that is centred: the longest name of an outlet still has more.
const CENTRED_INDENT: usize = 6;

impl<'a> Sheet<'a> {
    /// The lines of `text`; none when there are too many for an export.
    pub(super) fn new(text: &'a str) -> Option<Self> {
        let mut rows = Vec::new();
        let mut has_gap = true;
        let mut start = 0;
        let ends = text
            .char_indices()
            .filter(|(_, char)| is_line_end(*char))
            .map(|(at, char)| (at, at + char.len_utf8(), char))
            .chain([(text.len(), text.len(), '\n')]);
        let mut last_end = ' ';
        for (at, next, end) in ends {
            let line = &text[start..at];
            let trimmed = line.trim();
            if trimmed.is_empty() {
                // The two characters of one Windows line end have nothing between them.
                has_gap |= !(last_end == '\r' && end == '\n' && line.is_empty());
            } else {
                let indent = line.len() - line.trim_start().len();
                rows.push(Row {
                    start: (start + indent) as u32,
                    end: (start + indent + trimmed.len()) as u32,
                    has_gap,
                    is_centred: indent >= CENTRED_INDENT,
                });
                if rows.len() > MAX_ROWS {
                    return None;
                }
                has_gap = false;
            }
            has_gap |= end == '\u{c}';
            last_end = end;
            start = next;
        }
        Some(Self { text, rows })
    }

    /// Number of lines.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A line; empty past the last.
    // Never inline, here and below: asked for in a hundred places, none of them hot, and the code of
    // exports is loaded with the page.
    #[inline(never)]
    pub(super) fn row(&self, row: usize) -> &'a str {
        self.rows
            .get(row)
            .map_or("", |row| &self.text[row.start as usize..row.end as usize])
    }

    /// Whether an empty line stands before it.
    #[inline(never)]
    pub(super) fn has_gap(&self, row: usize) -> bool {
        self.rows.get(row).is_none_or(|row| row.has_gap)
    }

    /// Whether it stands in the middle of its line.
    #[inline(never)]
    pub(super) fn is_centred(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| row.is_centred)
    }

    /// Where the lines are, from the first to the last.
    #[inline(never)]
    pub(super) fn span(&self, rows: Range<usize>) -> Span {
        debug_assert!(rows.start < rows.end && rows.end <= self.rows.len());
        Span {
            start: self.rows[rows.start].start,
            end: self.rows[rows.end - 1].end,
        }
    }

    /// The words of some lines, white space single.
    #[inline(never)]
    pub(super) fn words(&self, rows: Range<usize>) -> String {
        if rows.is_empty() {
            return String::new();
        }
        document::one_line(&self.text[self.span(rows)])
    }

    /// Byte where the physical line of a row begins.
    pub(super) fn line_start(&self, row: usize) -> usize {
        let start = self.rows[row].start as usize;
        let before = &self.text[..start];
        // The row is trimmed: white space before it belongs to its line up to the line end.
        let blank =
            before.trim_end_matches(|char: char| char.is_whitespace() && !is_line_end(char));
        blank.len()
    }

    /// Last row of those that go on with `row` because a field's value was wrapped, plus one.
    #[inline(never)]
    pub(super) fn value_end(
        &self,
        row: usize,
        end: usize,
        is_other: &dyn Fn(usize) -> bool,
    ) -> usize {
        let mut next = row + 1;
        while next < end
            && !self.has_gap(next)
            && !is_other(next)
            && self.is_full(next - 1, FULL_WIDTH)
        {
            next += 1;
        }
        next
    }

    /// Whether the first word of the next line would not have fitted on this one.
    #[inline(never)]
    fn is_full(&self, row: usize, width: usize) -> bool {
        let next = self.row(row + 1).split_whitespace().next().unwrap_or("");
        // A sentence that ends early on its line ends the paragraph, too.
        let slack = if ends_sentence(self.row(row)) {
            0
        } else {
            WRAP_SLACK
        };
        n_columns(self.row(row)) + 1 + n_columns(next) + slack > width
    }

    /// The paragraphs in some lines: lines that were wrapped come as one.
    pub(super) fn paragraphs(&self, rows: Range<usize>) -> Vec<Range<usize>> {
        let width = self.wrap_width(rows.clone());
        let mut paragraphs: Vec<Range<usize>> = Vec::new();
        for row in rows.clone() {
            match paragraphs.last_mut() {
                Some(last)
                    if row > rows.start
                        && !self.has_gap(row)
                        && width.is_some_and(|width| self.is_full(row - 1, width)) =>
                {
                    last.end = row + 1;
                }
                _ => paragraphs.push(row..row + 1),
            }
        }
        paragraphs
    }

    /// The width that these lines were wrapped at; none when a line is a paragraph.
    fn wrap_width(&self, rows: Range<usize>) -> Option<usize> {
        let joints = || rows.clone().skip(1).filter(|row| !self.has_gap(*row));
        let mut widths = [0usize; WRAP_WIDTHS.end + 2];
        let mut n_joints = 0usize;
        for row in joints() {
            widths[n_columns(self.row(row - 1))] += 1;
            n_joints += 1;
        }
        // Not the widest: a long address or a table must not hide the wrapping of all others.
        let mut n_wider = n_joints / 10 + 1;
        let width = (0..widths.len()).rev().find(|width| {
            n_wider = n_wider.saturating_sub(widths[*width]);
            n_wider == 0
        });
        let width = width.filter(|_| n_joints > 0)?;
        // Lines that end inside a sentence tell: in wrapped text they are full, and they are many.
        let open = || joints().filter(|row| !ends_sentence(self.row(row - 1)));
        let n_full = open().filter(|row| self.is_full(row - 1, width)).count();
        let is_wrapped = n_full * 4 >= open().count() * 3 && n_full * 4 >= n_joints;
        (WRAP_WIDTHS.contains(&width) && is_wrapped).then_some(width)
    }
}

/// Columns of a wrapped export, for single fields, where there is no width to measure.
const FULL_WIDTH: usize = 74;

fn ends_sentence(row: &str) -> bool {
    row.ends_with(['.', '!', '?', '”', '"', '»'])
}

fn n_columns(row: &str) -> usize {
    // More than any wrapped line is not counted on: a paragraph may be a megabyte.
    row.chars().take(WRAP_WIDTHS.end + 1).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_and_spans() {
        let text = "a\r\nb\r\n\r\n     \u{a0} c \n\u{c}d";
        let sheet = Sheet::new(text).expect("few lines");
        let rows: Vec<_> = (0..sheet.len())
            .map(|row| (sheet.row(row), sheet.has_gap(row), sheet.is_centred(row)))
            .collect();
        let expected = [
            ("a", true, false),
            ("b", false, false),
            ("c", true, true),
            ("d", true, false),
        ];
        assert_eq!(rows, expected);
        assert_eq!(&text[sheet.span(0..2)], "a\r\nb");
        assert_eq!(sheet.line_start(2), "a\r\nb\r\n\r\n".len());
        assert_eq!(sheet.words(0..3), "a b c");
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The talks about the harbour ended on Friday\nwithout a result, both delegations said in\n\
            statements that named no reason at all.\nA new round may begin in the autumn, said a\n\
            diplomat who took part in the meetings on\nthe island.";
        let sheet = Sheet::new(text).expect("few lines");
        assert_eq!(sheet.paragraphs(0..6), [0..3, 3..6]);
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let line = "The talks about the harbour ended on Friday without a result. ".repeat(3);
        let text = format!("{line}\n{line}\n{line}");
        let sheet = Sheet::new(&text).expect("few lines");
        assert_eq!(sheet.paragraphs(0..3), [0..1, 1..2, 2..3]);
    }

    #[test]
    fn a_text_without_end_is_no_export() {
        assert!(Sheet::new(&"a\n".repeat(MAX_ROWS + 1)).is_none());
    }
}
