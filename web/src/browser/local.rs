//! Small settings kept by the browser between visits (`localStorage`).

use super::the_window;

/// What is kept under `key`.
pub fn recall(key: &str) -> Option<String> {
    the_window().local_storage().ok()??.get_item(key).ok()?
}

/// Keeps `value`. Settings are comfort, so where nothing may be kept nothing is said.
pub fn keep(key: &str, value: &str) {
    if let Ok(Some(storage)) = the_window().local_storage() {
        _ = storage.set_item(key, value);
    }
}

/// Forgets what is kept under `key`.
pub fn forget(key: &str) {
    if let Ok(Some(storage)) = the_window().local_storage() {
        _ = storage.remove_item(key);
    }
}
