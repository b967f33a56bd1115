//! Hand-made files with the oddities of OpenDocument → text, marks and notices.

use crate::testing::{drawn, zip};
use document::{Format, Member, Refusal};

fn flat(styles: &str, body: &str) -> Vec<u8> {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:fo="x"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"#
    )
    .into_bytes()
}

fn check(styles: &str, body: &str, expected: &str) {
    let member = Member::new("a.fodt", flat(styles, body));
    let unpacked = crate::read(&member, Format::Odt).expect("a text");
    assert_eq!(drawn(&unpacked), expected, "{body}");
}

#[test]
fn spaces_tabs_and_line_ends_of_the_markup() {
    check(
        "",
        "<text:p>HD<text:tab/>The<text:s text:c=\"3\"/>port\n   opens<text:line-break/>again</text:p>",
        "HD\tThe port opens\nagain".replace('\n', " ").as_str(),
    );
}

#[test]
fn deletions_apart_and_hidden_text_left_out() {
    check(
        r#"<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>"#,
        r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>ended</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>The talks <text:change/><text:change-start/>went on<text:change-end/><text:span text:style-name="T1">secret</text:span>.</text:p>"#,
        "The talks went on.\n(1 deletion of the tracked changes is not shown.)\n(Text that is hidden in the file is not shown.)",
    );
}

#[test]
fn notes_and_remarks_follow_the_text() {
    check(
        "",
        r#"<text:h text:outline-level="1">Port opens</text:h><text:p>The port<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note> opened<office:annotation><dc:creator>Ed</dc:creator><text:p>Check.</text:p></office:annotation> again.</text:p>"#,
        "[headline] Port opens\nThe port opened again.\n\nA note.\n\n[editor_note!] Check.",
    );
}

#[test]
fn cells_and_text_boxes_are_lines() {
    check(
        "",
        "<table:table><table:table-row><table:table-cell><text:p>Ships</text:p></table:table-cell><table:table-cell><text:p>42</text:p></table:table-cell></table:table-row></table:table><text:p>Before <draw:text-box><text:p>Pull quote</text:p></draw:text-box>after</text:p>",
        "Ships\n42\nBefore after\nPull quote",
    );
}

#[test]
fn bold_by_hand_is_a_hint() {
    check(
        r#"<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>"#,
        r#"<text:p><text:span text:style-name="T1">Port opens</text:span></text:p><text:p>Text of <text:span text:style-name="T1">it</text:span>.</text:p>"#,
        "[headline] Port opens\nText of it.",
    );
}

#[test]
fn what_is_locked_or_empty_is_refused() {
    let refusal = |bytes: Vec<u8>| match crate::read(&Member::new("a.odt", bytes), Format::Odt) {
        Err(Refusal(sentence)) => sentence,
        Ok(_) => String::new(),
    };
    let locked = zip(&[
        ("content.xml", b"\x93\x12"),
        (
            "META-INF/manifest.xml",
            b"<m:file-entry><m:encryption-data/></m:file-entry>",
        ),
    ]);
    assert!(refusal(locked).contains("password"));
    assert!(refusal(zip(&[("encrypted-package", b"\x93\x12")])).contains("password"));
    assert!(refusal(flat("", "<text:p/>")).contains("no text"));
}

#[test]
fn deep_nesting_is_bounded() {
    let deep = "<text:p><text:span><draw:frame>".repeat(100_000);
    let member = Member::new("a.fodt", flat("", &deep));
    assert!(crate::read(&member, Format::Odt).is_err());
}
