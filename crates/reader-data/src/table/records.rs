//! A text and its delimiter → records of cells.
//!
//! No guessing but of how quotation marks are escaped. A quotation mark closes a cell only before a
//! delimiter or a line end; one that nothing closes is a letter.

use std::borrow::Cow;

/// Bytes read to find out how a file is written.
pub(super) const PROBE_BYTES: usize = 1 << 18;

/// Longest cell in quotation marks, in bytes; what is longer has lost its closing mark.
const MAX_CELL_BYTES: usize = 8 << 20;

/// Cells whose marks may be unclosed before all marks count as letters. Bounds the time that looking
/// for closing marks may take.
const MAX_UNCLOSED: usize = 3;

/// Most columns; a row of text without a line end has many delimiters.
const MAX_COLUMNS: usize = 1000;

/// Cuts one text into records.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    delimiter: u8,
    has_escapes: bool,
    n_unclosed: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, delimiter: u8) -> Self {
        let mut end = text.len().min(PROBE_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let probe = &text[..end];
        Self {
            text,
            at: 0,
            delimiter,
            has_escapes: probe.matches("\\\"").count() > probe.matches("\"\"").count(),
            n_unclosed: 0,
        }
    }

    /// The next cell, and whether it is the last of its record.
    fn cell(&mut self) -> (Cow<'a, str>, bool) {
        let rest = &self.text[self.at..];
        let n_blank = rest.bytes().take_while(|byte| *byte == b' ').count();
        if rest.as_bytes().get(n_blank) == Some(&b'"') && self.n_unclosed < MAX_UNCLOSED {
            if let Some((cell, end)) = self.quoted(self.at + n_blank + 1) {
                return (cell, self.step_over(end));
            }
            self.n_unclosed += 1;
        }
        let end = rest
            .bytes()
            .position(|byte| byte == self.delimiter || matches!(byte, b'\n' | b'\r'))
            .map_or(self.text.len(), |end| self.at + end);
        let cell = &self.text[self.at..end];
        (Cow::Borrowed(cell), self.step_over(end))
    }

    /// Goes on behind the delimiter or the line end at `end`; whether the record is over.
    fn step_over(&mut self, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        self.at = (end + 1).min(bytes.len());
        match bytes.get(end) {
            Some(b'\r') => {
                if bytes.get(end + 1) == Some(&b'\n') {
                    self.at = end + 2;
                }
                true
            }
            Some(b'\n') | None => true,
            Some(_) => false,
        }
    }

    /// The cell whose content starts at `start`, and the byte after its closing mark.
    fn quoted(&self, start: usize) -> Option<(Cow<'a, str>, usize)> {
        let bytes = self.text.as_bytes();
        let mut is_changed = false;
        let mut at = start;
        let limit = bytes.len().min(start + MAX_CELL_BYTES);
        while at < limit {
            match bytes[at] {
                b'\\' if self.has_escapes && at + 1 < limit => {
                    is_changed = true;
                    at += 1 + usize::from(bytes[at + 1].is_ascii());
                }
                b'"' if bytes.get(at + 1) == Some(&b'"') => {
                    is_changed = true;
                    at += 2;
                }
                b'"' => {
                    if let Some(end) = self.end_after(at) {
                        let cell = &self.text[start..at];
                        return Some((self.clean(cell, is_changed), end));
                    }
                    at += 1;
                }
                _ => at += 1,
            }
        }
        None
    }

    /// Where the cell ends when the mark at `at` closes it: at a delimiter or line end, spaces aside.
    fn end_after(&self, at: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[at + 1..];
        let n_blank = rest.iter().take_while(|byte| **byte == b' ').count();
        match rest.get(n_blank) {
            None => Some(at + 1 + n_blank),
            Some(byte) if *byte == self.delimiter || matches!(byte, b'\n' | b'\r') => {
                Some(at + 1 + n_blank)
            }
            Some(_) => None,
        }
    }

    fn clean(&self, cell: &'a str, is_changed: bool) -> Cow<'a, str> {
        if !is_changed {
            return Cow::Borrowed(cell);
        }
        let mut cleaned = String::with_capacity(cell.len());
        let mut chars = cell.chars().peekable();
        while let Some(char) = chars.next() {
            let next = chars.peek().copied();
            match (char, next) {
                ('"', Some('"')) => {
                    chars.next();
                    cleaned.push('"');
                }
                ('\\', Some(escaped @ ('"' | '\\' | '\''))) if self.has_escapes => {
                    chars.next();
                    cleaned.push(escaped);
                }
                ('\\', Some('n')) if self.has_escapes => {
                    chars.next();
                    cleaned.push('\n');
                }
                _ => cleaned.push(char),
            }
        }
        Cow::Owned(cleaned)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Vec<Cow<'a, str>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut record = Vec::new();
        loop {
            let (cell, is_last) = self.cell();
            if record.len() < MAX_COLUMNS {
                record.push(cell);
            }
            if is_last {
                return Some(record);
            }
            if self.at >= self.text.len() {
                record.push(Cow::Borrowed(""));
                return Some(record);
            }
        }
    }
}
