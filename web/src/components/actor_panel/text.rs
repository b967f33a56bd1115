//! Words of the actors panel.

use super::parts::PanelRow;
use crate::components::kind::text as kind_text;
use std::fmt::Write;

pub(super) const LABEL: &str = "Actors by kind";
pub(super) const FILTER: &str = "Filter actors";
pub(super) const TOTAL: &str = "all";
pub(super) const HINT: &str = "Slanted: found in the text, not in the lexicon";
pub(super) const NONE: &str = "Actors appear here as articles are read.";
pub(super) const NO_MATCH: &str = "No actor of that name was found in these articles.";

/// How many actors are listed.
pub(super) fn actors(n: usize) -> String {
    if n == 1 {
        "1 actor".to_owned()
    } else {
        format!("{n} actors")
    }
}

/// The button under a long group.
pub(super) fn show_all(n: usize) -> String {
    format!("Show all {n}")
}

/// A row, spelled out.
pub(super) fn row(row: &PanelRow) -> String {
    let mut words = format!(
        "{}, {}, {} {}",
        row.name,
        kind_text::label(row.kind),
        row.n_mentions,
        if row.n_mentions == 1 {
            "mention"
        } else {
            "mentions"
        }
    );
    for (idx, cell) in row
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| cell.n_mentions > 0)
    {
        // Writing to a String can't fail.
        _ = write!(words, "; column {}: {}", idx + 1, cell.n_mentions);
        if cell.in_headline {
            words.push_str(", in the headline");
        }
    }
    if !row.is_known {
        words.push_str("; found in the text, not in the lexicon");
    }
    words
}
