//! Which actor is looked at: hovered for a moment, chosen until released; and where the reader is.

use super::desk::Desk;
use super::rooms::{Rooms, Tab};
use super::text;
use super::walk::{self, Direction};
use crate::browser::event::{self, MarkAt};
use crate::browser::{now_ms, scroll};
use crate::state::watch;
use leptos::prelude::*;
use std::sync::Arc;
use wire::{ActorId, ArticleId, InspectorView, MentionRef, Reply, Request};

/// Text that has not moved for so long rests; a pointer event after it was the reader's doing.
const SETTLED_MS: f64 = 250.0;

/// `Selector` lives here: one write wakes only the marks of two actors, not all.
type ActorSelector = reactive::Selector<Option<ActorId>>;

mod reactive {
    pub use leptos::reactive::computed::Selector;
}

/// How a mark is lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Its actor is pointed at.
    Hovered,
    /// Its actor is chosen.
    Chosen,
}

impl Light {
    /// The value of the mark's attribute.
    pub fn slug(self) -> &'static str {
        match self {
            Light::Hovered => "hovered",
            Light::Chosen => "chosen",
        }
    }
}

/// A mark that is explained beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Explained {
    /// Which mention.
    pub mention: MentionRef,
    /// Where it stands on the screen.
    pub at: MarkAt,
}

/// What is looked at.
#[derive(Clone, Copy)]
pub struct Pointing {
    hovered: RwSignal<Option<ActorId>>,
    chosen: RwSignal<Option<ActorId>>,
    at: RwSignal<Option<MentionRef>>,
    explained: RwSignal<Option<Explained>>,
    scrolled_ms: StoredValue<f64>,
    inspected: RwSignal<Option<Arc<InspectorView>>>,
    is_hovered: StoredValue<ActorSelector>,
    is_chosen: StoredValue<ActorSelector>,
    desk: Desk,
    rooms: Rooms,
}

/// What a mark holds on to, to know whether it is lit.
#[derive(Clone)]
pub struct Lamp {
    is_hovered: ActorSelector,
    is_chosen: ActorSelector,
}

impl Lamp {
    /// How a mark of these actors is lit; reactive, and woken only by these actors.
    pub fn light(&self, actors: &[ActorId]) -> Option<Light> {
        if actors
            .iter()
            .any(|actor| self.is_chosen.selected(&Some(*actor)))
        {
            return Some(Light::Chosen);
        }
        let is_hovered = actors
            .iter()
            .any(|actor| self.is_hovered.selected(&Some(*actor)));
        is_hovered.then_some(Light::Hovered)
    }
}

impl Pointing {
    /// Nothing is looked at.
    pub fn new(desk: Desk, rooms: Rooms) -> Self {
        let hovered = RwSignal::new(None);
        let chosen = RwSignal::new(None);
        let pointing = Pointing {
            hovered,
            chosen,
            at: RwSignal::new(None),
            explained: RwSignal::new(None),
            scrolled_ms: StoredValue::new(0.0),
            inspected: RwSignal::new(None),
            is_hovered: StoredValue::new(ActorSelector::new(move || hovered.get())),
            is_chosen: StoredValue::new(ActorSelector::new(move || chosen.get())),
            desk,
            rooms,
        };
        pointing.keep_inspecting();
        pointing
    }

    /// Asks about the chosen actor again whenever another is chosen or articles come or go.
    fn keep_inspecting(self) {
        watch(move || {
            self.desk.articles().track();
            let Some(actor) = self.chosen.get() else {
                return;
            };
            self.desk
                .reader()
                .ask_reply(Request::Inspect { actor }, move |reply| {
                    if let Reply::Inspected(view) = reply
                        && self.chosen.get_untracked() == Some(view.actor.id)
                    {
                        self.inspected.set(Some(Arc::new(view)));
                    }
                });
        });
    }

    /// What a column's marks hold on to.
    pub fn lamp(self) -> Lamp {
        Lamp {
            is_hovered: self.is_hovered.get_value(),
            is_chosen: self.is_chosen.get_value(),
        }
    }

    /// The actor whose mentions are shown beside the columns: the hovered one, else the chosen.
    pub fn shown(self) -> Option<ActorId> {
        self.hovered.get().or_else(|| self.chosen.get())
    }

    /// The chosen actor, for an event handler.
    pub fn chosen_now(self) -> Option<ActorId> {
        self.chosen.get_untracked()
    }

    /// The chosen actor; reactive.
    pub fn chosen(self) -> Option<ActorId> {
        self.chosen.get()
    }

    /// Everything about the chosen actor, once the worker has answered; reactive.
    pub fn inspected(self) -> Option<Arc<InspectorView>> {
        let chosen = self.chosen.get();
        self.inspected
            .get()
            .filter(|view| Some(view.actor.id) == chosen)
    }

    /// The mark that is explained; reactive.
    pub fn explained(self) -> Option<Explained> {
        self.explained.get()
    }

    /// Points at an actor, or at none. Called at each move of the pointer, writes only changes.
    pub fn hover(self, actor: Option<ActorId>) {
        if self.hovered.get_untracked() != actor {
            self.hovered.set(actor);
        }
    }

    /// Explains a mark, or none.
    pub fn explain(self, explained: Option<Explained>) {
        if self.explained.get_untracked() != explained {
            self.explained.set(explained);
        }
    }

    /// Explains a mark the pointer is over; not one that was scrolled under a resting pointer.
    pub fn explain_pointed(self, explained: Explained) {
        if now_ms() - self.scrolled_ms.get_value() > SETTLED_MS {
            self.explain(Some(explained));
        }
    }

    /// Text moves: a note beside a mark would stay behind.
    pub fn note_scroll(self) {
        self.scrolled_ms.set_value(now_ms());
        self.explain(None);
    }

    /// Notes where the keyboard is.
    pub fn arrive(self, mention: MentionRef) {
        self.at.set(Some(mention));
    }

    /// Chooses an actor and brings the inspector to the front.
    pub fn choose(self, actor: ActorId) {
        if self.chosen.get_untracked() != Some(actor) {
            self.chosen.set(Some(actor));
        }
        self.rooms.show_tab(Tab::Inspector);
    }

    /// Lets go of the chosen actor.
    pub fn release(self) {
        self.hover(None);
        self.explain(None);
        if self.chosen.get_untracked().is_some() {
            self.chosen.set(None);
            self.inspected.set(None);
        }
        self.rooms.leave_tab(Tab::Inspector);
    }

    /// Forgets all actors: another worker gives other numbers.
    pub fn forget(self) {
        self.release();
        self.at.set(None);
    }

    /// Goes to a mention; its article becomes a column if it is none.
    pub fn jump(self, mention: MentionRef) {
        let Some(article) = self.desk.article(mention.article) else {
            return;
        };
        self.desk.pin(article.key);
        self.at.set(Some(mention));
        self.rooms.lower_sheets();
        scroll::show_mention(mention.article.0, mention.mention, false);
    }

    /// Goes to the next or previous mention: of the chosen actor over all columns, else any in
    /// the column where the reader is. Returns a line that says where that is.
    pub fn step(self, direction: Direction) -> Option<String> {
        let columns = self.desk.columns().get_untracked();
        let chosen = self.chosen.get_untracked();
        let at = self.at.get_untracked();
        let here = event::focused_article()
            .map(ArticleId)
            .or(at.map(|at| at.article));
        let home = columns
            .iter()
            .find(|column| Some(column.view.id) == here)
            .or_else(|| columns.first())?;
        let stops = match chosen {
            Some(_) => walk::stops(columns.iter().map(|column| column.view.as_ref()), chosen),
            None => walk::stops([home.view.as_ref()], None),
        };
        let at = at.filter(|at| chosen.is_some() || at.article == home.view.id);
        let idx = walk::step(&stops, at, direction)?;
        let stop = *stops.get(idx)?;
        self.at.set(Some(stop));
        scroll::show_mention(stop.article.0, stop.mention, true);
        let column = columns
            .iter()
            .find(|column| column.view.id == stop.article)?;
        let actor = column.view.mentions.get(stop.mention as usize)?.actor;
        let name = self.desk.actor_name(actor).unwrap_or_default();
        Some(text::jumped(
            idx + 1,
            stops.len(),
            &name,
            &column.view.label,
        ))
    }

    /// Goes to the next or previous column.
    pub fn step_column(self, direction: Direction) {
        let columns = self.desk.columns().get_untracked();
        let here = event::focused_article().or(self.at.get_untracked().map(|at| at.article.0));
        let at = columns
            .iter()
            .position(|column| Some(column.view.id.0) == here);
        let next = walk::neighbour(columns.len(), at, direction);
        if let Some(column) = next.and_then(|next| columns.get(next)) {
            scroll::show_column(column.view.id.0);
        }
    }
}
