//! Files cut, bent and mixed up → a text or a sentence, never a panic.

#![expect(clippy::expect_used, reason = "a test stops at the first surprise")]

use std::path::Path;

use document::{Format, Item, Member};

const FILES: &[(&str, Format)] = &[
    ("pandoc.docx", Format::Docx),
    ("libreoffice.docx", Format::Docx),
    ("pandoc.odt", Format::Odt),
    ("courier.fodt", Format::Odt),
    ("pandoc.rtf", Format::Rtf),
    ("libreoffice.rtf", Format::Rtf),
    ("pandoc.epub", Format::Epub),
    ("libreoffice.epub", Format::Epub),
];

/// A small generator (xorshift), so that a failure comes again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(name);
    std::fs::read(path).expect("a fixture")
}

/// Reads and checks what every document promises.
fn read(name: &str, bytes: Vec<u8>, format: Format) -> Option<usize> {
    let unpacked = reader_office::read(&Member::new(name, bytes), format).ok()?;
    let mut n_bytes = 0;
    for item in &unpacked.items {
        match item {
            Item::Document(document) => {
                let mut end = 0;
                for mark in &document.marks {
                    let stretch = &document.text[mark.span.range()];
                    assert!(
                        !stretch.is_empty() && stretch == stretch.trim(),
                        "{name}: {stretch:?}"
                    );
                    assert!(mark.span.start >= end, "{name}: marks overlap");
                    end = mark.span.end;
                }
                n_bytes += document.text.len();
            }
            Item::Member(member) => n_bytes += member.bytes.len(),
        }
    }
    Some(n_bytes)
}

#[test]
fn cut_at_any_place() {
    for &(name, format) in FILES {
        let whole = bytes(name);
        let step = whole.len() / 60 + 1;
        for end in (0..whole.len()).step_by(step) {
            read(name, whole[..end].to_vec(), format);
        }
    }
}

#[test]
fn bits_turned_and_pieces_swapped() {
    let mut dice = Dice(0x5eed);
    for &(name, format) in FILES {
        let whole = bytes(name);
        for round in 0..60 {
            let mut bent = whole.clone();
            for _ in 0..=round / 10 {
                let at = dice.roll(bent.len());
                bent[at] ^= 1 << dice.roll(8);
            }
            if round % 3 == 0 {
                let (from, to) = (dice.roll(bent.len()), dice.roll(bent.len()));
                let n = dice.roll(200).min(bent.len() - from.max(to));
                for step in 0..n {
                    bent.swap(from + step, to + step);
                }
            }
            read(name, bent, format);
        }
    }
}

#[test]
fn one_format_read_as_another() {
    for &(name, _) in FILES {
        for format in [
            Format::Docx,
            Format::Odt,
            Format::Rtf,
            Format::Epub,
            Format::Pdf,
        ] {
            read(name, bytes(name), format);
        }
    }
    for format in [Format::Docx, Format::Odt, Format::Rtf, Format::Epub] {
        assert_eq!(read("empty", Vec::new(), format), None);
    }
}

#[test]
fn a_file_cut_near_its_end_still_gives_most_of_its_text() {
    for (name, format) in [("pandoc.rtf", Format::Rtf), ("courier.fodt", Format::Odt)] {
        let whole = bytes(name);
        let all = read(name, whole.clone(), format).expect("a text");
        let most = read(name, whole[..whole.len() * 8 / 10].to_vec(), format).expect("a text");
        assert!(most * 10 > all * 5, "{name}: {most} of {all}");
    }
    // The directory of a package stands at its end.
    let whole = bytes("libreoffice.docx");
    let all = read("libreoffice.docx", whole.clone(), Format::Docx).expect("a text");
    let most = read(
        "libreoffice.docx",
        whole[..whole.len() - 300].to_vec(),
        Format::Docx,
    );
    assert_eq!(most, Some(all));
}
