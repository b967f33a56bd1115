//! The reader's end: a message with a file → the answer, one after the other.

use crate::codec::{decode_task, encode_answer};
use document::{Format, Member, Refusal, Unpacked};
use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers every message with what `read` makes of its file, and says first that it can.
///
/// A panic ends the worker and reaches the other end as an `error` event.
pub fn serve(read: fn(&Member, Format) -> Result<Unpacked, Refusal>) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        // Loaded as a plain script by mistake: nobody to talk to.
        return;
    };
    let handler = Closure::<dyn FnMut(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| {
            let data = event.data();
            let head = bytes_of(&data, "head");
            let answer = match decode_task(&head, bytes_of(&data, "bytes")) {
                Some((format, member)) => encode_answer(&read(&member, format)),
                // No bytes are the answer of another version.
                None => Vec::new(),
            };
            post(&scope, &answer);
        }
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    // The handler lives as long as the worker.
    handler.forget();
    let _ = scope.post_message(&JsValue::TRUE);
}

fn bytes_of(message: &JsValue, field: &str) -> Vec<u8> {
    Reflect::get(message, &JsValue::from_str(field))
        .ok()
        .and_then(|buffer| buffer.dyn_into::<ArrayBuffer>().ok())
        .map(|buffer| Uint8Array::new(&buffer).to_vec())
        .unwrap_or_default()
}

fn post(scope: &DedicatedWorkerGlobalScope, answer: &[u8]) {
    let buffer = Uint8Array::from(answer).buffer();
    let message = Object::new();
    // Setting a field of a fresh object and posting an owned buffer only fail when the worker is
    // being ended; then nobody waits for the answer.
    let _ = Reflect::set(&message, &JsValue::from_str("answer"), &buffer);
    let _ = scope.post_message_with_transfer(&message, &Array::of1(&buffer));
}
