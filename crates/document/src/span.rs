//! A half-open byte range in one text.
//!
//! Every offset inside the program is a `Span` of UTF-8 bytes into the text of one article. Code
//! points and UTF-16 are made only at the border. Token ranges are `Range<usize>`, so the two can't
//! be mixed.

use std::fmt;
use std::ops::Index;

/// Half-open range of UTF-8 bytes: `start <= end`, both on character borders of their text.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`.
    ///
    /// # Panics
    /// When `start > end`.
    #[track_caller]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span {start}..{end} is turned round");
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside (equal counts).
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// As a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_and_relations() {
        let text = "Quds Force";
        let name = Span::new(0, 10);
        assert_eq!(&text[Span::new(5, 10)], "Force");
        assert!(name.contains(Span::new(5, 10)) && name.overlaps(Span::new(9, 12)));
        assert!(!name.overlaps(Span::new(10, 12)));
        assert_eq!(Span::new(0, 2).join(Span::new(5, 7)), Span::new(0, 7));
    }
}
