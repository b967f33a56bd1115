//! Nexis Uni and Lexis Advance ("End of Document", "Body") → their articles.
//!
//! The layout of Word, rich text and PDF exports since 2017, one paragraph a line: a cover with the
//! list of the documents, then each article: headline, outlet, date, copyright, fields, "Body", text,
//! fields, "End of Document". Styles say nothing (all is "Normal"), so the words alone count. A list
//! without articles ("doclist") is told apart and refused by a sentence.

use super::draft::Draft;
use super::fields::{self, Field, NEXIS, after, field, is_one_of};
use super::sheet::Sheet;
use document::ZoneKind;
use std::ops::Range;

/// Lines of a head above its date: headline (wrapped in PDF), outlet.
const MAX_HEAD_ROWS: usize = 8;

/// The first line of each article; none when this is another text.
pub(super) fn cut(sheet: &Sheet<'_>) -> Vec<usize> {
    let ends: Vec<usize> = (0..sheet.len())
        .filter(|row| is_end(sheet.row(*row)))
        .collect();
    let mut cuts = Vec::new();
    let mut start = 0;
    for end in ends.iter().map(|end| end + 1).chain([sheet.len()]) {
        // What follows the last article, or a text that only says "End of Document", has no head.
        let is_closed = end > 0 && ends.binary_search(&(end - 1)).is_ok();
        if has_head(sheet, start..end, is_closed) {
            cuts.push(start);
        }
        start = end;
    }
    cuts
}

fn is_end(row: &str) -> bool {
    is_one_of(
        row,
        "End of Document|Ende des Dokuments|Fin du document|Fin de documento",
    )
}

fn is_body(row: &str) -> bool {
    is_one_of(
        row.trim_end_matches(':'),
        "Body|Text|Full Text|Textkörper|Corps|Cuerpo",
    )
}

/// Two signs of an article beside its end; three when the end is missing.
fn has_head(sheet: &Sheet<'_>, rows: Range<usize>, is_closed: bool) -> bool {
    let mut signs = [false; 3];
    for row in rows {
        let words = sheet.row(row);
        let found = field(NEXIS, words);
        signs[0] |= is_body(words);
        signs[1] |=
            matches!(found, Some((Field::Length, at)) if fields::is_word_count(&words[at..]));
        signs[2] |= found.is_some_and(|(field, at)| {
            matches!(field, Field::Head | Field::Byline)
                || (field == Field::Tail && words[..at].starts_with("Load-Date"))
        });
    }
    let n_signs = signs.into_iter().filter(|sign| *sign).count();
    n_signs >= if is_closed { 2 } else { 3 }
}

/// Whether this is the list of an export's documents without the documents.
pub(super) fn is_list(sheet: &Sheet<'_>) -> bool {
    let mut signs = [false; 3];
    for row in (0..sheet.len()).map(|row| sheet.row(row)) {
        signs[0] |= after(row, "Job Number:|Date and Time:|Auftragsnummer:").is_some();
        signs[1] |= is_count_of_documents(row);
        signs[2] |= is_search_row(row);
    }
    signs == [true; 3]
}

/// "Documents (10)".
fn is_count_of_documents(row: &str) -> bool {
    let count = after(row, "Documents|Dokumente|Documentos|Document").map(str::trim);
    let count = count.and_then(|rest| rest.strip_prefix('('));
    count
        .and_then(fields::number)
        .is_some_and(|(_, rest)| rest == ")")
}

/// A line of the cover, of those below each document's name.
fn is_search_row(row: &str) -> bool {
    after(
        row,
        "Client/Matter:|Search Terms:|Search Type:|Narrowed by:",
    )
    .is_some()
}

/// Lines of the cover.
fn is_cover_row(row: &str) -> bool {
    let starts = "Job Number:|Date and Time:|Content Type|Narrowed by|Sources:|Quellen:";
    is_search_row(row)
        || is_count_of_documents(row)
        || row.ends_with("Content Type: News")
        || after(row, starts).is_some()
}

/// Lines that stand on every printed page.
fn is_running(row: &str) -> bool {
    fields::is_page_head(row)
        || row
            .trim_start_matches(['|', ' '])
            .starts_with("About LexisNexis ")
        || is_one_of(row, "Link to Image|Link to Original Story|Enlarge Image")
}

/// Reads one article.
pub(super) fn read(draft: &mut Draft<'_>, rows: Range<usize>) {
    let sheet = draft.sheet;
    let end = rows
        .clone()
        .find(|row| is_end(sheet.row(*row)))
        .unwrap_or(rows.end);
    let is_length = |row: usize| matches!(field(NEXIS, sheet.row(row)), Some((Field::Length, _)));
    let body = rows.clone().find(|row| is_body(sheet.row(*row)));
    let length = (rows.start..body.unwrap_or(end))
        .rev()
        .find(|row| is_length(*row));
    let Some(anchor) = length.or(body) else {
        return;
    };
    let date = head(draft, rows.start..anchor);
    let is_other = |row: usize| {
        field(NEXIS, sheet.row(row)).is_some()
            || is_body(sheet.row(row))
            || fields::is_copyright(sheet.row(row))
    };
    // Fields above the text.
    let mut at = date;
    while at < body.unwrap_or(end) {
        let words = sheet.row(at);
        match field(NEXIS, words) {
            Some((field, value)) if !matches!(field, Field::Body) => {
                let until = sheet.value_end(at, body.unwrap_or(end), &is_other);
                draft.field(field, at..until, value);
                at = until;
            }
            _ if fields::is_copyright(words) => {
                draft.rows(at..at + 1, ZoneKind::Copyright);
                at += 1;
            }
            // Without the line "Body", the text begins behind the last field.
            _ if body.is_none() && at > anchor => break,
            _ => at += 1,
        }
    }
    let mut from = body.map_or(at, |row| row + 1);
    // The database's own summary stands before some texts.
    if sheet.row(from) == "ABSTRACT" {
        let full = (from..end).find(|row| sheet.row(*row) == "FULL TEXT");
        from = full.map_or(from, |row| row + 1);
    }
    let tail = (from..end)
        .find(|row| is_tail(sheet, *row, end))
        .unwrap_or(end);
    text(draft, from..tail);
    read_tail(draft, tail..end);
}

/// Headline, outlet and date; gives the row behind the date.
fn head(draft: &mut Draft<'_>, rows: Range<usize>) -> usize {
    let sheet = draft.sheet;
    let is_field =
        |row: usize| field(NEXIS, sheet.row(row)).is_some() || fields::is_copyright(sheet.row(row));
    let mut start = rows.start;
    if let Some(last) = rows.clone().rev().find(|row| is_cover_row(sheet.row(*row))) {
        start = after_cover(sheet, rows.start..last + 1, rows.end);
    }
    while start < rows.end && is_running(sheet.row(start)) {
        start += 1;
    }
    let first_field = (start..rows.end)
        .find(|row| is_field(*row))
        .unwrap_or(rows.end);
    let end = first_field.min(start + MAX_HEAD_ROWS);
    let date = (start + 1..end)
        .find(|row| fields::is_date_row(sheet.row(*row)))
        .or_else(|| {
            (start + 2 < end && fields::is_month_row(sheet.row(start + 2))).then_some(start + 2)
        });
    // Headline, outlet, date; a headline wrapped in a PDF has more than one line.
    let outlet = match date {
        Some(date) if date >= start + 2 => Some(date - 1),
        Some(_) => None,
        None => (start + 1 < end).then_some(start + 1),
    };
    if let Some(date) = date {
        draft.field(Field::Date, date..date + 1, 0);
    }
    if let Some(outlet) = outlet {
        draft.field(Field::Outlet, outlet..outlet + 1, 0);
    }
    let headline_end = outlet.or(date).unwrap_or(end.min(start + 1));
    if start < headline_end {
        draft.field(Field::Headline, start..headline_end, 0);
    }
    date.or(outlet).map_or(headline_end, |row| row + 1)
}

/// The row where the first article begins behind the cover.
fn after_cover(sheet: &Sheet<'_>, cover: Range<usize>, end: usize) -> usize {
    // The cover names the first document: "1. Talks end". The same words begin the article.
    let first = cover
        .clone()
        .find_map(|row| sheet.row(row).strip_prefix("1."));
    let named = first.and_then(|name| {
        let name = name.trim();
        (cover.end..end.min(cover.end + MAX_HEAD_ROWS)).find(|row| {
            let words = sheet.row(*row);
            !words.is_empty() && (name.starts_with(words) || words.starts_with(name))
        })
    });
    // Below "Narrowed by" stand the names and the values of the filters.
    named.unwrap_or_else(|| {
        let date = (cover.end..end).find(|row| fields::is_date_row(sheet.row(*row)));
        date.map_or(cover.end, |date| date.saturating_sub(2).max(cover.end))
    })
}

/// Text, without what is printed on every page.
fn text(draft: &mut Draft<'_>, rows: Range<usize>) {
    let sheet = draft.sheet;
    let headline = draft
        .facts
        .headline
        .as_ref()
        .map_or("", |fact| fact.value.as_str())
        .to_string();
    let mut start = rows.start;
    for row in rows.clone() {
        // The headline is repeated below "Page 2 of 3".
        let is_repeated = row > 0
            && is_running(sheet.row(row - 1))
            && !headline.is_empty()
            && sheet.words(row..row + 1) == headline;
        if is_running(sheet.row(row)) || is_repeated {
            draft.paragraphs(start..row, ZoneKind::Body);
            start = row + 1;
        }
    }
    draft.paragraphs(start..rows.end, ZoneKind::Body);
}

/// Lines below a heading among which the fields must follow, if it is that of pictures or notes: an
/// article may have a heading of the same name.
const MAX_NOTES: usize = 12;

/// Whether the text is over: "Classification", "Graphic", "Load-Date: …".
fn is_tail(sheet: &Sheet<'_>, row: usize, end: usize) -> bool {
    let words = sheet.row(row);
    let is_field = |words: &str| {
        is_one_of(words, "Classification|Klassifizierung")
            || after(words, "Load-Date:|Publication-Type:").is_some()
            || field(NEXIS, words).is_some_and(|(field, at)| {
                field == Field::Language && fields::language_tag(&words[at..]).is_some()
            })
    };
    is_field(words)
        || (is_heading(words)
            && (row + MAX_NOTES >= end
                || (row + 1..row + MAX_NOTES).any(|row| is_field(sheet.row(row)))))
}

fn is_heading(row: &str) -> bool {
    is_one_of(row, "Classification|Graphic|Notes|Klassifizierung|Grafik")
}

fn read_tail(draft: &mut Draft<'_>, rows: Range<usize>) {
    let sheet = draft.sheet;
    let mut is_caption = false;
    for row in rows {
        let words = sheet.row(row);
        if is_heading(words) {
            is_caption = matches!(words, "Graphic" | "Grafik");
        } else if let Some((field, value)) =
            field(NEXIS, words).filter(|(field, _)| *field != Field::Body)
        {
            is_caption = false;
            if !matches!(field, Field::Headline | Field::Byline) {
                draft.field(field, row..row + 1, value);
            }
        } else if fields::is_copyright(words) {
            draft.rows(row..row + 1, ZoneKind::Copyright);
        } else if is_caption && !is_running(words) {
            draft.rows(row..row + 1, ZoneKind::Caption);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_alone_are_no_export() {
        for text in [
            "Talks end\n\nThe text ends so:\n\nEnd of Document\n\nThat was all.",
            "Body\n\nThe body was found. End of Document",
        ] {
            assert!(cut(&Sheet::new(text).expect("sheet")).is_empty(), "{text}");
        }
    }

    #[test]
    fn counts_of_documents() {
        assert!(is_count_of_documents("Documents (10)") && is_count_of_documents("Dokumente (3)"));
        assert!(!is_count_of_documents("Documents (10 of them) were burnt"));
    }
}
