//! Passes 2 to 5: discovered names, shortened names, loose words.

use super::draft::Drafts;
use super::support::Support;
use crate::candidate::{Candidate, Sense};
use crate::lexicon::words::{is_function, is_title};
use crate::lexicon::{AliasClass, Lexicon, distance, fold_name, is_particle, part_key, parts};
use crate::model::{ActorKind, Form, Rule, Segments, Span};
use crate::tokens::Tokens;

/// Settles a discovered name of two parts or more; gives bare surnames back.
pub(super) fn settle(
    candidate: Candidate,
    lexicon: &Lexicon,
    drafts: &mut Drafts<'_>,
) -> Result<(), Candidate> {
    let Sense::Found(kind) = candidate.sense else {
        return Err(candidate);
    };
    let name = drafts.str(candidate.span);
    if kind != ActorKind::Person {
        let draft = drafts
            .found_named(&fold_name(name))
            .unwrap_or_else(|| drafts.found(name, kind));
        drafts.mention(candidate.span, candidate.form, draft, candidate.rule);
        return Ok(());
    }
    let name_parts = parts(name);
    if name_parts.len() < 2 {
        return Err(candidate);
    }
    let known = lexicon
        .person_spelled(name)
        .or_else(|| nearly_spelled(&name_parts, lexicon));
    if let Some(known) = known {
        let draft = drafts.known(known);
        drafts.also_named(draft, name);
        let rule = Rule::VariantOf(lexicon.actor(known).name.clone());
        drafts.mention(candidate.span, candidate.form, draft, rule);
        return Ok(());
    }
    let earlier = drafts
        .found_named(&fold_name(name))
        .or_else(|| same_ends(&name_parts, drafts));
    let draft = earlier.unwrap_or_else(|| drafts.found(name, kind));
    drafts.also_named(draft, name);
    drafts.lengthen(draft, name);
    drafts.mention(candidate.span, candidate.form, draft, candidate.rule);
    Ok(())
}

/// A known person whose surname is spelled alike and whose other parts, two at least, differ by one
/// letter at most: "Abdu Mahdi al-Muhandis". `None` unless exactly one fits.
fn nearly_spelled(name: &[String], lexicon: &Lexicon) -> Option<usize> {
    let (last, others) = name.split_last()?;
    if others.len() < 2 {
        return None;
    }
    let mut fitting = lexicon
        .persons_with_surname(last)
        .iter()
        .copied()
        .filter(|&idx| {
            let actor = lexicon.actor(idx);
            std::iter::once(&actor.name)
                .chain(&actor.aliases)
                .any(|alias| {
                    let known = parts(alias);
                    known.len() == name.len()
                        && known
                            .iter()
                            .zip(others)
                            .all(|(a, b)| distance(a, b, 1) <= 1)
                })
        });
    let only = fitting.next()?;
    fitting.next().is_none().then_some(only)
}

/// A person of this article with the same first and last part: "Mohammed Shia al-Sudani" and
/// "Mohammed al-Sudani". `None` unless exactly one fits.
fn same_ends(name: &[String], drafts: &Drafts<'_>) -> Option<usize> {
    let (first, last) = (name.first()?, name.last()?);
    let mut fitting = drafts.with_surname(last).iter().copied().filter(|&draft| {
        let other = &drafts.actors[draft].parts;
        let is_tail = other.len() > name.len() && other.ends_with(name);
        is_tail
            || other.len() > 1
                && (other.len() == 2
                    || name.len() == 2
                    || other.len() == name.len() && is_spelled_alike(other, name))
                && other
                    .first()
                    .is_some_and(|part| part_key(part) == part_key(first))
    });
    let only = fitting.next()?;
    fitting.next().is_none().then_some(only)
}

fn is_spelled_alike(a: &[String], b: &[String]) -> bool {
    a.iter().zip(b).all(|(a, b)| part_key(a) == part_key(b))
}

/// Pass 4: a surname or shortened name, by who is named in full here, then by the lexicon.
pub(super) fn settle_short(
    candidate: Candidate,
    support: &Support,
    lexicon: &Lexicon,
    drafts: &mut Drafts<'_>,
) -> Result<(), Candidate> {
    let name = drafts.str(candidate.span);
    let members: &[(usize, AliasClass)] = match &candidate.sense {
        Sense::Known(members) => members,
        _ => &[],
    };
    if let Some(actor) = nearest_home(members, candidate.span.start, lexicon, drafts) {
        let draft = drafts.known(actor);
        drafts.mention(candidate.span, candidate.form, draft, Rule::LexiconShort);
        return Ok(());
    }
    // Somebody named in full in this article whom the lexicon calls so.
    let named: Vec<usize> = members
        .iter()
        .map(|(actor, _)| *actor)
        .filter(|&actor| drafts.is_drafted(actor))
        .collect();
    if let [only] = named.as_slice() {
        let draft = drafts.known(*only);
        let rule = surname_rule(drafts, draft);
        drafts.mention(candidate.span, candidate.form, draft, rule);
        return Ok(());
    }
    if let Some(draft) = person_with_surname(name, candidate.span.start, drafts) {
        let rule = surname_rule(drafts, draft);
        drafts.mention(candidate.span, candidate.form, draft, rule);
        return Ok(());
    }
    if let Sense::Found(ActorKind::Person) = candidate.sense
        && !candidate.has_title
        && let Some(draft) = drafts.most_recent(
            drafts.with_given_name(&fold_name(name)),
            candidate.span.start,
        )
    {
        let rule = Rule::VariantOf(drafts.actors[draft].name.clone());
        drafts.mention(candidate.span, candidate.form, draft, rule);
        return Ok(());
    }
    let chosen = choose(members, &candidate, support, lexicon);
    if let Some((actor, rule)) = chosen {
        let draft = drafts.known(actor);
        drafts.mention(candidate.span, candidate.form, draft, rule);
        return Ok(());
    }
    if let Sense::Found(kind) = candidate.sense {
        let draft = drafts
            .found_named(&fold_name(name))
            .unwrap_or_else(|| drafts.found(name, kind));
        drafts.mention(candidate.span, candidate.form, draft, candidate.rule);
        return Ok(());
    }
    Err(candidate)
}

/// How far back a state may be named for "the Foreign Ministry" to be its: about two sentences.
const HOME_WINDOW_BYTES: u32 = 400;

/// Of several bodies with one short name ("Foreign Ministry"), that of the state named last before.
fn nearest_home(
    members: &[(usize, AliasClass)],
    at: u32,
    lexicon: &Lexicon,
    drafts: &Drafts<'_>,
) -> Option<usize> {
    if members.len() < 2
        || members
            .iter()
            .any(|(actor, _)| lexicon.actor(*actor).kind == ActorKind::Person)
    {
        return None;
    }
    let last_named = |actor: usize| {
        let home = lexicon.actor(actor).of?;
        drafts
            .last_mention_at_home(home, at)
            .filter(|start| at - start <= HOME_WINDOW_BYTES)
    };
    let (start, actor) = members
        .iter()
        .filter_map(|(actor, _)| Some((last_named(*actor)?, *actor)))
        .max_by_key(|(start, actor)| (*start, std::cmp::Reverse(*actor)))?;
    (start < at).then_some(actor)
}

fn surname_rule(drafts: &Drafts<'_>, draft: usize) -> Rule {
    let actor = &drafts.actors[draft];
    if actor.kind == ActorKind::Person {
        Rule::SurnameOf(actor.name.clone())
    } else {
        Rule::LexiconShort
    }
}

/// Which actor of the lexicon a short name may mean when nobody here is named in full.
fn choose(
    members: &[(usize, AliasClass)],
    candidate: &Candidate,
    support: &Support,
    lexicon: &Lexicon,
) -> Option<(usize, Rule)> {
    let strong = members
        .iter()
        .find(|(_, class)| *class == AliasClass::StrongShort);
    if let Some((actor, _)) = strong {
        return Some((*actor, Rule::LexiconShort));
    }
    let best = members
        .iter()
        .map(|(actor, _)| *actor)
        .rev()
        .max_by_key(|&actor| support.strength(actor))?;
    let ties = members
        .iter()
        .filter(|(actor, _)| support.strength(*actor) == support.strength(best))
        .count();
    let kind = lexicon.actor(best).kind;
    // States whose name is also something else ("Jordan") are mostly the state.
    let state = members
        .iter()
        .find(|(actor, _)| lexicon.actor(*actor).kind == ActorKind::State);
    if let Some((actor, _)) = state
        && (members.len() == 1 || support.strength(*actor) == support.strength(best))
    {
        return Some((*actor, Rule::LexiconChosen));
    }
    let is_backed = support.is_supported(best) || kind == ActorKind::Place;
    let is_wanted = kind != ActorKind::Person || candidate.has_title || ties == 1;
    (is_backed && is_wanted && ties == 1 || candidate.has_title && ties == 1)
        .then_some((best, Rule::LexiconShort))
}

/// The person of this article a bare surname means: the most recent of those who have it.
fn person_with_surname(name: &str, at: u32, drafts: &Drafts<'_>) -> Option<usize> {
    let name_parts = parts(name);
    let [.., last] = name_parts.as_slice() else {
        return None;
    };
    if last.chars().count() < 3 {
        return None;
    }
    let fitting: Vec<usize> = drafts
        .with_surname(last)
        .iter()
        .copied()
        .filter(|&draft| {
            let other = &drafts.actors[draft].parts;
            other.len() > name_parts.len()
                && other
                    .iter()
                    .rev()
                    .zip(name_parts.iter().rev())
                    .all(|(a, b)| part_key(a) == part_key(b))
        })
        .collect();
    drafts.most_recent(&fitting, at)
}

/// Pass 5: surnames and single names of somebody established above.
pub(super) fn settle_loose(
    tokens: &Tokens<'_>,
    segments: &Segments,
    loose: &[usize],
    drafts: &mut Drafts<'_>,
) {
    for &idx in loose {
        let word = tokens.bare(idx);
        let folded = fold_name(word);
        if folded.chars().count() < 3 || is_function(&folded) || is_title(&folded) {
            continue;
        }
        let span = with_article(tokens, segments, idx, drafts);
        let placed = drafts
            .found_named(&folded)
            .or_else(|| drafts.found_named(&fold_name(drafts.str(span))));
        let surname = placed
            .is_none()
            .then(|| person_with_surname(word, span.start, drafts))
            .flatten();
        let Some(draft) = placed.or(surname) else {
            continue;
        };
        // A word with a capital because a sentence starts must be spelled exactly so.
        let is_start = segments
            .sentence_at(span.start)
            .and_then(|sentence| segments.sentences.get(sentence))
            .is_some_and(|sentence| sentence.tokens.start == idx);
        let actor = &drafts.actors[draft];
        if is_start && surname.is_some() && actor.parts.last() != Some(&folded.replace(' ', "")) {
            let is_glued = parts(word).last() == actor.parts.last();
            if !is_glued {
                continue;
            }
        }
        let rule = if surname.is_some() || actor.kind == ActorKind::Person {
            Rule::SurnameOf(actor.name.clone())
        } else {
            Rule::VariantOf(actor.name.clone())
        };
        drafts.mention(span, Form::Name, draft, rule);
    }
}

/// The word with the "al-" before it, unless that ends another name or another sentence.
fn with_article(tokens: &Tokens<'_>, segments: &Segments, idx: usize, drafts: &Drafts<'_>) -> Span {
    let span = tokens.span(&(idx..idx + 1));
    let joined = idx.checked_sub(2).filter(|&article| {
        tokens.is_hyphen(idx - 1)
            && tokens.is_touching(idx - 1, idx)
            && tokens.is_touching(article, idx - 1)
            && is_particle(&tokens.folded(article))
    });
    let spaced = idx.checked_sub(1).filter(|&article| {
        matches!(tokens.str(article), "Al" | "El") && tokens.is_spaced(article, idx)
    });
    let article = joined
        .or(spaced)
        .and_then(|article| tokens.all.get(article))
        .filter(|article| {
            drafts.mention_ending_at(article.span.end).is_none()
                && segments.sentence_at(article.span.start) == segments.sentence_at(span.start)
        });
    match article {
        Some(article) => article.span.join(span),
        None => span,
    }
}
