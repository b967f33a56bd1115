//! A spec page → its cases: prose is for readers, fenced blocks are fixtures.
//!
//! The word after the fence says how a block is read: `body`, the lines are paragraphs of an
//! article; `article`, the block is a whole file. Other blocks are prose. A case is called by its
//! heading and line. After mdtest of ruff.

use crate::caret::{self, Mark};
use crate::expect;
use analysis::Analysis;
use std::fmt::Write;

/// How the text of a case is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Every line is a paragraph of an article.
    Body,
    /// The text is a file as a reader would drop it.
    Article,
}

/// One fixture of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The heading above it.
    pub heading: String,
    /// The line of its fence, from 1.
    pub line: usize,
    /// How its text is read.
    pub reading: Reading,
    /// Its text.
    pub text: String,
    /// What must be found.
    pub marks: Vec<Mark>,
}

/// The cases of a page, in order.
pub fn cases(page: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut heading = String::new();
    let mut lines = page.lines().enumerate();
    while let Some((idx, line)) = lines.next() {
        if let Some(title) = line.strip_prefix('#') {
            heading = title.trim_start_matches('#').trim().to_string();
        }
        let Some(kind) = line.strip_prefix("```") else {
            continue;
        };
        let block: Vec<&str> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .collect();
        let reading = match kind {
            "body" => Reading::Body,
            "article" => Reading::Article,
            _ => continue,
        };
        let (text, marks) = caret::parse(&block.join("\n"));
        cases.push(Case {
            heading: heading.clone(),
            line: idx + 1,
            reading,
            text,
            marks,
        });
    }
    cases
}

/// Runs the cases of a page; a report of those that fail.
///
/// # Errors
/// The report, both drawings of each case.
pub fn run(page: &str, analyze: impl Fn(&str, Reading) -> Analysis) -> Result<usize, String> {
    let cases = cases(page);
    let mut failures = String::new();
    for case in &cases {
        let analysis = analyze(&case.text, case.reading);
        if let Err(report) = expect::compare(&case.text, &case.marks, &analysis) {
            let _ = write!(
                failures,
                "\n==== {} (line {})\n{report}",
                case.heading, case.line
            );
        }
    }
    if failures.is_empty() {
        Ok(cases.len())
    } else {
        Err(failures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_prose_and_fixtures() {
        let page = "# States\nProse.\n```body\nIran said.\n^^^^ state:iran\n```\n## Other\n\
            ```text\nnot a case\n```\n```article\nX\n```\n";
        let cases = cases(page);
        let found: Vec<(&str, usize, Reading, &str, usize)> = cases
            .iter()
            .map(|case| {
                (
                    case.heading.as_str(),
                    case.line,
                    case.reading,
                    case.text.as_str(),
                    case.marks.len(),
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("States", 3, Reading::Body, "Iran said.\n", 1),
                ("Other", 11, Reading::Article, "X\n", 0),
            ]
        );
    }
}
