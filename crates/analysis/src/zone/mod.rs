//! Text → an article: which stretch of it does which job, and what it states about itself.
//!
//! Nothing is dropped: every character that is not white space ends up in exactly one zone. No
//! names are looked for; the lexicon is asked only whether a line is the name of an outlet.
//!
//! Method: lines are put together (`line`), described by shallow text features (`feature`), weighed
//! (`weight`), labelled along the most likely path through a page (`decode`) and cut where a line
//! does several jobs (`split`). What the file's format is sure of is kept (`mark`), and what it states outside the text
//! wins (`stated`). Sources: Kohlschütter et al. 2010 (doi 10.1145/1718487.1718542);
//! Lafferty et al. 2001 for linear chains. Left out: several articles in one file.

mod agree;
mod context;
mod cut;
mod decode;
mod feature;
mod learned;
mod line;
mod mark;
mod meta;
mod split;
mod stated;
mod title;
mod weight;

use context::Context;
use decode::Grammar;
use feature::Features;
use line::Line;
use mark::Guidance;
use newsline::language;
use weight::Kind;

use crate::{Article, Facts, Lexicon, Mark, Meta, Notice, Span, Text, Zone, ZoneKind};

/// Lines of a text that is a note and no page.
const NOTE_LINES: usize = 12;

/// Finds the zones of one article and reads what it states about itself.
///
/// Sure `marks` become zones as they are (of a paragraph, dateline and remarks are still taken out);
/// the others, and what `facts` say, only speak for a kind. Facts win over what the text states.
pub(crate) fn zone(
    text: Text,
    marks: &[Mark],
    facts: &Facts,
    lexicon: &Lexicon,
) -> (Article, Vec<Notice>) {
    let units = mark::units(text.as_str(), &line::lines(text.as_str()), marks);
    let guidance = mark::guidance(&units, marks, facts);
    let page = Page::of(units.iter().map(|unit| unit.line).collect(), lexicon);
    let mut kinds = page.kinds(decode::grammar(), &guidance);
    // The pages it learned from were whole pages; of a note of a few lines the rules know more.
    if page.lines.len() <= NOTE_LINES && !kinds.contains(&Kind::Body) {
        kinds = page.kinds(decode::rules(), &guidance);
    }
    let zones: Vec<Zone> = cut::zones(&units, &kinds, lexicon);
    let mut meta = meta::meta(text.as_str(), &zones, lexicon);
    stated::apply(facts, text.as_str(), &zones, lexicon, &mut meta);
    let language = facts
        .language
        .as_ref()
        .and_then(|fact| stated::language(&fact.value))
        .unwrap_or_else(|| language::guess(text.as_str()).to_string());
    let mut notices = Vec::new();
    if language != "en" {
        notices.push(Notice::OtherLanguage {
            language: language.clone(),
        });
    }
    if !zones.iter().any(|zone| zone.kind == ZoneKind::Body) {
        notices.push(Notice::NoBody);
    }
    (
        Article {
            text,
            meta,
            zones,
            language,
        },
        notices,
    )
}

/// Takes a text that is known to be running text: every line that is not blank is a paragraph.
pub(crate) fn all_body(text: Text) -> Article {
    let mut zones = Vec::new();
    let mut at = 0;
    for line in text.as_str().split('\n') {
        let paragraph = line.trim();
        if !paragraph.is_empty() {
            let start = at + line.len() - line.trim_start().len();
            let span = Span::new(start, start + paragraph.len());
            zones.push(Zone {
                kind: ZoneKind::Body,
                span,
                author: None,
            });
        }
        at += line.len() + 1;
    }
    let language = language::guess(text.as_str());
    Article {
        text,
        meta: Meta::default(),
        zones,
        language: language.to_string(),
    }
}

/// The job of each of `lines`, whole lines only. Empty lines are furniture.
pub(crate) fn label_lines(lines: &[&str], lexicon: &Lexicon) -> Vec<ZoneKind> {
    label_lines_with(decode::grammar(), lines, lexicon)
}

fn label_lines_with(grammar: &Grammar, lines: &[&str], lexicon: &Lexicon) -> Vec<ZoneKind> {
    let text = lines.join("\n");
    let page = Page::of(line::lines(&text), lexicon);
    let kinds = page.kinds(grammar, &Guidance::default());
    let units = unit_of_each(lines, &page.lines);
    units
        .iter()
        .map(|unit| unit.map_or(ZoneKind::Furniture, |idx| zone_kind(kinds[idx])))
        .collect()
}

/// The unit each of `lines` became a part of; none for empty lines.
fn unit_of_each(lines: &[&str], units: &[Line<'_>]) -> Vec<Option<usize>> {
    let mut found = Vec::with_capacity(lines.len());
    let mut start = 0;
    let mut unit_idx = 0;
    for line in lines {
        let end = start + line.len();
        while unit_idx < units.len() && units[unit_idx].end() <= start {
            unit_idx += 1;
        }
        let is_in = units
            .get(unit_idx)
            .is_some_and(|unit| unit.start < end && !line.trim().is_empty());
        found.push(is_in.then_some(unit_idx));
        start = end + 1;
    }
    found
}

/// The lines of a page and what is seen of them.
struct Page<'a> {
    lines: Vec<Line<'a>>,
    features: Vec<Features>,
    contexts: Vec<Context>,
}

impl<'a> Page<'a> {
    fn of(lines: Vec<Line<'a>>, lexicon: &Lexicon) -> Self {
        let (features, shapes) = feature::features(&lines, lexicon);
        let contexts = context::contexts(&lines, &shapes, &features);
        Self {
            lines,
            features,
            contexts,
        }
    }

    /// The kind of each line: along the best path first, then by what the whole page says.
    fn kinds(&self, grammar: &Grammar, guidance: &Guidance) -> Vec<Kind> {
        let mut kinds = decode::decode(grammar, self, guidance);
        if guidance.is_silent_on(ZoneKind::Headline) {
            title::choose(self, &mut kinds);
        }
        let is_free = |idx: usize| guidance.is_silent_about(idx);
        agree::agree(self, &is_free, &mut kinds);
        kinds
    }
}

fn zone_kind(kind: Kind) -> ZoneKind {
    match kind {
        Kind::Outlet => ZoneKind::Outlet,
        Kind::Headline => ZoneKind::Headline,
        Kind::Dek => ZoneKind::Dek,
        Kind::Byline => ZoneKind::Byline,
        Kind::Dateline => ZoneKind::Dateline,
        Kind::Date => ZoneKind::Date,
        Kind::Heading => ZoneKind::Heading,
        Kind::Body => ZoneKind::Body,
        Kind::Caption => ZoneKind::Caption,
        Kind::Credit => ZoneKind::Credit,
        Kind::Note => ZoneKind::EditorNote,
        Kind::Source => ZoneKind::SourceLine,
        Kind::CommentHead | Kind::CommentText => ZoneKind::Comment,
        Kind::Copyright => ZoneKind::Copyright,
        Kind::Furniture => ZoneKind::Furniture,
    }
}

#[cfg(feature = "training")]
pub mod training;

#[cfg(test)]
mod tests;
