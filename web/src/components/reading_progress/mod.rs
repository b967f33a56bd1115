//! How far reading is, and which files could not be read.

mod parts;
mod text;

use crate::components::live::{flag, when, words};
use crate::state::State;
use crate::state::desk::WorkerState;
use leptos::prelude::*;
use parts::FailedFiles;

/// The bar with its count, and the list of files that failed.
#[component]
pub fn ReadingProgress() -> impl IntoView {
    let desk = State::here().desk;
    let is_busy = move || !desk.progress().is_idle();
    let said = move || {
        let progress = desk.progress();
        match desk.worker() {
            _ if progress.is_idle() => String::new(),
            WorkerState::Starting => text::WAITING.to_owned(),
            WorkerState::Broken => text::NO_WORKER.to_owned(),
            WorkerState::Ready(_) => text::read(progress.n_done, progress.n_files),
        }
    };
    let bar = move || {
        view! {
            <progress
                class="reading-progress__bar"
                aria-label=text::LABEL
                max=words(move || desk.progress().n_files.to_string())
                prop:value=words(move || desk.progress().n_done.to_string())
            ></progress>
        }
        .into_any()
    };
    view! {
        <div class="reading-progress" data-busy=flag(is_busy)>
            {when(is_busy, bar)}
            <p class="reading-progress__words" role="status" aria-live="polite">{words(said)}</p>
            <FailedFiles />
        </div>
    }
}
