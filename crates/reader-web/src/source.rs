//! How a page's characters are to be read: its own word on the encoding, and pages that show the
//! source of another page.

use crate::page::Page;

/// Bytes at the beginning in which a page must state its encoding, by the HTML Standard 1024; pages
/// are not so strict.
const HEAD_BYTES: usize = 4096;

/// The encoding a page states in a `<meta>` or in its XML declaration.
pub fn charset_of(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let head: String = head
        .iter()
        .map(|&byte| byte.to_ascii_lowercase() as char)
        .collect();
    let is_xml = head.trim_start().starts_with("<?xml");
    let after_mark = |mark: &str| {
        let mut rest = head.as_str();
        loop {
            rest = &rest[rest.find(mark)? + mark.len()..];
            let value = rest.trim_start().strip_prefix('=')?;
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let end = value.find(|char: char| {
                !(char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | ':' | '.'))
            });
            let value = &value[..end.unwrap_or(value.len())];
            if !value.is_empty() {
                return Some(value.to_owned());
            }
        }
    };
    let by_declaration = if is_xml { after_mark("encoding") } else { None };
    by_declaration.or_else(|| after_mark("charset"))
}

/// Tags that a line of source must have one of.
const MIN_TAGS: usize = 8;

/// The source that a page shows instead of being read itself: a browser's "view source" saved, a page
/// pasted into an editor that escapes it.
pub(crate) fn shown_source(page: &Page) -> Option<String> {
    let first = page.lines.iter().find(|line| line.text.starts_with('<'))?;
    let start = first
        .text
        .get(..first.text.len().min(15))
        .unwrap_or_default();
    let start = start.to_ascii_lowercase();
    if !(start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml"))
    {
        return None;
    }
    let n_tags = page
        .lines
        .iter()
        .filter(|line| line.text.contains("</") || line.text.starts_with('<'))
        .count();
    // An article about markup shows some, but is not made of it.
    if n_tags < MIN_TAGS || n_tags * 4 < page.lines.len() {
        return None;
    }
    let mut source = String::new();
    let from = page
        .lines
        .iter()
        .position(|line| line.text.starts_with('<'))?;
    for line in &page.lines[from..] {
        source.push_str(&line.text);
        source.push('\n');
    }
    Some(source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Tree;

    #[test]
    fn encodings_are_read_where_pages_state_them() {
        for (head, expected) in [
            ("<meta charset=\"Windows-1256\">", Some("windows-1256")),
            ("<meta charset = utf-8>", Some("utf-8")),
            (
                "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-9'>",
                Some("iso-8859-9"),
            ),
            (
                "<?xml version='1.0' encoding='koi8-r'?><html>",
                Some("koi8-r"),
            ),
            ("<p>encoding='koi8-r'", None),
            ("<p>charset", None),
            ("", None),
        ] {
            assert_eq!(charset_of(head.as_bytes()).as_deref(), expected, "{head}");
        }
    }

    #[test]
    fn shown_source_is_found() {
        let lines = [
            "<!DOCTYPE html>",
            "<html><body>",
            "<h1>Talks</h1>",
            "<p>One.</p>",
        ];
        let escaped: Vec<String> = lines
            .iter()
            .chain(["<p>More.</p>"; 6].iter())
            .map(|line| line.replace('<', "&lt;"))
            .collect();
        let shown = format!("<pre>{}</pre>", escaped.join("\n"));
        let tree = Tree::parse(&shown);
        let source = shown_source(&Page::new(&tree)).expect("a source");
        assert!(source.contains("<h1>Talks</h1>"));
        let tree = Tree::parse("<p>The tag &lt;p> begins a paragraph.<p>&lt;html> begins a page.");
        assert_eq!(shown_source(&Page::new(&tree)), None);
    }
}
