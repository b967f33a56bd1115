//! A page copied from PressReader → its outlet, headline and writers.
//!
//! One article: outlet, headline, "- By …", text, "Newspapers in English", "Newspapers from Norway".
//! Or an article with the list of its fields ("Article Name:", "Start Page:"). The text is left to
//! the zoner: nothing says where it begins.

use super::draft::Draft;
use super::fields::{Field, PRESSREADER, field};
use super::sheet::Sheet;
use document::ZoneKind;
use std::ops::Range;

/// Lines at the end that are looked at.
const TAIL_ROWS: usize = 4;

/// Lines among which the fields of the list stand.
const LIST_ROWS: usize = 8;

/// The one article; none when this is another text.
pub(super) fn cut(sheet: &Sheet<'_>) -> Vec<usize> {
    if has_footer(sheet) || list(sheet).is_some() {
        vec![0]
    } else {
        Vec::new()
    }
}

/// Both lines of the menu below the text.
fn has_footer(sheet: &Sheet<'_>) -> bool {
    let tail = sheet.len().saturating_sub(TAIL_ROWS)..sheet.len();
    let has = |start: &str| {
        tail.clone()
            .any(|row| sheet.row(row).starts_with(start) && sheet.row(row).len() < 60)
    };
    has("Newspapers in ") && has("Newspapers from ")
}

/// Where the list of the fields is: name and pages of the article, not far apart.
fn list(sheet: &Sheet<'_>) -> Option<Range<usize>> {
    let starts = |row: usize, label: &str| sheet.row(row).starts_with(label);
    let name = (0..sheet.len()).find(|row| starts(*row, "Article Name:"))?;
    let end = sheet.len().min(name + LIST_ROWS);
    let last = (name..end).find(|row| starts(*row, "End Page:"))?;
    (name..end)
        .any(|row| starts(row, "Publication:"))
        .then_some(name..last + 1)
}

/// Marks what is sure.
pub(super) fn read(draft: &mut Draft<'_>, rows: Range<usize>) {
    let sheet = draft.sheet;
    if let Some(list) = list(sheet) {
        for row in list {
            if let Some((field, value)) = field(PRESSREADER, sheet.row(row)) {
                draft.field(field, row..row + 1, value);
            }
        }
        return;
    }
    let first = sheet.row(rows.start);
    // The name of the outlet is the first line, and the headline the next.
    if rows.len() > 4 && first.len() < 60 && !first.ends_with(['.', '!', '?', '”', '"']) {
        draft.field(Field::Outlet, rows.start..rows.start + 1, 0);
        let headline = rows.start + 1..rows.start + 2;
        if sheet.row(headline.start).len() < 250 {
            draft.field(Field::Headline, headline, 0);
        }
    }
    for row in rows.end.saturating_sub(TAIL_ROWS)..rows.end {
        if sheet.row(row).starts_with("Newspapers ") {
            draft.rows(row..row + 1, ZoneKind::Furniture);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_of_the_menu_is_not_enough() {
        let text = "Harbour News\n\nTalks end\n\nThe talks ended.\n\nNewspapers in English";
        assert!(cut(&Sheet::new(text).expect("sheet")).is_empty());
        let text = format!("{text}\n\nNewspapers from Norway");
        assert_eq!(cut(&Sheet::new(&text).expect("sheet")), [0]);
    }
}
