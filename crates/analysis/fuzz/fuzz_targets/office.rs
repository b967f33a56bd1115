//! Any bytes as a word processor file or an e-book → texts and files that keep their promises, or a sentence.
#![no_main]

use analysis_fuzz::check_reader;
use document::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    check_reader(reader_office::read, &[Format::Docx, Format::Odt, Format::Rtf, Format::Epub], bytes);
});
