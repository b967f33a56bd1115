//! Header, lines and folds of a column.

use super::marks::Marker;
use super::text;
use crate::components::control::{cross, fixed_count};
use crate::components::live::words;
use crate::state::State;
use crate::state::shelf::OpenArticle;
use leptos::prelude::*;
use wire::{ArticleView, Block, FoldKind, Piece, Section, Zone};

/// Runs of text a portion holds at least: about a screen of text. The browser skips portions that
/// are not near the window, so they should be small; each costs an element, so not too small.
const N_RUNS: usize = 90;

/// Runs of one line that get marks. A line is drawn in one go; ten thousand marks take a second, a
/// hundred thousand more than a minute, and no article has a paragraph of so many: it is a broken page
/// or a text without line breaks, of which the rest is shown unmarked.
const N_MARKED: usize = 10_000;

/// Sections that are drawn at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    /// Which sections.
    pub sections: std::ops::Range<usize>,
    /// The number of the first block, counted over all sections.
    pub first_block: u32,
}

/// Cuts an article into portions.
pub fn cut(sections: &[Section]) -> Vec<Portion> {
    let mut portions = Vec::new();
    let (mut start, mut first_block, mut n_blocks, mut n_runs) = (0, 0, 0, 0);
    for (idx, section) in sections.iter().enumerate() {
        let blocks = blocks_of(section);
        n_blocks += blocks.len() as u32;
        n_runs += blocks.iter().map(|block| block.pieces.len()).sum::<usize>();
        if n_runs >= N_RUNS || idx + 1 == sections.len() {
            portions.push(Portion {
                sections: start..idx + 1,
                first_block,
            });
            (start, first_block, n_runs) = (idx + 1, n_blocks, 0);
        }
    }
    portions
}

/// The blocks of a section.
fn blocks_of(section: &Section) -> &[Block] {
    match section {
        Section::Open(block) => std::slice::from_ref(block),
        Section::Folded { blocks, .. } => blocks,
    }
}

/// Draws one portion.
pub fn draw_portion(view: &ArticleView, portion: &Portion, marker: &Marker) -> AnyView {
    let mut at = portion.first_block;
    let sections = view
        .sections
        .get(portion.sections.clone())
        .unwrap_or_default();
    let drawn = sections
        .iter()
        .map(|section| {
            let first = at;
            at += blocks_of(section).len() as u32;
            match section {
                Section::Open(block) => draw_block(view, block, first, marker),
                Section::Folded { kind, blocks } => draw_fold(view, *kind, blocks, first, marker),
            }
        })
        .collect::<Vec<_>>();
    view! { <div class="article-pane__portion">{drawn}</div> }.into_any()
}

fn draw_fold(
    view: &ArticleView,
    kind: FoldKind,
    blocks: &[Block],
    first: u32,
    marker: &Marker,
) -> AnyView {
    let lines = blocks
        .iter()
        .zip(first..)
        .map(|(block, nth)| draw_block(view, block, nth, marker))
        .collect::<Vec<_>>();
    view! {
        <details class="fold">
            <summary class="fold__summary">
                {text::fold(kind)} " " {fixed_count(blocks.len())}
            </summary>
            <div class="fold__lines">{lines}</div>
        </details>
    }
    .into_any()
}

/// The zone a line is drawn as: a paragraph stays one where it begins with a dateline or a note.
pub fn role_of(block: &Block) -> Zone {
    let is_paragraph = block
        .pieces
        .iter()
        .any(|piece| piece.zone == Zone::Body && piece.text.chars().any(char::is_alphanumeric));
    if is_paragraph { Zone::Body } else { block.zone }
}

/// What the styles call a zone.
pub fn zone_slug(zone: Zone) -> &'static str {
    match zone {
        Zone::Outlet => "outlet",
        Zone::Headline => "headline",
        Zone::Dek => "dek",
        Zone::Byline => "byline",
        Zone::Dateline => "dateline",
        Zone::Date => "date",
        Zone::Heading => "heading",
        Zone::Body => "body",
        Zone::Caption => "caption",
        Zone::Credit => "credit",
        Zone::EditorNote => "note",
        Zone::SourceLine => "source-line",
        Zone::Comment => "comment",
        Zone::Copyright => "copyright",
        Zone::Furniture => "furniture",
    }
}

/// One line. Its text is exactly the text of the block, so that places in it can be painted;
/// labels come from the styles.
fn draw_block(view: &ArticleView, block: &Block, nth: u32, marker: &Marker) -> AnyView {
    let role = role_of(block);
    let zone = zone_slug(role);
    let n_marked = block.pieces.len().min(N_MARKED);
    let (first, rest) = block.pieces.split_at(n_marked);
    let mut runs = runs_of(first)
        .map(|run| draw_run(view, run, role, marker))
        .collect::<Vec<_>>();
    if !rest.is_empty() {
        let words: String = rest.iter().map(|piece| piece.text.as_str()).collect();
        runs.push(words.into_any());
    }
    let label = (role == Zone::EditorNote).then_some(text::NOTE);
    match role {
        Zone::Headline => view! {
            <h2 class="line" data-zone=zone data-block=nth dir="auto">{runs}</h2>
        }
        .into_any(),
        Zone::Heading => view! {
            <h3 class="line" data-zone=zone data-block=nth dir="auto">{runs}</h3>
        }
        .into_any(),
        _ => view! {
            <p class="line" data-zone=zone data-block=nth data-label=label dir="auto">{runs}</p>
        }
        .into_any(),
    }
}

/// Neighbouring pieces of one zone: a note inside a paragraph is one box, however many marks.
pub fn runs_of(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    pieces.chunk_by(|a, b| a.zone == b.zone)
}

fn draw_run(view: &ArticleView, run: &[Piece], role: Zone, marker: &Marker) -> AnyView {
    let zone = run.first().map_or(role, |piece| piece.zone);
    let mut before: Option<&Piece> = None;
    let mut pieces = Vec::with_capacity(run.len());
    for piece in run {
        pieces.push(marker.draw(view, piece, before));
        before = Some(piece);
    }
    if zone == role {
        return pieces.into_any();
    }
    let label = (zone == Zone::EditorNote).then_some(text::NOTE);
    view! { <span class="run" data-zone=zone_slug(zone) data-label=label>{pieces}</span> }
        .into_any()
}

/// The header: number, outlet, facts, and the button that takes the column away.
#[component]
pub fn PaneHeader(
    /// The article.
    article: OpenArticle,
    /// The number of the column, from 1.
    number: Memo<usize>,
) -> impl IntoView {
    let desk = State::here().desk;
    let key = article.key;
    let view = article.view;
    let authors = (!view.authors.is_empty()).then(|| text::byline(&view.authors));
    let date = view.date.as_deref().map(|date| {
        let date = text::date(date);
        if view.date_is_update {
            text::updated(&date)
        } else {
            date
        }
    });
    let agency = view.agency.clone().map(|agency| {
        view! { <span class="badge" title=text::WIRE_TITLE>{text::wire(&agency)}</span> }
    });
    view! {
        <header class="article-pane__header">
            <span class="article-pane__number" aria-hidden="true">{words(move || number.get().to_string())}</span>
            <div class="article-pane__facts">
                <p class="article-pane__outlet" title=view.headline.clone()>{view.label.clone()}</p>
                <p class="article-pane__details">
                    {authors.map(|authors| view! { <span>{authors}</span> })}
                    {date.map(|date| view! { <span>{date}</span> })}
                    <span>{text::words(view.n_words)}</span>
                    {agency}
                </p>
            </div>
            {cross(text::unpin(&view.label), move || desk.unpin(key))}
        </header>
    }
}

/// What could not be done with the article, under its text.
#[component]
pub fn PaneFooter(
    /// The article.
    article: OpenArticle,
) -> impl IntoView {
    let notices: Vec<String> = article
        .view
        .notices
        .iter()
        .chain(article.file_notices.iter())
        .cloned()
        .collect();
    (!notices.is_empty()).then(|| {
        let lines = notices
            .into_iter()
            .map(|line| view! { <li>{line}</li> })
            .collect_view();
        view! {
            <footer class="article-pane__notices">
                <p class="article-pane__notices-title">{text::NOTICES}</p>
                <ul>{lines}</ul>
            </footer>
        }
    })
}
