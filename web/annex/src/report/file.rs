//! One file of the report: its format, the files inside it, its articles.

use super::{Shown, article, table, text};
use leptos::prelude::*;
use wire::FileReport;

/// Articles whose rows are drawn at first; a file may hold thousands.
const N_ARTICLES: usize = 50;

/// Files inside a file whose rows are drawn.
const N_INNER: usize = 200;

pub(super) fn draw(shown: Shown, file: usize) -> AnyView {
    // Not the articles: they change with every act, and what is unfolded must stay so.
    let head = Memo::new(move |_| {
        let files = shown.files.read();
        let report = files.as_ref()?.get(file)?;
        Some((
            report.file,
            report.files.clone(),
            report.articles.len(),
            report.n_more,
        ))
    });
    let limit = RwSignal::new(N_ARTICLES);
    let view = move || {
        let (id, files, n_articles, n_more) = head.get()?;
        let first = files.first()?.clone();
        let has_table = files.iter().any(|inside| !inside.columns.is_empty());
        let columns = has_table.then(|| table::draw(shown, id, &files));
        let inner: Vec<FileReport> = files.into_iter().skip(1).collect();
        let articles = move || {
            (0..limit.get().min(n_articles))
                .map(|nth| article::draw(shown, file, nth))
                .collect_view()
        };
        let view = view! {
            <section class="report__file">
                <h3 class="report__name">{first.name.clone()}</h3>
                <p class="report__about">{text::about(&first, n_articles, n_more)}</p>
                {sentences(&first)}
                {columns}
                {inside(inner)}
                <div class="report__articles">{articles}</div>
                {move || more(limit, n_articles)}
            </section>
        };
        Some(view)
    };
    view.into_any()
}

/// The button that lists more articles.
fn more(limit: RwSignal<usize>, n_articles: usize) -> Option<AnyView> {
    let left = n_articles.saturating_sub(limit.get());
    (left > 0).then(|| {
        view! {
            <button
                class="link-button"
                type="button"
                on:click=move |_| limit.update(|limit| *limit += N_ARTICLES)
            >
                {text::more(left.min(N_ARTICLES), left)}
            </button>
        }
        .into_any()
    })
}

/// Why it was not read, and what could not be done.
fn sentences(file: &FileReport) -> Option<AnyView> {
    let lines: Vec<String> = file.problem.iter().chain(&file.notices).cloned().collect();
    (!lines.is_empty()).then(|| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! { <ul class="report__notices">{lines.collect_view()}</ul> }.into_any()
    })
}

/// The files inside, folded; those that could not be read come first.
fn inside(mut files: Vec<FileReport>) -> Option<AnyView> {
    if files.is_empty() {
        return None;
    }
    files.sort_by_key(|file| file.problem.is_none());
    let n_files = files.len();
    let n_problems = files.iter().filter(|file| file.problem.is_some()).count();
    let rows = files.into_iter().take(N_INNER).map(|file| {
        view! {
            <li class="report__inner">
                <span class="report__inner-name">{file.name.clone()}</span>
                <span class="report__about">{text::about(&file, file.n_articles as usize, 0)}</span>
                {sentences(&file)}
            </li>
        }
    });
    let rows = rows.collect_view();
    let view = view! {
        <details class="report__inside">
            <summary>{text::inside(n_files, n_problems)}</summary>
            <ul class="report__list">{rows}</ul>
            {(n_files > N_INNER).then(|| view! { <p>{text::not_listed(n_files - N_INNER)}</p> })}
        </details>
    };
    Some(view.into_any())
}
