//! Everything about the chosen actor: names per outlet, and every mention with its sentence.

mod parts;
mod text;

#[cfg(test)]
mod tests;

use crate::browser::{clipboard, task};
use crate::components::control::{button, fixed_count, rail_note};
use crate::components::kind::{KindChip, kind_slug, text as kind_text};
use crate::components::live::{act, part, words};
use crate::state::State;
use crate::state::notices::NoticeKind;
use crate::state::walk::Direction;
use leptos::prelude::*;
use parts::{ContextGroup, draw_names, group_contexts};
use std::sync::Arc;
use wire::InspectorView;

/// The inspector; waits for the worker's answer.
#[component]
pub fn Inspector() -> impl IntoView {
    let state = State::here();
    part(move || match state.pointing.inspected() {
        Some(view) => view! { <Inspected view /> }.into_any(),
        None => rail_note(words(|| text::LOOKING)),
    })
}

/// An actor the worker has told about.
#[component]
fn Inspected(
    /// Everything about it.
    view: Arc<InspectorView>,
) -> impl IntoView {
    let state = State::here();
    let actor = view.actor.clone();
    let step = move |direction| {
        if let Some(line) = state.pointing.step(direction) {
            state.notices.say(line);
        }
    };
    let aliases = (!view.aliases.is_empty()).then(|| view.aliases.join(" · "));
    let groups = group_contexts(&view);
    let kind = actor.kind;
    view! {
        <section class="inspector" aria-label=text::about(&actor.name) data-kind=kind_slug(kind)>
            <header class="inspector__head">
                <p class="inspector__kind">
                    <KindChip kind />
                    <span aria-hidden="true">{kind_text::label(kind)}</span>
                    <span class="inspector__known">
                        {if actor.is_known { text::KNOWN } else { text::DISCOVERED }}
                    </span>
                </p>
                <h2 class="inspector__name">
                    <span class="inspector__mark">{actor.name.clone()}</span>
                </h2>
                {actor.wikidata.map(|id| view! { <WikidataId id /> })}
                <div class="inspector__acts">
                    {button(text::PREVIOUS, move || step(Direction::Previous))}
                    {button(text::NEXT, move || step(Direction::Next))}
                    {button(text::RELEASE, move || state.pointing.release())}
                </div>
            </header>
            <div class="rail__scroll">
                <h3 class="inspector__title">{text::NAMES}</h3>
                <dl class="inspector__names">{view.names.iter().map(draw_names).collect_view()}</dl>
                {aliases.map(|aliases| view! {
                    <h3 class="inspector__title">{text::ALIASES}</h3>
                    <p class="inspector__aliases">{aliases}</p>
                })}
                <h3 class="inspector__title">
                    {text::MENTIONS} " " {fixed_count(view.n_mentions as usize)}
                    {text::cut(view.n_mentions as usize, view.contexts.len())}
                </h3>
                {groups.into_iter().map(|group| view! { <ContextGroup group /> }).collect_view()}
            </div>
        </section>
    }
}

/// The Wikidata id as text with a button that copies it. No link: nothing here leaves the page.
#[component]
fn WikidataId(
    /// The id.
    id: String,
) -> impl IntoView {
    let notices = State::here().notices;
    let label = text::copy_id(&id);
    let copied = id.clone();
    let copy = move || {
        let id = copied.clone();
        task::spawn(async move {
            let line = if clipboard::copy(&id).await {
                text::COPIED
            } else {
                text::NOT_COPIED
            };
            notices.tell(NoticeKind::Done, line);
        });
    };
    view! {
        <p class="inspector__id">
            {text::WIKIDATA} " " <code>{id}</code> " "
            <button class="link-button" aria-label=label on:click=act(copy)>{text::COPY}</button>
        </p>
    }
}
