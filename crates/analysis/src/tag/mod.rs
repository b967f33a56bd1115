//! Article, tokens → candidates: who may be named where.
//!
//! Two finders, one rule for overlaps. `gazetteer` marks names of the lexicon; `discover` finds
//! capitalised names the lexicon does not know, by the words around and inside them. Which actor a
//! candidate means is `resolve`'s business. A learned tagger will be a third finder beside them.

mod discover;
mod gazetteer;
mod metonym;
mod overlap;

use crate::candidate::{Candidate, Sense, Tagged};
use crate::lexicon::{Lexicon, fold_name};
use crate::model::{Article, Form, Segments};
use crate::tokens::Tokens;
use std::collections::BTreeSet;

/// Finds who may be named where, in the zones that are read.
pub(crate) fn tag(article: &Article, segments: &Segments, lexicon: &Lexicon) -> Tagged {
    let tokens = Tokens::new(article.text(), &segments.tokens);
    let mut candidates = Vec::new();
    for sentence in &segments.sentences {
        gazetteer::find(&tokens, sentence, lexicon, &mut candidates);
    }
    let mut found = Vec::new();
    // The evidence words are English; elsewhere capitals mean other things (German nouns).
    if article.language == "en" {
        let names = outermost_names(&candidates);
        for sentence in &segments.sentences {
            let kind = article.zones[sentence.zone].kind;
            discover::find(&tokens, sentence, kind, &names, lexicon, &mut found);
        }
    }
    let found = without_ships(found, article.text());
    let mut candidates = overlap::settle(candidates, found);
    let loose = overlap::uncovered(&tokens, segments, &candidates);
    candidates.retain(|candidate| candidate.sense != Sense::Nobody);
    Tagged { candidates, loose }
}

/// What is once called a ship or a treaty is none the next time either.
fn without_ships(found: Vec<Candidate>, text: &str) -> Vec<Candidate> {
    let name = |candidate: &Candidate| fold_name(&text[candidate.span.range()]);
    let ships: BTreeSet<String> = found
        .iter()
        .filter(|candidate| candidate.sense == Sense::Nobody)
        .map(name)
        .collect();
    let settle = |mut candidate: Candidate| {
        if !ships.is_empty() && ships.contains(&name(&candidate)) {
            candidate.sense = Sense::Nobody;
        }
        candidate
    };
    found.into_iter().map(settle).collect()
}

/// The names among the candidates, without what is nested: sorted and disjoint.
fn outermost_names(candidates: &[Candidate]) -> Vec<Candidate> {
    let mut names: Vec<Candidate> = Vec::new();
    for candidate in candidates
        .iter()
        .filter(|candidate| candidate.form != Form::Nominal)
    {
        if names
            .last()
            .is_none_or(|last| last.span.end <= candidate.span.start)
        {
            names.push(candidate.clone());
        }
    }
    names
}
