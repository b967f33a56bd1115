//! A table written as JSON in another way than one object a row → its rows.
//!
//! As data frames are written: one object or one list a column, or names and rows apart.

use super::find::{Child, Found, children, is_article};
use super::flatten;
use crate::MAX_ARTICLES;
use crate::table;

/// A table written by column: `{"title": {"0": …}, "text": {"0": …}}`, the same with lists, or
/// `{"columns": […], "data": [[…], …]}`.
pub(super) fn by_column(text: &str, fields: &[Child<'_>]) -> Option<Found> {
    let field = |name: &str| fields.iter().find(|field| field.key == name);
    if let (Some(columns), Some(rows)) = (field("columns"), field("data"))
        && columns.first == b'['
        && rows.first == b'['
    {
        let names = cells(text, columns);
        let rows = children(text, rows.range.clone());
        if rows.first().is_some_and(|row| row.first == b'[') {
            return Some(named_rows(text, &names, &rows));
        }
    }
    let first = fields.first()?.first;
    if fields.len() < 2 || !matches!(first, b'{' | b'[') || fields.iter().any(|f| f.first != first)
    {
        return None;
    }
    let columns: Vec<Vec<Child<'_>>> = fields
        .iter()
        .map(|field| children(text, field.range.clone()))
        .collect();
    let n_rows = columns[0].len();
    let is_table = columns.iter().all(|column| {
        column.len() == n_rows
            && column.first().is_some_and(|cell| {
                !matches!(cell.first, b'{' | b'[')
                    && (first == b'[' || cell.key.bytes().all(|byte| byte.is_ascii_digit()))
            })
    });
    let is_named = is_article(text, fields).is_some()
        || fields
            .iter()
            .any(|field| !table::name_weights(&field.key).is_empty());
    // One row in lists is an article whose fields are lists.
    if !is_table || !is_named || (first == b'[' && n_rows < 2) {
        return None;
    }
    let mut found = Found::default();
    for idx in 0..n_rows.min(MAX_ARTICLES) {
        let mut record = Vec::new();
        for (field, column) in fields.iter().zip(&columns) {
            record.push((field.key.to_string(), cell(text, &column[idx])));
        }
        found.sideways.push(record);
    }
    Some(found)
}

/// `[["title", "text"], ["…", "…"], …]`.
pub(super) fn rows_of_lists(text: &str, rows: &[Child<'_>]) -> Option<Found> {
    let (first, rows) = rows.split_first()?;
    let names = cells(text, first);
    let found = named_rows(text, &names, rows);
    (!found.sideways.is_empty()).then_some(found)
}

fn named_rows(text: &str, names: &[String], rows: &[Child<'_>]) -> Found {
    let sideways = rows
        .iter()
        .take(MAX_ARTICLES)
        .map(|row| names.iter().cloned().zip(cells(text, row)).collect())
        .collect();
    Found {
        sideways,
        ..Found::default()
    }
}

fn cells(text: &str, row: &Child<'_>) -> Vec<String> {
    children(text, row.range.clone())
        .iter()
        .map(|child| cell(text, child))
        .collect()
}

fn cell(text: &str, child: &Child<'_>) -> String {
    let fields = flatten::fields(text, child.range.clone()).unwrap_or_default();
    let values: Vec<String> = fields.into_iter().map(|(_, value)| value).collect();
    values.join("\n")
}
