//! Text → its lines: one line is one block on screen, in the view and in the search alike.
//!
//! A block is a span of the text, so that what is drawn, searched and shown in context are the same
//! characters. Blank lines are not blocks; no other character is left out.

use analysis::{Article, Span, ZoneKind, is_line_end};
use wire::FoldKind;

/// One line of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where, without white space at either end. Never empty.
    pub(crate) span: Span,
    /// Index of the first zone that ends after the line's start.
    pub(crate) first_zone: usize,
    /// What it is folded with; `None`: it is shown open.
    pub(crate) fold: Option<FoldKind>,
}

/// The lines of an article in order: every non-white character is in exactly one.
pub(crate) fn lines(article: &Article) -> impl Iterator<Item = Line> {
    let mut at = 0;
    let mut first_zone = 0;
    article
        .text()
        .split_inclusive(is_line_end)
        .filter_map(move |raw| {
            let start = at + (raw.len() - raw.trim_start().len());
            at += raw.len();
            let trimmed = raw.trim();
            if trimmed.is_empty() {
                return None;
            }
            let span = Span::new(start, start + trimmed.len());
            while article
                .zones
                .get(first_zone)
                .is_some_and(|zone| zone.span.end <= span.start)
            {
                first_zone += 1;
            }
            Some(Line {
                span,
                first_zone,
                fold: fold(article, span, first_zone),
            })
        })
}

/// A line is folded when nothing of it belongs to the article.
fn fold(article: &Article, span: Span, first_zone: usize) -> Option<FoldKind> {
    let mut kinds = article.zones[first_zone..]
        .iter()
        .take_while(|zone| zone.span.start < span.end)
        .map(|zone| match zone.kind {
            ZoneKind::Furniture | ZoneKind::Copyright => Some(FoldKind::Furniture),
            ZoneKind::Comment => Some(FoldKind::Comments),
            _ => None,
        });
    // A line without a zone would be a fault of ours; folded furniture at least keeps it.
    let first = kinds.next().unwrap_or(Some(FoldKind::Furniture))?;
    kinds.all(|kind| kind.is_some()).then_some(first)
}
