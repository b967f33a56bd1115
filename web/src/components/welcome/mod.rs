//! The empty page: what this is, and the ways to give it articles.
//!
//! `index.html` shows the same before the page can draw itself; a test holds the words together.

mod parts;
mod text;

#[cfg(test)]
mod tests;

use crate::browser::dialog;
use crate::components::control::{button, main_button};
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
                    {main_button(text::OPEN_FILES, || dialog::press_by_id(FILES_FIELD))}
                    <span class="wide-only">
                        {button(text::OPEN_FOLDER, || dialog::press_by_id(FOLDER_FIELD))}
                    </span>
                    {button(
                        text::PASTE,
                        move || state.rooms.open_dialog(Dialog::Paste(String::new(), String::new())),
                    )}
                    {button(text::SAMPLE, move || state.desk.open_sample())}
                </div>
                <p class="welcome__promise">{text::PROMISE}</p>
            </section>
            <Clippings />
        </main>
    }
}
