//! Exports as the databases print them, made from invented articles → what `split` finds in them.

mod print;
mod story;

use super::split;
use document::{Document, ZoneKind};
use print::{NEXIS_DE, NEXIS_EN, NEXIS_FR, UNI_DE, UNI_EN};
use proptest::prelude::*;
use story::{Story, english, french, german};

fn cut(text: &str) -> Vec<Document> {
    let articles = split(Document {
        text: text.to_string(),
        ..Document::default()
    });
    let joined: String = articles
        .iter()
        .map(|article| article.text.as_str())
        .collect();
    assert_eq!(joined, text, "nothing is lost");
    for article in &articles {
        check_marks(article);
    }
    articles
}

/// Marks are sorted, apart, on character borders, without white space at the ends.
fn check_marks(article: &Document) {
    let mut last = 0;
    for mark in &article.marks {
        assert!(
            mark.span.start >= last && mark.span.end > mark.span.start,
            "{mark:?}"
        );
        let words = &article.text[mark.span.range()];
        assert_eq!(words, words.trim(), "{mark:?}");
        last = mark.span.end;
    }
}

fn zones(article: &Document, kind: ZoneKind) -> Vec<String> {
    let marks = article.marks.iter().filter(|mark| mark.kind == kind);
    marks
        .map(|mark| document::one_line(&article.text[mark.span.range()]))
        .collect()
}

/// What of a story a layout prints.
#[derive(Clone, Copy, Default)]
struct Prints {
    dek: bool,
    caption: bool,
    capitals: bool,
    time: &'static str,
}

fn check(text: &str, stories: &[Story], prints: Prints) {
    let articles = cut(text);
    assert_eq!(articles.len(), stories.len(), "articles in:\n{text}");
    for (article, story) in articles.iter().zip(stories) {
        let facts = &article.facts;
        let value = |fact: &Option<document::Fact>| {
            fact.as_ref()
                .map_or(String::new(), |fact| fact.value.clone())
        };
        assert_eq!(value(&facts.headline), story.headline, "{text}");
        assert_eq!(zones(article, ZoneKind::Headline), [story.headline]);
        assert_eq!(value(&facts.outlet), story.outlet, "{text}");
        assert_eq!(
            value(&facts.published),
            format!("{}{}", story.iso(), prints.time),
            "{text}"
        );
        let authors: Vec<String> = facts
            .authors
            .iter()
            .map(|fact| fact.value.clone())
            .collect();
        let expected = story.authors.iter().map(|name| {
            if prints.capitals {
                name.to_uppercase()
            } else {
                (*name).to_string()
            }
        });
        assert_eq!(authors, expected.collect::<Vec<_>>(), "{text}");
        assert_eq!(zones(article, ZoneKind::Body), story.paragraphs, "{text}");
        if prints.dek {
            assert_eq!(value(&facts.dek), story.dek);
        }
        if prints.caption && !story.caption.is_empty() {
            assert_eq!(zones(article, ZoneKind::Caption), [story.caption]);
        }
        let is_agency = story.outlet.starts_with("Associated Press");
        assert_eq!(
            value(&facts.agency),
            if is_agency { "Associated Press" } else { "" }
        );
    }
}

const NEXIS: Prints = Prints {
    dek: true,
    caption: true,
    capitals: false,
    time: "",
};
const UNI: Prints = Prints {
    time: "T09:33Z",
    ..NEXIS
};
const FACTIVA: Prints = Prints {
    dek: false,
    caption: false,
    capitals: false,
    time: "T14:05",
};
const PROQUEST: Prints = Prints {
    time: "",
    ..FACTIVA
};

fn languages(articles: &[Document]) -> Vec<&str> {
    let tags = articles
        .iter()
        .filter_map(|article| article.facts.language.as_ref());
    tags.map(|fact| fact.value.as_str()).collect()
}

#[test]
fn nexis_text_in_three_languages() {
    for (stories, words, tag) in [
        (english(), NEXIS_EN, "en"),
        (german(), NEXIS_DE, "de"),
        (french(), NEXIS_FR, "fr"),
    ] {
        let text = print::nexis(&stories, &words);
        check(&text, &stories, NEXIS);
        check(
            &format!("{}{text}", print::nexis_cover(stories.len())),
            &stories,
            NEXIS,
        );
        check(&text.replace('\n', "\r\n"), &stories, NEXIS);
        assert!(languages(&cut(&text)).iter().all(|found| *found == tag));
    }
}

#[test]
fn every_word_around_the_text_has_a_zone() {
    let stories = english();
    let text = format!(
        "{}{}",
        print::nexis_cover(4),
        print::nexis(&stories, &NEXIS_EN)
    );
    for article in cut(&text) {
        let mut at = 0;
        for mark in &article.marks {
            assert_eq!(article.text[at..mark.span.start as usize].trim(), "");
            at = mark.span.end as usize;
        }
        assert_eq!(article.text[at..].trim(), "");
        assert_eq!(zones(&article, ZoneKind::Copyright).len(), 2);
        let furniture = zones(&article, ZoneKind::Furniture).join("\n");
        assert!(
            furniture.contains("SUBJECT: PORTS & HARBORS"),
            "{furniture}"
        );
    }
}

#[test]
fn nexis_text_without_its_empty_lines() {
    let stories = english();
    let mut text = print::nexis(&stories, &NEXIS_EN);
    while text.contains("\n\n") {
        text = text.replace("\n\n", "\n");
    }
    check(&text, &stories, NEXIS);
}

#[test]
fn nexis_text_with_pages() {
    let stories = english();
    let text = print::nexis(&stories, &NEXIS_EN)
        .replace("All Rights Reserved\n", "All Rights Reserved\n\u{c}");
    check(&text, &stories, NEXIS);
}

#[test]
fn old_nexis_text() {
    let prints = Prints {
        dek: false,
        capitals: true,
        ..NEXIS
    };
    let mut stories = english();
    for story in &mut stories {
        story.caption = "";
    }
    let text = print::nexis_old(&stories);
    check(&text, &stories, prints);
    let first = &cut(&text)[0];
    assert_eq!(zones(first, ZoneKind::Dateline), ["NORTHGATE, March 19"]);
    assert_eq!(
        first.facts.url.as_ref().map(|fact| fact.value.as_str()),
        Some("http://www.example.org/port")
    );
}

#[test]
fn one_article_alone() {
    let stories = &english()[..1];
    let nexis = print::nexis(stories, &NEXIS_EN).replace("1 of 1 DOCUMENTS", "1 of 1 DOCUMENT");
    check(&nexis, stories, NEXIS);
    check(&print::uni(stories, &UNI_EN), stories, UNI);
    check(&print::factiva(stories), stories, FACTIVA);
    check(&print::factiva_codes(stories, "\t"), stories, FACTIVA);
    check(&print::proquest(stories), stories, PROQUEST);
}

#[test]
fn an_export_that_was_cut_off() {
    let stories = english();
    for (text, end) in [
        (print::nexis(&stories, &NEXIS_EN), "SUBJECT: PORTS"),
        (print::uni(&stories, &UNI_EN), "Classification"),
        (print::factiva(&stories), "Document NCOU"),
        (print::factiva_codes(&stories, "\t"), "CO\tnpa"),
        (print::proquest(&stories), "Subject: Ports"),
    ] {
        let at = text.rfind(end).expect("the end of the last text");
        let articles = cut(&text[..at]);
        assert_eq!(articles.len(), stories.len(), "{text}");
        let last = articles.last().expect("articles");
        assert_eq!(zones(last, ZoneKind::Body), stories[3].paragraphs);
    }
}

#[test]
fn nexis_uni_with_and_without_its_cover() {
    for (stories, words) in [(english(), UNI_EN), (german(), UNI_DE)] {
        let text = print::uni(&stories, &words);
        check(&text, &stories, UNI);
        let covered = format!("{}{text}", print::uni_cover(&stories));
        check(&covered, &stories, UNI);
        check(&covered.replace('\u{a0}', " "), &stories, UNI);
        check(&covered.replace("\n\n", "\n"), &stories, UNI);
        check(&covered.replace("Body\n", ""), &stories, UNI);
    }
}

#[test]
fn nexis_uni_printed_on_pages() {
    let stories = english();
    let head = format!("Page 2 of 3\n{}\n", stories[0].headline);
    let text = print::uni(&stories, &UNI_EN).replace("SUBJECT to", &format!("{head}SUBJECT to"));
    let footer =
        "| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2024 LexisNexis\n";
    let text = text.replace(
        "End of Document\n",
        &format!("End of Document\n{footer}Page 1 of 3\n"),
    );
    check(&text, &stories, UNI);
}

#[test]
fn headings_of_an_article_are_no_end_of_its_text() {
    let text = print::uni(&english(), &UNI_EN).replace("SUBJECT to", "Notes\nSUBJECT to");
    let filler = "A line of the article that follows.\n".repeat(14);
    let text = text.replace("Notes\n", &format!("Notes\n{filler}"));
    let articles = cut(&text);
    let paragraphs = zones(&articles[0], ZoneKind::Body);
    assert_eq!(
        paragraphs.len(),
        english()[0].paragraphs.len() + 15,
        "{paragraphs:#?}"
    );
}

#[test]
fn a_summary_of_the_database_is_not_the_text() {
    let stories = english();
    let summary = "Body\n\nABSTRACT\n\nThe talks ended without a result.\n\nFULL TEXT\n\n";
    let text = print::uni(&stories, &UNI_EN).replace("Body\n\n", summary);
    check(
        &text.replace("Classification", "Link to Image\n\nClassification"),
        &stories,
        UNI,
    );
}

#[test]
fn a_copyright_line_of_any_words() {
    let stories = english();
    let text = print::factiva(&stories);
    let line = "Copyright 2024 Northgate Press. All Rights Reserved.";
    check(
        &text.replace(line, "Derechos de autor: Prensa de Northgate 2024."),
        &stories,
        FACTIVA,
    );
    check(
        &text.replace(
            line,
            "The Northgate Press Limited 2024. All rights reserved.",
        ),
        &stories,
        FACTIVA,
    );
}

#[test]
fn nexis_text_whose_white_space_is_single() {
    let stories = english();
    let text = print::nexis(&stories, &NEXIS_EN);
    let rows: Vec<&str> = text.lines().map(str::trim).collect();
    check(
        &rows.join("\n").replace("Edition 1;", "Late"),
        &stories,
        NEXIS,
    );
}

#[test]
fn a_list_of_documents_says_what_is_missing() {
    let stories = english();
    let articles = cut(&print::uni_cover(&stories));
    assert_eq!(articles.len(), 1);
    assert!(
        articles[0].notices[0].contains("only the list"),
        "{:?}",
        articles[0].notices
    );
    assert!(zones(&articles[0], ZoneKind::Body).is_empty());
}

#[test]
fn factiva_with_codes() {
    let stories = english();
    // From rich text, from rich text with white space made single, and from the cells of a page.
    for gap in ["\t", " ", "\n", " | ", "\u{a0}\u{a0}"] {
        let prints = Prints {
            caption: true,
            ..FACTIVA
        };
        check(&print::factiva_codes(&stories, gap), &stories, prints);
    }
}

#[test]
fn factiva_without_codes() {
    let stories = english();
    let text = print::factiva(&stories);
    check(&text, &stories, FACTIVA);
    check(&text.replace('\n', "\r\n"), &stories, FACTIVA);
    let language = languages(&cut(&text)).join(" ");
    assert_eq!(language, "en en en en");
}

#[test]
fn factiva_printed_on_pages() {
    let stories = english();
    let head = "Page 2 of 9 © 2024 Factiva, Inc. All rights reserved.\n";
    let mut list = String::new();
    for story in &stories {
        list.push_str(story.headline);
        list.push_str(" ........ 2\n");
    }
    let text = print::factiva(&stories)
        .replace("SUBJECT to", &format!("{head}SUBJECT to"))
        .replace("World News\nNo\n", &format!("{head}World News\nNo\n"));
    check(&format!("Index\n{list}\n{text}"), &stories, FACTIVA);
}

#[test]
fn proquest_text_and_page() {
    let stories = english();
    let text = print::proquest(&stories);
    check(&text, &stories, PROQUEST);
    check(&text.replace('\n', "\r\n"), &stories, PROQUEST);
    check(&text.replace("\n\n", "\n"), &stories, PROQUEST);
    check(&print::proquest_page(&stories), &stories, PROQUEST);
}

#[test]
fn a_proquest_record_without_text_says_so() {
    let text = print::proquest(&english()[1..2]);
    let start = text.find("Full text:").expect("text");
    let end = text.find("Subject:").expect("subject");
    let article = &cut(&format!("{}{}", &text[..start], &text[end..]))[0];
    assert_eq!(
        zones(article, ZoneKind::Body),
        ["The abstract says it all in the words of the database."]
    );
    assert!(article.notices[0].contains("only the abstract"));
}

#[test]
fn pressreader_copies() {
    let story = &english()[0];
    let body = story.paragraphs.join("\n\n");
    let text = format!(
        "{}\n\n{}\n\n- By Lena Marsh\n\n{body}\n\nNewspapers in English\n\nNewspapers from Norway",
        story.outlet, story.headline
    );
    let article = &cut(&text)[0];
    assert_eq!(zones(article, ZoneKind::Outlet), [story.outlet]);
    assert_eq!(zones(article, ZoneKind::Headline), [story.headline]);
    assert_eq!(zones(article, ZoneKind::Furniture).len(), 2);
    let text = format!(
        "{body}\n\nArticle Name: {}\nPublication: {} (National Edition)\nSection: News\nAuthor: Lena Marsh\n\
         Start Page: A1\nEnd Page: A2\n",
        story.headline, story.outlet
    );
    let facts = &cut(&text)[0].facts;
    assert_eq!(
        facts.outlet.as_ref().map(|fact| fact.value.as_str()),
        Some(story.outlet)
    );
    assert_eq!(
        facts.headline.as_ref().map(|fact| fact.value.as_str()),
        Some(story.headline)
    );
    assert_eq!(facts.authors[0].stated_by, "the PressReader copy");
}

#[test]
fn the_same_article_twice_is_two() {
    let story = &english()[1];
    let stories = [story.clone(), story.clone()];
    check(&print::nexis(&stories, &NEXIS_EN), &stories, NEXIS);
    check(&print::factiva(&stories), &stories, FACTIVA);
}

/// Articles that write about exports.
#[test]
fn an_ordinary_article_comes_back_as_it_is() {
    let rule = "_".repeat(60);
    for text in [
        "Talks end\n\nBy Lena Marsh\n\nThe talks ended.".to_string(),
        "How to read an export\n\nThe first line is:\n\n1 of 10 DOCUMENTS\n\nLENGTH: it comes later.".to_string(),
        "Talks end\n\nBody\n\nThe body of the treaty is short.\n\nEnd of Document".to_string(),
        "Talks end\n\nDocument HARB000020240311ek3b0001g\n\nThat was the number of the file.".to_string(),
        format!("Talks end\n{rule}\nAuthor: Lena Marsh\nSubject: Ports\n{rule}\nThe talks ended."),
        "Date: 2024\nAuthor: Lena Marsh\nSection: Ports\nThe talks ended.".to_string(),
        "HD sets\nIN A NEW LIGHT\nRE the talks\nNS for short".to_string(),
        String::new(),
    ] {
        let document = Document {
            text,
            notices: vec!["kept".to_string()],
            ..Document::default()
        };
        assert_eq!(split(document.clone()), [document]);
    }
}

#[test]
fn what_the_format_said_goes_with_its_export() {
    let document = Document {
        text: print::nexis(&english(), &NEXIS_EN),
        notices: vec!["One picture was left out.".to_string()],
        facts: document::Facts {
            headline: document::Fact::new("download.docx", "the file"),
            ..document::Facts::default()
        },
        ..Document::default()
    };
    let articles = split(document);
    assert_eq!(articles[0].notices, ["One picture was left out."]);
    assert!(articles[1].notices.is_empty());
    assert_eq!(
        articles[0]
            .facts
            .headline
            .as_ref()
            .map(|fact| fact.stated_by.as_str()),
        Some("the Nexis export")
    );
}

/// Lines of all layouts, to be put in any order.
fn any_rows() -> impl Strategy<Value = String> {
    let rows = [
        "1 of 3 DOCUMENTS",
        "2 of 3 DOCUMENTS",
        "LENGTH: 90 words",
        "BYLINE: Ida Vane",
        "BODY:",
        "BODY: The text.",
        "GRAPHIC:",
        "LOAD-DATE: May 1, 2024",
        "May 1, 2024",
        "Harbour News",
        "Body",
        "End of Document",
        "Length:\u{a0}90 words",
        "Byline:\u{a0}Ida Vane",
        "Graphic",
        "Page 1 of 2",
        "HD",
        "HD Talks",
        "WC 90 words",
        "PD 1 May 2024",
        "SN Harbour News",
        "LP",
        "TD The talks ended.",
        "90 words",
        "English",
        "Document NCOU000020240311ek3b00001",
        "Copyright 2024",
        "Full text:",
        "Full text: The talks ended.",
        "Publication title: Harbour News",
        "Author: Vane, Ida",
        "Abstract: Talks.",
        "Title: Talks end",
        "ProQuest document ID: 1",
        "ProQuest document link",
        "____________________________________________________________",
        "",
        "",
        "\u{c}",
        "Überall – ein Text.",
        "Newspapers in English",
        "Newspapers from Norway",
        "Article Name: Talks",
        "Publication: H",
        "End Page: 2",
        "Job Number: 1",
        "Documents (2)",
        "Search Terms: port",
        "14:05",
        "Talks ..... 2",
        "CREDIT: AP",
        "\u{ad}",
    ];
    let row = (0..rows.len()).prop_map(move |idx| rows[idx]);
    let end = prop_oneof![
        Just("\n"),
        Just("\r\n"),
        Just("\n\n"),
        Just("\u{2028}"),
        Just("\n        ")
    ];
    proptest::collection::vec((row, end), 0..60)
        .prop_map(|rows| rows.into_iter().flat_map(|(row, end)| [row, end]).collect())
}

proptest! {
    #[test]
    fn nothing_is_lost_from_any_lines(text in any_rows()) {
        cut(&text);
    }
}
