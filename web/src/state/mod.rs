//! Every signal of the page and every function that writes one.
//!
//! Components read signals through these structs and call their methods; nothing else changes
//! state. Causes are only events of the reader, of the browser and of the worker.

pub mod desk;
pub mod finding;
pub mod history;
pub mod keys;
pub mod notices;
pub mod pointing;
pub mod reader;
pub mod rooms;
pub mod settings;
pub mod shelf;
pub mod tally;
mod text;
pub mod walk;
mod watch;

#[cfg(test)]
mod tests;

pub use desk::Desk;
pub use finding::Finding;
pub use notices::Notices;
pub use pointing::Pointing;
pub use rooms::Rooms;
pub use settings::Settings;
pub use watch::watch;

use leptos::prelude::{expect_context, provide_context};

/// All state of the page, for commands that touch several parts of it.
#[derive(Clone, Copy)]
pub struct State {
    /// Open files, articles, actors.
    pub desk: Desk,
    /// Which actor and mention is looked at.
    pub pointing: Pointing,
    /// The search.
    pub finding: Finding,
    /// What the reader has chosen for good.
    pub settings: Settings,
    /// Which panel is in front.
    pub rooms: Rooms,
    /// What the reader is told.
    pub notices: Notices,
}

impl State {
    /// Makes the state and gives it to all components.
    pub fn provide() -> Self {
        let settings = Settings::recalled();
        let notices = Notices::new();
        let rooms = Rooms::new();
        let desk = Desk::new(notices);
        let pointing = Pointing::new(desk, rooms);
        let finding = Finding::new(desk, rooms);
        let state = State {
            desk,
            pointing,
            finding,
            settings,
            rooms,
            notices,
        };
        provide_context(state);
        desk.start(pointing);
        state
    }

    /// The state, in a component.
    pub fn here() -> Self {
        expect_context()
    }
}
