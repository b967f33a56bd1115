//! The reading report: what each file was, what was found in it, what could not be done.

use crate::page::Page;
use leptos::prelude::*;
use wire::{Act, Reply, ReportView, Request};

/// The report.
#[component]
pub fn Report(
    /// The page.
    page: Page,
) -> impl IntoView {
    let files = RwSignal::new(Vec::<ReportView>::new());
    page.ask(&Request::Report, move |reply| {
        if let Some(Reply::Reported(report)) = reply {
            files.set(report);
        }
    });
    view! {
        <h2 class="sheet__title" id="annex-title">"Reading report"</h2>
        <p>{move || files.read().len()}" files"</p>
        <button class="button" on:click=move |_| page.act(&Act::Close)>"Close"</button>
    }
}
