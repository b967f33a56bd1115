//! What the worker answers.

use crate::{ActorRow, ArticleId, ArticleView, FileId, InspectorView, SearchView};
use serde::{Deserialize, Serialize};

/// What the worker says: one answer to each request, and two notes beside (`Ready`, `Progress`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// Said once, unasked, when the worker can work. Carries request id 0.
    Ready {
        /// [`PROTOCOL`](crate::PROTOCOL) of the worker.
        protocol: u32,
        /// How many actors the lexicon knows.
        known_actors: u32,
    },
    /// A note on the way to an answer.
    Progress {
        /// Which file.
        file: FileId,
        /// What is being done.
        stage: Stage,
    },
    /// A file was read.
    Read {
        /// Which.
        file: FileId,
        /// Its first or next articles, ready to draw.
        articles: Vec<ArticleView>,
        /// Every actor of these articles (new or known to the page already).
        actors: Vec<ActorRow>,
        /// What could not be done with the file and those inside it, as sentences; none after the
        /// first articles.
        notices: Vec<String>,
        /// Articles that are still to come: ask for [`More`](crate::Request::More).
        n_more: u32,
    },
    /// An article was read once more, since one of its blocks got another zone.
    Reread {
        /// The article as it was; it is gone.
        old: ArticleId,
        /// As it is now.
        article: Box<ArticleView>,
        /// Its actors.
        actors: Vec<ActorRow>,
        /// All changes of its file, to be kept and given with the file at the next visit; see
        /// [`encode_changes`](crate::encode_changes).
        changes: Vec<u8>,
    },
    /// The request could not be carried out: a sentence for the reader that says why and what to do.
    Failed {
        /// The sentence.
        sentence: String,
    },
    /// Files were forgotten; these articles are gone.
    Closed {
        /// Which.
        articles: Vec<ArticleId>,
    },
    /// Everything about one actor.
    Inspected(InspectorView),
    /// Where the words stand.
    Found(SearchView),
    /// An [`AnnexReply`](crate::AnnexReply), encoded.
    Annex(Vec<u8>),
    /// The corpus as a file.
    Exported {
        /// A file name to offer.
        name: String,
        /// Its media type.
        mime: String,
        /// Its content.
        bytes: Vec<u8>,
    },
}

/// Stages of reading a file, as told to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Decoding.
    Read,
    /// Telling article from page.
    Zone,
    /// Sentences and words.
    Segment,
    /// Looking for names.
    Tag,
    /// Who is who.
    Resolve,
}
