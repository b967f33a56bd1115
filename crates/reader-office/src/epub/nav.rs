//! Tables of contents → the title of each page.
//!
//! Both forms: `nav` pages of EPUB 3 and `ncx` lists of EPUB 2. A page that several entries point into
//! takes the first that points to its beginning, for the rest are titles inside it.

use std::collections::BTreeMap;

use super::book::{Book, resolve};
use crate::meta::squeeze;
use crate::package::Package;
use crate::xml::{Node, Walk, decode_xml};

/// Longest title, in bytes; longer ones are sentences of a page that links to itself.
const MAX_LABEL: usize = 400;

/// Titles by the name of their page.
#[derive(Default)]
pub(super) struct Labels {
    by_page: BTreeMap<String, Label>,
}

struct Label {
    text: String,
    /// Entries that point to a place inside the page.
    n_inside: usize,
    n_whole: usize,
}

impl Labels {
    /// Whether the book has no table of contents.
    pub(super) fn is_empty(&self) -> bool {
        self.by_page.is_empty()
    }

    /// The title of the page; none when it has none, or has the titles of several.
    pub(super) fn of(&self, href: &str) -> Option<&str> {
        self.by_page
            .get(href)
            .filter(|label| label.n_whole > 0 || label.n_inside == 1)
            .map(|label| label.text.as_str())
    }

    fn add(&mut self, folder: &str, href: &str, text: &str) {
        let text = squeeze(text);
        if text.is_empty() || text.len() > MAX_LABEL {
            return;
        }
        let is_inside = href.contains('#');
        let label = self
            .by_page
            .entry(resolve(folder, href))
            .or_insert_with(|| Label {
                text: text.clone(),
                n_inside: 0,
                n_whole: 0,
            });
        if !is_inside && label.n_whole == 0 {
            label.text = text;
        }
        label.n_inside += usize::from(is_inside);
        label.n_whole += usize::from(!is_inside);
    }
}

/// Reads the contents of the book.
pub(super) fn read(package: &mut Package<'_>, book: &Book) -> Labels {
    let mut labels = Labels::default();
    if let Some(path) = &book.nav
        && let Some(part) = package.part(path)
    {
        read_nav(&decode_xml(&part.bytes), folder(path), &mut labels);
    }
    if labels.by_page.is_empty()
        && let Some(path) = &book.ncx
        && let Some(part) = package.part(path)
    {
        read_ncx(&decode_xml(&part.bytes), folder(path), &mut labels);
    }
    labels
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn read_nav(chars: &str, folder: &str, labels: &mut Labels) {
    let mut walk = Walk::new(chars);
    let mut is_contents = false;
    while let Some(node) = walk.step() {
        let Node::Open(tag) = node else { continue };
        match tag.local.as_str() {
            // Others list landmarks ("Cover", "Start of text") and page numbers.
            "nav" => {
                is_contents = tag
                    .attribute("type")
                    .is_none_or(|kind| kind.contains("toc"));
            }
            "a" if is_contents => {
                if let Some(href) = tag.attribute("href") {
                    labels.add(folder, &href, &walk.text());
                }
            }
            _ => {}
        }
    }
}

fn read_ncx(chars: &str, folder: &str, labels: &mut Labels) {
    let mut walk = Walk::new(chars);
    let mut text = String::new();
    while let Some(node) = walk.step() {
        let Node::Open(tag) = node else { continue };
        match tag.local.as_str() {
            "text" => text = walk.text(),
            "content" => {
                if let Some(source) = tag.attribute("src") {
                    labels.add(folder, &source, &text);
                }
            }
            "pageList" | "navList" => walk.skip(),
            _ => {}
        }
    }
}

/// Whether a title only counts: "Chapter 3", "12", "IV.", "Section 2".
pub(super) fn is_number(label: &str) -> bool {
    label.split_whitespace().all(|word| {
        let word = word.trim_end_matches(['.', ':']).to_lowercase();
        [
            "chapter", "section", "part", "page", "kapitel", "chapitre", "start", "text",
            "unknown", "untitled",
        ]
        .contains(&word.as_str())
            || word
                .chars()
                .all(|char| char.is_ascii_digit() || "ivxlc".contains(char))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_pages() {
        let mut labels = Labels::default();
        read_nav(
            r#"<nav epub:type="toc"><ol><li><a href="a.xhtml">Port <i>opens</i></a></li><li><a href="a.xhtml#x">Docks</a></li><li><a href="b.xhtml#1">One</a></li><li><a href="b.xhtml#2">Two</a></li></ol></nav><nav epub:type="landmarks"><a href="c.xhtml">Cover</a></nav>"#,
            "text",
            &mut labels,
        );
        assert_eq!(labels.of("text/a.xhtml"), Some("Port opens"));
        assert_eq!(labels.of("text/b.xhtml"), None);
        assert_eq!(labels.of("text/c.xhtml"), None);
        let mut labels = Labels::default();
        read_ncx(
            r#"<navPoint><navLabel><text>Port opens</text></navLabel><content src="a.xhtml#top"/></navPoint>"#,
            "",
            &mut labels,
        );
        assert_eq!(labels.of("a.xhtml"), Some("Port opens"));
    }

    #[test]
    fn titles_that_only_count() {
        assert!(is_number("Chapter 12") && is_number("IV.") && is_number("Section 2"));
        assert!(!is_number("Chapter 12: Ports") && !is_number("Port opens"));
    }
}
