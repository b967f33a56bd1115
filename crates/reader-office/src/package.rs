//! Bytes of a zip package (docx, odt, epub) → its parts by name, unpacked.
//!
//! Knows no document format. Never unpacks more than it is asked for, nor more than the bounds below:
//! the sizes a package states are not trusted.
//!
//! Method: the directory at the end of the file (APPNOTE.TXT 4.3.12, with the 64-bit sizes of 4.5.3);
//! where it is missing, as in a file whose download broke off, the headers before the parts (4.3.7).
//! A part that breaks off is given as far as it goes and says so. Left out: other methods than
//! "stored" and "deflate", encryption, several disks; no word processor writes them.
//!
//! Not the crate `zip`: it opens no package without a directory and gives nothing of a part that breaks
//! off, and downloads that broke off are what people have.

use document::Refusal;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// Most bytes of one part. The text of the longest novels is under 10 MB of markup; deflate can make
/// a thousand bytes of one, so without a bound a file of 1 MB could fill a tab.
pub(crate) const MAX_PART_BYTES: usize = 64 << 20;

/// Most bytes of all parts read from one package.
const MAX_TOTAL_BYTES: usize = 128 << 20;

/// Most parts of one package that are looked at. A scanned book has a few thousand pictures.
const MAX_PARTS: usize = 65_536;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// Length of the end record without its comment, and the longest comment.
const END_BYTES: usize = 22;
const MAX_COMMENT_BYTES: usize = 65_535;

/// A part as the directory states it.
struct Entry {
    name: String,
    method: u16,
    is_encrypted: bool,
    packed_bytes: usize,
    /// Where its local header begins.
    offset: usize,
}

/// A part, unpacked.
pub(crate) struct Part {
    pub(crate) bytes: Vec<u8>,
    /// Whether the end is missing: damaged, cut, or over the bound.
    pub(crate) is_cut: bool,
}

/// An opened package.
pub(crate) struct Package<'a> {
    file: &'a [u8],
    entries: Vec<Entry>,
    /// Places in `entries`, sorted by name in lower case.
    by_name: Vec<usize>,
    /// What may still be unpacked.
    left_bytes: usize,
    /// Whether the directory was missing.
    pub(crate) is_cut: bool,
}

impl<'a> Package<'a> {
    /// Reads the directory.
    pub(crate) fn open(file: &'a [u8]) -> Result<Self, Refusal> {
        // A directory whose places are wrong (bytes lost or added on the way) is worse than none.
        let is_right = |entries: &Vec<Entry>| {
            let begins = |entry: &Entry| {
                file.get(entry.offset..)
                    .is_some_and(|rest| rest.starts_with(LOCAL))
            };
            !entries.is_empty() && entries.iter().all(begins)
        };
        let (entries, is_cut) = match central_directory(file).filter(is_right) {
            Some(entries) => (entries, false),
            None => (local_headers(file), true),
        };
        if entries.is_empty() {
            return Err(Refusal::new(
                "The file is damaged: its table of contents is missing. Get it again from where it \
                 came from, or open it in its own program and save it again.",
            ));
        }
        let mut by_name: Vec<usize> = (0..entries.len()).collect();
        by_name.sort_by_cached_key(|&idx| entries[idx].name.to_lowercase());
        Ok(Self {
            file,
            entries,
            by_name,
            left_bytes: MAX_TOTAL_BYTES,
            is_cut,
        })
    }

    /// Names in the order of the directory.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Whether there is a part of this name; case does not count, for some writers are careless.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        let name = name.trim_start_matches('/').to_lowercase();
        let at = self
            .by_name
            .binary_search_by(|&idx| self.entries[idx].name.to_lowercase().cmp(&name))
            .ok()?;
        self.entries.get(self.by_name[at])
    }

    /// The part `name`; none when it is missing or nothing of it can be unpacked.
    pub(crate) fn part(&mut self, name: &str) -> Option<Part> {
        let entry = self.find(name)?;
        if entry.is_encrypted {
            return None;
        }
        let limit = MAX_PART_BYTES.min(self.left_bytes);
        let header = self.file.get(entry.offset..)?;
        if !header.starts_with(LOCAL) {
            return None;
        }
        let start = 30 + usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        let rest = header.get(start..)?;
        let packed = &rest[..entry.packed_bytes.min(rest.len())];
        let part = match entry.method {
            0 => Part {
                bytes: packed[..packed.len().min(limit)].to_vec(),
                is_cut: packed.len() > limit || packed.len() < entry.packed_bytes,
            },
            8 => inflate(packed, limit),
            _ => return None,
        };
        self.left_bytes -= part.bytes.len().min(self.left_bytes);
        Some(part)
    }

    /// Whether a part is encrypted by the package itself.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.entries.iter().any(|entry| entry.is_encrypted)
    }
}

/// Unpacks as far as it goes, at most `limit` bytes.
fn inflate(packed: &[u8], limit: usize) -> Part {
    // The state is large (tens of kB): boxed, for the stack of a worker is small.
    let mut state = Box::<DecompressorOxide>::default();
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut bytes = vec![
        0;
        packed
            .len()
            .saturating_mul(4)
            .clamp(1 << 10, 1 << 20)
            .min(limit)
    ];
    let mut n_in = 0;
    let mut n_out = 0;
    let is_done = loop {
        let (status, consumed, written) =
            decompress(&mut state, &packed[n_in..], &mut bytes, n_out, flags);
        n_in = (n_in + consumed).min(packed.len());
        n_out += written;
        match status {
            TINFLStatus::Done => break true,
            TINFLStatus::HasMoreOutput if bytes.len() < limit => {
                bytes.resize(bytes.len().saturating_mul(2).min(limit), 0);
            }
            _ => break false,
        }
    };
    bytes.truncate(n_out);
    Part {
        bytes,
        is_cut: !is_done,
    }
}

/// The directory at the end of the file.
fn central_directory(file: &[u8]) -> Option<Vec<Entry>> {
    let from = file.len().saturating_sub(END_BYTES + MAX_COMMENT_BYTES);
    let at = from + rfind(&file[from..], END)?;
    let end = &file[at..];
    let stated = u32_at(end, 16)? as usize;
    let directory_bytes = u32_at(end, 12)? as usize;
    // Bytes put before the package (a mail header, a stub) shift all offsets by as much.
    let start = match file.get(stated..) {
        Some(rest) if rest.starts_with(CENTRAL) => stated,
        _ => at.checked_sub(directory_bytes)?,
    };
    let shift = start.saturating_sub(stated);
    let mut rest = file.get(start..)?;
    let mut entries = Vec::new();
    while rest.starts_with(CENTRAL) && entries.len() < MAX_PARTS {
        let name_bytes = usize::from(u16_at(rest, 28)?);
        let extra_bytes = usize::from(u16_at(rest, 30)?);
        let comment_bytes = usize::from(u16_at(rest, 32)?);
        let extra = rest.get(46 + name_bytes..46 + name_bytes + extra_bytes)?;
        let mut sizes = [
            u64::from(u32_at(rest, 24)?),
            u64::from(u32_at(rest, 20)?),
            u64::from(u32_at(rest, 42)?),
        ];
        widen(&mut sizes, extra);
        entries.push(Entry {
            name: name(rest.get(46..46 + name_bytes)?),
            method: u16_at(rest, 10)?,
            is_encrypted: u16_at(rest, 8)? & 1 == 1,
            packed_bytes: usize::try_from(sizes[1]).unwrap_or(usize::MAX),
            offset: usize::try_from(sizes[2]).ok()?.checked_add(shift)?,
        });
        rest = rest.get(46 + name_bytes + extra_bytes + comment_bytes..)?;
    }
    Some(entries)
}

/// Replaces sizes that are all ones by those of the 64-bit extra field: plain size, packed size,
/// offset, each only where it is needed.
fn widen(sizes: &mut [u64; 3], mut extra: &[u8]) {
    while let (Some(id), Some(len)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let Some(mut field) = extra.get(4..4 + usize::from(len)) else {
            return;
        };
        if id == 1 {
            for size in sizes
                .iter_mut()
                .filter(|size| **size == u64::from(u32::MAX))
            {
                let Some((value, rest)) = field.split_first_chunk::<8>() else {
                    return;
                };
                *size = u64::from_le_bytes(*value);
                field = rest;
            }
            return;
        }
        extra = &extra[4 + usize::from(len)..];
    }
}

/// The parts by the headers before them, for a file without its end.
fn local_headers(file: &[u8]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut at = 0;
    while let Some(found) = find(file.get(at..).unwrap_or_default(), LOCAL) {
        let offset = at + found;
        at = offset + LOCAL.len();
        let Some(entry) = local_header(file, offset) else {
            continue;
        };
        entries.push(entry);
        if entries.len() == MAX_PARTS {
            break;
        }
    }
    entries
}

fn local_header(file: &[u8], offset: usize) -> Option<Entry> {
    let header = &file[offset..];
    let name_bytes = usize::from(u16_at(header, 26)?);
    let flags = u16_at(header, 6)?;
    let stated = u32_at(header, 18)? as usize;
    Some(Entry {
        name: name(header.get(30..30 + name_bytes)?),
        method: u16_at(header, 8)?,
        is_encrypted: flags & 1 == 1,
        // Bit 3: the size follows the part. Deflate knows its own end, so the rest of the file does.
        packed_bytes: if flags & 8 != 0 || stated == 0 {
            file.len() - offset
        } else {
            stated
        },
        offset,
    })
}

fn name(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .replace('\\', "/")
        .trim_start_matches('/')
        .to_owned()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window == needle)
}

fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .rposition(|window| window == needle)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes([pair[0], pair[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::zip;

    fn two_parts() -> Vec<u8> {
        zip(&[
            ("mimetype", b"application/x-test"),
            (
                "word/Document.xml",
                "The port of Northgate opened again. ".repeat(50).as_bytes(),
            ),
        ])
    }

    #[test]
    fn parts_by_name_whatever_their_case() {
        let file = two_parts();
        let mut package = Package::open(&file).expect("a package");
        assert!(!package.is_cut && package.has("/word/document.xml"));
        let part = package.part("word/document.xml").expect("a part");
        assert!(!part.is_cut && part.bytes.starts_with(b"The port of Northgate"));
        assert_eq!(part.bytes.len(), 36 * 50);
        assert!(package.part("word/other.xml").is_none());
    }

    #[test]
    fn a_package_without_its_end_gives_what_is_left() {
        let file = two_parts();
        let whole = file.len();
        // The directory has two entries and an end record; 10 bytes more cut into the last part.
        let directory = find(&file, CENTRAL).expect("a directory");
        let mut package = Package::open(&file[..directory]).expect("a package");
        assert!(package.is_cut && directory < whole);
        assert_eq!(
            package
                .part("word/document.xml")
                .expect("a part")
                .bytes
                .len(),
            36 * 50
        );
        let mut package = Package::open(&file[..directory - 10]).expect("a package");
        let part = package.part("word/document.xml").expect("a part");
        assert!(part.is_cut && part.bytes.starts_with(b"The port"));
    }

    #[test]
    fn a_directory_with_wrong_places_is_not_used() {
        let mut file = two_parts();
        file.splice(20..20, [0, 0, 0]);
        let mut package = Package::open(&file).expect("a package");
        assert!(package.is_cut);
        assert_eq!(
            package
                .part("word/document.xml")
                .expect("a part")
                .bytes
                .len(),
            36 * 50
        );
    }

    #[test]
    fn bytes_before_the_package_shift_it() {
        let mut file = b"X-Header: 1\r\n\r\n".to_vec();
        file.extend(two_parts());
        let mut package = Package::open(&file).expect("a package");
        assert!(!package.is_cut);
        assert_eq!(
            package.part("mimetype").expect("a part").bytes,
            b"application/x-test"
        );
    }

    #[test]
    fn a_bomb_stops_at_the_bound() {
        let zeros = vec![0; 3 << 20];
        let packed = miniz_oxide::deflate::compress_to_vec(&zeros, 6);
        let part = inflate(&packed, 1 << 20);
        assert!(part.is_cut);
        assert_eq!(part.bytes.len(), 1 << 20);
        assert!(!inflate(&packed, 4 << 20).is_cut);
    }

    #[test]
    fn what_is_no_package_is_refused() {
        assert!(Package::open(b"").is_err());
        assert!(Package::open(b"PK\x05\x06").is_err());
        assert!(Package::open(&[b'P'; 100]).is_err());
    }
}
