//! Head of a message or of a part → what its fields say.
//!
//! Method: RFC 5322, 2045, 2047 and 2231 by the `mail-parser` crate (encoded words, addresses, dates,
//! continued parameters). It is given heads only: see [`crate::mime`].

use crate::transfer::Encoding;
use mail_parser::{Address, DateTime, Header, HeaderValue, MessageParser};

/// Most bytes of a head; some gateways pile up 50 KB of trace lines.
const MAX_HEAD_BYTES: usize = 512 << 10;

/// How the lines of a text are meant (RFC 3676).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Flow {
    /// As they are.
    #[default]
    Fixed,
    /// Those that end in a blank go on.
    Flowed,
    /// The same, and the blank is not part of the text.
    FlowedWithoutBlank,
}

/// What the head of a message or of a part says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// Lower case; "text/plain" is what nothing stated means.
    pub(crate) media_type: String,
    pub(crate) charset: Option<String>,
    pub(crate) boundary: Option<String>,
    pub(crate) flow: Flow,
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

/// Reads a head. `default_type` is what its part is when it states nothing.
pub(crate) fn read(bytes: &[u8], default_type: &str) -> Head {
    let bytes = &bytes[..bytes.len().min(MAX_HEAD_BYTES)];
    let mut head = read_fields(bytes, default_type);
    if std::str::from_utf8(bytes).is_err() {
        // Old programs write names and subjects in the encoding of their country, as they are; the
        // charset stated in an encoded word goes before what can be guessed from all fields.
        let decoded = decode::decode_bytes(bytes, None).chars;
        let guessed = read_fields(decoded.as_bytes(), default_type);
        for (stated, guessed) in [
            (&mut head.subject, guessed.subject),
            (&mut head.from_name, guessed.from_name),
            (&mut head.file_name, guessed.file_name),
        ] {
            if stated
                .as_ref()
                .is_some_and(|text| text.contains('\u{fffd}'))
            {
                *stated = guessed;
            }
        }
    }
    head
}

fn read_fields(bytes: &[u8], default_type: &str) -> Head {
    let bytes = [bytes, b"\n\n"].concat();
    let mut head = Head {
        media_type: default_type.to_owned(),
        ..Head::default()
    };
    let Some(message) = MessageParser::default().parse_headers(&bytes) else {
        return head;
    };
    for field in message.parts.first().map_or(&[][..], |part| &part.headers) {
        head.n_fields += 1;
        read_field(field, &bytes, &mut head);
    }
    head
}

/// Reads a field of the head that stands in `bytes`.
fn read_field(field: &Header<'_>, bytes: &[u8], head: &mut Head) {
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
            let raw = bytes
                .get(field.offset_start as usize..field.offset_end as usize)
                .and_then(|raw| std::str::from_utf8(raw).ok());
            head.date = field
                .value
                .as_datetime()
                .copied()
                // Programs that were handed a date as text pass it on as it is.
                .or_else(|| DateTime::parse_rfc3339(raw?.trim()))
                .filter(DateTime::is_valid);
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
    let says = |name: &str, value: &str| {
        attribute(name).is_some_and(|stated| stated.eq_ignore_ascii_case(value))
    };
    head.flow = match (says("format", "flowed"), says("delsp", "yes")) {
        (false, _) => Flow::Fixed,
        (true, false) => Flow::Flowed,
        (true, true) => Flow::FlowedWithoutBlank,
    };
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

    const HEAD: &[u8] = b"From: =?iso-8859-1?Q?Ren=E9_Arnaud?= <r.arnaud@northgate.example>\r\n\
        Subject: =?utf-8?B?UG9ydCB0YWxrcw==?=\r\n =?utf-8?Q?_end?=\r\n\
        Date: Tue, 3 Mar 2026 08:15:00 +0200\r\n\
        List-Id: Northgate <list.northgate.example>\r\n\
        Content-Type: multipart/mixed; boundary=\"a\"\r\n";

    #[test]
    fn heads_are_decoded() {
        let head = read(HEAD, "text/plain");
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
    fn heads_in_bare_bytes_of_a_country() {
        let head = read(
            b"Subject: Gespr\xe4che \xfcber den Hafen gehen zu Ende",
            "text/plain",
        );
        assert_eq!(
            head.subject.as_deref(),
            Some("Gespräche über den Hafen gehen zu Ende")
        );
    }

    #[test]
    fn heads_in_a_charset_stated_for_bare_bytes() {
        let head = read(b"Subject: =?iso-8859-1?Q?Die_Fr\xf6sche?=", "text/plain");
        assert_eq!(head.subject.as_deref(), Some("Die Frösche"));
    }
}
