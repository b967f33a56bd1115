//! The right rail: actors, the chosen one, and what the search found, one at a time.

mod text;

use crate::components::actor_panel::ActorPanel;
use crate::components::inspector::Inspector;
use crate::components::live::{act, flag, part, when, words};
use crate::components::search_panel::SearchPanel;
use crate::state::State;
use crate::state::rooms::{Sheet, Tab};
use leptos::prelude::*;

/// The rail.
#[component]
pub fn RightRail() -> impl IntoView {
    let state = State::here();
    let panel = move || match state.rooms.tab() {
        Tab::Actors => view! { <ActorPanel /> }.into_any(),
        Tab::Inspector => view! { <Inspector /> }.into_any(),
        Tab::Found => view! { <SearchPanel /> }.into_any(),
    };
    view! {
        <aside
            class="right-rail rail"
            aria-label=text::LABEL
            data-up=flag(move || state.rooms.sheet() == Some(Sheet::Rail))
        >
            <div class="tabs" role="tablist" aria-label=text::LABEL>
                <RailTab tab=Tab::Actors />
                {when(
                    move || state.pointing.chosen().is_some(),
                    || view! { <RailTab tab=Tab::Inspector /> }.into_any(),
                )}
                {when(
                    move || !state.finding.query().is_empty(),
                    || view! { <RailTab tab=Tab::Found /> }.into_any(),
                )}
            </div>
            <div class="right-rail__panel" role="tabpanel" id="rail-panel">
                {part(panel)}
            </div>
        </aside>
    }
}

/// One tab.
#[component]
fn RailTab(
    /// Which.
    tab: Tab,
) -> impl IntoView {
    let state = State::here();
    let said = move || match tab {
        Tab::Actors => text::ACTORS.to_owned(),
        Tab::Inspector => state
            .pointing
            .chosen()
            .and_then(|actor| state.desk.actor_name(actor))
            .unwrap_or_default(),
        Tab::Found => text::FOUND.to_owned(),
    };
    let is_front = move || state.rooms.tab() == tab;
    view! {
        <button
            class="tabs__tab"
            role="tab"
            aria-selected=flag(is_front)
            aria-controls="rail-panel"
            on:click=act(move || state.rooms.show_tab(tab))
        >
            {words(said)}
        </button>
    }
}
