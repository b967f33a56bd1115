//! RSS 0.9 to 2.0, Atom → one article an entry.
//!
//! Texts in HTML are handed on. A short description is a summary; a long one is the text, as feeds
//! without `content:encoded` mean it.

use super::tree::{NodeIdx, Tree};
use super::{finish_drafts, too_many};
use crate::article::Draft;
use crate::lines::squeeze;
use crate::table::{language_tag, without_outlet};
use crate::when::{self, Order};
use crate::{MAX_ARTICLES, html, people};
use document::{Fact, Facts, Refusal, Unpacked};

const STATED_BY: &str = "the feed";

/// Characters from which a description is the text. Summaries that editors write have up to 500.
const TEXT_CHARS: usize = 800;

/// Bytes at the end of a description in which a blog program advertises itself.
const TAIL_BYTES: usize = 400;

/// Reads a feed.
pub(super) fn read(tree: &Tree, mut unpacked: Unpacked) -> Result<Unpacked, Refusal> {
    let mut entries = tree.below(0, "item");
    if entries.is_empty() {
        entries = tree.below(0, "entry");
    }
    // Exports of blogs list pictures and menus beside the articles.
    entries.retain(|entry| {
        let kind = tree.text_at(*entry, &["post_type"]);
        !matches!(
            kind.as_deref(),
            Some("attachment" | "nav_menu_item" | "revision")
        )
    });
    let outer = outer_facts(tree);
    let n_entries = entries.len();
    let drafts = entries
        .iter()
        .take(MAX_ARTICLES)
        .enumerate()
        .map(|(idx, entry)| draft(tree, *entry, idx + 1, &outer));
    let n_summaries = finish_drafts(drafts, &mut unpacked.items);
    if unpacked.items.is_empty() {
        return Err(Refusal::new(
            "This feed has no entries: open the page of the outlet and save its articles instead.",
        ));
    }
    let n_read = unpacked.items.len();
    if n_summaries == n_read {
        unpacked.notices.push(
            "This feed has headlines and summaries only: open the articles themselves for their \
             texts."
                .to_string(),
        );
    } else if n_summaries > 0 {
        unpacked.notices.push(format!(
            "{n_summaries} of {n_read} entries {} a headline or summary only.",
            if n_summaries == 1 { "has" } else { "have" }
        ));
    }
    if n_entries > MAX_ARTICLES {
        unpacked.notices.push(too_many(n_entries));
    }
    Ok(unpacked)
}

/// What the feed states for all entries.
fn outer_facts(tree: &Tree) -> Facts {
    let mut facts = Facts::default();
    let root = tree.elements(0).next().unwrap_or(0);
    let channel = tree.below(0, "channel").first().copied().unwrap_or(root);
    let title = plain(tree, channel, &["title"]).map(|title| html::one_line(&title));
    facts.outlet = title.and_then(|title| Fact::new(title, STATED_BY));
    facts.language = plain(tree, channel, &["language"])
        .or_else(|| tree.attribute(root, "lang").map(str::to_string))
        .and_then(|language| language_tag(&language))
        .and_then(|tag| Fact::new(tag, STATED_BY));
    facts
}

/// The text of the first child with one of these names that has no prefix of other modules.
fn plain(tree: &Tree, node: NodeIdx, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        tree.named(node, name)
            .filter(|idx| {
                let prefix = tree.nodes[*idx].prefix.as_str();
                !matches!(
                    prefix,
                    "media" | "itunes" | "image" | "video" | "g" | "thr" | "slash"
                )
            })
            .map(|idx| tree.text(idx))
            .find(|text| !text.trim().is_empty())
    })
}

fn draft(tree: &Tree, entry: NodeIdx, number: usize, outer: &Facts) -> Draft {
    let fact = |value: String| Fact::new(value, STATED_BY);
    let headline =
        plain(tree, entry, &["title"]).map_or(String::new(), |title| html::one_line(&title));
    let mut facts = Facts::default();
    // A feed of other people's articles names whose each is.
    if let Some(source) = tree.first(entry, "source") {
        let title = plain(tree, source, &["title"]).unwrap_or_else(|| tree.text(source));
        facts.outlet = fact(squeeze(&title));
    }
    let outlet = facts.outlet.as_ref().or(outer.outlet.as_ref());
    let outlet_name = outlet.map_or("", |outlet| outlet.value.as_str());
    let headline = without_outlet(&headline, outlet_name).to_string();
    facts.headline = fact(headline.clone());
    facts.url = link(tree, entry).and_then(fact);
    let date = |names: &[&str]| {
        plain(tree, entry, names).and_then(|value| when::iso(&value, Order::default()))
    };
    facts.published = date(&["pubDate", "published", "issued", "date", "created"])
        .or_else(|| date(&["updated", "modified"]))
        .and_then(fact);
    facts.updated = date(&["updated", "modified"])
        .filter(|updated| {
            facts
                .published
                .as_ref()
                .is_none_or(|fact| fact.value != *updated)
        })
        .and_then(fact);
    authors(tree, entry, &mut facts);
    facts.fill_from(outer);
    let (text, dek) = texts(tree, entry, &headline);
    facts.dek = fact(squeeze(&dek));
    Draft {
        name: format!("entry {number}"),
        headline,
        dek,
        text,
        facts,
    }
}

fn link(tree: &Tree, entry: NodeIdx) -> Option<String> {
    if let Some(original) = plain(tree, entry, &["origLink"]) {
        return Some(original.trim().to_string());
    }
    for link in tree.named(entry, "link") {
        let is_article = matches!(tree.attribute(link, "rel"), None | Some("alternate"));
        let address = tree
            .attribute(link, "href")
            .map_or_else(|| tree.text(link), str::to_string);
        if is_article && !address.trim().is_empty() {
            return Some(address.trim().to_string());
        }
    }
    let guid = tree
        .first(entry, "guid")
        .map(|guid| tree.text(guid).trim().to_string());
    guid.filter(|guid| guid.starts_with("http"))
}

fn authors(tree: &Tree, entry: NodeIdx, facts: &mut Facts) {
    for node in tree.elements(entry) {
        if !matches!(tree.nodes[node].name.as_str(), "author" | "creator") {
            continue;
        }
        let value = tree
            .text_at(node, &["name"])
            .unwrap_or_else(|| tree.text(node));
        // RSS has "name@example.org (Jane Roe)" by its specification.
        let in_brackets = value
            .contains('@')
            .then(|| {
                value
                    .split_once('(')?
                    .1
                    .split(')')
                    .next()
                    .map(str::to_string)
            })
            .flatten();
        let value = in_brackets.unwrap_or(value);
        if let Some(agency) = people::agency_of(&value) {
            facts.agency = facts.agency.take().or(Fact::new(agency, STATED_BY));
        }
        for name in people::authors(&value) {
            if facts.authors.iter().all(|author| author.value != name) {
                facts.authors.extend(Fact::new(name, STATED_BY));
            }
        }
    }
}

/// The text and the summary of an entry.
fn texts(tree: &Tree, entry: NodeIdx, headline: &str) -> (String, String) {
    let content = tree
        .elements(entry)
        .filter(|idx| {
            let node = &tree.nodes[*idx];
            let is_other = matches!(node.prefix.as_str(), "media" | "excerpt");
            (node.name == "encoded" || node.name == "content") && !is_other
        })
        .map(|idx| content(tree, idx))
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default();
    let description = tree
        .elements(entry)
        .filter(|idx| {
            let node = &tree.nodes[*idx];
            let is_excerpt = node.prefix == "excerpt" && node.name == "encoded";
            let is_named = matches!(node.name.as_str(), "description" | "summary");
            is_excerpt || (is_named && node.prefix != "media")
        })
        .map(|idx| self::content(tree, idx))
        .find(|text| !text.trim().is_empty())
        .unwrap_or_default();
    let words = html::words(&description);
    let is_text = words.chars().count() >= TEXT_CHARS
        || description.matches("<p").count() >= 3
        || words.trim().matches("\n\n").count() >= 2 && words.len() > TEXT_CHARS / 2;
    if content.trim().is_empty() && is_text {
        return (description, String::new());
    }
    let dek = squeeze(without_tail(&squeeze(&words)));
    // Lists of links repeat the headline and the outlet.
    let is_repeated = dek == headline
        || (!headline.is_empty() && dek.starts_with(headline) && dek.len() < headline.len() + 60);
    (content, if is_repeated { String::new() } else { dek })
}

/// What an element holds: HTML in text, or elements of XHTML.
fn content(tree: &Tree, node: NodeIdx) -> String {
    if tree.elements(node).next().is_some() {
        tree.html(node)
    } else {
        tree.text(node)
    }
}

/// A summary without "The post … appeared first on …".
fn without_tail(dek: &str) -> &str {
    let mut from = dek.len().saturating_sub(TAIL_BYTES);
    while !dek.is_char_boundary(from) {
        from += 1;
    }
    match dek[from..].rfind("The post ") {
        Some(at) if dek[from + at..].contains("appeared first on") => &dek[..from + at],
        _ => dek,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::{Document, Format, Item};

    fn entries(text: &str) -> Vec<Item> {
        let unpacked = read(&Tree::parse(text), Unpacked::new(Format::Feed));
        unpacked.map(|unpacked| unpacked.items).unwrap_or_default()
    }

    fn only(items: &[Item]) -> &Document {
        match items {
            [Item::Document(document)] => document,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_feed_of_other_peoples_articles_names_their_outlet() {
        let items = entries(
            "<rss><channel><title>Port - News search</title><item><title>Talks end - Harbour \
             News</title><link>https://search.example/1</link><pubDate>Mon, 06 Nov 2023 09:15:00 \
             GMT</pubDate><description>&lt;a href=\"https://search.example/1\"&gt;Talks \
             end&lt;/a&gt;&amp;nbsp;&lt;font&gt;Harbour News&lt;/font&gt;</description>\
             <source url=\"https://harbour.example\">Harbour News</source></item></channel></rss>",
        );
        let document = only(&items);
        assert_eq!(document.text, "Talks end");
        let outlet = document
            .facts
            .outlet
            .as_ref()
            .map(|fact| fact.value.as_str());
        assert_eq!(outlet, Some("Harbour News"));
    }

    #[test]
    fn exports_of_blogs_have_paragraphs_as_lines() {
        let items = entries(
            "<rss xmlns:content='c' xmlns:excerpt='e' xmlns:wp='w'><channel><title>Blog</title>\
             <item><title>A picture</title><wp:post_type>attachment</wp:post_type></item>\
             <item><title>Talks end</title><content:encoded><![CDATA[<b>Ships</b> wait.\n\nThe \
             <i>port</i> is shut.]]></content:encoded><excerpt:encoded><![CDATA[In \
             short]]></excerpt:encoded><wp:post_type>post</wp:post_type></item></channel></rss>",
        );
        let [Item::Member(member)] = items.as_slice() else {
            panic!("{items:?}");
        };
        let page = String::from_utf8_lossy(&member.bytes);
        assert!(
            page.contains("<p><b>Ships</b> wait.</p>\n<p>The <i>port</i>"),
            "{page}"
        );
        assert_eq!(
            member.facts.dek.as_ref().map(|dek| dek.value.as_str()),
            Some("In short")
        );
    }

    #[test]
    fn long_descriptions_are_the_text() {
        let text = "Ships waited outside the harbour on Monday. ".repeat(30);
        let items = entries(&format!(
            "<rss><channel><item><title>Talks end</title><author>desk@harbour.example (Jane \
             Roe)</author><description>{text}</description></item></channel></rss>"
        ));
        let document = only(&items);
        assert_eq!(
            document.marks.last().map(|mark| mark.kind.name()),
            Some("body")
        );
        assert_eq!(document.facts.authors[0].value, "Jane Roe");
    }
}
