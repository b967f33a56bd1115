//! An article whose paragraphs are listed with their jobs → a document with sure marks.
//!
//! For JSON that has `body.summary` and `body.sections[].headline / paragraphs`, as the crawler
//! fundus writes it; articles given as one text are rows of a `table`.

use super::scan::{Scan, Sign};
use crate::article::Extent;
use crate::lines::{Job, Lines, squeeze};
use crate::table::language_tag;
use crate::when::{self, Order};
use crate::{html, people};
use document::{Fact, Facts, Item, ZoneKind};
use std::ops::Range;

const STATED_BY: &str = "the file's fields";

/// Whether the record at `range` is such an article.
pub(super) fn is_article(text: &str, range: Range<usize>) -> bool {
    let mut has_sections = false;
    walk(text, range, &mut |path, _| {
        has_sections |= path.starts_with("body.sections.") || path == "body.summary";
    });
    has_sections
}

/// Calls `with` for each value with its path; nesting beyond what such files have is left out.
fn walk(text: &str, range: Range<usize>, with: &mut dyn FnMut(&str, &str)) {
    let mut scan = Scan::new(text, range);
    let mut path = String::new();
    let mut open: Vec<usize> = Vec::new();
    let mut base = 0;
    while let Some(Ok(sign)) = scan.next() {
        match sign {
            Sign::Open(_) => {
                open.push(base);
                base = path.len();
            }
            Sign::Close(_) => {
                path.truncate(base);
                base = open.pop().unwrap_or(0);
            }
            Sign::Key(key) => {
                path.truncate(base);
                if open.len() < 16 {
                    if base > 0 {
                        path.push('.');
                    }
                    path.push_str(&key);
                }
            }
            Sign::Text(value) => with(&path, &value),
            Sign::Bare(_) => {}
        }
    }
}

/// The article at `range`.
pub(super) fn read(text: &str, range: Range<usize>) -> Option<(Item, Extent)> {
    let mut facts = Facts::default();
    let mut headline = String::new();
    let mut summary: Vec<String> = Vec::new();
    let mut body: Vec<(ZoneKind, String)> = Vec::new();
    let mut captions: Vec<String> = Vec::new();
    let mut plain = String::new();
    walk(text, range, &mut |path, value| {
        let line = || html::one_line(value);
        let fact = |value: String| Fact::new(value, STATED_BY);
        match path {
            "title" => headline = line(),
            "authors" => {
                facts.agency = facts
                    .agency
                    .take()
                    .or(people::agency_of(value).and_then(|a| fact(a.to_string())));
                facts
                    .authors
                    .extend(people::authors(value).into_iter().filter_map(fact));
            }
            "publishing_date" => {
                facts.published = when::iso(value, Order::default()).and_then(fact);
            }
            "publisher" => facts.outlet = fact(squeeze(value)),
            "lang" | "language" => facts.language = language_tag(value).and_then(fact),
            "url" | "html.requested_url" | "html.responded_url" if facts.url.is_none() => {
                facts.url = fact(value.trim().to_string());
            }
            "body.summary" => summary.push(line()),
            "body.sections.headline" => body.push((ZoneKind::Heading, line())),
            "body.sections.paragraphs" => body.push((ZoneKind::Body, line())),
            "images.caption" => captions.push(line()),
            "plaintext" => plain = value.to_string(),
            _ => {}
        }
    });
    facts.headline = Fact::new(headline.clone(), STATED_BY);
    facts.dek = Fact::new(summary.join(" "), STATED_BY);
    let mut lines = Lines::default();
    lines.push(&headline, Job::Sure(ZoneKind::Headline));
    for dek in &summary {
        lines.push(dek, Job::Sure(ZoneKind::Dek));
    }
    let has_text = body.iter().any(|(kind, _)| *kind == ZoneKind::Body);
    for (kind, paragraph) in &body {
        lines.gap();
        lines.push(paragraph, Job::Sure(*kind));
    }
    if !has_text {
        for paragraph in plain.lines() {
            lines.push(paragraph, Job::Maybe(ZoneKind::Body));
        }
    }
    if !captions.is_empty() {
        lines.gap();
    }
    captions.dedup();
    for caption in &captions {
        lines.push(caption, Job::Sure(ZoneKind::Caption));
    }
    if lines.is_empty() {
        return None;
    }
    let extent = if has_text || !plain.trim().is_empty() {
        Extent::Whole
    } else {
        Extent::Summary
    };
    Some((Item::Document(lines.finish(facts)), extent))
}
