//! Labelled lines → the documents that are handed over: text, marks, facts.
//!
//! Every line that a browser shows is in the text; every line has a mark. Only here the lines get
//! their places in one text.

use crate::label::comments::Comment;
use crate::meta;
use crate::page::Page;
use document::{Document, MAX_TEXT_BYTES, Mark, Span, ZoneKind};
use std::ops::Range;

/// The documents of a page: one for each of `parts`, ranges of lines.
pub(crate) fn documents(
    page: &Page,
    kinds: &[ZoneKind],
    comments: &[Comment],
    parts: &[Range<usize>],
) -> Vec<Document> {
    let facts = meta::facts(page, kinds);
    parts
        .iter()
        .enumerate()
        .map(|(index, part)| {
            let mut document = document(page, kinds, comments, part.clone());
            // What the page states is about its first article.
            if index == 0 {
                document.facts = facts.clone();
            } else {
                document.facts.language.clone_from(&facts.language);
                document.facts.outlet.clone_from(&facts.outlet);
            }
            document
        })
        .collect()
}

fn document(page: &Page, kinds: &[ZoneKind], comments: &[Comment], part: Range<usize>) -> Document {
    let mut document = Document::default();
    let mut comments = comments
        .iter()
        .skip_while(|comment| comment.first < part.start)
        .peekable();
    let mut line = part.start;
    let mut is_cut = page.is_cut;
    while line < part.end {
        let comment = comments.next_if(|comment| comment.first == line && comment.last < part.end);
        let last = comment.map_or(line, |comment| comment.last);
        let mut start = None;
        let mut author = None;
        for (index, kind) in kinds.iter().enumerate().take(last + 1).skip(line) {
            // What a style hides is left out unless it is the article.
            if page.lines[index].is_hidden && *kind == ZoneKind::Furniture {
                continue;
            }
            let at = push_line(page, index, &mut document.text);
            start = start.or(Some(at));
            if let Some(comment) = comment
                && let Some((line, from, to)) = comment.author
                && line == index
            {
                author = Some(Span::new(at + from, at + to));
            }
        }
        if let Some(start) = start {
            document.marks.push(Mark {
                span: Span::new(start, document.text.len()),
                kind: if comment.is_some() {
                    ZoneKind::Comment
                } else {
                    kinds[line]
                },
                author,
                is_sure: true,
            });
        }
        line = last + 1;
        if document.text.len() > MAX_TEXT_BYTES {
            is_cut = true;
            break;
        }
    }
    if is_cut {
        document
            .notices
            .push("The page is longer than can be read; its end is left out.".to_owned());
    }
    document
}

/// Adds a line; where it begins.
fn push_line(page: &Page, index: usize, text: &mut String) -> usize {
    if !text.is_empty() {
        text.push('\n');
        if page.lines[index].has_gap {
            text.push('\n');
        }
    }
    let at = text.len();
    text.push_str(&page.lines[index].text);
    at
}
