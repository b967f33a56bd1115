//! What the file states outside the text → over what the text states.
//!
//! A fact wins. Where the same stands in a zone that states such things, those words are the
//! evidence, so that the page can point at them; else the evidence is what the file calls it. A date
//! is the same when its day is.

use document::{Fact, Facts};

use super::mark::comparable;
use crate::{Evidence, Lexicon, Meta, Span, Stated, Zone, ZoneKind};
use newsline::date;

/// Puts the facts over the metadata found in the text.
pub(super) fn apply(facts: &Facts, text: &str, zones: &[Zone], lexicon: &Lexicon, meta: &mut Meta) {
    use ZoneKind as Z;
    let put = |slot: &mut Option<Stated>, fact: &Option<Fact>, kinds: &[ZoneKind]| {
        if let Some(fact) = fact {
            *slot = Some(stated(fact, slot.take(), text, zones, kinds));
        }
    };
    put(&mut meta.headline, &facts.headline, &[Z::Headline]);
    put(&mut meta.dek, &facts.dek, &[Z::Dek]);
    put(
        &mut meta.agency,
        &facts.agency,
        &[Z::Byline, Z::SourceLine, Z::Dateline, Z::Copyright],
    );
    put(&mut meta.url, &facts.url, &[Z::SourceLine]);
    put(
        &mut meta.outlet,
        &facts.outlet,
        &[Z::Outlet, Z::SourceLine, Z::Copyright],
    );
    if let Some(outlet) = &mut meta.outlet
        && let Some(known) = lexicon.media_named(&outlet.value)
    {
        outlet.value = known.to_string();
    }
    put_date(&mut meta.published, facts.published.as_ref(), text, zones);
    put_date(&mut meta.updated, facts.updated.as_ref(), text, zones);
    if !facts.authors.is_empty() {
        let mut found = std::mem::take(&mut meta.authors);
        for fact in &facts.authors {
            let wanted = comparable(&fact.value);
            let known = found
                .iter()
                .position(|author| comparable(&author.value) == wanted)
                .map(|idx| found.swap_remove(idx));
            let author = stated(fact, known, text, zones, &[Z::Byline]);
            meta.authors.push(author);
        }
    }
}

/// The fact, with the words of the text as evidence where they stand in a zone of these kinds.
fn stated(
    fact: &Fact,
    found: Option<Stated>,
    text: &str,
    zones: &[Zone],
    kinds: &[ZoneKind],
) -> Stated {
    let wanted = comparable(&fact.value);
    let evidence = match found {
        Some(found) if comparable(&found.value) == wanted => found.evidence,
        _ => zones
            .iter()
            .filter(|zone| kinds.contains(&zone.kind))
            .find_map(|zone| find_words(text, zone.span, &fact.value))
            .map_or_else(|| Evidence::File(fact.stated_by.clone()), Evidence::Text),
    };
    Stated {
        value: fact.value.clone(),
        evidence,
    }
}

fn put_date(slot: &mut Option<Stated>, fact: Option<&Fact>, text: &str, zones: &[Zone]) {
    let Some(fact) = fact else {
        return;
    };
    let day = |iso: &str| iso.get(..10).map(str::to_string);
    let wanted = day(&fact.value);
    let is_same = |iso: &str| wanted.is_some() && day(iso) == wanted;
    let in_zone = |zone: &Zone| {
        let at = zone.span.start as usize;
        date::find(&text[zone.span])
            .found
            .into_iter()
            .find(|found| found.iso.as_deref().is_some_and(is_same))
            .map(|found| Span::new(at + found.span.start as usize, at + found.span.end as usize))
    };
    let evidence = match slot.take() {
        Some(found) if is_same(&found.value) => found.evidence,
        _ => zones
            .iter()
            .filter(|zone| matches!(zone.kind, ZoneKind::Date | ZoneKind::Dateline))
            .find_map(in_zone)
            .map_or_else(|| Evidence::File(fact.stated_by.clone()), Evidence::Text),
    };
    *slot = Some(Stated {
        value: fact.value.clone(),
        evidence,
    });
}

/// Where `value` stands in the zone, white space aside.
fn find_words(text: &str, zone: Span, value: &str) -> Option<Span> {
    let words: Vec<&str> = value.split_whitespace().collect();
    let first = words.first()?;
    let inside = &text[zone];
    // A zone of these kinds is a line or two; a value of many words is sought from few places.
    inside.match_indices(first).take(64).find_map(|(at, _)| {
        let mut end = at;
        for word in &words {
            let rest = &inside[end..];
            end += rest.len() - rest.trim_start().len();
            end += inside[end..].strip_prefix(word).map(|_| word.len())?;
        }
        let start = zone.start as usize;
        Some(Span::new(start + at, start + end))
    })
}

/// The language a tag names, without script and region: "en-GB" → "en".
pub(super) fn language(tag: &str) -> Option<String> {
    let primary = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
    let is_tag =
        matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    // Undetermined, several, none, one without a code.
    let is_known = !matches!(primary.as_str(), "und" | "mul" | "zxx" | "mis");
    (is_tag && is_known).then_some(primary)
}

#[cfg(test)]
mod tests {
    use super::super::tests::small_lexicon;
    use super::super::zone;
    use super::*;
    use crate::{Article, Text};

    const PAGE: &str = "Talks end on the island\n\nBy Ann Lee\n\nJune 28, 2021\n\n\
        The two ministers ended their meeting on Friday without a word about the harbour that both \
        countries have claimed.\n\nOfficials on both sides said the talks would go on, although no \
        date was named by either of the two.\n";

    fn with(facts: &Facts) -> Article {
        zone(Text::new(PAGE.to_string()), &[], facts, &small_lexicon()).0
    }

    #[test]
    fn facts_win_and_point_at_the_text_where_they_stand_in_it() {
        let article = with(&Facts {
            headline: Fact::new("Talks end on the island", "the feed"),
            authors: vec![
                Fact::new("ANN LEE", "the feed").expect("a name"),
                Fact::new("Bo Karlsson", "the feed").expect("a name"),
            ],
            published: Fact::new("2021-06-28T10:00Z", "the feed"),
            updated: Fact::new("2021-06-29", "the feed"),
            outlet: Fact::new("harbour times", "the feed"),
            language: Fact::new("de-AT", "the feed"),
            ..Facts::default()
        });
        let words = |stated: &Stated| stated.span().map(|span| &article.text()[span]);
        let meta = &article.meta;
        let headline = meta.headline.as_ref().expect("a headline");
        assert_eq!(words(headline), Some("Talks end on the island"));
        let authors: Vec<_> = meta
            .authors
            .iter()
            .map(|author| (author.value.as_str(), words(author)))
            .collect();
        assert_eq!(
            authors,
            [("ANN LEE", Some("Ann Lee")), ("Bo Karlsson", None)]
        );
        let published = meta.published.as_ref().expect("a date");
        assert_eq!(
            (published.value.as_str(), words(published)),
            ("2021-06-28T10:00Z", Some("June 28, 2021"))
        );
        assert_eq!(
            meta.updated.as_ref().map(|stated| stated.evidence.clone()),
            Some(Evidence::File("the feed".to_string()))
        );
        let outlet = meta.outlet.as_ref().map(|outlet| outlet.value.as_str());
        assert_eq!(
            (outlet, article.language.as_str()),
            (Some("The Harbour Times"), "de")
        );
    }

    #[test]
    fn what_the_text_states_stays_where_nothing_is_stated_outside() {
        let article = with(&Facts::default());
        let plain = with(&Facts {
            language: Fact::new("und", "the feed"),
            ..Facts::default()
        });
        assert_eq!(article.meta, plain.meta);
        assert_eq!(
            (article.language.as_str(), plain.language.as_str()),
            ("en", "en")
        );
    }
}
