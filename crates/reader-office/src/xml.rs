//! Text of an XML part → names, texts and ends, one after the other, as far as it is well formed.
//!
//! No tree, so depth costs nothing; no entity of a document type is ever expanded, so there is no
//! entity bomb. Unbalanced ends are passed on as they stand: each walker counts for itself.
//!
//! Names are told apart by the namespace bound on the root element, since writers choose their own
//! prefixes, and Word has two namespaces (ECMA-376 "transitional" and ISO 29500 "strict") for one
//! vocabulary. Prefixes bound further down belong to drawings and are of no interest.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// A vocabulary we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    /// WordprocessingML.
    Word,
    /// Office Math.
    Math,
    /// Markup compatibility: alternatives of one thing.
    Compat,
    /// OpenDocument `text:`.
    Text,
    /// OpenDocument `table:`.
    Table,
    /// OpenDocument `draw:`.
    Draw,
    /// OpenDocument `office:`.
    Office,
    /// OpenDocument `style:`.
    Style,
    /// Dublin Core.
    Dublin,
    /// Any other.
    Other,
}

/// Namespace endings, and the prefix that is meant when the root does not bind it (a damaged head).
const SPACES: &[(&str, &str, Space)] = &[
    ("/wordprocessingml/2006/main", "w", Space::Word),
    ("/wordprocessingml/main", "w", Space::Word),
    ("/officeDocument/2006/math", "m", Space::Math),
    ("/officeDocument/math", "m", Space::Math),
    ("/markup-compatibility/2006", "mc", Space::Compat),
    (":xmlns:text:1.0", "text", Space::Text),
    (":xmlns:table:1.0", "table", Space::Table),
    (":xmlns:drawing:1.0", "draw", Space::Draw),
    (":xmlns:office:1.0", "office", Space::Office),
    (":xmlns:style:1.0", "style", Space::Style),
    ("//purl.org/dc/elements/1.1/", "dc", Space::Dublin),
];

/// One step through the markup.
pub(crate) enum Node<'a> {
    /// A start tag.
    Open(Tag<'a>),
    /// An end tag, or the end of an empty element.
    Close(Space, String),
    /// Characters between tags, references resolved.
    Text(Cow<'a, str>),
}

/// A start tag.
pub(crate) struct Tag<'a> {
    pub(crate) space: Space,
    /// The name without its prefix.
    pub(crate) local: String,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// The value of the attribute `local`, whatever its prefix.
    pub(crate) fn attribute(&self, local: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        // Without the look for doubles, which is quadratic in a tag of ten thousand attributes.
        attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| split_name(attribute.key.0).1 == local)
            .map(|attribute| unescape(&attribute.value))
    }

    /// Whether a switch is on: `<w:b/>`, `<w:b w:val="1"/>`, but not `<w:b w:val="0"/>`.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(
            self.attribute("val").as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }
}

/// A walk through one part.
pub(crate) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    /// Prefixes of the root element.
    prefixes: Vec<(String, Space)>,
    is_root_seen: bool,
    /// The end of an empty element, due next.
    due: Option<(Space, String)>,
    /// Whether the markup broke off: not well formed, or elements left open.
    pub(crate) is_broken: bool,
    n_open: usize,
}

/// The characters of an XML part, by its byte order mark or declaration.
pub(crate) fn decode_xml(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let stated = head
        .split_once("encoding=")
        .filter(|(before, _)| before.starts_with("<?xml"))
        .and_then(|(_, rest)| {
            let quote = rest.chars().next()?;
            rest[quote.len_utf8()..].split(quote).next()
        });
    decode::decode_bytes(bytes, stated).chars
}

impl<'a> Walk<'a> {
    /// Begins at the first byte of `chars`.
    pub(crate) fn new(chars: &'a str) -> Self {
        let mut reader = Reader::from_str(chars);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            prefixes: Vec::new(),
            is_root_seen: false,
            due: None,
            is_broken: false,
            n_open: 0,
        }
    }

    /// The next step; none at the end.
    pub(crate) fn step(&mut self) -> Option<Node<'a>> {
        if let Some((space, local)) = self.due.take() {
            return Some(Node::Close(space, local));
        }
        loop {
            let Ok(event) = self.reader.read_event() else {
                self.is_broken = true;
                return None;
            };
            match event {
                Event::Start(start) => {
                    self.n_open += 1;
                    return Some(Node::Open(self.tag(start)));
                }
                Event::Empty(start) => {
                    let tag = self.tag(start);
                    self.due = Some((tag.space, tag.local.clone()));
                    return Some(Node::Open(tag));
                }
                Event::End(end) => {
                    self.n_open = self.n_open.saturating_sub(1);
                    let (space, local) = self.resolve(end.name().0);
                    return Some(Node::Close(space, local.to_owned()));
                }
                Event::Text(text) => return Some(Node::Text(text.into_inner())),
                Event::CData(text) => return Some(Node::Text(text.into_inner())),
                Event::GeneralRef(name) => {
                    if let Some(char) = reference(&name) {
                        return Some(Node::Text(Cow::Owned(char.to_string())));
                    }
                }
                Event::Eof => {
                    self.is_broken |= self.n_open > 0;
                    return None;
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// Goes past the element just opened.
    pub(crate) fn skip(&mut self) {
        let mut n_open = 1usize;
        while n_open > 0 {
            match self.step() {
                Some(Node::Open(_)) => n_open += 1,
                Some(Node::Close(..)) => n_open -= 1,
                Some(Node::Text(_)) => {}
                None => return,
            }
        }
    }

    /// The characters of the element just opened, tags inside it left out.
    pub(crate) fn text(&mut self) -> String {
        let mut text = String::new();
        let mut n_open = 1usize;
        while n_open > 0 {
            match self.step() {
                Some(Node::Open(_)) => n_open += 1,
                Some(Node::Close(..)) => n_open -= 1,
                Some(Node::Text(piece)) => text.push_str(&piece),
                None => break,
            }
        }
        text
    }

    fn tag(&mut self, start: BytesStart<'a>) -> Tag<'a> {
        if !self.is_root_seen {
            self.is_root_seen = true;
            self.prefixes = prefixes(&start);
        }
        let (space, local) = self.resolve(start.name().0);
        let local = local.to_owned();
        Tag {
            space,
            local,
            start,
        }
    }

    fn resolve<'n>(&self, name: &'n str) -> (Space, &'n str) {
        let (prefix, local) = split_name(name);
        let space = self
            .prefixes
            .iter()
            .find(|(bound, _)| bound == prefix)
            .map_or(Space::Other, |(_, space)| *space);
        (space, local)
    }
}

fn split_name(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

/// What the root element binds, and our own prefixes for the vocabularies it does not mention.
fn prefixes(root: &BytesStart<'_>) -> Vec<(String, Space)> {
    let mut prefixes = Vec::new();
    let mut attributes = root.attributes();
    for attribute in attributes.with_checks(false).flatten() {
        let prefix = match split_name(attribute.key.0) {
            ("xmlns", prefix) => prefix,
            ("", "xmlns") => "",
            _ => continue,
        };
        let known = SPACES
            .iter()
            .find(|(ending, ..)| attribute.value.ends_with(ending));
        if let Some((_, _, space)) = known {
            prefixes.push((prefix.to_owned(), *space));
        }
    }
    for (_, prefix, space) in SPACES {
        if !prefixes
            .iter()
            .any(|(bound, own)| own == space || bound == prefix)
        {
            prefixes.push(((*prefix).to_owned(), *space));
        }
    }
    prefixes
}

/// The character that `&name;` stands for; none for entities of a document type.
fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// The value of an attribute, its references resolved; what is no reference stays.
fn unescape(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        // No name of a reference is longer.
        let end = after.bytes().take(12).position(|byte| byte == b';');
        if let Some((end, char)) = end.and_then(|end| Some((end, reference(&after[..end])?))) {
            plain.push(char);
            rest = &after[end + 1..];
        } else {
            plain.push('&');
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(chars: &str) -> (String, bool) {
        let mut walk = Walk::new(chars);
        let mut drawn = String::new();
        while let Some(node) = walk.step() {
            match node {
                Node::Open(tag) => drawn.extend([format!("<{:?} {}>", tag.space, tag.local)]),
                Node::Close(_, local) => drawn.extend(["</", &local, ">"]),
                Node::Text(text) => drawn += &text,
            }
        }
        (drawn, walk.is_broken)
    }

    #[test]
    fn names_by_their_namespace_not_their_prefix() {
        let strict =
            r#"<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><a:p/></x:p>"#;
        assert_eq!(
            drawn(strict),
            ("<Word p><Other p></p></p>".to_owned(), false)
        );
        assert_eq!(drawn("<w:p>a</w:p>").0, "<Word p>a</p>");
    }

    #[test]
    fn references_but_no_entities() {
        let bomb =
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>1 &amp; 2 &#x41;&b;&</x>";
        assert_eq!(drawn(bomb).0, "<Other x>1 & 2 A&</x>");
        assert_eq!(
            unescape("Fire &amp; Rescue &#38; co & more &unknown;"),
            "Fire & Rescue & co & more &unknown;"
        );
    }

    #[test]
    fn what_breaks_off_says_so() {
        assert_eq!(
            drawn("<w:p>The port"),
            ("<Word p>The port".to_owned(), true)
        );
        assert_eq!(drawn("<w:p>The <w:r").0, "<Word p>The ");
        assert!(drawn("<w:p>The <w:r").1);
    }

    #[test]
    fn encodings_by_their_declaration() {
        let cyrillic = b"<?xml version=\"1.0\" encoding=\"windows-1251\"?><p>\xcf\xee\xf0\xf2</p>";
        assert!(decode_xml(cyrillic).contains("<p>\u{41f}\u{43e}\u{440}\u{442}</p>"));
    }
}
