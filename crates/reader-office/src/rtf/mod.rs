//! A rich text file → one document: its text, hints from styles, notes and page edges at the end.
//!
//! `token` cuts the bytes, `charset` makes characters of them, `table` knows fonts and styles, `story`
//! follows the groups and puts paragraphs on pages. RTF 1.9.1; what Word, LibreOffice, pandoc, TextEdit and the exports of news
//! databases write of it.
//!
//! Order of the text: the body; notes; reviewers' remarks; headers and footers, each once. Left out:
//! pictures, formulas, embedded objects but for the text shown in their place, numbers of lists.

mod charset;
mod group;
mod story;
mod table;
mod token;

use document::{Format, Item, Member, Refusal, Unpacked};

use crate::page::Role;
use story::Story;

/// Reads the file.
pub(crate) fn read(member: &Member) -> Result<Unpacked, Refusal> {
    let story = Story::read(&member.bytes);
    let mut page = story.page;
    page.append(&story.notes, None);
    page.append(&story.remarks, Some(Role::Remark));
    page.append(&story.edges, Some(Role::Furniture));
    let text = page.text().to_owned();
    if text.is_empty() {
        return Err(Refusal::new(
            "The rich text file has no text; perhaps it holds only a picture, or is cut short.",
        ));
    }
    let mut document = page.finish();
    document.facts = story.meta.facts(&text);
    document.notices.extend(crate::deletions(story.n_deletions));
    if story.has_hidden {
        document.notices.push(crate::HIDDEN.to_owned());
    }
    if story.is_cut {
        document.notices.push(crate::CUT.to_owned());
    }
    let mut unpacked = Unpacked::new(Format::Rtf);
    unpacked.items.push(Item::Document(document));
    Ok(unpacked)
}

#[cfg(test)]
mod tests;
