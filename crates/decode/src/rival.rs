//! An encoding that the detector guessed → the rival it does not know, if that reads better.
//!
//! The detector was made for the web, which has neither the encodings of old Macs nor, without an
//! address that ends in `.uk` or `.hu`, a reason to prefer English pounds or Hungarian. No decoding of whole texts here: only
//! the beginning is read both ways.
//!
//! Method: capitals stand at the beginning of words and small letters in them, quotation marks at
//! their edges. The wrong reading of a Mac file breaks these rules at nearly every letter with an
//! accent ("dŽclarŽ"), the right one at hardly any.

use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_4, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1254, WINDOWS_1257, WINDOWS_1258, X_MAC_CYRILLIC,
};

/// Bytes read both ways.
const SAMPLE_BYTES: usize = 1 << 16;

/// Points by which the rival must be better, and least share of the characters that the two read
/// differently, in percent: a text with one or two of them stays with the detector.
const LEAD_POINTS: i32 = 4;
const LEAD_PERCENT: i32 = 50;

/// What the detector guesses, what may be meant, and by how many points that must be better: pound
/// signs alone make it guess Polish, and files of old Macs are rare.
const RIVALS: &[(&Encoding, &Encoding, i32)] = &[
    (WINDOWS_1250, WINDOWS_1252, 2),
    (WINDOWS_1250, MACINTOSH, LEAD_POINTS),
    (WINDOWS_1252, MACINTOSH, LEAD_POINTS),
    (WINDOWS_1254, MACINTOSH, LEAD_POINTS),
    (WINDOWS_1257, MACINTOSH, LEAD_POINTS),
    (WINDOWS_1258, MACINTOSH, LEAD_POINTS),
    (ISO_8859_2, MACINTOSH, LEAD_POINTS),
    (ISO_8859_4, MACINTOSH, LEAD_POINTS),
    (WINDOWS_1251, X_MAC_CYRILLIC, LEAD_POINTS),
];

/// The better of the guess and its rivals.
pub(crate) fn better(guess: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    for (known, rival, points) in RIVALS {
        if *known == guess {
            let (lead, n_chars) = lead(rival, guess, sample);
            if lead >= *points && lead * 100 >= n_chars * LEAD_PERCENT {
                return rival;
            }
        }
    }
    if guess == WINDOWS_1252 && is_hungarian(sample) {
        return WINDOWS_1250;
    }
    guess
}

/// By how much `rival` fits better where the two differ, and in how many characters they do.
fn lead(rival: &'static Encoding, guess: &'static Encoding, sample: &[u8]) -> (i32, i32) {
    let (rivals, _) = rival.decode_without_bom_handling(sample);
    let (found, _) = guess.decode_without_bom_handling(sample);
    let mut lead = 0;
    let mut n_chars = 0;
    let mut before = (' ', ' ');
    // Both have one character a byte.
    let mut pairs = rivals.chars().zip(found.chars()).peekable();
    while let Some(pair) = pairs.next() {
        if pair.0 != pair.1 {
            let after = pairs.peek().copied().unwrap_or((' ', ' '));
            n_chars += 1;
            lead += fit(before.0, pair.0, after.0) - fit(before.1, pair.1, after.1);
        }
        before = pair;
    }
    (lead, n_chars)
}

/// 1 if a character may well stand between its neighbours, -1 if hardly.
fn fit(before: char, char: char, after: char) -> i32 {
    let touches = |ok: bool| if ok { 1 } else { -1 };
    match char {
        // Apostrophes stand in words; marks that close behind them.
        '’' | '”' | '»' | '…' => touches(!before.is_whitespace() || char == '»'),
        '‘' | '“' | '„' | '«' | '¿' | '¡' => {
            touches(!before.is_alphanumeric() && (after.is_alphanumeric() || after.is_whitespace()))
        }
        // Dashes and bullets stand alone or glued to both neighbours.
        '–' | '—' | '•' | '·' => i32::from(before.is_alphabetic() == after.is_alphabetic()),
        '€' | '£' | '¥' => touches(before.is_ascii_digit() || after.is_ascii_digit()),
        '\u{a0}' | '°' | '§' | '©' | '®' | '™' => {
            touches(!(before.is_lowercase() && after.is_lowercase()))
        }
        // `ª` and `º` count as small letters, and stand behind numbers.
        'ª' | 'º' => touches(before.is_ascii_digit()),
        _ if char.is_alphabetic() && (before.is_ascii_digit() || after.is_ascii_digit()) => -1,
        // Few letters with accents are words.
        _ if char.is_alphabetic() && !before.is_alphabetic() && !after.is_alphabetic() => {
            touches("àèéêáíóôöåÀÈÉÁÍÓÔÖÅøØ".contains(char))
        }
        _ if char.is_uppercase() => touches(!before.is_lowercase()),
        _ if char.is_lowercase() => touches(!before.is_uppercase() || !after.is_uppercase()),
        // Bullets, arrows and signs are at home everywhere but in a word.
        _ if before.is_alphabetic() && after.is_alphabetic() && !char.is_alphabetic() => -1,
        _ => 0,
    }
}

/// Letters that windows-1252 and windows-1250 read differently, with small words of the language.
fn is_hungarian(sample: &[u8]) -> bool {
    const WORDS: &[&[u8]] = &[
        b"hogy", b"az", b"nem", b"egy", b"\xe9s", b"volt", b"lesz", b"szerint", b"meg", b"csak",
        b"van",
    ];
    let has_letter = sample
        .iter()
        .any(|byte| matches!(byte, 0xf5 | 0xfb | 0xd5 | 0xdb));
    let mut n_words = 0;
    let words = sample.split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    for word in words {
        n_words += usize::from(WORDS.contains(&word));
    }
    has_letter && n_words >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rivals_win_only_where_they_read_better() {
        let encode = |text: &str, encoding: &'static Encoding| encoding.encode(text).0.into_owned();
        let french = "Le président a été reçu à Genève, où l’été s’achève déjà.";
        for (encoding, expected) in [(MACINTOSH, MACINTOSH), (WINDOWS_1252, WINDOWS_1252)] {
            assert_eq!(better(WINDOWS_1252, &encode(french, encoding)), expected);
        }
        let one = encode("The café stays open.", WINDOWS_1252);
        assert_eq!(better(WINDOWS_1252, &one), WINDOWS_1252);
        let pounds = encode(
            "The ferry costs £71 and the pier £3.5 million.",
            WINDOWS_1252,
        );
        assert_eq!(better(WINDOWS_1250, &pounds), WINDOWS_1252);
        let polish = encode("Łódź i Łańcut, dwa miasta, w środę.", WINDOWS_1250);
        assert_eq!(better(WINDOWS_1250, &polish), WINDOWS_1250);
        let capitals = encode("ÉTÉ À GENÈVE, HÔTEL DES ÉTRANGERS", WINDOWS_1252);
        assert_eq!(better(WINDOWS_1252, &capitals), WINDOWS_1252);
    }
}
