//! A tree → its visible lines, as a browser lays the text out.
//!
//! Only layout: blocks and `<br>` part lines, white space is single, what browsers don't show is left
//! out. What an inline style hides is kept with a note, because pages hide whole articles until a
//! script has run. Method: `innerText` of the HTML Standard, without style sheets.

use crate::tree::{NodeId, Tree, is_inline};
use html5ever::local_name;

/// One line of visible text.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// White space single, trimmed, not empty.
    pub(crate) text: String,
    /// The nearest element around all of it.
    pub(crate) node: NodeId,
    /// Bytes in links.
    pub(crate) n_linked: usize,
    /// Bytes in bold type.
    pub(crate) n_bold: usize,
    /// Bytes in italic type.
    pub(crate) n_italic: usize,
    /// Links begun.
    pub(crate) n_links: usize,
    /// Whether an inline style, `hidden` or `aria-hidden` hides it.
    pub(crate) is_hidden: bool,
    /// Whether a browser shows a gap before it.
    pub(crate) has_gap: bool,
    /// Pictures since the line before.
    pub(crate) n_pictures: usize,
    /// Whether it begins after a `<br>`.
    pub(crate) is_after_break: bool,
}

/// Lines of one page; beyond, the rest is left out.
pub(crate) const MAX_LINES: usize = 200_000;

/// The visible lines of a page, in reading order, and whether there were too many.
pub(crate) fn lines(tree: &Tree) -> (Vec<Line>, bool) {
    let mut layout = Layout::new(tree);
    let mut at = Some(tree.root());
    while let Some(node) = at {
        if layout.lines.len() >= MAX_LINES {
            break;
        }
        let goes_in = layout.enter(node);
        let child = if goes_in {
            tree.first_child(node)
        } else {
            None
        };
        at = child.or_else(|| layout.leave_to_next(node, goes_in));
    }
    layout.end_line();
    let is_cut = layout.lines.len() >= MAX_LINES;
    (layout.lines, is_cut)
}

/// What the elements around the reading place do to text.
#[derive(Clone, Copy, Default)]
struct Depths {
    link: u32,
    bold: u32,
    italic: u32,
    hidden: u32,
    pre: u32,
}

struct Layout<'a> {
    tree: &'a Tree,
    lines: Vec<Line>,
    depths: Depths,
    line: Option<Line>,
    is_space_due: bool,
    has_gap: bool,
    n_links: usize,
    n_pictures: usize,
    is_after_break: bool,
}

impl<'a> Layout<'a> {
    fn new(tree: &'a Tree) -> Self {
        Layout {
            tree,
            lines: Vec::new(),
            depths: Depths::default(),
            line: None,
            is_space_due: false,
            has_gap: false,
            n_links: 0,
            n_pictures: 0,
            is_after_break: false,
        }
    }

    /// Reads a node; whether to go on into it.
    fn enter(&mut self, node: NodeId) -> bool {
        if let Some(text) = self.tree.text(node) {
            self.push_text(text, node);
            return false;
        }
        let Some(name) = self.tree.local_name(node) else {
            return true;
        };
        if !is_shown(self.tree, node, name) {
            return false;
        }
        match *name {
            local_name!("br") => {
                self.end_line();
                self.is_after_break = true;
                return false;
            }
            local_name!("img") | local_name!("picture") | local_name!("video") => {
                self.n_pictures += 1;
                return *name == local_name!("picture");
            }
            local_name!("wbr") => return false,
            _ => {}
        }
        if name.ends_with("-img") {
            self.n_pictures += 1;
        }
        if *name == local_name!("a") {
            self.n_links += 1;
        }
        self.count(node, name, 1);
        if !is_run_in(name) {
            self.end_line();
            self.has_gap |= has_margin(name);
        }
        true
    }

    /// Leaves a node and those around it that end here; the node read next.
    fn leave_to_next(&mut self, node: NodeId, was_entered: bool) -> Option<NodeId> {
        let mut at = node;
        let mut was_entered = was_entered;
        loop {
            if was_entered && let Some(name) = self.tree.local_name(at) {
                self.count(at, name, -1);
                if !is_run_in(name) {
                    self.end_line();
                    self.has_gap |= has_margin(name);
                }
            }
            if let Some(next) = self.tree.next_sibling(at) {
                return Some(next);
            }
            at = self.tree.parent(at)?;
            was_entered = true;
        }
    }

    fn count(&mut self, node: NodeId, name: &html5ever::LocalName, step: i32) {
        let add = |depth: &mut u32| *depth = depth.saturating_add_signed(step);
        match *name {
            local_name!("a") => add(&mut self.depths.link),
            local_name!("b")
            | local_name!("strong")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("th") => add(&mut self.depths.bold),
            local_name!("i") | local_name!("em") | local_name!("cite") => {
                add(&mut self.depths.italic);
            }
            local_name!("pre") | local_name!("textarea") => add(&mut self.depths.pre),
            _ => {}
        }
        if is_hidden(self.tree, node) {
            add(&mut self.depths.hidden);
        }
    }

    fn push_text(&mut self, text: &str, node: NodeId) {
        if self.depths.pre > 0 {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.end_line();
                    self.is_after_break = true;
                }
                self.push_run(line, node);
            }
        } else {
            self.push_run(text, node);
        }
    }

    fn push_run(&mut self, text: &str, node: NodeId) {
        let holder = self.tree.parent(node).unwrap_or(node);
        let mut rest = text;
        loop {
            let word_start = rest.trim_start_matches(is_gap);
            self.is_space_due |= word_start.len() < rest.len();
            if word_start.is_empty() {
                return;
            }
            let end = word_start.find(is_gap).unwrap_or(word_start.len());
            self.push_word(&word_start[..end], holder);
            rest = &word_start[end..];
        }
    }

    fn push_word(&mut self, word: &str, holder: NodeId) {
        // Marks for line breaking and byte order say nothing to a reader.
        let is_clean = !word.contains(['\u{ad}', '\u{200b}', '\u{feff}', '\u{2060}']);
        if !is_clean && word.chars().all(is_mark) {
            return;
        }
        let depths = self.depths;
        let line = match &mut self.line {
            Some(line) => {
                if line.node != holder {
                    line.node = common(self.tree, line.node, holder);
                }
                if self.is_space_due {
                    line.text.push(' ');
                }
                line
            }
            empty => empty.insert(Line {
                text: String::new(),
                node: holder,
                n_linked: 0,
                n_bold: 0,
                n_italic: 0,
                n_links: 0,
                is_hidden: depths.hidden > 0,
                has_gap: std::mem::take(&mut self.has_gap),
                n_pictures: std::mem::take(&mut self.n_pictures),
                is_after_break: std::mem::take(&mut self.is_after_break),
            }),
        };
        self.is_space_due = false;
        let before = line.text.len();
        if is_clean {
            line.text.push_str(word);
        } else {
            line.text
                .extend(word.chars().filter(|&char| !is_mark(char)));
        }
        let n_bytes = line.text.len() - before;
        line.n_linked += if depths.link > 0 { n_bytes } else { 0 };
        line.n_bold += if depths.bold > 0 { n_bytes } else { 0 };
        line.n_italic += if depths.italic > 0 { n_bytes } else { 0 };
    }

    fn end_line(&mut self) {
        self.is_space_due = false;
        if let Some(mut line) = self.line.take() {
            line.n_links = std::mem::take(&mut self.n_links);
            self.lines.push(line);
        }
    }
}

/// White space of all kinds, the unbreakable included.
fn is_gap(char: char) -> bool {
    char.is_whitespace() || (char.is_control() && char != '\u{ad}')
}

fn is_mark(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// Whether an element runs inside a line. Unknown names (web components) do, unless they hold blocks.
fn is_run_in(name: &str) -> bool {
    is_inline(name) || name.contains('-') || matches!(name, "html" | "img" | "picture" | "svg")
}

/// Whether browsers put a gap before and after such an element.
fn has_margin(name: &html5ever::LocalName) -> bool {
    matches!(
        *name,
        local_name!("p")
            | local_name!("h1")
            | local_name!("h2")
            | local_name!("h3")
            | local_name!("h4")
            | local_name!("h5")
            | local_name!("h6")
            | local_name!("ul")
            | local_name!("ol")
            | local_name!("dl")
            | local_name!("pre")
            | local_name!("blockquote")
            | local_name!("figure")
            | local_name!("hr")
            | local_name!("table")
            | local_name!("article")
            | local_name!("section")
    )
}

/// Whether browsers show what is in such an element.
fn is_shown(tree: &Tree, node: NodeId, name: &html5ever::LocalName) -> bool {
    match *name {
        local_name!("head")
        | local_name!("script")
        | local_name!("style")
        | local_name!("noscript")
        | local_name!("iframe")
        | local_name!("noframes")
        | local_name!("noembed")
        | local_name!("svg")
        | local_name!("object")
        | local_name!("audio")
        | local_name!("canvas")
        | local_name!("datalist")
        | local_name!("input")
        | local_name!("meta")
        | local_name!("link")
        | local_name!("title")
        | local_name!("rp")
        | local_name!("rt") => false,
        // A shadow root written in the page is shown.
        local_name!("template") => tree.attr(node, "shadowrootmode").is_some(),
        local_name!("dialog") => tree.attr(node, "open").is_some(),
        _ => true,
    }
}

/// Whether the element itself says that it is not to be seen.
fn is_hidden(tree: &Tree, node: NodeId) -> bool {
    tree.attrs(node).any(|(name, value)| match name {
        "hidden" => true,
        "aria-hidden" => value == "true",
        "style" => {
            let has = |property: &str, wanted: &str| {
                value.split(';').any(|rule| {
                    rule.split_once(':').is_some_and(|(key, set)| {
                        key.trim().eq_ignore_ascii_case(property)
                            && set
                                .trim()
                                .get(..wanted.len())
                                .is_some_and(|set| set.eq_ignore_ascii_case(wanted))
                    })
                })
            };
            has("display", "none") || has("visibility", "hidden")
        }
        _ => false,
    })
}

/// The nearest element around both.
fn common(tree: &Tree, one: NodeId, other: NodeId) -> NodeId {
    let depth = |node| tree.ancestors(node).count();
    let (mut one, mut other) = (one, other);
    let (mut one_depth, mut other_depth) = (depth(one), depth(other));
    while one != other {
        let up = |node: &mut NodeId, depth: &mut usize| {
            *node = tree.parent(*node).unwrap_or_else(|| tree.root());
            *depth = depth.saturating_sub(1);
        };
        if one_depth >= other_depth {
            up(&mut one, &mut one_depth);
        } else {
            up(&mut other, &mut other_depth);
        }
        if one == tree.root() || other == tree.root() {
            return tree.root();
        }
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[&str]) {
        let tree = Tree::parse(source);
        let (lines, _) = lines(&tree);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, expected, "{source}");
    }

    #[test]
    fn blocks_part_lines_and_runs_do_not() {
        check(
            "<p>The <b>min</b>ister\n\n  left.</p><p>Then</p>",
            &["The minister left.", "Then"],
        );
        check("one<br>two<br><br>three", &["one", "two", "three"]);
        check("<div>a<div>b</div>c</div>", &["a", "b", "c"]);
        check(
            "<ul><li><a>Home</a><li><a>World</a></ul>",
            &["Home", "World"],
        );
        check("<tr><table><tr><td>a<td>b</table>", &["a", "b"]);
        check("<pre>one\n  two</pre>", &["one", "two"]);
        check("<span>By</span> <span>Ada</span>", &["By Ada"]);
    }

    #[test]
    fn what_is_not_shown_is_left_out() {
        check(
            "<title>t</title><script>s</script><style>c</style><noscript>n</noscript>\
             <template>x</template><svg><text>y</text></svg><dialog>z</dialog>shown",
            &["shown"],
        );
        check(
            "<div><template shadowrootmode=open><p>shadow</p></template>",
            &["shadow"],
        );
        check(
            "har\u{ad}bour\u{200b} &nbsp; news \u{feff}",
            &["harbour news"],
        );
    }

    #[test]
    fn hidden_lines_are_noted() {
        let tree = Tree::parse(
            "<p style='color:red; Display: none'>a<p hidden>b<p>c<p style='display:block'>d",
        );
        let (lines, _) = lines(&tree);
        let hidden: Vec<bool> = lines.iter().map(|line| line.is_hidden).collect();
        assert_eq!(hidden, [true, true, false, false]);
    }

    #[test]
    fn a_line_knows_its_element_and_its_type() {
        let tree =
            Tree::parse("<div><p>See <a href=x>the port</a> <b>now</b></p><p><a>all</a></p>");
        let (lines, _) = lines(&tree);
        assert_eq!(tree.name(lines[0].node), Some("p"));
        assert_eq!(
            (lines[0].n_linked, lines[0].n_bold, lines[0].n_links),
            (7, 3, 1)
        );
        assert_eq!(tree.name(lines[1].node), Some("a"));
    }
}
