//! Bytes of an RTF file → groups, control words and characters' bytes.
//!
//! Meaning is not known here but for `\bin`, whose bytes are not text. RTF 1.9.1, "RTF syntax".

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` or `\word12`.
    Word(&'a str, Option<i32>),
    /// `\` and a character that is no letter: `\~`, `\*`.
    Symbol(u8),
    /// `\'e4`.
    Hex(u8),
    /// A byte of text.
    Byte(u8),
}

/// Longest control word; the standard allows 32 letters.
const MAX_WORD: usize = 32;

/// Most digits of a parameter: those of 32 bits.
const MAX_DIGITS: usize = 10;

/// The bytes, and how far we are.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Begins at the first byte.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        if first == b'\'' {
            let pair = self.bytes.get(self.at + 1..self.at + 3);
            let byte = pair.and_then(|pair| {
                let digits = std::str::from_utf8(pair).ok()?;
                u8::from_str_radix(digits, 16).ok()
            });
            self.at += if byte.is_some() { 3 } else { 1 };
            return Some(byte.map_or(Token::Symbol(b'\''), Token::Hex));
        }
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return Some(Token::Symbol(first));
        }
        let start = self.at;
        while self.at - start < MAX_WORD
            && self.peek().is_some_and(|byte| byte.is_ascii_alphabetic())
        {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let parameter = self.parameter();
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word == "bin" {
            let n = usize::try_from(parameter.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(n).min(self.bytes.len());
        }
        Some(Token::Word(word, parameter))
    }

    fn parameter(&mut self) -> Option<i32> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let digits = self.at;
        while self.at - digits < MAX_DIGITS && self.peek().is_some_and(|byte| byte.is_ascii_digit())
        {
            self.at += 1;
        }
        if self.at == digits {
            self.at = start;
            return None;
        }
        let number = std::str::from_utf8(&self.bytes[start..self.at]).ok()?;
        number.parse().ok()
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return match byte {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                // Folds of the file, not of the text.
                b'\r' | b'\n' => continue,
                _ => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_symbols_and_bytes() {
        let tokens: Vec<_> =
            Tokens::new(b"{\\par\\u-10 ?\\'e4\\~\r\nx\\bin3 }}}}\\'zz\\").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("par", None),
                Token::Word("u", Some(-10)),
                Token::Byte(b'?'),
                Token::Hex(0xe4),
                Token::Symbol(b'~'),
                Token::Byte(b'x'),
                Token::Word("bin", Some(3)),
                Token::Close,
                Token::Symbol(b'\''),
                Token::Byte(b'z'),
                Token::Byte(b'z'),
            ]
        );
    }
}
