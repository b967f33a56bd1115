//! What the reader has chosen for good: theme, highlights, labels, keys. Kept by the browser.

use crate::browser::{local, theme};
use crate::state::watch;
use leptos::prelude::*;

/// Light, dark or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes, as the menu lists them.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The value kept by the browser and set on the root element.
    pub fn slug(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme a slug means; the system's for anything else.
    pub fn from_slug(slug: &str) -> Self {
        Theme::ALL
            .into_iter()
            .find(|theme| theme.slug() == slug)
            .unwrap_or_default()
    }
}

/// A switch the reader can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// Whether actors are marked in the text.
    Highlights,
    /// Whether each mark always carries its kind as a small label.
    Labels,
    /// Whether single letters are keys.
    Letters,
}

impl Switch {
    /// The key it is kept under.
    fn key(self) -> &'static str {
        match self {
            Switch::Highlights => "sidelight.highlights",
            Switch::Labels => "sidelight.labels",
            Switch::Letters => "sidelight.letters",
        }
    }

    fn is_on_at_first(self) -> bool {
        self != Switch::Labels
    }

    fn recalled(self) -> bool {
        local::recall(self.key()).map_or(self.is_on_at_first(), |kept| kept == "on")
    }
}

const THEME_KEY: &str = "sidelight.theme";

/// The reader's choices.
#[derive(Clone, Copy)]
pub struct Settings {
    theme: RwSignal<Theme>,
    highlights: RwSignal<bool>,
    labels: RwSignal<bool>,
    letters: RwSignal<bool>,
}

impl Settings {
    /// As chosen at the last visit.
    pub fn recalled() -> Self {
        let settings = Settings {
            theme: RwSignal::new(Theme::from_slug(
                &local::recall(THEME_KEY).unwrap_or_default(),
            )),
            highlights: RwSignal::new(Switch::Highlights.recalled()),
            labels: RwSignal::new(Switch::Labels.recalled()),
            letters: RwSignal::new(Switch::Letters.recalled()),
        };
        watch(move || {
            let theme = settings.theme.get();
            theme::set_root("data-theme", (theme != Theme::System).then(|| theme.slug()));
            theme::set_root("data-highlights", Some(on_off(settings.highlights.get())));
            theme::set_root("data-labels", Some(on_off(settings.labels.get())));
        });
        settings
    }

    /// The theme.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Chooses a theme.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        local::keep(THEME_KEY, theme.slug());
    }

    fn signal(self, switch: Switch) -> RwSignal<bool> {
        match switch {
            Switch::Highlights => self.highlights,
            Switch::Labels => self.labels,
            Switch::Letters => self.letters,
        }
    }

    /// Whether a switch is on; reactive.
    pub fn is_on(self, switch: Switch) -> bool {
        self.signal(switch).get()
    }

    /// Whether a switch is on, for an event handler.
    pub fn is_on_now(self, switch: Switch) -> bool {
        self.signal(switch).get_untracked()
    }

    /// Turns a switch over.
    pub fn turn(self, switch: Switch) {
        let is_on = !self.is_on_now(switch);
        self.signal(switch).set(is_on);
        local::keep(switch.key(), on_off(is_on));
    }
}

fn on_off(is_on: bool) -> &'static str {
    if is_on { "on" } else { "off" }
}
