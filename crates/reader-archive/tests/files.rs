//! Files made by the programs people use (`make_files.py`) → what must be found in each.

#![expect(
    clippy::expect_used,
    reason = "a helper of a test stops at the first surprise"
)]

use document::{Format, Item, Member, Refusal, Unpacked};

/// Reads a file of `files/` under its name.
fn read(name: &str, format: Format) -> Result<Unpacked, Refusal> {
    let path = format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(path).expect("a file of the repository");
    reader_archive::read(&Member::new(name, bytes), format)
}

fn members(unpacked: &Unpacked) -> Vec<&Member> {
    unpacked
        .items
        .iter()
        .map(|item| match item {
            Item::Member(member) => member,
            Item::Document(document) => panic!("no texts are made here: {document:?}"),
        })
        .collect()
}

/// Names of the files found and the notices; each file must hold its article whole.
fn check(name: &str, format: Format, names: &[&str], notices: &[&str]) -> Unpacked {
    let unpacked = read(name, format).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let members = members(&unpacked);
    let found: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(found, names, "{name}");
    assert_eq!(unpacked.notices, notices, "{name}");
    unpacked
}

fn chars(member: &Member) -> String {
    decode::decode(&member.bytes, member.charset.as_deref())
        .expect("a text")
        .chars
}

/// What the frame states of a file: headline, outlet, author, date, address.
fn stated(member: &Member) -> [&str; 5] {
    let facts = &member.facts;
    [
        facts.headline.as_ref(),
        facts.outlet.as_ref(),
        facts.authors.first(),
        facts.published.as_ref(),
        facts.url.as_ref(),
    ]
    .map(|fact| fact.map_or("", |fact| fact.value.as_str()))
}

const HELPER: &str = "1 picture or style file was left out.";
const PORT_LAST: &str = "Okello denied that anyone was being held.";
const TUGS_LAST: &str = "The ministry did not answer that.";
const HAFEN_LAST: &str = "Übersetzer der Kammer für Außenhandel begleiteten die Gespräche.";

#[test]
fn zip_archives() {
    let plain = check(
        "plain.zip",
        Format::Zip,
        &[
            "press/port.html",
            "press/tugs.txt",
            "press/more.zip",
            "press/Gespräche.html",
            "outside.txt",
        ],
        &["3 pictures, style files and the like were left out."],
    );
    let members = members(&plain);
    assert!(chars(members[0]).contains(PORT_LAST));
    assert!(chars(members[1]).contains(TUGS_LAST));
    assert!(members[2].bytes.starts_with(b"PK\x03\x04"));
    assert!(chars(members[3]).contains(HAFEN_LAST));
    for (name, names, notices) in [
        ("zip64.zip", &["port.html"][..], &[][..]),
        ("one-pass.zip", &["-"], &[]),
        ("names-437.zip", &["Gespräche.txt"], &[]),
        ("names-866.zip", &["новости порта.txt"], &[]),
        (
            "saved-page.zip",
            &["Port talks end.html"],
            &["3 pictures, style files and the like were left out."],
        ),
        (
            "other-methods.zip",
            &["port.html"],
            &[
                "2 files are packed in a way that can't be read here and were left out: unpack them and open them by themselves (“tugs.txt”, “hafen.txt”).",
            ],
        ),
        (
            "half-locked.zip",
            &["tugs.txt"],
            &[
                "“port.txt” is locked with a password and was left out: unpack it and open it by itself.",
            ],
        ),
        ("crawl.wacz", &["archive/data.warc.gz"], &[]),
    ] {
        check(name, Format::Zip, names, notices);
    }
}

#[test]
fn files_that_only_look_like_archives() {
    for (name, sentence) in [
        (
            "locked.zip",
            "This zip archive is locked with a password: unpack it and open the files.",
        ),
        (
            "workbook.zip",
            "This is an Excel workbook: save it as CSV and open that.",
        ),
    ] {
        let refusal = read(name, Format::Zip).expect_err(name);
        assert_eq!(refusal.0, sentence);
    }
    for format in [
        Format::Zip,
        Format::Tar,
        Format::Gzip,
        Format::Warc,
        Format::Mhtml,
    ] {
        let text = Member::new("talks", b"The talks ended.".to_vec());
        assert!(reader_archive::read(&text, format).is_err(), "{format:?}");
        let page = Member::new("x.webarchive", b"bplist00\xd1\x01\x02".to_vec());
        let refusal = reader_archive::read(&page, format).expect_err("Safari's");
        assert!(refusal.0.contains("Safari"), "{refusal}");
    }
}

#[test]
fn tar_and_gzip() {
    let folders = format!(
        "{}/{}",
        ["a folder with a long name"; 3].join(" "),
        ["and another one"; 4].join(" ")
    );
    let page = format!("{folders}/port.html");
    for name in ["gnu.tar.gz", "pax.tar.gz"] {
        let unpacked = check(name, Format::Gzip, &["Gespräche.txt", &page], &[HELPER]);
        assert_eq!(unpacked.format, Format::Tar);
        assert!(chars(members(&unpacked)[0]).contains(HAFEN_LAST));
    }
    check("ustar.tar", Format::Tar, &["Gespräche.txt"], &[HELPER]);
    check(
        "pax.tar.gz",
        Format::Tar,
        &["Gespräche.txt", &page],
        &[HELPER],
    );
    for (name, inner) in [
        ("two-members.html.gz", "two-members.html"),
        ("named.gz", "named"),
    ] {
        let unpacked = check(name, Format::Gzip, &[inner], &[]);
        assert_eq!(unpacked.format, Format::Gzip);
        assert!(chars(members(&unpacked)[0]).contains(PORT_LAST));
    }
}

#[test]
fn web_archives() {
    for (name, format) in [
        ("crawl.warc", Format::Warc),
        ("crawl.warc.gz", Format::Warc),
        ("crawl.warc.gz", Format::Gzip),
    ] {
        let unpacked = check(
            name,
            format,
            &[
                "harbour-news.example/2026/port-talks",
                "harbour-news.example/2026/tugs",
                "harbour-news.example/de/hafen",
                "harbour-news.example/text",
            ],
            &[HELPER, "2 files that are no pages were left out."],
        );
        assert_eq!(unpacked.format, Format::Warc);
        let members = members(&unpacked);
        for (member, last) in members
            .iter()
            .zip([PORT_LAST, TUGS_LAST, HAFEN_LAST, PORT_LAST])
        {
            assert!(chars(member).contains(last), "{}", member.name);
        }
        assert_eq!(members[2].charset.as_deref(), Some("ISO-8859-1"));
        assert_eq!(
            stated(members[1]),
            ["", "", "", "", "https://harbour-news.example/2026/tugs"]
        );
    }
}

#[test]
fn mails() {
    let unpacked = check("newsletter.eml", Format::Eml, &["newsletter.html"], &[]);
    let member = members(&unpacked)[0];
    assert!(chars(member).contains(PORT_LAST));
    assert_eq!(
        stated(member),
        [
            "Port talks end without a deal",
            "Harbour News",
            "",
            "2026-03-03T08:15:00+02:00",
            ""
        ]
    );

    let unpacked = check(
        "forwarded-1252.eml",
        Format::Eml,
        &["forwarded-1252.txt"],
        &[],
    );
    let member = members(&unpacked)[0];
    assert!(chars(member).contains(HAFEN_LAST));
    assert_eq!(
        stated(member),
        ["Gespräche über den Hafen ohne Ergebnis", "", "", "", ""]
    );

    let unpacked = check("iso-2022-jp.eml", Format::Eml, &["iso-2022-jp.txt"], &[]);
    let member = members(&unpacked)[0];
    assert!(chars(member).contains("民兵側は一月から二つの埠頭を占拠している。"));
    assert_eq!(
        stated(member),
        [
            "港湾協議、合意なく終了",
            "北門新聞",
            "",
            "2026-03-03T15:15:00+09:00",
            ""
        ]
    );

    let unpacked = check("flowed.eml", Format::Eml, &["flowed.txt"], &[]);
    let text = chars(members(&unpacked)[0]);
    assert!(
        text.lines()
            .any(|line| line.starts_with("Arnaud said") && line.ends_with(PORT_LAST))
    );

    let unpacked = check(
        "nodemailer.eml",
        Format::Eml,
        &["nodemailer.html", "Übersicht.csv"],
        &[],
    );
    let member = members(&unpacked)[0];
    assert!(chars(member).contains(TUGS_LAST));
    assert_eq!(
        stated(member),
        [
            "Crews of two tugboats walk free – und mehr",
            "The Northgate Courier",
            "Ana Silva",
            "2026-03-04T19:00:00Z",
            ""
        ]
    );
}

#[test]
fn attachments_and_mailboxes() {
    let unpacked = check(
        "attachments.eml",
        Format::Eml,
        &[
            "attachments.txt",
            "Schlepper – frei.html",
            "port.txt",
            "more.zip",
            "Fwd: Gespräche über den Hafen ohne Ergebnis.eml",
        ],
        &[HELPER],
    );
    let found = members(&unpacked);
    assert!(chars(found[1]).contains(TUGS_LAST));
    assert!(found[3].bytes.starts_with(b"PK"));
    let inner = reader_archive::read(found[4], Format::Eml).expect("the message inside");
    assert!(chars(members(&inner)[0]).contains(HAFEN_LAST));

    let unpacked = check(
        "articles.mbox",
        Format::Eml,
        &[
            "Port talks end without a deal.eml",
            "Crews of two tugboats walk free.eml",
            "Gespräche über den Hafen ohne Ergebnis.eml",
        ],
        &[],
    );
    let inner = reader_archive::read(members(&unpacked)[2], Format::Eml).expect("a message");
    let text = chars(members(&inner)[0]);
    assert!(text.starts_with("From here on") && text.contains(HAFEN_LAST));
}

#[test]
fn saved_pages() {
    for (name, last, url) in [
        (
            "chromium",
            PORT_LAST,
            "http://harbour-news.example/2026/port-talks",
        ),
        (
            "chromium-1252",
            HAFEN_LAST,
            "http://harbour-news.example/de/hafen",
        ),
    ] {
        // A mail program would take it for a mail.
        for format in [Format::Mhtml, Format::Eml] {
            let page = format!("{name}.html");
            let unpacked = check(&format!("{name}.mhtml"), format, &[&page], &[]);
            let member = members(&unpacked)[0];
            assert_eq!(unpacked.format, Format::Mhtml);
            assert!(chars(member).contains(last), "{name}");
            assert_eq!(stated(member), ["", "", "", "", url]);
        }
    }
}
