//! The search: what is typed, what was found, at which place the reader is.

use super::desk::Desk;
use super::rooms::{Rooms, Tab};
use super::text;
use super::walk::{Direction, neighbour};
use crate::browser::highlight::{self, Place};
use crate::browser::{scroll, task};
use crate::state::watch;
use leptos::prelude::*;
use std::sync::Arc;
use wire::{Hit, Reply, Request, SearchView};

/// Typing faster than this asks only once.
const PAUSE_MS: i32 = 120;

/// Names the styles know: `::highlight(found)`.
const FOUND: &str = "found";
const FOUND_HERE: &str = "found-here";

/// The search.
#[derive(Clone, Copy)]
pub struct Finding {
    query: RwSignal<String>,
    found: RwSignal<Option<Arc<SearchView>>>,
    at: RwSignal<Option<usize>>,
    /// Raised when more text has been drawn.
    drawn: RwSignal<u32>,
    desk: Desk,
    rooms: Rooms,
}

impl Finding {
    /// Nothing is searched.
    pub fn new(desk: Desk, rooms: Rooms) -> Self {
        let finding = Finding {
            query: RwSignal::default(),
            found: RwSignal::default(),
            at: RwSignal::default(),
            drawn: RwSignal::default(),
            desk,
            rooms,
        };
        finding.keep_painting();
        finding.keep_seeking();
        finding
    }

    /// Paints the places found wherever their text is drawn.
    fn keep_painting(self) {
        watch(move || {
            self.drawn.track();
            self.desk.columns().track();
            let found = self.found.get();
            let hits = found
                .as_ref()
                .map(|found| found.hits.as_slice())
                .unwrap_or_default();
            let at = self.at.get();
            let places: Vec<Place> = hits.iter().map(place_of).collect();
            let here = at.and_then(|at| places.get(at)).copied();
            highlight::paint(FOUND, &places);
            highlight::paint(FOUND_HERE, here.as_slice());
        });
    }

    /// Searches again when articles come or go.
    fn keep_seeking(self) {
        watch(move || {
            self.desk.articles().track();
            if self.is_on_now() {
                self.at.set(None);
                self.ask(self.query.read_untracked().trim().to_owned());
            }
        });
    }

    fn ask(self, query: String) {
        self.desk
            .reader()
            .ask_reply(Request::Search { query }, move |reply| {
                if let Reply::Found(view) = reply
                    && self.query.read_untracked().trim() == view.query
                {
                    self.found.set(Some(Arc::new(view)));
                }
            });
    }

    /// What is typed; reactive.
    pub fn query(self) -> String {
        self.query.get()
    }

    /// What was found for what is typed; reactive. None while the worker is still looking.
    pub fn found(self) -> Option<Arc<SearchView>> {
        let query = self.query.get();
        self.found.get().filter(|found| found.query == query.trim())
    }

    /// Whether something is searched, for an event handler.
    pub fn is_on_now(self) -> bool {
        !self.query.read_untracked().is_empty()
    }

    /// Brings the places found to the front again.
    pub fn come_back(self) {
        if self.is_on_now() {
            self.rooms.show_tab(Tab::Found);
        }
    }

    /// Which hit the reader is at; reactive.
    pub fn at(self) -> Option<usize> {
        self.at.get()
    }

    /// More text has been drawn, which may hold hits.
    pub fn note_drawn(self) {
        if self.found.read_untracked().is_some() {
            self.drawn.update(|n| *n = n.wrapping_add(1));
        }
    }

    /// Searches for words.
    pub fn seek(self, query: String) {
        if query.trim().is_empty() {
            self.clear();
            return;
        }
        self.query.set(query.clone());
        self.at.set(None);
        self.rooms.show_tab(Tab::Found);
        task::after_ms(PAUSE_MS, move || {
            if *self.query.read_untracked() == query {
                self.ask(query.trim().to_owned());
            }
        });
    }

    /// Searches no more.
    pub fn clear(self) {
        self.query.set(String::new());
        self.at.set(None);
        if self.found.read_untracked().is_some() {
            self.found.set(None);
        }
        self.rooms.leave_tab(Tab::Found);
    }

    /// Goes to the next or previous hit. Returns a line that says where that is.
    pub fn step(self, direction: Direction) -> Option<String> {
        let n_hits = self.found.read_untracked().as_ref()?.hits.len();
        let next = neighbour(n_hits, self.at.get_untracked(), direction)?;
        self.go_to(next)
    }

    /// Goes to a hit; its article becomes a column if it is none.
    pub fn go_to(self, idx: usize) -> Option<String> {
        let found = self.found.get_untracked()?;
        let hit = found.hits.get(idx)?;
        let article = self.desk.article(hit.article)?;
        self.desk.pin(article.key);
        self.at.set(Some(idx));
        self.rooms.lower_sheets();
        scroll::show_place(place_of(hit));
        Some(text::jumped_to_hit(
            idx + 1,
            found.hits.len(),
            &article.view.label,
        ))
    }
}

fn place_of(hit: &Hit) -> Place {
    Place {
        article: hit.article.0,
        block: hit.block,
        start: hit.start,
        end: hit.end,
    }
}
