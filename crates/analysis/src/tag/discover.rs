//! Sentence → candidates the lexicon does not know: capitalised names with evidence for a kind.
//!
//! A *run* is a chain of capitalised words with the small words that join names ("al-", "of",
//! "bin"). From each run sentence starts, titles and known names are taken away; what is left is
//! a name if something says of what kind: a title before it, a head word in it ("Brigade"), an
//! apposition, a reporting word, a given name. Headlines are left out: there capitals tell nothing.
//!
//! Method: the internal and external evidence of McDonald 1993 ("Internal and external evidence in
//! the identification and semantic categorization of proper names", ACL W93-0104), as ordered
//! rules. Left out: single unknown words without evidence; `resolve` gets them as loose words.

use super::{Candidate, Sense, Tokens};
use crate::lexicon::words::{
    apposed_kind, head_kind, is_common_start, is_function, is_given_name, is_motion, is_never_name, is_person_title,
    is_place_cue, is_place_noun, is_reporting, is_role, is_title,
};
use crate::lexicon::{AliasClass, Lexicon, is_particle};
use crate::model::{ActorKind, Form, Rule, Sentence, Span, ZoneKind};
use std::ops::Range;

/// Tokens looked at behind a comma for an apposition: "X, a senior foreign policy fellow at".
const APPOSITION_WINDOW: usize = 9;

/// Longest run that is taken for a name; longer ones are lists or titles.
const MAX_RUN: usize = 14;

pub(super) fn find(
    tokens: &Tokens<'_>,
    sentence: &Sentence,
    zone: ZoneKind,
    known: &[Candidate],
    lexicon: &Lexicon,
    out: &mut Vec<Candidate>,
) {
    if matches!(zone, ZoneKind::Headline | ZoneKind::Heading) || is_title_case(tokens, sentence) {
        return;
    }
    let finder = Finder { tokens, sentence, known, lexicon };
    let mut idx = sentence.tokens.start;
    while idx < sentence.tokens.end {
        if !tokens.is_capitalised(idx) {
            idx += 1;
            continue;
        }
        let run = finder.run_from(idx);
        idx = run.end.max(idx + 1);
        if run.len() <= MAX_RUN {
            finder.names_in(run, out);
        }
    }
}

/// Whether most longer words have capitals, as in titles: no evidence then.
fn is_title_case(tokens: &Tokens<'_>, sentence: &Sentence) -> bool {
    let (mut capitals, mut all) = (0usize, 0usize);
    for idx in sentence.tokens.clone() {
        if tokens.is_word(idx) && tokens.str(idx).len() > 3 {
            all += 1;
            capitals += usize::from(tokens.is_capitalised(idx));
        }
    }
    all >= 4 && capitals * 10 > all * 8
}

struct Finder<'a> {
    tokens: &'a Tokens<'a>,
    sentence: &'a Sentence,
    known: &'a [Candidate],
    lexicon: &'a Lexicon,
}

impl Finder<'_> {
    /// The chain of capitalised words and joints from `start`.
    fn run_from(&self, start: usize) -> Range<usize> {
        let mut end = start + 1;
        loop {
            let last = end - 1;
            if self.tokens.is_possessive(last) {
                break;
            }
            let Some(next) = self.joint(last, end) else { break };
            end = next;
        }
        start..end
    }

    /// If the chain goes on behind token `last`, one past the next capitalised word.
    fn joint(&self, last: usize, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if at >= self.sentence.tokens.end {
            return None;
        }
        if tokens.is_spaced(last, at) {
            if tokens.is_capitalised(at) {
                return Some(at + 1);
            }
            let word = tokens.folded(at);
            let next = at + 1;
            if next >= self.sentence.tokens.end {
                return None;
            }
            if is_name_joint(&word) || is_particle(&word) {
                let is_joined = tokens.is_spaced(at, next) && tokens.is_capitalised(next)
                    || tokens.is_hyphen(next) && tokens.is_capitalised(next + 1);
                if !is_joined {
                    return None;
                }
                let has_head = matches!(word.as_str(), "of" | "for")
                    && !(head_kind(&tokens.folded(last)).is_some() || is_title(&tokens.folded(last)));
                if has_head {
                    return None;
                }
                return Some(if tokens.is_hyphen(next) { next + 2 } else { next + 1 });
            }
            return None;
        }
        if !tokens.is_touching(last, at) {
            return None;
        }
        if tokens.is_hyphen(at) && tokens.is_touching(at, at + 1) && tokens.is_capitalised(at + 1) {
            return Some(at + 2);
        }
        // "Gen. X", "J. D. X"
        let is_short = tokens.str(last).chars().count() <= 4;
        if tokens.str(at) == "."
            && is_short
            && (is_title(&tokens.folded(last)) || tokens.str(last).chars().count() == 1)
            && tokens.is_capitalised(at + 1)
            && at + 1 < self.sentence.tokens.end
        {
            return Some(at + 2);
        }
        None
    }

    fn names_in(&self, mut run: Range<usize>, out: &mut Vec<Candidate>) {
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
                if self.joins_left(known, start, idx) || self.is_given_before_name(known, idx, run.end) {
                    // Part of a longer name the lexicon does not know: "Abdu Mahdi al-Muhandis",
                    // "Jordan Smith".
                    idx = self.end_of(known).max(idx + 1);
                    continue;
                } else {
                    self.name(start..idx, has_title, out);
                    idx = self.end_of(known).max(idx + 1);
                }
                start = idx;
                has_title = false;
                continue;
            }
            let word = tokens.folded(idx);
            if start < idx && idx + 1 < run.end && is_person_title(&word) && tokens.is_capitalised(idx + 1) {
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

    /// The known candidate that starts at token `idx`.
    fn known_at(&self, idx: usize) -> Option<&Candidate> {
        let span = self.tokens.all.get(idx)?.span;
        let at = self.known.partition_point(|candidate| candidate.span.end <= span.start);
        self.known
            .get(at..)?
            .iter()
            .take_while(|candidate| candidate.span.start <= span.start)
            .find(|candidate| candidate.form != Form::Nominal && candidate.span.overlaps(span))
    }

    fn end_of(&self, known: &Candidate) -> usize {
        self.tokens.at_or_after(known.span.end)
    }

    /// Whether a known single word has unknown names before it: "Abdu Mahdi" + "al-Muhandis".
    fn joins_left(&self, known: &Candidate, start: usize, idx: usize) -> bool {
        self.is_weak(known)
            && start < idx
            && (start..idx).all(|idx| {
                !is_title(&self.tokens.folded(idx)) || !self.tokens.is_capitalised(idx)
            })
    }

    /// Whether a known name is as likely a part of somebody else's: a bare surname, or the one-word
    /// name of a newspaper.
    fn is_weak(&self, known: &Candidate) -> bool {
        let Sense::Known(members) = &known.sense else { return false };
        members.iter().all(|(actor, class)| match self.lexicon.actor(*actor).kind {
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
        let starts_with_state = self.known_at(run.start).is_some_and(|known| match &known.sense {
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
            .is_some_and(|known| is_agreement(&self.tokens.folded(self.end_of(known).saturating_sub(1))));
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
            let is_head_alone = tokens.all.get(head).is_some_and(|token| known.span.contains(token.span) && known.span.len() <= token.span.len());
            if !is_head_alone && (known.span.start <= first || self.end_of(known) > head + 1) {
                return None;
            }
        }
        let words = run.clone().filter(|&idx| tokens.is_capitalised(idx)).count();
        let is_generic = words == 2
            && self.known_at(run.start).is_some_and(|known| known.form == Form::Adjective);
        if is_generic || is_title(&tokens.folded(run.start)) && words < 3 && kind != ActorKind::Agency {
            return None;
        }
        let before = head.checked_sub(1).map(|idx| tokens.folded(idx)).unwrap_or_default();
        let is_press = kind == ActorKind::Agency && matches!(before.as_str(), "news" | "press");
        Some((if is_press { ActorKind::Media } else { kind }, Rule::HeadWord))
    }

    fn head(&self, run: &Range<usize>) -> Option<usize> {
        let tokens = self.tokens;
        let of = run.clone().find(|&idx| {
            matches!(tokens.str(idx), "of" | "for") && idx > run.start
        });
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
        let count = words.clone().filter(|&idx| tokens.is_capitalised(idx)).count();
        if count == 0 || words.clone().any(|idx| is_agreement(&tokens.folded(idx))) {
            return;
        }
        let before = words.start.checked_sub(1).map(|idx| tokens.folded(idx)).unwrap_or_default();
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

    fn kind(&self, words: &Range<usize>, count: usize, has_title: bool) -> Option<(ActorKind, Rule)> {
        let tokens = self.tokens;
        let first = tokens.folded(words.start);
        let before = words.start.checked_sub(1).filter(|idx| self.sentence.tokens.contains(idx));
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
        if let Some(kind) = apposed_kind(&before_word).filter(|_| !self.is_after_comma(words.start)) {
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
        if let Some(kind) = apposed_kind(&after_word).filter(|_| !tokens.is_possessive(words.end - 1)) {
            return Some((kind, Rule::Apposition));
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
        if count <= 2 && is_place_cue(&before_word) && !self.is_sentence_start(words.start) {
            return Some((ActorKind::Place, Rule::Capitalised));
        }
        if count <= 2
            && matches!(before_word.as_str(), "to" | "from")
            && words.start.checked_sub(2).is_some_and(|idx| is_motion(&tokens.folded(idx)))
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

    fn word_at(&self, idx: usize) -> String {
        let is_inside = self.sentence.tokens.contains(&idx);
        if is_inside && self.tokens.is_word(idx) { self.tokens.folded(idx) } else { String::new() }
    }

    fn is_sentence_start(&self, idx: usize) -> bool {
        (self.sentence.tokens.start..idx).all(|before| !self.tokens.is_word(before))
    }

    fn is_after_comma(&self, idx: usize) -> bool {
        idx.checked_sub(1).is_some_and(|before| self.tokens.str(before) == ",")
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
                || matches!(word.as_str(), "bin" | "ibn" | "abu" | "umm" | "abd" | "abdul" | "abdel")
                || self.tokens.str(idx).starts_with("al") && self.tokens.is_capitalised(idx)
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
            if matches!(word.as_str(), "of" | "at" | "for" | "in" | "with" | "from" | "that" | "which" | "and") {
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

    fn push(
        &self,
        words: &Range<usize>,
        sense: Sense,
        rule: Rule,
        has_title: bool,
        out: &mut Vec<Candidate>,
    ) {
        let span = self.tokens.span(words);
        if span.is_empty() {
            return;
        }
        let span = self.with_article(words.start, span);
        out.push(Candidate { span, form: Form::Name, sense, rule, has_title });
    }

    /// "al-" in small letters before the first word belongs to the name.
    fn with_article(&self, start: usize, span: Span) -> Span {
        let tokens = self.tokens;
        let Some(hyphen) = start.checked_sub(1) else { return span };
        let Some(article) = start.checked_sub(2) else { return span };
        let is_article = tokens.is_hyphen(hyphen)
            && tokens.is_touching(hyphen, start)
            && tokens.is_touching(article, hyphen)
            && is_particle(&tokens.folded(article))
            && self.sentence.tokens.contains(&article);
        match tokens.all.get(article) {
            Some(token) if is_article => token.span.join(span),
            _ => span,
        }
    }
}

/// What stands before the name of a ship.
fn is_vessel(word: &str) -> bool {
    matches!(
        word,
        "carrier" | "ship" | "vessel" | "tanker" | "freighter" | "destroyer" | "frigate" | "flagged"
            | "submarine" | "cruiser" | "warship" | "boat" | "yacht" | "ferry"
    )
}

/// Small words that join the parts of a name.
fn is_name_joint(word: &str) -> bool {
    matches!(
        word,
        "of" | "for" | "bin" | "ibn" | "bint" | "de" | "da" | "di" | "del" | "della" | "do" | "dos"
            | "la" | "le" | "van" | "von" | "der" | "den" | "du" | "ter" | "ben" | "y" | "e"
    )
}

/// Capitalised things that are no actors: agreements, wars, operations.
fn is_agreement(word: &str) -> bool {
    matches!(
        word,
        "agreement" | "accord" | "accords" | "treaty" | "pact" | "war" | "wars" | "deal" | "act"
            | "plan" | "operation" | "resolution" | "summit" | "conference" | "day" | "week" | "year"
            | "revolution" | "spring" | "prize" | "award" | "cup" | "games" | "olympics" | "charter"
            | "article" | "chapter" | "protocol" | "convention" | "constitution" | "law" | "tower"
            | "conventions" | "talks" | "intifada" | "nakba" | "crisis" | "street"
    )
}
