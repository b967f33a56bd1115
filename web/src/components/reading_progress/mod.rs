//! How far reading is, and which files could not be read.

mod parts;
mod text;

use crate::state::State;
use crate::state::desk::WorkerState;
use leptos::prelude::*;
use parts::FailedFiles;

/// The bar with its count, and the list of files that failed.
#[component]
pub fn ReadingProgress() -> impl IntoView {
    let desk = State::here().desk;
    let is_busy = move || !desk.progress().is_idle();
    let words = move || {
        let progress = desk.progress();
        match desk.worker() {
            _ if progress.is_idle() => String::new(),
            WorkerState::Starting => text::WAITING.to_owned(),
            WorkerState::Broken => text::NO_WORKER.to_owned(),
            WorkerState::Ready(_) => text::read(progress.n_done, progress.n_files),
        }
    };
    view! {
        <div class="reading-progress" data-busy=move || is_busy().to_string()>
            <Show when=is_busy>
                <progress
                    class="reading-progress__bar"
                    aria-label=text::LABEL
                    max=move || desk.progress().n_files.to_string()
                    prop:value=move || f64::from(u32::try_from(desk.progress().n_done).unwrap_or(u32::MAX))
                ></progress>
            </Show>
            <p class="reading-progress__words" role="status" aria-live="polite">{words}</p>
            <FailedFiles />
        </div>
    }
}
