//! The columns, side by side; they scroll sideways, and on a phone they are swiped.

mod text;

use crate::components::article_pane::ArticlePane;
use crate::components::live::{each, hear, when, words};
use crate::state::State;
use leptos::prelude::*;

/// The deck of columns.
#[component]
pub fn ColumnDeck() -> impl IntoView {
    let State { desk, pointing, .. } = State::here();
    let columns = desk.columns();
    let n_columns = move || columns.read().len();
    let hint = move || {
        if desk.articles().read().is_empty() {
            text::NONE_YET
        } else {
            text::NONE
        }
    };
    let draw = |column| view! { <ArticlePane article=column /> }.into_any();
    let empty = move || view! { <p class="column-deck__empty">{words(hint)}</p> }.into_any();
    view! {
        <main
            class="column-deck"
            aria-label=text::LABEL
            data-columns=words(move || n_columns().to_string())
            on:scroll=hear(move |_| pointing.note_scroll())
        >
            <h1 class="visually-hidden">{text::LABEL}</h1>
            {each(move || columns.get(), |column| u64::from(column.view.id.0), draw)}
            {when(move || n_columns() == 0, empty)}
        </main>
    }
}
