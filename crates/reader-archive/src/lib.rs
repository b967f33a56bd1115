//! Files that hold files (archives, web archives, mail) → the files in them.
//!
//! Each file inside is handed over as it is, with what its frame says of it (name, media type,
//! charset, address, subject); nothing is decoded to text or judged as an article here, except where
//! the frame demands it (the flowed lines of a mail). How deep files nest is bounded by who calls;
//! how much one file unpacks to is bounded here, see `collector`.

mod collector;
mod gzip;
mod holding;
mod http;
mod mail;
mod mail_body;
mod mail_facts;
mod mailbox;
mod mhtml;
mod mime;
mod mime_head;
mod name;
mod saved_page;
mod tar;
mod transfer;
mod warc;
mod zip;
mod zip_salvage;

use document::{Format, Member, Refusal, Unpacked};

/// Reads one file.
///
/// # Errors
/// A sentence for the reader of the page when there is nothing to read in it.
pub fn read(member: &Member, format: Format) -> Result<Unpacked, Refusal> {
    let bytes = &member.bytes;
    if bytes.starts_with(b"bplist00") {
        return Err(Refusal::new(
            "This is a page as Safari saves it (.webarchive), which can't be read here: open it in Safari and save it as PDF, or copy its text.",
        ));
    }
    match format {
        Format::Gzip | Format::Tar | Format::Warc if gzip::is_gzip(bytes) => gzip::read(member),
        Format::Gzip => Err(Refusal::new(
            "This is not a gzip file, though its name says so: download it again.",
        )),
        Format::Zip => zip::read(member),
        Format::Eml => mail::read(member),
        Format::Mhtml => mhtml::read(member),
        Format::Tar => tar::read(&mut bytes.as_slice()),
        Format::Warc => warc::read(&mut bytes.as_slice()),
        _ => Err(Refusal::new("This kind of file can't be unpacked.")),
    }
}
