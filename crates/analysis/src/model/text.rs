//! The characters of one article and the only converter of offset units.
//!
//! Text is written once, when a file is read, and never changed. Inside the library offsets are
//! UTF-8 bytes; programs that read our JSON count code points, so the converter lives here and
//! nowhere else.

/// The characters of one article, with checkpoints for converting offsets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    chars: String,
    /// Code points before byte `i * STEP` (rounded down to a character border).
    checkpoints: Vec<u32>,
    ascii: bool,
}

/// Bytes between checkpoints: a conversion counts at most this many bytes.
const STEP: usize = 256;

impl Text {
    /// Takes the characters as they are.
    pub fn new(chars: String) -> Self {
        let ascii = chars.is_ascii();
        let mut checkpoints = Vec::new();
        if !ascii {
            let mut next = 0usize;
            for (seen, (at, _)) in chars.char_indices().enumerate() {
                while at >= next {
                    checkpoints.push(seen as u32);
                    next += STEP;
                }
            }
        }
        Self {
            chars,
            checkpoints,
            ascii,
        }
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        &self.chars
    }

    /// Code points before `byte`. Bytes past the end count as the end.
    pub fn codepoint(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.chars.len());
        if self.ascii {
            return byte as u32;
        }
        let step = (byte / STEP).min(self.checkpoints.len().saturating_sub(1));
        let Some(&before) = self.checkpoints.get(step) else {
            return 0;
        };
        // A checkpoint counts the characters that start before the first one at or after its byte.
        let mut from = step * STEP;
        while from < self.chars.len() && !self.chars.is_char_boundary(from) {
            from += 1;
        }
        if from >= byte {
            return before;
        }
        before + self.chars[from..byte].chars().count() as u32
    }
}

/// A hash of the characters that is the same in every version and on every machine (FNV-1a, 64
/// bit), unlike the standard library's: what an article is recognised by from session to session.
///
/// ```
/// assert_eq!(analysis::fingerprint("a"), 0xaf63_dc4c_8601_ec8c);
/// ```
pub fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codepoints_agree_with_counting() {
        for text in [
            "",
            "plain",
            "Kata’ib – “x”",
            &"é’😀a".repeat(300),
            &"é".repeat(400),
        ] {
            let text = Text::new(text.to_string());
            for (count, (byte, _)) in text.as_str().char_indices().enumerate() {
                assert_eq!(text.codepoint(byte as u32), count as u32, "at byte {byte}");
            }
            let end = text.as_str().len() as u32;
            assert_eq!(text.codepoint(end), text.as_str().chars().count() as u32);
        }
    }
}
