//! The one who is named, across the mentions of one article.

use super::MentionId;

/// An actor of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// What it is the same as in other articles.
    pub key: ActorKey,
    /// The name we show.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its mentions in text order.
    pub chain: Vec<MentionId>,
}

/// Who an actor is beyond one article: equal keys are one actor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKey {
    /// Known to the lexicon, by its id there ("kataib-hezbollah").
    Known(String),
    /// Found by us: kind and the spelling-tolerant key of its fullest name.
    Found(ActorKind, String),
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// A human being.
    Person,
    /// Militia, rebel or terrorist group.
    ArmedGroup,
    /// Cabinet, administration, parliament.
    Government,
    /// Armed forces of a state, or a part of them.
    Military,
    /// Ministry, intelligence service, authority.
    Agency,
    /// A country.
    State,
    /// A party or alliance of parties.
    PoliticalParty,
    /// Company, think tank, foundation, university.
    Organisation,
    /// Made by states: UN, NATO.
    InternationalOrg,
    /// Newspaper, broadcaster, news agency.
    Media,
    /// A people, confession or other part of a population.
    PopulationGroup,
    /// City, region, sea, base.
    Place,
}

impl ActorKind {
    /// All kinds, in the order of their declaration.
    pub const ALL: [ActorKind; 12] = [
        ActorKind::Person,
        ActorKind::ArmedGroup,
        ActorKind::Government,
        ActorKind::Military,
        ActorKind::Agency,
        ActorKind::State,
        ActorKind::PoliticalParty,
        ActorKind::Organisation,
        ActorKind::InternationalOrg,
        ActorKind::Media,
        ActorKind::PopulationGroup,
        ActorKind::Place,
    ];

    /// The word used in lexicon files and exports.
    pub fn name(self) -> &'static str {
        match self {
            ActorKind::Person => "person",
            ActorKind::ArmedGroup => "armed_group",
            ActorKind::Government => "government",
            ActorKind::Military => "military",
            ActorKind::Agency => "agency",
            ActorKind::State => "state",
            ActorKind::PoliticalParty => "political_party",
            ActorKind::Organisation => "organisation",
            ActorKind::InternationalOrg => "international_org",
            ActorKind::Media => "media",
            ActorKind::PopulationGroup => "population_group",
            ActorKind::Place => "place",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
