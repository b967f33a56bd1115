//! The annex: views in a module of their own, loaded when the first of them is opened.
//!
//! The page gives such a view an element and two functions: `ask` passes bytes of a request on to the
//! worker, `act` asks the page to do something. What the bytes mean is known to both ends by `wire`.
//! The start script loads the module: a module can't import another by itself.

use super::{property, the_window};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// The element a view is drawn in.
pub type Host = HtmlElement;

/// Takes the answer of the worker; none where there is none.
pub type Then = Box<dyn FnOnce(Option<&[u8]>)>;

/// What comes from a view.
pub enum Asked {
    /// Bytes of a request to the worker, and who waits for the answer.
    Worker(Vec<u8>, Then),
    /// Bytes of an act.
    Page(Vec<u8>),
    /// It could not be loaded.
    Failure,
}

/// What a function of ours makes of its two arguments.
type Made = fn(Vec<u8>, JsValue) -> Asked;

/// Opens a view in an element. What is in the element before goes.
///
/// `given` is a text the view begins with, and the markup it was copied with.
pub fn open(view: &'static str, given: [&str; 2], host: &Host, take: impl Fn(Asked) + 'static) {
    let take: Rc<dyn Fn(Asked)> = Rc::new(take);
    let functions: [(&str, Made); 3] = [
        ("ask", |bytes, then| Asked::Worker(bytes, answer(then))),
        ("act", |bytes, _| Asked::Page(bytes)),
        ("fail", |_, _| Asked::Failure),
    ];
    let page = Object::new();
    for (name, made) in functions {
        let take = Rc::clone(&take);
        let heard = move |bytes: JsValue, then: JsValue| {
            let bytes = bytes.dyn_into::<Uint8Array>();
            let bytes = bytes.map(|bytes| bytes.to_vec()).unwrap_or_default();
            take(made(bytes, then));
        };
        let function = Closure::<dyn FnMut(JsValue, JsValue)>::new(heard).into_js_value();
        _ = Reflect::set(&page, &name.into(), &function);
    }
    for (name, value) in ["text", "markup"].into_iter().zip(given) {
        _ = Reflect::set(&page, &name.into(), &value.into());
    }
    if let Ok(open) = property(&the_window(), "openAnnex").dyn_into::<Function>() {
        _ = open.apply(&JsValue::UNDEFINED, &Array::of3(&view.into(), host, &page));
    }
}

fn answer(then: JsValue) -> Then {
    Box::new(move |reply| {
        let reply = reply.map_or(JsValue::NULL, |bytes| Uint8Array::from(bytes).into());
        if let Ok(then) = then.dyn_into::<Function>() {
            _ = then.call1(&JsValue::UNDEFINED, &reply);
        }
    })
}
