//! Text that needs more than reading as it is: old encodings, and exports of news databases.
//!
//! UTF-8 text that is no export never comes here: `analysis` reads it by itself. The tables of the
//! old encodings and the layouts of the databases are as large as all else it has.

mod database;

use document::{Document, Format, Item, MAX_TEXT_BYTES, Member, Refusal, Unpacked};

/// Reads one file: decodes it, and cuts an export into its articles.
///
/// # Errors
/// A sentence when there is no text in the bytes.
pub fn read(member: &Member, format: Format) -> Result<Unpacked, Refusal> {
    if member.bytes.len() > MAX_TEXT_BYTES {
        return Err(Refusal::too_much_text(member.bytes.len()));
    }
    let decoded = decode::decode(&member.bytes, member.charset.as_deref())
        .map_err(|reason| Refusal::no_text(reason == decode::NotText::Empty))?;
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
    let document = Document {
        text: decoded.chars,
        facts: member.facts.clone(),
        ..Document::default()
    };
    let articles = database::split(document).into_iter();
    unpacked.items = articles.map(Item::Document).collect();
    Ok(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only_text(bytes: &[u8]) -> Result<(String, Option<String>, Vec<String>), Refusal> {
        let unpacked = read(&Member::new("a.txt", bytes.to_vec()), Format::Text)?;
        match unpacked.items.as_slice() {
            [Item::Document(document)] => {
                Ok((document.text.clone(), unpacked.encoding, unpacked.notices))
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn broken_bytes_are_counted() {
        let (text, encoding, notices) =
            only_text(b"caf\xc3\xa9 d\xc3\xa9j\xc3\xa0 na\xc3\xafve \xff end").expect("text");
        assert_eq!(text, "café déjà naïve \u{fffd} end");
        assert_eq!(encoding.as_deref(), Some("UTF-8"));
        assert_eq!(
            notices,
            ["One character could not be decoded and shows as \u{fffd}."]
        );
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
            match only_text(&bytes) {
                Ok((text, ..)) => assert!(!text.trim().is_empty()),
                Err(refusal) => assert!(refusal.to_string().ends_with('.')),
            }
        }
    }
}
