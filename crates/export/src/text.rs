//! Articles → plain text for eyes: zones with labels, mentions in brackets, a list of the actors.
//!
//! `[Ghani = Esmail Ghaani]` is a mention; the name after `=` is left out where the words are the
//! name. A mention inside another is a bracket inside a bracket. The text itself may hold brackets:
//! this form is for reading, programs read the JSON.

use crate::{
    Coverage, Document,
    table::{NamesUsed, Numbered},
};
use analysis::{Corpus, CorpusActorId, Span};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Width of the label column: the longest zone name and a space.
const LABEL_WIDTH: usize = 12;

/// All articles as text, then all actors.
pub fn text(coverage: &Coverage<'_>) -> String {
    let numbered = Numbered::new(coverage.documents);
    let mut names = NamesUsed::default();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = String::new();
    for (document, actors) in coverage.documents.iter().zip(&numbered.actors) {
        draw_article(&mut out, document, actors, &numbered.corpus);
        names.add(document.analysis, actors);
        for mention in &document.analysis.mentions {
            *counts
                .entry(crate::schema::actor_id(actors[mention.actor.idx()]))
                .or_default() += 1;
        }
    }
    out.push_str("== Actors\n\n");
    let mut rows = names.rows(&numbered.corpus, coverage.lexicon);
    rows.sort_by_key(|row| {
        (
            std::cmp::Reverse(counts.get(&row.id).copied().unwrap_or(0)),
            row.name,
        )
    });
    for row in rows {
        let n_mentions = counts.get(&row.id).copied().unwrap_or(0);
        // Writing to a String can't fail.
        let _ = write!(
            out,
            "{n_mentions:>6}  {} ({})",
            row.name,
            row.kind.replace('_', " ")
        );
        if !row.aliases.is_empty() {
            let _ = write!(out, ": {}", row.aliases.join("; "));
        }
        out.push('\n');
    }
    if !coverage.file_notices.is_empty() {
        out.push_str("\n== Notices\n\n");
        for notice in coverage.file_notices {
            let _ = writeln!(out, "{}: {}", notice.file, notice.message);
        }
    }
    out
}

fn draw_article(
    out: &mut String,
    document: &Document<'_>,
    actors: &[CorpusActorId],
    corpus: &Corpus,
) {
    let article = &document.analysis.article;
    let _ = write!(out, "== {}", document.file);
    if document.index > 0 {
        let _ = write!(out, " ({})", document.index + 1);
    }
    out.push_str("\n\n");
    for notice in &document.analysis.notices {
        let _ = writeln!(out, "{:LABEL_WIDTH$}| {notice}", "notice");
    }
    let mut next_mention = 0;
    for zone in &article.zones {
        let mut label = zone.kind.name();
        for line in lines_of(article.text(), zone.span) {
            let _ = write!(out, "{label:LABEL_WIDTH$}| ");
            draw_line(out, document, actors, corpus, line, &mut next_mention);
            out.push('\n');
            label = "";
        }
    }
    out.push('\n');
}

/// The lines of a zone that are not blank.
fn lines_of(text: &str, zone: Span) -> impl Iterator<Item = Span> {
    let mut at = zone.start as usize;
    text[zone]
        .split_inclusive(analysis::is_line_end)
        .filter_map(move |line| {
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            let trimmed = line.trim();
            (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()))
        })
}

fn draw_line(
    out: &mut String,
    document: &Document<'_>,
    actors: &[CorpusActorId],
    corpus: &Corpus,
    line: Span,
    next_mention: &mut usize,
) {
    let text = document.analysis.article.text();
    let mentions = &document.analysis.mentions;
    let mut at = line.start;
    let mut open: Vec<usize> = Vec::new();
    loop {
        let next_start = mentions
            .get(*next_mention)
            .map_or(line.end, |mention| mention.span.start.max(at));
        let next_end = open
            .last()
            .map_or(line.end, |&idx| mentions[idx].span.end.min(line.end));
        let next = next_start.min(next_end).min(line.end);
        out.push_str(
            &text[Span {
                start: at,
                end: next,
            }],
        );
        at = next;
        if let Some(&idx) = open.last()
            && next_end == next
        {
            let mention = &mentions[idx];
            let name = corpus.actor(actors[mention.actor.idx()]).name();
            if name == analysis::one_line(&text[mention.span]) {
                out.push(']');
            } else {
                let _ = write!(out, " = {name}]");
            }
            open.pop();
        } else if next < line.end && next_start == next {
            out.push('[');
            open.push(*next_mention);
            *next_mention += 1;
        } else {
            return;
        }
    }
}
