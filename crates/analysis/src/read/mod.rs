//! Bytes of a file → its text, decoded.
//!
//! No layout and no language here: what a line of the text is for, `zone` decides. Nothing is
//! trimmed or repaired; only a byte order mark is removed.
//!
//! Method: kind by first bytes (`detect`), encoding by byte order mark, then UTF-8 validity, then
//! the zero pattern of UTF-16, then the byte statistics of chardetng (`text`). Read now: plain text
//! and Markdown. Other formats are recognised so that the reader is told what to do instead.

mod detect;
mod text;

use std::fmt;

use crate::{Input, Notice, Text};

/// Most bytes of one text file. A newspaper's whole year is about this much; beyond it a tab would
/// run out of memory before the reader had anything to look at.
pub const MAX_BYTES: usize = 64 << 20;

/// What was read from one file.
#[derive(Debug)]
pub(crate) struct Source {
    /// The articles' texts, in the order of the file; never none.
    pub(crate) texts: Vec<Text>,
    /// Character encoding, as the Encoding Standard names it.
    pub(crate) encoding: &'static str,
    /// What we could not do.
    pub(crate) notices: Vec<Notice>,
}

/// Why there is no text to show. Displays as one sentence for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// No bytes, or only white space.
    Empty,
    /// More text than a page can hold.
    TooLarge {
        /// Size of the file.
        bytes: usize,
    },
    /// A document we know to hold text but cannot open yet.
    NotYet {
        /// What it is, with its article: "a PDF document".
        what: &'static str,
    },
    /// Not text at all.
    Binary {
        /// What it is, with its article: "a picture".
        what: &'static str,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Empty => {
                f.write_str("This file is empty: open the one that holds the article.")
            }
            ReadError::TooLarge { bytes } => write!(
                f,
                "This file has {} MB of text, and {} MB is the most that can be read at once: split \
                 it into smaller files.",
                bytes >> 20,
                MAX_BYTES >> 20
            ),
            ReadError::NotYet { what } => write!(
                f,
                "This is {what}, which can't be read yet: open it in its own program, copy the \
                 article and paste the text here."
            ),
            ReadError::Binary { what } => write!(
                f,
                "This is {what}, not text: save or copy the article as text and open that."
            ),
        }
    }
}

impl std::error::Error for ReadError {}

/// Decodes one file.
pub(crate) fn read(input: &Input<'_>) -> Result<Source, ReadError> {
    detect::refuse(input)?;
    if input.bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge {
            bytes: input.bytes.len(),
        });
    }
    let decoded = text::decode(input.bytes)?;
    let mut notices = Vec::new();
    if decoded.n_broken > 0 {
        notices.push(Notice::BrokenCharacters {
            count: decoded.n_broken,
        });
    }
    Ok(Source {
        texts: vec![Text::new(decoded.chars)],
        encoding: decoded.encoding,
        notices,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_bytes(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
        read(&Input { name, bytes })
    }

    #[test]
    fn text_comes_back_as_it_is() {
        let source = read_bytes("a.txt", b"\xef\xbb\xbfOne\r\n\r\n  two \n").expect("text");
        assert_eq!(source.texts[0].as_str(), "One\r\n\r\n  two \n");
        assert_eq!((source.encoding, source.notices.len()), ("UTF-8", 0));
    }

    #[test]
    fn broken_bytes_are_counted() {
        let source = read_bytes("a.txt", "café, déjà vu, naïve\u{0}".as_bytes()).expect("text");
        assert!(source.notices.is_empty());
        let source = read_bytes(
            "a.txt",
            b"caf\xc3\xa9 d\xc3\xa9j\xc3\xa0 na\xc3\xafve \xff end",
        )
        .expect("text");
        assert_eq!(source.notices, [Notice::BrokenCharacters { count: 1 }]);
        assert_eq!(source.texts[0].as_str(), "café déjà naïve \u{fffd} end");
    }

    #[test]
    fn what_is_no_text_says_what_to_do() {
        for (bytes, start) in [
            (&b""[..], "This file is empty"),
            (b" \r\n\t", "This file is empty"),
            (
                b"%PDF-1.7 ...",
                "This is a PDF document, which can't be read yet",
            ),
            (b"\x89PNG\r\n\x1a\n....", "This is a picture, not text"),
            (
                b"<!DOCTYPE html><html>",
                "This is a saved web page, which can't be read yet",
            ),
            (
                &[0u8, 1, 2, 3, 0, 0, 9, 200],
                "This is binary data, not text",
            ),
        ] {
            let error = read_bytes("x", bytes).expect_err(start);
            assert!(error.to_string().starts_with(start), "{error}");
        }
    }

    #[test]
    fn any_bytes_end_in_text_or_a_sentence() {
        let mut seed = 1u32;
        for length in 0..300 {
            let bytes: Vec<u8> = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 24) as u8
                })
                .collect();
            match read_bytes("x", &bytes) {
                Ok(source) => assert!(!source.texts[0].as_str().trim().is_empty()),
                Err(error) => assert!(error.to_string().ends_with('.')),
            }
        }
    }
}
