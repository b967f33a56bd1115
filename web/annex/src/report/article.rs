//! One article of the report: what is stated about it and what can be done with it.

use super::{Shown, block, text};
use leptos::prelude::*;
use wire::{Act, ArticleId, ArticleReport, ExportFormat, FactRow};

/// The article as it is now: its number changes when it is read again.
pub(super) type Report = Memo<Option<ArticleReport>>;

pub(super) fn draw(shown: Shown, file: usize, nth: usize) -> AnyView {
    let report = Memo::new(move |_| shown.article(file, nth));
    let is_open = RwSignal::new(false);
    let summary = move || {
        report.get().map(|report| {
            view! {
                <span class="report__headline">{report.headline.clone()}</span>
                <span class="report__about">{text::article(&report)}</span>
            }
        })
    };
    let inside = move || is_open.get().then(|| details(shown, report));
    view! {
        <details
            class="report__article"
            on:toggle=move |_| is_open.update(|is_open| *is_open = !*is_open)
        >
            <summary>{summary}</summary>
            {inside}
        </details>
    }
    .into_any()
}

/// Drawn once: who changes a zone with the keyboard must still be on it when the article has been
/// read again.
fn details(shown: Shown, report: Report) -> AnyView {
    let notices = move || {
        let lines = report
            .get()
            .map(|report| report.notices)
            .unwrap_or_default();
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
        lines.collect_view()
    };
    let facts = move || {
        let facts = report.get().map(|report| report.facts).unwrap_or_default();
        facts.into_iter().map(draw_fact).collect_view()
    };
    let act = move |act: fn(ArticleId) -> Act| {
        move |_| {
            if let Some(article) = number(report) {
                shown.page.act(&act(article));
            }
        }
    };
    let show = act(|article| Act::Show { article });
    let save_text = act(|article| Act::Export {
        article,
        format: ExportFormat::CleanText,
    });
    let save_markdown = act(|article| Act::Export {
        article,
        format: ExportFormat::Markdown,
    });
    view! {
        <ul class="report__notices">{notices}</ul>
        <dl class="report__facts">{facts}</dl>
        <div class="report__acts">
            <button class="button" type="button" on:click=show>
                {text::SHOW}
            </button>
            <button class="button" type="button" on:click=save_text>
                {text::SAVE_TEXT}
            </button>
            <button class="button" type="button" on:click=save_markdown>
                {text::SAVE_MARKDOWN}
            </button>
        </div>
        <h4 class="report__subtitle">{text::ZONES}</h4>
        <p class="report__hint">{text::ZONES_HINT}</p>
        {block::draw(shown, report)}
    }
    .into_any()
}

/// The article's number now.
pub(super) fn number(report: Report) -> Option<ArticleId> {
    report.with_untracked(|report| report.as_ref().map(|report| report.article))
}

fn draw_fact(fact: FactRow) -> AnyView {
    view! {
        <div class="report__fact">
            <dt>{text::fact(fact.kind)}</dt>
            <dd>
                <span>{fact.value.clone()}</span>
                <span class="report__about">{text::stated(&fact)}</span>
            </dd>
        </div>
    }
    .into_any()
}
