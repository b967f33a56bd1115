//! Articles → exports, printed as the databases print them.

use super::story::Story;
use std::fmt::Write as _;

/// Characters of a line in Nexis text.
const WIDTH: usize = 78;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(story: &Story) -> &'static str {
    MONTHS[story.date.1 as usize - 1]
}

fn wrap(text: &str) -> String {
    let mut wrapped = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        let n_chars = word.chars().count();
        if width > 0 && width + 1 + n_chars > WIDTH {
            wrapped.push('\n');
            width = 0;
        } else if width > 0 {
            wrapped.push(' ');
            width += 1;
        }
        wrapped.push_str(word);
        width += n_chars;
    }
    wrapped
}

fn centred(text: &str) -> String {
    format!("{:>1$}{text}", "", (WIDTH + 4 - text.chars().count()) / 2)
}

/// Words of a Nexis text export in one language.
pub(super) struct NexisWords {
    pub(super) counter: fn(usize, usize) -> String,
    /// Byline, section, length, dek, load date, language.
    pub(super) labels: [&'static str; 6],
    pub(super) words: &'static str,
    pub(super) date: fn(&Story) -> String,
}

pub(super) const NEXIS_EN: NexisWords = NexisWords {
    counter: |nth, of| format!("{nth} of {of} DOCUMENTS"),
    labels: [
        "BYLINE",
        "SECTION",
        "LENGTH",
        "HIGHLIGHT",
        "LOAD-DATE",
        "LANGUAGE",
    ],
    words: "words",
    date: |story| format!("{} {}, {} Monday", month(story), story.date.2, story.date.0),
};

pub(super) const NEXIS_DE: NexisWords = NexisWords {
    counter: |nth, of| format!("Dokument {nth} von {of}"),
    labels: ["AUTOR", "RUBRIK", "LÄNGE", "HIGHLIGHT", "UPDATE", "SPRACHE"],
    words: "Wörter",
    date: |story| format!("{}. März {} Montag", story.date.2, story.date.0),
};

pub(super) const NEXIS_FR: NexisWords = NexisWords {
    counter: |nth, of| format!("Document {nth} de {of}"),
    labels: [
        "AUTEUR",
        "RUBRIQUE",
        "LONGUEUR",
        "HIGHLIGHT",
        "LOAD-DATE",
        "LANGUE",
    ],
    words: "mots",
    date: |story| format!("lundi {} mars {}", story.date.2, story.date.0),
};

pub(super) fn nexis_cover(n_articles: usize) -> String {
    format!(
        "\n\n\n\nDownload Request: Selected Items: 1-{n_articles}\nTime Of Request: Friday, March 15, 2024  \
         16:51:31\n\nSend To:\nPORT AUTHORITY LIBRARY\n2 QUAY STREET\nNORTHGATE\n\n\nTerms: (port \
         and (DATE(>=2023-12-01 and <=2024-03-15)))\n\n\nSource: All News, English\nProject ID: None\n\n\n\n"
    )
}

pub(super) fn nexis(stories: &[Story], words: &NexisWords) -> String {
    let mut text = String::new();
    for (idx, story) in stories.iter().enumerate() {
        nexis_article(
            &mut text,
            story,
            words,
            &(words.counter)(idx + 1, stories.len()),
        );
    }
    text
}

fn nexis_article(text: &mut String, story: &Story, words: &NexisWords, counter: &str) {
    let [byline, section, length, highlight, load_date, language] = words.labels;
    let outlet = format!("{} (Northgate)", story.outlet);
    let _ = write!(text, "{}\n\n\n\n", centred(counter));
    let _ = write!(
        text,
        "{}\n\n{}\n",
        centred(&outlet),
        centred(&(words.date)(story))
    );
    if story.dek.is_empty() {
        let _ = write!(text, "{}\n{}\n", centred("Edition 1;"), centred("Coast"));
    }
    let _ = write!(text, "\n{}\n\n", wrap(story.headline));
    if !story.authors.is_empty() {
        let _ = write!(text, "{byline}: {}\n\n", story.authors.join(" and "));
    }
    let _ = write!(
        text,
        "{section}: NEWS; Pg. 3\n\n{length}: {} {}\n\n",
        story.n_words(),
        words.words
    );
    if !story.dek.is_empty() {
        let _ = write!(text, "{}\n\n", wrap(&format!("{highlight}: {}", story.dek)));
    }
    for paragraph in story.paragraphs {
        let _ = write!(text, "{}\n\n", wrap(paragraph));
    }
    if !story.caption.is_empty() {
        let _ = write!(text, "{}\n\n", wrap(&format!("GRAPHIC: {}", story.caption)));
    }
    let subjects = "SUBJECT: PORTS & HARBORS (93%); NEGOTIATIONS (91%); MARITIME LAW & INSURANCE (78%); \
        MINISTERS (75%)";
    let _ = write!(
        text,
        "{}\n\n{load_date}: March 15, 2024\n\n",
        wrap(subjects)
    );
    let _ = write!(
        text,
        "{language}: {}\n\nPUBLICATION-TYPE: Newspaper\n\nJOURNAL-CODE: NC\n\n\n",
        story.language.to_uppercase()
    );
    let _ = write!(
        text,
        "{}\n{}\n\n",
        centred("Copyright 2024 Northgate Press Ltd"),
        centred("All Rights Reserved")
    );
}

/// The layout before 2005: copyright first, labels for headline and text.
pub(super) fn nexis_old(stories: &[Story]) -> String {
    let mut text = String::new();
    for (idx, story) in stories.iter().enumerate() {
        let counter = format!("{} of {} DOCUMENTS", idx + 1, stories.len());
        let _ = write!(
            text,
            "{}\n\n{}\n",
            centred(&counter),
            centred("Copyright 2003 Northgate Press")
        );
        let _ = write!(text, "{}\n\n", centred(story.outlet));
        let date = format!(
            "{} {}, {}, Thursday, Late Edition - Final",
            month(story),
            story.date.2,
            story.date.0
        );
        let _ = write!(
            text,
            "{}\n\nSECTION: Section A; Page 1\n\nLENGTH: {} words\n\n",
            centred(&date),
            story.n_words()
        );
        let _ = write!(
            text,
            "{}\n\n",
            wrap(&format!("HEADLINE: {}", story.headline))
        );
        if !story.authors.is_empty() {
            let _ = write!(
                text,
                "BYLINE:  By {}\n\n",
                story.authors.join(" and ").to_uppercase()
            );
        }
        let _ = write!(text, "DATELINE: NORTHGATE, March 19\n\nBODY:\n");
        for paragraph in story.paragraphs {
            let _ = write!(text, "   {}\n\n", wrap(paragraph));
        }
        text.push_str("URL: http://www.example.org/port\n\nLOAD-DATE: March 20, 2003\n\n");
    }
    text
}

/// Labels of Nexis Uni: section, length, byline, dek, load date; and the last line.
pub(super) type UniWords = [&'static str; 6];
pub(super) const UNI_EN: UniWords = [
    "Section",
    "Length",
    "Byline",
    "Highlight",
    "Load-Date",
    "words",
];
pub(super) const UNI_DE: UniWords = [
    "Rubrik",
    "Länge",
    "Autor",
    "Highlight",
    "Load-Date",
    "Wörter",
];

pub(super) fn uni_cover(stories: &[Story]) -> String {
    let mut text = format!(
        "Date and Time: Friday, 15. March 2024 09:31:00 CET\n\nJob Number: 00000001\n\nDocuments ({})\n\n",
        stories.len()
    );
    for (idx, story) in stories.iter().enumerate() {
        let _ = write!(
            text,
            "{}. {}\nClient/Matter: -None-\nSearch Terms: port\nSearch Type: Natural Language\nNarrowed by:\n\
             Content Type\nNarrowed by\nNews\nSources: The Northgate Courier; Content Type: News\n\n",
            idx + 1,
            story.headline
        );
    }
    text
}

pub(super) fn uni(stories: &[Story], words: &UniWords) -> String {
    let [section, length, byline, highlight, load_date, unit] = words;
    let mut text = String::new();
    for story in stories {
        let _ = write!(text, "{}\n{}(Northgate)\n", story.headline, story.outlet);
        let _ = write!(
            text,
            "{} {}, {} Monday 9:33 AM GMT\n\n",
            month(story),
            story.date.2,
            story.date.0
        );
        text.push_str("Copyright 2024 Northgate Press Ltd All Rights Reserved\n");
        let _ = write!(
            text,
            "{section}:\u{a0}NEWS; Version:2\n{length}:\u{a0}{} {unit}\n",
            story.n_words()
        );
        if !story.authors.is_empty() {
            let _ = writeln!(text, "{byline}:\u{a0}{}", story.authors.join(", "));
        }
        if !story.dek.is_empty() {
            let _ = writeln!(text, "{highlight}:\u{a0}{}", story.dek);
        }
        text.push_str("\nBody\n\n");
        for paragraph in story.paragraphs {
            let _ = writeln!(text, "{paragraph}");
        }
        if !story.caption.is_empty() {
            let _ = write!(text, "\nGraphic\n\n{}\n", story.caption);
        }
        let _ = write!(
            text,
            "\nClassification\n\nLanguage:\u{a0}{}\n\nPublication-Type:\u{a0}Newspaper\n\nSubject:\u{a0}PORTS (93%); \
             TREATIES (74%)\n\n{load_date}:\u{a0}March 15, 2024\n\nEnd of Document\n\n",
            story.language.to_uppercase()
        );
    }
    text
}

fn accession(story: &Story, idx: usize) -> String {
    let (year, month, day) = story.date;
    format!("NCOU0000{year}{month:02}{day:02}ek3b{idx:05}")
}

/// Factiva with codes; `gap` stands between code and value.
pub(super) fn factiva_codes(stories: &[Story], gap: &str) -> String {
    let mut text = String::new();
    for (idx, story) in stories.iter().enumerate() {
        let mut row = |code: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(text, "{code}{gap}{value}");
            }
        };
        row("SE", "News");
        row("HD", story.headline);
        let byline = story.authors.join(" and ");
        row("BY", &byline);
        row("WC", &format!("{} words", story.n_words()));
        row(
            "PD",
            &format!("{} {} {}", story.date.2, month(story), story.date.0),
        );
        row("ET", "14:05");
        row("SN", story.outlet);
        row("SC", "NCOU");
        row("LA", story.language);
        row("CY", "Copyright 2024 Northgate Press. All Rights Reserved.");
        row("LP", story.paragraphs[0]);
        row("TD", &story.paragraphs[1..].join("\n"));
        row("ART", story.caption);
        row("CO", "npa : Northgate Port Authority | pgd : Pier Guard");
        row("IN", "i7 : Transport");
        row("NS", "gdip : International Relations | npol : Politics");
        row("PUB", "Northgate Press");
        row("AN", &format!("Document {}", accession(story, idx)));
        text.push_str("\n\u{c}");
    }
    text
}

/// Factiva without codes.
pub(super) fn factiva(stories: &[Story]) -> String {
    let mut text = String::new();
    for (idx, story) in stories.iter().enumerate() {
        let _ = writeln!(text, "World News\n{}", story.headline);
        if !story.authors.is_empty() {
            let _ = writeln!(text, "By {}", story.authors.join(" and "));
        }
        let _ = write!(
            text,
            "{} words\n{} {} {}\n14:05\n{}\nNCOU\n12\n{}\nCopyright 2024 Northgate Press. All Rights Reserved.\n\n",
            story.n_words(),
            story.date.2,
            month(story),
            story.date.0,
            story.outlet,
            story.language
        );
        for paragraph in story.paragraphs {
            let _ = write!(text, "{paragraph}\n\n");
        }
        let _ = write!(text, "Document {}\n\n", accession(story, idx));
    }
    text.push_str("Search Summary\nText port\nDate Last 6 Months\nResults Found 4\n");
    text
}

/// The words of a byline as ProQuest prints them.
fn turned(authors: &[&str]) -> String {
    let turned = authors.iter().map(|name| {
        let (given, surname) = name.split_once(' ').expect("two names");
        format!("{surname}, {given}")
    });
    turned.collect::<Vec<_>>().join("; ")
}

fn proquest_record(text: &mut String, story: &Story, gap: &str) {
    let mut row = |label: &str, value: &str| {
        let _ = write!(text, "{label}: {value}{gap}");
    };
    if !story.authors.is_empty() {
        row("Author", &turned(story.authors));
    }
    row(
        "Publication info",
        &format!(
            "{} ; Northgate [Northgate]{} {} {}: A.2.",
            story.outlet,
            story.date.2,
            &month(story)[..3],
            story.date.0
        ),
    );
    row(
        "ProQuest document link",
        "https://www.example.org/docview/123",
    );
    row(
        "Abstract",
        "The abstract says it all in the words of the database.",
    );
    row("Full text", &story.paragraphs.join("\n"));
    row("Subject", "Ports; Treaties");
    row("Location", "Northgate");
    row("Title", story.headline);
    row("Publication title", &format!("{}; Northgate", story.outlet));
    row(
        "Publication date",
        &format!("{} {}, {}", &month(story)[..3], story.date.2, story.date.0),
    );
    row("ProQuest document ID", "251439970");
    row("Language of publication", story.language);
    row("Database", "Global Newsstream");
}

pub(super) fn proquest(stories: &[Story]) -> String {
    let rule = "_".repeat(60);
    let mut text = format!("{rule}\n");
    for story in stories {
        let _ = write!(text, "\n{}\n\n", story.headline);
        proquest_record(&mut text, story, "\n\n");
        let _ = writeln!(text, "{rule}");
    }
    text.push_str("\nContact us at: http://www.example.org/contact\nCopyright \u{a9} 2024 ProQuest LLC. All rights reserved.\n");
    text
}

/// The text of ProQuest's pages and mails: no rules.
pub(super) fn proquest_page(stories: &[Story]) -> String {
    let mut text = String::new();
    for (idx, story) in stories.iter().enumerate() {
        let _ = writeln!(
            text,
            "Document {} of {}\n{}",
            idx + 1,
            stories.len(),
            story.headline
        );
        proquest_record(&mut text, story, "\n");
    }
    text
}
