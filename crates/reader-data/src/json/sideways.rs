//! A table written as JSON in another way than one object a row → its rows.
//!
//! As data frames are written: one object or one list a column, or names and rows apart.

use super::find::{Child, Children, Found, Walk, children, is_article, walk};
use super::flatten;
use crate::MAX_ARTICLES;
use crate::table::{self, MAX_COLUMNS};

/// A table written by column: `{"title": {"0": …}, "text": {"0": …}}`, the same with lists, or
/// `{"columns": […], "data": [[…], …]}`.
pub(super) fn by_column(text: &str, fields: &[Child<'_>]) -> Option<Found> {
    let field = |name: &str| fields.iter().find(|field| field.key == name);
    if let (Some(columns), Some(rows)) = (field("columns"), field("data"))
        && columns.first == b'['
        && rows.first == b'['
    {
        let names = cells(text, columns, MAX_COLUMNS);
        let rows = children(text, rows.range.clone());
        if rows.kept.first().is_some_and(|row| row.first == b'[') {
            return Some(named_rows(text, &names, &rows.kept, rows.n_more));
        }
    }
    let first = fields.first()?.first;
    if fields.len() < 2 || !matches!(first, b'{' | b'[') || fields.iter().any(|f| f.first != first)
    {
        return None;
    }
    let n_rows = walk(text, fields.first()?.range.clone()).count();
    let is_column = |field: &Child<'_>| {
        let mut column = walk(text, field.range.clone());
        let is_plain = column.next().is_some_and(|cell| {
            !matches!(cell.first, b'{' | b'[')
                && (first == b'[' || cell.key.bytes().all(|byte| byte.is_ascii_digit()))
        });
        is_plain && column.count() + 1 == n_rows
    };
    let is_named = is_article(text, fields).is_some()
        || fields
            .iter()
            .any(|field| !table::name_weights(&field.key).is_empty());
    // One row in lists is an article whose fields are lists.
    if !is_named || (first == b'[' && n_rows < 2) || !fields.iter().all(is_column) {
        return None;
    }
    let fields = &fields[..fields.len().min(MAX_COLUMNS)];
    let mut columns: Vec<Walk<'_>> = fields
        .iter()
        .map(|field| walk(text, field.range.clone()))
        .collect();
    let mut found = Found {
        n_more: n_rows.saturating_sub(MAX_ARTICLES),
        ..Found::default()
    };
    for _ in 0..n_rows.min(MAX_ARTICLES) {
        let mut record = Vec::new();
        for (field, column) in fields.iter().zip(&mut columns) {
            if let Some(value) = column.next() {
                record.push((field.key.to_string(), cell(text, &value)));
            }
        }
        found.sideways.push(record);
    }
    Some(found)
}

/// `[["title", "text"], ["…", "…"], …]`.
pub(super) fn rows_of_lists(text: &str, rows: &Children<'_>) -> Option<Found> {
    let (first, below) = rows.kept.split_first()?;
    let names = cells(text, first, MAX_COLUMNS);
    let found = named_rows(text, &names, below, rows.n_more);
    (!found.sideways.is_empty()).then_some(found)
}

fn named_rows(text: &str, names: &[String], rows: &[Child<'_>], n_more: usize) -> Found {
    let sideways = rows
        .iter()
        .map(|row| {
            let cells = cells(text, row, names.len());
            names.iter().cloned().zip(cells).collect()
        })
        .collect();
    Found {
        n_more,
        sideways,
        ..Found::default()
    }
}

/// The first cells of a row.
fn cells(text: &str, row: &Child<'_>, n_most: usize) -> Vec<String> {
    walk(text, row.range.clone())
        .take(n_most)
        .map(|child| cell(text, &child))
        .collect()
}

fn cell(text: &str, child: &Child<'_>) -> String {
    let fields = flatten::fields(text, child.range.clone()).unwrap_or_default();
    let values: Vec<String> = fields.into_iter().map(|(_, value)| value).collect();
    values.join("\n")
}
