//! The text part → pages of lines: body, notes, remarks, page edges.
//!
//! Shows what LibreOffice shows with all changes taken and no marks: deleted text (it is kept apart,
//! in `text:tracked-changes`) and hidden text go. A text box stands after the paragraph it hangs on.

use super::look::Looks;
use crate::page::{Page, Role};
use crate::xml::{Node, Space, Tag, Walk};

/// Most paragraphs and stretches open at once; real files nest a handful.
const MAX_OPEN: usize = 5_000;

/// Most stretches of text inside one another whose looks count: each is asked for each piece of text.
const MAX_STRETCHES: usize = 16;

/// Most spaces that one element may stand for; LibreOffice writes the true number of a run.
const MAX_SPACES: usize = 100;

/// A part, read.
#[derive(Default)]
pub(super) struct Story {
    pub(super) page: Page,
    pub(super) notes: Page,
    pub(super) remarks: Page,
    pub(super) edges: Page,
    /// Page edges seen, for each page style repeats them.
    seen_edges: std::collections::BTreeSet<String>,
    pub(super) n_deletions: usize,
    pub(super) has_hidden: bool,
    pub(super) is_broken: bool,
}

/// Which page text goes to.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Flow {
    /// Outside of all text: properties, styles.
    #[default]
    Nowhere,
    Body,
    Note,
    Remark,
    Edge,
}

/// A paragraph under way.
struct Paragraph {
    flow: Flow,
    raw: String,
    role: Role,
    style: String,
    n_chars: usize,
    n_bold: usize,
    /// Styles of the stretches open in it, the outer ones only where they nest too deep.
    stretches: Vec<String>,
    n_too_deep: usize,
}

/// The walk through a part.
struct Reader<'a, 'c> {
    looks: &'a Looks,
    walk: Walk<'c>,
    story: Story,
    open: Vec<Paragraph>,
    /// Flows that the open notes, remarks and edges have left.
    flows: Vec<Flow>,
    flow: Flow,
    /// Paragraphs of text boxes, until the one they hang on ends.
    held: Vec<(String, Role)>,
    /// Rows of tables open; bold type in them marks heads of columns.
    n_rows: usize,
}

impl Story {
    /// Reads the part.
    pub(super) fn read(chars: &str, looks: &Looks) -> Self {
        let mut reader = Reader {
            looks,
            walk: Walk::new(chars),
            story: Story::default(),
            open: Vec::new(),
            flows: Vec::new(),
            flow: Flow::Nowhere,
            held: Vec::new(),
            n_rows: 0,
        };
        while let Some(node) = reader.walk.step() {
            match node {
                Node::Open(tag) => reader.open(&tag),
                Node::Close(space, local) => reader.close(space, &local),
                Node::Text(text) => reader.add(&text),
            }
        }
        while !reader.open.is_empty() {
            reader.end_paragraph();
        }
        reader.story.is_broken = reader.walk.is_broken;
        reader.story
    }
}

impl Reader<'_, '_> {
    fn open(&mut self, tag: &Tag<'_>) {
        match (tag.space, tag.local.as_str()) {
            (Space::Office, "text") => self.flow = Flow::Body,
            (Space::Office, "annotation") => self.divert(Flow::Remark),
            (
                Space::Style,
                "header" | "footer" | "header-left" | "footer-left" | "header-first"
                | "footer-first",
            ) => {
                self.divert(Flow::Edge);
            }
            (Space::Text, local) => self.open_text(local, tag),
            (Space::Table, "table-row") => {
                self.n_rows += 1;
                self.page().begin_row();
            }
            // Who wrote a remark and when.
            (Space::Dublin, _) if self.flow == Flow::Remark => self.walk.skip(),
            // Titles and descriptions of pictures.
            (Space::Other, "title" | "desc") => self.walk.skip(),
            _ => {}
        }
    }

    fn open_text(&mut self, local: &str, tag: &Tag<'_>) {
        match local {
            "tracked-changes" => self.tracked_changes(),
            "p" | "h" if self.open.len() >= MAX_OPEN => self.walk.skip(),
            "p" | "h" => self.begin_paragraph(local, tag),
            "note" => self.divert(Flow::Note),
            // The number of a note; declarations of variables.
            "note-citation"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "ruby-text"
            | "table-of-content-source"
            | "script"
            | "meta-field-source" => self.walk.skip(),
            "hidden-text" | "hidden-paragraph" => {
                self.story.has_hidden = true;
                self.walk.skip();
            }
            "section" if tag.attribute("display").as_deref() == Some("none") => {
                self.story.has_hidden = true;
                self.walk.skip();
            }
            "span" => {
                let style = tag.attribute("style-name").unwrap_or_default();
                if let Some(paragraph) = self.open.last_mut() {
                    if paragraph.stretches.len() < MAX_STRETCHES {
                        paragraph.stretches.push(style);
                    } else {
                        paragraph.n_too_deep += 1;
                    }
                }
            }
            "s" => {
                let n = tag
                    .attribute("c")
                    .and_then(|n| n.parse().ok())
                    .unwrap_or(1usize);
                self.add(&" ".repeat(n.min(MAX_SPACES)));
            }
            "tab" => self.add("\t"),
            "line-break" => self.add("\u{2028}"),
            _ => {}
        }
    }

    /// Deleted text stands in a list before the body.
    fn tracked_changes(&mut self) {
        let mut n_open = 1usize;
        while n_open > 0 {
            match self.walk.step() {
                Some(Node::Open(tag)) => {
                    self.story.n_deletions += usize::from(tag.local == "deletion");
                    n_open += 1;
                }
                Some(Node::Close(..)) => n_open -= 1,
                Some(Node::Text(_)) => {}
                None => return,
            }
        }
    }

    fn divert(&mut self, flow: Flow) {
        self.flows.push(self.flow);
        self.flow = flow;
    }

    fn begin_paragraph(&mut self, local: &str, tag: &Tag<'_>) {
        let style = tag.attribute("style-name").unwrap_or_default();
        let role = match self.looks.role(&style) {
            Role::Plain | Role::Body if local == "h" => Role::Heading,
            role => role,
        };
        let mut raw = String::new();
        if self.looks.has_page_break(&style) {
            raw.push('\u{c}');
        }
        self.open.push(Paragraph {
            flow: self.flow,
            raw,
            role,
            style,
            n_chars: 0,
            n_bold: 0,
            stretches: Vec::new(),
            n_too_deep: 0,
        });
    }

    /// Adds characters to the paragraph, unless they are hidden. Line ends of the markup are spaces.
    fn add(&mut self, text: &str) {
        let looks = self.looks;
        let Some(paragraph) = self.open.last_mut() else {
            return;
        };
        // A note's flow begins inside a paragraph, its own paragraph somewhat later.
        if self.flow != paragraph.flow {
            return;
        }
        let of = |ask: &dyn Fn(bool, &str) -> Option<bool>| {
            let stretch = paragraph
                .stretches
                .iter()
                .rev()
                .find_map(|style| ask(true, style));
            stretch.or_else(|| ask(false, &paragraph.style)) == Some(true)
        };
        if of(&|is_stretch, name| looks.is_hidden(is_stretch, name)) {
            self.story.has_hidden |= !text.trim().is_empty();
            return;
        }
        let n_chars = text.chars().filter(|char| !char.is_whitespace()).count();
        if n_chars > 0 && of(&|is_stretch, name| looks.is_bold(is_stretch, name)) {
            paragraph.n_bold += n_chars;
        }
        paragraph.n_chars += n_chars;
        paragraph.raw.extend(text.chars().map(|char| match char {
            '\n' | '\r' => ' ',
            '\u{2028}' => '\n',
            char => char,
        }));
    }

    fn close(&mut self, space: Space, local: &str) {
        match (space, local) {
            (Space::Text, "p" | "h") => self.end_paragraph(),
            (Space::Text, "span") => {
                if let Some(paragraph) = self.open.last_mut() {
                    if paragraph.n_too_deep > 0 {
                        paragraph.n_too_deep -= 1;
                    } else {
                        paragraph.stretches.pop();
                    }
                }
            }
            (Space::Text, "note")
            | (Space::Office, "annotation")
            | (
                Space::Style,
                "header" | "footer" | "header-left" | "footer-left" | "header-first"
                | "footer-first",
            ) => self.flow = self.flows.pop().unwrap_or_default(),
            (Space::Table, "table-cell") => self.page().end_cell(),
            (Space::Table, "table-row") => {
                self.n_rows = self.n_rows.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn page(&mut self) -> &mut Page {
        match self.flow {
            Flow::Nowhere | Flow::Body => &mut self.story.page,
            Flow::Note => &mut self.story.notes,
            Flow::Remark => &mut self.story.remarks,
            Flow::Edge => &mut self.story.edges,
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.open.pop() else {
            return;
        };
        if paragraph.role == Role::Plain
            && self.n_rows == 0
            && paragraph.n_chars > 0
            && paragraph.n_bold == paragraph.n_chars
        {
            paragraph.role = Role::Bold;
        }
        match paragraph.flow {
            Flow::Nowhere => {}
            Flow::Body if self.open.is_empty() => {
                self.story.page.push(&paragraph.raw, paragraph.role);
                for (raw, role) in std::mem::take(&mut self.held) {
                    self.story.page.push(&raw, role);
                }
            }
            Flow::Body => self.held.push((paragraph.raw, paragraph.role)),
            Flow::Note => self.story.notes.push(&paragraph.raw, paragraph.role),
            Flow::Remark => self.story.remarks.push(&paragraph.raw, Role::Remark),
            Flow::Edge => {
                if self.story.seen_edges.insert(paragraph.raw.clone()) {
                    self.story.edges.push(&paragraph.raw, Role::Furniture);
                }
            }
        }
    }
}
