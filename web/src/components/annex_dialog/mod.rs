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
        if let Some(Dialog::Annex(view)) = wanted {
            dialog::open_dialog(&sheet);
            desk.open_annex(view, host.into(), move || rooms.close_dialog());
        } else {
            dialog::close_dialog(&sheet);
        }
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
