//! XML → articles.
//!
//! The root's name tells the dialect, whatever the file's name says; each dialect has its room. XML
//! of no known dialect is read as records where it repeats itself, else as lines.

mod blocks;
mod feed;
mod generic;
mod newsml;
mod nitf;
mod tei;
mod tree;

use crate::MAX_ARTICLES;
use crate::article::{Draft, Extent};
use document::{Format, Item, Member, Refusal, Unpacked};
use tree::Tree;

/// Bytes in which the root of a file is looked for.
const WINDOW_BYTES: usize = 1 << 13;

/// What an XML file is, by the name of its root: [`Format::Html`] for XHTML, [`Format::Xml`] for what
/// we know no dialect of.
pub fn xml_dialect(bytes: &[u8]) -> Format {
    let window = &bytes[..bytes.len().min(WINDOW_BYTES)];
    let decoded = decode::decode_bytes(window, None);
    match root_name(&decoded.chars) {
        Some((name, rest)) => dialect_of(name, rest),
        None => Format::Xml,
    }
}

/// The local name of the first element, and its attributes with what follows.
fn root_name(text: &str) -> Option<(&str, &str)> {
    let mut rest = text;
    loop {
        rest = &rest[rest.find('<')? + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = &comment[comment.find("-->")? + 3..];
        } else if rest.starts_with("!DOCTYPE") || rest.starts_with("!doctype") {
            // An internal subset has declarations of its own in brackets.
            let end = rest.find('>')?;
            let subset = rest.find('[').filter(|at| *at < end);
            rest = match subset {
                Some(_) => &rest[rest.find("]>").or_else(|| rest.find(']'))?..],
                None => &rest[end..],
            };
        } else if rest.starts_with(['?', '!']) {
            rest = &rest[rest.find('>')?..];
        } else {
            let end = rest.find(|char: char| char.is_whitespace() || matches!(char, '>' | '/'))?;
            let name = rest[..end].rsplit(':').next()?;
            return Some((name, &rest[end..]));
        }
    }
}

fn dialect_of(root: &str, rest: &str) -> Format {
    match root {
        "rss" | "feed" | "channel" => Format::Feed,
        "RDF" if rest.contains("purl.org/rss") || rest.contains("netscape.com/rdf") => Format::Feed,
        "nitf" => Format::Nitf,
        "newsItem" | "newsMessage" | "packageItem" | "NewsML" => Format::NewsMl,
        "TEI" | "TEI.2" | "teiCorpus" => Format::Tei,
        "html" | "HTML" => Format::Html,
        _ => Format::Xml,
    }
}

/// The encoding an XML declaration states.
pub(crate) fn stated_encoding(bytes: &[u8]) -> Option<String> {
    let window = &bytes[..bytes.len().min(200)];
    let start = String::from_utf8_lossy(window);
    let declaration = start
        .trim_start_matches(['\u{feff}', '\u{fffd}'])
        .trim_start();
    let declaration = declaration.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration
        .split("encoding")
        .nth(1)?
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|char| matches!(char, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_string)
}

/// Reads any XML.
pub(crate) fn read(
    text: &str,
    member: &Member,
    mut unpacked: Unpacked,
) -> Result<Unpacked, Refusal> {
    let (name, rest) = root_name(text).ok_or_else(|| {
        Refusal::new("This is no XML: there is not one element in it. Open the file as text.")
    })?;
    let mut window_end = rest.len().min(WINDOW_BYTES);
    while !rest.is_char_boundary(window_end) {
        window_end -= 1;
    }
    unpacked.format = dialect_of(name, &rest[..window_end]);
    if unpacked.format == Format::Html {
        unpacked.items.push(Item::Member(Member {
            media_type: Some("text/html".to_string()),
            charset: Some("utf-8".to_string()),
            bytes: text.as_bytes().to_vec(),
            columns: Vec::new(),
            ..member.clone()
        }));
        return Ok(unpacked);
    }
    let tree = Tree::parse(text);
    if tree.is_cut {
        unpacked.notices.push(
            "The file breaks off or is no good XML from somewhere on: what came before was read."
                .to_string(),
        );
    }
    // News markup may come in a box of whoever sent it.
    let has = |name: &str| !tree.below(0, name).is_empty();
    if unpacked.format == Format::Xml {
        if has("nitf") {
            unpacked.format = Format::Nitf;
        } else if has("newsItem") || has("NewsML") {
            unpacked.format = Format::NewsMl;
        } else if has("TEI") {
            unpacked.format = Format::Tei;
        } else if has("channel") && has("item") {
            unpacked.format = Format::Feed;
        }
    }
    match unpacked.format {
        Format::Feed => feed::read(&tree, unpacked),
        Format::Nitf => finish(nitf::read(&tree), unpacked, "NITF file"),
        Format::NewsMl => finish(newsml::read(&tree), unpacked, "NewsML file"),
        Format::Tei => finish(tei::read(&tree), unpacked, "TEI file"),
        _ => generic::read(&tree, member, unpacked),
    }
}

fn finish(items: Vec<Item>, mut unpacked: Unpacked, what: &str) -> Result<Unpacked, Refusal> {
    if items.is_empty() {
        return Err(Refusal::new(format!(
            "There is no article text in this {what}: open the one that holds the article."
        )));
    }
    let n_items = items.len();
    unpacked.items.extend(items.into_iter().take(MAX_ARTICLES));
    if n_items > MAX_ARTICLES {
        unpacked.notices.push(too_many(n_items));
    }
    Ok(unpacked)
}

fn too_many(n_items: usize) -> String {
    format!(
        "Only the first {MAX_ARTICLES} of {n_items} articles were read: split the file to read the \
         others."
    )
}

/// Articles of drafts, with how many have a headline or summary only.
fn finish_drafts(drafts: impl Iterator<Item = Draft>, items: &mut Vec<Item>) -> usize {
    let mut n_summaries = 0;
    for draft in drafts {
        if let Some((item, extent)) = draft.finish() {
            n_summaries += usize::from(extent == Extent::Summary);
            items.push(item);
        }
    }
    n_summaries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialects_are_known_by_their_root() {
        for (text, expected) in [
            ("<rss version='2.0'>", Format::Feed),
            (
                "\u{feff}<?xml version=\"1.0\"?>\n<!-- <nitf> -->\n<feed xmlns='http://www.w3.org/2005/Atom'>",
                Format::Feed,
            ),
            ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", Format::Feed),
            ("<rdf:RDF xmlns='http://www.w3.org/ns/skos'>", Format::Xml),
            ("<!DOCTYPE nitf SYSTEM \"nitf.dtd\"><nitf>", Format::Nitf),
            ("<!DOCTYPE nitf [<!ENTITY a '<b>'>\n]><nitf>", Format::Nitf),
            ("<newsItem guid='x'>", Format::NewsMl),
            ("<nar:newsMessage xmlns:nar='x'>", Format::NewsMl),
            ("<NewsML>", Format::NewsMl),
            ("<TEI xmlns='x'>", Format::Tei),
            ("<html lang='en'>", Format::Html),
            ("<articles>", Format::Xml),
            ("no tags", Format::Xml),
            ("<", Format::Xml),
        ] {
            assert_eq!(xml_dialect(text.as_bytes()), expected, "{text}");
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(xml_dialect(&wide), expected, "{text} in UTF-16");
        }
    }

    #[test]
    fn encodings_are_stated() {
        for (text, expected) in [
            (
                "<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>",
                Some("ISO-8859-2"),
            ),
            ("<?xml version='1.0' encoding = 'utf-8' ?>", Some("utf-8")),
            ("<?xml version='1.0'?><a encoding='x'>", None),
            ("<a>", None),
        ] {
            assert_eq!(stated_encoding(text.as_bytes()).as_deref(), expected);
        }
    }
}
