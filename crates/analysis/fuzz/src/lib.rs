//! What all fuzz targets of the readers do with their bytes.

use document::{Format, Member, Refusal, Unpacked};

/// Has a reader read the bytes as one of its formats, by the first byte, and checks what it hands over.
pub fn check_reader(
    read: fn(&Member, Format) -> Result<Unpacked, Refusal>,
    formats: &[Format],
    bytes: &[u8],
) {
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    // Of one format the whole input is the file, so that files can be the corpus as they are.
    let (format, content) = match formats {
        [only] => (*only, bytes),
        _ => (formats[usize::from(*first) % formats.len()], rest),
    };
    match read(&Member::new("fuzz", content.to_vec()), format) {
        Ok(unpacked) => unpacked.check(),
        Err(refusal) => assert!(refusal.0.ends_with('.'), "{refusal}"),
    }
}
