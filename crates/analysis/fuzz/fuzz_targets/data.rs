//! Any bytes as a table, a feed or news markup → texts and files that keep their promises, or a sentence.
#![no_main]

use analysis_fuzz::check_reader;
use document::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    check_reader(reader_data::read, &[Format::Json, Format::JsonLines, Format::Csv, Format::Tsv, Format::Xml], bytes);
});
