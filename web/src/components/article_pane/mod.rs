//! One article as a column: header, text with its marks, strip.
//!
//! The text is drawn in portions, so that no task is long however long the article is, and never
//! again: marks alone listen to what is pointed at, each only to its own actors.

mod marks;
mod parts;
pub mod text;

#[cfg(test)]
mod tests;

use crate::browser::task;
use crate::components::live::{each, hear, words};
use crate::components::strip::Strip;
use crate::state::shelf::OpenArticle;
use crate::state::{Finding, State};
use leptos::prelude::*;
use marks::MarkEvents;
use parts::{PaneFooter, PaneHeader, Portion, cut};
use std::sync::Arc;
use wire::ActorKind;

/// The column.
#[component]
pub fn ArticlePane(
    /// The article.
    article: OpenArticle,
) -> impl IntoView {
    let state = State::here();
    let key = article.key;
    let view = Arc::clone(&article.view);
    let columns = state.desk.columns();
    let number = Memo::new(move |_| {
        columns
            .read()
            .iter()
            .position(|column| column.key == key)
            .map_or(0, |nth| nth + 1)
    });
    let portions: Arc<[Portion]> = cut(&view.sections).into();
    let n_drawn = RwSignal::new(0);
    draw_on(n_drawn, portions.len(), state.finding);
    let draw = {
        let marker = marks::Marker::new(state);
        let view = Arc::clone(&view);
        let portions = Arc::clone(&portions);
        move |nth: usize| match portions.get(nth) {
            Some(portion) => parts::draw_portion(&view, portion, &marker),
            None => ().into_any(),
        }
    };
    let label = words({
        let view = Arc::clone(&view);
        move || text::column(number.get(), &view.label, &view.headline)
    });
    let direction = if view.is_rtl { "rtl" } else { "auto" };
    let events = MarkEvents::new(state, Arc::clone(&view));
    let id = view.id.0;
    view! {
        <section class="article-pane" data-article=id>
            <PaneHeader article=article.clone() number />
            <div class="article-pane__body">
                <article
                    class="article-pane__text"
                    tabindex="0"
                    aria-label=label
                    lang=view.language.clone()
                    dir=direction
                    data-reading=""
                    on:pointerover=hear(move |event| events.point(&event))
                    on:pointerleave=hear(move |_| events.leave())
                    on:focusin=hear(move |event| events.focus(&event))
                    on:focusout=hear(move |_| events.leave())
                    on:click=hear(move |event| events.choose(&event))
                    on:keydown=hear(move |event| events.key(&event))
                    on:scroll=hear(move |_| state.pointing.note_scroll())
                >
                    {each(move || (0..n_drawn.get()).collect(), |nth| *nth as u64, draw)}
                    <PaneFooter article />
                </article>
                <Strip view />
            </div>
        </section>
    }
}

/// Draws one portion after the other, each when the browser has time.
fn draw_on(n_drawn: RwSignal<usize>, n_portions: usize, finding: Finding) {
    task::soon(move || {
        // None: the column has been taken away meanwhile.
        let Some(n) = n_drawn.try_update(|n| {
            *n = (*n + 1).min(n_portions);
            *n
        }) else {
            return;
        };
        task::soon(move || finding.note_drawn());
        if n < n_portions {
            draw_on(n_drawn, n_portions, finding);
        }
    });
}

/// The kind that is drawn for an actor nobody has introduced: never happens, but must not fail.
const UNKNOWN_KIND: ActorKind = ActorKind::Organisation;
