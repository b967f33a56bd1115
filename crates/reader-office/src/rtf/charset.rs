//! A font's character set, or a code page → how bytes become characters.
//!
//! The Encoding Standard (`encoding_rs`) knows the Windows pages; the two of MS-DOS that RTF names are
//! tables here. Left out: Johab (charset 130), which no writer of the last twenty years uses.

use encoding_rs::Encoding;

/// How bytes become characters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Charset {
    /// One of the Encoding Standard.
    Standard(&'static Encoding),
    /// "ANSI": Windows-1252 by the book; but writers of other alphabets state it too, and mean their
    /// own code page. The bytes tell (see [`Charset::decode`]).
    Ansi,
    /// MS-DOS.
    Dos(&'static str),
    /// A font of pictures; only the font knows what is meant.
    Symbol,
}

/// Upper halves of the pages 437 (United States) and 850 (Western Europe), after the tables at
/// unicode.org (MAPPINGS/VENDORS/MICSFT/PC).
const DOS_437: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
    áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const DOS_850: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

impl Charset {
    /// By the number after `\\fcharset`; none for those that say nothing.
    pub(super) fn of_font(number: i32) -> Option<Self> {
        Some(match number {
            0 => Charset::Ansi,
            2 => Charset::Symbol,
            77 => Charset::Standard(encoding_rs::MACINTOSH),
            78 | 128 => Charset::Standard(encoding_rs::SHIFT_JIS),
            129 => Charset::Standard(encoding_rs::EUC_KR),
            134 => Charset::Standard(encoding_rs::GBK),
            136 => Charset::Standard(encoding_rs::BIG5),
            161 => Charset::Standard(encoding_rs::WINDOWS_1253),
            162 => Charset::Standard(encoding_rs::WINDOWS_1254),
            163 => Charset::Standard(encoding_rs::WINDOWS_1258),
            177 => Charset::Standard(encoding_rs::WINDOWS_1255),
            178..=180 => Charset::Standard(encoding_rs::WINDOWS_1256),
            186 => Charset::Standard(encoding_rs::WINDOWS_1257),
            204 => Charset::Standard(encoding_rs::WINDOWS_1251),
            222 => Charset::Standard(encoding_rs::WINDOWS_874),
            238 => Charset::Standard(encoding_rs::WINDOWS_1250),
            254 => Charset::Dos(DOS_437),
            255 => Charset::Dos(DOS_850),
            _ => return None,
        })
    }

    /// By the number of a code page (`\\ansicpg`, `\\cpg`).
    pub(super) fn of_page(number: i32) -> Option<Self> {
        let label: &[u8] = match number {
            437 => return Some(Charset::Dos(DOS_437)),
            850 | 858 => return Some(Charset::Dos(DOS_850)),
            866 => b"ibm866",
            874 => b"windows-874",
            932 => b"shift_jis",
            936 => b"gbk",
            949 | 51949 => b"euc-kr",
            950 => b"big5",
            1250 => b"windows-1250",
            1251 => b"windows-1251",
            1253 => b"windows-1253",
            1255 => b"windows-1255",
            1256 => b"windows-1256",
            1257 => b"windows-1257",
            1258 => b"windows-1258",
            10000 => b"macintosh",
            10007 => b"x-mac-cyrillic",
            20866 => b"koi8-r",
            21866 => b"koi8-u",
            1252 | 28591 => b"windows-1252",
            28592 => b"iso-8859-2",
            28595 => b"iso-8859-5",
            28596 => b"iso-8859-6",
            28597 => b"iso-8859-7",
            1254 | 28599 => b"windows-1254",
            51932 => b"euc-jp",
            54936 => b"gb18030",
            65001 => b"utf-8",
            _ => return None,
        };
        Encoding::for_label(label).map(Charset::Standard)
    }

    /// Characters of `bytes`. `page` is the code page of the file.
    pub(super) fn decode(self, bytes: &[u8], page: Charset, into: &mut String) {
        match self {
            Charset::Standard(encoding) => {
                into.push_str(&encoding.decode_without_bom_handling(bytes).0);
            }
            Charset::Ansi => match page {
                Charset::Standard(encoding) if encoding.is_single_byte() && !is_western(bytes) => {
                    into.push_str(&encoding.decode_without_bom_handling(bytes).0);
                }
                Charset::Standard(encoding) if !encoding.is_single_byte() => {
                    into.push_str(&encoding.decode_without_bom_handling(bytes).0);
                }
                _ => {
                    let western = encoding_rs::WINDOWS_1252;
                    into.push_str(&western.decode_without_bom_handling(bytes).0);
                }
            },
            Charset::Dos(upper) => into.extend(bytes.iter().map(|&byte| {
                if byte.is_ascii() {
                    char::from(byte)
                } else {
                    // All characters of the tables; 128 steps at most.
                    upper
                        .chars()
                        .nth(usize::from(byte - 0x80))
                        .unwrap_or('\u{fffd}')
                }
            })),
            Charset::Symbol => into.extend(bytes.iter().map(|&byte| match byte {
                b' ' | b'\t' => ' ',
                0xb7 => '•',
                _ => '\u{fffd}',
            })),
        }
    }
}

/// Whether the high bytes stand alone among ASCII letters ("café"), as in Latin text, and not side by
/// side, as in words of another alphabet.
fn is_western(bytes: &[u8]) -> bool {
    let n_high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let n_pairs = bytes
        .windows(2)
        .filter(|pair| !pair[0].is_ascii() && !pair[1].is_ascii())
        .count();
    n_pairs * 2 < n_high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(charset: Charset, bytes: &[u8], page: i32) -> String {
        let mut chars = String::new();
        let page = Charset::of_page(page).unwrap_or(Charset::Ansi);
        charset.decode(bytes, page, &mut chars);
        chars
    }

    #[test]
    fn bytes_by_their_charset() {
        let font = |number| Charset::of_font(number).unwrap_or(Charset::Ansi);
        assert_eq!(decoded(font(204), b"\xcf\xee\xf0\xf2", 1252), "Порт");
        assert_eq!(decoded(font(128), b"\x8d\x60", 1252), "港");
        assert_eq!(decoded(font(255), b"caf\x82", 1252), "café");
        assert_eq!(decoded(font(254), b"\xe1\xff", 1252), "ß\u{a0}");
        assert_eq!(decoded(font(2), b"\xb7 a", 1252), "• \u{fffd}");
        assert_eq!(Charset::of_font(1), None);
    }

    #[test]
    fn ansi_fonts_of_files_in_another_alphabet() {
        assert_eq!(decoded(Charset::Ansi, b"\xcf\xee\xf0\xf2", 1251), "Порт");
        assert_eq!(decoded(Charset::Ansi, b"caf\xe9", 1251), "café");
        assert_eq!(decoded(Charset::Ansi, b"\x8d\x60", 932), "港");
    }
}
