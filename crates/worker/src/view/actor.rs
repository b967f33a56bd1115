//! Actors of the open corpus → rows of the panel, and everything about one of them.

use super::line::lines;
use super::rule::why;
use super::words::{kind, zone};
use crate::desk::OpenArticle;
use analysis::one_line;
use analysis::{Corpus, CorpusActorId, Lexicon, Mention, Span};
use std::collections::{BTreeMap, BTreeSet};
use wire::{ActorId, ActorRow, ContextView, InspectorView, MentionRef, NamesUsed, Zone};

/// Characters of a sentence shown on either side of a mention. Long enough for nearly every
/// sentence of a newspaper (400 characters are about 65 words), short enough that a text without
/// sentence ends doesn't send itself once for each mention.
const CONTEXT_CHARS: usize = 400;

/// Every actor of these articles once, in the order of the first mention.
pub(crate) fn actor_rows<'a>(
    articles: impl Iterator<Item = &'a OpenArticle>,
    corpus: &Corpus,
    lexicon: &Lexicon,
) -> Vec<ActorRow> {
    let mut seen = BTreeSet::new();
    let ids = articles.flat_map(|article| &article.actors);
    ids.filter(|id| seen.insert(**id))
        .map(|&id| actor_row(id, corpus, lexicon))
        .collect()
}

fn actor_row(id: CorpusActorId, corpus: &Corpus, lexicon: &Lexicon) -> ActorRow {
    let actor = corpus.actor(id);
    let known = lexicon.known(&actor.key);
    ActorRow {
        id: ActorId(id.0),
        name: actor.name().to_string(),
        kind: kind(actor.kind),
        is_known: known.is_some(),
        wikidata: known
            .and_then(|known| known.wikidata.as_deref())
            .map(ToString::to_string),
    }
}

/// Most mentions the inspector lists: far more than anyone reads, and a bound on the reply.
const MAX_CONTEXTS: usize = 2_000;

/// Everything about one actor; `None` when no article names it.
pub(crate) fn inspector<'a>(
    actor: ActorId,
    articles: impl Iterator<Item = &'a OpenArticle>,
    corpus: &Corpus,
    lexicon: &Lexicon,
) -> Option<InspectorView> {
    let id = CorpusActorId(actor.0);
    let mut names = Vec::new();
    let mut contexts = Vec::new();
    let mut n_mentions = 0;
    for open in articles.filter(|open| open.actors.contains(&id)) {
        let spans = mentions_of(open, id).map(|(_, mention)| mention.span);
        let used = names_used(open.analysis.article.text(), spans);
        n_mentions += used.iter().map(|(_, n_times)| n_times).sum::<u32>();
        names.push(NamesUsed {
            article: open.id,
            label: open.label.clone(),
            names: used,
        });
        let left = MAX_CONTEXTS - contexts.len();
        contexts.extend(
            mentions_of(open, id)
                .take(left)
                .map(|(idx, mention)| context(open, idx, mention)),
        );
    }
    if contexts.is_empty() {
        return None;
    }
    let row = actor_row(id, corpus, lexicon);
    let aliases = lexicon
        .known(&corpus.actor(id).key)
        .map_or_else(Vec::new, |known| {
            let others = known.other_names().filter(|name| *name != row.name);
            others.map(ToString::to_string).collect()
        });
    Some(InspectorView {
        actor: row,
        aliases,
        names,
        contexts,
        n_mentions,
    })
}

/// The mentions of one actor in one article, with their indices.
fn mentions_of(open: &OpenArticle, id: CorpusActorId) -> impl Iterator<Item = (usize, &Mention)> {
    let mentions = open.analysis.mentions.iter().enumerate();
    mentions.filter(move |(_, mention)| open.actors[mention.actor.idx()] == id)
}

/// Most often first; ties in the order of the text.
fn names_used(text: &str, spans: impl Iterator<Item = Span>) -> Vec<(String, u32)> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: Vec<(String, u32)> = Vec::new();
    for span in spans {
        let name = one_line(&text[span]);
        let place = *places.entry(name.clone()).or_insert_with(|| {
            names.push((name, 0));
            names.len() - 1
        });
        names[place].1 += 1;
    }
    names.sort_by_key(|(_, n_times)| std::cmp::Reverse(*n_times));
    names
}

fn context(open: &OpenArticle, idx: usize, mention: &Mention) -> ContextView {
    let article = &open.analysis.article;
    let text = article.text();
    let span = mention.span;
    let around = sentence_of(open, span).join(span);
    let zone_idx = article
        .zones
        .partition_point(|zone| zone.span.end <= span.start);
    ContextView {
        at: MentionRef {
            article: open.id,
            mention: idx as u32,
        },
        before: tail(
            &text[Span {
                start: around.start,
                end: span.start,
            }],
        ),
        text: one_line(&text[span]),
        after: head(
            &text[Span {
                start: span.end,
                end: around.end,
            }],
        ),
        zone: article
            .zones
            .get(zone_idx)
            .map_or(Zone::Body, |found| zone(found.kind)),
        why: why(&mention.rule),
        score: mention.score,
    }
}

/// The sentence of a mention; its line where there is none.
fn sentence_of(open: &OpenArticle, mention: Span) -> Span {
    let segments = &open.analysis.segments;
    if let Some(idx) = segments.sentence_at(mention.start) {
        return segments.sentences[idx].span;
    }
    let mut around = lines(&open.analysis.article).map(|line| line.span);
    around
        .find(|line| line.overlaps(mention))
        .unwrap_or(mention)
}

/// The last characters of the words before a mention, white space as single spaces.
fn tail(words: &str) -> String {
    let from = words
        .char_indices()
        .rev()
        .nth(CONTEXT_CHARS - 1)
        .map_or(0, |(at, _)| at);
    let cut = if from > 0 { "… " } else { "" };
    format!("{cut}{}", spaced(&words[from..]))
}

/// The first characters of the words after a mention, white space as single spaces.
fn head(words: &str) -> String {
    let to = words
        .char_indices()
        .nth(CONTEXT_CHARS)
        .map_or(words.len(), |(at, _)| at);
    let cut = if to < words.len() { " …" } else { "" };
    format!("{}{cut}", spaced(&words[..to]))
}

/// Like `one_line`, but keeps one space at either end: it parts the words from the mention.
fn spaced(words: &str) -> String {
    let inner = one_line(words);
    let before = if words.starts_with(char::is_whitespace) {
        " "
    } else {
        ""
    };
    let after = if words.ends_with(char::is_whitespace) && !inner.is_empty() {
        " "
    } else {
        ""
    };
    format!("{before}{inner}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contexts_keep_the_space_beside_the_mention() {
        assert_eq!(tail("said\n that "), "said that ");
        assert_eq!(head(", who\tsaid"), ", who said");
        assert_eq!(spaced(" "), " ");
        assert_eq!(spaced(""), "");
    }

    #[test]
    fn long_sentences_are_cut_and_say_so() {
        let long = "é".repeat(CONTEXT_CHARS + 1);
        assert_eq!(tail(&long).chars().count(), CONTEXT_CHARS + 2);
        assert!(tail(&long).starts_with('…') && head(&long).ends_with('…'));
        assert_eq!(head(&long[2..]), long[2..]);
    }
}
