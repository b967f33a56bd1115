//! Messages ↔ JavaScript: `{message: ArrayBuffer, bytes?: ArrayBuffer}`, both transferred.

use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wire::{Envelope, Request, RequestId};

/// A request as bytes of its own, ready to be transferred.
pub(super) fn encode(envelope: &Envelope<Request>) -> ArrayBuffer {
    Uint8Array::from(wire::encode(envelope).as_slice()).buffer()
}

/// A request that is bytes already, as bytes of its own.
pub(super) fn pass_on(id: RequestId, request: &[u8]) -> ArrayBuffer {
    Uint8Array::from(wire::encode_parts(id, request).as_slice()).buffer()
}

/// The object that is posted, and what of it is transferred.
pub(super) fn pack(message: &ArrayBuffer, bytes: Option<&ArrayBuffer>) -> Option<(Object, Array)> {
    let packed = Object::new();
    let transferred = Array::of1(message);
    Reflect::set(&packed, &"message".into(), message).ok()?;
    if let Some(bytes) = bytes {
        Reflect::set(&packed, &"bytes".into(), bytes).ok()?;
        transferred.push(bytes);
    }
    Some((packed, transferred))
}

/// The message of a posted object; none where it is something else (the start script's cry).
pub(super) fn unpack(posted: &JsValue) -> Option<Vec<u8>> {
    let message = Reflect::get(posted, &"message".into()).ok()?;
    let message: ArrayBuffer = message.dyn_into().ok()?;
    Some(Uint8Array::new(&message).to_vec())
}
