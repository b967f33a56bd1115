//! `sidelight predict`: JSON lines on stdin → one line for each, so that any data set can be scored.
//!
//! The tasks and their fields are those of the output contract; nothing here knows a data set.

use crate::{Outcome, Usage};
use analysis::{ActorKind, Analysis, Form, Lexicon, Span, ZoneKind};
use anyhow::Context;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::ffi::OsString;
use std::io::{BufRead, BufWriter, Write};

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

pub(crate) fn run(args: &[OsString]) -> anyhow::Result<Outcome> {
    let [task] = args else {
        return Err(Usage("predict takes one task: ner, names or zones".to_string()).into());
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
        Some(task @ ("quotes" | "coref" | "reuse" | "html")) => {
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
