//! The annex: views of the page in a module of their own, loaded when the first of them is opened.
//!
//! The page calls `open` with the name of a view, an element and itself (see `page`). No state
//! outlives a view: what it shows it asks the worker for, what it changes it asks the page to do.

mod help;
mod page;
mod paste;
mod report;

use leptos::prelude::*;
use page::Page;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

thread_local! {
    /// Keeps the view that is open alive; the next one replaces it.
    static OPEN: RefCell<Option<Box<dyn std::any::Any>>> = const { RefCell::new(None) };
}

/// Draws a view in an element.
#[wasm_bindgen]
pub fn open(view: &str, host: HtmlElement, page: js_sys::Object) {
    let page = Page::new(page);
    // The old view goes before the new one comes.
    OPEN.with_borrow_mut(|open| *open = None);
    host.set_text_content(None);
    let handle: Box<dyn std::any::Any> = match view {
        "help" => Box::new(leptos::mount::mount_to(host.clone(), move || {
            view! { <help::Help page=page /> }.into_any()
        })),
        "paste" => Box::new(leptos::mount::mount_to(host.clone(), move || {
            view! { <paste::Paste page=page /> }.into_any()
        })),
        "report" => Box::new(leptos::mount::mount_to(host.clone(), move || {
            view! { <report::Report page=page /> }.into_any()
        })),
        _ => return,
    };
    OPEN.with_borrow_mut(|open| *open = Some(handle));
    // The dialog was open before there was anything in it to take the focus.
    if let Ok(Some(first)) = host.query_selector("[autofocus]")
        && let Ok(first) = first.dyn_into::<HtmlElement>()
    {
        _ = first.focus();
    }
}

fn main() {}
