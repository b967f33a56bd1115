//! Fields of one article → marks on its text and facts about it.
//!
//! Knows no layout: the rooms of the databases say which lines are which field. Whatever is left
//! over when an article is finished is furniture: an export is nothing but fields and text.

use super::fields::{self, Field};
use super::sheet::Sheet;
use document::{Fact, Facts, Mark, Span, ZoneKind};
use std::ops::Range;

/// What is known so far of one article.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    /// The whole export.
    pub(super) sheet: &'a Sheet<'a>,
    /// In any order; offsets of the whole export.
    pub(super) marks: Vec<Mark>,
    /// What the fields state.
    pub(super) facts: Facts,
    /// What could not be done, as sentences.
    pub(super) notices: Vec<String>,
    /// "the Nexis export".
    stated_by: &'static str,
}

impl<'a> Draft<'a> {
    /// Nothing known yet.
    pub(super) fn new(sheet: &'a Sheet<'a>, stated_by: &'static str) -> Self {
        Self {
            sheet,
            marks: Vec::new(),
            facts: Facts::default(),
            notices: Vec::new(),
            stated_by,
        }
    }

    fn mark(&mut self, span: Span, kind: ZoneKind) {
        if !span.is_empty() {
            self.marks.push(Mark {
                span,
                kind,
                author: None,
                is_sure: true,
            });
        }
    }

    #[inline(never)]
    fn fact(&self, value: &str) -> Option<Fact> {
        Fact::new(value.trim(), self.stated_by)
    }

    /// Some lines that are one stretch.
    #[inline(never)]
    pub(super) fn rows(&mut self, rows: Range<usize>, kind: ZoneKind) {
        if !rows.is_empty() {
            self.mark(self.sheet.span(rows), kind);
        }
    }

    /// Running text: a mark a paragraph. Heads of printed pages in it are left out.
    #[inline(never)]
    pub(super) fn paragraphs(&mut self, rows: Range<usize>, kind: ZoneKind) {
        let mut start = rows.start;
        for row in rows.clone() {
            if fields::is_page_head(self.sheet.row(row)) {
                self.paragraphs_of_page(start..row, kind);
                start = row + 1;
            }
        }
        self.paragraphs_of_page(start..rows.end, kind);
    }

    fn paragraphs_of_page(&mut self, rows: Range<usize>, kind: ZoneKind) {
        for paragraph in self.sheet.paragraphs(rows) {
            self.rows(paragraph, kind);
        }
    }

    /// A field whose value begins at byte `value` of the first line.
    #[inline(never)]
    pub(super) fn field(&mut self, field: Field, rows: Range<usize>, value: usize) {
        let Some(span) = self.value_span(rows.clone(), value) else {
            return;
        };
        let words = document::one_line(&self.sheet.text[span]);
        let kind = match field {
            Field::Headline => {
                self.facts.headline = self.facts.headline.take().or(self.fact(&words));
                ZoneKind::Headline
            }
            Field::Dek => {
                self.facts.dek = self.facts.dek.take().or(self.fact(&words));
                ZoneKind::Dek
            }
            Field::Outlet => {
                self.outlet(&words);
                ZoneKind::Outlet
            }
            Field::Byline => {
                self.authors(&fields::byline_names(&words), &words);
                ZoneKind::Byline
            }
            Field::Authors => {
                self.authors(&fields::turned_names(&words), &words);
                ZoneKind::Byline
            }
            Field::Date => {
                self.published(&words);
                ZoneKind::Date
            }
            Field::Credit => {
                self.agency(&words);
                ZoneKind::SourceLine
            }
            Field::Language => {
                let tag = fields::language_tag(&words);
                self.facts.language = tag.and_then(|tag| self.fact(tag));
                return;
            }
            Field::Url => {
                self.facts.url = self.fact(&words);
                return;
            }
            Field::Body | Field::Caption => {
                let kind = if field == Field::Body {
                    ZoneKind::Body
                } else {
                    ZoneKind::Caption
                };
                return self.labelled_paragraphs(rows, span, kind);
            }
            Field::Dateline => ZoneKind::Dateline,
            Field::EditorNote => ZoneKind::EditorNote,
            Field::Copyright => ZoneKind::Copyright,
            Field::Length | Field::Head | Field::Tail => return,
        };
        self.mark(span, kind);
    }

    /// Where a field's value is; none when it is empty.
    fn value_span(&self, rows: Range<usize>, value: usize) -> Option<Span> {
        if rows.is_empty() {
            return None;
        }
        let mut span = self.sheet.span(rows.clone());
        let first = self.sheet.row(rows.start);
        span.start += if value < first.len() {
            value as u32
        } else if rows.len() > 1 {
            // The label stands alone on its line.
            self.sheet.span(rows.start + 1..rows.end).start - span.start
        } else {
            return None;
        };
        Some(span)
    }

    /// Paragraphs, the first of which begins behind a label.
    fn labelled_paragraphs(&mut self, rows: Range<usize>, value: Span, kind: ZoneKind) {
        let is_alone = self.sheet.span(rows.start..rows.start + 1).end <= value.start;
        let n_before = self.marks.len();
        self.paragraphs(rows.start + usize::from(is_alone)..rows.end, kind);
        if let Some(first) = self.marks.get_mut(n_before) {
            first.span.start = first.span.start.max(value.start);
        }
    }

    /// The outlet, and the agency if it is one.
    pub(super) fn outlet(&mut self, words: &str) {
        if self.facts.outlet.is_none() {
            self.facts.outlet = self.fact(fields::outlet_name(words));
            self.agency(words);
        }
    }

    /// The day of publication.
    #[inline(never)]
    pub(super) fn published(&mut self, words: &str) {
        if self.facts.published.is_none() {
            self.facts.published = fields::iso_date(words).and_then(|date| self.fact(&date));
        }
    }

    /// The time of publication, when the day stands on another line.
    pub(super) fn time(&mut self, words: &str) {
        let Some((hour, rest)) = fields::number(words) else {
            return;
        };
        let minute = rest.strip_prefix(':').and_then(fields::number);
        if let (Some(day), Some((minute, _))) = (&mut self.facts.published, minute)
            && day.value.len() == "2024-01-12".len()
            && hour < 24
            && minute < 60
        {
            day.value = format!("{}T{hour:02}:{minute:02}", day.value);
        }
    }

    #[inline(never)]
    fn agency(&mut self, words: &str) {
        if self.facts.agency.is_none() {
            self.facts.agency = fields::agency_of(words).and_then(|name| self.fact(name));
        }
    }

    fn authors(&mut self, names: &[String], words: &str) {
        if self.facts.authors.is_empty() {
            let facts = names.iter().filter_map(|name| self.fact(name));
            self.facts.authors = facts.collect();
        }
        // "By Lena Marsh, Associated Press"
        for part in words.split([',', ';', '/', '(', ')']) {
            self.agency(part);
        }
    }

    /// The article between two bytes of the export: marks sorted and counted from its beginning, and
    /// all that no field claimed as furniture.
    pub(super) fn finish(
        mut self,
        rows: Range<usize>,
        bytes: Range<usize>,
        fills: bool,
    ) -> Finished {
        // By insertion: fields are read almost in the order of the text.
        for at in 1..self.marks.len() {
            let mut to = at;
            while to > 0 && self.marks[to - 1].span > self.marks[to].span {
                self.marks.swap(to - 1, to);
                to -= 1;
            }
        }
        let mut marks: Vec<Mark> = Vec::with_capacity(self.marks.len());
        for mark in self.marks {
            if marks
                .last()
                .is_none_or(|last| last.span.end <= mark.span.start)
            {
                marks.push(mark);
            }
        }
        if fills {
            marks = fill(self.sheet, rows, &marks);
        }
        let base = bytes.start as u32;
        for mark in &mut marks {
            mark.span.start -= base;
            mark.span.end -= base;
        }
        Finished {
            marks,
            facts: self.facts,
            notices: self.notices,
        }
    }
}

/// What the fields of one article give.
pub(super) struct Finished {
    pub(super) marks: Vec<Mark>,
    pub(super) facts: Facts,
    pub(super) notices: Vec<String>,
}

/// The marks with what lies between them as furniture, line by line.
fn fill(sheet: &Sheet<'_>, rows: Range<usize>, marks: &[Mark]) -> Vec<Mark> {
    let mut filled = Vec::with_capacity(marks.len() + rows.len());
    let mut later = marks.iter().copied().peekable();
    for row in rows {
        let line = sheet.span(row..row + 1);
        let mut from = line.start;
        if let Some(last) = filled.last().map(|mark: &Mark| mark.span.end) {
            from = from.max(last);
        }
        while from < line.end {
            let next = later.next_if(|mark| mark.span.start < line.end);
            let to = next.map_or(line.end, |mark| mark.span.start);
            let free = &sheet.text[Span {
                start: from,
                end: to.max(from),
            }];
            if !free.trim().is_empty() {
                let start = from + (free.len() - free.trim_start().len()) as u32;
                filled.push(Mark {
                    span: Span {
                        start,
                        end: start + free.trim().len() as u32,
                    },
                    kind: ZoneKind::Furniture,
                    author: None,
                    is_sure: true,
                });
            }
            from = line.end;
            if let Some(mark) = next {
                from = mark.span.end;
                filled.push(mark);
            }
        }
    }
    filled
}
