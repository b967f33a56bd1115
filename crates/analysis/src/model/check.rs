//! The promises every analysis keeps, as assertions for tests and fuzzing.

use super::{Analysis, Span, ZoneKind};

impl Analysis {
    /// Asserts what the docs of the tables promise.
    ///
    /// # Panics
    /// When a span is out of bounds or cuts a character; when zones overlap, are out of order or
    /// leave a visible character out; when tokens or sentences overlap; when mentions cross; when a
    /// chain and its mentions disagree.
    pub fn check(&self) {
        let text = self.article.text();
        let in_bounds = |span: Span| {
            assert!(
                span.end as usize <= text.len(),
                "{span:?} ends behind the text"
            );
            assert!(
                text.is_char_boundary(span.start as usize)
                    && text.is_char_boundary(span.end as usize),
                "{span:?} cuts a character"
            );
        };
        let mut at = 0;
        for zone in &self.article.zones {
            in_bounds(zone.span);
            assert!(zone.span.start >= at, "{zone:?} overlaps the one before");
            assert!(!zone.span.is_empty(), "{zone:?} is empty");
            let gap = &text[at as usize..zone.span.start as usize];
            assert!(
                gap.chars().all(char::is_whitespace),
                "{gap:?} is in no zone"
            );
            at = zone.span.end;
            if let Some(author) = zone.author {
                assert!(zone.kind == ZoneKind::Comment && zone.span.contains(author));
            }
        }
        assert!(
            text[at as usize..].chars().all(char::is_whitespace),
            "the end is in no zone"
        );

        let mut at = 0;
        for token in &self.segments.tokens {
            in_bounds(token.span);
            assert!(
                token.span.start >= at && !token.span.is_empty(),
                "{token:?} overlaps or is empty"
            );
            at = token.span.end;
        }
        let mut at = 0;
        for sentence in &self.segments.sentences {
            in_bounds(sentence.span);
            assert!(
                sentence.span.start >= at,
                "{sentence:?} overlaps the one before"
            );
            assert!(sentence.tokens.end <= self.segments.tokens.len());
            let zone = &self.article.zones[sentence.zone];
            assert!(
                zone.kind.is_read() && zone.span.contains(sentence.span),
                "{sentence:?} leaves its zone"
            );
            for token in &self.segments.tokens[sentence.tokens.clone()] {
                assert!(
                    sentence.span.contains(token.span),
                    "{token:?} leaves its sentence"
                );
            }
            at = sentence.span.end;
        }

        for pair in self.mentions.windows(2) {
            let (a, b) = (pair[0].span, pair[1].span);
            assert!((a.start, std::cmp::Reverse(a.end)) < (b.start, std::cmp::Reverse(b.end)));
            assert!(!a.overlaps(b) || a.contains(b), "{a:?} and {b:?} cross");
        }
        let mut in_chains = 0;
        for (idx, actor) in self.actors.iter().enumerate() {
            assert!(!actor.chain.is_empty(), "{actor:?} is never mentioned");
            for mention in &actor.chain {
                assert_eq!(self.mentions[mention.idx()].actor.idx(), idx);
            }
            in_chains += actor.chain.len();
        }
        assert_eq!(in_chains, self.mentions.len());
        for mention in &self.mentions {
            in_bounds(mention.span);
            assert!(!mention.span.is_empty() && (0.0..=1.0).contains(&mention.score));
            assert!(
                self.segments.sentence_at(mention.span.start).is_some(),
                "{mention:?} is in no sentence"
            );
        }
    }
}
