//! The promises of what a reader hands over, as assertions for tests and fuzzing.

use crate::{Document, Item, Unpacked};

impl Unpacked {
    /// Checks that every promise of the handover is kept.
    ///
    /// # Panics
    /// When one is not.
    pub fn check(&self) {
        for item in &self.items {
            if let Item::Document(document) = item {
                document.check();
            }
        }
        for notice in &self.notices {
            assert!(is_sentence(notice), "no sentence: {notice:?}");
        }
    }
}

impl Document {
    /// Checks that marks are in order, in bounds and whole, and notices are sentences.
    ///
    /// # Panics
    /// When a promise is broken.
    pub fn check(&self) {
        let mut at = 0;
        for mark in &self.marks {
            assert!(mark.span.start >= at, "{mark:?} overlaps the one before");
            at = mark.span.end;
            let words = self.text.get(mark.span.range());
            let words =
                words.unwrap_or_else(|| panic!("{mark:?} is out of bounds or cuts a character"));
            assert!(
                !words.is_empty() && words.trim() == words,
                "{mark:?} has white space at an end: {words:?}"
            );
            if let Some(author) = mark.author {
                assert!(
                    mark.span.contains(author) && self.text.get(author.range()).is_some(),
                    "the author {author:?} is not in {mark:?}"
                );
            }
        }
        for notice in &self.notices {
            assert!(is_sentence(notice), "no sentence: {notice:?}");
        }
    }
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', ')', '”'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Mark, Span, ZoneKind};

    fn with_mark(start: usize, end: usize) -> Unpacked {
        let mut unpacked = Unpacked::new(Format::Html);
        unpacked.items.push(Item::Document(Document {
            text: "Talks énd".to_string(),
            marks: vec![Mark {
                span: Span::new(start, end),
                kind: ZoneKind::Body,
                author: None,
                is_sure: true,
            }],
            ..Document::default()
        }));
        unpacked
    }

    #[test]
    fn a_whole_mark_passes_and_a_broken_one_does_not() {
        with_mark(0, 10).check();
        for (start, end) in [(0, 6), (0, 7), (0, 99), (3, 3)] {
            let broken = with_mark(start, end);
            let result = std::panic::catch_unwind(|| broken.check());
            assert!(result.is_err(), "{start}..{end}");
        }
    }
}
