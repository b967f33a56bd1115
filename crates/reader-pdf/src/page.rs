//! One page of the file → runs of characters in an upright frame.
//!
//! The only file that knows the PDF library. Nothing is put together here: a run is what one drawing
//! instruction showed. The frame is turned so that most of the page's text reads left to right with
//! lines downwards (columns of vertical writing become such lines too); `base` grows upwards.

use pdfboss_core::{Immediate, OcState, Page, Rect, StructureTree, block_on};
use pdfboss_text::{
    ArtifactKind, FontCache, ReadingOrder, StandardType, TextSpan,
    extract_spans_reporting_cached_with, placed_images_reporting_cached,
};

/// Most bytes of drawing instructions of one page. A page of text has 5–200 kB; maps and plans reach
/// 10 MB. Each instruction becomes some hundred bytes of memory, and a bomb unpacks to 256 MB.
const MAX_CONTENT_BYTES: usize = 16 << 20;

/// Most runs kept of a page. The densest page seen (a stock table, one run a digit) has about 60,000.
const MAX_RUNS: usize = 400_000;

/// What the structure tree of a tagged file says of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Role {
    /// Nothing, or an ordinary paragraph.
    #[default]
    Plain,
    /// A title.
    Heading,
    /// Words under a picture.
    Caption,
    /// A cell of a table.
    Cell,
}

/// Characters one instruction showed, left to right as drawn.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Run {
    /// As drawn: right-to-left scripts come out last letter first, unless `is_logical`.
    pub text: String,
    /// Where each character starts; empty where no character needs it.
    pub glyph_starts: Vec<f32>,
    /// Left end.
    pub start: f32,
    /// Right end.
    pub end: f32,
    /// Height of the base line above the page's foot.
    pub base: f32,
    /// Size of the font.
    pub size: f32,
    /// Whether the font is bold.
    pub is_bold: bool,
    /// Whether `text` is in reading order already.
    pub is_logical: bool,
    /// Whether the file marks it as a running head or foot.
    pub is_running: bool,
    /// Place in the order of drawing (of the structure tree, if the file has one).
    pub rank: usize,
    /// Number of the paragraph-like element of the structure tree; 0: none.
    pub element: u32,
    /// What that element is.
    pub role: Role,
}

/// A picture's box in the frame of the runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Picture {
    pub left: f32,
    pub right: f32,
    pub bottom: f32,
    pub top: f32,
}

/// What can be read on a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// Upright runs.
    pub runs: Vec<Run>,
    /// Runs turned against the rest: axis titles, marks in the margin.
    pub turned: Vec<Run>,
    pub pictures: Vec<Picture>,
    /// Height of the head and of the foot of the page in the frame of the runs.
    pub top: f32,
    pub bottom: f32,
    /// Characters read, and those among them that stand for nothing (a font that does not say what
    /// its glyphs mean).
    pub n_chars: usize,
    pub n_broken: usize,
    /// Whether instructions were left out: too many, damaged, or in a form we do not know.
    pub is_partial: bool,
}

/// What all pages of a file share.
pub(crate) struct Shared<'a> {
    pub pdf: &'a pdfboss_core::Document,
    pub fonts: FontCache,
    pub layers: Option<OcState>,
    pub tree: Option<StructureTree>,
}

/// Reads a page.
pub(crate) fn read(shared: &Shared<'_>, page: &Page) -> Sheet {
    let content = page.content(shared.pdf).unwrap_or_default();
    if content.len() > MAX_CONTENT_BYTES {
        return Sheet {
            is_partial: true,
            ..Sheet::default()
        };
    }
    let order = if shared.tree.is_some() {
        ReadingOrder::StructureTree
    } else {
        ReadingOrder::Content
    };
    let Ok((mut spans, report)) = block_on(extract_spans_reporting_cached_with(
        Immediate(shared.pdf),
        page,
        &shared.fonts,
        shared.layers.as_ref(),
        shared.tree.as_ref(),
        order,
    )) else {
        return Sheet {
            is_partial: true,
            ..Sheet::default()
        };
    };
    let is_partial = !report.is_complete() || spans.len() > MAX_RUNS;
    spans.truncate(MAX_RUNS);
    spans.retain(|span| is_finite(span) && is_on(page.crop_box, span));
    let turn = main_turn(&spans);
    let mut sheet = Sheet {
        is_partial,
        ..Sheet::default()
    };
    (sheet.bottom, sheet.top) = heights(page.crop_box, turn);
    for (rank, span) in spans.into_iter().enumerate() {
        sheet.n_chars += span
            .text
            .chars()
            .filter(|char| !char.is_whitespace())
            .count();
        sheet.n_broken += span.text.chars().filter(|char| is_broken(*char)).count();
        let is_upright = turn_of(&span) == turn;
        let run = to_run(span, turn, rank);
        if is_upright {
            sheet.runs.push(run);
        } else {
            sheet.turned.push(run);
        }
    }
    // Finding pictures runs the whole page again, so only where something is placed: "Do" and "BI" are
    // the instructions for that.
    let may_have_pictures = content
        .windows(2)
        .any(|pair| pair == b"Do" || pair == b"BI");
    if may_have_pictures
        && let Ok((images, _)) = placed_images_reporting_cached(shared.pdf, page, &shared.fonts)
    {
        sheet.pictures = images
            .iter()
            .map(|image| to_picture(image.bbox, turn))
            .collect();
    }
    sheet
}

/// Whether a character says nothing: replacement, private use, a control.
fn is_broken(char: char) -> bool {
    matches!(char, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')
        || (char.is_control() && !char.is_whitespace())
}

fn is_finite(span: &TextSpan) -> bool {
    [span.x, span.y, span.end_x, span.end_y, span.size]
        .iter()
        .all(|number| number.is_finite() && number.abs() < 1e6)
}

/// Whether a run lies on the paper: print files keep slugs and colour bars beside it.
fn is_on(paper: Rect, span: &TextSpan) -> bool {
    let is_box = paper.x1 > paper.x0 && paper.y1 > paper.y0;
    let (x, y) = (
        f32::midpoint(span.x, span.end_x),
        f32::midpoint(span.y, span.end_y),
    );
    !is_box || (x >= paper.x0 && x <= paper.x1 && y >= paper.y0 && y <= paper.y1)
}

/// The turn of a run; vertical writing reads as if turned by three quarters.
fn turn_of(span: &TextSpan) -> i32 {
    if span.vertical {
        270
    } else {
        span.rotate.rem_euclid(360)
    }
}

/// The turn of most characters.
fn main_turn(spans: &[TextSpan]) -> i32 {
    let mut counts = [0usize; 4];
    for span in spans {
        counts[(turn_of(span) / 90).rem_euclid(4) as usize] += span.text.len();
    }
    // The first of equals: upright.
    let mut best = (0, counts[0]);
    for (turn, count) in [(90, counts[1]), (180, counts[2]), (270, counts[3])] {
        if count > best.1 {
            best = (turn, count);
        }
    }
    best.0
}

/// A point of the page in the frame where runs of this turn read left to right.
fn turned(x: f32, y: f32, turn: i32) -> (f32, f32) {
    match turn {
        90 => (y, -x),
        180 => (-x, -y),
        270 => (-y, x),
        _ => (x, y),
    }
}

fn heights(paper: Rect, turn: i32) -> (f32, f32) {
    let (_, one) = turned(paper.x0, paper.y0, turn);
    let (_, other) = turned(paper.x1, paper.y1, turn);
    (one.min(other), one.max(other))
}

fn to_picture(bounds: Rect, turn: i32) -> Picture {
    let (left, bottom) = turned(bounds.x0, bounds.y0, turn);
    let (right, top) = turned(bounds.x1, bounds.y1, turn);
    Picture {
        left: left.min(right),
        right: left.max(right),
        bottom: bottom.min(top),
        top: bottom.max(top),
    }
}

fn to_run(span: TextSpan, turn: i32, rank: usize) -> Run {
    let (start, base) = turned(span.x, span.y, turn);
    let (end, _) = turned(span.end_x, span.end_y, turn);
    let (element, role) = element_of(&span);
    let is_running = span.artifact.as_ref().is_some_and(|artifact| {
        artifact.kind == ArtifactKind::Pagination
            || matches!(artifact.subtype.as_deref(), Some("Header" | "Footer"))
    });
    let glyph_starts = if turn == 0 && span.glyph_x.len() == span.text.chars().count() {
        span.glyph_x.to_vec()
    } else {
        Vec::new()
    };
    Run {
        text: span.text,
        glyph_starts,
        start: start.min(end),
        end: start.max(end),
        base,
        size: span.size.abs().max(0.1),
        is_bold: span.bold,
        is_logical: span.logical,
        is_running,
        rank,
        element,
        role,
    }
}

/// The innermost element that is a paragraph, a heading, a list item or the like.
fn element_of(span: &TextSpan) -> (u32, Role) {
    let Some(structure) = &span.structure else {
        return (0, Role::Plain);
    };
    let mut role = Role::Plain;
    let mut element = 0;
    for part in &structure.path {
        let found = match part.standard_type {
            StandardType::H
            | StandardType::H1
            | StandardType::H2
            | StandardType::H3
            | StandardType::H4
            | StandardType::H5
            | StandardType::H6 => Role::Heading,
            StandardType::Caption | StandardType::Figure => Role::Caption,
            StandardType::TD | StandardType::TH => Role::Cell,
            StandardType::P
            | StandardType::LBody
            | StandardType::Note
            | StandardType::BlockQuote => Role::Plain,
            _ => continue,
        };
        element = part.object.num;
        if found != Role::Plain {
            role = found;
        }
    }
    (element, role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_pages_read_left_to_right_and_down() {
        // Bottom to top: further up the paper is further right in the line; the next line is to the
        // right on the paper, lower in the frame.
        assert!(turned(50.0, 200.0, 90).0 > turned(50.0, 100.0, 90).0);
        assert!(turned(60.0, 100.0, 90).1 < turned(50.0, 100.0, 90).1);
        // Vertical writing: down the paper is further right; the next line is to the left.
        assert!(turned(50.0, 100.0, 270).0 > turned(50.0, 200.0, 270).0);
        assert!(turned(40.0, 100.0, 270).1 < turned(50.0, 100.0, 270).1);
    }

    #[test]
    fn what_says_nothing_is_broken() {
        for (char, expected) in [
            ('a', false),
            ('\u{fffd}', true),
            ('\u{e012}', true),
            ('\u{1}', true),
            ('\t', false),
            ('ع', false),
        ] {
            assert_eq!(is_broken(char), expected, "{char:?}");
        }
    }
}
