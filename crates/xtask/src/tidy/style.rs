//! The page's style sheets → sheets that no page links, and custom properties that nobody defines.
//!
//! Trunk does not follow `@import`, so each sheet has its own link. A misspelt `var(--x)` is silent in
//! a browser; here it is not. A property is defined in `tokens.css`, in the sheet that uses it, or set
//! on an element by the page, which then has its name in a Rust file.

use super::{Problem, SourceFile};
use std::collections::BTreeSet;

const STYLES_DIR: &str = "web/styles/";
const TOKENS: &str = "web/styles/tokens.css";
const PAGE: &str = "web/index.html";

pub(super) fn check(files: &[SourceFile]) -> Vec<Problem> {
    let sheets: Vec<&SourceFile> = files
        .iter()
        .filter(|file| file.path.starts_with(STYLES_DIR) && file.has_ending("css"))
        .collect();
    let mut problems = check_links(files, &sheets);

    let from_tokens: BTreeSet<&str> = sheets
        .iter()
        .filter(|sheet| sheet.path == TOKENS)
        .flat_map(|sheet| defined(&sheet.text))
        .collect();
    let rust: Vec<&str> = files
        .iter()
        .filter(|file| file.path.starts_with("web/src/") && file.has_ending("rs"))
        .map(|file| file.text.as_str())
        .collect();
    for sheet in &sheets {
        let own: BTreeSet<&str> = defined(&sheet.text).collect();
        for (line_number, name) in used(&sheet.text) {
            let is_defined = from_tokens.contains(name)
                || own.contains(name)
                || rust.iter().any(|text| names_word(text, name));
            if !is_defined {
                problems.push(format!(
                    "{}:{line_number}: nobody defines {name}",
                    sheet.path
                ));
            }
        }
    }
    problems
}

fn check_links(files: &[SourceFile], sheets: &[&SourceFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let page = files
        .iter()
        .find(|file| file.path == PAGE)
        .map_or("", |file| file.text.as_str());
    let linked: BTreeSet<String> = linked_sheets(page)
        .map(|href| format!("web/{href}"))
        .collect();
    for sheet in sheets {
        if !linked.contains(&sheet.path) {
            problems.push(format!(
                "{}: {PAGE} does not link it (data-trunk rel=\"css\")",
                sheet.path
            ));
        }
    }
    for path in &linked {
        if !sheets.iter().any(|sheet| sheet.path == *path) {
            problems.push(format!("{PAGE}: links {path}, which is not there"));
        }
    }
    problems
}

/// The addresses of `<link data-trunk rel="css" href="…">`, attributes in any order.
fn linked_sheets(page: &str) -> impl Iterator<Item = &str> {
    page.split("<link").skip(1).filter_map(|link| {
        let link = link.split('>').next()?;
        let is_sheet = link.contains("data-trunk") && link.contains("rel=\"css\"");
        link.split_once("href=\"")
            .filter(|_| is_sheet)?
            .1
            .split('"')
            .next()
    })
}

/// The custom properties given a value: `--x:` after a brace, a semicolon, a comment, or `@property --x`.
fn defined(sheet: &str) -> impl Iterator<Item = &str> {
    sheet.match_indices("--").filter_map(|(at, _)| {
        let name = word_at(sheet, at);
        let before = sheet[..at].trim_end();
        let is_statement = before.is_empty() || before.ends_with(['{', ';', '}', '/']);
        let has_value = sheet[at + name.len()..].trim_start().starts_with(':');
        ((is_statement && has_value) || before.ends_with("@property")).then_some(name)
    })
}

/// The custom properties read, with their line.
fn used(sheet: &str) -> impl Iterator<Item = (usize, &str)> {
    sheet.lines().enumerate().flat_map(|(nth, line)| {
        line.match_indices("var(").filter_map(move |(at, call)| {
            let rest = line[at + call.len()..].trim_start();
            rest.starts_with("--").then(|| (nth + 1, word_at(rest, 0)))
        })
    })
}

/// Whether `text` names the property, and not only a longer one.
fn names_word(text: &str, name: &str) -> bool {
    text.match_indices(name)
        .any(|(at, _)| word_at(text, at) == name)
}

fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let is_part = |next: char| next.is_alphanumeric() || next == '-' || next == '_';
    &rest[..rest.find(|next| !is_part(next)).unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Vec<SourceFile> {
        list.iter()
            .map(|(path, text)| SourceFile {
                path: (*path).to_owned(),
                text: (*text).to_owned(),
            })
            .collect()
    }

    const LINKS: &str = "<link rel=\"icon\" href=\"x.css\"><link data-trunk rel=\"css\" \
        href=\"styles/tokens.css\" /><link data-trunk rel=\"css\" href=\"styles/a.css\">";

    #[test]
    fn a_kept_house_has_no_problems() {
        let problems = check(&files(&[
            ("web/index.html", LINKS),
            (
                "web/styles/tokens.css",
                ":root { --ink: black; /* why */ --space-2: 1rem }",
            ),
            (
                "web/styles/a.css",
                ".a { --own: 1px; margin: var(--own) var( --space-2 ); color: var(--ink, red);\n\
                 width: var(--share) }",
            ),
            ("web/src/a.rs", "style:--share=share"),
        ]));
        assert_eq!(problems, Vec::<String>::new());
    }

    #[test]
    fn missing_links_and_properties_are_found() {
        let problems = check(&files(&[
            ("web/index.html", LINKS),
            ("web/styles/tokens.css", ":root { --ink-2: black }"),
            (
                "web/styles/b.css",
                "\n.b { color: var(--ink); transition: --ink 1s }",
            ),
            ("web/src/a.rs", "--ink-3"),
        ]));
        assert_eq!(problems.len(), 3, "{problems:?}");
        assert!(problems[0].starts_with("web/styles/b.css: web/index.html does not link it"));
        assert!(problems[1].contains("links web/styles/a.css"));
        assert_eq!(problems[2], "web/styles/b.css:2: nobody defines --ink");
    }
}
