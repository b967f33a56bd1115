//! What kinds, forms and zones are called on screen.

use wire::{ActorKind, Form, Zone};

/// What the styles call a kind.
pub fn slug(kind: ActorKind) -> &'static str {
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

/// The three letters on a mark.
pub fn short(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "per",
        ActorKind::ArmedGroup => "arm",
        ActorKind::Government => "gov",
        ActorKind::Military => "mil",
        ActorKind::Agency => "agy",
        ActorKind::State => "sta",
        ActorKind::PoliticalParty => "pty",
        ActorKind::Organisation => "org",
        ActorKind::InternationalOrg => "int",
        ActorKind::Media => "med",
        ActorKind::PopulationGroup => "pop",
        ActorKind::Place => "plc",
    }
}

/// One of them.
pub fn label(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::ArmedGroup => "armed group",
        ActorKind::Government => "government",
        ActorKind::Military => "armed forces",
        ActorKind::Agency => "agency",
        ActorKind::State => "state",
        ActorKind::PoliticalParty => "political party",
        ActorKind::Organisation => "organisation",
        ActorKind::InternationalOrg => "international organisation",
        ActorKind::Media => "media outlet",
        ActorKind::PopulationGroup => "population group",
        ActorKind::Place => "place",
    }
}

/// Many of them, as a heading.
pub fn plural(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "People",
        ActorKind::ArmedGroup => "Armed groups",
        ActorKind::Government => "Governments",
        ActorKind::Military => "Armed forces",
        ActorKind::Agency => "Agencies",
        ActorKind::State => "States",
        ActorKind::PoliticalParty => "Political parties",
        ActorKind::Organisation => "Organisations",
        ActorKind::InternationalOrg => "International organisations",
        ActorKind::Media => "Media outlets",
        ActorKind::PopulationGroup => "Population groups",
        ActorKind::Place => "Places",
    }
}

/// How a mention names its actor.
pub fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "by name",
        Form::Abbreviation => "by abbreviation",
        Form::Adjective => "by an adjective",
        Form::Metonym => "by a place or house that stands for it",
        Form::Nominal => "by a description",
        Form::Pronoun => "by a pronoun",
    }
}

/// Where a mention stands, when that is not the body.
pub fn zone(zone: Zone) -> Option<&'static str> {
    match zone {
        Zone::Headline => Some("headline"),
        Zone::Dek => Some("summary"),
        Zone::Heading => Some("heading"),
        Zone::Caption => Some("caption"),
        Zone::EditorNote => Some("note"),
        Zone::Comment => Some("comment"),
        _ => None,
    }
}

/// How sure, in words and figures: a figure alone says too much, a word alone too little.
pub fn certainty(score: f32) -> String {
    let word = match score {
        score if score >= 0.9 => "sure",
        score if score >= 0.7 => "likely",
        score if score >= 0.5 => "perhaps",
        _ => "a guess",
    };
    let percent = (score.clamp(0.0, 1.0) * 100.0).round() as i32;
    format!("{word}, {percent} %")
}
