//! Dialogs and popovers, which open by a call and not by an attribute.

use super::{method, the_document};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

/// Opens the dialog over the page, unless it is open.
pub fn open_dialog(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // Fails only for a dialog that is not in the page, which then nobody can see anyway.
        _ = dialog.show_modal();
    }
}

/// Closes the dialog.
pub fn close_dialog(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}

/// Whether a dialog or menu is open: then the page's keys are not ours to take.
pub fn is_something_open() -> bool {
    the_document()
        .query_selector("dialog[open], :popover-open")
        .ok()
        .flatten()
        .is_some()
}

/// Closes the menu this element stands in.
pub fn close_menu_of(element: &HtmlElement) {
    if let Ok(Some(menu)) = element.closest("[popover]")
        && let Some(hide) = method(&menu, "hidePopover")
    {
        _ = hide.call0(&menu);
    }
}

/// Puts the keyboard on the element with this id.
pub fn focus_by_id(id: &str) {
    if let Some(element) = the_document()
        .get_element_by_id(id)
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        _ = element.focus();
    }
}

/// Presses the control with this id, as if clicked.
pub fn press_by_id(id: &str) {
    if let Some(element) = the_document()
        .get_element_by_id(id)
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        element.click();
    }
}

/// Takes the keyboard off whatever has it.
pub fn blur() {
    if let Some(element) = the_document()
        .active_element()
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
    {
        _ = element.blur();
    }
}
