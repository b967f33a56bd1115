//! What a record states of one article → its document, or a page to be read as one.
//!
//! Where the values come from is not known here. Headline and summary become the first lines of the
//! text, so that they are read for actors too; a text in HTML is handed on as a member.
//!
//! Method: lines that are sentences are sure to be the article where the whole text is made of such
//! lines; where other lines stand between them (menus, bylines, headings) it is only a hint.

use crate::html;
use crate::lines::{Job, Lines, squeeze};
use document::{Facts, Item, Member, ZoneKind};

/// One article of a table, a feed or a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// What the record is called: "row 12".
    pub name: String,
    /// Title, perhaps with tags.
    pub headline: String,
    /// Summary, perhaps with tags.
    pub dek: String,
    /// The text, plain or HTML.
    pub text: String,
    /// What else is stated.
    pub facts: Facts,
}

/// What a draft gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extent {
    /// A text.
    Whole,
    /// A text that was cut off, with so many characters missing (0: not said).
    Cut(u32),
    /// Headline and summary, or one of them.
    Summary,
}

/// Shortest line that is taken for a sentence, in characters. Menu lines with a stop are shorter.
const SENTENCE_CHARS: usize = 40;

/// Bytes in which a dateline ends.
const DATELINE_BYTES: usize = 60;

impl Draft {
    /// The article; none when it has no word.
    pub(crate) fn finish(mut self) -> Option<(Item, Extent)> {
        self.headline = html::one_line(&self.headline);
        self.dek = html::one_line(&self.dek);
        let (text, extent) = cut_off(&self.text);
        let text = text.to_string();
        let has_text = !text.trim().is_empty();
        let extent = if has_text { extent } else { Extent::Summary };
        if has_text && html::is_html(&text) {
            let dek = if repeats(&html::one_line(&text), &self.dek) {
                ""
            } else {
                &self.dek
            };
            let member = Member {
                name: self.name,
                bytes: html::page(&self.headline, dek, &text).into_bytes(),
                media_type: Some("text/html".to_string()),
                charset: Some("utf-8".to_string()),
                facts: self.facts,
                columns: Vec::new(),
            };
            return Some((Item::Member(member), extent));
        }
        let mut lines = Lines::default();
        // Feeds and crawlers leave single references in plain text.
        let text = crate::entity::decode(&text);
        let text = unescape_lines(&text);
        let body = push_head(&mut lines, &self.headline, &self.dek, &text);
        push_text(&mut lines, body);
        if lines.is_empty() {
            return None;
        }
        let mut document = lines.finish(self.facts);
        match extent {
            Extent::Cut(0) => document
                .notices
                .push("Only the beginning of this article is in the file.".to_string()),
            Extent::Cut(n_missing) => document.notices.push(format!(
                "Only the beginning of this article is in the file; {n_missing} characters are \
                 missing."
            )),
            Extent::Whole | Extent::Summary => {}
        }
        Some((Item::Document(document), extent))
    }
}

/// Headline and summary, where the text does not begin with them. Gives the rest of the text.
fn push_head<'a>(lines: &mut Lines, headline: &str, dek: &str, text: &'a str) -> &'a str {
    let text = text.trim_start();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let body = if squeeze(first) == headline {
        rest.trim_start()
    } else {
        text
    };
    lines.push(headline, Job::Sure(ZoneKind::Headline));
    let start = body.lines().next().map(squeeze).unwrap_or_default();
    if dek != headline && !repeats(&start, dek) {
        lines.push(dek, Job::Sure(ZoneKind::Dek));
    }
    if !body.is_empty() {
        lines.gap();
    }
    body
}

/// Whether `text` begins with the summary, which many feeds cut out of it with an ellipsis.
fn repeats(text: &str, dek: &str) -> bool {
    let stem = dek.trim_end_matches(['.', '…', ' ', ']', '[']);
    !stem.is_empty() && text.starts_with(stem)
}

/// The text without the mark of a shortened copy ("… [+1234 chars]"), and whether it is one.
fn cut_off(text: &str) -> (&str, Extent) {
    let trimmed = text.trim_end();
    let Some(start) = trimmed
        .strip_suffix("chars]")
        .and_then(|rest| rest.rfind("[+"))
    else {
        return (text, Extent::Whole);
    };
    let number = trimmed[start + 2..trimmed.len() - "chars]".len()].trim();
    match number.parse() {
        Ok(n_missing) => (trimmed[..start].trim_end(), Extent::Cut(n_missing)),
        Err(_) => (text, Extent::Whole),
    }
}

/// Line ends that a program wrote as `\n` in two characters.
fn unescape_lines(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\n') || !text.contains("\\n") {
        return text.into();
    }
    text.replace("\\r\\n", "\n").replace("\\n", "\n").into()
}

/// The lines of the text.
fn push_text(lines: &mut Lines, text: &str) {
    let (mut n_sentences, mut n_lines) = (0usize, 0usize);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        n_lines += 1;
        n_sentences += usize::from(is_sentences(line));
    }
    let is_clean = n_lines == n_sentences;
    // Half of the lines and more are sentences in an article with headings; in a whole page with
    // its menus it is far less.
    let is_mostly = n_sentences * 2 >= n_lines;
    let mut is_gap = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            is_gap = true;
            continue;
        }
        if std::mem::take(&mut is_gap) {
            lines.gap();
        }
        let trimmed = line.trim();
        let job = if is_clean && !may_hold_more(trimmed) {
            Job::Sure(ZoneKind::Body)
        } else if is_mostly && is_sentences(trimmed) {
            Job::Maybe(ZoneKind::Body)
        } else {
            Job::Open
        };
        lines.push(line, job);
    }
}

/// The job of a paragraph that markup says is the article's: sure, unless something else may stand in
/// the same paragraph.
pub(crate) fn body_job(paragraph: &str) -> Job {
    if may_hold_more(paragraph.trim()) {
        Job::Maybe(ZoneKind::Body)
    } else {
        Job::Sure(ZoneKind::Body)
    }
}

/// Whether the line is built of sentences: long enough and with a stop at its end.
fn is_sentences(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', ']', ' ']);
    let is_ended = line.ends_with([
        '.', '!', '?', '…', ':', '。', '！', '？', '؟', '۔', '।', ',', '「', '」',
    ]);
    // One sign of a script without spaces is worth about three letters.
    let min_chars = if line.is_ascii() {
        SENTENCE_CHARS
    } else {
        SENTENCE_CHARS / 2
    };
    is_ended && line.chars().take(min_chars).count() == min_chars
}

/// Whether a line of sentences may begin or end with something else: a dateline, a credit, a
/// remark of the editors. Those are cut by the zoner, which a sure mark would forbid.
fn may_hold_more(line: &str) -> bool {
    let mut end = line.len().min(DATELINE_BYTES);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let start = &line[..end];
    // "NORTHGATE, Nov 3 (Reuters) - ", "Marrow: ": names and a mark.
    let has_dateline = [" - ", " – ", "— ", ": "]
        .iter()
        .filter_map(|mark| start.find(mark))
        .any(|at| {
            start[..at]
                .split_whitespace()
                .all(|word| !word.starts_with(char::is_lowercase))
        });
    let is_bracketed = line.starts_with(['[', '(', '©', '*']) || line.ends_with([']', ')']);
    let starts = [
        "Copyright",
        "By ",
        "Reporting by",
        "Photo",
        "Source",
        "Read ",
        "Follow ",
        "Sign up",
    ];
    has_dateline || is_bracketed || starts.iter().any(|word| line.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Document;

    fn document(draft: Draft) -> (Document, Extent) {
        match draft.finish() {
            Some((Item::Document(document), extent)) => (document, extent),
            other => panic!("{other:?}"),
        }
    }

    fn marked(document: &Document) -> Vec<(&str, &'static str, bool)> {
        document
            .marks
            .iter()
            .map(|mark| {
                (
                    &document.text.as_str()[mark.span],
                    mark.kind.name(),
                    mark.is_sure,
                )
            })
            .collect()
    }

    const FIRST: &str = "The harbour council met on Monday for the first time since the strike.";
    const SECOND: &str = "Minister Lena Okafor said that the port would reopen within a week.";

    #[test]
    fn a_clean_text_is_sure() {
        let (document, extent) = document(Draft {
            headline: "Port &amp; council <b>talk</b>".to_string(),
            dek: "A week is the goal".to_string(),
            text: format!("{FIRST}\r\n\r\n{SECOND}"),
            ..Draft::default()
        });
        assert_eq!(extent, Extent::Whole);
        assert_eq!(
            document.text,
            format!("Port & council talk\nA week is the goal\n\n{FIRST}\n\n{SECOND}")
        );
        assert_eq!(
            marked(&document),
            [
                ("Port & council talk", "headline", true),
                ("A week is the goal", "dek", true),
                (FIRST, "body", true),
                (SECOND, "body", true)
            ]
        );
    }

    #[test]
    fn a_text_with_other_lines_is_only_hinted_at() {
        let (document, _) = document(Draft {
            text: format!("NORTHGATE, Nov 3 (AP) - {FIRST}\nWhat comes next\n{SECOND}"),
            ..Draft::default()
        });
        let sure: Vec<bool> = marked(&document).iter().map(|mark| mark.2).collect();
        assert_eq!(sure, [false, false]);
        let page = "Home\nNews\nSport\nSign in\nMost read\n";
        let (document, _) = self::document(Draft {
            text: format!("{page}{FIRST}\n{page}"),
            ..Draft::default()
        });
        assert!(document.marks.is_empty());
    }

    #[test]
    fn what_the_text_begins_with_is_not_said_twice() {
        let (with_headline, _) = document(Draft {
            headline: "Port reopens".to_string(),
            dek: format!("{}...", &FIRST[..30]),
            text: format!("Port reopens\n{FIRST}"),
            ..Draft::default()
        });
        assert_eq!(with_headline.text, format!("Port reopens\n\n{FIRST}"));
        assert_eq!(
            marked(&with_headline)[0],
            ("Port reopens", "headline", true)
        );
        let (with_dek, _) = document(Draft {
            headline: "Port reopens".to_string(),
            dek: format!("{}…", &FIRST[..30]),
            text: FIRST.to_string(),
            ..Draft::default()
        });
        assert_eq!(with_dek.text, format!("Port reopens\n\n{FIRST}"));
    }

    #[test]
    fn shortened_copies_are_known() {
        let (document, extent) = document(Draft {
            text: format!("{FIRST} The minis… [+1234 chars]"),
            ..Draft::default()
        });
        assert_eq!(extent, Extent::Cut(1234));
        assert!(document.text.ends_with("The minis…"));
        assert!(document.notices[0].contains("1234 characters are missing"));
    }

    #[test]
    fn html_is_handed_on() {
        let draft = Draft {
            name: "row 2".to_string(),
            headline: "A < B".to_string(),
            dek: FIRST.to_string(),
            text: format!("<p>{FIRST}</p><p>{SECOND}</p>"),
            ..Draft::default()
        };
        let Some((Item::Member(member), Extent::Whole)) = draft.finish() else {
            panic!("a member");
        };
        let page = String::from_utf8(member.bytes).expect("UTF-8");
        assert!(page.contains("<h1>A &lt; B</h1>\n<p>The harbour"), "{page}");
        assert_eq!(member.media_type.as_deref(), Some("text/html"));
        assert_eq!(Draft::default().finish(), None);
    }
}
