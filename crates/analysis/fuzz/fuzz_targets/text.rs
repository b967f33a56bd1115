//! Any bytes as text in an old encoding or an export of a database → texts that keep their promises,
//! or a sentence.
#![no_main]

use analysis_fuzz::check_reader;
use document::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| check_reader(reader_text::read, &[Format::Text], bytes));
