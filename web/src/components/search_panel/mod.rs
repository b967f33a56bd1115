//! What the search found, by article, each place with the words around it.

mod text;

use crate::components::control::{button, fixed_count, rail_note};
use crate::components::live::{act, flag, part, words};
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
        None => rail_note(words(|| text::LOOKING)),
        Some(found) => view! { <Found found /> }.into_any(),
    };
    let said = move || {
        state
            .finding
            .found()
            .map(|found| text::found(&found))
            .unwrap_or_default()
    };
    view! {
        <section class="search-panel" aria-label=text::LABEL>
            <div class="search-panel__head">
                <p class="search-panel__count" role="status">{words(said)}</p>
                {button(text::PREVIOUS, move || step(Direction::Previous))}
                {button(text::NEXT, move || step(Direction::Next))}
            </div>
            <div class="rail__scroll">{part(body)}</div>
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
                        {label} " " {fixed_count(hits.len())}
                    </h3>
                    <ul class="context-group__list">{rows.collect_view()}</ul>
                </section>
            }
        })
        .collect_view();
    let is_cut = found.is_cut || found.hits.len() > N_HITS;
    view! {
        {groups}
        {is_cut.then(|| rail_note(words(|| text::CUT)))}
    }
}

/// One place. The words are the button that goes there.
fn draw_hit(state: State, hit: &Hit, nth: usize) -> impl IntoView + use<> {
    let go = move || {
        if let Some(line) = state.finding.go_to(nth) {
            state.notices.say(line);
        }
    };
    let is_here = flag(move || state.finding.at() == Some(nth));
    view! {
        <li class="context">
            <button class="context__sentence" dir="auto" aria-current=is_here on:click=act(go)>
                {hit.before.clone()}
                <mark class="context__mark">{hit.text.clone()}</mark>
                {hit.after.clone()}
            </button>
        </li>
    }
}
