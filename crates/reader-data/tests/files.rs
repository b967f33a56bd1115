//! Small files as programs write them → what is read from each, and that damage is survived.
//!
//! The files are ours: invented outlets and people, written out the way each program does.

use document::{ColumnRole, Document, Facts, Format, Item, Member, Refusal, Unpacked};
use reader_data::{read, xml_dialect};

const FILES: &[(&str, Format, &[u8])] = &[
    (
        "pandas.csv",
        Format::Csv,
        include_bytes!("files/pandas.csv"),
    ),
    ("calc.csv", Format::Csv, include_bytes!("files/calc.csv")),
    (
        "excel_sep.csv",
        Format::Csv,
        include_bytes!("files/excel_sep.csv"),
    ),
    (
        "headless.csv",
        Format::Csv,
        include_bytes!("files/headless.csv"),
    ),
    (
        "ragged.csv",
        Format::Csv,
        include_bytes!("files/ragged.csv"),
    ),
    (
        "wordpress.csv",
        Format::Csv,
        include_bytes!("files/wordpress.csv"),
    ),
    (
        "mediacloud.csv",
        Format::Csv,
        include_bytes!("files/mediacloud.csv"),
    ),
    (
        "unicode.tsv",
        Format::Tsv,
        include_bytes!("files/unicode.tsv"),
    ),
    (
        "newsapi.json",
        Format::Json,
        include_bytes!("files/newsapi.json"),
    ),
    (
        "gdelt.json",
        Format::Json,
        include_bytes!("files/gdelt.json"),
    ),
    (
        "newsplease.jsonl",
        Format::JsonLines,
        include_bytes!("files/newsplease.jsonl"),
    ),
    (
        "fundus.json",
        Format::Json,
        include_bytes!("files/fundus.json"),
    ),
    (
        "api_nested.json",
        Format::Json,
        include_bytes!("files/api_nested.json"),
    ),
    (
        "dataframe.json",
        Format::Json,
        include_bytes!("files/dataframe.json"),
    ),
    ("feed.json", Format::Json, include_bytes!("files/feed.json")),
    (
        "single.json",
        Format::Json,
        include_bytes!("files/single.json"),
    ),
    (
        "ninjs.json",
        Format::Json,
        include_bytes!("files/ninjs.json"),
    ),
    ("rss.xml", Format::Feed, include_bytes!("files/rss.xml")),
    ("atom.xml", Format::Feed, include_bytes!("files/atom.xml")),
    ("rdf.xml", Format::Feed, include_bytes!("files/rdf.xml")),
    ("nitf.xml", Format::Nitf, include_bytes!("files/nitf.xml")),
    (
        "newsml_g2.xml",
        Format::NewsMl,
        include_bytes!("files/newsml_g2.xml"),
    ),
    (
        "newsml_1.xml",
        Format::NewsMl,
        include_bytes!("files/newsml_1.xml"),
    ),
    ("tei.xml", Format::Tei, include_bytes!("files/tei.xml")),
    (
        "records.xml",
        Format::Xml,
        include_bytes!("files/records.xml"),
    ),
    ("solr.xml", Format::Xml, include_bytes!("files/solr.xml")),
    (
        "unknown.xml",
        Format::Xml,
        include_bytes!("files/unknown.xml"),
    ),
];

fn unpack(name: &str) -> Unpacked {
    let (_, format, bytes) = FILES
        .iter()
        .find(|(known, _, _)| *known == name)
        .unwrap_or_else(|| panic!("{name}"));
    // XML comes as just that: the reader finds the dialect.
    let format = if is_xml(*format) {
        Format::Xml
    } else {
        *format
    };
    read(&Member::new(name, bytes.to_vec()), format)
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn facts(item: &Item) -> &Facts {
    match item {
        Item::Document(document) => &document.facts,
        Item::Member(member) => &member.facts,
    }
}

fn is_xml(format: Format) -> bool {
    matches!(
        format,
        Format::Xml | Format::Feed | Format::Nitf | Format::NewsMl | Format::Tei
    )
}

/// Facts in one line, without what states them.
fn drawn(facts: &Facts) -> String {
    let value = |fact: &Option<document::Fact>| {
        fact.as_ref()
            .map_or("-".to_string(), |fact| fact.value.clone())
    };
    let authors: Vec<&str> = facts
        .authors
        .iter()
        .map(|author| author.value.as_str())
        .collect();
    [
        value(&facts.headline),
        value(&facts.outlet),
        authors.join(" & "),
        value(&facts.published),
        value(&facts.language),
    ]
    .join(" | ")
}

fn document(unpacked: &Unpacked, idx: usize) -> &Document {
    match &unpacked.items[idx] {
        Item::Document(document) => document,
        Item::Member(member) => panic!("{} is a member", member.name),
    }
}

/// Marked lines of a document: job, `!` when sure, words.
fn lines(document: &Document) -> Vec<String> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in document.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let mark = document
            .marks
            .iter()
            .find(|mark| mark.span.start as usize == start);
        let job = mark.map_or("-".to_string(), |mark| {
            format!(
                "{}{}",
                mark.kind.name(),
                if mark.is_sure { "!" } else { "?" }
            )
        });
        let words: Vec<&str> = line.split_whitespace().take(3).collect();
        lines.push(format!("{job} {}", words.join(" ")));
    }
    lines
}

#[test]
fn first_articles_have_their_facts() {
    let port = "Port council talks end without a deal";
    for (name, format, n_items, expected) in [
        ("pandas.csv", Format::Csv, 5, format!("{port} | Harbour News | Jane Roe | 2023-11-06 | -")),
        (
            "calc.csv",
            Format::Csv,
            3,
            "Gespräche über den Hafen enden ohne Ergebnis | Küstenbote | Jörg Müller | 2023-11-06 | -"
                .to_string(),
        ),
        ("excel_sep.csv", Format::Csv, 5, format!("{port} | Harbour News |  | 2023-11-06T09:15 | -")),
        ("headless.csv", Format::Csv, 5, format!("{port} | Harbour News |  | 2023-11-06T09:15Z | -")),
        ("wordpress.csv", Format::Csv, 3, format!("{port} | - | Jane Roe | 2023-11-06T09:15 | -")),
        ("mediacloud.csv", Format::Csv, 5, format!("{port} | harbour.example |  | 2023-11-06 | en")),
        ("unicode.tsv", Format::Tsv, 5, format!("{port} | Harbour News |  | 2023-11-06 | -")),
        ("newsapi.json", Format::Json, 5, format!("{port} | Harbour News | Jane Roe | 2023-11-06T09:15Z | -")),
        ("gdelt.json", Format::Json, 5, format!("{port} | harbour.example |  | 2023-11-06T09:15Z | en")),
        ("newsplease.jsonl", Format::JsonLines, 5, format!("{port} | harbour.example | Jane Roe | 2023-11-06T09:15 | en")),
        ("fundus.json", Format::Json, 2, format!("{port} | - | Jane Roe | 2023-11-06T09:15Z | -")),
        ("api_nested.json", Format::Json, 2, format!("{port} | - | Jane Roe | 2023-11-06T09:15Z | -")),
        ("dataframe.json", Format::Json, 5, format!("{port} | Harbour News |  | 2023-11-06T09:15Z | -")),
        ("feed.json", Format::Json, 2, format!("{port} | Harbour News | Jane Roe | 2023-11-06T09:15Z | -")),
        ("single.json", Format::Json, 1, format!("{port} | Harbour News | Jane Roe | 2023-11-06T09:15Z | -")),
        ("ninjs.json", Format::Json, 1, format!("{port} | - | Jane Roe | 2023-11-06T09:15Z | en")),
        ("rss.xml", Format::Feed, 3, format!("{port} | Harbour News | Jane Roe | 2023-11-06T09:15Z | en-GB")),
        (
            "atom.xml",
            Format::Feed,
            2,
            "Gespräche über den Hafen enden ohne Ergebnis | Küstenbote | Jörg Müller | \
             2023-11-06T09:15+01:00 | de"
                .to_string(),
        ),
        ("rdf.xml", Format::Feed, 2, format!("{port} | The Northgate Courier |  | 2023-11-06T09:15Z | -")),
        ("nitf.xml", Format::Nitf, 1, format!("{port} | Harbour News | Jane Roe | 2023-11-06T09:15Z | en")),
        ("newsml_g2.xml", Format::NewsMl, 3, format!("{port} | Reuters | Jane Roe | 2023-11-06T09:15Z | en")),
        ("newsml_1.xml", Format::NewsMl, 1, format!("{port} | harbour.example | Jane Roe | 2023-11-06T09:15Z | en")),
        ("tei.xml", Format::Tei, 1, format!("{port} | Harbour News | Jane Roe | 2023-11-06 | en")),
        ("records.xml", Format::Xml, 3, format!("{port} | Harbour News |  | 2023-11-06T09:15Z | -")),
        ("solr.xml", Format::Xml, 2, format!("{port} | - |  | 2023-11-06T09:15Z | -")),
        ("unknown.xml", Format::Xml, 1, "- | - |  | - | -".to_string()),
    ] {
        let unpacked = unpack(name);
        assert_eq!(unpacked.format, format, "{name}");
        assert_eq!(unpacked.items.len(), n_items, "{name}");
        assert_eq!(drawn(facts(&unpacked.items[0])), expected, "{name}");
    }
}

#[test]
fn encodings_are_found() {
    for (name, encoding) in [
        ("calc.csv", "windows-1252"),
        ("unicode.tsv", "UTF-16LE"),
        ("atom.xml", "windows-1252"),
    ] {
        assert_eq!(unpack(name).encoding.as_deref(), Some(encoding), "{name}");
    }
}

#[test]
fn zones_of_news_markup_are_sure() {
    for (name, expected) in [
        (
            "nitf.xml",
            &[
                "headline! Port council talks",
                "dek! Dockers and the",
                "copyright! Copyright 2023 Harbour",
                "byline! By Jane Roe",
                "dateline! NORTHGATE",
                "caption! Ships wait outside",
                "credit! Jo Lens",
                "body! Talks between the",
                "body! \"We offered a",
                "body! The union said",
                "heading! What comes next",
                "body! Some forty ships",
                "byline? Jane Roe reports",
            ][..],
        ),
        (
            "newsml_g2.xml",
            &[
                "headline! Port council talks",
                "dek! Dockers and the",
                "byline! By Jane Roe",
                "dateline! NORTHGATE, Nov 6",
                "body! Talks between the",
                "body! \"We offered a",
                "body! The union said",
                "body! Some forty ships",
                "copyright! (c) 2023 Harbour",
            ],
        ),
        (
            "tei.xml",
            &[
                "headline! Port council talks",
                "byline! By Jane Roe",
                "body! Talks between the",
                "body! \"We offered a",
                "body! The union said",
                "heading! What comes next",
                "body! Some forty ships",
            ],
        ),
        (
            "fundus.json",
            &[
                "headline! Port council talks",
                "dek! Dockers and the",
                "body! Talks between the",
                "body! \"We offered a",
                "heading! What comes next",
                "body! The union said",
                "body! Some forty ships",
                "caption! The scene on",
            ],
        ),
    ] {
        assert_eq!(lines(document(&unpack(name), 0)), expected, "{name}");
    }
}

#[test]
fn lists_without_texts_say_so() {
    for (name, start) in [
        ("gdelt.json", "This list has no article text"),
        ("mediacloud.csv", "This list has no article text"),
        ("newsapi.json", "5 of 5 records have only the beginning"),
        ("rdf.xml", "This feed has headlines and summaries only"),
        ("rss.xml", "1 of 3 entries has a headline or summary only"),
        ("unknown.xml", "This XML is of no kind"),
    ] {
        let notices = unpack(name).notices;
        assert!(
            notices.iter().any(|notice| notice.starts_with(start)),
            "{name}: {notices:?}"
        );
    }
    assert!(unpack("pandas.csv").notices.is_empty());
}

#[test]
fn broken_rows_are_read_as_far_as_they_go() {
    let unpacked = unpack("ragged.csv");
    assert_eq!(unpacked.items.len(), 5);
    assert!(
        unpacked.notices[0].starts_with("3 rows have more or fewer cells"),
        "{:?}",
        unpacked.notices
    );
    let quoted = &document(&unpacked, 2).text;
    assert!(quoted.contains("He said \"no\" to the league."), "{quoted}");
}

#[test]
fn html_is_handed_on_with_its_headline() {
    for name in ["wordpress.csv", "rss.xml", "atom.xml", "feed.json"] {
        let unpacked = unpack(name);
        let Item::Member(member) = &unpacked.items[0] else {
            panic!("{name}: {:?}", unpacked.items[0]);
        };
        let page = String::from_utf8_lossy(&member.bytes);
        assert_eq!(member.media_type.as_deref(), Some("text/html"));
        assert!(
            page.contains("<h1>") && page.contains("<p>"),
            "{name}: {page}"
        );
        assert!(!page.contains("appeared first on"), "{name}: {page}");
    }
}

#[test]
fn the_reader_of_the_page_chooses_columns() {
    let (_, format, bytes) = FILES[0];
    let mut member = Member::new("pandas.csv", bytes.to_vec());
    member.columns = vec![
        ("content".to_string(), Some(ColumnRole::Headline)),
        ("title".to_string(), Some(ColumnRole::Text)),
        ("author".to_string(), None),
    ];
    let unpacked = read(&member, format).expect("a table");
    let table = unpacked.table.as_ref().expect("columns");
    let roles: Vec<_> = table.columns.iter().map(|column| column.role).collect();
    let expected = [
        None,
        Some(ColumnRole::Text),
        None,
        None,
        None,
        None,
        Some(ColumnRole::Headline),
    ];
    assert_eq!((roles.as_slice(), table.n_rows), (&expected[..], 5));
    assert!(document(&unpacked, 0).facts.authors.is_empty());
    assert!(
        document(&unpacked, 0)
            .text
            .ends_with("Port council talks end without a deal")
    );
}

#[test]
fn what_the_mail_around_it_states_is_said_of_one_article_only() {
    for (name, expected) in [("single.json", Some("de")), ("dataframe.json", None)] {
        let (_, format, bytes) = FILES
            .iter()
            .find(|(known, _, _)| *known == name)
            .expect("a file");
        let mut member = Member::new(name, bytes.to_vec());
        member.facts.language = document::Fact::new("de", "the mail");
        member.facts.headline = document::Fact::new("Fwd: read this", "the mail");
        let unpacked = read(&member, *format).expect("articles");
        let facts = facts(&unpacked.items[0]);
        assert_eq!(
            facts.language.as_ref().map(|fact| fact.value.as_str()),
            expected,
            "{name}"
        );
        let headline = facts.headline.as_ref().map(|fact| fact.value.as_str());
        assert_eq!(headline, Some("Port council talks end without a deal"));
    }
}

#[test]
fn refusals_say_what_to_do() {
    for (bytes, format, start) in [
        (
            &b"id,price\n1,20\n2,30\n"[..],
            Format::Csv,
            "No column here looks like the text or the headline of articles (found: “id”, “price”)",
        ),
        (b"title,text\n", Format::Csv, "This table has no rows"),
        (
            b"title,text\n,\n\"\",\n",
            Format::Csv,
            "This table has no rows",
        ),
        (b" \n", Format::Csv, "This file is empty"),
        (
            b"{\"status\": \"error\"}",
            Format::Json,
            "There is no list of articles in this JSON file",
        ),
        (
            b"not json",
            Format::Json,
            "This is no JSON that can be read",
        ),
        (
            b"[1, 2, 3]",
            Format::Json,
            "No field here looks like the text",
        ),
        (
            b"[{\"id\": 1}]",
            Format::Json,
            "No field here looks like the text",
        ),
        (
            b"<rss><channel><title>Empty</title></channel></rss>",
            Format::Feed,
            "This feed has no entries",
        ),
        (
            b"<nitf><head/></nitf>",
            Format::Nitf,
            "There is no article text in this NITF file",
        ),
        (
            b"<a><b/></a>",
            Format::Xml,
            "There is no text in this XML file",
        ),
        (b"only words", Format::Xml, "This is no XML"),
        (b"words", Format::Pdf, "This is neither a table"),
    ] {
        let error: Refusal = read(&Member::new("a", bytes.to_vec()), format).expect_err(start);
        assert!(error.0.starts_with(start), "{error}");
        assert!(error.0.ends_with('.'), "{error}");
    }
}

#[test]
fn deep_files_end_in_a_sentence_or_a_text() {
    let deep_json = "[".repeat(100_000);
    let whole_json = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_objects = "{\"a\":".repeat(100_000);
    let deep_xml = "<a>".repeat(100_000);
    for (text, format) in [
        (deep_json, Format::Json),
        (whole_json, Format::Json),
        (deep_objects, Format::Json),
        (deep_xml, Format::Xml),
    ] {
        let error = read(&Member::new("a", text.into_bytes()), format).expect_err("no text");
        assert!(error.0.ends_with('.'));
    }
}

#[test]
fn entities_do_not_grow() {
    let mut text = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\">".to_string();
    for idx in 0..20 {
        let name = format!("b{idx}");
        text.extend(["<!ENTITY ", &name, " \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"]);
    }
    text += "]><r>The port reopened &b19; today.</r>";
    let unpacked = read(&Member::new("a", text.into_bytes()), Format::Xml).expect("text");
    assert_eq!(
        document(&unpacked, 0).text,
        "The port reopened &b19; today."
    );
}

/// What must hold of anything that is read.
fn check(name: &str, unpacked: &Unpacked) {
    assert!(!unpacked.items.is_empty(), "{name}");
    for item in &unpacked.items {
        let Item::Document(document) = item else {
            continue;
        };
        assert!(!document.text.trim().is_empty(), "{name}");
        let mut end = 0;
        for mark in &document.marks {
            let words = &document.text.as_str()[mark.span];
            assert!(
                mark.span.start >= end && !words.is_empty(),
                "{name}: {mark:?}"
            );
            assert_eq!(words.trim(), words, "{name}");
            end = mark.span.end;
        }
    }
}

#[test]
fn damaged_files_end_in_a_sentence_or_a_text() {
    let mut seed = 7u32;
    let mut random = move |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for (name, format, bytes) in FILES {
        for round in 0..60 {
            let mut damaged = bytes.to_vec();
            if round % 2 == 0 {
                damaged.truncate(random(bytes.len()));
            }
            if !damaged.is_empty() && round % 3 != 0 {
                for _ in 0..=random(8) {
                    let at = random(damaged.len());
                    let signs = b"\"<>{}[],;\n\\&\0\xff";
                    damaged[at] = signs[random(signs.len())];
                }
            }
            match read(&Member::new(*name, damaged.clone()), *format) {
                Ok(unpacked) => {
                    check(name, &unpacked);
                    let again = read(&Member::new(*name, damaged), *format);
                    assert_eq!(again.as_ref(), Ok(&unpacked), "{name}");
                }
                Err(error) => assert!(error.0.ends_with('.'), "{name}: {error}"),
            }
        }
    }
}

#[test]
fn whole_articles_before_a_break_are_kept() {
    for (name, keep, n_items) in [
        ("newsapi.json", 70, 3),
        ("newsplease.jsonl", 70, 3),
        ("fundus.json", 70, 1),
        ("pandas.csv", 70, 4),
        ("rss.xml", 70, 2),
        ("newsml_g2.xml", 60, 2),
        ("records.xml", 80, 3),
    ] {
        let (_, format, bytes) = FILES
            .iter()
            .find(|(known, _, _)| *known == name)
            .expect("a file");
        let cut = bytes[..bytes.len() * keep / 100].to_vec();
        let unpacked =
            read(&Member::new(name, cut), *format).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(
            unpacked.items.len(),
            n_items,
            "{name}: {:?}",
            unpacked.notices
        );
        assert!(
            name == "pandas.csv" || !unpacked.notices.is_empty(),
            "{name}"
        );
    }
}

#[test]
fn dialects_are_told_apart() {
    for (name, format, bytes) in FILES.iter().filter(|(_, format, _)| is_xml(*format)) {
        assert_eq!(xml_dialect(bytes), *format, "{name}");
    }
}
