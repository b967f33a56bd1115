//! Scrolling to what is asked for, as soon as it is drawn.
//!
//! Always at once, never smoothly: a column draws only what is near the window, so a smooth
//! scroll would aim at a place that moves while it travels.

use super::highlight::{Place, block_element, range_of};
use super::{property, task, the_document};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlDetailsElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// How long a mark flashes after a jump; the same as `--time-flash` in the styles.
const FLASH_MS: i32 = 1_600;

/// Frames to wait for something to be drawn: two seconds, far more than any article needs.
const PATIENCE_FRAMES: u32 = 120;

/// Scrolls to a mention, opens the fold it stands in, lets it flash and, where wanted, gives it
/// the keyboard.
pub fn show_mention(article: u32, mention: u32, wants_focus: bool) {
    let selector = format!("[data-article='{article}'] [data-mentions~='{mention}']");
    when_drawn(PATIENCE_FRAMES, move || {
        let Some(element) = the_document().query_selector(&selector).ok().flatten() else {
            return false;
        };
        show(&element);
        flash(&element);
        if wants_focus {
            focus(&element);
        }
        true
    });
}

/// Scrolls to a hit of the search.
pub fn show_place(place: Place) {
    when_drawn(PATIENCE_FRAMES, move || {
        let Some(block) = block_element(place.article, place.block) else {
            return false;
        };
        open_folds(&block);
        let start = range_of(&place).and_then(|range| range.start_container().ok());
        let element = start
            .and_then(|node| node.parent_element())
            .unwrap_or(block);
        show(&element);
        true
    });
}

/// Brings a column into view and gives it the keyboard.
pub fn show_column(article: u32) {
    let selector = format!("[data-article='{article}']");
    when_drawn(PATIENCE_FRAMES, move || {
        let Some(column) = the_document().query_selector(&selector).ok().flatten() else {
            return false;
        };
        into_view(&column, ScrollLogicalPosition::Nearest);
        if let Ok(Some(text)) = column.query_selector("[data-reading]") {
            focus(&text);
        }
        true
    });
}

/// Brings an element to the middle of what scrolls around it.
fn show(element: &Element) {
    open_folds(element);
    into_view(element, ScrollLogicalPosition::Center);
}

/// Opens every fold around `element`.
fn open_folds(element: &Element) {
    let mut at = element.parent_element();
    while let Some(parent) = at {
        if let Some(fold) = parent.dyn_ref::<HtmlDetailsElement>() {
            fold.set_open(true);
        }
        at = parent.parent_element();
    }
}

fn into_view(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn focus(element: &Element) {
    // `preventScroll`: the place was chosen above.
    let options = js_sys::Object::new();
    _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    if let Some(element) = element.dyn_ref::<HtmlElement>()
        && let Ok(focus) = property(element, "focus").dyn_into::<js_sys::Function>()
    {
        _ = focus.call1(element, &options);
    }
}

fn flash(element: &Element) {
    _ = element.set_attribute("data-flash", "");
    let element = element.clone();
    task::after_ms(FLASH_MS, move || _ = element.remove_attribute("data-flash"));
}

/// Calls `attempt` at each frame until it says true or patience ends.
fn when_drawn(n_frames: u32, attempt: impl Fn() -> bool + 'static) {
    if attempt() || n_frames == 0 {
        return;
    }
    leptos::prelude::request_animation_frame(move || when_drawn(n_frames - 1, attempt));
}
