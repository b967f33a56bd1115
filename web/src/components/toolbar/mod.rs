//! The bar on top: name, ways to open, search, switches, export, help.

mod parts;
pub mod text;

use crate::browser::event;
use crate::components::keyboard::SEARCH_FIELD;
use crate::components::live::{act, flag, hear, is, when, words};
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
    let ways_in = || view! { <OpenMenu /><SearchField /> }.into_any();
    let tools = || view! { <UndoButtons /><HighlightsButton /><ExportMenu /> }.into_any();
    view! {
        <header class="toolbar">
            <p class="toolbar__name">
                {text::NAME_START}<span class="toolbar__name-end">{text::NAME_END}</span>
            </p>
            <FileFields />
            {when(has_files, ways_in)}
            <span class="toolbar__gap"></span>
            {when(has_files, tools)}
            <SettingsMenu />
            <button
                class="toolbar__button"
                aria-label=text::HELP
                title=text::HELP
                on:click=act(move || state.rooms.open_dialog(Dialog::Annex("help")))
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
                prop:value=words(move || state.finding.query())
                on:input=hear(move |event| state.finding.seek(event::field_value(&event)))
                on:keydown=hear(step_on_enter)
                on:focus=hear(move |_| state.finding.come_back())
            />
        </search>
    }
}

/// The switch for all marks.
#[component]
fn HighlightsButton() -> impl IntoView {
    let settings = State::here().settings;
    view! {
        <button
            class="toolbar__button wide-only"
            aria-pressed=flag(move || settings.is_on(Switch::Highlights))
            on:click=act(move || settings.turn(Switch::Highlights))
        >
            {text::HIGHLIGHTS}
        </button>
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
            disabled=is(move || !desk.can_undo())
            on:click=act(move || desk.undo())
        >
            "↶"
        </button>
        <button
            class="toolbar__button wide-only"
            aria-label=text::REDO
            title=text::REDO
            disabled=is(move || !desk.can_redo())
            on:click=act(move || desk.redo())
        >
            "↷"
        </button>
    }
}
