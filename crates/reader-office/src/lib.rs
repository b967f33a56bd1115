//! Word processor files and e-books → texts.
//!
//! One door, [`read`]; a room for each format. No judging of what a paragraph is: styles give hints,
//! `analysis` weighs them. No network, no clock, no recursion: files are walked with stacks on the
//! heap, and every size is bounded, for a small file can be made to unpack without end.

mod docx;
mod epub;
mod line;
mod meta;
mod odt;
mod package;
mod page;
mod rtf;
mod style;
#[cfg(test)]
mod testing;
mod xml;

use document::{Format, Member, Refusal, Unpacked};

/// The file ends before its text does.
const CUT: &str = "The file is damaged or cut short; the text is shown as far as it could be read.";

/// Text with the look "hidden".
const HIDDEN: &str = "Text that is hidden in the file is not shown.";

/// First bytes of the container of Word files before 2007, which also holds encrypted newer ones.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Reads one file.
///
/// # Errors
/// A sentence for the reader of the page when there is nothing to read in it.
pub fn read(member: &Member, format: Format) -> Result<Unpacked, Refusal> {
    if member.bytes.starts_with(OLE) {
        return Err(Refusal::new(
            "The file is protected by a password, or was made by Word before 2007. Open it in Word, \
             save it as .docx without a password, and try again.",
        ));
    }
    match format {
        Format::Docx => docx::read(member),
        Format::Odt => odt::read(member),
        Format::Rtf => rtf::read(member),
        Format::Epub => epub::read(member),
        other => Err(Refusal::new(format!(
            "A {} is nothing for the reader of word processor files.",
            other.name()
        ))),
    }
}

/// A sentence on deletions that are still in the file.
fn deletions(n: usize) -> Option<String> {
    match n {
        0 => None,
        1 => Some("1 deletion of the tracked changes is not shown.".to_owned()),
        _ => Some(format!(
            "{n} deletions of the tracked changes are not shown."
        )),
    }
}
