//! Text with character references (`&amp;`, `&#8217;`, `&nbsp;`) → the characters.
//!
//! Nothing a document type defines is known or expanded here, so a reference can't grow. Unknown
//! references stay as they are written.
//!
//! Method: the five of XML, the numbers, and the names of HTML 4 that feeds and news markup use
//! (Latin-1 letters and punctuation).

use std::borrow::Cow;

/// Longest name looked for between `&` and `;`.
const MAX_NAME_BYTES: usize = 10;

/// Names of HTML 4 in the order of their code points from U+00A0 on.
#[rustfmt::skip]
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf",
    "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para",
    "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc",
    "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc",
    "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave",
    "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve",
    "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml",
    "yacute", "thorn", "yuml",
];

const OTHERS: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("dagger", '†'),
    ("bull", '•'),
    ("hellip", '…'),
    ("prime", '′'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("euro", '€'),
    ("trade", '™'),
    ("minus", '−'),
];

/// The character that `name` (without `&` and `;`) refers to.
pub(crate) fn resolve(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Editors of the nineties wrote the numbers of Windows-1252.
        return match code {
            0x91 => Some('‘'),
            0x92 => Some('’'),
            0x93 => Some('“'),
            0x94 => Some('”'),
            0x96 => Some('–'),
            0x97 => Some('—'),
            _ => char::from_u32(code).filter(|char| *char != '\0'),
        };
    }
    if let Some((_, char)) = OTHERS.iter().find(|(known, _)| *known == name) {
        return Some(*char);
    }
    let idx = LATIN_1.iter().position(|known| *known == name)?;
    char::from_u32(0xa0 + idx as u32)
}

/// `text` with its references resolved, once.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest
            .bytes()
            .take(MAX_NAME_BYTES + 2)
            .position(|byte| byte == b';');
        let resolved = end.and_then(|end| Some((end, resolve(rest.get(1..end)?)?)));
        if let Some((end, char)) = resolved {
            decoded.push(char);
            rest = &rest[end + 1..];
        } else {
            decoded.push('&');
            rest = &rest[1..];
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Writes `text` so that HTML shows it as it is.
pub(crate) fn escape_into(text: &str, into: &mut String) {
    for char in text.chars() {
        match char {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            _ => into.push(char),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters_once() {
        for (written, meant) in [
            ("Fish &amp; Ships", "Fish & Ships"),
            ("&amp;lt;", "&lt;"),
            ("it&#8217;s &#x2014; &#151;", "it’s — —"),
            ("Z&uuml;rich&nbsp;&yuml;&Eacute;", "Zürich\u{a0}ÿÉ"),
            (
                "A & B; &unknown; &#xD800; &#0; &",
                "A & B; &unknown; &#xD800; &#0; &",
            ),
            ("é&é;", "é&é;"),
            ("&amp", "&amp"),
        ] {
            assert_eq!(decode(written), meant, "{written}");
        }
    }

    #[test]
    fn escaping_turns_round() {
        let mut html = String::new();
        escape_into("a < b & \"c\"", &mut html);
        assert_eq!(decode(&html), "a < b & \"c\"");
    }
}
