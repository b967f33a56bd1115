//! The text of an export of a news database → the articles in it.
//!
//! Exports put up to some hundred articles into one text, each with fields around it. One room a
//! database knows its layout; `fields` knows labels and values, `draft` makes marks and facts of
//! them. Nothing is lost: the texts of the articles, put together, are the text of the export; what
//! stands above the first article goes with the first, what stands below the last with the last.
//!
//! A layout must show two signs that have nothing to do with each other, since an article may well
//! write about a database, print sixty underscores or end with "End of Document".

mod draft;
mod factiva;
mod fields;
mod nexis;
mod nexis_uni;
mod pressreader;
mod proquest;
mod sheet;
#[cfg(test)]
mod tests;

use document::{Document, Mark, Span, ZoneKind};
use draft::Draft;
use sheet::Sheet;
use std::ops::Range;

/// A database's way to print articles.
struct Layout {
    /// What states its facts.
    stated_by: &'static str,
    /// The first line of each article; none when the text is not of this layout.
    cut: fn(&Sheet<'_>) -> Vec<usize>,
    /// Reads the lines of one article.
    read: fn(&mut Draft<'_>, Range<usize>),
    /// Whether all that is no field is furniture.
    is_whole: bool,
}

/// The surest first.
const LAYOUTS: [Layout; 5] = [
    Layout {
        stated_by: "the Nexis export",
        cut: nexis::cut,
        read: nexis::read,
        is_whole: true,
    },
    Layout {
        stated_by: "the Factiva export",
        cut: factiva::cut,
        read: factiva::read,
        is_whole: true,
    },
    Layout {
        stated_by: "the Nexis export",
        cut: nexis_uni::cut,
        read: nexis_uni::read,
        is_whole: true,
    },
    Layout {
        stated_by: "the ProQuest export",
        cut: proquest::cut,
        read: proquest::read,
        is_whole: true,
    },
    Layout {
        stated_by: "the PressReader copy",
        cut: pressreader::cut,
        read: pressreader::read,
        is_whole: false,
    },
];

/// Cuts an export into its articles; any other text comes back as it is.
pub(crate) fn split(document: Document) -> Vec<Document> {
    let articles = Sheet::new(&document.text).and_then(|sheet| articles(&sheet));
    if let Some(mut articles) = articles {
        if let Some(first) = articles.first_mut() {
            first.notices.splice(0..0, document.notices);
        }
        return articles;
    }
    vec![document]
}

/// The articles of an export; none when the text is none.
fn articles(sheet: &Sheet<'_>) -> Option<Vec<Document>> {
    let found = LAYOUTS.iter().find_map(|layout| {
        let cuts = (layout.cut)(sheet);
        (!cuts.is_empty()).then_some((layout, cuts))
    });
    let Some((layout, mut cuts)) = found else {
        return nexis_uni::is_list(sheet).then(|| vec![list(sheet)]);
    };
    // What stands above the first article belongs to it.
    cuts[0] = 0;
    let bytes = |row: usize| if row == 0 { 0 } else { sheet.line_start(row) };
    let next = cuts.iter().skip(1).copied().chain([sheet.len()]);
    let articles = cuts.iter().copied().zip(next).map(|(start, end)| {
        let from = bytes(start);
        let to = if end == sheet.len() {
            sheet.text.len()
        } else {
            bytes(end)
        };
        let mut draft = Draft::new(sheet, layout.stated_by);
        (layout.read)(&mut draft, start..end);
        let finished = draft.finish(start..end, from..to, layout.is_whole);
        Document {
            text: sheet.text[from..to].to_string(),
            marks: finished.marks,
            facts: finished.facts,
            notices: finished.notices,
        }
    });
    Some(articles.collect())
}

/// A list of documents without the documents.
fn list(sheet: &Sheet<'_>) -> Document {
    let marks = (0..sheet.len()).map(|row| {
        let Span { start, end } = sheet.span(row..row + 1);
        Mark {
            span: Span { start, end },
            kind: ZoneKind::Furniture,
            author: None,
            is_sure: true,
        }
    });
    Document {
        text: sheet.text.to_string(),
        marks: marks.collect(),
        notices: vec![
            "This is only the list of the articles that Nexis found, without their texts: download \
             them again with “full documents” chosen."
                .to_string(),
        ],
        ..Document::default()
    }
}
