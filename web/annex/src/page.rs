//! The page as the annex sees it: ask the worker something, ask the page to do something.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wire::{Act, Reply, Request};

/// The page.
#[derive(Clone, Copy)]
pub struct Page(StoredValue<Object, LocalStorage>);

impl Page {
    /// The page behind the object it gave us.
    pub fn new(page: Object) -> Self {
        Page(StoredValue::new_local(page))
    }

    fn call(self, name: &str, bytes: &[u8]) -> Option<JsValue> {
        let page = self.0.try_get_value()?;
        let function: Function = Reflect::get(&page, &name.into()).ok()?.dyn_into().ok()?;
        function
            .call1(&JsValue::UNDEFINED, &Uint8Array::from(bytes))
            .ok()
    }

    /// Asks the worker; `then` is called once, with none where there is no answer.
    pub fn ask(self, request: &Request, then: impl FnOnce(Option<Reply>) + 'static) {
        let promise = self
            .call("ask", &wire::encode(request))
            .and_then(|promise| promise.dyn_into::<Promise>().ok());
        spawn_local(async move {
            let Some(promise) = promise else {
                return then(None);
            };
            let reply = JsFuture::from(promise).await.ok();
            let bytes = reply.and_then(|reply| reply.dyn_into::<Uint8Array>().ok());
            then(bytes.and_then(|bytes| wire::decode(&bytes.to_vec()).ok()));
        });
    }

    /// Asks the page to do something.
    pub fn act(self, act: &Act) {
        _ = self.call("act", &wire::encode(act));
    }
}
