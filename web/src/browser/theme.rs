//! Attributes on the root element that the styles listen to.

use super::the_document;

/// Sets `data-…` on the root element, or takes it away.
pub fn set_root(attribute: &str, value: Option<&str>) {
    let Some(root) = the_document().document_element() else {
        return;
    };
    // Both fail only for names that are no attribute names; ours are constants.
    _ = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
}
