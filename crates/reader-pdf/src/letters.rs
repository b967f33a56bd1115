//! Glyph-like characters → the letters they stand for.
//!
//! Ligatures, the shapes of Arabic letters by their place in the word, small raised figures. PDF fonts
//! often say which glyph they draw, not which letter. The tables are those of Unicode's compatibility
//! decompositions, cut down to what fonts of newspapers name.

/// First code point of the shapes, how many, the letter.
const ARABIC_SHAPES: [(u32, u32, char); 42] = [
    (0xfb56, 4, 'پ'),
    (0xfb66, 4, 'ٹ'),
    (0xfb7a, 4, 'چ'),
    (0xfb88, 2, 'ڈ'),
    (0xfb8a, 2, 'ژ'),
    (0xfb8e, 4, 'ک'),
    (0xfb92, 4, 'گ'),
    (0xfba6, 4, 'ہ'),
    (0xfbfc, 4, 'ی'),
    (0xfe80, 1, 'ء'),
    (0xfe81, 2, 'آ'),
    (0xfe83, 2, 'أ'),
    (0xfe85, 2, 'ؤ'),
    (0xfe87, 2, 'إ'),
    (0xfe89, 4, 'ئ'),
    (0xfe8d, 2, 'ا'),
    (0xfe8f, 4, 'ب'),
    (0xfe93, 2, 'ة'),
    (0xfe95, 4, 'ت'),
    (0xfe99, 4, 'ث'),
    (0xfe9d, 4, 'ج'),
    (0xfea1, 4, 'ح'),
    (0xfea5, 4, 'خ'),
    (0xfea9, 2, 'د'),
    (0xfeab, 2, 'ذ'),
    (0xfead, 2, 'ر'),
    (0xfeaf, 2, 'ز'),
    (0xfeb1, 4, 'س'),
    (0xfeb5, 4, 'ش'),
    (0xfeb9, 4, 'ص'),
    (0xfebd, 4, 'ض'),
    (0xfec1, 4, 'ط'),
    (0xfec5, 4, 'ظ'),
    (0xfec9, 4, 'ع'),
    (0xfecd, 4, 'غ'),
    (0xfed1, 4, 'ف'),
    (0xfed5, 4, 'ق'),
    (0xfed9, 4, 'ك'),
    (0xfedd, 4, 'ل'),
    (0xfee1, 4, 'م'),
    (0xfee5, 4, 'ن'),
    (0xfee9, 4, 'ه'),
];

/// As [`ARABIC_SHAPES`], after the letter heh.
const ARABIC_TAIL: [(u32, u32, char); 3] = [(0xfeed, 2, 'و'), (0xfeef, 2, 'ى'), (0xfef1, 4, 'ي')];

/// The letters a character stands for.
enum Letters {
    Same,
    One(char),
    Many(&'static str),
}

fn letters(char: char) -> Letters {
    let code = char as u32;
    match code {
        0xfb00 => Letters::Many("ff"),
        0xfb01 => Letters::Many("fi"),
        0xfb02 => Letters::Many("fl"),
        0xfb03 => Letters::Many("ffi"),
        0xfb04 => Letters::Many("ffl"),
        0xfb05 | 0xfb06 => Letters::Many("st"),
        0xfef5 | 0xfef6 => Letters::Many("لآ"),
        0xfef7 | 0xfef8 => Letters::Many("لأ"),
        0xfef9 | 0xfefa => Letters::Many("لإ"),
        0xfefb | 0xfefc => Letters::Many("لا"),
        0xfb50..=0xfbff | 0xfe80..=0xfef4 => ARABIC_SHAPES
            .iter()
            .chain(&ARABIC_TAIL)
            .find(|(first, n, _)| (*first..first + n).contains(&code))
            .map_or(Letters::Same, |(_, _, letter)| Letters::One(*letter)),
        // Characters that only shape or steer, and what stands for nothing.
        0x0 | 0x200b | 0x2060 | 0xfeff | 0x202a..=0x202e | 0x2066..=0x2069 | 0xfffd => {
            Letters::Many("")
        }
        _ if char.is_whitespace() || char.is_control() => Letters::One(' '),
        _ => Letters::Same,
    }
}

/// The text with each character replaced by the letters it stands for. White space becomes blanks;
/// soft hyphens stay, for the end of the line needs them.
pub(crate) fn spelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match letters(char) {
            Letters::Same => out.push(char),
            Letters::One(letter) => out.push(letter),
            Letters::Many(letters) => out.push_str(letters),
        }
    }
    out
}

/// A figure drawn small and raised, as the character for that: "ministers¹" is read as one word and a
/// note, "ministers1" is not.
pub(crate) fn raised(char: char) -> char {
    match char {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

/// Whether a character is of a script written without spaces.
pub(crate) fn is_unspaced(char: char) -> bool {
    matches!(char as u32,
        0x2e80..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xff9f
        | 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x20000..=0x3ffff)
}

/// Whether a character is of an Indian script, whose signs are drawn beside their own width.
pub(crate) fn is_indic(char: char) -> bool {
    matches!(char as u32, 0x900..=0xdff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_become_letters() {
        for (drawn, expected) in [
            ("ﬁve oﬃcials", "five officials"),
            ("ﺍﻟﻤﻴﻨﺎﺀ", "الميناء"),
            ("ﻻ", "لا"),
            ("a\u{a0}b\tc", "a b c"),
            ("zero\u{200b}width", "zerowidth"),
            ("co\u{ad}operation", "co\u{ad}operation"),
        ] {
            assert_eq!(spelled(drawn), expected);
        }
    }

    #[test]
    fn tables_are_in_order() {
        let all: Vec<_> = ARABIC_SHAPES.iter().chain(&ARABIC_TAIL).collect();
        assert!(
            all.windows(2)
                .all(|pair| pair[0].0 + pair[0].1 <= pair[1].0)
        );
    }
}
