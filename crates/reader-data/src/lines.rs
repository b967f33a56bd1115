//! Paragraphs, one by one → the text of a [`Document`] with its marks.
//!
//! No guessing what a paragraph is for; who pushes it says so. White space inside a line becomes
//! single, control characters go, blank lines are only where a gap is asked for.

use document::{Document, Facts, Mark, Span, ZoneKind};

/// A text that grows line by line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    text: String,
    marks: Vec<Mark>,
    n_filled: usize,
}

/// What is known about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Job {
    /// Nothing.
    Open,
    /// It is this zone.
    Sure(ZoneKind),
    /// It is probably this zone.
    Maybe(ZoneKind),
}

impl Lines {
    /// Adds one line; nothing when it is blank. Line ends inside count as spaces.
    pub(crate) fn push(&mut self, line: &str, job: Job) {
        let start = self.text.len();
        squeeze_into(line, &mut self.text);
        if self.text.len() == start {
            return;
        }
        let (kind, is_sure) = match job {
            Job::Open => (None, false),
            Job::Sure(kind) => (Some(kind), true),
            Job::Maybe(kind) => (Some(kind), false),
        };
        if let Some(kind) = kind {
            self.marks.push(Mark {
                span: Span::new(start, self.text.len()),
                kind,
                author: None,
                is_sure,
            });
        }
        self.text.push('\n');
        self.n_filled += 1;
    }

    /// Adds an empty line, unless one ends the text already.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Lines that are not empty.
    pub(crate) fn n_lines(&self) -> usize {
        self.n_filled
    }

    /// Whether there is no line yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The document.
    pub(crate) fn finish(mut self, facts: Facts) -> Document {
        self.text.truncate(self.text.trim_end().len());
        Document {
            text: self.text,
            marks: self.marks,
            facts,
            notices: Vec::new(),
        }
    }
}

/// The words of `text` with one space between them.
pub(crate) fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    squeeze_into(text, &mut squeezed);
    squeezed
}

fn squeeze_into(text: &str, into: &mut String) {
    let start = into.len();
    let mut is_apart = false;
    for char in text.chars() {
        // Byte order marks are left inside texts by programs that join files.
        if char.is_whitespace() || char.is_control() || char == '\u{feff}' {
            is_apart = true;
        } else {
            if is_apart && into.len() > start {
                into.push(' ');
            }
            is_apart = false;
            into.push(char);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lie_on_their_words() {
        let mut lines = Lines::default();
        lines.gap();
        lines.push("  Talks \r\n end\u{a0}late ", Job::Sure(ZoneKind::Headline));
        lines.push(" \t", Job::Sure(ZoneKind::Dek));
        lines.gap();
        lines.gap();
        lines.push("The port \u{1}reopened.", Job::Maybe(ZoneKind::Body));
        lines.push("More", Job::Open);
        let document = lines.finish(Facts::default());
        assert_eq!(document.text, "Talks end late\n\nThe port reopened.\nMore");
        let marked: Vec<_> = document
            .marks
            .iter()
            .map(|mark| (&document.text.as_str()[mark.span], mark.kind, mark.is_sure))
            .collect();
        assert_eq!(
            marked,
            [
                ("Talks end late", ZoneKind::Headline, true),
                ("The port reopened.", ZoneKind::Body, false)
            ]
        );
    }
}
