//! Where the reader is → the next or previous stop. Plain functions, no signals.

use wire::{ActorId, ArticleView, MentionRef};

/// Forwards or backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the next.
    Next,
    /// To the one before.
    Previous,
}

/// Stops of a walk: all mentions of `actor` in these articles, or all mentions when there is no
/// actor, in the order of the columns and of the text.
pub fn stops<'a>(
    articles: impl IntoIterator<Item = &'a ArticleView>,
    actor: Option<ActorId>,
) -> Vec<MentionRef> {
    let mut stops = Vec::new();
    for article in articles {
        for (idx, mention) in article.mentions.iter().enumerate() {
            if actor.is_none_or(|actor| mention.actor == actor) {
                stops.push(MentionRef {
                    article: article.id,
                    mention: idx as u32,
                });
            }
        }
    }
    stops
}

/// The index of the stop that follows `at` in a direction, round and round. From a place that is
/// no stop itself it is the nearest stop of the same article in that direction, else the first.
pub fn step(stops: &[MentionRef], at: Option<MentionRef>, direction: Direction) -> Option<usize> {
    let last = stops.len().checked_sub(1)?;
    let Some(at) = at else {
        return Some(if direction == Direction::Next {
            0
        } else {
            last
        });
    };
    if let Some(idx) = stops.iter().position(|stop| *stop == at) {
        return Some(match direction {
            Direction::Next if idx == last => 0,
            Direction::Next => idx + 1,
            Direction::Previous if idx == 0 => last,
            Direction::Previous => idx - 1,
        });
    }
    let is_here = |stop: &MentionRef| stop.article == at.article;
    match direction {
        Direction::Next => stops
            .iter()
            .position(|stop| is_here(stop) && stop.mention > at.mention)
            .or_else(|| {
                stops
                    .iter()
                    .rposition(is_here)
                    .map(|idx| if idx == last { 0 } else { idx + 1 })
            })
            .or(Some(0)),
        Direction::Previous => stops
            .iter()
            .rposition(|stop| is_here(stop) && stop.mention < at.mention)
            .or_else(|| {
                stops
                    .iter()
                    .position(is_here)
                    .map(|idx| idx.checked_sub(1).unwrap_or(last))
            })
            .or(Some(last)),
    }
}

/// The neighbour of the `at`-th of `n` things in a direction, round and round.
pub fn neighbour(n: usize, at: Option<usize>, direction: Direction) -> Option<usize> {
    let last = n.checked_sub(1)?;
    Some(match (at, direction) {
        (None, Direction::Next) => 0,
        (None, Direction::Previous) => last,
        (Some(at), Direction::Next) => {
            if at >= last {
                0
            } else {
                at + 1
            }
        }
        (Some(at), Direction::Previous) => at.checked_sub(1).unwrap_or(last),
    })
}
