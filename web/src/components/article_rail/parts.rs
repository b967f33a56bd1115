//! Rows of the left rail.

use super::text;
use crate::browser::scroll;
use crate::components::article_pane::text as pane_text;
use crate::components::control::{badge, cross, rail_note};
use crate::components::live::{act, each, flag, hear, is, when, words};
use crate::state::State;
use crate::state::desk::{FileRow, FileStatus};
use crate::state::shelf::OpenArticle;
use leptos::prelude::*;

/// Files in the queue beyond this many are counted, not listed.
const N_UNREAD: usize = 20;

/// One article.
#[component]
pub fn ArticleRow(
    /// The article.
    article: OpenArticle,
) -> impl IntoView {
    let state = State::here();
    let desk = state.desk;
    let key = article.key;
    let view = article.view;
    let name = text::article(&view.label, &view.headline);
    let show = {
        let id = view.id;
        move || {
            desk.pin(key);
            state.rooms.lower_sheets();
            scroll::show_column(id.0);
        }
    };
    view! {
        <li class="article-row" data-pinned=flag(move || desk.is_pinned(key))>
            <label class="article-row__tick">
                <input
                    type="checkbox"
                    aria-label=text::pin(&name)
                    prop:checked=is(move || desk.is_pinned(key))
                    on:change=hear(move |_| desk.toggle_pin(key))
                />
            </label>
            <button class="article-row__show" title=text::show(&name) on:click=act(show)>
                <span class="article-row__outlet">{view.label.clone()}</span>
                <span class="article-row__headline" dir="auto">{view.headline.clone()}</span>
                <span class="article-row__facts">
                    {view.date.as_deref().map(pane_text::date)}
                    <span>{pane_text::words(view.n_words)}</span>
                    {view
                        .agency
                        .clone()
                        .map(|agency| badge(pane_text::wire(&agency)))}
                </span>
            </button>
            {cross(text::remove(&article.file_name), move || desk.remove_file(key.file))}
        </li>
    }
}

/// Files that are waiting or being read.
#[component]
pub fn UnreadFiles() -> impl IntoView {
    let desk = State::here().desk;
    let rows = move || {
        let unread = desk.unread().read();
        unread.iter().take(N_UNREAD).cloned().collect::<Vec<_>>()
    };
    let n_more = move || desk.unread().read().len().saturating_sub(N_UNREAD);
    view! {
        <ul class="article-rail__unread" aria-label=text::UNREAD>
            {each(rows, |row| u64::from(row.id.0), |row| view! { <UnreadFile row /> }.into_any())}
        </ul>
        {when(move || n_more() != 0, move || rail_note(words(move || text::more_files(n_more()))))}
    }
}

/// One file that is not read yet.
#[component]
fn UnreadFile(
    /// The file.
    row: FileRow,
) -> impl IntoView {
    let desk = State::here().desk;
    let id = row.id;
    let status = row.status.clone();
    let said = words(move || text::status(&status.read()));
    let is_failed = {
        let status = row.status.clone();
        flag(move || matches!(*status.read(), FileStatus::Failed(_)))
    };
    view! {
        <li class="unread-file" data-failed=is_failed>
            <span class="unread-file__name">{row.name.to_string()}</span>
            <span class="unread-file__status">{said}</span>
            {cross(text::remove(&row.name), move || desk.remove_file(id))}
        </li>
    }
}
