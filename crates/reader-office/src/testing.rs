//! Parts → a zip package, and other helpers of the tests.

/// A package of these parts, deflated.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in parts {
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, 6);
        let offset = file.len() as u32;
        let mut common = Vec::new();
        common.extend([20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        common.extend((packed.len() as u32).to_le_bytes());
        common.extend((bytes.len() as u32).to_le_bytes());
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&common);
        file.extend(name.as_bytes());
        file.extend(packed);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = file.len() as u32;
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend((parts.len() as u16).to_le_bytes());
    file.extend((parts.len() as u16).to_le_bytes());
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0, 0]);
    file
}

/// The text of the first document, its marks drawn before their lines ("!" where sure), and its
/// notices behind it.
pub(crate) fn drawn(unpacked: &document::Unpacked) -> String {
    let Some(document::Item::Document(document)) = unpacked.items.first() else {
        return String::new();
    };
    let mut drawn = document.text.clone();
    for mark in document.marks.iter().rev() {
        let sure = if mark.is_sure { "!" } else { "" };
        let tag = format!("[{}{sure}] ", mark.kind.name());
        drawn.insert_str(mark.span.start as usize, &tag);
    }
    for notice in &document.notices {
        drawn.extend(["\n(", notice, ")"]);
    }
    drawn
}
