//! What is read → what is done outside whenever it changes: storage, scrolling, dialogs.

use leptos::prelude::*;

/// Runs `run` now and whenever what it read has changed.
///
/// Boxed: every closure of its own type would be compiled with an effect of its own around it.
pub fn watch(run: impl FnMut() + 'static) {
    watch_boxed(Box::new(run));
}

fn watch_boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
