//! The blocks of an article, each with its zone and a choice of another.
//!
//! A change goes to the page, which has the article read again under another number; a choice made
//! meanwhile waits, since it would name an article that is no more.

use super::article::{Report, number};
use super::{Shown, text};
use leptos::html;
use leptos::prelude::*;
use wire::{Act, AnnexReply, BlockRow, Request, Zone};

/// A zone for a block; none: the one it has by itself.
type Choice = (usize, Option<Zone>);

/// The blocks of one article.
#[derive(Clone, Copy)]
struct Blocks {
    shown: Shown,
    report: Report,
    rows: RwSignal<Vec<BlockRow>>,
    /// Whether an answer is still to come.
    is_asked: RwSignal<bool>,
    /// The last choice made before it came.
    waiting: RwSignal<Option<Choice>>,
}

impl Blocks {
    /// Asks how the blocks are now.
    fn refresh(self) {
        let Some(article) = number(self.report) else {
            self.is_asked.set(false);
            return;
        };
        self.is_asked.set(true);
        self.shown
            .page
            .ask(&Request::Zones { article }, move |reply| {
                if let Some(AnnexReply::Zoned { blocks, .. }) = reply {
                    // The list may have been folded meanwhile and be gone.
                    _ = self.rows.try_set(blocks);
                }
                _ = self.is_asked.try_set(false);
                if let Some(Some(choice)) = self.waiting.try_update(Option::take) {
                    self.change(choice);
                }
            });
    }

    fn change(self, (nth, zone): Choice) {
        if self.is_asked.get_untracked() {
            self.waiting.set(Some((nth, zone)));
            return;
        }
        let row = self.rows.with_untracked(|rows| rows.get(nth).cloned());
        let (Some(article), Some(row)) = (number(self.report), row) else {
            return;
        };
        // Until the page has had the article read again.
        self.is_asked.set(true);
        self.shown.act(&Act::Change {
            article,
            block: nth as u32,
            before: row.is_changed.then_some(row.zone),
            zone,
        });
    }
}

/// The list; asked for when it is seen, and again with every answer the report gets.
pub(super) fn draw(shown: Shown, report: Report) -> AnyView {
    let blocks = Blocks {
        shown,
        report,
        rows: RwSignal::new(Vec::new()),
        is_asked: RwSignal::new(false),
        waiting: RwSignal::new(None),
    };
    Effect::new(move || {
        shown.files.track();
        blocks.refresh();
    });
    let n_rows = Memo::new(move |_| blocks.rows.read().len());
    view! {
        <ol class="report__blocks">
            {move || (0..n_rows.get()).map(|nth| draw_block(blocks, nth)).collect_view()}
        </ol>
    }
    .into_any()
}

fn draw_block(blocks: Blocks, nth: usize) -> AnyView {
    let row = Memo::new(move |_| blocks.rows.read().get(nth).cloned());
    let zone = move || row.read().as_ref().map_or(Zone::Body, |row| row.zone);
    let is_changed = move || row.read().as_ref().is_some_and(|row| row.is_changed);
    let words = move || {
        let row = row.read();
        row.as_ref().map(|row| row.text.clone()).unwrap_or_default()
    };
    let list = NodeRef::<html::Select>::new();
    let choose = move |value: String| {
        let zone = text::ZONES_ALL
            .into_iter()
            .find(|zone| text::zone(*zone) == value);
        if let Some(zone) = zone {
            blocks.change((nth, Some(zone)));
        }
    };
    let reset = move || {
        blocks.change((nth, None));
        // The button goes; the keyboard stays with its line.
        if let Some(list) = list.get_untracked() {
            _ = list.focus();
        }
    };
    let now = untrack(zone);
    let options = text::ZONES_ALL.map(|zone| {
        view! { <option value=text::zone(zone) selected=zone == now>{text::zone(zone)}</option> }
    });
    view! {
        <li class="report__block" data-changed=move || is_changed().to_string()>
            <span class="report__zone">
                <select
                    class="field"
                    node_ref=list
                    aria-label=move || text::zone_of(&words())
                    prop:value=move || text::zone(zone())
                    on:change=move |event| choose(event_target_value(&event))
                >
                    {options.collect_view()}
                </select>
                {move || is_changed().then(|| draw_reset(reset))}
            </span>
            <span class="report__words" dir="auto">{words}</span>
        </li>
    }
    .into_any()
}

fn draw_reset(reset: impl Fn() + 'static) -> AnyView {
    view! {
        <button class="link-button" type="button" on:click=move |_| reset()>
            {text::RESET}
        </button>
    }
    .into_any()
}
