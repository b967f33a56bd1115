//! Pass 6: "Joint Incident Cell (JIC)" and every JIC after it.

use super::draft::Drafts;
use crate::model::{Form, Rule};
use crate::tokens::Tokens;
use std::collections::BTreeMap;

pub(super) fn settle(tokens: &Tokens<'_>, loose: &[usize], drafts: &mut Drafts<'_>) {
    let mut meaning: BTreeMap<&str, usize> = BTreeMap::new();
    for &idx in loose {
        if !tokens.is_all_capitals(idx) {
            continue;
        }
        let word = tokens.bare(idx);
        if let Some(draft) = introduced(tokens, idx, drafts) {
            meaning.entry(word).or_insert(draft);
        }
        if let Some(&draft) = meaning.get(word) {
            drafts.mention(
                tokens.span(&(idx..idx + 1)),
                Form::Abbreviation,
                draft,
                Rule::BracketedAbbreviation,
            );
        }
    }
}

/// The actor named right before the bracket that holds only token `idx`, if the letters fit.
fn introduced(tokens: &Tokens<'_>, idx: usize, drafts: &Drafts<'_>) -> Option<usize> {
    let open = idx.checked_sub(1)?;
    if tokens.str(open) != "(" || tokens.str(idx + 1) != ")" {
        return None;
    }
    let before = tokens.all.get(open.checked_sub(1)?)?.span.end;
    let (draft, span) = drafts.mention_ending_at(before)?;
    fits(tokens.bare(idx), drafts.str(span)).then_some(draft)
}

/// Whether the capitals appear in the name in order, the first one first.
fn fits(capitals: &str, name: &str) -> bool {
    let mut letters = name
        .chars()
        .filter(|c| c.is_alphabetic())
        .map(|c| c.to_ascii_uppercase());
    let mut wanted = capitals.chars().filter(|c| c.is_alphabetic());
    let Some(first) = wanted.next() else {
        return false;
    };
    name.chars().any(|c| c == first)
        && letters.any(|c| c == first)
        && wanted.all(|c| letters.any(|l| l == c))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn capitals_fit_their_name() {
        for (capitals, name, want) in [
            ("JIC", "Joint Incident Cell", true),
            ("AAH", "Asaib Ahl al-Haq", true),
            ("UKMTO", "UK Maritime Trade Operations", true),
            ("XYZ", "Joint Incident Cell", false),
        ] {
            assert_eq!(fits(capitals, name), want, "{capitals}");
        }
    }
}
