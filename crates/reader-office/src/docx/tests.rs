//! Hand-made packages with the oddities of Word → text, marks and notices.

use crate::testing::{drawn, zip};
use document::{Format, Item, Member, Refusal};

fn package(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="x"><w:body>{body}</w:body></w:document>"#
    );
    zip(&[("word/document.xml", document.as_bytes())])
}

fn check(body: &str, expected: &str) {
    let unpacked =
        crate::read(&Member::new("a.docx", package(body)), Format::Docx).expect("a text");
    assert_eq!(drawn(&unpacked), expected, "{body}");
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn runs_tabs_hyphens_and_symbols() {
    check(
        r#"<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">HD </w:t><w:tab/><w:t>al</w:t></w:r><w:r><w:noBreakHyphen/><w:t>Nahr &amp; co</w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Arial" w:char="2014"/></w:r></w:p>"#,
        "HD\tal-Nahr & co\u{ad}\u{fffd}—",
    );
}

#[test]
fn line_ends_of_the_markup_are_spaces() {
    check(
        "<w:p><w:r><w:t>The talks.\nThey\r\nended</w:t><w:br/><w:t>on Monday</w:t></w:r></w:p>",
        "The talks. They ended on Monday",
    );
}

#[test]
fn exports_of_news_databases_keep_their_lines() {
    let bold = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>");
    let headline = bold("Port of Northgate opens again");
    let label = bold("Length:");
    check(
        &format!(
            r#"<w:p/><w:p><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>{headline}</w:p><w:p><w:r><w:t>Harbour News</w:t></w:r></w:p><w:p/><w:p>{label}<w:r><w:t xml:space="preserve">&#160;571 words</w:t></w:r></w:p><w:p>{}</w:p><w:p/>{}<w:p><w:pPr><w:sectPr/></w:pPr>{}</w:p>{}"#,
            bold("Body"),
            p("The port opened again."),
            bold("End of Document"),
            p("Minister leaves")
        ),
        "[headline] Port of Northgate opens again\nHarbour News\n\nLength:\u{a0}571 words\n[heading] Body\n\nThe port opened again.\n[heading] End of Document\n\nMinister leaves",
    );
}

#[test]
fn tracked_changes_as_if_taken() {
    check(
        r"<w:p><w:r><w:t>The talks </w:t></w:r><w:del><w:r><w:delText>ended</w:delText></w:r></w:del><w:ins><w:r><w:t>went on</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>line.</w:t></w:r></w:p>",
        "The talks went on\nOne line.\n(1 deletion of the tracked changes is not shown.)",
    );
}

#[test]
fn field_codes_hidden_text_and_placeholders_are_left_out() {
    check(
        r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Port</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> news</w:t></w:r></w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p></w:sdtContent></w:sdt><w:sdt><w:sdtContent><w:p><w:smartTag><w:r><w:t>Kept</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>"#,
        "Port news\nKept\n(Text that is hidden in the file is not shown.)",
    );
}

#[test]
fn a_text_box_once_and_after_its_paragraph() {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", p("Pull quote"));
    check(
        &format!(
            "<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>after</w:t></w:r></w:p>{}",
            p("Next")
        ),
        "Before after\nPull quote\nNext",
    );
}

#[test]
fn cells_are_lines_and_breaks_are_gaps() {
    check(
        &format!(
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl><w:p/><w:p><w:r><w:t>End of Document</w:t></w:r><w:r><w:br w:type=\"page\"/></w:r></w:p>{}",
            p("Ships"),
            p("42"),
            p("more"),
            p("Next")
        ),
        "Ships\n42\nmore\n\nEnd of Document\n\nNext",
    );
}

#[test]
fn strict_dialect_and_own_prefix() {
    let document = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:pPr><x:pStyle x:val="Heading1"/></x:pPr><x:r><x:t>Port opens</x:t></x:r></x:p></x:body></x:document>"#;
    let rels = r#"<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
    let bytes = zip(&[
        ("_rels/.rels", rels.as_bytes()),
        ("word/document2.xml", document.as_bytes()),
    ]);
    let unpacked = crate::read(&Member::new("a.docx", bytes), Format::Docx).expect("a text");
    assert_eq!(drawn(&unpacked), "[headline] Port opens");
}

#[test]
fn notes_remarks_and_headers_follow_the_text() {
    let story = |inner: &str| format!("<w:x>{inner}</w:x>");
    let notes = format!(
        r#"<w:x><w:footnote w:type="separator">{}</w:footnote><w:footnote>{}</w:footnote></w:x>"#,
        p("sep"),
        p("A note.")
    );
    let document = format!("<w:document><w:body>{}</w:body></w:document>", p("Text."));
    let bytes = zip(&[
        ("word/document.xml", document.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
        (
            "word/comments.xml",
            story(&format!("<w:comment>{}</w:comment>", p("Check this."))).as_bytes(),
        ),
        ("word/header1.xml", story(&p("Harbour News")).as_bytes()),
        ("word/header2.xml", story(&p("Harbour News")).as_bytes()),
        ("word/footer1.xml", story(&p("Page 1")).as_bytes()),
    ]);
    let unpacked = crate::read(&Member::new("a.docx", bytes), Format::Docx).expect("a text");
    assert_eq!(
        drawn(&unpacked),
        "Text.\n\nA note.\n\n[editor_note!] Check this.\n\n[furniture!] Harbour News\n\n[furniture!] Page 1"
    );
}

#[test]
fn a_web_page_inside_is_a_file_of_its_own() {
    let document = r#"<w:document><w:body><w:altChunk r:id="c1"/></w:body></w:document>"#;
    let rels = r#"<Relationships><Relationship Id="c1" Type="x/aFChunk" Target="chunk.htm"/></Relationships>"#;
    let bytes = zip(&[
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", rels.as_bytes()),
        ("word/chunk.htm", b"<p>Port opens</p>"),
    ]);
    let unpacked = crate::read(&Member::new("a.docx", bytes), Format::Docx).expect("a file");
    assert!(
        matches!(&unpacked.items[..], [Item::Member(member)] if member.name == "word/chunk.htm")
    );
}

#[test]
fn refusals_say_what_to_do() {
    let refusal = |bytes: Vec<u8>| match crate::read(&Member::new("a.docx", bytes), Format::Docx) {
        Err(Refusal(sentence)) => sentence,
        Ok(_) => String::new(),
    };
    assert!(refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...".to_vec()).contains("password"));
    assert!(refusal(zip(&[("xl/workbook.xml", b"<x/>")])).contains("no Word document"));
    assert!(refusal(package("<w:p/>")).contains("no text"));
}

#[test]
fn deep_nesting_is_bounded() {
    let body = "<w:p><w:r><w:txbxContent>".repeat(100_000);
    let refused = crate::read(&Member::new("a.docx", package(&body)), Format::Docx).is_err();
    assert!(refused);
    let tables = "<w:tbl><w:tr><w:tc>".repeat(100_000);
    check(
        &format!("{tables}{}", p("Deep")),
        &format!("Deep\n({})", crate::CUT),
    );
}
