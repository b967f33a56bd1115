//! The clipboard: text out on request, text and files in from a paste event.

use super::files::all_of;
use super::{property, the_window};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, File};

/// Copies `text`; false where the browser forbids it or has no clipboard (insecure origin).
pub async fn copy(text: &str) -> bool {
    let navigator = the_window().navigator();
    if property(&navigator, "clipboard").is_undefined() {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}

/// What a paste brings.
pub enum Pasted {
    /// Text, and the markup it was copied with (empty: none).
    Text(String, String),
    /// Files.
    Files(Vec<File>),
    /// Nothing we can use.
    Nothing,
}

/// Takes the content of a paste that was not meant for a text field.
pub fn pasted(event: &ClipboardEvent) -> Pasted {
    let Some(transfer) = event.clipboard_data() else {
        return Pasted::Nothing;
    };
    if let Some(list) = transfer.files().filter(|list| list.length() > 0) {
        event.prevent_default();
        return Pasted::Files(all_of(&list));
    }
    match transfer.get_data("text/plain") {
        Ok(text) if !text.trim().is_empty() => {
            event.prevent_default();
            Pasted::Text(text, transfer.get_data("text/html").unwrap_or_default())
        }
        _ => Pasted::Nothing,
    }
}
