//! The bar on top: name, ways to open, search, switches, export, help.

mod parts;
pub mod text;

use crate::browser::event;
use crate::components::keyboard::SEARCH_FIELD;
use crate::state::State;
use crate::state::rooms::Dialog;
use crate::state::settings::Switch;
use crate::state::walk::Direction;
use leptos::prelude::*;
use parts::{ExportMenu, FileFields, OpenMenu, SettingsMenu};

/// Ids of the two hidden file fields.
pub const FILES_FIELD: &str = "files-field";
/// The field that takes a folder.
pub const FOLDER_FIELD: &str = "folder-field";

/// The bar.
#[component]
pub fn Toolbar() -> impl IntoView {
    let state = State::here();
    let has_files = move || !state.desk.is_empty();
    view! {
        <header class="toolbar">
            <p class="toolbar__name">
                {text::NAME_START}<span class="toolbar__name-end">{text::NAME_END}</span>
            </p>
            <FileFields />
            <Show when=has_files>
                <OpenMenu />
                <SearchField />
            </Show>
            <span class="toolbar__gap"></span>
            <Show when=has_files>
                <UndoButtons />
                <button
                    class="toolbar__button wide-only"
                    aria-pressed=move || state.settings.is_on(Switch::Highlights).to_string()
                    on:click=move |_| state.settings.turn(Switch::Highlights)
                >
                    {text::HIGHLIGHTS}
                </button>
                <ExportMenu />
            </Show>
            <SettingsMenu />
            <button
                class="toolbar__button"
                aria-label=text::HELP
                title=text::HELP
                on:click=move |_| state.rooms.open_dialog(Dialog::Help)
            >
                "?"
            </button>
        </header>
    }
}

/// The field for searching all articles.
#[component]
fn SearchField() -> impl IntoView {
    let state = State::here();
    let step_on_enter = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            let direction = if event.shift_key() {
                Direction::Previous
            } else {
                Direction::Next
            };
            if let Some(line) = state.finding.step(direction) {
                state.notices.say(line);
            }
        }
    };
    view! {
        <search class="toolbar__search">
            <input
                id=SEARCH_FIELD
                class="field"
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=text::SEARCH
                placeholder=text::SEARCH
                prop:value=move || state.finding.query()
                on:input=move |event| state.finding.seek(event::field_value(&event))
                on:keydown=step_on_enter
                on:focus=move |_| state.finding.come_back()
            />
        </search>
    }
}

/// Undo and redo, for those who don't know the keys.
#[component]
fn UndoButtons() -> impl IntoView {
    let desk = State::here().desk;
    view! {
        <button
            class="toolbar__button wide-only"
            aria-label=text::UNDO
            title=text::UNDO
            disabled=move || !desk.can_undo()
            on:click=move |_| desk.undo()
        >
            "↶"
        </button>
        <button
            class="toolbar__button wide-only"
            aria-label=text::REDO
            title=text::REDO
            disabled=move || !desk.can_redo()
            on:click=move |_| desk.redo()
        >
            "↷"
        </button>
    }
}
