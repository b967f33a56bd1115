//! Tokens of a page → tree construction, with bounds on depth, nodes and attributes.
//!
//! Tags beyond a bound are left out, their text stays. Without the bounds html5ever walks the whole
//! stack of open elements for most tags (quadratic on nested elements), reopens every unclosed
//! `<b id=…>` in every paragraph, and compares each attribute of a tag with all before it.

use super::Tree;
use super::sink::{Handle, Sink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{TokenizerResult, local_name};
use std::borrow::Cow;
use std::cell::Cell;

/// Elements inside one another. Browsers stop at 512; the deepest of 570 measured pages has 56, half
/// have at most 18.
const MAX_DEPTH: u32 = 256;

/// Nodes of one page: about 200 MB of memory. The largest of the measured pages has 11,000.
const MAX_NODES: usize = 2_000_000;

/// Unclosed `<b>`, `<font>`, … that keep their attributes; beyond, tree construction keeps at most
/// three of a kind open because they are all the same.
const MAX_OPEN_FORMATS: u32 = 20;

/// A tag longer than this is looked at for a flood of attributes.
const LONG_TAG_BYTES: usize = 16 << 10;

/// Attributes of a long tag; beyond, the tag is ended. Comparing them takes the square of it.
const MAX_ATTRIBUTES: usize = 1_000;

/// Parses a page within the bounds.
pub(super) fn parse(source: &str) -> Tree {
    let guard = Guard {
        builder: TreeBuilder::new(
            Sink::new(),
            TreeBuilderOpts {
                // The text of `<noscript>` is for browsers that can't show the rest.
                scripting_enabled: true,
                ..TreeBuilderOpts::default()
            },
        ),
        n_dropped: Cell::new(0),
        n_formats: Cell::new(0),
        is_cut: Cell::new(false),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(&*without_floods(source)));
    // A script is "run" by going on.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let is_cut = tokenizer.sink.is_cut.get();
    tokenizer.sink.builder.sink.into_tree(is_cut)
}

/// Ends tags that have a flood of attributes.
fn without_floods(source: &str) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(open) = find(bytes, at, b'<') {
        let close = find(bytes, open, b'>').unwrap_or(bytes.len());
        at = close;
        if close - open < LONG_TAG_BYTES {
            continue;
        }
        // Attributes are apart by white space or slashes; values with many words are cut as well.
        let cut = (open..close)
            .filter(|&byte| matches!(bytes[byte], b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/'))
            .nth(MAX_ATTRIBUTES);
        if let Some(cut) = cut {
            out.push_str(&source[copied..cut]);
            copied = close;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    out.push_str(&source[copied..]);
    Cow::Owned(out)
}

fn find(bytes: &[u8], from: usize, byte: u8) -> Option<usize> {
    bytes[from..]
        .iter()
        .position(|&other| other == byte)
        .map(|offset| from + offset)
}

struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    /// Start tags left out whose end tags are still to come.
    n_dropped: Cell<u32>,
    /// Formatting elements opened and not closed.
    n_formats: Cell<u32>,
    is_cut: Cell<bool>,
}

impl Guard {
    /// The tag as it may pass, or nothing.
    fn passed(&self, mut tag: Tag) -> Option<Tag> {
        let is_format = is_format(&tag);
        match tag.kind {
            TagKind::StartTag => {
                if self.builder.sink.depth() >= MAX_DEPTH && !is_raw(&tag) {
                    if has_end_tag(&tag) {
                        self.n_dropped.set(self.n_dropped.get() + 1);
                    }
                    return None;
                }
                if is_format {
                    if self.n_formats.get() >= MAX_OPEN_FORMATS {
                        tag.attrs.clear();
                    }
                    self.n_formats.set(self.n_formats.get() + 1);
                }
            }
            TagKind::EndTag => {
                if self.n_dropped.get() > 0 && has_end_tag(&tag) && !is_raw(&tag) {
                    self.n_dropped.set(self.n_dropped.get() - 1);
                    return None;
                }
                if is_format {
                    self.n_formats.set(self.n_formats.get().saturating_sub(1));
                }
                self.builder.sink.step_out();
            }
        }
        Some(tag)
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if self.builder.sink.n_nodes() >= MAX_NODES && !matches!(token, Token::EOFToken) {
            self.is_cut.set(true);
            return TokenSinkResult::Continue;
        }
        let token = match token {
            Token::TagToken(tag) => match self.passed(tag) {
                Some(tag) => Token::TagToken(tag),
                None => return TokenSinkResult::Continue,
            },
            Token::CommentToken(_) | Token::ParseError(_) => return TokenSinkResult::Continue,
            other => other,
        };
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements that tree construction opens again in each paragraph until they are closed.
fn is_format(tag: &Tag) -> bool {
    matches!(
        tag.name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Elements whose content is no markup: without their start tag it would be read as text.
fn is_raw(tag: &Tag) -> bool {
    matches!(
        tag.name,
        local_name!("script")
            | local_name!("style")
            | local_name!("title")
            | local_name!("textarea")
            | local_name!("noscript")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("iframe")
            | local_name!("xmp")
            | local_name!("plaintext")
    )
}

/// Whether an end tag will usually follow.
fn has_end_tag(tag: &Tag) -> bool {
    !(tag.self_closing
        || matches!(
            tag.name,
            local_name!("area")
                | local_name!("base")
                | local_name!("br")
                | local_name!("col")
                | local_name!("dd")
                | local_name!("dt")
                | local_name!("embed")
                | local_name!("hr")
                | local_name!("img")
                | local_name!("input")
                | local_name!("li")
                | local_name!("link")
                | local_name!("meta")
                | local_name!("option")
                | local_name!("p")
                | local_name!("param")
                | local_name!("source")
                | local_name!("td")
                | local_name!("th")
                | local_name!("tr")
                | local_name!("track")
                | local_name!("wbr")
        ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(tree: &Tree) -> usize {
        tree.descendants(tree.root())
            .filter(|&node| tree.first_child(node).is_none())
            .map(|node| tree.ancestors(node).count())
            .max()
            .unwrap_or_default()
    }

    #[test]
    fn nesting_is_bounded_and_text_stays() {
        let bombs = [
            ("<div>", "</div>"),
            ("<div><p>", "</p></div>"),
            ("<b>", "</b>"),
            ("<b class=x><p>", ""),
            ("<span>", ""),
            ("<table><tr><td>", "</table>"),
            ("<table>", ""),
            ("<select><option>", ""),
            ("<ul><li>", "</ul>"),
            ("<svg><g>", "</g></svg>"),
            ("<a><div>", ""),
            ("<form><fieldset>", ""),
            ("<math><mi>", ""),
        ];
        for (open, close) in bombs {
            let source = format!("{}deep{}end", open.repeat(20_000), close.repeat(20_000));
            let tree = Tree::parse(&source);
            assert!(depth(&tree) < 3 * MAX_DEPTH as usize, "{open}");
            let body = tree.elements(tree.root(), "body").next().expect("a body");
            let text = tree.text_of(tree.parent(body).expect("html"));
            assert!(text.contains("end"), "{open} {text:?}");
        }
    }

    #[test]
    fn unclosed_formats_are_not_reopened_without_bound() {
        let opened = (0..1_000)
            .map(|n| format!("<b id={n}>"))
            .collect::<Vec<_>>()
            .concat();
        let source = format!("<div>{opened}</div>{}", "<p>x</p>".repeat(1_000));
        assert!(Tree::parse(&source).n_nodes() < 100_000);
    }

    #[test]
    fn a_flood_of_attributes_is_cut() {
        let attributes = (0..100_000)
            .map(|n| format!("a{n} "))
            .collect::<Vec<_>>()
            .concat();
        let tree = Tree::parse(&format!("<div {attributes}>text</div><p class=x>y"));
        let div = tree.elements(tree.root(), "div").next().expect("a div");
        assert!(tree.attrs(div).count() <= MAX_ATTRIBUTES);
        assert_eq!(tree.text_of(div), "text");
        let p = tree.elements(tree.root(), "p").next().expect("a paragraph");
        assert_eq!(tree.attr(p, "class"), Some("x"));
    }

    #[test]
    fn an_embedded_picture_is_no_flood() {
        let source = format!("<img src='data:{}' alt=x>y", "A".repeat(100_000));
        assert_eq!(without_floods(&source), source);
    }
}
