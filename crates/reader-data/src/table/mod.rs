//! Rows of named values, from whatever file → articles.
//!
//! No parsing of files here: `delimited`, and the rooms for JSON and XML, make the [`Table`].
//!
//! Method: columns are guessed from a sample ([`role`]) or taken as the reader of the page chose
//! them; then each row becomes one draft.

pub(crate) mod delimited;
mod language;
mod look;
mod name;
mod records;
mod role;
mod row;

use crate::MAX_ARTICLES;
use crate::lines::squeeze;
use crate::when::Order;
use document::{Column, ColumnRole, Facts, Member, Refusal, TableView, Unpacked};
use std::collections::BTreeMap;

pub(crate) use language::language_tag;
pub(crate) use name::weights as name_weights;
pub(crate) use row::without_outlet;

/// Rows looked at to guess the columns, spread over the table.
const SAMPLE_ROWS: usize = 200;

/// Characters of the example shown for a column.
const EXAMPLE_CHARS: usize = 80;

/// Most columns: objects with numbers for keys would make any number of them.
pub(crate) const MAX_COLUMNS: usize = 1000;

/// Longest path of a nested field, in bytes; what is longer is cut. Every field holds its own, and no
/// name that means something to us comes near.
pub(crate) const MAX_PATH_BYTES: usize = 200;

/// Columns named in a refusal.
const MAX_NAMED: usize = 12;

/// What the parts of a table are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    /// Columns and rows.
    Columns,
    /// Fields and records.
    Fields,
}

impl Words {
    fn column(self) -> &'static str {
        match self {
            Words::Columns => "column",
            Words::Fields => "field",
        }
    }

    fn row(self) -> &'static str {
        match self {
            Words::Columns => "row",
            Words::Fields => "record",
        }
    }
}

/// One row: its values by column, empty ones left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// As programs that show tables count: the line of names is 1.
    pub number: usize,
    /// Sorted by column.
    pub cells: Vec<(u32, String)>,
}

/// Rows of named values.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub words: Words,
    /// Unique.
    pub columns: Vec<String>,
    by_name: BTreeMap<String, u32>,
    /// Whether the columns have names of their own.
    pub has_header: bool,
    /// At most [`MAX_ARTICLES`].
    pub rows: Vec<Row>,
    /// All rows, those not kept too.
    pub n_rows: usize,
    /// Columns of a file whose rows may have more cells than that by mistake; 0: can't happen.
    pub n_delimited: usize,
    /// What stands between the cells of such a file.
    pub delimiter: char,
    /// What holds for all rows.
    pub facts: Facts,
    pub notices: Vec<String>,
}

impl Table {
    pub(crate) fn new(words: Words) -> Self {
        Self {
            words,
            columns: Vec::new(),
            by_name: BTreeMap::new(),
            has_header: true,
            rows: Vec::new(),
            n_rows: 0,
            n_delimited: 0,
            delimiter: ',',
            facts: Facts::default(),
            notices: Vec::new(),
        }
    }

    /// Adds a column; a name that is taken gets a number, a blank one its place.
    pub(crate) fn add_column(&mut self, name: &str) -> u32 {
        let idx = self.columns.len() as u32;
        let mut name = squeeze(name);
        if name.is_empty() {
            name = format!("Column {}", idx + 1);
        }
        if self.by_name.contains_key(&name) {
            // The place is unique; a number counted up would be slow for many same names.
            name = format!("{name} ({})", idx + 1);
        }
        self.by_name.insert(name.clone(), idx);
        self.columns.push(name);
        idx
    }

    /// The column of a record's field, added when it is new; none when there are too many.
    fn column_of(&mut self, name: &str) -> Option<u32> {
        if let Some(idx) = self.by_name.get(name) {
            return Some(*idx);
        }
        // "title " and "title" are one column; a blank name is known by its blank.
        let squeezed = squeeze(name);
        if let Some(idx) = self.by_name.get(&squeezed) {
            return Some(*idx);
        }
        if self.columns.len() >= MAX_COLUMNS {
            return None;
        }
        let idx = self.add_column(&squeezed);
        self.by_name.insert(squeezed, idx);
        Some(idx)
    }

    /// Adds a row of values by name; new names become columns.
    pub(crate) fn add_record(&mut self, fields: Vec<(String, String)>) {
        self.n_rows += 1;
        if self.rows.len() == MAX_ARTICLES {
            return;
        }
        let mut cells: Vec<(u32, String)> = Vec::with_capacity(fields.len());
        for (name, value) in fields {
            if let Some(idx) = self.column_of(&name) {
                cells.push((idx, value));
            }
        }
        // A name that comes twice in one record: its values are one list.
        cells.sort_by_key(|(idx, _)| *idx);
        cells.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            if is_same {
                kept.1.push('\n');
                kept.1.push_str(&next.1);
            }
            is_same
        });
        let number = self.n_rows;
        self.rows.push(Row { number, cells });
    }
}

/// Adds a name to the path of a nested field, or as much of it as there is room for.
pub(crate) fn lengthen(path: &mut String, name: &str) {
    if !path.is_empty() && path.len() < MAX_PATH_BYTES {
        path.push('.');
    }
    let mut end = name.len().min(MAX_PATH_BYTES.saturating_sub(path.len()));
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    path.push_str(&name[..end]);
}

/// The articles of `table`, put into `unpacked`.
pub(crate) fn unpack(
    table: Table,
    member: &Member,
    mut unpacked: Unpacked,
) -> Result<Unpacked, Refusal> {
    if table.rows.is_empty() {
        return Err(Refusal::new(
            "This table has no rows: open the file that holds the articles.",
        ));
    }
    let mut roles = if member.columns.is_empty() {
        let samples = samples(&table);
        role::guess(&table.columns, &samples, table.has_header)
    } else {
        chosen(&table, &member.columns)
    };
    if !has_article(&table, &roles) {
        // A refusal would also take away the list of columns in which the right one can be chosen.
        let column = wordiest(&table, &roles).ok_or_else(|| no_article(&table))?;
        roles[column] = Some(ColumnRole::Text);
        unpacked.notices.push(taken_as_text(&table, column));
    }
    unpacked.table = Some(view(&table, &roles));
    let mut count = row::Count::default();
    unpacked.notices.extend(table.notices.iter().cloned());
    let plan = row::Plan::new(&table, &roles);
    let n_rows = table.n_rows;
    let n_kept = table.rows.len();
    let words = table.words;
    for row in table.rows {
        unpacked.items.extend(plan.item(row, &mut count));
    }
    unpacked
        .notices
        .extend(count.notices(words, n_kept, plan.has_text()));
    if n_rows > n_kept {
        unpacked.notices.push(format!(
            "Only the first {n_kept} of {n_rows} {}s were read: split the file to read the others.",
            words.row()
        ));
    }
    if unpacked.items.is_empty() {
        return Err(Refusal::new(format!(
            "No {} of this table has a text or a headline: open the file that holds the articles.",
            words.row()
        )));
    }
    Ok(unpacked)
}

/// Whether a column with words of articles has any.
fn has_article(table: &Table, roles: &[Option<ColumnRole>]) -> bool {
    let is_article = |column: u32| {
        matches!(
            roles.get(column as usize),
            Some(Some(
                ColumnRole::Text | ColumnRole::Headline | ColumnRole::Dek
            ))
        )
    };
    table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .any(|(column, cell)| is_article(*column) && !look::is_blank(cell))
}

/// The column with the most words, of those with no other job if there is one.
fn wordiest(table: &Table, roles: &[Option<ColumnRole>]) -> Option<usize> {
    let mut n_bytes = vec![0usize; table.columns.len()];
    for (column, cell) in table.rows.iter().flat_map(|row| &row.cells) {
        if let Some(n_bytes) = n_bytes.get_mut(*column as usize)
            && look::has_words(cell)
        {
            *n_bytes += cell.len();
        }
    }
    let is_free = |column: usize| roles.get(column).is_some_and(Option::is_none);
    (0..n_bytes.len())
        .filter(|column| n_bytes[*column] > 0)
        .max_by_key(|column| (is_free(*column), n_bytes[*column], usize::MAX - column))
}

fn taken_as_text(table: &Table, column: usize) -> String {
    let name = table.columns.get(column).map_or("", String::as_str);
    format!(
        "No {} here looks like the text or the headline of articles; “{}” has the most words and \
         was read as the text: choose another one if that is wrong.",
        table.words.column(),
        shorten(name, 40)
    )
}

fn no_article(table: &Table) -> Refusal {
    let mut names: Vec<String> = table
        .columns
        .iter()
        .take(MAX_NAMED)
        .map(|name| format!("“{}”", shorten(name, 40)))
        .collect();
    if table.columns.len() > MAX_NAMED {
        names.push("…".to_string());
    }
    let column = table.words.column();
    Refusal::new(format!(
        "No {column} here looks like the text or the headline of articles (found: {}): name the \
         {column} with the texts “text” and open the file again.",
        names.join(", ")
    ))
}

/// The cells of sampled rows by column.
fn samples(table: &Table) -> Vec<Vec<&str>> {
    let mut samples: Vec<Vec<&str>> = vec![Vec::new(); table.columns.len()];
    let step = table.rows.len().div_ceil(SAMPLE_ROWS).max(1);
    for row in table.rows.iter().step_by(step) {
        // A row with too many cells shows the wrong ones under the names.
        if table.n_delimited > 0
            && row
                .cells
                .last()
                .is_some_and(|(idx, _)| *idx as usize >= table.n_delimited)
        {
            continue;
        }
        for (idx, cell) in &row.cells {
            if let Some(sample) = samples.get_mut(*idx as usize) {
                sample.push(cell);
            }
        }
    }
    samples
}

fn chosen(table: &Table, columns: &[(String, Option<ColumnRole>)]) -> Vec<Option<ColumnRole>> {
    let mut roles = vec![None; table.columns.len()];
    for (name, role) in columns {
        if let Some(idx) = table.by_name.get(name) {
            roles[*idx as usize] = *role;
        }
    }
    roles
}

fn view(table: &Table, roles: &[Option<ColumnRole>]) -> TableView {
    let mut examples: Vec<Option<String>> = vec![None; table.columns.len()];
    for row in &table.rows {
        for (idx, cell) in &row.cells {
            if let Some(example @ None) = examples.get_mut(*idx as usize)
                && !look::is_blank(cell)
            {
                *example = Some(shorten(cell, EXAMPLE_CHARS));
            }
        }
    }
    let columns = table.columns.iter().zip(roles).zip(examples);
    TableView {
        columns: columns
            .map(|((name, role), example)| Column {
                name: name.clone(),
                role: *role,
                example: example.unwrap_or_default(),
            })
            .collect(),
        n_rows: table.n_rows,
    }
}

/// The beginning of a cell, on one line.
fn shorten(cell: &str, n_chars: usize) -> String {
    let start: String = cell.trim().chars().take(n_chars * 2).collect();
    let squeezed = squeeze(&start);
    let mut chars = squeezed.chars();
    let short: String = chars.by_ref().take(n_chars).collect();
    if chars.next().is_some() || start.len() < cell.trim().len() {
        short + "…"
    } else {
        short
    }
}

/// How the dates of a column are written.
fn order_of(table: &Table, column: u32) -> Order {
    let cells = table.rows.iter().filter_map(|row| {
        let at = row
            .cells
            .binary_search_by_key(&column, |(idx, _)| *idx)
            .ok()?;
        Some(row.cells[at].1.as_str())
    });
    Order::of(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Format, Item};

    fn unpack_csv(text: &str, columns: &[(&str, ColumnRole)]) -> Result<Unpacked, Refusal> {
        let member = Member {
            columns: columns
                .iter()
                .map(|(name, role)| ((*name).to_string(), Some(*role)))
                .collect(),
            ..Member::default()
        };
        let table = delimited::read(text, b',');
        unpack(table, &member, Unpacked::new(Format::Csv))
    }

    /// Texts of the articles, lines apart by `/`.
    fn texts(unpacked: &Unpacked) -> Vec<String> {
        let texts = unpacked.items.iter().map(|item| match item {
            Item::Document(document) => document.text.trim_end().replace('\n', "/"),
            Item::Member(member) => member.name.clone(),
        });
        texts.collect()
    }

    #[test]
    fn without_a_column_for_texts_the_wordiest_is_read_and_said() {
        let table = "name,price,colour\nHarbour,20,dark blue\nNorthgate,30,red\n";
        for columns in [&[][..], &[("price", ColumnRole::Outlet)]] {
            let unpacked = unpack_csv(table, columns).expect("articles");
            assert_eq!(texts(&unpacked), ["Harbour", "Northgate"]);
            assert_eq!(
                unpacked.notices,
                [
                    "No column here looks like the text or the headline of articles; “name” has the \
                     most words and was read as the text: choose another one if that is wrong."
                ]
            );
            let view = unpacked.table.expect("the columns");
            assert_eq!(view.columns[0].role, Some(ColumnRole::Text));
        }
    }

    #[test]
    fn without_a_word_in_the_table_nothing_is_read() {
        for table in [
            "id,price\n1,20\n2,30\n",
            "id,day,page,is open\na7f3,2023-11-06,https://harbour.example/1,true\n",
        ] {
            assert!(unpack_csv(table, &[]).is_err(), "{table}");
        }
    }

    #[test]
    fn surplus_cells_keep_the_delimiter_of_the_file() {
        for delimiter in [",", ";", "\t", "|"] {
            let table = "title~text~date\nShips wait~The port~~ closed~ is open~2023-11-06\n\
                         Ships sail~The port is open~2023-11-07\n"
                .replace('~', delimiter);
            let unpacked = unpack_csv(&table, &[]).expect("articles");
            let expected = "Ships wait//The port~~ closed~ is open".replace('~', delimiter);
            let expected = crate::lines::squeeze(&expected);
            assert_eq!(texts(&unpacked)[0], expected);
        }
    }

    #[test]
    fn names_that_differ_in_blanks_are_one_column() {
        let mut table = Table::new(Words::Fields);
        for number in 0..3 {
            table.add_record(vec![
                ("title ".to_string(), format!("Ships {number}")),
                (String::new(), number.to_string()),
                (" body  text".to_string(), "They wait.".to_string()),
            ]);
        }
        assert_eq!(table.columns, ["title", "Column 2", "body text"]);
        let columns = |row: &Row| row.cells.iter().map(|cell| cell.0).collect::<Vec<u32>>();
        assert!(table.rows.iter().all(|row| columns(row) == [0, 1, 2]));
    }
}
