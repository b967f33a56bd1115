//! Articles → one JSON document, schema 1.
//!
//! Offsets are code points of the decoded text. Actors are one table for the whole corpus. Written
//! without white space: programs read it, and half of an indented export would be indentation.

use crate::{
    Coverage,
    schema::{NoticeJson, OFFSETS, SCHEMA, VERSION, Whole, article_json, article_notices},
    table::{NamesUsed, Numbered},
};

/// All articles as one JSON document with a line break at its end.
pub fn json(coverage: &Coverage<'_>) -> String {
    let numbered = Numbered::new(coverage.documents);
    let mut names = NamesUsed::default();
    let mut articles = Vec::with_capacity(coverage.documents.len());
    let mut notices: Vec<NoticeJson<'_>> = coverage
        .file_notices
        .iter()
        .map(|notice| NoticeJson {
            file: &notice.file,
            article: None,
            message: notice.message.clone(),
        })
        .collect();
    for (document, actors) in coverage.documents.iter().zip(&numbered.actors) {
        articles.push(article_json(document, actors));
        names.add(document.analysis, actors);
        notices.extend(article_notices(document));
    }
    let whole = Whole {
        sidelight: VERSION,
        schema: SCHEMA,
        offsets: OFFSETS,
        articles,
        actors: names.rows(&numbered.corpus, coverage.lexicon),
        reprints: [],
        notices,
    };
    // Maps with string keys and plain values can't fail to be written.
    let mut json = serde_json::to_string(&whole).unwrap_or_default();
    json.push('\n');
    json
}
