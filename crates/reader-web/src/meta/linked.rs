//! A page's JSON-LD → what it states about the article.
//!
//! One page states many things (itself, its site, its pictures, teasers of other articles): the
//! article is the node that agrees best with the page's titles and address. Terms: schema.org.

use super::json::{self, Json};
use super::text::{key, likeness, plain};
use crate::tree::Tree;

/// What JSON-LD states about the article; strings are plain.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub headline: Option<String>,
    pub alternative: Option<String>,
    pub description: Option<String>,
    /// Names of writers as stated, and whether they are stated to be organisations.
    pub authors: Vec<(String, bool)>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub publisher: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// Whether it is stated to be news: a newsroom fills such nodes with care.
    pub is_news: bool,
}

/// Most nodes looked at.
const MAX_NODES: usize = 5000;

/// Most authors of one node.
const MAX_AUTHORS: usize = 30;

/// Reads the page's JSON-LD. `titles` are keys of what other places call the article, `url` its address.
pub(super) fn linked(tree: &Tree, titles: &[String], url: Option<&str>) -> Linked {
    let scripts: Vec<Json> = tree
        .json_ld()
        .iter()
        .map(|script| json::parse(script))
        .collect();
    let mut nodes = Vec::new();
    for script in &scripts {
        collect(script, &mut nodes);
    }
    let ids: Vec<(&str, &Json)> = {
        let mut ids: Vec<(&str, &Json)> = nodes
            .iter()
            .filter(|node| node.get("name").is_some())
            .filter_map(|node| Some((node.get("@id")?.text()?, *node)))
            .collect();
        ids.sort_by_key(|(id, _)| *id);
        ids
    };
    let mut ranked: Vec<(i32, &Json)> = nodes
        .iter()
        .filter_map(|node| Some((rank(node, titles, url)?, *node)))
        .collect();
    // Stable: of equals the first of the page.
    ranked.sort_by_key(|(rank, _)| -rank);
    let mut found = Linked::default();
    let Some(&(best_rank, best)) = ranked.first() else {
        return found;
    };
    found.is_news = kinds(best).any(|kind| kind.contains("NewsArticle"));
    let best_title = title_of(best);
    for (rank, node) in &ranked {
        // What the best node leaves out, another about the same article may state.
        let is_same = std::ptr::eq(*node, best)
            || title_of(node).is_some_and(|title| {
                best_title
                    .as_ref()
                    .is_some_and(|best| likeness(&key(best), &key(&title)) > 0.6)
            })
            || (*rank > 0 && best_rank > 0 && !is_article(node));
        if is_same {
            fill(&mut found, node, &ids);
        }
    }
    found
}

/// All objects, in the order of the script.
pub(super) fn collect<'a>(value: &'a Json, nodes: &mut Vec<&'a Json>) {
    if nodes.len() >= MAX_NODES {
        return;
    }
    match value {
        Json::List(values) => values.iter().for_each(|value| collect(value, nodes)),
        Json::Object(members) => {
            nodes.push(value);
            for (name, value) in members {
                if matches!(
                    name.as_str(),
                    "@graph"
                        | "mainEntity"
                        | "mainEntityOfPage"
                        | "hasPart"
                        | "author"
                        | "publisher"
                        | "@list"
                        | "subjectOf"
                        | "creator"
                        | "about"
                ) {
                    collect(value, nodes);
                }
            }
        }
        _ => {}
    }
}

fn kinds(node: &Json) -> impl Iterator<Item = &str> {
    node.get("@type")
        .into_iter()
        .flat_map(Json::each)
        .filter_map(Json::text)
}

pub(super) fn is_article(node: &Json) -> bool {
    kinds(node).any(|kind| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article")
            || kind.ends_with("Posting")
            || matches!(
                kind,
                "Report" | "Review" | "CreativeWork" | "Recipe" | "Blog" | "ArticleReport"
            ) && node.get("headline").is_some()
            || kind.contains("NewsArticle")
    })
}

fn is_page(node: &Json) -> bool {
    kinds(node).any(|kind| {
        matches!(
            kind,
            "WebPage"
                | "ItemPage"
                | "Review"
                | "HowTo"
                | "Recipe"
                | "CreativeWork"
                | "FAQPage"
                | "QAPage"
                | "VideoObject"
                | "MediaObject"
        )
    })
}

pub(super) fn title_of(node: &Json) -> Option<String> {
    ["headline", "name"]
        .iter()
        .find_map(|name| node.get(name)?.text())
        .map(plain)
        .filter(|title| !title.is_empty())
}

/// How probably the node is about this page's article; none: it is about something else.
fn rank(node: &Json, titles: &[String], url: Option<&str>) -> Option<i32> {
    let base = if is_article(node) {
        10
    } else if is_page(node) {
        if kinds(node).any(|kind| kind == "VideoObject") {
            1
        } else {
            4
        }
    } else {
        return None;
    };
    let mut rank = base;
    if let Some(title) = title_of(node) {
        let title = key(&title);
        let like = titles
            .iter()
            .map(|known| likeness(known, &title))
            .fold(0.0f32, f32::max);
        rank += (like * 8.0) as i32;
    }
    let address = |name: &str| {
        let value = node.get(name)?;
        value.text().or_else(|| value.get("@id")?.text())
    };
    let is_here = url.is_some_and(|url| {
        ["url", "mainEntityOfPage", "@id"]
            .iter()
            .filter_map(|name| address(name))
            .any(|address| same_address(address, url))
    });
    rank += if is_here { 5 } else { 0 };
    for name in ["datePublished", "author", "articleBody", "headline"] {
        rank += i32::from(node.get(name).is_some());
    }
    Some(rank)
}

fn same_address(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let address = address.split(['#', '?']).next().unwrap_or("");
        address
            .trim_start_matches("https:")
            .trim_start_matches("http:")
            .trim_end_matches('/')
            .to_owned()
    };
    bare(one) == bare(other)
}

fn fill(found: &mut Linked, node: &Json, ids: &[(&str, &Json)]) {
    let text = |name: &str| {
        let value = node.get(name)?;
        let value = value.each().first()?;
        let text = value.text().or_else(|| value.get("@value")?.text())?;
        Some(plain(text)).filter(|text| !text.is_empty())
    };
    let keep = |slot: &mut Option<String>, value: Option<String>| {
        if slot.is_none() {
            *slot = value;
        }
    };
    if is_article(node) {
        keep(
            &mut found.headline,
            text("headline").or_else(|| text("name")),
        );
        keep(
            &mut found.alternative,
            text("alternativeHeadline").or_else(|| text("alternateName")),
        );
    }
    keep(&mut found.description, text("description"));
    keep(
        &mut found.published,
        text("datePublished")
            .or_else(|| text("dateCreated"))
            .or_else(|| text("uploadDate")),
    );
    keep(&mut found.modified, text("dateModified"));
    keep(&mut found.url, text("url"));
    keep(
        &mut found.language,
        text("inLanguage").or_else(|| {
            node.get("inLanguage")?
                .get("alternateName")?
                .text()
                .map(plain)
        }),
    );
    for (slot, name) in [
        (&mut found.publisher, "publisher"),
        (&mut found.source, "sourceOrganization"),
    ] {
        let value = node
            .get(name)
            .and_then(|value| name_of(value.each().first()?, ids));
        keep(slot, value.map(|(name, _)| name));
    }
    if found.authors.is_empty() {
        for name in ["author", "creator", "contributor"] {
            if let Some(value) = node.get(name) {
                authors(value, ids, &mut found.authors);
            }
            if !found.authors.is_empty() {
                break;
            }
        }
    }
}

fn authors(value: &Json, ids: &[(&str, &Json)], into: &mut Vec<(String, bool)>) {
    for one in value.each() {
        if into.len() >= MAX_AUTHORS {
            return;
        }
        match one {
            Json::List(_) => authors(one, ids, into),
            Json::Object(_)
                if one
                    .get("name")
                    .is_some_and(|name| matches!(name, Json::List(_))) =>
            {
                let names = one.get("name").map(Json::each).unwrap_or_default();
                into.extend(
                    names
                        .iter()
                        .filter_map(Json::text)
                        .map(|name| (plain(name), false)),
                );
            }
            _ => into.extend(name_of(one, ids)),
        }
    }
}

/// The name of a person or organisation, and whether it is stated to be an organisation.
fn name_of(value: &Json, ids: &[(&str, &Json)]) -> Option<(String, bool)> {
    if let Some(name) = value.text() {
        // A reference written as a string, or an address.
        let name = match look_up(name, ids) {
            Some(node) => return name_of(node, &[]),
            None if name.starts_with("http") => return None,
            None => name,
        };
        return Some((plain(name), false)).filter(|(name, _)| !name.is_empty());
    }
    let is_organisation = kinds(value).any(|kind| kind.contains("Organization"))
        && !kinds(value).any(|kind| kind == "Person");
    let name = value
        .get("name")
        .and_then(|name| name.each().first()?.text())
        .map(plain)
        .filter(|name| !name.is_empty());
    let name = name.or_else(|| {
        let given = value.get("givenName")?.text()?;
        let family = value.get("familyName")?.text()?;
        Some(plain(&format!("{given} {family}")))
    });
    match name {
        Some(name) => Some((name, is_organisation)),
        None => name_of(look_up(value.get("@id")?.text()?, ids)?, &[]),
    }
}

fn look_up<'a>(id: &str, ids: &[(&str, &'a Json)]) -> Option<&'a Json> {
    let idx = ids.binary_search_by(|(known, _)| (*known).cmp(id)).ok()?;
    Some(ids[idx].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(script: &str) -> Linked {
        let page = format!("<script type='application/ld+json'>{script}</script>");
        linked(
            &Tree::parse(&page),
            &[key("Ships turn back")],
            Some("https://harbour.example/a"),
        )
    }

    #[test]
    fn the_article_is_found_among_other_nodes() {
        let found = read(
            r#"{"@graph":[{"@type":"WebSite","name":"Harbour News"},
            {"@type":"NewsArticle","headline":"Minister resigns","datePublished":"2020-01-01"},
            {"@type":"NewsArticle","headline":"Ships &#8216;turn&#8217; back","author":{"@id":"p1"},
             "datePublished":"2021-06-28T14:05:00Z","publisher":{"name":"Harbour News"}},
            {"@type":"Person","@id":"p1","name":"Ada Quay"}]}"#,
        );
        assert_eq!(found.headline.as_deref(), Some("Ships ‘turn’ back"));
        assert_eq!(found.authors, [("Ada Quay".to_owned(), false)]);
        assert_eq!(found.published.as_deref(), Some("2021-06-28T14:05:00Z"));
        assert_eq!(found.publisher.as_deref(), Some("Harbour News"));
    }

    #[test]
    fn forms_of_authors() {
        for (author, expected) in [
            (r#""Ada Quay""#, vec!["Ada Quay"]),
            (
                r#"["Ada Quay",{"@type":"Person","name":"Bo Ash"}]"#,
                vec!["Ada Quay", "Bo Ash"],
            ),
            (r#"[[{"name":"Ada Quay"}]]"#, vec!["Ada Quay"]),
            (
                r#"{"name":["Ada Quay","Bo Ash"]}"#,
                vec!["Ada Quay", "Bo Ash"],
            ),
            (
                r#"{"givenName":"Ada","familyName":"Quay"}"#,
                vec!["Ada Quay"],
            ),
            (r#"{"@type":"Person"}"#, vec![]),
            (r#""https://harbour.example/ada""#, vec![]),
        ] {
            let found = read(&format!(r#"{{"@type":"Article","author":{author}}}"#));
            let names: Vec<_> = found
                .authors
                .iter()
                .map(|(name, _)| name.as_str())
                .collect();
            assert_eq!(names, expected, "{author}");
        }
    }
}
