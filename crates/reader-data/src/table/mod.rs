//! Rows of named values, from whatever file → articles.
//!
//! No parsing of files here: `delimited`, and the rooms for JSON and XML, make the [`Table`].
//!
//! Method: columns are guessed from a sample ([`role`]) or taken as the reader of the page chose
//! them; then each row becomes one [`Draft`].

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
    let roles = if member.columns.is_empty() {
        let samples = samples(&table);
        role::guess(&table.columns, &samples, table.has_header)
    } else {
        chosen(&table, &member.columns)
    };
    unpacked.table = Some(view(&table, &roles));
    let is_article = |role: &Option<ColumnRole>| {
        matches!(
            role,
            Some(ColumnRole::Text | ColumnRole::Headline | ColumnRole::Dek)
        )
    };
    if !roles.iter().any(is_article) {
        return Err(no_article(&table));
    }
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
