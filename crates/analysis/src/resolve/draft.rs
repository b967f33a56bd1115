//! Actors and mentions while they are being decided.

use crate::lexicon::{Lexicon, fold_name, part_key, parts};
use crate::model::{
    Actor, ActorId, ActorKey, ActorKind, Form, Mention, MentionId, Rule, Span, fingerprint,
    one_line,
};
use std::collections::{BTreeMap, BTreeSet};

/// An actor under construction.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) known: Option<usize>,
    pub(super) name: String,
    pub(super) kind: ActorKind,
    /// Parts of the fullest name used here, folded.
    pub(super) parts: Vec<String>,
}

/// The actors and mentions of one article so far.
pub(super) struct Drafts<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    /// Hash of the text.
    print: u64,
    pub(super) actors: Vec<Draft>,
    mentions: Vec<(Mention, usize)>,
    by_known: BTreeMap<usize, usize>,
    by_name: BTreeMap<(ActorKind, String), usize>,
    /// Key of a person's last name part → persons of this article.
    by_surname: BTreeMap<String, Vec<usize>>,
    /// Folded first name part → persons of this article.
    by_given_name: BTreeMap<String, Vec<usize>>,
    /// State and kind → the draft of that body of the state.
    pub(super) bodies: BTreeMap<(usize, ActorKind), usize>,
    /// End of a name → its draft and start.
    by_end: BTreeMap<u32, (usize, u32)>,
    /// Starts of each draft's mentions, in the order they were decided.
    starts: Vec<BTreeSet<u32>>,
    /// State → starts of the mentions of the state and of places in it.
    starts_at_home: BTreeMap<usize, BTreeSet<u32>>,
}

/// Persons of one article with one surname that are told apart; in a text with more, a bare surname
/// means nobody.
const MAX_NAMESAKES: usize = 24;

impl<'a> Drafts<'a> {
    pub(super) fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self {
            text,
            lexicon,
            print: fingerprint(text),
            actors: Vec::new(),
            mentions: Vec::new(),
            by_known: BTreeMap::new(),
            by_name: BTreeMap::new(),
            by_surname: BTreeMap::new(),
            by_given_name: BTreeMap::new(),
            bodies: BTreeMap::new(),
            by_end: BTreeMap::new(),
            starts: Vec::new(),
            starts_at_home: BTreeMap::new(),
        }
    }

    /// The characters of a span.
    pub(super) fn str(&self, span: Span) -> &'a str {
        &self.text[span.range()]
    }

    /// The draft of an actor of the lexicon.
    pub(super) fn known(&mut self, actor: usize) -> usize {
        if let Some(&draft) = self.by_known.get(&actor) {
            return draft;
        }
        let entry = self.lexicon.actor(actor);
        let draft = self.actors.len();
        let name_parts = if entry.kind == ActorKind::Person {
            parts(&entry.name)
        } else {
            Vec::new()
        };
        self.index_person(&name_parts, draft);
        self.actors.push(Draft {
            known: Some(actor),
            name: entry.name.clone(),
            kind: entry.kind,
            parts: name_parts,
        });
        self.by_known.insert(actor, draft);
        draft
    }

    fn index_person(&mut self, name_parts: &[String], draft: usize) {
        if let Some(last) = name_parts.last() {
            self.by_surname
                .entry(part_key(last))
                .or_default()
                .push(draft);
        }
        if let [first, _, ..] = name_parts {
            self.by_given_name
                .entry(first.clone())
                .or_default()
                .push(draft);
        }
    }

    /// Whether an actor of the lexicon has been named here so far.
    pub(super) fn is_drafted(&self, actor: usize) -> bool {
        self.by_known.contains_key(&actor)
    }

    /// The draft of an actor found here under this name.
    pub(super) fn found(&mut self, name: &str, kind: ActorKind) -> usize {
        let key = (kind, fold_name(name));
        if let Some(&draft) = self.by_name.get(&key) {
            return draft;
        }
        let draft = self.actors.len();
        let name_parts = if kind == ActorKind::Person {
            parts(name)
        } else {
            Vec::new()
        };
        self.index_person(&name_parts, draft);
        self.actors.push(Draft {
            known: None,
            name: one_line(name),
            kind,
            parts: name_parts,
        });
        self.by_name.insert(key, draft);
        draft
    }

    /// The actor found here under exactly this folded name, of whatever kind.
    pub(super) fn found_named(&self, folded: &str) -> Option<usize> {
        ActorKind::ALL
            .iter()
            .find_map(|kind| self.by_name.get(&(*kind, folded.to_string())).copied())
    }

    /// Persons of this article whose last name part is spelled like `part`.
    pub(super) fn with_surname(&self, part: &str) -> &[usize] {
        let all = self
            .by_surname
            .get(&part_key(part))
            .map_or(&[][..], Vec::as_slice);
        if all.len() > MAX_NAMESAKES { &[] } else { all }
    }

    /// Persons of this article named in full whose first name part is `part`.
    pub(super) fn with_given_name(&self, part: &str) -> &[usize] {
        let all = self.by_given_name.get(part).map_or(&[][..], Vec::as_slice);
        if all.len() > MAX_NAMESAKES { &[] } else { all }
    }

    /// Another name of a draft: later uses of it are the same actor.
    pub(super) fn also_named(&mut self, draft: usize, name: &str) {
        if let Some(actor) = self.actors.get(draft) {
            self.by_name
                .entry((actor.kind, fold_name(name)))
                .or_insert(draft);
        }
    }

    /// Takes a fuller name for a found person.
    pub(super) fn lengthen(&mut self, draft: usize, name: &str) {
        let Some(actor) = self.actors.get_mut(draft) else {
            return;
        };
        let longer = parts(name);
        if actor.known.is_none() && longer.len() > actor.parts.len() {
            actor.name = one_line(name);
            actor.parts = longer;
        }
    }

    /// Adds a mention.
    pub(super) fn mention(&mut self, span: Span, form: Form, draft: usize, rule: Rule) {
        let score = score(&rule);
        if form != Form::Nominal {
            self.by_end.insert(span.end, (draft, span.start));
        }
        if self.starts.len() <= draft {
            self.starts.resize_with(draft + 1, BTreeSet::new);
        }
        if let Some(starts) = self.starts.get_mut(draft) {
            starts.insert(span.start);
        }
        if let Some(state) = self.home_of(draft) {
            self.starts_at_home
                .entry(state)
                .or_default()
                .insert(span.start);
        }
        let mention = Mention {
            span,
            form,
            actor: ActorId(0),
            rule,
            score,
        };
        self.mentions.push((mention, draft));
    }

    /// The state a draft is, or is a place in.
    fn home_of(&self, draft: usize) -> Option<usize> {
        let known = self.actors.get(draft)?.known?;
        match self.lexicon.actor(known).kind {
            ActorKind::State => Some(known),
            ActorKind::Place => self.lexicon.actor(known).of,
            _ => None,
        }
    }

    /// The actor whose name ends at `byte`, and the name's span.
    pub(super) fn mention_ending_at(&self, byte: u32) -> Option<(usize, Span)> {
        self.by_end
            .get(&byte)
            .map(|&(draft, start)| (draft, Span { start, end: byte }))
    }

    /// Start of the last mention before `byte` of a state of the lexicon or of a place in it.
    pub(super) fn last_mention_at_home(&self, state: usize, byte: u32) -> Option<u32> {
        self.starts_at_home
            .get(&state)?
            .range(..byte)
            .next_back()
            .copied()
    }

    /// The most recent of these drafts to be mentioned before `byte`; the first one otherwise.
    pub(super) fn most_recent(&self, drafts: &[usize], byte: u32) -> Option<usize> {
        let last = |draft: usize| {
            let starts = self.starts.get(draft)?;
            starts.range(..byte).next_back().copied()
        };
        drafts
            .iter()
            .copied()
            .max_by_key(|&draft| (last(draft), std::cmp::Reverse(draft)))
    }

    /// Sorts mentions, numbers actors by first mention and gives each its chain.
    pub(super) fn finish(mut self) -> (Vec<Mention>, Vec<Actor>) {
        self.mentions
            .sort_by_key(|(mention, _)| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        let mut number: Vec<Option<u32>> = vec![None; self.actors.len()];
        let mut actors: Vec<Actor> = Vec::new();
        let mut mentions: Vec<Mention> = Vec::with_capacity(self.mentions.len());
        let mut holders: Vec<Span> = Vec::new();
        for (mut mention, draft) in std::mem::take(&mut self.mentions) {
            // Two passes may have claimed one span; the first in pass order came first here.
            if mentions
                .last()
                .is_some_and(|last| last.span == mention.span)
            {
                continue;
            }
            // A loose surname takes the "Al" before it, which may end another name: that name stays.
            holders.retain(|holder: &Span| holder.end > mention.span.start);
            if holders.iter().any(|holder| !holder.contains(mention.span)) {
                continue;
            }
            holders.push(mention.span);
            let id = if let Some(id) = number[draft] {
                id
            } else {
                let id = actors.len() as u32;
                actors.push(self.actor(draft));
                number[draft] = Some(id);
                id
            };
            mention.actor = ActorId(id);
            if let Some(actor) = actors.get_mut(id as usize) {
                actor.chain.push(MentionId(mentions.len() as u32));
            }
            mentions.push(mention);
        }
        (mentions, actors)
    }

    fn actor(&self, draft: usize) -> Actor {
        let actor = &self.actors[draft];
        let key = match actor.known {
            Some(known) => ActorKey::Known(self.lexicon.actor(known).id.clone()),
            None => ActorKey::Found(actor.kind, self.key_of(actor)),
        };
        Actor {
            key,
            name: actor.name.clone(),
            kind: actor.kind,
            chain: Vec::new(),
        }
    }

    /// What a found actor is recognised by in other articles. A lone surname is no evidence that
    /// two articles mean one person, so its key holds a hash of the text.
    fn key_of(&self, actor: &Draft) -> String {
        match actor.kind {
            ActorKind::Person if actor.parts.len() > 1 => crate::lexicon::name_key(&actor.name),
            ActorKind::Person => {
                format!("{}@{:016x}", fold_name(&actor.name), self.print)
            }
            _ => fold_name(&actor.name)
                .trim_start_matches("the ")
                .to_string(),
        }
    }
}

/// How sure a rule is. Set by hand from how often each was right on development articles; a
/// learned tagger will replace them by calibrated scores.
fn score(rule: &Rule) -> f32 {
    match rule {
        Rule::LexiconAlias => 0.98,
        Rule::LostHyphen | Rule::BracketedAbbreviation => 0.95,
        Rule::Title | Rule::VariantOf(_) | Rule::SurnameOf(_) | Rule::StateBody => 0.9,
        Rule::LexiconShort | Rule::LexiconChosen | Rule::GivenName | Rule::Apposition => 0.85,
        Rule::Speaker | Rule::CapitalAsGovernment => 0.8,
        Rule::HeadWord => 0.75,
        Rule::Capitalised => 0.5,
    }
}
