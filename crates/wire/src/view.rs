//! What is drawn: articles cut into pieces, actors as rows, an actor's mentions in context.

use serde::{Deserialize, Serialize};

/// The page's number for a file; never used twice in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// The worker's number for an article; never used twice in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(pub u32);

/// The worker's number for an actor: the same in every article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ActorId(pub u32);

/// One article, ready to draw. Never changes after it has arrived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleView {
    /// The worker's number.
    pub id: ArticleId,
    /// The file it was read from.
    pub file: FileId,
    /// Hash of the article's text in hex: the same article has the same one in every session.
    pub stable_id: String,
    /// What to call it where there is little room: outlet, else agency, else file name.
    pub label: String,
    /// The publisher, where stated.
    pub outlet: Option<String>,
    /// The headline, else the first words.
    pub headline: String,
    /// Names of the authors.
    pub authors: Vec<String>,
    /// Wire agency the text comes from, where stated.
    pub agency: Option<String>,
    /// ISO date of publication, else of the last update.
    pub date: Option<String>,
    /// Whether `date` is that of an update.
    pub date_is_update: bool,
    /// BCP 47 tag.
    pub language: String,
    /// Whether it is written from right to left.
    pub is_rtl: bool,
    /// Words of headline, dek, headings, body and captions.
    pub n_words: u32,
    /// The whole file in reading order; nothing is left out.
    pub sections: Vec<Section>,
    /// Every mention, in text order. [`Piece::mentions`] and [`MentionRef`] point here.
    pub mentions: Vec<MentionView>,
    /// How often each actor is mentioned, most often first.
    pub counts: Vec<ActorCount>,
    /// What could not be done, as sentences.
    pub notices: Vec<String>,
}

/// How often an actor is mentioned in one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorCount {
    /// Whom.
    pub actor: ActorId,
    /// How often.
    pub n_mentions: u32,
    /// Whether in headline or dek.
    pub in_headline: bool,
}

/// A stretch of the article as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Section {
    /// Shown open.
    Open(Block),
    /// Shown folded, with a count.
    Folded {
        /// What is folded.
        kind: FoldKind,
        /// The folded blocks.
        blocks: Vec<Block>,
    },
}

/// What a fold holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FoldKind {
    /// Menus, buttons, teasers, copyright lines.
    Furniture,
    /// Readers' comments.
    Comments,
}

/// One line or paragraph.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The zone of its first piece.
    pub zone: Zone,
    /// Its text, cut where zones or mentions begin and end; joined they are the line.
    pub pieces: Vec<Piece>,
}

/// A run of characters that is drawn in one way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Piece {
    /// The characters.
    pub text: String,
    /// Its zone (an editor's note may stand inside a paragraph).
    pub zone: Zone,
    /// The mentions that cover it, outermost first: indices into [`ArticleView::mentions`].
    pub mentions: Vec<u32>,
}

/// The job of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Zone {
    /// Publisher.
    Outlet,
    /// Title.
    Headline,
    /// Summary.
    Dek,
    /// Authors.
    Byline,
    /// Place before the first sentence.
    Dateline,
    /// Date of publication or update.
    Date,
    /// Title inside the article.
    Heading,
    /// Paragraph.
    Body,
    /// Words under a picture.
    Caption,
    /// Who made the picture.
    Credit,
    /// Remark of an editor or republisher.
    EditorNote,
    /// Where the text was taken from.
    SourceLine,
    /// Reader's comment.
    Comment,
    /// Copyright line.
    Copyright,
    /// Not the article.
    Furniture,
}

/// One mention, ready to draw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MentionView {
    /// Whom it names.
    pub actor: ActorId,
    /// How it names.
    pub form: Form,
    /// Why it is marked, as a phrase: "a name the lexicon gives".
    pub why: String,
    /// How sure, 0..=1.
    pub score: f32,
    /// Where it stands in the article as shown, 0..=1 from top to bottom (by characters).
    pub at: f32,
    /// Whether it stands in headline or dek.
    pub in_headline: bool,
}

/// How a mention names its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Form {
    /// Proper name.
    Name,
    /// "PMF".
    Abbreviation,
    /// "Iranian".
    Adjective,
    /// "Tehran" for Iran's government.
    Metonym,
    /// "the prime minister".
    Nominal,
    /// "he".
    Pronoun,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ActorKind {
    /// A human being.
    Person,
    /// Militia, rebel or terrorist group.
    ArmedGroup,
    /// Cabinet, administration, parliament.
    Government,
    /// Armed forces of a state.
    Military,
    /// Ministry, intelligence service.
    Agency,
    /// A country.
    State,
    /// A party.
    PoliticalParty,
    /// Company, think tank, foundation.
    Organisation,
    /// UN, NATO.
    InternationalOrg,
    /// Newspaper, news agency.
    Media,
    /// A people, a confession.
    PopulationGroup,
    /// City, region, sea.
    Place,
}

impl ActorKind {
    /// All kinds, in the order they are listed on screen.
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
}

/// One actor as a row of the actors panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorRow {
    /// The worker's number.
    pub id: ActorId,
    /// Name shown.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Whether the lexicon knows it.
    pub is_known: bool,
    /// Wikidata id, where known.
    pub wikidata: Option<String>,
}

/// A mention of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MentionRef {
    /// In which article.
    pub article: ArticleId,
    /// Index into its [`ArticleView::mentions`].
    pub mention: u32,
}

/// Everything about one actor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InspectorView {
    /// The actor.
    pub actor: ActorRow,
    /// Other names the lexicon gives.
    pub aliases: Vec<String>,
    /// The names each article uses, in the order the files were opened.
    pub names: Vec<NamesUsed>,
    /// The mentions in context, in the same order, then in text order: all of them, or the first
    /// few thousand.
    pub contexts: Vec<ContextView>,
    /// How many mentions there are in all.
    pub n_mentions: u32,
}

/// The names one article uses for an actor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NamesUsed {
    /// Which article.
    pub article: ArticleId,
    /// What to call the article.
    pub label: String,
    /// Name as written and how often, most often first.
    pub names: Vec<(String, u32)>,
}

/// One mention with the words around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContextView {
    /// Which mention.
    pub at: MentionRef,
    /// Its sentence before the mention.
    pub before: String,
    /// The words of the mention.
    pub text: String,
    /// Its sentence after the mention.
    pub after: String,
    /// Its zone.
    pub zone: Zone,
    /// Why it is marked.
    pub why: String,
    /// How sure, 0..=1.
    pub score: f32,
}

/// Where the searched words stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchView {
    /// The words, as typed.
    pub query: String,
    /// The hits, by article, then in text order.
    pub hits: Vec<Hit>,
    /// Whether there are more than are listed.
    pub is_cut: bool,
}

/// One hit of a search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// In which article.
    pub article: ArticleId,
    /// Which block: counted over all sections, folded ones too.
    pub block: u32,
    /// UTF-16 units from the start of the block's text.
    pub start: u32,
    /// UTF-16 units from the start of the block's text, exclusive.
    pub end: u32,
    /// Words before.
    pub before: String,
    /// The words found.
    pub text: String,
    /// Words after.
    pub after: String,
}
