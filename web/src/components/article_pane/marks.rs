//! Marks: what they look like, and what happens when one is pointed at, focused or chosen.
//!
//! One set of handlers per column, none per mark.

use super::UNKNOWN_KIND;
use crate::browser::event;
use crate::components::kind::{form_slug, kind_slug, text as kind_text};
use crate::components::live::lit;
use crate::state::State;
use crate::state::pointing::{Explained, Lamp};
use crate::state::tally::Tallies;
use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use std::sync::Arc;
use wire::{ActorId, ActorKind, ArticleView, MentionRef, MentionView, Piece};

/// Draws marks of one article.
#[derive(Clone)]
pub struct Marker {
    lamp: Lamp,
    tallies: ReadSignal<Tallies>,
}

impl Marker {
    /// Marks that listen to what is pointed at.
    pub fn new(state: State) -> Self {
        Marker {
            lamp: state.pointing.lamp(),
            tallies: state.desk.tallies(),
        }
    }

    fn kind_of(&self, actor: ActorId) -> ActorKind {
        self.tallies
            .read_untracked()
            .get(actor)
            .map_or(UNKNOWN_KIND, |tally| tally.row.kind)
    }

    /// A run of text: plain, or one mark coloured by the innermost mention. It carries the
    /// letters of its kind where that mention begins, not where it goes on after a nested one.
    pub fn draw(&self, view: &ArticleView, piece: &Piece, before: Option<&Piece>) -> AnyView {
        let innermost = piece.mentions.last().copied();
        let Some((idx, mention)) = innermost.and_then(|idx| mention_at(view, idx)) else {
            return piece.text.clone().into_any();
        };
        let actors: Vec<ActorId> = piece
            .mentions
            .iter()
            .filter_map(|idx| mention_at(view, *idx))
            .map(|(_, mention)| mention.actor)
            .collect();
        let kind = self.kind_of(mention.actor);
        let lamp = self.lamp.clone();
        let is_start = before.is_none_or(|before| !before.mentions.contains(&idx));
        view! {
            <mark
                class="mark"
                tabindex="-1"
                data-mention=idx
                data-mentions=join(&piece.mentions)
                data-kind=kind_slug(kind)
                data-form=form_slug(mention.form)
                data-short=is_start.then(|| kind_text::short(kind))
                data-lit=lit(lamp, actors)
            >
                {piece.text.clone()}
            </mark>
        }
        .into_any()
    }
}

fn mention_at(view: &ArticleView, idx: u32) -> Option<(u32, &MentionView)> {
    view.mentions
        .get(idx as usize)
        .map(|mention| (idx, mention))
}

/// Numbers as a list of words, for `[data-mentions~=…]`.
fn join(numbers: &[u32]) -> String {
    numbers
        .iter()
        .map(u32::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The handlers of one column.
#[derive(Clone, Copy)]
pub struct MarkEvents {
    state: State,
    view: StoredValue<Arc<ArticleView>>,
}

impl MarkEvents {
    /// Handlers for the marks of `view`.
    pub fn new(state: State, view: Arc<ArticleView>) -> Self {
        MarkEvents {
            state,
            view: StoredValue::new(view),
        }
    }

    /// The actor of the mark an event happened on, and where it stands.
    fn found(self, event: &Event) -> Option<(ActorId, Explained)> {
        let at = event::mark_of(event)?;
        self.view.with_value(|view| {
            let (idx, mention) = mention_at(view, at.mention)?;
            let mention_ref = MentionRef {
                article: view.id,
                mention: idx,
            };
            Some((
                mention.actor,
                Explained {
                    mention: mention_ref,
                    at,
                },
            ))
        })
    }

    /// The pointer is over something.
    pub fn point(self, event: &PointerEvent) {
        if event::is_touch(event) {
            return;
        }
        match self.found(event) {
            Some((actor, explained)) => {
                self.state.pointing.hover(Some(actor));
                self.state.pointing.explain_pointed(explained);
            }
            None => self.leave(),
        }
    }

    /// Pointer or keyboard have left the marks.
    pub fn leave(self) {
        self.state.pointing.hover(None);
        self.state.pointing.explain(None);
    }

    /// Something has the keyboard.
    pub fn focus(self, event: &FocusEvent) {
        if let Some((actor, explained)) = self.found(event) {
            self.state.pointing.arrive(explained.mention);
            self.state.pointing.hover(Some(actor));
            self.state.pointing.explain(Some(explained));
        }
    }

    /// Something was clicked. Marking text with the mouse chooses nobody.
    pub fn choose(self, event: &MouseEvent) {
        if event::is_selecting_text() {
            return;
        }
        if let Some((actor, explained)) = self.found(event) {
            self.state.pointing.arrive(explained.mention);
            self.state.pointing.choose(actor);
            self.state.pointing.explain(None);
            self.state.rooms.raise_rail();
        }
    }

    /// A key was pressed in the text.
    pub fn key(self, event: &KeyboardEvent) {
        if event.key() != "Enter" {
            return;
        }
        if let Some((actor, explained)) = self.found(event) {
            event.prevent_default();
            self.state.pointing.choose(actor);
            self.state.pointing.explain(None);
            if let Some(name) = self.state.desk.actor_name(actor) {
                let n = self.view.with_value(|view| count_of(view, actor));
                self.state.notices.say(super::text::chosen(&name, n));
            }
            self.state.pointing.arrive(explained.mention);
        }
    }
}

fn count_of(view: &ArticleView, actor: ActorId) -> u32 {
    view.counts
        .iter()
        .find(|count| count.actor == actor)
        .map_or(0, |count| count.n_mentions)
}
