//! A message → its head and the tree of its parts, their content still encoded.
//!
//! Method: RFC 2045 and 2046. Heads are read by the `mail-parser` crate (encoded words, addresses,
//! dates, continued parameters). The tree is built here: that crate copies and decodes every part,
//! loses the bytes of parts whose charset is not stated, and searches the rest of the file for each
//! boundary anew; here each level of the tree is looked through once, and the levels are bounded.

use crate::transfer::Encoding;
use mail_parser::{Address, DateTime, Header, HeaderValue, MessageParser};

/// Deepest nesting of multiparts. Mail programs make four (signed, mixed, related, alternative),
/// lists and gateways add a few.
const MAX_DEPTH: usize = 12;

/// Most parts of one message.
pub(crate) const MAX_PARTS: usize = 10_000;

/// Most bytes of a head; some gateways pile up 50 KB of trace lines.
const MAX_HEAD_BYTES: usize = 512 << 10;

/// Longest boundary looked for; RFC 2046 allows 70.
const MAX_BOUNDARY_BYTES: usize = 256;

/// What the head of a message or of a part says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// Lower case; "text/plain" is what nothing stated means.
    pub(crate) media_type: String,
    pub(crate) charset: Option<String>,
    pub(crate) boundary: Option<String>,
    /// Text whose lines are to be joined (RFC 3676), and whether the blank before the break goes.
    pub(crate) is_flowed: bool,
    pub(crate) is_delsp: bool,
    /// Of a multipart/related: the Content-ID of the part that is the page.
    pub(crate) start: Option<String>,
    pub(crate) file_name: Option<String>,
    pub(crate) is_attachment: bool,
    pub(crate) encoding: Encoding,
    pub(crate) content_id: Option<String>,
    pub(crate) location: Option<String>,
    /// Address of the page that Chromium saved.
    pub(crate) snapshot_location: Option<String>,
    pub(crate) subject: Option<String>,
    /// Name and address of the sender.
    pub(crate) from_name: Option<String>,
    pub(crate) from_address: Option<String>,
    pub(crate) date: Option<DateTime>,
    /// Sent to many: a newsletter, a mailing list.
    pub(crate) is_bulk: bool,
    /// How many fields there are; none: no message.
    pub(crate) n_fields: usize,
}

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
    read_head(split_head(bytes).0, "text/plain")
}

fn parse_part<'a>(
    bytes: &'a [u8],
    depth: usize,
    default_type: &str,
    n_parts: &mut usize,
) -> Part<'a> {
    let (head, content) = split_head(bytes);
    let head = read_head(head, default_type);
    let mut parts = Vec::new();
    if head.media_type.starts_with("multipart/") && depth < MAX_DEPTH {
        let default_type = if head.media_type == "multipart/digest" {
            "message/rfc822"
        } else {
            "text/plain"
        };
        if let Some(boundary) = &head.boundary {
            for bytes in split_parts(content, boundary.as_bytes()) {
                *n_parts += 1;
                if *n_parts > MAX_PARTS {
                    break;
                }
                parts.push(parse_part(bytes, depth + 1, default_type, n_parts));
            }
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

/// Reads the fields of a head.
fn read_head(bytes: &[u8], default_type: &str) -> Head {
    let bytes = &bytes[..bytes.len().min(MAX_HEAD_BYTES)];
    // Old programs write names and subjects in the encoding of their country, as they are.
    let mut fields = decode::decode_bytes(bytes, None).chars;
    fields.push_str("\n\n");
    let mut head = Head {
        media_type: default_type.to_owned(),
        ..Head::default()
    };
    let Some(message) = MessageParser::default().parse_headers(fields.as_bytes()) else {
        return head;
    };
    for field in message.parts.first().map_or(&[][..], |part| &part.headers) {
        head.n_fields += 1;
        read_field(field, &mut head);
    }
    head
}

fn read_field(field: &Header<'_>, head: &mut Head) {
    let text = || field.value.as_text().map(single_spaced);
    match field.name.as_str().to_ascii_lowercase().as_str() {
        "content-type" => read_content_type(&field.value, head),
        "content-disposition" => {
            let Some(disposition) = field.value.as_content_type() else {
                return;
            };
            head.is_attachment = disposition.is_attachment();
            if let Some(name) = disposition.attribute("filename") {
                head.file_name = Some(single_spaced(name));
            }
        }
        "content-transfer-encoding" => {
            head.encoding = text().map_or(Encoding::None, |name| Encoding::from_name(&name));
        }
        "content-id" => head.content_id = text().map(|id| bare_id(&id)),
        "content-location" => head.location = field.value.as_text().map(without_blanks),
        "snapshot-content-location" => {
            head.snapshot_location = field.value.as_text().map(without_blanks);
        }
        "subject" => head.subject = text(),
        "from" => read_from(&field.value, head),
        "date" => {
            head.date = field
                .value
                .as_datetime()
                .copied()
                .filter(DateTime::is_valid)
        }
        "list-unsubscribe" | "list-id" | "feedback-id" => head.is_bulk = true,
        "precedence" => {
            let value = text().unwrap_or_default().to_ascii_lowercase();
            head.is_bulk |= matches!(value.as_str(), "bulk" | "list");
        }
        _ => {}
    }
}

fn read_content_type(value: &HeaderValue<'_>, head: &mut Head) {
    let Some(stated) = value.as_content_type() else {
        return;
    };
    if let Some(subtype) = stated.subtype() {
        head.media_type = format!("{}/{subtype}", stated.ctype()).to_ascii_lowercase();
    }
    let attribute = |name: &str| stated.attribute(name).map(single_spaced);
    head.charset = attribute("charset").filter(|charset| !charset.is_empty());
    head.boundary = stated
        .attribute("boundary")
        .map(|boundary| boundary.trim_end().to_owned());
    head.is_flowed = attribute("format").is_some_and(|it| it.eq_ignore_ascii_case("flowed"));
    head.is_delsp = attribute("delsp").is_some_and(|it| it.eq_ignore_ascii_case("yes"));
    head.start = attribute("start").map(|id| bare_id(&id));
    if head.file_name.is_none() {
        head.file_name = attribute("name");
    }
}

fn read_from(value: &HeaderValue<'_>, head: &mut Head) {
    let first = match value {
        HeaderValue::Address(Address::List(list)) => list.first(),
        HeaderValue::Address(Address::Group(groups)) => {
            groups.first().and_then(|group| group.addresses.first())
        }
        _ => None,
    };
    if let Some(sender) = first {
        head.from_name = sender.name().map(single_spaced);
        head.from_address = sender.address().map(without_blanks);
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Addresses are folded at any place.
fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

fn bare_id(id: &str) -> String {
    id.trim_start_matches('<').trim_end_matches('>').to_owned()
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
    fn heads_are_decoded() {
        let head = parse(MESSAGE).head;
        assert_eq!(head.subject.as_deref(), Some("Port talks end"));
        assert_eq!(head.from_name.as_deref(), Some("René Arnaud"));
        assert_eq!(
            head.from_address.as_deref(),
            Some("r.arnaud@northgate.example")
        );
        assert_eq!(
            head.date.map(|date| date.to_rfc3339()).as_deref(),
            Some("2026-03-03T08:15:00+02:00")
        );
        assert!(head.is_bulk);
    }

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
        assert!(plain.head.is_flowed && !plain.head.is_delsp);
        assert_eq!(plain.decoded(), b"Talks end");
        assert_eq!(html.decoded(), b"<p>");
        assert!(pdf.head.is_attachment);
        assert_eq!(pdf.head.file_name.as_deref(), Some("ب.pdf"));
        assert_eq!(pdf.decoded(), b"%PDF");
    }

    #[test]
    fn heads_in_bare_bytes_of_a_country() {
        let head = parse(b"Subject: Gespr\xe4che \xfcber den Hafen gehen zu Ende\n\nText").head;
        assert_eq!(
            head.subject.as_deref(),
            Some("Gespräche über den Hafen gehen zu Ende")
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
