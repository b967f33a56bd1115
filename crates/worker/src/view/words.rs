//! The enums of the model → those of the wire, one match each, so that neither knows the other.

use wire::{ActorKind, Form, Stage, Zone};

pub(crate) fn stage(stage: analysis::Stage) -> Stage {
    match stage {
        analysis::Stage::Read => Stage::Read,
        analysis::Stage::Zone => Stage::Zone,
        analysis::Stage::Segment => Stage::Segment,
        analysis::Stage::Tag => Stage::Tag,
        analysis::Stage::Resolve => Stage::Resolve,
    }
}

pub(crate) fn zone(kind: analysis::ZoneKind) -> Zone {
    use analysis::ZoneKind;
    match kind {
        ZoneKind::Outlet => Zone::Outlet,
        ZoneKind::Headline => Zone::Headline,
        ZoneKind::Dek => Zone::Dek,
        ZoneKind::Byline => Zone::Byline,
        ZoneKind::Dateline => Zone::Dateline,
        ZoneKind::Date => Zone::Date,
        ZoneKind::Heading => Zone::Heading,
        ZoneKind::Body => Zone::Body,
        ZoneKind::Caption => Zone::Caption,
        ZoneKind::Credit => Zone::Credit,
        ZoneKind::EditorNote => Zone::EditorNote,
        ZoneKind::SourceLine => Zone::SourceLine,
        ZoneKind::Comment => Zone::Comment,
        ZoneKind::Copyright => Zone::Copyright,
        ZoneKind::Furniture => Zone::Furniture,
    }
}

pub(crate) fn form(form: analysis::Form) -> Form {
    match form {
        analysis::Form::Name => Form::Name,
        analysis::Form::Abbreviation => Form::Abbreviation,
        analysis::Form::Adjective => Form::Adjective,
        analysis::Form::Metonym => Form::Metonym,
        analysis::Form::Nominal => Form::Nominal,
        analysis::Form::Pronoun => Form::Pronoun,
    }
}

pub(crate) fn kind(kind: analysis::ActorKind) -> ActorKind {
    match kind {
        analysis::ActorKind::Person => ActorKind::Person,
        analysis::ActorKind::ArmedGroup => ActorKind::ArmedGroup,
        analysis::ActorKind::Government => ActorKind::Government,
        analysis::ActorKind::Military => ActorKind::Military,
        analysis::ActorKind::Agency => ActorKind::Agency,
        analysis::ActorKind::State => ActorKind::State,
        analysis::ActorKind::PoliticalParty => ActorKind::PoliticalParty,
        analysis::ActorKind::Organisation => ActorKind::Organisation,
        analysis::ActorKind::InternationalOrg => ActorKind::InternationalOrg,
        analysis::ActorKind::Media => ActorKind::Media,
        analysis::ActorKind::PopulationGroup => ActorKind::PopulationGroup,
        analysis::ActorKind::Place => ActorKind::Place,
    }
}
