//! The worker's end: starts a reader, sends it files, hears its answers.
//!
//! The script is a `blob:`, as that of the worker itself: such a worker inherits the page's
//! Content-Security-Policy, and nothing lets it reach the network.

use crate::codec::{decode_answer, encode_task};
use document::{Format, Member, Refusal, Unpacked};
use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, ErrorEvent, MessageEvent, Url, Worker, WorkerOptions, WorkerType,
};

/// What comes from a reader.
pub enum Heard {
    /// It can read.
    Ready,
    /// What it made of the file.
    Answer(Result<Unpacked, Refusal>),
    /// It failed, or could not start.
    Failure,
}

/// A running reader. Dropping it ends it.
pub struct Line {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Line {
    /// Starts the reader whose module has these addresses (absolute: a `blob:` has no folder); none
    /// where the browser can't.
    pub fn open(glue: &str, wasm: &str, hear: impl Fn(Heard) + Clone + 'static) -> Option<Self> {
        let script = script_address(glue, wasm)?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&script, &options).ok()?;
        let on_message = {
            let hear = hear.clone();
            let mut script = Some(script);
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                // The first message means that the script has been loaded.
                if let Some(script) = script.take() {
                    let _ = Url::revoke_object_url(&script);
                }
                hear(understand(&event.data()));
            })
        };
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            // Handled here; unhandled it would be taken for a failure of the worker itself.
            event.prevent_default();
            hear(Heard::Failure);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Line {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a file; false where it could not be sent.
    pub fn send(&self, format: Format, mut member: Member) -> bool {
        let (head, bytes) = encode_task(format, &mut member);
        let head = Uint8Array::from(head.as_slice()).buffer();
        let bytes = Uint8Array::from(bytes.as_slice()).buffer();
        let message = Object::new();
        Reflect::set(&message, &"head".into(), &head).is_ok()
            && Reflect::set(&message, &"bytes".into(), &bytes).is_ok()
            && self
                .worker
                .post_message_with_transfer(&message, &Array::of2(&head, &bytes))
                .is_ok()
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn understand(data: &JsValue) -> Heard {
    if data.is_truthy() && data.as_bool() == Some(true) {
        return Heard::Ready;
    }
    let answer = Reflect::get(data, &"answer".into())
        .ok()
        .and_then(|buffer| buffer.dyn_into::<ArrayBuffer>().ok());
    match answer {
        Some(buffer) => Heard::Answer(decode_answer(&Uint8Array::new(&buffer).to_vec())),
        None => Heard::Failure,
    }
}

/// The start script as an address. A start that fails is posted, since a rejected start raises no
/// error event on this side.
fn script_address(glue: &str, wasm: &str) -> Option<String> {
    let script = format!(
        "import({}).then(m => m.default({{module_or_path: {}}}))\
         .catch(e => postMessage({{failure: String(e)}}));",
        js_string(glue),
        js_string(wasm)
    );
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = Array::of1(&JsValue::from_str(&script));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// A text as a literal of JavaScript.
fn js_string(text: &str) -> String {
    js_sys::JSON::stringify(&JsValue::from_str(text))
        .map_or_else(|_| "''".to_owned(), |literal| String::from(&literal))
}
