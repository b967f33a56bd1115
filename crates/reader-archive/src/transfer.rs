//! Content of a message part as it was sent → the bytes that were meant.
//!
//! Method: RFC 2045 (quoted-printable, base64), read leniently, for gateways cut and wrap what they
//! carry: what can't be decoded stands as it is or is passed over. RFC 3676 for flowed text. Left
//! out: uuencode.

use mail_parser::decoders::charsets::map::charset_decoder;

/// How a part's content was made fit for transport.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// As it is.
    #[default]
    None,
    /// Bytes as "=C3=A9", lines ended by "=" go on.
    QuotedPrintable,
    /// Six bits a letter.
    Base64,
}

impl Encoding {
    /// By the name that a head gives.
    pub(crate) fn from_name(name: &str) -> Self {
        match name.trim().to_ascii_lowercase().as_str() {
            "quoted-printable" => Encoding::QuotedPrintable,
            "base64" => Encoding::Base64,
            _ => Encoding::None,
        }
    }

    /// The bytes that were meant.
    pub(crate) fn decode(self, content: &[u8]) -> Vec<u8> {
        match self {
            Encoding::None => content.to_vec(),
            Encoding::QuotedPrintable => decode_quoted_printable(content),
            Encoding::Base64 => decode_base64(content),
        }
    }
}

fn decode_quoted_printable(content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(content.len());
    for line in content.split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii_end();
        // Blanks at a line's end were added on the way.
        let line_end = match line {
            [.., b'\r', b'\n'] => &b"\r\n"[..],
            [.., b'\n'] => b"\n",
            _ => b"",
        };
        let (text, line_end) = match text.strip_suffix(b"=") {
            Some(text) => (text, &b""[..]),
            None => (text, line_end),
        };
        let mut rest = text;
        while let Some((first, after)) = rest.split_first() {
            let byte = match (first, after) {
                (b'=', [high, low, ..]) => hex(*high).zip(hex(*low)),
                _ => None,
            };
            if let Some((high, low)) = byte {
                bytes.push(high << 4 | low);
                rest = &after[2..];
            } else {
                bytes.push(*first);
                rest = after;
            }
        }
        bytes.extend_from_slice(line_end);
    }
    bytes
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

fn decode_base64(content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(content.len() / 4 * 3 + 3);
    let mut bits = 0u32;
    let mut n_bits = 0;
    for byte in content {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                // The end, or the end of one piece of several set one after the other.
                n_bits = 0;
                continue;
            }
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.push((bits >> n_bits) as u8);
        }
    }
    bytes
}

/// Charsets of mail that the Encoding Standard, made for web pages, lacks.
const MAIL_CHARSETS: &[&str] = &[
    "utf-7",
    "unicode-1-1-utf-7",
    "unicode-2-0-utf-7",
    "x-unicode-2-0-utf-7",
    "cp850",
    "ibm850",
    "850",
];

/// The characters of a text whose charset only mail programs know; none for all others.
pub(crate) fn decode_mail_charset(content: &[u8], charset: &str) -> Option<String> {
    let charset = charset.to_ascii_lowercase();
    if !MAIL_CHARSETS.contains(&charset.as_str()) {
        return None;
    }
    let name = if charset.ends_with("utf-7") {
        "utf-7"
    } else {
        "ibm850"
    };
    Some(charset_decoder(name.as_bytes())?(content))
}

/// Joins the lines of flowed text: one that ends in a blank goes on in the next, if both are quoted
/// as deeply. `is_delsp`: the blank was only put in to say so.
pub(crate) fn join_flowed(text: &str, is_delsp: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    // Depth of the line that the next one goes on with.
    let mut open_depth = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let content = &line[depth..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == "-- ";
        if open_depth.is_some_and(|open| open != depth || is_signature) {
            joined.push('\n');
            open_depth = None;
        }
        if open_depth.is_none() {
            for _ in 0..depth {
                joined.push('>');
            }
            if depth > 0 {
                joined.push(' ');
            }
        }
        let goes_on = content.ends_with(' ') && !is_signature;
        joined.push_str(match content.strip_suffix(' ') {
            Some(content) if goes_on && is_delsp => content,
            _ => content,
        });
        open_depth = goes_on.then_some(depth);
        if !goes_on {
            joined.push('\n');
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_printable() {
        for (content, decoded) in [
            (
                &b"caf=C3=A9 =\r\nin the port\r\n"[..],
                "café in the port\r\n",
            ),
            (b"soft =  \nbreak", "soft break"),
            (b"blank at the end \t\nnext", "blank at the end\nnext"),
            (b"x=3Dy, 1 = 2, 50=, =ZZ, =c3=a9", "x=y, 1 = 2, 50=, =ZZ, é"),
            (b"cut =C3=A", "cut \u{fffd}=A"),
        ] {
            let bytes = Encoding::QuotedPrintable.decode(content);
            assert_eq!(String::from_utf8_lossy(&bytes), decoded);
        }
    }

    #[test]
    fn base64() {
        for (content, decoded) in [
            (&b"VGFs\r\na3M="[..], &b"Talks"[..]),
            (b"VGFsa3M", b"Talks"),
            (b"VGE=bGtz", b"Talks"),
            (b"VG Fs*a3M=\n--", b"Talks"),
            (b"", b""),
        ] {
            assert_eq!(Encoding::from_name(" BASE64 ").decode(content), decoded);
        }
    }

    #[test]
    fn charsets_of_mail_only() {
        for (content, charset, chars) in [
            (&b"Fr+APY-sche"[..], "UTF-7", Some("Frösche")),
            (b"Fr\x94sche", "cp850", Some("Frösche")),
            (b"Fr\xf6sche", "iso-8859-1", None),
        ] {
            assert_eq!(decode_mail_charset(content, charset).as_deref(), chars);
        }
    }

    #[test]
    fn flowed_lines_are_joined() {
        for (text, is_delsp, joined) in [
            (
                "The minister \r\nleft the talks.\r\n\r\nThe port \r\nstayed shut.\r\n",
                false,
                "The minister left the talks.\n\nThe port stayed shut.\n",
            ),
            ("港 \n湾\n", true, "港湾\n"),
            ("> quoted \n> on\nanswer\n", false, "> quoted on\nanswer\n"),
            ("> quoted \nanswer\n", false, "> quoted \nanswer\n"),
            (" From the port\n", false, "From the port\n"),
            ("Regards \n-- \nAna\n", false, "Regards \n-- \nAna\n"),
        ] {
            assert_eq!(join_flowed(text, is_delsp), joined);
        }
    }
}
