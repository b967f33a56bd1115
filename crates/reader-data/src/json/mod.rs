//! JSON, or one JSON value a line → articles.
//!
//! No tree of the whole file: records are stretches of the text and are read one by one, so that a
//! file that breaks off gives all that came before.
//!
//! Method: `find` looks for the records (a list of objects somewhere, a table turned on its side, or
//! one article), `flatten` makes fields of each, `table` does the rest. Articles whose paragraphs
//! are listed with their jobs (`fundus`) keep them.

mod damaged;
mod find;
mod flatten;
mod fundus;
mod scan;
mod sideways;

use crate::table::{self, Table, Words};
use crate::{MAX_ARTICLES, article::Extent};
use document::{Fact, Format, Member, Refusal, Unpacked};
use find::Found;
use scan::Scan;
use std::ops::Range;

/// Reads JSON of either kind.
pub(crate) fn read(
    text: &str,
    member: &Member,
    mut unpacked: Unpacked,
) -> Result<Unpacked, Refusal> {
    let roots = roots(text);
    let found = match roots.records.as_slice() {
        [] => damaged::records(text),
        [root] if roots.n_broken == 0 => {
            unpacked.format = Format::Json;
            find::records(text, root.clone())
        }
        _ => {
            unpacked.format = Format::JsonLines;
            Some(roots)
        }
    };
    let Some(found) = found else {
        return Err(refusal(text));
    };
    if found.records.is_empty() && found.sideways.is_empty() {
        return Err(refusal(text));
    }
    unpacked.notices.extend(found.notice());
    if found
        .records
        .first()
        .is_some_and(|first| fundus::is_article(text, first.clone()))
    {
        return read_fundus(text, found, unpacked);
    }
    let mut table = Table::new(Words::Fields);
    if let Some(title) = found.outlet {
        table.facts.outlet = Fact::new(title, "the feed");
    }
    for record in found.sideways {
        table.add_record(record);
    }
    let mut n_unread = 0usize;
    for range in found.records {
        // A list of plain texts: each is an article. In an object, a field without a name is the
        // number of the row, as data frames write it.
        let is_plain = !text[range.clone()].starts_with('{');
        match flatten::fields(text, range) {
            Ok(mut fields) => {
                for (path, _) in &mut fields {
                    if is_plain && path.is_empty() {
                        path.push_str("text");
                    }
                }
                table.add_record(fields);
            }
            Err(_) => n_unread += 1,
        }
    }
    table.n_rows += found.n_more;
    if n_unread > 0 {
        table
            .notices
            .push(format!("{n_unread} records are broken and were left out."));
    }
    table::unpack(table, member, unpacked)
}

fn read_fundus(text: &str, found: Found, mut unpacked: Unpacked) -> Result<Unpacked, Refusal> {
    let n_records = found.records.len() + found.n_more;
    let mut n_without = 0usize;
    for range in found.records {
        match fundus::read(text, range) {
            Some((item, extent)) => {
                n_without += usize::from(extent == Extent::Summary);
                unpacked.items.push(item);
            }
            None => n_without += 1,
        }
    }
    if n_without > 0 {
        unpacked
            .notices
            .push(format!("{n_without} of {n_records} records have no text."));
    }
    if n_records > MAX_ARTICLES {
        unpacked.notices.push(format!(
            "Only the first {MAX_ARTICLES} of {n_records} records were read: split the file to read \
             the others."
        ));
    }
    if unpacked.items.is_empty() {
        return Err(refusal(text));
    }
    Ok(unpacked)
}

/// The values of a file: one, or one a line.
fn roots(text: &str) -> Found {
    let mut scan = Scan::new(text, 0..text.len());
    let first = scan.value();
    let is_over = scan.peek().is_none();
    if let Some(Ok(range)) = &first
        && is_over
    {
        return Found::of_article(range.clone());
    }
    // One value a line, as long as most lines are values.
    let (mut roots, mut are_nested, mut start) = (Found::default(), true, 0);
    for line in text.split_inclusive('\n') {
        let mut scan = Scan::new(text, start..start + line.len());
        start += line.len();
        match scan.value() {
            None => {}
            Some(Ok(range)) if scan.peek().is_none() && text[range.clone()].len() > 1 => {
                are_nested &= is_nested(text, &range);
                roots.add(range);
            }
            Some(_) => roots.n_broken += 1,
        }
    }
    if are_nested && roots.records.len() + roots.n_more > roots.n_broken {
        return roots;
    }
    // Values one behind the other, over several lines each.
    let mut roots = Found::default();
    let mut scan = Scan::new(text, 0..text.len());
    while let Some(value) = scan.value() {
        let Ok(range) = value else {
            roots.n_broken += 1;
            break;
        };
        if is_nested(text, &range) {
            roots.add(range);
        }
    }
    if roots.records.len() < 2 {
        // One root and rubbish: what is whole inside the broken one is looked for.
        roots.records.clear();
    }
    roots
}

fn is_nested(text: &str, range: &Range<usize>) -> bool {
    text[range.clone()].starts_with(['{', '['])
}

fn refusal(text: &str) -> Refusal {
    let is_nested = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with(['{', '[']);
    Refusal::new(if is_nested {
        "There is no list of articles in this JSON file: it should have objects with fields such as \
         “title” and “text”."
    } else {
        "This is no JSON that can be read: open it in the program that made it and export it again."
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Item;

    fn read_text(text: &str) -> Result<Unpacked, Refusal> {
        read(text, &Member::default(), Unpacked::new(Format::Json))
    }

    /// Texts of the articles, lines apart by `/`.
    fn texts(text: &str) -> Vec<String> {
        let unpacked = read_text(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        unpacked
            .items
            .iter()
            .map(|item| match item {
                Item::Document(document) => document.text.replace('\n', "/"),
                Item::Member(member) => member.name.clone(),
            })
            .collect()
    }

    #[test]
    fn json_as_programs_write_it() {
        let two = vec![
            "One ship came//It left.".to_string(),
            "Two ships came//They left.".to_string(),
        ];
        for text in [
            r#"[{"title": "One ship came", "text": "It left."}, {"title": "Two ships came", "text": "They left."}]"#,
            "{\"title\": \"One ship came\", \"text\": \"It left.\"}\n{\"title\": \"Two ships came\", \"text\": \"They left.\"}\n",
            "{\"title\": \"One ship came\",\n \"text\": \"It left.\"}\n{\"title\": \"Two ships came\",\n \"text\": \"They left.\"}",
            "{'title': 'One ship came', 'text': 'It left.', 'n': NaN}\n{'title': 'Two ships came', 'text': 'They left.', 'n': None}\n",
            r#"{"hits": {"hits": [{"_id": 1, "_source": {"title": "One ship came", "text": "It left."}}, {"_id": 2, "_source": {"title": "Two ships came", "text": "They left."}}]}}"#,
            r#"{"title": {"0": "One ship came", "1": "Two ships came"}, "text": {"0": "It left.", "1": "They left."}}"#,
        ] {
            assert_eq!(texts(text), two, "{text}");
        }
    }

    #[test]
    fn lists_of_plain_texts_are_articles() {
        let text = "The harbour council met on Monday for the first time since the strike began.";
        assert_eq!(texts(&format!("[\"{text}\", \"{text}\"]")), [text, text]);
    }

    #[test]
    fn names_with_blanks_lose_no_text() {
        let text = r#"[{"title ": "One ship", "body text ": "It left."}, {"title ": "Two ships", "body text ": "They left."}]"#;
        assert_eq!(texts(text), ["One ship//It left.", "Two ships//They left."]);
    }

    #[test]
    fn the_number_of_a_row_is_no_text() {
        let text = r#"[{"": 7, "title": "One ship", "text": "It left."}, {"": 8, "title": "Two ships", "text": "They left."}]"#;
        assert_eq!(texts(text), ["One ship//It left.", "Two ships//They left."]);
    }

    #[test]
    fn lines_beyond_the_articles_that_can_be_read_are_counted() {
        let text = "{\"text\": \"A ship came.\"}\n".repeat(MAX_ARTICLES + 5);
        let unpacked = read_text(&text).expect("articles");
        assert_eq!(unpacked.items.len(), MAX_ARTICLES);
        assert_eq!(
            unpacked.notices,
            ["Only the first 20000 of 20005 records were read: split the file to read the others."]
        );
    }

    #[test]
    fn broken_lines_are_counted() {
        let unpacked = read_text(
            "{\"title\": \"One ship came\"}\n{\"title\": \"Two\n{\"title\": \"Three ships came\"}\n",
        )
        .expect("articles");
        assert_eq!(unpacked.items.len(), 2);
        assert_eq!(
            unpacked.notices[0],
            "One record is broken and was left out."
        );
    }

    #[test]
    fn comments_are_no_articles() {
        let text = r#"{"title": "One ship came", "body": "It left the harbour on Monday.",
            "comments": [{"author": "A", "text": "I saw it and it was big, really very big."},
            {"author": "B", "text": "Me too, and I have a picture of it on my wall at home."}]}"#;
        assert_eq!(
            texts(text),
            ["One ship came//It left the harbour on Monday."]
        );
    }
}
