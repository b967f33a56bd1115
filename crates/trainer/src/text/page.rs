//! Files of labelled lines → pages as the zoner sees them, each unit with the states it may be in.
//!
//! Labels are trusted as far as their makers can be: the copies were labelled by aligning them with
//! what a parser took from the page, the others know only what is article and what is not.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use analysis::training::{self, SeenPage};
use analysis::{Lexicon, ZoneKind};
use anyhow::Context as _;
use serde::Deserialize;

/// A set of states, one bit each.
pub(crate) type States = u64;

/// What the labels of a page know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// The article's parts.
    Copy,
    /// What is article and what is not.
    Partial,
    /// Every line's kind.
    Made,
}

/// A labelled page.
pub(crate) struct Page {
    /// Its name in the set.
    pub(crate) id: String,
    /// Whose page it is; empty for pages that are never held out.
    pub(crate) outlet: String,
    /// Its lines, as text and label.
    pub(crate) lines: Vec<(String, String)>,
    /// What the zoner sees.
    pub(crate) seen: SeenPage,
    /// For each unit, the states its label allows.
    pub(crate) allowed: Vec<States>,
    /// Whether it has a line that is its title, so that the way to the text leads over it.
    pub(crate) has_title: bool,
    /// What its labels know.
    pub(crate) set: Set,
    /// Share of the article's paragraphs that the labels found.
    pub(crate) para_found: f64,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    #[serde(default = "one")]
    para_found: f64,
    lines: Vec<RowLine>,
}

fn one() -> f64 {
    1.0
}

#[derive(Deserialize)]
struct RowLine {
    text: String,
    label: String,
}

/// The labelled copies, by id.
pub(crate) fn copies(data: &Path, lexicon: &Lexicon) -> anyhow::Result<Vec<Page>> {
    let mut pages = rows(&data.join("extract/txtzone/dev.jsonl.gz"))?
        .into_iter()
        .map(|row| Page::new(row, true, lexicon))
        .collect::<Vec<_>>();
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(pages)
}

/// Further pages, where there are any.
pub(crate) fn others(data: &Path, lexicon: &Lexicon) -> anyhow::Result<Vec<Page>> {
    let path = data.join("text/pages.jsonl.gz");
    if !path.exists() {
        return Ok(Vec::new());
    }
    Ok(rows(&path)?
        .into_iter()
        .map(|row| Page::new(row, false, lexicon))
        .collect())
}

fn rows(path: &Path) -> anyhow::Result<Vec<Row>> {
    let file =
        std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text)?;
    text.lines()
        .map(|line| serde_json::from_str(line).context("a row is not a labelled page"))
        .collect()
}

impl Page {
    fn new(row: Row, is_copy: bool, lexicon: &Lexicon) -> Self {
        let outlet = if is_copy || row.id.starts_with("fundus_") {
            let id = row.id.trim_start_matches("fundus_");
            id.split("_V").next().unwrap_or(id).to_string()
        } else {
            String::new()
        };
        let lines = row
            .lines
            .into_iter()
            .map(|line| (line.text, line.label))
            .collect();
        Self::of(row.id, outlet, lines, row.para_found, lexicon)
    }

    /// A page of lines and labels.
    pub(crate) fn of(
        id: String,
        outlet: String,
        lines: Vec<(String, String)>,
        para_found: f64,
        lexicon: &Lexicon,
    ) -> Self {
        let texts: Vec<&str> = lines.iter().map(|line| line.0.as_str()).collect();
        let seen = training::see(&texts, lexicon);
        let is_partial = lines.iter().any(|line| line.1 == "out");
        let at = |label: &str| lines.iter().position(|line| line.1 == label);
        let first = at("title").into_iter().chain(at("body")).min();
        let last = lines.iter().rposition(|line| line.1 == "body");
        let inside = first.unwrap_or(0)..last.unwrap_or(0);
        let mut allowed = vec![0; seen.units.len()];
        let mut masks: BTreeMap<&str, States> = BTreeMap::new();
        for (idx, ((text, label), unit)) in lines.iter().zip(&seen.unit_of_line).enumerate() {
            if let Some(unit) = unit {
                // Captions, dates and writers stand here, unlabelled.
                let is_inside = label == "out" && inside.contains(&idx);
                let is_short =
                    is_partial && label == "comment" && text.split_whitespace().count() < 6;
                let label = match label.as_str() {
                    _ if is_inside => "inside",
                    _ if is_short => "short comment",
                    label => label,
                };
                let mask = *masks.entry(label).or_insert_with(|| states_of(label));
                allowed[*unit] |= mask;
            }
        }
        for (states, unit) in allowed.iter_mut().zip(&seen.units) {
            *states = settle(*states, unit);
        }
        let has_title = lines
            .iter()
            .any(|line| matches!(line.1.as_str(), "title" | "headline"));
        let set = if id.starts_with("made_") {
            Set::Made
        } else if is_partial {
            Set::Partial
        } else {
            Set::Copy
        };
        Self {
            id,
            outlet,
            lines,
            seen,
            allowed,
            has_title,
            set,
            para_found,
        }
    }

    /// The texts of its lines.
    pub(crate) fn texts(&self) -> Vec<&str> {
        self.lines.iter().map(|line| line.0.as_str()).collect()
    }
}

/// Nothing known: everything may be. A line that says what it is may be that too: "Updated June 3" of
/// another article is no date of this one for its label, and still a date.
fn settle(states: States, unit: &training::Seen) -> States {
    match unit.sure {
        _ if states == 0 => States::MAX,
        Some(zone) => states | states_of(zone.name()),
        None => states,
    }
}

/// The states a label allows.
fn states_of(label: &str) -> States {
    use ZoneKind as Z;
    const IN_ARTICLE: [ZoneKind; 7] = [
        Z::Headline,
        Z::Dek,
        Z::Byline,
        Z::Date,
        Z::Heading,
        Z::Body,
        Z::Caption,
    ];
    let is_allowed = |zone: ZoneKind| match label {
        // A title may stand in the menu too; which of its lines is the headline is left open.
        "title" => matches!(zone, Z::Headline | Z::Furniture),
        "dek" => zone == Z::Dek,
        "para" | "body" => zone == Z::Body,
        "heading" => zone == Z::Heading,
        "caption" => zone == Z::Caption,
        "byline" => zone == Z::Byline,
        "date" => zone == Z::Date,
        "other" | "out" => !IN_ARTICLE.contains(&zone) && zone != Z::Comment,
        // Sets that know only what is article.
        "maybe" => matches!(zone, Z::Body | Z::Heading),
        "inside" => !matches!(zone, Z::Body | Z::Heading | Z::Headline),
        "comment" => zone == Z::Comment,
        "short comment" => matches!(zone, Z::Comment | Z::Furniture),
        "skip" | "" => true,
        _ => zone.name() == label,
    };
    training::states()
        .iter()
        .enumerate()
        .filter(|(_, state)| is_allowed(state.zone))
        .fold(0, |states, (idx, _)| states | 1 << idx)
}
