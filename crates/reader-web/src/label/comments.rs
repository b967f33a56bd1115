//! Labelled lines → readers' comments: which lines are one comment, and who wrote it.
//!
//! Method: a part of the page named for comments that holds no article is a discussion; so is what
//! follows a line such as "12 comments" when heads of comments ("Ada says:") come. In it each head
//! begins a comment; buttons at its end are left outside. Names without a name for the part, and
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
    let is_talk = talk(page, kinds);
    let mut comments: Vec<Comment> = Vec::new();
    let mut open: Option<Comment> = None;
    for line in 0..kinds.len() {
        if !is_talk[line] {
            comments.extend(open.take().and_then(|comment| closed(page, comment)));
            continue;
        }
        if let Some(author) = author(page, line) {
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

/// Words of article that a part named for comments may hold: the model errs.
const MAX_BODY_SHARE: f32 = 0.5;

/// Which lines are in a discussion.
fn talk(page: &Page, kinds: &[ZoneKind]) -> Vec<bool> {
    let outline = &page.outline;
    let is_body = |line: usize| matches!(kinds[line], ZoneKind::Body | ZoneKind::Heading);
    let all: u32 = (0..kinds.len())
        .filter(|&line| is_body(line))
        .map(|line| page.stats[line].n_words)
        .sum();
    // Of each room: words of article in it.
    let mut body_words = vec![0u32; outline.rooms.len()];
    for line in (0..kinds.len()).filter(|&line| is_body(line)) {
        for room in outline.way_up(outline.room_of[line]) {
            body_words[room as usize] += page.stats[line].n_words;
        }
    }
    let is_discussion: Vec<bool> = outline
        .rooms
        .iter()
        .zip(&body_words)
        .map(|(room, &body)| {
            room.groups & Group::Comment.bit() != 0
                && (body == 0
                    || (body as f32) < MAX_BODY_SHARE * room.sums.n_words as f32 && body * 3 < all)
        })
        .collect();
    let first_body = (0..kinds.len()).find(|&line| is_body(line));
    (0..kinds.len())
        .map(|line| {
            first_body.is_none_or(|first| line > first)
                && !matches!(
                    kinds[line],
                    ZoneKind::Headline | ZoneKind::Dek | ZoneKind::Caption
                )
                && outline
                    .way_up(outline.room_of[line])
                    .any(|room| is_discussion[room as usize])
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
