//! A zip archive without its directory → the files that can still be found.
//!
//! Method: each file stands behind a header of its own (APPNOTE 4.3.7), found by its signature.
//! Deflated data knows its own end, so the sizes, which archives made in one pass write only behind
//! the file, are not needed; stored data ends at its stated size or at the next signature. The
//! search goes on behind what was read, so each byte is read about once.

use crate::collector::{Collector, End, Reason, read_up_to};
use crate::holding::{self, Holding};
use crate::name;
use document::Member;
use flate2::bufread::DeflateDecoder;

/// First bytes of a file's header.
pub(crate) const HEADER_MAGIC: &[u8] = b"PK\x03\x04";

/// Bytes of a header without name and extra fields.
const HEADER_BYTES: usize = 30;

/// What can stand behind a file: a header, its sizes, the directory and its end.
const NEXT_MAGIC: [&[u8]; 4] = [HEADER_MAGIC, b"PK\x07\x08", b"PK\x01\x02", b"PK\x05\x06"];

/// Most files looked at: each costs a fresh window of 32 KB.
const MAX_HEADERS: usize = 50_000;

/// Flags: encrypted; sizes are written behind the file.
const IS_LOCKED: u16 = 1;
const SIZES_FOLLOW: u16 = 1 << 3;

/// A size that is written elsewhere (zip64).
const NO_SIZE: u32 = u32::MAX;

/// A file's header.
struct Header<'a> {
    flags: u16,
    method: u16,
    /// As stated, where it is stated here.
    n_packed_bytes: Option<usize>,
    raw_name: &'a [u8],
    /// Where the file's data begins.
    start: usize,
}

/// Reads what can be found; `false` when there is not even a header.
pub(crate) fn read(bytes: &[u8], collector: &mut Collector) -> bool {
    let mut at = 0;
    let mut n_headers = 0usize;
    while let Some(found) = find(&bytes[at..], HEADER_MAGIC) {
        at += found;
        let Some(header) = parse_header(bytes, at) else {
            at += HEADER_MAGIC.len();
            continue;
        };
        n_headers += 1;
        let (next, goes_on) = read_file(bytes, &header, collector);
        at = next;
        if !goes_on || collector.is_full() || n_headers >= MAX_HEADERS {
            break;
        }
    }
    if n_headers > 0 {
        collector
            .notice("The archive is damaged or was not downloaded whole: files may be missing.");
    }
    n_headers > 0
}

fn find(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    bytes
        .windows(pattern.len())
        .position(|window| window == pattern)
}

/// Where stored data of unknown size ends. The two letters alone are in many texts.
fn end_of_stored(bytes: &[u8]) -> usize {
    bytes
        .windows(4)
        .position(|window| NEXT_MAGIC.contains(&window))
        .unwrap_or(bytes.len())
}

fn parse_header(bytes: &[u8], at: usize) -> Option<Header<'_>> {
    let fixed = bytes.get(at..at + HEADER_BYTES)?;
    let u16_at = |offset: usize| u16::from_le_bytes([fixed[offset], fixed[offset + 1]]);
    let u32_at = |offset: usize| {
        u32::from_le_bytes([
            fixed[offset],
            fixed[offset + 1],
            fixed[offset + 2],
            fixed[offset + 3],
        ])
    };
    let flags = u16_at(6);
    let n_packed = u32_at(18);
    let name_start = at + HEADER_BYTES;
    let name_end = name_start + usize::from(u16_at(26));
    let start = name_end + usize::from(u16_at(28));
    let is_stated = n_packed != NO_SIZE && (flags & SIZES_FOLLOW == 0 || n_packed != 0);
    (start <= bytes.len()).then(|| Header {
        flags,
        method: u16_at(8),
        n_packed_bytes: is_stated.then_some(n_packed as usize),
        raw_name: &bytes[name_start..name_end],
        start,
    })
}

/// Reads the file behind a header. Gives where to look for the next, and whether to.
fn read_file(bytes: &[u8], header: &Header<'_>, collector: &mut Collector) -> (usize, bool) {
    let rest = &bytes[header.start..];
    let stated_end = header
        .n_packed_bytes
        .map(|n| (header.start + n).min(bytes.len()));
    let next = stated_end.unwrap_or(header.start);
    let name = name::from_bytes(header.raw_name, None);
    if header.raw_name.ends_with(b"/") || header.n_packed_bytes == Some(0) {
        return (next, true);
    }
    match holding::by_name(&name) {
        Holding::Litter => return (next, true),
        Holding::Helper => {
            collector.leave_out_helper();
            return (next, true);
        }
        Holding::Article => {}
    }
    if header.flags & IS_LOCKED != 0 {
        collector.leave_out(Reason::Locked, &name);
        return (next, true);
    }
    let (content, end, next) = match header.method {
        0 => {
            let (n, end) = match header.n_packed_bytes {
                Some(n) if n <= rest.len() => (n, End::Whole),
                Some(_) => (rest.len(), End::Broken),
                None => (end_of_stored(rest), End::Broken),
            };
            let (content, read_end) = read_up_to(&mut &rest[..n], collector.room(), None);
            let end = if read_end == End::Whole {
                end
            } else {
                read_end
            };
            (content, end, header.start + n)
        }
        8 => {
            let packed = &rest[..header.n_packed_bytes.unwrap_or(rest.len()).min(rest.len())];
            let mut decoder = DeflateDecoder::new(packed);
            let (content, end) = collector.read_all(&mut decoder, Some(packed.len() as u64));
            let n_read = packed.len() - decoder.get_ref().len();
            (content, end, header.start + n_read)
        }
        _ => {
            collector.leave_out(Reason::Packing, &name);
            return (next, true);
        }
    };
    let goes_on = collector.push_read(Member::new(name, content), end);
    (next, goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Format, Item};
    use flate2::{Compression, write::DeflateEncoder};
    use std::io::Write;

    const TEXT: &[u8] = b"The minister left the talks. The PKK stayed. The port stayed shut.";

    fn file(name: &str, flags: u16, method: u16, content: &[u8]) -> Vec<u8> {
        let n = if flags & SIZES_FOLLOW == 0 {
            content.len() as u32
        } else {
            0
        };
        let mut bytes = HEADER_MAGIC.to_vec();
        bytes.extend(20u16.to_le_bytes());
        bytes.extend(flags.to_le_bytes());
        bytes.extend(method.to_le_bytes());
        bytes.extend([0; 8]);
        bytes.extend(n.to_le_bytes());
        bytes.extend(n.to_le_bytes());
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend([0; 2]);
        bytes.extend(name.as_bytes());
        bytes.extend(content);
        if flags & SIZES_FOLLOW != 0 {
            bytes.extend(b"PK\x07\x08");
            bytes.extend([0; 12]);
        }
        bytes
    }

    fn deflated(text: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).expect("to memory");
        encoder.finish().expect("to memory")
    }

    fn found(bytes: &[u8]) -> Vec<(String, usize)> {
        let mut collector = Collector::default();
        if !read(bytes, &mut collector) {
            return Vec::new();
        }
        let items = collector.finish(Format::Zip).map(|unpacked| unpacked.items);
        items
            .unwrap_or_default()
            .into_iter()
            .filter_map(|item| match item {
                Item::Member(member) => Some((member.name, member.bytes.len())),
                Item::Document(_) => None,
            })
            .collect()
    }

    #[test]
    fn files_are_found_by_their_own_headers() {
        let n = TEXT.len();
        let whole = [
            b"what a program puts in front PK\x03\x04".to_vec(),
            file("stored.txt", 0, 0, TEXT),
            file("one pass.txt", SIZES_FOLLOW, 8, &deflated(TEXT)),
            file("folder/", 0, 0, b""),
            file("logo.png", 0, 0, TEXT),
            file("deflated.txt", 0, 8, &deflated(TEXT)),
            file("locked.txt", IS_LOCKED, 8, &deflated(TEXT)),
            file("other method.txt", 0, 14, TEXT),
            file("stored one pass.txt", SIZES_FOLLOW, 0, TEXT),
        ]
        .concat();
        let texts = |names: &[&str]| -> Vec<(String, usize)> {
            names.iter().map(|name| ((*name).to_owned(), n)).collect()
        };
        assert_eq!(
            found(&whole[33..]),
            texts(&[
                "stored.txt",
                "one pass.txt",
                "deflated.txt",
                "stored one pass.txt"
            ])
        );
        assert_eq!(found(b"PK and nothing"), []);
    }

    #[test]
    fn the_last_file_is_cut() {
        let text: Vec<u8> = (0..2000u32)
            .flat_map(|n| (n * 7919 % 1000).to_string().into_bytes())
            .collect();
        let whole = file("talks.txt", 0, 8, &deflated(&text));
        let half = found(&whole[..whole.len() / 2]);
        assert_eq!(half.len(), 1);
        assert!(half[0].1 > text.len() / 8 && half[0].1 < text.len());
    }
}
