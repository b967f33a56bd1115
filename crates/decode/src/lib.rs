//! Bytes of a text → characters, the encoding found, and how many could not be decoded.
//!
//! Knows no format: what a page or a mail part says of its encoding comes in as a label. Nothing is
//! trimmed or repaired; only a byte order mark is removed.
//!
//! Method: byte order mark; the escapes of ISO-2022-JP; the zeros and controls of unmarked UTF-16;
//! valid UTF-8, or mostly valid (a cut or damaged file, which byte statistics would take for
//! Windows-1252); the label, if the bytes decode under it; else chardetng, the detector written for
//! Firefox, and the encodings it does not know (`rival`). Left out: UTF-7, EBCDIC, encodings the Encoding Standard lacks (UTF-32 is done by hand
//! since files with its mark exist); text that was encoded twice ("donâ€™t") stays as it is.

mod rival;

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use std::cmp::Ordering;
use std::fmt;

/// Text as decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Without byte order mark.
    pub chars: String,
    /// As the Encoding Standard names it.
    pub encoding: &'static str,
    /// Replacement characters put in for bytes that could not be decoded.
    pub n_broken: usize,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// No bytes, or only white space.
    Empty,
    /// Control characters all over, or hardly a character that can be decoded.
    Binary,
}

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotText::Empty => "there is nothing but white space",
            NotText::Binary => "the bytes are not text in any encoding",
        })
    }
}

impl std::error::Error for NotText {}

/// Bytes given to the detector, from the first that is not ASCII on: enough for any page, and
/// bounded so that a large file is not read twice.
const DETECTOR_BYTES: usize = 1 << 20;

/// Bytes looked at for zero patterns and control characters.
const SAMPLE_BYTES: usize = 1 << 16;

/// One in so many characters may be a control character or broken before we call the file binary.
/// Compressed data has about 10 in 100; the worst real text seen (old agency copy) 1 in 300.
const CONTROL_ONE_IN: usize = 50;
const BROKEN_ONE_IN: usize = 10;

/// One in so many bytes is a control character at least in UTF-16 of any script. Chinese has one in
/// 16, text in other encodings less than one in 1000.
const WIDE_CONTROL_ONE_IN: usize = 40;

/// One in so many bytes beyond ASCII may be broken before the label is not believed. Wrong labels
/// break a third of them; real damage (a mail gateway, a bad joint of two files) single ones.
const LABEL_BROKEN_ONE_IN: usize = 50;

/// The text of bytes that are UTF-8, a byte order mark left out; none for other bytes, which
/// [`decode`] may know. Brings no tables along.
///
/// # Errors
/// [`NotText`] when there is nothing to read in the bytes.
pub fn utf8(bytes: &[u8]) -> Option<Result<Decoded, NotText>> {
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let chars = std::str::from_utf8(bare).ok()?;
    // Both are ASCII and something else.
    if has_japanese_escapes(bytes) || looks_wide(bytes) {
        return None;
    }
    Some(checked(Decoded {
        chars: chars.to_string(),
        encoding: "UTF-8",
        n_broken: 0,
    }))
}

/// The first characters of a file, well enough to see markup: UTF-16 by its mark, all else as UTF-8.
pub fn glance(bytes: &[u8]) -> String {
    let units = |from: fn([u8; 2]) -> u16| {
        let pairs = bytes[2..].chunks_exact(2);
        let units = pairs.map(|pair| from([pair[0], pair[1]]));
        char::decode_utf16(units)
            .map(|unit| unit.unwrap_or('\u{fffd}'))
            .collect()
    };
    match bytes {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Decodes a text. `label` is the encoding stated beside it (an HTTP header, a mail part, a `<meta>`).
///
/// # Errors
/// [`NotText`] when there is nothing to read in the bytes.
pub fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded, NotText> {
    checked(decode_bytes(bytes, label))
}

/// The text, unless there is nothing to read in it.
fn checked(decoded: Decoded) -> Result<Decoded, NotText> {
    let mut n_chars = 0usize;
    let mut n_controls = 0usize;
    for char in decoded.chars.chars().take(SAMPLE_BYTES) {
        n_chars += 1;
        n_controls += usize::from(is_stray_control(char));
    }
    if decoded
        .chars
        .chars()
        .all(|char| char.is_whitespace() || char == '\u{feff}')
    {
        return Err(NotText::Empty);
    }
    if n_controls * CONTROL_ONE_IN > n_chars
        || decoded.n_broken * BROKEN_ONE_IN > decoded.chars.len()
    {
        // One stray control in a short note is damage, not a program.
        if n_controls > 1 || decoded.n_broken > 1 || n_chars < 8 {
            return Err(NotText::Binary);
        }
    }
    Ok(decoded)
}

fn is_stray_control(char: char) -> bool {
    char.is_control() && !matches!(char, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}')
}

/// Decodes a part of a larger file, which may well be blank or hold control characters.
pub fn decode_bytes(bytes: &[u8], label: Option<&str>) -> Decoded {
    if let Some(decoded) = decode_utf32(bytes) {
        return decoded;
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decode_as(bytes, encoding);
    }
    if has_japanese_escapes(bytes) {
        return decode_as(bytes, ISO_2022_JP);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return decode_as(bytes, encoding);
    }
    // A server that labels all its pages alike is wrong about more of them than these two are.
    if std::str::from_utf8(bytes).is_ok() || is_damaged_utf8(bytes) {
        return decode_as(bytes, UTF_8);
    }
    if let Some(decoded) = decode_labelled(bytes, label) {
        return decoded;
    }
    let from = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let mut detector = chardetng::EncodingDetector::new();
    // Not as the last bytes: half a character at the end of a cut file speaks against no encoding.
    detector.feed(&bytes[from..bytes.len().min(from + DETECTOR_BYTES)], false);
    decode_as(bytes, rival::better(detector.guess(None, false), bytes))
}

/// The bytes under the encoding stated beside them; none when it is unknown or does not fit.
fn decode_labelled(bytes: &[u8], label: Option<&str>) -> Option<Decoded> {
    let encoding = Encoding::for_label(label?.trim().as_bytes())?;
    // UTF-8 was tried; a label of UTF-16 over bytes without its zeros is a mistake of the server.
    if encoding == UTF_8 || encoding == UTF_16LE || encoding == UTF_16BE {
        return None;
    }
    let decoded = decode_as(bytes, encoding);
    let is_cut = decoded.n_broken == 1 && decoded.chars.ends_with('\u{fffd}');
    let n_high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    (is_cut || decoded.n_broken * LABEL_BROKEN_ONE_IN <= n_high).then_some(decoded)
}

/// The escapes of Japanese mail: bytes of ASCII that switch to two-byte characters and back.
fn has_japanese_escapes(bytes: &[u8]) -> bool {
    let opens = |escape: &[u8]| matches!(escape, b"\x1b$B" | b"\x1b$@");
    bytes.contains(&0x1b) && bytes.is_ascii() && bytes.windows(3).any(opens)
}

fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (chars, had_errors) = encoding.decode_with_bom_removal(bytes);
    let n_broken = if had_errors {
        chars.matches('\u{fffd}').count()
    } else {
        0
    };
    Decoded {
        chars: chars.into_owned(),
        encoding: encoding.name(),
        n_broken,
    }
}

/// UTF-32 with its mark. The little-endian mark begins like that of UTF-16, so this is asked first.
fn decode_utf32(bytes: &[u8]) -> Option<Decoded> {
    let (from_bytes, encoding): (fn([u8; 4]) -> u32, _) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => (u32::from_le_bytes, "UTF-32LE"),
        [0, 0, 0xfe, 0xff, ..] => (u32::from_be_bytes, "UTF-32BE"),
        _ => return None,
    };
    let mut chars = String::with_capacity(bytes.len() / 4);
    let mut n_broken = 0;
    for unit in bytes[4..].chunks(4) {
        let char = <[u8; 4]>::try_from(unit)
            .ok()
            .and_then(|unit| char::from_u32(from_bytes(unit)));
        n_broken += usize::from(char.is_none());
        chars.push(char.unwrap_or('\u{fffd}'));
    }
    Some(Decoded {
        chars,
        encoding,
        n_broken,
    })
}

/// UTF-16 without a mark. Half of its bytes are zeros in Latin text; in other scripts low bytes are
/// anything, so controls are among them, which no other encoding of text has. Read the wrong way
/// round, there are neither spaces nor stops.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if !looks_wide(bytes) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES) & !1];
    let [little, big] = [UTF_16LE, UTF_16BE].map(|encoding| wide_score(encoding, sample));
    match little.cmp(&big) {
        Ordering::Greater => Some(UTF_16LE),
        Ordering::Less => Some(UTF_16BE),
        Ordering::Equal => None,
    }
}

/// Whether there are as many zeros and controls as only UTF-16 has.
fn looks_wide(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES) & !1];
    let is_control = |byte: &&u8| **byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x1b);
    let n_controls = sample.iter().filter(is_control).count();
    n_controls > 0 && n_controls * WIDE_CONTROL_ONE_IN >= sample.len()
}

/// How much the bytes look like text in this kind of UTF-16; 0 if they hardly do.
fn wide_score(encoding: &'static Encoding, sample: &[u8]) -> usize {
    let (chars, _) = encoding.decode_without_bom_handling(sample);
    let mut n_chars = 0;
    let mut n_usual = 0;
    let mut score = 0;
    for char in chars.chars() {
        n_chars += 1;
        match char {
            ' ' | '\n' | '\r' | '.' | ',' | '、' | '。' | '，' => {
                n_usual += 1;
                score += 4;
            }
            '\t' | '!'..='~' => {
                n_usual += 1;
                score += 1;
            }
            '\u{a0}'..='\u{e7f}'
            | '\u{2010}'..='\u{206f}'
            | '\u{3001}'..='\u{30ff}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{ff01}'..='\u{ffef}' => n_usual += 1,
            _ => {}
        }
    }
    let is_text = n_usual * 10 >= n_chars * 9 && score * 20 >= n_chars;
    if is_text { score } else { 0 }
}

/// Whether multi-byte characters that are whole outnumber broken ones by far. In Latin-1 or
/// `Shift_JIS` bytes, whole UTF-8 sequences come about only by accident.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let mut n_whole = 0usize;
    let mut n_broken = 0usize;
    for chunk in bytes.utf8_chunks() {
        n_whole += chunk
            .valid()
            .chars()
            .filter(|char| !char.is_ascii())
            .count();
        n_broken += usize::from(!chunk.invalid().is_empty());
    }
    n_whole >= 4 * n_broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn encodings_are_found() {
        let russian =
            "Министр обороны посетил базу в среду и заявил о новых поставках.\n".repeat(4);
        let arabic = "قال رئيس الوزراء إن القوات ستبقى في البلاد حتى نهاية العام.\n".repeat(4);
        let japanese = "首相は水曜日、新しい支援策を発表した。会談は東京で行われた。\n".repeat(4);
        let french =
            "Le président a été reçu à Genève ; la réunion s’est terminée tôt.\n".repeat(4);
        let encode = |text: &str, label: &str| {
            let encoding = Encoding::for_label(label.as_bytes()).expect("label");
            encoding.encode(text).0.into_owned()
        };
        for (text, bytes, name) in [
            (&french, french.as_bytes().to_vec(), "UTF-8"),
            (&french, encode(&french, "windows-1252"), "windows-1252"),
            (&russian, encode(&russian, "windows-1251"), "windows-1251"),
            (&russian, encode(&russian, "koi8-u"), "KOI8-U"),
            (&arabic, encode(&arabic, "windows-1256"), "windows-1256"),
            (&japanese, encode(&japanese, "shift_jis"), "Shift_JIS"),
            (&japanese, encode(&japanese, "euc-jp"), "EUC-JP"),
            (&russian, utf16(&russian, true), "UTF-16LE"),
            (&french, utf16(&french, false), "UTF-16BE"),
            (&arabic, utf16(&arabic, false), "UTF-16BE"),
        ] {
            let decoded = decode(&bytes, None).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!((decoded.encoding, &decoded.chars), (name, text));
            assert_eq!(decoded.n_broken, 0, "{name}");
        }
    }

    #[test]
    fn marks_are_removed() {
        for bytes in [
            &b"\xef\xbb\xbfabc"[..],
            b"\xff\xfea\0b\0c\0",
            b"\xfe\xff\0a\0b\0c",
            b"\xff\xfe\0\0a\0\0\0b\0\0\0c\0\0\0",
            b"\0\0\xfe\xff\0\0\0a\0\0\0b\0\0\0c",
        ] {
            assert_eq!(
                decode(bytes, None).map(|decoded| decoded.chars),
                Ok("abc".to_string())
            );
        }
    }

    #[test]
    fn a_cut_file_stays_utf8() {
        let text = "Gespräch über Zölle: „Wir müssen reden“, sagte er.";
        let cut = &text.as_bytes()[..=text.find('“').expect("mark")];
        let decoded = decode(cut, None).map(|decoded| (decoded.encoding, decoded.n_broken));
        assert_eq!(decoded, Ok(("UTF-8", 1)));
    }

    #[test]
    fn a_label_is_believed_where_it_fits() {
        // Too short for statistics: only the label can tell.
        let bytes = b"\xcf\xf0\xe8\xe2\xe5\xf2";
        let found = |label| decode(bytes, label).map(|decoded| decoded.chars);
        assert_eq!(found(Some("windows-1251")), Ok("Привет".to_string()));
        assert_eq!(
            decode("né".as_bytes(), Some("latin1")).map(|d| d.chars),
            Ok("né".to_string())
        );
        assert!(found(Some("no-such-encoding")).is_ok());
    }
}
