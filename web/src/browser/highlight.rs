//! Places in the drawn text → painted by the CSS Custom Highlight API, which needs no elements.
//!
//! Browsers without it show the hit list only; nothing breaks.

use super::{method, property, the_document, the_window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range, Text};

/// A stretch of one drawn block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The worker's number of the article.
    pub article: u32,
    /// Which block.
    pub block: u32,
    /// UTF-16 units from the start of the block.
    pub start: u32,
    /// The same, exclusive.
    pub end: u32,
}

/// Paints `places` under a name that `::highlight(name)` styles. An empty list clears it.
pub fn paint(name: &str, places: &[Place]) {
    let window = the_window();
    let highlights = property(&property(&window, "CSS"), "highlights");
    let (Ok(make), Some(set)) = (
        property(&window, "Highlight").dyn_into::<js_sys::Function>(),
        method(&highlights, "set"),
    ) else {
        return;
    };
    let ranges: js_sys::Array = places.iter().filter_map(range_of).collect();
    if let Ok(highlight) = js_sys::Reflect::construct(&make, &ranges) {
        _ = set.call2(&highlights, &JsValue::from_str(name), &highlight);
    }
}

/// The element of a drawn block.
pub fn block_element(article: u32, block: u32) -> Option<Element> {
    let selector = format!("[data-article='{article}'] [data-block='{block}']");
    the_document().query_selector(&selector).ok().flatten()
}

/// A place as a range of the document; none where its block is not drawn.
pub fn range_of(place: &Place) -> Option<Range> {
    let block = block_element(place.article, place.block)?;
    let mut texts = Vec::new();
    collect_texts(&block, &mut texts);
    let range = the_document().create_range().ok()?;
    let mut at = 0;
    let mut has_start = false;
    for text in texts {
        let n_units = text.length();
        if !has_start && place.start < at + n_units {
            range.set_start(&text, place.start - at).ok()?;
            has_start = true;
        }
        if has_start && place.end <= at + n_units {
            range.set_end(&text, place.end - at).ok()?;
            return Some(range);
        }
        at += n_units;
    }
    None
}

/// The text nodes under `node`, in order.
fn collect_texts(node: &Node, texts: &mut Vec<Text>) {
    let mut child = node.first_child();
    while let Some(node) = child {
        match node.dyn_ref::<Text>() {
            Some(text) => texts.push(text.clone()),
            None => collect_texts(&node, texts),
        }
        child = node.next_sibling();
    }
}
