//! A web page saved as one message (MHTML) → the page.
//!
//! Method: RFC 2557, as Chromium, Internet Explorer and Word write it. The page is the part that the
//! head names, else the first that is HTML; pictures and styles are left out without a word, for
//! every page has them. Frames are pages of their own only where the page is empty without them.
//! When the page was saved is not when it was published, and its title is in the page: neither is
//! stated.

use crate::collector::Collector;
use crate::mime::{self, Part};
use crate::{mail, mail_body, name};
use document::{Fact, Facts, Format, Member, Refusal, Unpacked};

/// A page with less to see than this (bytes) may be a frame around others.
const EMPTY_PAGE_BYTES: usize = 1000;

/// A frame with less to see than this is a button or a counter.
const SMALL_FRAME_BYTES: usize = 500;

/// Reads a saved page.
pub(crate) fn read(member: &Member) -> Result<Unpacked, Refusal> {
    let message = mime::parse(&member.bytes);
    if is_mail(&message) {
        return mail::read(member);
    }
    read_message(&message, member)
}

/// Whether it is a mail with its pictures, which is built alike. Programs that save pages put their
/// own name where the sender stands.
fn is_mail(message: &Part<'_>) -> bool {
    let head = &message.head;
    head.snapshot_location.is_none()
        && head
            .from_address
            .as_deref()
            .is_some_and(|address| address.contains('@'))
}

/// Reads a saved page from its message.
pub(crate) fn read_message(message: &Part<'_>, member: &Member) -> Result<Unpacked, Refusal> {
    let mut leaves = Vec::new();
    let mut root = None;
    flatten(message, &mut leaves, &mut root);
    let root = root
        .filter(|part| is_page(part))
        .or_else(|| leaves.iter().copied().find(|part| is_page(part)));
    let Some(root) = root else {
        return Err(no_page(message));
    };
    let snapshot = message.head.snapshot_location.as_deref();
    let url = snapshot.or(root.head.location.as_deref());
    let mut facts = Facts {
        url: url
            .filter(|url| url.starts_with("http"))
            .and_then(|url| Fact::new(url, "the saved page")),
        ..Facts::default()
    };
    facts.fill_from(&member.facts);
    let bytes = root.decoded();
    let frames = frames(root, &bytes, &leaves);
    let mut collector = Collector::default();
    let page_name = name::with_ending(&member.name, "html");
    collector.push(Member {
        name: page_name.clone(),
        bytes,
        media_type: Some(root.head.media_type.clone()),
        charset: root.head.charset.clone(),
        facts,
        columns: Vec::new(),
    });
    for (idx, (frame, bytes)) in frames.into_iter().enumerate() {
        let goes_on = collector.push(Member {
            name: name::with_ending(&page_name, &format!("frame{}.html", idx + 1)),
            bytes,
            media_type: Some(frame.head.media_type.clone()),
            charset: frame.head.charset.clone(),
            ..Member::default()
        });
        if !goes_on {
            break;
        }
    }
    collector.finish(Format::Mhtml)
}

fn is_page(part: &Part<'_>) -> bool {
    part.is("text/html") || part.is("application/xhtml+xml")
}

/// The parts that have none, in order, and the one that is the page.
fn flatten<'p, 'a>(
    part: &'p Part<'a>,
    leaves: &mut Vec<&'p Part<'a>>,
    root: &mut Option<&'p Part<'a>>,
) {
    if part.parts.is_empty() {
        leaves.push(part);
        return;
    }
    for inner in &part.parts {
        flatten(inner, leaves, root);
    }
    if part.head.start.is_some() {
        *root = part.parts.get(mail::related_root(part));
    }
}

/// The frames to read beside a page: those with something to see, where the page itself has little.
fn frames<'p, 'a>(
    root: &Part<'a>,
    page: &[u8],
    leaves: &[&'p Part<'a>],
) -> Vec<(&'p Part<'a>, Vec<u8>)> {
    if mail_body::n_visible(page) >= EMPTY_PAGE_BYTES {
        return Vec::new();
    }
    leaves
        .iter()
        .filter(|part| is_page(part) && !std::ptr::eq(part.content, root.content))
        .map(|part| (*part, part.decoded()))
        .filter(|(_, bytes)| mail_body::n_visible(bytes) >= SMALL_FRAME_BYTES)
        .collect()
}

fn no_page(message: &Part<'_>) -> Refusal {
    Refusal::new(if message.head.n_fields == 0 {
        "This is not a saved web page (MHTML), though its name says so: save the page again."
    } else {
        "There is no web page in this file: it may not have been saved whole. Save the page again."
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Item;

    fn members(message: &str) -> Vec<Member> {
        let file = Member::new("press/Talks end.mhtml", message.as_bytes().to_vec());
        let unpacked = read(&file).expect("a page");
        assert!(unpacked.notices.is_empty());
        unpacked
            .items
            .into_iter()
            .filter_map(|item| match item {
                Item::Member(member) => Some(member),
                Item::Document(_) => None,
            })
            .collect()
    }

    fn message(fields: &str, parts: &[(&str, &str)]) -> String {
        use std::fmt::Write;
        let mut message = format!("{fields}MIME-Version: 1.0\r\n\r\n");
        for (fields, content) in parts {
            write!(message, "--b\r\n{fields}\r\n\r\n{content}\r\n").expect("to memory");
        }
        message + "--b--\r\n"
    }

    #[test]
    fn the_page_and_its_address() {
        let long = "The port stayed shut. ".repeat(60);
        let message = message(
            "Snapshot-Content-Location: https://harbour-news.example/\r\n talks-end\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n",
            &[
                (
                    "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable",
                    &format!("<p>Caf=C3=A9 =\r\ntalks</p>{long}"),
                ),
                (
                    "Content-Type: text/html\r\nContent-Location: cid:frame@mhtml.blink",
                    &long,
                ),
                ("Content-Type: image/png", "xx"),
            ],
        );
        let members = members(&message);
        assert_eq!(members.len(), 1);
        assert_eq!(members[0].name, "press/Talks end.html");
        assert!(members[0].bytes.starts_with("<p>Café talks</p>".as_bytes()));
        assert_eq!(members[0].charset, None);
        assert_eq!(
            members[0]
                .facts
                .url
                .as_ref()
                .map(|fact| fact.value.as_str()),
            Some("https://harbour-news.example/talks-end")
        );
    }

    #[test]
    fn the_head_names_the_page() {
        let message = message(
            "Content-Type: multipart/related; start=\"<two@x>\"; boundary=b\r\n",
            &[
                ("Content-Type: text/html\r\nContent-ID: <one@x>", "<p>One"),
                (
                    "Content-Type: text/html; charset=windows-1256\r\nContent-ID: <two@x>\r\nContent-Location: cid:talks.htm",
                    "<p>Two",
                ),
            ],
        );
        let members = members(&message);
        assert_eq!(members[0].bytes, b"<p>Two");
        assert_eq!(members[0].charset.as_deref(), Some("windows-1256"));
        assert_eq!(members[0].facts.url, None);
    }

    #[test]
    fn a_mail_with_pictures_is_a_mail() {
        let mail = message(
            "From: Harbour News <news@harbour.example>\r\nSubject: Talks end\r\nContent-Type: multipart/related; boundary=b\r\n",
            &[
                ("Content-Type: text/html", "<p>One"),
                ("Content-Type: image/png", "xx"),
            ],
        );
        let file = Member::new("talks.eml", mail.into_bytes());
        let unpacked = read(&file).expect("a mail");
        assert_eq!(unpacked.format, Format::Eml);
        let [Item::Member(member)] = unpacked.items.as_slice() else {
            panic!("{unpacked:?}");
        };
        let headline = member.facts.headline.as_ref();
        assert_eq!(headline.map(|fact| fact.value.as_str()), Some("Talks end"));
    }

    #[test]
    fn frames_of_an_empty_page_are_read() {
        let article = "<p>The minister left the talks.</p>".repeat(40);
        let message = message(
            "Content-Type: multipart/related; boundary=b\r\n",
            &[
                (
                    "Content-Type: text/html",
                    "<frameset><frame src=a><frame src=b></frameset>",
                ),
                ("Content-Type: text/html", "<a>Menu</a>"),
                ("Content-Type: text/html", &article),
            ],
        );
        let names: Vec<String> = members(&message)
            .into_iter()
            .map(|page| page.name)
            .collect();
        assert_eq!(
            names,
            ["press/Talks end.html", "press/Talks end.frame1.html"]
        );
    }

    #[test]
    fn no_page_is_a_refusal() {
        for bytes in ["", "no message", "Content-Type: image/png\n\nxx"] {
            let file = Member::new("x.mht", bytes.as_bytes().to_vec());
            assert!(read(&file).is_err(), "{bytes}");
        }
    }
}
