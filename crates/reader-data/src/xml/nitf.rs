//! News Industry Text Format → an article whose parts are marked for sure.
//!
//! Source: the NITF 3 element reference of the IPTC; older DTDs differ in the case of a few names
//! only, which are met too.

use super::blocks::{self, Rule};
use super::tree::{NodeIdx, Tree};
use crate::article;
use crate::lines::{Job, Lines, squeeze};
use crate::people;
use crate::table::language_tag;
use crate::when::{self, Order};
use document::{Fact, Facts, Item, ZoneKind};

const STATED_BY: &str = "the NITF head";

/// All articles of a file.
pub(super) fn read(tree: &Tree) -> Vec<Item> {
    tree.below(0, "nitf")
        .into_iter()
        .filter_map(|nitf| article(tree, nitf, &Facts::default()))
        .collect()
}

/// One article; `outer` is what the message around it states.
pub(super) fn article(tree: &Tree, nitf: NodeIdx, outer: &Facts) -> Option<Item> {
    let mut lines = Lines::default();
    let body = tree.first(nitf, "body").unwrap_or(nitf);
    let mut facts = facts(tree, nitf, body);
    facts.fill_from(outer);
    // The message around it may be the only one to say them.
    for (names, stated, kind) in [
        (["hl1", "hl1"], &facts.headline, ZoneKind::Headline),
        (["hl2", "abstract"], &facts.dek, ZoneKind::Dek),
    ] {
        let is_inside = names.iter().any(|name| !tree.below(body, name).is_empty());
        if let Some(stated) = stated
            && !is_inside
        {
            lines.push(&stated.value, Job::Sure(kind));
        }
    }
    let n_head_lines = lines.n_lines();
    for part in tree.elements(body) {
        match tree.nodes[part].name.as_str() {
            "body.content" | "body.end" => lines.gap(),
            _ => {}
        }
        let rule = |idx| rule(tree, idx);
        match rule(part) {
            Rule::Line(job) | Rule::Paragraph(job) => lines.push(&tree.text(part), job),
            Rule::Box(job) => blocks::push(tree, part, job, &rule, &mut lines),
            Rule::Inline | Rule::Skip => {}
        }
    }
    if lines.n_lines() == n_head_lines {
        return None;
    }
    Some(Item::Document(lines.finish(facts)))
}

fn rule(tree: &Tree, idx: NodeIdx) -> Rule {
    use Job::{Maybe, Open, Sure};
    match tree.nodes[idx].name.as_str() {
        "hl1" => Rule::Line(Sure(ZoneKind::Headline)),
        // Under the headline a second one is a summary; in the text a heading.
        // Some agencies put the headline there once more.
        "hl2" if repeats_headline(tree, idx) => Rule::Skip,
        "hl2" if tree.is_in(idx, "hedline") || tree.is_in(idx, "body.head") => {
            Rule::Line(Sure(ZoneKind::Dek))
        }
        "hl2" | "hl3" | "h1" | "h2" | "h3" | "subhead" => Rule::Paragraph(Sure(ZoneKind::Heading)),
        "abstract" => Rule::Box(Sure(ZoneKind::Dek)),
        "byline" => Rule::Line(Sure(ZoneKind::Byline)),
        "distributor" => Rule::Line(Sure(ZoneKind::SourceLine)),
        "dateline" => Rule::Line(Sure(ZoneKind::Dateline)),
        "rights" | "rights.owner" | "doc.copyright" => Rule::Line(Sure(ZoneKind::Copyright)),
        "note" => Rule::Box(Sure(ZoneKind::EditorNote)),
        "series" | "media-metadata" | "media-reference" | "media-object" | "script" | "style" => {
            Rule::Skip
        }
        "p" if tree.is_in(idx, "abstract") => Rule::Line(Sure(ZoneKind::Dek)),
        "p" if tree.is_in(idx, "note") => Rule::Line(Sure(ZoneKind::EditorNote)),
        "p" if tree.is_in(idx, "media-caption") => Rule::Line(Sure(ZoneKind::Caption)),
        "p" => Rule::Paragraph(article::body_job(&tree.text(idx))),
        "li" | "dd" | "dt" | "credit" => Rule::Line(Sure(ZoneKind::Body)),
        "media-caption" => Rule::Box(Sure(ZoneKind::Caption)),
        "media-producer" => Rule::Line(Sure(ZoneKind::Credit)),
        "tagline" | "bibliography" => Rule::Line(Maybe(ZoneKind::Byline)),
        "tr" => Rule::Line(Open),
        "body.content" | "block" => Rule::Box(Sure(ZoneKind::Body)),
        "body.head"
        | "body.end"
        | "hedline"
        | "media"
        | "table"
        | "nitf-table"
        | "ul"
        | "ol"
        | "dl"
        | "bq"
        | "pre"
        | "fn"
        | "nitf-table-metadata"
        | "tbody"
        | "thead" => Rule::Box(Open),
        _ => Rule::Inline,
    }
}

fn repeats_headline(tree: &Tree, hl2: NodeIdx) -> bool {
    let box_around = tree.nodes[hl2].parent;
    let headline = tree
        .first(box_around, "hl1")
        .map(|hl1| squeeze(&tree.text(hl1)));
    headline.is_some_and(|headline| headline == squeeze(&tree.text(hl2)))
}

fn facts(tree: &Tree, nitf: NodeIdx, body: NodeIdx) -> Facts {
    let fact = |value: String| Fact::new(value, STATED_BY);
    let iso = |value: &str| when::iso(value, Order::default());
    let mut facts = Facts::default();
    let head = tree.first(nitf, "head");
    let body_head = tree.first(body, "body.head").unwrap_or(body);
    facts.headline = tree
        .below(body_head, "hl1")
        .first()
        .map(|hl1| squeeze(&tree.text(*hl1)))
        .filter(|headline| !headline.is_empty())
        .or_else(|| tree.text_at(head?, &["title"]))
        .and_then(fact);
    facts.dek = tree
        .text_at(body_head, &["abstract"])
        .or_else(|| tree.text_at(body_head, &["hedline", "hl2"]))
        .filter(|dek| {
            facts
                .headline
                .as_ref()
                .is_none_or(|headline| headline.value != *dek)
        })
        .and_then(fact);
    for byline in tree.below(body_head, "byline") {
        let people_named = tree.below(byline, "person");
        let names: Vec<String> = if people_named.is_empty() {
            people::authors(&tree.text_without(byline, &["byttl", "virtloc"]))
        } else {
            people_named
                .iter()
                .map(|person| squeeze(&tree.text(*person)))
                .collect()
        };
        facts.authors.extend(names.into_iter().filter_map(fact));
        let agency = people::agency_of(&tree.text(byline));
        facts.agency = facts
            .agency
            .or(agency.and_then(|agency| fact(agency.to_string())));
    }
    let distributor = tree.text_at(body_head, &["distributor"]);
    let agency = distributor.as_deref().and_then(people::agency_of);
    facts.agency = facts
        .agency
        .or(agency.and_then(|agency| fact(agency.to_string())));
    facts.language = tree
        .attribute(nitf, "lang")
        .and_then(language_tag)
        .and_then(fact);
    let Some(head) = head else {
        return facts;
    };
    let pubdata = tree.first(head, "pubdata");
    let of_pubdata = |name: &str| Some(tree.attribute(pubdata?, name)?.to_string());
    facts.outlet = of_pubdata("name").and_then(fact);
    facts.url = of_pubdata("ex-ref")
        .filter(|url| url.starts_with("http"))
        .and_then(fact);
    let docdata = tree.first(head, "docdata");
    let norm = |name: &str| {
        Some(
            tree.attribute(tree.first(docdata?, name)?, "norm")?
                .to_string(),
        )
    };
    facts.published = of_pubdata("date.publication")
        .or_else(|| norm("date.issue"))
        .or_else(|| norm("date.release"))
        .or_else(|| {
            let date = tree.below(body_head, "story.date").first().copied()?;
            tree.attribute(date, "norm").map(str::to_string)
        })
        .and_then(|value| iso(&value))
        .and_then(fact);
    if facts.outlet.is_none() {
        let holder = docdata
            .and_then(|docdata| tree.first(docdata, "doc.copyright"))
            .and_then(|copyright| tree.attribute(copyright, "holder"));
        facts.outlet = holder.and_then(|holder| fact(holder.to_string()));
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_writers_and_repeated_headlines_are_kept_apart() {
        let tree = Tree::parse(
            "<nitf><head><docdata><date.issue norm='20231106T091500+0100'/></docdata></head><body>\
             <body.head><hedline><hl1>Talks end</hl1><hl2>Talks end</hl2></hedline><byline>By JANE \
             ROE<byttl>Port Writer</byttl></byline><distributor>The Associated \
             Press</distributor></body.head><body.content><p>NORTHGATE (AP) — The talks \
             ended.</p><p>The port of <location>Veld</location> is shut.</p></body.content></body>\
             </nitf>",
        );
        let items = read(&tree);
        let [Item::Document(document)] = items.as_slice() else {
            panic!("{items:?}");
        };
        assert_eq!(
            document.text,
            "Talks end\nBy JANE ROE Port Writer\nThe Associated Press\n\nNORTHGATE (AP) — The \
             talks ended.\n\nThe port of Veld is shut."
        );
        let sure: Vec<bool> = document.marks.iter().map(|mark| mark.is_sure).collect();
        // The dateline inside the first paragraph is for the zoner to cut.
        assert_eq!(sure, [true, true, true, false, true]);
        let facts = &document.facts;
        assert_eq!(facts.authors.len(), 1, "{:?}", facts.authors);
        assert_eq!(facts.dek, None);
        assert!(facts.agency.is_some());
        let published = facts.published.as_ref().map(|fact| fact.value.as_str());
        assert_eq!(published, Some("2023-11-06T09:15+01:00"));
    }

    #[test]
    fn heads_alone_are_no_article() {
        let tree = Tree::parse("<nitf><head><title>Talks end</title></head><body/></nitf>");
        assert!(read(&tree).is_empty());
    }
}
