//! Words of the bar and its menus.

use crate::state::settings::{Switch, Theme};

pub(super) const NAME_START: &str = "Side";
pub(super) const NAME_END: &str = "light";
pub(super) const OPEN: &str = "Open";
pub(super) const OPEN_FILES: &str = "Open files";
pub(super) const OPEN_FOLDER: &str = "Open folder";
pub(super) const PASTE: &str = "Paste text";
pub(super) const SAMPLE: &str = "Sample coverage";
pub(super) const REPORT: &str = "Reading report";
pub(super) const REPORT_NOTE: &str = "What each file was and what was made of it";
pub(super) const FORGET: &str = "Forget everything";
pub(super) const FORGET_NOTE: &str = "Removes all files, also from this browser’s storage";
pub(super) const SEARCH: &str = "Search all articles";
pub(super) const UNDO: &str = "Undo";
pub(super) const REDO: &str = "Redo";
pub(super) const HIGHLIGHTS: &str = "Highlights";
pub(super) const EXPORT: &str = "Export";
pub(super) const JSON: &str = "JSON";
pub(super) const JSON_NOTE: &str = "Everything that was found, with places in the text";
pub(super) const JSON_LINES: &str = "JSON Lines";
pub(super) const JSON_LINES_NOTE: &str = "The same, one article a line, for scripts";
pub(super) const TEXT: &str = "Plain text";
pub(super) const TEXT_NOTE: &str = "The articles with actors in brackets";
pub(super) const CLEAN_TEXT: &str = "Articles as text";
pub(super) const MARKDOWN: &str = "Articles as Markdown";
pub(super) const CLEAN_NOTE: &str = "Without what stood around them";
pub(super) const SETTINGS: &str = "Settings";
pub(super) const THEME: &str = "Theme";
pub(super) const READING: &str = "Reading";
pub(super) const HELP: &str = "Keys and legend";

/// A theme in the menu.
pub(super) fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "As the system",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    }
}

/// A switch in the menu.
pub(super) fn switch(switch: Switch) -> &'static str {
    match switch {
        Switch::Highlights => "Mark actors in the text",
        Switch::Labels => "Kind above every mark",
        Switch::Letters => "Single-letter keys",
    }
}
