//! Events → what they mean for the page: the mention under the pointer, the key that was pressed.

use super::{property, the_document, the_window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DragEvent, Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, PointerEvent,
};

/// A mark on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkAt {
    /// Index of the innermost mention.
    pub mention: u32,
    /// Middle of the mark's first line, px from the left of the window.
    pub x: f64,
    /// Top of the mark, px from the top of the window.
    pub top: f64,
    /// Bottom of the mark, px from the top of the window.
    pub bottom: f64,
}

/// The mark an event happened on.
pub fn mark_of(event: &Event) -> Option<MarkAt> {
    let element = event
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest("[data-mention]")
        .ok()??;
    let mention = element.get_attribute("data-mention")?.parse().ok()?;
    let around = element.get_bounding_client_rect();
    Some(MarkAt {
        mention,
        x: around.left() + around.width().min(240.0) / 2.0,
        top: around.top(),
        bottom: around.bottom(),
    })
}

/// Whether a finger and not a mouse or pen did it: fingers have no hover.
pub fn is_touch(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch"
}

/// Whether the reader is marking text with the mouse: then a click is not a choice.
pub fn is_selecting_text() -> bool {
    property(&the_window(), "getSelection")
        .dyn_into::<js_sys::Function>()
        .ok()
        .and_then(|get| get.call0(&the_window()).ok())
        .is_some_and(|selection| property(&selection, "isCollapsed") == JsValue::FALSE)
}

/// A key press, as far as the page's keys go.
#[expect(
    clippy::struct_excessive_bools,
    reason = "a keyboard has these four, each on or off"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// The `key` of the event.
    pub key: String,
    /// Control, or Command on a Mac.
    pub is_control: bool,
    /// Shift.
    pub is_shift: bool,
    /// Alt.
    pub is_alt: bool,
    /// Whether the key goes into a text field or opens a list.
    pub is_typing: bool,
}

/// Reads a key press.
pub fn press(event: &KeyboardEvent) -> Press {
    Press {
        key: event.key(),
        is_control: event.ctrl_key() || event.meta_key(),
        is_shift: event.shift_key(),
        is_alt: event.alt_key(),
        is_typing: event.is_composing() || is_typing_target(event),
    }
}

/// Whether an event goes to a field that takes text.
pub fn is_typing_target(event: &Event) -> bool {
    let Some(element) = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    let takes_text = element.dyn_ref::<HtmlInputElement>().is_some_and(|input| {
        !matches!(
            input.type_().as_str(),
            "checkbox" | "radio" | "button" | "file" | "range"
        )
    });
    takes_text
        || element.is_content_editable()
        || matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
}

/// Whether a drag carries files.
pub fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| {
        transfer
            .types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

/// Whether a drag has left the window, not only an element of it.
pub fn has_left_window(event: &DragEvent) -> bool {
    event.related_target().is_none()
}

/// The id of the article whose column has the keyboard.
pub fn focused_article() -> Option<u32> {
    the_document()
        .active_element()?
        .closest("[data-article]")
        .ok()??
        .get_attribute("data-article")?
        .parse()
        .ok()
}

/// Moves the keyboard to the next or previous thing of a list by the arrow keys.
pub fn walk_by_arrows(event: &KeyboardEvent, selector: &str) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let Some(list) = event
        .current_target()
        .and_then(|t| t.dyn_into::<Element>().ok())
    else {
        return;
    };
    let Some(here) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else {
        return;
    };
    let Ok(things) = list.query_selector_all(selector) else {
        return;
    };
    let things: Vec<HtmlElement> = (0..things.length())
        .filter_map(|idx| things.get(idx)?.dyn_into::<HtmlElement>().ok())
        // Those in a closed fold have no place on the screen.
        .filter(|thing| thing.offset_parent().is_some())
        .collect();
    let at = things
        .iter()
        .position(|thing| thing.is_same_node(Some(&here)));
    let next = at
        .and_then(|at| at.checked_add_signed(step))
        .and_then(|next| things.get(next));
    if let Some(next) = next {
        event.prevent_default();
        _ = next.focus();
    }
}

/// What a text field holds.
pub fn field_value(event: &Event) -> String {
    event
        .target()
        .map(|target| property(&target, "value").as_string().unwrap_or_default())
        .unwrap_or_default()
}

/// The element an event was handed to.
pub fn handler_element(event: &Event) -> Option<HtmlElement> {
    event.target()?.dyn_into().ok()
}

/// How far down its handler's element an event happened, 0..=1.
pub fn share_from_top(event: &web_sys::MouseEvent) -> Option<f32> {
    let strip = event
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest(".strip")
        .ok()??;
    let around = strip.get_bounding_client_rect();
    let share = (f64::from(event.client_y()) - around.top()) / around.height().max(1.0);
    Some(share.clamp(0.0, 1.0) as f32)
}

/// Whether the screen is as narrow as a phone's, where rails are sheets.
pub fn is_narrow() -> bool {
    matches_media("(max-width: 760px)")
}

/// Whether a media query holds now.
fn matches_media(query: &str) -> bool {
    the_window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|list| list.matches())
}
