//! THE overlap rule: which candidates stay when finders disagree.
//!
//! A longer name wins over what lies inside it (names inside names are not marked), and of equal
//! spans the lexicon wins. Two candidates may nest only where the outer one is a description
//! ("the Iraqi government") or a government called after a person ("Biden administration").

use crate::candidate::{Candidate, Sense};
use crate::lexicon::words::is_never_name;
use crate::model::{Form, Segments};
use crate::tokens::Tokens;

/// Joins what both finders found; sorted by start, then longest first.
pub(super) fn settle(known: Vec<Candidate>, found: Vec<Candidate>) -> Vec<Candidate> {
    let mut all: Vec<(bool, Candidate)> = Vec::with_capacity(known.len() + found.len());
    all.extend(known.into_iter().map(|candidate| (true, candidate)));
    all.extend(found.into_iter().map(|candidate| (false, candidate)));
    all.sort_by(|(a_known, a), (b_known, b)| {
        a.span
            .start
            .cmp(&b.span.start)
            .then(b.span.end.cmp(&a.span.end))
            .then(b_known.cmp(a_known))
    });
    let mut kept: Vec<Candidate> = Vec::with_capacity(all.len());
    for (_, candidate) in all {
        // Only the last few can overlap: everything is sorted, and nesting is at most two deep.
        let first = kept.len().saturating_sub(3);
        let clash = (first..kept.len())
            .rev()
            .find(|&idx| kept[idx].span.overlaps(candidate.span));
        match clash {
            None => kept.push(candidate),
            Some(idx) if may_hold(&kept[idx], &candidate) => kept.push(candidate),
            Some(idx)
                if candidate.span.len() > kept[idx].span.len()
                    && kept[idx].form != Form::Nominal =>
            {
                kept.truncate(idx);
                kept.push(candidate);
            }
            Some(_) => {}
        }
    }
    kept
}

fn may_hold(outer: &Candidate, inner: &Candidate) -> bool {
    if outer.span == inner.span || !outer.span.contains(inner.span) {
        return false;
    }
    match outer.sense {
        Sense::Body { .. } => true,
        Sense::Known(_) if outer.form == Form::Nominal => true,
        Sense::Known(_) => {
            inner.span.start == outer.span.start && matches!(inner.sense, Sense::Known(_))
        }
        Sense::Found(_) | Sense::Nobody => false,
    }
}

/// Capitalised words of the text that no candidate covers.
pub(super) fn uncovered(
    tokens: &Tokens<'_>,
    segments: &Segments,
    candidates: &[Candidate],
) -> Vec<usize> {
    let mut out = Vec::new();
    let mut next = 0;
    for idx in 0..segments.tokens.len() {
        if !tokens.is_capitalised(idx) {
            continue;
        }
        let span = segments.tokens[idx].span;
        while candidates
            .get(next)
            .is_some_and(|candidate| candidate.span.end <= span.start)
        {
            next += 1;
        }
        let is_covered = candidates
            .get(next..)
            .unwrap_or_default()
            .iter()
            .take_while(|candidate| candidate.span.start < span.end)
            .any(|candidate| candidate.span.overlaps(span) && candidate.form != Form::Nominal);
        if !is_covered && !is_never_name(&tokens.folded(idx)) {
            out.push(idx);
        }
    }
    out
}
