//! Paragraphs with the job their style gives them → the text of a document, one paragraph a line,
//! and marks.
//!
//! Knows no format; every word of a paragraph arrives here and leaves in the text. What a paragraph
//! is comes from its style or from bold type, and stays a hint: exports of news databases give every
//! paragraph the style "Normal", and people set body text as "Heading 3" because it looks nice.

use document::{Document, MAX_TEXT_BYTES, Mark, Span, ZoneKind};
use newsline::{byline, date};

use crate::line::{lines, without_bullet};

/// What the format says of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing.
    #[default]
    Plain,
    /// Title of the document.
    Title,
    /// Title of a part.
    Heading,
    /// Bold from end to end, with no style to say why.
    Bold,
    /// Summary under the title.
    Dek,
    /// Words under a picture or over a table.
    Caption,
    /// Text of the article set apart: quotations, notes.
    Body,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Date,
    /// Headers and footers of the page, tables of contents.
    Furniture,
    /// A reviewer's remark.
    Remark,
}

/// Words of plain text before which a title is still "at the start": an outlet's name, a date and a
/// byline are fewer, a first paragraph is more.
const START_WORDS: usize = 25;

/// Most words of a bold line that may be a title; measured headlines end at about 20.
const BOLD_WORDS: usize = 22;

/// Most words of a paragraph whose style says "title": beyond, somebody liked the look of the style.
const TITLE_WORDS: usize = 45;

/// Empty lines kept in a row; some writers space their pages with dozens.
const MAX_BLANK: usize = 3;

/// A page under way.
#[derive(Default)]
pub(crate) struct Page {
    text: String,
    roles: Vec<(Span, Role)>,
    n_lines: usize,
    n_blank: usize,
    row: Row,
    is_full: bool,
}

/// Where we are in a row of a table.
#[derive(Default)]
struct Row {
    n_cells: usize,
    n_lines: usize,
    /// Whether the last line pushed is a field's code, alone in the first cell.
    is_code: bool,
}

impl Page {
    /// Adds a paragraph: tabs, line ends (`\n`) and page ends (`\u{c}`) inside as the writer set them.
    pub(crate) fn push(&mut self, raw: &str, role: Role) {
        let is_blank = raw
            .chars()
            .all(|char| char.is_whitespace() && char != '\u{c}');
        if is_blank {
            self.blank();
            return;
        }
        for (idx, piece) in raw.split('\u{c}').enumerate() {
            if idx > 0 {
                self.blank();
            }
            for line in lines(piece, matches!(role, Role::Title | Role::Heading)) {
                self.line(without_bullet(&line), role);
            }
        }
    }

    /// Adds an empty line.
    pub(crate) fn blank(&mut self) {
        if self.text.is_empty() || self.n_blank == MAX_BLANK {
            return;
        }
        self.n_blank += 1;
        self.text.push('\n');
    }

    fn line(&mut self, line: &str, role: Role) {
        if line.is_empty() {
            return;
        }
        if self.text.len() + line.len() >= MAX_TEXT_BYTES {
            self.is_full = true;
            return;
        }
        // News databases print "HD | Headline" as a row of two cells: one line, as in their text files.
        if std::mem::take(&mut self.row.is_code) && self.row.n_cells == 1 && self.row.n_lines == 0 {
            self.text.pop();
            self.text.push('\t');
            self.text.push_str(line);
            self.text.push('\n');
            self.row.n_lines += 1;
            return;
        }
        self.row.is_code = self.row.n_cells == 0 && self.row.n_lines == 0 && is_field_code(line);
        self.row.n_lines += 1;
        self.n_blank = 0;
        self.n_lines += 1;
        let start = self.text.len();
        self.text.push_str(line);
        let role = if is_title(role) && !is_short(line) {
            Role::Plain
        } else {
            role
        };
        if role != Role::Plain && (role != Role::Bold || may_be_title(line)) {
            self.roles.push((Span::new(start, self.text.len()), role));
        }
        self.text.push('\n');
    }

    /// A row of a table begins.
    pub(crate) fn begin_row(&mut self) {
        self.row = Row::default();
    }

    /// A cell ends.
    pub(crate) fn end_cell(&mut self) {
        self.row.n_cells += 1;
        self.row.n_lines = 0;
    }

    /// Puts `other` under this page, apart by an empty line; with a role, if it is to have one of its
    /// own.
    pub(crate) fn append(&mut self, other: &Page, role: Option<Role>) {
        if other.text.trim().is_empty() {
            return;
        }
        if self.n_blank == 0 {
            self.blank();
        }
        let mut roles = other.roles.iter().peekable();
        let mut at = 0;
        for line in other.text.split('\n') {
            let own = roles
                .next_if(|(span, _)| span.start as usize == at)
                .map_or(Role::Plain, |(_, role)| *role);
            at += line.len() + 1;
            self.row = Row {
                n_lines: 1,
                ..Row::default()
            };
            self.line(line, role.unwrap_or(own));
        }
        self.is_full |= other.is_full;
    }

    /// Its text, trimmed.
    pub(crate) fn text(&self) -> &str {
        self.text.trim()
    }

    /// The document: text, marks, and a sentence when not all of it fits.
    pub(crate) fn finish(mut self) -> Document {
        self.text.truncate(self.text.trim_end().len());
        let headline = self.headline();
        let n_bold = self
            .roles
            .iter()
            .filter(|(_, role)| *role == Role::Bold)
            .count();
        // Where every other line is bold, bold says nothing.
        let is_bold_rare = n_bold * 2 < self.n_lines || n_bold <= 1;
        let marks = self
            .roles
            .iter()
            .filter_map(|&(span, role)| {
                let (kind, is_sure) = match role {
                    _ if Some(span) == headline => (ZoneKind::Headline, false),
                    Role::Plain => return None,
                    Role::Bold if !is_bold_rare => return None,
                    Role::Title | Role::Heading | Role::Bold => (ZoneKind::Heading, false),
                    Role::Dek => (ZoneKind::Dek, false),
                    Role::Caption => (ZoneKind::Caption, false),
                    Role::Body => (ZoneKind::Body, false),
                    Role::Byline => (ZoneKind::Byline, false),
                    Role::Date => (ZoneKind::Date, false),
                    Role::Furniture => (ZoneKind::Furniture, true),
                    Role::Remark => (ZoneKind::EditorNote, true),
                };
                Some(Mark {
                    span,
                    kind,
                    author: None,
                    is_sure,
                })
            })
            .collect();
        let mut document = Document {
            text: self.text,
            marks,
            ..Document::default()
        };
        if self.is_full {
            document
                .notices
                .push("The text is longer than 64 MB; the rest of it is not shown.".to_owned());
        }
        document
    }

    /// The title of the whole: the first title, else the first heading, that stands before the text.
    fn headline(&self) -> Option<Span> {
        let mut n_words = 0;
        let mut at = 0;
        let mut heading = None;
        for &(span, role) in &self.roles {
            n_words += self.text[at..span.start as usize]
                .split_whitespace()
                .count();
            if n_words > START_WORDS {
                break;
            }
            at = span.end as usize;
            match role {
                Role::Title => return Some(span),
                Role::Heading | Role::Bold => heading = heading.or(Some(span)),
                Role::Body => break,
                _ => {}
            }
        }
        heading
    }
}

/// Codes of fields in exports of news databases: HD, BY, WC, PD, LP, TD, …, ART.
fn is_field_code(line: &str) -> bool {
    (2..=3).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_short(line: &str) -> bool {
    line.split_whitespace().nth(TITLE_WORDS).is_none()
}

/// Whether a bold line may be a title, and not a label, a byline or a date in bold.
fn may_be_title(line: &str) -> bool {
    line.split_whitespace().count() <= BOLD_WORDS
        && line.chars().any(char::is_alphabetic)
        && !line.ends_with([':', ';', ','])
        && !is_field_code(line)
        && byline::after_mark(line).is_none()
        && !date::find(line).is_whole_line()
}

fn is_title(role: Role) -> bool {
    matches!(role, Role::Title | Role::Heading | Role::Bold)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(paragraphs: &[(&str, Role)]) -> String {
        let mut page = Page::default();
        for (raw, role) in paragraphs {
            page.push(raw, *role);
        }
        let document = page.finish();
        let mut drawn = document.text.clone();
        for mark in document.marks.iter().rev() {
            let sure = if mark.is_sure { "!" } else { "" };
            drawn.insert_str(
                mark.span.start as usize,
                &format!("[{}{sure}] ", mark.kind.name()),
            );
        }
        drawn
    }

    #[test]
    fn the_first_title_before_the_text_is_the_headline() {
        let body = "word ".repeat(30);
        assert_eq!(
            drawn(&[
                ("Harbour News", Role::Plain),
                ("Port opens", Role::Heading),
                ("Docks", Role::Heading)
            ]),
            "Harbour News\n[headline] Port opens\n[heading] Docks"
        );
        assert_eq!(
            drawn(&[("World", Role::Heading), ("Port opens", Role::Title)]),
            "[heading] World\n[headline] Port opens"
        );
        assert!(
            drawn(&[(&body, Role::Plain), ("Port opens", Role::Title)])
                .ends_with("[heading] Port opens")
        );
    }

    #[test]
    fn a_paragraph_in_the_style_of_a_title_is_none() {
        let body = "word ".repeat(TITLE_WORDS + 1);
        assert_eq!(drawn(&[(&body, Role::Heading)]), body.trim());
    }

    #[test]
    fn bold_lines_are_titles_unless_all_is_bold() {
        assert_eq!(
            drawn(&[
                ("Port opens", Role::Bold),
                ("By Ann Smith", Role::Bold),
                ("Text", Role::Plain),
                ("More", Role::Plain)
            ]),
            "[headline] Port opens\nBy Ann Smith\nText\nMore"
        );
        let all = [
            ("One", Role::Bold),
            ("Two", Role::Bold),
            ("Three", Role::Bold),
        ];
        assert_eq!(drawn(&all), "[headline] One\nTwo\nThree");
    }

    #[test]
    fn a_field_and_its_value_share_a_line() {
        let mut page = Page::default();
        page.begin_row();
        page.push("HD", Role::Plain);
        page.end_cell();
        page.push("Port opens", Role::Plain);
        page.push("Second line", Role::Plain);
        page.end_cell();
        page.begin_row();
        page.push("Ship", Role::Plain);
        page.end_cell();
        page.push("Tons", Role::Plain);
        assert_eq!(
            page.finish().text,
            "HD\tPort opens\nSecond line\nShip\nTons"
        );
    }

    #[test]
    fn page_ends_and_empty_paragraphs_are_empty_lines() {
        assert_eq!(
            drawn(&[
                ("", Role::Plain),
                ("End of Document\u{c}Next", Role::Plain),
                ("", Role::Plain),
                ("x", Role::Plain)
            ]),
            "End of Document\n\nNext\n\nx"
        );
    }

    #[test]
    fn what_stands_at_the_page_edge_is_furniture_for_sure() {
        let mut page = Page::default();
        page.push("Text of it", Role::Plain);
        let mut header = Page::default();
        header.push("Page 1 of 3", Role::Plain);
        page.append(&header, Some(Role::Furniture));
        let document = page.finish();
        assert_eq!(document.text, "Text of it\n\nPage 1 of 3");
        assert!(document.marks[0].is_sure && document.marks[0].kind == ZoneKind::Furniture);
        assert_eq!(
            &document.text.as_str()[document.marks[0].span],
            "Page 1 of 3"
        );
    }
}
