//! One part with paragraphs (body, notes, remarks, header) → a page of lines.
//!
//! Shows what Word shows with all changes taken and no marks: insertions stay, deletions, hidden
//! text, field codes and placeholders go. Of alternatives (`mc:AlternateContent`) the first is read,
//! for the others repeat it for older programs. A text box stands after the paragraph it hangs on.

use super::look::{Looks, is_outline};
use crate::page::{Page, Role};
use crate::xml::{Node, Space, Tag, Walk};

/// Most paragraphs open at once: text boxes hang in paragraphs, and hold paragraphs. Real files nest
/// two or three deep; a made one might nest a million.
const MAX_OPEN: usize = 5_000;

/// What was left out.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) n_deletions: usize,
    pub(super) has_hidden: bool,
}

/// A part, read.
pub(super) struct Story {
    pub(super) page: Page,
    /// Ids of the links to files of other formats, in order.
    pub(super) chunks: Vec<String>,
    /// Whether the markup broke off.
    pub(super) is_broken: bool,
}

/// A paragraph under way.
#[derive(Default)]
struct Paragraph {
    raw: String,
    role: Role,
    style: Option<String>,
    /// Inside the properties of the paragraph.
    is_in_properties: bool,
    is_mark_deleted: bool,
    has_break_after: bool,
    n_chars: usize,
    n_bold: usize,
    run: Run,
}

/// A stretch of equal looks under way.
#[derive(Default)]
struct Run {
    is_bold: Option<bool>,
    is_hidden: Option<bool>,
}

/// The walk through a part.
struct Reader<'a, 'c> {
    looks: &'a Looks,
    counts: &'a mut Counts,
    walk: Walk<'c>,
    page: Page,
    open: Vec<Paragraph>,
    /// Paragraphs of text boxes, until the one they hang on ends.
    held: Vec<(String, Role)>,
    /// Text whose paragraph end was deleted: it goes on in the next.
    carried: String,
    /// Of each open set of alternatives, whether one was read.
    alternatives: Vec<bool>,
    is_placeholder: bool,
    /// Rows of tables open; bold type in them marks heads of columns.
    n_rows: usize,
    chunks: Vec<String>,
}

impl Story {
    /// Reads the part.
    pub(super) fn read(chars: &str, looks: &Looks, counts: &mut Counts) -> Self {
        let mut reader = Reader {
            looks,
            counts,
            walk: Walk::new(chars),
            page: Page::default(),
            open: Vec::new(),
            held: Vec::new(),
            carried: String::new(),
            alternatives: Vec::new(),
            is_placeholder: false,
            n_rows: 0,
            chunks: Vec::new(),
        };
        while let Some(node) = reader.walk.step() {
            match node {
                Node::Open(tag) => reader.open(&tag),
                Node::Close(space, local) => reader.close(space, &local),
                Node::Text(_) => {}
            }
        }
        // A file that breaks off leaves paragraphs open.
        while !reader.open.is_empty() {
            reader.end_paragraph();
        }
        let carried = std::mem::take(&mut reader.carried);
        if !carried.is_empty() {
            reader.page.push(&carried, Role::Plain);
        }
        Self {
            page: reader.page,
            chunks: reader.chunks,
            is_broken: reader.walk.is_broken,
        }
    }
}

impl Reader<'_, '_> {
    fn open(&mut self, tag: &Tag<'_>) {
        match (tag.space, tag.local.as_str()) {
            (Space::Word, local) => self.open_word(local, tag),
            (Space::Compat, "AlternateContent") => self.alternatives.push(false),
            (Space::Compat, "Choice" | "Fallback") => match self.alternatives.last_mut() {
                Some(is_read @ false) => *is_read = true,
                Some(true) => self.walk.skip(),
                None => {}
            },
            (Space::Math, "t") => {
                let text = self.walk.text();
                self.add(&text);
            }
            _ => {}
        }
    }

    fn open_word(&mut self, local: &str, tag: &Tag<'_>) {
        match local {
            "p" if self.open.len() >= MAX_OPEN => self.walk.skip(),
            "p" => self.open.push(Paragraph::default()),
            "tr" => {
                self.n_rows += 1;
                self.page.begin_row();
            }
            "altChunk" => self.chunks.extend(tag.attribute("id")),
            // Separators of notes; the notes themselves have no type.
            "footnote" | "endnote"
                if tag.attribute("type").is_some_and(|kind| kind != "normal") =>
            {
                self.walk.skip();
            }
            "showingPlcHdr" => self.is_placeholder = tag.is_on(),
            "sdtContent" if std::mem::take(&mut self.is_placeholder) => self.walk.skip(),
            "tblPr" | "tblGrid" | "tblPrEx" | "tcPr" | "trPr" | "rt" | "tabs" | "numPr"
            | "delText" | "instrText" | "delInstrText" | "pPrChange" | "rPrChange" => {
                self.walk.skip();
            }
            // Moved text stands where it went.
            "moveFrom" if !self.is_in_properties() => self.walk.skip(),
            "del" if !self.is_in_properties() => {
                self.counts.n_deletions += 1;
                self.walk.skip();
            }
            "sectPr" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.has_break_after = true;
                }
                self.walk.skip();
            }
            "t" => {
                // Line ends of the markup; those of the text are elements.
                let text = self.walk.text().replace(['\n', '\r'], " ");
                self.add(&text);
            }
            "sym" => {
                let char = symbol(tag.attribute("char").as_deref());
                self.add(char.encode_utf8(&mut [0; 4]));
            }
            "r" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.run = Run::default();
                }
            }
            _ if self.is_in_properties() => self.paragraph_property(local, tag),
            _ => self.run_child(local, tag),
        }
    }

    fn is_in_properties(&self) -> bool {
        self.open
            .last()
            .is_some_and(|paragraph| paragraph.is_in_properties)
    }

    fn paragraph_property(&mut self, local: &str, tag: &Tag<'_>) {
        let Some(paragraph) = self.open.last_mut() else {
            return;
        };
        match local {
            "pStyle" => {
                paragraph.style = tag.attribute("val");
                if let Some(id) = &paragraph.style {
                    paragraph.role = self.looks.role(id);
                }
            }
            "outlineLvl" if is_outline(tag.attribute("val")) && paragraph.role == Role::Plain => {
                paragraph.role = Role::Heading;
            }
            "pageBreakBefore" if tag.is_on() => paragraph.raw.push('\u{c}'),
            "del" | "moveFrom" => paragraph.is_mark_deleted = true,
            _ => {}
        }
    }

    fn run_child(&mut self, local: &str, tag: &Tag<'_>) {
        let Some(paragraph) = self.open.last_mut() else {
            return;
        };
        match local {
            "pPr" => paragraph.is_in_properties = true,
            "b" => paragraph.run.is_bold = Some(tag.is_on()),
            "vanish" | "specVanish" => paragraph.run.is_hidden = Some(tag.is_on()),
            "rStyle" => {
                if let Some(id) = tag.attribute("val") {
                    let run = &mut paragraph.run;
                    run.is_bold = run.is_bold.or(self.looks.is_bold(&id));
                    run.is_hidden = run.is_hidden.or(self.looks.is_hidden(&id));
                }
            }
            "tab" | "ptab" => self.add("\t"),
            "cr" => self.add("\n"),
            "br" => {
                let is_page = matches!(tag.attribute("type").as_deref(), Some("page" | "column"));
                self.add(if is_page { "\u{c}" } else { "\n" });
            }
            "noBreakHyphen" => self.add("-"),
            "softHyphen" => self.add("\u{ad}"),
            _ => {}
        }
    }

    /// Adds characters to the paragraph, unless they are hidden.
    fn add(&mut self, text: &str) {
        let Some(paragraph) = self.open.last_mut() else {
            return;
        };
        let style = paragraph.style.as_deref();
        let run = &paragraph.run;
        let is_hidden = run
            .is_hidden
            .or_else(|| self.looks.is_hidden(style?))
            .unwrap_or(false);
        if is_hidden {
            self.counts.has_hidden |= !text.trim().is_empty();
            return;
        }
        let n_chars = text.chars().filter(|char| !char.is_whitespace()).count();
        paragraph.n_chars += n_chars;
        if run.is_bold.or_else(|| self.looks.is_bold(style?)) == Some(true) {
            paragraph.n_bold += n_chars;
        }
        paragraph.raw.push_str(text);
    }

    fn close(&mut self, space: Space, local: &str) {
        match (space, local) {
            (Space::Word, "p") => self.end_paragraph(),
            (Space::Word, "pPr") => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.is_in_properties = false;
                }
            }
            (Space::Word, "tc") => self.page.end_cell(),
            (Space::Word, "tr") => {
                self.n_rows = self.n_rows.saturating_sub(1);
            }
            (Space::Compat, "AlternateContent") => {
                self.alternatives.pop();
            }
            _ => {}
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
        if paragraph.has_break_after {
            paragraph.raw.push('\u{c}');
        }
        if !self.open.is_empty() {
            self.held.push((paragraph.raw, paragraph.role));
            return;
        }
        self.carried.push_str(&paragraph.raw);
        if paragraph.is_mark_deleted {
            return;
        }
        let raw = std::mem::take(&mut self.carried);
        self.page.push(&raw, paragraph.role);
        for (raw, role) in std::mem::take(&mut self.held) {
            self.page.push(&raw, role);
        }
    }
}

/// The character of a symbol. Symbol fonts are stored in the private area, where only the font knows
/// what is meant; the bullet is common enough to be known.
fn symbol(code: Option<&str>) -> char {
    let char = code
        .and_then(|code| u32::from_str_radix(code, 16).ok())
        .and_then(char::from_u32);
    match char {
        Some('\u{f0b7}') => '•',
        Some('\u{e000}'..='\u{f8ff}') | None => '\u{fffd}',
        Some(char) => char,
    }
}
