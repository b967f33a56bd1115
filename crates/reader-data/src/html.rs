//! A value that may be HTML → whether it is, its words, or a page made of it.
//!
//! No reading of pages: a text in HTML is handed on as a member. Only headlines and summaries, one
//! line each, lose their tags here.
//!
//! Method: names of tags right after `<`, so that "a < b" and `<Reuters>` are no HTML.

use crate::entity;
use crate::lines::squeeze;

/// Tags of running text in pages; each ends a line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "blockquote",
    "article",
    "section",
    "figure",
    "figcaption",
    "html",
    "body",
    "head",
    "hr",
    "header",
    "footer",
    "aside",
    "main",
    "pre",
    "iframe",
    "script",
    "style",
    "nav",
];

/// Tags inside a line.
const INLINE: &[&str] = &[
    "a", "b", "i", "u", "em", "strong", "span", "img", "font", "small", "sub", "sup", "cite",
    "abbr", "time", "q", "s", "strike", "del", "ins", "mark", "picture", "video", "audio",
    "source", "center", "big", "wbr", "code",
];

/// Bytes of a value looked at for tags: pages have them from the start.
const WINDOW_BYTES: usize = 1 << 14;

/// Longest name of a tag we know, in bytes.
const MAX_TAG_BYTES: usize = 10;

/// Whether `value` is written in HTML: a tag of a block, or two tags inside a line.
pub(crate) fn is_html(value: &str) -> bool {
    let mut end = value.len().min(WINDOW_BYTES);
    while !value.is_char_boundary(end) {
        end -= 1;
    }
    let mut n_inline = 0;
    for tag in tags(&value[..end]) {
        if BLOCKS.contains(&tag.name.as_str()) {
            return true;
        }
        n_inline += 1;
    }
    n_inline >= 2
}

fn has_blocks(value: &str) -> bool {
    tags(value).any(|tag| BLOCKS.contains(&tag.name.as_str()))
}

struct Tag {
    start: usize,
    end: usize,
    name: String,
    is_close: bool,
}

/// The tags of known names in `text`.
fn tags(text: &str) -> impl Iterator<Item = Tag> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(at) = text[from..].find('<') {
            let start = from + at;
            from = start + 1;
            let inside = &text[from..];
            let is_close = inside.starts_with('/');
            let inside = inside.strip_prefix('/').unwrap_or(inside);
            let n_name = inside
                .bytes()
                .take(MAX_TAG_BYTES + 1)
                .take_while(u8::is_ascii_alphanumeric)
                .count();
            let name = inside[..n_name].to_ascii_lowercase();
            let is_ended = inside[n_name..].starts_with(['>', '/', ' ', '\t', '\n', '\r']);
            let is_known = BLOCKS.contains(&name.as_str()) || INLINE.contains(&name.as_str());
            if !is_ended || !is_known {
                continue;
            }
            // Without a closing bracket the rest is no tag, nor is anything after it.
            let end = start + text[start..].find('>')? + 1;
            from = end;
            return Some(Tag {
                start,
                end,
                name,
                is_close,
            });
        }
        None
    })
}

/// The words of a value that may hold tags and references; blocks become lines. Scripts and
/// styles are left out.
pub(crate) fn words(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut from = 0;
    let mut hidden: Option<String> = None;
    for tag in tags(value) {
        if hidden.is_none() {
            plain.push_str(&value[from..tag.start]);
        }
        from = tag.end;
        let is_hiding = matches!(tag.name.as_str(), "script" | "style");
        if is_hiding && !tag.is_close {
            hidden = Some(tag.name);
        } else if hidden.as_deref() == Some(tag.name.as_str()) {
            hidden = None;
        } else if BLOCKS.contains(&tag.name.as_str()) {
            plain.push('\n');
        }
    }
    if hidden.is_none() {
        plain.push_str(&value[from..]);
    }
    entity::decode(&plain).into_owned()
}

/// The words of a value on one line.
pub(crate) fn one_line(value: &str) -> String {
    squeeze(&words(value))
}

/// A page of a headline, a summary and a text in HTML. Texts that are pages already stay as they
/// are.
pub(crate) fn page(headline: &str, dek: &str, text: &str) -> String {
    let start = text.trim_start();
    let is_page = ["<!doctype", "<html"].iter().any(|sign| {
        start
            .get(..sign.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(sign))
    });
    if is_page {
        return text.to_string();
    }
    let mut page = String::with_capacity(text.len() + headline.len() + dek.len() + 200);
    page.push_str("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">");
    if !headline.is_empty() {
        page.push_str("<title>");
        entity::escape_into(headline, &mut page);
        page.push_str("</title>");
    }
    page.push_str("</head><body><article>\n");
    if !headline.is_empty() {
        page.push_str("<h1>");
        entity::escape_into(headline, &mut page);
        page.push_str("</h1>\n");
    }
    if !dek.is_empty() {
        page.push_str("<p class=\"dek\">");
        entity::escape_into(dek, &mut page);
        page.push_str("</p>\n");
    }
    if has_blocks(text) {
        page.push_str(text);
    } else {
        // Blog programs keep paragraphs as lines and make tags of them when they show the page.
        for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
            page.push_str("<p>");
            page.push_str(paragraph);
            page.push_str("</p>\n");
        }
    }
    page.push_str("\n</article></body></html>\n");
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_from_text_with_brackets() {
        for (value, expected) in [
            ("<p>The port reopened.</p>", true),
            ("The port reopened.<BR/>Ships came.", true),
            ("See <a href=\"/x\">the list</a> of ships", true),
            ("if a < b and b > c", false),
            ("<Reuters> The port reopened.", false),
            ("He wrote <i>once", false),
            ("<p", false),
            ("<pact> signed", false),
            ("plain", false),
        ] {
            assert_eq!(is_html(value), expected, "{value}");
        }
    }

    #[test]
    fn words_lose_their_tags() {
        for (value, expected) in [
            ("<b>Talks</b> &amp; ships", "Talks & ships"),
            ("One<br>two<p>three</p>", "One two three"),
            ("a<script>var x = '<b>';</script>b", "ab"),
            ("a < b <unclosed", "a < b <unclosed"),
            ("It&rsquo;s <img src=x alt='>' late", "It’s ' late"),
        ] {
            assert_eq!(one_line(value), expected, "{value}");
        }
    }

    #[test]
    fn pages_are_made_once() {
        let made = page("A < B", "", "<p>Text</p>");
        assert!(made.contains("<h1>A &lt; B</h1>\n<p>Text</p>"));
        assert_eq!(page("Head", "", &made), made);
        assert_eq!(page("Head", "", "<HTML>ä"), "<HTML>ä");
        let inline = page("", "", "<b>One</b>\n\n<i>two</i> three");
        assert!(
            inline.contains("<p><b>One</b></p>\n<p><i>two</i> three</p>"),
            "{inline}"
        );
        assert_eq!(page("", "", "é").matches("<h1>").count(), 0);
    }
}
