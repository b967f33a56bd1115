//! The annex: views in a module of their own, loaded when the first of them is opened.
//!
//! The page gives such a view an element and two functions: `ask` passes bytes of a request on to the
//! worker, `act` asks the page to do something. What the bytes mean is known to both ends by `wire`.

use super::{build_stamp, property, site_address, the_window};
use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// The element a view is drawn in.
pub type Host = HtmlElement;

/// Takes the answer of the worker; none where there is none.
pub type Then = Box<dyn FnOnce(Option<&[u8]>)>;

const NOT_LOADED: &str =
    "This part of the page could not be loaded. Check that you are online, then try again.";

/// Opens a view in an element. What is in the element before goes.
pub fn open(
    view: &'static str,
    host: Host,
    ask: impl Fn(Vec<u8>, Then) + Clone + 'static,
    act: impl Fn(Vec<u8>) + 'static,
    fail: impl FnOnce(&'static str) + 'static,
) {
    let ask = Closure::<dyn FnMut(Uint8Array) -> Promise>::new(move |request: Uint8Array| {
        let ask = ask.clone();
        Promise::new(&mut |done: Function, _: Function| {
            let then = move |reply: Option<&[u8]>| {
                let reply = reply.map_or(JsValue::NULL, |bytes| Uint8Array::from(bytes).into());
                _ = done.call1(&JsValue::UNDEFINED, &reply);
            };
            ask(request.to_vec(), Box::new(then));
        })
    });
    let act = Closure::<dyn FnMut(Uint8Array)>::new(move |bytes: Uint8Array| act(bytes.to_vec()));
    let page = Object::new();
    for (name, function) in [("ask", ask.into_js_value()), ("act", act.into_js_value())] {
        _ = Reflect::set(&page, &name.into(), &function);
    }
    super::task::spawn(async move {
        if load_and_open(view, &host, &page).await.is_err() {
            fail(NOT_LOADED);
        }
    });
}

async fn load_and_open(view: &str, host: &Host, page: &Object) -> Result<(), JsValue> {
    let stamp = build_stamp();
    let address = |name: &str| site_address(&format!("{name}?v={stamp}")).unwrap_or_default();
    let load: Function = property(&the_window(), "loadAnnex").dyn_into()?;
    let (glue, wasm) = (address("annex.js").into(), address("annex_bg.wasm").into());
    let loading: Promise = load.call2(&JsValue::UNDEFINED, &glue, &wasm)?.dyn_into()?;
    let module = JsFuture::from(loading).await?;
    let open: Function = property(&module, "open").dyn_into()?;
    open.call3(&JsValue::UNDEFINED, &view.into(), host, page)?;
    Ok(())
}
