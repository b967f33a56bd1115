//! An OpenDocument text → one document: its text, hints from styles, notes and page edges at the end.
//!
//! Reading parts and putting them in order; `look` knows the styles, `story` walks through the text.
//! OpenDocument 1.3 part 3, also as one flat file (`.fodt`), which has the same elements in one part.
//!
//! Order of the text: the body; notes; reviewers' remarks; headers and footers, each once. Left out:
//! embedded objects, forms, the words that describe a picture, numbers of lists.

mod look;
mod story;

use document::{Document, Format, Item, Member, Refusal, Unpacked};

use crate::docx::dublin_core;
use crate::package::Package;
use crate::page::Role;
use crate::xml::decode_xml;
use look::Looks;
use story::Story;

/// Reads the package, or the flat file.
pub(crate) fn read(member: &Member) -> Result<Unpacked, Refusal> {
    let mut is_cut = false;
    let [content, styles, meta] = if is_flat(&member.bytes) {
        let chars = decode_xml(&member.bytes);
        [chars, String::new(), String::new()]
    } else {
        let mut package = Package::open(&member.bytes)?;
        let Some(part) = package.part("content.xml") else {
            return Err(no_text(&package));
        };
        if is_encrypted(&mut package) {
            return Err(locked());
        }
        is_cut |= part.is_cut;
        let mut other = |name| {
            package
                .part(name)
                .map(|part| decode_xml(&part.bytes))
                .unwrap_or_default()
        };
        let styles = other("styles.xml");
        let meta = other("meta.xml");
        [decode_xml(&part.bytes), styles, meta]
    };
    let mut looks = Looks::default();
    looks.read(&styles);
    looks.read(&content);
    let story = Story::read(&content, &looks);
    let edges = Story::read(&styles, &looks);
    is_cut |= story.is_broken;

    let mut page = story.page;
    page.append(&story.notes, None);
    page.append(&story.remarks, Some(Role::Remark));
    page.append(&story.edges, Some(Role::Furniture));
    page.append(&edges.edges, Some(Role::Furniture));
    let text = page.text().to_owned();
    if text.is_empty() {
        return Err(Refusal::new(
            "The document has no text; perhaps it is a picture of a page. Text can be read, pictures \
             of text can't.",
        ));
    }
    let mut document = page.finish();
    let mut meta = dublin_core(if meta.is_empty() { &content } else { &meta });
    meta.language = meta.language.or(looks.language);
    document.facts = meta.facts(&text);
    say(&mut document, story.n_deletions, story.has_hidden, is_cut);
    let mut unpacked = Unpacked::new(Format::Odt);
    unpacked.items.push(Item::Document(document));
    Ok(unpacked)
}

fn say(document: &mut Document, n_deletions: usize, has_hidden: bool, is_cut: bool) {
    document.notices.extend(crate::deletions(n_deletions));
    if has_hidden {
        document.notices.push(crate::HIDDEN.to_owned());
    }
    if is_cut {
        document.notices.push(crate::CUT.to_owned());
    }
}

/// Whether the file is XML itself and no package.
fn is_flat(bytes: &[u8]) -> bool {
    bytes.iter().find(|byte| {
        !byte.is_ascii_whitespace() && !matches!(byte, 0xef | 0xbb | 0xbf | 0xfe | 0xff)
    }) == Some(&b'<')
}

/// Whether the list of parts says that the text is encrypted; its bytes are noise then.
fn is_encrypted(package: &mut Package<'_>) -> bool {
    package
        .part("META-INF/manifest.xml")
        .is_some_and(|part| decode_xml(&part.bytes).contains("encryption-data"))
}

fn locked() -> Refusal {
    Refusal::new(
        "The document is protected by a password. Open it in its own program, save it without one, and \
         try again.",
    )
}

/// Why there is no text part.
fn no_text(package: &Package<'_>) -> Refusal {
    // Since OpenDocument 1.3 the encrypted parts may hide in one package inside.
    if package.has("encrypted-package") || package.is_encrypted() {
        return locked();
    }
    Refusal::new(if package.is_cut {
        "The document is damaged: the part with the text is missing. Get it again from where it came \
         from."
    } else {
        "The file is no OpenDocument text: it has no text inside. Open it in its own program, save it \
         as .odt or .docx, and try again."
    })
}

#[cfg(test)]
mod tests;
