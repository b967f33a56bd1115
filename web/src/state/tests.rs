//! Plain logic of the state: order, undo, walking, keys.

use super::history::{Change, History};
use super::keys::{Command, command_of};
use super::shelf::{ArticleKey, in_order_of, name_of_text};
use super::walk::{Direction, neighbour, step};
use crate::browser::event::Press;
use wire::{ArticleId, FileId, MentionRef};

fn key(file: u32) -> ArticleKey {
    ArticleKey {
        file: FileId(file),
        nth: 0,
    }
}

fn at(article: u32, mention: u32) -> MentionRef {
    MentionRef {
        article: ArticleId(article),
        mention,
    }
}

fn press(key: &str) -> Press {
    Press {
        key: key.to_owned(),
        is_control: false,
        is_shift: false,
        is_alt: false,
        is_typing: false,
    }
}

#[test]
fn undo_goes_back_and_redo_forth() {
    let opened = Change::Opened(vec![FileId(1)]);
    let closed = Change::Closed {
        files: vec![FileId(1)],
        pins: vec![key(1)],
    };
    let mut history = History::default();
    history.note(opened.clone());
    history.note(closed.clone());
    assert_eq!(history.undo(), Some(closed.clone()));
    assert_eq!(history.undo(), Some(opened.clone()));
    assert_eq!(history.undo(), None);
    assert_eq!(history.redo(), Some(opened));
    assert_eq!(history.redo(), Some(closed));
    assert_eq!(history.redo(), None);
}

#[test]
fn a_new_act_ends_what_could_be_redone() {
    let mut history = History::default();
    history.note(Change::Opened(vec![FileId(1)]));
    history.undo();
    assert!(history.can_redo());
    history.note(Change::Opened(vec![FileId(2)]));
    assert!(!history.can_redo());
}

#[test]
fn pins_come_back_in_their_old_order() {
    let pins = vec![
        (key(1), "a".to_owned()),
        (key(2), "b".to_owned()),
        (key(3), "c".to_owned()),
    ];
    let pins = in_order_of(pins, &["c".to_owned(), "a".to_owned()]);
    let keys: Vec<ArticleKey> = pins.into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, [key(3), key(1), key(2)]);
}

#[test]
fn pasted_text_is_called_by_its_first_words() {
    assert_eq!(
        name_of_text("\n  Talks  stall\nMore").as_deref(),
        Some("Talks stall")
    );
    assert_eq!(name_of_text("a/b: c").as_deref(), Some("ab c"));
    assert_eq!(name_of_text(" \n "), None);
    let long = name_of_text(&"word ".repeat(40)).map(|name| name.chars().count());
    assert!(long.is_some_and(|n| n <= 49));
}

#[test]
fn walking_goes_round() {
    let stops = [at(1, 0), at(1, 5), at(2, 3)];
    assert_eq!(step(&stops, None, Direction::Next), Some(0));
    assert_eq!(step(&stops, None, Direction::Previous), Some(2));
    assert_eq!(step(&stops, Some(at(1, 0)), Direction::Next), Some(1));
    assert_eq!(step(&stops, Some(at(2, 3)), Direction::Next), Some(0));
    assert_eq!(step(&stops, Some(at(1, 0)), Direction::Previous), Some(2));
    assert_eq!(step(&[], None, Direction::Next), None);
}

#[test]
fn walking_starts_where_the_reader_is() {
    let stops = [at(1, 2), at(1, 5), at(2, 3)];
    assert_eq!(step(&stops, Some(at(1, 3)), Direction::Next), Some(1));
    assert_eq!(step(&stops, Some(at(1, 3)), Direction::Previous), Some(0));
    assert_eq!(step(&stops, Some(at(1, 9)), Direction::Next), Some(2));
    assert_eq!(step(&stops, Some(at(2, 1)), Direction::Previous), Some(1));
    assert_eq!(step(&stops, Some(at(9, 0)), Direction::Next), Some(0));
}

#[test]
fn neighbours_go_round() {
    assert_eq!(neighbour(3, Some(2), Direction::Next), Some(0));
    assert_eq!(neighbour(3, Some(0), Direction::Previous), Some(2));
    assert_eq!(neighbour(3, None, Direction::Previous), Some(2));
    assert_eq!(neighbour(0, None, Direction::Next), None);
}

#[test]
fn keys_mean_what_the_help_says() {
    let rows = [
        ("/", Command::Search),
        ("?", Command::Help),
        ("j", Command::NextMention),
        ("k", Command::PreviousMention),
        ("]", Command::NextColumn),
        ("[", Command::PreviousColumn),
        ("p", Command::Paste),
        ("Escape", Command::Release),
        ("F3", Command::NextHit),
    ];
    for (key, command) in rows {
        assert_eq!(command_of(&press(key), true), Some(command), "{key}");
    }
}

#[test]
fn single_letters_can_be_off_and_never_disturb_typing() {
    for key in ["/", "?", "j", "k", "[", "]", "p"] {
        assert_eq!(command_of(&press(key), false), None, "{key}");
        let typed = Press {
            is_typing: true,
            ..press(key)
        };
        assert_eq!(command_of(&typed, true), None, "{key}");
    }
    assert_eq!(command_of(&press("Escape"), false), Some(Command::Release));
}

#[test]
fn undo_is_left_to_the_text_field() {
    let undo = Press {
        is_control: true,
        ..press("z")
    };
    assert_eq!(command_of(&undo, false), Some(Command::Undo));
    let redo = Press {
        is_shift: true,
        ..Press {
            key: "Z".to_owned(),
            ..undo.clone()
        }
    };
    assert_eq!(command_of(&redo, false), Some(Command::Redo));
    assert_eq!(
        command_of(
            &Press {
                is_typing: true,
                ..undo
            },
            true
        ),
        None
    );
}
