//! Tables, feeds and news markup → texts of articles.
//!
//! No network, no clock; HTML inside a cell or a feed is handed on, not read. No guess about zones
//! beyond what a format states.
//!
//! Method: bytes become characters (`decode`), then each family of formats has its room: `table` for
//! rows of named values, `json` and `xml` for what is nested. All end in `article`.

mod article;
mod entity;
mod html;
mod json;
mod lines;
mod people;
mod table;
mod when;
mod xml;

use document::{Format, Item, Member, Refusal, Unpacked};

pub use xml::xml_dialect;

/// Most articles read from one file; a page can't lay out more, and what is beyond is said.
pub(crate) const MAX_ARTICLES: usize = 20_000;

/// Largest file, in bytes: its text and the articles made of it must fit into a tab beside each
/// other.
const MAX_FILE_BYTES: usize = 256 << 20;

/// Reads one file.
///
/// # Errors
/// A sentence for the reader of the page when there is nothing to read in it.
pub fn read(member: &Member, format: Format) -> Result<Unpacked, Refusal> {
    if member.bytes.len() > MAX_FILE_BYTES {
        return Err(Refusal::new(format!(
            "This file has {} MB, and {} MB is the most that can be read at once: split it into \
             smaller files.",
            member.bytes.len() >> 20,
            MAX_FILE_BYTES >> 20
        )));
    }
    let stated = xml::stated_encoding(&member.bytes).filter(|_| is_xml(format));
    let label = member.charset.as_deref().or(stated.as_deref());
    let decoded = decode::decode(&member.bytes, label).map_err(|reason| {
        Refusal::new(match reason {
            decode::NotText::Empty => "This file is empty: open the one that holds the articles.",
            decode::NotText::Binary => {
                "This is binary data, not text: export the articles as CSV, JSON or XML and open \
                 that."
            }
        })
    })?;
    let mut unpacked = Unpacked::new(format);
    unpacked.encoding = Some(decoded.encoding.to_string());
    match decoded.n_broken {
        0 => {}
        1 => unpacked
            .notices
            .push("One character could not be decoded and shows as \u{fffd}.".to_string()),
        count => unpacked.notices.push(format!(
            "{count} characters could not be decoded and show as \u{fffd}."
        )),
    }
    let mut unpacked = read_text(&decoded.chars, member, format, unpacked)?;
    // What the file around this one states is said of its only article, not of a whole list.
    if let [item] = unpacked.items.as_mut_slice() {
        match item {
            Item::Document(document) => document.facts.fill_from(&member.facts),
            Item::Member(inside) => inside.facts.fill_from(&member.facts),
        }
    }
    Ok(unpacked)
}

fn read_text(
    text: &str,
    member: &Member,
    format: Format,
    unpacked: Unpacked,
) -> Result<Unpacked, Refusal> {
    match format {
        Format::Csv => table::unpack(table::delimited::read(text, b','), member, unpacked),
        Format::Tsv => table::unpack(table::delimited::read(text, b'\t'), member, unpacked),
        Format::Json | Format::JsonLines => json::read(text, member, unpacked),
        _ if is_xml(format) => xml::read(text, member, unpacked),
        _ => Err(Refusal::new(
            "This is neither a table nor a feed nor news markup: open it as what it is.",
        )),
    }
}

fn is_xml(format: Format) -> bool {
    matches!(
        format,
        Format::Xml | Format::Feed | Format::Nitf | Format::NewsMl | Format::Tei
    )
}
