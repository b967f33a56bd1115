//! The shape of the JSON export, schema 1.
//!
//! A contract: fields may be added, never renamed; a change of meaning raises `SCHEMA`. Only
//! shapes here, and the way from the model into them; order and choice are made by the formats.

use crate::{Document, stable_id};
use analysis::{Analysis, CorpusActorId, Meta, Span, Stated};
use serde::Serialize;

/// Raised when the meaning of a field changes.
pub(crate) const SCHEMA: u32 = 1;

/// Version of the program that wrote the export.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Unit of every offset.
pub(crate) const OFFSETS: &str = "codepoint";

/// A part that is not built yet: always written as an empty list.
pub(crate) type Unbuilt = [(); 0];

#[derive(Serialize)]
pub(crate) struct Whole<'a> {
    pub(crate) sidelight: &'static str,
    pub(crate) schema: u32,
    pub(crate) offsets: &'static str,
    pub(crate) articles: Vec<ArticleJson<'a>>,
    pub(crate) actors: Vec<ActorJson<'a>>,
    pub(crate) reprints: Unbuilt,
    pub(crate) notices: Vec<NoticeJson<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Line<'a> {
    pub(crate) sidelight: &'static str,
    pub(crate) schema: u32,
    pub(crate) offsets: &'static str,
    #[serde(flatten)]
    pub(crate) article: ArticleJson<'a>,
    pub(crate) actors: Vec<ActorJson<'a>>,
    pub(crate) notices: Vec<NoticeJson<'a>>,
}

#[derive(Serialize)]
pub(crate) struct ArticleJson<'a> {
    id: String,
    file: &'a str,
    index: usize,
    text: &'a str,
    language: &'a str,
    meta: MetaJson<'a>,
    zones: Vec<ZoneJson<'a>>,
    sentences: Vec<SpanJson>,
    mentions: Vec<MentionJson>,
    quotes: Unbuilt,
    descriptors: Unbuilt,
    relations: Unbuilt,
    events: Unbuilt,
}

#[derive(Serialize)]
struct MetaJson<'a> {
    headline: Option<&'a str>,
    dek: Option<&'a str>,
    outlet: Option<&'a str>,
    agency: Option<&'a str>,
    authors: Vec<&'a str>,
    dateline_place: Option<&'a str>,
    published: Option<&'a str>,
    updated: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct SpanJson {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct ZoneJson<'a> {
    kind: &'static str,
    #[serde(flatten)]
    span: SpanJson,
    author: Option<&'a str>,
}

#[derive(Serialize)]
struct MentionJson {
    #[serde(flatten)]
    span: SpanJson,
    form: &'static str,
    actor: String,
    rule: &'static str,
    score: f32,
}

#[derive(Serialize)]
pub(crate) struct ActorJson<'a> {
    pub(crate) id: String,
    pub(crate) name: &'a str,
    pub(crate) kind: &'static str,
    pub(crate) aliases: Vec<&'a str>,
    pub(crate) wikidata: Option<&'a str>,
    pub(crate) known: bool,
}

#[derive(Serialize)]
pub(crate) struct NoticeJson<'a> {
    pub(crate) file: &'a str,
    pub(crate) article: Option<usize>,
    pub(crate) message: String,
}

/// `a17`.
pub(crate) fn actor_id(actor: CorpusActorId) -> String {
    format!("a{}", actor.0)
}

/// One article; `actors` gives the corpus-wide number of each local actor.
pub(crate) fn article_json<'a>(
    document: &Document<'a>,
    actors: &[CorpusActorId],
) -> ArticleJson<'a> {
    let analysis: &'a Analysis = document.analysis;
    let article = &analysis.article;
    let span_json = |span: Span| SpanJson {
        start: article.text.codepoint(span.start),
        end: article.text.codepoint(span.end),
    };
    ArticleJson {
        id: stable_id(article.text()),
        file: document.file,
        index: document.index,
        text: article.text(),
        language: &article.language,
        meta: meta_json(&article.meta),
        zones: article
            .zones
            .iter()
            .map(|zone| ZoneJson {
                kind: zone.kind.name(),
                span: span_json(zone.span),
                author: zone.author.map(|author| &article.text()[author]),
            })
            .collect(),
        sentences: analysis
            .segments
            .sentences
            .iter()
            .map(|sentence| span_json(sentence.span))
            .collect(),
        mentions: analysis
            .mentions
            .iter()
            .map(|mention| MentionJson {
                span: span_json(mention.span),
                form: mention.form.name(),
                actor: actor_id(actors[mention.actor.idx()]),
                rule: mention.rule.name(),
                score: mention.score,
            })
            .collect(),
        quotes: [],
        descriptors: [],
        relations: [],
        events: [],
    }
}

/// The notices of one article.
pub(crate) fn article_notices<'a>(document: &Document<'a>) -> Vec<NoticeJson<'a>> {
    document
        .analysis
        .notices
        .iter()
        .map(|notice| NoticeJson {
            file: document.file,
            article: Some(document.index),
            message: notice.to_string(),
        })
        .collect()
}

fn meta_json(meta: &Meta) -> MetaJson<'_> {
    fn value(stated: Option<&Stated>) -> Option<&str> {
        stated.map(|stated| stated.value.as_str())
    }
    MetaJson {
        headline: value(meta.headline.as_ref()),
        dek: value(meta.dek.as_ref()),
        outlet: value(meta.outlet.as_ref()),
        agency: value(meta.agency.as_ref()),
        authors: meta
            .authors
            .iter()
            .map(|author| author.value.as_str())
            .collect(),
        dateline_place: value(meta.dateline_place.as_ref()),
        published: value(meta.published.as_ref()),
        updated: value(meta.updated.as_ref()),
        url: value(meta.url.as_ref()),
    }
}
