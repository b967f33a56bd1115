//! Which panel is in front: the tab of the right rail, the sheet of a phone, the open dialog.

use crate::browser::event;
use leptos::prelude::*;

/// Tabs of the right rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// All actors.
    Actors,
    /// The chosen actor.
    Inspector,
    /// What the search found.
    Found,
}

/// What lies over the columns on a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The list of articles.
    Articles,
    /// The right rail.
    Rail,
}

/// Dialogs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// A view of the annex, by its name.
    Annex(&'static str),
    /// The view for pasting text, with the text and the markup it was copied with.
    Paste(String, String),
}

/// What is in front.
#[derive(Clone, Copy)]
pub struct Rooms {
    tab: RwSignal<Tab>,
    sheet: RwSignal<Option<Sheet>>,
    dialog: RwSignal<Option<Dialog>>,
}

impl Rooms {
    /// Actors in front, no sheet, no dialog.
    pub fn new() -> Self {
        Rooms {
            tab: RwSignal::new(Tab::Actors),
            sheet: RwSignal::new(None),
            dialog: RwSignal::new(None),
        }
    }

    /// The tab in front; reactive.
    pub fn tab(self) -> Tab {
        self.tab.get()
    }

    /// Brings a tab to the front; on a phone the sheet too.
    pub fn show_tab(self, tab: Tab) {
        if self.tab.get_untracked() != tab {
            self.tab.set(tab);
        }
    }

    /// Goes back to the actors if `tab` is in front.
    pub fn leave_tab(self, tab: Tab) {
        if self.tab.get_untracked() == tab {
            self.tab.set(Tab::Actors);
        }
    }

    /// The sheet that is up; reactive.
    pub fn sheet(self) -> Option<Sheet> {
        self.sheet.get()
    }

    /// Pulls a sheet up, or down if it is up.
    pub fn toggle_sheet(self, sheet: Sheet) {
        let is_up = self.sheet.get_untracked() == Some(sheet);
        self.sheet.set((!is_up).then_some(sheet));
    }

    /// Pulls the right rail up where it is a sheet.
    pub fn raise_rail(self) {
        if event::is_narrow() {
            self.sheet.set(Some(Sheet::Rail));
        }
    }

    /// Puts sheets down, so that the columns are seen.
    pub fn lower_sheets(self) {
        if self.sheet.get_untracked().is_some() {
            self.sheet.set(None);
        }
    }

    /// The dialog that is open; reactive.
    pub fn dialog(self) -> Option<Dialog> {
        self.dialog.get()
    }

    /// Opens a dialog.
    pub fn open_dialog(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// Notes that the dialog was closed.
    pub fn close_dialog(self) {
        if self.dialog.get_untracked().is_some() {
            self.dialog.set(None);
        }
    }
}
