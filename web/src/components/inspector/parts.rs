//! Names and contexts of the inspector.

use super::text;
use crate::components::control::{badge, fixed_count, show_more};
use crate::components::kind::text as kind_text;
use crate::components::live::{act, each, when, words};
use crate::state::State;
use leptos::prelude::*;
use wire::{ArticleId, ContextView, InspectorView, NamesUsed};

/// More mentions of an article than this are drawn only when asked for.
const N_CONTEXTS: usize = 12;

/// The mentions of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Contexts {
    /// Which article.
    pub article: ArticleId,
    /// What to call it.
    pub label: String,
    /// In text order.
    pub mentions: Vec<ContextView>,
}

/// Contexts by article, in the order they come.
pub fn group_contexts(view: &InspectorView) -> Vec<Contexts> {
    view.contexts
        .chunk_by(|a, b| a.at.article == b.at.article)
        .filter_map(|contexts| {
            let article = contexts.first()?.at.article;
            let label = view
                .names
                .iter()
                .find(|names| names.article == article)
                .map(|names| names.label.clone())
                .unwrap_or_default();
            Some(Contexts {
                article,
                label,
                mentions: contexts.to_vec(),
            })
        })
        .collect()
}

/// What one article calls the actor.
pub fn draw_names(names: &NamesUsed) -> impl IntoView + use<> {
    let used = names
        .names
        .iter()
        .map(|(name, n)| {
            view! {
                <li class="inspector__used">
                    <span dir="auto">{name.clone()}</span> " " {fixed_count(*n as usize)}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="inspector__outlet">
            <dt>{names.label.clone()}</dt>
            <dd><ul class="inspector__used-list">{used}</ul></dd>
        </div>
    }
}

/// The mentions of one article, each with its sentence.
#[component]
pub fn ContextGroup(
    /// The mentions.
    group: Contexts,
) -> impl IntoView {
    let is_all = RwSignal::new(false);
    let n_contexts = group.mentions.len();
    let contexts = group.mentions;
    let label = group.label.clone();
    let shown = move || {
        let n = if is_all.get() { n_contexts } else { N_CONTEXTS };
        contexts.iter().take(n).cloned().collect::<Vec<_>>()
    };
    let more = move || {
        show_more(words(move || text::show_all(n_contexts)), move || {
            is_all.set(true);
        })
    };
    view! {
        <section class="context-group" aria-label=label>
            <h4 class="context-group__title">
                {group.label} " " {fixed_count(n_contexts)}
            </h4>
            <ul class="context-group__list">
                {each(shown, |context| u64::from(context.at.mention), draw_context)}
            </ul>
            {when(move || !is_all.get() && n_contexts > N_CONTEXTS, more)}
        </section>
    }
}

/// One mention. The whole sentence is the button that goes there.
fn draw_context(context: ContextView) -> AnyView {
    let pointing = State::here().pointing;
    let at = context.at;
    let zone = kind_text::zone(context.zone).map(|word| badge(word.to_owned()));
    view! {
        <li class="context">
            <button class="context__sentence" title=text::JUMP dir="auto" on:click=act(move || pointing.jump(at))>
                {context.before}
                <mark class="context__mark">{context.text}</mark>
                {context.after}
            </button>
            <p class="context__why">
                {zone}
                <span>{context.why}</span>
                <span>{kind_text::certainty(context.score)}</span>
            </p>
        </li>
    }    .into_any()
}
