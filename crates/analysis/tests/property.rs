//! Any text → an analysis that keeps its promises.
//!
//! Texts are random and built from pieces that matter here (names, marks, page furniture), so that
//! the stages behind the first are reached too.

use analysis::{Analysis, Lexicon, Reading, read_text};
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(lexicon::built_in);

fn read(bytes: &[u8]) -> Option<Reading> {
    read_text("a.txt", bytes, &LEXICON, &mut |_| ()).ok()
}

/// Pieces articles are made of, some of them broken.
fn article() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Iran"),
        Just("U.S."),
        Just("US"),
        Just("al-Sudani"),
        Just("alMuhandis"),
        Just("Tehran"),
        Just("Iranianbacked"),
        Just("Kata’ib Hezbollah"),
        Just("Mr."),
        Just("General"),
        Just("said"),
        Just("“"),
        Just("”"),
        Just("["),
        Just("]"),
        Just("("),
        Just(")"),
        Just("."),
        Just(", "),
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just(" "),
        Just("-"),
        Just("—"),
        Just("'s"),
        Just("By Mary Smith"),
        Just("BAGHDAD —"),
        Just("Source: Reuters"),
        Just("1. Ann says"),
        Just("Leave A Reply"),
        Just("June 28, 2021"),
        Just("(c) 2021 X"),
        Just("é"),
        Just("\u{200f}"),
        Just("the militias denied the attack on Monday"),
        Just("Biden administration"),
        Just("\u{feff}"),
        Just("Joint Incident Cell (JIC)"),
        Just("JIC"),
        Just("Credit...X"),
        Just("漢字"),
        Just("العراق"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Some(reading) = read(&bytes) {
            reading.articles.iter().for_each(Analysis::check);
        }
    }

    #[test]
    fn any_text_keeps_the_promises(text in "\\PC{0,300}") {
        if let Some(reading) = read(text.as_bytes()) {
            reading.articles.iter().for_each(Analysis::check);
        }
    }

    #[test]
    fn articles_keep_the_promises_and_lose_no_character(text in article()) {
        if let Some(reading) = read(text.as_bytes()) {
            for analysis in &reading.articles {
                analysis.check();
                prop_assert_eq!(analysis.article.text(), text.trim_start_matches('\u{feff}'));
            }
        }
    }

    #[test]
    fn twice_is_the_same(text in article()) {
        prop_assert_eq!(read(text.as_bytes()), read(text.as_bytes()));
    }

    #[test]
    fn code_points_count_characters(text in article()) {
        if let Some(reading) = read(text.as_bytes()) {
            for analysis in &reading.articles {
                for mention in &analysis.mentions {
                    let before = &analysis.article.text()[..mention.span.start as usize];
                    let point = analysis.article.text.codepoint(mention.span.start);
                    prop_assert_eq!(point as usize, before.chars().count());
                }
            }
        }
    }
}

/// Renaming an actor everywhere changes its name and nothing else.
#[test]
fn a_renamed_actor_keeps_its_place() {
    let story = |name: &str| {
        format!("{name} said on Monday that talks would go on.\n\nReporters asked {name} again.\n")
    };
    let shape = |text: &str| -> Vec<(usize, usize)> {
        let reading = read(text.as_bytes())
            .map(|reading| reading.articles)
            .unwrap_or_default();
        reading
            .iter()
            .flat_map(|analysis| analysis.mentions.iter())
            .map(|mention| (mention.span.start as usize, mention.actor.idx()))
            .collect()
    };
    assert_eq!(
        shape(&story("Peter Alvarson")),
        shape(&story("David Bergmann"))
    );
    assert!(!shape(&story("Peter Alvarson")).is_empty());
}
