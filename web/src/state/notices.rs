//! What the reader is told in passing: problems that stay until dismissed, acts that can be undone.

use crate::browser::task;
use leptos::prelude::*;

/// How long a notice of an act stays: long enough to read it and reach "Undo". Ctrl+Z works after.
const PASSING_MS: i32 = 12_000;

/// What kind of notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done; passes by itself.
    Done,
    /// Something was done that can be undone; passes by itself.
    Undoable,
    /// Something is wrong; stays.
    Problem,
    /// The worker is missing; stays and offers to try again.
    NoWorker,
}

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number.
    pub id: u32,
    /// What kind.
    pub kind: NoticeKind,
    /// The sentence.
    pub sentence: String,
}

/// The notices on screen, and the line that is only spoken.
#[derive(Clone, Copy)]
pub struct Notices {
    shown: RwSignal<Vec<Notice>>,
    next_id: StoredValue<u32>,
    spoken: RwSignal<String>,
}

impl Notices {
    /// None yet.
    pub fn new() -> Self {
        Notices {
            shown: RwSignal::default(),
            next_id: StoredValue::new(0),
            spoken: RwSignal::default(),
        }
    }

    /// Shows a notice. The same sentence is not shown twice at a time.
    pub fn tell(self, kind: NoticeKind, sentence: impl Into<String>) {
        let sentence = sentence.into();
        if self
            .shown
            .read_untracked()
            .iter()
            .any(|notice| notice.sentence == sentence)
        {
            return;
        }
        let id = self.next_id.get_value();
        self.next_id.set_value(id + 1);
        self.shown.update(|shown| {
            // Only the last act is undone by its button.
            if kind == NoticeKind::Undoable {
                shown.retain(|notice| notice.kind != NoticeKind::Undoable);
            }
            shown.push(Notice { id, kind, sentence });
        });
        if matches!(kind, NoticeKind::Done | NoticeKind::Undoable) {
            task::after_ms(PASSING_MS, move || self.dismiss(id));
        }
    }

    /// Takes a notice away.
    pub fn dismiss(self, id: u32) {
        if self
            .shown
            .read_untracked()
            .iter()
            .any(|notice| notice.id == id)
        {
            self.shown
                .update(|shown| shown.retain(|notice| notice.id != id));
        }
    }

    /// Takes all notices of a kind away.
    pub fn dismiss_kind(self, kind: NoticeKind) {
        self.shown
            .update(|shown| shown.retain(|notice| notice.kind != kind));
    }

    /// The notices; reactive.
    pub fn shown(self) -> Vec<Notice> {
        self.shown.get()
    }

    /// Says a line to screen readers only.
    pub fn say(self, line: String) {
        self.spoken.set(line);
    }

    /// The line for screen readers; reactive.
    pub fn spoken(self) -> String {
        self.spoken.get()
    }
}
