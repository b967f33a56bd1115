//! A JSON text → where the records of articles are in it.
//!
//! No reading of records. Method: every object is either an article (it has fields named like a text
//! or a headline) or a box around something; boxes are opened to a small depth and the list whose
//! items look like articles and that has the most text wins. Tables turned on their side (one list a
//! column, as data frames are written) are turned back.

use super::scan::{Scan, Sign};
use super::{flatten, sideways};
use crate::{MAX_ARTICLES, table};
use document::ColumnRole;
use std::ops::Range;

/// Boxes opened one inside the other: `response.results`, `data.feed.items`.
const MAX_DEPTH: usize = 6;

/// Items of a list that are looked at.
const N_PROBED: usize = 5;

/// Characters from which a field is the text of the article, whatever lists stand beside it.
const TEXT_BYTES: usize = 200;

/// Lists that articles have, of things that look like articles.
const BESIDES: &[&str] = &[
    "comments",
    "replies",
    "related",
    "relatedarticles",
    "related_articles",
    "recommended",
    "sections",
    "images",
    "media",
    "blocks",
    "tags",
    "versions",
];

/// Where the records are.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// At most [`MAX_ARTICLES`].
    pub records: Vec<Range<usize>>,
    /// Records behind those that are kept.
    pub n_more: usize,
    /// Records of a table that lies on its side.
    pub sideways: Vec<Vec<(String, String)>>,
    /// The title of the list, where the list is a feed.
    pub outlet: Option<String>,
    /// Records or lines that can't be read.
    pub n_broken: usize,
    /// The file ends in the middle.
    pub is_cut: bool,
}

impl Found {
    fn of_list(list: Children<'_>) -> Self {
        Self {
            n_more: list.n_more,
            records: list.kept.into_iter().map(|item| item.range).collect(),
            ..Self::default()
        }
    }

    /// One article alone.
    pub(super) fn of_article(root: Range<usize>) -> Self {
        Self {
            records: vec![root],
            ..Self::default()
        }
    }

    /// Adds a record, or counts it when no more articles can be read.
    pub(super) fn add(&mut self, record: Range<usize>) {
        if self.records.len() < MAX_ARTICLES {
            self.records.push(record);
        } else {
            self.n_more += 1;
        }
    }

    /// What could not be read.
    pub(super) fn notice(&self) -> Option<String> {
        let n_records = self.records.len() + self.n_more;
        if self.is_cut {
            return Some(format!(
                "The file is broken after record {n_records}: what came before was read."
            ));
        }
        match self.n_broken {
            0 => None,
            1 => Some("One record is broken and was left out.".to_string()),
            count => Some(format!("{count} records are broken and were left out.")),
        }
    }
}

/// A value inside an object or a list.
pub(super) struct Child<'a> {
    pub key: std::borrow::Cow<'a, str>,
    pub range: Range<usize>,
    pub first: u8,
}

/// The values inside one value, one by one, as far as it is whole.
pub(super) struct Walk<'a> {
    text: &'a str,
    scan: Scan<'a>,
    is_over: bool,
}

/// Walks over the values inside the value at `range`.
pub(super) fn walk(text: &str, range: Range<usize>) -> Walk<'_> {
    Walk {
        text,
        scan: Scan::new(text, range.start + 1..range.end),
        is_over: false,
    }
}

impl<'a> Walk<'a> {
    fn step(&mut self) -> Option<Child<'a>> {
        if matches!(self.scan.peek()?, b'}' | b']') {
            return None;
        }
        let mut key = std::borrow::Cow::Borrowed("");
        let mut ahead = self.scan.clone();
        if let Some(Ok(Sign::Key(found))) = ahead.next() {
            key = found;
            self.scan = ahead;
        }
        let range = self.scan.value()?.ok()?;
        let first = self.text.as_bytes()[range.start];
        Some(Child { key, range, first })
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Child<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let child = self.step();
        self.is_over = child.is_none();
        child
    }
}

/// The values inside one value: as many as there can be articles, for a list of short numbers would
/// need many times its own bytes.
pub(super) struct Children<'a> {
    /// At most [`MAX_ARTICLES`].
    pub kept: Vec<Child<'a>>,
    /// Those behind them.
    pub n_more: usize,
}

/// The values inside the value at `range`, as far as it is whole.
pub(super) fn children(text: &str, range: Range<usize>) -> Children<'_> {
    let mut walk = walk(text, range);
    let kept: Vec<Child<'_>> = walk.by_ref().take(MAX_ARTICLES).collect();
    Children {
        kept,
        n_more: walk.count(),
    }
}

/// The records of a whole JSON value.
pub(super) fn records(text: &str, root: Range<usize>) -> Option<Found> {
    match text.as_bytes().get(root.start)? {
        b'[' => {
            let items = children(text, root);
            if items.kept.first().is_some_and(|item| item.first == b'[') {
                return sideways::rows_of_lists(text, &items);
            }
            Some(Found::of_list(items))
        }
        b'{' => in_object(text, root),
        _ => None,
    }
}

fn in_object(text: &str, root: Range<usize>) -> Option<Found> {
    let fields = children(text, root.clone()).kept;
    if let Some(found) = sideways::by_column(text, &fields) {
        return Some(found);
    }
    let best = best_list(text, &root, 0);
    let own = is_article(text, &fields);
    let mut found = match (own, best) {
        (Some(weight), Some((_, bytes))) if weight >= bytes.min(TEXT_BYTES) => {
            return Some(Found::of_article(root));
        }
        (_, Some((list, _))) => Found::of_list(list),
        (Some(_), None) => return Some(Found::of_article(root)),
        (None, None) => Found::of_list(largest_list(text, &root, 0)?),
    };
    let value_of = |name: &str| fields.iter().find(|field| field.key == name);
    if value_of("version").is_some_and(|field| text[field.range.clone()].contains("jsonfeed")) {
        found.outlet = value_of("title")
            .and_then(|field| flatten::fields(text, field.range.clone()).ok())
            .and_then(|fields| fields.into_iter().next())
            .map(|(_, title)| title);
    }
    Some(found)
}

/// Whether an object with these fields is an article: how many bytes its text has.
pub(super) fn is_article(text: &str, fields: &[Child<'_>]) -> Option<usize> {
    let mut has_headline = false;
    let mut text_bytes = None;
    for field in fields.iter().filter(|field| field.range.len() > 4) {
        for (role, weight) in table::name_weights(&field.key) {
            let is_text = role == ColumnRole::Text && weight >= 75 && is_plain(text, field);
            has_headline |= role == ColumnRole::Headline && weight >= 85;
            if is_text {
                text_bytes = text_bytes.max(Some(field.range.len()));
            }
        }
    }
    text_bytes.or(has_headline.then_some(0))
}

/// A string, or a list of strings: no box of other things.
fn is_plain(text: &str, field: &Child<'_>) -> bool {
    match field.first {
        b'{' => false,
        b'[' => !text[field.range.clone()][1..]
            .trim_start()
            .starts_with(['{', '[']),
        _ => true,
    }
}

/// The same, looked at from outside: fields one level down count too ("attributes.title").
fn looks_like_article(text: &str, item: &Child<'_>) -> bool {
    if item.first != b'{' {
        return false;
    }
    let fields = children(text, item.range.clone()).kept;
    if is_article(text, &fields).is_some() {
        return true;
    }
    fields
        .iter()
        .filter(|field| field.first == b'{')
        .any(|field| is_article(text, &children(text, field.range.clone()).kept).is_some())
}

/// The list of articles with the most text inside the object at `range`: its records and bytes.
fn best_list<'a>(
    text: &'a str,
    range: &Range<usize>,
    depth: usize,
) -> Option<(Children<'a>, usize)> {
    if depth > MAX_DEPTH {
        return None;
    }
    let fields = children(text, range.clone());
    let mut best: Option<(Children<'a>, usize)> = None;
    let mut offer = |offered: Option<(Children<'a>, usize)>| {
        if let Some((_, bytes)) = &offered
            && best.as_ref().is_none_or(|(_, most)| bytes > most)
        {
            best = offered;
        }
    };
    // Articles by their numbers: {"17": {…}, "18": {…}}.
    let n_objects = fields
        .kept
        .iter()
        .filter(|field| field.first == b'{')
        .count();
    let are_numbered = n_objects >= 2 && n_objects == fields.kept.len();
    for field in &fields.kept {
        if BESIDES.contains(&field.key.to_lowercase().as_str()) {
            continue;
        }
        match field.first {
            b'[' => {
                let items = children(text, field.range.clone());
                if is_mostly_articles(text, &items.kept) {
                    offer(Some((items, field.range.len())));
                }
            }
            b'{' => offer(best_list(text, &field.range, depth + 1)),
            _ => {}
        }
    }
    // Has more bytes than all that is in it.
    if are_numbered && is_mostly_articles(text, &fields.kept) {
        offer(Some((fields, range.len())));
    }
    best
}

fn is_mostly_articles(text: &str, items: &[Child<'_>]) -> bool {
    let probed = &items[..items.len().min(N_PROBED)];
    let n_articles = probed
        .iter()
        .filter(|item| looks_like_article(text, item))
        .count();
    n_articles * 2 > probed.len()
}

/// The largest list of objects, whatever is in them; the columns are shown then.
fn largest_list<'a>(text: &'a str, range: &Range<usize>, depth: usize) -> Option<Children<'a>> {
    if depth > MAX_DEPTH {
        return None;
    }
    let n_all = |list: &Children<'_>| list.kept.len() + list.n_more;
    let mut best: Option<Children<'a>> = None;
    for field in walk(text, range.clone()) {
        let found = match field.first {
            b'[' => {
                let items = children(text, field.range);
                let is_list = items.kept.first().is_some_and(|item| item.first == b'{');
                is_list.then_some(items)
            }
            b'{' => largest_list(text, &field.range, depth + 1),
            _ => None,
        };
        if let Some(found) = found
            && best.as_ref().is_none_or(|best| n_all(&found) > n_all(best))
        {
            best = Some(found);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (usize, usize) {
        let mut scan = Scan::new(text, 0..text.len());
        let root = match scan.value() {
            Some(Ok(root)) => root,
            other => panic!("{other:?}"),
        };
        records(text, root).map_or((0, 0), |found| (found.records.len(), found.sideways.len()))
    }

    #[test]
    fn lists_longer_than_there_can_be_articles_are_counted_not_kept() {
        let n_items = MAX_ARTICLES + 3;
        let list = format!("[{}1]", "1,".repeat(n_items - 1));
        let items = children(&list, 0..list.len());
        assert_eq!((items.kept.len(), items.n_more), (MAX_ARTICLES, 3));
        for text in [
            format!("[{}{{}}]", "{},".repeat(n_items - 1)),
            format!("[[\"text\"]{}]", ",[\"a\"]".repeat(n_items)),
            format!("{{\"text\": {list}, \"title\": {list}}}"),
        ] {
            let found = records(&text, 0..text.len()).expect("records");
            let n_kept = found.records.len() + found.sideways.len();
            assert!(n_kept <= MAX_ARTICLES);
            assert_eq!(n_kept + found.n_more, n_items);
        }
    }

    #[test]
    fn records_are_found_in_their_boxes() {
        for (text, expected) in [
            (r#"[{"title": "One ship"}, {"title": "Two ships"}]"#, (2, 0)),
            (
                r#"{"status": "ok", "articles": [{"title": "One ship"}, {"title": "Two"}]}"#,
                (2, 0),
            ),
            (
                r#"{"response": {"status": "ok", "results": [{"webTitle": "One ship"}]}}"#,
                (1, 0),
            ),
            (
                r#"{"data": [{"id": 1, "attributes": {"title": "One ship"}}]}"#,
                (1, 0),
            ),
            (
                r#"{"17": {"title": "One ship"}, "18": {"title": "Two ships"}}"#,
                (2, 0),
            ),
            (
                r#"{"title": "One ship", "text": "The harbour.", "images": [{"title": "Ship at sea"}]}"#,
                (1, 0),
            ),
            (
                r#"{"title": {"0": "One ship", "1": "Two"}, "text": {"0": "a", "1": "b"}}"#,
                (0, 2),
            ),
            (
                r#"{"title": ["One ship", "Two"], "text": ["a", "b"]}"#,
                (0, 2),
            ),
            (
                r#"{"columns": ["title", "text"], "index": [0], "data": [["One ship", "a"]]}"#,
                (0, 1),
            ),
            (
                r#"[["title", "text"], ["One ship", "a"], ["Two", "b"]]"#,
                (0, 2),
            ),
            (r#"{"rows": [{"price": 1}, {"price": 2}]}"#, (2, 0)),
            (r#"{"price": 1}"#, (0, 0)),
            ("{}", (0, 0)),
            ("[]", (0, 0)),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
