//! A text with cells apart by commas, semicolons, tabs or bars → a [`Table`].
//!
//! No meaning of columns here. Own instead of a crate, for what real exports do: a quotation mark
//! that nobody closed must not swallow the rest of the file, and one inside a cell need not be
//! doubled.
//!
//! Method: RFC 4180; the delimiter is the one that cuts most rows into the same number of cells; a
//! quotation mark closes a cell only before a delimiter or a line end. Also: Excel's `sep=;` line,
//! `\"` where the file uses it, a title over the table, tables put one behind the other.

use super::records::{PROBE_BYTES, Records};
use super::{Row, Table, Words, role};
use crate::MAX_ARTICLES;
use std::borrow::Cow;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A sign for "units" that no program writes into text.
const NO_DELIMITER: u8 = 0x1f;

/// Rows read to find the delimiter.
const PROBE_ROWS: usize = 60;

/// Rows over the table that may be a title.
const MAX_TITLE_ROWS: usize = 10;

/// Numbers of rows named in a notice.
const MAX_NAMED: usize = 5;

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
    table.delimiter = char::from(delimiter);
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
