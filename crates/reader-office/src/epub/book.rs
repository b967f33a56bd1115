//! The package document of an e-book → its pages in reading order, and what it states.
//!
//! No page is opened here. EPUB 3.3 "Package document"; the older form differs in words only.

use std::collections::{BTreeMap, BTreeSet};

use document::Refusal;
use newsline::date;

use crate::meta::squeeze;
use crate::package::Package;
use crate::xml::{Node, Space, Tag, Walk, decode_xml};

/// A page in reading order.
pub(super) struct Page {
    /// Its name in the package.
    pub(super) href: String,
    /// Whether the book itself says that it is no text to read: contents, cover.
    pub(super) is_beside: bool,
}

/// What the package document says.
#[derive(Default)]
pub(super) struct Book {
    pub(super) title: Option<String>,
    pub(super) creators: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) is_periodical: bool,
    pub(super) pages: Vec<Page>,
    /// Tables of contents: of EPUB 3 (a page), of EPUB 2.
    pub(super) nav: Option<String>,
    pub(super) ncx: Option<String>,
    date: Option<String>,
}

/// An entry of the list of files.
struct Entry {
    href: String,
    media_type: String,
    properties: String,
}

impl Book {
    /// Reads the package document; without one (a damaged file), all pages in the order of the package.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, Refusal> {
        let path = root_file(package).or_else(|| {
            let found = package.names().find(|name| has_ending(name, &["opf"]));
            found.map(str::to_owned)
        });
        let part = path.as_deref().and_then(|path| package.part(path));
        let mut book = match (path, part) {
            (Some(path), Some(part)) => Book::of(&decode_xml(&part.bytes), &path),
            _ => Book::default(),
        };
        if book.pages.is_empty() {
            book.pages = package
                .names()
                .filter(|name| has_ending(name, &["xhtml", "html", "htm"]))
                .map(|name| Page {
                    href: name.to_owned(),
                    is_beside: false,
                })
                .collect();
        }
        if book.pages.is_empty() {
            return Err(Refusal::new(
                "The e-book has no pages, or its list of pages is damaged. Get it again from where it \
                 came from.",
            ));
        }
        Ok(book)
    }

    fn of(chars: &str, path: &str) -> Self {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut book = Book::default();
        let mut entries = BTreeMap::new();
        let mut spine = Vec::new();
        let mut beside = BTreeSet::new();
        let mut walk = Walk::new(chars);
        while let Some(node) = walk.step() {
            let Node::Open(tag) = node else { continue };
            match (tag.space, tag.local.as_str()) {
                (Space::Dublin, local) => book.dublin(local, &walk.text()),
                (_, "meta") => book.meta(&tag, &mut walk),
                (_, "item") => {
                    if let (Some(id), Some(href)) = (tag.attribute("id"), tag.attribute("href")) {
                        entries.insert(
                            id,
                            Entry {
                                href: resolve(folder, &href),
                                media_type: tag.attribute("media-type").unwrap_or_default(),
                                properties: tag.attribute("properties").unwrap_or_default(),
                            },
                        );
                    }
                }
                (_, "itemref") => spine.extend(tag.attribute("idref")),
                (_, "spine") => {
                    book.ncx = tag.attribute("toc");
                }
                (_, "reference") => {
                    let kind = tag.attribute("type").unwrap_or_default().to_lowercase();
                    if ["cover", "toc", "title-page", "copyright-page"].contains(&kind.as_str()) {
                        beside.extend(tag.attribute("href").map(|href| resolve(folder, &href)));
                    }
                }
                _ => {}
            }
        }
        book.is_periodical |= book
            .title
            .as_deref()
            .is_some_and(|title| split_title(title).1);
        book.order(&entries, &spine, &beside);
        book
    }

    /// Puts the pages in reading order. `beside`: pages that the older guide calls cover or contents.
    fn order(
        &mut self,
        entries: &BTreeMap<String, Entry>,
        spine: &[String],
        beside: &BTreeSet<String>,
    ) {
        let has = |entry: &Entry, word: &str| entry.properties.split(' ').any(|own| own == word);
        let ncx = self
            .ncx
            .as_ref()
            .and_then(|id| entries.get(id))
            .or_else(|| {
                entries
                    .values()
                    .find(|entry| entry.media_type == "application/x-dtbncx+xml")
            });
        self.ncx = ncx.map(|entry| entry.href.clone());
        let nav = entries.values().find(|entry| has(entry, "nav"));
        self.nav = nav.map(|entry| entry.href.clone());
        self.pages = spine
            .iter()
            .filter_map(|id| entries.get(id))
            .filter(|entry| is_page(entry))
            .map(|entry| Page {
                href: entry.href.clone(),
                is_beside: has(entry, "nav") || beside.contains(&entry.href),
            })
            .collect();
        // A book of one page whose guide calls that page its cover.
        if self.pages.iter().all(|page| page.is_beside) {
            for page in &mut self.pages {
                page.is_beside = self.nav.as_ref() == Some(&page.href);
            }
        }
    }

    fn dublin(&mut self, local: &str, value: &str) {
        let value = squeeze(value);
        if value.is_empty() {
            return;
        }
        match local {
            "title" if self.title.is_none() => self.title = Some(value),
            // calibre names itself as the creator of the newspapers it makes.
            "creator" if value.eq_ignore_ascii_case("calibre") => self.is_periodical = true,
            "creator" => self.creators.push(value),
            "language" if self.language.is_none() => self.language = Some(value),
            "date" if self.date.is_none() => self.date = Some(value),
            _ => {}
        }
    }

    fn meta(&mut self, tag: &Tag<'_>, walk: &mut Walk<'_>) {
        let name = tag.attribute("name").or_else(|| tag.attribute("property"));
        let value = tag.attribute("content").unwrap_or_else(|| walk.text());
        if name.is_some_and(|name| name.ends_with("publication_type"))
            && value.starts_with("periodical")
        {
            self.is_periodical = true;
        }
    }

    /// Name of the newspaper: the title without the date behind it.
    pub(super) fn outlet(&self) -> Option<String> {
        self.title
            .as_deref()
            .map(|title| split_title(title).0.to_owned())
    }

    /// ISO date of the issue.
    pub(super) fn day(&self) -> Option<String> {
        let stated = self.date.as_deref().and_then(|stated| stated.get(..10));
        stated.filter(|day| is_iso_day(day)).map(str::to_owned)
    }
}

/// A title cut before the date behind it ("Harbour News [Mon, 05 Jan 2026]", "… - 5 January 2026"),
/// and whether there is one.
fn split_title(title: &str) -> (&str, bool) {
    let cuts = [" [", " (", " - ", " – ", " — ", ", "];
    let cut = cuts.iter().filter_map(|mark| {
        let at = title.rfind(mark)?;
        let behind = title[at + mark.len()..].trim_end_matches([']', ')']);
        let is_date = behind.chars().any(|char| char.is_ascii_digit())
            && (date::find(behind).is_whole_line()
                || behind.split([' ', ',', '.']).any(date::is_month));
        is_date.then_some(at)
    });
    // The first of them: ", " also stands inside "[Mon, 05 Jan 2026]".
    cut.min()
        .map_or((title.trim(), false), |at| (title[..at].trim(), true))
}

fn is_iso_day(day: &str) -> bool {
    // calibre writes the year 101 where it knows no date.
    day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    }) && day > "1500"
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    endings.contains(&ending.as_str())
}

fn is_page(entry: &Entry) -> bool {
    let media_type = entry.media_type.as_str();
    media_type.contains("html") || media_type.contains("oeb1-document") || media_type.is_empty()
}

/// The package document by the container.
fn root_file(package: &mut Package<'_>) -> Option<String> {
    let part = package.part("META-INF/container.xml")?;
    let chars = decode_xml(&part.bytes);
    let mut walk = Walk::new(&chars);
    while let Some(node) = walk.step() {
        if let Node::Open(tag) = node
            && tag.local == "rootfile"
        {
            return tag.attribute("full-path");
        }
    }
    None
}

/// The name in the package of what `href` points to, without the place on the page.
pub(super) fn resolve(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let mut path: Vec<String> = Vec::new();
    let steps = folder.split('/').map(str::to_owned);
    for step in steps.chain(href.split('/').map(plain)) {
        match step.as_str() {
            ".." => drop(path.pop()),
            "." | "" => {}
            _ => path.push(step),
        }
    }
    path.join("/")
}

/// `%20` and the like as characters.
fn plain(step: &str) -> String {
    let mut bytes = Vec::with_capacity(step.len());
    let mut rest = step.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .filter(|_| byte == b'%')
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(hex.unwrap_or(byte));
        rest = if hex.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_newspapers_end_in_a_date() {
        assert_eq!(
            split_title("Harbour News [Mon, 05 Jan 2026]"),
            ("Harbour News", true)
        );
        assert_eq!(
            split_title("The Northgate Courier - 5 January 2026"),
            ("The Northgate Courier", true)
        );
        assert_eq!(
            split_title("Ports, ships and the sea"),
            ("Ports, ships and the sea", false)
        );
        assert_eq!(
            split_title("The Port (2nd edition)"),
            ("The Port (2nd edition)", false)
        );
    }

    #[test]
    fn names_of_pages() {
        assert_eq!(resolve("OEBPS/text", "../a%20b.xhtml#x"), "OEBPS/a b.xhtml");
        assert_eq!(resolve("", "ch1.xhtml"), "ch1.xhtml");
        assert_eq!(plain("100%"), "100%");
    }
}
