//! The left rail: every article, which of them stand as columns, and files still being read.

mod parts;
mod text;

use crate::browser::event;
use crate::components::control::{count, show_more};
use crate::components::live::{each, flag, hear, is, when, words};
use crate::state::State;
use crate::state::rooms::Sheet;
use crate::state::shelf::{SortOrder, sorted};
use leptos::prelude::*;
use parts::{ArticleRow, UnreadFiles};

/// More rows than this are drawn only when asked for.
const N_ROWS: usize = 150;

/// The rail.
#[component]
pub fn ArticleRail() -> impl IntoView {
    let state = State::here();
    let desk = state.desk;
    let is_all = RwSignal::new(false);
    let articles = Memo::new(move |_| sorted(&desk.articles().read(), desk.order()));
    let n_hidden = move || {
        if is_all.get() {
            0
        } else {
            articles.read().len().saturating_sub(N_ROWS)
        }
    };
    let rows = move || {
        let n_rows = if is_all.get() { usize::MAX } else { N_ROWS };
        articles
            .read()
            .iter()
            .take(n_rows)
            .cloned()
            .collect::<Vec<_>>()
    };
    let choices = SortOrder::ALL.map(|order| {
        view! {
            <option value=order.slug() selected=is(move || desk.order() == order)>
                {text::order(order)}
            </option>
        }
    });
    let draw = |article| view! { <ArticleRow article /> }.into_any();
    let more = move || {
        show_more(words(move || text::show_all(n_hidden())), move || {
            is_all.set(true);
        })
    };
    view! {
        <nav
            class="article-rail rail"
            aria-label=text::LABEL
            data-up=flag(move || state.rooms.sheet() == Some(Sheet::Articles))
        >
            <div class="rail__head">
                <h2 class="rail__title">
                    {text::TITLE} " " {count(words(move || articles.read().len().to_string()))}
                </h2>
                <select
                    class="select"
                    aria-label=text::SORT
                    on:change=hear(move |event| desk.set_order(SortOrder::from_slug(&event::field_value(&event))))
                >
                    {choices.collect_view()}
                </select>
            </div>
            <div class="rail__scroll">
                <ul class="article-rail__list">
                    {each(rows, |article| u64::from(article.view.id.0), draw)}
                </ul>
                {when(move || n_hidden() != 0, more)}
                <UnreadFiles />
            </div>
        </nav>
    }
}
