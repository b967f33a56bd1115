//! Notices in the corner, and the line that is only spoken.

mod text;

use crate::components::control::{cross, link_button};
use crate::components::live::{each, words};
use crate::state::State;
use crate::state::notices::{Notice, NoticeKind};
use leptos::prelude::*;

/// The notices, newest last.
#[component]
pub fn NoticeStack() -> impl IntoView {
    let notices = State::here().notices;
    view! {
        <section class="notice-stack" aria-label=text::LABEL aria-live="polite">
            {each(move || notices.shown(), |notice| u64::from(notice.id), draw_notice)}
        </section>
        <p class="visually-hidden" aria-live="polite" role="status">{words(move || notices.spoken())}</p>
    }
}

fn draw_notice(notice: Notice) -> AnyView {
    let State { desk, notices, .. } = State::here();
    let act = match notice.kind {
        NoticeKind::Undoable => link_button(words(|| text::UNDO), move || desk.undo()),
        NoticeKind::NoWorker => {
            link_button(words(|| text::TRY_AGAIN), move || desk.restart_worker())
        }
        NoticeKind::Done | NoticeKind::Problem => ().into_any(),
    };
    let is_problem = matches!(notice.kind, NoticeKind::Problem | NoticeKind::NoWorker);
    view! {
        <div class="notice" data-problem=is_problem.to_string()>
            <p class="notice__sentence">{notice.sentence}</p>
            {act}
            {cross(text::DISMISS.to_owned(), move || notices.dismiss(notice.id))}
        </div>
    }
    .into_any()
}
