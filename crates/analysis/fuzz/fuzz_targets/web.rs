//! Any bytes as a web page → texts and marks that keep their promises, or a sentence.
#![no_main]

use analysis_fuzz::check_reader;
use document::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| check_reader(reader_web::read, &[Format::Html], bytes));
