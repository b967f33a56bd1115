//! Any file → the articles in it, read natively: all readers in one program.
//!
//! In the browser each reader is a module of its own that is loaded when a file needs it; there
//! `worker` does what this crate does here. Nothing is read or judged here.

use analysis::{Lexicon, Member, Opened, Opening, Reader, Reading, Refusal, Stage, Task, Unpacked};
pub use reader_web::{comments_text, page_text};

/// Has the reader that knows the format read a file.
///
/// # Errors
/// One sentence when there is nothing to read in it.
pub fn unpack(task: &Task) -> Result<Unpacked, Refusal> {
    let read = match task.reader {
        Reader::Web => reader_web::read,
        Reader::Archive => reader_archive::read,
        Reader::Office => reader_office::read,
        Reader::Data => reader_data::read,
        Reader::Pdf => reader_pdf::read,
        Reader::Text => reader_text::read,
    };
    read(&task.member, task.format)
}

/// The texts in a file of any format, not yet zoned further or searched for actors.
///
/// # Errors
/// One sentence when there is no article in the file.
pub fn open(name: &str, bytes: Vec<u8>) -> Result<Opened, Refusal> {
    let mut opening = Opening::new(Member::new(name, bytes));
    while let Some(task) = opening.next() {
        opening.give(unpack(&task));
    }
    opening.finish()
}

/// Reads a file of any format: every article in it, and who is named where.
///
/// # Errors
/// One sentence when there is no article in the file.
pub fn analyze(
    name: &str,
    bytes: Vec<u8>,
    lexicon: &Lexicon,
    on_stage: &mut dyn FnMut(Stage),
) -> Result<Reading, Refusal> {
    analysis::read(Member::new(name, bytes), lexicon, &mut unpack, on_stage)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_without_a_reader() {
        let lexicon = Lexicon::from_entries(&[]).expect("an empty lexicon");
        let reading = analyze(
            "a.txt",
            b"The talks about the harbour ended on Friday.".to_vec(),
            &lexicon,
            &mut |_| (),
        );
        assert_eq!(reading.map(|reading| reading.articles.len()), Ok(1));
    }
}
