//! Tasks and answers ↔ bytes.

use document::{Format, Member, Refusal, Unpacked};

/// A task without the file's content, which travels beside it.
pub fn encode_task(format: Format, member: &mut Member) -> (Vec<u8>, Vec<u8>) {
    let bytes = std::mem::take(&mut member.bytes);
    // Empty only if memory ran out; the other side then answers with a sentence.
    let head = postcard::to_allocvec(&(format, &*member)).unwrap_or_default();
    (head, bytes)
}

/// The task of these buffers; none when they are of another version.
pub fn decode_task(head: &[u8], bytes: Vec<u8>) -> Option<(Format, Member)> {
    let (format, mut member): (Format, Member) = postcard::from_bytes(head).ok()?;
    member.bytes = bytes;
    Some((format, member))
}

/// An answer as bytes.
pub fn encode_answer(answer: &Result<Unpacked, Refusal>) -> Vec<u8> {
    postcard::to_allocvec(answer).unwrap_or_default()
}

/// The answer of these bytes, or a sentence where they are none.
pub fn decode_answer(bytes: &[u8]) -> Result<Unpacked, Refusal> {
    postcard::from_bytes(bytes).unwrap_or_else(|_| {
        Err(Refusal::new(
            "The part of Sidelight that reads this kind of file is of another version than the \
             page. Reload the page to get both fresh.",
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Document, Fact, Facts, Item, Mark, Span, ZoneKind};

    #[test]
    fn a_task_comes_back_whole() {
        let mut member = Member::new("a/b.html", b"<p>Talks".to_vec());
        member.media_type = Some("text/html".to_string());
        member.facts.headline = Fact::new("Talks end", "the mail");
        let given = member.clone();
        let (head, bytes) = encode_task(Format::Html, &mut member);
        assert_eq!(decode_task(&head, bytes), Some((Format::Html, given)));
    }

    #[test]
    fn an_answer_comes_back_whole() {
        let mut unpacked = Unpacked::new(Format::Html);
        unpacked.items.push(Item::Document(Document {
            text: "Talks end".to_string(),
            marks: vec![Mark {
                span: Span::new(0, 9),
                kind: ZoneKind::Headline,
                author: None,
                is_sure: true,
            }],
            facts: Facts::default(),
            notices: vec!["One row is broken.".to_string()],
        }));
        for answer in [Ok(unpacked), Err(Refusal::new("This file is empty."))] {
            assert_eq!(decode_answer(&encode_answer(&answer)), answer);
        }
    }

    #[test]
    fn other_bytes_are_a_sentence() {
        assert_eq!(decode_task(b"\xff\xff", Vec::new()), None);
        let refusal = decode_answer(b"\x09").expect_err("no answer");
        assert!(refusal.to_string().ends_with("fresh."), "{refusal}");
    }
}
