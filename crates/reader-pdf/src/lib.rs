//! PDF with a text layer → texts.
//!
//! No zones beyond what a page's looks say, and no judging of outlets or dates. Passes: `page` (runs of
//! characters from the PDF library), `row`, `gutter` and `line` (lines, none across columns), `furniture`
//! (running heads, page numbers), `order` (columns), `measure`, `paragraph` and `hyphen`, `hint`, `compose`. Left
//! out: recognising pictures of pages, forms' fields, notes put on pages by readers.

mod bidi;
mod compose;
mod furniture;
mod gutter;
mod hint;
mod hyphen;
mod letters;
mod line;
mod measure;
mod order;
mod page;
mod paragraph;
mod row;

use document::{Format, Item, MAX_TEXT_BYTES, Member, Refusal, Unpacked};
use furniture::PageLines;
use gutter::Gutter;
use page::{Shared, Sheet};
use pdfboss_core::Error;
use pdfboss_text::FontCache;

/// Most pages read. A daily paper has up to 120, a database's export up to 1,000.
const MAX_PAGES: usize = 2_000;

/// Most runs read of a file, for time: about 20 s. A book of 2,000 pages that draws each letter by
/// itself has 6 million.
const MAX_RUNS: usize = 12_000_000;

/// The mark that ends a file stands in its last bytes; servers and mail programs add a little.
const END_BYTES: usize = 2_048;

/// A page with so large a share of characters that stand for nothing has a font we can't read.
const BROKEN_SHARE: f32 = 0.3;

/// Reads one file.
///
/// # Errors
/// A sentence for the reader of the page when there is nothing to read in it.
pub fn read(member: &Member, _format: Format) -> Result<Unpacked, Refusal> {
    let pdf =
        pdfboss_core::Document::load(member.bytes.clone()).map_err(|error| refusal(&error))?;
    let mut count = Count {
        is_cut: !has_end(&member.bytes),
        ..Count::default()
    };
    let pages = pages(&pdf, &mut count);
    if count.good == 0 {
        return Err(count.refusal());
    }
    let title = pdf.metadata().title.unwrap_or_default();
    let mut document = compose::document(&pages, &title);
    if document.text.trim().is_empty() {
        return Err(count.refusal());
    }
    if document.text.len() > MAX_TEXT_BYTES {
        return Err(Refusal::new(
            "This PDF has more text than one article can have: split it and open the parts.",
        ));
    }
    document.notices = count.notices();
    if count.is_cut {
        document.notices.push(
            "The end of this PDF file is missing; part of its text may be missing too.".to_owned(),
        );
    }
    let mut unpacked = Unpacked::new(Format::Pdf);
    unpacked.items.push(Item::Document(document));
    Ok(unpacked)
}

/// Whether the last lines hold the mark that ends every PDF.
fn has_end(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(END_BYTES)..];
    tail.windows(5).any(|window| window == b"%%EOF")
}

/// How many pages there are, and what became of them.
#[derive(Debug, Default)]
struct Count {
    /// In the file.
    pages: usize,
    /// Looked at.
    read: usize,
    /// With text that can be read.
    good: usize,
    /// With pictures and no text.
    pictures: usize,
    /// With characters that stand for nothing.
    broken: usize,
    /// With instructions left out.
    partial: usize,
    /// The file's end is missing.
    is_cut: bool,
}

impl Count {
    fn refusal(&self) -> Refusal {
        let sentence = if self.is_cut && self.pictures == 0 {
            "This PDF is damaged (its end is missing) and no text can be found in it: save or download \
             it again."
        } else if self.broken > 0 {
            "The fonts in this PDF don't say which letters they draw, so its text can't be read: run \
             it through text recognition (OCR), or save the article from its web page."
        } else if self.pictures > 0 {
            "This PDF is a picture of pages without text: run it through text recognition (OCR) first, \
             or copy the article's text into a file."
        } else if self.pages == 0 || self.partial > 0 {
            "This PDF is damaged and no text can be found in it: save or download it again."
        } else {
            "There is no text in this PDF: its pages are empty or only drawings."
        };
        Refusal::new(sentence)
    }

    fn notices(&self) -> Vec<String> {
        let mut notices = Vec::new();
        let mut say = |n: usize, one: &str, many: &str| {
            if n > 0 {
                let (be, what) = if n == 1 {
                    ("1 page", one)
                } else {
                    ("pages", many)
                };
                let pages = if n == 1 {
                    be.to_owned()
                } else {
                    format!("{n} {be}")
                };
                notices.push(format!("{pages} of {} {what}", self.pages));
            }
        };
        say(
            self.pages - self.read,
            "was not read: the PDF is too long.",
            "were not read: the PDF is too long.",
        );
        say(
            self.pictures,
            "is a picture without text and was left out.",
            "are pictures without text and were left out.",
        );
        say(
            self.broken,
            "has letters that can't be read (its fonts don't say which they are) and was left out.",
            "have letters that can't be read (their fonts don't say which they are) and were left out.",
        );
        say(
            self.partial,
            "is damaged or too complex; part of its text may be missing.",
            "are damaged or too complex; part of their text may be missing.",
        );
        notices
    }
}

/// The pages' lines; pages that can't be read come out empty. Runs are dropped page by page: some
/// programs draw each letter by itself.
fn pages(pdf: &pdfboss_core::Document, count: &mut Count) -> Vec<PageLines> {
    let shared = Shared {
        pdf,
        fonts: FontCache::default(),
        layers: pdf.oc_state(),
        tree: pdf.structure_tree(),
    };
    count.pages = pdf.flattened_page_count();
    let mut pages = Vec::new();
    let mut gutters = Vec::new();
    let mut n_runs = 0;
    for idx in 0..count.pages.min(MAX_PAGES) {
        if n_runs > MAX_RUNS {
            break;
        }
        count.read += 1;
        let sheet = pdf.page(idx).map_or_else(
            |_| Sheet {
                is_partial: true,
                ..Sheet::default()
            },
            |page| page::read(&shared, &page),
        );
        n_runs += sheet.runs.len() + sheet.turned.len();
        pages.push(page_lines(&sheet, &mut gutters, count));
    }
    pages
}

/// The lines of a page, if they can be read.
fn page_lines(sheet: &Sheet, gutters: &mut Vec<Gutter>, count: &mut Count) -> PageLines {
    count.partial += usize::from(sheet.is_partial);
    let mut page = PageLines {
        pictures: sheet.pictures.clone(),
        top: sheet.top,
        bottom: sheet.bottom,
        ..PageLines::default()
    };
    if sheet.n_chars == 0 {
        count.pictures += usize::from(!sheet.pictures.is_empty());
    } else if sheet.n_broken as f32 > BROKEN_SHARE * sheet.n_chars as f32 {
        count.broken += 1;
    } else {
        count.good += 1;
        page.lines = line::lines(sheet, gutters);
        page.turned = line::turned_text(&sheet.turned);
    }
    page
}

/// Why the library can't open the file, in our words.
fn refusal(error: &Error) -> Refusal {
    Refusal::new(match error {
        Error::Encrypted => {
            "This PDF is locked with a password: open it with the password and print or save it as a \
             new PDF without one."
        }
        _ => "This file is no PDF or is too damaged to open: save or download it again.",
    })
}
