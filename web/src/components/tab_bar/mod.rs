//! The bar at the foot of a phone: what lies over the columns.

mod text;

use crate::components::live::{act, flag};
use crate::state::State;
use crate::state::rooms::Sheet;
use leptos::prelude::*;

/// The bar; the styles show it on narrow screens only.
#[component]
pub fn TabBar() -> impl IntoView {
    let rooms = State::here().rooms;
    let is_up = move |sheet| flag(move || rooms.sheet() == Some(sheet));
    view! {
        <nav class="tab-bar" aria-label=text::LABEL>
            <button
                class="tab-bar__tab"
                aria-expanded=is_up(Sheet::Articles)
                on:click=act(move || rooms.toggle_sheet(Sheet::Articles))
            >
                {text::ARTICLES}
            </button>
            <button
                class="tab-bar__tab"
                aria-pressed=flag(move || rooms.sheet().is_none())
                on:click=act(move || rooms.lower_sheets())
            >
                {text::READ}
            </button>
            <button
                class="tab-bar__tab tab-bar__tab--rail"
                aria-expanded=is_up(Sheet::Rail)
                on:click=act(move || rooms.toggle_sheet(Sheet::Rail))
            >
                {text::ACTORS}
            </button>
        </nav>
    }
}
