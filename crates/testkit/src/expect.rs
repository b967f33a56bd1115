//! What a fixture expects against what an analysis found.
//!
//! A mention's label is `kind:who form`: `who` is the lexicon's id for a known actor, the actor's
//! name for a discovered one ("person:Rana Haddadin name"). A fixture may leave out the form, and
//! `who`. Mentions are checked completely: one that is not marked must not be found. Zones are
//! checked where they are marked.

use crate::caret::{self, Mark};
use analysis::{ActorKey, Analysis, Form};

/// Compares the marks of a fixture with `analysis`; prints both drawings when they differ.
///
/// # Panics
/// When they differ.
#[track_caller]
pub fn check_marks(text: &str, expected: &[Mark], analysis: &Analysis) {
    if let Err(report) = compare(text, expected, analysis) {
        panic!("{report}");
    }
}

/// As [`check_marks`], with the report returned.
pub(crate) fn compare(text: &str, expected: &[Mark], analysis: &Analysis) -> Result<(), String> {
    let article = analysis.article.text();
    if article != text {
        return Err(format!("the text was changed:\n{text}\nbecame\n{article}"));
    }
    let mut actual = mention_marks(analysis);
    let zones = zone_marks(analysis);
    // Only zones that are asked about, and those that lie where one is asked for.
    let asked: Vec<&Mark> = expected.iter().filter(|mark| mark.sign == '=').collect();
    actual.extend(
        zones
            .into_iter()
            .filter(|zone| asked.iter().any(|mark| mark.span.overlaps(zone.span))),
    );
    actual.sort();
    let fits = expected.len() == actual.len()
        && expected.iter().zip(&actual).all(|(expected, actual)| {
            expected.span == actual.span
                && expected.sign == actual.sign
                && is_label_of(&expected.label, &actual.label)
        });
    if fits {
        return Ok(());
    }
    Err(format!(
        "---- expected ----\n{}---- found ----\n{}",
        caret::draw(text, expected),
        caret::draw(text, &actual)
    ))
}

/// Whether the fixture's label leaves out no more than it may.
fn is_label_of(expected: &str, actual: &str) -> bool {
    actual == expected
        || actual
            .strip_prefix(expected)
            .is_some_and(|rest| rest.starts_with(' ') || rest.starts_with(':'))
}

/// The mentions as marks, in the order of the analysis.
pub fn mention_marks(analysis: &Analysis) -> Vec<Mark> {
    let mentions = analysis.mentions.iter();
    let mut marks: Vec<Mark> = mentions
        .map(|mention| {
            let who = who(analysis, mention.actor);
            Mark::new(mention.span, '^', format!("{who} {}", mention.form.name()))
        })
        .collect();
    marks.sort();
    marks
}

/// The zones as marks.
pub fn zone_marks(analysis: &Analysis) -> Vec<Mark> {
    let zones = analysis.article.zones.iter();
    zones
        .map(|zone| Mark::new(zone.span, '=', zone.kind.name()))
        .collect()
}

/// `kind:id` of a known actor, `kind:name` of a discovered one.
pub(crate) fn who(analysis: &Analysis, actor: analysis::ActorId) -> String {
    let actor = &analysis.actors[actor.idx()];
    let who = match &actor.key {
        ActorKey::Known(id) => id,
        ActorKey::Found(..) => &actor.name,
    };
    format!("{}:{who}", actor.kind.name())
}

/// Whether a mention of this form names, rather than describes or points back.
pub(crate) fn is_named(form: Form) -> bool {
    match form {
        Form::Name | Form::Abbreviation | Form::Adjective | Form::Metonym => true,
        Form::Nominal | Form::Pronoun => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_label_of;

    #[test]
    fn a_fixture_may_leave_out_form_and_name() {
        assert!(is_label_of("state:iran", "state:iran adjective"));
        assert!(is_label_of("state:iran adjective", "state:iran adjective"));
        assert!(is_label_of("person", "person:Rana Haddadin name"));
        assert!(!is_label_of("state:iran", "state:iraq adjective"));
        assert!(!is_label_of("person:Rana", "person:Rana-Lee name"));
    }
}
