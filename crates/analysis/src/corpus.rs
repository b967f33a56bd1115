//! Analyses → actors that are the same in every article.
//!
//! In: one analysis after the other. Out: for each of its actors a number that is the same
//! wherever the same actor is named. Two actors are one when their keys are equal: the lexicon's
//! id, or kind and spelling key of the fullest name. Equality can't chain different names together
//! and doesn't depend on the order of articles; only the numbers do.

use crate::model::{Actor, ActorKey, ActorKind, Analysis};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Number of an actor over all articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CorpusActorId(pub u32);

/// An actor over all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorpusActor {
    /// What it is recognised by.
    pub key: ActorKey,
    /// What it is.
    pub kind: ActorKind,
    /// The names the open articles show for it, longest first, and how many articles each.
    names: BTreeMap<(Reverse<usize>, String), u32>,
    /// The name it was first given, for when no article is left.
    first_name: String,
}

impl CorpusActor {
    /// The name we show: the lexicon's, else the longest of the open articles'.
    pub fn name(&self) -> &str {
        self.names
            .keys()
            .next()
            .map_or(&self.first_name, |(_, name)| name)
    }
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
        let number = |actor: &Actor| {
            let next = CorpusActorId(self.actors.len() as u32);
            let id = *self.by_key.entry(actor.key.clone()).or_insert(next);
            if id == next {
                self.actors.push(CorpusActor {
                    key: actor.key.clone(),
                    kind: actor.kind,
                    names: BTreeMap::new(),
                    first_name: actor.name.clone(),
                });
            }
            let names = &mut self.actors[id.0 as usize].names;
            *names.entry(name_key(actor)).or_insert(0) += 1;
            id
        };
        analysis.actors.iter().map(number).collect()
    }

    /// Takes an added article out again: its names no longer count. Numbers stay as they are.
    pub fn remove(&mut self, analysis: &Analysis) {
        for actor in &analysis.actors {
            let Some(id) = self.by_key.get(&actor.key) else {
                continue;
            };
            let names = &mut self.actors[id.0 as usize].names;
            let key = name_key(actor);
            if let Some(count) = names.get_mut(&key) {
                *count -= 1;
                if *count == 0 {
                    names.remove(&key);
                }
            }
        }
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

fn name_key(actor: &Actor) -> (Reverse<usize>, String) {
    (Reverse(actor.name.len()), actor.name.clone())
}
