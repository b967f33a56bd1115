//! Candidates → mentions and the actors they name, within one article.
//!
//! Ordered sieves, precise first, each decision keeping its rule (Lee et al. 2013, "Deterministic
//! coreference resolution based on entity-centric, precision-ranked rules", doi
//! `10.1162/COLI_a_00152`). Passes:
//!
//! 1. `known`: lexicon names that only one actor has, or that only one fits.
//! 2. `person`: full names of persons: spelled like a known person, like an earlier one, or new.
//! 3. `name`: other discovered names: the same folded name is the same actor.
//! 4. `short`: bare surnames and shortened names: somebody named in full in this article first,
//!    then the lexicon if the article supports it.
//! 5. `loose`: capitalised words nobody placed: surnames and single names established above.
//! 6. `bracket`: capitals in brackets after a name, and their later uses.
//!
//! Left out: pronouns, nominals other than bodies of states, joint references. Two persons with
//! one surname stay apart: a wrong merge is worse than a split.

mod bracket;
mod draft;
mod known;
mod person;
mod support;

use crate::candidate::{Sense, Tagged};
use crate::lexicon::Lexicon;
use crate::model::{Actor, Article, Mention, Segments};
use crate::tokens::Tokens;
use draft::Drafts;
use support::Support;

/// Decides whom each candidate names.
pub(crate) fn resolve(
    article: &Article,
    segments: &Segments,
    tagged: Tagged,
    lexicon: &Lexicon,
) -> (Vec<Mention>, Vec<Actor>) {
    let text = article.text();
    let tokens = Tokens::new(text, &segments.tokens);
    let support = Support::of(&tagged.candidates, lexicon);
    let mut drafts = Drafts::new(text, lexicon);
    let mut open = Vec::new();
    // Passes 1 to 3 need nothing but the candidate itself, so one walk does them.
    for candidate in tagged.candidates {
        match &candidate.sense {
            Sense::Known(_) => {
                if let Err(candidate) = known::settle(candidate, &support, lexicon, &mut drafts) {
                    open.push(candidate);
                }
            }
            Sense::Body { state, kind } => {
                let (state, kind) = (*state, *kind);
                known::body(&candidate, state, kind, lexicon, &mut drafts);
            }
            // `tag` gives none out.
            Sense::Nobody => {}
            Sense::Found(_) => {
                if let Err(candidate) = person::settle(candidate, lexicon, &mut drafts) {
                    open.push(candidate);
                }
            }
        }
    }
    let mut loose = tagged.loose;
    for candidate in open {
        if let Err(candidate) = person::settle_short(candidate, &support, lexicon, &mut drafts) {
            loose.push(tokens.at_or_after(candidate.span.start));
        }
    }
    loose.sort_unstable();
    loose.dedup();
    person::settle_loose(&tokens, segments, &loose, &mut drafts);
    bracket::settle(&tokens, &loose, &mut drafts);
    drafts.finish()
}
