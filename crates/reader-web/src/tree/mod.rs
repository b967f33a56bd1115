//! The characters of a page → its elements and texts, as a browser would nest them.
//!
//! No judging here: what is visible is `block`, what is article is `label`. Any characters give a
//! tree; there is no error.
//!
//! Method: html5ever's tokenizer and tree construction (the HTML Standard's own algorithm) into an
//! arena of nodes linked by index, behind a guard that bounds depth, nodes and attributes (html5ever
//! alone needs minutes for 100,000 nested `<div>`). Left out: doctype, comments, quirks modes.

mod guard;
mod sink;

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName};

/// A node of one tree, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(u32);

impl NodeId {
    /// Place in the arena: in order of creation, which is nearly document order.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node is.
#[derive(Debug)]
enum Data {
    Document,
    Element {
        name: LocalName,
        attributes: Vec<Attribute>,
    },
    Text(StrTendril),
    /// Comments and processing instructions.
    Other,
}

#[derive(Debug)]
struct Node {
    data: Data,
    parent: Option<NodeId>,
    previous: Option<NodeId>,
    next: Option<NodeId>,
    first: Option<NodeId>,
    last: Option<NodeId>,
    depth: u32,
}

/// A parsed page. There is always a document node, and `html`, `head`, `body` in it.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// Whether the page was too large and its end is missing.
    pub(crate) is_cut: bool,
}

impl Tree {
    /// Parses a page.
    pub(crate) fn parse(source: &str) -> Tree {
        guard::parse(source)
    }

    /// The document node.
    #[expect(
        clippy::unused_self,
        reason = "the root of this tree; reads better as its method"
    )]
    pub(crate) fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// Number of nodes, detached ones included; every [`NodeId::index`] is below it.
    pub(crate) fn n_nodes(&self) -> usize {
        self.nodes.len()
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The node around it.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent
    }

    /// The node after it, of the same parent.
    pub(crate) fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).next
    }

    /// The first node in it.
    pub(crate) fn first_child(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).first
    }

    /// The nodes directly in it.
    pub(crate) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).first, |&child| self.node(child).next)
    }

    /// The nodes around it, the nearest first.
    pub(crate) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |&node| self.parent(node))
    }

    /// All nodes in it, in document order, itself not.
    pub(crate) fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).first, move |&node| self.after(node, id))
    }

    /// The node after `node` in document order, inside `top`.
    fn after(&self, node: NodeId, top: NodeId) -> Option<NodeId> {
        self.node(node)
            .first
            .or_else(|| self.after_skipping(node, top))
    }

    /// The node after all that is in `node`, in document order, inside `top`.
    pub(crate) fn after_skipping(&self, node: NodeId, top: NodeId) -> Option<NodeId> {
        let mut at = node;
        loop {
            if at == top {
                return None;
            }
            if let Some(next) = self.node(at).next {
                return Some(next);
            }
            at = self.node(at).parent?;
        }
    }

    /// The elements of this name in `id`, in document order.
    pub(crate) fn elements<'a>(
        &'a self,
        id: NodeId,
        name: &'a str,
    ) -> impl Iterator<Item = NodeId> + 'a {
        self.descendants(id)
            .filter(move |&node| self.name(node) == Some(name))
    }

    /// The name of an element, in lower case.
    pub(crate) fn name(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).data {
            Data::Element { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The name of an element as an interned word, for `match` with `local_name!`.
    pub(crate) fn local_name(&self, id: NodeId) -> Option<&LocalName> {
        match &self.node(id).data {
            Data::Element { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The value of an element's attribute.
    pub(crate) fn attr(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attrs(id)
            .find(|(attribute, _)| *attribute == name)
            .map(|(_, value)| value)
    }

    /// The attributes of an element: names and values.
    pub(crate) fn attrs(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> + '_ {
        let attributes: &[Attribute] = match &self.node(id).data {
            Data::Element { attributes, .. } => attributes,
            _ => &[],
        };
        attributes
            .iter()
            .map(|attribute| (&*attribute.name.local, &*attribute.value))
    }

    /// The characters of a text node.
    pub(crate) fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id).data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// All characters in a node, scripts and styles left out, white space single and trimmed.
    pub(crate) fn text_of(&self, id: NodeId) -> String {
        let mut all = String::new();
        let mut at = Some(id);
        while let Some(node) = at {
            if let Some(text) = self.text(node) {
                all.push_str(text);
            }
            at = if matches!(self.name(node), Some("script" | "style" | "template")) {
                self.after_skipping(node, id)
            } else if node == id {
                self.node(id).first
            } else {
                self.after(node, id)
            };
            // Words of neighbouring blocks don't grow together.
            let is_part = |id| self.name(id).is_some_and(|name| !is_inline(name));
            if is_part(node) || at.is_some_and(is_part) {
                all.push(' ');
            }
        }
        single_spaced(&all)
    }

    /// The characters of a script or style as they are.
    pub(crate) fn raw_text_of(&self, id: NodeId) -> String {
        self.children(id)
            .filter_map(|child| self.text(child))
            .collect()
    }

    /// What stands in the `<script type="application/ld+json">` of the page, in its order.
    pub(crate) fn json_ld(&self) -> Vec<String> {
        self.elements(self.root(), "script")
            .filter(|&script| {
                self.attr(script, "type").is_some_and(|kind| {
                    let kind = kind.split(';').next().unwrap_or_default().trim();
                    kind.eq_ignore_ascii_case("application/ld+json")
                })
            })
            .map(|script| self.raw_text_of(script))
            .collect()
    }

    /// The page's `<title>`; not that of a drawing in it.
    pub(crate) fn title(&self) -> Option<String> {
        self.elements(self.root(), "title")
            .find(|&title| {
                self.parent(title)
                    .is_none_or(|parent| self.name(parent) != Some("svg"))
            })
            .map(|title| self.text_of(title))
            .filter(|title| !title.is_empty())
    }

    /// What the `<meta>` of the page say: the name (`name`, `property`, `itemprop` or `http-equiv`),
    /// the content, in the page's order.
    pub(crate) fn metas(&self) -> impl Iterator<Item = (&str, &str)> + '_ {
        self.elements(self.root(), "meta").flat_map(move |meta| {
            let content = self.attr(meta, "content");
            ["name", "property", "itemprop", "http-equiv"]
                .into_iter()
                .filter_map(move |key| Some((self.attr(meta, key)?.trim(), content?.trim())))
        })
    }

    /// The language the page states for itself: `<html lang>`.
    pub(crate) fn language(&self) -> Option<&str> {
        let html = self.elements(self.root(), "html").next()?;
        let stated = self
            .attr(html, "lang")
            .or_else(|| self.attr(html, "xml:lang"))?;
        Some(stated.trim()).filter(|stated| !stated.is_empty())
    }
}

/// Whether an element of this name runs inside a line of text.
pub(crate) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "rb"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}

/// White space single, none at the ends.
pub(crate) fn single_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as nested names.
    fn drawing(tree: &Tree, id: NodeId) -> String {
        let mut drawn = String::new();
        for child in tree.children(id) {
            if let Some(text) = tree.text(child) {
                drawn.push_str(text.trim());
            } else if let Some(name) = tree.name(child) {
                drawn = drawn + name + "(" + &drawing(tree, child) + ")";
            }
        }
        drawn
    }

    fn check(source: &str, body: &str) {
        let tree = Tree::parse(source);
        let found = tree.elements(tree.root(), "body").next();
        assert_eq!(drawing(&tree, found.expect("a body")), body, "{source}");
    }

    #[test]
    fn pages_nest_as_in_a_browser() {
        check("<p>One<p>Two", "p(One)p(Two)");
        check("<p>a<b>b<p>c</b>d", "p(ab(b))p(b(c)d)");
        check("<ul><li>a<li>b</ul>", "ul(li(a)li(b))");
        check("<table><tr><td>x</table>", "table(tbody(tr(td(x))))");
        check(
            "<table>lost<tr><td>x</table>",
            "losttable(tbody(tr(td(x))))",
        );
        check("<a>one<a>two</a>", "a(one)a(two)");
        check("no tags &amp; all", "no tags & all");
        check("", "");
    }

    #[test]
    fn head_is_read() {
        let tree = Tree::parse(
            "<html lang=en-GB><title> Talks \n end </title><meta name=author content='Ada Quay'>\
             <meta property=og:title content=Talks><meta charset=utf-8>\
             <script type='application/ld+json; charset=utf-8'>{\"a\":\"<b>\"}</script>\
             <script>var a</script><body><svg><title>Logo</title></svg>",
        );
        assert_eq!(tree.title().as_deref(), Some("Talks end"));
        assert_eq!(tree.language(), Some("en-GB"));
        assert_eq!(
            tree.metas().collect::<Vec<_>>(),
            [("author", "Ada Quay"), ("og:title", "Talks")]
        );
        assert_eq!(tree.json_ld(), ["{\"a\":\"<b>\"}"]);
    }

    #[test]
    fn text_of_leaves_scripts_out_and_parts_words() {
        let tree = Tree::parse("<div><p>One <b>t</b>wo</p><script>x</script><p>three</p></div>");
        let div = tree.elements(tree.root(), "div").next().expect("a div");
        assert_eq!(tree.text_of(div), "One two three");
        let p = tree.elements(div, "p").nth(1).expect("a paragraph");
        assert_eq!(tree.text_of(p), "three");
        assert_eq!(tree.ancestors(p).find_map(|id| tree.name(id)), Some("div"));
    }
}
