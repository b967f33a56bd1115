//! Files of `files/` broken in every way we can think of → an answer, never a crash, never too much.

#![expect(
    clippy::expect_used,
    reason = "a helper of a test stops at the first surprise"
)]

use document::{Format, Item, Member, Unpacked};

/// The files and what each is read as.
const FILES: &[(&str, Format)] = &[
    ("plain.zip", Format::Zip),
    ("zip64.zip", Format::Zip),
    ("one-pass.zip", Format::Zip),
    ("half-locked.zip", Format::Zip),
    ("ustar.tar", Format::Tar),
    ("pax.tar.gz", Format::Gzip),
    ("gnu.tar.gz", Format::Tar),
    ("two-members.html.gz", Format::Gzip),
    ("crawl.warc", Format::Warc),
    ("crawl.warc.gz", Format::Warc),
    ("newsletter.eml", Format::Eml),
    ("attachments.eml", Format::Eml),
    ("iso-2022-jp.eml", Format::Eml),
    ("articles.mbox", Format::Eml),
    ("chromium.mhtml", Format::Mhtml),
];

/// Kinds of breaking by seed, for each file.
const N_SEEDS: u64 = 120;

/// What the reader may unpack, see its collector.
const MAX_TOTAL_BYTES: usize = 256 << 20;

fn bytes_of(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a file of the repository")
}

/// Numbers that look random and are the same each time (xorshift; Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

/// A broken copy.
fn broken(whole: &[u8], seed: u64) -> Vec<u8> {
    let mut numbers = Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut bytes = whole.to_vec();
    let n = bytes.len();
    match seed % 6 {
        0 => bytes.truncate(numbers.below(n)),
        1 => {
            for _ in 0..=numbers.below(8) {
                let at = numbers.below(n);
                bytes[at] ^= 1 << numbers.below(8);
            }
        }
        2 => {
            let at = numbers.below(n);
            let to = (at + numbers.below(64)).min(n);
            bytes[at..to].fill(numbers.below(256) as u8);
        }
        3 => {
            let (a, b) = (numbers.below(n), numbers.below(n));
            let (first, second) = (a.min(b), a.max(b));
            let n_swapped = (second - first).min(n - second).min(200);
            for idx in 0..n_swapped {
                bytes.swap(first + idx, second + idx);
            }
        }
        4 => {
            let at = numbers.below(n);
            let to = (at + numbers.below(300)).min(n);
            bytes.drain(at..to);
        }
        _ => {
            let at = numbers.below(n);
            let piece = bytes[at..(at + numbers.below(500)).min(n)].to_vec();
            let to = numbers.below(n);
            bytes.splice(to..to, piece);
        }
    }
    bytes
}

fn n_bytes(unpacked: &Unpacked) -> usize {
    unpacked
        .items
        .iter()
        .map(|item| match item {
            Item::Member(member) => member.bytes.len(),
            Item::Document(_) => 0,
        })
        .sum()
}

#[test]
fn broken_files_get_an_answer_that_is_the_same_each_time() {
    let mut n_read = 0;
    let mut n_refused = 0;
    for (name, format) in FILES {
        let whole = bytes_of(name);
        for seed in 0..N_SEEDS {
            let member = Member::new(*name, broken(&whole, seed));
            let first = reader_archive::read(&member, *format);
            assert_eq!(
                first,
                reader_archive::read(&member, *format),
                "{name} {seed}"
            );
            match first {
                Ok(unpacked) => {
                    n_read += 1;
                    assert!(!unpacked.items.is_empty(), "{name} {seed}");
                    assert!(n_bytes(&unpacked) <= MAX_TOTAL_BYTES, "{name} {seed}");
                }
                Err(refusal) => {
                    n_refused += 1;
                    assert!(refusal.0.ends_with(['.', ')']), "{name} {seed}: {refusal}");
                }
            }
        }
    }
    // Most damage is local: most files still give something.
    assert!(n_read > 3 * n_refused, "{n_read} read, {n_refused} refused");
}

#[test]
fn every_format_takes_every_file() {
    for (name, _) in FILES {
        let member = Member::new(*name, bytes_of(name));
        for format in [
            Format::Zip,
            Format::Tar,
            Format::Gzip,
            Format::Warc,
            Format::Eml,
            Format::Mhtml,
            Format::Text,
        ] {
            if let Ok(unpacked) = reader_archive::read(&member, format) {
                assert!(!unpacked.items.is_empty(), "{name} as {format:?}");
            }
        }
    }
}

#[test]
fn each_length_of_a_cut_zip_gives_what_came_before() {
    let whole = bytes_of("plain.zip");
    let mut n_before = 0;
    for n in (0..whole.len()).step_by(7) {
        let member = Member::new("plain.zip", whole[..n].to_vec());
        let n_found =
            reader_archive::read(&member, Format::Zip).map_or(0, |unpacked| n_bytes(&unpacked));
        // The first bytes of a picture are not known for one.
        assert!(n_found + 8 >= n_before, "{n} bytes of the archive");
        n_before = n_found;
    }
    assert!(n_before > 2000);
}
