//! One HTTP response as a web archive keeps it → its media type, charset and body.
//!
//! Method: RFC 9112 for the head and for chunks, RFC 9110 for content encodings; lenient as browsers
//! are: what a server states and didn't do is not undone. Left out: brotli and zstd, which nothing
//! else here needs.

use crate::collector::{End, read_up_to};
use flate2::bufread::{DeflateDecoder, ZlibDecoder};

/// Most bytes of a head; servers refuse more than 8 to 64 KB.
const MAX_HEAD_BYTES: usize = 256 << 10;

/// What is in a response.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Response {
    /// As sent: 200 is a page.
    pub(crate) status: u16,
    /// Lower case, without parameters.
    pub(crate) media_type: Option<String>,
    /// As the server states it.
    pub(crate) charset: Option<String>,
    /// Chunks joined and unpacked.
    pub(crate) body: Vec<u8>,
    /// Whether all of the body could be unpacked.
    pub(crate) end: End,
    /// The body is packed in a way we can't undo.
    pub(crate) is_packed: bool,
}

/// Fields of a head, in its order; the names in lower case.
pub(crate) type Fields = Vec<(String, String)>;

/// First value of a field.
pub(crate) fn field<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields
        .iter()
        .find(|(field, _)| field == name)
        .map(|(_, value)| value.as_str())
}

/// Fields of the lines of a head; folded lines are joined.
pub(crate) fn parse_fields(head: &[u8]) -> Fields {
    let mut fields = Fields::new();
    for line in head.split(|byte| *byte == b'\n') {
        let line = String::from_utf8_lossy(line);
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    fields
}

/// Media type and charset of a Content-Type.
pub(crate) fn content_type(value: &str) -> (Option<String>, Option<String>) {
    let mut parts = value.split(';');
    let media_type = parts
        .next()
        .map(|media_type| media_type.trim().to_ascii_lowercase())
        .filter(|media_type| media_type.contains('/'));
    let charset = parts.find_map(|part| {
        let (key, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (key.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    });
    (media_type, charset)
}

/// Reads a response; none when it is not one. The body may have at most `n_max` bytes.
pub(crate) fn parse(bytes: &[u8], n_max: u64) -> Option<Response> {
    let (head, body) = split_head(bytes)?;
    let line_end = head.iter().position(|byte| *byte == b'\n')?;
    let status = status(&head[..line_end])?;
    let fields = parse_fields(&head[line_end + 1..]);
    let (media_type, charset) = field(&fields, "content-type").map_or((None, None), content_type);
    let is_chunked = field(&fields, "transfer-encoding")
        .is_some_and(|value| value.to_ascii_lowercase().contains("chunked"));
    let joined = is_chunked.then(|| join_chunks(body)).flatten();
    let body = joined.as_deref().unwrap_or(body);
    let packing = field(&fields, "content-encoding").unwrap_or_default();
    let (body, end, is_packed) = unpack(body, &packing.to_ascii_lowercase(), n_max);
    Some(Response {
        status,
        media_type,
        charset,
        body,
        end,
        is_packed,
    })
}

/// The head without the empty line that ends it, and what follows.
fn split_head(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut line_start = 0;
    for (idx, byte) in bytes.iter().enumerate().take(MAX_HEAD_BYTES) {
        if *byte != b'\n' {
            continue;
        }
        if matches!(&bytes[line_start..idx], b"" | b"\r") && line_start > 0 {
            return Some((&bytes[..line_start], &bytes[idx + 1..]));
        }
        line_start = idx + 1;
    }
    None
}

/// The number in "HTTP/1.1 200 OK".
fn status(line: &[u8]) -> Option<u16> {
    let line = std::str::from_utf8(line).ok()?;
    let mut words = line.split_ascii_whitespace();
    words.next().filter(|word| word.starts_with("HTTP/"))?;
    words.next()?.parse().ok()
}

/// The chunks of a body; none when it is not chunked, which archives that joined them already forget
/// to say. A body that breaks off gives the chunks that are there.
fn join_chunks(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    let mut is_first = true;
    loop {
        let line_end = body.iter().take(80).position(|byte| *byte == b'\n');
        let n_chunk = line_end.and_then(|line_end| {
            let line = std::str::from_utf8(&body[..line_end]).ok()?;
            let digits = line.split(';').next().unwrap_or_default().trim();
            usize::from_str_radix(digits, 16).ok()
        });
        let (Some(line_end), Some(n_chunk)) = (line_end, n_chunk) else {
            return (!is_first).then_some(joined);
        };
        is_first = false;
        body = &body[line_end + 1..];
        if n_chunk == 0 {
            return Some(joined);
        }
        let chunk = &body[..n_chunk.min(body.len())];
        joined.extend_from_slice(chunk);
        body = &body[chunk.len()..];
        body = body.strip_prefix(b"\r").unwrap_or(body);
        body = body.strip_prefix(b"\n").unwrap_or(body);
    }
}

/// The body without its content encoding, how that went, and whether it could not be undone.
fn unpack(body: &[u8], packing: &str, n_max: u64) -> (Vec<u8>, End, bool) {
    let n_packed = Some(body.len() as u64);
    let (bytes, end) = match packing.trim() {
        "gzip" | "x-gzip" if crate::gzip::is_gzip(body) => {
            read_up_to(&mut crate::gzip::Stream::new(body), n_max, n_packed)
        }
        // "deflate" means zlib, but some servers send bare deflate.
        "deflate" => match read_up_to(&mut ZlibDecoder::new(body), n_max, n_packed) {
            (bytes, End::Broken) if bytes.is_empty() => {
                match read_up_to(&mut DeflateDecoder::new(body), n_max, n_packed) {
                    (bytes, End::Broken) if bytes.is_empty() => (body.to_vec(), End::Whole),
                    unpacked => unpacked,
                }
            }
            unpacked => unpacked,
        },
        "br" | "zstd" | "compress" | "x-compress" if !looks_plain(body) => {
            return (Vec::new(), End::Whole, true);
        }
        _ => read_up_to(&mut &*body, n_max, None),
    };
    (bytes, end, false)
}

/// Whether a body stated as packed is a page all the same.
fn looks_plain(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<")
}

/// The plain body of a stream, for the tests of its callers.
#[cfg(test)]
pub(crate) fn body_of(bytes: &[u8]) -> Vec<u8> {
    parse(bytes, u64::MAX).map_or_else(Vec::new, |response| response.body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write};
    use std::io::Write;

    const PAGE: &[u8] = b"<p>The talks ended.</p>";

    fn response(fields: &str, body: &[u8]) -> Vec<u8> {
        [format!("HTTP/1.1 200 OK\r\n{fields}\r\n").as_bytes(), body].concat()
    }

    #[test]
    fn heads_give_type_charset_and_status() {
        let bytes = response(
            "Content-Type: Text/HTML;\r\n\tcharset=\"windows-1252\"\r\nServer: none\r\n",
            PAGE,
        );
        let parsed = parse(&bytes, 1 << 20).expect("a response");
        assert_eq!(parsed.status, 200);
        assert_eq!(parsed.media_type.as_deref(), Some("text/html"));
        assert_eq!(parsed.charset.as_deref(), Some("windows-1252"));
        assert_eq!(parsed.body, PAGE);
        let parsed = parse(b"HTTP/2 404\n\n", 1 << 20).expect("a response");
        assert_eq!((parsed.status, parsed.body.len()), (404, 0));
        for no_response in [
            &b""[..],
            b"HTTP/1.1 200 OK",
            b"GET / HTTP/1.1\r\n\r\n",
            b"\r\n\r\n",
        ] {
            assert_eq!(parse(no_response, 1 << 20), None);
        }
    }

    #[test]
    fn chunks_are_joined() {
        let chunked = "Transfer-Encoding: chunked\r\n";
        for (body, joined) in [
            (
                &b"5\r\n<p>Th\r\n12;x=y\r\ne talks ended.</p>\r\n0\r\n\r\n"[..],
                PAGE,
            ),
            (b"17\n<p>The talks ended.</p>\n0\n\n", PAGE),
            (b"5\r\n<p>Th\r\n12\r\ne talks", b"<p>The talks"),
            // Stated, but joined already.
            (PAGE, PAGE),
            (b"ffffffffffffffff\r\n<p>", b"<p>"),
        ] {
            assert_eq!(body_of(&response(chunked, body)), joined);
        }
    }

    #[test]
    fn content_encodings_are_undone() {
        let mut gzip = write::GzEncoder::new(Vec::new(), Compression::default());
        let mut zlib = write::ZlibEncoder::new(Vec::new(), Compression::default());
        let mut bare = write::DeflateEncoder::new(Vec::new(), Compression::default());
        for encoder in [&mut gzip as &mut dyn Write, &mut zlib, &mut bare] {
            encoder.write_all(PAGE).expect("to memory");
        }
        let gzip = gzip.finish().expect("to memory");
        let zlib = zlib.finish().expect("to memory");
        let bare = bare.finish().expect("to memory");
        for (packing, body) in [
            ("gzip", gzip.as_slice()),
            ("x-gzip", &gzip),
            ("deflate", &zlib),
            ("deflate", &bare),
            ("identity", PAGE),
            // Stated, but undone already.
            ("gzip", PAGE),
            ("br", PAGE),
            ("deflate", PAGE),
        ] {
            let bytes = response(&format!("Content-Encoding: {packing}\r\n"), body);
            assert_eq!(body_of(&bytes), PAGE, "{packing}");
        }
        let brotli = parse(&response("Content-Encoding: br\r\n", b"\x0b\x02\x80"), 99);
        assert!(brotli.expect("a response").is_packed);
    }
}
