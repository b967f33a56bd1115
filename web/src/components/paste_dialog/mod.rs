//! The dialog for text that is in no file: a name, if wanted, and the text.

mod text;

use crate::browser::{dialog, event};
use crate::components::control::button;
use crate::components::live::{act, hear, is, words};
use crate::state::rooms::Dialog;
use crate::state::{State, watch};
use leptos::html;
use leptos::prelude::*;

/// The dialog; it opens itself when the state asks for it.
#[component]
pub fn PasteDialog() -> impl IntoView {
    let state = State::here();
    let name = RwSignal::new(String::new());
    let content = RwSignal::new(String::new());
    // What was copied from a page: its text, and its markup, which says more.
    let copied = StoredValue::new((String::new(), String::new()));
    let sheet = NodeRef::<html::Dialog>::new();
    watch(move || {
        let wanted = state.rooms.dialog();
        let Some(sheet) = sheet.get() else { return };
        if let Some(Dialog::Paste(prefilled, markup)) = wanted {
            name.set(String::new());
            copied.set_value((prefilled.clone(), markup));
            content.set(prefilled);
            dialog::open_dialog(&sheet);
        } else {
            dialog::close_dialog(&sheet);
        }
    });
    let is_blank = move || content.read().trim().is_empty();
    let open = move || {
        if !content.read_untracked().trim().is_empty() {
            // A text that was edited is taken as it stands.
            let markup = copied.with_value(|(text, markup)| {
                let is_whole = *text == *content.read_untracked() && !markup.is_empty();
                is_whole.then(|| markup.clone())
            });
            state
                .desk
                .open_text(&name.read_untracked(), &content.read_untracked(), markup);
            state.rooms.close_dialog();
        }
    };
    let open_by_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            open();
        }
    };
    view! {
        <dialog
            class="sheet paste-dialog"
            node_ref=sheet
            aria-labelledby="paste-title"
            on:close=hear(move |_| state.rooms.close_dialog())
        >
            <h2 class="sheet__title" id="paste-title">{text::TITLE}</h2>
            <label class="paste-dialog__label">
                {text::CONTENT}
                <textarea
                    class="field paste-dialog__content"
                    rows="12"
                    autofocus=true
                    dir="auto"
                    prop:value=words(move || content.get())
                    on:input=hear(move |event| content.set(event::field_value(&event)))
                    on:keydown=hear(open_by_key)
                ></textarea>
            </label>
            <label class="paste-dialog__label">
                {text::NAME}
                <input
                    class="field"
                    type="text"
                    autocomplete="off"
                    placeholder=text::NAME_HINT
                    prop:value=words(move || name.get())
                    on:input=hear(move |event| name.set(event::field_value(&event)))
                />
            </label>
            <div class="sheet__acts">
                {button(text::CANCEL, move || state.rooms.close_dialog())}
                <button
                    class="button button--main"
                    disabled=is(is_blank)
                    on:click=act(open)
                >
                    {text::READ}
                </button>
            </div>
        </dialog>
    }
}
