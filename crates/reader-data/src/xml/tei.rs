//! TEI → articles whose parts are marked for sure.
//!
//! For running text; critical apparatus, page numbers and notes of editors are not read, notes of
//! the author are.
//!
//! Source: TEI P5 guidelines. A corpus gives one article a text, a newspaper issue one a
//! `div type="article"`.

use super::blocks::{self, Rule};
use super::tree::{NodeIdx, Tree};
use crate::lines::{Job, Lines, squeeze};
use crate::people;
use crate::table::language_tag;
use crate::when::{self, Order};
use document::{Fact, Facts, Item, ZoneKind};

const STATED_BY: &str = "the TEI header";

/// All articles of a file.
pub(super) fn read(tree: &Tree) -> Vec<Item> {
    let mut texts = tree.below(0, "TEI");
    texts.extend(tree.below(0, "TEI.2"));
    // A corpus may itself be called TEI in old files.
    let mut items = Vec::new();
    for tei in texts {
        let facts = facts(tree, tei);
        let Some(text) = tree.first(tei, "text") else {
            continue;
        };
        let articles: Vec<NodeIdx> = tree
            .below(text, "div")
            .into_iter()
            .filter(|div| tree.attribute(*div, "type") == Some("article"))
            .collect();
        if articles.len() >= 2 {
            items.extend(articles.into_iter().filter_map(|div| {
                let mut own = facts.clone();
                own.headline = tree
                    .text_at(div, &["head"])
                    .and_then(|head| Fact::new(head, STATED_BY));
                own.authors.clear();
                article(tree, div, own)
            }));
        } else {
            items.extend(article(tree, text, facts));
        }
    }
    items
}

fn article(tree: &Tree, node: NodeIdx, facts: Facts) -> Option<Item> {
    let headline = facts
        .headline
        .as_ref()
        .map_or("", |fact| fact.value.as_str());
    let mut lines = Lines::default();
    let first_head = tree
        .below(node, "head")
        .first()
        .map(|head| squeeze(&tree.text(*head)));
    if first_head.as_deref() != Some(headline) {
        lines.push(headline, Job::Sure(ZoneKind::Headline));
    }
    let mut text = Lines::default();
    let rule = |idx| rule(tree, idx, headline);
    blocks::push(tree, node, Job::Sure(ZoneKind::Body), &rule, &mut text);
    if text.is_empty() {
        return None;
    }
    blocks::push(tree, node, Job::Sure(ZoneKind::Body), &rule, &mut lines);
    Some(Item::Document(lines.finish(facts)))
}

fn rule(tree: &Tree, idx: NodeIdx, headline: &str) -> Rule {
    use Job::{Maybe, Open, Sure};
    let node = &tree.nodes[idx];
    match node.name.as_str() {
        "head" | "p" if tree.is_in(idx, "figure") => Rule::Line(Sure(ZoneKind::Caption)),
        "head" if squeeze(&tree.text(idx)) == headline => Rule::Line(Sure(ZoneKind::Headline)),
        "head" => Rule::Paragraph(Sure(ZoneKind::Heading)),
        "titlePart" | "docTitle" => Rule::Line(Maybe(ZoneKind::Headline)),
        "byline" | "docAuthor" => Rule::Line(Sure(ZoneKind::Byline)),
        "dateline" => Rule::Line(Sure(ZoneKind::Dateline)),
        "docDate" => Rule::Line(Sure(ZoneKind::Date)),
        "figDesc" | "caption" => Rule::Line(Sure(ZoneKind::Caption)),
        "p" | "ab" => Rule::Paragraph(Sure(ZoneKind::Body)),
        "l" | "item" | "sp" | "label" => Rule::Line(Sure(ZoneKind::Body)),
        "row" | "trailer" | "signed" | "note" => Rule::Line(Open),
        "fw" | "pb" | "cb" | "milestone" | "graphic" | "teiHeader" | "del" | "sic" => Rule::Skip,
        "front" | "body" | "back" | "text" | "group" | "div" | "div1" | "div2" | "div3"
        | "div4" | "lg" | "list" | "table" | "figure" | "quote" | "cit" | "floatingText"
        | "titlePage" | "opener" | "closer" | "argument" | "u" => Rule::Box(Sure(ZoneKind::Body)),
        _ => Rule::Inline,
    }
}

fn facts(tree: &Tree, tei: NodeIdx) -> Facts {
    let fact = |value: String| Fact::new(squeeze(&value), STATED_BY);
    let mut facts = Facts::default();
    let Some(header) = tree.first(tei, "teiHeader") else {
        return facts;
    };
    let statement = tree
        .at(header, &["fileDesc", "titleStmt"])
        .unwrap_or(header);
    let is_main = |idx: &NodeIdx| !matches!(tree.attribute(*idx, "type"), Some("sub" | "desc"));
    facts.headline = tree
        .named(statement, "title")
        .find(is_main)
        .and_then(|title| fact(tree.text(title)));
    let source = tree
        .at(header, &["fileDesc", "sourceDesc"])
        .unwrap_or(statement);
    let mut authors: Vec<NodeIdx> = tree.named(statement, "author").collect();
    if authors.is_empty() {
        authors = tree.below(source, "author");
    }
    for author in authors {
        let name = squeeze(&tree.text(author));
        facts
            .authors
            .extend(people::authors(&name).into_iter().filter_map(fact));
    }
    let publication = tree
        .at(header, &["fileDesc", "publicationStmt"])
        .unwrap_or(statement);
    let is_outlet = |idx: &NodeIdx| matches!(tree.attribute(*idx, "level"), Some("j" | "s"));
    facts.outlet = tree
        .below(source, "title")
        .into_iter()
        .find(is_outlet)
        .or_else(|| tree.below(source, "publisher").first().copied())
        .or_else(|| tree.first(publication, "publisher"))
        .and_then(|outlet| fact(tree.text(outlet)));
    // The source's date is the newspaper's; the file's own is when it was keyed.
    let mut dates = tree
        .below(source, "date")
        .into_iter()
        .chain(tree.below(publication, "date"));
    facts.published = dates
        .find_map(|date| {
            let when = tree.attribute(date, "when").map(str::to_string);
            when::iso(&when.unwrap_or_else(|| tree.text(date)), Order::default())
        })
        .and_then(fact);
    let references = tree
        .below(source, "ref")
        .into_iter()
        .chain(tree.below(source, "ptr"));
    facts.url = references
        .filter_map(|idx| tree.attribute(idx, "target"))
        .find(|target| target.starts_with("http"))
        .and_then(|url| fact(url.to_string()));
    facts.language = tree
        .below(header, "language")
        .first()
        .and_then(|language| tree.attribute(*language, "ident"))
        .or_else(|| tree.attribute(tei, "lang"))
        .and_then(language_tag)
        .and_then(fact);
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(xml: &str) -> Vec<String> {
        read(&Tree::parse(xml))
            .into_iter()
            .map(|item| match item {
                Item::Document(document) => document.text.replace('\n', "/"),
                Item::Member(member) => member.name,
            })
            .collect()
    }

    #[test]
    fn a_corpus_gives_an_article_a_text() {
        let one = "<TEI><teiHeader><fileDesc><titleStmt><title>Talks end</title></titleStmt>\
                   </fileDesc></teiHeader><text><body><p>The port is shut.</p></body></text></TEI>";
        let expected = "Talks end//The port is shut.";
        assert_eq!(
            texts(&format!("<teiCorpus>{one}{one}</teiCorpus>")),
            [expected, expected]
        );
    }

    #[test]
    fn an_issue_gives_an_article_a_division() {
        assert_eq!(
            texts(
                "<TEI><teiHeader/><text><body><div type='article'><head>Talks end</head><p>The \
                 port <hi>is</hi><lb/>shut.</p></div><div type='article'><head>Tax stays</head>\
                 <p>Silos.</p><note>Torn.</note></div></body></text></TEI>"
            ),
            ["Talks end//The port is shut.", "Tax stays//Silos./Torn."]
        );
    }

    #[test]
    fn headers_alone_are_no_article() {
        assert!(texts("<TEI><teiHeader/><text><body><pb/></body></text></TEI>").is_empty());
    }
}
