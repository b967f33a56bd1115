//! The list of files that could not be read.

use super::text;
use crate::components::control::{cross, link_button};
use crate::components::live::{each, when, words};
use crate::state::Desk;
use crate::state::State;
use crate::state::desk::{FileRow, FileStatus};
use leptos::prelude::*;

/// More failures than this are counted, not listed: a folder of pictures has thousands.
const N_LISTED: usize = 30;

/// The files that failed, each with its reason.
#[component]
pub fn FailedFiles() -> impl IntoView {
    let desk = State::here().desk;
    let failed = Memo::new(move |_| {
        let unread = desk.unread().get();
        let is_failed = |row: &FileRow| matches!(*row.status.read(), FileStatus::Failed(_));
        unread
            .into_iter()
            .filter(is_failed)
            .map(Failure::new)
            .collect::<Vec<_>>()
    });
    let n_failed = move || failed.read().len();
    let listed = move || failed.get().into_iter().take(N_LISTED).collect::<Vec<_>>();
    let dismiss_all = move || {
        for failure in failed.get_untracked() {
            desk.dismiss_file(failure.row.id);
        }
    };
    let draw = move || {
        view! {
            <section class="failed-files" aria-label=text::FAILED_LABEL>
                <p class="failed-files__head">
                    <strong>{words(move || text::failed(n_failed()))}</strong>
                    {link_button(words(|| text::DISMISS_ALL), dismiss_all)}
                </p>
                <ul class="failed-files__list">
                    {each(listed, |failure| u64::from(failure.row.id.0), move |failure| draw_failure(desk, failure))}
                </ul>
            </section>
        }
        .into_any()
    };
    when(move || n_failed() != 0, draw)
}

fn draw_failure(desk: Desk, failure: Failure) -> AnyView {
    let file = failure.row.id;
    let take_off = cross(text::dismiss(&failure.row.name), move || {
        desk.dismiss_file(file);
    });
    view! {
        <li class="failed-files__file">
            <p><strong>{failure.row.name.to_string()}</strong> " " {failure.sentence}</p>
            {take_off}
        </li>
    }
    .into_any()
}

/// A file with the sentence that says why it failed.
#[derive(Clone)]
struct Failure {
    row: FileRow,
    sentence: String,
}

impl Failure {
    fn new(row: FileRow) -> Self {
        let sentence = match &*row.status.read_untracked() {
            FileStatus::Failed(sentence) => sentence.clone(),
            _ => String::new(),
        };
        Failure { row, sentence }
    }
}

impl PartialEq for Failure {
    fn eq(&self, other: &Self) -> bool {
        self.row.id == other.row.id && self.sentence == other.sentence
    }
}
