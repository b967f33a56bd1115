//! Nexis as plain text ("1 of 10 DOCUMENTS", fields in capitals) → its articles.
//!
//! The layout of LexisNexis Academic and Nexis until 2019: a cover with the request, then each
//! article between two counters: outlet and date (centred), headline, fields, text wrapped at 78
//! columns, fields, copyright (centred). Before 2005 the copyright came first and headline and text
//! had labels. Left out: the HTML of that time, whose text has the same lines and is read here too.

use super::draft::Draft;
use super::fields::{self, Field, NEXIS, after, field_in_capitals, is_one_of};
use super::sheet::Sheet;
use document::ZoneKind;
use std::ops::Range;

/// Lines between the counter and the fields that are looked at: outlet, date, editions, headline.
const MAX_HEAD_ROWS: usize = 24;

/// The first line of each article; none when this is another text.
pub(super) fn cut(sheet: &Sheet<'_>) -> Vec<usize> {
    let cuts: Vec<usize> = (0..sheet.len())
        .filter(|row| is_counter(sheet.row(*row)))
        .collect();
    // A second sign, since anybody may write "1 of 10 documents": the fields of the first article.
    let is_export = cuts.first().is_some_and(|first| {
        let end = cuts.get(1).copied().unwrap_or(sheet.len());
        let labels =
            (first + 1..end).filter(|row| field_in_capitals(NEXIS, sheet.row(*row)).is_some());
        labels.take(2).count() == 2
    });
    if is_export { cuts } else { Vec::new() }
}

/// What a counter without a noun before it counts.
const NOUNS: &str = "DOCUMENTS|DOCUMENT|STORIES|STORY|DOKUMENTEN|DOCUMENTOS|DOCUMENTI";

/// "3 of 10 DOCUMENTS", "Dokument 3 von 10", "LEVEL 1 - 3 OF 10 STORIES".
fn is_counter(row: &str) -> bool {
    if row.len() > 48 || !row.ends_with(|char: char| char.is_ascii_digit() || char.is_alphabetic())
    {
        return false;
    }
    let mut row = row;
    if let Some(level) = row.strip_prefix("LEVEL ") {
        row = level.split_once(" - ").map_or(row, |(_, rest)| rest);
    }
    let before = "Dokument |Document |DOKUMENT |DOCUMENT |Documento ";
    let (counts, needs_noun) = after(row, before).map_or((row, true), |rest| (rest, false));
    let Some((nth, rest)) = fields::number(counts) else {
        return false;
    };
    let Some(rest) = after(rest.trim_start(), "of|OF|von|VON|de|DE|van|VAN|di|DI") else {
        return false;
    };
    let Some((of, rest)) = fields::number(rest) else {
        return false;
    };
    nth >= 1
        && nth <= of
        && if needs_noun {
            is_one_of(rest.trim(), NOUNS)
        } else {
            rest.is_empty()
        }
}

/// Reads one article.
pub(super) fn read(draft: &mut Draft<'_>, rows: Range<usize>) {
    let sheet = draft.sheet;
    let Some(counter) = rows.clone().find(|row| is_counter(sheet.row(*row))) else {
        return;
    };
    let label = |row: usize| field_in_capitals(NEXIS, sheet.row(row));
    let at = head(draft, counter + 1..rows.end);
    let is_other = |row: usize| label(row).is_some() || fields::is_copyright(sheet.row(row));
    // Fields above the text.
    let mut at = at;
    let mut body = None;
    while let Some((field, value)) = (at < rows.end).then(|| label(at)).flatten() {
        if matches!(
            field,
            Field::Tail | Field::Caption | Field::Language | Field::Url
        ) {
            break;
        }
        if field == Field::Body {
            body = Some((at, value));
            break;
        }
        let end = sheet.value_end(at, rows.end, &is_other);
        draft.field(field, at..end, value);
        at = end;
    }
    let tail = tail_start(sheet, body.map_or(at, |(row, _)| row + 1)..rows.end);
    match body {
        Some((row, value)) => draft.field(Field::Body, row..tail, value),
        None => draft.paragraphs(at..tail, ZoneKind::Body),
    }
    read_tail(draft, tail..rows.end);
}

/// Outlet, date, editions and headline; gives the row behind them.
fn head(draft: &mut Draft<'_>, rows: Range<usize>) -> usize {
    let sheet = draft.sheet;
    let mut at = rows.start;
    while at < rows.end && fields::is_copyright(sheet.row(at)) {
        draft.rows(at..at + 1, ZoneKind::Copyright);
        at += 1;
    }
    let end = rows.end.min(at + MAX_HEAD_ROWS);
    let label = (at..end).find(|row| field_in_capitals(NEXIS, sheet.row(*row)).is_some());
    let before_label = label.unwrap_or(end);
    let date = (at + 1..before_label.min(at + 5))
        .find(|row| fields::is_date_row(sheet.row(*row)))
        .or_else(|| {
            (at + 1 < before_label && fields::is_month_row(sheet.row(at + 1))).then_some(at + 1)
        });
    let outlet_end = date.unwrap_or(before_label.min(at + 1));
    if at < outlet_end {
        draft.field(Field::Outlet, at..outlet_end, 0);
        at = outlet_end;
    }
    if let Some(date) = date {
        draft.field(Field::Date, date..date + 1, 0);
        at = date + 1;
        // Where empty lines were kept, whatever sticks to the date is an edition.
        let is_apart = (at + 1..before_label).any(|row| sheet.has_gap(row));
        while at < before_label && !sheet.has_gap(at) && (is_apart || is_edition(sheet, at)) {
            at += 1;
        }
    }
    let end = match label {
        Some(label) => label,
        // No field at all: the headline is what stands apart.
        None => (at + 1..end)
            .find(|row| sheet.has_gap(*row))
            .unwrap_or(end.min(at + 1)),
    };
    let headline_end = (at + 1..end).find(|row| sheet.has_gap(*row)).unwrap_or(end);
    draft.field(Field::Headline, at..headline_end, 0);
    if headline_end < end {
        draft.field(Field::Dek, headline_end..end, 0);
    }
    end.max(at)
}

/// "Edition 1;", "Scotland": centred lines right below the date.
fn is_edition(sheet: &Sheet<'_>, row: usize) -> bool {
    let words = sheet.row(row);
    sheet.is_centred(row)
        || sheet.row(row - 1).ends_with(';')
        || words.ends_with(';')
        || ["dition", "DITION", "usgabe"]
            .iter()
            .any(|word| words.contains(word))
}

/// The first row of what stands below the text.
fn tail_start(sheet: &Sheet<'_>, rows: Range<usize>) -> usize {
    let is_label = |row: usize| {
        field_in_capitals(NEXIS, sheet.row(row)).is_some_and(|(field, _)| {
            matches!(
                field,
                Field::Tail | Field::Caption | Field::Language | Field::Url
            )
        })
    };
    // From below: copyright and fields, with lines that go on with them.
    let mut from_below = rows.end;
    while from_below > rows.start {
        let row = from_below - 1;
        let is_tail = is_label(row)
            || fields::is_copyright(sheet.row(row))
            || (sheet.is_centred(row) && from_below + 4 > rows.end);
        if !is_tail {
            break;
        }
        from_below = row;
    }
    // A subject or caption may run over several lines, so the first of the surer fields counts too.
    let is_sure = |row: usize| {
        let sure = "LOAD-DATE|UPDATE|LANGUAGE|SPRACHE|LANGUE|PUBLICATION-TYPE|GRAPHIC";
        is_label(row) && after(sheet.row(row), sure).is_some()
    };
    let first = rows.clone().find(|row| is_sure(*row)).unwrap_or(from_below);
    // "SUBJECT: …" and its kin come before or behind the sure ones, each after an empty line.
    let mut start = first.min(from_below);
    while let Some(row) =
        (start.saturating_sub(6).max(rows.start)..start).find(|row| is_label(*row))
    {
        start = row;
    }
    start
}

fn read_tail(draft: &mut Draft<'_>, rows: Range<usize>) {
    let sheet = draft.sheet;
    let label = |row: usize| field_in_capitals(NEXIS, sheet.row(row));
    let is_other = |row: usize| label(row).is_some() || fields::is_copyright(sheet.row(row));
    let mut at = rows.start;
    while at < rows.end {
        let end = match label(at) {
            // Each picture has its own line.
            Some((Field::Caption, value)) => {
                let end = (at + 1..rows.end)
                    .find(|row| is_other(*row))
                    .unwrap_or(rows.end);
                draft.field(Field::Caption, at..end, value);
                end
            }
            Some((field, value)) => {
                let end = sheet.value_end(at, rows.end, &is_other);
                draft.field(field, at..end, value);
                end
            }
            None if fields::is_copyright(sheet.row(at)) => {
                draft.rows(at..at + 1, ZoneKind::Copyright);
                at + 1
            }
            None => at + 1,
        };
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_of_all_languages() {
        for row in [
            "1 of 10 DOCUMENTS",
            "1 of 1 DOCUMENT",
            "Dokument 3 von 10",
            "Document 3 de 10",
            "LEVEL 1 - 35 OF 220 STORIES",
        ] {
            assert!(is_counter(row), "{row}");
        }
        for row in [
            "1 of 10 documents",
            "12 of 10 DOCUMENTS",
            "3 of 10 SHIPS",
            "Document 3",
            "They read 1 of 10 DOCUMENTS",
        ] {
            assert!(!is_counter(row), "{row}");
        }
    }

    #[test]
    fn a_counter_alone_is_no_export() {
        let sheet = Sheet::new("1 of 10 DOCUMENTS\n\nThe court read it.\n\nLENGTH: it was long.")
            .expect("sheet");
        assert!(cut(&sheet).is_empty());
    }
}
