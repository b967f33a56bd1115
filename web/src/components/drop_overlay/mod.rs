//! The whole window takes drops; while files are dragged over it, it says so.

mod text;

use crate::browser::{event, files, task};
use crate::components::live::when;
use crate::state::State;
use crate::state::rooms::Dialog;
use leptos::prelude::*;
use leptos::{ev, leptos_dom::helpers::window_event_listener};

/// Listens for drags over the window and shows the overlay meanwhile.
#[component]
pub fn DropOverlay() -> impl IntoView {
    let state = State::here();
    let is_over = RwSignal::new(false);
    let over = window_event_listener(ev::dragover, move |event| {
        // Without this the browser would open the file in place of the page.
        event.prevent_default();
        if event::carries_files(&event) && !is_over.get_untracked() {
            is_over.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event::has_left_window(&event) {
            is_over.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        is_over.set(false);
        let Some(dropped) = files::dropped(&event) else {
            return;
        };
        if let Some(text) = dropped.text() {
            state
                .rooms
                .open_dialog(Dialog::Paste(text.to_owned(), String::new()));
            return;
        }
        task::spawn(async move { state.desk.open_files(dropped.into_files().await) });
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
    let draw = || {
        view! {
            <div class="drop-overlay">
                <p class="drop-overlay__words">{text::DROP_HERE}</p>
            </div>
        }
        .into_any()
    };
    when(move || is_over.get(), draw)
}
