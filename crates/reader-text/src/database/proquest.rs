//! ProQuest (60 underscores, "Full text:") → its records.
//!
//! The plain text has a line of 60 underscores between records; pages and mails have none, and there
//! a record begins with the line between the last field of one record and the first of the next. The
//! text of a field ends where two fields follow one another, since a paragraph may begin with a word
//! and a colon.

use super::draft::Draft;
use super::fields::{self, Field, PROQUEST, field};
use super::sheet::Sheet;
use document::ZoneKind;
use std::ops::Range;

/// Fewest underscores of a line between records: mail programs may cut the 60.
const MIN_RULE: usize = 50;

/// Fields that make a record.
const MIN_FIELDS: usize = 3;

/// The first line of each record; none when this is another text.
pub(super) fn cut(sheet: &Sheet<'_>) -> Vec<usize> {
    let rules: Vec<usize> = (0..sheet.len())
        .filter(|row| is_rule(sheet.row(*row)))
        .collect();
    let starts = if rules.is_empty() {
        unruled(sheet)
    } else {
        [0].into_iter().chain(rules).collect()
    };
    let mut cuts = Vec::new();
    let ends = starts.iter().skip(1).copied().chain([sheet.len()]);
    for (start, end) in starts.iter().copied().zip(ends) {
        if is_record(sheet, start..end) {
            cuts.push(start);
        }
    }
    cuts
}

fn is_rule(row: &str) -> bool {
    row.len() >= MIN_RULE && row.bytes().all(|byte| byte == b'_')
}

/// Whether the fields are there; text or abstract, and others that no ordinary text has.
fn is_record(sheet: &Sheet<'_>, rows: Range<usize>) -> bool {
    let mut n_fields = 0;
    let mut has_text = false;
    let mut has_own = false;
    for words in rows.map(|row| sheet.row(row)) {
        if let Some((field, at)) = field(PROQUEST, words) {
            n_fields += 1;
            has_text |= matches!(field, Field::Body | Field::Dek);
            // Fields that only this database has, or two words that nobody writes otherwise.
            has_own |= field == Field::Outlet || words[..at].starts_with("ProQuest");
        }
    }
    n_fields >= MIN_FIELDS && has_text && has_own
}

/// The first lines of records that nothing parts: a line that is no field, behind the fields below a
/// text and before those above the next.
fn unruled(sheet: &Sheet<'_>) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut has_text = true;
    let mut is_below = true;
    for row in 0..sheet.len() {
        match field(PROQUEST, sheet.row(row)).map(|found| found.0) {
            Some(Field::Body) => (has_text, is_below) = (true, false),
            Some(
                Field::Tail | Field::Headline | Field::Outlet | Field::Language | Field::Copyright,
            ) => {
                is_below = has_text;
            }
            None if has_text && is_below && opens(sheet, row) => {
                cuts.push(row);
                (has_text, is_below) = (false, false);
            }
            _ => {}
        }
    }
    cuts
}

/// Whether a line is a title: fields that stand above a text follow at once.
fn opens(sheet: &Sheet<'_>, row: usize) -> bool {
    let above = |row: usize| {
        let found = field(PROQUEST, sheet.row(row)).map(|found| found.0);
        matches!(
            found,
            Some(
                Field::Authors
                    | Field::Outlet
                    | Field::Head
                    | Field::Dek
                    | Field::Date
                    | Field::Body
            )
        ) || sheet.row(row) == "ProQuest document link"
    };
    above(row + 1) && above(row + 2)
}

/// Reads one record.
pub(super) fn read(draft: &mut Draft<'_>, rows: Range<usize>) {
    let sheet = draft.sheet;
    let label = |row: usize| field(PROQUEST, sheet.row(row));
    let is_counter = |row: usize| {
        let rest = sheet
            .row(row)
            .strip_prefix("Document ")
            .and_then(fields::number);
        rest.is_some_and(|(_, rest)| rest.trim_start().starts_with("of "))
    };
    // The closing line has the rule above it, and is no part of the record.
    let end = rows
        .clone()
        .skip(1)
        .find(|row| is_rule(sheet.row(*row)) && *row > rows.start + 1)
        .unwrap_or(rows.end);
    let mut at = rows.start;
    while at < end && (is_rule(sheet.row(at)) || is_counter(at)) {
        at += 1;
    }
    let first = (at..end).find(|row| label(*row).is_some()).unwrap_or(end);
    let has_title = at < first;
    // What stands above the first record (the name of the database) is not in its paragraph.
    if let Some(start) = (at..first)
        .rev()
        .find(|row| sheet.has_gap(*row) || *row == at)
    {
        draft.field(Field::Headline, start..first, 0);
    }
    let has_text = (first..end).any(|row| matches!(label(row), Some((Field::Body, _))));
    at = first;
    while at < end {
        let Some((field, value)) = label(at) else {
            at += 1;
            continue;
        };
        let next = match field {
            Field::Body => text_end(sheet, at, end),
            _ => (at + 1..end)
                .find(|row| label(*row).is_some() || is_rule(sheet.row(*row)))
                .unwrap_or(end),
        };
        take(draft, field, at..next, value, (has_title, has_text));
        at = next;
    }
    for row in end..rows.end {
        if fields::is_copyright(sheet.row(row)) {
            draft.rows(row..row + 1, ZoneKind::Copyright);
        }
    }
    if !has_text {
        draft.notices.push(
            "The ProQuest export has only the abstract of this article: save it with its full text."
                .to_string(),
        );
    }
}

fn take(draft: &mut Draft<'_>, field: Field, rows: Range<usize>, value: usize, has: (bool, bool)) {
    let sheet = draft.sheet;
    let first = sheet.row(rows.start);
    let (has_title, has_text) = has;
    match field {
        // The title is there twice; the first is the headline.
        Field::Headline if has_title => {}
        // Written by the database: it says the text again, in other words. Without the text it is
        // all there is.
        Field::Dek if has_text || first[value..].starts_with("None available") => {}
        Field::Dek => draft.field(Field::Body, rows, value),
        // "Harbour News ; Northgate [Northgate]08 May 2010: A.2."
        Field::Outlet if first.to_lowercase().starts_with("publication info") => {
            let info = &first[value..];
            let after = info.rfind(']').map_or(info, |at| &info[at + 1..]);
            draft.published(after.split(": ").next().unwrap_or(after));
            draft.field(Field::Outlet, rows.start..rows.start + 1, value);
        }
        Field::Body => text(draft, rows, value),
        _ => draft.field(field, rows, value),
    }
}

/// The row behind the text: the first of two fields in a row, or the last field.
fn text_end(sheet: &Sheet<'_>, body: usize, end: usize) -> usize {
    let is_field = |row: usize| matches!(field(PROQUEST, sheet.row(row)), Some((field, _)) if field != Field::Credit);
    (body + 1..end)
        .find(|row| {
            is_field(*row) && (*row + 1 == end || is_field(row + 1) || is_rule(sheet.row(row + 1)))
        })
        .unwrap_or(end)
}

/// The text, with the lines in it that are no paragraphs.
fn text(draft: &mut Draft<'_>, rows: Range<usize>, value: usize) {
    let sheet = draft.sheet;
    let label = |row: usize| {
        let words = sheet.row(row);
        let found = words.split(':').next().filter(|label| label.len() < 16);
        match found.map(str::to_uppercase).as_deref() {
            Some("CREDIT") => Some(Field::Credit),
            Some("CORRECTION") => Some(Field::EditorNote),
            Some("CAPTION" | "ILLUSTRATION" | "PHOTO") => Some(Field::Caption),
            _ => None,
        }
        .filter(|_| words.contains(": "))
    };
    let mut start = rows.start;
    for row in rows.start + 1..rows.end {
        if let Some(field) = label(row) {
            body(draft, start..row, (start == rows.start).then_some(value));
            let at = sheet.row(row).find(": ").map_or(0, |at| at + 2);
            draft.field(field, row..row + 1, at);
            start = row + 1;
        }
    }
    body(
        draft,
        start..rows.end,
        (start == rows.start).then_some(value),
    );
}

fn body(draft: &mut Draft<'_>, rows: Range<usize>, value: Option<usize>) {
    match value {
        Some(value) => draft.field(Field::Body, rows, value),
        None => draft.paragraphs(rows, ZoneKind::Body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_alone_is_no_export() {
        let rule = "_".repeat(60);
        let text = format!("{rule}\nTalks end\n\nAuthor: Lena Marsh\n\nThe talks ended.\n{rule}");
        assert!(cut(&Sheet::new(&text).expect("sheet")).is_empty());
    }

    #[test]
    fn a_field_in_the_text_does_not_end_it() {
        let text = "Full text: The talks ended.\nLocation: the harbour, as always.\nThey went.\n\
            Subject: Ports\nLocation: Northgate";
        let sheet = Sheet::new(text).expect("sheet");
        assert_eq!(text_end(&sheet, 0, 5), 3);
    }
}
