//! What a lexicon file says of one actor, and how it is written into the compact table.
//!
//! Runs when the lexicon is built, not when articles are read. In: entries. Out: bytes that
//! [`Lexicon::from_bytes`](super::Lexicon::from_bytes) takes.

use super::key::{may_start, push_key};
use super::table::Writer;
use crate::model::ActorKind;
use std::collections::BTreeMap;
use std::fmt;

/// One actor as a lexicon file gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Stable id in kebab case, unique over all files.
    pub id: String,
    /// The name we show.
    pub name: String,
    /// What it is; see [`ActorKind::from_name`].
    pub kind: String,
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// Id of the state or larger body it belongs to.
    pub of: Option<String>,
    /// Office held, in words.
    pub role: Option<String>,
    /// Other full names.
    pub aliases: Vec<String>,
    /// Shortened names that need support from the article.
    pub short: Vec<String>,
    /// Names in capitals.
    pub abbreviations: Vec<String>,
    /// Adjectives and demonyms.
    pub adjectives: Vec<String>,
    /// Capitals or buildings that stand for it.
    pub metonyms: Vec<String>,
    /// "The" belongs to the name.
    pub the: bool,
    /// The bare name is also something else.
    pub ambiguous: bool,
    /// The short name nearly always means this actor.
    pub strong: bool,
}

/// How an alias names its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum AliasClass {
    /// A full name.
    Name,
    /// Capitals.
    Abbreviation,
    /// Adjective or demonym.
    Adjective,
    /// Capital or building for a government.
    Metonym,
    /// A short name that nearly always means this actor.
    StrongShort,
    /// A short or ambiguous name: needs support.
    Short,
}

impl AliasClass {
    const ALL: [AliasClass; 6] = [
        AliasClass::Name,
        AliasClass::Abbreviation,
        AliasClass::Adjective,
        AliasClass::Metonym,
        AliasClass::StrongShort,
        AliasClass::Short,
    ];

    /// The class with this number, as written in the table.
    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }
}

/// Why entries cannot be made into a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryError {
    /// Two entries have one id.
    SameId(String),
    /// The kind is not one of ours.
    UnknownKind {
        /// Entry.
        id: String,
        /// What it says.
        kind: String,
    },
    /// `of` names no entry.
    UnknownOf {
        /// Entry.
        id: String,
        /// What it says.
        of: String,
    },
    /// An alias no text can ever match: it starts with a small letter.
    Unreachable {
        /// Entry.
        id: String,
        /// The alias.
        alias: String,
    },
    /// The table of names could not be built.
    Table(String),
}

impl fmt::Display for EntryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EntryError::SameId(id) => write!(f, "two actors have the id {id}"),
            EntryError::UnknownKind { id, kind } => {
                write!(f, "{id}: {kind} is not a kind of actor")
            }
            EntryError::UnknownOf { id, of } => {
                write!(f, "{id}: of = {of}, but no actor has that id")
            }
            EntryError::Unreachable { id, alias } => write!(
                f,
                "{id}: {alias} can never be found, for names start with a capital or a digit"
            ),
            EntryError::Table(why) => write!(f, "the table of names could not be built: {why}"),
        }
    }
}

impl std::error::Error for EntryError {}

/// Entries → bytes of a compact table.
///
/// # Errors
/// When ids repeat, a kind or an `of` is unknown, or an alias can never be found.
pub fn compile(entries: &[Entry]) -> Result<Vec<u8>, EntryError> {
    let mut number_of: BTreeMap<&str, u32> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        if number_of.insert(&entry.id, number as u32).is_some() {
            return Err(EntryError::SameId(entry.id.clone()));
        }
    }
    let mut out = Writer::new();
    out.number(entries.len() as u32);
    for entry in entries {
        let kind = ActorKind::from_name(&entry.kind).ok_or_else(|| EntryError::UnknownKind {
            id: entry.id.clone(),
            kind: entry.kind.clone(),
        })?;
        let of = match &entry.of {
            None => 0,
            Some(of) => number_of
                .get(of.as_str())
                .map(|number| number + 1)
                .ok_or_else(|| EntryError::UnknownOf {
                    id: entry.id.clone(),
                    of: of.clone(),
                })?,
        };
        out.text(&entry.id);
        out.text(&entry.name);
        out.number(
            ActorKind::ALL
                .iter()
                .position(|&other| other == kind)
                .unwrap_or(0) as u32,
        );
        out.text(entry.wikidata.as_deref().unwrap_or(""));
        out.number(of);
        out.text(entry.role.as_deref().unwrap_or(""));
        out.number(u32::from(entry.the));
        out.texts(&entry.aliases);
        out.texts(&entry.short);
        out.texts(&entry.abbreviations);
        out.texts(&entry.adjectives);
    }
    write_names(entries, &mut out)?;
    Ok(out.finish())
}

/// Writes the groups of (actor, class) that share a key, then the automaton key → group.
fn write_names(entries: &[Entry], out: &mut Writer) -> Result<(), EntryError> {
    let mut groups: BTreeMap<Vec<u8>, Vec<(u32, AliasClass)>> = BTreeMap::new();
    for (number, entry) in entries.iter().enumerate() {
        for (alias, class) in aliases_of(entry) {
            if !may_start(&alias) {
                return Err(EntryError::Unreachable {
                    id: entry.id.clone(),
                    alias,
                });
            }
            for key in keys_of(&alias, class) {
                let group = groups.entry(key).or_default();
                match group.iter_mut().find(|(actor, _)| *actor == number as u32) {
                    Some((_, present)) => *present = class.min(*present),
                    None => group.push((number as u32, class)),
                }
            }
        }
    }
    out.number(groups.len() as u32);
    let mut automaton = fst::MapBuilder::memory();
    for (group, (key, members)) in groups.iter().enumerate() {
        automaton
            .insert(key, group as u64)
            .map_err(|why| EntryError::Table(why.to_string()))?;
        out.number(members.len() as u32);
        for (actor, class) in members {
            out.number(*actor);
            out.number(*class as u32);
        }
    }
    let automaton = automaton
        .into_inner()
        .map_err(|why| EntryError::Table(why.to_string()))?;
    out.bytes(&automaton);
    Ok(())
}

fn aliases_of(entry: &Entry) -> Vec<(String, AliasClass)> {
    // A name of several words is not an ordinary word, whatever its parts are.
    let is_weak = entry.ambiguous && !entry.name.trim().contains([' ', '-']);
    let full = if is_weak {
        AliasClass::Short
    } else {
        AliasClass::Name
    };
    let short = if entry.strong {
        AliasClass::StrongShort
    } else {
        AliasClass::Short
    };
    let mut out = Vec::new();
    let bare = entry
        .name
        .strip_prefix("The ")
        .filter(|_| entry.the)
        .unwrap_or(&entry.name);
    // A name such as "The Guardian" counts only with its article when the bare word is ambiguous.
    if entry.the {
        out.push((format!("The {bare}"), AliasClass::Name));
    }
    if !(entry.the && entry.ambiguous) {
        out.push((bare.to_string(), full));
    }
    let lists = [
        (&entry.aliases, AliasClass::Name),
        (&entry.short, short),
        (&entry.abbreviations, AliasClass::Abbreviation),
        (&entry.adjectives, AliasClass::Adjective),
        (&entry.metonyms, AliasClass::Metonym),
    ];
    for (list, class) in lists {
        for alias in list {
            out.push((alias.clone(), class));
            if entry.the && class == AliasClass::Name && !alias.starts_with("The ") {
                out.push((format!("The {alias}"), class));
            }
        }
    }
    out
}

fn keys_of(alias: &str, class: AliasClass) -> Vec<Vec<u8>> {
    let mut key = Vec::new();
    push_key(&mut key, alias, class == AliasClass::Abbreviation);
    if key.is_empty() {
        Vec::new()
    } else {
        vec![key]
    }
}
