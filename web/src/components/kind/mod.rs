//! The kind of an actor as a small chip, drawn like a mark of that kind: hue, line and letters.

use leptos::prelude::*;
use wire::{ActorKind, Form};
pub use words::kind as text;
pub use words::kind::slug as kind_slug;

/// What the styles call a form.
pub fn form_slug(form: Form) -> &'static str {
    match form {
        Form::Name => "name",
        Form::Abbreviation => "abbreviation",
        Form::Adjective => "adjective",
        Form::Metonym => "metonym",
        Form::Nominal => "nominal",
        Form::Pronoun => "pronoun",
    }
}

/// The chip. Its letters are spelled out for screen readers.
#[component]
pub fn KindChip(
    /// Which kind.
    kind: ActorKind,
) -> impl IntoView {
    view! {
        <span class="kind-chip" data-kind=kind_slug(kind)>
            <span aria-hidden="true">{text::short(kind)}</span>
            <span class="visually-hidden">{text::label(kind)}</span>
        </span>
    }
}
