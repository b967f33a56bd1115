//! Buttons and counts, as they look everywhere.

use super::live::{Live, act};
use leptos::prelude::*;

/// A button.
pub fn button(label: &'static str, run: impl FnMut() + 'static) -> AnyView {
    view! { <button class="button" on:click=act(run)>{label}</button> }.into_any()
}

/// The button most will want.
pub fn main_button(label: &'static str, run: impl FnMut() + 'static) -> AnyView {
    view! { <button class="button button--main" on:click=act(run)>{label}</button> }.into_any()
}

/// A button that looks like a link: for small things beside a text.
pub fn link_button(label: Live<String>, run: impl FnMut() + 'static) -> AnyView {
    view! { <button class="link-button" on:click=act(run)>{label}</button> }.into_any()
}

/// A cross that takes something away. `label` says what.
pub fn cross(label: String, run: impl FnMut() + 'static) -> AnyView {
    let title = label.clone();
    view! {
        <button class="icon-button" aria-label=label title=title on:click=act(run)>
            "×"
        </button>
    }
    .into_any()
}

/// A small number after a title.
pub fn count(n: Live<String>) -> AnyView {
    view! { <span class="count">{n}</span> }.into_any()
}

/// A number that stays.
pub fn fixed_count(n: usize) -> AnyView {
    view! { <span class="count">{n.to_string()}</span> }.into_any()
}

/// A word in a frame.
pub fn badge(word: String) -> AnyView {
    view! { <span class="badge">{word}</span> }.into_any()
}

/// A remark in a rail.
pub fn rail_note(words: Live<String>) -> AnyView {
    view! { <p class="rail__note">{words}</p> }.into_any()
}

/// The button under a list that is not drawn in full.
pub fn show_more(label: Live<String>, run: impl FnMut() + 'static) -> AnyView {
    view! { <button class="link-button rail__more" on:click=act(run)>{label}</button> }.into_any()
}
