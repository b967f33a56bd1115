//! Whole pages in our own words, each line with the zone it must get.

use super::*;
use crate::lexicon::Entry;

/// A lexicon of one newspaper.
pub(super) fn small_lexicon() -> Lexicon {
    let times = Entry {
        id: "harbour-times".into(),
        name: "The Harbour Times".into(),
        kind: "media".into(),
        the: true,
        ..Entry::default()
    };
    Lexicon::from_entries(&[times]).expect("the entry is good")
}

/// Every row is a kind and the text it must be; blank lines of the page stand as `""`. Rows that
/// begin with `+` go on on the line of the row before.
fn check(rows: &[(&str, &str)]) -> Article {
    let mut page = String::new();
    for (idx, (kind, text)) in rows.iter().enumerate() {
        if idx > 0 && !kind.starts_with('+') {
            page.push('\n');
        }
        page.push_str(text);
    }
    let (article, _) = zone(
        Text::new(page.clone()),
        &[],
        &Facts::default(),
        &small_lexicon(),
    );
    let found: Vec<(&str, &str)> = article
        .zones
        .iter()
        .map(|zone| (zone.kind.name(), &article.text()[zone.span]))
        .collect();
    let expected: Vec<(&str, &str)> = rows
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(kind, text)| (kind.trim_start_matches('+'), text.trim()))
        .collect();
    assert_eq!(found, expected);
    check_cover(&article);
    article
}

fn check_cover(article: &Article) {
    let mut end = 0;
    for zone in &article.zones {
        let span = zone.span.range();
        assert!(end <= span.start && !span.is_empty(), "zones are in order");
        assert!(
            article.text()[end..span.start].trim().is_empty(),
            "nothing lies between zones"
        );
        assert_eq!(
            article.text()[span.clone()].trim().len(),
            span.len(),
            "zones are trimmed"
        );
        end = span.end;
    }
    assert!(article.text()[end..].trim().is_empty());
}

fn value(stated: Option<&crate::Stated>) -> &str {
    stated.map_or("", |stated| stated.value.as_str())
}

const LEAD: &str = "The two ministers ended their meeting on Friday without a word about the harbour that both of \
                    their countries have claimed for more than forty years.";
const SECOND: &str = "Officials on both sides said the talks would go on, although no date was named and one of \
                      the delegations had already left the island in the morning.";
const THIRD: &str = "“We will be patient,” said a spokeswoman for the foreign ministry, who declined to give details.";

#[test]
fn newspaper_copy() {
    let article = check(&[
        ("outlet", "The Harbour Times"),
        ("", ""),
        (
            "headline",
            "Ministers leave island without a deal on the harbour",
        ),
        ("", ""),
        ("byline", "By Ann Lee and Bo Karlsson "),
        (
            "+byline",
            "Ann Lee and Bo Karlsson are Associated Press writers.",
        ),
        ("", ""),
        ("dateline", "PORT ANSE, Norland — "),
        ("+body", LEAD),
        ("", ""),
        ("body", SECOND),
        ("", ""),
        ("body", THIRD),
        ("", ""),
        ("furniture", "More from this section"),
    ]);
    let meta = &article.meta;
    assert_eq!(value(meta.outlet.as_ref()), "The Harbour Times");
    assert_eq!(value(meta.agency.as_ref()), "Associated Press");
    assert_eq!(value(meta.dateline_place.as_ref()), "Port Anse");
    let authors: Vec<&str> = meta
        .authors
        .iter()
        .map(|author| author.value.as_str())
        .collect();
    assert_eq!(authors, ["Ann Lee", "Bo Karlsson"]);
}

#[test]
fn wire_copy_with_contributors() {
    let article = check(&[
        (
            "headline",
            "Ministers leave island without a deal on the harbour",
        ),
        ("byline", "By ANN LEE"),
        ("date", "June 28, 2021 10:15 AM EDT"),
        ("", ""),
        ("dateline", "PORT ANSE (AP) — "),
        ("+body", LEAD),
        ("", ""),
        ("body", SECOND),
        ("", ""),
        ("furniture", "___"),
        ("", ""),
        (
            "byline",
            "Associated Press writer Bo Karlsson in Oslo contributed to this report.",
        ),
        ("", ""),
        (
            "copyright",
            "Copyright 2021 The Associated Press. All rights reserved.",
        ),
    ]);
    assert_eq!(
        value(article.meta.published.as_ref()),
        "2021-06-28T10:15-04:00"
    );
    assert_eq!(value(article.meta.agency.as_ref()), "Associated Press");
    assert_eq!(article.meta.outlet, None);
    assert_eq!(article.meta.authors.len(), 1);
    assert_eq!(article.meta.authors[0].value, "Ann Lee");
}

#[test]
fn page_with_menus_and_picture() {
    let article = check(&[
        ("furniture", "Skip to content"),
        ("furniture", "Home"),
        ("furniture", "World"),
        ("furniture", "Subscribe"),
        (
            "headline",
            "Ministers leave island without a deal on the harbour",
        ),
        (
            "dek",
            "The talks broke down over fishing rights and an old lighthouse that nobody uses",
        ),
        ("furniture", "Share"),
        ("furniture", "12 7"),
        (
            "caption",
            "Boats lie in the harbour of Port Anse, Norland. ",
        ),
        ("+credit", "Reuters"),
        ("furniture", "Powered by machine translation"),
        ("", ""),
        ("body", LEAD),
        ("", ""),
        ("furniture", "Advertisement"),
        ("", ""),
        ("furniture", "Read more: Fishermen turn back at the border"),
        ("", ""),
        ("body", SECOND),
        ("", ""),
        ("heading", "An old quarrel"),
        ("", ""),
        ("body", THIRD),
        ("", ""),
        ("date", "Updated: November 9, 2022, 4:05 PM"),
        ("furniture", "Related stories"),
        ("furniture", "Fishermen turn back at the border"),
        ("furniture", "A lighthouse nobody wants"),
        ("copyright", "© 2023 Harbour Media. All rights reserved."),
    ]);
    assert_eq!(value(article.meta.updated.as_ref()), "2022-11-09T16:05");
    assert_eq!(value(article.meta.outlet.as_ref()), "Harbour Media");
    assert_eq!(article.meta.published, None);
}

#[test]
fn notes_and_comments() {
    let article = check(&[
        ("headline", "Ministers Leave Island Without a Deal"),
        ("", ""),
        (
            "dek",
            "The talks broke down over fishing rights and an old lighthouse that nobody uses",
        ),
        ("", ""),
        ("body", LEAD),
        ("", ""),
        ("body", "Officials said the talks "),
        (
            "+editor_note",
            "[as if anybody had ever called them talks before this summer] ",
        ),
        (
            "+body",
            "would go on in the autumn, although no date was named by either of the two sides.",
        ),
        ("", ""),
        ("body", SECOND),
        ("", ""),
        ("source_line", "Source: Associated Press"),
        ("", ""),
        (
            "comment",
            "  1. Jane Roe says\n\n    They never wanted a deal in the first place, did they?\n    Ask anybody.",
        ),
        ("", ""),
        (
            "comment",
            "    1. marsh_77 says\n\n      Wrong island, Jane.",
        ),
        ("", ""),
        (
            "comment",
            "  2. John Doe says\n\n    The lighthouse should be given to the people who live there.",
        ),
        ("", ""),
        ("furniture", "Leave a Reply"),
        ("", ""),
        ("furniture", "Your email address will not be published."),
    ]);
    let authors: Vec<&str> = article
        .zones
        .iter()
        .filter_map(|zone| Some(&article.text()[zone.author?]))
        .collect();
    assert_eq!(authors, ["Jane Roe", "marsh_77", "John Doe"]);
    assert_eq!(value(article.meta.agency.as_ref()), "Associated Press");
}

#[test]
fn markdown() {
    let article = check(&[
        ("headline", "# Ministers leave island without a deal"),
        ("", ""),
        ("byline", "*By Ann Lee*"),
        ("", ""),
        ("body", LEAD),
        ("", ""),
        ("heading", "## An old quarrel"),
        ("", ""),
        ("body", SECOND),
    ]);
    assert_eq!(
        value(article.meta.headline.as_ref()),
        "Ministers leave island without a deal"
    );
    assert_eq!(article.meta.authors[0].value, "Ann Lee");
}

#[test]
fn text_without_headline() {
    let article = check(&[
        ("body", LEAD),
        ("", ""),
        ("body", SECOND),
        ("", ""),
        ("body", THIRD),
    ]);
    assert_eq!(article.meta, crate::Meta::default());
    let whole = format!("{LEAD} {SECOND} {THIRD}").repeat(8);
    check(&[("body", whole.as_str())]);
}

#[test]
fn wrapped_lines() {
    let text = "Ministers leave island without a deal on the harbour\n\nBy Ann Lee\n\n\
        The two ministers ended their meeting on Friday without a word about\n\
        the harbour that both of their countries have claimed for more than\nforty years.\n\n\
        Officials on both sides said the talks would go on, although no date\n\
        was named and one of the delegations had already left the island in\nthe morning.\n";
    let (article, _) = zone(
        Text::new(text.replace('\n', "\r\n")),
        &[],
        &Facts::default(),
        &small_lexicon(),
    );
    let kinds: Vec<&str> = article.zones.iter().map(|zone| zone.kind.name()).collect();
    assert_eq!(kinds, ["headline", "byline", "body", "body"]);
    check_cover(&article);
}

#[test]
fn date_in_byline_and_time_ago_comments() {
    let article = check(&[
        (
            "headline",
            "Ministers leave island without a deal on the harbour",
        ),
        ("byline", "By Ann Lee "),
        ("+date", "| Published 12 Jan 2024"),
        ("", ""),
        ("body", LEAD),
        ("", ""),
        ("body", SECOND),
        ("", ""),
        ("furniture", "2 Comments"),
        (
            "comment",
            "Jane Roe · 3 hours ago\nThey never wanted a deal in the first place.",
        ),
        ("furniture", "Reply"),
        (
            "comment",
            "John Doe · 2 hours ago\nGive the lighthouse to the islanders.",
        ),
        ("furniture", "Reply"),
    ]);
    assert_eq!(value(article.meta.published.as_ref()), "2024-01-12");
    assert_eq!(article.meta.authors.len(), 1);
}

#[test]
fn sure_marks_become_zones_and_hints_only_help() {
    let page = format!(
        "Menu of the day\nA short line\n{LEAD}\nAn old quarrel over fish\nPORT ANSE — {SECOND}\n\
         Jane Roe\nWrong island.\nThe end of it"
    );
    let mark = |words: &str, kind: ZoneKind, is_sure: bool| {
        let start = page.find(words).expect("the words are on the page");
        Mark {
            span: Span::new(start, start + words.len()),
            kind,
            author: (kind == ZoneKind::Comment).then(|| Span::new(start, start + 8)),
            is_sure,
        }
    };
    let second = format!("PORT ANSE — {SECOND}");
    let marks = [
        mark("of the day", ZoneKind::Caption, true),
        mark("A short line", ZoneKind::Headline, true),
        mark("An old quarrel over fish", ZoneKind::Heading, false),
        mark(&second, ZoneKind::Body, true),
        mark("Jane Roe\nWrong island.", ZoneKind::Comment, true),
        mark("The end of it", ZoneKind::Body, true),
    ];
    let (article, _) = zone(
        Text::new(page.clone()),
        &marks,
        &Facts::default(),
        &small_lexicon(),
    );
    check_cover(&article);
    let found: Vec<(&str, &str)> = article
        .zones
        .iter()
        .map(|zone| (zone.kind.name(), &article.text()[zone.span]))
        .collect();
    assert_eq!(found[0].1, "Menu");
    assert_eq!(
        found[1..],
        [
            ("caption", "of the day"),
            ("headline", "A short line"),
            ("body", LEAD),
            ("heading", "An old quarrel over fish"),
            ("body", second.as_str()),
            ("comment", "Jane Roe\nWrong island."),
            ("body", "The end of it"),
        ]
    );
    let author = article.zones[6].author.expect("the comment has an author");
    assert_eq!(&article.text()[author], "Jane Roe");
}

#[test]
fn strange_pages_lose_nothing() {
    let deep = "[".repeat(3000) + &"]".repeat(3000);
    let pages = [
        "",
        "\n\n",
        "x",
        "\u{200c}",
        "a\u{2028}b",
        "By ",
        "©",
        "(c)",
        "1. says",
        "#",
        "# ",
        "— —",
        "[]",
        "Credit...",
        ": ",
        "By By By By",
        "Source:",
        "2021-",
        "AP",
        "“",
        "()",
        "(AP) — x",
        &deep,
        "\u{feff}Title\n\u{a0}\nText.",
        "Photo by",
        "É. Credit: É",
        "ab ago",
        "1 h ago",
    ];
    for page in pages {
        let (article, _) = zone(
            Text::new(page.to_string()),
            &[],
            &Facts::default(),
            &small_lexicon(),
        );
        check_cover(&article);
        let lines: Vec<&str> = page.lines().collect();
        assert_eq!(label_lines(&lines, &small_lexicon()).len(), lines.len());
    }
}

#[test]
fn random_pages_lose_nothing() {
    let parts = [
        "By ",
        "Ann Lee",
        "\n",
        "\n\n",
        ". ",
        " — ",
        "AMMAN",
        "(AP)",
        "[",
        "]",
        "Credit",
        "...",
        "June 28, 2021",
        " says",
        "1. ",
        "“",
        "”",
        "é",
        "\u{a0}",
        "/",
        "©",
        "Source: ",
        "http://x.y/z",
        "The talks ended on Friday without any result at all",
        " and ",
        "|",
        "Photo by ",
        "Reuters",
        "3 hours ago",
        ":",
        "-",
    ];
    let mut seed = 7u32;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for _ in 0..3000 {
        let page: String = (0..next(30)).map(|_| parts[next(parts.len())]).collect();
        let (article, _) = zone(Text::new(page), &[], &Facts::default(), &small_lexicon());
        check_cover(&article);
    }
}

#[test]
fn a_note_of_two_lines_is_an_article() {
    let text = "Iran says it again\n\nIran said so on Monday.";
    let (article, _) = zone(
        Text::new(text.to_string()),
        &[],
        &Facts::default(),
        &small_lexicon(),
    );
    let kinds: Vec<_> = article.zones.iter().map(|zone| zone.kind).collect();
    assert_eq!(kinds, [ZoneKind::Headline, ZoneKind::Body]);
}
