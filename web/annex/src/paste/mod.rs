//! The dialog for text that is in no file: a name, if wanted, and the text.

mod text;

use crate::page::Page;
use leptos::prelude::*;
use wire::Act;

/// The dialog.
#[component]
pub fn Paste(
    /// The page.
    page: Page,
) -> impl IntoView {
    // What was copied from a page: its text, and its markup, which says more.
    let copied = StoredValue::new(page.given());
    let name = RwSignal::new(String::new());
    let content = RwSignal::new(copied.with_value(|(text, _)| text.clone()));
    let is_blank = move || content.read().trim().is_empty();
    let open = move || {
        if is_blank() {
            return;
        }
        // A text that was edited is taken as it stands.
        let markup = copied.with_value(|(text, markup)| {
            let is_whole = *text == *content.read_untracked() && !markup.is_empty();
            is_whole.then(|| markup.clone())
        });
        page.act(&Act::OpenText {
            name: name.get_untracked(),
            is_markup: markup.is_some(),
            content: markup.unwrap_or_else(|| content.get_untracked()),
        });
        page.act(&Act::Close);
    };
    let open_by_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            open();
        }
    };
    view! {
        <h2 class="sheet__title" id="annex-title">{text::TITLE}</h2>
        <label class="paste-dialog__label">
            {text::CONTENT}
            <textarea
                class="field paste-dialog__content"
                rows="12"
                autofocus=true
                dir="auto"
                prop:value=move || content.get()
                on:input=move |event| content.set(event_target_value(&event))
                on:keydown=open_by_key
            ></textarea>
        </label>
        <label class="paste-dialog__label">
            {text::NAME}
            <input
                class="field"
                type="text"
                autocomplete="off"
                placeholder=text::NAME_HINT
                prop:value=move || name.get()
                on:input=move |event| name.set(event_target_value(&event))
            />
        </label>
        <div class="sheet__acts">
            <button class="button" type="button" on:click=move |_| page.act(&Act::Close)>
                {text::CANCEL}
            </button>
            <button
                class="button button--main"
                type="button"
                disabled=is_blank
                on:click=move |_| open()
            >
                {text::READ}
            </button>
        </div>
    }
}
