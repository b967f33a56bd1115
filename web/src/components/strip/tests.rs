//! Ticks and the nearest of them.

use super::{Tick, nearest};

fn tick(mention: u32, at: f32) -> Tick {
    Tick {
        mention,
        at,
        is_emphasised: false,
    }
}

#[test]
fn the_nearest_tick_wins() {
    let ticks = [tick(0, 0.1), tick(1, 0.5), tick(2, 0.9)];
    assert_eq!(nearest(&ticks, 0.62).map(|tick| tick.mention), Some(1));
    assert_eq!(nearest(&ticks, 0.0).map(|tick| tick.mention), Some(0));
    assert_eq!(nearest(&[], 0.5), None);
}
