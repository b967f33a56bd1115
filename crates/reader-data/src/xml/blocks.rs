//! An element → its blocks as lines of a text, each with the job its element's name gives it.
//!
//! The names are the dialects' own; here is only the walk. Text that stands loose between blocks is a
//! line too, so that nothing is lost.

use super::tree::{Child, NodeIdx, Tree};
use crate::lines::{Job, Lines};

/// What to do with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// All its text is one line.
    Line(Job),
    /// All its text is one line, with a gap before it.
    Paragraph(Job),
    /// A box: what is in it is asked for; loose text is a line of this job.
    Box(Job),
    /// Part of a line: stays in the text around it.
    Inline,
    /// Not for readers.
    Skip,
}

/// Adds the blocks in `node` to `lines`.
pub(super) fn push(
    tree: &Tree,
    node: NodeIdx,
    loose: Job,
    rule: &dyn Fn(NodeIdx) -> Rule,
    lines: &mut Lines,
) {
    let mut words = String::new();
    for child in &tree.nodes[node].children {
        match child {
            Child::Text(text) => words.push_str(text),
            Child::Node(idx) => match rule(*idx) {
                Rule::Inline => {
                    if tree.nodes[*idx].name == "br" {
                        flush(&mut words, loose, lines);
                    } else {
                        words.push_str(&tree.text(*idx));
                    }
                }
                found => {
                    flush(&mut words, loose, lines);
                    match found {
                        Rule::Line(job) => lines.push(&tree.text(*idx), job),
                        Rule::Paragraph(job) => {
                            lines.gap();
                            lines.push(&tree.text(*idx), job);
                        }
                        Rule::Box(job) => push(tree, *idx, job, rule, lines),
                        Rule::Inline | Rule::Skip => {}
                    }
                }
            },
        }
    }
    flush(&mut words, loose, lines);
}

fn flush(words: &mut String, job: Job, lines: &mut Lines) {
    lines.push(words, job);
    words.clear();
}
