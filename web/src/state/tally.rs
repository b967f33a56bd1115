//! Counts of articles → totals per actor over the whole desk. Plain values, no signals.

use std::collections::BTreeMap;
use wire::{ActorId, ActorRow, ArticleView};

/// One actor with its counts over all open articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Who.
    pub row: ActorRow,
    /// Mentions in all articles.
    pub n_mentions: u32,
    /// Articles with at least one.
    pub n_articles: u32,
}

/// All actors of the open articles.
#[derive(Clone, Debug, Default)]
pub struct Tallies(BTreeMap<ActorId, Tally>);

impl Tallies {
    /// Learns names and kinds; counts stay.
    pub fn learn(&mut self, rows: Vec<ActorRow>) {
        for row in rows {
            match self.0.get_mut(&row.id) {
                Some(tally) => tally.row = row,
                None => {
                    self.0.insert(
                        row.id,
                        Tally {
                            row,
                            n_mentions: 0,
                            n_articles: 0,
                        },
                    );
                }
            }
        }
    }

    /// Adds the counts of an article.
    pub fn add(&mut self, article: &ArticleView) {
        for count in &article.counts {
            if let Some(tally) = self.0.get_mut(&count.actor) {
                tally.n_mentions += count.n_mentions;
                tally.n_articles += 1;
            }
        }
    }

    /// Takes the counts of an article away. Actors in no article stay known but are not listed.
    pub fn take_away(&mut self, article: &ArticleView) {
        for count in &article.counts {
            if let Some(tally) = self.0.get_mut(&count.actor) {
                tally.n_mentions = tally.n_mentions.saturating_sub(count.n_mentions);
                tally.n_articles = tally.n_articles.saturating_sub(1);
            }
        }
    }

    /// Forgets everything: another worker gives other numbers.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// One actor.
    pub fn get(&self, actor: ActorId) -> Option<&Tally> {
        self.0.get(&actor)
    }

    /// All actors that are mentioned, by number.
    pub fn mentioned(&self) -> impl Iterator<Item = &Tally> {
        self.0.values().filter(|tally| tally.n_mentions > 0)
    }
}
