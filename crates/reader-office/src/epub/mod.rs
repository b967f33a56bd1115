//! An e-book → its chapters, each a web page of its own with what the book states about it.
//!
//! Chapters are XHTML, and reading web pages is another reader's work: they are handed on as files, in
//! reading order, with the title that the table of contents gives them. Pages without an article
//! (cover, contents, section menus, copyright) are left out, and a notice counts them. EPUB 3.3 and
//! the older 2.0.1; `book` reads the package, `nav` the table of contents, `chapter` looks at a page.
//!
//! A book is a newspaper's when a program that makes newspapers (calibre's recipes) says so, or its
//! title ends in a date: only then is the book's title the outlet and its date that of publication. In
//! all other books the date is that of the file.

mod book;
mod chapter;
mod nav;

use document::{Fact, Facts, Format, Item, Member, Refusal, Unpacked};

use crate::meta::{squeeze, tag};
use crate::package::Package;
use book::Book;
use chapter::Chapter;

/// What states the facts.
const STATED_BY: &str = "the e-book";

/// Most pages of a book that are handed on; a year of a daily has about this many articles.
const MAX_CHAPTERS: usize = 20_000;

/// Most words of a book that may be one article cut in pieces; longer reports have books' tables of
/// contents.
const MAX_ARTICLE_WORDS: usize = 6_000;

/// Fewest words of a page that is not in the table of contents and still counts as text.
const MIN_WORDS: usize = 25;

/// Reads the package.
pub(crate) fn read(member: &Member) -> Result<Unpacked, Refusal> {
    let mut package = Package::open(&member.bytes)?;
    if package.is_encrypted() || is_locked(&mut package) {
        return Err(Refusal::new(
            "The e-book is protected against copying. Such books can be read only in the shop's own \
             program; try an unprotected copy.",
        ));
    }
    let book = Book::read(&mut package)?;
    let labels = nav::read(&mut package, &book);
    let (chapters, n_left_out, n_missing) = chapters(&mut package, &book, &labels);
    if chapters.is_empty() {
        return Err(Refusal::new(
            "The e-book has no pages with text; perhaps its pages are pictures.",
        ));
    }
    let chapters = joined(&book, chapters);
    let mut unpacked = Unpacked::new(Format::Epub);
    let is_single = chapters.len() == 1;
    for chapter in chapters {
        let facts = facts(&book, &chapter, is_single);
        unpacked.items.push(Item::Member(Member {
            name: chapter.name,
            bytes: chapter.bytes,
            media_type: Some("application/xhtml+xml".to_owned()),
            facts,
            ..Member::default()
        }));
    }
    unpacked.notices.extend(left_out(n_left_out));
    if n_missing > 0 || package.is_cut {
        unpacked.notices.push(crate::CUT.to_owned());
    }
    Ok(unpacked)
}

fn left_out(n: usize) -> Option<String> {
    match n {
        0 => None,
        1 => Some(
            "1 page of the e-book without an article (cover, contents) was left out.".to_owned(),
        ),
        _ => Some(format!(
            "{n} pages of the e-book without an article (cover, contents, menus) were left out."
        )),
    }
}

/// Whether pages are encrypted. Fonts often are, in books that anybody may read.
fn is_locked(package: &mut Package<'_>) -> bool {
    if package.has("META-INF/rights.xml") {
        return true;
    }
    package.part("META-INF/encryption.xml").is_some_and(|part| {
        let chars = crate::xml::decode_xml(&part.bytes).to_lowercase();
        chars.split("cipherreference").skip(1).any(|rest| {
            let uri = rest.split('>').next().unwrap_or_default();
            [".xhtml", ".html", ".htm", ".xml"].iter().any(|ending| {
                uri.contains(&format!("{ending}\"")) || uri.contains(&format!("{ending}'"))
            })
        })
    })
}

/// Pages with text in reading order; how many were left out, and how many are not in the package.
fn chapters(
    package: &mut Package<'_>,
    book: &Book,
    labels: &nav::Labels,
) -> (Vec<Chapter>, usize, usize) {
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut n_left_out = 0;
    let mut n_missing = 0;
    for page in book.pages.iter().take(MAX_CHAPTERS) {
        let Some(part) = package.part(&page.href) else {
            n_missing += 1;
            continue;
        };
        n_missing += usize::from(part.is_cut);
        let label = labels.of(&page.href);
        let chapter = Chapter::look(&page.href, part.bytes, label);
        // calibre cuts long articles in files: "index_split_001.html" goes on with the one before.
        if label.is_none()
            && let Some(last) = chapters.last_mut()
            && last.goes_on_in(&chapter)
        {
            last.add(&chapter);
            continue;
        }
        let is_unlisted = label.is_none() && !labels.is_empty();
        if page.is_beside || chapter.is_beside || (is_unlisted && chapter.n_words < MIN_WORDS) {
            n_left_out += 1;
        } else {
            chapters.push(chapter);
        }
    }
    (chapters, n_left_out, n_missing)
}

/// One article that its writer's program cut at each heading, put together again: the first page
/// bears the title of the whole book, or none, and all is as short as an article.
fn joined(book: &Book, mut chapters: Vec<Chapter>) -> Vec<Chapter> {
    let n_words: usize = chapters.iter().map(|chapter| chapter.n_words).sum();
    let (Some(title), Some(first)) = (&book.title, chapters.first()) else {
        return chapters;
    };
    let counts = |chapter: &Chapter| chapter.label.as_deref().is_some_and(nav::is_number);
    let is_whole = match &first.label {
        None => true,
        Some(label) => {
            squeeze(label).to_lowercase() == title.to_lowercase()
                // LibreOffice calls what stands before the first heading "Section 1".
                || (counts(first) && !chapters.iter().skip(1).any(counts))
        }
    };
    if book.is_periodical || !is_whole || n_words > MAX_ARTICLE_WORDS || chapters.len() == 1 {
        return chapters;
    }
    let rest = chapters.split_off(1);
    if let Some(whole) = chapters.first_mut() {
        for next in &rest {
            whole.add(next);
        }
    }
    chapters
}

/// What the book states about a chapter.
fn facts(book: &Book, chapter: &Chapter, is_single: bool) -> Facts {
    let title = chapter
        .label
        .as_deref()
        .filter(|label| !nav::is_number(label))
        .or(book
            .title
            .as_deref()
            .filter(|_| is_single && !book.is_periodical));
    let mut facts = Facts {
        headline: title.and_then(|title| Fact::new(squeeze(title), STATED_BY)),
        language: book
            .language
            .as_deref()
            .and_then(tag)
            .and_then(|tag| Fact::new(tag, STATED_BY)),
        ..Facts::default()
    };
    if book.is_periodical {
        facts.outlet = book.outlet().and_then(|name| Fact::new(name, STATED_BY));
        facts.published = book.day().and_then(|day| Fact::new(day, STATED_BY));
    } else if is_single {
        facts.authors = book
            .creators
            .iter()
            // Often the owner of the computer; a writer's name stands in the article too.
            .filter(|name| name.contains(' ') && chapter.start.contains(name.as_str()))
            .filter_map(|name| Fact::new(name.clone(), STATED_BY))
            .collect();
    }
    facts
}

#[cfg(test)]
mod tests;
