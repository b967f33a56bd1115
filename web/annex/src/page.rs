//! The page as the annex sees it: ask the worker something, ask the page to do something.

use js_sys::{Function, Object, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wire::{Act, AnnexReply, Reply, Request};

/// The page.
#[derive(Clone, Copy)]
pub struct Page(StoredValue<Object, LocalStorage>);

impl Page {
    /// The page behind the object it gave us.
    pub fn new(page: Object) -> Self {
        Page(StoredValue::new_local(page))
    }

    /// Asks the worker; `then` is called once, with none where there is no answer.
    pub fn ask(self, request: &Request, then: impl FnOnce(Option<AnnexReply>) + 'static) {
        let take = Closure::once_into_js(move |reply: JsValue| {
            let bytes = reply.dyn_into::<Uint8Array>().ok();
            let reply = bytes.and_then(|bytes| wire::decode(&bytes.to_vec()).ok());
            then(match reply {
                Some(Reply::Annex(bytes)) => wire::decode(&bytes).ok(),
                _ => None,
            });
        });
        self.call("ask", &wire::encode(request), &take);
    }

    /// Asks the page to do something.
    pub fn act(self, act: &Act) {
        self.call("act", &wire::encode(act), &JsValue::UNDEFINED);
    }

    /// What the page gave the view to begin with: a text, and the markup it was copied with.
    pub fn given(self) -> (String, String) {
        let field = |name: &str| {
            let page = self.0.try_get_value()?;
            Reflect::get(&page, &name.into()).ok()?.as_string()
        };
        (
            field("text").unwrap_or_default(),
            field("markup").unwrap_or_default(),
        )
    }

    fn call(self, name: &str, bytes: &[u8], then: &JsValue) {
        let function = self.0.try_get_value().and_then(|page| {
            let function = Reflect::get(&page, &name.into()).ok()?;
            function.dyn_into::<Function>().ok()
        });
        if let Some(function) = function {
            // The page's functions do not throw.
            _ = function.call2(&JsValue::UNDEFINED, &Uint8Array::from(bytes), then);
        }
    }
}
