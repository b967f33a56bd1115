//! A key press → the command it means. Plain values, no signals; `components/keyboard` listens.

use crate::browser::event::Press;

/// What a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Put the keyboard on the search field.
    Search,
    /// Open the help sheet.
    Help,
    /// Go to the next mention.
    NextMention,
    /// Go to the mention before.
    PreviousMention,
    /// Go to the next column.
    NextColumn,
    /// Go to the column before.
    PreviousColumn,
    /// Let go of what is chosen or searched.
    Release,
    /// Open the paste dialog.
    Paste,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Go to the next place found.
    NextHit,
    /// Go to the place found before.
    PreviousHit,
}

/// The command of a press. Letters and signs alone mean nothing while a text is typed or when
/// they are switched off (WCAG 2.1.4); undo is left to the text field while one is typed in.
pub fn command_of(press: &Press, are_letters_on: bool) -> Option<Command> {
    let is_plain = !press.is_control && !press.is_alt;
    match press.key.as_str() {
        "Escape" => return Some(Command::Release),
        "F3" if press.is_shift => return Some(Command::PreviousHit),
        "F3" => return Some(Command::NextHit),
        _ if press.is_typing => return None,
        "z" | "Z" if press.is_control && press.is_shift => return Some(Command::Redo),
        "z" if press.is_control && !press.is_alt => return Some(Command::Undo),
        "y" if press.is_control && !press.is_alt => return Some(Command::Redo),
        _ if !is_plain || !are_letters_on => return None,
        _ => {}
    }
    match press.key.as_str() {
        "/" => Some(Command::Search),
        "?" => Some(Command::Help),
        "j" => Some(Command::NextMention),
        "k" => Some(Command::PreviousMention),
        "]" => Some(Command::NextColumn),
        "[" => Some(Command::PreviousColumn),
        "p" => Some(Command::Paste),
        _ => None,
    }
}
