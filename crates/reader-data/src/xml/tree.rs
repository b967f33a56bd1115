//! XML text → a tree of elements by their local names.
//!
//! No validation, no document type: what an entity stands for is never expanded. White space is kept
//! as written.
//!
//! Method: quick-xml's events; an end tag closes the nearest open element of its name, one that closes
//! nothing is passed over; what is open at the end of a cut file counts as closed. Depth is capped:
//! elements below the cap give their text to the one at the cap.

use crate::entity;
use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::events::{BytesStart, Event};

/// Deepest nesting kept; news markup has up to 30. All walks of the tree may recurse so deep.
const MAX_DEPTH: usize = 100;

/// Most elements: each takes about 150 bytes.
const MAX_NODES: usize = 2_000_000;

/// Errors stepped over in one file.
const MAX_ERRORS: usize = 1000;

/// Elements inside a line that part words.
const PARTING: &[&str] = &[
    "br",
    "lb",
    "pb",
    "cb",
    "byttl",
    "virtloc",
    "td",
    "th",
    "cell",
    "p",
    "li",
    "div",
    "item",
    "surname",
    "forename",
    "name.family",
];

/// An element's place in its [`Tree`].
pub(super) type NodeIdx = usize;

/// One element.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Name without prefix.
    pub name: String,
    /// Prefix of its name: "dc", "media".
    pub prefix: String,
    /// Name without prefix and value.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
    /// The element around it.
    pub parent: NodeIdx,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Child {
    Node(NodeIdx),
    Text(String),
}

/// All elements of a file; the first is a box around the root.
#[derive(Debug)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
    /// The file ends in the middle, or is no XML from somewhere on.
    pub is_cut: bool,
}

impl Tree {
    /// Reads as much of `text` as is XML.
    pub(super) fn parse(text: &str) -> Self {
        let mut builder = Builder::new();
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let mut n_errors = 0;
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => builder.open(&start, false),
                Ok(Event::Empty(start)) => builder.open(&start, true),
                Ok(Event::End(end)) => builder.close(end.local_name().as_ref()),
                Ok(Event::Text(words)) => builder.text(&words.into_inner()),
                Ok(Event::CData(words)) => builder.text(&words.into_inner()),
                Ok(Event::GeneralRef(name)) => {
                    let name = name.into_inner();
                    match entity::resolve(&name) {
                        Some(char) => builder.text(char.encode_utf8(&mut [0; 4])),
                        None => builder.text(&format!("&{name};")),
                    }
                }
                Ok(Event::Eof) => break,
                Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
                Err(Error::IllFormed(_)) if n_errors < MAX_ERRORS => n_errors += 1,
                Err(_) => {
                    builder.tree.is_cut = true;
                    break;
                }
            }
            if builder.tree.nodes.len() >= MAX_NODES {
                builder.tree.is_cut = true;
                break;
            }
        }
        builder.tree.is_cut |= builder.open.len() > 1;
        builder.tree
    }

    /// The elements in `node`.
    pub(super) fn elements(&self, node: NodeIdx) -> impl Iterator<Item = NodeIdx> + '_ {
        self.nodes[node]
            .children
            .iter()
            .filter_map(|child| match child {
                Child::Node(idx) => Some(*idx),
                Child::Text(_) => None,
            })
    }

    /// The elements of this name in `node`.
    pub(super) fn named<'a>(
        &'a self,
        node: NodeIdx,
        name: &'a str,
    ) -> impl Iterator<Item = NodeIdx> + 'a {
        self.elements(node)
            .filter(move |idx| self.nodes[*idx].name == name)
    }

    /// The first element of this name in `node`.
    pub(super) fn first(&self, node: NodeIdx, name: &str) -> Option<NodeIdx> {
        self.elements(node)
            .find(|idx| self.nodes[*idx].name == name)
    }

    /// The first element at the end of a path of names.
    pub(super) fn at(&self, node: NodeIdx, path: &[&str]) -> Option<NodeIdx> {
        path.iter()
            .try_fold(node, |node, name| self.first(node, name))
    }

    /// All elements of this name below `node`, in the order of the file. Those inside another one of
    /// the same name are left out.
    pub(super) fn below(&self, node: NodeIdx, name: &str) -> Vec<NodeIdx> {
        let mut found = Vec::new();
        let mut ahead: Vec<NodeIdx> = self.elements(node).collect();
        ahead.reverse();
        while let Some(idx) = ahead.pop() {
            if self.nodes[idx].name == name {
                found.push(idx);
                continue;
            }
            let from = ahead.len();
            ahead.extend(self.elements(idx));
            ahead[from..].reverse();
        }
        found
    }

    /// Whether `node` stands right in an element of this name.
    pub(super) fn is_in(&self, node: NodeIdx, name: &str) -> bool {
        self.nodes[self.nodes[node].parent].name == name
    }

    pub(super) fn attribute(&self, node: NodeIdx, name: &str) -> Option<&str> {
        self.nodes[node]
            .attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// All text in `node`, tags left out.
    pub(super) fn text(&self, node: NodeIdx) -> String {
        let mut text = String::new();
        self.text_into(node, &mut text);
        text
    }

    /// All text in `node` but that of elements with these names.
    pub(super) fn text_without(&self, node: NodeIdx, names: &[&str]) -> String {
        let mut text = String::new();
        for child in &self.nodes[node].children {
            match child {
                Child::Text(words) => text.push_str(words),
                Child::Node(idx) if names.contains(&self.nodes[*idx].name.as_str()) => {}
                Child::Node(idx) => self.text_into(*idx, &mut text),
            }
        }
        text
    }

    fn text_into(&self, node: NodeIdx, into: &mut String) {
        for child in &self.nodes[node].children {
            match child {
                Child::Text(words) => into.push_str(words),
                Child::Node(idx) => {
                    // Breaks and cells part words without a space beside them.
                    let name = self.nodes[*idx].name.as_str();
                    if PARTING.contains(&name) {
                        into.push(' ');
                    }
                    self.text_into(*idx, into);
                }
            }
        }
    }

    /// The text of the first element at the end of a path; none when blank.
    pub(super) fn text_at(&self, node: NodeIdx, path: &[&str]) -> Option<String> {
        let text = crate::lines::squeeze(&self.text(self.at(node, path)?));
        (!text.is_empty()).then_some(text)
    }

    /// What is in `node`, written as HTML.
    pub(super) fn html(&self, node: NodeIdx) -> String {
        let mut html = String::new();
        self.html_into(node, &mut html);
        html
    }

    fn html_into(&self, node: NodeIdx, into: &mut String) {
        for child in &self.nodes[node].children {
            match child {
                Child::Text(words) => entity::escape_into(words, into),
                Child::Node(idx) => {
                    let inner = &self.nodes[*idx];
                    into.push('<');
                    into.push_str(&inner.name);
                    for (name, value) in &inner.attributes {
                        into.push(' ');
                        into.push_str(name);
                        into.push_str("=\"");
                        entity::escape_into(value, into);
                        into.push('"');
                    }
                    into.push('>');
                    if matches!(
                        inner.name.as_str(),
                        "br" | "img" | "hr" | "source" | "input"
                    ) {
                        continue;
                    }
                    self.html_into(*idx, into);
                    into.push_str("</");
                    into.push_str(&inner.name);
                    into.push('>');
                }
            }
        }
    }
}

struct Builder {
    tree: Tree,
    /// From the box around the root to the element that is open; elements below the cap are counted
    /// by their names only.
    open: Vec<NodeIdx>,
    capped: Vec<String>,
}

impl Builder {
    fn new() -> Self {
        Self {
            tree: Tree {
                nodes: vec![Node::default()],
                is_cut: false,
            },
            open: vec![0],
            capped: Vec::new(),
        }
    }

    fn innermost(&self) -> NodeIdx {
        self.open.last().copied().unwrap_or(0)
    }

    fn parent(&mut self) -> &mut Node {
        let idx = self.innermost();
        &mut self.tree.nodes[idx]
    }

    fn open(&mut self, start: &BytesStart<'_>, is_empty: bool) {
        let local = start.local_name();
        if self.open.len() > MAX_DEPTH {
            if !is_empty {
                // Beyond twice the cap the file is an attack; its end tags are not followed.
                if self.capped.len() < MAX_DEPTH {
                    self.capped.push(local.as_ref().to_string());
                }
            }
            return;
        }
        let prefix = start
            .name()
            .prefix()
            .map(|prefix| prefix.as_ref().to_string());
        let attributes = start
            .html_attributes()
            .with_checks(false)
            .flatten()
            .filter(|attribute| !attribute.key.as_ref().starts_with("xmlns"))
            .map(|attribute| {
                let name = attribute.key.local_name().as_ref().to_string();
                (name, entity::decode(&attribute.value).into_owned())
            })
            .collect();
        let idx = self.tree.nodes.len();
        self.tree.nodes.push(Node {
            name: local.as_ref().to_string(),
            prefix: prefix.unwrap_or_default(),
            attributes,
            children: Vec::new(),
            parent: self.innermost(),
        });
        self.parent().children.push(Child::Node(idx));
        if !is_empty {
            self.open.push(idx);
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(at) = self.capped.iter().rposition(|open| open == name) {
            self.capped.truncate(at);
            return;
        }
        let at = self
            .open
            .iter()
            .rposition(|idx| self.tree.nodes[*idx].name == name);
        if let Some(at) = at.filter(|at| *at > 0) {
            self.open.truncate(at);
            self.capped.clear();
        }
    }

    fn text(&mut self, words: &str) {
        if self.open.len() <= 1 {
            return;
        }
        let parent = self.parent();
        if let Some(Child::Text(before)) = parent.children.last_mut() {
            before.push_str(words);
        } else {
            parent.children.push(Child::Text(words.to_string()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> (String, bool) {
        let tree = Tree::parse(text);
        (tree.html(0), tree.is_cut)
    }

    #[test]
    fn trees_of_good_and_bad_xml() {
        for (text, html, is_cut) in [
            (
                "<?xml version='1.0'?><a:r x:id='1'>A &amp; B<b/></a:r>",
                "<r id=\"1\">A &amp; B<b></b></r>",
                false,
            ),
            (
                "<r><![CDATA[<p>x</p>]]></r>",
                "<r>&lt;p&gt;x&lt;/p&gt;</r>",
                false,
            ),
            (
                "<r>AT&T &nbsp;&unknown;</r>",
                "<r>AT&amp;T \u{a0}&amp;unknown;</r>",
                false,
            ),
            ("<r><a><b>x</a>y</c></r>", "<r><a><b>x</b></a>y</r>", false),
            ("<r><a>x", "<r><a>x</a></r>", true),
            ("<r>x<a", "<r>x</r>", true),
            (
                "<!DOCTYPE r [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><r>&b;</r>",
                "<r>&amp;b;</r>",
                false,
            ),
        ] {
            assert_eq!(drawn(text), (html.to_string(), is_cut), "{text}");
        }
    }

    #[test]
    fn depth_is_capped() {
        let deep = format!("{}x{}<z>y</z>", "<a>".repeat(50_000), "</a>".repeat(50_000));
        let tree = Tree::parse(&deep);
        assert!(tree.nodes.len() <= MAX_DEPTH + 2);
        assert!(tree.text(0).contains('x'));
    }
}
