//! Hand-made answers, as files on disk hold them.
//!
//! Only the fields that are scored. Offsets are code points of the decoded file. A field the files
//! add later is ignored.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The answers for one article.
#[derive(Debug, Deserialize)]
pub struct GoldArticle {
    /// Its number: "000".
    pub article: String,
    /// Name of its file.
    pub file: String,
    /// What it states about itself.
    pub metadata: GoldMeta,
    /// Its zones: ordered, disjoint.
    pub zones: Vec<GoldZone>,
    /// Its mentions.
    pub mentions: Vec<GoldMention>,
}

/// What an article states about itself. Without a span a value was inferred and is not scored.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct GoldMeta {
    /// Title.
    pub headline: GoldHeadline,
    /// Publisher.
    pub outlet: Option<GoldName>,
    /// News agency.
    pub agency: Option<GoldName>,
    /// Authors.
    pub authors: Vec<GoldName>,
    /// Place of the dateline.
    pub dateline_place: Option<GoldName>,
    /// ISO date, or an object with one.
    pub published: Option<GoldDate>,
    /// ISO date, or an object with one.
    pub updated: Option<GoldDate>,
}

/// The title as it stands.
#[derive(Debug, Default, Deserialize)]
pub struct GoldHeadline {
    /// Its words.
    pub text: String,
}

/// A stated name.
#[derive(Debug, Deserialize)]
pub struct GoldName {
    /// The name.
    pub name: String,
    /// Where it stands, if it does.
    pub span: Option<GoldSpan>,
}

/// A date in one of the two ways the files write it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum GoldDate {
    /// Only the date.
    Iso(String),
    /// The date among other things.
    Object {
        /// The date.
        iso: Option<String>,
    },
}

impl GoldDate {
    /// The date.
    pub fn iso(&self) -> Option<&str> {
        match self {
            GoldDate::Iso(iso) => Some(iso),
            GoldDate::Object { iso } => iso.as_deref(),
        }
    }
}

/// Code points, half open.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub struct GoldSpan {
    /// First.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A zone.
#[derive(Debug, Deserialize)]
pub struct GoldZone {
    /// Its job.
    pub kind: String,
    /// Where.
    #[serde(flatten)]
    pub span: GoldSpan,
}

/// A mention.
#[derive(Debug, Deserialize)]
pub struct GoldMention {
    /// Id of its actor.
    pub actor: Option<String>,
    /// How it names.
    pub mention_type: String,
    /// Where.
    #[serde(flatten)]
    pub span: GoldSpan,
    /// The phrase with its title, which is as right.
    pub extended: Option<GoldSpan>,
    /// The words.
    pub text: String,
    /// The line, from 1.
    #[serde(default)]
    pub line: u32,
    /// Kind of its zone.
    pub zone: String,
    /// Neither reward nor punish.
    #[serde(default)]
    pub optional: bool,
}

/// The actors of all articles.
#[derive(Debug, Default, Deserialize)]
pub struct GoldActors {
    /// The actors.
    pub actors: Vec<GoldActor>,
    /// Pairs that must stay two.
    pub must_not_merge: Vec<GoldPair>,
}

/// An actor.
#[derive(Debug, Deserialize)]
pub struct GoldActor {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: String,
    /// What it may as well be.
    #[serde(default)]
    pub kind_alt: Vec<String>,
}

/// Two actors.
#[derive(Debug, Deserialize)]
pub struct GoldPair {
    /// One.
    pub a: String,
    /// The other.
    pub b: String,
}

/// All answers of one folder.
#[derive(Debug)]
pub struct Gold {
    /// By file name.
    pub articles: BTreeMap<String, GoldArticle>,
    /// Of all articles.
    pub actors: GoldActors,
}

impl Gold {
    /// Reads `NNN.json` and `actors.json`; `None` when the folder is not there.
    ///
    /// # Panics
    /// When a file is not in the form above.
    pub fn load(folder: &Path) -> Option<Self> {
        let mut paths: Vec<_> = std::fs::read_dir(folder)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| is_article(path))
            .collect();
        paths.sort();
        let mut articles = BTreeMap::new();
        for path in paths {
            let article: GoldArticle = load(&path);
            articles.insert(article.file.clone(), article);
        }
        Some(Self {
            articles,
            actors: load(&folder.join("actors.json")),
        })
    }
}

/// Whether a file is called by three digits.
fn is_article(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "json")
        && path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .is_some_and(|stem| stem.len() == 3 && stem.bytes().all(|byte| byte.is_ascii_digit()))
}

fn load<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let json =
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
