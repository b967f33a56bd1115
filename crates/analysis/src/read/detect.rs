//! First bytes of a file (and its name, where they leave a doubt) → its format, or why it is none.
//!
//! Nothing is unpacked or parsed here. Method: the signatures the formats' own specifications give;
//! for HTML the start of the document as the MIME Sniffing Standard looks for it; for the formats
//! that are text (mail, JSON, tables) the shape of the first lines.

use document::{Format, Refusal};

/// What holds text in a way we can't read, and what to do with it.
const SEALED: &[(&[u8], &str)] = &[
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "This is an old Office document, or one locked with a password: open it in its own program \
         and save it as .docx without a password.",
    ),
    (
        b"bplist00",
        "This is a Safari web archive: open it in Safari and save it as PDF or as page source.",
    ),
    (b"7z\xbc\xaf\x27\x1c", UNPACK),
    (b"Rar!\x1a\x07", UNPACK),
    (b"BZh9", UNPACK),
    (b"\xfd7zXZ\0", UNPACK),
    (b"\x28\xb5\x2f\xfd", UNPACK),
    (
        b"SQLite format 3\0",
        "This is a database: export the table with the articles as CSV and open that.",
    ),
];

const UNPACK: &str =
    "This is an archive of a kind that can't be read here: unpack it and open the files in it.";

/// What holds no text at all.
const NO_TEXT: &[(&[u8], &str)] = &[
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
    (b"\x7fELF", "a program"),
    (b"\0asm", "a program"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
];

/// Starts of a web page, in lower case.
const HTML: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<script",
    "<meta",
    "<title",
    "<div",
    "<article",
];

/// Lines that head a mail message.
const MAIL_HEADERS: &[&str] = &[
    "bcc",
    "cc",
    "content-type",
    "date",
    "delivered-to",
    "dkim-signature",
    "from",
    "importance",
    "in-reply-to",
    "list-id",
    "list-unsubscribe",
    "message-id",
    "mime-version",
    "received",
    "references",
    "reply-to",
    "return-path",
    "sender",
    "snapshot-content-location",
    "subject",
    "to",
    "x-mailer",
    "x-mozilla-status",
    "x-received",
    "x-ms-has-attach",
    "authentication-results",
    "content-transfer-encoding",
    "thread-topic",
    "user-agent",
    "arc-seal",
];

/// Names of columns by which a table is known when the file's name says nothing.
const COLUMN_NAMES: &[&str] = &[
    "author",
    "authors",
    "body",
    "content",
    "date",
    "description",
    "full text",
    "full_text",
    "headline",
    "id",
    "lang",
    "language",
    "link",
    "media_name",
    "outlet",
    "publication",
    "publish_date",
    "published",
    "published_at",
    "publishedat",
    "publisher",
    "source",
    "summary",
    "text",
    "title",
    "url",
];

/// Bytes looked at for a start that may come late.
const WINDOW: usize = 1024;

/// Bytes decoded to see the first lines.
const HEAD_BYTES: usize = 4096;

/// Bytes of the end of a zip file where the end of its directory is looked for.
const ZIP_TAIL: usize = 1 << 16;

/// Bytes of the head of a file in a zip file, before its name.
const ZIP_HEAD: usize = 30;

/// Names looked at: documents have their main parts among the first.
const ZIP_NAMES: usize = 2_000;

/// Tells the format of a file.
///
/// # Errors
/// A sentence when the file is of a kind that can't be read.
pub fn detect(name: &str, bytes: &[u8]) -> Result<Format, Refusal> {
    if let Some(format) = packed(bytes)? {
        return Ok(format);
    }
    // Half a character may be cut off at the end; nothing is decided by the last line.
    let head = decode::glance(&bytes[..bytes.len().min(HEAD_BYTES)]);
    let head = head.trim_start_matches(|char: char| char == '\u{feff}' || char.is_whitespace());
    Ok(markup(name, head)
        .or_else(|| mail(head))
        .or_else(|| table(name, head))
        .unwrap_or_else(|| {
            if has_ending(name, &["md", "markdown"]) {
                Format::Markdown
            } else {
                Format::Text
            }
        }))
}

/// Formats known by their first bytes.
fn packed(bytes: &[u8]) -> Result<Option<Format>, Refusal> {
    let window = &bytes[..bytes.len().min(WINDOW)];
    if holds(window, b"%PDF-") {
        return Ok(Some(Format::Pdf));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip_kind(bytes).map(Some);
    }
    for (start, format) in [
        (&b"{\\rtf"[..], Format::Rtf),
        (b"\x1f\x8b", Format::Gzip),
        (b"WARC/", Format::Warc),
    ] {
        if bytes.starts_with(start) {
            return Ok(Some(format));
        }
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Ok(Some(Format::Tar));
    }
    if let Some((_, sentence)) = SEALED.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Refusal::new(*sentence));
    }
    match no_text(bytes) {
        Some(what) => Err(Refusal::new(format!(
            "This is {what}, not text: save or copy the article as text and open that."
        ))),
        None => Ok(None),
    }
}

fn no_text(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = NO_TEXT.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(what);
    }
    if bytes.starts_with(b"RIFF") {
        return match bytes.get(8..12)? {
            b"WEBP" => Some("a picture"),
            b"WAVE" => Some("a sound file"),
            b"AVI " => Some("a video"),
            _ => None,
        };
    }
    (bytes.get(4..8) == Some(b"ftyp")).then_some("a video or picture")
}

fn holds(window: &[u8], needle: &[u8]) -> bool {
    window.windows(needle.len()).any(|at| at == needle)
}

/// What a zip file is, by the names in it: what it holds may itself be a document, stored as it is.
fn zip_kind(bytes: &[u8]) -> Result<Format, Refusal> {
    let names = zip_names(bytes);
    let has = |start: &[u8]| names.iter().any(|name| name.starts_with(start));
    // The first file of these is their media type, stored as it is.
    let media_type = bytes
        .get(ZIP_HEAD..)
        .and_then(|rest| rest.strip_prefix(b"mimetype"))
        .unwrap_or_default();
    let is_office = has(b"[Content_Types].xml");
    if is_office && has(b"word/document") {
        Ok(Format::Docx)
    } else if media_type.starts_with(b"application/epub+zip") || has(b"META-INF/container.xml") {
        Ok(Format::Epub)
    } else if media_type.starts_with(b"application/vnd.oasis.opendocument.text") {
        Ok(Format::Odt)
    } else if media_type.starts_with(b"application/vnd.oasis.opendocument")
        || is_office && (has(b"xl/workbook") || has(b"ppt/presentation"))
    {
        Err(Refusal::new(
            "This is a spreadsheet or a presentation: save it as CSV or PDF and open that.",
        ))
    } else {
        Ok(Format::Zip)
    }
}

/// The names of the files in a zip file, as its directory lists them; of one that is cut off, those of
/// the files that are whole, as their heads give them. (APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12, 4.3.16.)
fn zip_names(bytes: &[u8]) -> Vec<&[u8]> {
    let number = |at: usize, width: usize| -> Option<usize> {
        let bytes = bytes.get(at..at.checked_add(width)?)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0, |number, byte| number << 8 | usize::from(*byte)),
        )
    };
    let name = |at: usize, length: usize| bytes.get(at..at.checked_add(length)?);
    let mut names = Vec::new();
    let tail = bytes.len().saturating_sub(ZIP_TAIL);
    let end = bytes[tail..].windows(4).rposition(|at| at == b"PK\x05\x06");
    let mut next = end.and_then(|end| number(tail + end + 16, 4));
    while let Some(at) = next.filter(|_| names.len() < ZIP_NAMES) {
        next = (|| {
            if bytes.get(at..at + 4)? != b"PK\x01\x02" {
                return None;
            }
            let length = number(at + 28, 2)?;
            names.push(name(at + 46, length)?);
            Some(at + 46 + length + number(at + 30, 2)? + number(at + 32, 2)?)
        })();
    }
    if !names.is_empty() {
        return names;
    }
    let mut next = Some(0);
    while let Some(at) = next.filter(|_| names.len() < ZIP_NAMES) {
        next = (|| {
            if bytes.get(at..at + 4)? != b"PK\x03\x04" {
                return None;
            }
            let length = number(at + 26, 2)?;
            names.push(name(at + ZIP_HEAD, length)?);
            Some(at + ZIP_HEAD + length + number(at + 28, 2)? + number(at + 18, 4)?)
        })();
    }
    names
}

/// HTML, XML, JSON.
fn markup(name: &str, head: &str) -> Option<Format> {
    let lower = head.to_ascii_lowercase();
    // Saved pages may begin with an XML declaration or a comment of the program that saved them.
    let mut rest = lower.as_str();
    while let Some((_, close)) = [("<?", "?>"), ("<!--", "-->")]
        .into_iter()
        .find(|(open, _)| rest.starts_with(open))
    {
        let Some(end) = rest.find(close) else { break };
        rest = rest[end + close.len()..].trim_start();
    }
    if HTML.iter().any(|start| rest.starts_with(start)) {
        return Some(Format::Html);
    }
    if rest.starts_with('<') && has_ending(name, &["html", "htm", "xhtml", "xht", "shtml", "php"]) {
        return Some(Format::Html);
    }
    if lower.starts_with("<?xml")
        || rest.starts_with('<') && has_ending(name, &["xml", "rss", "atom", "nitf", "tei"])
        || [
            "<rss",
            "<feed",
            "<rdf:rdf",
            "<nitf",
            "<newsitem",
            "<newsmessage",
            "<newsml",
            "<tei",
        ]
        .iter()
        .any(|start| rest.starts_with(start))
    {
        return Some(Format::Xml);
    }
    json(name, head)
}

fn json(name: &str, head: &str) -> Option<Format> {
    let mut chars = head.chars();
    let first = chars.next()?;
    let next = chars.find(|char| !char.is_whitespace());
    let is_json = match (first, next) {
        ('{', Some('"' | '}')) | ('[', Some('{' | '[' | '"' | ']')) => true,
        ('{' | '[', None) => has_ending(name, &["json", "jsonl", "ndjson"]),
        _ => false,
    };
    if !is_json {
        return None;
    }
    let mut lines = head.lines();
    let is_line = |line: &str| line.starts_with('{') && line.trim_end().ends_with('}');
    let is_lines = has_ending(name, &["jsonl", "ndjson"])
        || lines.next().is_some_and(is_line)
            && lines.next().is_some_and(|line| line.starts_with('{'));
    Some(if is_lines {
        Format::JsonLines
    } else {
        Format::Json
    })
}

/// Mail messages and web pages saved as one: three header lines or more before anything else.
fn mail(head: &str) -> Option<Format> {
    let lower = head.to_ascii_lowercase();
    let mut n_headers = 0;
    let mut lines = lower.lines().peekable();
    // Mailboxes put a line "From name date" before each message.
    lines.next_if(|line| line.starts_with("from ") && !line.contains(": "));
    for line in lines {
        if line.starts_with([' ', '\t']) && n_headers > 0 {
            continue;
        }
        let Some((key, _)) = line.split_once(':') else {
            break;
        };
        if MAIL_HEADERS.contains(&key) {
            n_headers += 1;
        } else if !key.starts_with("x-") && (key.contains(' ') || key.is_empty()) {
            break;
        }
    }
    if n_headers < 3 {
        return None;
    }
    // A page saved by an older browser has pictures beside it as a newsletter has; a newsletter has a
    // sender with an address.
    let has_sender = lower
        .lines()
        .any(|line| line.starts_with("from:") && line.contains('@'));
    let is_page = lower.starts_with("from: <saved by")
        || lower.contains("snapshot-content-location:")
        || !has_sender && lower.contains("content-type: multipart/related");
    Some(if is_page { Format::Mhtml } else { Format::Eml })
}

/// Tables, by their name or by a first line that names columns we know.
fn table(name: &str, head: &str) -> Option<Format> {
    let first = head.lines().next()?;
    let named = |mark: char| {
        let cells = first.split(mark).map(|cell| {
            cell.trim_matches(|char: char| char == '"' || char.is_whitespace())
                .to_ascii_lowercase()
        });
        let known = cells.filter(|cell| COLUMN_NAMES.contains(&cell.as_str()));
        known.count() >= 2 && head.lines().nth(1).is_some_and(|row| row.contains(mark))
    };
    if has_ending(name, &["tsv", "tab"]) || named('\t') {
        Some(Format::Tsv)
    } else if has_ending(name, &["csv"])
        || first.to_ascii_lowercase().starts_with("sep=")
        || named(',')
        || named(';')
    {
        Some(Format::Csv)
    } else {
        None
    }
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| {
        endings
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_their_first_bytes() {
        for (name, bytes, format) in [
            ("a.doc", &b"{\\rtf1\\ansi"[..], Format::Rtf),
            ("a.txt", b"%PDF-1.7", Format::Pdf),
            ("a.tgz", b"\x1f\x8b\x08\0", Format::Gzip),
            ("a", b"WARC/1.0\r\n", Format::Warc),
            (
                "a",
                b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!DOCTYPE HTML>",
                Format::Html,
            ),
            ("a", b"<!-- saved from url -->\r\n<HTML>", Format::Html),
            (
                "a",
                b"<?xml version='1.0'?><?xml-stylesheet href='a'?><!-- b --><html>",
                Format::Html,
            ),
            ("a.html", b"<p>Hello</p>", Format::Html),
            ("a.txt", b"<p>Hello</p>", Format::Text),
            ("a.txt", b"A < B, <html> is a tag", Format::Text),
            (
                "a",
                b"<?xml version=\"1.0\"?><rss version=\"2.0\">",
                Format::Xml,
            ),
            (
                "a",
                b"<feed xmlns='http://www.w3.org/2005/Atom'>",
                Format::Xml,
            ),
            ("a", b"{\"status\": \"ok\",", Format::Json),
            ("a", b"{\"a\": 1}\n{\"a\": 2}\n", Format::JsonLines),
            ("a.txt", b"[Editor's note: this was cut.] The", Format::Text),
            (
                "a",
                b"From: Mia <m@x.example>\r\nSubject: A\r\nDate: now\r\n\r\nText",
                Format::Eml,
            ),
            (
                "a",
                b"From: <Saved by Blink>\r\nSubject: A\r\nMIME-Version: 1.0\r\n",
                Format::Mhtml,
            ),
            (
                "a",
                b"From: the desk\nThe talks ended: no result.\n",
                Format::Text,
            ),
            ("a.csv", b"a;b\n1;2", Format::Csv),
            ("a.txt", b"title,url,text\nx,y,z", Format::Csv),
            ("a.txt", b"id\ttitle\tbody\n1\t2\t3", Format::Tsv),
            (
                "a.txt",
                b"The text, the title, the url\nof it",
                Format::Text,
            ),
            ("a.md", b"# Talks", Format::Markdown),
            ("a.txt", b"", Format::Text),
        ] {
            assert_eq!(detect(name, bytes), Ok(format), "{name} {bytes:?}");
        }
    }

    /// A zip file of empty files with these names, stored; the first may have content.
    fn zip(names: &[&str], content: &[u8], with_directory: bool) -> Vec<u8> {
        let number = |number: usize, width: usize| number.to_le_bytes()[..width].to_vec();
        let mut bytes = Vec::new();
        let mut directory = Vec::new();
        for (nth, name) in names.iter().enumerate() {
            let content = if nth == 0 { content } else { b"" };
            bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
            bytes.extend([number(content.len(), 4), number(content.len(), 4)].concat());
            bytes.extend([number(name.len(), 2), number(0, 2)].concat());
            bytes.extend(name.as_bytes());
            bytes.extend(content);
            directory.extend(b"PK\x01\x02");
            directory.extend([0; 24]);
            directory.extend(number(name.len(), 2));
            directory.extend([0; 16]);
            directory.extend(name.as_bytes());
        }
        if with_directory {
            let at = bytes.len();
            bytes.extend(&directory);
            bytes.extend(b"PK\x05\x06");
            bytes.extend([0; 12]);
            bytes.extend(number(at, 4));
            bytes.extend([0; 2]);
        }
        bytes
    }

    #[test]
    fn a_zip_is_what_its_own_directory_says() {
        let word = zip(&["[Content_Types].xml", "word/document.xml"], b"<x/>", true);
        for (bytes, format) in [
            (word.clone(), Format::Docx),
            (
                zip(
                    &["[Content_Types].xml", "word/document.xml"],
                    b"<x/>",
                    false,
                ),
                Format::Docx,
            ),
            // A document in an archive that does not compress.
            (zip(&["talks.docx"], &word, true), Format::Zip),
            (zip(&["notes.txt"], b"", true), Format::Zip),
            (
                zip(
                    &["mimetype", "content.xml"],
                    b"application/vnd.oasis.opendocument.text",
                    true,
                ),
                Format::Odt,
            ),
            (
                zip(&["mimetype"], b"application/epub+zip", true),
                Format::Epub,
            ),
        ] {
            assert_eq!(detect("a", &bytes), Ok(format));
        }
        let table = zip(&["[Content_Types].xml", "xl/workbook.xml"], b"", true);
        assert!(detect("a", &table).is_err());
    }

    #[test]
    fn what_can_not_be_read_says_what_to_do() {
        for (bytes, start) in [
            (&b"\x89PNG\r\n\x1a\n...."[..], "This is a picture, not text"),
            (b"\0\0\0\x18ftypmp42", "This is a video or picture"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..",
                "This is an old Office document",
            ),
            (b"Rar!\x1a\x07\0", "This is an archive of a kind"),
        ] {
            let refusal = detect("a.txt", bytes).expect_err(start);
            assert!(refusal.to_string().starts_with(start), "{refusal}");
        }
    }

    #[test]
    fn text_in_two_byte_units_is_seen() {
        let bytes: Vec<u8> = "\u{feff}<!DOCTYPE html><html>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(detect("a", &bytes), Ok(Format::Html));
    }
}
