//! Lines and what the file's format says of them → the units that are labelled, and what speaks for
//! a kind before anything is read.
//!
//! No labelling here. A sure mark is a unit of its own, however its text is broken into lines; the
//! text around it keeps its lines. Everything else (a style, a title stated elsewhere) only adds to
//! a score, for formats and feeds are often wrong about their own text.

use document::{Facts, Mark};

use super::line::Line;
use crate::ZoneKind;
use crate::model::one_line;

/// A line, or a stretch that the format is sure of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit<'a> {
    /// Its text and place.
    pub(super) line: Line<'a>,
    /// What the format says it is, beyond doubt.
    pub(super) mark: Option<Mark>,
}

/// What speaks for a kind of one unit before its text is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Nudge {
    /// Index of the unit.
    pub(super) unit: usize,
    /// The kind spoken for.
    pub(super) kind: ZoneKind,
    /// In the units of `weight`.
    pub(super) score: f32,
}

/// What is known of the units before they are looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Guidance {
    /// Sorted by unit.
    pub(super) nudges: Vec<Nudge>,
    /// Added to the headline wherever it is sought.
    pub(super) headline: f32,
}

impl Guidance {
    /// Whether nothing was said about this unit.
    pub(super) fn is_silent_about(&self, unit: usize) -> bool {
        self.nudges
            .binary_search_by_key(&unit, |nudge| nudge.unit)
            .is_err()
    }

    /// Whether nothing was said about lines of this kind.
    pub(super) fn is_silent_on(&self, kind: ZoneKind) -> bool {
        self.headline == 0.0 && self.nudges.iter().all(|nudge| nudge.kind != kind)
    }
}

/// Score of a sure mark: more than all other features of a line and its neighbours together.
const SURE: f32 = 60.0;

/// Score of an unsure mark: about that of a byline's "By".
const HINT: f32 = 6.0;

/// Score of a line that says what the file states as its title, summary or writer.
const STATED: f32 = 9.0;

/// A title that the file states, and that no line repeats, was probably taken out of the text.
const STATED_ELSEWHERE: f32 = -4.0;

/// Longest line compared with what the file states, in bytes; no title is longer.
const MAX_STATED: usize = 600;

/// The units of a text: its lines, cut where a sure mark begins or ends.
pub(super) fn units<'a>(text: &'a str, lines: &[Line<'a>], marks: &[Mark]) -> Vec<Unit<'a>> {
    let marks = sound(text, marks);
    let mut units = Vec::with_capacity(lines.len());
    let mut next = 0;
    // Where the last mark ended: a mark may go on over several lines.
    let mut covered = 0;
    for line in lines {
        let mut from = line.start.max(covered);
        while let Some(mark) = marks.get(next) {
            let span = mark.span.range();
            if span.start >= line.end() {
                break;
            }
            push_free(text, line, from, span.start.max(from), &mut units);
            units.push(Unit {
                line: Line {
                    text: &text[span.clone()],
                    start: span.start,
                    ..place(line, span.start)
                },
                mark: Some(*mark),
            });
            next += 1;
            from = span.end;
            covered = span.end;
        }
        push_free(text, line, from, line.end(), &mut units);
    }
    units
}

/// The line itself at its start, the same without gap before it further on.
fn place<'a>(line: &Line<'a>, start: usize) -> Line<'a> {
    if start <= line.start {
        return *line;
    }
    Line {
        indent: 0,
        blanks: 0,
        ..*line
    }
}

fn push_free<'a>(
    text: &'a str,
    line: &Line<'a>,
    from: usize,
    to: usize,
    units: &mut Vec<Unit<'a>>,
) {
    if from >= to {
        return;
    }
    let part = &text[from..to];
    let trimmed = part.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = from + part.len() - part.trim_start().len();
    units.push(Unit {
        line: Line {
            text: trimmed,
            start,
            ..place(line, start)
        },
        mark: None,
    });
}

/// The sure marks that lie in the text, trimmed, in order and apart; a reader's slip costs a mark.
fn sound(text: &str, marks: &[Mark]) -> Vec<Mark> {
    let mut kept: Vec<Mark> = Vec::new();
    let mut end = 0;
    for mark in marks.iter().filter(|mark| mark.is_sure) {
        let range = mark.span.range();
        let Some(part) = text.get(range.clone()) else {
            continue;
        };
        let trimmed = part.trim();
        if range.start < end || trimmed.is_empty() {
            continue;
        }
        let start = range.start + part.len() - part.trim_start().len();
        let span = crate::Span::new(start, start + trimmed.len());
        let author = mark.author.filter(|author| {
            span.contains(*author)
                && text
                    .get(author.range())
                    .is_some_and(|name| !name.is_empty())
        });
        end = span.end as usize;
        kept.push(Mark {
            span,
            author,
            ..*mark
        });
    }
    kept
}

/// What the marks and the facts say of the units.
pub(super) fn guidance(units: &[Unit<'_>], marks: &[Mark], facts: &Facts) -> Guidance {
    let mut guidance = Guidance::default();
    let stated = Stated::new(facts);
    let mut hints = marks.iter().filter(|mark| !mark.is_sure).peekable();
    let mut found_headline = facts.headline.is_none();
    for (idx, unit) in units.iter().enumerate() {
        let mut nudge = |kind: ZoneKind, score: f32| {
            guidance.nudges.push(Nudge {
                unit: idx,
                kind,
                score,
            });
        };
        if let Some(mark) = unit.mark {
            nudge(mark.kind, SURE);
            found_headline |= mark.kind == ZoneKind::Headline;
            continue;
        }
        while hints
            .next_if(|mark| mark.span.end as usize <= unit.line.start)
            .is_some()
        {}
        if let Some(mark) = hints.peek()
            && (mark.span.start as usize) < unit.line.end()
        {
            nudge(mark.kind, HINT);
        }
        if let Some(kind) = stated.kind_of(unit.line.text) {
            nudge(kind, STATED);
            found_headline |= kind == ZoneKind::Headline;
        }
    }
    if !found_headline {
        guidance.headline = STATED_ELSEWHERE;
    }
    guidance
}

/// What the file states, in the form lines are compared in.
struct Stated {
    kinds: Vec<(String, ZoneKind)>,
}

impl Stated {
    fn new(facts: &Facts) -> Self {
        let mut kinds = Vec::new();
        if let Some(fact) = &facts.headline {
            kinds.push((comparable(&fact.value), ZoneKind::Headline));
        }
        if let Some(fact) = &facts.dek {
            kinds.push((comparable(&fact.value), ZoneKind::Dek));
        }
        for fact in &facts.authors {
            kinds.push((comparable(&fact.value), ZoneKind::Byline));
        }
        kinds.retain(|(value, _)| !value.is_empty());
        Self { kinds }
    }

    fn kind_of(&self, line: &str) -> Option<ZoneKind> {
        if self.kinds.is_empty() || line.len() > MAX_STATED {
            return None;
        }
        let line = comparable(line);
        self.kinds
            .iter()
            .find(|(value, _)| *value == line)
            .map(|(_, kind)| *kind)
    }
}

/// Letters and digits in small letters, words apart by one space: pages and feeds disagree about
/// marks and capitals.
pub(super) fn comparable(words: &str) -> String {
    let bare: String = words
        .chars()
        .map(|char| if char.is_alphanumeric() { char } else { ' ' })
        .collect();
    one_line(&bare).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;
    use crate::Span;
    use document::Fact;

    fn mark(text: &str, part: &str, kind: ZoneKind, is_sure: bool) -> Mark {
        let start = text.find(part).expect("the part is in the text");
        Mark {
            span: Span::new(start, start + part.len()),
            kind,
            author: None,
            is_sure,
        }
    }

    #[test]
    fn marks_cut_lines_and_join_them() {
        let text = "Home | World\nOne line and\na second one\nlast";
        let marks = [
            mark(text, "World", ZoneKind::Furniture, true),
            mark(text, "line and\na second", ZoneKind::Comment, true),
            mark(text, "last", ZoneKind::Body, false),
        ];
        let lines = lines(text);
        let units = units(text, &lines, &marks);
        let found: Vec<(&str, bool)> = units
            .iter()
            .map(|unit| (unit.line.text, unit.mark.is_some()))
            .collect();
        assert_eq!(
            found,
            [
                ("Home |", false),
                ("World", true),
                ("One", false),
                ("line and\na second", true),
                ("one", false),
                ("last", false),
            ]
        );
        let guidance = guidance(&units, &marks, &Facts::default());
        let hints: Vec<usize> = guidance.nudges.iter().map(|nudge| nudge.unit).collect();
        assert_eq!(hints, [1, 3, 5]);
    }

    #[test]
    fn wrong_marks_are_left_out() {
        let text = "É one";
        let at = |start: u32, end: u32| Mark {
            span: Span { start, end },
            kind: ZoneKind::Body,
            author: Some(Span { start: 0, end: 90 }),
            is_sure: true,
        };
        let kept = sound(text, &[at(1, 3), at(2, 3), at(0, 6), at(3, 6), at(5, 99)]);
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].span, kept[0].author), (Span::new(0, 6), None));
    }

    #[test]
    fn a_title_stated_and_not_repeated_is_elsewhere() {
        let facts = Facts {
            headline: Fact::new("Talks end", "the feed"),
            ..Facts::default()
        };
        for (text, headline, n_nudges) in [("“Talks end”\nText.", 0.0, 1), ("Text.", -4.0, 0)] {
            let units = units(text, &lines(text), &[]);
            let guidance = guidance(&units, &[], &facts);
            assert!((guidance.headline - headline).abs() < 1e-6);
            assert_eq!(guidance.nudges.len(), n_nudges);
        }
    }
}
