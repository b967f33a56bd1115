//! Labelled lines → readers' comments: which lines are one comment, and who wrote it.
//!
//! Method: a part of the page named for comments that begins after the article is a discussion. In it
//! each head ("Ada says:", a name set as one) begins a comment; buttons at its end are left outside. Names without a name for the part, and
//! discussions loaded later by a script, are not found.

use crate::page::Page;
use crate::page::naming::Group;
use document::ZoneKind;

/// One comment: lines `first..=last`; `author` is a part of the text of line `author_line`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// Line, and bytes of it.
    pub(crate) author: Option<(usize, usize, usize)>,
}

/// The comments of a page, in order. `kinds` are the lines' labels without them.
pub(crate) fn comments(page: &Page, kinds: &[ZoneKind]) -> Vec<Comment> {
    let is_talk = talk(page, &|line| kinds[line] == ZoneKind::Body);
    let mut comments: Vec<Comment> = Vec::new();
    let mut open: Option<Comment> = None;
    for (line, &is_talk) in is_talk.iter().enumerate() {
        if !is_talk {
            comments.extend(open.take().and_then(|comment| closed(page, comment)));
            continue;
        }
        if is_form(page, line) {
            comments.extend(open.take().and_then(|comment| closed(page, comment)));
        } else if let Some(author) = author(page, line) {
            comments.extend(open.take().and_then(|comment| closed(page, comment)));
            open = Some(Comment {
                first: line,
                last: line,
                author: Some((line, author.0, author.1)),
            });
        } else if let Some(comment) = &mut open {
            comment.last = line;
        } else if page.stats[line].n_words >= MIN_WORDS && !is_button(page, line) {
            // A discussion whose heads we don't know: each text for itself.
            comments.push(Comment {
                first: line,
                last: line,
                author: None,
            });
        }
    }
    comments.extend(open.and_then(|comment| closed(page, comment)));
    comments
}

/// A text without a head is a comment from so many words on.
const MIN_WORDS: u32 = 6;

/// Words of article that must stand before a discussion: names such as "commentary" are also on
/// articles.
const MIN_WORDS_BEFORE: u32 = 25;

/// Which lines are in a discussion, given which lines look like article.
pub(super) fn talk(page: &Page, is_body: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let outline = &page.outline;
    let n = page.lines.len();
    let mut is_discussion = vec![None; outline.rooms.len()];
    let mut words_before = 0;
    (0..n)
        .map(|line| {
            // Each room is judged at its first line.
            for room in outline.way_up(outline.room_of[line]) {
                let slot = &mut is_discussion[room as usize];
                if slot.is_some() {
                    break;
                }
                let is_named = outline.rooms[room as usize].groups & Group::Comment.bit() != 0;
                *slot = Some(is_named && words_before >= MIN_WORDS_BEFORE);
            }
            let is_talk = outline
                .way_up(outline.room_of[line])
                .any(|room| is_discussion[room as usize] == Some(true));
            if is_body(line) && !is_talk {
                words_before += page.stats[line].n_words;
            }
            is_talk
        })
        .collect()
}

/// The writer that a line names, as bytes of it, when it heads a comment.
fn author(page: &Page, line: usize) -> Option<(usize, usize)> {
    let text = page.lines[line].text.as_str();
    let stats = &page.stats[line];
    if stats.n_words > 12 || is_button(page, line) {
        return None;
    }
    if let Some(head) = newsline::comment::head(text) {
        return Some(head.author);
    }
    let outline = &page.outline;
    let names = outline
        .way_up(outline.room_of[line])
        .take(2)
        .fold(0, |names, room| names | outline.rooms[room as usize].groups);
    let is_named = names & Group::Byline.bit() != 0 && names & Group::Date.bit() == 0;
    let is_tag = matches!(
        page.tree.name(page.lines[line].node),
        Some("cite" | "a" | "b" | "strong" | "h3" | "h4" | "h5" | "h6")
    );
    let is_name = stats.is_name && is_tag;
    ((is_named || is_name) && stats.n_words <= 5 && !stats.ends_sentence && stats.n_letters > 1)
        .then_some((0, text.len()))
}

/// Whether a line is where readers are asked to write, or a title in the discussion.
fn is_form(page: &Page, line: usize) -> bool {
    let outline = &page.outline;
    let is_in_form = outline
        .way_up(outline.room_of[line])
        .take(4)
        .any(|room| page.tree.name(outline.rooms[room as usize].node) == Some("form"));
    let phrase = page.stats[line].phrase;
    is_in_form || phrase.opens_comments || phrase.ends_article
}

/// Whether a line is a button or a date of a discussion.
fn is_button(page: &Page, line: usize) -> bool {
    let stats = &page.stats[line];
    stats.phrase.is_menu
        || stats.phrase.opens_comments
        || (stats.phrase.starts_menu && stats.n_words <= 8)
        || stats.is_date
        || stats.is_relative_date
        || stats.n_letters == 0
        || (stats.n_words <= 3 && page.lines[line].n_linked * 2 > page.lines[line].text.len())
}

/// A comment without the buttons at its end; none when nothing is said in it.
fn closed(page: &Page, mut comment: Comment) -> Option<Comment> {
    while comment.last > comment.first && is_button(page, comment.last) {
        comment.last -= 1;
    }
    (comment.last > comment.first).then_some(comment)
}
