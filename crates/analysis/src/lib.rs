//! Bytes of a file → the articles in it, and in each article who is named where.
//!
//! The library does no IO and knows no browser, clock or randomness: bytes and lexicon come in as
//! arguments, and the same bytes with the same lexicon give the same result, byte for byte,
//! natively and as wasm.
//!
//! # Overview
//! [`read`](fn@read) is the front door for a file, [`analyze`] for a text. They put
//! the stages in order, and nothing else does:
//!
//! | stage | from | to |
//! |---|---|---|
//! | `read` | bytes | [`Document`]s |
//! | `zone` | document | [`Article`]: every character in one [`Zone`] |
//! | `segment` | article | [`Segments`]: tokens, sentences |
//! | `tag` | article, segments | candidate namings |
//! | `resolve` | candidates | [`Mention`]s and the [`Actor`]s they name |
//!
//! [`Corpus`] gives the actors of several articles their common identity.

mod candidate;
mod corpus;
pub mod lexicon;
mod model;
mod read;
mod resolve;
mod segment;
mod tag;
mod tokens;
mod zone;

pub use corpus::{Corpus, CorpusActor, CorpusActorId};
pub use document::{
    Column, ColumnRole, Document, Fact, Facts, Format, Item, MAX_FILE_BYTES, Mark, Member, Reader,
    Refusal, TableView, Unpacked,
};
pub use lexicon::{Lexicon, name_similarity};
pub use model::*;
pub use read::{FileReport, Found, Opened, Opening, Task, detect};
#[cfg(feature = "training")]
pub use zone::training;

/// Where in the work we are, for progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Bytes → text.
    Read,
    /// Text → zones.
    Zone,
    /// Zones → tokens, sentences.
    Segment,
    /// Finding namings.
    Tag,
    /// Deciding whom they name.
    Resolve,
}

/// Reads one file: every text in it, and who is named where.
///
/// `unpack` is asked for each file, given or found inside, that needs a reader. `on_stage` is told each
/// stage before it starts.
///
/// # Errors
/// One sentence when there is no article in the file. Everything else is said in the
/// [report](Reading::files) or as a [`Notice`].
pub fn read(
    member: Member,
    lexicon: &Lexicon,
    unpack: &mut dyn FnMut(&Task) -> Result<Unpacked, Refusal>,
    on_stage: &mut dyn FnMut(Stage),
) -> Result<Reading, Refusal> {
    on_stage(Stage::Read);
    let mut opening = Opening::new(member);
    while let Some(task) = opening.next() {
        opening.give(unpack(&task));
    }
    let opened = opening.finish()?;
    let mut articles = Vec::with_capacity(opened.found.len());
    let mut origins = Vec::with_capacity(opened.found.len());
    for found in opened.found {
        origins.push(found.file);
        articles.push(analyze(found.document, &[], lexicon, on_stage));
    }
    Ok(Reading {
        articles,
        origins,
        files: opened.files,
    })
}

/// Reads a file that is plain text; whatever needs a reader is refused.
///
/// # Errors
/// One sentence when there is no article in the file.
pub fn read_text(
    name: &str,
    bytes: &[u8],
    lexicon: &Lexicon,
    on_stage: &mut dyn FnMut(Stage),
) -> Result<Reading, Refusal> {
    let mut refuse = |task: &Task| {
        Err(Refusal::new(format!(
            "This is a file of another kind ({}): only plain text is read here.",
            task.format.name()
        )))
    };
    let member = Member::new(name, bytes.to_vec());
    read(member, lexicon, &mut refuse, on_stage)
}

/// Everything about one article: zones, who is named where.
///
/// `changes` are what the reader of the page said of stretches of it: they go before what the format
/// or the zoner says. `on_stage` is told each stage before it starts.
pub fn analyze(
    document: Document,
    changes: &[Mark],
    lexicon: &Lexicon,
    on_stage: &mut dyn FnMut(Stage),
) -> Analysis {
    on_stage(Stage::Zone);
    let marks = overlay(document.marks, changes, &document.text);
    let text = Text::new(document.text);
    let (article, mut notices) = zone::zone(text, &marks, &document.facts, lexicon);
    notices.extend(document.notices.into_iter().map(Notice::Said));
    analyze_article(article, notices, lexicon, on_stage)
}

/// Marks with `changes` put over them: what a change leaves of a mark stays.
fn overlay(marks: Vec<Mark>, changes: &[Mark], text: &str) -> Vec<Mark> {
    if changes.is_empty() {
        return marks;
    }
    let mut over = changes.to_vec();
    for mark in marks {
        let mut start = mark.span.start;
        let hit = changes
            .iter()
            .filter(|change| change.span.overlaps(mark.span));
        let ends = hit.map(|change| (change.span.start, change.span.end));
        for (end, next) in ends.chain([(mark.span.end, mark.span.end)]) {
            if start < end {
                over.extend(trimmed(
                    Mark {
                        span: Span { start, end },
                        ..mark
                    },
                    text,
                ));
            }
            start = start.max(next);
        }
    }
    over.sort_by_key(|mark| mark.span);
    over
}

/// A part of a mark without white space at either end; none when nothing is left.
fn trimmed(mut mark: Mark, text: &str) -> Option<Mark> {
    let words = text.get(mark.span.range())?;
    let start = mark.span.start as usize + (words.len() - words.trim_start().len());
    let length = words.trim().len();
    mark.span = Span::new(start, start + length);
    mark.author = mark.author.filter(|author| mark.span.contains(*author));
    (length > 0).then_some(mark)
}

/// Reads a text that is known to be the running text of an article and nothing else: every line is
/// a paragraph.
pub fn analyze_body(text: &str, lexicon: &Lexicon) -> Analysis {
    let article = zone::all_body(Text::new(text.to_string()));
    analyze_article(article, Vec::new(), lexicon, &mut |_| ())
}

/// The job of each line of a page, for programs that score zoning line by line. Empty lines are
/// furniture.
pub fn label_lines(lines: &[&str], lexicon: &Lexicon) -> Vec<ZoneKind> {
    zone::label_lines(lines, lexicon)
}

fn analyze_article(
    article: Article,
    notices: Vec<Notice>,
    lexicon: &Lexicon,
    on_stage: &mut dyn FnMut(Stage),
) -> Analysis {
    on_stage(Stage::Segment);
    let segments = segment::segment(&article);
    on_stage(Stage::Tag);
    let candidates = tag::tag(&article, &segments, lexicon);
    on_stage(Stage::Resolve);
    let (mentions, actors) = resolve::resolve(&article, &segments, candidates, lexicon);
    Analysis {
        article,
        segments,
        mentions,
        actors,
        notices,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, kind: ZoneKind) -> Mark {
        Mark {
            span: Span::new(start, end),
            kind,
            author: None,
            is_sure: true,
        }
    }

    #[test]
    fn a_change_leaves_the_rest_of_a_mark() {
        let text = "one\ntwo\nthree";
        let whole = mark(0, 13, ZoneKind::Comment);
        let over = overlay(vec![whole], &[mark(4, 7, ZoneKind::Body)], text);
        assert_eq!(
            over,
            [
                mark(0, 3, ZoneKind::Comment),
                mark(4, 7, ZoneKind::Body),
                mark(8, 13, ZoneKind::Comment)
            ]
        );
        let all = overlay(vec![whole], &[mark(0, 13, ZoneKind::Body)], text);
        assert_eq!(all, [mark(0, 13, ZoneKind::Body)]);
    }
}
