//! Rows of the panel: how they are counted, sorted and drawn.

use super::text;
use crate::components::kind::kind_slug;
use crate::state::Pointing;
use crate::state::pointing::{Lamp, Light};
use crate::state::shelf::OpenArticle;
use crate::state::tally::{Tallies, Tally};
use leptos::prelude::*;
use std::collections::BTreeMap;
use wire::{ActorCount, ActorId, ActorKind};

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
    let counts: Vec<BTreeMap<ActorId, ActorCount>> = columns
        .iter()
        .map(|column| {
            column
                .view
                .counts
                .iter()
                .map(|count| (count.actor, *count))
                .collect()
        })
        .collect();
    let filter = fold(filter);
    let is_wanted = |tally: &&Tally| filter.is_empty() || fold(&tally.row.name).contains(&filter);
    let mut by_kind: BTreeMap<ActorKind, Vec<PanelRow>> = BTreeMap::new();
    for tally in tallies.mentioned().filter(is_wanted) {
        by_kind
            .entry(tally.row.kind)
            .or_default()
            .push(row_of(tally, &counts));
    }
    ActorKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let mut rows = by_kind.remove(&kind)?;
            rows.sort_by_cached_key(|row| {
                let n_columns = row.cells.iter().filter(|cell| cell.n_mentions > 0).count();
                (
                    std::cmp::Reverse((n_columns, row.n_mentions)),
                    row.name.to_lowercase(),
                    row.id,
                )
            });
            if let Some(first) = rows.first_mut() {
                first.is_first = true;
            }
            Some(Group { kind, rows })
        })
        .collect()
}

fn row_of(tally: &Tally, counts: &[BTreeMap<ActorId, ActorCount>]) -> PanelRow {
    let cell_of = |column: &BTreeMap<ActorId, ActorCount>| {
        column
            .get(&tally.row.id)
            .map_or_else(Cell::default, |count| Cell {
                n_mentions: count.n_mentions,
                in_headline: count.in_headline,
            })
    };
    PanelRow {
        id: tally.row.id,
        name: tally.row.name.clone(),
        kind: tally.row.kind,
        is_known: tally.row.is_known,
        cells: counts.iter().map(cell_of).collect(),
        n_mentions: tally.n_mentions,
        is_first: false,
    }
}

/// A name as it is compared: without case, hyphens and apostrophes, which outlets set as they
/// like ("Abd-al-Rahman", "Sana'a").
fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '-' | '‐' | '‑' | '\'' | '’' | '‘' | 'ʼ' | '`' | '.'))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim()
        .to_owned()
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
pub fn draw_row(pointing: Pointing, lamp: Lamp, row: PanelRow) -> impl IntoView {
    let id = row.id;
    let label = text::row(&row);
    let cells = row
        .cells
        .iter()
        .map(|cell| {
            let n = (cell.n_mentions > 0).then(|| cell.n_mentions.to_string());
            view! {
                <span
                    class="actor-row__cell"
                    data-tint=tint(cell.n_mentions)
                    data-emphasised=cell.in_headline.to_string()
                >
                    {n}
                </span>
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
                data-lit=move || lamp.light(&[id]).map(Light::slug)
                on:pointerenter=move |_| pointing.hover(Some(id))
                on:pointerleave=move |_| pointing.hover(None)
                on:focus=move |_| pointing.hover(Some(id))
                on:blur=move |_| pointing.hover(None)
                on:click=move |_| pointing.choose(id)
            >
                <span class="actor-row__name">
                    <span class="actor-row__mark" data-known=row.is_known.to_string()>
                        {row.name}
                    </span>
                </span>
                {cells}
                <span class="actor-row__total">{row.n_mentions}</span>
            </button>
        </li>
    }
}
