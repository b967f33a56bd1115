//! Run → the stretches of it that may be names, known names and titles taken away.

use super::Finder;
use super::evidence::{is_agreement, is_vessel};
use crate::candidate::{Candidate, Sense};
use crate::lexicon::words::{
    head_kind, is_common_start, is_function, is_given_name, is_never_name, is_person_title,
    is_title,
};
use crate::lexicon::{AliasClass, is_particle};
use crate::model::{ActorKind, Form, Rule};
use std::ops::Range;

impl Finder<'_> {
    pub(super) fn names_in(&self, mut run: Range<usize>, out: &mut Vec<Candidate>) {
        let tokens = self.tokens;
        while run.start < run.end && self.is_droppable(run.start) {
            run.start += 1;
        }
        // An "of" that lost its head word at the start goes too.
        while run.start < run.end && !tokens.is_capitalised(run.start) {
            run.start += 1;
        }
        if run.is_empty() {
            return;
        }
        if self.is_no_actor(&run) {
            self.push(&run, Sense::Nobody, Rule::HeadWord, false, out);
            return;
        }
        if let Some((kind, rule)) = self.organisation(&run) {
            self.push(&run, Sense::Found(kind), rule, false, out);
            return;
        }
        let mut start = run.start;
        let mut has_title = false;
        let mut idx = run.start;
        let mut is_office = false;
        while idx < run.end {
            if let Some(known) = self.known_at(idx) {
                if self.joins_left(known, start, idx)
                    || self.is_given_before_name(known, idx, run.end)
                {
                    // Part of a longer name the lexicon does not know: "Abdu Mahdi al-Muhandis",
                    // "Jordan Smith".
                    idx = self.end_of(known).max(idx + 1);
                    continue;
                }
                self.name(start..idx, has_title, out);
                idx = self.end_of(known).max(idx + 1);
                start = idx;
                has_title = false;
                continue;
            }
            let word = tokens.folded(idx);
            if start < idx
                && idx + 1 < run.end
                && is_person_title(&word)
                && tokens.is_capitalised(idx + 1)
            {
                // "Transport Minister X": what stands before the title belongs to it.
                has_title = true;
                idx += 1;
                start = idx;
                continue;
            }
            // "Minister of Transport X": one word behind "of" is the office.
            let is_leading = is_title(&word) || !tokens.is_capitalised(idx) || is_office;
            if start == idx && (idx + 1 < run.end || is_office) && is_leading {
                has_title |= is_person_title(&word);
                is_office = word == "of";
                idx += 1;
                start = idx;
                continue;
            }
            is_office = false;
            idx += 1;
        }
        self.name(start..run.end, has_title, out);
    }

    /// Whether a known single word has unknown names before it: "Abdu Mahdi" + "al-Muhandis".
    fn joins_left(&self, known: &Candidate, start: usize, idx: usize) -> bool {
        self.is_weak(known)
            && start < idx
            && (start..idx)
                .all(|idx| !is_title(&self.tokens.folded(idx)) || !self.tokens.is_capitalised(idx))
    }

    /// Whether a known name is as likely a part of somebody else's: a bare surname, or the one-word
    /// name of a newspaper.
    fn is_weak(&self, known: &Candidate) -> bool {
        let Sense::Known(members) = &known.sense else {
            return false;
        };
        members
            .iter()
            .all(|(actor, class)| match self.lexicon.actor(*actor).kind {
                ActorKind::Person => matches!(class, AliasClass::Short | AliasClass::StrongShort),
                ActorKind::Media => !self.tokens.text[known.span.range()].contains(' '),
                _ => false,
            })
    }

    /// Whether a known name is a given name with an unknown surname behind it.
    fn is_given_before_name(&self, known: &Candidate, idx: usize, end: usize) -> bool {
        let tokens = self.tokens;
        let mut after = self.end_of(known);
        if after != idx + 1 || after >= end || tokens.is_possessive(idx) {
            return false;
        }
        if is_particle(&tokens.folded(after)) && after + 1 < end {
            after += 1 + usize::from(tokens.is_hyphen(after + 1));
        }
        (is_given_name(&tokens.folded(idx)) || self.is_weak(known))
            && tokens.is_capitalised(after)
            && self.known_at(after).is_none_or(|known| self.is_weak(known))
            && head_kind(&tokens.folded(after)).is_none()
            && !is_title(&tokens.folded(after))
    }

    /// Words that stand with a capital only because a sentence or phrase starts.
    fn is_droppable(&self, idx: usize) -> bool {
        let word = self.tokens.folded(idx);
        is_function(&word)
            || is_never_name(&word)
            || is_common_start(&word) && self.is_sentence_start(idx)
    }

    /// A run that as a whole names a treaty, a war, an operation. Where it starts with a state, the
    /// state is still named: "the Iran Deal".
    fn is_no_actor(&self, run: &Range<usize>) -> bool {
        let starts_with_state = self
            .known_at(run.start)
            .is_some_and(|known| match &known.sense {
                Sense::Known(members) => members.iter().any(|(actor, _)| {
                    matches!(
                        self.lexicon.actor(*actor).kind,
                        ActorKind::State | ActorKind::PopulationGroup
                    )
                }),
                _ => false,
            });
        let is_whole = self
            .known_at(run.end.saturating_sub(1))
            .is_some_and(|known| {
                is_agreement(&self.tokens.folded(self.end_of(known).saturating_sub(1)))
            });
        run.len() >= 2
            && !starts_with_state
            && !is_whole
            && is_agreement(&self.tokens.folded(run.end - 1))
    }

    /// A run that as a whole names a body: it ends in a head word, or has one before "of".
    fn organisation(&self, run: &Range<usize>) -> Option<(ActorKind, Rule)> {
        let tokens = self.tokens;
        if run.len() < 2 {
            return None;
        }
        let head = self.head(run)?;
        let kind = head_kind(&tokens.folded(head))?;
        // A lexicon name that holds the head is the better reading.
        if let Some(known) = self.known_at(head) {
            let first = tokens.all.get(run.start)?.span.start;
            let is_head_alone = tokens.all.get(head).is_some_and(|token| {
                known.span.contains(token.span) && known.span.len() <= token.span.len()
            });
            if !is_head_alone && (known.span.start <= first || self.end_of(known) > head + 1) {
                return None;
            }
        }
        let words = run
            .clone()
            .filter(|&idx| tokens.is_capitalised(idx))
            .count();
        let is_generic = words == 2
            && self
                .known_at(run.start)
                .is_some_and(|known| known.form == Form::Adjective);
        if is_generic
            || is_title(&tokens.folded(run.start)) && words < 3 && kind != ActorKind::Agency
        {
            return None;
        }
        let before = head
            .checked_sub(1)
            .map(|idx| tokens.folded(idx))
            .unwrap_or_default();
        let is_press = kind == ActorKind::Agency && matches!(before.as_str(), "news" | "press");
        Some((
            if is_press { ActorKind::Media } else { kind },
            Rule::HeadWord,
        ))
    }

    fn head(&self, run: &Range<usize>) -> Option<usize> {
        let tokens = self.tokens;
        let of = run
            .clone()
            .find(|&idx| matches!(tokens.str(idx), "of" | "for") && idx > run.start);
        if let Some(of) = of {
            let head = of.checked_sub(1)?;
            // "University of Basra", "Guardians of Blood"; not "Chief of Staff".
            return (!is_title(&tokens.folded(head)) && head_kind(&tokens.folded(head)).is_some())
                .then_some(head);
        }
        let last = run.end.checked_sub(1)?;
        head_kind(&tokens.folded(last)).map(|_| last)
    }

    /// Decides whether unknown words are a name, and of what kind.
    fn name(&self, mut words: Range<usize>, has_title: bool, out: &mut Vec<Candidate>) {
        let tokens = self.tokens;
        while words.start < words.end
            && (!tokens.is_capitalised(words.start) || self.is_droppable(words.start))
        {
            words.start += 1;
        }
        while words.start < words.end
            && (!tokens.is_word(words.end - 1) || is_function(&tokens.folded(words.end - 1)))
        {
            words.end -= 1;
        }
        let count = words
            .clone()
            .filter(|&idx| tokens.is_capitalised(idx) && !is_particle(&tokens.folded(idx)))
            .count();
        if count == 0 || words.clone().any(|idx| is_agreement(&tokens.folded(idx))) {
            return;
        }
        let before = words
            .start
            .checked_sub(1)
            .map(|idx| tokens.folded(idx))
            .unwrap_or_default();
        if is_vessel(&before) && !has_title {
            self.push(&words, Sense::Nobody, Rule::Apposition, false, out);
            return;
        }
        if count == 1 && is_title(&tokens.folded(words.start)) {
            return;
        }
        if let Some((kind, rule)) = self.kind(&words, count, has_title) {
            self.push(&words, Sense::Found(kind), rule, has_title, out);
        }
    }
}
