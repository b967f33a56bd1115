//! Factiva (`Document AAAA000020191021efal0001g`) → its articles.
//!
//! Two layouts, both closed by the accession number. With codes, a line a field: `HD` headline, `LP`
//! and `TD` text. Without: headline, writers, "1,234 words", date, outlet, code, language, copyright,
//! text. Codes may have lost the tab behind them (rich text, HTML), so a code counts only in its
//! place: the order in which Factiva prints them is fixed. PDFs add a head to each page and a list
//! of the articles in front.

use super::draft::Draft;
use super::fields::{self, Field, after, is_one_of};
use super::sheet::Sheet;
use document::ZoneKind;
use std::ops::Range;

/// The codes in the order they are printed.
const CODES: &[(&str, Field)] = &[
    ("CLM", Field::Head),
    ("SE", Field::Head),
    ("HD", Field::Headline),
    ("BY", Field::Byline),
    ("CR", Field::Credit),
    ("WC", Field::Length),
    ("PD", Field::Date),
    ("ET", Field::Head),
    ("SN", Field::Outlet),
    ("SC", Field::Head),
    ("ED", Field::Head),
    ("PG", Field::Head),
    ("VOL", Field::Head),
    ("LA", Field::Language),
    ("CY", Field::Copyright),
    ("CX", Field::EditorNote),
    ("DLN", Field::Dateline),
    ("LP", Field::Body),
    ("TD", Field::Body),
    ("ART", Field::Caption),
    ("CT", Field::Tail),
    ("RF", Field::Tail),
    ("CO", Field::Tail),
    ("IN", Field::Tail),
    ("NS", Field::Tail),
    ("RE", Field::Tail),
    ("IPC", Field::Tail),
    ("IPD", Field::Tail),
    ("PUB", Field::Tail),
    ("AN", Field::Tail),
];

/// Place of `LP` among the codes: what is before it stands above the text.
const LP: usize = 17;

/// Codes of a truncated article that make it one.
const MIN_CODES: usize = 5;

/// Letters and digits of an accession number; it has 25, older ones fewer.
const ACCESSION: Range<usize> = 20..31;

/// The first line of each article; none when this is another text.
pub(super) fn cut(sheet: &Sheet<'_>) -> Vec<usize> {
    let ends: Vec<usize> = (0..sheet.len())
        .filter(|row| is_end(sheet.row(*row)))
        .collect();
    let mut cuts = Vec::new();
    let mut start = 0;
    for end in ends.iter().map(|end| end + 1).chain([sheet.len()]) {
        let is_closed = end > 0 && ends.binary_search(&(end - 1)).is_ok();
        let n_codes = codes(sheet, start..end).len();
        let has_count = || (start..end).any(|row| fields::is_word_count(sheet.row(row)));
        // The last may be cut off: then only its codes, or its head behind others, can tell.
        let is_article = if is_closed {
            n_codes >= 3 || has_count()
        } else {
            n_codes >= MIN_CODES || (!cuts.is_empty() && has_count())
        };
        if is_article {
            cuts.push(start);
        }
        start = end;
    }
    cuts
}

/// `Document AAAA000020191021efal0001g`, alone or behind its code.
fn is_end(row: &str) -> bool {
    if row.len() > 64 {
        return false;
    }
    let is_between = |char: char| char.is_whitespace() || char == '|';
    let row = row
        .strip_prefix("AN")
        .map_or(row, |rest| rest.trim_start_matches(is_between));
    let number = after(row, "Documento|Document|Dokument|Документ");
    let number = number.unwrap_or("").trim();
    ACCESSION.contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && number.bytes().filter(u8::is_ascii_digit).count() >= 8
}

/// A line that begins with a code: the line, the place of the code, the byte of its value.
type Code = (usize, usize, usize);

/// The lines that begin with a code, in its place.
fn codes(sheet: &Sheet<'_>, rows: Range<usize>) -> Vec<Code> {
    let mut found: Vec<Code> = Vec::new();
    for row in rows.clone() {
        let words = sheet.row(row);
        let Some((place, value, is_apart)) = code(words) else {
            continue;
        };
        let last = found.last().map(|found| found.1);
        let is_next = last.is_none_or(|last| last < place);
        // A code comes twice only in a broken file; then the first is the field.
        let fits = match CODES[place].1 {
            _ if !is_next => false,
            _ if is_apart => true,
            // "IN BRIEF …" is a paragraph: lists of codes have a colon or bar in each entry.
            Field::Tail => {
                let value = &words[value..];
                value.contains(" : ") || is_end(words) || row + 6 > rows.end
            }
            // Nothing of the head comes alone: headline or count must have been first.
            Field::Body => last.is_some_and(|last| last < LP) || place > LP,
            _ => true,
        };
        // Above the headline there are only two codes; text that opens with a capital word is rarer
        // than an export, but two codes in a row are certain.
        if fits {
            found.push((row, place, value));
        }
    }
    let has = |name: &str| found.iter().any(|(_, place, _)| CODES[*place].0 == name);
    if has("HD") && (has("WC") || has("SN") || has("PD")) {
        found
    } else {
        Vec::new()
    }
}

/// The code at the beginning of a line: its place, the byte of its value, and whether more than one
/// space parts them.
fn code(row: &str) -> Option<(usize, usize, bool)> {
    let end = row
        .bytes()
        .take(4)
        .take_while(u8::is_ascii_uppercase)
        .count();
    let place = CODES.iter().position(|(name, _)| *name == &row[..end])?;
    let rest = &row[end..];
    let value = rest.trim_start_matches(|char: char| char.is_whitespace() || char == '|');
    if !rest.is_empty() && value.len() == rest.len() {
        return None;
    }
    let gap = &rest[..rest.len() - value.len()];
    Some((place, row.len() - value.len(), gap != " "))
}

/// Reads one article.
pub(super) fn read(draft: &mut Draft<'_>, rows: Range<usize>) {
    let sheet = draft.sheet;
    let end = rows
        .clone()
        .find(|row| is_end(sheet.row(*row)))
        .unwrap_or(rows.end);
    let found = codes(sheet, rows.start..end);
    if found.is_empty() {
        read_without_codes(draft, rows.start..end);
        return;
    }
    let next = found.iter().skip(1).map(|code| code.0).chain([end]);
    for ((row, place, value), next) in found.iter().zip(next) {
        match CODES[*place] {
            ("ET", _) => {
                let words = sheet.words(*row..next);
                draft.time(words.trim_start_matches(|char: char| !char.is_ascii_digit()));
            }
            (_, field) => draft.field(field, *row..next, *value),
        }
    }
}

/// The layout without codes.
fn read_without_codes(draft: &mut Draft<'_>, rows: Range<usize>) {
    let sheet = draft.sheet;
    let Some(count) = rows
        .clone()
        .find(|row| fields::is_word_count(sheet.row(*row)))
    else {
        draft.paragraphs(rows, ZoneKind::Body);
        return;
    };
    head(draft, rows.start..count);
    let mut at = count + 1;
    while at < rows.end && fields::is_page_head(sheet.row(at)) {
        at += 1;
    }
    if fields::is_date_row(sheet.row(at)) {
        draft.field(Field::Date, at..at + 1, 0);
        at += 1;
    }
    if is_time(sheet.row(at)) {
        draft.time(sheet.row(at));
        at += 1;
    }
    if at < rows.end {
        draft.field(Field::Outlet, at..at + 1, 0);
        at += 1;
    }
    // Code, edition, page, volume: short lines up to the language and the copyright.
    let head_end = rows.end.min(at + 8);
    let is_language =
        |row: &usize| sheet.row(*row).len() > 2 && fields::language_tag(sheet.row(*row)).is_some();
    let language = (at..head_end).find(is_language);
    if let Some(row) = language {
        draft.field(Field::Language, row..row + 1, 0);
        at = row + 1;
    }
    // The line behind the language, whatever it says, if the text is apart from it.
    let is_last = |row: usize| {
        language.is_some_and(|language| row == language + 1)
            && !sheet.has_gap(row)
            && sheet.has_gap(row + 1)
            && sheet.row(row).len() < 200
    };
    let is_copyright = |row: usize| is_last(row) || fields::is_copyright(sheet.row(row));
    if let Some(row) = (at..head_end).find(|row| is_copyright(*row)) {
        draft.field(Field::Copyright, row..row + 1, 0);
        at = row + 1;
        if at < rows.end && fields::is_copyright(sheet.row(at)) {
            draft.field(Field::Copyright, at..at + 1, 0);
            at += 1;
        }
    }
    draft.paragraphs(at..rows.end, ZoneKind::Body);
}

/// "14:05".
fn is_time(row: &str) -> bool {
    let is_digit = |char: char| char.is_ascii_digit();
    row.len() <= 8
        && row.split_once(':').is_some_and(|(hour, minute)| {
            !hour.is_empty() && hour.chars().all(is_digit) && minute.starts_with(is_digit)
        })
}

/// Lines above the word count: section, headline, writers.
fn head(draft: &mut Draft<'_>, rows: Range<usize>) {
    let sheet = draft.sheet;
    // A PDF begins with the list of its articles: "Talks end ........ 2".
    let list_end = rows
        .clone()
        .rev()
        .find(|row| sheet.row(*row).contains("...."))
        .map_or(rows.start, |row| row + 1);
    let mut start = (list_end..rows.end)
        .rev()
        .find(|row| fields::is_page_head(sheet.row(*row)))
        .map_or(list_end, |row| row + 1);
    // More lines than a head has: something else stands above the first article.
    start = start.max(rows.end.saturating_sub(4));
    let mut end = rows.end;
    if end - start >= 2 && is_byline(sheet, start, end) {
        draft.field(Field::Byline, end - 1..end, 0);
        end -= 1;
    }
    if end - start >= 2 && is_section(sheet.row(start), sheet.row(start + 1)) {
        start += 1;
    }
    if start < end {
        draft.field(Field::Headline, start..end, 0);
    }
}

/// Whether the last line above the count names the writers.
fn is_byline(sheet: &Sheet<'_>, start: usize, end: usize) -> bool {
    let last = sheet.row(end - 1);
    newsline::byline::after_mark(last).is_some()
        // Names look like a short headline; below a section's name they are one.
        || (newsline::byline::is_name_line(last)
            && !(end - start == 2 && is_section(sheet.row(start), last)))
}

/// "World News", "BUSINESS", "International; Politics": names of a part of the paper.
fn is_section(row: &str, next: &str) -> bool {
    const SECTIONS: &str = "news|world|world news|foreign|foreign desk|national|politics|business|opinion|\
        comment|international|features|home news|main|front|region|middle east|europe|asia|finance|\
        politik|ausland|wirtschaft|nachrichten|monde|économie|politique";
    let n_words = row.split_whitespace().count();
    is_one_of(&row.to_lowercase(), SECTIONS)
        || (n_words <= 3 && row.contains(';'))
        || (n_words <= 2
            && !row.chars().any(char::is_lowercase)
            && next.chars().any(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accession_numbers() {
        assert!(is_end("Document HARB000020240311ek3b0001g"));
        assert!(is_end("AN Document HARB000020240311ek3b0001g"));
        assert!(is_end("Dokument HARB000020240311ek3b0001g"));
        assert!(is_end("Documento HARB000020240311ek3b0001g"));
        assert!(!is_end("Document of understanding"));
        assert!(!is_end("Document Counterrevolutionaries"));
    }

    #[test]
    fn the_codes_stand_where_the_text_begins() {
        assert_eq!(CODES[LP].0, "LP");
    }

    #[test]
    fn words_in_capitals_are_no_codes() {
        let text = "HD Talks end\nWC 90 words\nSN Harbour News\nLP The talks ended.\nTD IN BRIEF the \
            talks ended.\nIN NORTHGATE nobody knew.\nRE that, he said no.\nHe went.\nHe came.\nHe left.\n\
            They stayed.\nThat was all.\nIN i1 : Ports\nAN Document HARB000020240311ek3b0001g";
        let sheet = Sheet::new(text).expect("sheet");
        let found: Vec<_> = codes(&sheet, 0..sheet.len())
            .into_iter()
            .map(|code| CODES[code.1].0)
            .collect();
        assert_eq!(found, ["HD", "WC", "SN", "LP", "TD", "IN", "AN"]);
    }
}
