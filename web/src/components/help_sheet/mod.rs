//! The sheet that explains keys and marks.

mod text;

use crate::browser::dialog;
use crate::components::control::main_button;
use crate::components::kind::{kind_slug, text as kind_text};
use crate::components::live::hear;
use crate::state::rooms::Dialog;
use crate::state::{State, watch};
use leptos::html;
use leptos::prelude::*;
use wire::ActorKind;

/// The sheet; it opens itself when the state asks for it.
#[component]
pub fn HelpSheet() -> impl IntoView {
    let rooms = State::here().rooms;
    let sheet = NodeRef::<html::Dialog>::new();
    watch(move || {
        let is_wanted = rooms.dialog() == Some(Dialog::Help);
        let Some(sheet) = sheet.get() else { return };
        if is_wanted {
            dialog::open_dialog(&sheet);
        } else {
            dialog::close_dialog(&sheet);
        }
    });
    view! {
        <dialog
            class="sheet help-sheet"
            node_ref=sheet
            aria-labelledby="help-title"
            on:close=hear(move |_| rooms.close_dialog())
        >
            <h2 class="sheet__title" id="help-title">{text::TITLE}</h2>
            <div class="help-sheet__columns">
                <section>
                    <h3 class="sheet__heading">{text::KEYS}</h3>
                    <dl class="help-sheet__keys">{text::KEY_LINES.map(draw_key).collect_view()}</dl>
                    <p class="sheet__note">{text::KEYS_NOTE}</p>
                </section>
                <section>
                    <h3 class="sheet__heading">{text::MARKS}</h3>
                    <ul class="help-sheet__kinds">{ActorKind::ALL.map(draw_kind).collect_view()}</ul>
                    <p class="sheet__note">{text::MARKS_NOTE}</p>
                </section>
            </div>
            <div class="sheet__acts">
                {main_button(text::CLOSE, move || rooms.close_dialog())}
            </div>
        </dialog>
    }
}

fn draw_key((keys, meaning): (&'static [&'static str], &'static str)) -> impl IntoView {
    let keys = keys
        .iter()
        .map(|key| view! { <kbd class="key">{*key}</kbd> })
        .collect_view();
    view! {
        <div class="help-sheet__key">
            <dt>{keys}</dt>
            <dd>{meaning}</dd>
        </div>
    }
}

fn draw_kind(kind: ActorKind) -> impl IntoView {
    view! {
        <li class="help-sheet__kind">
            <span class="kind-chip" data-kind=kind_slug(kind) aria-hidden="true">
                {kind_text::short(kind)}
            </span>
            <mark class="mark" data-kind=kind_slug(kind)>{kind_text::plural(kind)}</mark>
        </li>
    }
}
