//! Pages of lines → the document: text, marks, facts.
//!
//! Drives the passes after `line`. A running head that says the same on every page is kept once.

use crate::bidi;
use crate::furniture::{self, PageLines};
use crate::hint;
use crate::line::Line;
use crate::measure::Book;
use crate::order::{self, Place};
use crate::page::Picture;
use crate::paragraph::{self, Paragraph};
use crate::row::most_common;
use document::{Document, Fact, Mark, Span, ZoneKind};
use std::collections::BTreeSet;

/// Lines per element of the structure tree from which its paragraphs are believed; programs that guess
/// a structure make every line an element.
const LINES_PER_ELEMENT: f32 = 1.5;

/// Puts the document together.
pub(crate) fn document(pages: &[PageLines], title: &str) -> Document {
    let furniture = furniture::find(pages);
    let body_size = body_size(pages, &furniture);
    let is_tagged = is_tagged(pages, &furniture);
    let orders: Vec<Vec<Place>> = pages
        .iter()
        .zip(&furniture)
        .map(|(page, marks)| text_order(&page.lines, marks, body_size, is_tagged))
        .collect();
    let mut paragraphs = paragraph::paragraphs(&Book {
        pages,
        furniture: &furniture,
        orders: &orders,
        body_size,
        is_tagged,
    });
    add_turned(&mut paragraphs, pages);
    let pictures: Vec<Vec<Picture>> = pages.iter().map(|page| page.pictures.clone()).collect();
    let hints = hint::hints(&paragraphs, &pictures, body_size);
    let mut document = written(&paragraphs, &hints);
    document.facts.headline = agreed_title(title, &paragraphs, &hints);
    document
}

/// The order of the lines that are no furniture.
fn text_order(lines: &[Line], marks: &[bool], body_size: f32, is_tagged: bool) -> Vec<Place> {
    let kept: Vec<usize> = (0..lines.len()).filter(|&idx| !marks[idx]).collect();
    let text: Vec<Line> = kept.iter().map(|&idx| lines[idx].clone()).collect();
    order::order(&text, body_size, is_tagged)
        .into_iter()
        .map(|place| Place {
            line: kept[place.line],
            ..place
        })
        .collect()
}

fn text_lines<'a>(
    pages: &'a [PageLines],
    furniture: &'a [Vec<bool>],
) -> impl Iterator<Item = &'a Line> {
    pages
        .iter()
        .zip(furniture)
        .flat_map(|(page, marks)| page.lines.iter().zip(marks))
        .filter(|(_, is_furniture)| !**is_furniture)
        .map(|(line, _)| line)
}

fn body_size(pages: &[PageLines], furniture: &[Vec<bool>]) -> f32 {
    let sizes = text_lines(pages, furniture).map(|line| (line.size, line.text.len()));
    most_common(sizes).unwrap_or(10.0).max(0.1)
}

/// Whether the structure tree knows paragraphs.
fn is_tagged(pages: &[PageLines], furniture: &[Vec<bool>]) -> bool {
    let mut elements = BTreeSet::new();
    let (mut n_lines, mut n_in) = (0usize, 0usize);
    for line in text_lines(pages, furniture) {
        n_lines += 1;
        n_in += usize::from(line.element != 0);
        elements.insert(line.element);
    }
    10 * n_in >= 8 * n_lines && n_in as f32 >= LINES_PER_ELEMENT * elements.len() as f32
}

/// Lines that stand against the page, as furniture at its end.
fn add_turned(paragraphs: &mut Vec<Paragraph>, pages: &[PageLines]) {
    for (page, lines) in pages.iter().enumerate() {
        let text = lines.turned.clone();
        if text.is_empty() {
            continue;
        }
        let at = paragraphs
            .iter()
            .rposition(|paragraph| paragraph.page <= page)
            .map_or(0, |idx| idx + 1);
        paragraphs.insert(
            at,
            Paragraph {
                text,
                size: 0.0,
                is_bold: false,
                is_furniture: true,
                role: crate::page::Role::Plain,
                page,
                n_lines: 1,
                left: 0.0,
                right: 0.0,
                top: 0.0,
                bottom: 0.0,
                has_gap: false,
            },
        );
    }
}

fn written(paragraphs: &[Paragraph], hints: &[Option<ZoneKind>]) -> Document {
    let mut document = Document::default();
    let mut said = BTreeSet::new();
    for (paragraph, hint) in paragraphs.iter().zip(hints) {
        let text = without_soft_hyphens(&paragraph.text);
        if text.is_empty() || (paragraph.is_furniture && !said.insert(text.clone())) {
            continue;
        }
        if !document.text.is_empty() {
            document.text.push('\n');
            let is_gap = paragraph.has_gap && !paragraph.is_furniture;
            if is_gap || matches!(hint, Some(ZoneKind::Heading | ZoneKind::Headline)) {
                document.text.push('\n');
            }
        }
        let start = document.text.len();
        document.text.push_str(&text);
        let span = Span::new(start, document.text.len());
        let kind = if paragraph.is_furniture {
            Some(ZoneKind::Furniture)
        } else {
            *hint
        };
        if let Some(kind) = kind {
            document.marks.push(Mark {
                span,
                kind,
                author: None,
                is_sure: paragraph.is_furniture,
            });
        }
    }
    document
}

fn without_soft_hyphens(text: &str) -> String {
    text.chars().filter(|char| *char != '\u{ad}').collect()
}

/// The title the file states, if the page shows it: many files are called "Document1" or after the
/// layout program's page.
fn agreed_title(title: &str, paragraphs: &[Paragraph], hints: &[Option<ZoneKind>]) -> Option<Fact> {
    let key = |text: &str| -> String {
        text.chars()
            .filter(|char| char.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let wanted = key(title);
    if wanted.chars().count() < 8 {
        return None;
    }
    paragraphs
        .iter()
        .zip(hints)
        .filter(|(paragraph, hint)| {
            !paragraph.is_furniture && **hint == Some(ZoneKind::Headline) && !bidi::has_rtl(title)
                || key(&paragraph.text) == wanted && !paragraph.is_furniture
        })
        .map(|(paragraph, _)| (key(&paragraph.text), &paragraph.text))
        .find(|(shown, _)| {
            *shown == wanted || (shown.chars().count() >= 12 && wanted.starts_with(shown.as_str()))
        })
        .and_then(|(_, text)| Fact::new(without_soft_hyphens(text), "the PDF's title"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Role;

    fn paragraph(text: &str, is_furniture: bool) -> Paragraph {
        Paragraph {
            text: text.to_owned(),
            size: 10.0,
            is_bold: false,
            is_furniture,
            role: Role::Plain,
            page: 0,
            n_lines: 1,
            left: 0.0,
            right: 100.0,
            top: 10.0,
            bottom: 0.0,
            has_gap: false,
        }
    }

    #[test]
    fn a_running_head_is_written_once_and_page_numbers_each() {
        let paragraphs = [
            paragraph("The Courier", true),
            paragraph("Talks end.", false),
            paragraph("1", true),
            paragraph("The Courier", true),
            paragraph("Talks\u{ad} begin.", false),
            paragraph("2", true),
        ];
        let document = written(&paragraphs, &[None; 6]);
        assert_eq!(document.text, "The Courier\nTalks end.\n1\nTalks begin.\n2");
        assert_eq!(document.marks.len(), 3);
    }

    #[test]
    fn a_title_the_page_does_not_show_is_no_fact() {
        let paragraphs = [paragraph("Talks in the north end", false)];
        let hints = [Some(ZoneKind::Headline)];
        for (title, expected) in [
            ("Talks in the north end", true),
            ("Talks in the north end - Harbour News", true),
            ("Microsoft Word - article3.doc", false),
            ("page_A4_final.indd", false),
            ("", false),
        ] {
            assert_eq!(
                agreed_title(title, &paragraphs, &hints).is_some(),
                expected,
                "{title}"
            );
        }
    }
}
