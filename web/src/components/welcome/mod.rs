//! The empty page: what this is, and the ways to give it articles.
//!
//! `index.html` shows the same before the page can draw itself; a test holds the words together.

mod parts;
mod text;

#[cfg(test)]
mod tests;

use crate::browser::dialog;
use crate::components::toolbar::{FILES_FIELD, FOLDER_FIELD};
use crate::state::State;
use crate::state::rooms::Dialog;
use leptos::prelude::*;
use parts::Clippings;

/// The empty page.
#[component]
pub fn Welcome() -> impl IntoView {
    let state = State::here();
    view! {
        <main class="welcome">
            <div class="welcome__lead">
                <h1 class="welcome__title">{text::TITLE}</h1>
                <p class="welcome__pitch">{text::PITCH}</p>
            </div>
            <section class="welcome__drop" aria-label=text::DROP_LABEL>
                <p class="welcome__drop-words">{text::DROP}</p>
                <div class="welcome__ways">
                    <button
                        class="button button--main"
                        on:click=|_| dialog::press_by_id(FILES_FIELD)
                    >
                        {text::OPEN_FILES}
                    </button>
                    <button
                        class="button wide-only"
                        on:click=|_| dialog::press_by_id(FOLDER_FIELD)
                    >
                        {text::OPEN_FOLDER}
                    </button>
                    <button
                        class="button"
                        on:click=move |_| state.rooms.open_dialog(Dialog::Paste(String::new()))
                    >
                        {text::PASTE}
                    </button>
                    <button class="button" on:click=move |_| state.desk.open_sample()>
                        {text::SAMPLE}
                    </button>
                </div>
                <p class="welcome__promise">{text::PROMISE}</p>
            </section>
            <Clippings />
        </main>
    }
}
