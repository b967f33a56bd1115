//! Guesses at each line → one reading of the page that holds together.
//!
//! One headline, few summaries, headings only where text follows. What has no better name is
//! furniture.

use super::feature::Survey;
use super::{Guesses, KINDS, comments, is_captioned};
use crate::page::Page;
use document::ZoneKind;

/// A line is article from this guess on. Tried: .36, .42, .48 on the three development sets; little
/// between them, lower is better where pages are unlike those learned from.
const BODY_FROM: f32 = 0.4;

/// A page with fewer words of article is read again with a lower bar: a share of its best guess.
const FEW_WORDS: u32 = 40;
const LOW_BAR: f32 = 0.5;
const MIN_PROSE_WORDS: u32 = 8;
/// Below it even the best line is no article.
const LEAST: f32 = 0.04;

/// From which guess on a line is of a kind, in the order of [`KINDS`].
const KIND_FROM: [f32; KINDS.len()] = [0.5, 0.3, 0.4, 0.4, 0.4, 0.4];

const HEADING: usize = 0;
const HEADLINE: usize = 1;
const DEK: usize = 2;
const CAPTION: usize = 5;

/// Most lines of a summary.
const MAX_DEKS: usize = 4;

/// What each line is.
pub(super) fn decode(page: &Page, survey: &Survey, guesses: &Guesses) -> Vec<ZoneKind> {
    let bar = bar(page, guesses);
    let headline = headline(page, survey, guesses);
    // A discussion is prose as well, often more than the article.
    let is_talk = comments::talk(page, &|line| {
        guesses.body[line] >= bar && page.stats[line].n_words >= MIN_PROSE_WORDS
    });
    let mut kinds: Vec<ZoneKind> = (0..page.lines.len())
        .map(|line| {
            if Some(line) == headline {
                return ZoneKind::Headline;
            }
            if is_talk[line] {
                return ZoneKind::Furniture;
            }
            kind(page, guesses, line, bar)
        })
        .collect();
    keep_first_deks(&mut kinds);
    trim_edges(page, guesses, &mut kinds);
    drop_empty_headings(&mut kinds);
    name_rest(page, &mut kinds);
    kinds
}

/// From which guess on a line of this page is article.
fn bar(page: &Page, guesses: &Guesses) -> f32 {
    let n_words: u32 = guesses
        .body
        .iter()
        .zip(&page.stats)
        .filter(|(guess, _)| **guess >= BODY_FROM)
        .map(|(_, stats)| stats.n_words)
        .sum();
    if n_words >= FEW_WORDS {
        return BODY_FROM;
    }
    let best = guesses
        .body
        .iter()
        .zip(&page.stats)
        .filter(|(_, stats)| stats.n_words >= MIN_PROSE_WORDS)
        .map(|(guess, _)| *guess)
        .fold(0.0, f32::max);
    if best < LEAST {
        BODY_FROM
    } else {
        (best * LOW_BAR).min(BODY_FROM)
    }
}

/// The article's title: the best guess; on a page where none is good, the line that agrees with the
/// page's own title.
fn headline(page: &Page, survey: &Survey, guesses: &Guesses) -> Option<usize> {
    let best = (0..page.lines.len())
        .map(|line| (guesses.kinds[line][HEADLINE], line))
        // Of equals the first.
        .reduce(|best, other| if other.0 > best.0 { other } else { best })?;
    if best.0 >= KIND_FROM[HEADLINE] {
        return Some(best.1);
    }
    survey.title_line()
}

fn kind(page: &Page, guesses: &Guesses, line: usize, bar: f32) -> ZoneKind {
    let body = guesses.body[line];
    let of_kind = &guesses.kinds[line];
    // Under the lowered bar only what could be a paragraph.
    let is_enough =
        body >= BODY_FROM || (body >= bar && page.stats[line].n_words >= MIN_PROSE_WORDS);
    let is_body =
        is_enough && !is_control(page, line) && !is_label(page, line) && !is_pointer(page, line);
    // A summary may be the first paragraph set in bold: only its own forest tells.
    if of_kind[DEK] >= KIND_FROM[DEK]
        && of_kind[DEK] > of_kind[CAPTION]
        && (!is_body || of_kind[DEK] > 0.5)
    {
        return ZoneKind::Dek;
    }
    // Pictures' words look like prose; where their forest is sure, it wins.
    let is_caption = of_kind[CAPTION] > 0.5 && of_kind[CAPTION] > body;
    if is_body && !is_caption {
        let is_heading = of_kind[HEADING] >= KIND_FROM[HEADING] && page.stats[line].n_words <= 40;
        return if is_heading {
            ZoneKind::Heading
        } else {
            ZoneKind::Body
        };
    }
    let mut best = (0.0, ZoneKind::Furniture);
    for (which, kind) in KINDS.into_iter().enumerate().skip(DEK) {
        if of_kind[which] >= KIND_FROM[which] && of_kind[which] > best.0 {
            best = (of_kind[which], kind);
        }
    }
    if best.1 == ZoneKind::Furniture
        && is_captioned(page, line)
        && (3..=120).contains(&page.stats[line].n_words)
        && !page.stats[line].phrase.is_menu
    {
        return ZoneKind::Caption;
    }
    best.1
}

/// Whether a line is a word of menus and boxes ("Advertisement") and no heading.
fn is_label(page: &Page, line: usize) -> bool {
    let stats = &page.stats[line];
    let room = &page.outline.rooms[page.outline.block_of[line] as usize];
    let is_heading = page
        .tree
        .name(room.node)
        .is_some_and(|name| name.starts_with('h'));
    stats.phrase.is_menu && stats.n_words <= 4 && !is_heading && !stats.ends_sentence
}

/// Whether a line points to another article: "READ MORE: …".
fn is_pointer(page: &Page, line: usize) -> bool {
    let (n_linked, n_bytes) = (page.lines[line].n_linked, page.lines[line].text.len());
    let stats = &page.stats[line];
    stats.has_shout && n_linked * 2 > n_bytes && !stats.ends_sentence
}

/// Whether a line is in something to press or to fill in.
fn is_control(page: &Page, line: usize) -> bool {
    let room = &page.outline.rooms[page.outline.block_of[line] as usize];
    matches!(
        page.tree.name(room.node),
        Some("option" | "select" | "textarea" | "button")
    )
}

/// Summaries stand together: a fifth is something else.
fn keep_first_deks(kinds: &mut [ZoneKind]) {
    let mut n = 0;
    for kind in kinds {
        if *kind == ZoneKind::Dek {
            n += 1;
            if n > MAX_DEKS {
                *kind = ZoneKind::Body;
            }
        }
    }
}

/// Before its first paragraph and after its last, an article has no short lines of doubt: they are
/// menus and boxes beside it, on pages that say so nowhere.
fn trim_edges(page: &Page, guesses: &Guesses, kinds: &mut [ZoneKind]) {
    let is_prose = |line: &usize| {
        let stats = &page.stats[*line];
        kinds[*line] == ZoneKind::Body && (stats.n_words >= MIN_PROSE_WORDS || stats.ends_sentence)
    };
    let Some(first) = (0..kinds.len()).find(is_prose) else {
        return;
    };
    let last = (0..kinds.len()).rev().find(is_prose).unwrap_or(first);
    for line in (0..first).chain(last + 1..kinds.len()) {
        if kinds[line] != ZoneKind::Body {
            continue;
        }
        let stats = &page.stats[line];
        let is_linked = page.lines[line].n_linked * 2 > page.lines[line].text.len();
        if line < first && stats.is_date {
            kinds[line] = ZoneKind::Date;
        } else if line < first && stats.has_byline_mark {
            kinds[line] = ZoneKind::Byline;
        } else if guesses.body[line] < EDGE_FROM || is_linked {
            kinds[line] = ZoneKind::Furniture;
        }
    }
}

/// Surer than this, a short line at the edge stays.
const EDGE_FROM: f32 = 0.55;

/// A heading after which no text of the article comes is the title of what stands below it.
fn drop_empty_headings(kinds: &mut [ZoneKind]) {
    let mut has_text = false;
    for kind in kinds.iter_mut().rev() {
        match kind {
            ZoneKind::Body => has_text = true,
            ZoneKind::Heading if !has_text => *kind = ZoneKind::Furniture,
            _ => {}
        }
    }
}

/// Credits beside captions, copyright lines.
fn name_rest(page: &Page, kinds: &mut [ZoneKind]) {
    for line in 0..kinds.len() {
        let stats = &page.stats[line];
        let is_near_caption = (line > 0 && kinds[line - 1] == ZoneKind::Caption)
            || kinds.get(line + 1) == Some(&ZoneKind::Caption);
        match kinds[line] {
            kind @ (ZoneKind::Furniture | ZoneKind::Caption)
                if stats.n_words <= 9
                    && stats.has_credit
                    && (kind == ZoneKind::Caption || is_near_caption) =>
            {
                kinds[line] = ZoneKind::Credit;
            }
            ZoneKind::Furniture | ZoneKind::Byline | ZoneKind::Date
                if stats.has_copyright && stats.n_digits >= 4 =>
            {
                kinds[line] = ZoneKind::Copyright;
            }
            _ => {}
        }
    }
}
