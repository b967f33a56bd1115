//! One file → broken rules that a line of text shows: module docs, colours, unfinished code, machine paths.

use super::{Problem, SourceFile};

/// Code that is not finished, or a test that does not run. Spelled in two parts, so that this file
/// does not break its own rule.
const UNFINISHED: [(&str, &str); 3] = [
    (concat!("todo", "!("), "write it, or leave it out"),
    (concat!("unimplemented", "!("), "write it, or leave it out"),
    (
        concat!("#[", "ignore"),
        "a test that does not run is no test",
    ),
];

/// The beginnings of paths that exist on one machine only.
const MACHINE_PATHS: [&str; 6] = [
    concat!("/", "work/"),
    concat!("/", "root/"),
    concat!("/", "home/"),
    concat!("/", "Users/"),
    concat!("C:\\", "Users"),
    concat!("file:", "///"),
];

pub(super) fn check(file: &SourceFile) -> Vec<Problem> {
    let mut problems = Vec::new();
    if file.has_ending("rs") {
        if !file.text.starts_with("//!") {
            problems.push(format!(
                "{}: begin with `//!`: what comes in, what goes out",
                file.path
            ));
        }
        for (nth, line) in file.text.lines().enumerate() {
            let mut tell =
                |words: String| problems.push(format!("{}:{}: {words}", file.path, nth + 1));
            if let Some(colour) = find_colour(line) {
                tell(format!(
                    "the colour {colour} belongs in web/styles/tokens.css"
                ));
            }
            for (code, words) in UNFINISHED {
                if line.contains(code) {
                    tell(format!("`{code}`: {words}"));
                }
            }
        }
    }
    // A lock file is not written by people, and sample texts may speak of anything.
    if !file.has_ending("lock") && !file.path.starts_with("web/assets/sample/") {
        for (nth, line) in file.text.lines().enumerate() {
            if let Some(path) = find_machine_path(line) {
                problems.push(format!(
                    "{}:{}: `{path}` exists on one machine only",
                    file.path,
                    nth + 1
                ));
            }
        }
    }
    problems
}

/// A `#` with exactly six or eight hexadecimal digits.
fn find_colour(line: &str) -> Option<&str> {
    line.match_indices('#').find_map(|(at, _)| {
        let rest = &line[at + 1..];
        let n_digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        let goes_on = rest[n_digits..]
            .starts_with(|next: char| next.is_alphanumeric() || next == '_' || next == '-');
        (matches!(n_digits, 6 | 8) && !goes_on).then(|| &line[at..=at + n_digits])
    })
}

/// The beginning of a machine path at the beginning of a word; inside an address it is none.
fn find_machine_path(line: &str) -> Option<&'static str> {
    MACHINE_PATHS.into_iter().find(|path| {
        line.match_indices(path).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            before.is_none_or(|before| before.is_whitespace() || "\"'`(<[=:,".contains(before))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(path: &str, text: &str) -> usize {
        check(&SourceFile {
            path: path.to_owned(),
            text: text.to_owned(),
        })
        .len()
    }

    #[test]
    fn rust_files_begin_with_docs() {
        assert_eq!(problems("a.rs", "//! In to out.\nfn a() {}"), 0);
        assert_eq!(problems("a.rs", "fn a() {}"), 1);
        assert_eq!(problems("a.css", "a {}"), 0);
    }

    #[test]
    fn colours_are_found_as_whole_words() {
        let hash = '#';
        for (line, is_colour) in [
            (format!("\"{hash}12aBcd\""), true),
            (format!("\"{hash}12aBcdef\";"), true),
            (format!("{hash}12aBc"), false),
            (format!("{hash}[derive]"), false),
            (format!("{hash}abcdefgh"), false),
            (format!("{hash}facade-wide"), false),
        ] {
            assert_eq!(find_colour(&line).is_some(), is_colour, "{line}");
        }
    }

    #[test]
    fn unfinished_code_is_found() {
        for (code, _) in UNFINISHED {
            assert_eq!(problems("a.rs", &format!("//! A.\n{code}")), 1, "{code}");
            assert_eq!(problems("a.md", code), 0, "{code}");
        }
    }

    #[test]
    fn machine_paths_are_found_but_not_in_addresses() {
        for path in MACHINE_PATHS {
            assert_eq!(problems("a.md", &format!("see `{path}x`")), 1, "{path}");
        }
        assert_eq!(
            problems("a.md", concat!("https://a.example", "/", "work/1")),
            0
        );
        assert_eq!(problems("Cargo.lock", MACHINE_PATHS[1]), 0);
    }
}
