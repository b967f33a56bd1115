//! Starts a worker and hears what it says.
//!
//! The script is a `blob:`: such a worker inherits the page's Content-Security-Policy, one loaded
//! from an address does not, and then nothing would hold it back from the network.

use super::message::{pack, unpack};
use crate::browser::{build_stamp, log_problem, site_address};
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Blob, BlobPropertyBag, ErrorEvent, MessageEvent, Url, Worker, WorkerOptions, WorkerType,
};

/// What comes from the worker.
pub(super) enum Heard {
    /// Bytes of a reply.
    Message(Vec<u8>),
    /// It failed, or could not start.
    Failure,
}

/// A running worker. Dropping it ends the worker.
pub(super) struct Link {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Link {
    /// Starts a worker; none where the browser can't.
    pub(super) fn open(hear: impl Fn(Heard) + Clone + 'static) -> Option<Self> {
        let address = script_address()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options).ok()?;
        let on_message = {
            let hear = hear.clone();
            let mut address = Some(address);
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                // Either kind of message means that the script has been loaded.
                if let Some(address) = address.take() {
                    _ = Url::revoke_object_url(&address);
                }
                hear(unpack(&event.data()).map_or(Heard::Failure, Heard::Message));
            })
        };
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            log_problem(&event.message());
            hear(Heard::Failure);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Link {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Posts a message; false where it could not be posted.
    pub(super) fn post(&self, message: &ArrayBuffer, bytes: Option<&ArrayBuffer>) -> bool {
        pack(message, bytes).is_some_and(|(packed, transferred)| {
            self.worker
                .post_message_with_transfer(&packed, &transferred)
                .is_ok()
        })
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// The start script as an address. Addresses in it are absolute, for a `blob:` has no folder. A
/// start that fails is posted, since a rejected start raises no error event on this side.
fn script_address() -> Option<String> {
    let stamp = build_stamp();
    let glue = js_string(&site_address(&format!("worker.js?v={stamp}"))?);
    let wasm = js_string(&site_address(&format!("worker_bg.wasm?v={stamp}"))?);
    // The worker starts readers from the same place.
    let site = js_string(&site_address("./")?);
    let script = format!(
        "self.site={site};self.stamp='{stamp}';import({glue}).then(m => m.default({{module_or_path: {wasm}}}))\
         .catch(e => postMessage({{failure: String(e)}}));"
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
