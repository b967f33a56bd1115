//! `NewsML-G2` and `NewsML 1` → articles whose parts are marked for sure.
//!
//! Text items only: items that are a picture or a list of other items give nothing. The text inside
//! is NITF, XHTML or plain.
//!
//! Source: the IPTC's specifications of `NewsML-G2` and `NewsML 1.2`, as agencies use them.

use super::blocks::{self, Rule};
use super::nitf;
use super::tree::{NodeIdx, Tree};
use crate::article::{self, Draft};
use crate::lines::{Job, Lines, squeeze};
use crate::people;
use crate::table::language_tag;
use crate::when::{self, Order};
use document::{Fact, Facts, Item, ZoneKind};

const STATED_BY: &str = "the NewsML head";

/// All articles of a file.
pub(super) fn read(tree: &Tree) -> Vec<Item> {
    let mut items: Vec<Item> = tree
        .below(0, "newsItem")
        .into_iter()
        .filter_map(|item| second_generation(tree, item))
        .collect();
    for item in tree.below(0, "NewsItem") {
        items.extend(first_generation(tree, item));
    }
    items
}

fn fact(value: impl AsRef<str>) -> Option<Fact> {
    Fact::new(squeeze(value.as_ref()), STATED_BY)
}

fn iso(value: impl AsRef<str>) -> Option<Fact> {
    when::iso(value.as_ref(), Order::default()).and_then(fact)
}

/// What stands over the text, for items whose text does not say it itself.
#[derive(Default)]
struct Head {
    headline: String,
    dek: String,
    byline: String,
    dateline: String,
    copyright: String,
    note: String,
    facts: Facts,
}

fn second_generation(tree: &Tree, item: NodeIdx) -> Option<Item> {
    let head = head_of_second(tree, item);
    let content = tree.first(item, "contentSet")?;
    for part in tree.elements(content) {
        let found = match tree.nodes[part].name.as_str() {
            "inlineXML" | "inlineData" => text_of(tree, part, &head),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn head_of_second(tree: &Tree, item: NodeIdx) -> Head {
    let mut head = Head::default();
    let at = |path: &[&str]| tree.text_at(item, path);
    head.headline = at(&["contentMeta", "headline"])
        .or_else(|| at(&["itemMeta", "title"]))
        .unwrap_or_default();
    head.byline = at(&["contentMeta", "by"]).unwrap_or_default();
    head.dateline = at(&["contentMeta", "dateline"]).unwrap_or_default();
    head.copyright = at(&["rightsInfo", "copyrightNotice"]).unwrap_or_default();
    let Some(meta) = tree.first(item, "contentMeta") else {
        head.facts.headline = fact(head.headline.clone());
        return head;
    };
    let summary = tree.named(meta, "description").find(|idx| {
        let role = tree.attribute(*idx, "role").unwrap_or_default();
        !role.ends_with("caption")
    });
    let second_headline = tree.named(meta, "headline").find(|idx| {
        let role = tree.attribute(*idx, "role").unwrap_or_default();
        role.to_ascii_lowercase().contains("sub")
    });
    head.dek = second_headline
        .or(summary)
        .map_or(String::new(), |idx| squeeze(&tree.text(idx)));
    head.note = at(&["itemMeta", "edNote"]).unwrap_or_default();
    let facts = &mut head.facts;
    facts.headline = fact(head.headline.clone());
    facts.dek = fact(head.dek.clone());
    for creator in tree.named(meta, "creator") {
        let name = tree
            .text_at(creator, &["name"])
            .or_else(|| Some(tree.attribute(creator, "literal")?.to_string()))
            .unwrap_or_default();
        facts
            .authors
            .extend(people::authors(&name).into_iter().filter_map(fact));
    }
    if facts.authors.is_empty() {
        facts.authors = people::authors(&head.byline)
            .into_iter()
            .filter_map(fact)
            .collect();
    }
    let item_meta = tree.first(item, "itemMeta").unwrap_or(meta);
    let provider = tree.first(item_meta, "provider");
    let provider_name = provider.and_then(|provider| named_thing(tree, provider));
    let source = tree
        .first(meta, "infoSource")
        .and_then(|source| named_thing(tree, source));
    let names = [&source, &provider_name, &Some(head.byline.clone())];
    let agency = names
        .into_iter()
        .flatten()
        .find_map(|name| people::agency_of(name));
    facts.agency = agency.and_then(fact);
    facts.outlet = provider_name.and_then(fact);
    let stated = |node, name: &str| tree.text_at(node, &[name]);
    facts.published = stated(item_meta, "firstCreated")
        .or_else(|| stated(meta, "contentCreated"))
        .or_else(|| stated(item_meta, "versionCreated"))
        .and_then(iso);
    facts.updated = stated(meta, "contentModified")
        .or_else(|| stated(item_meta, "versionCreated"))
        .and_then(iso)
        .filter(|updated| {
            facts
                .published
                .as_ref()
                .is_none_or(|found| found.value != updated.value)
        });
    facts.language = tree
        .first(meta, "language")
        .and_then(|language| tree.attribute(language, "tag"))
        .or_else(|| tree.attribute(item, "lang"))
        .and_then(language_tag)
        .and_then(fact);
    head
}

/// The name of a provider or source: spelt out, literal, or the last part of its code.
fn named_thing(tree: &Tree, node: NodeIdx) -> Option<String> {
    let code = || {
        let code = tree
            .attribute(node, "qcode")
            .or_else(|| tree.attribute(node, "uri"))?;
        let name = code.trim_end_matches('/').rsplit([':', '/']).next()?;
        Some(name.strip_prefix("www.").unwrap_or(name).to_string())
    };
    tree.text_at(node, &["name"])
        .or_else(|| Some(tree.attribute(node, "literal")?.to_string()))
        .or_else(code)
}

/// The article inside `node`, under `head`.
fn text_of(tree: &Tree, node: NodeIdx, head: &Head) -> Option<Item> {
    if let Some(inside) = tree.below(node, "nitf").first() {
        return nitf::article(tree, *inside, &head.facts);
    }
    if tree.elements(node).next().is_none() {
        let draft = Draft {
            name: "item".to_string(),
            headline: head.headline.clone(),
            dek: head.dek.clone(),
            text: tree.text(node),
            facts: head.facts.clone(),
        };
        let has_text = !draft.text.trim().is_empty();
        return has_text
            .then(|| draft.finish().map(|(item, _)| item))
            .flatten();
    }
    let body = tree.below(node, "body").first().copied().unwrap_or(node);
    let mut text = Lines::default();
    blocks::push(
        tree,
        body,
        Job::Sure(ZoneKind::Body),
        &|idx| rule(tree, idx),
        &mut text,
    );
    if text.is_empty() {
        return None;
    }
    let mut lines = Lines::default();
    // The text often begins with the headline as its title.
    let begins_with = |line: &str| {
        tree.elements(body)
            .next()
            .is_some_and(|first| squeeze(&tree.text(first)) == line)
    };
    let job = Job::Sure;
    if !begins_with(&head.headline) {
        lines.push(&head.headline, job(ZoneKind::Headline));
    }
    lines.push(&head.dek, job(ZoneKind::Dek));
    lines.push(&head.byline, job(ZoneKind::Byline));
    lines.push(&head.dateline, job(ZoneKind::Dateline));
    lines.push(&head.note, job(ZoneKind::EditorNote));
    blocks::push(
        tree,
        body,
        job(ZoneKind::Body),
        &|idx| rule(tree, idx),
        &mut lines,
    );
    if !head.copyright.is_empty() {
        lines.gap();
        lines.push(&head.copyright, job(ZoneKind::Copyright));
    }
    Some(Item::Document(lines.finish(head.facts.clone())))
}

/// Blocks of XHTML as agencies write it, and of `NewsML 1`.
fn rule(tree: &Tree, idx: NodeIdx) -> Rule {
    use Job::{Open, Sure};
    match tree.nodes[idx].name.as_str() {
        "p" | "pre" => Rule::Paragraph(article::body_job(&tree.text(idx))),
        "h1" => Rule::Line(Sure(ZoneKind::Headline)),
        "h2" | "h3" | "h4" | "h5" => Rule::Paragraph(Sure(ZoneKind::Heading)),
        "li" | "dt" | "dd" => Rule::Line(Sure(ZoneKind::Body)),
        "figcaption" | "caption" => Rule::Line(Sure(ZoneKind::Caption)),
        "tr" => Rule::Line(Open),
        "div" | "section" | "article" | "main" | "blockquote" | "body" | "html" => {
            Rule::Box(Sure(ZoneKind::Body))
        }
        "ul" | "ol" | "dl" | "table" | "tbody" | "thead" | "figure" | "aside" | "header"
        | "footer" => Rule::Box(Open),
        "head" | "script" | "style" | "title" => Rule::Skip,
        _ => Rule::Inline,
    }
}

/// `NewsML 1`: each component with content is an article; what stands over it is taken from the
/// nearest component that says it.
fn first_generation(tree: &Tree, item: NodeIdx) -> Vec<Item> {
    let mut contents = tree.below(item, "DataContent");
    contents.retain(|content| !tree.text(*content).trim().is_empty());
    let head = head_of_first(tree, item);
    contents
        .into_iter()
        .filter_map(|content| text_of(tree, content, &head))
        .collect()
}

fn head_of_first(tree: &Tree, item: NodeIdx) -> Head {
    let below = |name: &str| tree.below(item, name).first().copied();
    let text = |name: &str| below(name).map_or(String::new(), |idx| squeeze(&tree.text(idx)));
    let attribute =
        |name: &str, attribute: &str| Some(tree.attribute(below(name)?, attribute)?.to_string());
    let mut head = Head {
        headline: text("HeadLine"),
        dek: text("SubHeadLine"),
        byline: text("ByLine"),
        dateline: text("DateLine"),
        copyright: text("CopyrightLine"),
        note: String::new(),
        facts: Facts::default(),
    };
    let facts = &mut head.facts;
    facts.headline = fact(head.headline.clone());
    facts.dek = fact(head.dek.clone());
    facts.authors = people::authors(&head.byline)
        .into_iter()
        .filter_map(fact)
        .collect();
    let provider = below("Provider")
        .and_then(|provider| tree.first(provider, "Party"))
        .and_then(|party| Some(tree.attribute(party, "FormalName")?.to_string()))
        .or_else(|| Some(text("ProviderId")).filter(|id| !id.is_empty()));
    let agency = provider.as_deref().and_then(people::agency_of);
    facts.agency = agency.and_then(fact);
    facts.outlet = provider.and_then(fact);
    facts.published = iso(text("FirstCreated"));
    facts.updated = iso(text("ThisRevisionCreated")).filter(|updated| {
        facts
            .published
            .as_ref()
            .is_none_or(|found| found.value != updated.value)
    });
    facts.language = attribute("Language", "FormalName")
        .and_then(|language| language_tag(&language))
        .and_then(fact);
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(meta: &str, content: &str) -> Vec<Item> {
        read(&Tree::parse(&format!(
            "<newsItem><itemMeta><provider literal='harbour.example'/><edNote>Not before \
             noon.</edNote></itemMeta><contentMeta>{meta}</contentMeta>\
             <contentSet>{content}</contentSet></newsItem>"
        )))
    }

    #[test]
    fn second_headlines_and_notes_have_their_zones() {
        let items = item(
            "<headline>Talks end</headline><headline role='hld:subHeadline'>No deal</headline>",
            "<inlineXML><html><body><p>The port is shut.</p><h3>Next</h3><p>Talks.</p></body></html></inlineXML>",
        );
        let [Item::Document(document)] = items.as_slice() else {
            panic!("{items:?}");
        };
        let drawn: Vec<String> = document
            .marks
            .iter()
            .map(|mark| {
                format!(
                    "{} {}",
                    mark.kind.name(),
                    &document.text.as_str()[mark.span]
                )
            })
            .collect();
        assert_eq!(
            drawn,
            [
                "headline Talks end",
                "dek No deal",
                "editor_note Not before noon.",
                "body The port is shut.",
                "heading Next",
                "body Talks."
            ]
        );
        let outlet = document
            .facts
            .outlet
            .as_ref()
            .map(|fact| fact.value.as_str());
        assert_eq!(outlet, Some("harbour.example"));
    }

    #[test]
    fn html_in_plain_data_is_handed_on() {
        let items = item(
            "<headline>Talks end</headline>",
            "<inlineData><![CDATA[<p>The port is shut.</p>]]></inlineData>",
        );
        assert!(matches!(items.as_slice(), [Item::Member(_)]), "{items:?}");
    }

    #[test]
    fn pictures_and_empty_items_give_nothing() {
        for content in [
            "<remoteContent href='a.jpg'/>",
            "<inlineXML> <!-- none --> </inlineXML>",
            "<inlineXML><nitf><body/></nitf></inlineXML>",
        ] {
            assert!(
                item("<headline>Talks end</headline>", content).is_empty(),
                "{content}"
            );
        }
    }
}
