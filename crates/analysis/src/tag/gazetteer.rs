//! Sentence → candidates that the lexicon knows by name.
//!
//! One pass, longest name first, whole words. Also the two patterns that live off known names:
//! "X administration" (a government with a person's name in it) and state + "government",
//! "troops" (a body of that state).

use super::metonym;
use crate::candidate::{Candidate, Sense};
use crate::lexicon::words::{is_function, is_person_title, is_reporting};
use crate::lexicon::{AliasClass, Group, Hit, Lexicon, may_start};
use crate::model::{ActorKind, Form, Rule, Sentence, Span};
use crate::tokens::Tokens;
use std::sync::Arc;

pub(super) fn find(
    tokens: &Tokens<'_>,
    sentence: &Sentence,
    lexicon: &Lexicon,
    out: &mut Vec<Candidate>,
) {
    let limit = sentence.span.end as usize;
    let is_shouted = is_shouted(tokens, sentence);
    let mut covered = 0u32;
    for idx in sentence.tokens.clone() {
        let Some(token) = tokens.all.get(idx) else {
            continue;
        };
        if token.span.start < covered || !may_start(tokens.str(idx)) {
            continue;
        }
        let start = token.span.start as usize;
        let Some(hit) = lexicon.longest_at(tokens.text, start, limit) else {
            continue;
        };
        let span = Span::new(start, hit.end);
        if is_shouted && is_common_word(tokens.str(idx)) {
            continue;
        }
        let Some(mut candidate) = candidate(tokens, sentence, idx, span, hit, lexicon) else {
            continue;
        };
        covered = span.end;
        let inside = inner(tokens, sentence, &candidate, idx, lexicon);
        if let Some(inside) = &inside {
            describe(tokens, &mut candidate, inside, idx, lexicon);
        }
        let body = body(tokens, &candidate, sentence, lexicon);
        out.extend(body);
        out.push(candidate);
        out.extend(inside);
    }
}

/// Whether the sentence is written in capitals throughout, so that capitals tell nothing.
fn is_shouted(tokens: &Tokens<'_>, sentence: &Sentence) -> bool {
    let text = &tokens.text[sentence.span.range()];
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 12 && !text.chars().any(char::is_lowercase)
}

/// Words that are also abbreviations of the lexicon when everything is in capitals.
fn is_common_word(word: &str) -> bool {
    matches!(
        word,
        "US" | "WHO" | "IS" | "IT" | "AN" | "IN" | "AI" | "AM" | "OR" | "SO" | "NO" | "ALL"
    )
}

fn candidate(
    tokens: &Tokens<'_>,
    sentence: &Sentence,
    idx: usize,
    span: Span,
    hit: Hit,
    lexicon: &Lexicon,
) -> Option<Candidate> {
    let mut members = Arc::clone(lexicon.group(hit.group));
    let &(_, class) = members.iter().min_by_key(|(_, class)| *class)?;
    let mut rule = if hit.lost_hyphen {
        Rule::LostHyphen
    } else {
        Rule::LexiconAlias
    };
    let mut form = Form::Name;
    if members
        .iter()
        .any(|(_, class)| *class == AliasClass::Metonym)
    {
        let has_place = members
            .iter()
            .any(|(actor, _)| lexicon.actor(*actor).kind == ActorKind::Place);
        if !has_place || metonym::is_government(tokens, span) {
            members = only(&members, |class| class == AliasClass::Metonym);
            form = Form::Metonym;
            rule = Rule::CapitalAsGovernment;
        } else {
            members = only(&members, |class| class != AliasClass::Metonym);
        }
    } else if class == AliasClass::Adjective && is_people_or_state(&members, lexicon) {
        form = Form::Adjective;
    } else if members
        .iter()
        .any(|(_, class)| *class == AliasClass::Abbreviation)
    {
        let is_state = members
            .iter()
            .any(|(actor, _)| lexicon.actor(*actor).kind == ActorKind::State);
        form = if is_state && qualifies_noun(tokens, span) {
            Form::Adjective
        } else {
            Form::Abbreviation
        };
    }
    let has_title = has_title_before(tokens, sentence, idx);
    Some(Candidate {
        span,
        form,
        sense: Sense::Known(members),
        rule,
        has_title,
    })
}

/// The members whose name is of a fitting class.
fn only(members: &Group, is_fitting: impl Fn(AliasClass) -> bool) -> Group {
    members
        .iter()
        .copied()
        .filter(|(_, class)| is_fitting(*class))
        .collect()
}

fn is_people_or_state(members: &[(usize, AliasClass)], lexicon: &Lexicon) -> bool {
    members.iter().any(|(actor, _)| {
        matches!(
            lexicon.actor(*actor).kind,
            ActorKind::State
                | ActorKind::PopulationGroup
                | ActorKind::Place
                | ActorKind::InternationalOrg
        )
    })
}

/// Whether a title of a person stands right before the token, in the same sentence: "Gen. X".
fn has_title_before(tokens: &Tokens<'_>, sentence: &Sentence, idx: usize) -> bool {
    let mut before = idx.checked_sub(1);
    if let Some(dot) = before
        && tokens.str(dot) == "."
        && dot
            .checked_sub(1)
            .is_some_and(|title| tokens.is_touching(title, dot))
    {
        before = dot.checked_sub(1);
    }
    before.is_some_and(|title| {
        sentence.tokens.contains(&title)
            && tokens.is_word(title)
            && is_person_title(&tokens.folded(title))
    })
}

/// "U.S. troops", but not "the U.S. said" or "the U.S.".
fn qualifies_noun(tokens: &Tokens<'_>, span: Span) -> bool {
    let next = tokens.at_or_after(span.end);
    let Some(token) = tokens.all.get(next) else {
        return false;
    };
    let gap = &tokens.text[span.end as usize..token.span.start as usize];
    if gap.is_empty() || gap.contains('\n') || !tokens.is_word(next) {
        return false;
    }
    let word = tokens.folded(next);
    !is_function(&word) && !is_reporting(&word) && !metonym::is_governing_verb(&word)
}

/// The name inside a name that ends in a plain word: the person in "Biden administration", the
/// state in "US military".
fn inner(
    tokens: &Tokens<'_>,
    sentence: &Sentence,
    outer: &Candidate,
    idx: usize,
    lexicon: &Lexicon,
) -> Option<Candidate> {
    let last = tokens.at_or_after(outer.span.end).checked_sub(1)?;
    if last <= idx || tokens.is_capitalised(last) || !tokens.is_word(last) {
        return None;
    }
    let start = outer.span.start as usize;
    let limit = tokens.all.get(last)?.span.start as usize;
    let hit = lexicon.longest_at(tokens.text, start, limit)?;
    let inside = candidate(
        tokens,
        sentence,
        idx,
        Span::new(start, hit.end),
        hit,
        lexicon,
    )?;
    let Sense::Known(members) = &inside.sense else {
        return None;
    };
    let is_holder = |kind| matches!(kind, ActorKind::Person | ActorKind::State);
    members
        .iter()
        .any(|(actor, _)| is_holder(lexicon.actor(*actor).kind))
        .then_some(inside)
}

/// "US military" and "Kadhimi’s government" describe, "Biden administration" names.
fn describe(
    tokens: &Tokens<'_>,
    outer: &mut Candidate,
    inside: &Candidate,
    first: usize,
    lexicon: &Lexicon,
) {
    let Sense::Known(members) = &inside.sense else {
        return;
    };
    let is_person = members
        .iter()
        .any(|(actor, _)| lexicon.actor(*actor).kind == ActorKind::Person);
    let name_end = tokens.at_or_after(inside.span.end).saturating_sub(1);
    if is_person && !tokens.is_possessive(name_end) {
        return;
    }
    outer.form = Form::Nominal;
    outer.rule = Rule::StateBody;
    outer.span = with_determiner(tokens, first, outer.span);
}

/// The span with "the" before it.
fn with_determiner(tokens: &Tokens<'_>, first: usize, span: Span) -> Span {
    match first.checked_sub(1) {
        Some(before)
            if matches!(tokens.str(before), "the" | "The") && tokens.is_spaced(before, first) =>
        {
            tokens
                .all
                .get(before)
                .map_or(span, |token| token.span.join(span))
        }
        _ => span,
    }
}

/// "the Iraqi government", "U.S. troops": state adjective, up to two plain words, head noun.
fn body(
    tokens: &Tokens<'_>,
    state: &Candidate,
    sentence: &Sentence,
    lexicon: &Lexicon,
) -> Option<Candidate> {
    let Sense::Known(members) = &state.sense else {
        return None;
    };
    let &(state_idx, _) = members
        .iter()
        .find(|(actor, _)| lexicon.actor(*actor).kind == ActorKind::State)?;
    if state.form != Form::Adjective {
        return None;
    }
    let mut next = tokens.at_or_after(state.span.end);
    let mut kind = None;
    for _ in 0..3 {
        if !sentence.tokens.contains(&next) || !tokens.is_spaced(next.checked_sub(1)?, next) {
            return None;
        }
        let word = tokens.folded(next);
        kind = body_kind(&word);
        if kind.is_some() || !is_body_modifier(&word) {
            break;
        }
        next += 1;
    }
    let kind = kind?;
    let first = tokens.at_or_after(state.span.start);
    let span = with_determiner(
        tokens,
        first,
        state.span.join(tokens.span(&(next..next + 1))),
    );
    Some(Candidate {
        span,
        form: Form::Nominal,
        sense: Sense::Body {
            state: state_idx,
            kind,
        },
        rule: Rule::StateBody,
        has_title: false,
    })
}

fn body_kind(word: &str) -> Option<ActorKind> {
    match word {
        "government" | "authorities" | "cabinet" | "administration" => Some(ActorKind::Government),
        "troops" | "forces" | "military" | "army" | "soldiers" => Some(ActorKind::Military),
        _ => None,
    }
}

fn is_body_modifier(word: &str) -> bool {
    matches!(
        word,
        "armed"
            | "combat"
            | "federal"
            | "central"
            | "ground"
            | "occupation"
            | "interim"
            | "transitional"
    )
}
