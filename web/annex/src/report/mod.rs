//! The reading report: what each file was, what was made of it, what could not be done; and the
//! places where a reader can say otherwise (columns of a table, zones of an article).

mod article;
mod block;
mod file;
mod table;
mod text;

use crate::page::Page;
use leptos::prelude::*;
use wire::{Act, AnnexReply, ReportView, Request};

/// What the view knows: asked for when it opens, and again after every change.
#[derive(Clone, Copy)]
struct Shown {
    page: Page,
    files: RwSignal<Option<Vec<ReportView>>>,
}

impl Shown {
    fn refresh(self) {
        self.page.ask(&Request::Report, move |reply| {
            // The view may be closed. Without an answer too its parts ask again: what waits for
            // one must not wait for ever.
            _ = self.files.try_update(|files| {
                if let Some(AnnexReply::Reported(fresh)) = reply {
                    *files = Some(fresh);
                }
            });
        });
    }

    /// Asks the page to do something, then asks how things are: the worker answers in order.
    fn act(self, act: &Act) {
        self.page.act(act);
        self.refresh();
    }

    /// One article, by its file and place: its number changes when it is read again.
    fn article(self, file: usize, nth: usize) -> Option<wire::ArticleReport> {
        let files = self.files.read();
        files.as_ref()?.get(file)?.articles.get(nth).cloned()
    }
}

/// The report.
#[component]
pub fn Report(
    /// The page.
    page: Page,
) -> impl IntoView {
    let shown = Shown {
        page,
        files: RwSignal::new(None),
    };
    shown.refresh();
    let n_files = Memo::new(move |_| shown.files.read().as_ref().map(Vec::len));
    let body = move || match n_files.get() {
        None => view! { <p class="report__empty" role="status">{text::ASKING}</p> }.into_any(),
        Some(0) => view! { <p class="report__empty">{text::NOTHING_OPEN}</p> }.into_any(),
        Some(n_files) => (0..n_files)
            .map(|file| file::draw(shown, file))
            .collect_view()
            .into_any(),
    };
    view! {
        <div class="report">
            <header class="report__head">
                <h2 class="sheet__title" id="annex-title">{text::TITLE}</h2>
                <p class="report__sum">
                    {move || shown.files.read().as_ref().map(|files| text::sum(files))}
                </p>
                <button
                    class="button report__close"
                    type="button"
                    autofocus=true
                    on:click=move |_| page.act(&Act::Close)
                >
                    {text::CLOSE}
                </button>
            </header>
            {body}
        </div>
    }
}
