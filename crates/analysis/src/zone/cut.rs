//! Labelled lines → zones: cuts the lines that do several jobs, joins the lines of one comment.
//!
//! The places of the cuts come from the patterns (`split`, `byline`, `date`); this file only makes
//! sure that the zones are trimmed, in order, and that nothing is lost between them.

use super::line::Line;
use super::mark::Unit;
use super::weight::Kind;
use super::{split, zone_kind};
use crate::{Lexicon, Span, Zone, ZoneKind};
use newsline::{byline, comment, date};

/// The zones of all lines, ordered and disjoint.
pub(super) fn zones(units: &[Unit<'_>], kinds: &[Kind], lexicon: &Lexicon) -> Vec<Zone> {
    let mut zones = Zones::default();
    let mut has_body = false;
    for (unit, kind) in units.iter().zip(kinds) {
        let line = &unit.line;
        if let Some(mark) = unit.mark {
            if mark.kind == ZoneKind::Body {
                cut_body(line, !has_body, &mut zones);
                has_body = true;
            } else {
                zones.push(line, 0, line.text.len(), mark.kind, mark.author);
            }
            zones.is_closed = true;
            continue;
        }
        match kind {
            Kind::CommentHead => {
                let author = comment::head(line.text)
                    .map(|head| Span::new(line.start + head.author.0, line.start + head.author.1));
                zones.push(line, 0, line.text.len(), ZoneKind::Comment, author);
            }
            Kind::CommentText => zones.extend_comment(line),
            Kind::Body => {
                cut_body(line, !has_body, &mut zones);
                has_body = true;
            }
            Kind::Caption | Kind::Credit => {
                let at = split::credit_start(line.text, lexicon).unwrap_or(line.text.len());
                let at = if *kind == Kind::Credit { 0 } else { at };
                zones.push(line, 0, at, ZoneKind::Caption, None);
                zones.push(line, at, line.text.len(), ZoneKind::Credit, None);
            }
            Kind::Byline => cut_byline(line, &mut zones),
            Kind::Date if byline::after_mark(line.text).is_some() => cut_byline(line, &mut zones),
            _ => zones.push(line, 0, line.text.len(), zone_kind(*kind), None),
        }
    }
    zones.zones
}

fn cut_body(line: &Line<'_>, is_first: bool, zones: &mut Zones) {
    let text = line.text;
    let mut from = 0;
    if is_first && let Some(dateline) = split::dateline(text) {
        zones.push(line, 0, dateline.end, ZoneKind::Dateline, None);
        from = dateline.end;
    }
    for (start, end) in split::notes(text) {
        if start < from {
            continue;
        }
        zones.push(line, from, start, ZoneKind::Body, None);
        // A stop left alone behind the bracket belongs to the remark.
        let rest = &text[end..];
        let is_stop = rest
            .trim()
            .chars()
            .all(|char| matches!(char, '.' | '!' | '?' | '”' | '"'));
        let end = if is_stop { text.len() } else { end };
        zones.push(line, start, end, ZoneKind::EditorNote, None);
        from = end;
    }
    zones.push(line, from, text.len(), ZoneKind::Body, None);
}

fn cut_byline(line: &Line<'_>, zones: &mut Zones) {
    let text = line.text;
    let parsed = byline::parse(text, &|_| false);
    let mut from = 0;
    // A date behind the names is a zone of its own.
    if let Some(rest) = parsed.rest
        && date::find(&text[rest..]).is_whole_line()
        && parsed.note.is_none()
        && rest > 0
    {
        zones.push(line, 0, rest, ZoneKind::Byline, None);
        zones.push(line, rest, text.len(), ZoneKind::Date, None);
        return;
    }
    if let Some(note) = parsed.note
        && byline::after_mark(text).is_some()
    {
        zones.push(line, 0, note, ZoneKind::Byline, None);
        from = note;
    }
    zones.push(line, from, text.len(), ZoneKind::Byline, None);
}

#[derive(Default)]
struct Zones {
    zones: Vec<Zone>,
    /// Whether the last zone is a mark's, to which nothing is added.
    is_closed: bool,
}

impl Zones {
    /// Adds `from..to` of the line, trimmed; nothing when only white space is in it.
    fn push(
        &mut self,
        line: &Line<'_>,
        from: usize,
        to: usize,
        kind: ZoneKind,
        author: Option<Span>,
    ) {
        let part = &line.text[from..to];
        let trimmed = part.trim();
        if trimmed.is_empty() {
            return;
        }
        let start = line.start + from + (part.len() - part.trim_start().len());
        self.is_closed = false;
        self.zones.push(Zone {
            kind,
            span: Span::new(start, start + trimmed.len()),
            author,
        });
    }

    /// A comment is one zone from its header to its last line.
    fn extend_comment(&mut self, line: &Line<'_>) {
        match self.zones.last_mut() {
            Some(last) if last.kind == ZoneKind::Comment && !self.is_closed => {
                last.span.end = line.end() as u32;
            }
            _ => self.push(line, 0, line.text.len(), ZoneKind::Comment, None),
        }
    }
}
