//! The browser → plain Rust calls: the only rooms of the page that touch `web_sys`.
//!
//! No signals and no words for readers here: callers decide what a failure means and say it.

pub mod annex;
pub mod clipboard;
pub mod dialog;
pub mod download;
pub mod event;
pub mod fetch;
pub mod files;
pub mod highlight;
pub mod local;
pub mod scroll;
pub mod storage;
pub mod task;
pub mod theme;

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Window};

/// The window, for the neighbours in this room.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
fn the_window() -> Window {
    window()
}

/// The document, for the neighbours in this room.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
fn the_document() -> Document {
    document()
}

/// A property of a JavaScript object, `undefined` where there is none.
fn property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A method of a JavaScript object, where it has one of that name.
fn method(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    property(object, name).dyn_into().ok()
}

/// What the page was built from: the `sidelight-build` stamp, for addresses that must not be
/// served from an old cache.
pub fn build_stamp() -> String {
    the_document()
        .query_selector("meta[name='sidelight-build']")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default()
}

/// The absolute address of a file of the site.
pub fn site_address(path: &str) -> Option<String> {
    let base = the_document().base_uri().ok().flatten()?;
    web_sys::Url::new_with_base(path, &base)
        .ok()
        .map(|url| url.href())
}

/// Takes away what `index.html` shows before the page can draw itself.
pub fn remove_first_paint() {
    if let Some(element) = the_document().get_element_by_id("first-paint") {
        element.remove();
    }
}

/// Milliseconds since 1970.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// A line for the developer's console, never for the reader.
pub fn log_problem(line: &str) {
    web_sys::console::warn_1(&JsValue::from_str(line));
}
