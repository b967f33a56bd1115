//! A gzip file → the file in it, or the files when it is a tar or a web archive.
//!
//! Method: RFC 1952. A file may be several gzip members one after the other (web archives have one a
//! record, `cat` and parallel packers make them too); zeros or other bytes after the last one are
//! left, as `gzip` does. After damage, reading goes on with the next member. Tar and WARC are read
//! as a stream, so that what is left out of them is never held.

use crate::collector::{Collector, End};
use crate::{name, tar, warc};
use document::{Format, Member, Refusal, Unpacked};
use flate2::bufread::GzDecoder;
use std::io::{self, Read};

/// First bytes of a member: the signature, and deflate, the only method there is.
const MAGIC: &[u8] = b"\x1f\x8b\x08";

/// Most gzip members of one file. Each costs a fresh window of 32 KB; the largest web archives of
/// one site have some 100,000 records.
const MAX_GZIP_MEMBERS: usize = 200_000;

/// Most bytes that may come out, those of files left out included: some seconds of unpacking.
const MAX_PASSED_BYTES: u64 = 1 << 30;

/// Whether these are the bytes of a gzip file.
pub(crate) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Reads a gzip file and, if it is one, the archive in it.
pub(crate) fn read(member: &Member) -> Result<Unpacked, Refusal> {
    let mut stream = Stream::new(&member.bytes);
    let stored_name = stream.stored_name();
    let mut head = Vec::new();
    // An error here comes up again, or is passed over, when the rest is read.
    let is_head_broken = (&mut stream)
        .take(tar::BLOCK_BYTES as u64)
        .read_to_end(&mut head)
        .is_err();
    if warc::is_warc(&head) {
        return warc::read(&mut head.chain(stream));
    }
    if tar::is_header(&head) {
        return tar::read(&mut head.chain(stream));
    }
    let mut collector = Collector::default();
    let n_packed_bytes = member.bytes.len() as u64;
    let (bytes, end) = if is_head_broken {
        (head, End::Broken)
    } else {
        collector.read_all(&mut head.chain(stream), Some(n_packed_bytes))
    };
    collector.push_read(
        Member {
            name: inner_name(&member.name, stored_name),
            bytes,
            facts: member.facts.clone(),
            columns: member.columns.clone(),
            ..Member::default()
        },
        end,
    );
    collector.finish(Format::Gzip)
}

/// The name of the file inside. That of the gzip file goes first, for people rename files and
/// servers store names of temporary ones.
fn inner_name(outer: &str, stored: Option<String>) -> String {
    if let Some((stem, ending)) = outer.rsplit_once('.') {
        if ending.eq_ignore_ascii_case("tgz") {
            return format!("{stem}.tar");
        }
        if ending.eq_ignore_ascii_case("gz") {
            return stem.to_owned();
        }
    }
    stored.unwrap_or_else(|| outer.to_owned())
}

/// The bytes of all gzip members of a file. Gives an error once where a member is damaged, then goes
/// on with the next one that can be found.
pub(crate) struct Stream<'a> {
    decoder: Option<GzDecoder<&'a [u8]>>,
    n_members: usize,
    n_passed_bytes: u64,
}

impl<'a> Stream<'a> {
    /// Over a file that begins with a gzip member.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self {
            decoder: Some(GzDecoder::new(bytes)),
            n_members: 1,
            n_passed_bytes: 0,
        }
    }

    fn stored_name(&self) -> Option<String> {
        let raw = self.decoder.as_ref()?.header()?.filename()?;
        let tidied = name::from_bytes(raw, None);
        let file = name::file_of(&tidied);
        (!file.is_empty()).then(|| file.to_owned())
    }

    /// Starts the next member at the beginning of `rest`.
    fn start(&mut self, rest: &'a [u8]) {
        self.n_members += 1;
        self.decoder =
            (is_gzip(rest) && self.n_members <= MAX_GZIP_MEMBERS).then(|| GzDecoder::new(rest));
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let Some(decoder) = &mut self.decoder else {
                return Ok(0);
            };
            if into.is_empty() {
                return Ok(0);
            }
            match decoder.read(into) {
                Ok(0) => {
                    let rest = *decoder.get_ref();
                    let n_zeros = rest.iter().take_while(|byte| **byte == 0).count();
                    self.start(&rest[n_zeros..]);
                }
                Ok(n) => {
                    self.n_passed_bytes += n as u64;
                    if self.n_passed_bytes > MAX_PASSED_BYTES {
                        self.decoder = None;
                        return Err(io::Error::other("unpacks to too much"));
                    }
                    return Ok(n);
                }
                Err(error) => {
                    let rest = *decoder.get_ref();
                    let next = rest.windows(MAGIC.len()).position(is_gzip);
                    self.decoder = None;
                    if let Some(next) = next {
                        self.start(&rest[next..]);
                    }
                    return Err(error);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Item;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).expect("to memory");
        encoder.finish().expect("to memory")
    }

    fn only_member(unpacked: &Unpacked) -> &Member {
        match unpacked.items.as_slice() {
            [Item::Member(member)] => member,
            other => panic!("one file expected, not {other:?}"),
        }
    }

    #[test]
    fn several_members_are_one_file() {
        let mut bytes = packed(b"The talks ended. ");
        bytes.extend(packed(b""));
        bytes.extend(packed(b"The port is open."));
        bytes.extend([0; 700]);
        let unpacked = read(&Member::new("press/talks.txt.GZ", bytes)).expect("a text");
        let member = only_member(&unpacked);
        assert_eq!(member.bytes, b"The talks ended. The port is open.");
        assert_eq!(member.name, "press/talks.txt");
        assert!(unpacked.notices.is_empty());
    }

    #[test]
    fn a_cut_file_gives_its_beginning() {
        let text: Vec<u8> = (0..3000u32)
            .flat_map(|n| {
                format!("Minister {n} met the militia in port {}. ", n * 7919 % 1000).into_bytes()
            })
            .collect();
        let bytes = packed(&text);
        let cut = Member::new("talks.txt.gz", bytes[..bytes.len() / 2].to_vec());
        let unpacked = read(&cut).expect("half a text");
        let member = only_member(&unpacked);
        assert!(member.bytes.len() > text.len() / 4 && text.starts_with(&member.bytes));
        assert_eq!(
            unpacked.notices,
            ["“talks.txt” is damaged: not all of it could be read."]
        );
        let nothing = Member::new("talks.txt.gz", bytes[..12].to_vec());
        assert!(read(&nothing).expect_err("no byte").0.contains("damaged"));
    }

    #[test]
    fn a_bomb_is_left_out() {
        let bomb = Member::new("zeros.txt.gz", packed(&vec![b' '; 32 << 20]));
        let refusal = read(&bomb).expect_err("a bomb");
        assert!(refusal.0.contains("far more than a text"), "{refusal}");
    }

    #[test]
    fn reading_goes_on_after_a_damaged_member() {
        let mut bytes = packed(&b"first ".repeat(50));
        let broken_at = bytes.len() - 6;
        bytes[broken_at] ^= 0xff;
        bytes.extend(packed(b"second"));
        let mut stream = Stream::new(&bytes);
        let mut text = Vec::new();
        assert!(stream.read_to_end(&mut text).is_err());
        assert!(stream.read_to_end(&mut text).is_ok());
        assert!(text.ends_with(b"first second"));
    }

    #[test]
    fn names_of_the_file_inside() {
        for (outer, stored, inner) in [
            ("talks.html.gz", Some("tmp81.html"), "talks.html"),
            ("talks", Some("talks.html"), "talks.html"),
            ("all.tgz", None, "all.tar"),
            ("talks", None, "talks"),
        ] {
            assert_eq!(inner_name(outer, stored.map(str::to_owned)), inner);
        }
    }
}
