//! Paragraphs → what their looks say: headline, headings, captions.
//!
//! Hints only, for the zoner to weigh; furniture alone is sure. Method: size against the body's, weight,
//! length, place; a picture above or beside.

use crate::page::{Picture, Role};
use crate::paragraph::Paragraph;
use document::ZoneKind;

/// A headline is this much larger than the body.
const HEADLINE_RATIO: f32 = 1.22;

/// A heading is.
const HEADING_RATIO: f32 = 1.1;

/// Characters of the longest headline and heading.
const MAX_HEADLINE: usize = 320;
const MAX_HEADING: usize = 160;

/// A caption stands at most so far from its picture, in points.
const CAPTION_GAP: f32 = 30.0;

/// What each paragraph looks like.
pub(crate) fn hints(
    paragraphs: &[Paragraph],
    pictures: &[Vec<Picture>],
    body_size: f32,
) -> Vec<Option<ZoneKind>> {
    let headline = headline(paragraphs, body_size);
    paragraphs
        .iter()
        .enumerate()
        .map(|(idx, paragraph)| {
            if paragraph.is_furniture {
                None
            } else if Some(idx) == headline {
                Some(ZoneKind::Headline)
            } else if is_caption(paragraph, pictures, body_size) {
                Some(ZoneKind::Caption)
            } else if is_dek(paragraphs, idx, headline, body_size) {
                Some(ZoneKind::Dek)
            } else if follows_head(paragraphs, idx, headline, body_size) {
                // A bold line right under the headline is a byline or a summary, no heading.
                None
            } else if is_heading(
                paragraph,
                body_size,
                headline.is_some_and(|first| idx < first),
            ) {
                Some(ZoneKind::Heading)
            } else {
                None
            }
        })
        .collect()
}

/// The largest line of words on the first page that has one. The outlet's name over it may be larger
/// still; it has fewer words.
fn headline(paragraphs: &[Paragraph], body_size: f32) -> Option<usize> {
    let first_page = paragraphs
        .iter()
        .find(|paragraph| !paragraph.is_furniture)?
        .page;
    let candidates: Vec<usize> = paragraphs
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| {
            paragraph.page == first_page
                && !paragraph.is_furniture
                && paragraph.role != Role::Caption
                && n_letters(&paragraph.text) >= 6
                && paragraph.text.chars().count() <= MAX_HEADLINE
                && paragraph.size >= HEADLINE_RATIO * body_size
        })
        .map(|(idx, _)| idx)
        .collect();
    let largest = |of: &mut dyn Iterator<Item = usize>| -> Option<usize> {
        let mut best: Option<usize> = None;
        for idx in of {
            if best.is_none_or(|best| paragraphs[idx].size > 1.04 * paragraphs[best].size) {
                best = Some(idx);
            }
        }
        best
    };
    let is_long = |idx: &usize| n_words(&paragraphs[*idx].text) >= 4;
    largest(&mut candidates.iter().copied().filter(is_long))
        .or_else(|| largest(&mut candidates.iter().copied()))
        .or_else(|| bold_first(paragraphs))
}

/// A bold first line in the body's size, as word processors give it.
fn bold_first(paragraphs: &[Paragraph]) -> Option<usize> {
    let n_bold = paragraphs
        .iter()
        .filter(|paragraph| paragraph.is_bold)
        .count();
    let (idx, first) = paragraphs
        .iter()
        .enumerate()
        .find(|(_, paragraph)| !paragraph.is_furniture)?;
    let n_chars = first.text.chars().count();
    (first.is_bold
        && 2 * n_bold < paragraphs.len()
        && n_chars <= MAX_HEADING
        && n_words(&first.text) >= 3)
        .then_some(idx)
}

/// Whether a paragraph right under the headline is set between it and the body in size.
fn is_dek(paragraphs: &[Paragraph], idx: usize, headline: Option<usize>, body_size: f32) -> bool {
    let (Some(first), paragraph) = (headline, &paragraphs[idx]) else {
        return false;
    };
    idx == first + 1
        && paragraph.page == paragraphs[first].page
        && paragraph.size >= HEADING_RATIO * body_size
        && paragraph.size < 0.9 * paragraphs[first].size
        && n_words(&paragraph.text) >= 6
        && paragraph.text.chars().count() <= 2 * MAX_HEADLINE
}

/// Whether a paragraph of the body's size comes right after the headline or its dek.
fn follows_head(
    paragraphs: &[Paragraph],
    idx: usize,
    headline: Option<usize>,
    body_size: f32,
) -> bool {
    let Some(first) = headline else {
        return false;
    };
    let is_after_dek = idx == first + 2 && is_dek(paragraphs, first + 1, headline, body_size);
    (idx == first + 1 || is_after_dek) && paragraphs[idx].size < HEADING_RATIO * body_size
}

fn is_heading(paragraph: &Paragraph, body_size: f32, is_above_headline: bool) -> bool {
    let n_chars = paragraph.text.chars().count();
    if is_above_headline || n_chars > MAX_HEADING || n_letters(&paragraph.text) < 3 {
        return false;
    }
    let ends_open = !paragraph.text.ends_with(['.', ',', ';']);
    paragraph.role == Role::Heading
        || (paragraph.size >= HEADING_RATIO * body_size && ends_open)
        || (paragraph.is_bold && paragraph.size >= 0.95 * body_size && ends_open && n_chars <= 100)
}

fn is_caption(paragraph: &Paragraph, pictures: &[Vec<Picture>], body_size: f32) -> bool {
    if paragraph.role == Role::Caption {
        return true;
    }
    let is_small = paragraph.size <= 0.95 * body_size;
    is_small
        && paragraph.text.chars().count() <= 600
        && pictures.get(paragraph.page).is_some_and(|pictures| {
            pictures
                .iter()
                .take(256)
                .any(|picture| is_by(paragraph, picture))
        })
}

/// Whether a paragraph stands right under a picture, or beside it.
fn is_by(paragraph: &Paragraph, picture: &Picture) -> bool {
    let (width, height) = (picture.right - picture.left, picture.top - picture.bottom);
    if width < 40.0 || height < 30.0 {
        return false;
    }
    let is_under = paragraph.left < picture.right
        && picture.left < paragraph.right
        && paragraph.top <= picture.bottom + 8.0
        && picture.bottom - paragraph.top <= CAPTION_GAP;
    let gap = (paragraph.left - picture.right).max(picture.left - paragraph.right);
    let is_beside = (0.0..=CAPTION_GAP / 2.0).contains(&gap)
        && paragraph.bottom >= picture.bottom - 4.0
        && paragraph.top <= picture.top + 4.0;
    is_under || is_beside
}

fn n_words(text: &str) -> usize {
    if text.contains(crate::letters::is_unspaced) {
        return text.chars().count() / 2;
    }
    text.split(' ').count()
}

fn n_letters(text: &str) -> usize {
    text.chars()
        .map(|char| {
            if crate::letters::is_unspaced(char) {
                3
            } else {
                usize::from(char.is_alphabetic())
            }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str, size: f32, is_bold: bool, top: f32) -> Paragraph {
        Paragraph {
            text: text.to_owned(),
            size,
            is_bold,
            is_furniture: false,
            role: Role::Plain,
            page: 0,
            n_lines: 1,
            left: 50.0,
            right: 300.0,
            top,
            bottom: top - size,
            has_gap: false,
        }
    }

    const BODY: &str =
        "The talks in the north ended late on Monday without a result, the union said.";

    #[test]
    fn the_largest_words_are_the_headline_though_the_masthead_is_larger() {
        let paragraphs = [
            paragraph("Harbour News", 40.0, true, 780.0),
            paragraph("Talks in the north end without result", 24.0, true, 700.0),
            paragraph(
                "Dockers and ministers blame one another for the failure",
                13.0,
                false,
                670.0,
            ),
            paragraph("By Miriam Oduya", 10.0, true, 650.0),
            paragraph(BODY, 10.0, false, 630.0),
            paragraph("What comes next", 10.0, true, 600.0),
            paragraph(BODY, 10.0, false, 580.0),
        ];
        assert_eq!(
            hints(&paragraphs, &[Vec::new()], 10.0)[..6],
            [
                None,
                Some(ZoneKind::Headline),
                Some(ZoneKind::Dek),
                None,
                None,
                Some(ZoneKind::Heading)
            ]
        );
    }

    #[test]
    fn small_words_under_a_picture_are_its_caption() {
        let picture = Picture {
            left: 50.0,
            right: 300.0,
            bottom: 500.0,
            top: 620.0,
        };
        for (top, size, expected) in [
            (495.0, 8.0, Some(ZoneKind::Caption)),
            (400.0, 8.0, None),
            (495.0, 10.0, None),
        ] {
            let paragraphs = [
                paragraph(BODY, 10.0, false, 700.0),
                paragraph(BODY, size, false, top),
            ];
            assert_eq!(
                hints(&paragraphs, &[vec![picture]], 10.0)[1],
                expected,
                "{top} {size}"
            );
        }
    }
}
