//! Articles → the table of their actors: one number, one name and all other names of each.
//!
//! No format here. An alias is a name or abbreviation as an article writes it, or any other name the
//! lexicon gives.

use crate::{
    Document,
    schema::{ActorJson, actor_id},
};
use analysis::{Analysis, Corpus, CorpusActorId, Form, Lexicon, one_line};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The articles of a corpus with the numbers of their actors, in the order they were added.
pub(crate) struct Numbered {
    pub(crate) corpus: Corpus,
    /// For each article, the corpus-wide number of each local actor.
    pub(crate) actors: Vec<Vec<CorpusActorId>>,
}

impl Numbered {
    /// Numbers the actors of all `documents`.
    pub(crate) fn new(documents: &[Document<'_>]) -> Self {
        let mut corpus = Corpus::new();
        let actors = documents
            .iter()
            .map(|document| corpus.add(document.analysis))
            .collect();
        Self { corpus, actors }
    }
}

/// The names articles use for each actor, ordered by the actor's number.
#[derive(Default)]
pub(crate) struct NamesUsed<'a> {
    names: BTreeMap<CorpusActorId, BTreeSet<Cow<'a, str>>>,
}

impl<'a> NamesUsed<'a> {
    /// Adds the names used in one article.
    pub(crate) fn add(&mut self, analysis: &'a Analysis, actors: &[CorpusActorId]) {
        for actor in actors {
            self.names.entry(*actor).or_default();
        }
        for mention in &analysis.mentions {
            if matches!(mention.form, Form::Name | Form::Abbreviation) {
                let words = one_line(&analysis.article.text()[mention.span]);
                self.names
                    .entry(actors[mention.actor.idx()])
                    .or_default()
                    .insert(Cow::Owned(words));
            }
        }
    }

    /// One row for each actor.
    pub(crate) fn rows<'b>(
        &'b self,
        corpus: &'b Corpus,
        lexicon: &'b Lexicon,
    ) -> Vec<ActorJson<'b>> {
        self.names
            .iter()
            .map(|(&id, used)| {
                let actor = corpus.actor(id);
                let known = lexicon.known(&actor.key);
                let mut aliases: BTreeSet<&str> = used.iter().map(AsRef::as_ref).collect();
                if let Some(known) = known {
                    aliases.extend(known.other_names());
                }
                aliases.remove(actor.name());
                ActorJson {
                    id: actor_id(id),
                    name: actor.name(),
                    kind: actor.kind.name(),
                    aliases: aliases.into_iter().collect(),
                    wikidata: known.and_then(|known| known.wikidata.as_deref()),
                    known: known.is_some(),
                }
            })
            .collect()
    }
}
