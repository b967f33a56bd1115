//! XML of no known dialect → records, where elements repeat like the rows of a table; else all its
//! text.
//!
//! Method: an element is a record when its parts are named like those of an article; the repeating
//! element with the most text wins. What names its parts by an attribute (`<field name="title">`, as
//! search engines and databases do) is met too.

use super::blocks::{self, Rule};
use super::tree::{Child, NodeIdx, Tree};
use crate::MAX_ARTICLES;
use crate::lines::{Job, Lines};
use crate::table::{self, Table, Words};
use document::{ColumnRole, Facts, Item, Member, Refusal, Unpacked};
use std::collections::BTreeMap;

/// Elements that are named by an attribute.
const NAMED: &[&str] = &[
    "field", "str", "arr", "date", "text", "property", "column", "col", "data", "cell", "meta",
    "int", "long",
];

/// Elements of running text inside a value.
#[rustfmt::skip]
const IN_TEXT: &[&str] = &[
    "p", "para", "paragraph", "br", "b", "i", "em", "strong", "a", "span", "u", "sub", "sup", "li",
    "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "div", "bold", "italic", "lb", "s", "line",
];

/// Elements that change the looks of words in a line.
const INLINE: &[&str] = &[
    "b", "i", "em", "strong", "a", "span", "u", "sub", "sup", "bold", "italic", "s",
];

/// Elements that are lines of their own.
const BLOCKS: &[&str] = &["p", "para", "paragraph", "div", "li", "section"];

/// Reads XML of no known dialect.
pub(super) fn read(
    tree: &Tree,
    member: &Member,
    mut unpacked: Unpacked,
) -> Result<Unpacked, Refusal> {
    let records = records(tree);
    if !records.is_empty() {
        let mut table = Table::new(Words::Fields);
        for record in &records {
            if table.rows.len() == MAX_ARTICLES {
                table.n_rows += 1;
                continue;
            }
            let mut fields = Vec::new();
            flatten(tree, *record, "", &mut fields);
            table.add_record(fields);
        }
        return table::unpack(table, member, unpacked);
    }
    let mut lines = Lines::default();
    blocks::push(tree, 0, Job::Open, &|idx| rule(tree, idx), &mut lines);
    if lines.is_empty() {
        return Err(Refusal::new(
            "There is no text in this XML file: open the one that holds the articles.",
        ));
    }
    unpacked.notices.push(
        "This XML is of no kind that news is written in: all text in it was read as one article."
            .to_string(),
    );
    unpacked
        .items
        .push(Item::Document(lines.finish(Facts::default())));
    Ok(unpacked)
}

/// What a child of a record is called.
fn field_name(tree: &Tree, node: NodeIdx) -> &str {
    let name = tree.nodes[node].name.as_str();
    if NAMED.contains(&name)
        && let Some(stated) = tree
            .attribute(node, "name")
            .or_else(|| tree.attribute(node, "key"))
    {
        return stated;
    }
    name
}

/// The elements that are articles: of the parents and names that repeat, those with the most text.
fn records(tree: &Tree) -> Vec<NodeIdx> {
    // Lists of addresses for search engines have the headline in a box of its own.
    if let Some(list) = tree.first(0, "urlset") {
        return tree.named(list, "url").collect();
    }
    let mut groups: BTreeMap<&str, (usize, Vec<NodeIdx>)> = BTreeMap::new();
    for idx in 1..tree.nodes.len() {
        if !is_article(tree, idx) {
            continue;
        }
        let n_bytes: usize = tree
            .elements(idx)
            .map(|child| n_bytes_in(tree, child))
            .sum();
        let group = groups.entry(tree.nodes[idx].name.as_str()).or_default();
        group.0 += n_bytes;
        group.1.push(idx);
    }
    groups
        .into_values()
        .max_by_key(|(n_bytes, _)| *n_bytes)
        .map_or_else(Vec::new, |(_, records)| records)
}

/// Bytes of text in an element and its children; deeper text does not tell records apart.
fn n_bytes_in(tree: &Tree, node: NodeIdx) -> usize {
    let own = |node: NodeIdx| {
        tree.nodes[node]
            .children
            .iter()
            .map(|child| match child {
                Child::Text(text) => text.len(),
                Child::Node(_) => 0,
            })
            .sum::<usize>()
    };
    own(node) + tree.elements(node).map(own).sum::<usize>()
}

/// Whether the element has a part named like a headline and another part, or a text.
fn is_article(tree: &Tree, node: NodeIdx) -> bool {
    let (mut n_elements, mut has_headline, mut has_text) = (0, false, false);
    for child in tree.elements(node).take(200) {
        n_elements += 1;
        for (role, weight) in table::name_weights(field_name(tree, child)) {
            has_headline |= role == ColumnRole::Headline && weight >= 85;
            has_text |= role == ColumnRole::Text && weight >= 85;
        }
    }
    n_elements >= 2 && (has_headline || has_text)
}

/// The fields of a record by their paths.
fn flatten(tree: &Tree, node: NodeIdx, path: &str, fields: &mut Vec<(String, String)>) {
    let join = |name: &str| {
        let mut path = path.to_string();
        table::lengthen(&mut path, name);
        path
    };
    for (name, value) in &tree.nodes[node].attributes {
        let is_naming = matches!(name.as_str(), "name" | "key")
            && NAMED.contains(&tree.nodes[node].name.as_str());
        if !value.trim().is_empty() && !is_naming {
            fields.push((join(name), value.clone()));
        }
    }
    for child in tree.elements(node) {
        let child_path = join(field_name(tree, child));
        let has_fields = tree
            .elements(child)
            .any(|inner| !IN_TEXT.contains(&tree.nodes[inner].name.as_str()));
        if has_fields {
            flatten(tree, child, &child_path, fields);
            continue;
        }
        let value = value_of(tree, child);
        if !value.trim().is_empty() {
            fields.push((child_path, value));
        }
    }
}

/// The text of a field, a paragraph a line.
fn value_of(tree: &Tree, node: NodeIdx) -> String {
    if tree.elements(node).next().is_none() {
        return tree.text(node);
    }
    let mut lines = Lines::default();
    blocks::push(tree, node, Job::Open, &|idx| rule(tree, idx), &mut lines);
    lines.finish(Facts::default()).text
}

/// Elements with text of their own are lines, all others boxes; in a line, what only changes its
/// looks belongs to it.
fn rule(tree: &Tree, idx: NodeIdx) -> Rule {
    let node = &tree.nodes[idx];
    let name = node.name.as_str();
    let is_break = matches!(name, "br" | "lb");
    if is_break || (INLINE.contains(&name) && has_words(tree, node.parent)) {
        return Rule::Inline;
    }
    let has_blocks = tree
        .elements(idx)
        .any(|child| BLOCKS.contains(&tree.nodes[child].name.as_str()));
    match (has_words(tree, idx) && !has_blocks, name) {
        (true, "p" | "para" | "paragraph") => Rule::Paragraph(Job::Open),
        (true, _) => Rule::Line(Job::Open),
        (false, _) => Rule::Box(Job::Open),
    }
}

/// Whether words stand right in the element.
fn has_words(tree: &Tree, node: NodeIdx) -> bool {
    tree.nodes[node].children.iter().any(|child| match child {
        Child::Text(text) => !text.trim().is_empty(),
        Child::Node(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Format;

    fn texts(xml: &str) -> Vec<String> {
        let unpacked = read(
            &Tree::parse(xml),
            &Member::default(),
            Unpacked::new(Format::Xml),
        );
        unpacked
            .map(|unpacked| unpacked.items)
            .unwrap_or_default()
            .into_iter()
            .map(|item| match item {
                Item::Document(document) => document.text.replace('\n', "/"),
                Item::Member(member) => member.name,
            })
            .collect()
    }

    #[test]
    fn long_paths_are_cut() {
        let name = "n".repeat(150);
        let xml = format!(
            "<row>{}<port>1</port><ship>2</ship>{}</row>",
            format!("<{name}>").repeat(20),
            format!("</{name}>").repeat(20)
        );
        let mut fields = Vec::new();
        flatten(&Tree::parse(&xml), 0, "", &mut fields);
        let lengths: Vec<usize> = fields.iter().map(|(path, _)| path.len()).collect();
        assert_eq!(lengths, [table::MAX_PATH_BYTES; 2]);
    }

    #[test]
    fn records_are_found_by_the_names_of_their_parts() {
        for (xml, expected) in [
            (
                "<db><row><title>Talks end late</title><body><p>One ship.</p><p>Two.</p>\
                 </body></row><row><title>Tax stays for now</title><body>It pays for \
                 silos.</body></row></db>",
                &[
                    "Talks end late//One ship.//Two.",
                    "Tax stays for now//It pays for silos.",
                ][..],
            ),
            (
                "<add><doc><field name='title'>Talks end late</field><field name='text'>One \
                 ship.</field></doc></add>",
                &["Talks end late//One ship."],
            ),
            (
                "<article><headline>Talks end late</headline><source><name>Harbour \
                 News</name></source><text>One ship.</text></article>",
                &["Talks end late//One ship."],
            ),
            (
                "<urlset><url><loc>https://harbour.example/1</loc><news><title>Talks end \
                 late</title></news></url><url><loc>https://harbour.example/2</loc><news>\
                 <title>Tax stays for now</title></news></url></urlset>",
                &["Talks end late", "Tax stays for now"],
            ),
            (
                "<r><a>One <b>ship</b> came.</a><a>It left.</a></r>",
                &["One ship came./It left."],
            ),
        ] {
            assert_eq!(texts(xml), expected, "{xml}");
        }
    }
}
