//! Articles → one JSON object a line, for corpora that don't fit in memory.
//!
//! A line is the article of schema 1 with the actors it uses beside it. Actor numbers are the same
//! on every line of one run; the names of an actor are those of this article and the lexicon.

use crate::{
    Coverage, Document, FileNotice,
    schema::{Line, NoticeJson, OFFSETS, SCHEMA, VERSION, article_json, article_notices},
    table::NamesUsed,
};
use analysis::{Corpus, Lexicon};

/// Writes one article at a time and remembers only who the actors are.
pub struct JsonLines<'a> {
    corpus: Corpus,
    lexicon: &'a Lexicon,
}

impl<'a> JsonLines<'a> {
    /// Nothing written yet.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            corpus: Corpus::new(),
            lexicon,
        }
    }

    /// One article as a line with its line break. `file_notices` are those of its file; pass them
    /// with one article of the file only.
    pub fn line(&mut self, document: &Document<'_>, file_notices: &[FileNotice]) -> String {
        let actors = self.corpus.add(document.analysis);
        let mut names = NamesUsed::default();
        names.add(document.analysis, &actors);
        let mut notices: Vec<NoticeJson<'_>> = file_notices
            .iter()
            .map(|notice| NoticeJson {
                file: &notice.file,
                article: None,
                message: notice.message.clone(),
            })
            .collect();
        notices.extend(article_notices(document));
        let line = Line {
            sidelight: VERSION,
            schema: SCHEMA,
            offsets: OFFSETS,
            article: article_json(document, &actors),
            actors: names.rows(&self.corpus, self.lexicon),
            notices,
        };
        let mut json = serde_json::to_string(&line).unwrap_or_default();
        json.push('\n');
        json
    }
}

/// All articles, one a line. Notices of a file stand on the line of its first article.
pub fn json_lines(coverage: &Coverage<'_>) -> String {
    let mut lines = JsonLines::new(coverage.lexicon);
    let mut out = String::new();
    let mut left: Vec<&FileNotice> = coverage.file_notices.iter().collect();
    for document in coverage.documents {
        // Each notice once, also where two files share a name.
        let (here, rest) = left
            .into_iter()
            .partition(|notice| notice.file == document.file);
        left = rest;
        let file_notices: Vec<FileNotice> = Vec::into_iter(here).cloned().collect();
        out.push_str(&lines.line(document, &file_notices));
    }
    out
}
