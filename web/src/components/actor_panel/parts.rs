//! Rows of the panel: how they are counted, sorted and drawn.

use super::text;
use crate::components::kind::kind_slug;
use crate::components::live::{act, hear, lit};
use crate::state::Pointing;
use crate::state::pointing::Lamp;
use crate::state::shelf::{OpenArticle, fold, sorted_by};
use crate::state::tally::{Tallies, Tally};
use leptos::prelude::*;
use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};
use wire::{ActorId, ActorKind};

/// How often an actor is mentioned in one column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Mentions.
    pub n_mentions: u32,
    /// Whether in headline or dek.
    pub in_headline: bool,
}

/// One actor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PanelRow {
    /// Who.
    pub id: ActorId,
    /// Name shown.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Whether the lexicon knows it.
    pub is_known: bool,
    /// One per column.
    pub cells: Vec<Cell>,
    /// In all articles, also those that are no columns.
    pub n_mentions: u32,
    /// Whether it is the first of its kind.
    pub is_first: bool,
}

impl PanelRow {
    /// A number that changes with anything that is drawn: a row that changed is another row.
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// The actors of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Which kind.
    pub kind: ActorKind,
    /// Those in most columns first, then those mentioned most, then by name.
    pub rows: Vec<PanelRow>,
}

/// Actors by kind, in the order kinds are listed; kinds without actors are left out.
pub fn group_rows(tallies: &Tallies, columns: &[OpenArticle], filter: &str) -> Vec<Group> {
    let filter = fold(filter);
    let is_wanted = |tally: &&Tally| filter.is_empty() || fold(&tally.row.name).contains(&filter);
    // Sorted by actor, as tallies are.
    let mut rows: Vec<PanelRow> = tallies
        .mentioned()
        .filter(is_wanted)
        .map(|tally| row_of(tally, columns.len()))
        .collect();
    for (nth, column) in columns.iter().enumerate() {
        for count in &column.view.counts {
            let idx = rows.binary_search_by_key(&count.actor, |row| row.id);
            let row = idx.ok().and_then(|idx| rows.get_mut(idx));
            if let Some(cell) = row.and_then(|row| row.cells.get_mut(nth)) {
                *cell = Cell {
                    n_mentions: count.n_mentions,
                    in_headline: count.in_headline,
                };
            }
        }
    }
    let mut groups: Vec<Group> = ActorKind::ALL
        .iter()
        .map(|kind| Group {
            kind: *kind,
            rows: Vec::new(),
        })
        .collect();
    for row in sorted_by(rows, &compare) {
        if let Some(group) = groups.iter_mut().find(|group| group.kind == row.kind) {
            group.rows.push(PanelRow {
                is_first: group.rows.is_empty(),
                ..row
            });
        }
    }
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// Those in most columns first, then those mentioned most, then by name.
fn compare(a: &PanelRow, b: &PanelRow) -> Ordering {
    let n_columns = |row: &PanelRow| row.cells.iter().filter(|cell| cell.n_mentions > 0).count();
    n_columns(b)
        .cmp(&n_columns(a))
        .then(b.n_mentions.cmp(&a.n_mentions))
        .then_with(|| a.name.cmp(&b.name))
        .then(a.id.cmp(&b.id))
}

fn row_of(tally: &Tally, n_columns: usize) -> PanelRow {
    PanelRow {
        id: tally.row.id,
        name: tally.row.name.clone(),
        kind: tally.row.kind,
        is_known: tally.row.is_known,
        cells: vec![Cell::default(); n_columns],
        n_mentions: tally.n_mentions,
        is_first: false,
    }
}

/// How strong the tint of a cell is, 0..=4: each step is about twice the one before.
pub fn tint(n_mentions: u32) -> u32 {
    match n_mentions {
        0 => 0,
        1 => 1,
        2..=4 => 2,
        5..=9 => 3,
        _ => 4,
    }
}

/// Draws a row; pointing at it lights the actor in all columns.
///
/// Only the first row of a group is a stop of the Tab key; arrows go on from there.
pub fn draw_row(pointing: Pointing, lamp: Lamp, row: PanelRow) -> AnyView {
    let id = row.id;
    let label = text::row(&row);
    let cells = row
        .cells
        .iter()
        .map(|cell| {
            // The number is drawn by the styles: the row's label says it, with its column.
            view! {
                <span
                    class="actor-row__cell"
                    data-n=(cell.n_mentions > 0).then(|| cell.n_mentions.to_string())
                    data-tint=tint(cell.n_mentions).to_string()
                    data-emphasised=cell.in_headline.to_string()
                ></span>
            }
        })
        .collect_view();
    view! {
        <li>
            <button
                class="actor-row"
                aria-label=label
                tabindex=if row.is_first { "0" } else { "-1" }
                data-kind=kind_slug(row.kind)
                data-lit=lit(lamp, vec![id])
                on:pointerenter=hear(move |_| pointing.hover(Some(id)))
                on:pointerleave=hear(move |_| pointing.hover(None))
                on:focus=hear(move |_| pointing.hover(Some(id)))
                on:blur=hear(move |_| pointing.hover(None))
                on:click=act(move || pointing.choose(id))
            >
                <span class="actor-row__name">
                    <span class="actor-row__mark" data-known=row.is_known.to_string()>
                        {row.name}
                    </span>
                </span>
                {cells}
                <span class="actor-row__total" data-n=row.n_mentions.to_string()></span>
            </button>
        </li>
    }
    .into_any()
}
