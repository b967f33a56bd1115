//! JSON text → its signs, one by one.
//!
//! No tree: a value is a stretch of the text, and nesting costs a counter, so that neither a deep
//! nor a huge file can overflow anything.
//!
//! Method: RFC 8259, and what programs really write: `NaN`, `None`, single quotes, unquoted keys,
//! commas too many, raw line ends in strings, quotation marks in strings that nobody escaped (a mark
//! closes a string only before `,` `:` `}` `]` or the end).

use std::borrow::Cow;
use std::ops::Range;

/// A sign of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sign<'a> {
    /// `{` or `[`.
    Open(u8),
    /// `}` or `]`.
    Close(u8),
    /// A string before a colon.
    Key(Cow<'a, str>),
    /// A string.
    Text(Cow<'a, str>),
    /// A number or a word: `12`, `true`, `null`.
    Bare(&'a str),
}

/// The text is no JSON from here on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// Byte.
    pub at: usize,
}

/// Reads sign after sign.
#[derive(Clone, Debug)]
pub(super) struct Scan<'a> {
    text: &'a str,
    /// Where the next sign is looked for.
    pub at: usize,
    end: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, range: Range<usize>) -> Self {
        Self {
            text,
            at: range.start,
            end: range.end,
        }
    }

    /// Goes to the next sign; its first byte.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let rest = &self.text[self.at..self.end];
        let skipped = rest.len()
            - rest
                .trim_start_matches(|char: char| {
                    char.is_whitespace() || matches!(char, ',' | ':' | '\u{feff}' | '\u{1e}')
                })
                .len();
        self.at += skipped;
        self.text.as_bytes()[..self.end].get(self.at).copied()
    }

    /// The next sign.
    pub(super) fn next(&mut self) -> Option<Result<Sign<'a>, Broken>> {
        let byte = self.peek()?;
        let start = self.at;
        let range = match self.step(byte) {
            Ok(range) => range,
            Err(broken) => return Some(Err(broken)),
        };
        let words = &self.text[range];
        Some(Ok(match byte {
            b'{' | b'[' => Sign::Open(byte),
            b'}' | b']' => Sign::Close(byte),
            _ if self.is_before_colon() => Sign::Key(unescape(words)),
            b'"' | b'\'' => Sign::Text(unescape(words)),
            _ => Sign::Bare(&self.text[start..self.at]),
        }))
    }

    /// Goes over the sign that starts with `byte`; its words, without quotation marks.
    fn step(&mut self, byte: u8) -> Result<Range<usize>, Broken> {
        let start = self.at;
        match byte {
            b'{' | b'[' | b'}' | b']' => {
                self.at += 1;
                Ok(start..self.at)
            }
            b'"' | b'\'' => {
                let range = self.string(byte).ok_or(Broken { at: start })?;
                self.at = range.end + 1;
                Ok(range)
            }
            _ => {
                let is_word = |byte: &u8| {
                    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_' | b'$')
                };
                let n_bytes = self.text[start..self.end]
                    .bytes()
                    .take_while(is_word)
                    .count();
                if n_bytes == 0 {
                    return Err(Broken { at: start });
                }
                self.at += n_bytes;
                Ok(start..self.at)
            }
        }
    }

    fn is_before_colon(&self) -> bool {
        self.text[self.at..self.end].trim_start().starts_with(':')
    }

    /// The inside of the string that starts here.
    fn string(&self, quote: u8) -> Option<Range<usize>> {
        let bytes = &self.text.as_bytes()[..self.end];
        let start = self.at + 1;
        let mut at = start;
        while let Some(byte) = bytes.get(at) {
            if *byte == b'\\' {
                at += 2;
                continue;
            }
            if *byte == quote {
                let after = bytes[at + 1..]
                    .iter()
                    .find(|byte| !byte.is_ascii_whitespace());
                if after.is_none_or(|byte| matches!(byte, b',' | b':' | b'}' | b']')) {
                    return Some(start..at);
                }
            }
            at += 1;
        }
        None
    }

    /// Goes over one value; its stretch of the text.
    pub(super) fn value(&mut self) -> Option<Result<Range<usize>, Broken>> {
        self.peek()?;
        let start = self.at;
        let mut depth = 0usize;
        loop {
            let Some(byte) = self.peek() else {
                return Some(Err(Broken { at: self.end }));
            };
            if let Err(broken) = self.step(byte) {
                return Some(Err(broken));
            }
            match byte {
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return Some(Err(Broken { at: start })),
                b'}' | b']' => depth -= 1,
                // A string before a colon is no value; in a value it is passed over as one.
                _ => {}
            }
            if depth == 0 {
                return Some(Ok(start..self.at));
            }
        }
    }
}

/// The characters of the inside of a string.
pub(super) fn unescape(inside: &str) -> Cow<'_, str> {
    if !inside.contains('\\') {
        return Cow::Borrowed(inside);
    }
    let mut plain = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(char) = rest.chars().next() else {
            break;
        };
        rest = &rest[char.len_utf8()..];
        match char {
            'n' => plain.push('\n'),
            'r' => plain.push('\r'),
            't' => plain.push('\t'),
            'b' | 'f' => plain.push(' '),
            'u' => {
                let (char, n_bytes) = code_unit(rest);
                plain.push(char);
                rest = &rest[n_bytes..];
            }
            // `\"`, `\\`, `\/`, and what needed no backslash.
            other => plain.push(other),
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The character whose four digits `rest` begins with, pairs joined, and the bytes it takes.
fn code_unit(rest: &str) -> (char, usize) {
    let hex = |text: &str| {
        let digits = text.get(..4)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u32::from_str_radix(digits, 16).ok())?
    };
    let Some(first) = hex(rest) else {
        return ('\u{fffd}', 0);
    };
    if (0xd800..0xdc00).contains(&first)
        && let Some(second) = rest
            .get(4..)
            .and_then(|rest| rest.strip_prefix("\\u"))
            .and_then(hex)
        && (0xdc00..0xe000).contains(&second)
    {
        let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return (char::from_u32(code).unwrap_or('\u{fffd}'), 10);
    }
    (char::from_u32(first).unwrap_or('\u{fffd}'), 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(text: &str) -> String {
        let mut scan = Scan::new(text, 0..text.len());
        let mut drawn = Vec::new();
        while let Some(sign) = scan.next() {
            drawn.push(match sign {
                Ok(Sign::Open(byte) | Sign::Close(byte)) => (byte as char).to_string(),
                Ok(Sign::Key(key)) => format!("{key}="),
                Ok(Sign::Text(text)) => format!("'{text}'"),
                Ok(Sign::Bare(word)) => word.to_string(),
                Err(broken) => {
                    drawn.push(format!("!{}", broken.at));
                    break;
                }
            });
        }
        drawn.join(" ")
    }

    #[test]
    fn signs_of_json_as_it_is_written() {
        for (text, expected) in [
            (
                r#"{"a": [1, -2.5e3, true], "b" : null}"#,
                "{ a= [ 1 -2.5e3 true ] b= null }",
            ),
            (
                r#"["\u00e9\n\"\ud83d\ude00\ud83d\/"]"#,
                "[ 'é\n\"😀\u{fffd}/' ]",
            ),
            ("{'a': NaN, b: None,}", "{ a= NaN b= None }"),
            (
                r#"{"a": "He said "no" to her", "b": 1}"#,
                "{ a= 'He said \"no\" to her' b= 1 }",
            ),
            ("[\"two\nlines\"]", "[ 'two\nlines' ]"),
            (r#"{"a": "cut"#, "{ a= !6"),
            ("[1, @]", "[ 1 !4"),
            (r#"["\u12"]"#, "[ '\u{fffd}12' ]"),
            ("", ""),
        ] {
            assert_eq!(signs(text), expected, "{text}");
        }
    }

    #[test]
    fn values_are_stretches() {
        let text = r#"{"a":[1,{"b":"]"}]} [2] 7"#;
        let mut scan = Scan::new(text, 0..text.len());
        let mut found = Vec::new();
        while let Some(Ok(range)) = scan.value() {
            found.push(&text[range]);
        }
        assert_eq!(found, [r#"{"a":[1,{"b":"]"}]}"#, "[2]", "7"]);
    }

    #[test]
    fn depth_costs_nothing() {
        let deep = "[".repeat(100_000);
        let mut scan = Scan::new(&deep, 0..deep.len());
        assert_eq!(scan.value(), Some(Err(Broken { at: deep.len() })));
    }
}
