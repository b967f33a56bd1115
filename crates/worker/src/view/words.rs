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

/// What a reader calls a stretch → the zone kind of the model.
pub(crate) fn zone_kind(zone: Zone) -> analysis::ZoneKind {
    use analysis::ZoneKind;
    match zone {
        Zone::Outlet => ZoneKind::Outlet,
        Zone::Headline => ZoneKind::Headline,
        Zone::Dek => ZoneKind::Dek,
        Zone::Byline => ZoneKind::Byline,
        Zone::Dateline => ZoneKind::Dateline,
        Zone::Date => ZoneKind::Date,
        Zone::Heading => ZoneKind::Heading,
        Zone::Body => ZoneKind::Body,
        Zone::Caption => ZoneKind::Caption,
        Zone::Credit => ZoneKind::Credit,
        Zone::EditorNote => ZoneKind::EditorNote,
        Zone::SourceLine => ZoneKind::SourceLine,
        Zone::Comment => ZoneKind::Comment,
        Zone::Copyright => ZoneKind::Copyright,
        Zone::Furniture => ZoneKind::Furniture,
    }
}

pub(crate) fn column_role(role: wire::ColumnRole) -> analysis::ColumnRole {
    match role {
        wire::ColumnRole::Text => analysis::ColumnRole::Text,
        wire::ColumnRole::Headline => analysis::ColumnRole::Headline,
        wire::ColumnRole::Dek => analysis::ColumnRole::Dek,
        wire::ColumnRole::Outlet => analysis::ColumnRole::Outlet,
        wire::ColumnRole::Authors => analysis::ColumnRole::Authors,
        wire::ColumnRole::Published => analysis::ColumnRole::Published,
        wire::ColumnRole::Url => analysis::ColumnRole::Url,
        wire::ColumnRole::Language => analysis::ColumnRole::Language,
    }
}

pub(crate) fn wire_column_role(role: analysis::ColumnRole) -> wire::ColumnRole {
    match role {
        analysis::ColumnRole::Text => wire::ColumnRole::Text,
        analysis::ColumnRole::Headline => wire::ColumnRole::Headline,
        analysis::ColumnRole::Dek => wire::ColumnRole::Dek,
        analysis::ColumnRole::Outlet => wire::ColumnRole::Outlet,
        analysis::ColumnRole::Authors => wire::ColumnRole::Authors,
        analysis::ColumnRole::Published => wire::ColumnRole::Published,
        analysis::ColumnRole::Url => wire::ColumnRole::Url,
        analysis::ColumnRole::Language => wire::ColumnRole::Language,
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
