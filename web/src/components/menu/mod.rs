//! A button with a panel that opens under it, closes on Escape or a click elsewhere.
//!
//! The browser does it (`popover`): focus comes back by itself, and only one is open at a time.

use leptos::prelude::*;

/// The button and its panel.
#[component]
pub fn Menu(
    /// The panel's id, unique in the page.
    id: &'static str,
    /// The button's name.
    label: &'static str,
    /// What the button shows.
    #[prop(optional)]
    face: Option<&'static str>,
    /// What the panel holds.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class="toolbar__button"
            popovertarget=id
            aria-label=face.map(|_| label)
            data-face=face.is_some()
        >
            {face.unwrap_or(label)}
        </button>
        <div class="menu" id=id popover="auto" role="group" aria-label=label>
            {children()}
        </div>
    }
}
