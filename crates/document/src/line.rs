//! Lines of a text: where they end, and words that run over them.

/// Whether the character ends a line. All of them are white space, so none of them is text.
pub fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The words with every run of white space as one space: a name may run over a line's end.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
