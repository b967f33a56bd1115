//! Why a file gives no text: one sentence for the reader of the page.

use crate::MAX_TEXT_BYTES;
use std::fmt;

/// Why there is nothing to read in a file: one sentence that says what is wrong and what to do. The
/// sentence is made where the reason is known; it is shown as it is.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl Refusal {
    /// A refusal with this sentence.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// There are more than [`MAX_TEXT_BYTES`] of text.
    pub fn too_much_text(n_bytes: usize) -> Self {
        Self(format!(
            "This file has {} MB of text, and {} MB is the most that can be read at once: split it \
             into smaller files.",
            n_bytes >> 20,
            MAX_TEXT_BYTES >> 20
        ))
    }

    /// There is no text: nothing but white space, or bytes that are text in no encoding.
    pub fn no_text(is_blank: bool) -> Self {
        Self::new(if is_blank {
            "This file is empty: open the one that holds the article."
        } else {
            "This is binary data, not text: save or copy the article as text and open that."
        })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}
