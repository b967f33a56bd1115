//! The sheet that explains keys and marks.

mod text;

use crate::page::Page;
use leptos::prelude::*;
use wire::{Act, ActorKind};
use words::kind;

/// The sheet.
#[component]
pub fn Help(
    /// The page.
    page: Page,
) -> impl IntoView {
    view! {
        <h2 class="sheet__title" id="annex-title">{text::TITLE}</h2>
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
            <button
                class="button button--main"
                type="button"
                autofocus=true
                on:click=move |_| page.act(&Act::Close)
            >
                {text::CLOSE}
            </button>
        </div>
    }
}

fn draw_key((keys, meaning): (&'static [&'static str], &'static str)) -> AnyView {
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
    .into_any()
}

fn draw_kind(kind: ActorKind) -> AnyView {
    view! {
        <li class="help-sheet__kind">
            <span class="kind-chip" data-kind=kind::slug(kind) aria-hidden="true">
                {kind::short(kind)}
            </span>
            <mark class="mark" data-kind=kind::slug(kind)>{kind::plural(kind)}</mark>
        </li>
    }
    .into_any()
}
