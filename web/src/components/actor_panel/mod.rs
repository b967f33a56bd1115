//! All actors by kind, with counts per column as a small matrix.

mod parts;
mod text;

#[cfg(test)]
mod tests;

use crate::browser::event;
use crate::components::control::{count, rail_note, show_more};
use crate::components::kind::text as kind_text;
use crate::components::live::{each, hear, part, when, words};
use crate::state::State;
use leptos::prelude::*;
use parts::{Group, PanelRow, draw_row, group_rows};
use wire::ActorKind;

/// More rows of a kind than this are drawn only when asked for.
const N_ROWS: usize = 40;

/// More columns than this don't fit beside a name; the total still counts them.
const N_CELLS: usize = 6;

/// The panel.
#[component]
pub fn ActorPanel() -> impl IntoView {
    let state = State::here();
    let filter = RwSignal::new(String::new());
    let columns = state.desk.columns();
    let groups = Memo::new(move |_| {
        let columns = columns.read();
        let n_cells = columns.len().min(N_CELLS);
        let shown = columns.get(..n_cells).unwrap_or_default();
        group_rows(&state.desk.tallies().read(), shown, &filter.read())
    });
    let n_cells = Memo::new(move |_| columns.read().len().min(N_CELLS));
    let n_actors = move || {
        groups
            .read()
            .iter()
            .map(|group| group.rows.len())
            .sum::<usize>()
    };
    let none = move || {
        if filter.read().is_empty() {
            text::NONE
        } else {
            text::NO_MATCH
        }
    };
    let numbers = move || {
        let number = |nth| view! { <span class="actor-panel__column">{nth}</span> };
        (1..=n_cells.get())
            .map(number)
            .collect::<Vec<_>>()
            .into_any()
    };
    view! {
        <section
            class="actor-panel"
            aria-label=text::LABEL
            style:--n-cells=words(move || n_cells.get().max(1).to_string())
        >
            <div class="actor-panel__head">
                <input
                    class="field"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=text::FILTER
                    placeholder=text::FILTER
                    prop:value=words(move || filter.get())
                    on:input=hear(move |event| filter.set(event::field_value(&event)))
                />
                <div class="actor-panel__columns" aria-hidden="true">
                    <span class="actor-panel__n-actors" title=text::HINT>
                        {words(move || text::actors(n_actors()))}
                    </span>
                    {part(numbers)}
                    <span class="actor-panel__total">{text::TOTAL}</span>
                </div>
            </div>
            <div
                class="rail__scroll"
                on:keydown=hear(move |event| event::walk_by_arrows(&event, ".actor-row"))
            >
                {ActorKind::ALL.map(|kind| view! { <KindGroup kind groups /> }).collect_view()}
                {when(move || n_actors() == 0, move || rail_note(words(none)))}
            </div>
        </section>
    }
}

/// The actors of one kind.
#[component]
fn KindGroup(
    /// Which kind.
    kind: ActorKind,
    /// All groups.
    groups: Memo<Vec<Group>>,
) -> impl IntoView {
    let state = State::here();
    let is_all = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        groups
            .read()
            .iter()
            .find(|group| group.kind == kind)
            .map(|group| group.rows.clone())
            .unwrap_or_default()
    });
    let n_hidden = move || {
        if is_all.get() {
            0
        } else {
            rows.read().len().saturating_sub(N_ROWS)
        }
    };
    let shown = move || {
        let n_rows = if is_all.get() { usize::MAX } else { N_ROWS };
        rows.read()
            .iter()
            .take(n_rows)
            .cloned()
            .collect::<Vec<PanelRow>>()
    };
    let lamp = StoredValue::new(state.pointing.lamp());
    let more = move || {
        show_more(
            words(move || text::show_all(rows.read().len())),
            move || is_all.set(true),
        )
    };
    let draw_one = move |row| draw_row(state.pointing, lamp.get_value(), row);
    let draw = move || {
        view! {
            // Places are no actors to most questions, so they are there but folded.
            <details class="kind-group" open=kind != ActorKind::Place>
                <summary class="kind-group__summary">
                    {kind_text::plural(kind)} " "
                    {count(words(move || rows.read().len().to_string()))}
                </summary>
                <ul class="kind-group__rows">
                    {each(shown, PanelRow::fingerprint, draw_one)}
                </ul>
                {when(move || n_hidden() != 0, more)}
            </details>
        }
        .into_any()
    };
    when(move || !rows.read().is_empty(), draw)
}
