//! The actors known beforehand, and the word lists the stages share.
//!
//! In: the bytes of a compiled lexicon. Out: look-ups by typography-tolerant name, by id, by
//! spelling variant. No stage code: what a hit means is decided in `tag` and `resolve`.
//!
//! Method: one minimal automaton over all names (a finite-state transducer, Daciuk et al. 2000,
//! doi 10.1162/089120100561601, as built by the `fst` crate) in the notation of `key`; `walk`
//! follows a text through it, so the cost depends on the text and not on how many names there are.

mod entry;
mod fold;
mod key;
mod table;
mod variant;
mod walk;
pub(crate) mod words;

pub(crate) use entry::AliasClass;
pub use entry::{Entry, EntryError, compile};
pub(crate) use fold::{fold_name, is_hyphen};
pub(crate) use key::may_start;
pub use variant::name_similarity;
pub(crate) use variant::{distance, is_particle, name_key, part_key, parts};
pub(crate) use walk::Hit;

use crate::model::{ActorKey, ActorKind};
use std::collections::BTreeMap;
use std::sync::Arc;
use table::Reader;

/// An actor of the lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownActor {
    /// Stable id, such as "kataib-hezbollah".
    pub id: String,
    /// The name we show.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// The state or larger body it belongs to: an index into [`Lexicon::actors`].
    pub of: Option<usize>,
    /// Office held, in words.
    pub role: Option<String>,
    /// Whether "The" belongs to the name.
    pub the: bool,
    /// Other full names.
    pub aliases: Vec<String>,
    /// Shortened names that need support.
    pub short: Vec<String>,
    /// Names in capitals.
    pub abbreviations: Vec<String>,
    /// Adjectives and demonyms.
    pub adjectives: Vec<String>,
}

impl KnownActor {
    /// Every name but the canonical one.
    pub fn other_names(&self) -> impl Iterator<Item = &str> {
        let lists = [
            &self.aliases,
            &self.abbreviations,
            &self.adjectives,
            &self.short,
        ];
        lists.into_iter().flatten().map(String::as_str)
    }
}

/// The actors that share a name, and how it names each. Shared, not copied, by every hit: some
/// names ("Foreign Ministry") have a hundred bearers.
pub(crate) type Group = Arc<[(usize, AliasClass)]>;

/// A compiled lexicon.
pub struct Lexicon {
    actors: Vec<KnownActor>,
    by_id: BTreeMap<String, usize>,
    /// Which actors share a key, and how each is named by it.
    groups: Vec<Group>,
    names: fst::Map<Vec<u8>>,
    /// Spelling key of a person's full name → the one person who has it; `None` when several do.
    persons: BTreeMap<String, Option<usize>>,
    /// Spelling key of a person's last part → persons.
    surnames: BTreeMap<String, Vec<usize>>,
    /// Folded name of a medium → medium.
    media: BTreeMap<String, usize>,
}

impl Lexicon {
    /// Reads a compiled lexicon; `None` when the bytes are not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let n_actors = reader.number()?;
        let mut actors = Vec::new();
        for _ in 0..n_actors {
            actors.push(read_actor(&mut reader)?);
        }
        let n_groups = reader.number()?;
        let mut groups = Vec::new();
        for _ in 0..n_groups {
            let mut group = Vec::new();
            for _ in 0..reader.number()? {
                let actor = reader.number()? as usize;
                let class = AliasClass::from_number(reader.number()?)?;
                actors.get(actor)?;
                group.push((actor, class));
            }
            groups.push(group.into());
        }
        let names = fst::Map::new(reader.bytes()?.to_vec()).ok()?;
        // Every value of the automaton is the number of a group.
        let is_sound = names
            .stream()
            .into_values()
            .iter()
            .all(|&group| (group as usize) < groups.len())
            && actors
                .iter()
                .all(|actor| actor.of.is_none_or(|of| of < actors.len()));
        if !is_sound {
            return None;
        }
        let by_id = actors
            .iter()
            .enumerate()
            .map(|(idx, actor)| (actor.id.clone(), idx))
            .collect();
        let mut lexicon = Self {
            actors,
            by_id,
            groups,
            names,
            persons: BTreeMap::new(),
            surnames: BTreeMap::new(),
            media: BTreeMap::new(),
        };
        lexicon.index_variants();
        Some(lexicon)
    }

    /// A lexicon made from entries, for tests and for readers' own lists.
    ///
    /// # Errors
    /// As [`compile`].
    pub fn from_entries(entries: &[Entry]) -> Result<Self, EntryError> {
        let bytes = compile(entries)?;
        Self::from_bytes(&bytes)
            .ok_or_else(|| EntryError::Table("written, but not readable".into()))
    }

    fn index_variants(&mut self) {
        for (idx, actor) in self.actors.iter().enumerate() {
            match actor.kind {
                ActorKind::Person => {
                    for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                        let split = parts(name);
                        let Some(last) = split.last().filter(|_| split.len() > 1) else {
                            continue;
                        };
                        self.persons
                            .entry(name_key(name))
                            .and_modify(|known| {
                                if *known != Some(idx) {
                                    *known = None;
                                }
                            })
                            .or_insert(Some(idx));
                        let same = self.surnames.entry(part_key(last)).or_default();
                        if same.last() != Some(&idx) {
                            same.push(idx);
                        }
                    }
                }
                ActorKind::Media => {
                    for name in std::iter::once(actor.name.as_str()).chain(actor.other_names()) {
                        self.media.entry(bare_fold(name)).or_insert(idx);
                    }
                }
                _ => {}
            }
        }
    }

    /// All actors, in the order of the files.
    pub fn actors(&self) -> &[KnownActor] {
        &self.actors
    }

    /// The actor with this index.
    pub(crate) fn actor(&self, idx: usize) -> &KnownActor {
        &self.actors[idx]
    }

    /// The actor with this id.
    pub fn actor_by_id(&self, id: &str) -> Option<&KnownActor> {
        self.by_id.get(id).map(|&idx| &self.actors[idx])
    }

    /// The lexicon's entry for an actor of an analysis; `None` for one that was found.
    pub fn known(&self, key: &ActorKey) -> Option<&KnownActor> {
        match key {
            ActorKey::Known(id) => self.actor_by_id(id),
            ActorKey::Found(..) => None,
        }
    }

    /// Canonical name of the newspaper, broadcaster or agency that is called exactly so (case and
    /// "The" don't matter).
    pub fn media_named(&self, name: &str) -> Option<&str> {
        self.media
            .get(&bare_fold(name))
            .map(|&idx| self.actors[idx].name.as_str())
    }

    /// The person with a full name spelled like this one, if there is exactly one.
    pub(crate) fn person_spelled(&self, name: &str) -> Option<usize> {
        self.persons.get(&name_key(name)).copied().flatten()
    }

    /// Persons whose last name part is spelled like `part`.
    pub(crate) fn persons_with_surname(&self, part: &str) -> &[usize] {
        self.surnames
            .get(&part_key(part))
            .map_or(&[], Vec::as_slice)
    }

    /// Everybody who has the name that ends a walk, and how.
    ///
    /// # Panics
    /// When the group is not from a walk of this lexicon.
    pub(crate) fn group(&self, group: u64) -> &Group {
        &self.groups[group as usize]
    }
}

fn bare_fold(name: &str) -> String {
    let folded = fold_name(name);
    folded
        .strip_prefix("the ")
        .map(str::to_string)
        .unwrap_or(folded)
}

fn read_actor(reader: &mut Reader<'_>) -> Option<KnownActor> {
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    Some(KnownActor {
        id: reader.text()?,
        name: reader.text()?,
        kind: ActorKind::ALL.get(reader.number()? as usize).copied()?,
        wikidata: some(reader.text()?),
        of: (reader.number()? as usize).checked_sub(1),
        role: some(reader.text()?),
        the: reader.number()? == 1,
        aliases: reader.texts()?,
        short: reader.texts()?,
        abbreviations: reader.texts()?,
        adjectives: reader.texts()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Lexicon {
        let entry = |id: &str, name: &str, kind: &str| Entry {
            id: id.into(),
            name: name.into(),
            kind: kind.into(),
            ..Entry::default()
        };
        let mut times = entry("times", "The Harbour Times", "media");
        times.the = true;
        let lexicon = Lexicon::from_entries(&[
            entry("iran", "Iran", "state"),
            entry("ghaani", "Esmail Ghaani", "person"),
            times,
        ]);
        lexicon.expect("the entries are good")
    }

    #[test]
    fn survives_the_round_trip() {
        let lexicon = small();
        assert_eq!(lexicon.actors().len(), 3);
        assert_eq!(
            lexicon.actor_by_id("iran").map(|actor| actor.kind),
            Some(ActorKind::State)
        );
        assert_eq!(
            lexicon.media_named("HARBOUR TIMES"),
            Some("The Harbour Times")
        );
        assert_eq!(lexicon.person_spelled("Ismail Qaani"), Some(1));
    }

    #[test]
    fn broken_tables_are_refused() {
        assert!(Lexicon::from_bytes(b"").is_none());
        assert!(Lexicon::from_bytes(&[200, 1, 3]).is_none());
    }

    #[test]
    fn wrong_entries_are_named() {
        let twice = [
            Entry {
                id: "x".into(),
                kind: "state".into(),
                ..Entry::default()
            },
            Entry {
                id: "x".into(),
                kind: "state".into(),
                ..Entry::default()
            },
        ];
        assert_eq!(compile(&twice), Err(EntryError::SameId("x".into())));
        let kind = [Entry {
            id: "x".into(),
            kind: "planet".into(),
            ..Entry::default()
        }];
        assert_eq!(
            compile(&kind),
            Err(EntryError::UnknownKind {
                id: "x".into(),
                kind: "planet".into()
            })
        );
        let of = [Entry {
            id: "x".into(),
            kind: "state".into(),
            of: Some("y".into()),
            ..Entry::default()
        }];
        assert_eq!(
            compile(&of),
            Err(EntryError::UnknownOf {
                id: "x".into(),
                of: "y".into()
            })
        );
    }
}
