//! A text with cells apart by commas, semicolons, tabs or bars → a [`Table`].
//!
//! No meaning of columns here. Own instead of a crate, for what real exports do: a quotation mark
//! that nobody closed must not swallow the rest of the file, and one inside a cell need not be
//! doubled.
//!
//! Method: RFC 4180; the delimiter is the one that cuts most rows into the same number of cells; a
//! quotation mark closes a cell only before a delimiter or a line end. Also: Excel's `sep=;` line,
//! `\"` where the file uses it, a title over the table, tables put one behind the other.

use super::{Row, Table, Words, role};
use crate::MAX_ARTICLES;
use std::borrow::Cow;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A sign for "units" that no program writes into text.
const NO_DELIMITER: u8 = 0x1f;

/// Bytes read to find the delimiter, and rows.
const PROBE_BYTES: usize = 1 << 18;
const PROBE_ROWS: usize = 60;

/// Longest cell in quotation marks, in bytes; what is longer has lost its closing mark.
const MAX_CELL_BYTES: usize = 8 << 20;

/// Cells whose marks may be unclosed before all marks count as letters. Bounds the time that looking
/// for closing marks may take.
const MAX_UNCLOSED: usize = 3;

/// Most columns; a row of text without a line end has many delimiters.
const MAX_COLUMNS: usize = 1000;

/// Rows over the table that may be a title.
const MAX_TITLE_ROWS: usize = 10;

/// Numbers of rows named in a notice.
const MAX_NAMED: usize = 5;

/// Cuts one text into records.
struct Records<'a> {
    text: &'a str,
    at: usize,
    delimiter: u8,
    has_escapes: bool,
    n_unclosed: usize,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, delimiter: u8) -> Self {
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

/// Reads a table. `hint` is the delimiter that the file's name suggests.
pub(crate) fn read(text: &str, hint: u8) -> Table {
    let (stated, text) = stated_delimiter(text);
    let delimiter = stated.unwrap_or_else(|| guess_delimiter(text, hint));
    let mut records = Records::new(text, delimiter).enumerate().peekable();
    let n_usual = usual_length(&probe(text, delimiter));
    let mut table = Table::new(Words::Columns);
    // A title over the table fills one cell where the table has several.
    let mut n_title_rows = 0;
    while n_usual >= 3
        && n_title_rows < MAX_TITLE_ROWS
        && records
            .peek()
            .is_some_and(|(_, record)| n_filled(record) <= 1)
    {
        n_title_rows += usize::from(
            records
                .next()
                .is_some_and(|(_, record)| n_filled(&record) > 0),
        );
    }
    if n_title_rows > 0 {
        table.notices.push(match n_title_rows {
            1 => "One line over the table was left out.".to_string(),
            count => format!("{count} lines over the table were left out."),
        });
    }
    let first = records
        .peek()
        .map(|(_, record)| record.clone())
        .unwrap_or_default();
    let below: Vec<Vec<Cow<'_, str>>> = probe(text, delimiter)
        .into_iter()
        .skip(1 + n_title_rows)
        .take(20)
        .collect();
    table.has_header = {
        let cells: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
        let rows: Vec<Vec<&str>> = below
            .iter()
            .map(|row| row.iter().map(AsRef::as_ref).collect())
            .collect();
        role::is_header(&cells, &rows)
    };
    let n_columns = if table.has_header {
        let n_named = first
            .iter()
            .rposition(|cell| !cell.trim().is_empty())
            .map_or(0, |at| at + 1);
        // A column without a name at the end (an index, notes) is still a column.
        n_named.max(n_usual.min(first.len()))
    } else {
        n_usual.max(1)
    };
    for idx in 0..n_columns {
        let name = if table.has_header {
            first.get(idx).map(AsRef::as_ref)
        } else {
            None
        };
        table.add_column(name.unwrap_or_default());
    }
    let mut ragged = Ragged::default();
    for (idx, record) in records {
        let n_cells = record
            .iter()
            .rposition(|cell| !cell.trim().is_empty())
            .map_or(0, |at| at + 1);
        if n_cells == 0 || (table.has_header && record == first) {
            continue;
        }
        // Trailing empty cells are left out by some programs and added by others.
        if n_cells > n_columns || (record.len() < n_columns && n_columns > 1) {
            ragged.add(idx + 1, n_cells.max(record.len().min(n_columns)));
        }
        table.n_rows += 1;
        if table.rows.len() < MAX_ARTICLES {
            table.rows.push(Row {
                number: idx + 1,
                cells: filled_cells(record),
            });
        }
    }
    table.n_delimited = n_columns;
    table.notices.extend(ragged.notice(n_columns));
    table
}

fn filled_cells(record: Vec<Cow<'_, str>>) -> Vec<(u32, String)> {
    (0u32..)
        .zip(record)
        .filter(|(_, cell)| !cell.trim().is_empty())
        .map(|(idx, cell)| (idx, cell.into_owned()))
        .collect()
}

fn n_filled(record: &[Cow<'_, str>]) -> usize {
    record.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Excel's first line, `sep=;`, and the text after it.
fn stated_delimiter(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end_matches('\r').trim_matches('"');
    let is_stated = first
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("sep="));
    match first.as_bytes() {
        [.., delimiter] if is_stated && first.len() == 5 => (Some(*delimiter), rest),
        _ => (None, text),
    }
}

fn probe(text: &str, delimiter: u8) -> Vec<Vec<Cow<'_, str>>> {
    let mut end = text.len().min(PROBE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Records::new(&text[..end], delimiter)
        .filter(|record| n_filled(record) > 0)
        .take(PROBE_ROWS)
        .collect()
}

/// The most frequent number of cells; the larger of two that are equally frequent.
fn usual_length(records: &[Vec<Cow<'_, str>>]) -> usize {
    let mut lengths: Vec<usize> = records.iter().map(Vec::len).collect();
    lengths.sort_unstable();
    lengths
        .chunk_by(|a, b| a == b)
        .max_by_key(|chunk| (chunk.len(), chunk[0]))
        .map_or(0, |chunk| chunk[0])
}

/// The delimiter that cuts most rows into the same number of cells, two at least, or the first row
/// into names we know; one that is in no text when the file is a list of lines.
fn guess_delimiter(text: &str, hint: u8) -> u8 {
    let mut best = (0, NO_DELIMITER);
    for delimiter in DELIMITERS {
        let records = probe(text, delimiter);
        let usual = usual_length(&records);
        let n_same = records
            .iter()
            .filter(|record| record.len() == usual)
            .count();
        let n_names = records.first().map_or(0, |first| role::n_names(first));
        if n_names < 2 && (usual < 2 || n_same * 2 < records.len()) {
            continue;
        }
        let is_hint = usize::from(delimiter == hint);
        // Of equally regular cuts the finer one; a sentence has few semicolons but many commas, so
        // regularity goes first.
        let score = n_names.min(4) * 1000
            + n_same * 1000 / records.len().max(1)
            + usual.min(30) * 5
            + is_hint * 20;
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// Rows with another number of cells than there are columns.
#[derive(Default)]
struct Ragged {
    n_rows: usize,
    named: Vec<(usize, usize)>,
}

impl Ragged {
    fn add(&mut self, number: usize, n_cells: usize) {
        self.n_rows += 1;
        if self.named.len() < MAX_NAMED {
            self.named.push((number, n_cells));
        }
    }

    fn notice(&self, n_columns: usize) -> Option<String> {
        match self.named.as_slice() {
            [] => None,
            [(number, n_cells)] => Some(format!(
                "Row {number} has {n_cells} cells instead of {n_columns}; what it has was read."
            )),
            named => {
                let numbers: Vec<String> = named.iter().map(|row| row.0.to_string()).collect();
                let more = if self.n_rows > named.len() {
                    ", …"
                } else {
                    ""
                };
                Some(format!(
                    "{} rows have more or fewer cells than the {n_columns} columns (rows {}{more}); \
                     what they have was read.",
                    self.n_rows,
                    numbers.join(", "),
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names and rows of a table, drawn: names, then each row, cells apart by `¦`.
    fn drawn(text: &str) -> String {
        let table = read(text, b',');
        let mut lines = vec![table.columns.join("¦")];
        for row in &table.rows {
            let mut cells = vec![String::new(); table.columns.len()];
            for (idx, cell) in &row.cells {
                let idx = *idx as usize;
                cells.resize(cells.len().max(idx + 1), String::new());
                cells[idx].clone_from(cell);
            }
            lines.push(format!("{}: {}", row.number, cells.join("¦")));
        }
        lines.join("\n").replace('\r', "")
    }

    #[test]
    fn tables_as_programs_write_them() {
        for (text, expected) in [
            ("title,text\na,b\n", "title¦text\n2: a¦b"),
            ("title;text\r\na;b, c\r\n", "title¦text\n2: a¦b, c"),
            ("title|text\na|b", "title¦text\n2: a¦b"),
            ("title\ttext\na\t\"b\nc\"\n", "title¦text\n2: a¦b\nc"),
            ("title,text\ra,b\rc,d", "title¦text\n2: a¦b\n3: c¦d"),
            ("sep=;\r\ntitle;text\r\na;b\r\n", "title¦text\n2: a¦b"),
            ("title,text\n\n\na,b\n", "title¦text\n4: a¦b"),
            (
                "title,text\na,b\ntitle,text\nc,d\n",
                "title¦text\n2: a¦b\n4: c¦d",
            ),
            (
                "title,title,\na,b,c\n",
                "title¦title (2)¦Column 3\n2: a¦b¦c",
            ),
            ("text\none, two\nthree\n", "text\n2: one, two\n3: three"),
            ("title,text\na,\n", "title¦text\n2: a¦"),
        ] {
            assert_eq!(drawn(text), expected, "{text:?}");
        }
    }

    #[test]
    fn quotation_marks_right_and_wrong() {
        for (text, expected) in [
            (
                "title,text\n\"a \"\"b\"\" c\",\"d, e\"\n",
                "2: a \"b\" c¦d, e",
            ),
            ("title,text\n\"a \"b\" c\",d\n", "2: a \"b\" c¦d"),
            ("title,text\n\"a \\\"b\\\", c\",d\n", "2: a \"b\", c¦d"),
            ("title,text\na 5\" gun,d\n", "2: a 5\" gun¦d"),
            ("title,text\n \"a, b\" ,d\n", "2: a, b¦d"),
            (
                "title,text\na,\"never closed\nb,c\n",
                "2: a¦\"never closed\n3: b¦c",
            ),
            ("title,text\n\"\",d\n", "2: ¦d"),
        ] {
            let table = drawn(text);
            assert_eq!(
                table.split_once('\n').map(|parts| parts.1),
                Some(expected),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_title_over_the_table_is_left_out() {
        let table = read(
            "Report of the port,,\nmade on Monday,,\n\ntitle,text,date\na,b,2023-11-06\n",
            b',',
        );
        assert_eq!(table.columns, ["title", "text", "date"]);
        assert_eq!(table.notices, ["2 lines over the table were left out."]);
    }

    #[test]
    fn rows_of_another_length_are_named() {
        let table = read("a title,a text,date\n1,2,3\n1,2\n1,2,3,4\n", b',');
        assert_eq!(table.n_rows, 3);
        assert_eq!(
            table.notices,
            [
                "2 rows have more or fewer cells than the 3 columns (rows 3, 4); what they have was read."
            ]
        );
    }
}
