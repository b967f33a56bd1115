//! Capital in its sentence → is it the government or the town?
//!
//! "orders from Tehran" is a government, "gathered in Tehran" a town. Decided by the word before,
//! the noun or verb before that, and the word after, as summed evidence (location/organisation
//! metonymy as in Markert & Nissim 2007, SemEval task 8: grammatical role and its head decide;
//! here neighbouring words stand in for a parse).

use crate::lexicon::words::{is_motion, is_place_cue, is_place_noun, is_reporting};
use crate::model::Span;
use crate::tokens::Tokens;

/// Whether a capital stands for the government that sits there.
pub(super) fn is_government(tokens: &Tokens<'_>, span: Span) -> bool {
    let first = tokens.at_or_after(span.start);
    let next = tokens.at_or_after(span.end);
    let before = first
        .checked_sub(1)
        .map(|idx| tokens.folded(idx))
        .unwrap_or_default();
    let before_str = first.checked_sub(1).map_or("", |idx| tokens.str(idx));
    let head = first
        .checked_sub(2)
        .map(|idx| tokens.folded(idx))
        .unwrap_or_default();
    let is_possessive = next
        .checked_sub(1)
        .is_some_and(|idx| tokens.is_possessive(idx));
    let after_idx = next;
    let after = if tokens.is_word(after_idx) {
        tokens.folded(after_idx)
    } else {
        String::new()
    };

    if is_possessive {
        // "Baghdad’s airport" against "Washington’s support".
        return !is_place_thing(&after) && !is_place_cue(&before);
    }
    if tokens.is_hyphen(after_idx) && tokens.is_touching(after_idx - 1, after_idx) {
        return matches!(
            tokens.folded(after_idx + 1).as_str(),
            "backed"
                | "allied"
                | "aligned"
                | "led"
                | "linked"
                | "sponsored"
                | "friendly"
                | "brokered"
                | "controlled"
                | "supported"
        );
    }
    if is_place_cue(&before) || is_place_noun(&before) {
        return false;
    }
    match before.as_str() {
        "from" => return is_message(&head),
        "to" => {
            return !is_motion(&head)
                && !matches!(head.as_str(), "close" | "closer" | "next" | "brought");
        }
        "with" | "against" | "between" | "by" | "pro" | "anti" => return true,
        // Verbs whose object can only be somebody.
        "ask" | "asked" | "asking" | "told" | "accuse" | "accused" | "accusing" | "urge"
        | "urged" | "urging" | "blame" | "blamed" | "blaming" | "press" | "pressed" | "warn"
        | "warned" | "defy" | "defied" | "obey" | "obeyed" | "angered" | "angering" | "deter"
        | "punish" | "isolate" | "embarrass" | "sanction" | "contain" | "counter"
        | "criticised" | "criticized" => {
            return true;
        }
        "of" => return is_governed(&head),
        "and" if !before_str.is_empty() => {
            // "Tehran and Washington must": as the second of the two.
            return is_reporting(&after) || is_governing_verb(&after);
        }
        _ => {}
    }
    if before_str == "," && after.is_empty() {
        // "KARBALA, Iraq", "Erbil, Baghdad": a list of places.
        return false;
    }
    if after == "and" && tokens.is_capitalised(after_idx + 1) {
        // "London and Washington must act": as the first of the two.
        let verb = tokens.folded(after_idx + 2);
        return is_reporting(&verb) || is_governing_verb(&verb);
    }
    is_reporting(&after) || is_governing_verb(&after)
}

fn is_place_thing(word: &str) -> bool {
    is_place_noun(word)
        || matches!(
            word,
            "international"
                | "main"
                | "eastern"
                | "western"
                | "northern"
                | "southern"
                | "green"
                | "old"
                | "university"
                | "stadium"
                | "museum"
                | "hospital"
                | "central"
                | "residents"
                | "mayor"
                | "police"
                | "metro"
                | "traffic"
                | "southeast"
                | "skyline"
        )
}

fn is_message(word: &str) -> bool {
    matches!(
        word,
        "orders"
            | "order"
            | "support"
            | "pressure"
            | "funding"
            | "money"
            | "aid"
            | "instructions"
            | "backing"
            | "directives"
            | "signals"
            | "message"
            | "messages"
            | "approval"
            | "weapons"
            | "permission"
            | "help"
            | "guidance"
            | "threats"
            | "demands"
            | "independence"
            | "distance"
            | "independent"
            | "response"
            | "assurances"
            | "guarantees"
            | "sanctions"
    )
}

fn is_governed(word: &str) -> bool {
    matches!(
        word,
        "control"
            | "influence"
            | "policy"
            | "support"
            | "ally"
            | "allies"
            | "enemy"
            | "enemies"
            | "government"
            | "critic"
            | "critics"
            | "part"
            | "interests"
            | "behalf"
            | "proxies"
            | "proxy"
            | "pressure"
            | "independent"
            | "ahead"
            | "hands"
            | "demands"
            | "wary"
            | "approval"
            | "patience"
            | "orbit"
            | "favor"
            | "favour"
            | "opponent"
            | "opponents"
            | "knowledge"
    )
}

/// Verbs a government is the subject of.
pub(super) fn is_governing_verb(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "had"
            | "have"
            | "is"
            | "was"
            | "will"
            | "would"
            | "could"
            | "may"
            | "might"
            | "must"
            | "wants"
            | "wanted"
            | "sees"
            | "sought"
            | "seeks"
            | "considers"
            | "supports"
            | "backs"
            | "backed"
            | "hopes"
            | "fears"
            | "agreed"
            | "refused"
            | "rejected"
            | "rejects"
            | "decided"
            | "imposed"
            | "signed"
            | "responded"
            | "uses"
            | "relies"
            | "regards"
            | "views"
            | "does"
            | "did"
            | "cannot"
            | "can"
            | "should"
            | "continues"
            | "remains"
            | "faces"
            | "blamed"
            | "blames"
            | "supplied"
            | "supplies"
            | "arms"
            | "funds"
            | "designated"
            | "expects"
            | "expected"
            | "offered"
            | "tried"
            | "made"
            | "gave"
            | "gives"
            | "put"
            | "sent"
            | "began"
            | "intends"
            | "plans"
            | "knows"
            | "knew"
            | "needs"
            | "appears"
            | "appeared"
    )
}
