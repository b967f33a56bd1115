//! How strongly an article points at each actor of the lexicon.

use crate::candidate::{Candidate, Sense};
use crate::lexicon::{AliasClass, Lexicon};

/// Evidence per actor, counted over the unambiguous candidates of one article.
pub(super) struct Support {
    own: Vec<u32>,
    home: Vec<u32>,
}

impl Support {
    /// Counts the names only one actor has.
    pub(super) fn of(candidates: &[Candidate], lexicon: &Lexicon) -> Self {
        let n_actors = lexicon.actors().len();
        let mut own = vec![0u32; n_actors];
        for candidate in candidates {
            let Sense::Known(members) = &candidate.sense else {
                continue;
            };
            let [(actor, class)] = &**members else {
                continue;
            };
            if !matches!(class, AliasClass::Short | AliasClass::StrongShort)
                && let Some(count) = own.get_mut(*actor)
            {
                *count += 1;
            }
        }
        // A group, office or person also has the support of the state it belongs to.
        let mut home = vec![0u32; n_actors];
        for (idx, actor) in lexicon.actors().iter().enumerate() {
            if let (Some(of), Some(value)) = (actor.of, home.get_mut(idx)) {
                *value = own.get(of).copied().unwrap_or(0);
            }
        }
        Self { own, home }
    }

    /// Whether the article names the actor outright or names where it belongs.
    pub(super) fn is_supported(&self, actor: usize) -> bool {
        self.strength(actor) > 0
    }

    /// Own names count far more than the state's.
    pub(super) fn strength(&self, actor: usize) -> u32 {
        let own = self.own.get(actor).copied().unwrap_or(0);
        let home = self.home.get(actor).copied().unwrap_or(0);
        own.saturating_mul(1_000).saturating_add(home.min(999))
    }
}
