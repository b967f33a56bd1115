//! Labelled lines → the articles of the page, when it surely has several.
//!
//! Only pages that load one article after another are cut: `article` elements apart from one another,
//! each with a first-rank heading of its own and much text. Lists of teasers and pages of several
//! short notes stay whole.

use crate::page::Page;
use document::ZoneKind;
use std::ops::Range;

/// Words of article that each must have.
const MIN_WORDS: u32 = 150;

/// The ranges of lines of each article; together all lines.
///
/// The titles of the later ones become headlines in `kinds`.
pub(crate) fn parts(page: &Page, kinds: &mut [ZoneKind]) -> Vec<Range<usize>> {
    let n = page.lines.len();
    let mut starts = vec![0];
    for tally in own_articles(page, kinds).into_iter().skip(1) {
        starts.push(tally.first);
        kinds[tally.title] = ZoneKind::Headline;
    }
    let ends = starts.iter().skip(1).copied().chain([n]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

/// The `article` elements that have a title and a text of their own.
fn own_articles(page: &Page, kinds: &[ZoneKind]) -> Vec<Tally> {
    let outline = &page.outline;
    let mut found: Vec<(u32, Tally)> = Vec::new();
    for (line, kind) in kinds.iter().enumerate() {
        // The outermost, so that an article in an article is a part of it.
        let article = outline
            .way_up(outline.room_of[line])
            .filter(|&room| page.tree.name(outline.rooms[room as usize].node) == Some("article"))
            .last();
        let Some(article) = article else { continue };
        if found.last().is_none_or(|(room, _)| *room != article) {
            found.push((
                article,
                Tally {
                    first: line,
                    ..Tally::default()
                },
            ));
        }
        let Some((_, tally)) = found.last_mut() else {
            continue;
        };
        let block = outline.rooms[outline.block_of[line] as usize].node;
        if page.tree.name(block) == Some("h1") {
            if tally.n_words == 0 && !tally.has_title {
                (tally.has_title, tally.title) = (true, line);
            }
        } else if *kind == ZoneKind::Body {
            tally.n_words += page.stats[line].n_words;
        }
    }
    found
        .into_iter()
        .filter(|(_, tally)| tally.has_title && tally.n_words >= MIN_WORDS)
        .map(|(_, tally)| tally)
        .collect()
}

#[derive(Default)]
struct Tally {
    first: usize,
    title: usize,
    has_title: bool,
    n_words: u32,
}
