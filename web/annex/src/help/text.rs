//! Words of the help sheet.

pub(super) const TITLE: &str = "Keys and marks";
pub(super) const KEYS: &str = "Keys";
pub(super) const MARKS: &str = "How to read the marks";
pub(super) const CLOSE: &str = "Close";
pub(super) const KEYS_NOTE: &str =
    "Single letters can be switched off in the settings. They are never taken while you type.";
pub(super) const MARKS_NOTE: &str = "A thin line is a description or a pronoun, a full one a name. Point at a mark to see who is meant, why, and how sure that is; click it to keep the actor lit and see everything about it.";

/// Keys and what they do.
pub(super) const KEY_LINES: [(&[&str], &str); 12] = [
    (&["/"], "Search all articles"),
    (
        &["j", "k"],
        "Next, previous mention (of the chosen actor, if there is one)",
    ),
    (&["[", "]"], "Previous, next column"),
    (&["Enter"], "Choose the actor of the mention"),
    (&["Esc"], "Let go of the actor, then of the search"),
    (
        &["Enter", "Shift+Enter"],
        "In the search field: next, previous place",
    ),
    (&["F3", "Shift+F3"], "Next, previous place found"),
    (&["p"], "Paste text"),
    (&["Ctrl+V"], "Paste text or files from the clipboard"),
    (&["Ctrl+Z"], "Undo"),
    (&["Ctrl+Shift+Z"], "Redo"),
    (&["?"], "This sheet"),
];
