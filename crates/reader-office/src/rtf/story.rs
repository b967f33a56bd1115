//! Tokens → pages of lines: body, notes, remarks, page edges; and what was left out.
//!
//! Groups are a stack on the heap, for broken files open thousands and close none. Text is what Word
//! shows with all changes taken: insertions stay, deletions, hidden text and codes of fields go.

use std::collections::BTreeSet;

use super::charset::Charset;
use super::group::{Flow, Group, Kind, character, destination};
use super::table::{Fonts, Styles};
use super::token::{Token, Tokens};
use crate::meta::Meta;
use crate::page::{Page, Role};

/// Most groups open at once; deeper ones share the state of the last. Real files nest about ten.
const MAX_OPEN: usize = 10_000;

/// Longest name of a style or property that is kept, in bytes.
const MAX_NAME: usize = 1_000;

/// A file, read.
#[derive(Default)]
pub(super) struct Story {
    pub(super) page: Page,
    pub(super) notes: Page,
    pub(super) remarks: Page,
    pub(super) edges: Page,
    pub(super) meta: Meta,
    pub(super) n_deletions: usize,
    pub(super) has_hidden: bool,
    pub(super) is_cut: bool,
}

/// A paragraph under way in one flow.
#[derive(Default)]
struct Paragraph {
    raw: String,
    n_chars: usize,
    n_bold: usize,
}

/// The walk through the file.
struct Reader {
    story: Story,
    groups: Vec<Group>,
    n_too_deep: usize,
    paragraphs: [Paragraph; Flow::COUNT],
    held: Vec<(String, Role)>,
    /// Bytes of text not yet made characters, and their charset.
    bytes: Vec<u8>,
    charset: Option<Charset>,
    /// Code page of the file.
    page: Charset,
    fonts: Fonts,
    styles: Styles,
    /// Characters left to pass over after `\uN`.
    n_skip: usize,
    /// First half of a pair of `\uN`.
    high: Option<u16>,
    was_deleted: bool,
    seen_edges: BTreeSet<String>,
}

impl Story {
    /// Reads the file.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader {
            story: Story::default(),
            groups: vec![Group::ROOT],
            n_too_deep: 0,
            paragraphs: Default::default(),
            held: Vec::new(),
            bytes: Vec::new(),
            charset: None,
            page: Charset::Standard(encoding_rs::WINDOWS_1252),
            fonts: Fonts::default(),
            styles: Styles::default(),
            n_skip: 0,
            high: None,
            was_deleted: false,
            seen_edges: BTreeSet::new(),
        };
        for token in Tokens::new(bytes) {
            reader.take(token);
        }
        reader.flush();
        reader.story.is_cut = reader.groups.len() > 1;
        for flow in [Flow::Box, Flow::Body, Flow::Note, Flow::Remark, Flow::Edge] {
            if !reader.paragraphs[flow as usize].raw.is_empty() {
                reader.end_paragraph(flow);
            }
        }
        reader.release();
        reader.story
    }
}

impl Reader {
    fn group(&mut self) -> &mut Group {
        if self.groups.is_empty() {
            self.groups.push(Group::ROOT);
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Byte(byte) | Token::Hex(byte) => self.byte(byte),
            Token::Open => {
                self.flush();
                self.n_skip = 0;
                if self.groups.len() >= MAX_OPEN {
                    self.n_too_deep += 1;
                } else {
                    let inner = self.group().inner();
                    self.groups.push(inner);
                }
            }
            Token::Close => self.close(),
            Token::Symbol(symbol) => {
                self.flush();
                self.symbol(symbol);
            }
            Token::Word(word, parameter) => {
                self.flush();
                if self.n_skip > 0 && word != "u" && word != "uc" {
                    self.n_skip -= 1;
                    return;
                }
                self.word(word, parameter);
            }
        }
    }

    fn close(&mut self) {
        self.flush();
        self.n_skip = 0;
        if self.n_too_deep > 0 {
            self.n_too_deep -= 1;
            return;
        }
        // One end too many: a damaged file goes on in the outermost group.
        if self.groups.len() == 1 {
            return;
        }
        let Some(ended) = self.groups.pop() else {
            return;
        };
        let around = self.group().kind;
        match (ended.kind, around) {
            (Kind::Styles, _) => self.styles.end_entry(),
            (Kind::Text(flow), Kind::Text(outer))
                if flow != outer && !self.paragraphs[flow as usize].raw.is_empty() =>
            {
                let role = self.styles.role(&ended);
                self.end_paragraph_as(flow, role);
            }
            _ => {}
        }
    }

    /// A byte of text.
    fn byte(&mut self, byte: u8) {
        if self.n_skip > 0 {
            self.n_skip -= 1;
            return;
        }
        let (kind, charset) = {
            let group = self.group();
            group.is_optional = false;
            (group.kind, group.charset)
        };
        if matches!(kind, Kind::Skip | Kind::Fonts | Kind::Properties) {
            return;
        }
        if self.charset != charset {
            self.flush();
            self.charset = charset;
        }
        self.bytes.push(byte);
    }

    /// Makes characters of the bytes at hand.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let charset = self
            .charset
            .or_else(|| self.fonts.charset(self.fonts.default))
            .unwrap_or(self.page);
        let mut chars = String::with_capacity(bytes.len());
        charset.decode(&bytes, self.page, &mut chars);
        self.add(&chars);
        self.bytes = bytes;
        self.bytes.clear();
    }

    /// Adds characters to where the group sends them.
    fn add(&mut self, chars: &str) {
        let group = *self.group();
        let name = match group.kind {
            Kind::Text(flow) => {
                if !group.is_beside_html {
                    self.add_text(chars, flow, &group);
                }
                return;
            }
            Kind::Styles => self.styles.name(),
            Kind::Title => self.story.meta.title.get_or_insert_default(),
            Kind::Author => self.story.meta.creator.get_or_insert_default(),
            Kind::Skip | Kind::Fonts | Kind::Properties => return,
        };
        if name.len() + chars.len() <= MAX_NAME {
            name.push_str(chars);
        }
    }

    fn add_text(&mut self, chars: &str, flow: Flow, group: &Group) {
        let n_chars = chars.chars().filter(|char| !char.is_whitespace()).count();
        if group.is_deleted {
            self.story.n_deletions += usize::from(!self.was_deleted && n_chars > 0);
            self.was_deleted |= n_chars > 0;
            return;
        }
        if group.is_hidden {
            self.story.has_hidden |= n_chars > 0;
            return;
        }
        self.was_deleted &= n_chars == 0;
        let paragraph = &mut self.paragraphs[flow as usize];
        paragraph.n_chars += n_chars;
        if group.is_bold {
            paragraph.n_bold += n_chars;
        }
        paragraph.raw.push_str(chars);
    }

    fn symbol(&mut self, symbol: u8) {
        if symbol == b'*' {
            self.group().is_optional = true;
            return;
        }
        if self.n_skip > 0 {
            self.n_skip -= 1;
            return;
        }
        match symbol {
            b'~' => self.add("\u{a0}"),
            b'_' => self.add("-"),
            b'-' => self.add("\u{ad}"),
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'\t' => self.add("\t"),
            // TextEdit ends paragraphs so.
            b'\n' | b'\r' => self.end_here(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, parameter: Option<i32>) {
        let group = self.group();
        let is_optional = std::mem::take(&mut group.is_optional);
        if word == "ud" && group.is_form {
            let n = self.groups.len();
            let around = self
                .groups
                .get(n.wrapping_sub(2))
                .map_or(Kind::Skip, |group| group.kind);
            self.group().kind = around;
            return;
        }
        if group.kind == Kind::Skip {
            return;
        }
        if let Some(kind) = destination(word, group.kind) {
            group.kind = kind;
            return;
        }
        let has_other_form = word == "upr";
        if has_other_form {
            group.has_two_forms = true;
            return;
        }
        match group.kind {
            Kind::Fonts => return self.fonts.take(word, parameter),
            Kind::Styles if word == "u" => return self.unicode(parameter.unwrap_or(0xfffd)),
            Kind::Styles => return self.styles.take(word, parameter),
            _ if is_optional => {
                group.kind = Kind::Skip;
                return;
            }
            _ => {}
        }
        if let Some(chars) = character(word) {
            self.add(chars);
        } else if !self.look_word(word, parameter) {
            self.structure_word(word, parameter);
        }
    }

    /// Words on the looks of text; false when it is none.
    fn look_word(&mut self, word: &str, parameter: Option<i32>) -> bool {
        let is_on = parameter != Some(0);
        let default_font = self.fonts.charset(self.fonts.default);
        // A font that states no charset is in that of the file.
        let font = parameter.map(|number| self.fonts.charset(number).unwrap_or(self.page));
        let group = self.group();
        match word {
            "b" => group.is_bold = is_on,
            "v" => group.is_hidden = is_on,
            "deleted" => group.is_deleted = is_on,
            "htmlrtf" => group.is_beside_html = is_on,
            "f" => group.charset = font,
            "plain" => {
                group.is_bold = false;
                group.is_hidden = false;
                group.is_deleted = false;
                group.charset = default_font;
            }
            "pard" => {
                group.style = None;
                group.has_outline = false;
                group.is_in_table = false;
            }
            "intbl" => group.is_in_table = true,
            "s" => group.style = parameter,
            "outlinelevel" => {
                group.has_outline = parameter.is_some_and(|level| (0..9).contains(&level));
            }
            "uc" => {
                group.n_fallback = u8::try_from(parameter.unwrap_or(1)).unwrap_or(1);
            }
            _ => return false,
        }
        true
    }

    /// Words that end something, and those about the file.
    fn structure_word(&mut self, word: &str, parameter: Option<i32>) {
        match word {
            "par" => self.end_here(),
            "sect" => {
                self.add("\u{c}");
                self.end_here();
            }
            "cell" | "nestcell" => {
                if let Kind::Text(flow) = self.group().kind {
                    if !self.paragraphs[flow as usize].raw.trim().is_empty() {
                        self.end_here();
                    }
                    self.story.page.end_cell();
                }
            }
            "trowd" | "row" | "nestrow" => self.story.page.begin_row(),
            "u" => self.unicode(parameter.unwrap_or(0xfffd)),
            "mac" => self.page = Charset::Standard(encoding_rs::MACINTOSH),
            "pc" => self.page = Charset::of_font(254).unwrap_or(self.page),
            "pca" => self.page = Charset::of_font(255).unwrap_or(self.page),
            "ansicpg" => {
                self.page = parameter.and_then(Charset::of_page).unwrap_or(self.page);
            }
            "deff" => self.fonts.default = parameter.unwrap_or(0),
            _ => {}
        }
    }

    /// `\uN`: a UTF-16 unit as a signed number.
    fn unicode(&mut self, number: i32) {
        self.n_skip = usize::from(self.group().n_fallback);
        let unit = number.rem_euclid(0x1_0000) as u16;
        // Some writers put whole code points.
        if number > 0xffff {
            let char = u32::try_from(number).ok().and_then(char::from_u32);
            self.add_char(char.unwrap_or('\u{fffd}'));
            return;
        }
        match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => self.high = Some(unit),
            (Some(high), 0xdc00..=0xdfff) => {
                let char = char::decode_utf16([high, unit]).next().and_then(Result::ok);
                self.add_char(char.unwrap_or('\u{fffd}'));
            }
            _ => self.add_char(char::from_u32(u32::from(unit)).unwrap_or('\u{fffd}')),
        }
    }

    fn add_char(&mut self, char: char) {
        let char = match char {
            '\u{f0b7}' => '•',
            '\u{e000}'..='\u{f8ff}' => '\u{fffd}',
            '\0' => return,
            char => char,
        };
        self.add(char.encode_utf8(&mut [0; 4]));
    }

    fn end_here(&mut self) {
        if let Kind::Text(flow) = self.group().kind {
            self.end_paragraph(flow);
        }
    }

    fn end_paragraph(&mut self, flow: Flow) {
        let group = *self.group();
        let role = self.styles.role(&group);
        self.end_paragraph_as(flow, role);
    }

    fn end_paragraph_as(&mut self, flow: Flow, role: Role) {
        let paragraph = std::mem::take(&mut self.paragraphs[flow as usize]);
        let is_bold = paragraph.n_chars > 0
            && paragraph.n_bold == paragraph.n_chars
            && !self.group().is_in_table;
        let role = if role == Role::Plain && is_bold {
            Role::Bold
        } else {
            role
        };
        match flow {
            Flow::Body => {
                self.story.page.push(&paragraph.raw, role);
                self.release();
            }
            Flow::Box => self.held.push((paragraph.raw, role)),
            Flow::Note => self.story.notes.push(&paragraph.raw, role),
            Flow::Remark => self.story.remarks.push(&paragraph.raw, Role::Remark),
            Flow::Edge => {
                if self.seen_edges.insert(paragraph.raw.clone()) {
                    self.story.edges.push(&paragraph.raw, Role::Furniture);
                }
            }
        }
    }

    /// Puts down the text boxes of the paragraph that ended.
    fn release(&mut self) {
        for (raw, role) in std::mem::take(&mut self.held) {
            self.story.page.push(&raw, role);
        }
    }
}
