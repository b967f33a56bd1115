//! Text → an article: which stretch of it does which job, and what it states about itself.
//!
//! Nothing is dropped: every character that is not white space ends up in exactly one zone. No
//! names are looked for; the lexicon is asked only whether a line is the name of an outlet.
//!
//! Method: lines are put together (`line`), described by shallow text features (`feature`), weighed
//! (`weight`), labelled along the most likely path through a page (`decode`) and cut where a line
//! does several jobs (`split`). Sources: Kohlschütter et al. 2010 (doi 10.1145/1718487.1718542);
//! Lafferty et al. 2001 for linear chains. Left out: several articles in one file.

mod byline;
mod comment;
mod cut;
mod date;
mod decode;
mod feature;
mod language;
mod line;
mod meta;
mod phrase;
mod split;
mod weight;

use weight::Kind;

use crate::{Article, Lexicon, Meta, Notice, Span, Text, Zone, ZoneKind};

/// Finds the zones of one article and reads what it states about itself.
pub(crate) fn zone(text: Text, lexicon: &Lexicon) -> (Article, Vec<Notice>) {
    let lines = line::lines(text.as_str());
    let kinds = decode::decode(&feature::features(&lines, lexicon));
    let zones: Vec<Zone> = cut::zones(&lines, &kinds, lexicon);
    let meta = meta::meta(text.as_str(), &zones, lexicon);
    let language = language::guess(text.as_str());
    let mut notices = Vec::new();
    if language != "en" {
        notices.push(Notice::OtherLanguage { language });
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
        language,
    }
}

/// The job of each of `lines`, whole lines only. Empty lines are furniture.
pub(crate) fn label_lines(lines: &[&str], lexicon: &Lexicon) -> Vec<ZoneKind> {
    let text = lines.join("\n");
    let units = line::lines(&text);
    let kinds = decode::decode(&feature::features(&units, lexicon));
    let mut labels = Vec::with_capacity(lines.len());
    let mut start = 0;
    let mut unit_idx = 0;
    for line in lines {
        let end = start + line.len();
        while unit_idx < units.len() && units[unit_idx].end() <= start {
            unit_idx += 1;
        }
        let label = match units.get(unit_idx) {
            Some(unit) if unit.start < end && !line.trim().is_empty() => zone_kind(kinds[unit_idx]),
            _ => ZoneKind::Furniture,
        };
        labels.push(label);
        start = end + 1;
    }
    labels
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

#[cfg(test)]
mod tests;
