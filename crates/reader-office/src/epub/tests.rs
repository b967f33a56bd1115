//! Hand-made e-books → pages and what the book states about them.

use crate::testing::zip;
use document::{Format, Item, Member, Refusal, Unpacked};

const CONTAINER: &[u8] =
    br#"<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>"#;

fn page(title: &str) -> String {
    let text =
        "The port of Northgate opened again on Monday after talks with the militia. ".repeat(12);
    format!(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1>{title}</h1><p>{text}</p></body></html>"
    )
}

fn book(head: &str) -> Vec<u8> {
    let opf = format!(
        r#"<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{head}<dc:language>en</dc:language></metadata><manifest>
        <item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/>
        <item id="a" href="a%20one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>
        <spine><itemref idref="c"/><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>"#
    );
    let nav = r#"<html><body><nav epub:type="toc"><ol><li><a href="b.xhtml">Port opens</a></li><li><a href="a%20one.xhtml">Minister leaves</a></li></ol></nav></body></html>"#;
    zip(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/content.opf", opf.as_bytes()),
        ("OEBPS/nav.xhtml", nav.as_bytes()),
        ("OEBPS/cover.xhtml", b"<html><body><img/></body></html>"),
        ("OEBPS/a one.xhtml", page("Minister leaves").as_bytes()),
        ("OEBPS/b.xhtml", page("Port opens").as_bytes()),
    ])
}

fn read(bytes: Vec<u8>) -> Result<Unpacked, Refusal> {
    crate::read(&Member::new("a.epub", bytes), Format::Epub)
}

/// One line a page: name, headline, outlet, day.
fn drawn(unpacked: &Unpacked) -> Vec<String> {
    unpacked
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Member(member) => Some(member),
            Item::Document(_) => None,
        })
        .map(|member| {
            let facts = &member.facts;
            let value = |fact: &Option<document::Fact>| {
                fact.as_ref()
                    .map_or("-", |fact| fact.value.as_str())
                    .to_owned()
            };
            [
                member.name.clone(),
                value(&facts.headline),
                value(&facts.outlet),
                value(&facts.published),
            ]
            .join(" | ")
        })
        .collect()
}

#[test]
fn a_newspaper_of_calibre() {
    let head = "<dc:title>Harbour News [Mon, 05 Jan 2026]</dc:title><dc:creator>calibre</dc:creator><dc:date>2026-01-05T06:00:00+00:00</dc:date>";
    let unpacked = read(book(head)).expect("a book");
    assert_eq!(
        drawn(&unpacked),
        [
            "OEBPS/b.xhtml | Port opens | Harbour News | 2026-01-05",
            "OEBPS/a one.xhtml | Minister leaves | Harbour News | 2026-01-05"
        ]
    );
    assert_eq!(
        unpacked.notices,
        ["2 pages of the e-book without an article (cover, contents, menus) were left out."]
    );
}

#[test]
fn the_date_of_another_book_is_that_of_the_file() {
    let head = "<dc:title>My reading</dc:title><dc:creator>Ann Smith</dc:creator><dc:date>2026-01-05</dc:date>";
    let unpacked = read(book(head)).expect("a book");
    assert_eq!(drawn(&unpacked)[0], "OEBPS/b.xhtml | Port opens | - | -");
}

#[test]
fn without_a_list_of_pages_all_are_taken() {
    let bytes = zip(&[
        ("b.xhtml", page("Port opens").as_bytes()),
        ("pic.jpg", b"x"),
    ]);
    assert_eq!(
        drawn(&read(bytes).expect("a book")),
        ["b.xhtml | - | - | -"]
    );
}

#[test]
fn locked_and_empty_books_are_refused() {
    let refusal = |parts: &[(&str, &[u8])]| match read(zip(parts)) {
        Err(Refusal(sentence)) => sentence,
        Ok(_) => String::new(),
    };
    let locked = br#"<encryption><CipherReference URI="OEBPS/b.xhtml"/></encryption>"#;
    let page = page("Port opens");
    assert!(
        refusal(&[
            ("META-INF/encryption.xml", locked),
            ("b.xhtml", page.as_bytes())
        ])
        .contains("protected")
    );
    let fonts = br#"<encryption><CipherReference URI="fonts/a.otf"/></encryption>"#;
    assert_eq!(
        refusal(&[
            ("META-INF/encryption.xml", fonts),
            ("b.xhtml", page.as_bytes())
        ]),
        ""
    );
    assert!(refusal(&[("b.xhtml", b"<html><body><img/></body></html>")]).contains("pictures"));
    assert!(refusal(&[("a.txt", b"x")]).contains("no pages"));
}
