//! Notices in the corner, and the line that is only spoken.

mod text;

use crate::state::State;
use crate::state::notices::{Notice, NoticeKind};
use leptos::prelude::*;

/// The notices, newest last.
#[component]
pub fn NoticeStack() -> impl IntoView {
    let notices = State::here().notices;
    view! {
        <section class="notice-stack" aria-label=text::LABEL aria-live="polite">
            <For each=move || notices.shown() key=|notice| notice.id let:notice>
                {draw_notice(notice)}
            </For>
        </section>
        <p class="visually-hidden" aria-live="polite" role="status">{move || notices.spoken()}</p>
    }
}

fn draw_notice(notice: Notice) -> impl IntoView {
    let State { desk, notices, .. } = State::here();
    let act = match notice.kind {
        NoticeKind::Undoable => view! {
            <button class="link-button" on:click=move |_| desk.undo()>{text::UNDO}</button>
        }
        .into_any(),
        NoticeKind::NoWorker => view! {
            <button class="link-button" on:click=move |_| desk.restart_worker()>
                {text::TRY_AGAIN}
            </button>
        }
        .into_any(),
        NoticeKind::Done | NoticeKind::Problem => ().into_any(),
    };
    let is_problem = matches!(notice.kind, NoticeKind::Problem | NoticeKind::NoWorker);
    view! {
        <div class="notice" data-problem=is_problem.to_string()>
            <p class="notice__sentence">{notice.sentence}</p>
            {act}
            <button
                class="icon-button"
                aria-label=text::DISMISS
                on:click=move |_| notices.dismiss(notice.id)
            >
                "×"
            </button>
        </div>
    }
}
