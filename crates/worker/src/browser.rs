//! The worker's side of `postMessage`.

use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use wire::{Envelope, Reply, Request, RequestId};
use worker::Desk;

/// Installs the handler and says that the worker can work.
pub(crate) fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        // Loaded as a plain script by mistake: nobody to talk to.
        return;
    };
    let desk = Rc::new(RefCell::new(Desk::new(lexicon::built_in())));
    let ready = desk.borrow().ready();
    let handler = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        // A message is handled to its end before the next one is taken, so the desk is never
        // borrowed twice.
        move |event: MessageEvent| answer(&scope, &mut desk.borrow_mut(), &event.data())
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    // The handler lives as long as the worker.
    handler.forget();
    post(&scope, RequestId(0), ready);
}

fn answer(scope: &DedicatedWorkerGlobalScope, desk: &mut Desk, message: &JsValue) {
    let request = bytes_of(message, "message").unwrap_or_default();
    let Ok(Envelope { id, body }) = wire::decode::<Envelope<Request>>(&request) else {
        // The number stands first and outlives changes of the rest; 0 is no request's number.
        let id = wire::decode(&request).unwrap_or(RequestId(0));
        let sentence = "The page and its reader are of different versions; reload the page.";
        post(
            scope,
            id,
            Reply::Failed {
                sentence: sentence.to_string(),
            },
        );
        return;
    };
    let bytes = bytes_of(message, "bytes");
    let reply = desk.handle(body, bytes, &mut |note| post(scope, id, note));
    post(scope, id, reply);
}

fn bytes_of(message: &JsValue, field: &str) -> Option<Vec<u8>> {
    let buffer = Reflect::get(message, &JsValue::from_str(field)).ok()?;
    let buffer = buffer.dyn_into::<ArrayBuffer>().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn post(scope: &DedicatedWorkerGlobalScope, id: RequestId, body: Reply) {
    let buffer = Uint8Array::from(wire::encode(&Envelope { id, body }).as_slice()).buffer();
    let message = Object::new();
    let transfer = js_sys::Array::of1(&buffer);
    // Setting a field of a fresh object and posting an owned buffer only fail when the worker is
    // being ended; then nobody waits for the answer.
    let _ = Reflect::set(&message, &JsValue::from_str("message"), &buffer);
    let _ = scope.post_message_with_transfer(&message, &transfer);
}
