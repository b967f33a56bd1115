//! `sidelight predict`: JSON lines on stdin → one line for each, so that any data set can be scored.
//!
//! The tasks and their fields are those of the output contract; nothing here knows a data set.

use crate::{Outcome, Usage, files};
use analysis::{ActorKind, Analysis, Document, Fact, Form, Lexicon, Span, ZoneKind};
use anyhow::Context;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::ffi::OsString;
use std::io::{BufRead, BufWriter, Write};
use std::path::Path;

#[derive(Deserialize)]
struct TextIn {
    id: Value,
    text: String,
}

#[derive(Serialize)]
struct EntitiesOut {
    id: Value,
    entities: Vec<EntityOut>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct EntityOut {
    start: u32,
    end: u32,
    r#type: &'static str,
}

#[derive(Deserialize)]
struct NamesIn {
    a: String,
    b: String,
}

#[derive(Serialize)]
struct NamesOut {
    a: String,
    b: String,
    score: f32,
}

#[derive(Deserialize)]
struct LinesIn {
    id: Value,
    lines: Vec<LineIn>,
}

#[derive(Deserialize)]
struct LineIn {
    text: String,
}

#[derive(Serialize)]
struct LabelsOut {
    id: Value,
    labels: Vec<&'static str>,
}

#[derive(Deserialize)]
struct PageIn {
    id: Value,
    path: String,
}

/// A page as extraction benchmarks want it, and what else is told apart in it.
#[derive(Default, Serialize)]
struct PageOut {
    id: Value,
    text: String,
    title: Option<String>,
    author: Vec<String>,
    date: Option<String>,
    comments: String,
    dek: Option<String>,
    headings: Vec<String>,
    captions: Vec<String>,
}

pub(crate) fn run(args: &[OsString]) -> anyhow::Result<Outcome> {
    let [task] = args else {
        return Err(Usage("predict takes one task: ner, names, zones or html".to_string()).into());
    };
    match task.to_str() {
        Some("ner") => {
            let lexicon = lexicon::built_in();
            each_line(|TextIn { id, text }| {
                let entities = entities(&analysis::analyze_body(&text, &lexicon));
                EntitiesOut { id, entities }
            })
        }
        Some("names") => each_line(|NamesIn { a, b }| {
            let score = analysis::name_similarity(&a, &b);
            NamesOut { a, b, score }
        }),
        Some("zones") => {
            let lexicon = lexicon::built_in();
            each_line(|LinesIn { id, lines }| LabelsOut {
                id,
                labels: labels(&lines, &lexicon),
            })
        }
        Some("html") => each_line(|PageIn { id, path }| page(id, &path)),
        Some(task @ ("quotes" | "coref" | "reuse")) => {
            Err(Usage(format!("the task {task} is not built yet")).into())
        }
        _ => Err(Usage(format!("there is no task “{}”", task.display())).into()),
    }
}

/// Answers every line that is not blank, in order.
fn each_line<In: DeserializeOwned, Out: Serialize>(
    mut predict: impl FnMut(In) -> Out,
) -> anyhow::Result<Outcome> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut outcome = Outcome::NothingRead;
    for (idx, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.with_context(|| format!("line {} of stdin", idx + 1))?;
        if line.trim().is_empty() {
            continue;
        }
        let given = serde_json::from_str(&line)
            .with_context(|| format!("line {} of stdin is not what this task takes", idx + 1))?;
        serde_json::to_writer(&mut out, &predict(given)).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
        outcome = Outcome::Done;
    }
    out.flush()?;
    Ok(outcome)
}

/// Outermost mentions as the four classes that named-entity data sets share.
fn entities(analysis: &Analysis) -> Vec<EntityOut> {
    let text = &analysis.article.text;
    let mut last = Span::default();
    let mut entities = Vec::new();
    for mention in &analysis.mentions {
        // Sorted, and longest first: a mention inside another follows it.
        if last.contains(mention.span) {
            continue;
        }
        let kind = analysis.actors[mention.actor.idx()].kind;
        let Some(class) = class(kind, mention.form) else {
            continue;
        };
        last = mention.span;
        entities.push(EntityOut {
            start: text.codepoint(mention.span.start),
            end: text.codepoint(mention.span.end),
            r#type: class,
        });
    }
    entities
}

/// The class of a mention; descriptions and pronouns are no named entities.
fn class(kind: ActorKind, form: Form) -> Option<&'static str> {
    match (form, kind) {
        (Form::Nominal | Form::Pronoun, _) => None,
        (Form::Adjective, _) | (_, ActorKind::PopulationGroup) => Some("NORP"),
        (_, ActorKind::Person) => Some("PER"),
        (_, ActorKind::State | ActorKind::Place) => Some("LOC"),
        (
            _,
            ActorKind::ArmedGroup
            | ActorKind::Government
            | ActorKind::Military
            | ActorKind::Agency
            | ActorKind::PoliticalParty
            | ActorKind::Organisation
            | ActorKind::InternationalOrg
            | ActorKind::Media,
        ) => Some("ORG"),
    }
}

/// What is read from a page; a page that can't be read is empty, and stderr says why.
fn page(id: Value, path: &str) -> PageOut {
    let path = Path::new(path);
    let opened = files::read(path).and_then(|bytes| {
        readers::open(&files::name(path), bytes).map_err(|refusal| refusal.to_string())
    });
    let documents: Vec<Document> = match opened {
        Ok(opened) => opened.found.into_iter().map(|it| it.document).collect(),
        Err(sentence) => {
            eprintln!("{}: {sentence}", path.display());
            Vec::new()
        }
    };
    let Some(first) = documents.first() else {
        return PageOut {
            id,
            ..PageOut::default()
        };
    };
    let all = |text_of: fn(&Document) -> String| {
        let texts: Vec<String> = documents.iter().map(text_of).collect();
        texts.join("\n")
    };
    let value = |fact: &Option<Fact>| fact.as_ref().map(|fact| fact.value.clone());
    let of_kind = |kind: ZoneKind| {
        let marks = first.marks.iter().filter(|mark| mark.kind == kind);
        marks
            .map(|mark| first.text[mark.span.range()].to_string())
            .collect::<Vec<_>>()
    };
    PageOut {
        id,
        text: all(readers::page_text),
        title: value(&first.facts.headline),
        author: first
            .facts
            .authors
            .iter()
            .map(|it| it.value.clone())
            .collect(),
        // A page that only says when it was changed was published then, for all it states.
        date: value(&first.facts.published).or_else(|| value(&first.facts.updated)),
        comments: all(readers::comments_text),
        dek: value(&first.facts.dek).or_else(|| of_kind(ZoneKind::Dek).into_iter().next()),
        headings: of_kind(ZoneKind::Heading),
        captions: of_kind(ZoneKind::Caption),
    }
}

fn labels(lines: &[LineIn], lexicon: &Lexicon) -> Vec<&'static str> {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    analysis::label_lines(&texts, lexicon)
        .into_iter()
        .map(label)
        .collect()
}

/// The labels of the zoning benchmark: it knows fewer jobs than we do.
fn label(kind: ZoneKind) -> &'static str {
    match kind {
        ZoneKind::Headline => "title",
        ZoneKind::Dek => "dek",
        ZoneKind::Body => "para",
        ZoneKind::Heading => "heading",
        ZoneKind::Caption => "caption",
        ZoneKind::Byline => "byline",
        ZoneKind::Date => "date",
        ZoneKind::Outlet
        | ZoneKind::Dateline
        | ZoneKind::Credit
        | ZoneKind::EditorNote
        | ZoneKind::SourceLine
        | ZoneKind::Comment
        | ZoneKind::Copyright
        | ZoneKind::Furniture => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demonym_is_norp_whoever_it_is_of() {
        assert_eq!(class(ActorKind::State, Form::Adjective), Some("NORP"));
        assert_eq!(class(ActorKind::State, Form::Metonym), Some("LOC"));
        assert_eq!(class(ActorKind::Person, Form::Name), Some("PER"));
        assert_eq!(class(ActorKind::Media, Form::Abbreviation), Some("ORG"));
        assert_eq!(class(ActorKind::Person, Form::Pronoun), None);
    }

    #[test]
    fn only_the_outermost_mention_counts() {
        let lexicon = lexicon::built_in();
        let found = entities(&analysis::analyze_body("Émile was in Iran.", &lexicon));
        assert!(
            found.contains(&EntityOut {
                start: 13,
                end: 17,
                r#type: "LOC"
            }),
            "offsets are code points: {found:?}"
        );
    }
}
