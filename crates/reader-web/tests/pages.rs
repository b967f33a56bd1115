//! Small made-up pages of the layouts there are → what each line is taken for.
//!
//! A table names every line that is not furniture, by its kind and its beginning, in order.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use document::{Document, Format, Item, Member, ZoneKind};

fn read(name: &str, source: &str) -> Vec<Document> {
    let member = Member::new(name, source.as_bytes().to_vec());
    let unpacked = reader_web::read(&member, Format::Html).expect("a page");
    unpacked
        .items
        .into_iter()
        .filter_map(|item| match item {
            Item::Document(document) => Some(document),
            Item::Member(_) => None,
        })
        .collect()
}

/// The lines that have a job: its name and the text.
fn jobs(document: &Document) -> Vec<(&'static str, &str)> {
    document
        .marks
        .iter()
        .filter(|mark| mark.kind != ZoneKind::Furniture)
        .map(|mark| (mark.kind.name(), &document.text[mark.span.range()]))
        .collect()
}

fn check(source: &str, expected: &[(&str, &str)]) {
    let documents = read("page.html", source);
    assert_eq!(documents.len(), 1);
    let found = jobs(&documents[0]);
    let is_same = found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|(found, expected)| found.0 == expected.0 && found.1.starts_with(expected.1));
    assert!(is_same, "found {found:#?}");
}

#[test]
fn newspaper_with_picture_boxes_and_teasers() {
    check(
        include_str!("pages/newspaper.html"),
        &[
            ("headline", "Port talks end without a deal"),
            ("dek", "Ministers leave Northgate"),
            ("byline", "By Ada Quay"),
            ("date", "14 March 2024"),
            ("caption", "Dockers wait"),
            ("body", "Three days"),
            ("body", "The transport minister"),
            ("body", "But Joren Pike"),
            ("heading", "Ships turned away"),
            ("body", "At least forty"),
            ("body", "Shop owners"),
            ("body", "A new round"),
            ("copyright", "© 2024"),
        ],
    );
}

#[test]
fn blog_with_answers_in_answers() {
    let documents = read("blog.html", include_str!("pages/blog.html"));
    let document = &documents[0];
    let comments: Vec<(&str, Option<&str>)> = document
        .marks
        .iter()
        .filter(|mark| mark.kind == ZoneKind::Comment)
        .map(|mark| {
            let author = mark.author.map(|author| &document.text[author.range()]);
            (&document.text[mark.span.range()], author)
        })
        .collect();
    assert_eq!(comments.len(), 2, "{comments:#?}");
    assert!(comments[0].0.ends_with("writing about it.") && comments[0].1 == Some("Piet Harmsen"));
    assert!(comments[1].0.ends_with("knows the faces."), "{comments:#?}");
    assert_eq!(comments[1].1, Some("Lena Brook"));
    let text = reader_web::page_text(document);
    assert!(
        text.starts_with("Last week the council") && text.ends_with("and a notebook."),
        "{text}"
    );
    assert!(reader_web::comments_text(document).contains("never once was it empty"));
}

#[test]
fn layout_by_tables() {
    let documents = read("old.html", include_str!("pages/tables.html"));
    let text = reader_web::page_text(&documents[0]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("The minister for the coast") && lines[3].ends_with("autumn."));
    // Wrong: the weather in the column beside may come after, nothing says that it is no paragraph.
    assert!(lines.len() <= 5, "{text}");
    assert!(jobs(&documents[0]).contains(&("headline", "Minister opens new lighthouse")));
}

#[test]
fn amp_page_in_german() {
    let documents = read("amp.html", include_str!("pages/amp.html"));
    let text = reader_web::page_text(&documents[0]);
    assert!(text.contains("Die Miliz hat sich") && text.contains("Strom erst in zwei Wochen"));
    assert!(text.ends_with("ließ der Minister offen."), "{text}");
    assert!(
        !text.contains("Anzeige") && !text.contains("Von Jana Wiek"),
        "{text}"
    );
}

#[test]
fn stub_before_a_paywall() {
    let documents = read("stub.html", include_str!("pages/paywall.html"));
    let text = reader_web::page_text(&documents[0]);
    assert!(
        text.starts_with("When the auditors") && text.ends_with("between them."),
        "{text}"
    );
}

#[test]
fn page_without_paragraphs() {
    let documents = read("bare.html", include_str!("pages/bare.html"));
    let text = reader_web::page_text(&documents[0]);
    assert!(
        text.contains("The council of Northgate") && text.ends_with("years of the war."),
        "{text}"
    );
}

#[test]
fn live_report_keeps_its_entries() {
    let documents = read("live.html", include_str!("pages/live.html"));
    let text = reader_web::page_text(&documents[0]);
    for entry in [
        "The ferry company says",
        "The mayor of Northgate",
        "Police have closed",
    ] {
        assert!(text.contains(entry), "{text}");
    }
}

#[test]
fn articles_loaded_one_after_another_are_apart() {
    let documents = read("two.html", include_str!("pages/two_articles.html"));
    assert_eq!(documents.len(), 2);
    assert!(reader_web::page_text(&documents[0]).starts_with("A judge in Northgate"));
    assert!(reader_web::page_text(&documents[1]).starts_with("About sixty fishing boats"));
    assert!(documents[1].facts.headline.is_none());
}

#[test]
fn saved_source_of_a_page_is_read_as_the_page() {
    let source = include_str!("pages/newspaper.html");
    let escaped = source.replace('&', "&amp;").replace('<', "&lt;");
    let documents = read("source.html", &format!("<body><pre>{escaped}</pre>"));
    let plain = read("plain.html", source);
    assert_eq!(documents[0].text, plain[0].text);
}

#[test]
fn nothing_that_is_shown_is_thrown_away() {
    let documents = read("newspaper.html", include_str!("pages/newspaper.html"));
    for word in [
        "World",
        "Tweet",
        "What the dockers want",
        "Storm closes coastal road",
        "Privacy",
    ] {
        assert!(documents[0].text.contains(word), "{word}");
    }
    let n_lines = documents[0]
        .text
        .lines()
        .filter(|line| !line.is_empty())
        .count();
    assert_eq!(documents[0].marks.len(), n_lines);
}

#[test]
fn a_page_that_waits_for_its_script_is_read_from_its_data() {
    let documents = read("app.html", include_str!("pages/app.html"));
    let document = &documents[0];
    let jobs = jobs(document);
    let kinds: Vec<&str> = jobs.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(
        kinds,
        [
            "headline", "dek", "byline", "date", "body", "body", "body", "body"
        ]
    );
    assert_eq!(jobs[0].1, "Ferries stay in port as crews wait for pay");
    assert_eq!(jobs[2].1, "Mira Holt, Joren Pike");
    assert!(jobs[4].1.starts_with("The ferries") && jobs[7].1.ends_with("“nobody’s summer”."));
    assert!(document.text.contains("Loading"), "what is shown stays");
    assert!(
        document
            .notices
            .iter()
            .any(|notice| notice.contains("data"))
    );
}

#[test]
fn a_paywall_gives_way_only_to_the_text_that_it_covers() {
    let page = include_str!("pages/covered.html");
    let documents = read("covered.html", page);
    let text = reader_web::page_text(&documents[0]);
    assert!(text.starts_with("The ferries between") && text.ends_with("“nobody’s summer”."));
    assert_eq!(text.matches("The ferries between").count(), 1, "{text}");
    assert_eq!(documents[0].notices.len(), 1);
    let headlines = documents[0].marks.iter();
    let headlines = headlines.filter(|mark| mark.kind == ZoneKind::Headline);
    assert_eq!(headlines.count(), 1);
    // The data holds another text: the page stays as it is shown.
    let prices = "Prices of fish have gone up at the market, and so have those of bread and oil. ";
    let start = "\"articleBody\":\"";
    let other = page.replace(start, &(start.to_owned() + &prices.repeat(6)));
    let documents = read("covered.html", &other);
    assert!(documents[0].notices.is_empty());
    assert!(!documents[0].text.contains("nobody’s summer"));
}

#[test]
fn a_page_without_text_is_refused_with_a_way_out() {
    let member = Member::new(
        "app.html",
        b"<div id=app></div><script>start()</script>".to_vec(),
    );
    let refusal = reader_web::read(&member, Format::Html).expect_err("no text");
    assert!(refusal.0.contains("browser"), "{refusal}");
}
