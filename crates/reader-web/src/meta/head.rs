//! The `<meta>` and `<link>` of a page → what they state, the most trusted first.
//!
//! Open Graph, Dublin Core, the names of analytics services and of scholars; no JSON-LD, no text.

use super::text::plain;
use crate::tree::Tree;

/// What a page's head states.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Titles, the best first, none twice.
    pub titles: Vec<String>,
    pub deks: Vec<String>,
    pub authors: Vec<String>,
    pub published: Vec<String>,
    pub modified: Vec<String>,
    pub site_names: Vec<String>,
    pub url: Option<String>,
    pub language: Option<String>,
}

const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "cxenseparse:title",
    "cxenseparse:recs:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "dc:title",
    "headline",
    "title",
    "article:title",
    "hdl",
];

const DEKS: &[&str] = &[
    "og:description",
    "twitter:description",
    "description",
    "dc.description",
    "dcterms.abstract",
    "sailthru.description",
    "cxenseparse:description",
    "lead",
    "abstract",
];

const AUTHORS: &[&str] = &[
    "author",
    "parsely-author",
    "citation_author",
    "sailthru.author",
    "cxenseparse:author",
    "cxenseparse:recs:articleauthor",
    "article:author",
    "article:author_name",
    "article:author:name",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "byl",
    "creator",
    "authors",
    "article.author",
    "article_author",
    "article-author",
    "twitter:data1",
    "og:article:author",
    "og:author",
];

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "sailthru.date",
    "citation_publication_date",
    "citation_online_date",
    "published_at",
    "published_time",
    "publish_date",
    "publish-date",
    "publishdate",
    "published-date",
    "publication_date",
    "publication-date",
    "publicationdate",
    "pubdate",
    "originalpublicationdate",
    "article.published",
    "article:post_date",
    "article_date_original",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "dc:date",
    "date",
    "citation_date",
    "rbpubdate",
    "date.created",
    "datecreated",
    "created",
    "og:pubdate",
    "ptime",
    "pdate",
    "displaydate",
    "prism.publicationdate",
    "bt:pubdate",
    "article:create_time",
    "release_date",
    "timestamp",
    "sort_date",
];

const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "revised",
    "dcterms.modified",
    "dc.date.modified",
    "article:modified",
    "modified",
    "utime",
    "article.updated",
    "modified_time",
    "cxenseparse:modified_time",
];

const SITES: &[&str] = &[
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "cre",
    "publisher",
    "citation_journal_title",
    "twitter:site",
    "copyright",
];

/// Reads the head.
pub(super) fn head(tree: &Tree) -> Head {
    let metas: Vec<(String, &str)> = tree
        .metas()
        .filter(|(_, content)| !content.is_empty())
        .map(|(name, content)| (name.to_ascii_lowercase(), content))
        .collect();
    let written_by = metas
        .iter()
        .any(|(name, content)| name == "twitter:label1" && is_writer_label(content));
    let all = |names: &[&str]| {
        let mut found: Vec<String> = Vec::new();
        for wanted in names {
            // Slack's labels: "twitter:data1" is whatever "twitter:label1" says.
            if *wanted == "twitter:data1" && !written_by {
                continue;
            }
            for (name, content) in &metas {
                let content = if name == wanted {
                    plain(content)
                } else {
                    continue;
                };
                if !content.is_empty() && !found.contains(&content) && found.len() < 40 {
                    found.push(content);
                }
            }
        }
        found
    };
    let mut authors = all(AUTHORS);
    authors.retain(|author| !author.starts_with("http"));
    let value = |name: &str| {
        metas
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, content)| (*content).to_owned())
    };
    let language = tree
        .language()
        .map(str::to_owned)
        .or_else(|| value("og:locale"))
        .or_else(|| value("content-language"))
        .or_else(|| value("language"))
        .or_else(|| value("dc.language"));
    Head {
        titles: all(TITLES),
        deks: all(DEKS),
        authors,
        published: all(PUBLISHED),
        modified: all(MODIFIED),
        site_names: all(SITES),
        url: address(tree).or_else(|| value("og:url").filter(|url| url.starts_with("http"))),
        language,
    }
}

fn is_writer_label(label: &str) -> bool {
    let label = label.to_lowercase();
    [
        "written by",
        "author",
        "by",
        "verfasst von",
        "geschrieben von",
        "écrit par",
        "escrito por",
        "scritto da",
        "posted by",
        "auteur",
        "autor",
        "написано автором",
        "kirjoittanut",
        "skriven av",
        "skrevet av",
        "skrevet af",
        "napisane przez",
        "yazan",
        "geschreven door",
    ]
    .contains(&label.trim())
}

/// `<link rel=canonical>`, when it is a whole address.
fn address(tree: &Tree) -> Option<String> {
    tree.elements(tree.root(), "link")
        .filter(|&link| {
            tree.attr(link, "rel").is_some_and(|rel| {
                rel.split_ascii_whitespace()
                    .any(|rel| rel.eq_ignore_ascii_case("canonical"))
            })
        })
        .filter_map(|link| tree.attr(link, "href"))
        .map(str::trim)
        .find(|href| href.starts_with("http"))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_page() {
        let tree = Tree::parse(
            "<html lang=en-GB><link rel=canonical href='https://harbour.example/a'>\
             <meta name=Author content='Ada Quay'><meta property=og:title content='Ships turn &amp;amp; back'>\
             <meta property='article:published_time' content='2021-06-28T14:05:00Z'>\
             <meta name='twitter:label1' content='Reading time'><meta name='twitter:data1' content='3 minutes'>\
             <meta property='article:author' content='https://social.example/ada'>",
        );
        let head = head(&tree);
        assert_eq!(head.titles, ["Ships turn & back"]);
        assert_eq!(head.authors, ["Ada Quay"]);
        assert_eq!(head.published, ["2021-06-28T14:05:00Z"]);
        assert_eq!(head.url.as_deref(), Some("https://harbour.example/a"));
        assert_eq!(head.language.as_deref(), Some("en-GB"));
    }
}
