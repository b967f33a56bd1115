//! First bytes of a file → nothing when it may be text, else what it is.
//!
//! No decoding here. Method: the signatures the formats' own specifications give; for HTML the
//! start of the document as the MIME Sniffing Standard looks for it.

use super::ReadError;
use crate::Input;

/// How a format starts, and what a reader calls it.
const NOT_YET: &[(&[u8], &str)] = &[
    (b"{\\rtf", "a rich text document (RTF)"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word or Office document",
    ),
    (b"\x1f\x8b", "a compressed file (gzip)"),
];

const BINARY: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"ID3\x02", "a sound file"),
    (b"ID3\x03", "a sound file"),
    (b"ID3\x04", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed archive"),
    (b"Rar!\x1a\x07", "a compressed archive"),
    (b"BZh9", "a compressed file"),
    (b"\xfd7zXZ\0", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"\0asm", "a program"),
];

/// Markers that start a web page, in lower case.
const HTML: &[&[u8]] = &[
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<script",
    b"<meta",
];

/// Bytes looked at for a start that may come late.
const WINDOW: usize = 1024;

/// Refuses what is known not to be text.
pub(super) fn refuse(input: &Input<'_>) -> Result<(), ReadError> {
    let bytes = input.bytes;
    let window = &bytes[..bytes.len().min(WINDOW)];
    if holds(window, b"%PDF-") {
        return Err(ReadError::NotYet {
            what: "a PDF document",
        });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(ReadError::NotYet {
            what: zip_kind(&bytes[..bytes.len().min(WINDOW * 4)]),
        });
    }
    if let Some((_, what)) = NOT_YET.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(ReadError::NotYet { what });
    }
    if let Some((_, what)) = BINARY.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(ReadError::Binary { what });
    }
    if bytes.starts_with(b"RIFF") {
        match bytes.get(8..12) {
            Some(b"WEBP") => return Err(ReadError::Binary { what: "a picture" }),
            Some(b"WAVE") => {
                return Err(ReadError::Binary {
                    what: "a sound file",
                });
            }
            Some(b"AVI ") => return Err(ReadError::Binary { what: "a video" }),
            _ => {}
        }
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(ReadError::Binary {
            what: "a video or picture",
        });
    }
    if is_web_page(input.name, window) {
        return Err(ReadError::NotYet {
            what: "a saved web page",
        });
    }
    Ok(())
}

fn holds(window: &[u8], needle: &[u8]) -> bool {
    window.windows(needle.len()).any(|at| at == needle)
}

fn zip_kind(window: &[u8]) -> &'static str {
    if holds(window, b"word/") {
        "a Word document"
    } else if holds(window, b"xl/") || holds(window, b"ppt/") {
        "an Office document"
    } else if holds(window, b"opendocument") {
        "an OpenDocument file"
    } else if holds(window, b"epub") {
        "an e-book"
    } else if holds(window, b"[Content_Types].xml") {
        "an Office document"
    } else {
        "a zip archive"
    }
}

fn is_web_page(name: &str, window: &[u8]) -> bool {
    let lower = window.to_ascii_lowercase();
    let mut rest = lower
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&lower)
        .trim_ascii_start();
    // Saved pages may begin with an XML declaration or a comment of the program that saved them.
    for (open, close) in [(&b"<?xml"[..], &b"?>"[..]), (b"<!--", b"-->")] {
        if rest.starts_with(open) {
            let Some(end) = rest.windows(close.len()).position(|at| at == close) else {
                break;
            };
            rest = rest[end + close.len()..].trim_ascii_start();
        }
    }
    if HTML.iter().any(|start| rest.starts_with(start)) {
        return true;
    }
    // "Save page as … single file": a mail message that holds the page.
    if rest.starts_with(b"from: <saved by")
        || (holds(rest, b"mime-version:") && holds(rest, b"multipart/related"))
    {
        return true;
    }
    let named_html = name.rsplit_once('.').is_some_and(|(_, ending)| {
        ["html", "htm", "xhtml", "mhtml", "mht"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    });
    named_html && rest.starts_with(b"<")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_their_first_bytes() {
        for (name, bytes, what) in [
            (
                "a.docx",
                &b"PK\x03\x04....word/document.xml"[..],
                Some("a Word document"),
            ),
            ("a.zip", b"PK\x03\x04....notes.txt", Some("a zip archive")),
            (
                "a.rtf",
                b"{\\rtf1\\ansi",
                Some("a rich text document (RTF)"),
            ),
            (
                "a",
                b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!DOCTYPE HTML>",
                Some("a saved web page"),
            ),
            (
                "a",
                b"<!-- saved from url -->\r\n<HTML>",
                Some("a saved web page"),
            ),
            ("a.html", b"<p>Hello</p>", Some("a saved web page")),
            ("a.txt", b"<p>Hello</p>", None),
            ("a.txt", b"A < B, <html> is a tag", None),
            ("a.jpg", b"\xff\xd8\xff\xe0", Some("a picture")),
            ("a.mp4", b"\0\0\0\x18ftypmp42", Some("a video or picture")),
            ("a.txt", b"", None),
        ] {
            let found = match refuse(&Input { name, bytes }) {
                Ok(()) => None,
                Err(ReadError::NotYet { what } | ReadError::Binary { what }) => Some(what),
                Err(other) => panic!("{other}"),
            };
            assert_eq!(found, what, "{name} {bytes:?}");
        }
    }
}
