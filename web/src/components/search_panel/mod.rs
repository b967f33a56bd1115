//! What the search found, by article, each place with the words around it.

mod text;

use crate::state::State;
use crate::state::walk::Direction;
use leptos::prelude::*;
use std::sync::Arc;
use wire::{Hit, SearchView};

/// More places than this are counted, not listed; next and previous still reach them.
const N_HITS: usize = 300;

/// The panel; waits for the worker's answer.
#[component]
pub fn SearchPanel() -> impl IntoView {
    let state = State::here();
    let step = move |direction| {
        if let Some(line) = state.finding.step(direction) {
            state.notices.say(line);
        }
    };
    let body = move || match state.finding.found() {
        None => view! { <p class="rail__note">{text::LOOKING}</p> }.into_any(),
        Some(found) => view! { <Found found /> }.into_any(),
    };
    let words = move || state.finding.found().map(|found| text::found(&found));
    view! {
        <section class="search-panel" aria-label=text::LABEL>
            <div class="search-panel__head">
                <p class="search-panel__count" role="status">{words}</p>
                <button class="button" on:click=move |_| step(Direction::Previous)>
                    {text::PREVIOUS}
                </button>
                <button class="button" on:click=move |_| step(Direction::Next)>{text::NEXT}</button>
            </div>
            <div class="rail__scroll">{body}</div>
        </section>
    }
}

/// The places, by article.
#[component]
fn Found(
    /// What was found.
    found: Arc<SearchView>,
) -> impl IntoView {
    let state = State::here();
    let mut first = 0;
    let groups = found
        .hits
        .get(..found.hits.len().min(N_HITS))
        .unwrap_or_default()
        .chunk_by(|a, b| a.article == b.article)
        .map(|hits| {
            let start = first;
            first += hits.len();
            let article = hits.first().and_then(|hit| state.desk.article(hit.article));
            let label = article
                .map(|article| article.view.label.clone())
                .unwrap_or_default();
            let rows = hits
                .iter()
                .zip(start..)
                .map(|(hit, nth)| draw_hit(state, hit, nth));
            let name = label.clone();
            view! {
                <section class="context-group" aria-label=name>
                    <h3 class="context-group__title">
                        {label} " " <span class="count">{hits.len()}</span>
                    </h3>
                    <ul class="context-group__list">{rows.collect_view()}</ul>
                </section>
            }
        })
        .collect_view();
    let is_cut = found.is_cut || found.hits.len() > N_HITS;
    view! {
        {groups}
        {is_cut.then(|| view! { <p class="rail__note">{text::CUT}</p> })}
    }
}

/// One place. The words are the button that goes there.
fn draw_hit(state: State, hit: &Hit, nth: usize) -> impl IntoView + use<> {
    let go = move |_| {
        if let Some(line) = state.finding.go_to(nth) {
            state.notices.say(line);
        }
    };
    let is_here = move || (state.finding.at() == Some(nth)).then_some("true");
    view! {
        <li class="context">
            <button class="context__sentence" dir="auto" aria-current=is_here on:click=go>
                {hit.before.clone()}
                <mark class="context__mark">{hit.text.clone()}</mark>
                {hit.after.clone()}
            </button>
        </li>
    }
}
