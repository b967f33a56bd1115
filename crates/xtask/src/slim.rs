//! Files of a built site → the same without what only its makers read: names in modules, comments.

use crate::styles::slim_styles;
use crate::workspace::files_below;
use anyhow::{Context as _, Result};
use std::path::Path;

/// Slims the modules, the start script and the annex's styles of a site.
pub(crate) fn slim(staging: &Path) -> Result<()> {
    for file in files_below(staging, &|_| true)? {
        let path = staging.join(&file);
        let name = file.to_string_lossy();
        if name.ends_with(".wasm") {
            let module = std::fs::read(&path)?;
            let slim = without_custom_sections(&module)
                .with_context(|| format!("{name} is not a module"))?;
            std::fs::write(&path, slim)?;
        } else if name.ends_with(".js") && name != "sw.js" {
            let script = std::fs::read_to_string(&path)?;
            std::fs::write(&path, without_comments(&script))?;
        } else if name == "annex.css" {
            let styles = std::fs::read_to_string(&path)?;
            std::fs::write(&path, slim_styles(&styles))?;
        }
    }
    Ok(())
}

/// A module without its custom sections (names, producers): nothing that runs is in them.
///
/// WebAssembly Core Specification 2.0, section 5.5: a section is an id, its length and its content;
/// custom ones have the id 0.
fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    let mut slim = module
        .get(..8)
        .filter(|head| head.starts_with(b"\0asm"))?
        .to_vec();
    let mut rest = &module[8..];
    while let Some((id, behind)) = rest.split_first() {
        let (n_bytes, n_length) = leb128(behind)?;
        let section = rest.get(..1 + n_length + n_bytes)?;
        if *id != 0 {
            slim.extend_from_slice(section);
        }
        rest = &rest[section.len()..];
    }
    Some(slim)
}

/// An unsigned number as the format writes it, and how many bytes it takes.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut number = 0usize;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        number |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((number, place + 1));
        }
    }
    None
}

/// A script without the lines that are comments, and without indentation. Our own and those of
/// wasm-bindgen have no texts of several lines, in which either would mean something.
fn without_comments(script: &str) -> String {
    let mut is_comment = false;
    let mut slim = String::with_capacity(script.len());
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/**");
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            slim.push_str(line);
            slim.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    slim
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_custom_sections_go() {
        let head = b"\0asm\x01\0\0\0";
        let module = [
            &head[..],
            b"\x00\x05\x04name",
            b"\x01\x02ab",
            b"\x00\x02\x01x",
        ]
        .concat();
        assert_eq!(
            without_custom_sections(&module),
            Some([&head[..], b"\x01\x02ab"].concat())
        );
        assert_eq!(without_custom_sections(b"\0asm\x01\0\0\0\x01\x09a"), None);
        assert_eq!(without_custom_sections(b"<html>"), None);
    }

    #[test]
    fn lengths_of_several_bytes_are_read() {
        assert_eq!(leb128(&[0x05]), Some((5, 1)));
        assert_eq!(leb128(&[0xe5, 0x8e, 0x26]), Some((624_485, 3)));
        assert_eq!(leb128(&[0x80]), None);
    }

    #[test]
    fn comments_go_and_addresses_stay() {
        let script =
            "// One.\nconst a = \"https://x.example\";\n  /**\n   * two\n   */\n  run(a);\n";
        assert_eq!(
            without_comments(script),
            "const a = \"https://x.example\";\nrun(a);\n"
        );
    }
}
