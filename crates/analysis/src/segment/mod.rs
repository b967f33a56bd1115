//! Article → tokens and sentences of the zones that are read.
//!
//! No sentence and no token crosses a zone. Nothing is looked up in the lexicon here: names are
//! for `tag`. Method: a hand-written scanner for tokens (`token`); rules over abbreviation classes
//! and the case of the next word for sentence ends (`sentence`, `abbreviation`).

mod abbreviation;
mod sentence;
mod token;

use crate::{Article, Segments};

/// Cuts the zones that are read into tokens and sentences.
pub(crate) fn segment(article: &Article) -> Segments {
    let mut segments = Segments::default();
    for (zone_idx, zone) in article.zones.iter().enumerate() {
        if !zone.kind.is_read() {
            continue;
        }
        let first = segments.tokens.len();
        token::scan(article.text(), zone.span, &mut segments.tokens);
        sentence::split(article.text(), zone_idx, first, &mut segments);
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Meta, Span, Text, Zone, ZoneKind};

    #[test]
    fn zones_keep_their_sentences_apart() {
        let text = "Talks resume\nBy A Writer\nThe talks resumed. Nobody spoke\nand then left";
        let zone = |kind, start, end| Zone {
            kind,
            span: Span::new(start, end),
            author: None,
        };
        let article = Article {
            text: Text::new(text.to_string()),
            meta: Meta::default(),
            zones: vec![
                zone(ZoneKind::Headline, 0, 12),
                zone(ZoneKind::Byline, 13, 24),
                zone(ZoneKind::Body, 25, 56),
                zone(ZoneKind::Body, 57, 70),
            ],
            language: "en".to_string(),
        };
        let segments = segment(&article);
        let found: Vec<_> = segments
            .sentences
            .iter()
            .map(|sentence| (sentence.zone, &text[sentence.span]))
            .collect();
        assert_eq!(
            found,
            [
                (0, "Talks resume"),
                (2, "The talks resumed."),
                (2, "Nobody spoke"),
                (3, "and then left")
            ]
        );
        let n_in_sentences: usize = segments
            .sentences
            .iter()
            .map(|sentence| sentence.tokens.len())
            .sum();
        assert_eq!(n_in_sentences, segments.tokens.len());
    }
}
