//! One file → the texts of the articles in it.
//!
//! No layout and no language here: what a line of a text is for, `zone` decides. UTF-8 text is read
//! here; other formats and encodings are recognised (`detect`) and handed to the readers that know
//! them, by whoever drives an [`Opening`]: this library does no IO and links no reader. So are texts
//! that look like exports of news databases (`export_sign`), which hold many articles.

mod detect;
mod export_sign;
mod opening;

pub use detect::detect;
pub use opening::{FileReport, Found, Opened, Opening, Task};

use document::{Document, Format, Item, MAX_TEXT_BYTES, Member, Refusal, Unpacked};

/// Reads UTF-8 text: one document with all of it. None for bytes in another encoding.
fn text(member: &Member, format: Format) -> Option<Result<Unpacked, Refusal>> {
    if member.bytes.len() > MAX_TEXT_BYTES {
        return Some(Err(Refusal::too_much_text(member.bytes.len())));
    }
    let decoded = match decode::utf8(&member.bytes)? {
        Ok(decoded) => decoded,
        Err(reason) => return Some(Err(Refusal::no_text(reason == decode::NotText::Empty))),
    };
    let mut unpacked = Unpacked::new(format);
    unpacked.encoding = Some(decoded.encoding.to_string());
    unpacked.items.push(Item::Document(Document {
        text: decoded.chars,
        facts: member.facts.clone(),
        ..Document::default()
    }));
    Some(Ok(unpacked))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_bytes(bytes: &[u8]) -> Option<Result<Unpacked, Refusal>> {
        text(&Member::new("a.txt", bytes.to_vec()), Format::Text)
    }

    #[test]
    fn text_comes_back_as_it_is() {
        let unpacked = read_bytes(b"\xef\xbb\xbfOne\r\n\r\n  two \n")
            .expect("UTF-8")
            .expect("text");
        let [Item::Document(document)] = unpacked.items.as_slice() else {
            panic!("{unpacked:?}")
        };
        assert_eq!(document.text, "One\r\n\r\n  two \n");
        assert_eq!(unpacked.encoding.as_deref(), Some("UTF-8"));
    }

    #[test]
    fn what_is_no_text_says_what_to_do() {
        for (bytes, start) in [
            (&b""[..], "This file is empty"),
            (b" \r\n\t", "This file is empty"),
        ] {
            let refusal = read_bytes(bytes).expect("UTF-8").expect_err(start);
            assert!(refusal.to_string().starts_with(start), "{refusal}");
        }
    }

    #[test]
    fn other_encodings_are_for_a_reader() {
        assert_eq!(read_bytes(b"caf\xe9 au lait"), None);
        assert_eq!(read_bytes(b"\xff\xfea\0b\0"), None);
    }
}
