//! The kind of an actor as a small chip, drawn like a mark of that kind: hue, line and letters.

pub mod text;

use leptos::prelude::*;
use wire::{ActorKind, Form};

/// What the styles call a kind.
pub fn kind_slug(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::ArmedGroup => "armed-group",
        ActorKind::Government => "government",
        ActorKind::Military => "military",
        ActorKind::Agency => "agency",
        ActorKind::State => "state",
        ActorKind::PoliticalParty => "party",
        ActorKind::Organisation => "organisation",
        ActorKind::InternationalOrg => "international",
        ActorKind::Media => "media",
        ActorKind::PopulationGroup => "population",
        ActorKind::Place => "place",
    }
}

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
