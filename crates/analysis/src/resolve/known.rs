//! Pass 1: candidates the lexicon names.

use super::draft::Drafts;
use super::support::Support;
use crate::candidate::{Candidate, Sense};
use crate::lexicon::{AliasClass, Lexicon};
use crate::model::{ActorKind, Rule};

/// Settles a candidate whose name means one actor, or of several clearly one; gives it back when
/// only shortened names are left.
pub(super) fn settle(
    candidate: Candidate,
    support: &Support,
    lexicon: &Lexicon,
    drafts: &mut Drafts<'_>,
) -> Result<(), Candidate> {
    let Sense::Known(members) = &candidate.sense else {
        return Err(candidate);
    };
    let full: Vec<usize> = members
        .iter()
        .filter(|(_, class)| !matches!(class, AliasClass::Short | AliasClass::StrongShort))
        .map(|(actor, _)| *actor)
        .collect();
    let (actor, rule) = match full.as_slice() {
        [] => return Err(candidate),
        [only] => (*only, candidate.rule.clone()),
        several => {
            // The first of the lexicon's order wins a tie, so the result does not depend on chance.
            let best = several
                .iter()
                .copied()
                .rev()
                .max_by_key(|&actor| support.strength(actor));
            let Some(best) = best else {
                return Err(candidate);
            };
            (best, Rule::LexiconChosen)
        }
    };
    let draft = drafts.known(actor);
    if lexicon.actor(actor).kind == ActorKind::Person {
        let name = drafts.str(candidate.span);
        drafts.also_named(draft, name);
    }
    drafts.mention(candidate.span, candidate.form, draft, rule);
    Ok(())
}

/// "the Iraqi government": the lexicon's actor for it, or one made from the state's name.
pub(super) fn body(
    candidate: &Candidate,
    state: usize,
    kind: ActorKind,
    lexicon: &Lexicon,
    drafts: &mut Drafts<'_>,
) {
    let draft = if let Some(&draft) = drafts.bodies.get(&(state, kind)) {
        draft
    } else {
        let draft = body_draft(state, kind, lexicon, drafts);
        drafts.bodies.insert((state, kind), draft);
        draft
    };
    drafts.mention(
        candidate.span,
        candidate.form,
        draft,
        candidate.rule.clone(),
    );
}

fn body_draft(state: usize, kind: ActorKind, lexicon: &Lexicon, drafts: &mut Drafts<'_>) -> usize {
    let state_actor = lexicon.actor(state);
    let name = match kind {
        ActorKind::Military => {
            let adjective = state_actor.adjectives.first().unwrap_or(&state_actor.name);
            format!("{adjective} Armed Forces")
        }
        _ => format!("Government of {}", state_actor.name),
    };
    let known = lexicon.actors().iter().position(|actor| {
        actor.of == Some(state) && actor.kind == kind && is_whole_body(actor, &name)
    });
    match known {
        Some(known) => drafts.known(known),
        None => drafts.found(&name, kind),
    }
}

/// Whether a lexicon actor is the whole government or the whole armed forces of its state.
fn is_whole_body(actor: &crate::lexicon::KnownActor, name: &str) -> bool {
    actor.name == name
        || match actor.kind {
            ActorKind::Government => actor.name.starts_with("Government of"),
            ActorKind::Military => {
                actor.name.contains("Armed Forces")
                    || actor.id.ends_with("-military")
                    || actor.id.ends_with("-security-forces")
            }
            _ => false,
        }
}
