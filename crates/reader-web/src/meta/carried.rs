//! A page's scripts → the text of the article that they carry, for pages that show none of it.
//!
//! Three places, the surest first: `articleBody` of JSON-LD (schema.org); the longest piece of markup
//! in a script of JSON data (`__NEXT_DATA__` and its kin); the long texts of React's stream
//! (`self.__next_f.push`), whose rows state their length. No script is run: what a script would first
//! compute or load is not found. Whether the page needs it, `fill` decides.

use super::json::{self, Json};
use super::linked;
use super::text::{key, likeness};
use crate::tree::Tree;

/// Fewer words are no article.
const MIN_WORDS: usize = 60;

/// Paragraphs that markup in data must have: less may be a box, an answer, a note on cookies.
const MIN_PARAGRAPHS: usize = 3;

/// Deepest nesting of data looked at; deeper than any parsed value.
const MAX_DEPTH: usize = 64;

/// The text of the article as a script carries it, with or without markup. `headline` is what the
/// page calls the article: texts of articles with another title are left alone.
pub(crate) fn article_text(tree: &Tree, headline: Option<&str>) -> Option<String> {
    by_json_ld(tree, headline).or_else(|| by_data(tree))
}

fn n_words(text: &str) -> usize {
    // Scripts without spaces: two letters are about a word.
    let n_unspaced = text.chars().filter(|char| *char > '\u{2e80}').count();
    text.split_whitespace().count() + n_unspaced / 3
}

fn by_json_ld(tree: &Tree, headline: Option<&str>) -> Option<String> {
    let scripts: Vec<Json> = tree
        .json_ld()
        .iter()
        .map(|script| json::parse(script))
        .collect();
    let mut nodes = Vec::new();
    for script in &scripts {
        linked::collect(script, &mut nodes);
    }
    let headline = headline.map(key);
    let mut bodies: Vec<&str> = Vec::new();
    for node in nodes.into_iter().filter(|node| linked::is_article(node)) {
        let body = node
            .get("articleBody")
            .and_then(|body| body.each().first()?.text());
        let is_other = || {
            let title = linked::title_of(node).map(|title| key(&title));
            title
                .zip(headline.as_ref())
                .is_some_and(|(title, headline)| likeness(&title, headline) < 0.3)
        };
        if let Some(body) = body.filter(|body| n_words(body) >= MIN_WORDS)
            && !is_other()
            && !bodies.contains(&body)
        {
            bodies.push(body);
        }
    }
    // Several articles of like titles: none is surely this page's.
    match bodies[..] {
        [body] => Some(body.to_owned()),
        _ => None,
    }
}

fn by_data(tree: &Tree) -> Option<String> {
    let mut best: Option<String> = None;
    let mut stream = String::new();
    for script in tree.elements(tree.root(), "script") {
        let kind = tree.attr(script, "type").unwrap_or_default();
        if kind.eq_ignore_ascii_case("application/json") {
            let value = json::parse(&tree.raw_text_of(script));
            longest_markup(&value, 0, &mut best);
        } else if kind.is_empty() || kind.eq_ignore_ascii_case("text/javascript") {
            push_chunk(&tree.raw_text_of(script), &mut stream);
        }
    }
    for row in text_rows(&stream) {
        offer(row, &mut best);
    }
    best.filter(|text| n_words(text) >= MIN_WORDS)
}

fn offer(text: &str, best: &mut Option<String>) {
    if text.len() > best.as_ref().map_or(0, String::len) && is_markup(text) {
        *best = Some(text.to_owned());
    }
}

/// Whether a text is paragraphs of HTML, not a page and not a script.
fn is_markup(text: &str) -> bool {
    let n = |mark: &str| text.matches(mark).count();
    n("<p>") + n("<p ") >= MIN_PARAGRAPHS && !text.contains("<html") && !text.contains("<script")
}

fn longest_markup(value: &Json, depth: usize, best: &mut Option<String>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Json::Text(text) => offer(text, best),
        Json::List(values) => {
            for value in values {
                longest_markup(value, depth + 1, best);
            }
        }
        Json::Object(members) => {
            for (_, value) in members {
                longest_markup(value, depth + 1, best);
            }
        }
        _ => {}
    }
}

/// Adds what a script pushes to React's stream: `self.__next_f.push([1,"…"])`.
fn push_chunk(script: &str, stream: &mut String) {
    let Some(list) = script
        .trim_start()
        .strip_prefix("self.__next_f.push(")
        .filter(|list| list.starts_with("[1,"))
    else {
        return;
    };
    if let Json::List(values) = json::parse(list)
        && let [_, Json::Text(chunk)] = &values[..]
    {
        stream.push_str(chunk);
    }
}

/// The long texts of React's stream. Rows are `id:…` to the line's end; long texts are
/// `id:Tlength,…` with the length in bytes, both numbers hexadecimal.
fn text_rows(stream: &str) -> Vec<&str> {
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some(rest) = stream.get(at..).filter(|rest| !rest.is_empty()) {
        let row = rest.find(':').and_then(|colon| {
            let is_id = rest[..colon].bytes().all(|byte| byte.is_ascii_hexdigit());
            let (length, _) = rest[colon..].strip_prefix(":T")?.split_once(',')?;
            let from = at + colon + 2 + length.len() + 1;
            let length = usize::from_str_radix(length, 16).ok().filter(|_| is_id)?;
            let to = from.checked_add(length)?;
            Some((stream.get(from..to)?, to))
        });
        if let Some((text, to)) = row {
            rows.push(text);
            at = to;
        } else {
            at += rest.find('\n').map_or(rest.len(), |end| end + 1);
        }
    }
    rows
}
