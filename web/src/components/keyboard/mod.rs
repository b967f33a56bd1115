//! Keys and pastes anywhere on the page → commands to the state. Draws nothing.

use crate::browser::clipboard::{Pasted, pasted};
use crate::browser::{dialog, event};
use crate::state::State;
use crate::state::keys::{Command, command_of};
use crate::state::rooms::Dialog;
use crate::state::settings::Switch;
use crate::state::walk::Direction;
use leptos::prelude::*;
use leptos::{ev, leptos_dom::helpers::window_event_listener};

/// The search field's id: `/` puts the keyboard there.
pub const SEARCH_FIELD: &str = "search-field";

/// Listens as long as the page is open.
#[component]
pub fn Keyboard() -> impl IntoView {
    let state = State::here();
    let keys = window_event_listener(ev::keydown, move |event| {
        // A dialog has its own keys, Escape among them.
        if dialog::is_something_open() {
            return;
        }
        let press = event::press(&event);
        let are_letters_on = state.settings.is_on_now(Switch::Letters);
        let Some(command) = command_of(&press, are_letters_on) else {
            return;
        };
        if command != Command::Release {
            event.prevent_default();
        }
        match command {
            Command::Release => release(state, press.is_typing),
            command => run(state, command),
        }
    });
    let pastes = window_event_listener(ev::paste, move |event| {
        if dialog::is_something_open() || event::is_typing_target(&event) {
            return;
        }
        match pasted(&event) {
            Pasted::Text(text, markup) => state.rooms.open_dialog(Dialog::Paste(text, markup)),
            Pasted::Files(files) => state.desk.open_unmeasured(files),
            Pasted::Nothing => {}
        }
    });
    on_cleanup(move || {
        keys.remove();
        pastes.remove();
    });
}

/// Carries a command out.
fn run(state: State, command: Command) {
    let said = match command {
        Command::Search => {
            dialog::focus_by_id(SEARCH_FIELD);
            None
        }
        Command::Help => {
            state.rooms.open_dialog(Dialog::Annex("help"));
            None
        }
        Command::Paste => {
            state
                .rooms
                .open_dialog(Dialog::Paste(String::new(), String::new()));
            None
        }
        Command::NextMention => state.pointing.step(Direction::Next),
        Command::PreviousMention => state.pointing.step(Direction::Previous),
        Command::NextHit => state.finding.step(Direction::Next),
        Command::PreviousHit => state.finding.step(Direction::Previous),
        Command::NextColumn => {
            state.pointing.step_column(Direction::Next);
            None
        }
        Command::PreviousColumn => {
            state.pointing.step_column(Direction::Previous);
            None
        }
        Command::Release => None,
        Command::Undo => {
            state.desk.undo();
            None
        }
        Command::Redo => {
            state.desk.redo();
            None
        }
    };
    if let Some(line) = said {
        state.notices.say(line);
    }
}

/// Escape lets go of one thing at a time: of the search where it is typed, else of the actor, then
/// of the search, then of sheets.
fn release(state: State, is_typing: bool) {
    if is_typing && state.finding.is_on_now() {
        state.finding.clear();
        dialog::blur();
    } else if is_typing {
        dialog::blur();
    } else if state.pointing.chosen_now().is_some() {
        state.pointing.release();
    } else if state.finding.is_on_now() {
        state.finding.clear();
        dialog::blur();
    } else {
        state.pointing.release();
        state.rooms.lower_sheets();
    }
}
