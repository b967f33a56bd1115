//! Bytes of a file → the articles in it, and in each article who is named where.
//!
//! The library does no IO and knows no browser, clock or randomness: bytes and lexicon come in as
//! arguments, and the same bytes with the same lexicon give the same result, byte for byte,
//! natively and as wasm.
//!
//! # Overview
//! [`analyze`] is the front door. It puts the stages in order, and nothing else does:
//!
//! | stage | from | to |
//! |---|---|---|
//! | `read` | bytes | text |
//! | `zone` | text | [`Article`]: every character in one [`Zone`] |
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
pub use lexicon::{Lexicon, name_similarity};
pub use model::*;
pub use read::{MAX_BYTES, ReadError};

/// One file as the user gave it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name, without folders; used only where the bytes leave a doubt.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

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

/// Reads one file: decodes it, zones each article, and finds who is named where.
///
/// `on_stage` is told each stage before it starts.
///
/// # Errors
/// [`ReadError`] when there is no text in the bytes. Everything else is a [`Notice`].
pub fn analyze(
    input: &Input<'_>,
    lexicon: &Lexicon,
    on_stage: &mut dyn FnMut(Stage),
) -> Result<Reading, ReadError> {
    on_stage(Stage::Read);
    let source = read::read(input)?;
    let mut articles = Vec::with_capacity(source.texts.len());
    for text in source.texts {
        on_stage(Stage::Zone);
        let (article, notices) = zone::zone(text, lexicon);
        articles.push(analyze_article(article, notices, lexicon, on_stage));
    }
    Ok(Reading {
        articles,
        encoding: source.encoding,
        notices: source.notices,
    })
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
