//! Small made-up pages → what is read of them.

use super::*;
use crate::page::Page;
use crate::tree::Tree;

fn read(source: &str) -> Facts {
    let tree = Tree::parse(source);
    facts(&Page::new(&tree), &[])
}

fn value(fact: Option<&Fact>) -> &str {
    fact.map_or("", |fact| fact.value.as_str())
}

fn names(facts: &Facts) -> Vec<&str> {
    facts
        .authors
        .iter()
        .map(|author| author.value.as_str())
        .collect()
}

const PARAGRAPHS: &str = "<p>Ministers from three coastal states met in Port Anse on Monday, hours after \
    two ships had been turned back, and said that talks on the harbour would go on this week.</p>\
    <p>Nobody wants another winter without the ferry, said the mayor, who had not been asked to the \
    meeting and heard of it from the radio, as she told reporters in front of the town hall.</p>";

#[test]
fn newspaper_with_everything_stated() {
    let facts = read(&format!(
        r#"<html lang="en-GB"><title>Ships turned back - Harbour News</title>
        <link rel="canonical" href="https://www.harbour.example/world/ships">
        <meta property="og:site_name" content="Harbour News">
        <meta property="og:title" content="Ships turned back">
        <meta property="og:description" content="Two vessels had to leave Port Anse.">
        <script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
        "headline":"Ships turned back","datePublished":"2021-06-28T14:05:00+02:00",
        "dateModified":"2021-06-29T08:00:00+02:00","author":[{{"@type":"Person","name":"Ada Quay"}},
        {{"@type":"Person","name":"Bo Ash"}}]}}</script>
        <body><nav>World Sport</nav><article><h1>Ships turned back</h1>
        <p class="dek">Two vessels had to leave Port Anse.</p>
        <div class="byline">By Ada Quay and Bo Ash, Associated Press</div>{PARAGRAPHS}</article>
        <aside class="related"><h3>By Cy Ross</h3></aside>"#
    ));
    assert_eq!(value(facts.headline.as_ref()), "Ships turned back");
    assert_eq!(
        value(facts.dek.as_ref()),
        "Two vessels had to leave Port Anse."
    );
    assert_eq!(names(&facts), ["Ada Quay", "Bo Ash"]);
    assert_eq!(value(facts.agency.as_ref()), "Associated Press");
    assert_eq!(value(facts.outlet.as_ref()), "Harbour News");
    assert_eq!(value(facts.published.as_ref()), "2021-06-28T14:05+02:00");
    assert_eq!(value(facts.updated.as_ref()), "2021-06-29T08:00+02:00");
    assert_eq!(
        value(facts.url.as_ref()),
        "https://www.harbour.example/world/ships"
    );
    assert_eq!(value(facts.language.as_ref()), "en-GB");
    let by = facts.published.map(|fact| fact.stated_by);
    assert_eq!(by.as_deref(), Some("the page's JSON-LD"));
}

#[test]
fn page_that_states_nothing_in_its_head() {
    let facts = read(&format!(
        "<title>Ships turned back | The Northgate Courier</title><body><div id=top>The Northgate Courier</div>\
         <h1>Ships turned back</h1><p>By Ada Quay</p><p>June 28, 2021 4:05 p.m.</p>{PARAGRAPHS}\
         <div class=comments><p>By Cy Ross</p><p>July 3, 2021</p></div>"
    ));
    assert_eq!(value(facts.headline.as_ref()), "Ships turned back");
    assert_eq!(names(&facts), ["Ada Quay"]);
    assert_eq!(value(facts.published.as_ref()), "2021-06-28T16:05");
    assert_eq!(facts.dek, None);
}

#[test]
fn nobody_is_no_author() {
    for author in [
        "Admin",
        "Staff",
        "@harbour",
        "https://harbour.example/admin",
    ] {
        let facts = read(&format!(
            "<meta name=author content='{author}'><h1>Ships turned back</h1>{PARAGRAPHS}"
        ));
        assert_eq!(names(&facts), [""; 0], "{author}");
    }
}

#[test]
fn an_outlet_is_the_author_only_alone() {
    let head = "<meta property='og:site_name' content='Harbour News'><meta name=author content='Harbour News'>";
    let facts = read(&format!("{head}<h1>Ships turned back</h1>{PARAGRAPHS}"));
    assert_eq!(names(&facts), ["Harbour News"]);
    let facts = read(&format!(
        "{head}<h1>Ships turned back</h1><p>By Ada Quay</p>{PARAGRAPHS}"
    ));
    assert_eq!(names(&facts), ["Ada Quay"]);
}

#[test]
fn figures_are_read_as_the_page_writes_them() {
    for (lang, lines, day) in [
        ("en-US", "<p>03/04/2024</p>", "2024-03-04"),
        ("en-GB", "<p>03/04/2024</p>", "2024-04-03"),
        (
            "en-US",
            "<p>03/04/2024</p><p>Archive: 28/02/2024</p>",
            "2024-04-03",
        ),
        ("fr", "<p>03/04/2024</p>", "2024-04-03"),
    ] {
        let facts = read(&format!(
            "<html lang={lang}><h1>Ships turned back</h1>{lines}{PARAGRAPHS}"
        ));
        assert_eq!(value(facts.published.as_ref()), day, "{lang} {lines}");
    }
}

#[test]
fn a_trail_of_links_is_no_title() {
    let facts = read(&format!(
        "<title>Harbour row: all about the ships</title><meta property='og:title' content='Ships turned back in the night'>\
         <nav class=breadcrumb><ul><li>World<li><h1>Harbour row: all about the ships</h1></ul></nav>\
         <h2>Ships turned back in the night</h2>{PARAGRAPHS}"
    ));
    assert_eq!(
        value(facts.headline.as_ref()),
        "Ships turned back in the night"
    );
}

#[test]
fn a_change_is_not_the_day_of_publication() {
    let facts = read(&format!(
        "<h1>Ships turned back</h1><p>Updated June 30, 2021</p>{PARAGRAPHS}"
    ));
    assert_eq!(facts.published, None);
    assert_eq!(value(facts.updated.as_ref()), "2021-06-30");
}

#[test]
fn words_of_the_page_count_against_a_default() {
    let body = "<p>قال الوزير إن المحادثات مع الوفد لم تنته بعد في المدينة، وإن السفن التي غادرت الميناء بعد يومين من الانتظار كانت في طريقها إلى البحر</p>";
    let facts = read(&format!("<html lang=en><h1>المحادثات</h1>{body}"));
    assert_eq!(value(facts.language.as_ref()), "ar");
}

#[test]
fn anything_is_read_without_harm() {
    let deep = format!("<h1>{}", "<div><time>1/2/".repeat(3000));
    let many = "<h1 class=author><a rel=author href=/author/x>By A, B & C".repeat(2000);
    for source in [
        "",
        "<h1>",
        "<meta name=author content=>",
        "<title>|</title>",
        &deep,
        &many,
        "<h1> - | - </h1><title> - </title>",
    ] {
        let facts = read(source);
        assert!(facts.authors.len() <= 40);
    }
}
