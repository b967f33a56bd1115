//! A page of an e-book → whether it holds an article, by a light look.
//!
//! No text is made: another reader does that. The page is XML by the standard and often not quite in
//! fact, so a page that cannot be followed is taken as it is.

use crate::xml::{Node, Walk, decode_xml};

/// A page.
pub(super) struct Chapter {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// Its title in the table of contents.
    pub(super) label: Option<String>,
    pub(super) n_words: usize,
    /// The beginning of its text, words apart by a space.
    pub(super) start: String,
    /// No article: cover, contents, a menu of links, copyright.
    pub(super) is_beside: bool,
}

/// Words of a page's name or kind that say it is no article.
const BESIDE: &[&str] = &[
    "cover",
    "titlepage",
    "title_page",
    "title-page",
    "toc",
    "nav",
    "contents",
    "copyright",
    "colophon",
    "imprint",
    "halftitle",
    "landmarks",
    "copyright-page",
    "inhalt",
    "impressum",
];

/// Most words of a page that its name alone may shut out: an article may well be called "cover".
const BESIDE_WORDS: usize = 200;

/// Share of words in links, of 10, from which a page is a menu.
const MENU_SHARE: usize = 7;

/// Bytes of a page's beginning in which the names of its writers are looked for.
const START_BYTES: usize = 2_000;

/// Fewest words of any page that is handed on.
const MIN_WORDS: usize = 5;

impl Chapter {
    /// Looks at a page.
    pub(super) fn look(name: &str, bytes: Vec<u8>, label: Option<&str>) -> Self {
        let chars = decode_xml(&bytes);
        let mut walk = Walk::new(&chars);
        let mut n_words = 0;
        let mut n_linked = 0;
        let mut links = 0usize;
        let mut kind = String::new();
        let mut start = String::new();
        let mut is_body = false;
        while let Some(node) = walk.step() {
            match node {
                Node::Open(tag) => match tag.local.as_str() {
                    "script" | "style" | "head" => walk.skip(),
                    "a" => links += 1,
                    "body" | "section" if n_words == 0 => {
                        is_body = true;
                        kind.push(' ');
                        kind.push_str(&tag.attribute("type").unwrap_or_default());
                    }
                    _ => {}
                },
                Node::Close(_, local) if local == "a" => links = links.saturating_sub(1),
                Node::Close(..) => {}
                Node::Text(text) => {
                    let n = text.split_whitespace().count();
                    for word in text.split_whitespace() {
                        if start.len() > START_BYTES {
                            break;
                        }
                        start.push_str(word);
                        start.push(' ');
                    }
                    n_words += n;
                    n_linked += if links > 0 { n } else { 0 };
                }
            }
        }
        if walk.is_broken && !is_body {
            // Not to be followed: the reader of web pages will know more.
            n_words = n_words.max(BESIDE_WORDS);
        }
        let stem = stem(name);
        let is_named = BESIDE.contains(&stem.as_str())
            || kind.split_whitespace().any(|kind| BESIDE.contains(&kind));
        Self {
            name: name.to_owned(),
            bytes,
            label: label.map(str::to_owned),
            n_words,
            start,
            is_beside: n_words < MIN_WORDS
                || (is_named && n_words < BESIDE_WORDS)
                || n_linked * 10 >= n_words * MENU_SHARE,
        }
    }

    /// Whether `next` is the next piece of the same page.
    pub(super) fn goes_on_in(&self, next: &Chapter) -> bool {
        let piece = |name: &str| {
            let (before, after) = name.rsplit_once("_split_")?;
            let number: u32 = after.split('.').next()?.parse().ok()?;
            Some((before.to_owned(), number))
        };
        match (piece(&self.name), piece(&next.name)) {
            (Some((own, _)), Some((other, number))) => own == other && number > 0,
            _ => false,
        }
    }

    /// Puts the body of `next` behind this one's.
    pub(super) fn add(&mut self, next: &Chapter) {
        let Some(at) = rfind(&self.bytes, b"</body") else {
            return;
        };
        let start = find(&next.bytes, b"<body")
            .and_then(|at| Some(at + find(&next.bytes[at..], b">")? + 1))
            .unwrap_or(0);
        let end = rfind(&next.bytes, b"</body")
            .filter(|&end| end >= start)
            .unwrap_or(next.bytes.len());
        // Only the end of the page is moved, a few bytes.
        let tail = self.bytes.split_off(at);
        self.bytes.extend_from_slice(&next.bytes[start..end]);
        self.bytes.extend_from_slice(&tail);
        self.n_words += next.n_words;
    }
}

/// "OEBPS/Cover1.xhtml" → "cover".
fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    stem.trim_end_matches(|char: char| char.is_ascii_digit())
        .to_lowercase()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}

fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .rposition(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(name: &str, body: &str) -> Chapter {
        let page = format!("<html><head><title>T</title></head><body>{body}</body></html>");
        Chapter::look(name, page.into_bytes(), None)
    }

    #[test]
    fn pages_without_an_article() {
        let text =
            "<p>The port of Northgate opened again on Monday after talks with the militia.</p>";
        assert!(!look("a.xhtml", text).is_beside);
        assert!(look("text/Cover1.xhtml", text).is_beside);
        assert!(!look("cover.xhtml", &text.repeat(20)).is_beside);
        assert!(look("a.xhtml", "<img/>").is_beside);
        assert!(look("a.xhtml", &"<a href=\"b\">Port opens again</a>".repeat(9)).is_beside);
        assert!(
            look(
                "a.xhtml",
                &format!("<section epub:type=\"titlepage\">{text}</section>")
            )
            .is_beside
        );
    }

    #[test]
    fn pieces_of_one_page_are_put_together() {
        let mut first = look("a/index_split_000.html", "<p>One</p>");
        let next = look("a/index_split_001.html", "<p>Two</p>");
        assert!(first.goes_on_in(&next));
        assert!(!first.goes_on_in(&look("b/index_split_001.html", "")));
        first.add(&next);
        let page = String::from_utf8(first.bytes).expect("characters");
        assert!(page.ends_with("<body><p>One</p><p>Two</p></body></html>"));
    }
}
