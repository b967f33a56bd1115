//! Analyses → actors that are the same in every article.
//!
//! In: one analysis after the other. Out: for each of its actors a number that is the same
//! wherever the same actor is named. Two actors are one when their keys are equal: the lexicon's
//! id, or kind and spelling key of the fullest name. Equality can't chain different names together
//! and doesn't depend on the order of articles; only the numbers do.

use crate::model::{ActorKey, ActorKind, Analysis};
use std::collections::BTreeMap;

/// Number of an actor over all articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CorpusActorId(pub u32);

/// An actor over all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorpusActor {
    /// What it is recognised by.
    pub key: ActorKey,
    /// The name we show: the lexicon's, else the longest seen first.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
}

/// The actors of all articles added so far.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    actors: Vec<CorpusActor>,
    by_key: BTreeMap<ActorKey, CorpusActorId>,
}

impl Corpus {
    /// A corpus without articles.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an article; gives the number of each of its actors, in the order of
    /// `Analysis::actors`.
    pub fn add(&mut self, analysis: &Analysis) -> Vec<CorpusActorId> {
        analysis
            .actors
            .iter()
            .map(|actor| {
                if let Some(&id) = self.by_key.get(&actor.key) {
                    let known = &mut self.actors[id.0 as usize];
                    if matches!(known.key, ActorKey::Found(..))
                        && actor.name.len() > known.name.len()
                    {
                        known.name.clone_from(&actor.name);
                    }
                    return id;
                }
                let id = CorpusActorId(self.actors.len() as u32);
                self.by_key.insert(actor.key.clone(), id);
                self.actors.push(CorpusActor {
                    key: actor.key.clone(),
                    name: actor.name.clone(),
                    kind: actor.kind,
                });
                id
            })
            .collect()
    }

    /// The actor with this number.
    ///
    /// # Panics
    /// When the number is not from this corpus.
    pub fn actor(&self, id: CorpusActorId) -> &CorpusActor {
        &self.actors[id.0 as usize]
    }

    /// All actors, by number.
    pub fn actors(&self) -> &[CorpusActor] {
        &self.actors
    }
}
