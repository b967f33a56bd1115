//! A message → the tree of its parts, each with its head, their content still encoded.
//!
//! Method: RFC 2046. Not left to the `mail-parser` crate, which reads the heads
//! ([`crate::mime_head`]): it copies and decodes every part, loses the bytes of parts whose charset
//! is not stated, nests without bound and searches the rest of the file for each boundary anew. Here
//! each level of the tree is looked through once, and the levels are bounded.

use crate::mime_head::{self, Head};

/// Deepest nesting of multiparts. Mail programs make four (signed, mixed, related, alternative),
/// lists and gateways add a few.
const MAX_DEPTH: usize = 12;

/// Most parts of one message.
pub(crate) const MAX_PARTS: usize = 10_000;

/// Longest boundary looked for; RFC 2046 allows 70.
const MAX_BOUNDARY_BYTES: usize = 256;

/// A message or a part of one.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    pub(crate) head: Head,
    /// As it stands in the file, still encoded.
    pub(crate) content: &'a [u8],
    /// Parts of a multipart.
    pub(crate) parts: Vec<Part<'a>>,
}

impl Part<'_> {
    /// The content without its transfer encoding.
    pub(crate) fn decoded(&self) -> Vec<u8> {
        self.head.encoding.decode(self.content)
    }

    /// Whether it is of this media type.
    pub(crate) fn is(&self, media_type: &str) -> bool {
        self.head.media_type == media_type
    }
}

/// Reads a message.
pub(crate) fn parse(bytes: &[u8]) -> Part<'_> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let n_blank = bytes
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    let mut n_parts = 0;
    parse_part(&bytes[n_blank..], 0, "text/plain", &mut n_parts)
}

/// Only the head of a message.
pub(crate) fn parse_head_of(bytes: &[u8]) -> Head {
    mime_head::read(split_head(bytes).0, "text/plain")
}

fn parse_part<'a>(
    bytes: &'a [u8],
    depth: usize,
    default_type: &str,
    n_parts: &mut usize,
) -> Part<'a> {
    let (head, content) = split_head(bytes);
    let head = mime_head::read(head, default_type);
    let mut parts = Vec::new();
    if head.media_type.starts_with("multipart/") && depth < MAX_DEPTH {
        let default_type = if head.media_type == "multipart/digest" {
            "message/rfc822"
        } else {
            "text/plain"
        };
        let boundary = match &head.boundary {
            Some(boundary) => boundary.as_bytes(),
            None => guess_boundary(content),
        };
        for bytes in split_parts(content, boundary) {
            *n_parts += 1;
            if *n_parts > MAX_PARTS {
                break;
            }
            parts.push(parse_part(bytes, depth + 1, default_type, n_parts));
        }
    }
    Part {
        head,
        content,
        parts,
    }
}

/// The lines up to the first empty one, and what follows. Where there is no empty line all of it is
/// head.
fn split_head(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut line_start = 0;
    for (idx, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' {
            if matches!(&bytes[line_start..idx], b"" | b"\r") {
                return (&bytes[..line_start], &bytes[idx + 1..]);
            }
            line_start = idx + 1;
        }
    }
    (bytes, &[])
}

/// The boundary of a multipart that states none: its first line, when that looks like a delimiter.
fn guess_boundary(content: &[u8]) -> &[u8] {
    let line = content
        .trim_ascii_start()
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    line.strip_prefix(b"--")
        .unwrap_or_default()
        .trim_ascii_end()
}

/// The parts of a multipart. What is before the first delimiter and after the last is for programs
/// that know no multiparts; a missing last one is the end of the content.
fn split_parts<'a>(content: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    if boundary.is_empty() || boundary.len() > MAX_BOUNDARY_BYTES {
        return parts;
    }
    let mut part_start = None;
    let mut line_start = 0;
    while line_start < content.len() {
        let line_end = content[line_start..]
            .iter()
            .position(|byte| *byte == b'\n')
            .map_or(content.len(), |n| line_start + n + 1);
        let after = content[line_start..line_end]
            .strip_prefix(b"--")
            .and_then(|line| line.strip_prefix(boundary))
            .map(<[u8]>::trim_ascii);
        if let Some(after @ (b"" | b"--")) = after {
            if let Some(start) = part_start {
                parts.push(without_line_end(&content[start..line_start.max(start)]));
            }
            part_start = Some(line_end);
            if after == b"--" {
                return parts;
            }
            if parts.len() >= MAX_PARTS {
                return parts;
            }
        }
        line_start = line_end;
    }
    if let Some(start) = part_start {
        parts.push(&content[start..]);
    }
    parts
}

/// The line end before a delimiter belongs to the delimiter.
fn without_line_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &[u8] = b"From: =?iso-8859-1?Q?Ren=E9_Arnaud?= <r.arnaud@northgate.example>\r\n\
        Subject: =?utf-8?B?UG9ydCB0YWxrcw==?=\r\n =?utf-8?Q?_end?=\r\n\
        Date: Tue, 3 Mar 2026 08:15:00 +0200\r\n\
        List-Id: Northgate <list.northgate.example>\r\n\
        Content-Type: multipart/mixed; boundary=\"a\"\r\n\r\n\
        For old programs.\r\n\
        --a\r\nContent-Type: multipart/alternative; boundary=\"a-b\"\r\n\r\n\
        --a-b\r\nContent-Type: TEXT/Plain; charset=windows-1252; format=flowed\r\n\r\nTalks end\r\n\
        --a-b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: Base64\r\n\r\nPHA+\r\n\
        --a-b--\r\nafter\r\n\
        --a  \r\nContent-Disposition: attachment; filename*0*=utf-8''%D8%A8; filename*1=.pdf\r\n\
        Content-Type: application/pdf\r\n\r\n%PDF\r\n--a--\r\n";

    #[test]
    fn parts_make_a_tree() {
        let message = parse(MESSAGE);
        let [alternative, pdf] = message.parts.as_slice() else {
            panic!("{message:?}");
        };
        let [plain, html] = alternative.parts.as_slice() else {
            panic!("{alternative:?}");
        };
        assert_eq!(plain.head.media_type, "text/plain");
        assert_eq!(plain.head.charset.as_deref(), Some("windows-1252"));
        assert_eq!(plain.head.flow, mime_head::Flow::Flowed);
        assert_eq!(plain.decoded(), b"Talks end");
        assert_eq!(html.decoded(), b"<p>");
        assert!(pdf.head.is_attachment);
        assert_eq!(pdf.head.file_name.as_deref(), Some("ب.pdf"));
        assert_eq!(pdf.decoded(), b"%PDF");
    }

    #[test]
    fn boundaries_that_nobody_states() {
        let torn = parse(b"Content-Type: multipart/mixed\n\n--b1\n\nTalks\n--b1--\n");
        assert_eq!(torn.parts.len(), 1);
        assert_eq!(torn.parts[0].content, b"Talks");
        assert!(
            parse(b"Content-Type: multipart/mixed\n\nTalks")
                .parts
                .is_empty()
        );
    }

    #[test]
    fn broken_trees_end() {
        let nested = b"Content-Type: multipart/mixed; boundary=x\n\n--x\n".repeat(5000);
        let mut part = &parse(&nested);
        let mut depth = 0;
        while let Some(inner) = part.parts.first() {
            part = inner;
            depth += 1;
        }
        assert!(depth <= MAX_DEPTH);
        let unended =
            parse(b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nTalks\n--xy\nend");
        assert_eq!(unended.parts.len(), 1);
        assert_eq!(unended.parts[0].content, b"Talks\n--xy\nend");
        assert_eq!(parse(b"").head.n_fields, 0);
        let many = [
            &b"Content-Type: multipart/mixed; boundary=x\n\n"[..],
            &b"--x\n\na\n".repeat(20_000),
        ]
        .concat();
        assert!(parse(&many).parts.len() <= MAX_PARTS + 1);
    }
}
