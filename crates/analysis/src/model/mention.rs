//! A naming in the text, and the rule that found it.

use super::{ActorId, Span};

/// A span that names an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The naming words, without titles or honorifics.
    pub span: Span,
    /// How it names.
    pub form: Form,
    /// Whom it names: an index into `Analysis::actors`.
    pub actor: ActorId,
    /// What made it a mention of this actor.
    pub rule: Rule,
    /// How sure, 0..=1.
    pub score: f32,
}

/// How a mention names its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A proper name.
    Name,
    /// Capitals standing for a name: "PMF", "C.I.A.".
    Abbreviation,
    /// Adjective or demonym: "Iranian".
    Adjective,
    /// A capital or building standing for a government: "Tehran".
    Metonym,
    /// A description: "the prime minister".
    Nominal,
    /// "he", "her".
    Pronoun,
}

impl Form {
    /// The word used in exports.
    pub fn name(self) -> &'static str {
        match self {
            Form::Name => "name",
            Form::Abbreviation => "abbreviation",
            Form::Adjective => "adjective",
            Form::Metonym => "metonym",
            Form::Nominal => "nominal",
            Form::Pronoun => "pronoun",
        }
    }
}

/// What fired. Shown to the reader as the reason of a highlight.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// A name the lexicon gives for this actor, only for this actor.
    LexiconAlias,
    /// A shortened name of the lexicon, supported by the rest of the article.
    LexiconShort,
    /// The name also has another meaning or bearer; this one fits best.
    LexiconChosen,
    /// A capital used for the government that sits there.
    CapitalAsGovernment,
    /// The first half of a compound that lost its hyphen: "Iranianbacked".
    LostHyphen,
    /// State adjective + "government", "troops", …
    StateBody,
    /// A title before capitalised words: "General X".
    Title,
    /// A reporting word beside capitalised words: "X said".
    Speaker,
    /// An apposition that says what it is: "X, commander of …".
    Apposition,
    /// A head word inside the name: "X Brigade".
    HeadWord,
    /// A given name we know followed by a capitalised word.
    GivenName,
    /// Capitalised inside a sentence, and nothing else known.
    Capitalised,
    /// Capitals in brackets after a name.
    BracketedAbbreviation,
    /// A spelling of a longer or other name of the same actor, given here.
    VariantOf(String),
    /// The last part of a full name given earlier.
    SurnameOf(String),
}

impl Rule {
    /// The words used in exports.
    pub fn name(&self) -> &'static str {
        match self {
            Rule::LexiconAlias => "lexicon alias",
            Rule::LexiconShort => "lexicon short name",
            Rule::LexiconChosen => "lexicon, chosen by context",
            Rule::CapitalAsGovernment => "capital as government",
            Rule::LostHyphen => "lost hyphen",
            Rule::StateBody => "body of a state",
            Rule::Title => "title",
            Rule::Speaker => "speaker",
            Rule::Apposition => "apposition",
            Rule::HeadWord => "head word",
            Rule::GivenName => "given name",
            Rule::Capitalised => "capitalised",
            Rule::BracketedAbbreviation => "bracketed abbreviation",
            Rule::VariantOf(_) => "variant",
            Rule::SurnameOf(_) => "surname",
        }
    }
}
