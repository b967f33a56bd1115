//! Any bytes as an archive or a message → texts and files that keep their promises, or a sentence.
#![no_main]

use analysis_fuzz::check_reader;
use document::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    check_reader(reader_archive::read, &[Format::Zip, Format::Tar, Format::Gzip, Format::Warc, Format::Eml, Format::Mhtml], bytes);
});
