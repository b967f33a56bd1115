//! The dialog that a view of the annex is drawn in.

use crate::browser::dialog;
use crate::components::live::hear;
use crate::state::rooms::Dialog;
use crate::state::{State, watch};
use leptos::html;
use leptos::prelude::*;

/// The dialog; it opens itself when the state asks for a view.
#[component]
pub fn AnnexDialog() -> impl IntoView {
    let State { desk, rooms, .. } = State::here();
    let sheet = NodeRef::<html::Dialog>::new();
    let host = NodeRef::<html::Div>::new();
    watch(move || {
        let wanted = rooms.dialog();
        let (Some(sheet), Some(host)) = (sheet.get(), host.get()) else {
            return;
        };
        let (view, given) = match &wanted {
            Some(Dialog::Annex(view)) => (*view, ["", ""]),
            Some(Dialog::Paste(text, markup)) => ("paste", [text.as_str(), markup.as_str()]),
            None => return dialog::close_dialog(&sheet),
        };
        dialog::open_dialog(&sheet);
        desk.open_annex(view, given, &host, move || rooms.close_dialog());
    });
    view! {
        <dialog
            class="sheet annex-dialog"
            node_ref=sheet
            aria-labelledby="annex-title"
            on:close=hear(move |_| rooms.close_dialog())
        >
            <div class="annex-dialog__host" node_ref=host></div>
        </dialog>
    }
}
