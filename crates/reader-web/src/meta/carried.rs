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

/// The text of an article as a script carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Carried {
    /// With or without markup.
    pub(crate) text: String,
    /// Whether the page states that it is the article of this title; else it may be another text.
    pub(crate) is_stated: bool,
}

/// The article as a script carries it. `headline` is what the page calls the article: texts of
/// articles with another title are left alone.
pub(crate) fn article_text(tree: &Tree, headline: Option<&str>) -> Option<Carried> {
    by_json_ld(tree, headline).or_else(|| {
        let text = by_data(tree)?;
        let is_stated = false;
        Some(Carried { text, is_stated })
    })
}

fn n_words(text: &str) -> usize {
    // Scripts without spaces: two letters are about a word.
    let n_unspaced = text
        .chars()
        .filter(|char| ('\u{2e80}'..'\u{ac00}').contains(char))
        .count();
    text.split_whitespace().count() + n_unspaced / 3
}

fn by_json_ld(tree: &Tree, headline: Option<&str>) -> Option<Carried> {
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
    let mut bodies: Vec<(&str, bool)> = Vec::new();
    for node in nodes.into_iter().filter(|node| linked::is_article(node)) {
        let body = node
            .get("articleBody")
            .and_then(|body| body.each().first()?.text());
        let title = linked::title_of(node).map(|title| key(&title));
        let is_other = title
            .zip(headline.as_ref())
            .is_some_and(|(title, headline)| likeness(&title, headline) < 0.3);
        if let Some(body) = body.filter(|body| n_words(body) >= MIN_WORDS)
            && bodies.iter().all(|(known, _)| *known != body)
        {
            bodies.push((body, !is_other));
        }
    }
    // Several articles of like titles: none is surely this page's. The only one of another title may
    // be this page's under its title for search engines.
    let named: Vec<_> = bodies.iter().filter(|(_, is_named)| *is_named).collect();
    let found = |&(text, is_stated): &(&str, bool)| {
        let text = text.to_owned();
        Carried { text, is_stated }
    };
    match (&named[..], &bodies[..]) {
        ([body], _) => Some(found(body)),
        ([], [body]) => Some(found(body)),
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
        if let Some((from, to)) = text_row(rest)
            && let Some(text) = rest.get(from..to)
        {
            rows.push(text);
            at += to;
        } else {
            at += rest.find('\n').map_or(rest.len(), |end| end + 1);
        }
    }
    rows
}

/// Where the text is, when the stream goes on with a long text.
fn text_row(rest: &str) -> Option<(usize, usize)> {
    /// Digits of a number; more are no row.
    const MAX_DIGITS: usize = 8;
    let number = |from: usize| {
        let digits = rest.get(from..)?.bytes().take(MAX_DIGITS);
        let n = digits.take_while(u8::is_ascii_hexdigit).count();
        usize::from_str_radix(&rest[from..from + n], 16)
            .ok()
            .map(|number| (number, from + n))
    };
    let (_, end) = number(0)?;
    rest[end..].strip_prefix(":T")?;
    let (length, end) = number(end + 2)?;
    rest[end..].strip_prefix(',')?;
    Some((end + 1, (end + 1).checked_add(length)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(of: &str) -> Option<Carried> {
        article_text(&Tree::parse(of), Some("Ferries stay in port"))
    }

    fn long(start: &str) -> String {
        start.to_owned() + &" The crews wait in the harbour.".repeat(12)
    }

    #[test]
    fn the_stated_text_of_this_article_is_found() {
        let node = |title: &str, body: &str| {
            format!(r#"{{"@type":"NewsArticle","headline":"{title}","articleBody":"{body}"}}"#)
        };
        let page = |nodes: &[String]| {
            format!(
                r#"<script type="application/ld+json">{{"@graph":[{}]}}</script>"#,
                nodes.join(",")
            )
        };
        let one = node("Ferries stay in port", &long(r"One.\n\nTwo."));
        let found = text(&page(std::slice::from_ref(&one))).expect("a text");
        assert!(found.is_stated && found.text.starts_with("One.\n\nTwo. The crews"));
        let other = node("Minister opens a lighthouse", &long("Other."));
        assert_eq!(text(&page(&[other.clone(), one.clone()])), Some(found));
        let alone = text(&page(std::slice::from_ref(&other))).expect("a text");
        assert!(!alone.is_stated, "perhaps another article's");
        assert_eq!(
            text(&page(&[other.clone(), other.replace("Other", "More")])),
            None
        );
        let twin = node("Ferries stay in port today", &long("Twin."));
        assert_eq!(text(&page(&[one, twin])), None, "two of like titles");
        let short = node("Ferries stay in port", "One line.");
        assert_eq!(text(&page(&[short])), None, "too short");
    }

    #[test]
    fn markup_in_data_is_found() {
        let markup = format!("<p>{}</p><p>Two</p><p class=x>Three</p>", long("One."));
        let data = format!(
            r#"<script id="__NEXT_DATA__" type="application/json">{{"a":["x",{{"b":"{markup}"}}]}}</script>"#
        );
        let found = text(&data).expect("a text");
        assert!(!found.is_stated && found.text == markup);
        let plain = data.replace("<p>", "").replace("<p class=x>", "");
        assert_eq!(text(&plain), None, "no paragraphs");
    }

    #[test]
    fn rows_of_a_stream_are_cut_by_their_length() {
        let markup = format!("<p>Ü {}</p><p>Two</p><p>Three</p>", long("One."));
        let row = format!(r#"1:[\"$\"]\n2a:T{:x},{markup}5:null\n"#, markup.len());
        let (one, two) = row.split_at(60);
        let page = format!(
            "<script>(self.__next_f=self.__next_f||[]).push([0])</script>\
             <script>self.__next_f.push([1,\"{one}\"])</script>\
             <script>self.__next_f.push([1,\"{two}\"])</script>"
        );
        assert_eq!(text(&page).map(|found| found.text), Some(markup));
        for broken in ["", "1:Tff,short", "1:Tffffffff,", ":T", "1:T", "a\n\nb:Tx,"] {
            assert_eq!(text_rows(broken), Vec::<&str>::new(), "{broken}");
        }
        assert_eq!(text_rows("1:T2,ab2:T1,c\n3:x"), ["ab", "c"]);
    }
}
