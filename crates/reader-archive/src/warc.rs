//! A web archive, as a stream → the web pages in it, each with its address.
//!
//! Method: ISO 28500 (WARC 1.0, 1.1), read one record at a time so that films and pictures are never
//! held. Of responses those with status 200 that are web pages or PDF; of `conversion` records (the
//! text extracts of crawls) the plain text; of `resource` records web pages. When a record was made
//! is not when the article was published, so it states no date. After damage, reading goes on at the
//! next line that begins a record. Left out: `revisit` (its content is elsewhere), ARC.

use crate::collector::{Collector, End, Reason};
use crate::{holding, http, name};
use document::{Fact, Facts, Format, Member, Refusal, Unpacked};
use std::io::{self, BufRead, BufReader, Read};

/// What every record begins with, its version after it.
const MAGIC: &[u8] = b"WARC/";

/// Most bytes of a record's head; real ones have a few hundred.
const MAX_HEAD_BYTES: usize = 64 << 10;

/// What states the address.
const STATED_BY: &str = "the web archive";

/// Bytes of a chunk of the stream.
const BUFFER_BYTES: usize = 64 << 10;

/// Whether these are the first bytes of a web archive.
pub(crate) fn is_warc(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(MAGIC)
}

/// Reads a web archive.
pub(crate) fn read(stream: &mut dyn Read) -> Result<Unpacked, Refusal> {
    let mut stream = BufReader::with_capacity(BUFFER_BYTES, stream);
    let mut collector = Collector::default();
    let mut n_records = 0usize;
    let mut is_damaged = false;
    loop {
        match next_head(&mut stream, &mut is_damaged) {
            Ok(Some(head)) => {
                n_records += 1;
                if collector.is_full()
                    || !read_record(&head, &mut stream, &mut collector, &mut is_damaged)
                {
                    break;
                }
            }
            Ok(None) => break,
            // The stream gives each error once and has moved on: see `gzip::Stream`.
            Err(_) => is_damaged = true,
        }
    }
    if n_records == 0 {
        return Err(Refusal::new(
            "This is not a web archive (WARC), though its name says so: download it again.",
        ));
    }
    if is_damaged {
        collector.notice("The web archive is damaged or cut off: some of its pages are missing.");
    }
    if collector.n_members() == 0 && !is_damaged && !collector.has_left_out() {
        return Err(Refusal::new("This web archive holds no web pages."));
    }
    collector.finish(Format::Warc)
}

/// Fields of the next record; none at the end.
fn next_head(
    stream: &mut BufReader<&mut dyn Read>,
    is_damaged: &mut bool,
) -> io::Result<Option<http::Fields>> {
    let mut line = Vec::new();
    loop {
        line.clear();
        if read_line(stream, &mut line, MAX_HEAD_BYTES)? == 0 {
            return Ok(None);
        }
        if line.starts_with(MAGIC) {
            break;
        }
        // Two line ends stand between records; everything else is what a wrong length left over.
        *is_damaged |= !line.trim_ascii().is_empty();
    }
    let mut head = Vec::new();
    loop {
        let n_before = head.len();
        let n = read_line(stream, &mut head, MAX_HEAD_BYTES)?;
        if n == 0 || head[n_before..].trim_ascii().is_empty() {
            return Ok(Some(http::parse_fields(&head)));
        }
        if head.len() >= MAX_HEAD_BYTES {
            *is_damaged = true;
            return Ok(Some(http::Fields::new()));
        }
    }
}

/// Appends a line with its end, or as much of it as there is room for.
fn read_line(
    stream: &mut BufReader<&mut dyn Read>,
    into: &mut Vec<u8>,
    n_max: usize,
) -> io::Result<usize> {
    stream
        .take(n_max.saturating_sub(into.len()) as u64)
        .read_until(b'\n', into)
}

/// Reads the record behind a head; `false` when nothing more can be taken.
fn read_record(
    head: &http::Fields,
    stream: &mut BufReader<&mut dyn Read>,
    collector: &mut Collector,
    is_damaged: &mut bool,
) -> bool {
    let Some(n_bytes) = http::field(head, "content-length").and_then(|n| n.parse::<u64>().ok())
    else {
        *is_damaged = true;
        return true;
    };
    let mut content = stream.take(n_bytes);
    let mut goes_on = true;
    if let Some(kind) = wanted(head) {
        let (bytes, end) = collector.read_all(&mut content, None);
        let end = match end {
            End::Whole if content.limit() > 0 => End::Broken,
            end => end,
        };
        *is_damaged |= end == End::Broken;
        goes_on = keep(kind, head, bytes, end, collector);
    }
    if io::copy(&mut content, &mut io::sink()).is_err() || content.limit() > 0 {
        *is_damaged = true;
    }
    goes_on
}

/// Records that can hold an article.
#[derive(Clone, Copy)]
enum Kind {
    /// An HTTP response.
    Response,
    /// The file itself.
    Resource,
    /// Text taken from a page.
    Conversion,
}

/// Whether a record can hold an article, by its head.
fn wanted(head: &http::Fields) -> Option<Kind> {
    let uri = http::field(head, "warc-target-uri").unwrap_or_default();
    let is_web = uri.trim_start_matches('<').starts_with("http");
    let is_helper = ["warc-identified-payload-type", "content-type"]
        .iter()
        .filter_map(|field| http::field(head, field))
        .filter_map(|value| http::content_type(value).0)
        .any(|media_type| holding::is_helper_media(&media_type));
    match http::field(head, "warc-type")? {
        "response" if is_web && !is_helper => Some(Kind::Response),
        "resource" if is_web && !is_helper => Some(Kind::Resource),
        "conversion" if !is_helper => Some(Kind::Conversion),
        _ => None,
    }
}

/// Takes the content of a record in; `false` when nothing more can be taken.
fn keep(
    kind: Kind,
    head: &http::Fields,
    bytes: Vec<u8>,
    end: End,
    collector: &mut Collector,
) -> bool {
    let uri = http::field(head, "warc-target-uri").unwrap_or_default();
    let uri = uri.trim_start_matches('<').trim_end_matches('>');
    let mut member = Member {
        name: name_of(uri),
        facts: Facts {
            url: Fact::new(uri, STATED_BY).filter(|_| uri.starts_with("http")),
            ..Facts::default()
        },
        ..Member::default()
    };
    if !matches!(end, End::Whole | End::Broken) {
        return collector.push_read(member, end);
    }
    let (media_type, charset) =
        http::field(head, "content-type").map_or((None, None), http::content_type);
    let end = match kind {
        Kind::Response => {
            let Some(response) = http::parse(&bytes, collector.room()) else {
                return true;
            };
            if response.status != 200 {
                return true;
            }
            if response.is_packed {
                collector.leave_out(Reason::Packing, &member.name);
                return true;
            }
            member.media_type = response.media_type;
            member.charset = response.charset;
            member.bytes = response.body;
            if end == End::Whole { response.end } else { end }
        }
        Kind::Resource | Kind::Conversion => {
            member.media_type = media_type;
            member.charset = charset;
            member.bytes = bytes;
            end
        }
    };
    if is_article(&member, kind) {
        return collector.push_read(member, end);
    }
    if !member.bytes.is_empty() {
        let is_helper = member
            .media_type
            .as_deref()
            .is_some_and(holding::is_helper_media)
            || holding::is_helper_content(&member.bytes);
        if is_helper {
            collector.leave_out_helper();
        } else {
            collector.leave_out_no_page();
        }
    }
    true
}

/// Whether what was fetched can be an article: scripts, data and `robots.txt` are fetched too.
fn is_article(member: &Member, kind: Kind) -> bool {
    match member.media_type.as_deref() {
        Some("text/html" | "application/xhtml+xml" | "application/pdf") => true,
        Some("text/plain") => matches!(kind, Kind::Conversion),
        Some(_) => false,
        None => {
            matches!(kind, Kind::Conversion)
                || member.bytes.trim_ascii_start().starts_with(b"<")
                || member.bytes.starts_with(b"%PDF-")
        }
    }
}

/// The address as a name: without scheme and fragment.
fn name_of(uri: &str) -> String {
    let uri = uri.split('#').next().unwrap_or_default();
    let place = uri.split_once("://").map_or(uri, |(_, place)| place);
    name::tidy(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Item;

    const PAGE: &str =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The talks ended.</p>";

    fn record(kind: &str, uri: &str, fields: &str, content: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n{fields}Content-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    }

    fn members(unpacked: Unpacked) -> Vec<Member> {
        unpacked
            .items
            .into_iter()
            .filter_map(|item| match item {
                Item::Member(member) => Some(member),
                Item::Document(_) => None,
            })
            .collect()
    }

    #[test]
    fn pages_come_with_their_addresses() {
        let uri = "https://harbour-news.example/2026/talks-end?page=2#top";
        let archive = [
            record("warcinfo", "", "", "software: none"),
            record("request", uri, "", "GET / HTTP/1.1\r\n\r\n"),
            record("response", uri, "", PAGE),
            record(
                "response",
                "https://harbour-news.example/old",
                "",
                "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone",
            ),
            record(
                "response",
                "https://harbour-news.example/a.json",
                "",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}",
            ),
            record(
                "response",
                "https://harbour-news.example/a.png",
                "WARC-Identified-Payload-Type: image/png\r\n",
                "HTTP/1.1 200 OK\r\n\r\nxx",
            ),
            record(
                "conversion",
                "<http://northgate.example/port>",
                "Content-Type: text/plain\r\n",
                "The port is open.",
            ),
            record(
                "resource",
                "urn:text:https://x.example",
                "Content-Type: text/plain\r\n",
                "Talks",
            ),
        ]
        .concat();
        let unpacked = read(&mut archive.as_bytes()).expect("pages");
        assert_eq!(unpacked.notices, ["1 file that is no page was left out."]);
        let members = members(unpacked);
        assert_eq!(members.len(), 2);
        assert_eq!(
            members[0].name,
            "harbour-news.example/2026/talks-end?page=2"
        );
        assert_eq!(members[0].bytes, b"<p>The talks ended.</p>");
        assert_eq!(members[0].charset.as_deref(), Some("utf-8"));
        assert_eq!(members[0].facts.url, Fact::new(uri, STATED_BY));
        assert_eq!(members[1].media_type.as_deref(), Some("text/plain"));
        assert_eq!(
            members[1].facts.url,
            Fact::new("http://northgate.example/port", STATED_BY)
        );
    }

    #[test]
    fn what_is_no_page_is_not_called_a_picture() {
        let response = |name: &str, media_type: &str, content: &str| {
            let content = format!("HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n{content}");
            record(
                "response",
                &format!("https://harbour-news.example/{name}"),
                "",
                &content,
            )
        };
        let others = [
            response("robots.txt", "text/plain", "User-agent: *"),
            response("feed", "application/rss+xml", "<rss></rss>"),
            response("a.json", "application/json", "{}"),
        ]
        .concat();
        let pages = [
            response("talks", "text/html", "<p>The talks ended.</p>"),
            response("a.css", "text/css", "p {}"),
        ]
        .concat();
        let unpacked = read(&mut [pages, others.clone()].concat().as_bytes()).expect("a page");
        assert_eq!(
            unpacked.notices,
            [
                "1 picture or style file was left out.",
                "3 files that are no pages were left out."
            ]
        );
        let refusal = read(&mut others.as_bytes()).expect_err("no page");
        assert!(refusal.to_string().contains("holds no pages"), "{refusal}");
    }

    #[test]
    fn wrong_lengths_lose_one_record_only() {
        let page = record("response", "http://a.example/1", "", PAGE);
        let short = page.replace("Content-Length: 8", "Content-Length: 7");
        let long = page.replace("Content-Length: 8", "Content-Length: 9");
        assert_ne!(short, page);
        for (archive, n_found) in [
            ([short.as_str(), &page, &page].concat(), 3),
            ([&page, &page, &long].map(String::as_str).concat(), 3),
            (
                [
                    &page,
                    page.replace("Content-Length", "Content").as_str(),
                    &page,
                ]
                .concat(),
                2,
            ),
        ] {
            let unpacked = read(&mut archive.as_bytes()).expect("pages");
            assert!(
                unpacked
                    .notices
                    .iter()
                    .any(|notice| notice.contains("cut off"))
            );
            assert_eq!(members(unpacked).len(), n_found);
        }
    }

    #[test]
    fn no_page_is_a_refusal() {
        for archive in [
            "Talks".to_owned(),
            String::new(),
            record("warcinfo", "", "", "software: none"),
        ] {
            assert!(read(&mut archive.as_bytes()).is_err(), "{archive}");
        }
    }
}
