//! The thin bar beside a column's text: where in the article the shown actor is mentioned.
//!
//! A picture for the eye and a short way for the mouse; the keyboard has `j` and `k`.

#[cfg(test)]
mod tests;

use crate::browser::event;
use crate::components::live::{hear, part};
use crate::state::State;
use leptos::prelude::*;
use std::sync::Arc;
use wire::{ActorId, ArticleView, MentionRef};

/// More ticks than this say no more than "everywhere".
const N_TICKS: usize = 200;

/// A tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Which mention.
    pub mention: u32,
    /// From top to bottom, 0..=1.
    pub at: f32,
    /// Whether it stands in headline or dek.
    pub is_emphasised: bool,
}

/// The mentions of an actor as ticks.
pub fn ticks(view: &ArticleView, actor: Option<ActorId>) -> Vec<Tick> {
    let Some(actor) = actor else {
        return Vec::new();
    };
    view.mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.actor == actor)
        .map(|(idx, mention)| Tick {
            mention: idx as u32,
            at: mention.at.clamp(0.0, 1.0),
            is_emphasised: mention.in_headline,
        })
        .take(N_TICKS)
        .collect()
}

/// The tick nearest to a place.
pub fn nearest(ticks: &[Tick], at: f32) -> Option<Tick> {
    ticks
        .iter()
        .copied()
        .min_by(|a, b| (a.at - at).abs().total_cmp(&(b.at - at).abs()))
}

/// A share as the styles want it. Thousandths are finer than any screen; formatting a fraction
/// would bring 5 KB along.
#[expect(clippy::cast_sign_loss, reason = "a share is never negative")]
fn per_cent(share: f32) -> String {
    let thousandths = (share * 1000.0).round() as u32;
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The strip.
#[component]
pub fn Strip(
    /// The article beside it.
    view: Arc<ArticleView>,
) -> impl IntoView {
    let pointing = State::here().pointing;
    let article = view.id;
    let shown = Memo::new(move |_| ticks(&view, pointing.shown()));
    let jump = move |event: leptos::ev::MouseEvent| {
        let Some(at) = event::share_from_top(&event) else {
            return;
        };
        if let Some(tick) = nearest(&shown.read_untracked(), at) {
            pointing.jump(MentionRef {
                article,
                mention: tick.mention,
            });
        }
    };
    let draw = part(move || {
        let draw_tick = |tick: Tick| {
            view! {
                <span
                    class="strip__tick"
                    data-emphasised=tick.is_emphasised.to_string()
                    style:--at=per_cent(tick.at)
                ></span>
            }
        };
        shown
            .get()
            .into_iter()
            .map(draw_tick)
            .collect::<Vec<_>>()
            .into_any()
    });
    view! {
        <div class="strip" aria-hidden="true" on:click=hear(jump)>
            {draw}
        </div>
    }
}
