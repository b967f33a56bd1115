//! Closures in views, boxed: what changes, what is shown at times, what a press does.
//!
//! Leptos compiles about 2 KB around every closure it meets in a view, since each has a type of
//! its own; boxed they share one. That is a fifth of the page's size.

use crate::state::pointing::{Lamp, Light};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use std::sync::Arc;
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
    when_boxed(Box::new(is_there), Box::new(draw))
}

fn when_boxed(
    is_there: Box<dyn Fn() -> bool + Send + Sync>,
    draw: Box<dyn Fn() -> AnyView + Send>,
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

/// One thing of a list: the number that tells it from the others, and how it is drawn.
struct Listed {
    key: u64,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

/// A list. A thing is drawn once, however often the list changes around it.
pub fn each<T: Send + 'static>(
    read: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: impl Fn(&T) -> u64 + Send + Sync + 'static,
    draw: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let draw = Arc::new(draw);
    let list = move |thing: T| {
        let key = key(&thing);
        let draw = Arc::clone(&draw);
        Listed {
            key,
            draw: Box::new(move || draw(thing)),
        }
    };
    each_boxed(Box::new(move || read().into_iter().map(&list).collect()))
}

fn each_boxed(read: Box<dyn Fn() -> Vec<Listed> + Send + Sync>) -> AnyView {
    view! { <For each=read key=|listed| listed.key children=|listed: Listed| (listed.draw)() /> }
        .into_any()
}

/// What a press does.
pub fn act(mut run: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| run())
}

/// The light of a mark or row; reactive, and woken only by these actors.
pub fn lit(lamp: Lamp, actors: Vec<ActorId>) -> Live<Option<&'static str>> {
    Box::new(move || lamp.light(&actors).map(Light::slug))
}

/// What happens on an event.
pub fn hear<E>(handle: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handle)
}
