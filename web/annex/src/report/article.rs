//! One article of the report: what is stated about it, and the zone of each of its blocks.

use super::{Shown, text};
use leptos::prelude::*;
use wire::{
    Act, AnnexReply, ArticleId, ArticleReport, BlockRow, ExportFormat, FactRow, Request, Zone,
};

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
    let inside = move || {
        let report = report.get().filter(|_| is_open.get())?;
        Some(details(shown, &report))
    };
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

fn details(shown: Shown, report: &ArticleReport) -> AnyView {
    let id = report.article;
    let notices = report.notices.clone().into_iter();
    let notices = notices.map(|line| view! { <li>{line}</li> }).collect_view();
    let facts = report
        .facts
        .clone()
        .into_iter()
        .map(draw_fact)
        .collect_view();
    let save = move |format: ExportFormat| {
        move |_| {
            shown.page.act(&Act::Export {
                article: id,
                format,
            });
        }
    };
    view! {
        <ul class="report__notices">{notices}</ul>
        <dl class="report__facts">{facts}</dl>
        <div class="report__acts">
            <button
                class="button"
                type="button"
                on:click=move |_| shown.page.act(&Act::Show { article: id })
            >
                {text::SHOW}
            </button>
            <button class="button" type="button" on:click=save(ExportFormat::CleanText)>
                {text::SAVE_TEXT}
            </button>
            <button class="button" type="button" on:click=save(ExportFormat::Markdown)>
                {text::SAVE_MARKDOWN}
            </button>
        </div>
        <h4 class="report__subtitle">{text::ZONES}</h4>
        <p class="report__hint">{text::ZONES_HINT}</p>
        {blocks(shown, id)}
    }
    .into_any()
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

/// The blocks of an article, each with its zone; asked for when they are seen.
fn blocks(shown: Shown, article: ArticleId) -> AnyView {
    let rows = RwSignal::new(Vec::<BlockRow>::new());
    shown.page.ask(&Request::Zones { article }, move |reply| {
        if let Some(AnnexReply::Zoned { blocks, .. }) = reply {
            // The article may have been read again meanwhile, and this list be gone.
            _ = rows.try_set(blocks);
        }
    });
    view! {
        <ol class="report__blocks">
            {move || {
                let rows = rows.get().into_iter().enumerate();
                rows.map(|(nth, row)| draw_block(shown, article, nth as u32, row)).collect_view()
            }}
        </ol>
    }
    .into_any()
}

fn draw_block(shown: Shown, article: ArticleId, block: u32, row: BlockRow) -> AnyView {
    let before = row.is_changed.then_some(row.zone);
    let change = move |zone: Option<Zone>| {
        shown.act(&Act::Change {
            article,
            block,
            before,
            zone,
        });
    };
    let choose = move |value: String| {
        let zone = text::ZONES_ALL
            .into_iter()
            .find(|zone| text::zone(*zone) == value);
        if let Some(zone) = zone {
            change(Some(zone));
        }
    };
    let options = text::ZONES_ALL.map(|zone| {
        let is_chosen = row.zone == zone;
        view! { <option value=text::zone(zone) selected=is_chosen>{text::zone(zone)}</option> }
    });
    let reset = row.is_changed.then(|| {
        view! {
            <button class="link-button" type="button" on:click=move |_| change(None)>
                {text::RESET}
            </button>
        }
    });
    view! {
        <li class="report__block" data-changed=row.is_changed.to_string()>
            <span class="report__zone">
                <select
                    class="field"
                    aria-label=text::zone_of(&row.text)
                    on:change=move |event| choose(event_target_value(&event))
                >
                    {options.collect_view()}
                </select>
                {reset}
            </span>
            <span class="report__words" dir="auto">{row.text}</span>
        </li>
    }
    .into_any()
}
