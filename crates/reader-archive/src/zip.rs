//! A zip archive → the files in it.
//!
//! Method: the directory at the archive's end, read by the `zip` crate; when that can't be read (the
//! download broke off, a part is missing) the files' own headers, see [`crate::zip_salvage`]. Sizes
//! stated are not trusted. Documents that are zip archives inside (workbooks, presentations) are
//! named in the refusal; those we can read never come here. Left out: decryption, every method but
//! deflate.

use crate::collector::{Collector, End, Reason};
use crate::holding::{self, Holding};
use crate::{name, zip_salvage};
use document::{Format, Member, Refusal, Unpacked};
use std::io::Cursor;
use zip::{CompressionMethod, ZipArchive};

/// Most files that an archive's directory may list: ten times what is read of it, some 100 MB of
/// directory in memory.
const MAX_LISTED: usize = 200_000;

/// First bytes of an entry of the directory.
const LISTED_MAGIC: &[u8] = b"PK\x01\x02";

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A file that is in zip archives of one kind only, and what to do with those.
const OTHER_KINDS: &[(&str, &str)] = &[
    (
        "xl/workbook.xml",
        "This is an Excel workbook: save it as CSV and open that.",
    ),
    (
        "xl/workbook.bin",
        "This is an Excel workbook: save it as CSV and open that.",
    ),
    (
        "ppt/presentation.xml",
        "This is a PowerPoint presentation: save it as PDF and open that.",
    ),
    (
        "Index/Document.iwa",
        "This is a document of Apple's Pages, Numbers or Keynote: export it as PDF or Word and open that.",
    ),
    (
        "Index.zip",
        "This is a document of Apple's Pages, Numbers or Keynote: export it as PDF or Word and open that.",
    ),
    (
        "FixedDocSeq.fdseq",
        "This is an XPS document: save it as PDF and open that.",
    ),
    (
        "FixedDocumentSequence.fdseq",
        "This is an XPS document: save it as PDF and open that.",
    ),
    (
        "designmap.xml",
        "This is an InDesign document: export it as PDF and open that.",
    ),
    (
        "AndroidManifest.xml",
        "This is a program, not an archive of articles.",
    ),
    (
        "META-INF/MANIFEST.MF",
        "This is a program, not an archive of articles.",
    ),
];

/// Reads a zip archive.
pub(crate) fn read(member: &Member) -> Result<Unpacked, Refusal> {
    let bytes = member.bytes.as_slice();
    let n_listed = bytes
        .windows(LISTED_MAGIC.len())
        .filter(|window| *window == LISTED_MAGIC)
        .count();
    if n_listed > MAX_LISTED {
        return Err(Refusal::new(
            "This zip archive holds more files than can be opened at once: unpack it and open some of them.",
        ));
    }
    let mut collector = Collector::default();
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(mut archive) if is_whole(bytes, &archive) => {
            refuse_other_kinds(&mut archive)?;
            read_listed(&mut archive, bytes.len() as u64, &mut collector);
        }
        _ => {
            if !zip_salvage::read(bytes, &mut collector) {
                return Err(Refusal::new(
                    "This zip archive is damaged or was not downloaded whole: download it again.",
                ));
            }
        }
    }
    collector.finish(Format::Zip)
}

/// Whether the directory that was found is that of this archive: when the end is missing, that of an
/// archive inside is found instead. Only programs stand before an archive, not other archives.
fn is_whole(bytes: &[u8], archive: &Archive<'_>) -> bool {
    archive.offset() == 0 || !bytes.starts_with(zip_salvage::HEADER_MAGIC)
}

/// Says what kind of document it is, if it is no archive for the one who made it.
fn refuse_other_kinds(archive: &mut Archive<'_>) -> Result<(), Refusal> {
    for (file, sentence) in OTHER_KINDS {
        if archive.index_for_name(file).is_some() {
            return Err(Refusal::new(*sentence));
        }
    }
    if archive.index_for_name("mimetype").is_some()
        && archive.index_for_name("content.xml").is_some()
    {
        return Err(Refusal::new(
            "This is an OpenDocument file other than a text: save it as CSV or PDF and open that.",
        ));
    }
    Ok(())
}

/// Reads the files that the directory lists.
fn read_listed(archive: &mut Archive<'_>, n_archive_bytes: u64, collector: &mut Collector) {
    let is_wacz = archive.index_for_name("datapackage.json").is_some()
        && archive
            .file_names_raw()
            .any(|raw| raw.starts_with(b"archive/"));
    let mut n_packed_bytes = 0u64;
    for idx in 0..archive.len() {
        let Ok(entry) = archive.by_index_data(idx) else {
            continue;
        };
        let by_format = entry.name().ok();
        let name = name::from_bytes(entry.name_raw(), by_format.as_deref());
        // Of a web archive in its box (WACZ) only the archive; the rest is lists of what is in it.
        if entry.is_dir()
            || entry.is_symlink()
            || entry.size() == 0 && entry.compressed_size() == 0
            || is_wacz && !name.starts_with("archive/")
        {
            continue;
        }
        match holding::by_name(&name) {
            Holding::Litter => continue,
            Holding::Helper => {
                collector.leave_out_helper();
                continue;
            }
            Holding::Article => {}
        }
        if entry.encrypted() {
            collector.leave_out(Reason::Locked, &name);
            continue;
        }
        if !matches!(
            entry.compression(),
            CompressionMethod::Stored | CompressionMethod::Deflated
        ) {
            collector.leave_out(Reason::Packing, &name);
            continue;
        }
        let n_entry_bytes = entry.compressed_size();
        n_packed_bytes = n_packed_bytes.saturating_add(n_entry_bytes);
        // Files that take turns with the same bytes are how small archives unpack to gigabytes.
        if n_packed_bytes > n_archive_bytes && n_entry_bytes <= n_archive_bytes {
            collector.leave_out(Reason::Bomb, &name);
            continue;
        }
        if collector.is_full() || !read_entry(archive, idx, name, n_entry_bytes, collector) {
            return;
        }
    }
}

/// Reads one file; `false` when nothing more can be taken.
fn read_entry(
    archive: &mut Archive<'_>,
    idx: usize,
    name: String,
    n_packed_bytes: u64,
    collector: &mut Collector,
) -> bool {
    let (bytes, end) = match archive.by_index(idx) {
        Ok(mut file) => collector.read_all(&mut file, Some(n_packed_bytes)),
        Err(_) => (Vec::new(), End::Broken),
    };
    collector.push_read(Member::new(name, bytes), end)
}
