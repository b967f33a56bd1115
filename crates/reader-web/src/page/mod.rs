//! A tree → the page as the labeller sees it: lines, what their characters say, the names around them.
//!
//! Everything here is measured once a page; `feature` turns it into numbers for the model.

pub(crate) mod lines;
pub(crate) mod naming;
pub(crate) mod outline;
pub(crate) mod text;

use crate::tree::Tree;
use lines::Line;
use outline::Outline;
use text::TextStats;

/// A page, measured.
pub(crate) struct Page<'a> {
    pub(crate) tree: &'a Tree,
    /// Visible lines in reading order.
    pub(crate) lines: Vec<Line>,
    /// Of each line.
    pub(crate) stats: Vec<TextStats>,
    /// The elements around the lines.
    pub(crate) outline: Outline,
    /// Words of the page's title, sorted hashes: of `og:title`, else `<title>`.
    pub(crate) title: Vec<u32>,
    /// Words of the page's description.
    pub(crate) description: Vec<u32>,
    /// Whether lines are missing at the end.
    pub(crate) is_cut: bool,
}

impl<'a> Page<'a> {
    /// Measures a page.
    pub(crate) fn new(tree: &'a Tree) -> Self {
        let (lines, is_cut) = lines::lines(tree);
        let mut buffer = String::new();
        let stats: Vec<TextStats> = lines
            .iter()
            .map(|line| text::stats(&line.text, &mut buffer))
            .collect();
        let outline = Outline::new(tree, &lines, &stats);
        let meta = |names: &[&str]| {
            tree.metas()
                .find(|(name, content)| names.contains(name) && !content.is_empty())
                .map(|(_, content)| content.to_owned())
        };
        let title = meta(&["og:title", "twitter:title"])
            .or_else(|| tree.title())
            .unwrap_or_default();
        let description =
            meta(&["og:description", "description", "twitter:description"]).unwrap_or_default();
        let mut words = |text: &str| text::stats(text, &mut buffer).words;
        Page {
            title: words(&title),
            description: words(&description),
            tree,
            is_cut: is_cut || tree.is_cut,
            lines,
            stats,
            outline,
        }
    }
}
