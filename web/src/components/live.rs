//! Closures in views, boxed: what changes, what is shown at times, what a press does.
//!
//! Leptos compiles about 2 KB around every closure it meets in a view, since each has a type of
//! its own; boxed they share one. That is a fifth of the page's size.

use crate::state::pointing::{Lamp, Light};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wire::ActorId;

/// Something that is drawn anew when what it reads changes.
pub type Live<T> = Box<dyn FnMut() -> T + Send>;

/// Words that change, as content or attribute.
pub fn words<W: Into<String>>(mut read: impl FnMut() -> W + Send + 'static) -> Live<String> {
    Box::new(move || read().into())
}

/// An attribute that is "true" or "false".
pub fn flag(mut read: impl FnMut() -> bool + Send + 'static) -> Live<String> {
    Box::new(move || read().to_string())
}

/// A property or attribute that is there or not.
pub fn is(read: impl FnMut() -> bool + Send + 'static) -> Live<bool> {
    Box::new(read)
}

/// A part of the view that changes.
pub fn part(read: impl FnMut() -> AnyView + Send + 'static) -> Live<AnyView> {
    Box::new(read)
}

/// A part that is there at times only. It is drawn anew only when that turns over.
pub fn when(
    is_there: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> Live<AnyView> {
    let is_there = Memo::new(move |_| is_there());
    part(move || {
        if is_there.get() {
            draw()
        } else {
            ().into_any()
        }
    })
}

/// What a press does.
pub fn act(mut run: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| run())
}

/// The light of a mark or row; reactive, and woken only by these actors.
pub fn lit(lamp: Lamp, actors: Vec<ActorId>) -> Live<Option<&'static str>> {
    Box::new(move || lamp.light(&actors).map(Light::slug))
}
