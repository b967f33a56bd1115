//! One file → the texts of the articles in it.
//!
//! No layout and no language here: what a line of a text is for, `zone` decides. Plain text is
//! decoded here; other formats are recognised by their first bytes (`detect`) and handed to the
//! readers that know them, by whoever drives an [`Opening`]: this library does no IO and links no
//! reader. Exports of news databases, which hold many articles in one text, are cut (`database`).

mod database;
mod detect;
mod opening;

pub use detect::detect;
pub use opening::{FileReport, Found, Opened, Opening, Task};

use document::{Document, Format, Item, MAX_TEXT_BYTES, Member, Refusal, Unpacked};

/// Reads plain text: one document with all of it.
///
/// # Errors
/// A sentence when there is no text in the bytes.
fn text(member: &Member, format: Format) -> Result<Unpacked, Refusal> {
    if member.bytes.len() > MAX_TEXT_BYTES {
        return Err(Refusal::new(format!(
            "This file has {} MB of text, and {} MB is the most that can be read at once: split it \
             into smaller files.",
            member.bytes.len() >> 20,
            MAX_TEXT_BYTES >> 20
        )));
    }
    let decoded = decode::decode(&member.bytes, member.charset.as_deref()).map_err(|reason| {
        Refusal::new(match reason {
            decode::NotText::Empty => "This file is empty: open the one that holds the article.",
            decode::NotText::Binary => {
                "This is binary data, not text: save or copy the article as text and open that."
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
    unpacked.items.push(Item::Document(Document {
        text: decoded.chars,
        facts: member.facts.clone(),
        ..Document::default()
    }));
    Ok(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_bytes(bytes: &[u8]) -> Result<Unpacked, Refusal> {
        text(&Member::new("a.txt", bytes.to_vec()), Format::Text)
    }

    fn only_text(unpacked: &Unpacked) -> &str {
        match unpacked.items.as_slice() {
            [Item::Document(document)] => &document.text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn text_comes_back_as_it_is() {
        let unpacked = read_bytes(b"\xef\xbb\xbfOne\r\n\r\n  two \n").expect("text");
        assert_eq!(only_text(&unpacked), "One\r\n\r\n  two \n");
        assert_eq!(unpacked.encoding.as_deref(), Some("UTF-8"));
        assert!(unpacked.notices.is_empty());
    }

    #[test]
    fn broken_bytes_are_counted() {
        let unpacked =
            read_bytes(b"caf\xc3\xa9 d\xc3\xa9j\xc3\xa0 na\xc3\xafve \xff end").expect("text");
        assert_eq!(
            unpacked.notices,
            ["One character could not be decoded and shows as \u{fffd}."]
        );
        assert_eq!(only_text(&unpacked), "café déjà naïve \u{fffd} end");
    }

    #[test]
    fn what_is_no_text_says_what_to_do() {
        for (bytes, start) in [
            (&b""[..], "This file is empty"),
            (b" \r\n\t", "This file is empty"),
            (
                &[0u8, 1, 2, 3, 0, 0, 9, 200],
                "This is binary data, not text",
            ),
        ] {
            let error = read_bytes(bytes).expect_err(start);
            assert!(error.to_string().starts_with(start), "{error}");
        }
    }

    #[test]
    fn any_bytes_end_in_text_or_a_sentence() {
        let mut seed = 1u32;
        for length in 0..300 {
            let bytes: Vec<u8> = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 24) as u8
                })
                .collect();
            match read_bytes(&bytes) {
                Ok(unpacked) => assert!(!only_text(&unpacked).trim().is_empty()),
                Err(error) => assert!(error.to_string().ends_with('.')),
            }
        }
    }
}
