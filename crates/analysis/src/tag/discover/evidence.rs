//! Unknown words → the kind of actor the words in and around them speak for.

use super::Finder;
use crate::lexicon::is_particle;
use crate::lexicon::words::{
    apposed_kind, is_given_name, is_motion, is_person_title, is_place_cue, is_place_noun,
    is_reporting, is_role,
};
use crate::model::{ActorKind, Rule};
use std::ops::Range;

/// Tokens looked at behind a comma for an apposition: "X, a senior foreign policy fellow at".
const APPOSITION_WINDOW: usize = 9;

impl Finder<'_> {
    /// The kind of the words, and what says so; `None` when nothing does.
    pub(super) fn kind(
        &self,
        words: &Range<usize>,
        count: usize,
        has_title: bool,
    ) -> Option<(ActorKind, Rule)> {
        let tokens = self.tokens;
        let first = tokens.folded(words.start);
        let before = words
            .start
            .checked_sub(1)
            .filter(|idx| self.sentence.tokens.contains(idx));
        let before_word = before.map(|idx| tokens.folded(idx)).unwrap_or_default();
        let after_word = self.word_at(words.end);
        if has_title {
            return Some((ActorKind::Person, Rule::Title));
        }
        if tokens.is_all_capitals(words.start) && count == 1 {
            return None;
        }
        if count >= 2 && (is_given_name(&first) || self.has_arabic_shape(words)) {
            return Some((ActorKind::Person, Rule::GivenName));
        }
        if count >= 2 && before.is_some_and(|idx| tokens.is_possessive(idx)) {
            // "the ministry’s X Y"
            return Some((ActorKind::Person, Rule::Apposition));
        }
        if let Some(kind) = apposed_kind(&before_word).filter(|_| !self.is_after_comma(words.start))
        {
            return Some((kind, Rule::Apposition));
        }
        if before_word == "of"
            && let Some(idx) = words.start.checked_sub(2)
            && is_place_noun(&tokens.folded(idx))
        {
            return Some((ActorKind::Place, Rule::Apposition));
        }
        if after_word == "think" && self.word_at(words.end + 1) == "tank" {
            return Some((ActorKind::Organisation, Rule::Apposition));
        }
        if let Some(kind) =
            apposed_kind(&after_word).filter(|_| !tokens.is_possessive(words.end - 1))
        {
            return Some((kind, Rule::Apposition));
        }
        let is_after_cue = is_place_cue(&before_word) && !self.is_sentence_start(words.start);
        if count == 1 && is_after_cue {
            return Some((ActorKind::Place, Rule::Capitalised));
        }
        if let Some(found) = self.apposition_after(words.end) {
            return Some(found);
        }
        if count >= 2 && (is_reporting(&after_word) || is_reporting(&before_word)) {
            return Some((ActorKind::Person, Rule::Speaker));
        }
        if is_role(&before_word) && count >= 2 && is_person_title(&before_word) {
            return Some((ActorKind::Person, Rule::Title));
        }
        if count <= 2 && is_after_cue {
            return Some((ActorKind::Place, Rule::Capitalised));
        }
        if count <= 2
            && matches!(before_word.as_str(), "to" | "from")
            && words
                .start
                .checked_sub(2)
                .is_some_and(|idx| is_motion(&tokens.folded(idx)))
        {
            return Some((ActorKind::Place, Rule::Capitalised));
        }
        if count <= 2 && before_word == "and" && self.is_second_place(words.start) {
            return Some((ActorKind::Place, Rule::Capitalised));
        }
        if (2..=4).contains(&count) && !self.is_sentence_start(words.start) {
            return Some((ActorKind::Person, Rule::Capitalised));
        }
        None
    }

    pub(super) fn is_sentence_start(&self, idx: usize) -> bool {
        idx <= self.first_word
    }

    fn word_at(&self, idx: usize) -> String {
        let is_inside = self.sentence.tokens.contains(&idx);
        if is_inside && self.tokens.is_word(idx) {
            self.tokens.folded(idx)
        } else {
            String::new()
        }
    }

    fn is_after_comma(&self, idx: usize) -> bool {
        idx.checked_sub(1)
            .is_some_and(|before| self.tokens.str(before) == ",")
    }

    /// "in X and Y": Y is a place as X is.
    fn is_second_place(&self, start: usize) -> bool {
        let mut idx = start.saturating_sub(2);
        for _ in 0..3 {
            if !self.sentence.tokens.contains(&idx) || idx == 0 {
                return false;
            }
            if !self.tokens.is_capitalised(idx) && !self.tokens.is_hyphen(idx) {
                let word = self.tokens.folded(idx);
                return is_place_cue(&word)
                    || word == "of" && is_place_noun(&self.tokens.folded(idx - 1));
            }
            idx -= 1;
        }
        false
    }

    fn has_arabic_shape(&self, words: &Range<usize>) -> bool {
        words.clone().any(|idx| {
            let word = self.tokens.folded(idx);
            is_particle(&word) && idx > words.start
                || matches!(
                    word.as_str(),
                    "bin" | "ibn" | "abu" | "umm" | "abd" | "abdul" | "abdel"
                )
                || self.tokens.str(idx).starts_with("al")
                    && self.tokens.is_capitalised(idx)
                    && idx > words.start
        })
    }

    /// ", commander of", ", 45,", ", an armed group": what the words behind the comma say.
    fn apposition_after(&self, comma: usize) -> Option<(ActorKind, Rule)> {
        let tokens = self.tokens;
        if tokens.str(comma) != "," {
            return None;
        }
        let mut last_noun = None;
        for idx in comma + 1..(comma + 1 + APPOSITION_WINDOW).min(self.sentence.tokens.end) {
            if !tokens.is_word(idx) {
                let is_age = idx == comma + 1
                    && tokens.str(idx).chars().all(|c| c.is_ascii_digit())
                    && tokens.str(idx + 1) == ",";
                if is_age {
                    return Some((ActorKind::Person, Rule::Apposition));
                }
                if tokens.is_hyphen(idx) {
                    continue;
                }
                break;
            }
            let word = tokens.folded(idx);
            if matches!(
                word.as_str(),
                "of" | "at" | "for" | "in" | "with" | "from" | "that" | "which" | "and"
            ) {
                if idx == comma + 1 {
                    return None;
                }
                break;
            }
            if word == "who" {
                return Some((ActorKind::Person, Rule::Apposition));
            }
            if is_role(&word) {
                return Some((ActorKind::Person, Rule::Apposition));
            }
            last_noun = apposed_kind(&word).or(last_noun);
        }
        last_noun.map(|kind| (kind, Rule::Apposition))
    }
}

/// What stands before the name of a ship.
pub(super) fn is_vessel(word: &str) -> bool {
    matches!(
        word,
        "carrier"
            | "ship"
            | "vessel"
            | "tanker"
            | "freighter"
            | "destroyer"
            | "frigate"
            | "flagged"
            | "submarine"
            | "cruiser"
            | "warship"
            | "boat"
            | "yacht"
            | "ferry"
    )
}

/// Capitalised things that are no actors: agreements, wars, operations.
pub(super) fn is_agreement(word: &str) -> bool {
    matches!(
        word,
        "agreement"
            | "accord"
            | "accords"
            | "treaty"
            | "pact"
            | "war"
            | "wars"
            | "deal"
            | "act"
            | "plan"
            | "operation"
            | "resolution"
            | "summit"
            | "conference"
            | "day"
            | "week"
            | "year"
            | "revolution"
            | "spring"
            | "prize"
            | "award"
            | "cup"
            | "games"
            | "olympics"
            | "charter"
            | "article"
            | "chapter"
            | "protocol"
            | "convention"
            | "constitution"
            | "law"
            | "tower"
            | "conventions"
            | "talks"
            | "intifada"
            | "nakba"
            | "crisis"
            | "street"
    )
}
