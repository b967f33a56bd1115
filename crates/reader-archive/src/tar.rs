//! A tar archive, as a stream → the files in it.
//!
//! Method: POSIX.1-2001 (ustar and pax) with the long names and large numbers of GNU tar; archives
//! set one after the other are read through. After damage, reading goes on at the next block that is
//! a header. Left out: sparse files (counted), links and devices (nothing is in them).

use crate::collector::{Collector, End, Reason, read_up_to};
use crate::holding::{self, Holding};
use crate::name;
use document::{Format, Member, Refusal, Unpacked};
use std::io::Read;

/// Everything in a tar stands in blocks of this size.
pub(crate) const BLOCK_BYTES: usize = 512;

/// Most bytes of a long name or of a pax header; real ones have some hundred.
const MAX_EXTENSION_BYTES: u64 = 1 << 20;

/// Said when the end of the archive can't be reached.
const CUT_OFF: &str = "The archive is cut off: files at its end are missing.";

/// Names and sizes that a header of its own gives for the next file.
#[derive(Default)]
struct Extension {
    name: Option<Vec<u8>>,
    n_bytes: Option<u64>,
    is_sparse: bool,
}

/// Whether a block is the header of a file: its checksum is right.
pub(crate) fn is_header(block: &[u8]) -> bool {
    let Some(stated) = block
        .get(..BLOCK_BYTES)
        .and_then(|block| octal(&block[148..156]))
    else {
        return false;
    };
    let outside = block[..148].iter().chain(&block[156..BLOCK_BYTES]);
    let blanks = 8 * u64::from(b' ');
    let sum = blanks + outside.clone().map(|byte| u64::from(*byte)).sum::<u64>();
    // Some old programs added up signed bytes.
    let n_high = outside.filter(|byte| **byte >= 0x80).count() as u64;
    stated != blanks && (stated == sum || stated + 256 * n_high == sum)
}

/// Reads a tar archive.
pub(crate) fn read(stream: &mut dyn Read) -> Result<Unpacked, Refusal> {
    let mut collector = Collector::default();
    let mut extension = Extension::default();
    let mut is_first = true;
    let mut is_lost = false;
    while let Some(block) = next_block(stream, &mut collector) {
        if block.iter().all(|byte| *byte == 0) {
            continue;
        }
        if !is_header(&block) {
            if is_first {
                return Err(Refusal::new(
                    "This is not a tar archive, though its name says so: download it again.",
                ));
            }
            is_lost = true;
            continue;
        }
        is_first = false;
        if collector.is_full() || !read_entry(&block, stream, &mut extension, &mut collector) {
            break;
        }
    }
    if is_lost {
        collector.notice("The archive is damaged: some of its files could not be found.");
    }
    collector.finish(Format::Tar)
}

/// The next block; none at the end. A part of a block is the end too.
fn next_block(stream: &mut dyn Read, collector: &mut Collector) -> Option<Vec<u8>> {
    let (block, end) = read_up_to(
        &mut stream.take(BLOCK_BYTES as u64),
        BLOCK_BYTES as u64,
        None,
    );
    if end != End::Whole || !matches!(block.len(), 0 | BLOCK_BYTES) {
        collector.notice(CUT_OFF);
    }
    (block.len() == BLOCK_BYTES).then_some(block)
}

/// Reads what stands behind a header; `false` when nothing more can be taken.
fn read_entry(
    block: &[u8],
    stream: &mut dyn Read,
    extension: &mut Extension,
    collector: &mut Collector,
) -> bool {
    let kind = block[156];
    let stated = number(&block[124..136]).unwrap_or(0);
    match kind {
        b'L' | b'x' | b'X' | b'K' | b'g' => {
            let (bytes, _) = read_up_to(
                &mut stream.take(stated.min(MAX_EXTENSION_BYTES)),
                MAX_EXTENSION_BYTES,
                None,
            );
            match kind {
                b'L' => extension.name = Some(until_zero(&bytes).to_vec()),
                b'x' | b'X' => read_pax(&bytes, extension),
                _ => {}
            }
            skip(
                stream,
                padded(stated).saturating_sub(bytes.len() as u64),
                collector,
            );
            return true;
        }
        _ => {}
    }
    let extension = std::mem::take(extension);
    // Links state the size of what they lead to, but nothing stands behind them.
    let n_bytes = match kind {
        b'1'..=b'6' => 0,
        _ => extension.n_bytes.unwrap_or(stated),
    };
    let raw_name = extension.name.unwrap_or_else(|| header_name(block));
    let is_folder = kind == b'5' || kind == b'D' || raw_name.ends_with(b"/");
    let name = name::from_bytes(&raw_name, None);
    let holding = holding::by_name(&name);
    let is_file =
        !is_folder && (matches!(kind, 0 | b'0' | b'7' | b'S') || !kind.is_ascii_graphic());
    if !is_file || holding == Holding::Litter || n_bytes == 0 {
        skip(stream, padded(n_bytes), collector);
        return true;
    }
    if holding == Holding::Helper || kind == b'S' || extension.is_sparse {
        match holding {
            Holding::Helper => collector.leave_out_helper(),
            _ => collector.leave_out(Reason::Packing, &name),
        }
        skip(stream, padded(n_bytes), collector);
        return true;
    }
    let mut content = stream.take(n_bytes);
    let (bytes, end) = collector.read_all(&mut content, None);
    let n_left = content.limit();
    let end = match end {
        End::Whole if n_left > 0 => End::Broken,
        end => end,
    };
    skip(stream, n_left + (padded(n_bytes) - n_bytes), collector);
    collector.push_read(Member::new(name, bytes), end)
}

/// Name in a header: 100 bytes, with up to 155 of folders before it in ustar (GNU keeps times there).
fn header_name(block: &[u8]) -> Vec<u8> {
    let file = until_zero(&block[..100]);
    let folders = until_zero(&block[345..500]);
    if &block[257..263] == b"ustar\0" && !folders.is_empty() {
        return [folders, b"/", file].concat();
    }
    file.to_vec()
}

/// Records of a pax header: `27 path=press/talks.txt\n`, the number counting the whole record.
fn read_pax(mut bytes: &[u8], extension: &mut Extension) {
    while let Some(space) = bytes.iter().take(20).position(|byte| *byte == b' ') {
        let n_record = std::str::from_utf8(&bytes[..space])
            .ok()
            .and_then(|digits| digits.parse::<usize>().ok());
        let Some(record) = n_record.and_then(|n| bytes.get(space + 1..n)) else {
            return;
        };
        bytes = &bytes[space + 1 + record.len()..];
        let record = record.strip_suffix(b"\n").unwrap_or(record);
        let Some(equals) = record.iter().position(|byte| *byte == b'=') else {
            continue;
        };
        let (key, value) = (&record[..equals], &record[equals + 1..]);
        match key {
            b"path" | b"GNU.sparse.name" => extension.name = Some(value.to_vec()),
            b"size" => {
                extension.n_bytes = std::str::from_utf8(value)
                    .ok()
                    .and_then(|digits| digits.parse().ok());
            }
            _ => {}
        }
        extension.is_sparse |= key.starts_with(b"GNU.sparse.");
    }
}

fn until_zero(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// A number in octal digits, blanks and zeros around it.
fn octal(field: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(field).ok()?;
    let digits = text.trim_matches(|char: char| char == '\0' || char == ' ');
    u64::from_str_radix(digits, 8).ok()
}

/// A size: octal, or as GNU writes those of 8 GB and more, binary with the top bit set.
fn number(field: &[u8]) -> Option<u64> {
    match field {
        [first, rest @ ..] if first & 0x80 != 0 => rest
            .iter()
            .try_fold(u64::from(first & 0x7f), |number, byte| {
                Some(number.checked_mul(256)? + u64::from(*byte))
            }),
        _ => octal(field),
    }
}

/// Up to the end of the last block.
fn padded(n_bytes: u64) -> u64 {
    n_bytes
        .checked_next_multiple_of(BLOCK_BYTES as u64)
        .unwrap_or(u64::MAX)
}

fn skip(stream: &mut dyn Read, n_bytes: u64, collector: &mut Collector) {
    let n_skipped = std::io::copy(&mut stream.take(n_bytes), &mut std::io::sink());
    // Less than a block is padding, which some programs save at the end.
    if !n_skipped.is_ok_and(|n| n_bytes - n < BLOCK_BYTES as u64) {
        collector.notice(CUT_OFF);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Item;

    const TEXT: &[u8] = b"The minister left the talks.";

    /// A header block as ustar has it, with the right checksum.
    fn header(name: &[u8], kind: u8, size: &[u8]) -> Vec<u8> {
        let mut block = vec![0; BLOCK_BYTES];
        block[..name.len()].copy_from_slice(name);
        block[124..124 + size.len()].copy_from_slice(size);
        block[148..156].fill(b' ');
        block[156] = kind;
        block[257..263].copy_from_slice(b"ustar\0");
        let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
        block[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        block
    }

    fn file(name: &[u8], kind: u8, content: &[u8]) -> Vec<u8> {
        let mut bytes = header(name, kind, format!("{:011o}", content.len()).as_bytes());
        bytes.extend(content);
        bytes.resize(padded(bytes.len() as u64) as usize, 0);
        bytes
    }

    fn names(unpacked: &Unpacked) -> Vec<&str> {
        unpacked
            .items
            .iter()
            .map(|item| match item {
                Item::Member(member) => member.name.as_str(),
                Item::Document(_) => "(document)",
            })
            .collect()
    }

    #[test]
    fn files_are_read_and_the_rest_passed_over() {
        let archive = [
            file(b"press/", b'5', b""),
            file(b"press/talks.txt", b'0', TEXT),
            file(b"press/link.txt", b'2', b""),
            file(b"press/logo.png", b'0', b"\x89PNG"),
            file(b"./._talks.txt", b'0', b"Mac"),
            file(b"old.txt", 0, TEXT),
            vec![0; 1024],
            file(b"next archive.txt", b'0', TEXT),
        ]
        .concat();
        let unpacked = read(&mut archive.as_slice()).expect("texts");
        assert_eq!(
            names(&unpacked),
            ["press/talks.txt", "old.txt", "next archive.txt"]
        );
        assert_eq!(unpacked.notices, ["1 picture or style file was left out."]);
    }

    #[test]
    fn long_names_by_gnu_and_pax() {
        let long = "folder/".repeat(20) + "talks.txt";
        let record = format!(" path=بغداد/{long}\n");
        let n = record.len() + 3;
        let archive = [
            file(b"././@LongLink", b'L', format!("{long}\0").as_bytes()),
            file(b"cut off", b'0', TEXT),
            file(b"pax", b'x', format!("{n}{record}").as_bytes()),
            file(b"cut off too", b'0', TEXT),
            file(b"plain.txt", b'0', TEXT),
        ]
        .concat();
        let unpacked = read(&mut archive.as_slice()).expect("texts");
        assert_eq!(
            names(&unpacked),
            [
                long.clone(),
                format!("بغداد/{long}"),
                "plain.txt".to_owned()
            ]
        );
    }

    #[test]
    fn cut_archives_give_what_is_there() {
        let archive = [file(b"a.txt", b'0', TEXT), file(b"b.txt", b'0', TEXT)].concat();
        let cut = &archive[..BLOCK_BYTES * 3 + 10];
        let unpacked = read(&mut &*cut).expect("texts");
        assert_eq!(names(&unpacked), ["a.txt", "b.txt"]);
        assert_eq!(
            unpacked.notices[0],
            "“b.txt” is damaged: not all of it could be read."
        );
        let unpacked = read(&mut &archive[..BLOCK_BYTES * 2 + 40]).expect("a text");
        assert_eq!(names(&unpacked), ["a.txt"]);
        assert!(unpacked.notices[0].contains("cut off"));
    }

    #[test]
    fn after_damage_the_next_header_is_found() {
        let mut archive = [
            file(b"a.txt", b'0', TEXT),
            file(b"b.txt", b'0', TEXT),
            file(b"c.txt", b'0', TEXT),
        ]
        .concat();
        archive[BLOCK_BYTES * 2] ^= 1;
        let unpacked = read(&mut archive.as_slice()).expect("texts");
        assert_eq!(names(&unpacked), ["a.txt", "c.txt"]);
        assert!(unpacked.notices[0].contains("damaged"));
    }

    #[test]
    fn stated_sizes_are_not_trusted() {
        for size in [
            &b"77777777777"[..],
            b"\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff",
            &[0xff; 12],
        ] {
            let archive = [header(b"a.txt", b'0', size), TEXT.to_vec()].concat();
            let read = read(&mut archive.as_slice());
            assert!(
                read.as_ref()
                    .is_ok_and(|unpacked| !unpacked.notices.is_empty())
                    || read.is_err(),
                "{size:?}: {read:?}"
            );
        }
        assert!(read(&mut &[b'x'; 2048][..]).is_err());
    }
}
